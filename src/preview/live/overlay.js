// What the preview tells beside a page: errors and warnings with their places, the files to edit, and
// whether the connection stands.
//
// Stands apart from the page, beside its body and in styles of its own, and never takes the focus
// from it. The list of errors is `#jangbu-overlay`, there while they are shown. Puts no text of the
// content into the page as markup. Does not listen: `live.js` says what there is to tell.
"use strict";

globalThis.jangbuOverlay = ({ kept }) => {
  const WORDS = {
    ko: {
      name: "미리보기",
      error: "오류",
      warning: "경고",
      note: "알림",
      errors: (n) => `오류 ${n}건`,
      stays: "고칠 때까지는 마지막으로 맞았던 내용이 보입니다.",
      appears: "오류를 고치면 페이지가 나타납니다.",
      warnings: (n) => `살펴볼 것 ${n}건`,
      kinds: (warnings, notes) => [warnings && `경고 ${warnings}`, notes && `알림 ${notes}`],
      more: (n) => `그 밖에 ${n}건이 더 있습니다. 모두 보려면 jangbu check를 실행하세요.`,
      edit: "이 파일 고치기",
      editor: (file) => `편집기에서 열기: ${file}`,
      list: (n) => `고칠 파일 ${n}개`,
      files: (n) => `이 페이지를 만드는 파일 ${n}개`,
      home: "처음으로",
      close: "닫기",
      lost: "미리보기가 꺼졌습니다. 터미널에서 `jangbu preview`를 다시 실행하면 이어집니다.",
    },
    en: {
      name: "Preview",
      error: "error",
      warning: "warning",
      note: "note",
      errors: (n) => `${n} ${n === 1 ? "error" : "errors"}`,
      stays: "Until these are fixed, you see the last version without errors.",
      appears: "The page appears once these are fixed.",
      warnings: (n) => `${n} ${n === 1 ? "thing" : "things"} to check`,
      kinds: (warnings, notes) => [
        warnings && `${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
        notes && `${notes} ${notes === 1 ? "note" : "notes"}`,
      ],
      more: (n) => `And ${n} more. To see all, run jangbu check.`,
      edit: "Edit this file",
      editor: (file) => `Open in the editor: ${file}`,
      list: (n) => `${n} files`,
      files: (n) => `The ${n} files this page is made from`,
      home: "Home",
      close: "Close",
      lost: "The preview has stopped. Run `jangbu preview` in the terminal again, and this page goes on.",
    },
  };

  // Nested, so that nothing of the page is meant, and stronger than whatever the page says of tags.
  const STYLE = `#jangbu-preview {
    & {
      all: initial; display: block; color-scheme: light dark; color: var(--text);
      font: 400 .9375rem/1.55 "Pretendard GOV", Pretendard, -apple-system, "Apple SD Gothic Neo",
        "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif;
      --bg: #fff; --band: #f4f5f6; --text: #1e2124; --text-3: #58616a; --line: #cdd1d5; --firm: #6d7882;
      --link: #0b50d0; --alert: #bd2c0f; --alert-bg: #fdefec; --note: #8a5c00;
    }
    @media (prefers-color-scheme: dark) {
      & {
        --bg: #131416; --band: #1e2124; --text: #f4f5f6; --text-3: #b1b8be; --line: #464c53; --firm: #8a949e;
        --link: #86aff9; --alert: #f9967f; --alert-bg: #33190f; --note: #e0b04a;
      }
    }
    @media print { & { display: none; } }
    * { all: revert; box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
    .all { position: fixed; inset: auto 0 0; z-index: 2147483647; pointer-events: none; word-break: keep-all; overflow-wrap: anywhere; }
    .all > * { pointer-events: auto; }
    /* Where the page's own text begins, in the theme that jangbu comes with. */
    .all { --pad: 1rem; --side: max(var(--pad), calc(50% - 37rem + var(--pad))); }
    @media (min-width: 48em) { .all { --pad: 1.5rem; } }
    .bar { display: flex; flex-wrap: wrap; justify-content: end; width: fit-content; max-width: 100%; margin-left: auto; }
    .bar > * { white-space: nowrap; margin: 0 0 -1px -1px; padding: .25rem .75rem; border: 1px solid var(--firm); background: var(--bg); font-size: .875rem; }
    .bar > [aria-expanded=true] { background: var(--band); font-weight: 700; }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    button { cursor: pointer; background: none; border: 1px solid var(--firm); padding: .125rem .75rem; }
    a { color: var(--link); text-underline-offset: .2em; }
    .bar > a { text-decoration: none; }
    :is(a, button):hover { text-decoration: underline; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .panel { display: flex; flex-direction: column; max-height: 60vh; background: var(--bg); border-top: 2px solid var(--text); }
    .head { display: flex; gap: 1rem; align-items: baseline; padding: .75rem var(--side); border-bottom: 1px solid var(--line); }
    .head div { flex: 1; }
    .head button { flex: none; }
    h2 { display: inline; margin-right: .75rem; font-size: 1.0625rem; font-weight: 700; }
    .panel.errors h2, .error b, .alert { color: var(--alert); }
    .lost { padding: .5rem var(--side); background: var(--text); color: var(--bg); font-weight: 700; }
    .head p { display: inline; color: var(--text-3); }
    .list { overflow: auto; overscroll-behavior: contain; list-style: none; padding: 0 var(--side) .75rem; }
    .list:focus-visible { outline-offset: -3px; }
    li { padding: .75rem 0; border-top: 1px solid var(--line); max-width: 60rem; }
    li:first-child { border: 0; }
    .files li { padding: .375rem 0; border: 0; }
    .says, b { font-weight: 700; }
    b { margin-right: .5rem; }
    .warning b { color: var(--note); }
    .place { font-size: .875rem; font-variant-numeric: tabular-nums; }
    .code { font-size: .8125rem; }
    .place span, .hint, .code { color: var(--text-3); }
    code, pre { font: .875rem/1.55 ui-monospace, "D2Coding", "Noto Sans Mono CJK KR", "Pretendard GOV", "Noto Sans KR", monospace; }
    code { font-weight: inherit; }
    .lost code { white-space: nowrap; }
    pre { margin: .375rem 0; padding: .375rem .75rem; background: var(--band); white-space: pre-wrap; }
    mark { background: var(--alert-bg); color: var(--text); text-decoration: underline 2px var(--alert); text-underline-offset: .25em; }
    :is(.warning, .note) mark { background: none; text-decoration-color: var(--note); }
    @media (max-width: 30rem) { .head p { display: block; } .bar > * { padding: .25rem .4rem; font-size: .8125rem; } .bar > .listed { display: none; } }
    @media (forced-colors: active) { .panel, .lost, pre { border: 1px solid; } }
  }`;

  const host = document.createElement("div");
  const said = element("p", { class: "said", role: "status" });
  const shown = element("div", { class: "all" });
  let state = { language: document.documentElement.lang, errors: [], warnings: [], edit: [] };
  let view = null;
  let isLost = false;

  /** An element with what is in it; texts stay texts. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.flat().filter(Boolean));
    return made;
  }

  function raise() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets.push(sheet);
    host.append(said, shown);
    host.id = "jangbu-preview";
    // Beside the body, so that the page's own is only the page's; as high as what it shows, so
    // that the page's end can be scrolled out from behind it.
    document.documentElement.append(host);
    new ResizeObserver(() => (host.style.height = `${shown.offsetHeight}px`)).observe(shown);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && view && !event.defaultPrevented) choose(null);
    });
  }

  function tell(now) {
    const errors = JSON.stringify(now.errors);
    const isNew = errors !== JSON.stringify(state.errors);
    state = now;
    if (!now.errors.length && view === "errors") view = null;
    if (now.errors.length && isNew && errors !== kept.read("closed")) view = "errors";
    draw();
  }

  function lose(now) {
    if (isLost === now) return;
    isLost = now;
    draw();
  }

  /** What has the focus of all this, where anything has. */
  const focused = () => (host.contains(document.activeElement) ? document.activeElement : null);

  /** Opens a list, or closes what is open; errors stay closed until they are others. */
  function choose(next) {
    const [was, hadFocus] = [view, focused() !== null];
    kept.write("closed", next === "errors" ? "" : JSON.stringify(state.errors));
    view = next;
    draw();
    if (!next && hadFocus) host.querySelector(`.bar [data-is="${was}"]`)?.focus();
  }

  /** Shows the state; what had the focus keeps it. */
  function draw() {
    const words = WORDS[state.language] ?? WORDS.en;
    const focus = focused()?.dataset.is;
    const place = host.querySelector(".list")?.scrollTop ?? 0;
    const files = state.edit.filter(({ href }) => href);
    if (!viewable(files)) view = null;
    const lost = isLost ? [element("p", { class: "lost" }, spoken(words.lost))] : [];
    shown.replaceChildren(bar(words, files), ...lost, ...(view ? [panel(words, files)] : []));
    const text = isLost ? words.lost.replaceAll("`", "") : state.errors.length ? words.errors(total("errors")) : "";
    if (said.textContent !== text) said.textContent = text;
    if (view) host.querySelector(".list").scrollTop = place;
    const same = [...host.querySelectorAll("[data-is]")].find((one) => one.dataset.is === focus);
    if (focus) same?.focus({ preventScroll: true });
  }

  const viewable = (files) => view === null || (view === "files" ? files : state[view]).length;

  /** How many there are, those that were not sent included. */
  function total(kind) {
    const { errors, warnings, notes } = state.counts;
    return kind === "errors" ? errors : warnings + notes;
  }

  function bar(words, files) {
    const opener = (kind, text, alert) => {
      const button = element("button", { type: "button", "data-is": kind }, text);
      button.setAttribute("aria-expanded", view === kind);
      if (alert) button.className = "alert";
      button.onclick = () => choose(view === kind ? null : kind);
      return button;
    };
    const [first] = files;
    const edit = first && { href: first.href, title: words.editor(first.file), "data-is": "edit" };
    // In narrow windows the list of files has it too.
    if (files.length > 1) edit.class = "listed";
    return element(
      "div",
      { class: "bar", role: "region", "aria-label": words.name },
      state.missing && element("a", { href: "/", "data-is": "home" }, words.home),
      state.errors.length > 0 && opener("errors", words.errors(total("errors")), true),
      state.warnings.length > 0 && opener("warnings", words.warnings(total("warnings"))),
      first && element("a", edit, words.edit),
      files.length > 1 && opener("files", words.list(files.length)),
    );
  }

  function panel(words, files) {
    const count = view === "files" ? files.length : total(view);
    const close = element("button", { type: "button", "data-is": "close" }, words.close);
    close.onclick = () => choose(null);
    const heading = element("h2", { id: "jangbu-heading" }, words[view](count) + kinds(words));
    // What is no file's says itself what is shown meanwhile.
    const isOfFiles = state.errors.some(({ file }) => file);
    const stays = state.nothing ? words.appears : words.stays;
    const why = view === "errors" && isOfFiles && element("p", {}, stays);
    const left = view === "errors" ? state.more : view === "warnings" ? count - state.warnings.length : 0;
    const rows = view === "files" ? files.map(fileRow) : state[view].map((one) => problem(words, one));
    const more = left > 0 && element("li", {}, words.more(left));
    const list = element("ol", { class: "list", tabindex: 0, "data-is": "list" }, rows, more);
    list.setAttribute("aria-labelledby", "jangbu-heading");
    const head = element("div", { class: "head" }, element("div", {}, heading, why), close);
    const named = { class: `panel ${view}`, role: "region", "aria-labelledby": "jangbu-heading" };
    if (view === "errors") named.id = "jangbu-overlay";
    return element("div", named, head, list);
  }

  /** How many are warnings and how many are notes, behind the heading of both. */
  function kinds(words) {
    if (view !== "warnings") return "";
    const { warnings, notes } = state.counts;
    return ` (${words.kinds(warnings, notes).filter(Boolean).join(", ")})`;
  }

  const fileRow = (one) => element("li", {}, link(one, one.file));

  const link = ({ href }, text) =>
    href ? element("a", { href, "data-is": `row ${href}` }, text) : element("span", {}, text);

  function problem(words, one) {
    const { severity, code, file, line, column, message, hint, snippet } = one;
    return element(
      "li",
      { class: severity },
      element("p", { class: "says" }, element("b", {}, words[severity]), " ", spoken(message)),
      file && element("p", { class: "place" }, link(one, [file, line, column].filter(Boolean).join(":"))),
      snippet && element("pre", {}, marked(snippet)),
      hint && element("p", { class: "hint" }, spoken(hint)),
      code && element("p", { class: "code" }, code),
    );
  }

  /** A sentence, whose words in backticks are code. */
  const spoken = (text) =>
    text.split("`").map((part, i) => (i % 2 ? element("code", {}, part) : part));

  /**
   * A line of content with its place marked, and of a long one what is near; places are counted in
   * characters, and no margin is shown.
   */
  function marked({ text, column, length }) {
    const [LONGEST, BEFORE, MARKED, AFTER] = [110, 40, 120, 60];
    const letters = [...text];
    const isCut = letters.length > LONGEST;
    const from = column - 1;
    const to = from + Math.max(length, 1);
    const part = (...range) => letters.slice(...range).join("");
    const before = isCut && from > BEFORE + 1 ? `…${part(from - BEFORE, from)}` : part(0, from).trimStart();
    const mark = to - from > MARKED ? `${part(from, from + MARKED)}…` : part(from, to) || "\u00a0";
    const after = isCut && letters.length > to + AFTER + 1 ? `${part(to, to + AFTER)}…` : part(to);
    return [before, element("mark", {}, mark), after];
  }

  raise();
  return { tell, lose };
};
