// The search page in a browser: what is found is shown, marked and led to, by keyboard and by
// address, from a server and from disk; and without its files or scripts it says what to do.
import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, MODES, open, violations, WIDTHS } from "./browser.js";
import { projects, write } from "./search-district.js";
import { serve } from "./server.js";
import { publishOne, repository } from "./sites.js";

const work = mkdtempSync(join(tmpdir(), "jangbu-seek-"));
const folder = join(work, "site");
let browser;
let server;

before(async () => {
  write(join(work, "root"), projects(40));
  publishOne(join(work, "root"), folder);
  server = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
  rmSync(work, { recursive: true, force: true });
});

const PATH = "search/index.html";
const query = (text) => `?q=${encodeURIComponent(text)}`;
const titles = (page) => page.$$eval("#found a", (all) => all.map((link) => link.textContent));
const settled = (page, count) =>
  page.waitForFunction((n) => document.querySelectorAll("#found li").length === n, count);

const RANKED = ["새 공동작업장 열기", "봉제 골목 돕기", "뜨개 골목 돕기", "목공 골목 돕기"];

/** The page with an address of its own, as a reader follows a link to it. */
async function asked(address, text) {
  const opened = await open(browser, address, PATH);
  await opened.page.goto(`${opened.page.url()}${query(text)}`);
  return opened;
}

test("an address is looked for, in order of rank, marked where it stands, and leads there", async () => {
  const { page, faults, close } = await asked(server.address, "공동작업장");
  await settled(page, 4);
  assert.deepEqual(await titles(page), RANKED);
  const marks = await page.$$eval("#found mark", (all) => all.map((mark) => mark.textContent));
  assert.deepEqual(marks, ["공동작업장", "공동작업장", "공동작업장", "공동 작업장"]);
  assert.equal(await page.textContent("#status"), "'공동작업장': 4건을 찾았습니다.");
  await page.click("#found li:nth-child(3) a");
  await page.waitForLoadState();
  assert.match(page.url(), /projects\/r3-body\/index\.html#y2022$/);
  assert.ok(await page.$("#y2022"), "the anchor is there");
  await page.goBack();
  await settled(page, 4);
  assert.deepEqual(faults, []);
  await close();
});

test("a word that no page has with its particle is looked for without it", async () => {
  const { page, faults, close } = await asked(server.address, '"공동작업장까지"');
  await settled(page, 4);
  assert.deepEqual(await titles(page), RANKED);
  const marks = await page.$$eval("#found mark", (all) => all.map((mark) => mark.textContent));
  assert.deepEqual(marks, ["공동작업장", "공동작업장", "공동작업장", "공동 작업장"]);
  assert.equal(new URL(page.url()).search, query('"공동작업장까지"'));
  assert.deepEqual(faults, []);
  await close();
});

test("typing looks for it, each search has an address, and going back shows the one before", async () => {
  const { page, faults, close } = await open(browser, server.address, PATH);
  await page.fill("input[name=q]", "공동작업장은");
  await settled(page, 1);
  assert.equal(new URL(page.url()).search, query("공동작업장은"));
  await page.fill("input[name=q]", "작업장");
  await page.press("input[name=q]", "Enter");
  await settled(page, 5);
  await page.fill("input[name=q]", "뚥뛟뺘");
  await page.waitForFunction(() => document.getElementById("status").textContent.startsWith("찾는 말이"));
  assert.deepEqual(await titles(page), []);
  await page.goBack();
  await settled(page, 5);
  assert.equal(await page.inputValue("input[name=q]"), "작업장");
  assert.deepEqual(faults, []);
  await close();
});

test("the keyboard goes from the field through what was found and back", async () => {
  const { page, close } = await asked(server.address, "공동작업장");
  await settled(page, 4);
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
  await page.focus("input[name=q]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), RANKED[1]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), RANKED[0]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("/");
  assert.equal(await focused(), "q");
  assert.equal(await page.inputValue("input[name=q]"), "공동작업장");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/r1-title/);
  await close();
});

test("a letter typed anywhere else is no command", async () => {
  const { page, close } = await asked(server.address, "공동작업장");
  await settled(page, 4);
  for (const place of ["main", ".mast-name", ".ways a", ".seek button"]) {
    await page.focus(place);
    for (const key of ["/", "Escape", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
    assert.ok(await page.$eval(place, (one) => one === document.activeElement), place);
  }
  await close();
});

test("a word that was looked for is told from its ground, with the colours of the system too", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await asked(server.address, "공동작업장");
    await settled(page, 4);
    for (const forcedColors of ["none", "active"]) {
      await page.emulateMedia({ colorScheme, forcedColors });
      const [ink, ground] = await page.$eval("#found mark", (mark) => {
        const { color, backgroundColor } = getComputedStyle(mark);
        return [color, backgroundColor];
      });
      assert.notEqual(ink, ground, `${colorScheme} ${forcedColors}`);
    }
    await close();
  }
});

test("what takes its time says so, and what does not, not", async () => {
  const { page, close } = await open(browser, server.address, PATH);
  await page.evaluate(() => {
    globalThis.told = [];
    const status = document.getElementById("status");
    new MutationObserver(() => globalThis.told.push(status.textContent)).observe(status, { childList: true });
  });
  await page.route(/search\/pairs/, async (route) => {
    await new Promise((passed) => setTimeout(passed, 1500));
    await route.continue();
  });
  await page.fill("input[name=q]", "공동작업장");
  await settled(page, 4);
  await page.unroute(/search\/pairs/);
  await page.fill("input[name=q]", "공동작업");
  await page.waitForFunction(() => globalThis.told.at(-1).includes("'공동작업'"));
  const told = await page.evaluate(() => globalThis.told);
  assert.deepEqual(told.slice(0, 2), ["찾고 있습니다.", "'공동작업장': 4건을 찾았습니다."]);
  assert.equal(told.length, 3, `${told}`);
  await close();
});

test("five at a time, and more when asked, with the focus on the first of them", async () => {
  const { page, close } = await asked(server.address, "나눔");
  await settled(page, 5);
  assert.match(await page.textContent("#more"), /^더 보기\(최대 [1-9][0-9]*건\)$/);
  await page.click("#more");
  await page.waitForFunction(() => document.querySelectorAll("#found li").length > 5);
  const at = await page.evaluate(() =>
    [...document.querySelectorAll("#found a")].indexOf(document.activeElement),
  );
  assert.equal(at, 5);
  await close();
});

test("results have no violation in any mode at any width, and nothing scrolls sideways", async () => {
  const { page, close } = await asked(server.address, "작업장");
  await settled(page, 5);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const [mode, media] of Object.entries(MODES)) {
      await page.emulateMedia(media);
      assert.deepEqual(await violations(page), [], `${width} px ${mode}`);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await close();
});

test("from disk it finds the same, and an address is passed on", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${pathToFileURL(join(folder, PATH))}${query("공동작업장")}`);
  await settled(page, 4);
  assert.deepEqual(await titles(page), RANKED);
  await page.fill("input[name=q]", "공동작업장은");
  await settled(page, 1);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await settled(page, 1);
  assert.ok(asked.every((url) => /^(file|about):/.test(url)), `${asked}`);
  await context.close();
});

test("where its files are missing, or no script runs, it says so and leads to the lists", async () => {
  const pairs = join(folder, "search/pairs");
  renameSync(pairs, `${pairs}-away`);
  const { page, close } = await asked(server.address, "공동작업장");
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("읽지 못했습니다"));
  assert.ok((await page.$$("main nav a")).length >= 1);
  await close();
  renameSync(`${pairs}-away`, pairs);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${server.address}/${PATH}${query("공동작업장")}`);
  assert.match(await plain.innerText("main .remark"), /스크립트가 실행되지 않아/);
  for (const useless of ["form.seek", "#status", "#found", "#more"]) {
    assert.ok(await plain.isHidden(useless), useless);
  }
  assert.ok((await plain.$$("main nav a")).length >= 1);
  await context.close();
});

test("hostile words are shown as words", async () => {
  const own = join(work, "hostile-site");
  publishOne(join(repository, "tests/contents/hostile"), own);
  const hostile = await serve(own);
  for (const text of ["script", "onerror", "alert(1)", "{{"]) {
    const { page, faults, close } = await asked(hostile.address, text);
    await page.locator("#found li").first().waitFor();
    assert.equal(await page.locator("#found :is(script, img, iframe)").count(), 0, text);
    assert.deepEqual(faults, [], text);
    await close();
  }
  hostile.stop();
});

test("what could not be loaded once is asked for again", async () => {
  const { page, close } = await open(browser, server.address, PATH);
  await page.route(/search\/pairs/, (route) => route.abort());
  await page.fill("input[name=q]", "공동작업장");
  await page.getByText("읽지 못했습니다").waitFor();
  await page.unroute(/search\/pairs/);
  await page.fill("input[name=q]", "공동작업장은");
  await settled(page, 1);
  await close();
});

test("half a syllable is not looked for, a whole one after a rest, and what is left in the end", async () => {
  const { page, faults, close } = await open(browser, server.address, PATH);
  const moved = [];
  page.on("request", (request) => /\/search\/.*\.js/.test(request.url()) && moved.push(request.url()));
  const method = await page.context().newCDPSession(page);
  const compose = (text) =>
    method.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text) => method.send("Input.insertText", { text });
  const looked = () => new URL(page.url()).searchParams.get("q");
  // Longer than any rest of the page.
  const rest = () => page.waitForTimeout(900);
  await page.focus("input[name=q]");
  await compose("ㅈ");
  await rest();
  assert.equal(await page.inputValue("input[name=q]"), "ㅈ");
  assert.deepEqual([moved, looked()], [[], null]);
  await compose("작");
  await commit("작");
  await compose("업");
  await commit("업");
  await compose("ㅈ");
  await rest();
  assert.doesNotMatch(looked() ?? "", /ㅈ/);
  await compose("장");
  await settled(page, 5);
  assert.equal(looked(), "작업장");
  await commit("장");
  await compose("ㅇ");
  await rest();
  assert.deepEqual([looked(), (await titles(page)).length], ["작업장", 5]);
  // Whoever leaves the field meant what stands in it; no further key tells so.
  await page.evaluate(() => document.activeElement.blur());
  await settled(page, 0);
  assert.equal(looked(), "작업장ㅇ");
  assert.match(await page.textContent("#status"), /^찾는 말이/);
  assert.deepEqual(faults, []);
  await close();
});

test("a browser that kept files of an earlier site finds what the newer one has", async () => {
  const [root, own] = [join(work, "renewed-root"), join(work, "renewed")];
  const all = projects(40);
  write(root, all);
  publishOne(root, own);
  const renewed = await serve(own);
  const { page, faults, close } = await asked(renewed.address, "공동작업장");
  await settled(page, 4);
  write(root, all.map((one) => (one.slug === "r3-body" ? { ...one, title: "zebra 옮기기" } : one)));
  publishOne(root, own);
  const asks = [];
  page.on("request", (request) => asks.push(request.url()));
  await page.reload();
  await settled(page, 4);
  // Of the pairs of this word the browser has none yet, and they are of another edition.
  await page.fill("input[name=q]", "zebra");
  await settled(page, 1);
  assert.deepEqual(await titles(page), ["zebra 옮기기"]);
  assert.equal(asks.filter((url) => url.includes("index.js?")).length, 1, `${asks}`);
  assert.deepEqual(faults, []);
  await close();
  renewed.stop();
});

test("files that are mixed are asked for once more under other addresses, and no more", async () => {
  const { page, close } = await open(browser, server.address, PATH);
  const asks = [];
  const old = new Set();
  let isMixed = false;
  await page.route(/search\/(pairs\/\d+|index)\.js/, (route) => {
    const url = route.request().url();
    const name = url.match(/search\/(.*)\.js/)[1];
    asks.push(url);
    if (name === "index" || (old.has(name) && !isMixed)) return route.continue();
    old.add(name);
    const body = `jangbuSearch("${name}",["0123456789abcdef",""]);`;
    return route.fulfill({ contentType: "text/javascript", body });
  });
  await page.fill("input[name=q]", "공동작업장");
  await settled(page, 4);
  assert.deepEqual(await titles(page), RANKED);
  assert.equal(new Set(asks).size, asks.length, "none is asked for where it may have been kept");
  asks.length = 0;
  isMixed = true;
  await page.fill("input[name=q]", "나눔-7");
  await page.getByText("읽지 못했습니다").waitFor();
  assert.deepEqual([await titles(page), await page.isVisible("#more")], [[], false]);
  assert.ok((await page.$$("main nav a")).length >= 1);
  assert.equal(asks.filter((url) => url.includes("index.js")).length, 1);
  isMixed = false;
  await page.fill("input[name=q]", "공동작업장은");
  await settled(page, 1);
  await close();
});
