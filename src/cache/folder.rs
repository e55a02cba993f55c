//! A cache on the disk: a folder with a file for each thing that is kept.
//!
//! Files come into being whole, under another name, so that runs may share the folder. No link is
//! followed out of it, and nothing in it is touched that is not an entry. It is made when the
//! first thing is kept. What is in it matters to nobody: nothing is forced onto the disk.

use super::entry::{HEAD, Name, UNFINISHED, is_entry, is_unfinished};
use super::{Cache, Key};
use rustix::fs::{CWD, Mode, OFlags, Timespec, Timestamps, UTIME_NOW, UTIME_OMIT};
use std::fs::{DirBuilder, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The most that a cache takes, in bytes: the prints of about three thousand photos.
const MOST: u64 = 2 << 30;
/// The largest thing that is kept, in bytes.
const LARGEST: u64 = 64 << 20;
/// After how many seconds nobody writes any more at an entry that is not whole.
const ABANDONED: i64 = 3600;
/// Of how many things that are put one has the cache cleared up when the run ends.
const SELDOM: u8 = 16;
/// Tells programs that make backups what kind of folder this is (bford.info/cachedir).
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n\
     # jangbu keeps here what was costly to make. It may be deleted at any moment.\n",
);

/// A folder that keeps things, and gives up those that were used longest ago.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    most: u64,
    /// How many bytes were put since it was last cleared up.
    put: AtomicU64,
    /// Whether it is to be cleared up at the end, however little was put.
    due: AtomicBool,
    /// Tells apart what threads write at once.
    next: AtomicU64,
    /// Whether nothing can be written here, so that no more is tried.
    closed: AtomicBool,
}

impl Folder {
    /// A cache in this folder, which need not exist.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self::of_at_most(path, MOST)
    }

    /// A cache in this folder that takes at most so many bytes.
    pub(super) fn of_at_most(path: impl Into<PathBuf>, most: u64) -> Self {
        let (put, due, next, closed) = Default::default();
        Self { path: path.into(), most, put, due, next, closed }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn read(&self, name: &Name) -> io::Result<Vec<u8>> {
        let path = self.path.join(name.file());
        // A pipe that somebody put here would be waited for without end.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(CWD, &path, flags, Mode::empty())?);
        let found = file.metadata()?;
        if !found.is_file() || found.len() > LARGEST + HEAD as u64 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
        (&file).take(found.len()).read_to_end(&mut bytes)?;
        // What was used lately stays longest. Where that can't be noted, it goes sooner.
        let times = Timestamps { last_access: now(UTIME_OMIT), last_modification: now(UTIME_NOW) };
        let _ = rustix::fs::futimens(&file, &times);
        Ok(bytes)
    }

    fn write(&self, name: &Name, bytes: &[u8]) -> io::Result<()> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let file = name.file();
        let stem = file.split('.').next().unwrap_or_default();
        let part = format!("{stem}.{}-{number}{UNFINISHED}", std::process::id());
        let part = self.path.join(part);
        let written = self.create(&part).and_then(|mut file| file.write_all(&name.sealed(bytes)));
        let kept = written.and_then(|()| rename(&part, &self.path.join(file)));
        if kept.is_err() {
            let _ = remove(&part);
        }
        kept
    }

    /// A new file, also where the folder has to be made for it.
    fn create(&self, path: &Path) -> io::Result<File> {
        match new_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Others need not know what is about to be published.
                DirBuilder::new().recursive(true).mode(0o700).create(&self.path)?;
                if let Ok(mut tag) = new_file(&self.path.join(TAG.0)) {
                    let _ = tag.write_all(TAG.1.as_bytes());
                }
                new_file(path)
            }
            made => made,
        }
    }

    /// Removes what was used longest ago until there is room again, and what was left half
    /// written. Other runs may be at the same, so what is gone already is no matter.
    fn clear_up(&self) {
        self.put.store(0, Ordering::Relaxed);
        let (mut entries, mut parts) = (Vec::new(), Vec::new());
        for (name, found) in files(&self.path) {
            let changed = (found.mtime(), found.mtime_nsec());
            let path = self.path.join(&name);
            if is_entry(&name) {
                entries.push((changed, found.len(), path));
            } else if is_unfinished(&name) {
                parts.push((found.mtime(), path));
            }
        }
        entries.sort();
        // By the clock of the disk, on which this run has just written something.
        let latest = entries.last().map_or(i64::MIN, |((seconds, _), ..)| *seconds);
        let parts = parts.into_iter().filter(|(at, _)| latest.saturating_sub(*at) > ABANDONED);
        parts.for_each(|(_, path)| drop(remove(&path)));
        let mut all: u64 = entries.iter().map(|(_, size, _)| size).sum();
        if all > self.most {
            // More than is needed, so that the next run need not do it again.
            let least = self.most / 4 * 3;
            for (_, size, path) in entries {
                if all <= least {
                    break;
                }
                let _ = remove(&path);
                all -= size;
            }
        }
    }
}

impl Cache for Folder {
    fn get(&self, kind: &str, key: &Key) -> Option<Vec<u8>> {
        let name = Name::of(kind, key);
        name.opened(self.read(&name).ok()?)
    }

    fn put(&self, kind: &str, key: &Key, bytes: &[u8]) {
        let size = (bytes.len() + HEAD) as u64;
        if bytes.len() as u64 > LARGEST || size > self.most || self.closed.load(Ordering::Relaxed) {
            return;
        }
        let name = Name::of(kind, key);
        match self.write(&name, bytes) {
            Ok(()) => {
                self.due.fetch_or(name.is_one_in(SELDOM), Ordering::Relaxed);
                // In a long run it is cleared up now and then.
                if self.put.fetch_add(size, Ordering::Relaxed) > self.most / 8 {
                    self.clear_up();
                }
            }
            Err(error) => self.closed.store(is_lasting(&error), Ordering::Relaxed),
        }
    }

    fn keeps(&self) -> bool {
        !self.closed.load(Ordering::Relaxed)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Looking at every entry after each run that keeps a little would cost more than it saves.
        let put = self.put.load(Ordering::Relaxed);
        if put > self.most / 64 || (put > 0 && self.due.load(Ordering::Relaxed)) {
            self.clear_up();
        }
    }
}

/// Whether nothing can be kept either if it is tried again at once.
fn is_lasting(error: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, PermissionDenied, ReadOnlyFilesystem, StorageFull};
    [NotADirectory, PermissionDenied, ReadOnlyFilesystem, StorageFull].contains(&error.kind())
}

fn now(nanoseconds: rustix::fs::Nsecs) -> Timespec {
    Timespec { tv_sec: 0, tv_nsec: nanoseconds }
}

fn new_file(path: &Path) -> io::Result<File> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
    let file = rustix::fs::openat(CWD, path, flags, Mode::RUSR | Mode::WUSR)?;
    Ok(File::from(file))
}

/// The files of a folder by name; those with names that no entry has are left out.
#[expect(clippy::disallowed_methods, reason = "only names of entries are looked at")]
fn files(folder: &Path) -> impl Iterator<Item = (String, Metadata)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        // Of a link itself, not of where it leads.
        let found = entry.metadata().ok().filter(Metadata::is_file)?;
        Some((entry.file_name().into_string().ok()?, found))
    })
}

#[expect(clippy::disallowed_methods, reason = "an entry comes into being whole")]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)
}

#[expect(clippy::disallowed_methods, reason = "removes entries, which nobody depends on")]
fn remove(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}
