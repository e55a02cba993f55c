//! Folders looked through again and again, where the system can't tell of changes.
//!
//! `notify::PollWatcher` compares whole seconds and takes no older time for a change: two saves
//! within one second, or a file brought back from a copy, would stay unseen.

use super::disk::{self, Stamp};
use super::engine::Wake;
use super::quiet::Step;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
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
        Self::each(EVERY, folders, wakes)
    }

    fn each<'a>(
        every: Duration,
        folders: impl Iterator<Item = &'a Path>,
        wakes: &Sender<Wake>,
    ) -> Self {
        let alive = Arc::new(());
        let (folders, wakes): (Vec<PathBuf>, _) =
            (folders.map(Path::to_owned).collect(), wakes.clone());
        let first = stamps(&folders);
        let still = Arc::downgrade(&alive);
        thread::spawn(move || {
            let mut last = first;
            loop {
                thread::sleep(every);
                if still.strong_count() == 0 {
                    return;
                }
                last = look(&folders, &last, &wakes);
            }
        });
        Self { _alive: alive }
    }
}

/// Tells what is other than it was, and gives what it is now.
fn look(folders: &[PathBuf], last: &Stamps, wakes: &Sender<Wake>) -> Stamps {
    let now = stamps(folders);
    for path in differing(last, &now) {
        // Nobody listens any more only where the preview ends.
        let _ = wakes.send(Wake::Happened(Step::Changed, path));
    }
    now
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
    #![expect(clippy::disallowed_methods, reason = "a test saves as somebody else would")]

    use super::*;

    #[test]
    fn a_save_below_a_folder_is_told_until_nobody_looks() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("projects/a");
        std::fs::create_dir_all(&below).unwrap();
        let (wakes, woken) = std::sync::mpsc::channel();
        let polling =
            Polling::each(Duration::from_millis(5), std::iter::once(folder.path()), &wakes);
        drop(wakes);
        let file = below.join("2023.md");
        for text in ["one", "two", "2.0"] {
            std::fs::write(&file, text).unwrap();
            let is_it = |wake| matches!(wake, Wake::Happened(Step::Changed, path) if path == file);
            while !is_it(woken.recv_timeout(Duration::from_secs(20)).expect(text)) {}
        }
        drop(polling);
        // Its thread ends, and the channel with it.
        let ended = loop {
            match woken.recv_timeout(Duration::from_secs(20)) {
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert_eq!(ended, std::sync::mpsc::RecvTimeoutError::Disconnected);
    }

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
