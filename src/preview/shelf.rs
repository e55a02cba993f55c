//! What was made of one snapshot, kept while it is the newest.
//!
//! Telling a browser that its page changed, and the browser's fetching it, take one rendering. A
//! path is made once however many ask for it at a time. Decides nothing about what is made.

use super::disk::Stamp;
use crate::diagnostics::Failure;
use axum::body::Bytes;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Enough for the pages that a few people have open, and what these use.
const MOST: usize = 64;
/// A larger file is an attachment: it is asked for once.
const LARGEST: usize = 1024 * 1024;

/// What is answered for a path.
#[derive(Debug, Clone)]
pub(super) struct Made {
    /// The status of HTTP.
    pub(super) status: u16,
    /// The path whose bytes these are, after whose ending the content type goes.
    pub(super) path: String,
    /// As they are published.
    pub(super) bytes: Bytes,
    /// 16 hex digits of status and bytes.
    pub(super) hash: String,
    /// The stamp of the content file that was read for it, taken before; nothing where none was.
    pub(super) stamp: Option<Stamp>,
    /// Why it is a page that says what failed.
    pub(super) failure: Option<Arc<Failure>>,
}

impl Made {
    /// An answer that has not failed.
    pub(super) fn new(status: u16, path: &str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&status.to_le_bytes()).update(&bytes);
        let hash = hasher.finalize().to_hex().chars().take(16).collect();
        Self { status, path: path.to_owned(), bytes, hash, stamp: None, failure: None }
    }
}

type Cell = Arc<OnceLock<Arc<Made>>>;

/// The answers of one snapshot.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    cells: HashMap<String, Cell>,
    order: VecDeque<String>,
}

impl Shelf {
    /// What is there already.
    pub(super) fn get(&self, path: &str) -> Option<Arc<Made>> {
        self.kept().cells.get(path)?.get().cloned()
    }

    /// What is there, or is made now; whoever else asks for the path meanwhile waits for it.
    pub(super) fn get_or_make(&self, path: &str, make: impl FnOnce() -> Made) -> Arc<Made> {
        let cell = self.kept().cell(path);
        let made = Arc::clone(cell.get_or_init(|| Arc::new(make())));
        if made.bytes.len() > LARGEST {
            self.kept().forget(path);
        }
        made
    }

    /// Keeps an answer in the place of an earlier one; not one that is large.
    pub(super) fn put(&self, path: &str, made: Arc<Made>) {
        let mut kept = self.kept();
        kept.forget(path);
        if made.bytes.len() <= LARGEST {
            // Nobody else has a cell that was made this moment.
            let _ = kept.cell(path).set(made);
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn cell(&mut self, path: &str) -> Cell {
        if let Some(cell) = self.cells.get(path) {
            return Arc::clone(cell);
        }
        if self.order.len() >= MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.cells.remove(&oldest);
        }
        self.order.push_back(path.to_owned());
        Arc::clone(self.cells.entry(path.to_owned()).or_default())
    }

    fn forget(&mut self, path: &str) {
        self.cells.remove(path);
        self.order.retain(|kept| kept != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_path_is_made_once_however_many_ask() {
        let (shelf, times) = (Shelf::default(), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    shelf.get_or_make("a", || {
                        times.fetch_add(1, Ordering::Relaxed);
                        Made::new(200, "a", "x")
                    })
                });
            }
        });
        assert_eq!(times.into_inner(), 1);
        assert!(shelf.get("a").is_some() && shelf.get("b").is_none());
    }

    #[test]
    fn few_are_kept_and_none_that_is_large() {
        let shelf = Shelf::default();
        for n in 0..MOST + 10 {
            shelf.get_or_make(&n.to_string(), || Made::new(200, "a", "x"));
        }
        shelf.get_or_make("large", || Made::new(200, "a", vec![0; LARGEST + 1]));
        assert!(shelf.get("large").is_none() && shelf.get("0").is_none());
        assert!(shelf.get(&(MOST + 9).to_string()).is_some());
        assert!(shelf.kept().cells.len() <= MOST);
    }

    #[test]
    fn what_is_put_takes_the_place_of_what_was_there() {
        let shelf = Shelf::default();
        for text in ["x", "y"] {
            shelf.put("a", Arc::new(Made::new(200, "a", text)));
            assert_eq!(shelf.get("a").unwrap().bytes, text);
        }
        shelf.put("a", Arc::new(Made::new(200, "a", vec![0; LARGEST + 1])));
        assert!(shelf.get("a").is_none() && shelf.kept().order.is_empty());
    }

    #[test]
    fn status_and_bytes_make_the_hash() {
        let hash = |status, bytes| Made::new(status, "a", bytes).hash;
        assert_eq!(hash(200, "x").len(), 16);
        assert_ne!(hash(200, "x"), hash(404, "x"));
        assert_ne!(hash(200, "x"), hash(200, "y"));
        assert_eq!(hash(200, "x"), hash(200, "x"));
    }
}
