// The sample's report on paper, through the browser's own printing, read back by pdftotext.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { open } from "./browser.js";
import { serve } from "./server.js";
import { setStage } from "./stage.js";

const artefacts = join(import.meta.dirname, "artefacts");
const stage = setStage({ only: ["sample", "linked"] });
before(() => mkdirSync(artefacts, { recursive: true }));

/** Prints a page of a site; gives the text of every sheet and the size of the paper. */
async function print(name, path) {
  const site = stage.sites.find((one) => one.name === name);
  const server = await serve(site.folder);
  const { page, faults, close } = await open(stage.browser, server.address, path);
  const pdf = join(artefacts, `print-${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  assert.deepEqual(faults, []);
  await close();
  server.stop();
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  return { sheets: text.split("\f").filter((sheet) => sheet.trim() !== ""), info };
}

test("the sample's report fills at most two sheets of A4, numbered", async () => {
  const { sheets, info } = await print("sample", "index.html");
  const [, width, height] = info.match(/Page size:\s+([\d.]+) x ([\d.]+)/).map(Number);
  assert.ok(Math.abs(width - 595.28) < 1 && Math.abs(height - 841.89) < 1, `${width} x ${height}`);
  assert.ok(sheets.length <= 2, `${sheets.length} sheets`);
  sheets.forEach((sheet, index) => {
    assert.match(sheet, new RegExp(`\\b${index + 1} ?/ ?${sheets.length}\\s*$`), "page number");
  });
  // Typed from the record: what a reader must find on the first sheet, and what on paper at all.
  for (const said of ["3,347", "3,047", "91.0%", "2021. 6. 30."]) assert.ok(sheets[0].includes(said), said);
  assert.ok(!sheets.join("").includes("본문 바로가기"), "no navigation on paper");
});

test("a link to another site is written out on paper, a link within is not", async () => {
  const { sheets } = await print("linked", "about/index.html");
  const text = sheets.join("");
  assert.match(text, /가온구 대표 누리집 ?\(https:\/\/gaon\.example\/\)/);
  assert.doesNotMatch(text, /127\.0\.0\.1|index\.html/);
});
