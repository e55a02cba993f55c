// Finding and sorting the projects of a list in a real browser: on the page's own rows and on
// script files, with the keyboard alone, from disk, and without JavaScript.
//
// The district is made here, so that every figure a list is compared with is known beforehand.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { PROJECTS, found, write } from "./list-district.js";
import { serve } from "./server.js";

const axe = createRequire(import.meta.url)("axe-core").source;
const repository = join(import.meta.dirname, "../..");
const binary = process.env.JANGBU ?? join(repository, "target/release/jangbu");
const work = mkdtempSync(join(tmpdir(), "jangbu-list-"));
const sites = {};
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  for (const [name, count] of [["short", 60], ["long", 250]]) {
    const root = join(work, name);
    const folder = join(work, `${name}-site`);
    write(root, PROJECTS.slice(0, count));
    execFileSync(binary, ["generate", "--quiet", "--root", root, "--output", folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    sites[name] = { folder, server: await serve(folder), projects: PROJECTS.slice(0, count) };
  }
});

after(async () => {
  await browser?.close();
  for (const { server } of Object.values(sites)) server.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Opens an address of a site in a browser of its own; faults must stay empty. */
async function visit(site, path, options = {}) {
  const { from = site.server.address, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => faults.push(`dialog ${dialog.message()}`));
  await page.goto(`${from}/${path}`);
  return { page, faults, close: () => context.close() };
}

const titles = (page) => page.locator("table.projects tbody a").allTextContents();
const said = (page) => page.locator("form.find output").textContent();

/** Waits until the list says so many of so many projects. */
const counted = (page, text) => page.getByText(text, { exact: true }).and(page.locator("output")).waitFor();

/** The titles of a list over all its pages, as it stands without JavaScript. */
async function written(site, list) {
  const names = [];
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${list}/index.html` : `${list}/page/${number}/index.html`;
    const { page, close } = await visit(site, path, { javaScriptEnabled: false });
    names.push(...(await titles(page)));
    const more = await page.locator("nav.pages li[aria-current] + li").count();
    await close();
    if (!more) return names;
  }
}

test("rows out of script files are those the pages have, to the last attribute", async () => {
  const site = sites.long;
  const rows = (page) =>
    page
      .locator("table.projects tbody tr")
      .evaluateAll((all) => all.map((row) => row.outerHTML.replace(/href="(\.\.\/)+/, 'href="')));
  for (const list of ["projects", "years/2023", "statuses/going"]) {
    const still = await visit(site, `${list}/page/2/index.html`, { javaScriptEnabled: false });
    const live = await visit(site, `${list}/index.html?page=2`);
    await live.page.locator("nav.pages li:nth-child(2)[aria-current]").waitFor();
    const wanted = await rows(still.page);
    assert.ok(wanted.length > 10, `${list} has a second page`);
    assert.deepEqual(await rows(live.page), wanted, list);
    assert.deepEqual(live.faults, []);
    await still.close();
    await live.close();
  }
});

for (const name of ["short", "long"]) {
  test(`${name}: each choice finds the projects the content has, and adds them up`, async () => {
    const site = sites[name];
    const { page, faults, close } = await visit(site, "projects/index.html");
    for (const key of ["area", "department", "status", "period", "source"]) {
      const options = await page.locator(`select[name=${key}] option`).evaluateAll((all) =>
        all.slice(1).map((option) => [option.value, option.textContent]),
      );
      assert.ok(options.length > 1, key);
      for (const [value, label] of options) {
        const wanted = found(site.projects, { [key]: value });
        assert.match(label, new RegExp(`\\(${wanted.length}\\)$`), `${key} ${value}`);
        await page.selectOption(`select[name=${key}]`, value);
        await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
        assert.deepEqual(await titles(page), wanted.slice(0, 100).map((one) => one.title));
        assert.equal(new URL(page.url()).search, `?${key}=${value}`);
      }
      await page.selectOption(`select[name=${key}]`, "");
      await counted(page, `${site.projects.length}개 사업`);
    }
    assert.deepEqual(faults, []);
    await close();
  });
}

test("what is added up is what the page of the group says, and its projects are its own", async () => {
  const site = sites.long;
  const groups = { area: "areas", department: "departments", status: "statuses" };
  for (const [key, folder] of Object.entries(groups)) {
    const { page, close } = await visit(site, "projects/index.html");
    const values = await page
      .locator(`select[name=${key}] option`)
      .evaluateAll((all) => all.slice(1).map((option) => option.value));
    for (const value of values) {
      await page.selectOption(`select[name=${key}]`, value);
      await page.waitForURL((url) => url.search === `?${key}=${value}`);
      const sums = await page.locator("form.find p").textContent();
      const group = await visit(site, `${folder}/${value}/index.html`);
      const figures = await group.page.locator(".figs dd b").allTextContents();
      for (const figure of figures.slice(0, 3)) assert.ok(sums.includes(figure), `${figure}: ${sums}`);
      const left = group.page.locator(".hero .marks");
      const numbers = (text) => text.match(/\d+(?=개)/g);
      if (await left.count()) {
        const parts = sums.split("입니다. ")[1];
        assert.deepEqual(numbers(parts), numbers(await left.textContent()), sums);
      }
      await group.close();
    }
    await close();
  }
});

test("every order, both ways, with what has no figure last and equals as listed", async () => {
  for (const site of [sites.short, sites.long]) {
    const collator = new Intl.Collator("ko", { numeric: true });
    const rank = { done: 0, kept: 1, going: 2, slow: 3, held: 4, dropped: 5 };
    const keys = {
      id: (one) => one.id,
      title: (one) => one.title,
      status: (one) => rank[one.status] ?? null,
      secured: (one) => one.total.secured,
      executed: (one) => one.total.executed,
      rate: (one) => one.total.rate,
    };
    for (const [key, value] of Object.entries(keys)) {
      for (const down of [false, true]) {
        const compare = (a, b) => {
          const [x, y] = [value(a), value(b)];
          if (x === null || y === null) return (x === null) - (y === null);
          const order = typeof x === "string" ? collator.compare(x, y) : x - y;
          return down ? -order : order;
        };
        const sort = down ? `-${key}` : key;
        const { page, close } = await visit(site, `projects/index.html?sort=${sort}`);
        await counted(page, `${site.projects.length}개 사업`);
        if (site === sites.long) await page.locator("a[href*=sort]").first().waitFor();
        const wanted = [...site.projects].sort(compare).slice(0, 100);
        assert.deepEqual(await titles(page), wanted.map((one) => one.title), sort);
        assert.equal(await page.locator("select[name=sort]").inputValue(), sort);
        await close();
      }
    }
  }
});

test("a head sorts one way, the other, and back, and says so", async () => {
  const { page, close } = await visit(sites.short, "projects/index.html");
  const order = sites.short.projects.map((one) => one.title);
  assert.deepEqual(await titles(page), order);
  const head = page.locator("thead th", { hasText: "확보액" });
  for (const [way, sort] of [["descending", "-secured"], ["ascending", "secured"], [null, ""]]) {
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), way);
    assert.equal(new URL(page.url()).search, sort && `?sort=${sort}`);
    assert.equal(await page.locator("thead [aria-sort]").count(), way ? 1 : 0);
  }
  assert.deepEqual(await titles(page), order);
  await close();
});

test("search finds every word in any case and composition, inside Korean words too", async () => {
  const { page, faults, close } = await visit(sites.short, "projects/index.html");
  const site = sites.short;
  const asked = ["", "골목", "  정비   안전 ", "LED", "led", "가\u1102\u1161-7", "도로과", "없는말"];
  for (const q of asked) {
    await page.fill("input[name=q]", "");
    await counted(page, `${site.projects.length}개 사업`);
    await page.fill("input[name=q]", q);
    const wanted = found(site.projects, { q });
    if (!q) continue;
    const text = `${site.projects.length}개 가운데 ${wanted.length}개 사업`;
    await counted(page, wanted.length ? text : "조건에 맞는 사업이 없습니다. 찾는 말을 줄이거나 조건을 지워 보십시오.");
    if (wanted.length) assert.deepEqual(await titles(page), wanted.map((one) => one.title), q);
    assert.equal(await page.locator("table.projects").isVisible(), wanted.length > 0);
  }
  await page.getByRole("button", { name: "조건 지우기" }).click();
  await counted(page, `${site.projects.length}개 사업`);
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(faults, []);
  await close();
});

test("an address brings back what was found, on the next page and after going back", async () => {
  const site = sites.long;
  const path = "projects/index.html?status=going&period=2023&sort=-secured&page=2";
  const { page, close } = await visit(site, path);
  const wanted = found(site.projects, { status: "going", period: "2023" });
  wanted.sort((a, b) => (b.total.secured ?? -1) - (a.total.secured ?? -1));
  assert.ok(wanted.length > 100 && wanted.length < 200);
  await counted(page, `250개 가운데 ${wanted.length}개 사업`);
  assert.deepEqual(await titles(page), wanted.slice(100).map((one) => one.title));
  assert.equal(await page.locator("select[name=period]").inputValue(), "2023");
  await page.locator("nav.pages a").first().click();
  assert.deepEqual(await titles(page), wanted.slice(0, 100).map((one) => one.title));
  assert.equal(new URL(page.url()).search, "?status=going&period=2023&sort=-secured");
  assert.equal(await page.evaluate(() => document.activeElement.id), "list-h");
  await page.locator("table.projects tbody a").first().click();
  await page.waitForURL(/\/projects\/[^/]+\/index.html$/);
  await page.goBack();
  await counted(page, `250개 가운데 ${wanted.length}개 사업`);
  assert.deepEqual(await titles(page), wanted.slice(0, 100).map((one) => one.title));
  await page.goto(`${site.server.address}/projects/index.html?status=nothing&sort=size&page=99`);
  await counted(page, "250개 사업");
  assert.equal(new URL(page.url()).search, "?page=3");
  await close();
});

test("a long list reads its files when they are first needed, and says when it can't", async () => {
  const { page, faults, close } = await visit(sites.long, "projects/page/2/index.html");
  assert.equal(await page.locator("script[src*=rows-]").count(), 0);
  assert.equal(await said(page), "250개 사업");
  const second = sites.long.projects.slice(100, 200).map((one) => one.title);
  assert.deepEqual(await titles(page), second);
  await page.fill("input[name=q]", "골목");
  const wanted = found(sites.long.projects, { q: "골목" });
  await counted(page, `250개 가운데 ${wanted.length}개 사업`);
  assert.equal(await page.locator("script[src*=rows-]").count(), 1);
  assert.deepEqual(faults, []);
  await page.getByRole("button", { name: "조건 지우기" }).click();
  await counted(page, "250개 사업");
  assert.equal((await titles(page)).length, 100);
  await close();
  const broken = await visit(sites.long, "method/index.html");
  await broken.page.route("**/rows-*.js", (route) => route.abort());
  await broken.page.goto(`${sites.long.server.address}/projects/index.html?q=x`);
  await broken.page.getByText("목록 파일을 읽지 못해").waitFor();
  assert.equal((await titles(broken.page)).length, 100);
  await broken.close();
});

test("a year's page finds by the money of that year, without a choice of years", async () => {
  const site = sites.short;
  const { page, close } = await visit(site, "years/2023/index.html?sort=-secured");
  const members = found(site.projects, { period: "2023" });
  members.sort((a, b) => (b.of2023 ?? -1) - (a.of2023 ?? -1));
  assert.deepEqual(await titles(page), members.map((one) => one.title));
  assert.equal(await page.locator("select[name=period]").count(), 0);
  assert.equal(await page.locator("select[name=status]").count(), 1);
  const status = await visit(site, "statuses/going/index.html");
  assert.equal(await status.page.locator("select[name=status]").count(), 0);
  await status.close();
  await close();
});

test("the keyboard alone finds and sorts, and keeps its place", async () => {
  const { page, close } = await visit(sites.short, "projects/index.html");
  const focus = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent);
  await page.locator("input[name=q]").focus();
  await page.keyboard.type("골목");
  await counted(page, `60개 가운데 ${found(sites.short.projects, { q: "골목" }).length}개 사업`);
  assert.equal(await focus(), "q");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).pathname, "/projects/index.html");
  const order = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    order.push(await focus());
  }
  const names = ["area", "department", "status", "period", "source", "sort", "조건 지우기"];
  const heads = ["사업", "상태", "확보액(백만원)", "집행액(백만원)", "집행률"];
  assert.deepEqual(order, [...names, ...heads]);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("[aria-sort=descending]").textContent(), "집행률");
  assert.equal(await focus(), "집행률");
  assert.notEqual(
    await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle),
    "none",
  );
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "A");
  await close();
});

test("without JavaScript there is no form, and the group pages serve", async () => {
  for (const path of ["index.html", "projects/index.html", "areas/safety/index.html"]) {
    const { page, close } = await visit(sites.short, path, { javaScriptEnabled: false });
    assert.equal(await page.locator("form.find").isVisible(), false, path);
    assert.equal(await page.locator("thead button").count(), 0);
    assert.ok((await titles(page)).length > 1);
    await close();
  }
  for (const folder of ["areas", "departments", "statuses", "years"]) {
    const { page, close } = await visit(sites.long, "projects/index.html", { javaScriptEnabled: false });
    await page.locator(`#${folder} a`).first().click();
    assert.ok((await titles(page)).length > 0, folder);
    await close();
  }
  assert.deepEqual(await written(sites.long, "projects"), PROJECTS.map((one) => one.title));
});

test("from disk it works as from a server", async () => {
  for (const site of [sites.short, sites.long]) {
    const from = pathToFileURL(site.folder).href;
    const { page, faults, close } = await visit(site, "projects/index.html", { from });
    const wanted = found(site.projects, { area: "safety", q: "골목" });
    await page.fill("input[name=q]", "골목");
    await page.selectOption("select[name=area]", "safety");
    await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
    assert.deepEqual(await titles(page), wanted.map((one) => one.title));
    const shared = page.url();
    await page.goto("about:blank");
    await page.goto(shared);
    await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
    assert.deepEqual(faults, []);
    await close();
  }
});

test("on a phone the form has the orders, targets are large, nothing scrolls sideways", async () => {
  for (const [width, scheme] of [[320, "light"], [768, "dark"], [1280, "light"]]) {
    const options = { viewport: { width, height: 800 }, colorScheme: scheme };
    const { page, close } = await visit(sites.long, "projects/index.html?area=safety&sort=-rate", options);
    await page.locator("form.find p:visible").waitFor();
    const small = await page
      .locator("form.find :is(input, select, button):visible, thead button:visible")
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
    assert.equal(small, 0, `${width}`);
    assert.equal(await page.locator("thead button").first().isVisible(), width >= 768);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${width}: ${over}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((one) => `${one.id} ${one.nodes[0].html}`), []);
    await close();
  }
});

test("on paper the list is as it was found, without its form", async () => {
  const { page, close } = await visit(sites.short, "projects/index.html?q=골목");
  const wanted = found(sites.short.projects, { q: "골목" });
  await counted(page, `60개 가운데 ${wanted.length}개 사업`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("form.find").isVisible(), false);
  assert.equal(await page.locator("table.projects tbody tr:visible").count(), wanted.length);
  await close();
});

test("home has the form where all projects stand on it, else a way to the list", async () => {
  const short = await visit(sites.short, "index.html?q=골목");
  const wanted = found(sites.short.projects, { q: "골목" });
  await counted(short.page, `60개 가운데 ${wanted.length}개 사업`);
  await short.close();
  const long = await visit(sites.long, "index.html");
  assert.equal(await long.page.locator("form.find").count(), 0);
  assert.equal(await long.page.locator(".all a").getAttribute("href"), "projects/index.html");
  await long.close();
});

test("the contents of a page mark what is being read", async () => {
  const { page, close } = await visit(sites.short, "projects/project-001/index.html");
  await page.locator("nav.toc a[href='#results']").click();
  await page.locator("nav.toc a[href='#results'][aria-current=location]").waitFor();
  assert.equal(await page.locator("nav.toc [aria-current]").count(), 1);
  await close();
});

test("the script is short, and puts no text into a page as markup", () => {
  const script = readFileSync(join(sites.short.folder, "assets/site.js"), "utf8");
  assert.ok(Buffer.byteLength(script) < 12_000);
  for (const word of ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function("]) {
    assert.ok(!script.includes(word), word);
  }
  for (const word of ["fetch", "XMLHttpRequest", "import(", "localStorage", "cookie", "setInterval"]) {
    assert.ok(!script.includes(word), word);
  }
});
