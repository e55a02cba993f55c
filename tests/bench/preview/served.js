// The preview that is measured: started, asked for its first pages, listened to, and stopped.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createInterface } from "node:readline";
import { binary } from "../results.js";

/** A save that is not shown within this time never is, in milliseconds. */
const PATIENCE = 120_000;

/** The time of this process, in milliseconds since 1970, to the microsecond. */
export const clock = () => performance.timeOrigin + performance.now();

const agent = new Agent({ keepAlive: true });

/** A page's text; it must be there. */
async function fetched(address) {
  const [answer] = await once(get(address, { agent }), "response");
  let text = "";
  for await (const part of answer.setEncoding("utf8")) text += part;
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`);
  return text;
}

/** What is promised, or a failure that says what was waited for. */
export function inTime(promise, what) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no ${what} within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

class Served {
  constructor(child, address) {
    Object.assign(this, { child, address, first: [], waiting: new Map() });
  }

  /** Resident memory, in megabytes (proc(5), VmRSS). */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  /** Listens to what the browsers of a page are told. */
  async listen(page) {
    const html = await fetched(`${this.address}/${page}`);
    const [, query] = /live\.js\?([^"]+)"/.exec(html);
    const events = `${this.address}/_jangbu/events?${query.replaceAll("&amp;", "&")}`;
    const [stream] = await once(get(events), "response");
    let rest = "";
    stream.setEncoding("utf8").on("data", (text) => {
      const messages = (rest + text).split("\n\n");
      rest = messages.pop();
      for (const message of messages) this.hear(message);
    });
    this.stream = stream;
  }

  hear(message) {
    const data = /^data: ?(.*)$/m.exec(message);
    if (!data) return;
    const { kind } = JSON.parse(data[1]);
    this.waiting.get(kind)?.(clock());
    this.waiting.delete(kind);
  }

  /** When the next message of a kind comes. */
  hears(kind) {
    return inTime(new Promise((heard) => this.waiting.set(kind, heard)), `message ${kind}`);
  }

  async stop() {
    this.stream?.destroy();
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}

/** Starts the preview; `first` has how long each of some pages took from the start, in milliseconds. */
export async function start(root, pages) {
  const started = clock();
  const args = ["preview", "--quiet", "--root", root, "--port", "0"];
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const served = new Served(child, /http:\/\/[^\s/]+/.exec(value)[0]);
  for (const page of pages) {
    await fetched(`${served.address}/${page}`);
    served.first.push(clock() - started);
  }
  return served;
}
