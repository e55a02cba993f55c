// Finds pages by what stands in them. Without it the page names the lists, which say all there is.
//
// Looks words up in the index that `src/render/search.rs` describes. Its files are scripts, so that
// a page opened from disk has them too; they hold data and are asked for from this site alone. No
// text of the content gets into the page as markup.
(() => {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  // Where a pair stands, a bit each, as `src/render/search/pairs.rs` has them in order.
  const [TITLE, HEADINGS, ABOUT, RESULTS, JOINED] = [1, 2, 4, 8, 16];
  const IN_TEXTS = TITLE | HEADINGS | ABOUT | RESULTS;

  // So many results at a time, or as many as so many files of texts tell: fewer for many letters,
  // whose pairs were moved too, and more where they tell none yet.
  const A_TIME = 5;
  const MOST_FILES = 9;
  const LEAST_FILES = 5;
  const MOST_IN_VAIN = 12;

  /** A text as it is compared; every letter keeps its place. */
  const folded = (text) =>
    text.replace(/\p{CWL}/gu, (letter) => {
      const small = letter.toLowerCase();
      return small.length === letter.length ? small : letter;
    });

  /** The words that are looked for, each once; quotes around them are none of them. */
  const wordsOf = (query) => {
    const text = query.normalize("NFC").replace(/["“”„«»「」『』]|(?<!\S)['‘’]|['‘’](?!\S)/g, " ");
    return [...new Set(folded(text).split(/\s+/))].filter(Boolean);
  };

  /** The words, and where nothing has them the same without their last particle: 빗물받이 of 빗물받이를. */
  function tries(words) {
    const particle = /(?<=[가-힣]{2})(에서|으로|까지|부터|[을를이가은는의에로와과도만])$/;
    const bare = [...new Set(words.map((word) => word.replace(particle, "")))];
    return bare.join() === words.join() ? [words] : [words, bare];
  }

  /** The number of the file a pair of letters stands in, as `src/render/search/index.rs` deals them. */
  function shardOf(pair, shards) {
    const [a, b] = [...pair].map((letter) => letter.codePointAt(0));
    const mixed = Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x9e3779b1) >>> 0;
    return Math.floor((mixed * shards) / 2 ** 32);
  }

  /** Calls `found` with every page that a list of the index names. */
  function decode(text, pages, found) {
    const [kind, rest] = [text[0], text.slice(1)];
    if (kind === "*") {
      for (let page = 0; page < pages; page++) {
        if ((VALUES[rest[Math.floor(page / 6)]] >> page % 6) & 1) found(page);
      }
      return;
    }
    let [next, step, shift] = [0, 0, 0];
    const others = (until) => {
      for (; kind === "~" && next < until; next++) found(next);
    };
    for (const digit of rest) {
      step += (VALUES[digit] & 31) << shift;
      shift += 5;
      if (VALUES[digit] > 31) continue;
      others(next + step);
      if (kind === "+") found(next + step);
      next = kind === "+" ? next + step + 1 : next + 1;
      [step, shift] = [0, 0];
    }
    others(pages);
  }

  /** What a file of pairs has of one of them: for each field the list of its pages. */
  function listsOf(text, wanted) {
    for (let at = 0; at < text.length; ) {
      const pair = [...text.slice(at, at + 4)].slice(0, 2).join("");
      const end = text.indexOf(" ", at + pair.length);
      if (pair === wanted) return text.slice(at + pair.length, end).split(",");
      at = end + 1;
    }
    return [];
  }

  /** In which fields every page has a pair. */
  function marked(lists, pages) {
    const fields = new Uint8Array(pages);
    lists.forEach((list, field) => list && decode(list, pages, (page) => (fields[page] |= 1 << field)));
    return fields;
  }

  /** An index that `load` gives the files of, by name and edition. */
  function opened(load) {
    let start;

    /** In which fields every page has a pair. */
    async function fieldsOf(pair) {
      const [edition, text] = await load(`pairs/${shardOf(pair, start.shards)}`, start.edition);
      if (edition !== start.edition) throw new Stale();
      return marked(listsOf(text, pair), start.pages);
    }

    /** In which fields every page has a word: surely, and perhaps across blanks. */
    async function word(word) {
      const letters = [...word];
      const pages = start.pages;
      // A letter alone stands in the index with a blank behind it.
      const [first, ...rest] = letters.length > 1 ? letters : [...letters, " "];
      const pairs = rest.map((letter, at) => (rest[at - 1] ?? first) + letter);
      const exact = new Uint8Array(pages).fill(IN_TEXTS);
      const loose = letters.length > 2 && new Uint8Array(pages).fill(IN_TEXTS);
      // Of 경제-1 and 경제-15, who types the first means it: a number's end counts.
      const end = /\d$/.test(word) && `${letters.at(-1)}\u00a0`;
      const asked = [...pairs, ...(end ? [end] : [])].map(fieldsOf);
      const held = await Promise.all(asked);
      const whole = end && held.pop();
      for (const fields of held) {
        for (let page = 0; page < pages; page++) {
          exact[page] &= fields[page];
          if (loose) loose[page] &= fields[page] & JOINED ? IN_TEXTS : fields[page];
        }
      }
      return { exact, loose, whole };
    }

    /** The pages that may have every word, best first; `sure` where all of them do. */
    async function candidates(words) {
      start ??= await load("index");
      const found = await Promise.all(words.map(word));
      const pages = [];
      for (let page = 0; page < start.pages; page++) {
        const fields = found.map(({ exact, loose }) => exact[page] || loose?.[page] || 0);
        if (!fields.every(Boolean)) continue;
        const weight = (field, at) =>
          !found[at].exact[page] ? 3 : field & TITLE ? 0 : field & HEADINGS ? 1 : 2;
        const isWhole = (at) => found[at].exact[page] & (found[at].whole?.[page] ?? 0) & TITLE;
        const bits = (field, at) =>
          [1, 2, 4, 8].filter((bit) => field & bit).length + (isWhole(at) ? 5 : 0);
        const sum = (values) => values.reduce((all, one) => all + one, 0);
        pages.push({ page, fields, rank: sum(fields.map(weight)) * 100 - sum(fields.map(bits)) });
      }
      pages.sort((a, b) => a.rank - b.rank || a.page - b.page);
      return { pages, sure: words.every((word) => [...word].length < 3) };
    }

    /** Whether one file of a page may have all words: every file has its title. */
    const inOne = (fields, file) => fields.every((field) => field & (file | TITLE));
    const filesOf = ({ fields }) =>
      inOne(fields, HEADINGS | ABOUT) || inOne(fields, RESULTS) ? 1 : 2;

    /**
     * The page with the line that shows the words best, or none where it has not all of them; and
     * how many files told so.
     */
    async function verified({ page, fields }, words) {
      const files = [`texts/${page}`, `texts/${page}-results`];
      const asked = inOne(fields, RESULTS) && !inOne(fields, HEADINGS | ABOUT) ? [1, 0] : [0, 1];
      const can = fields.reduce((all, field) => all | field, 0);
      const isThere = [can & ~RESULTS, can & RESULTS];
      const places = words.map(placesOf);
      const seen = words.map(() => false);
      const lines = [];
      let read = 0;
      let of;
      for (const file of asked) {
        if (!isThere[file] || (of && seen.every(Boolean))) continue;
        read++;
        const text = await load(files[file], start.edition);
        of = text.of;
        const [, title, label, , , formerly] = of;
        const note = (line) => places.map((find, at) => (find(line)[0] ? (seen[at] = true) : false));
        for (const line of [title, label]) note(line);
        for (const line of formerly) lines.push({ anchor: "", name: "", line, has: note(line) });
        for (const [anchor, name, ...own] of [...text.body, ...text.heads]) {
          for (const line of own) lines.push({ anchor, name, line, has: note(line) });
        }
      }
      if (!of || !seen.every(Boolean)) return { files: read };
      // Of lines with as many words, one of a section rather than the names at the top.
      const count = ({ has, anchor }) => {
        const hits = has.filter(Boolean).length;
        return hits && hits + !!anchor / 2;
      };
      const best = lines.reduce((best, line) => (count(line) > count(best) ? line : best), {
        has: [],
      });
      const [path, title, label, status, department] = of;
      // Where the title has the words, what the page is about in its own words.
      const about = { line: lines.find(({ anchor }) => anchor === "overview")?.line };
      const isTitled = places.every((find) => find(title)[0]);
      const shown = best.line && !(isTitled && !best.anchor) ? best : about;
      const found = { path, title, label, status, department, ...shown };
      return { found, files: read };
    }

    /** The next few pages that have every word, from the `at`-th that may; perhaps none yet. */
    async function some(pages, at, words) {
      const found = [];
      let files = 0;
      const enough = Math.max(LEAST_FILES, MOST_FILES - words.join("").length / 2);
      const hasRoom = (most) => at < pages.length && files + filesOf(pages[at]) <= most;
      while (hasRoom(found.length ? enough : MOST_IN_VAIN) && found.length < A_TIME) {
        const batch = [];
        do {
          files += filesOf(pages[at]);
          batch.push(pages[at++]);
        } while (hasRoom(enough) && batch.length + found.length < A_TIME);
        const checked = await Promise.all(batch.map((one) => verified(one, words)));
        found.push(...checked.flatMap((one) => one.found ?? []));
        // Where a page's likelier file had not all words, the other one was read too.
        files += checked.reduce((more, { files }, nth) => more + files - filesOf(batch[nth]), 0);
      }
      return { found, at };
    }

    return { candidates, some };
  }

  /** That files of two editions were mixed: a browser kept some of an earlier one. */
  class Stale extends Error {}

  const HANGUL = /^[가-힣]$/;

  /** Finds where a word stands in a line: `[from, to]` each, across single blanks too. */
  function placesOf(word) {
    const letters = [...word];
    const parts = letters.map((letter, at) => {
      const before = letters[at - 1] ?? "";
      const isJoint = letters.length > 2 && HANGUL.test(letter) && HANGUL.test(before);
      // 주거7 is 주거-7.
      const isNumbered = /\d/.test(letter) && /\p{L}/u.test(before);
      return (isJoint ? " ?" : isNumbered ? "-?" : "") + letter.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    });
    const pattern = new RegExp(parts.join(""), "g");
    return (line) =>
      [...folded(line).matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
  }

  /** A line in pieces, `[text, whether it was looked for]`; words that overlap are one piece. */
  function pieces(line, words) {
    const places = words.flatMap((word) => placesOf(word)(line)).sort((a, b) => a[0] - b[0]);
    const all = [];
    let at = 0;
    for (const [from, to] of places) {
      if (to <= at) continue;
      if (from > at || !all.length) all.push([line.slice(at, from), false]);
      if (from < at) all.at(-1)[0] += line.slice(at, to);
      else all.push([line.slice(from, to), true]);
      at = to;
    }
    all.push([line.slice(at), false]);
    return all.filter(([text]) => text);
  }

  /** The part of a long line around the first word, cut between words. */
  function excerpt(line, words, most = 120) {
    if (line.length <= most) return line;
    const starts = words.flatMap((word) => placesOf(word)(line).slice(0, 1)).map(([from]) => from);
    const middle = starts.length ? Math.min(...starts) : 0;
    let from = Math.max(0, Math.min(middle - most / 4, line.length - most));
    let to = Math.min(line.length, from + most);
    if (from) from = Math.min(line.indexOf(" ", from) + 1 || from, middle);
    if (to < line.length) to = Math.max(line.lastIndexOf(" ", to), middle + most / 4);
    return (from ? "… " : "") + line.slice(from, to).trim() + (to < line.length ? " …" : "");
  }

  // Where there is no page, as in a test, its parts are handed out.
  const form = globalThis.document?.querySelector("form.seek");
  if (!form) {
    globalThis.jangbuSearching = { opened, wordsOf, tries, pieces, excerpt, placesOf, folded };
    return;
  }

  const { dataset: said } = form;
  const field = form.elements.namedItem("q");
  const [status, list, more] = ["status", "found", "more"].map((id) => document.getElementById(id));
  const hint = status.textContent;
  const number = (value) => value.toLocaleString("en");
  const filled = (text, n) => text.replace("{n}", number(n));
  const files = new Map();
  let index = opened(load);
  let run = 0;
  let waiting;
  let shown = null;
  let typed = false;
  // Behind the edition in addresses, once files of two editions were met.
  let past = "";

  /** A file of the index, once; asked for anew where another edition was read. */
  function load(name, edition = "") {
    const key = `${name}.js${edition && `?${edition}${past}`}`;
    if (!files.has(key)) files.set(key, asked(name, key));
    return files.get(key);
  }

  const given = {};
  globalThis.jangbuSearch = (name, data) => (given[name] = data);

  function asked(name, src) {
    const script = element("script", { src });
    return new Promise((resolve, reject) => {
      script.onload = () => resolve(given[name]);
      script.onerror = () => {
        files.delete(src);
        reject(new Error(src));
      };
      document.head.append(script);
    }).finally(() => script.remove());
  }

  /** An element with what is in it; texts stay texts. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter(Boolean));
    return made;
  }

  const withMarks = (line, words) =>
    pieces(line, words).map(([text, isMark]) => (isMark ? element("mark", {}, text) : text));

  function drawn(one, words) {
    const href = said.root + one.path + (one.anchor ? `#${one.anchor}` : "");
    const badge = form.querySelector(`template[data-status="${CSS.escape(one.status)}"]`);
    const beside = [one.label, one.department].filter(Boolean).join("\u00a0· ");
    const line = one.line && excerpt(one.line, words);
    return element(
      "li",
      {},
      element("p", {}, element("a", { href }, ...withMarks(one.title, words))),
      element(
        "p",
        {},
        element("small", {}, ...withMarks(beside, words)),
        " ",
        badge?.content.cloneNode(true),
      ),
      line && element("p", {}, one.name && element("b", {}, one.name), " ", ...withMarks(line, words)),
    );
  }

  /** Shows the next few pages that have every word. */
  async function next() {
    const { words, pages, sure, text, mine } = shown;
    more.disabled = true;
    const { found, at } = await patiently(mine, index.some(pages, shown.at, words));
    if (mine !== run) return;
    shown.at = at;
    shown.found += found.length;
    list.append(...found.map((one) => drawn(one, words)));
    const left = pages.length - shown.at;
    more.hidden = !left;
    more.textContent = filled(said.more, left);
    more.disabled = false;
    if (!shown.found) status.textContent = left ? filled(said.yet, left) : said.none;
    else {
      const told = filled(!left || sure ? said.some : said.most, shown.found + left);
      status.textContent = told.replace("{q}", () => text);
    }
  }

  /** Waits; says so where that takes time. */
  function patiently(mine, waited) {
    const late = setTimeout(() => {
      if (mine === run) status.textContent = said.busy;
    }, 300);
    return waited.finally(() => clearTimeout(late));
  }

  /** Looks for what the field says. */
  async function search(isRetry) {
    const mine = ++run;
    const text = field.value.trim();
    const words = wordsOf(text);
    if (!words.length) {
      shown = null;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = hint;
      return;
    }
    try {
      for (const asked of tries(words)) {
        const found = await patiently(mine, index.candidates(asked));
        if (mine !== run) return;
        shown = { ...found, words: asked, text, mine, at: 0, found: 0 };
        list.replaceChildren();
        await next();
        if (mine !== run || shown.found || shown.at < shown.pages.length) return;
      }
    } catch (error) {
      if (mine !== run) return;
      files.clear();
      if (error instanceof Stale && !isRetry) {
        // Past what the browser kept.
        past = `-${Date.now()}`;
        files.set("index.js", asked("index", `index.js?fresh${past}`));
        index = opened(load);
        search(true);
        return;
      }
      index = opened(load);
      list.replaceChildren();
      more.hidden = true;
      status.textContent = said.broken;
    }
  }

  const query = () => {
    const { hash, search } = location;
    const text = hash[1] === "?" ? hash.slice(1) : search;
    return new URLSearchParams(text).get("q") ?? "";
  };

  /** The search into the address; a new page of history when asked. */
  function write(isNew) {
    const text = field.value.trim();
    if (text === query()) return;
    const address = text ? `?${new URLSearchParams({ q: text })}` : location.pathname;
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // A file has no query of its own to change.
      const hash = text ? `#${address}` : "#";
      if (isNew) location.hash = hash;
      else location.replace(hash);
    }
  }

  function read() {
    if (query() === field.value.trim()) return;
    field.value = query();
    typed = false;
    search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    write(!typed);
    typed = false;
    search();
  });
  /** Looks for what was typed, once nothing more is for a while. */
  function rest(wait) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // The first change makes a page of history to go back to.
      write(!typed);
      typed = true;
      search();
    }, wait);
  }

  // Half a syllable is not looked for. A whole one is after a longer rest: an input method holds
  // the last one of a word until something else is typed. What it leaves in the end is meant.
  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const isHalf = event.isComposing && /[ㄱ-ㆎᄀ-ᇿ]$/.test(field.value);
    if (!isHalf) rest(event.isComposing ? 500 : 250);
  });
  field.addEventListener("compositionend", () => rest(250));
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await next().catch(() => {
      status.textContent = said.broken;
      more.disabled = false;
    });
    list.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(at);
    let to;
    // A letter is a command only among what was found: elsewhere it may be meant for something else.
    if (/^(\/|Escape)$/.test(event.key) && here >= 0) to = field;
    else if (event.key === "ArrowDown" && (at === field || here >= 0)) to = links[here + 1];
    else if (event.key === "ArrowUp" && here >= 0) to = links[here - 1] ?? field;
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  field.value = query();
  if (field.value) search();
})();
