// The sites the tests of lists look at, and how they look at them: published once, served on
// loopback under a strict policy, each visit in a browser of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.js";
import { PROJECTS, write } from "./list-district.js";
import { serve } from "./server.js";
import { publishOne, repository } from "./sites.js";

const work = mkdtempSync(join(tmpdir(), "jangbu-list-"));
let browser;

/** The sites by name: `short` has its 60 projects on one page, `long` has 250. */
export const sites = {};

async function publish(name, root, projects) {
  const folder = join(work, `${name}-site`);
  publishOne(root, folder);
  sites[name] = { folder, server: await serve(folder), projects };
}

export async function open() {
  browser = await launch();
  for (const [name, count] of Object.entries({ short: 60, long: 250 })) {
    const projects = PROJECTS.slice(0, count);
    write(join(work, name), projects);
    await publish(name, join(work, name), projects);
  }
  await publish("district", join(repository, "tests/contents/district"), []);
}

export async function close() {
  await browser?.close();
  for (const { server } of Object.values(sites)) server.stop();
  rmSync(work, { recursive: true, force: true });
}

/** Opens an address of a site in a browser of its own; faults must stay empty. */
export async function visit(site, path, options = {}) {
  const { from = site.server.address, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => faults.push(`dialog ${dialog.message()}`));
  await page.goto(`${from}/${path}`);
  return { page, faults, close: () => context.close() };
}

/** The titles of the rows that are there, in order. */
export const titles = (page) => page.locator("table.projects tbody a").allTextContents();
/** What the form says was found. */
export const said = (page) => page.locator("form.find output").textContent();

/** Waits until the list says so many of so many projects. */
export const counted = (page, text) =>
  page.getByText(text, { exact: true }).and(page.locator("output")).waitFor();
