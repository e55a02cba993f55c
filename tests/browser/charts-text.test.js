// Every letter of every chart, as the browser shows it: at least 12 px on any screen and 7.5 pt on
// paper, no text over another, none outside its drawing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { encoded } from "./browser.js";
import { serve } from "./server.js";
import { files } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage();
const WIDTHS = [320, 360, 480, 600, 768, 900, 1024, 1280, 1920];
const SMALLEST_ON_SCREEN = 12;
// 7.5 pt at 96 px an inch.
const SMALLEST_ON_PAPER = 10;
// What A4 leaves between its margins of 12 mm, in px.
const PAPER = { width: 703, height: 1028 };

/** Pages of a site that draw charts: one group of a kind is as good as all of them. */
function charted({ pages }) {
  const kinds = new Set();
  return pages.filter((path, index) => {
    // Of a large district every fourth report.
    const isReport = path.startsWith("projects/") && (pages.length < 60 || index % 4 === 0);
    const kind = isReport ? path : path.split("/")[0];
    return !kinds.has(kind) && kinds.add(kind);
  });
}

/** Runs in the page: the letters of the charts that are shown, and what is wrong with them. */
function measure(smallest) {
  const faults = [];
  let letters = 0;
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const key of document.querySelectorAll(".key li, figcaption, figcaption span")) {
    if (!key.getClientRects().length) continue;
    const size = Number.parseFloat(getComputedStyle(key).fontSize);
    if (size < smallest) faults.push(`${size} px: ${key.textContent}`);
  }
  for (const figure of document.querySelectorAll(".fig")) {
    const shown = [...figure.querySelectorAll("svg.chart")].filter((s) => s.getClientRects().length);
    if (shown.length !== 1) faults.push(`${shown.length} drawings in ${figure.className}`);
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (!svg.getClientRects().length) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((text) => {
      const box = text.getBoundingClientRect();
      const scale = text.getScreenCTM().a;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      // A line's box is higher than its letters: from a digit's height to a little below the line.
      const line = new DOMPoint(0, Number(text.getAttribute("y"))).matrixTransform(text.getScreenCTM());
      const [top, bottom] = [line.y - size * 0.72, line.y + size * 0.18];
      return { said: text.textContent, size, left: box.left, right: box.right, top, bottom };
    });
    letters += texts.length;
    for (const [index, a] of texts.entries()) {
      if (a.size < smallest) faults.push(`${a.size.toFixed(2)} px: ${a.said}`);
      if (a.left < frame.left - 1.5 || a.right > frame.right + 1.5)
        faults.push(`leaves its drawing: ${a.said} ${a.left - frame.left} ${a.right - frame.right}`);
      if (a.top < frame.top - 1 || a.bottom > frame.bottom + 1) faults.push(`cut: ${a.said}`);
      for (const b of texts.slice(index + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0.5 && down > 0.5) faults.push(`${a.said} meets ${b.said}`);
      }
    }
  }
  return { faults, letters };
}

// Sites made for hostile names and for links have no charts that the others have not.
for (const site of stage.sites.filter(({ name }) => !["hostile", "linked"].includes(name))) {
  describe(site.name, () => {
    let server;

    before(async () => {
      server = await serve(site.folder);
    });

    after(() => server?.stop());

    test("letters of charts on every screen and on paper", async () => {
      const page = await stage.browser.newPage();
      const faults = [];
      let letters = 0;
      for (const path of charted(site)) {
        await page.emulateMedia({ media: "screen" });
        await page.goto(`${server.address}/${encoded(path)}`);
        const look = async (place, smallest) => {
          const seen = await page.evaluate(measure, smallest);
          letters += seen.letters;
          faults.push(...seen.faults.map((fault) => `${path}, ${place}: ${fault}`));
        };
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          await look(`${width} px`, SMALLEST_ON_SCREEN);
        }
        await page.setViewportSize(PAPER);
        await page.emulateMedia({ media: "print" });
        await look("paper", SMALLEST_ON_PAPER);
      }
      await page.close();
      assert.ok(letters > 500, `${letters} texts were looked at`);
      assert.deepEqual(faults, []);
    });

    test("a picture of the charts shows its letters as large as they were drawn", async () => {
      const pictures = files(site.folder, "funding.svg");
      assert.ok(pictures.length > 0);
      const page = await stage.browser.newPage();
      const faults = [];
      for (const path of pictures) {
        await page.goto(`${server.address}/${encoded(path)}`);
        const seen = await page.evaluate(measure, SMALLEST_ON_SCREEN);
        faults.push(...seen.faults.map((fault) => `${path}: ${fault}`));
      }
      await page.close();
      assert.deepEqual(faults, []);
    });
  });
}
