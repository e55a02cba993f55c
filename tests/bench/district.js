// An invented district of any size, made by the program in `district/`, which `build` compiles.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const maker = join(import.meta.dirname, "../../target/district");

export const slug = (number) => `project-${String(number).padStart(5, "0")}`;

/** The yearly record of a project, below the site's folder. */
const path = (number, year) => `content/projects/${slug(number)}/${year}.md`;

/** A yearly record: where it is, and its text with any word at the end of its plan. */
export function record(root, number, year) {
  const file = join(root, path(number, year));
  const text = readFileSync(file, "utf8");
  return { file, text, ending: (word) => text.replace(/^plan: .*$/m, (plan) => `${plan} ${word}`) };
}

/** Writes `content/` of so many projects below a folder. */
export const write = (root, projects, seed) =>
  execFileSync(maker, [root, projects, seed].map(String), { stdio: ["ignore", "ignore", "inherit"] });
