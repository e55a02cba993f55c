// A page open in the system's Chromium, which tells when it first shows a word.
import { chromium } from "playwright-core";
import { clock, inTime } from "./served.js";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

// Runs in every document the page is, before anything else.
function watch() {
  const look = (changes) => {
    const now = performance.timeOrigin + performance.now();
    for (const { target, addedNodes } of changes) {
      for (const node of [target, ...addedNodes]) {
        const word = /낱말\d+번/.exec(node.textContent ?? "")?.[0];
        if (word && word !== globalThis.word) globalThis.shown((globalThis.word = word), now);
      }
    }
  };
  const what = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(document, what);
}

export class Reader {
  static async open(browser, address) {
    const reader = new Reader();
    reader.page = await browser.newPage();
    await reader.page.exposeFunction("shown", (word, time) => reader.waiting?.(word, time));
    await reader.page.addInitScript(watch);
    await reader.page.goto(address, { waitUntil: "load" });
    await reader.compare();
    return reader;
  }

  /** How far the page's clock is from this one: known to half of the quickest way there and back. */
  async compare() {
    const ask = () => this.page.evaluate(() => performance.timeOrigin + performance.now());
    this.precision = Infinity;
    for (let turn = 0; turn < 100; turn += 1) {
      const before = clock();
      const there = await ask();
      const after = clock();
      if ((after - before) / 2 >= this.precision) continue;
      this.precision = (after - before) / 2;
      this.ahead = there - (after + before) / 2;
    }
  }

  /** When the page first shows a word, by the clock here. */
  sees(word) {
    const seen = new Promise((done) => {
      this.waiting = (shown, time) => shown === word && done(time - this.ahead);
    });
    return inTime(seen, `page with ${word}`);
  }

  close() {
    return this.page.close();
  }
}
