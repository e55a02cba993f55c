// What a file of tests stands on: the published sites and a browser, there before its first test and
// gone after its last.
import { after, before } from "node:test";
import { launch } from "./browser.js";
import { publish } from "./sites.js";

/** The sites, the folder they lie in, and from the first test on the `browser`. */
export function setStage(options) {
  const { sites, work, remove } = publish(options);
  const stage = { sites, work, browser: null };
  before(async () => {
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    remove();
  });
  return stage;
}
