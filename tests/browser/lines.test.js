// Where lines begin: never with a middle dot, at any width, on any page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { encoded } from "./browser.js";
import { serve } from "./server.js";
import { setStage } from "./stage.js";

const stage = setStage();

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

// Sites made for hostile names and for links hold too few dots to tell.
for (const site of stage.sites.filter(({ name }) => !["hostile", "linked"].includes(name))) {
  test(`no line of ${site.name} begins with a middle dot`, async () => {
    const server = await serve(site.folder);
    // Of a large district every sixth page: its kinds of page are many, their kinds of line few.
    const paths = site.pages.filter((_, index) => site.pages.length < 60 || index % 6 === 0);
    const page = await stage.browser.newPage();
    const faults = [];
    let dots = 0;
    for (const path of paths) {
      await page.emulateMedia({ media: "screen" });
      await page.goto(`${server.address}/${encoded(path)}`);
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
