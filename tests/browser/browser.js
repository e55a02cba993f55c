// The system's Chromium, and opening a page in it so that whatever must not happen is noticed.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";

export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";
// The same browser without windows opens a page in less than half the time.
const shell = "/usr/bin/chromium-headless-shell";
const windowless = process.env.CHROMIUM === undefined && existsSync(shell) ? shell : executable;
export const WIDTHS = [320, 768, 1280];
export const MODES = {
  light: { colorScheme: "light", contrast: "no-preference", forcedColors: "none" },
  dark: { colorScheme: "dark", contrast: "no-preference", forcedColors: "none" },
  "light-contrast": { colorScheme: "light", contrast: "more", forcedColors: "none" },
  "dark-contrast": { colorScheme: "dark", contrast: "more", forcedColors: "none" },
  forced: { colorScheme: "light", contrast: "no-preference", forcedColors: "active" },
};

export const launch = (...more) =>
  chromium.launch({
    executablePath: windowless,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...more],
  });

/** A path below a site as an address: every part of it encoded. */
export const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

// Runs in the page before anything else: remembers shifts and what the policy refused.
function watch() {
  globalThis.watched = { shift: 0, refused: [] };
  addEventListener("securitypolicyviolation", (event) => {
    globalThis.watched.refused.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.watched.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/**
 * Opens a page of a site at `address` in a context of its own, and collects in `faults` what must
 * not happen: errors, refusals, questions, requests outside the site.
 */
export async function open(browser, address, path, options = {}) {
  const { images = true, ...context } = options;
  const own = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const page = await own.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" && images) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => faults.push(`dialog ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${address}/`)) faults.push(`asks for ${request.url()}`);
  });
  if (!images) await page.route(/\.(jpe?g|png|webp|svg)$/, (route) => route.abort());
  await page.addInitScript(watch);
  await page.goto(`${address}/${encoded(path)}`, { waitUntil: "load" });
  return { page, faults, close: () => own.close() };
}

const axe = createRequire(import.meta.url)("axe-core").source;

/** What axe-core finds on the page as it stands, as lines. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`));
}

/** Does something for every item, a few at a time; the first failure stops all. */
export async function each(items, work, lanes = availableParallelism() + 1) {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
