// The published sheet says what the written sheets say: both are read by the browser's own parser
// and compared rule by rule, so that squeezing can lose nothing and change nothing.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "./sites.js";
import { setStage } from "./stage.js";

const stage = setStage({ only: ["sample"] });

// Runs in the page. Custom properties keep their white space as written, all else is serialised.
function rulesOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const plain = (said) => said.replace(/\s+/g, " ").replace(/ ?([,:;(){}]) ?/g, "$1");
  return [...sheet.cssRules].map((rule) => plain(rule.cssText));
}

test("the squeezed sheet has the rules of the written sheets", async () => {
  const styles = join(repository, "themes/default/styles");
  const names = readdirSync(styles).filter((name) => name.endsWith(".css")).sort();
  const written = names.map((name) => readFileSync(join(styles, name), "utf8")).join("\n");
  const squeezed = readFileSync(join(stage.sites[0].folder, "assets/style.css"), "utf8");
  assert.ok(squeezed.length < written.length, "it is squeezed");
  const page = await stage.browser.newPage();
  const [meant, got] = [await page.evaluate(rulesOf, written), await page.evaluate(rulesOf, squeezed)];
  assert.ok(meant.length > 150, `${meant.length} rules`);
  assert.deepEqual(got, meant);
});

test("the comparison notices a lost blank, a lost rule and another value", async () => {
  const page = await stage.browser.newPage();
  const read = (text) => page.evaluate(rulesOf, text);
  const meant = await read("a b{margin:calc(1px + 2px)}\n@media print{i{top:0}}");
  for (const other of ["ab{margin:calc(1px + 2px)}@media print{i{top:0}}",
    "a b{margin:calc(1px + 2px)}@media print{}", "a b{margin:calc(1px+2px)}@media print{i{top:0}}",
    "a b{margin:calc(1px + 3px)}@media print{i{top:0}}"]) {
    assert.notDeepEqual(await read(other), meant, other);
  }
  assert.deepEqual(await read("a  b { margin : calc( 1px + 2px ) } @media print { i{top:0;} }"), meant);
});
