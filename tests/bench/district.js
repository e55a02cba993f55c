// An invented district of any size for benchmarks, written as content files.
//
// Every project is like the record of a real one: five years of three sources, twenty-five results
// with details, two facilities. Sums agree and nothing is an error. The same number of projects and
// the same seed give the same files.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const YEARS = [2020, 2021, 2022, 2023, 2024];
const PLACES = ["가온", "나래", "다솜", "라온", "마루", "바람", "새벽", "아람", "자람", "하늘"];
const THINGS = ["어린이 도서관", "골목 주차장", "공동작업장", "노인 복지관", "작은 공원", "돌봄센터", "전통시장"];
const ACTS = ["착공", "설계용역 완료", "주민설명회 개최", "위원회 심의", "준공", "개소식", "현장 점검"];
const LISTS = { areas: "분야", departments: "과" };

export const slug = (number) => `project-${String(number).padStart(5, "0")}`;

/** The yearly record of a project, below the site's folder. */
export const recordPath = (number, year) => `content/projects/${slug(number)}/${year}.md`;

/** A whole number below `limit`, of a seed and what it is for (a 32-bit mix of integers). */
function drawn(seed, limit, ...what) {
  let mixed = seed | 0;
  for (const part of what) {
    mixed = Math.imul(mixed ^ part, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  return (mixed >>> 0) % limit;
}

const pick = (list, number) => list[number % list.length];

const title = (number) =>
  `${pick(PLACES, number)}${Math.floor(number / 70) + 1}동 ${pick(THINGS, number)} 조성`;

function site() {
  const lists = Object.entries(LISTS).map(([list, name]) => {
    const items = Array.from({ length: 12 }, (_, i) => `  - {id: ${list}-${i}, name: 제${i}${name}}\n`);
    return `${list}:\n${items.join("")}`;
  });
  return `title: 가온구 공약사업 추진현황
publisher: 가온구
as_of: 2024-12-31
unit: 백만원
license: KOGL-1
sources:
  - {id: national, name: 국비, level: national}
  - {id: city, name: 시비, level: metropolitan}
  - {id: district, name: 구비, level: local}
terms: [{id: 민선8기, start: 2022-07-01, end: 2026-06-30}]
statuses:
  - {id: done, name: 완료, definition: 계획한 일을 모두 마쳤음, done: true}
  - {id: going, name: 정상추진, definition: 계획한 대로 하고 있음}
  - {id: slow, name: 일부추진, definition: 일부가 늦어지고 있음, shape: slow}
${lists.join("")}`;
}

/** Secured money of each source in a year. */
const secured = (seed, number, year) => ({
  national: 100 + drawn(seed, 700, number, year, 1),
  city: 50 + drawn(seed, 300, number, year, 2),
  district: 10 + drawn(seed, 90, number, year, 3),
});

const total = (amounts) => Object.values(amounts).reduce((sum, one) => sum + one, 0);

function card(seed, number) {
  const sums = { national: 0, city: 0, district: 0 };
  for (const year of YEARS) {
    for (const [source, amount] of Object.entries(secured(seed, number, year))) sums[source] += amount;
  }
  const { national, city, district } = sums;
  const status = pick(["done", "going", "slow"], drawn(seed, 3, number, 4));
  return `id: 생활-${number}
title: ${title(number)}
status: ${status}
department: departments-${Math.floor(number / 7) % 12}
area: areas-${number % 12}
term: 민선8기
progress: ${status === "done" ? 100 : 70}
kind: [신규, 자체, 예산]
period: {start: 2020-01, end: 2025-12}
total: ${total(sums)}
total_by_source: {national: ${national}, city: ${city}, district: ${district}}
bodies:
  - {role: 주관기관, name: 가온구}
  - {role: 운영기관, name: 사단법인 ${title(number)} 협의회}
facilities:
  - {name: 본관, place: "가온구 가온대로 ${(number % 400) + 1}, 5층", area_m2: 502.5, rooms: [작업실, 회의실, 전시장]}
  - {name: 별관, place: "가온구 가온대로 ${(number % 300) + 2}, 1층", area_m2: 88.7, rooms: [창고]}
contacts:
  - {role: 과장, phone: "1300"}
  - {role: 담당, phone: "1302"}
next:
  - 주민설명회를 열어 의견을 더 듣습니다.
  - 준공 뒤 운영기관을 공개모집합니다.
promise: {text: 동네마다 ${title(number)} 하나씩 짓겠습니다, source: 선거공보 3쪽}
updated: 2024-12-01
`;
}

const overview = (number) => `## 목표

${title(number)}으로 주민이 **걸어서 10분** 안에 닿는 생활시설을 갖춥니다.

## 사업개요

- 위치: 가온구 가온대로 ${(number % 400) + 1}
- 규모: 지상 5층, 연면적 591.2㎡
- 주요 시설: 작업실, 회의실, 전시장
`;

/** A yearly record; its plan ends with `word` where one is given. */
export function record(seed, number, year, word = "") {
  const amounts = secured(seed, number, year);
  const { national, city, district } = amounts;
  const sum = total(amounts);
  const results = Array.from({ length: 5 }, (_, i) => {
    const date = `${year}-${String(2 * i + 1).padStart(2, "0")}-${String(((number + i) % 27) + 1).padStart(2, "0")}`;
    const people = 20 + drawn(seed, 200, number, year, i, 5);
    return `- ${date}: ${title(number)} ${pick(ACTS, number + year + i)}
  - 주민 ${people}명이 참석하여 의견 ${i + 1}건을 냄
`;
  });
  return `---
plan: ${title(number)} 공정 ${year - 2019}단계${word && ` ${word}`}
funding:
  national: {secured: ${national}, executed: ${national}}
  city: {secured: ${city}, executed: ${city}}
  district: {secured: ${district}, executed: ${district - 5}, gap: 낙찰차액을 돌려줌}
total: {secured: ${sum}, executed: ${sum - 5}}
grants:
  - {date: ${year}-03, title: ${year}년도 사업비 보조금, amounts: {national: ${national}, city: ${city}}}
---
${results.join("")}`;
}

/** Writes `content/` of so many projects below a folder. */
export function write(root, projects, seed) {
  mkdirSync(join(root, "content"), { recursive: true });
  writeFileSync(join(root, "content/site.yaml"), site());
  for (let number = 0; number < projects; number += 1) {
    const folder = join(root, "content/projects", slug(number));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "project.yaml"), card(seed, number));
    writeFileSync(join(folder, "overview.md"), overview(number));
    for (const year of YEARS) writeFileSync(join(root, recordPath(number, year)), record(seed, number, year));
  }
}
