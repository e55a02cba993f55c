// The page in the browser, brought up to date while it is being read.
//
// Puts in only what differs, so that the page's place, focus and open parts stay; loads it again
// where a script has made the page its own. Does not know when: `live.js` says so.
"use strict";

globalThis.jangbuPage = ({ script, made, kept, onFailure }) => {
  const TOKEN = /\?jangbu=\w+$/;
  let wanted = made;
  let isBusy = false;
  let isLeaving = false;

  /** Brings the page up to date; of many saves in a row the last is shown. */
  async function renew(latest) {
    wanted = latest;
    if (isBusy) return;
    isBusy = true;
    while (wanted !== made && !isLeaving) {
      const asked = wanted;
      const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
      const text = await answer?.text().catch(() => null);
      if (!text) {
        onFailure();
        break;
      }
      if (!take(text, answer)) reload();
      // The page may be newer already than the one that was told of.
      if (wanted === asked) wanted = made;
    }
    isBusy = false;
  }

  /** Whether the page could be made the one that came. */
  function take(text, { redirected }) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const line = fresh.querySelector(`script[src^="${script}?"]`);
    if (!line || redirected || !fits(fresh)) return false;
    made = new URL(line.src).searchParams.get("made");
    attributes(document.documentElement, fresh.documentElement);
    alter(document.head, fresh.head);
    alter(document.body, fresh.body);
    return true;
  }

  /** Whether both are pages of the same scripts, none of which has made the page its own. */
  function fits(fresh) {
    const owned = "form.find, noscript";
    if (document.querySelector(owned) || fresh.querySelector(owned)) return false;
    return frame(document) === frame(fresh);
  }

  /** What a page is run and styled by, and the contents whose reading the site's script marks. */
  function frame(of) {
    const parts = of.querySelectorAll("script[src], link[rel~=stylesheet], nav.toc a");
    const addresses = [...parts].map((part) => (part.src ?? part.href).replace(TOKEN, ""));
    return [...new Set(addresses)].filter((one) => !one.includes(script)).join("\n");
  }

  /** Makes a node equal to a fresh one, and touches only what differs. */
  function alter(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    attributes(old, fresh);
    children(old, fresh);
  }

  function attributes(old, fresh) {
    // What the reader opened, and the mark of the section being read, are not the page's.
    const isReaders = (name) =>
      (name === "open" && old.localName === "details") ||
      (name === "aria-current" && old.closest("nav.toc"));
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !isReaders(name)) old.removeAttribute(name);
    }
    for (const { name, namespaceURI, value } of fresh.attributes) {
      if (old.getAttribute(name)?.replace(TOKEN, "") === value || isReaders(name)) continue;
      old.setAttributeNS(namespaceURI, name, value);
    }
  }

  function children(old, fresh) {
    // Stylesheets are the same, or else are just being swapped.
    const isOurs = (node) => node.localName !== "link" || !node.relList.contains("stylesheet");
    const were = [...old.childNodes].filter(isOurs);
    const coming = [...fresh.childNodes].filter(isOurs);
    const isSame = (at) => were.length && coming.length && were.at(at).isEqualNode(coming.at(at));
    let end = null;
    while (isSame(-1)) [end] = [were.pop(), coming.pop()];
    while (isSame(0)) [were.shift(), coming.shift()];
    for (const one of coming) {
      const at = were.findIndex((node) => node.nodeName === one.nodeName && node.id === one.id);
      const [node] = at < 0 ? [document.importNode(one, true)] : were.splice(at, 1);
      if (at !== 0) old.insertBefore(node, were[0] ?? end);
      if (at >= 0) alter(node, one);
    }
    for (const node of were) node.remove();
  }

  /** Loads the page again; it comes back to its place. */
  function reload() {
    isLeaving = true;
    const open = [...document.querySelectorAll("details")].map((one) => one.open);
    const { id, name } = document.activeElement ?? {};
    kept.write(location.pathname, JSON.stringify({ x: scrollX, y: scrollY, open, id, name }));
    history.scrollRestoration = "manual";
    location.reload();
  }

  function comeBack() {
    const { x, y, open, id, name } = JSON.parse(kept.read(location.pathname) || "{}");
    kept.write(location.pathname, "");
    if (x === undefined) return;
    document.querySelectorAll("details").forEach((one, i) => (one.open = open[i] ?? one.open));
    scrollTo({ left: x, top: y, behavior: "instant" });
    addEventListener("load", () => {
      const focus = id || name ? `[${id ? "id" : "name"}="${CSS.escape(id || name)}"]` : null;
      if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
      scrollTo({ left: x, top: y, behavior: "instant" });
      history.scrollRestoration = "auto";
    });
  }

  function replace(paths, style) {
    const changed = new Set(paths);
    const uses = (address) => {
      const { origin, pathname } = new URL(address, document.baseURI);
      return origin === location.origin && changed.has(decodeURIComponent(pathname.slice(1)));
    };
    if ([...document.scripts].some((script) => script.src && uses(script.src))) return reload();
    const token = `?jangbu=${style}${Date.now().toString(36)}`;
    const anew = (address) => (uses(address) ? address.replace(TOKEN, "") + token : address);
    const sheets = document.querySelectorAll("link[rel~=stylesheet]");
    const last = new Map([...sheets].filter(({ href }) => uses(href)).map((one) => [bare(one), one]));
    for (const sheet of last.values()) swap(sheet, anew(sheet.getAttribute("href")));
    for (const picture of document.querySelectorAll("img, source")) {
      for (const name of ["src", "srcset"]) {
        const value = picture.getAttribute(name);
        const now = value?.replace(/[^\s,]+/g, anew);
        if (now !== value) picture.setAttribute(name, now);
      }
    }
  }

  const bare = (sheet) => sheet.href.replace(TOKEN, "");

  /** Puts a stylesheet beside the one it follows, which goes when the new one is there. */
  function swap(old, href) {
    const sheet = old.cloneNode();
    sheet.setAttribute("href", href);
    sheet.onload = () => {
      const all = [...document.querySelectorAll("link[rel~=stylesheet]")];
      const before = all.slice(0, all.indexOf(sheet));
      for (const one of before) if (bare(one) === bare(sheet)) one.remove();
    };
    sheet.onerror = () => sheet.remove();
    old.after(sheet);
  }

  comeBack();
  return { renew, replace, made: () => made };
};
