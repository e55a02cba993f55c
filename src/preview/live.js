// The browser's side of `jangbu preview`: hears of every save, and has the page follow it.
//
// Speaks with the preview server alone. How a page is altered is in `live/page.js`, what is told
// beside it in `live/overlay.js`; the server gives the three as one script.
(() => {
  "use strict";

  const SCRIPT = "/_jangbu/live.js";
  const started = new URL(document.currentScript.src).searchParams;
  const kept = {
    read(key) {
      try {
        return sessionStorage.getItem(`jangbu ${key}`);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        sessionStorage.setItem(`jangbu ${key}`, value);
      } catch {
        // A browser that keeps nothing forgets the place at most.
      }
    },
  };

  const overlay = globalThis.jangbuOverlay({ kept });
  const page = globalThis.jangbuPage({ script: SCRIPT, made: started.get("made"), kept, onFailure: again });
  let style = started.get("style");
  const hear = {
    state: overlay.tell,
    page: (said) => page.renew(said.made),
    assets: (said) => page.replace(said.paths, (style = said.style)),
  };
  // A browser opens six connections to a server, and every stream is one: of the tabs that nobody
  // sees the last three keep theirs, the others ask when they are looked at.
  const tabs = new BroadcastChannel("jangbu preview");
  let stream;
  let newer = 0;
  let failed = 0;

  function connect() {
    const path = encodeURIComponent(started.get("page"));
    stream = new EventSource(`/_jangbu/events?page=${path}&made=${page.made()}&style=${style}`);
    stream.onopen = () => count(0);
    stream.onmessage = ({ data }) => {
      const said = JSON.parse(data);
      hear[said.kind]?.(said);
    };
    stream.onerror = again;
  }

  /** Connects anew with the page as it is now, which the stream by itself would not say. */
  function again() {
    const lost = stream;
    lost?.close();
    count(failed + 1);
    setTimeout(() => stream === lost && connect(), failed > 1 ? 1000 : 300);
  }

  function count(failures) {
    failed = failures;
    // A server that is back at once was not lost.
    overlay.lose(failed > 1);
  }

  function wake() {
    newer = 0;
    if (document.hidden) return;
    tabs.postMessage("seen");
    if (!stream) connect();
  }

  function sleep() {
    stream?.close();
    stream = null;
  }

  tabs.onmessage = () => document.hidden && (newer += 1) > 2 && sleep();
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", (event) => event.persisted && again());
  connect();
  wake();
})();
