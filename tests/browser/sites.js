// The sites of the tests, published: the sample, every folder of contents and every district.
//
// Says which pages and kinds of page there are. Opens no browser.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

export const repository = join(import.meta.dirname, "../..");
export const binary = process.env.JANGBU ?? join(repository, "target/debug/jangbu");

/** Every folder that holds a `content/`: name and root. The sample stands first. */
function roots() {
  const found = [["sample", repository]];
  for (const parent of ["tests/contents", "tests/districts"]) {
    const folder = join(repository, parent);
    for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const root = join(folder, name);
      if (existsSync(join(root, "content"))) found.push([name, root]);
    }
  }
  return found;
}

/** Every file of a folder whose name ends so, as paths below it, in order. */
export function files(folder, end) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const named = entries.filter((entry) => entry.isFile() && entry.name.endsWith(end));
  return named.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

const KINDS = [
  ["home", /^index\.html$/],
  ["list", /^projects\/(page\/\d+\/)?index\.html$/],
  ["report", /^projects\//],
  ["area", /^areas\//],
  ["department", /^departments\//],
  ["status", /^statuses\//],
  ["year", /^years\//],
  ["method", /^method\//],
  ["data", /^data\//],
  ["changes", /^changes\//],
  ["page", /./],
];

/** The kind of a page is its template, told by its address. */
export const kindOf = (path) => KINDS.find(([, pattern]) => pattern.test(path))[0];

/** The largest page of every kind, and the smallest report beside it: `[kind, path]`. */
export function pagesOfKinds(site) {
  const size = (path) => statSync(join(site.folder, path)).size;
  const byKind = new Map();
  for (const path of site.pages) {
    byKind.set(kindOf(path), [...(byKind.get(kindOf(path)) ?? []), path]);
  }
  const chosen = [];
  for (const [kind, paths] of byKind) {
    const ordered = [...paths].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
    chosen.push([kind, ordered[0]]);
    if (kind === "report" && ordered.length > 1) chosen.push([`${kind}-small`, ordered.at(-1)]);
  }
  return chosen;
}

/** Publishes one site into a folder, with further options. */
export function publishOne(root, folder, ...options) {
  const args = ["generate", "--quiet", "--root", root, "--output", folder, ...options];
  execFileSync(binary, args, { stdio: ["ignore", "ignore", "pipe"] });
}

/** Publishes every site, each into a folder of its own below `work`. */
export function publishInto(work) {
  for (const [name, root] of roots()) publishOne(root, join(work, name));
}

/**
 * The published sites. `run` publishes them once for all tests; a test run alone does so itself.
 * `remove` takes away what was published here.
 */
export function publish({ only } = {}) {
  const given = process.env.JANGBU_SITES;
  const work = given ?? mkdtempSync(join(tmpdir(), "jangbu-browser-"));
  if (!given) publishInto(work);
  const wanted = roots().filter(([name]) => !only || only.includes(name));
  const sites = wanted.map(([name]) => {
    const folder = join(work, name);
    // The page for what is missing is at home at any address, so it has tests of its own.
    const pages = files(folder, ".html").filter((path) => path !== "404.html");
    return { name, folder, pages };
  });
  return { sites, work, remove: () => given ?? rmSync(work, { recursive: true, force: true }) };
}
