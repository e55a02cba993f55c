// What the tests of `jangbu preview` stand on: copies of a site's content that tests may edit, each with
// a preview of its own.
//
// Saves as editors do, in one step. Knows nothing of what a page shows.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { binary, repository } from "./sites.js";

/** How long a condition may take on a slow machine, in milliseconds. */
export const PATIENCE = 30_000;

/** A copy of a site of the tests, or an empty folder to write one in. */
export class Copy {
  constructor(name) {
    this.root = mkdtempSync(join(tmpdir(), "jangbu-preview-"));
    if (name) cpSync(join(repository, "tests/contents", name), this.root, { recursive: true });
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  write(path, text) {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  /** Puts one text in the place of another, which must be there. */
  edit(path, from, to) {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    this.write(path, text.replace(from, to));
  }

  remove(path = ".") {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }
}

/** Starts the preview of a folder; gives its address once it says it. */
export async function preview(root, { port = 0, options = [] } = {}) {
  const args = ["preview", "--root", root, "--port", String(port), ...options];
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  // A test that fails must not be kept alive by its preview.
  child.unref();
  let told = "";
  child.stderr.on("data", (text) => (told += text));
  const line = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const failed = ended.then(([code]) => {
    throw new Error(`preview ended with ${code}: ${told}`);
  });
  const { value } = await Promise.race([line, failed]);
  failed.catch(() => {});
  const address = /http:\/\/[^\s/]+/.exec(value)[0];
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { address, stop, pid: child.pid };
}
