// Finding and sorting the projects of a list in a real browser, on the page's own rows and on
// script files. The district is made, so that every figure is known beforehand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { found } from "./list-district.js";
import { close as closeAll, counted, open, said, sites, titles, visit } from "./list-visit.js";

before(open);
after(closeAll);

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
    for (const key of ["area", "department", "status", "period", "source", "gap", "sum"]) {
      const options = await page
        .locator(`select[name=${key}] option`)
        .evaluateAll((all) => all.slice(1).map((option) => [option.value, option.textContent]));
      assert.ok(options.length > 1, key);
      for (const [value, label] of options) {
        const wanted = found(site.projects, { [key]: value });
        assert.match(label, new RegExp(`\\(${wanted.length}\\)$`), `${key} ${value}`);
        await page.selectOption(`select[name=${key}]`, value);
        await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
        assert.deepEqual(
          await titles(page),
          wanted.slice(0, 100).map((one) => one.title),
        );
        assert.equal(new URL(page.url()).search, `?${key}=${value}`);
      }
      await page.selectOption(`select[name=${key}]`, "");
      await counted(page, `${site.projects.length}개 사업`);
    }
    assert.deepEqual(faults, []);
    await close();
  });
}

test("what is added up is what the page of the group says, rate and remarks too", async () => {
  const groups = { area: "areas", department: "departments", status: "statuses" };
  let rated = 0;
  for (const site of [sites.long, sites.district]) {
    for (const [key, folder] of Object.entries(groups)) {
      const { page, close } = await visit(site, "projects/index.html");
      const options = page.locator(`select[name=${key}] option`);
      const values = await options.evaluateAll((all) => all.slice(1).map((one) => one.value));
      for (const value of values) {
        await page.selectOption(`select[name=${key}]`, value);
        await page.waitForURL((url) => url.search === `?${key}=${value}`);
        const sums = await page.locator("form.find p").textContent();
        const group = await visit(site, `${folder}/${value}/index.html`);
        const figures = await group.page.locator(".figs dd b").allTextContents();
        const remarks = await group.page.locator(".hero .marks").allTextContents();
        await group.close();
        const [secured, executed, rate] = figures;
        if (!/\d/.test(`${secured}`) || !/\d/.test(`${executed}`)) {
          assert.equal(sums, "", value);
          continue;
        }
        assert.ok(
          sums.includes(`확보액은 ${secured}, 집행액은 ${executed}`),
          `${figures}: ${sums}`,
        );
        if (/\d/.test(rate)) assert.ok(sums.includes(`집행률은 ${rate}입니다`), `${rate}: ${sums}`);
        else assert.ok(!sums.includes("집행률"), `${rate}: ${sums}`);
        rated += /\d/.test(rate);
        const numbers = (text) => text.match(/\d+(?=개)/g) ?? [];
        const left = sums.slice(sums.indexOf("입니다.") + 4);
        assert.deepEqual(numbers(left), numbers(remarks.join()), sums);
      }
      await close();
    }
  }
  assert.ok(rated > 2, `${rated} groups have a rate`);
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
        assert.deepEqual(
          await titles(page),
          wanted.map((one) => one.title),
          sort,
        );
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
  for (const [way, sort] of [
    ["descending", "-secured"],
    ["ascending", "secured"],
    [null, ""],
  ]) {
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
  const asked = [
    "",
    "골목",
    "  정비   안전 ",
    "LED",
    "led",
    "가\u1102\u1161-7",
    "도로과",
    "없는말",
  ];
  for (const q of asked) {
    await page.fill("input[name=q]", "");
    await counted(page, `${site.projects.length}개 사업`);
    await page.fill("input[name=q]", q);
    const wanted = found(site.projects, { q });
    if (!q) continue;
    const text = `${site.projects.length}개 가운데 ${wanted.length}개 사업`;
    await counted(
      page,
      wanted.length
        ? text
        : "조건에 맞는 사업이 없습니다. 찾는 말을 줄이거나 조건을 지워 보십시오.",
    );
    if (wanted.length)
      assert.deepEqual(
        await titles(page),
        wanted.map((one) => one.title),
        q,
      );
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
  assert.deepEqual(
    await titles(page),
    wanted.slice(100).map((one) => one.title),
  );
  assert.equal(await page.locator("select[name=period]").inputValue(), "2023");
  await page.locator("nav.pages a").first().click();
  assert.deepEqual(
    await titles(page),
    wanted.slice(0, 100).map((one) => one.title),
  );
  assert.equal(new URL(page.url()).search, "?status=going&period=2023&sort=-secured");
  assert.equal(await page.evaluate(() => document.activeElement.id), "list-h");
  await page.locator("table.projects tbody a").first().click();
  await page.waitForURL(/\/projects\/[^/]+\/index.html$/);
  await page.goBack();
  await counted(page, `250개 가운데 ${wanted.length}개 사업`);
  assert.deepEqual(
    await titles(page),
    wanted.slice(0, 100).map((one) => one.title),
  );
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
  assert.deepEqual(
    await titles(page),
    members.map((one) => one.title),
  );
  assert.equal(await page.locator("select[name=period]").count(), 0);
  assert.equal(await page.locator("select[name=status]").count(), 1);
  const status = await visit(site, "statuses/going/index.html");
  assert.equal(await status.page.locator("select[name=status]").count(), 0);
  await status.close();
  await close();
});

test("home's ways to gaps without a reason and to what no sum holds find those projects", async () => {
  const site = sites.short;
  for (const [link, choice] of [
    ["#holes .all a", { gap: "untold" }],
    [".hero > p a", { gap: "untold" }],
    [".hero .marks a >> nth=0", { sum: "withheld" }],
    [".hero .marks a >> nth=1", { sum: "apart" }],
  ]) {
    const { page, faults, close } = await visit(site, "index.html");
    const wanted = found(site.projects, choice);
    const named = await page.locator(link).first().textContent();
    if (link !== ".hero > p a") assert.match(named, new RegExp(`${wanted.length}개 사업`), named);
    await page.locator(link).first().click();
    await counted(page, `${site.projects.length}개 가운데 ${wanted.length}개 사업`);
    assert.deepEqual(
      await titles(page),
      wanted.map((one) => one.title),
    );
    assert.deepEqual(faults, []);
    await close();
  }
});
