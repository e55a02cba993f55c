// The runs of `jangbu generate` that are measured, in the order in which they follow one another.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { record, slug } from "../district.js";
import { binary } from "../results.js";
import { run } from "./measured.js";

const THEME = join(import.meta.dirname, "../../../themes/default");
const STYLE = "styles/20-base.css";
const TEMPLATE = "templates/base.html";
const YEAR = 2026;

/** Whether this jangbu tells where the time went. */
const hasTimings = execFileSync(binary, ["generate", "--help"], { encoding: "utf8" }).includes("--timings");

/** Milliseconds of wall and CPU of each step of a run, as it tells itself, and seconds of waiting for the disk. */
function told(said) {
  const line = said.split("\n").find((one) => one.startsWith('{"timings"'));
  const { steps = [] } = line ? JSON.parse(line).timings : {};
  const of = (key) => Object.fromEntries(steps.map((one) => [`${key} ${one.step}`, one[`${key}_ms`]]));
  const all = { ...of("wall"), ...of("cpu") };
  return { ...all, sync: (all["wall sync"] ?? 0) / 1_000 };
}

/** A district that is published into a folder of its own, with a cache of its own. */
export class Ours {
  constructor(work, root, projects, round) {
    const number = Math.floor(projects / 2);
    Object.assign(this, { work, root, round, edited: record(root, number, YEAR) });
    this.output = join(work, `output-${round}`);
    this.page = join(this.output, "projects", slug(number), "index.html");
    this.style = join(this.output, "assets/style.css");
    this.env = { XDG_CACHE_HOME: join(work, `cache-${round}`) };
  }

  generate(...words) {
    const timings = hasTimings ? ["--timings", "--format", "json"] : [];
    const all = ["generate", "--root", this.root, "--output", this.output, ...timings, ...words];
    const took = run(this.work, binary, all, this.env);
    return { ...took, ...told(took.said) };
  }

  /** Into a folder that is not there. */
  cold() {
    return this.generate();
  }

  /** Again, with nothing changed. */
  unchanged() {
    const inode = () => statSync(this.page).ino;
    const before = inode();
    const took = this.generate();
    if (inode() !== before) throw new Error(`${this.page} was written again`);
    return took;
  }

  /** One yearly record changed. */
  record() {
    const word = `낱말${this.round}번`;
    writeFileSync(this.edited.file, this.edited.ending(word));
    const took = this.generate();
    shows(this.page, word);
    writeFileSync(this.edited.file, this.edited.text);
    return took;
  }

  /** A theme of the site's own, at first the same as the one inside the program; not measured. */
  own() {
    this.theme = join(this.work, `theme-${this.round}`);
    for (const folder of ["styles", "templates"]) mkdirSync(join(this.theme, folder), { recursive: true });
    for (const file of [STYLE, TEMPLATE]) cpSync(join(THEME, file), join(this.theme, file));
    return this.generate("--theme", this.theme);
  }

  /** One file of the theme changed which one file of the site is made from. */
  restyle() {
    return this.retheme(STYLE, (text) => `${text}\n.mark-${this.round} { color: red; }\n`, this.style);
  }

  /** One file of the theme changed which every page is made from. */
  template() {
    const mark = `<meta name="mark" content="mark-${this.round}">`;
    return this.retheme(TEMPLATE, (text) => text.replace("<head>", `<head>\n${mark}`), this.page);
  }

  retheme(file, change, shown) {
    const path = join(this.theme, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const took = this.generate("--theme", this.theme);
    shows(shown, `mark-${this.round}`);
    return took;
  }

  remove() {
    const all = [this.output, this.theme, this.env.XDG_CACHE_HOME];
    for (const folder of all) rmSync(folder, { recursive: true, force: true });
  }
}

function shows(file, word) {
  if (!readFileSync(file, "utf8").includes(word)) throw new Error(`${file} does not show ${word}`);
}
