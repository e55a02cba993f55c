// What `jangbu generate` costs, run as a whole, in districts of several sizes.
//
// Runs of jangbu, of `cp -r` and of the peer take turns, so that a busy minute meets them all, and
// every run writes into a folder of its own: files written right after others were deleted take ten
// times as long. Input is read before each round. Figures are medians over the rounds.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { write } from "../district.js";
import { status } from "../results.js";
import { median, run, warm, weight } from "./measured.js";
import { Ours } from "./ours.js";
import * as peer from "./peer.js";
import { publishResults, rows, verdict } from "./results.js";

const SEED = 20240501;
const USUAL = [100, 1_000, 10_000];
const PUBLISHED = 10_000;
/** Copies of larger districts are not kept until the end: there may be no room for them. */
const ROOMY = 10_000;
const ROUNDS = new Map([[100, 7], [1_000, 5], [10_000, 3]]);
/** How often each size is measured: as given, or the more often the smaller it is. */
const rounds = (projects) => Number(process.env.ROUNDS) || (ROUNDS.get(projects) ?? 1);
const given = process.argv.slice(2).map(Number);
const SIZES = given.length ? given : USUAL;

/** One round at one size: what each run took, by name. */
function round(work, projects, number) {
  const root = join(work, "site");
  const ours = new Ours(work, root, projects, number);
  const took = {};
  const measure = (name, act) => {
    took[name] = act();
  };
  warm(join(root, "content"));
  measure("cold", () => ours.cold());
  const copy = join(work, `copy-${number}`);
  measure("cp -r", () => run(work, "cp", ["-r", ours.output, copy]));
  if (projects > ROOMY) rmSync(copy, { recursive: true });
  if (peer.takes(projects)) {
    const site = join(work, "peer");
    if (number === 0) peer.write(site, ours.output);
    warm(join(site, "content"));
    const build = (config, output) => peer.build(work, site, config, join(work, `${output}-${number}`));
    measure("Hugo", () => build("hugo.yaml", "pages"));
    measure("Hugo, CSV, JSON", () => build("hugo.yaml,data.yaml", "pages-data"));
    if (number === 0) {
      const [pages, data] = ["pages-0", "pages-data-0"].map((name) => weight(join(work, name)));
      took.weights = { Hugo: pages, "Hugo, CSV, JSON": data };
    }
  }
  measure("unchanged", () => ours.unchanged());
  measure("one record changed", () => ours.record());
  ours.own();
  measure("style changed", () => ours.restyle());
  measure("template changed", () => ours.template());
  if (number === 0) took.weights = { ...took.weights, cold: weight(ours.output) };
  return took;
}

function measure(all, projects) {
  const work = join(all, String(projects));
  mkdirSync(work);
  write(join(work, "site"), projects, SEED);
  const took = [];
  for (let number = 0; number < rounds(projects); number += 1) {
    took.push(round(work, projects, number));
    console.log(`${projects} projects, round ${number + 1}: ${took.at(-1).cold.wall.toFixed(2)} s`);
  }
  const { weights } = took[0];
  delete took[0].weights;
  const runs = Object.keys(took[0]).map((name) => [name, median(took.map((one) => one[name]))]);
  return { projects, rounds: took.length, weights, runs: Object.fromEntries(runs) };
}

const disk = process.env.WORK ?? join(import.meta.dirname, "../../../target");
const work = mkdtempSync(join(disk, "jangbu-bench-generate-"));
const measured = [];
try {
  for (const size of SIZES) {
    measured.push(measure(work, size));
    console.log(rows([measured.at(-1)]));
  }
  const lines = verdict(measured);
  console.log(lines.join("\n"));
  if (SIZES.includes(PUBLISHED)) publishResults(measured, lines, peer.version);
  process.exitCode = status(lines);
} finally {
  // Not sooner: what is written after a deletion costs more.
  rmSync(work, { recursive: true, force: true });
}
