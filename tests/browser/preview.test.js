// `jangbu preview` in a real browser: a save is on the page at once, and the page stays where it is
// being read; what is wrong is told beside it, with its place, until it is mended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, MODES, open as openAnyhow, violations, WIDTHS } from "./browser.js";
import { Copy, PATIENCE, preview } from "./preview-stage.js";

const MARKET = "projects/market/index.html";
const RECORD = "content/projects/market/2024.md";
let browser;
const left = [];

before(async () => {
  browser = await launch();
});
after(async () => {
  for (const leave of left.reverse()) await leave();
  await browser?.close();
});

/** A copy of the district, with further files, and its preview; both go after the tests. */
async function stage({ files = {}, ...options } = {}) {
  const copy = new Copy("district");
  left.push(() => copy.remove());
  for (const [path, text] of Object.entries(files)) copy.write(path, text);
  const served = await preview(copy.root, options);
  left.push(() => served.stop());
  return { copy, ...served };
}

/** Opens a page, marked so that a test sees whether it was loaded again. */
async function open(address, path, options) {
  const opened = await openAnyhow(browser, address, path, { reducedMotion: "reduce", ...options });
  opened.page.setDefaultTimeout(PATIENCE);
  await opened.page.evaluate(() => (globalThis.marked = true));
  return opened;
}

const isMarked = (page) => page.evaluate(() => globalThis.marked === true);

/** Waits until the page itself, without what the preview adds, shows a text, or no longer does. */
const shows = (page, text, is = true) =>
  page.waitForFunction(([text, is]) => document.body?.textContent.includes(text) === is, [text, is]);

/** A page says itself that it came as a 404, or that its preview is gone. */
const own = (faults) =>
  faults.filter((fault) => !/status of (404|50[03])|ERR_CONNECTION|ERR_INCOMPLETE/.test(fault));

const overlay = (page, selector) => page.locator(`#jangbu-preview ${selector}`);
const isAway = (page) => page.locator("#jangbu-overlay").waitFor({ state: "detached" });

/** A page as it is written, without what the preview and the reader's own doing add to it. */
const written = (page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelector("#jangbu-preview").remove();
    for (const details of copy.querySelectorAll("details")) details.open = false;
    for (const link of copy.querySelectorAll("nav.toc a")) link.removeAttribute("aria-current");
    return copy.outerHTML.replace(/made=\w+&amp;style=\w+/, "").replace(/\?jangbu=\w+/g, "");
  });

/** Loads the address elsewhere, and holds the page against it. */
async function equalsFresh(address, path, page) {
  const fresh = await open(address, path);
  assert.equal(await written(page), await written(fresh.page), path);
  await fresh.close();
}

test("a save is shown in the page as it is being read, and in no other", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET, { viewport: { width: 800, height: 600 } });
  const other = await open(address, "projects/school/index.html");
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    document.querySelector("#overview").scrollIntoView();
    document.querySelector("main summary").focus({ preventScroll: true });
  });
  const top = () => page.evaluate(() => document.querySelector("#overview").getBoundingClientRect().top);
  const before = await top();
  copy.edit(RECORD, "executed: 60}", "executed: 77}");
  // 7 + 120 + 30 + 77 of 7 + 130 + 90.
  await shows(page, "2억 3,400만원을 집행");
  copy.edit(RECORD, "시장 개장", "시장이 문을 엶");
  await shows(page, "시장이 문을 엶");
  assert.ok(await isMarked(page), "not loaded again");
  assert.ok(Math.abs((await top()) - before) < 2, `${before} became ${await top()}`);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  assert.ok(await page.evaluate(() => [...document.querySelectorAll("details")].every((one) => one.open)));
  await equalsFresh(address, MARKET, page);
  assert.ok(await isMarked(other.page), "the other page is not touched");
  assert.deepEqual([...own(faults), ...own(other.faults)], []);
  await Promise.all([close(), other.close()]);
});

test("a part that comes or goes changes the page's contents with it", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET);
  const card = "content/projects/market/project.yaml";
  const text = copy.read(card);
  copy.write(card, text.replace(/^indicators:\n( .*\n)+/m, ""));
  await page.waitForFunction(() => document.querySelector("#indicators") === null);
  await page.waitForFunction(() => document.querySelector('.toc a[href="#indicators"]') === null);
  await equalsFresh(address, MARKET, page);
  copy.write(card, text);
  await page.waitForFunction(() => document.querySelector("#indicators") !== null);
  await equalsFresh(address, MARKET, page);
  assert.deepEqual(own(faults), []);
  await close();
});

test("a list keeps what was searched for, and its place", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, "projects/index.html", {
    viewport: { width: 400, height: 300 },
  });
  await page.locator("form.find [name=q]").fill("시장");
  await page.waitForFunction(() => document.querySelectorAll("table.projects tbody tr").length === 1);
  await page.waitForFunction(() => location.search.includes("q="));
  await page.evaluate(() => scrollTo(0, document.querySelector("form.find").offsetTop));
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 100);
  copy.edit("content/projects/market/project.yaml", "가온시장 새단장", "가온시장 고침");
  await page.waitForFunction(
    () => document.querySelector("table.projects tbody")?.textContent.includes("가온시장 고침"),
  );
  assert.equal(await page.locator("form.find [name=q]").inputValue(), "시장");
  assert.equal(await page.locator("table.projects tbody tr").count(), 1);
  await page.waitForFunction((place) => Math.abs(scrollY - place) < 2, place);
  await page.waitForFunction(() => document.activeElement.name === "q");
  assert.deepEqual(own(faults), []);
  await close();
});

test("a stylesheet is put on without loading the page again, and never off", async () => {
  const STYLE = "themes/default/styles/99-own.css";
  const { copy, address } = await stage({ files: { [STYLE]: "h1 { color: rgb(1, 2, 3); }\n" } });
  const { page, faults, close } = await open(address, MARKET);
  const colour = (is) =>
    page.waitForFunction((is) => getComputedStyle(document.querySelector("h1")).color === is, is);
  await colour("rgb(1, 2, 3)");
  await page.evaluate(() => (globalThis.marked = true));
  await page.evaluate(() => {
    const look = () => {
      const gone = getComputedStyle(document.querySelector("h1")).fontSize !== globalThis.size;
      globalThis.naked ||= gone;
      requestAnimationFrame(look);
    };
    globalThis.size = getComputedStyle(document.querySelector("h1")).fontSize;
    look();
  });
  for (const [from, to] of [[3, 4], [4, 5], [5, 6]]) {
    copy.edit(STYLE, `2, ${from})`, `2, ${to})`);
    await colour(`rgb(1, 2, ${to})`);
  }
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  assert.ok(await isMarked(page));
  assert.equal(await page.evaluate(() => globalThis.naked), false);
  // A page that is altered afterwards keeps the style it has.
  copy.edit(RECORD, "시장 개장", "시장이 문을 엶");
  await shows(page, "시장이 문을 엶");
  await colour("rgb(1, 2, 6)");
  assert.ok(await isMarked(page));
  assert.deepEqual(own(faults), []);
  await close();
});

/** A photo of one colour, made in the browser. */
async function photo(page, colour) {
  const data = await page.evaluate((colour) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1200, height: 800 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, colour);
  return Buffer.from(data, "base64");
}

test("a picture that changes is fetched again, and the page is not", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET);
  await page.locator("main img").first().scrollIntoViewIfNeeded();
  const file = "content/projects/market/photos/street.jpg";
  // Runs in the page: whether the picture is more of this colour than of the others.
  const isMostly = (channel) => {
    const image = document.querySelector("main img");
    if (!image.complete || !image.naturalWidth) return false;
    const pen = document.createElement("canvas").getContext("2d");
    pen.drawImage(image, 0, 0);
    const [red, , blue] = pen.getImageData(5, 5, 1, 1).data;
    return channel === "red" ? red > blue + 90 : blue > red + 90;
  };
  copy.write(file, await photo(page, "#e00000"));
  await page.waitForFunction(isMostly, "red");
  await page.evaluate(() => (globalThis.marked = true));
  copy.write(file, await photo(page, "#0000e0"));
  await page.waitForFunction(isMostly, "blue");
  assert.ok(await isMarked(page));
  assert.deepEqual(own(faults), []);
  await close();
});

test("an error is told with its place while the figures stay, until it is mended", async () => {
  const { copy, address } = await stage({ options: ["--editor", "vscode"] });
  const both = [await open(address, MARKET), await open(address, MARKET)];
  copy.edit(RECORD, "시장 개장", "시장 개장, 담당 900101-1234567");
  for (const { page } of both) {
    const row = overlay(page, ".panel.errors li").first();
    await row.waitFor();
    assert.match(await overlay(page, ".panel.errors h2").textContent(), /^오류 1건$/);
    assert.match(await row.textContent(), /people\/resident-number/);
    assert.match(await row.textContent(), /content\/projects\/market\/2024\.md:7:\d+/);
    assert.equal(await row.locator("mark").textContent(), "900101-1******");
    assert.match(await row.locator("pre").textContent(), /^- 2024-05-02: 시장 개장, 담당 900101/);
    assert.match(await row.locator("a").getAttribute("href"), /^vscode:\/\/file\/.*2024\.md:7:\d+$/);
    const all = await page.evaluate(() => [
      document.documentElement.outerHTML,
      document.querySelector("#jangbu-preview").innerHTML,
    ]);
    assert.doesNotMatch(all.join("\n"), /1234567/);
    const told = await page.textContent("#jangbu-overlay");
    assert.match(told, /people\/resident-number/);
    assert.match(told, /content\/projects\/market\/2024\.md:7:\d+/);
    assert.match(await page.textContent("body"), /2억 1,700만원을 집행/);
    assert.equal(await page.evaluate(() => document.activeElement), await page.evaluate(() => document.body));
  }
  copy.edit(RECORD, "시장 개장, 담당 900101-1234567", "시장이 문을 엶");
  for (const { page, faults, close } of both) {
    await isAway(page);
    await shows(page, "시장이 문을 엶");
    assert.ok(await isMarked(page));
    await equalsFresh(address, MARKET, page);
    assert.deepEqual(own(faults), []);
    await close();
  }
});

test("what is told can be closed, comes back when it is other, and leaves the page usable", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET, { viewport: { width: 320, height: 700 } });
  copy.edit(RECORD, "2024-05-02: 시장", "2025-05-02: 시장");
  await overlay(page, ".panel.errors").waitFor();
  const box = await overlay(page, ".panel").boundingBox();
  assert.ok(box.height <= 0.6 * 700 + 1, `${box.height} px`);
  // The end of the page can be scrolled out from behind it.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const end = await page.evaluate(() => document.querySelector("footer").getBoundingClientRect().bottom);
  assert.ok(end <= box.y + 1, `${end} is below ${box.y}`);
  await page.keyboard.press("Escape");
  await isAway(page);
  // It stays closed on the next page, until its errors are others.
  await page.goto(`${address}/projects/school/index.html`);
  await overlay(page, "button[data-is=errors]").waitFor();
  assert.equal(await overlay(page, ".panel").count(), 0);
  copy.edit(RECORD, "2025-05-02: 시장", "2026-05-02: 시장");
  await overlay(page, ".panel.errors").waitFor();
  await overlay(page, "button[data-is=close]").click();
  await isAway(page);
  await overlay(page, "button[data-is=errors]").focus();
  await page.keyboard.press("Enter");
  await overlay(page, ".panel.errors").waitFor();
  await overlay(page, "button[data-is=close]").focus();
  await page.keyboard.press("Enter");
  await isAway(page);
  const focus = () => document.activeElement.dataset.is;
  assert.equal(await page.evaluate(focus), "errors");
  assert.deepEqual(own(faults), []);
  await close();
});

test("the page's own warnings and files come first", async () => {
  const { address } = await stage({ options: ["--editor", "vscode"] });
  const { page, faults, close } = await open(address, MARKET);
  await overlay(page, "button[data-is=warnings]").click();
  const rows = await overlay(page, ".panel.warnings li").allTextContents();
  const heading = await overlay(page, ".panel.warnings h2").textContent();
  assert.match(heading, /^살펴볼 것 \d+건 \((경고 \d+)?(, )?(알림 \d+)?\)$/);
  assert.match(rows[0], /content\/projects\/market\//);
  assert.ok(rows.some((row) => /2023\.md:6:67.*grants\/secured/.test(row)), rows.join("\n"));
  const edit = await overlay(page, "a[data-is=edit]").getAttribute("href");
  assert.match(edit, /^vscode:\/\/file\/.*content\/projects\/market\/project\.yaml/);
  await overlay(page, "button[data-is=files]").click();
  const files = await overlay(page, ".panel.files a").allTextContents();
  for (const name of ["project.yaml", "overview.md", "2024.md"]) {
    assert.ok(files.includes(`content/projects/market/${name}`), `${files}`);
  }
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(own(faults), []);
  await close();
});

test("what is told is usable by everyone at every width, and never on paper", async () => {
  const { copy, address } = await stage({ options: ["--editor", "vscode"] });
  const { page, faults, close } = await open(address, MARKET);
  copy.edit(RECORD, "2024-05-02: 시장", "2025-05-02: 시장");
  await overlay(page, ".panel.errors").waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const [text, said] = [await page.locator("h1").boundingBox(), await overlay(page, "h2").boundingBox()];
    assert.ok(Math.abs(text.x - said.x) < 1, `at ${width} px texts begin at ${text.x} and ${said.x}`);
  }
  for (const kind of ["errors", "warnings"]) {
    const button = overlay(page, `button[data-is=${kind}]`);
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    await overlay(page, `.panel.${kind}`).waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const [mode, media] of Object.entries(MODES)) {
        await page.emulateMedia(media);
        assert.deepEqual(await violations(page), [], `${kind} ${width} px ${mode}`);
      }
      const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      assert.ok((await page.evaluate(wide)) <= 0, `${kind} is wider than ${width} px`);
    }
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#jangbu-preview").isVisible(), false);
  assert.deepEqual(own(faults), []);
  assert.deepEqual(await page.evaluate(() => globalThis.watched.refused), []);
  await close();
});

test("of a long line what is near the mark is shown", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET);
  const [front, back] = ["가".repeat(200), "나".repeat(200)];
  const shown = async (line) => {
    copy.edit(RECORD, "- 2024-05-02: 시장 개장", line);
    const pre = overlay(page, ".panel.errors pre").first();
    await pre.waitFor();
    const text = await pre.textContent();
    copy.edit(RECORD, line, "- 2024-05-02: 시장 개장");
    await isAway(page);
    return text;
  };
  const number = "900101-1234567";
  const middle = await shown(`- 2024-05-02: ${front} ${number} ${back}`);
  assert.equal(middle, `…${"가".repeat(39)} 900101-1****** ${"나".repeat(59)}…`);
  const start = await shown(`- 2024-05-02: ${number} ${back}`);
  assert.equal(start, `- 2024-05-02: 900101-1****** ${"나".repeat(59)}…`);
  const end = await shown(`- 2024-05-02: ${front} ${number}`);
  assert.equal(end, `…${"가".repeat(39)} 900101-1******`);
  assert.deepEqual(own(faults), []);
  await close();
});

test("where nothing could be made yet, nothing is promised to stay", async () => {
  const { copy, address } = await stage({ files: { "content/site.yaml": "nonsense: 1\n" } });
  const { page, faults, close } = await open(address, MARKET);
  await overlay(page, ".panel.errors").waitFor();
  assert.equal(await overlay(page, ".head p").textContent(), "오류를 고치면 페이지가 나타납니다.");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), []);
  }
  copy.write("content/site.yaml", new Copy("district").read("content/site.yaml"));
  await shows(page, "가온시장 새단장");
  await isAway(page);
  assert.deepEqual(own(faults), []);
  await close();
});

/** A preview's message about many problems, and a page of many files. */
function crowded(language) {
  const counts = { errors: 123, warnings: 100, notes: 123 };
  const one = { severity: "warning", code: "a/b", file: "a.md", line: 1, column: 1, message: "가" };
  const edit = Array.from({ length: 12 }, (_, i) => ({ file: `${i}.md`, href: `x:/${i}` }));
  const [errors, warnings] = [[{ ...one, severity: "error" }], [one]];
  return JSON.stringify({ kind: "state", language, errors, more: 122, counts, warnings, edit });
}

test("the bar is one row however many there are, and never covers the page's end", async () => {
  const { address } = await stage({ options: ["--editor", "vscode"] });
  for (const language of ["ko", "en"]) {
    const viewport = { width: 320, height: 700 };
    const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.route("**/_jangbu/events?*", (route) => {
      const body = `data: ${crowded(language)}\n\n`;
      return route.fulfill({ contentType: "text/event-stream", body });
    });
    await page.goto(`${address}/${MARKET}`);
    await overlay(page, "button[data-is=errors]").waitFor();
    await page.keyboard.press("Escape");
    await isAway(page);
    const bar = await overlay(page, ".bar").boundingBox();
    const button = await overlay(page, "button[data-is=files]").boundingBox();
    assert.ok(bar.height < 1.5 * button.height, `${language}: ${bar.height} px of ${button.height}`);
    assert.ok(bar.x >= 0 && bar.x + bar.width <= 321, `${language}: ${bar.x} and ${bar.width}`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const end = await page.evaluate(() => document.querySelector("footer").getBoundingClientRect().bottom);
    assert.ok(end <= bar.y + 1, `${end} is below ${bar.y}`);
    await context.close();
  }
});

test("a page that is missing leads home", async () => {
  const { address } = await stage();
  const { page, close } = await open(address, "no/such/page");
  await overlay(page, "a[data-is=home]").click();
  await page.waitForURL(`${address}/`);
  await overlay(page, "button[data-is=warnings]").waitFor();
  assert.equal(await overlay(page, "a[data-is=home]").count(), 0);
  await close();
});

test("without an editor there is nothing to edit with", async () => {
  const { address } = await stage({ options: ["--editor", "none"] });
  const { page, close } = await open(address, MARKET);
  await overlay(page, "button[data-is=warnings]").click();
  await overlay(page, ".panel.warnings li").first().waitFor();
  assert.equal(await overlay(page, "a").count(), 0);
  await close();
});

test("a burst of saves ends with the last", async () => {
  const { copy, address } = await stage();
  const { page, faults, close } = await open(address, MARKET);
  const text = copy.read(RECORD);
  for (let turn = 1; turn <= 20; turn += 1) copy.write(RECORD, text.replace("시장 개장", `${turn}번째 개장`));
  await shows(page, "20번째 개장");
  assert.ok(await isMarked(page));
  await equalsFresh(address, MARKET, page);
  assert.deepEqual(own(faults), []);
  await close();
});

test("a project that goes is missing, and is there again when it comes back", async () => {
  const { copy, address } = await stage();
  const { page, close } = await open(address, "projects/dance/index.html");
  const files = ["project.yaml", "2023.md"].map((name) => `content/projects/dance/${name}`);
  const texts = files.map((file) => copy.read(file));
  copy.remove("content/projects/dance");
  await shows(page, "춤마당", false);
  const status = (is) =>
    page.waitForFunction(
      async (is) => (await fetch(location.href, { cache: "no-store" })).status === is,
      is,
    );
  await status(404);
  files.forEach((file, i) => copy.write(file, texts[i]));
  await shows(page, "춤마당");
  await status(200);
  await equalsFresh(address, "projects/dance/index.html", page);
  await close();
});

test("a preview that is started again is found, with what changed meanwhile", async () => {
  const { copy, address, stop } = await stage();
  const { page, faults, close } = await open(address, MARKET);
  await overlay(page, "button[data-is=warnings]").waitFor();
  await stop();
  await overlay(page, ".lost").waitFor();
  assert.match(await overlay(page, ".lost").textContent(), /jangbu preview를 다시 실행/);
  copy.edit(RECORD, "시장 개장", "시장이 문을 엶");
  const again = await preview(copy.root, { port: new URL(address).port });
  left.push(() => again.stop());
  await shows(page, "시장이 문을 엶");
  await overlay(page, ".lost").waitFor({ state: "detached" });
  assert.ok(await isMarked(page));
  assert.deepEqual(own(faults), []);
  await close();
});

test("many tabs do not use up a browser's connections", async () => {
  const { copy, address } = await stage();
  const context = await browser.newContext();
  const pages = [];
  // A browser without a screen takes every tab for seen, so each is told when it is not.
  const hide = () =>
    Object.defineProperty(document, "hidden", { get: () => globalThis.isHidden, configurable: true });
  await context.addInitScript(hide);
  for (let tab = 0; tab < 9; tab += 1) {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${address}/${MARKET}`);
    await overlay(page, "button[data-is=warnings]").waitFor();
    await page.evaluate(() => (globalThis.isHidden = true));
    pages.push(page);
  }
  copy.edit(RECORD, "시장 개장", "시장이 문을 엶");
  // The last that were seen follow at once, the first when it is looked at.
  for (const page of pages.slice(-3)) await shows(page, "시장이 문을 엶");
  assert.doesNotMatch(await pages[0].textContent("body"), /시장이 문을 엶/);
  await pages[0].evaluate(() => {
    globalThis.isHidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await shows(pages[0], "시장이 문을 엶");
  await context.close();
});
