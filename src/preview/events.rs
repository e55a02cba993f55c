//! What one open page is told, for as long as it is open.
//!
//! Makes the page again when the site changed and compares; the browser decides what to do about
//! it. Ends with the connection.

use super::engine::Wake;
use super::hub::{Hub, Now, STYLE};
use super::script::Shown;
use super::state;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{self, Sender};
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

/// Proxies and browsers give up connections that are silent for a minute.
const ALIVE: Duration = Duration::from_secs(15);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_millis(300);
/// Messages a browser may be behind with.
const BEHIND: usize = 16;

/// The stream of a page that a browser shows.
pub(super) fn stream(hub: Arc<Hub>, shown: Shown) -> Response {
    let (sender, receiver) = mpsc::channel(BEHIND);
    tokio::spawn(Page::new(hub, shown, sender).follow());
    let events = ReceiverStream::new(receiver)
        .map(|message: String| Ok::<_, Infallible>(Event::default().retry(RETRY).data(message)));
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

/// A page as a browser has it.
struct Page {
    hub: Arc<Hub>,
    shown: Shown,
    /// The generation it was last compared with.
    seen: u64,
    /// What it was last told of problems.
    state: String,
    browser: Sender<String>,
}

impl Page {
    fn new(hub: Arc<Hub>, shown: Shown, browser: Sender<String>) -> Self {
        let seen = hub.now().generation;
        Self { hub, shown, seen, state: String::new(), browser }
    }

    async fn follow(mut self) {
        let _open = self.hub.open();
        let mut newest = self.hub.now.subscribe();
        loop {
            let now = Arc::clone(&newest.borrow_and_update());
            let Some(told) = self.tell(&now).await else { return };
            let _ = self.hub.wakes.send(Wake::Told { generation: now.generation, changed: told });
            tokio::select! {
                changed = newest.changed() => if changed.is_err() { return },
                () = self.browser.closed() => return,
            }
        }
    }

    /// Tells what is other than the browser has it; whether page or files are. Nothing where it
    /// is gone.
    async fn tell(&mut self, now: &Arc<Now>) -> Option<bool> {
        let made = self.hub.fetch(now, &self.shown.page).await;
        let other = made.hash != self.shown.made;
        if other {
            self.shown.made.clone_from(&made.hash);
            self.say(json!({ "kind": "page", "made": made.hash }).to_string()).await?;
        }
        let assets = self.assets(now).await;
        let changed = other || assets.is_some();
        if let Some(assets) = assets {
            self.say(assets).await?;
        }
        let (hub, at, page) = (Arc::clone(&self.hub), Arc::clone(now), self.shown.page.clone());
        let state = tokio::task::spawn_blocking(move || state::message(&hub, &at, &page, &made));
        if let Ok(state) = state.await
            && state != self.state
        {
            self.state.clone_from(&state);
            self.say(state).await?;
        }
        Some(changed)
    }

    /// The message about files that pages use, where one changed since the last.
    async fn assets(&mut self, now: &Arc<Now>) -> Option<String> {
        let style = self.hub.fetch(now, STYLE).await;
        let since = self.seen;
        self.seen = now.generation;
        let mut paths: Vec<&str> = now
            .changed
            .iter()
            .filter(|(path, at)| **at > since && *path != STYLE)
            .map(|(path, _)| path.as_str())
            .collect();
        if style.hash != self.shown.style {
            self.shown.style.clone_from(&style.hash);
            paths.insert(0, STYLE);
        }
        let some = !paths.is_empty();
        some.then(|| json!({ "kind": "assets", "paths": paths, "style": style.hash }).to_string())
    }

    async fn say(&self, message: String) -> Option<()> {
        self.browser.send(message).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Output, Recipe};
    use crate::pipeline::Snapshot;
    use crate::preview::editor::Editor;
    use crate::preview::problems::Teller;
    use std::collections::BTreeMap;
    use std::path::PathBuf;
    use std::sync::Mutex;

    /// How often each file was made.
    type Made = Arc<Mutex<BTreeMap<&'static str, usize>>>;

    const FILES: [&str; 6] = [
        "search/index.html",
        "search/index.js",
        "search/pairs/0.js",
        "data/funding.csv",
        "data/oc4ids.json",
        STYLE,
    ];

    /// A site whose files count how often they are made.
    fn snapshot(made: &Made) -> Snapshot {
        let mut output = Output::new();
        for path in FILES {
            let made = Arc::clone(made);
            let recipe = Recipe::make(move || {
                *made.lock().unwrap().entry(path).or_default() += 1;
                Ok(path.as_bytes().to_vec())
            });
            output.insert(path, recipe);
        }
        let mut snapshot = Snapshot::default();
        snapshot.output = Some(output);
        snapshot
    }

    #[test]
    fn an_open_page_and_its_style_are_all_that_is_made_of_an_edit() {
        let made = Made::default();
        let (root, editor) = (PathBuf::new(), Editor::meant("none").unwrap());
        let teller = Teller { absolute: root.clone(), root, editor };
        let now = Now::first(snapshot(&made));
        let hub = Arc::new(Hub::new(now, teller, std::sync::mpsc::channel().0));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            // As a page of the search did that was looked for something.
            for path in FILES {
                hub.fetch(&hub.now(), path).await;
            }
            assert_eq!(made.lock().unwrap().len(), FILES.len());
            let (sender, _kept) = mpsc::channel(BEHIND);
            let query = format!("page={}&made=0&style=0", FILES[0]);
            let mut page = Page::new(Arc::clone(&hub), Shown::read(&query), sender);
            made.lock().unwrap().clear();
            for _ in 0..3 {
                hub.now.send_replace(Arc::new(hub.now().followed_by(snapshot(&made))));
                page.tell(&hub.now()).await.unwrap();
            }
        });
        let asked = BTreeMap::from([(FILES[0], 3), (STYLE, 3)]);
        assert_eq!(*made.lock().unwrap(), asked);
    }
}
