// What was measured, as tables with ratios first, and whether it keeps to what is promised.
import { circumstances, judged, listed, publish, table } from "../results.js";

/** The size the promises are about, and the largest. */
const USUAL = 10_000;
const LARGEST = 100_000;
/** CPU of the peer must be this many times ours. */
const LEAST_TIMES = 10;
/** Publishing may take so many times as long as copying what it made, beside waiting for the disk. */
const MOST_COPIES = 2.5;
/** Most memory at those sizes, in megabytes. */
const MOST_MEMORY = new Map([[USUAL, 300], [LARGEST, 2_200]]);
/** An unchanged site costs at most this share of a cold build. */
const MOST_UNCHANGED = 0.1;
/** A project of the largest district may cost this many times what one of 1,000 does. */
const MOST_GROWTH = 1.2;
const SMALL = 1_000;

const fine = (value) => value.toFixed(2);
const share = (value) => `${(100 * value).toFixed(1)} %`;
const counted = (value) => Math.round(value).toLocaleString("en");

/** The ratios of one size; those with the peer are left out where it was not measured. */
function ratios({ runs }) {
  const { cold } = runs;
  const times = (name, of) => (runs[name] ? fine(runs[name][of] / cold[of]) : "–");
  const part = (name) => `${share(runs[name].cpu / cold.cpu)} / ${share(runs[name].wall / cold.wall)}`;
  const copies = (wall) => fine(wall / runs["cp -r"].wall);
  return [
    times("Hugo", "cpu"),
    times("Hugo, CSV, JSON", "cpu"),
    times("Hugo", "wall"),
    `${copies(cold.wall)} / ${copies(cold.wall - cold.sync)}`,
    ...["unchanged", "one record changed", "style changed", "template changed"].map(part),
  ];
}

const RATIOS = [
  "projects",
  "CPU, Hugo ÷ jangbu",
  "with CSV and JSON in Hugo, too",
  "wall, Hugo ÷ jangbu",
  "wall, jangbu ÷ `cp -r`: all / without waiting for the disk",
  "unchanged ÷ cold, CPU / wall",
  "one record changed ÷ cold",
  "one style changed ÷ cold",
  "one template changed ÷ cold",
];

const TIMES = ["wall, s", "user, s", "sys, s", "waiting for the disk, s"];
const HEADS = ["projects", "run", ...TIMES, "memory, MB", "files", "MB", "files/s", "MB/s"];

/** A line for each run of one size. */
function absolute({ projects, runs, weights }) {
  return Object.entries(runs).map(([name, took]) => {
    const { files, bytes } = weights[name] ?? weights.cold;
    const writes = name in weights || name === "cp -r";
    const speed = writes ? [counted(files / took.wall), counted(bytes / 1e6 / took.wall)] : ["", ""];
    const size = writes ? [counted(files), counted(bytes / 1e6)] : ["", ""];
    const sync = took.sync === undefined ? "" : fine(took.sync);
    const times = [took.wall, took.user, took.sys].map(fine);
    return [projects, name, ...times, sync, counted(took.memory), ...size, ...speed];
  });
}

/** Where the time of cold builds went, by their own account: a line a step. */
function steps(measured) {
  const cold = measured.map(({ runs }) => runs.cold);
  const names = Object.keys(cold.at(-1)).filter((key) => key.startsWith("wall ")).map((key) => key.slice(5));
  if (names.length === 0) return "";
  const heads = ["step of a cold build, wall / CPU, ms", ...measured.map(({ projects }) => projects)];
  const cell = (one, name) => `${counted(one[`wall ${name}`] ?? 0)} / ${counted(one[`cpu ${name}`] ?? 0)}`;
  return `${table(heads, names.map((name) => [name, ...cold.map((one) => cell(one, name))]))}\n\n`;
}

/** Everything measured, a line a run. */
export const rows = (measured) => table(HEADS, measured.flatMap(absolute));

/** What is promised, kept or not, a line each. */
export function verdict(measured) {
  const of = (size) => measured.find((one) => one.projects === size);
  const [usual, small, large] = [of(USUAL), of(SMALL), measured.at(-1)];
  const checks = usual ? promised(usual) : [];
  for (const [size, most] of MOST_MEMORY) {
    const one = of(size);
    if (one) checks.push({ what: `memory of a cold build at ${size}, MB`, value: one.runs.cold.memory, most });
  }
  for (const { projects, runs } of measured.filter((one) => one.projects >= SMALL)) {
    const value = runs.unchanged.cpu / runs.cold.cpu;
    const what = `CPU of an unchanged site at ${projects}, share of a cold build`;
    checks.push({ what, value, most: MOST_UNCHANGED, digits: 3 });
  }
  if (small && large !== small) {
    // User time alone: what the system does for a process is mostly writing.
    const each = ({ projects, runs }) => runs.cold.user / projects;
    const value = each(large) / each(small);
    const what = `user time of a project at ${large.projects}, times that at ${SMALL}`;
    checks.push({ what, value, most: MOST_GROWTH, digits: 2 });
  }
  return judged(checks);
}

function promised({ projects, runs }) {
  const { cold } = runs;
  const copies = { what: `wall without waiting for the disk at ${projects}, times cp -r`, most: MOST_COPIES };
  const checks = [{ ...copies, value: (cold.wall - cold.sync) / runs["cp -r"].wall }];
  const peers = [["Hugo", "pages alone"], ["Hugo, CSV, JSON", "with CSV and JSON"]].filter(([name]) => runs[name]);
  const times = peers.map(([name, what]) => ({
    what: `CPU of Hugo, ${what}, at ${projects}, times that of jangbu`,
    value: runs[name].cpu / cold.cpu,
    least: LEAST_TIMES,
  }));
  return [...times, ...checks];
}

/** Publishes the results for people: ratios, promises, all figures, and on what it was measured. */
export function publishResults(measured, lines, peer) {
  const other = peer ? peer.replace("hugo v", "Hugo ") : "without Hugo, which could not be had";
  const text = `\`tests/bench/generate/run\` publishes districts of invented projects. jangbu makes each project's page with all
its charts, and beside it CSV, JSON and a picture; Hugo makes a page with the same facts and one chart. Every run starts
with its input read and what was written before on the disk. Figures are medians of so many rounds: ${measured
    .map(({ projects, rounds }) => `${rounds} at ${projects}`)
    .join(", ")}.

${table(RATIOS, measured.map((one) => [one.projects, ...ratios(one)]))}

${listed(lines)}

${rows(measured)}

${steps(measured)}${circumstances([other])}
`;
  publish("generate", text);
}
