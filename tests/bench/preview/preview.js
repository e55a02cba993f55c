// How long `jangbu preview` takes from a saved file to the changed page in a browser, and whether that
// grows with the district.
//
// A save is a rename; its time is taken right after it. The page's time is that of the mutation
// which brings the new word, told by the page's own clock, which is held against this one's before
// every size. Times of two machines, or of two days, say nothing about each other.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { record, slug, write } from "../district.js";
import { status } from "../results.js";
import { launch, Reader } from "./reader.js";
import { publishResults, row, verdict } from "./results.js";
import { clock, start } from "./served.js";

const SEED = 20240501;
const sizes = process.argv.slice(2).map(Number);
const PUBLISHED = 10_000;
const SIZES = sizes.length ? sizes : [60, 1_000, PUBLISHED];
/** Saves that a browser is watched for; before them some that are not counted. */
const WATCHED = 100;
const WARM = 10;
/** Saves in all before memory is measured again. */
const SAVES = Number(process.env.SAVES ?? 1_000);
const YEAR = 2026;

/** A median and the value that 95 of 100 stay below, in milliseconds. */
function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95) };
}

/** Saves a yearly record with a word of its own; gives when it was saved. */
function save({ file, ending }, word) {
  writeFileSync(`${file}.new`, ending(word));
  renameSync(`${file}.new`, file);
  return clock();
}

/** Saves, watches the page and the messages of the server, and tells how long both took. */
async function watched(edited, served, reader) {
  const shown = [];
  const told = [];
  for (let turn = -WARM; turn < WATCHED; turn += 1) {
    const word = `낱말${turn + WARM}번`;
    const seen = reader.sees(word);
    const heard = served.hears("page");
    const saved = save(edited, word);
    const times = [await seen, await heard].map((time) => time - saved);
    if (turn >= 0) {
      shown.push(times[0]);
      told.push(times[1]);
    }
    // Longer than any window in which saves are taken together.
    await pause(80);
  }
  return { shown: spread(shown), told: spread(told) };
}

async function measure(browser, work, projects) {
  const root = join(work, String(projects));
  write(root, projects, SEED);
  const number = Math.floor(projects / 2);
  const page = `projects/${slug(number)}/index.html`;
  const edited = record(root, number, YEAR);
  const served = await start(root, ["index.html", page]);
  const reader = await Reader.open(browser, `${served.address}/${page}`);
  await served.listen(page);
  const memory = [served.memory()];
  const times = await watched(edited, served, reader);
  await reader.close();
  for (let turn = WATCHED + WARM; turn < SAVES; turn += 1) {
    const heard = served.hears("page");
    save(edited, `낱말${turn}번`);
    await heard;
  }
  memory.push(served.memory());
  await served.stop();
  return { projects, ...times, first: served.first, memory, precision: reader.precision };
}

const work = mkdtempSync(join(tmpdir(), "jangbu-bench-preview-"));
const browser = await launch();
const measured = [];
try {
  for (const size of SIZES) {
    measured.push(await measure(browser, work, size));
    console.log(row(measured.at(-1)));
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
const lines = verdict(measured);
console.log(lines.join("\n"));
const about = { browser: browser.version(), saves: SAVES, watched: WATCHED };
if (SIZES.includes(PUBLISHED)) publishResults(measured, lines, about);
process.exitCode = status(lines);
