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
