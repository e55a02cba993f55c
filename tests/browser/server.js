// A static server as a district would run one: compressed, cached, under a strict policy, on
// loopback only. Nothing clever: a path is a file, what is no file is the site's own 404 page.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".pdf": "application/pdf",
};
const TEXT = /^text|json|xml/;

/** A file's answer: a page is asked for again every time, what it uses is kept for a day. */
function headers(file) {
  const page = extname(file) === ".html";
  return {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": page ? "no-cache" : "public, max-age=86400",
    Vary: "Accept-Encoding",
  };
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
  let status = 200;
  let body = await readFile(file).catch(() => null);
  if (body === null) {
    status = 404;
    file = join(folder, "404.html");
    body = await readFile(file).catch(() => Buffer.from(""));
  }
  const fields = headers(file);
  if (TEXT.test(fields["Content-Type"]) && /\bgzip\b/.test(request.headers["accept-encoding"])) {
    fields["Content-Encoding"] = "gzip";
    body = gzipSync(body);
  }
  response.writeHead(status, { ...fields, "Content-Length": body.length }).end(body);
}

/** Serves a folder; gives its address and a way to stop. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // A test that fails must not be kept alive by its server.
  server.unref();
  const { port } = server.address();
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}`, stop };
}
