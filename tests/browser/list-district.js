// An invented district of up to 250 projects for the tests of its lists: the content as files, and
// what is known of every project without asking the tool.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const AREAS = { safety: "안전", living: "생활", culture: "문화" };
const DEPARTMENTS = { road: "도로과", care: "돌봄과", arts: "문화과", town: "마을과" };
const STATUSES = ["done", "kept", "going", "slow", "held", "dropped"];
const PERIODS = [["2022", "2023"], ["2023"], ["2023", "2024"], ["before", "2023"], ["2024"]];
const MILLION = 1_000_000;

/** Titles that break a page, a script or a search which takes them for more than text. */
const HOSTILE = {
  3: "</script><script>alert(1)</script> 정비",
  4: "\"따옴표\" '하나' `둘` ${alert(1)} \\u0022 안전",
  5: "<img src=x onerror=alert(1)> & &amp; LED",
  7: "가나다 골목 정비".normalize("NFD"),
  8: "&lt;b&gt; {{ title }} {n}개 {all}",
  105: "]]> <!-- --> </template></select> 길",
};

/** The money of a project, by its kind: front matter, whose it is, what it comes to, whether gaps of
 * it have a reason, and why it is in no sum. */
function money(number) {
  const secured = ((number * 37) % 400) + 1;
  const less = secured - (number % secured);
  const line = (source, amounts) => ({ yaml: `{${source}: ${amounts}}`, sources: [source] });
  const both = (a, b) => ({ secured: a * MILLION, executed: b * MILLION, rate: b / a });
  const none = { secured: null, executed: null, rate: null };
  const differs = less !== secured;
  const kinds = [
    () => ({ sources: [], total: none }),
    () => ({
      yaml: `{national: {secured: 5, executed: 4, gap: 낙찰}, city: {secured: {withheld: 협상 중}, executed: 1}}`,
      sources: ["national", "city"],
      total: { ...none, executed: 5 * MILLION },
      gap: "told",
      sum: "withheld",
    }),
    () => ({
      ...line("city", `{secured: ${secured}}`),
      total: { ...none, secured: secured * MILLION },
    }),
    () => ({
      ...line("district", `{secured: ${secured}, executed: ${secured + 9}}`),
      total: both(secured, secured + 9),
      gap: "untold",
    }),
    () => ({ ...line("city", `{planned: ${secured}}`), total: none, sum: "apart" }),
    () => ({ ...line("national", `{demand: ${secured}}`), total: none }),
    () => ({
      ...line("all", `{secured: ${secured}, executed: ${less}, gap: 남음}`),
      total: both(secured, less),
      gap: differs && "told",
    }),
    () => ({
      ...line("national", `{secured: ${secured}, executed: 0}`),
      total: both(secured, 0),
      gap: "untold",
    }),
    () => ({ ...line("district", `{secured: "-", executed: "-"}`), sources: [], total: none }),
    () => ({
      yaml: `{national: {secured: "48,667,190원", executed: "48,667,190원"}, district: {secured: ${secured}, executed: ${less}}}`,
      sources: ["national", "district"],
      total: {
        secured: secured * MILLION + 48_667_190,
        executed: less * MILLION + 48_667_190,
        rate: (less * MILLION + 48_667_190) / (secured * MILLION + 48_667_190),
      },
      gap: differs && "untold",
    }),
  ];
  return kinds[(number * 7 + Math.floor(number / 10)) % 10]();
}

function project(_, index) {
  const number = index + 1;
  const area = number % 17 ? Object.keys(AREAS)[number % 3] : "";
  const { yaml, sources, total, gap, sum } = money(number);
  const periods = PERIODS[Math.floor(number / 3) % 5];
  const written =
    HOSTILE[number] ?? `${["골목길", "놀이터", "도서관 LED"][number % 3]} ${number} 정비`;
  return {
    slug: `project-${String(number).padStart(3, "0")}`,
    id: `${number % 2 ? "가나" : "다라"}-${number}`,
    written,
    title: written.normalize("NFC"),
    area,
    department: Object.keys(DEPARTMENTS)[number % 11 ? number % 3 : 3],
    status: number % 10 < 6 ? "going" : STATUSES[number % 6],
    periods,
    sources,
    total,
    gap,
    sum,
    of2023: periods[0] === "2023" ? total.secured : null,
    yaml,
  };
}

export const PROJECTS = Array.from({ length: 250 }, project);

/** The projects that all of some choices and searched words hold for. */
export function found(projects, { q = "", period, source, ...same }) {
  const folded = (text) => text.normalize("NFC").toLowerCase();
  const words = folded(q).split(/\s+/);
  return projects.filter((one) => {
    const text = [one.id, one.title, DEPARTMENTS[one.department], AREAS[one.area] ?? ""];
    return (
      words.every((word) => text.some((part) => folded(part).includes(word))) &&
      (!period || one.periods.includes(period)) &&
      (!source || one.sources.includes(source)) &&
      Object.entries(same).every(([key, value]) => one[key] === value)
    );
  });
}

/** Writes projects as the content below a root. */
export function write(root, projects) {
  const named = (names) =>
    Object.entries(names)
      .map(([id, name]) => `  - {id: ${id}, name: ${name}}`)
      .join("\n");
  const content = join(root, "content");
  mkdirSync(content, { recursive: true });
  writeFileSync(
    join(content, "site.yaml"),
    `title: 가온구 공약사업
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources:
  - {id: national, name: 국비, level: national}
  - {id: city, name: 시비, level: metropolitan}
  - {id: district, name: 구비, level: local}
statuses:
  - {id: done, name: 완료, definition: 마침, done: true, shape: done}
  - {id: kept, name: 계속, definition: 이어감, done: true, shape: continuing}
  - {id: going, name: 정상추진, definition: 하는 중, shape: going}
  - {id: slow, name: 일부추진, definition: 늦음, shape: slow}
  - {id: held, name: 보류, definition: 멈춤, shape: held}
  - {id: dropped, name: 폐기, definition: 그만둠, shape: dropped}
areas:
${named(AREAS)}
departments:
${named(DEPARTMENTS)}
`,
  );
  for (const one of projects) {
    const folder = join(content, "projects", one.slug);
    mkdirSync(folder, { recursive: true });
    const card = [
      `id: ${one.id}`,
      `title: ${JSON.stringify(one.written)}`,
      `status: ${one.status}`,
      `department: ${one.department}`,
      one.area && `area: ${one.area}`,
      one.yaml ? "" : "budget: none",
    ];
    writeFileSync(join(folder, "project.yaml"), `${card.filter(Boolean).join("\n")}\n`);
    one.periods.forEach((period, index) => {
      const funding = one.yaml && index === 0 ? `funding: ${one.yaml}\n` : "";
      const text = `---\nplan: 준비와 시행\n${funding}---\n${period === "before" ? "" : `- ${period}-05: 시작\n`}`;
      writeFileSync(join(folder, `${period}.md`), text);
    });
  }
}
