// The index of the search, asked as the page asks it but without a browser: that everything is
// found, nothing else, and how much is moved. What should be found is taken from the content, and
// what was found is looked up in the published pages: never in the index itself.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import vm from "node:vm";
import { HIDDEN, dice, projects, write } from "./search-district.js";
import { files, publishOne, repository } from "./sites.js";

const work = mkdtempSync(join(tmpdir(), "jangbu-search-"));
const gaon = { root: join(repository, "tests/districts/gaon"), folder: join(work, "gaon") };
const large = { root: join(work, "large"), folder: join(work, "large-site"), projects: projects(1000) };
const script = readFileSync(join(repository, "themes/default/assets/search.js"), "utf8");
vm.runInThisContext(script);
const { opened, wordsOf, tries, pieces, excerpt, placesOf } = globalThis.jangbuSearching;

before(() => {
  write(large.root, large.projects);
  for (const site of [gaon, large]) publishOne(site.root, site.folder);
});
after(() => rmSync(work, { recursive: true, force: true }));

/** Asks a site as a page does that was just opened, for so many screens of results. */
async function asked(site, query, screens = Infinity) {
  let bytes = 0;
  const loaded = new Map();
  const load = async (name) => {
    if (loaded.has(name)) return loaded.get(name);
    const text = readFileSync(join(site.folder, `search/${name}.js`), "utf8");
    bytes += Buffer.byteLength(text);
    globalThis.jangbuSearch = (own, data) => loaded.set(own, data);
    vm.runInThisContext(text);
    return loaded.get(name);
  };
  const index = opened(load);
  const words = wordsOf(query);
  const { pages, sure } = await index.candidates(words);
  const found = [];
  for (let [at, screen] = [0, 0]; at < pages.length && screen < screens; screen++) {
    const more = await index.some(pages, at, words);
    assert.ok(more.at > at && more.found.length <= 5);
    at = more.at;
    found.push(...more.found);
  }
  return { found, bytes, candidates: pages.length, sure };
}

const slugs = (found) =>
  found.flatMap(({ path }) => path.match(/^projects\/([^/]+)\/index\.html$/)?.[1] ?? []);

const plain = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\u2060/g, "")
    .replace(/\s+/g, " ");

/** What a page says to who reads it. */
const said = (site, path) =>
  plain(
    readFileSync(join(site.folder, path), "utf8")
      .replace(/<(head|script|svg)\b.*?<\/\1>/gs, " ")
      .replace(/<\/?(b|i|em|strong|a|code|sup)\b[^>]*>/g, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) =>
        ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'",
      ),
  );

/** Whether a page says a word, blanks aside: asked of the page alone, with nothing of the search. */
const says = (site, path, word) => said(site, path).replace(/\s/g, "").includes(word);

/** The words of results and titles of a district of files, by slug. */
function wordsOfContent(root) {
  const found = new Map();
  const folder = join(root, "content/projects");
  for (const slug of readdirSync(folder)) {
    const own = files(join(folder, slug), ".md").filter((name) => /^\d{4}\.md$/.test(name));
    const lines = own.flatMap((name) => readFileSync(join(folder, slug, name), "utf8").split("\n"));
    const results = lines.flatMap((line) => line.match(/^- \d[\d-]* ?(?:~[^:]*)?: (.*)$/)?.[1] ?? []);
    const card = readFileSync(join(folder, slug, "project.yaml"), "utf8");
    const isDraft = /^draft: true/m.test(card);
    const title = card.match(/^title: "?(.*?)"?$/m)[1];
    const words = [title, ...results].join(" ").split(/\s+/).filter((word) => /^[가-힣\d]+$/.test(word));
    if (!isDraft) found.set(slug, words.map(plain));
  }
  return found;
}

test("every part of any word of gaon is found where it stands, and nowhere else", async () => {
  const content = wordsOfContent(gaon.root);
  const all = [...content.values()].flat();
  assert.ok(all.length > 500, `${all.length} words`);
  const next = dice(2024);
  let whole = 0;
  for (let round = 0; round < 200; round++) {
    const letters = [...all[Math.floor(next() * all.length)]];
    const from = Math.floor(next() * letters.length);
    const part = letters.slice(from, from + 1 + Math.floor(next() * (letters.length - from))).join("");
    const { found, candidates, sure } = await asked(gaon, part);
    whole += part === letters.join("");
    const names = slugs(found);
    for (const [slug, words] of content) {
      const has = words.some((word) => word.includes(part));
      assert.ok(!has || names.includes(slug), `${part} in ${slug}`);
    }
    for (const { path, line, title } of found) {
      assert.ok(says(gaon, path, part), `${part} is not on ${path}`);
      assert.ok(line ?? title, path);
    }
    if (sure) assert.equal(found.length, candidates, part);
    else assert.ok(found.length <= candidates, part);
  }
  assert.ok(whole > 20);
});

test("words are found together only where all of them stand", async () => {
  const content = [...wordsOfContent(gaon.root)];
  const next = dice(99);
  for (let round = 0; round < 60; round++) {
    const [slug, words] = content[Math.floor(next() * content.length)];
    const [a, b] = [0, 0].map(() => words[Math.floor(next() * words.length)]);
    const { found } = await asked(gaon, `${a} ${b}`);
    assert.ok(slugs(found).includes(slug), `${a} ${b} in ${slug}`);
    for (const { path } of found) {
      for (const word of [a, b]) assert.ok(says(gaon, path, word), `${word} ${path}`);
    }
  }
});

test("title before heading before text before words apart; a part of a word is no less", async () => {
  const { found } = await asked(large, "공동작업장");
  assert.deepEqual(slugs(found), ["r1-title", "r2-heading", "r3-body", "r4-apart"]);
  const part = await asked(large, "작업장");
  const wanted = ["r1-title", "r2-heading", "r3-body", "r4-apart", "r5-part"];
  assert.deepEqual(slugs(part.found).slice(0, 5), wanted);
  const particle = await asked(large, "공동작업장은");
  assert.deepEqual(slugs(particle.found), ["r3-body"]);
  assert.equal(particle.found[0].anchor, "y2022");
  const both = await asked(large, "골목 작업장");
  assert.deepEqual(slugs(both.found).sort(), ["r2-heading", "r3-body", "r4-apart", "r5-part"]);
});

test("a number that is typed whole stands before longer ones", async () => {
  const { found } = await asked(large, "나눔-7", 1);
  assert.equal(found[0].label, "나눔-7");
  assert.ok(found[1].label.startsWith("나눔-7"));
});

test("quotes and a missing hyphen hide nothing", async () => {
  assert.deepEqual(wordsOf("\"이월\" ‘공동 작업장’ 「조례」 “LED”"), ["이월", "공동", "작업장", "조례", "led"]);
  assert.deepEqual(wordsOf("farmer's '19"), ["farmer's", "19"]);
  const { found } = await asked(large, "나눔7", 1);
  assert.equal(found[0].label, "나눔-7");
  assert.deepEqual(placesOf("주거7")("주거-7, 주거7, 주거-17"), [[0, 4], [6, 9]]);
});

test("what has no word with its particle is looked for without it", async () => {
  assert.deepEqual(tries(["빗물받이를", "정비"]), [["빗물받이를", "정비"], ["빗물받이", "정비"]]);
  assert.deepEqual(tries(["시장에서"])[1], ["시장"]);
  // Two letters are a word: 마을 is no 마.
  for (const word of ["마을", "나이", "은", "led", "공동작업장"]) assert.deepEqual(tries([word]), [[word]]);
});

test("kinds are in no file of the index, and names at the top of a card no sentence", async () => {
  const folder = join(gaon.root, "content/projects");
  const ofKind = readdirSync(folder).filter((slug) =>
    /^kind: .*예산/m.test(readFileSync(join(folder, slug, "project.yaml"), "utf8")),
  );
  const { found } = await asked(gaon, "예산");
  assert.ok(ofKind.length > 50 && found.length < 30, `${found.length} of ${ofKind.length}`);
  const titled = (await asked(gaon, "어르신 일자리")).found.find(({ title }) => title.includes("어르신 일자리"));
  assert.ok(titled && titled.anchor !== "" && !/정상추진|어르신장애인과/.test(titled.line ?? ""), titled?.line);
});

test("drafts and comments are in no file of the index", async () => {
  const { candidates } = await asked(large, HIDDEN);
  assert.equal(candidates, 0);
  for (const name of files(join(large.folder, "search"), ".js")) {
    const text = readFileSync(join(large.folder, "search", name), "utf8");
    assert.ok(!text.includes(HIDDEN.slice(0, 2)) && !text.includes("z-draft"), name);
  }
});

test("under 30 KB are moved for the first screen, of 1,000 projects", async (context) => {
  const next = dice(5);
  const all = large.projects.flatMap((one) => [one.title, ...one.results].join(" ").split(" "));
  const one = () => all[Math.floor(next() * all.length)];
  const sizes = [];
  const words = Array.from({ length: 80 }, one);
  const pairs = Array.from({ length: 120 }, () => `${one()} ${one()}`);
  const triples = Array.from({ length: 60 }, () => `${one()} ${one()} ${one()}`);
  const letters = Array.from({ length: 10 }, () => one()[0]);
  const moved = async (queries) => {
    const sizes = [];
    for (const query of queries) {
      const { bytes, found } = await asked(large, query, 1);
      sizes.push([bytes, query, found.length]);
    }
    return sizes.sort((a, b) => a[0] - b[0]);
  };
  for (const sizes of [await moved([...words, ...letters]), await moved(pairs), await moved(triples)]) {
    context.diagnostic(`median ${sizes[sizes.length >> 1]}; most ${sizes.at(-1)}`);
    assert.ok(sizes[sizes.length >> 1][0] > 5_000);
    assert.ok(sizes.at(-1)[0] < 30_000, `${sizes.at(-1)}`);
  }
});

test("who looks for what no page has is not made to wait for all that might have it", async () => {
  let texts = 0;
  const load = async (name) => {
    if (name === "index") return { edition: "one", pages: 40, shards: 1 };
    if (name === "pairs/0") return ["one", "가나,,,~ 나다,,,~ "];
    texts++;
    return { of: [name, "이름", "", "", "", []], heads: [], body: [["", "", "가나 나다"]] };
  };
  const index = opened(load);
  const { pages } = await index.candidates(["가나다"]);
  assert.equal(pages.length, 40);
  const screens = [];
  for (let at = 0; at < pages.length; screens.push(at)) {
    const before = texts;
    const more = await index.some(pages, at, ["가나다"]);
    assert.deepEqual(more.found, []);
    assert.ok(more.at > at && texts - before <= 13, `${texts - before} files`);
    at = more.at;
  }
  assert.ok(screens.length > 2 && texts === 40);
});

test("a line is cut between words around what is looked for, and marked", () => {
  assert.deepEqual(pieces("공동 작업장과 LED", ["공동작업장", "led"]), [
    ["공동 작업장", true],
    ["과 ", false],
    ["LED", true],
  ]);
  assert.deepEqual(pieces("가나다라", ["가나", "나다"]), [
    ["가나다", true],
    ["라", false],
  ]);
  const long = `${"앞말 ".repeat(60)}공동작업장은 ${"뒷말 ".repeat(60)}`.trim();
  const cut = excerpt(long, ["작업장"]);
  assert.match(cut, /^… (앞말 )+공동작업장은( 뒷말)+ …$/);
  assert.ok(cut.length < 140, `${cut.length}`);
  assert.equal(excerpt("짧은 말", ["말"]), "짧은 말");
  assert.match(excerpt("나".repeat(500), ["나나"]), /나{30,} …$/);
});

test("patterns are no patterns", () => {
  assert.deepEqual(placesOf(".*")("a.*b"), [[1, 3]]);
  assert.deepEqual(placesOf("c++ [x]")("C++ [x]"), [[0, 7]]);
  assert.deepEqual(placesOf("공동")("공 동"), []);
});
