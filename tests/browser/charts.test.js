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

// Runs in the page: the one drawing that is shown of every chart, bare but for its hatching in black,
// and where it is to be hatched, in px of the drawing.
function bareHatching() {
  // Not an element, which the page's policy refuses.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.chart * { visibility: hidden }
    .chart :is([class^="ink-"], [class^="ink-"] *) { visibility: visible; stroke: #000 !important }`);
  document.adoptedStyleSheets.push(sheet);
  for (const details of document.querySelectorAll("details")) details.open = true;
  const shown = [...document.querySelectorAll("svg.chart")].filter((svg) => svg.checkVisibility());
  return shown.map((svg, index) => {
    svg.setAttribute("data-hatched", index);
    const { left, top } = svg.getBoundingClientRect();
    const { a } = svg.getScreenCTM();
    const data = [...svg.querySelectorAll('path[class*="wash-"][class*="box"]')].map((path) => path.getAttribute("d"));
    const boxes = [...data.join("").matchAll(/M([-\d.]+) ([-\d.]+)h([\d.]+)v([\d.]+)/g)].map((found) => {
      const [x, y, width, height] = found.slice(1).map(Number);
      const { e, f } = svg.getScreenCTM();
      return { x: x * a + e - left, y: y * a + f - top, width: width * a, height: height * a };
    });
    return { index, scale: a, boxes };
  });
}

// Runs in a page, with a pixel and a half for where a drawing begins between pixels: dark pixels outside of every box, and stretches of a box without any.
async function hatched({ picture, scale, boxes }) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  const isDark = (x, y) => data[4 * (y * width + x)] < 200;
  const isIn = (x, y) =>
    boxes.some((b) => x >= b.x - 1.5 && x <= b.x + b.width + 1.5 && y >= b.y - 1.5 && y <= b.y + b.height + 1.5);
  const faults = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (isDark(x, y) && !isIn(x, y)) faults.push(`beside: ${x} ${y}`);
  }
  // Lines stand at most 8 units apart along an edge.
  const side = Math.ceil(9 * scale);
  for (const box of boxes.filter((b) => b.width > 10 * scale && b.height > 10 * scale)) {
    for (let x = Math.ceil(box.x); x + side < box.x + box.width; x += side) {
      const ys = Array.from({ length: side }, (_, n) => Math.ceil(box.y) + n);
      const some = ys.some((y) => Array.from({ length: side }, (_, n) => x + n).some((x) => isDark(x, y)));
      if (!some) faults.push(`bare: ${x} ${Math.round(box.y)}`);
    }
  }
  return faults;
}

test("hatching fills its bars from end to end, and nothing beside them", async () => {
  const faults = [];
  let boxes = 0;
  for (const site of stage.sites) {
    const server = await serve(site.folder);
    const reports = pagesOfKinds(site).filter(([, path]) => ["home", "report"].includes(kindOf(path)));
    for (const [, path] of reports) {
      for (const width of [320, 1280]) {
        const viewport = { width, height: 900 };
        const { page, close } = await open(stage.browser, server.address, path, { viewport });
        const empty = await stage.browser.newPage();
        for (const { index, ...chart } of await page.evaluate(bareHatching)) {
          if (chart.boxes.length === 0) continue;
          const shot = await page.locator(`[data-hatched="${index}"]`).screenshot({ scale: "css" });
          const found = await empty.evaluate(hatched, { ...chart, picture: shot.toString("base64") });
          faults.push(...found.slice(0, 3).map((fault) => `${site.name} ${path} ${width} px ${index}: ${fault}`));
          boxes += chart.boxes.length;
        }
        await empty.close();
        await close();
      }
    }
    server.stop();
  }
  assert.deepEqual(faults, []);
  assert.ok(boxes > 40, `${boxes} bars looked at`);
});
