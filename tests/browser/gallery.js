// One page to look through all pictures of a test run: by site and kind, widths beside each other.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const figure = ({ file, width, mode }) =>
  `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>` +
  `<figcaption>${width} px, ${mode}</figcaption></figure>`;

/** Writes `index.html` beside the pictures. */
export function writeGallery(folder, pictures) {
  const rows = new Map();
  for (const picture of pictures) {
    const name = `${picture.site}: ${picture.kind}`;
    rows.set(name, [...(rows.get(name) ?? []), picture]);
  }
  const sections = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => {
    const ordered = row.sort((a, b) => a.width - b.width || (a.mode < b.mode ? -1 : 1));
    return `<h2>${name}</h2>\n<div>${ordered.map(figure).join("\n")}</div>`;
  });
  const style = "div{display:flex;gap:1rem;overflow-x:auto;align-items:start}img{max-height:40rem}";
  writeFileSync(
    join(folder, "index.html"),
    `<!DOCTYPE html>\n<meta charset="utf-8">\n<title>Pages of the test run</title>\n` +
      `<style>${style}</style>\n<h1>Pages of the test run</h1>\n${sections.join("\n")}\n`,
  );
}
