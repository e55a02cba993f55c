// The page by keyboard alone: skip link, order, a visible focus, tables that scroll, footnotes and
// back, details that open, and no place where one is caught.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { each, MODES, open as openWith } from "./browser.js";
import { serve } from "./server.js";
import { pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage();

/** What is scrolled to must be there at once, to be looked at. */
const open = (browser, address, path, options) =>
  openWith(browser, address, path, { reducedMotion: "reduce", ...options });

// The functions below run in the page.

/** What has the focus: where it stands on the page, and how it is marked. */
function focused() {
  const element = document.activeElement;
  if (element === document.body || element === null) return null;
  globalThis.order ??= new Map();
  if (!globalThis.order.has(element)) globalThis.order.set(element, globalThis.order.size);
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    number: globalThis.order.get(element),
    html: element.outerHTML.slice(0, 100),
    inSvg: element.closest("svg") !== null,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    colour: style.outlineColor,
    ground: getComputedStyle(document.body).backgroundColor,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

/** Everything a Tab should reach, in the order of the document. */
function reachable() {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  return [...all].filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0)
    .map((e) => e.outerHTML.slice(0, 100));
}

/** Pairs of things focused one after the other where the eye would go the other way. */
function disorder() {
  const column = (e) => e.closest(".toc, .body, .mast, .foot, .pair > *, [data-script]") ?? document.body;
  const focusable = [...document.querySelectorAll("a[href], summary, button, input, select, [tabindex='0']")]
    .filter((e) => e.checkVisibility() && !e.classList.contains("skip"));
  return focusable.slice(1).flatMap((next, index) => {
    const before = focusable[index];
    if (column(before) !== column(next)) return [];
    const [a, b] = [before.getClientRects()[0], next.getClientRects()[0]];
    // Above and to the right is the next of two columns, which is how columns are read.
    const wrong = (b.bottom <= a.top - 1 && b.left < a.right) || (Math.abs(a.top - b.top) < 2 && b.right <= a.left);
    return wrong ? [`${before.outerHTML.slice(0, 80)} then ${next.outerHTML.slice(0, 80)}`] : [];
  });
}

/** Goes with Tab from the start to the end of the page, and tells every stop. */
async function walk(page, most) {
  const stops = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focused);
    if (stop === null || stop.number < stops.length) break;
    stops.push(stop);
  }
  return stops;
}

async function throughout(site, server, [kind, path]) {
  const viewport = { width: kind === "report" ? 320 : 1280, height: 900 };
  const { page, close } = await open(stage.browser, server.address, path, { viewport });
  const place = `${site.name} ${path}`;
  const expected = await page.evaluate(reachable);
  const stops = await walk(page, Math.min(expected.length + 3, 90));
  const reached = stops.map((stop) => stop.html);
  assert.deepEqual(reached, expected.slice(0, reached.length), place);
  assert.ok(reached.length >= Math.min(expected.length, 90), `${place}: caught after ${reached.at(-1)}`);
  for (const stop of stops) {
    assert.ok(stop.seen && !stop.inSvg, `${place}: ${stop.html}`);
    assert.ok(stop.outline && stop.colour !== stop.ground, `${place}: focus unseen on ${stop.html}`);
  }
  assert.deepEqual(await page.evaluate(disorder), [], place);
  await close();
}

for (const site of stage.sites) {
  test(`${site.name}: Tab goes through every kind of page, seen at every stop`, async () => {
    const server = await serve(site.folder);
    await each(pagesOfKinds(site), (page) => throughout(site, server, page)).finally(server.stop);
  });
}

describe("a report by keyboard", () => {
  const site = stage.sites.find(({ name }) => name === "every-key");
  const path = "projects/market/index.html";
  let server;
  before(async () => {
    server = await serve(site.folder);
  });
  after(() => server?.stop());

  const focus = (page, selector) => page.evaluate((s) => document.querySelector(s).focus(), selector);
  const active = (page) => page.evaluate(() => document.activeElement.id);

  test("the skip link stands first, shows itself and leads to the main part", async () => {
    const { page, close } = await open(stage.browser, server.address, path);
    await page.keyboard.press("Tab");
    const box = await page.locator(".skip").boundingBox();
    assert.ok(box.y >= 0 && box.height >= 24, `${JSON.stringify(box)}`);
    await page.keyboard.press("Enter");
    assert.equal(await active(page), "main");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
    await close();
  });

  test("the page's index leads to its sections", async () => {
    const { page, close } = await open(stage.browser, server.address, path);
    const links = await page.locator(".toc a").count();
    assert.ok(links > 5);
    for (let index = 0; index < links; index += 1) {
      const link = page.locator(".toc a").nth(index);
      const target = (await link.getAttribute("href")).slice(1);
      await link.focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => location.hash === `#${id}`, target);
      const shown = () => page.evaluate((id) => {
        const { top } = document.getElementById(id).getBoundingClientRect();
        const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
        return (top > -5 && top < 200) || (end && top < innerHeight);
      }, target);
      for (let wait = 0; wait < 60 && !(await shown()); wait += 1) await page.waitForTimeout(50);
      assert.ok(await shown(), target);
    }
    await close();
  });

  test("a table wider than the page scrolls by arrow keys", async () => {
    const viewport = { width: 320, height: 900 };
    const { page, close } = await open(stage.browser, server.address, path, { viewport });
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const count = await page.locator(".scroll").count();
    let wide = 0;
    for (let index = 0; index < count; index += 1) {
      const region = page.locator(".scroll").nth(index);
      if (!(await region.evaluate((box) => box.scrollWidth > box.clientWidth))) continue;
      wide += 1;
      await region.focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction((box) => box.scrollLeft > 0, await region.elementHandle());
    }
    assert.ok(wide > 0, "a table is wider than a phone");
    await close();
  });

  test("details open and close by Enter and Space", async () => {
    const { page, close } = await open(stage.browser, server.address, path);
    const isOpen = () => page.evaluate(() => document.querySelector("details").open);
    for (const key of ["Enter", "Space"]) {
      const was = await isOpen();
      await focus(page, "details summary");
      await page.keyboard.press(key);
      assert.equal(await isOpen(), !was, key);
    }
    await close();
  });
});

test("a footnote is reached by its mark, and leads back to it", async () => {
  const site = stage.sites.find(({ name }) => name === "every-key");
  const server = await serve(site.folder);
  const { page, close } = await open(stage.browser, server.address, "projects/market/index.html");
  const mark = page.locator("a[role=doc-noteref][id]").first();
  const [from, note] = [await mark.getAttribute("id"), await mark.getAttribute("href")];
  await mark.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((hash) => location.hash === hash, note);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "doc-backlink");
  await page.keyboard.press("Enter");
  await page.waitForFunction((hash) => location.hash === hash, `#${from}`);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), from);
  await close();
  server.stop();
});

test("the focus is seen in every mode: the picture changes where it comes", async () => {
  const site = stage.sites.find(({ name }) => name === "sample");
  const server = await serve(site.folder);
  for (const [mode, media] of Object.entries(MODES)) {
    const { page, close } = await open(stage.browser, server.address, "index.html", media);
    const link = page.locator(".mast nav a").first();
    const { x, y, width, height } = await link.boundingBox();
    const clip = { x: x - 8, y: y - 8, width: width + 16, height: height + 16 };
    const without = await page.screenshot({ clip });
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
    assert.ok(await link.evaluate((e) => e === document.activeElement), mode);
    assert.notDeepEqual(await page.screenshot({ clip }), without, mode);
    await close();
  }
  server.stop();
});
