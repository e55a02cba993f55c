// Every page of every test site, in a real browser: no error, no request outside the site, no
// sideways scrolling, no accessibility violation, at phone and desk width, light and dark.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

const require = createRequire(import.meta.url);
const axe = require("axe-core").source;
const repository = join(import.meta.dirname, "../..");
const binary = join(repository, "target/release/jangbu");
const SITES = {
  sample: repository,
  "every-key": join(repository, "tests/contents/every-key"),
  district: join(repository, "tests/contents/district"),
  hostile: join(repository, "tests/contents/hostile"),
};
const MODES = [
  { width: 320, scheme: "light" },
  { width: 768, scheme: "light" },
  { width: 1280, scheme: "dark" },
];

let browser;
const work = mkdtempSync(join(tmpdir(), "jangbu-browser-"));

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

/** Every file of a folder that ends so, as addresses below it. */
function files(folder, end) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && entry.name.endsWith(end));
  return paths.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/** Opens a page and collects what must not happen on it. */
async function visit(server, mode, path) {
  const context = await browser.newContext({
    viewport: { width: mode.width, height: 900 },
    colorScheme: mode.scheme,
  });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address)) faults.push(`asks for ${request.url()}`);
  });
  page.on("dialog", (dialog) => faults.push(`dialog ${dialog.message()}`));
  const address = path.split("/").map(encodeURIComponent).join("/");
  await page.goto(`${server.address}/${address}`);
  return { page, faults, close: () => context.close() };
}

for (const [name, root] of Object.entries(SITES)) {
  describe(name, () => {
    const folder = join(work, name);
    let server;

    before(async () => {
      execFileSync(binary, ["generate", "--quiet", "--root", root, "--output", folder], {
        stdio: ["ignore", "ignore", "pipe"],
      });
      server = await serve(folder);
    });

    after(() => server?.stop());

    for (const mode of MODES) {
      test(`pages at ${mode.width} px, ${mode.scheme}`, async () => {
        // That one is shown at addresses this server has not, and asks for files under `base_url`.
        const pages = files(folder, ".html").filter((path) => path !== "404.html");
        assert.ok(pages.length > 5, "the site has pages");
        for (const path of pages) {
          const { page, faults, close } = await visit(server, mode, path);
          assert.deepEqual(faults, [], path);
          const widths = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            window.innerWidth,
          ]);
          assert.ok(widths[0] <= widths[1], `${path} is ${widths[0]} px wide`);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const said = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`);
          assert.deepEqual(said, [], path);
          await close();
        }
      });
    }

    test("a chart opened by itself has its colours under a strict policy", async () => {
      const pictures = files(folder, "funding.svg");
      assert.ok(pictures.length > 0);
      const seen = new Set();
      for (const path of pictures) {
        const { page, faults, close } = await visit(server, MODES[2], path);
        assert.deepEqual(faults, [], path);
        const fills = await page.evaluate(() =>
          [...document.querySelectorAll("rect")].map((rect) => getComputedStyle(rect).fill),
        );
        // A fill that a refused style leaves out is black, which no chart uses.
        assert.ok(fills.length > 3 && !fills.includes("rgb(0, 0, 0)"), `${path}: ${fills}`);
        for (const fill of fills) seen.add(fill);
        await close();
      }
      assert.ok(seen.size > 2, `${[...seen]}`);
    });
  });
}
