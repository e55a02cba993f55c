// Where measured figures are published: each benchmark has its own part of `RESULTS.md`, which its
// next run replaces. What stands outside those parts is written by hand, and stays.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

const file = join(import.meta.dirname, "RESULTS.md");
export const binary = process.env.JANGBU ?? join(import.meta.dirname, "../../target/release/jangbu");

/** Replaces the part of a benchmark. */
export function publish(part, text) {
  const whole = readFileSync(file, "utf8");
  const [first, last] = [`<!-- measured: ${part} -->\n`, `<!-- end of ${part} -->`];
  const [from, to] = [whole.indexOf(first), whole.indexOf(last)];
  if (from < 0 || to < from) throw new Error(`${file} has no part for ${part}`);
  writeFileSync(file, `${whole.slice(0, from)}${first}\n${text}\n${whole.slice(to)}`);
}

/** What is promised, kept or not, a line each: a value is to be below `most`, or to reach `least`. */
export function judged(checks) {
  return checks.map(({ what, value, most, least, digits = 1 }) => {
    const kept = most === undefined ? value >= least : value < most;
    const limit = most === undefined ? `at least ${least}` : `limit ${most}`;
    return `${kept ? "held  " : "BROKEN"} ${what}: ${value.toFixed(digits)}, ${limit}`;
  });
}

/** The judged lines as a list. */
export const listed = (lines) => lines.map((line) => `- ${line.replace(/\s+/, " ")}`).join("\n");

/** 1 where a promise is broken. */
export const status = (lines) => Number(lines.some((line) => line.startsWith("BROKEN")));

/** Rows as a Markdown table below its heads. */
export function table(heads, rows) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  return [row(heads), row(heads.map(() => "---")), ...rows.map(row)].join("\n");
}

/** When and on what it was measured; `others` are the versions of what took part beside jangbu. */
export function circumstances(others) {
  const version = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
  const versions = [version, ...others, `Node ${process.version}`].join(", ");
  const [processor] = cpus();
  const machine = `${cpus().length} × ${processor.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `Measured ${new Date().toISOString().slice(0, 10)}: ${versions},\nLinux ${release()}, ${machine}.`;
}
