//! Folders looked through again and again, where the system can't tell of changes.
//!
//! `notify::PollWatcher` compares whole seconds and takes no older time for a change: two saves
//! within one second, or a file brought back from a copy, would stay unseen.

use super::disk::{self, Stamp};
use super::engine::Wake;
use super::quiet::Step;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;
use walkdir::WalkDir;

/// Ten thousand projects take some tenths of a second to look through.
const EVERY: Duration = Duration::from_secs(2);

/// Looks until it is dropped.
#[derive(Debug)]
pub(super) struct Polling {
    _alive: Arc<()>,
}

type Stamps = BTreeMap<PathBuf, Stamp>;

impl Polling {
    /// Looks through folders on a thread of its own, from how they are now.
    pub(super) fn start<'a>(folders: impl Iterator<Item = &'a Path>, wakes: &Sender<Wake>) -> Self {
        let alive = Arc::new(());
        let (folders, wakes): (Vec<PathBuf>, _) =
            (folders.map(Path::to_owned).collect(), wakes.clone());
        let first = stamps(&folders);
        let still = Arc::downgrade(&alive);
        thread::spawn(move || look(&folders, first, &wakes, &still));
        Self { _alive: alive }
    }
}

fn look(folders: &[PathBuf], mut last: Stamps, wakes: &Sender<Wake>, still: &Weak<()>) {
    loop {
        thread::sleep(EVERY);
        if still.strong_count() == 0 {
            return;
        }
        let now = stamps(folders);
        for path in differing(&last, &now) {
            let _ = wakes.send(Wake::Happened(Step::Changed, path));
        }
        last = now;
    }
}

fn stamps(folders: &[PathBuf]) -> Stamps {
    let entries = folders.iter().flat_map(|folder| WalkDir::new(folder).follow_links(true));
    let files = entries.flatten().map(walkdir::DirEntry::into_path);
    files.filter_map(|path| disk::stamp(&path).map(|stamp| (path, stamp))).collect()
}

fn differing(last: &Stamps, now: &Stamps) -> Vec<PathBuf> {
    let gone = last.keys().filter(|path| !now.contains_key(*path));
    let other = now.iter().filter(|(path, stamp)| last.get(*path) != Some(*stamp));
    gone.chain(other.map(|(path, _)| path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_went_or_changed_differs() {
        let stamps = |all: &[(&str, i64)]| -> Stamps {
            all.iter().map(|(path, n)| (PathBuf::from(path), [*n; 6])).collect()
        };
        let (last, now) =
            (stamps(&[("a", 1), ("b", 2), ("c", 3)]), stamps(&[("b", 2), ("c", 1), ("d", 4)]));
        assert_eq!(differing(&last, &now), ["a", "c", "d"].map(PathBuf::from));
    }
}
