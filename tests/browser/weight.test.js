// What a reader's connection carries for one report, and the sizes of the sheet and the script.
import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "./server.js";
import { setStage } from "./stage.js";

const stage = setStage();

const isPhoto = (url) => /\/media\//.test(url);

/** Everything a page asks for: address, bytes as they are, bytes as they travel. */
async function asked(folder, path) {
  const server = await serve(folder);
  const own = await stage.browser.newContext();
  const page = await own.newPage();
  const urls = new Set();
  page.on("response", (response) => urls.add(response.url()));
  await page.goto(`${server.address}/${path}`, { waitUntil: "networkidle" });
  await own.close();
  const sizes = [];
  for (const url of urls) {
    const body = Buffer.from(await (await fetch(url)).arrayBuffer());
    const head = await fetch(url, { method: "HEAD", headers: { "Accept-Encoding": "gzip" } });
    sizes.push({ url: url.replace(server.address, ""), plain: body.length, sent: Number(head.headers.get("content-length")) });
  }
  server.stop();
  return sizes;
}

const sum = (sizes, key) => sizes.reduce((total, size) => total + size[key], 0);

test("the sample's report is under 100 KB in total without photos", async (context) => {
  const { folder } = stage.sites.find(({ name }) => name === "sample");
  const sizes = (await asked(folder, "index.html")).filter(({ url }) => !isPhoto(url));
  const [plain, sent] = [sum(sizes, "plain"), sum(sizes, "sent")];
  context.diagnostic(`report: ${plain} bytes, ${sent} compressed, ${sizes.length} files`);
  for (const { url, plain, sent } of sizes) context.diagnostic(`${url}: ${plain}, ${sent} compressed`);
  assert.ok(sizes.some(({ url }) => url.endsWith("style.css")));
  assert.ok(plain < 100_000, `${plain} bytes`);
  assert.ok(sent > 1_000 && sent < plain, `${sent} compressed bytes`);
});

test("the one sheet is under 30,000 bytes, the one script under 12,000", () => {
  for (const { name, folder } of stage.sites) {
    const size = (file) => (existsSync(join(folder, file)) ? statSync(join(folder, file)).size : 0);
    assert.ok(size("assets/style.css") > 10_000 && size("assets/style.css") < 30_000, name);
    assert.ok(size("assets/site.js") > 1_000 && size("assets/site.js") < 12_000, name);
  }
});
