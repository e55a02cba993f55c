// Where lines begin: never with a middle dot, at any width, on any page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

const repository = join(import.meta.dirname, "../..");
const binary = process.env.JANGBU ?? join(repository, "target/release/jangbu");
const SITES = {
  sample: repository,
  "every-key": join(repository, "tests/contents/every-key"),
  district: join(repository, "tests/contents/district"),
};
const districts = join(repository, "tests/districts");
for (const name of existsSync(districts) ? readdirSync(districts) : [])
  SITES[name] = join(districts, name);

let browser;
const work = mkdtempSync(join(tmpdir(), "jangbu-lines-"));

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Runs in the page: middle dots that stand left of, and below, the letter before them. */
function dotsAtLineStarts() {
  const found = [];
  for (const details of document.querySelectorAll("details")) details.open = true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let dots = 0;
  let before = null;
  const box = (node, index) => {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getClientRects()[0];
  };
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const said = node.textContent;
    if (node.parentElement.closest("svg, pre")) continue;
    for (const [index, letter] of [...said].entries()) {
      if (letter.trim() === "") continue;
      if (letter === "·") {
        const here = box(node, index);
        if (!here || here.width === 0) continue;
        dots += 1;
        const previous = before && box(...before);
        if (!previous || previous.bottom <= here.top + here.height / 2)
          found.push(said.trim().slice(Math.max(0, index - 12), index + 12));
      }
      before = [node, index];
    }
  }
  return { found, dots };
}

for (const [name, root] of Object.entries(SITES)) {
  test(`no line of ${name} begins with a middle dot`, async () => {
    const folder = join(work, name);
    execFileSync(binary, ["generate", "--quiet", "--root", root, "--output", folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const server = await serve(folder);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const pages = entries.filter((entry) => entry.name.endsWith(".html") && entry.name !== "404.html");
    // Of a large district every sixth page: its kinds of page are many, their kinds of line few.
    const paths = pages.filter((_, index) => pages.length < 60 || index % 6 === 0);
    const page = await browser.newPage();
    const faults = [];
    let dots = 0;
    for (const entry of paths) {
      const path = relative(folder, join(entry.parentPath, entry.name));
      await page.emulateMedia({ media: "screen" });
      await page.goto(`${server.address}/${path.split("/").map(encodeURIComponent).join("/")}`);
      const look = async (place) => {
        const seen = await page.evaluate(dotsAtLineStarts);
        dots += seen.dots;
        faults.push(...seen.found.map((said) => `${path}, ${place}: ${said}`));
      };
      for (let width = 320; width <= 1320; width += 40) {
        await page.setViewportSize({ width, height: 900 });
        await look(`${width} px`);
      }
      await page.setViewportSize({ width: 703, height: 1028 });
      await page.emulateMedia({ media: "print" });
      await look("paper");
    }
    await page.close();
    server.stop();
    assert.ok(dots > 100, `${dots} dots were looked at`);
    assert.deepEqual(faults, []);
  });
}
