// What was measured, as a table, and whether it keeps to what is promised.
import { circumstances, judged, listed, publish, table } from "../results.js";

/** A save may cost this much more in the largest district than in the smallest, in milliseconds. */
const MOST_GROWTH = 10;
/** A save is on the page within this time, in milliseconds. */
const MOST_MEDIAN = 50;
/** The first page is there within this time of the start, in milliseconds: in small and in large districts. */
const FIRST = [300, 3_000];
const SMALL = 60;
/** Most memory after all saves, in megabytes. */
const MOST_MEMORY = 500;

const whole = (value) => value.toFixed(0);
const fine = (value) => value.toFixed(1);
const pair = ({ median, p95 }) => `${fine(median)} / ${fine(p95)}`;

const cells = ({ projects, shown, told, first, memory }) => [
  String(projects),
  pair(shown),
  pair(told),
  first.map(whole).join(" / "),
  memory.map(whole).join(" / "),
];

/** One size as a line. */
export function row(one) {
  const [projects, shown, told, first, memory] = cells(one);
  return `${projects} projects: page ${shown} ms, server ${told} ms, first pages ${first} ms, memory ${memory} MB`;
}

/** What is promised, kept or not, a line each. */
export function verdict(measured) {
  const [small, large] = [measured[0], measured.at(-1)];
  const limit = (projects) => FIRST[Number(projects > SMALL)];
  return judged([
    {
      what: "growth of the median from the smallest to the largest, ms",
      value: large.shown.median - small.shown.median,
      most: MOST_GROWTH,
    },
    { what: `median from save to page at ${large.projects}, ms`, value: large.shown.median, most: MOST_MEDIAN },
    { what: `memory after the saves at ${large.projects}, MB`, value: large.memory.at(-1), most: MOST_MEMORY },
    ...[...new Set([small, large])].map(({ projects, first }) => ({
      what: `first page at ${projects}, ms`,
      value: first[0],
      most: limit(projects),
    })),
  ]);
}

/** Publishes the results for people: growth first, then the table, then on what it was measured. */
export function publishResults(measured, lines, about) {
  const [small, large] = [measured[0], measured.at(-1)];
  const times = (of) => `${(of(large) / of(small)).toFixed(2)} times`;
  const heads = [
    "projects",
    "save → page changed, median / p95, ms",
    "save → browser told, median / p95, ms",
    "start → home / report, ms",
    `memory at start / after ${about.saves} saves, MB`,
  ];
  const text = `\`tests/bench/preview/run\` makes districts of invented projects, opens one report and saves one of its yearly
records ${about.watched} times.

From ${small.projects} to ${large.projects} projects (${(large.projects / small.projects).toFixed(0)} times as many) a save takes
${times((one) => one.shown.median)} as long to be on the page, and memory is ${times((one) => one.memory.at(-1))} as much.

${table(heads, measured.map(cells))}

${listed(lines)}

The clocks of page and save are known to agree to ${fine(Math.max(...measured.map((one) => one.precision)))} ms.

${circumstances([`Chromium ${about.browser}`])}
`;
  publish("preview", text);
}
