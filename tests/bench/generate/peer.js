// The peer: Hugo making pages with the same facts, from the records that jangbu published.
//
// One file a project, facts as front matter in YAML and the overview as its Markdown. Money stands in
// the unit of the site, and its layouts (in `hugo/`) add it up. It draws one chart of a project where
// jangbu draws three, in three widths, and a fourth to download.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./measured.js";

const program = join(import.meta.dirname, "peer/hugo/binaries/hugo");
/** The largest district it is given: it holds more than 200 KB of memory a project. */
const MOST = 10_000;

/** Which version it is; nothing where it could not be had. */
export const version = existsSync(program) && execFileSync(program, ["version"], { encoding: "utf8" }).split("-")[0];

/** Whether it is measured with so many projects. */
export const takes = (projects) => Boolean(version) && projects <= MOST;

const UNIT = 1_000_000;
const unit = (won) => Number(won) / UNIT;
const units = (amounts) => Object.fromEntries(Object.entries(amounts).map(([source, won]) => [source, unit(won)]));

/** A text as it is, where YAML takes it for one, else in quotes. */
const scalar = (value) =>
  typeof value === "string" && !/^[가-힣a-z][^:#"\n]*$/.test(value) ? JSON.stringify(value) : String(value);

/** A value as block YAML, below what is indented by `indent`. */
function yaml(value, indent = "") {
  if (Array.isArray(value)) {
    return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join("");
  }
  if (value !== null && typeof value === "object") {
    const lines = Object.entries(value).map(([key, one]) => `\n${indent}${key}: ${yaml(one, `${indent}  `)}`);
    return lines.join("").replaceAll(": \n", ":\n");
  }
  return scalar(value);
}

/** What stands in one year: plan, money by source, grants and results. */
function year({ funding, gaps, grants, results }, { period, plan }) {
  const money = {};
  for (const cell of funding.filter((one) => one.period === period)) {
    (money[cell.source] ??= {})[cell.stage] = unit(cell.won);
  }
  for (const gap of gaps.filter((one) => one.period === period)) money[gap.source].gap = gap.reason;
  return {
    year: period,
    plan,
    funding: money,
    grants: grants
      .filter((one) => one.period === period)
      .map(({ date, title, amounts }) => ({ date, title, amounts: units(amounts) })),
    results: results
      .filter((one) => one.period === period)
      .map(({ date, text, details }) => ({ date, text, details })),
  };
}

function page(record) {
  const { id, title, term, progress, kind, period, bodies, facilities, contacts, next, promise, updated } = record;
  const { cooperation, changes } = record;
  const front = {
    id,
    title,
    areas: [record.area],
    departments: [record.department],
    statuses: [record.status],
    years: record.years.map((one) => one.period),
    term,
    progress,
    kind,
    period,
    total: unit(record.total),
    total_by_source: units(record.total_by_source),
    bodies,
    facilities,
    contacts,
    cooperation,
    next,
    promise,
    changes,
    updated,
    records: record.years.map((one) => year(record, one)),
  };
  return `---${yaml(front)}\n---\n${record.overview}`;
}

/** Names of the groups, which Hugo takes from a page each. */
function groups(root) {
  const names = { statuses: { done: "완료", going: "정상추진", slow: "일부추진" } };
  for (const [list, name] of [["areas", "분야"], ["departments", "과"]]) {
    names[list] = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${list}-${i}`, `제${i}${name}`]));
  }
  for (const [list, terms] of Object.entries(names)) {
    for (const [id, title] of Object.entries(terms)) {
      mkdirSync(join(root, "content", list, id), { recursive: true });
      writeFileSync(join(root, "content", list, id, "_index.md"), `---\ntitle: ${title}\n---\n`);
    }
  }
}

/** Writes a Hugo site at `root` from a folder that jangbu published. */
export function write(root, published) {
  cpSync(join(import.meta.dirname, "hugo"), root, { recursive: true });
  const projects = join(root, "content/projects");
  mkdirSync(projects, { recursive: true });
  writeFileSync(join(projects, "_index.md"), "---\ntitle: 전체 사업\n---\n");
  groups(root);
  const folders = readdirSync(join(published, "projects"), { withFileTypes: true });
  for (const { name } of folders.filter((one) => one.isDirectory() && one.name !== "page")) {
    const record = JSON.parse(readFileSync(join(published, "projects", name, "record.json"), "utf8"));
    writeFileSync(join(projects, `${name}.md`), page(record));
  }
}

/** Makes the pages alone, or with each project's funding as CSV and record as JSON beside it. */
export function build(work, root, config, output) {
  const places = ["--source", root, "--destination", output, "--cacheDir", join(work, "peer-cache")];
  return run(work, program, ["build", "--quiet", "--noBuildLock", "--config", config, ...places]);
}
