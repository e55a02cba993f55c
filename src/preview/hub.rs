//! What server, browsers and engine share: the newest snapshot, and what was served of it.
//!
//! Whoever makes a page goes through here; nobody waits here for the disk but who makes one.

use super::disk::{self, Stamp};
use super::engine::Wake;
use super::kind;
use super::own;
use super::problems::Teller;
use super::shelf::{Made, Shelf};
use super::state::Common;
use crate::diagnostics::{Failure, Language, Phrase};
use crate::output::Recipe;
use crate::pipeline::Snapshot;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::watch;

/// The stylesheet every page uses.
pub(super) const STYLE: &str = "assets/style.css";
/// Most files remembered as served, of those that pages use.
const MOST_SERVED: usize = 20_000;

/// The site as it stands, and what was made of it.
#[derive(Debug)]
pub(super) struct Now {
    /// Counts up with whatever is published.
    pub(super) generation: u64,
    /// The site.
    pub(super) snapshot: Snapshot,
    /// What keeps the site from being the newest, where something does.
    pub(super) trouble: Option<Trouble>,
    /// In which generation a file that pages use last changed.
    pub(super) changed: Arc<BTreeMap<String, u64>>,
    /// What was made of the snapshot.
    pub(super) shelf: Arc<Shelf>,
    /// What all browsers are told of problems, once somebody is.
    pub(super) common: OnceLock<Common>,
}

impl Now {
    /// The first of all.
    pub(super) fn first(snapshot: Snapshot) -> Self {
        Self {
            generation: 1,
            snapshot,
            trouble: None,
            changed: Arc::default(),
            shelf: Arc::default(),
            common: OnceLock::new(),
        }
    }

    /// What follows this: nothing is made of it yet, and nothing keeps it from being the newest.
    pub(super) fn followed_by(&self, snapshot: Snapshot) -> Self {
        let (generation, changed) = (self.generation + 1, Arc::clone(&self.changed));
        Self { generation, changed, ..Self::first(snapshot) }
    }
}

/// A problem that is no file's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// What is wrong, and where.
    pub(super) message: Phrase,
    /// What to do.
    pub(super) hint: Option<Phrase>,
}

/// A file that was served and that pages use: what it was, so that a change is told.
#[derive(Debug, Clone)]
pub(super) enum Served {
    /// Made of the content: the hash of what was made.
    Made(String),
    /// A file of the content, or made of one: the file, its stamp, and the hash of its bytes.
    File(PathBuf, Option<Stamp>, blake3::Hash),
}

/// The middle of a running preview.
#[derive(Debug)]
pub(super) struct Hub {
    /// The newest.
    pub(super) now: watch::Sender<Arc<Now>>,
    /// How problems are told.
    pub(super) teller: Teller,
    /// Wakes the engine.
    pub(super) wakes: Sender<Wake>,
    browsers: AtomicUsize,
    served: Mutex<BTreeMap<String, Served>>,
    /// Pages as they last were when they could be made.
    sound: Shelf,
}

impl Hub {
    /// One that has this to show.
    pub(super) fn new(now: Now, teller: Teller, wakes: Sender<Wake>) -> Self {
        let (now, _) = watch::channel(Arc::new(now));
        let (browsers, served, sound) = Default::default();
        Self { now, teller, wakes, browsers, served, sound }
    }

    /// The newest.
    pub(super) fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.borrow())
    }

    /// How many pages are open in browsers.
    pub(super) fn browsers(&self) -> usize {
        self.browsers.load(Ordering::SeqCst)
    }

    /// Counts a page as open for as long as what this gives is kept.
    pub(super) fn open(self: &Arc<Self>) -> Open {
        self.browsers.fetch_add(1, Ordering::SeqCst);
        Open(Arc::clone(self))
    }

    /// Every file that was served and that pages use.
    pub(super) fn served(&self) -> BTreeMap<String, Served> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes up that a file is served like this.
    pub(super) fn serve(&self, path: &str, served: Served) {
        let mut all = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() < MOST_SERVED || all.contains_key(path) {
            all.insert(path.to_owned(), served);
        }
    }

    /// What is answered for a path, made on a thread that may wait.
    pub(super) async fn fetch(self: &Arc<Self>, now: &Arc<Now>, path: &str) -> Arc<Made> {
        if let Some(made) = now.shelf.get(path) {
            return made;
        }
        let (hub, at, path) = (Arc::clone(self), Arc::clone(now), path.to_owned());
        let made = tokio::task::spawn_blocking(move || hub.made(&at, &path)).await;
        made.unwrap_or_else(|_| Arc::new(own::stumbled(now.snapshot.language)))
    }

    /// What is answered for a path. Takes as long as making it does.
    pub(super) fn made(&self, now: &Now, path: &str) -> Arc<Made> {
        now.shelf.get_or_make(path, || self.make(now, path))
    }

    fn make(&self, now: &Now, path: &str) -> Made {
        let language = now.snapshot.language;
        let Some(output) = &now.snapshot.output else { return own::not_yet(language) };
        if let Some(recipe) = output.get(path) {
            return self.carry_out(path, &recipe, language);
        }
        if output.get(&format!("{path}/index.html")).is_some() {
            return Made::new(308, path, "");
        }
        let missing = output.get("404.html").map(|_| self.made(now, "404.html"));
        match missing {
            Some(page) if page.status == 200 => {
                let made = Made::new(404, "404.html", page.bytes.clone());
                Made { failure: page.failure.clone(), ..made }
            }
            Some(page) => (*page).clone(),
            None => own::missing(language),
        }
    }

    fn carry_out(&self, path: &str, recipe: &Recipe, language: Language) -> Made {
        let read_as = Cell::new(None);
        let read = |file: &Path| {
            let stamp = disk::stamp(file);
            let bytes = disk::read(file)?;
            read_as.set(Some(Served::File(file.to_owned(), stamp, blake3::hash(&bytes))));
            Ok(bytes)
        };
        match recipe.carry_out(read) {
            Ok(bytes) => {
                let mut made = Made::new(200, path, bytes);
                // The stylesheet is compared by each open page, which knows which one it has.
                let asset = path.starts_with("assets/") && path != STYLE;
                let own = || asset.then(|| Served::Made(made.hash.clone()));
                if let Some(served) = read_as.take().or_else(own) {
                    if let Served::File(_, stamp, _) = &served {
                        made.stamp = *stamp;
                    }
                    self.serve(path, served);
                }
                if kind::is_page(path) {
                    self.sound.put(path, Arc::new(made.clone()));
                }
                made
            }
            Err(failure) => self.unmade(path, failure, language),
        }
    }
}

impl Hub {
    /// A page that could not be made stays as it was when it last could, and says why.
    fn unmade(&self, path: &str, failure: Failure, language: Language) -> Made {
        let failure = Arc::new(failure);
        // Nobody is told any more only where the preview ends.
        let _ = self.wakes.send(Wake::Unmade(Arc::clone(&failure)));
        match self.sound.get(path) {
            Some(last) => Made { failure: Some(failure), ..(*last).clone() },
            None => own::failed(language, failure),
        }
    }
}

/// A page that is open in a browser.
#[derive(Debug)]
pub(super) struct Open(Arc<Hub>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.browsers.fetch_sub(1, Ordering::SeqCst);
    }
}
