// Every page, sheet and picture is valid: HTML, SVG and CSS by the W3C's Nu checker, SVG and XML
// well-formed by xmllint, CSS by a second parser that knows newer properties.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { validate } from "csstree-validator";
import { files, publish } from "./sites.js";

const jar = join(createRequire(import.meta.url).resolve("vnu-jar"), "../build/dist/vnu.jar");
const published = publish();
after(() => published.remove());

// What the checker's CSS and SVG are behind in, word for word. All of it is in browsers since 2024.
const BEHIND = new Set([
  // SVG 2, "Styling": properties of drawing, which CSS parsers know from SVG alone.
  "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",
  "CSS: “paint-order”: Property “paint-order” doesn't exist.",
  // CSS Containment 3: which drawing of a chart has room is asked of the column, not the window.
  "CSS: “container-type”: Property “container-type” doesn't exist.",
  "CSS: Unrecognized at-rule “@container”",
  // SVG 2, "Presentation attributes": the attribute takes whatever the property takes.
  "Bad value “tabular-nums” for attribute “font-variant” on element “svg”.",
]);

/** What the Nu checker says about these files, each as `path:line: message`. */
function nuChecker(paths) {
  const options = ["--also-check-css", "--also-check-svg", "--format", "json", "--exit-zero-always"];
  const args = ["-jar", jar, ...options, ...paths.map((path) => join(published.work, path))];
  const run = spawnSync("java", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr.slice(0, 2000));
  const { messages } = JSON.parse(run.stderr);
  const told = messages.filter((m) => !BEHIND.has(m.message) && !m.message.startsWith("The first occurrence"));
  return told.map((m) => `${decodeURI(m.url)}:${m.lastLine}: ${m.message}`.split(published.work)[1]);
}

for (const [end, least] of [[".html", 50], [".svg", 8], [".css", 2]]) {
  test(`the Nu checker finds nothing in any ${end} file`, () => {
    const paths = files(published.work, end);
    assert.ok(paths.length >= least, `${paths.length} files`);
    assert.deepEqual(nuChecker(paths), []);
  });
}

test("every file of XML is well-formed", () => {
  const paths = [".svg", ".xml"].flatMap((end) => files(published.work, end));
  execFileSync("xmllint", ["--noout", "--nonet", ...paths], { cwd: published.work });
});

// CSS Paged Media 3, which the second parser's lexicon lacks: margins and margin boxes of `@page`.
const UNKNOWN = new Set([
  "Unknown at-rule descriptor `margin` : ",
  "Unknown at-rule `@bottom-right` : ",
  "Unknown at-rule `@bottom-left` : ",
]);

test("a second parser knows every property and value of the sheet", () => {
  for (const { folder } of published.sites.slice(0, 2)) {
    const path = join(folder, "assets/style.css");
    const found = validate(readFileSync(path, "utf8"), path);
    const told = found.map((e) => `${e.message} ${e.property ?? ""}: ${e.css ?? e.details ?? ""}`);
    assert.deepEqual(told.filter((line) => !UNKNOWN.has(line)), []);
  }
});
