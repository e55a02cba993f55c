// The letters of every chart, measured as they stand on the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { each, open, WIDTHS } from "./browser.js";
import { serve } from "./server.js";
import { kindOf, pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

// No letter a reader must make out is smaller than this, in px on the screen.
const LEAST = 12;
const CHARTED = new Set(["home", "report", "area", "department", "status", "year", "list", "changes"]);
const stage = setStage();

// Runs in the page: every visible text of a chart, with its size after all scaling.
function letters() {
  return [...document.querySelectorAll("svg text")]
    .filter((text) => text.checkVisibility() && text.textContent.trim() !== "")
    .map((text) => {
      const { a, b } = text.getScreenCTM();
      const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
      return { size: Math.round(size * 100) / 100, text: text.textContent.trim() };
    });
}

/** Every text below the least size, as `site page width: size "text"`; and how many there were. */
async function tooSmall(site) {
  const server = await serve(site.folder);
  const small = [];
  let count = 0;
  await each(pagesOfKinds(site).filter(([, path]) => CHARTED.has(kindOf(path))), async ([, path]) => {
    const { page, close } = await open(stage.browser, server.address, path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(letters);
      count += found.length;
      for (const { size, text } of found.filter((letter) => letter.size < LEAST)) {
        small.push(`${site.name} ${path} ${width} px: ${size} px "${text}"`);
      }
    }
    await close();
  }).finally(server.stop);
  return { small, count };
}

for (const site of stage.sites) {
  test(`${site.name}: no letter of a chart is below ${LEAST} px`, async () => {
    const { small, count } = await tooSmall(site);
    assert.ok(count > 20, `${count} texts measured`);
    assert.deepEqual(small, []);
  });
}
