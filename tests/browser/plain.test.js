// Without JavaScript, and from disk: the same words, links and controls as from a server.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { each, open } from "./browser.js";
import { serve } from "./server.js";
import { pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage();

/** What the page says, without what the script alone serves: the form of a list. */
function said() {
  const main = document.querySelector("main").cloneNode(true);
  for (const added of main.querySelectorAll("form")) added.remove();
  // Where scripts run, the markup in there is text.
  for (const spare of main.querySelectorAll("noscript")) {
    spare.textContent = spare.textContent.replace(/<[^>]*>/g, "");
  }
  return main.textContent.replace(/\s+/g, "");
}

/** The text and the styled look of a page, as far as both ways must agree. */
async function seen(address, path, options) {
  const { page, faults, close } = await open(stage.browser, address, path, options);
  const text = await page.evaluate(said);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".skip")).position);
  const links = await page.evaluate(() => [...document.links].map((a) => a.getAttribute("href")));
  assert.deepEqual(faults, [], `${address}/${path}`);
  assert.equal(styled, "absolute", `${address}/${path} has its styles`);
  await close();
  return { text, links };
}

for (const site of stage.sites) {
  test(`${site.name}: every kind of page says the same without JavaScript and from disk`, async () => {
    const server = await serve(site.folder);
    const disk = pathToFileURL(site.folder).href;
    await each(pagesOfKinds(site), async ([, path]) => {
      const usual = await seen(server.address, path);
      assert.ok(usual.text.length > 0, path);
      assert.deepEqual(await seen(server.address, path, { javaScriptEnabled: false }), usual, path);
      assert.deepEqual(await seen(disk, path), usual, path);
    }).finally(server.stop);
  });
}

test("from disk a link is followed to a page with its styles", async () => {
  const site = stage.sites.find(({ name }) => name === "every-key");
  const disk = pathToFileURL(site.folder).href;
  const { page, faults, close } = await open(stage.browser, disk, "index.html");
  await page.click("main .projects tbody a");
  await page.waitForLoadState();
  assert.match(page.url(), /projects\/[^/]+\/index\.html$/);
  assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
  assert.deepEqual(faults, []);
  await close();
});
