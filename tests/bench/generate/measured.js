// One run of a program, measured; and what lies around it so that runs can be compared.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const usage = join(import.meta.dirname, "usage.py");

/** Lets everything written before reach the disk: a run that syncs would wait for it, too. */
const settle = () => execFileSync("sync");

/** Reads every file below some folders, so that no run has to fetch them from the disk. */
export const warm = (...folders) =>
  execFileSync("sh", ["-c", 'find "$@" -type f -print0 | xargs -0 cat > /dev/null', "warm", ...folders]);

/** Runs a program: seconds of wall, user and sys, megabytes of memory, and what it said. */
export function run(work, program, words, env = {}) {
  settle();
  const file = join(work, "usage.json");
  const options = { env: { ...process.env, ...env }, encoding: "utf8", maxBuffer: 2 ** 26 };
  const { status, stderr, error } = spawnSync("python3", [usage, file, program, ...words], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: exit status ${status}\n${stderr}`);
  const took = JSON.parse(readFileSync(file, "utf8"));
  return { ...took, cpu: took.user + took.sys, said: stderr };
}

/** How many files are below a folder, and their bytes. */
export function weight(folder) {
  const sum = { files: 0, bytes: 0 };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const { files, bytes } = entry.isDirectory() ? weight(path) : { files: 1, bytes: statSync(path).size };
    sum.files += files;
    sum.bytes += bytes;
  }
  return sum;
}

/** The median of every figure of some runs. */
export function median(runs) {
  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const figures = Object.keys(runs[0]).filter((key) => typeof runs[0][key] === "number");
  return Object.fromEntries(figures.map((key) => [key, middle(runs.map((one) => one[key] ?? 0))]));
}
