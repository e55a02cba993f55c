// The page for what is missing, as a server shows it at any address: with an address of the site it
// finds its style and leads on; without one it is words alone, and asks for nothing.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, MODES, open, violations, WIDTHS } from "./browser.js";
import { serve } from "./server.js";
import { publishOne, repository } from "./sites.js";

const root = join(repository, "tests/contents/every-key");
const work = mkdtempSync(join(tmpdir(), "jangbu-missing-"));
let browser;

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** A browser says itself that the page it shows came as a 404, and that there is no icon. */
const own = (faults) => faults.filter((fault) => !fault.includes("status of 404"));

test("with an address it has its style, leads on, and has no violation in any mode", async () => {
  const folder = join(work, "addressed");
  const server = await serve(folder);
  publishOne(root, folder, "--base-url", `${server.address}/`);
  for (const path of ["no/such/page.html", "nothing"]) {
    const { page, faults, close } = await open(browser, server.address, path);
    assert.deepEqual(own(faults), [], path);
    const sheets = await page.evaluate(() => [...document.styleSheets].map((s) => s.cssRules.length));
    assert.ok(sheets.length === 1 && sheets[0] > 100, `${path}: ${sheets}`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const [mode, media] of Object.entries(MODES)) {
        await page.emulateMedia(media);
        assert.deepEqual(await violations(page), [], `${path} ${width} px ${mode}`);
      }
    }
    const links = await page.$$eval("main a", (all) => all.map((link) => link.href));
    assert.ok(links.length >= 3, `${links}`);
    for (const link of links) {
      const answer = await page.request.get(link);
      assert.equal(answer.status(), 200, link);
    }
    await close();
  }
  server.stop();
});

test("without an address it is words, and asks for nothing", async () => {
  const folder = join(work, "unaddressed");
  // The sample has no `base_url`.
  publishOne(repository, folder);
  const server = await serve(folder);
  const { page, faults, close } = await open(browser, server.address, "no/such/page.html");
  assert.deepEqual(own(faults), []);
  assert.equal(await page.$$eval("a, link, script, img", (all) => all.length), 0);
  assert.match(await page.textContent("h1"), /\S/);
  await close();
  server.stop();
});
