// Comfort only: every page says all it has to say without it.
//
// Finds, sorts and adds up a list's projects, and marks in a page's contents what is read.
// Asks only for the list's own rows (scripts: so it works from disk), and puts no content
// into a page as markup.
(() => {
  "use strict";

  const nav = document.querySelector("nav.toc");
  if (nav) contents(nav);
  const form = document.querySelector("form.find");
  if (!form) return;

  const PAGE = 100;
  const CHOICES = ["area", "department", "status", "period", "source", "gap", "sum"];
  // As in the script files: `src/render/view/rows.rs`.
  const KEYS = ["slug", "id", "label", "title", ...CHOICES, "secured", "executed", "rate"];
  const { dataset: said } = form;
  const table = document.querySelector("table.projects");
  const heading = table.closest("section").querySelector("h2");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const labels = heads.map((head) => head.textContent);
  const sorted = heads.filter((head) => head.dataset.sort);
  const pager = document.querySelector("nav.pages");
  const output = form.querySelector("output");
  const all = output.textContent;
  const [stem, last] = said.files.split(" ");
  const files = Array.from({ length: last }, (_, n) => `${stem}${n + 1}.js`);
  const own = +said.page;
  const field = (name) => form.elements.namedItem(name);
  const fields = ["q", ...CHOICES, "sort"].filter(field);
  const isDown = (sort) => sort[0] === "-";
  const bare = (sort) => sort.replace("-", "");
  const folded = (text) => text.normalize("NFKC").replace(/[-"“”\u2060]/g, "").toLowerCase();
  const number = (value) => `${value}`.replace(/\B(?=(\d{3})+$)/g, ",");
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  let state;
  let asked;
  let rows;
  let waiting;

  /** An element with what is in it; texts stay texts. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter(Boolean));
    return made;
  }

  /** A row with what it is found and put in order by; `keys` are texts, empty if unknown. */
  function entry(keys, row) {
    const chosen = (key) => field(key)?.querySelector(`[value="${keys[key]}"]`);
    const text = folded([keys.label, keys.title, chosen("area")?.dataset.name].join("\n"));
    return { ...keys, rank: chosen("status")?.index ?? "", text, row };
  }

  function ownRow(row) {
    const [label, title] = [...row.querySelectorAll("small, a")].map((one) => one.textContent);
    return entry({ ...row.dataset, label, title }, () => row);
  }

  function fileRows({ pieces, rows }) {
    return rows.map(([values, ...shown]) => {
      const keys = Object.fromEntries(KEYS.map((key, i) => [key, values[i]]));
      let row;
      return entry(keys, () => (row ??= drawn(keys, pieces, ...shown)));
    });
  }

  /** A row as the pages of the list write it. */
  function drawn({ slug, label, title, status }, pieces, cells, note, bar) {
    const small = (text) => text && element("small", {}, text);
    const link = element("a", { href: `${said.root}projects/${slug}/index.html` }, title);
    const badge = form.querySelector(`template[data-status="${status}"]`);
    // Drawn by the charts: no text of the content is in it.
    const markup = bar.map((piece) => pieces[piece]).join("");
    const spark = new DOMParser().parseFromString(markup, "text/html").body.firstChild;
    const figure = ([text, remark], i) =>
      element("td", { class: "n", "data-k": labels[i + 2] }, text, small(remark));
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, small(label), link),
      element("td", { class: "full" }, badge?.content.cloneNode(true)),
      ...cells.map(figure),
      element("td", { class: note ? "bar quiet" : "bar" }, spark, small(note)),
    );
  }

  /** All rows of the list; a long one's when first needed. */
  async function load() {
    if (!files.length) return [...body.rows].map(ownRow);
    const parts = [];
    globalThis.jangbuRows = (file, part) => (parts[file] = fileRows(part));
    const asked = files.map((src) => {
      const script = element("script", { src });
      document.head.append(script);
      return new Promise((onload, onerror) => Object.assign(script, { onload, onerror }));
    });
    await Promise.all(asked);
    return parts.flat();
  }

  function matches(row) {
    const words = folded(state.q).split(/\s+/);
    return (
      words.every((word) => row.text.includes(word)) &&
      CHOICES.every((key) => !state[key] || row[key].split(" ").includes(state[key]))
    );
  }

  /** What has no figure or status stays last both ways, and equals as the site has them. */
  function order(sort) {
    const key = bare(sort);
    const down = isDown(sort) ? -1 : 1;
    if (key === "id" || key === "title") {
      const { compare } = Intl.Collator(document.documentElement.lang, { numeric: true });
      return (a, b) => down * compare(a[key], b[key]);
    }
    const value = key === "status" ? "rank" : key;
    return (a, b) => {
      const [x, y] = [a[value], b[value]];
      if (x === "" || y === "") return (x === "") - (y === "");
      return down * Number(BigInt(x) - BigInt(y));
    };
  }

  /** A number of parts, `unit` of which make one, without needless digits. */
  function decimal(parts, unit, least) {
    const size = parts < 0n ? -parts : parts;
    const rest = String(size % BigInt(unit)).padStart(unit.length - 1, "0");
    const digits = rest.replace(/0+$/, "").padEnd(least, "0");
    const point = digits && `.${digits}`;
    return `${parts < 0n ? said.minus : ""}${number(size / BigInt(unit))}${point}`;
  }

  /** A rate with one decimal, rounded half away from zero. */
  function percent(above, below) {
    const half = above < 0n ? -below : below;
    return `${decimal((above * 2000n + half) / (below * 2n), "10", 1)}%`;
  }

  /** What was found, added up as group pages do; nothing where there is no sum. */
  function added(found) {
    const of = (...sums) => found.filter((row) => sums.includes(row.sum));
    const counted = of("whole", "open");
    const [secured, executed] = ["secured", "executed"].map((stage) => {
      const known = counted.map((row) => row[stage]).filter(Boolean);
      return known.length && known.reduce((sum, won) => sum + BigInt(won), 0n);
    });
    if (secured === 0 || executed === 0) return "";
    const isRated = secured > 0n && counted.every((row) => row.sum === "whole");
    const sentence = filled(isRated ? said.rated : said.sums, {
      n: number(counted.length),
      secured: decimal(secured, said.unit, 0),
      executed: decimal(executed, said.unit, 0),
      rate: isRated && percent(executed, secured),
    });
    const left = ["withheld", "apart"].filter((sum) => of(sum).length);
    const apart = left.map((sum) => filled(said[sum], { n: number(of(sum).length) }));
    return [sentence, ...apart].join(" ");
  }

  function query(page) {
    const search = new URLSearchParams();
    for (const key of fields) if (state[key]) search.set(key, state[key]);
    if (page !== own) search.set("page", page);
    return String(search) && `?${search}`;
  }

  /** The state into the address, to be shared; into its fragment where files have no query. */
  function write() {
    const text = query(state.page);
    try {
      history.replaceState(null, "", text || location.pathname);
    } catch {
      location.hash = text || "?";
    }
  }

  function read() {
    const { hash, search } = location;
    const query = new URLSearchParams(hash[1] === "?" ? hash.slice(1) : search);
    state = { page: parseInt(query.get("page"), 10) || own };
    for (const key of fields) {
      const control = field(key);
      control.value = query.get(key) ?? "";
      // What the list does not offer is not chosen.
      if (control.selectedIndex < 0) control.value = "";
      state[key] = control.value;
    }
  }

  /** The pages of what was found. */
  function turn(pages) {
    pager.hidden = pages < 2;
    const word = pager.querySelector(".hidden").textContent;
    const items = Array.from({ length: pages }, (_, i) => {
      const text = [element("span", { class: "hidden" }, word), number(i + 1)];
      if (i + 1 === state.page) return element("li", { "aria-current": "page" }, ...text);
      const link = element("a", { href: query(i + 1) || location.pathname }, ...text);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        state.page = i + 1;
        change();
        heading.tabIndex = -1;
        heading.focus();
      });
      return element("li", {}, link);
    });
    pager.firstElementChild.replaceChildren(...items);
  }

  function show() {
    const found = rows.filter(matches);
    if (state.sort) found.sort(order(state.sort));
    const pages = Math.ceil(found.length / PAGE);
    state.page = Math.max(1, Math.min(state.page, pages));
    const shown = found.slice((state.page - 1) * PAGE, state.page * PAGE);
    body.replaceChildren(...shown.map((one) => one.row()));
    table.hidden = !found.length;
    if (pager) turn(pages);
    const isChosen = state.q || CHOICES.some((key) => state[key]);
    const text = isChosen ? (found.length ? said.some : said.none) : all;
    output.textContent = filled(text, { n: number(found.length), all: number(rows.length) });
    const sums = form.querySelector("p");
    sums.textContent = isChosen ? added(found) : "";
    sums.hidden = !sums.textContent;
  }

  /** Shows the state and keeps it in the address. */
  async function change() {
    for (const head of sorted) {
      head.removeAttribute("aria-sort");
      if (bare(state.sort) !== bare(head.dataset.sort)) continue;
      head.setAttribute("aria-sort", isDown(state.sort) ? "descending" : "ascending");
    }
    try {
      asked ??= load();
      rows = await asked;
    } catch {
      output.textContent = said.broken;
      return;
    }
    show();
    write();
  }

  function enter() {
    for (const key of fields) state[key] = field(key).value.trim();
    state.page = 1;
    change();
  }

  /** A click on a head: its first order, then the other way, then as the site has it. */
  function sortable(head) {
    const first = head.dataset.sort;
    const other = isDown(first) ? bare(first) : `-${first}`;
    const button = element("button", { type: "button" }, ...head.childNodes);
    button.addEventListener("click", () => {
      field("sort").value = { [first]: other, [other]: "" }[state.sort] ?? first;
      enter();
    });
    head.append(button);
  }

  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(enter, event.target.name === "q" ? 200 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(enter));
  addEventListener("popstate", () => {
    read();
    change();
  });
  sorted.forEach(sortable);
  form.hidden = false;
  read();
  // Unasked, rows stay and are not laid out again.
  if (query(state.page)) change();

  /** Marks the section that is being read. */
  function contents(nav) {
    const links = new Map();
    for (const link of nav.querySelectorAll('a[href^="#"]')) {
      links.set(document.getElementById(link.hash.slice(1)), link);
    }
    const seen = (entries) => {
      const here = entries.filter((one) => one.isIntersecting).pop();
      if (!here) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(here.target).setAttribute("aria-current", "location");
    };
    const watch = new IntersectionObserver(seen, { rootMargin: "-15% 0px -80%" });
    for (const section of links.keys()) if (section) watch.observe(section);
  }
})();
