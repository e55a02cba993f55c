// An invented district for the tests of the search: projects of the size of real ones, whose words
// are made of syllables, so that hardly two have the same; and some that tell ranks apart.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files, repository } from "./sites.js";

/** Numbers below 1 that are the same every time (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The syllables that the invented records of gaon are written with. */
const SYLLABLES = (() => {
  const folder = join(repository, "tests/districts/gaon/content");
  const texts = files(folder, ".md").map((name) => readFileSync(join(folder, name), "utf8"));
  return [...new Set(texts.join("").match(/[가-힣]/g))].sort();
})();

/** Four thousand words of two to four syllables, the earlier ones used more often. */
const WORDS = (() => {
  const next = dice(7);
  const one = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)];
  return Array.from({ length: 4000 }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, one).join(""),
  );
})();
const ENDINGS = ["", "", "은", "을", "에", "의", "으로", "에서"];

/** Projects whose rank for 공동작업장 is known, best first: slug, title, facility, result. */
const RANKED = [
  ["r1-title", "새 공동작업장 열기", "강당", "문을 열었음"],
  ["r2-heading", "봉제 골목 돕기", "둘째 공동작업장", "문을 열었음"],
  ["r3-body", "뜨개 골목 돕기", "강당", "공동작업장은 열두 곳에서 씀"],
  ["r4-apart", "목공 골목 돕기", "강당", "공동 작업장 두 곳을 고침"],
  ["r5-part", "가죽 골목 돕기", "강당", "작업장 한 곳을 고침"],
];

function varied(number) {
  const next = dice(number + 1);
  // A few words are common and most are rare, as in any language.
  const word = () => WORDS[Math.floor(next() ** 3 * WORDS.length)];
  const many = (count) =>
    Array.from({ length: count }, () => word() + ENDINGS[Math.floor(next() * ENDINGS.length)]);
  const sentence = () => many(6 + Math.floor(next() * 6)).join(" ");
  return {
    slug: `project-${String(number).padStart(4, "0")}`,
    id: `나눔-${number}`,
    title: many(3).join(" "),
    facility: word(),
    overview: [sentence(), sentence(), sentence(), sentence()],
    results: Array.from({ length: 20 }, sentence),
  };
}

function ranked([slug, title, facility, result], index) {
  return { slug, id: `견줌-${index + 1}`, title, facility, overview: ["함께 씁니다"], results: [result] };
}

/** A word that stands where nothing is published: in a comment, and in a draft. */
export const HIDDEN = "뚥뛟뺘";
const draft = {
  ...ranked(["z-draft", `${HIDDEN} 짓기`, HIDDEN, HIDDEN], 90),
  rest: `draft: true # ${HIDDEN}\n`,
};

/** So many projects, those of known rank among them, and a draft. */
export const projects = (count) => [
  ...RANKED.map(ranked),
  ...Array.from({ length: count - RANKED.length }, (_, n) => varied(n)),
  { ...draft, slug: "z-comment", id: "견줌-92", title: "적어 둔 말", facility: "강당", results: [], rest: `# ${HIDDEN}\n` },
  draft,
];

/** Writes projects as the content below a root. */
export function write(root, all) {
  const content = join(root, "content");
  mkdirSync(content, { recursive: true });
  writeFileSync(
    join(content, "site.yaml"),
    `title: 가온구 공약사업
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: district, name: 구비, level: local}]
statuses: [{id: going, name: 정상추진, definition: 하는 중, shape: going}]
departments: [{id: town, name: 마을과}]
`,
  );
  for (const one of all) {
    const folder = join(content, "projects", one.slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "project.yaml"),
      `id: ${one.id}
title: ${one.title}
status: going
department: town
budget: none
facilities: [{name: ${one.facility}}]
${one.rest ?? ""}`,
    );
    writeFileSync(join(folder, "overview.md"), `${one.overview.join(".\n\n")}.\n`);
    for (const [nth, year] of [2022, 2023].entries()) {
      const own = one.results.filter((_, index) => index % 2 === nth);
      const lines = own.map((text, index) => `- ${year}-${String(index + 1).padStart(2, "0")}: ${text}\n`);
      if (lines.length) writeFileSync(join(folder, `${year}.md`), lines.join(""));
    }
  }
}
