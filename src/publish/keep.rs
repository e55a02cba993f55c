//! Brings over what stays: files that did not change, and what somebody else put there.
//!
//! Before the exchange each gets a second name in the staging folder; after it, what changed among
//! the files of others meanwhile is made so in the new site too, unless somebody has been there
//! since. Never writes into a file that is there already.

use super::folder::Folder;
use super::live::Live;
use super::plan::{Fate, Made};
use super::trouble;
use crate::diagnostics::{Failure, Phrase};
use crate::progress::{Progress, Step};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What came into the staging folder.
#[derive(Debug, Default)]
pub(super) struct Brought {
    /// How many files, ours and those of others.
    pub(super) files: usize,
    /// Those of others, as they lay in the staging folder.
    foreign: BTreeMap<PathBuf, Stamp>,
}

impl Brought {
    fn and(mut self, mut other: Self) -> Self {
        self.files += other.files;
        self.foreign.append(&mut other.foreign);
        self
    }
}

/// Which file one is, and when it was last written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    file: (u64, u64),
    len: u64,
    /// In seconds and nanoseconds.
    written: (i64, i64),
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self {
            file: (found.dev(), found.ino()),
            len: found.len(),
            written: (found.mtime(), found.mtime_nsec()),
        }
    }
}

/// Brings unchanged files and those of others into the staging folder.
pub(super) fn bring(
    made: &[Made],
    live: &Live,
    stage: &Folder,
    progress: &dyn Progress,
) -> Result<Brought, Failure> {
    let same = made.iter().filter(|made| made.fate == Fate::Same);
    let same = same.map(|made| Path::new(&*made.path));
    let all: Vec<&Path> = same.chain(live.foreign().map(PathBuf::as_path)).collect();
    progress.begin(Step::Keep, Some(all.len()));
    all.par_chunk_by(|one, other| one.parent() == other.parent())
        .map(|files| {
            progress.advance(files.len());
            bring_folder(files, live, stage)
        })
        .try_reduce(Brought::default, |one, other| Ok(one.and(other)))
}

/// Brings files of one folder.
fn bring_folder(files: &[&Path], live: &Live, stage: &Folder) -> Result<Brought, Failure> {
    let mut brought = Brought::default();
    for (index, path) in files.iter().enumerate() {
        let ready = if index == 0 { stage.make_folders_of(path) } else { Ok(()) };
        let is_foreign = live.is_foreign(path);
        let came = ready.and_then(|()| link(live, stage, path));
        match came.and_then(|()| if is_foreign { stamp(stage, path).map(Some) } else { Ok(None) }) {
            Ok(stamp) => {
                brought.files += 1;
                brought.foreign.extend(stamp.map(|stamp| (path.to_path_buf(), stamp)));
            }
            // Whoever put it there has taken it away.
            Err(error) if error.kind() == ErrorKind::NotFound && is_foreign => {}
            Err(error) => return Err(could_not_keep(&live.place(path), &error)),
        }
    }
    Ok(brought)
}

/// A second name for a file, or a copy with its date where the file system, or the file's owner,
/// allows no second name.
fn link(live: &Live, stage: &Folder, path: &Path) -> io::Result<()> {
    let from = live.folder().ok_or(ErrorKind::NotFound)?;
    let refuses_names = |kind| {
        matches!(
            kind,
            ErrorKind::PermissionDenied
                | ErrorKind::CrossesDevices
                | ErrorKind::TooManyLinks
                | ErrorKind::Unsupported
        )
    };
    match stage.link(from, path) {
        Err(error) if refuses_names(error.kind()) => stage.copy(from, path),
        linked => linked,
    }
}

fn stamp(stage: &Folder, path: &Path) -> io::Result<Stamp> {
    fs::symlink_metadata(stage.path().join(path)).map(|found| Stamp::of(&found))
}

/// Makes the files of others in the new site what they were in the old one, now at `old`, in the
/// moment it was replaced: what came is moved over, what was replaced too, what went goes. What
/// somebody has written or removed in the new site since then is newer and stays so, and a path
/// that the new site has itself stays the new site's. Gives whether anything was to do.
pub(super) fn bring_up_to_date(
    live: &Live,
    brought: &Brought,
    old: &Path,
) -> Result<bool, Failure> {
    let failed = |path: &Path, error: io::Error| could_not_catch_up(path, &error);
    let since = fs::symlink_metadata(live.place("")).map_err(|error| failed(old, error))?;
    let since = (since.ctime(), since.ctime_nsec());
    let (mut seen, mut is_changed) = (BTreeSet::new(), false);
    for entry in WalkDir::new(old).min_depth(1) {
        let entry = entry.map_err(|error| failed(old, error.into()))?;
        let path = entry.path().strip_prefix(old).unwrap_or(entry.path());
        if entry.file_type().is_dir() || live.lists(path) {
            continue;
        }
        let before = brought.foreign.get(path);
        if is_to_come(entry.path(), &live.place(path), before, since) {
            move_over(entry.path(), &live.place(path))
                .map_err(|error| failed(entry.path(), error))?;
            is_changed = true;
        }
        seen.insert(path.to_owned());
    }
    for (path, before) in brought.foreign.iter().filter(|(path, _)| !seen.contains(*path)) {
        let place = live.place(path);
        if fs::symlink_metadata(&place).is_ok_and(|new| is_untouched(&new, before, since)) {
            // Whoever took it away meanwhile took away one of two names.
            fs::remove_file(&place).map_err(|error| failed(&place, error))?;
            is_changed = true;
        }
    }
    Ok(is_changed)
}

/// Whether the file at `old` belongs in the new site, where it would stand at `place` and once was
/// brought as told by `before`.
fn is_to_come(old: &Path, place: &Path, before: Option<&Stamp>, since: (i64, i64)) -> bool {
    match (fs::symlink_metadata(place), before) {
        (Ok(new), Some(before)) => !is_same(old, &new) && is_untouched(&new, before, since),
        // The new site's own, or somebody has put it there since.
        (Ok(_), None) => false,
        // What was brought and is not there any more has been removed since.
        (Err(_), before) => before.is_none(),
    }
}

/// Whether a file and what was brought over in its place are one, or a copy.
fn is_same(old: &Path, new: &Metadata) -> bool {
    let what = |stamp: Stamp| (stamp.len, stamp.written);
    fs::symlink_metadata(old).is_ok_and(|old| {
        let (old, is_copy) = (Stamp::of(&old), new.nlink() == 1);
        let new = Stamp::of(new);
        old.file == new.file || (is_copy && what(old) == what(new))
    })
}

/// Whether a file of the new site is the one that was brought, and nobody has written into it
/// since the exchange. What was written before that came by its other name, in the old site.
fn is_untouched(new: &Metadata, before: &Stamp, since: (i64, i64)) -> bool {
    let new = Stamp::of(new);
    new == *before || (new.file == before.file && new.written <= since)
}

/// Moves a file, making the folders that it is to lie in.
pub(super) fn move_over(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(from, to)
}

fn could_not_keep(place: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "그대로인 파일을 새 사이트로 옮겨 올 수 없습니다",
        "could not bring over what stays as it is",
    );
    trouble::failed_before(place, attempted, error)
}

fn could_not_catch_up(path: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "그사이 다른 사람이 바꾼 이 파일을 새 사이트에 반영할 수 없습니다",
        "could not do to it in the new site what somebody did to it meanwhile",
    );
    trouble::failed_after(path, attempted, error)
}
