// Every kind of page in every mode and width: no violation that axe-core finds. A picture of each
// is kept in `artefacts/`, to be looked at through `artefacts/index.html`.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { each, MODES, open, violations, WIDTHS } from "./browser.js";
import { writeGallery } from "./gallery.js";
import { serve } from "./server.js";
import { pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

const artefacts = join(import.meta.dirname, "artefacts");
const stage = setStage();
// Pictures are for looking: the sample's report, and the kinds only a district has.
const pictured = new Set(["sample", ...stage.sites.map((s) => s.name).filter(isDistrict)]);
const pictures = [];

// Sites made to break something are looked at in three of the fifteen ways.
const FEW = ["320 light", "768 forced", "1280 dark"];

function isDistrict(name) {
  return !["sample", "every-key", "hostile", "linked", "district"].includes(name);
}

before(() => {
  rmSync(artefacts, { recursive: true, force: true });
  mkdirSync(artefacts, { recursive: true });
});

after(() => writeGallery(artefacts, pictures));

/** Goes through all modes and widths of one page without loading it again. */
async function inEveryMode(site, server, [kind, path]) {
  const { page, faults, close } = await open(stage.browser, server.address, path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const [mode, media] of Object.entries(MODES)) {
      if (!pictured.has(site.name) && !FEW.includes(`${width} ${mode}`)) continue;
      await page.emulateMedia(media);
      const place = `${site.name} ${path} ${width} px ${mode}`;
      assert.deepEqual(await violations(page), [], place);
      if (pictured.has(site.name)) {
        const file = `${site.name}-${kind}-${width}-${mode}.png`;
        await page.screenshot({ path: join(artefacts, file), fullPage: true });
        pictures.push({ site: site.name, kind, width, mode, file });
      }
    }
  }
  assert.deepEqual(faults, [], `${site.name} ${path}`);
  await close();
}

for (const site of stage.sites) {
  test(`${site.name}: no violation on any kind of page, in any mode, at any width`, async () => {
    const server = await serve(site.folder);
    const pages = pagesOfKinds(site);
    assert.ok(pages.length > 5, "the site has pages of several kinds");
    await each(pages, (page) => inEveryMode(site, server, page)).finally(server.stop);
  });
}
