// The lists for everybody: by keyboard, without JavaScript, from disk, on a phone and on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./browser.js";
import { PROJECTS, found } from "./list-district.js";
import { close as closeAll, counted, open, sites, titles, visit } from "./list-visit.js";

before(open);
after(closeAll);

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

test("the keyboard alone finds and sorts, and keeps its place", async () => {
  const { page, close } = await visit(sites.short, "projects/index.html");
  const focus = () =>
    page.evaluate(() => document.activeElement.name || document.activeElement.textContent);
  await page.locator("input[name=q]").focus();
  await page.keyboard.type("골목");
  await counted(page, `60개 가운데 ${found(sites.short.projects, { q: "골목" }).length}개 사업`);
  assert.equal(await focus(), "q");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).pathname, "/projects/index.html");
  const order = [];
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press("Tab");
    order.push(await focus());
  }
  const names = ["area", "department", "status", "period", "source", "gap", "sum", "sort", "조건 지우기"];
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
    const { page, close } = await visit(sites.long, "projects/index.html", {
      javaScriptEnabled: false,
    });
    await page.locator(`#${folder} a`).first().click();
    assert.ok((await titles(page)).length > 0, folder);
    await close();
  }
  assert.deepEqual(
    await written(sites.long, "projects"),
    PROJECTS.map((one) => one.title),
  );
});

test("from disk it works as from a server", async () => {
  for (const site of [sites.short, sites.long]) {
    const from = pathToFileURL(site.folder).href;
    const { page, faults, close } = await visit(site, "projects/index.html", { from });
    const wanted = found(site.projects, { area: "safety", q: "골목" });
    await page.fill("input[name=q]", "골목");
    await page.selectOption("select[name=area]", "safety");
    await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
    assert.deepEqual(
      await titles(page),
      wanted.map((one) => one.title),
    );
    const shared = page.url();
    await page.goto("about:blank");
    await page.goto(shared);
    await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
    assert.deepEqual(faults, []);
    await close();
  }
});

test("where a query can't be changed, the fragment keeps what was found", async () => {
  const { page, faults, close } = await visit(sites.short, "method/index.html");
  await page.addInitScript(() => {
    history.replaceState = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await page.goto(`${sites.short.server.address}/projects/index.html`);
  await page.fill("input[name=q]", "골목");
  await page.waitForURL((url) => url.hash.startsWith("#?q="));
  const shared = page.url();
  await page.goto("about:blank");
  await page.goto(shared);
  await counted(page, `60개 가운데 ${found(sites.short.projects, { q: "골목" }).length}개 사업`);
  assert.deepEqual(faults, []);
  await close();
});

test("on a phone the form has the orders, targets are large, nothing scrolls sideways", async () => {
  for (const [width, scheme] of [
    [320, "light"],
    [768, "dark"],
    [1280, "light"],
  ]) {
    const options = { viewport: { width, height: 800 }, colorScheme: scheme };
    const { page, close } = await visit(
      sites.long,
      "projects/index.html?area=safety&sort=-rate",
      options,
    );
    await page.locator("form.find p:visible").waitFor();
    const small = await page
      .locator("form.find :is(input, select, button):visible, thead button:visible")
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
    assert.equal(small, 0, `${width}`);
    assert.equal(await page.locator("thead button").first().isVisible(), width >= 768);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${width}: ${over}`);
    assert.deepEqual(await violations(page), []);
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
  assert.equal(await long.page.locator(".all a[href='projects/index.html']").count(), 1);
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
  for (const word of [
    "innerHTML",
    "outerHTML",
    "insertAdjacent",
    "document.write",
    "eval(",
    "Function(",
  ]) {
    assert.ok(!script.includes(word), word);
  }
  for (const word of [
    "fetch",
    "XMLHttpRequest",
    "import(",
    "localStorage",
    "cookie",
    "setInterval",
  ]) {
    assert.ok(!script.includes(word), word);
  }
});
