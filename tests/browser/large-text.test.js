// Letters twice as large in the narrowest window: nothing is cut off and no page scrolls sideways, as
// WCAG 2.2 asks in 1.4.4 and 1.4.10. What scrolls by itself and says so may stay wide.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { each, launch, open } from "./browser.js";
import { serve } from "./server.js";
import { pagesOfKinds } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage();
let browser;
before(async () => {
  browser = await launch("--blink-settings=defaultFontSize=32");
});
after(() => browser?.close());

// Runs in the page.
function wider() {
  document.querySelectorAll("details").forEach((details) => (details.open = true));
  const given = document.documentElement.clientWidth;
  const over = (element) =>
    element.getBoundingClientRect().right > given + 0.5 && !element.closest(".scroll, .hidden, svg");
  const wide = [...document.querySelectorAll("body *")].filter(over);
  return {
    letters: parseFloat(getComputedStyle(document.body).fontSize),
    asked: document.documentElement.scrollWidth - given,
    wide: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
  };
}

for (const site of stage.sites) {
  describe(site.name, () => {
    let server;
    before(async () => {
      server = await serve(site.folder);
    });
    after(() => server?.stop());

    test("no page scrolls sideways at 320 px with letters of 200 %", async () => {
      const paths = pagesOfKinds(site).map(([, path]) => path);
      await each([...new Set([...paths, "search/index.html"])], async (path) => {
        const viewport = { width: 320, height: 800 };
        const { page, close } = await open(browser, server.address, path, { viewport });
        const { letters, asked, wide } = await page.evaluate(wider);
        assert.equal(letters, 34, "the letters are large");
        assert.deepEqual([asked, wide], [0, []], `${site.name} ${path}`);
        await close();
      });
    });
  });
}
