// Every page of every site: no error, no request outside the site, nothing the policy refuses, no
// shift of what is already laid out, no sideways scrolling, every link leads somewhere.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { each, encoded, open } from "./browser.js";
import { serve } from "./server.js";
import { files, pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage();

// The functions below run in the page.

/** Every box that scrolls, or cuts off what does not fit, and what a reader is told about it. */
function overflowing() {
  const boxes = [...document.querySelectorAll("body *")].filter((box) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(box);
    if (clipPath !== "none" || box.closest("svg, .hidden")) return false;
    const scrolls = [overflowX, overflowY].some((value) => /auto|scroll|hidden|clip/.test(value));
    return scrolls && box.checkVisibility();
  });
  return boxes.map((box) => ({
    place: box.outerHTML.slice(0, 120),
    wide: box.scrollWidth > box.clientWidth,
    hides: /hidden|clip/.test(getComputedStyle(box).overflowX),
    role: box.getAttribute("role"),
    focusable: box.tabIndex === 0,
    name: (box.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? `no #${id}`).join(" "),
  }));
}

const widths = () => [document.documentElement.scrollWidth, document.documentElement.clientWidth];

/** Every address the page names, with where it stands. */
function targets() {
  const named = (selector, attribute) =>
    [...document.querySelectorAll(selector)].map((e) => e.getAttribute(attribute));
  const sets = named("[srcset]", "srcset").flatMap((set) => set.split(/,\s+/).map((s) => s.trim().split(/\s/)[0]));
  return [...named("a[href], link[href]", "href"), ...named("[src]", "src"), ...sets];
}

const ids = () => [...document.querySelectorAll("[id]")].map((element) => element.id);

/** Goes down the page and up again, so that late pictures come. */
async function wholePage() {
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  const pictures = [...document.images].filter((picture) => !picture.complete);
  await Promise.all(pictures.map((picture) => new Promise((done) => {
    picture.addEventListener("load", done);
    picture.addEventListener("error", done);
  })));
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)));
}

/** The page's file and the ids in it, or nothing where there is no such file. */
function idsIn(folder, path, known) {
  if (!known.has(path)) {
    const file = join(folder, path);
    const text = existsSync(file) ? readFileSync(file, "utf8") : null;
    known.set(path, text === null ? null : new Set([...text.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1])));
  }
  return known.get(path);
}

/** What is wrong with the links of one page. */
function deadLinks(site, path, addresses, known) {
  return addresses.filter((address) => {
    if (/^(https?|mailto|tel):/.test(address)) return false;
    const url = new URL(address, `http://site/${encoded(path)}`);
    const found = idsIn(site.folder, decodeURIComponent(url.pathname).slice(1), known);
    const id = decodeURIComponent(url.hash.slice(1));
    const page = url.pathname.endsWith(".html");
    return found === null || (page && id !== "" && !found.has(id)) || url.pathname.endsWith("/");
  });
}

/** No width makes the page wider than its window; what scrolls in it is told to everybody. */
async function fits(page, place, all) {
  for (const width of all ? [320, 375, 600, 768, 1024, 1280, 1920] : [320, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    const [asked, given] = await page.evaluate(widths);
    assert.ok(asked <= given, `${place} is ${asked} px wide at ${width} px`);
    if (width === 320 || width === 1024) await regions(page, `${place} ${width} px`);
  }
}

async function regions(page, where) {
  for (const box of await page.evaluate(overflowing)) {
    const place = `${where}: ${box.place}`;
    assert.ok(!(box.hides && box.wide), `cut off: ${place}`);
    if (box.hides) continue;
    assert.equal(box.role, "region", place);
    assert.ok(box.focusable, place);
    assert.match(box.name, /^(?!.*no #).*\S/s, place);
  }
}

async function lookAt(site, server, path, { known, kinds }) {
  const { page, faults, close } = await open(stage.browser, server.address, path);
  const place = `${site.name} ${path}`;
  const own = await page.evaluate(ids);
  assert.deepEqual(own.filter((id, index) => own.indexOf(id) !== index), [], `${place}: ids twice`);
  assert.deepEqual(deadLinks(site, path, await page.evaluate(targets), known), [], place);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await fits(page, place, kinds.has(path));
  assert.deepEqual(faults, [], place);
  assert.deepEqual((await page.evaluate(() => globalThis.watched)).refused, [], place);
  await close();
}

async function shiftOf(site, server, path, options) {
  const { page, close } = await open(stage.browser, server.address, path, options);
  await page.evaluate(wholePage);
  // In place of a picture in a text that can't be had its words are shown, as long as they are.
  const found = await page.evaluate(() => [globalThis.watched.shift,
    document.images.length > 0 && !document.querySelector(".prose img")]);
  await close();
  return found;
}

/**
 * What moves does so in every try. A busy machine may also paint a page half read, whose tables
 * then still find their widths: that is not the page's doing, and does not come three times.
 */
async function holdsStill(site, server, path, options) {
  let pictured = false;
  for (let tries = 1; tries <= 3; tries += 1) {
    const [shift, has] = await shiftOf(site, server, path, options);
    pictured = has;
    if (shift < 0.0005) break;
    assert.ok(tries < 3, `${site.name} ${path} ${JSON.stringify(options)}: ${shift}`);
  }
  return pictured;
}

async function shift(site, server, path) {
  for (const width of [320, 1280]) {
    const viewport = { width, height: 900 };
    const pictured = await holdsStill(site, server, path, { viewport });
    if (pictured) await holdsStill(site, server, path, { viewport, images: false });
  }
}

for (const site of stage.sites) {
  describe(site.name, () => {
    let server;
    before(async () => {
      server = await serve(site.folder);
    });
    after(() => server?.stop());

    test("every page is whole, quiet and narrow enough", async () => {
      const seen = { known: new Map(), kinds: new Set(pagesOfKinds(site).map(([, path]) => path)) };
      assert.ok(site.pages.length > 5, "the site has pages");
      await each(site.pages, (path) => lookAt(site, server, path, seen));
    });

    test("nothing moves once it is laid out, with pictures and without", async () => {
      await each(pagesOfKinds(site), ([, path]) => shift(site, server, path));
    });

    test("a chart opened by itself has its colours under a strict policy", async () => {
      const pictures = files(site.folder, "funding.svg").slice(0, 6);
      const seen = new Set();
      for (const path of pictures) {
        const { page, faults, close } = await open(stage.browser, server.address, path);
        assert.deepEqual(faults, [], path);
        const fills = await page.evaluate(() =>
          [...document.querySelectorAll("rect, path, text")].map((mark) => getComputedStyle(mark).fill),
        );
        // A fill that a refused style leaves out is black, which no chart uses.
        assert.ok(fills.length > 3 && !fills.includes("rgb(0, 0, 0)"), `${path}: ${fills}`);
        for (const fill of fills) seen.add(fill);
        await close();
      }
      assert.ok(pictures.length > 0 && seen.size > 2, `${[...seen]}`);
    });
  });
}
