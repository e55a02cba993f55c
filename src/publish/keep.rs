//! Brings over what stays: files that did not change, and what somebody else put there.
//!
//! Before the exchange each gets a second name in the staging folder; after it, what changed among
//! the files of others meanwhile is made so in the new site too. Never writes into a file that is
//! there already.

use super::folder::Folder;
use super::live::{self, Live};
use super::plan::{Fate, Made};
use super::trouble;
use crate::diagnostics::{Failure, Phrase};
use crate::progress::{Progress, Step};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Brings unchanged files and those of others into the staging folder, and gives how many came.
pub(super) fn bring(
    made: &[Made],
    live: &Live,
    stage: &Folder,
    progress: &dyn Progress,
) -> Result<usize, Failure> {
    let same = made.iter().filter(|made| made.fate == Fate::Same);
    let same = same.map(|made| Path::new(&*made.path));
    let all: Vec<&Path> = same.chain(live.foreign().map(PathBuf::as_path)).collect();
    progress.begin(Step::Keep, Some(all.len()));
    all.par_chunk_by(|one, other| one.parent() == other.parent())
        .map(|files| {
            progress.advance(files.len());
            bring_folder(files, live, stage)
        })
        .try_reduce(|| 0, |one, other| Ok(one + other))
}

/// Brings files of one folder.
fn bring_folder(files: &[&Path], live: &Live, stage: &Folder) -> Result<usize, Failure> {
    let mut brought = 0;
    for (index, path) in files.iter().enumerate() {
        let ready = if index == 0 { stage.make_folders_of(path) } else { Ok(()) };
        match ready.and_then(|()| link(live, stage, path)) {
            Ok(()) => brought += 1,
            // Whoever put it there has taken it away.
            Err(error) if error.kind() == ErrorKind::NotFound && live.is_foreign(path) => {}
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

/// Makes the files of others in the new site what they were in the old one, now at `old`, in the
/// moment it was replaced: what came is moved over, what was replaced too, what went goes. A path
/// that the new site has itself stays the new site's.
pub(super) fn bring_up_to_date(live: &Live, old: &Path) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    for entry in WalkDir::new(old).min_depth(1) {
        let entry = entry.map_err(|error| live::could_not_read(old, &error.into()))?;
        let path = entry.path().strip_prefix(old).unwrap_or(entry.path());
        if entry.file_type().is_dir() || live.lists(path) {
            continue;
        }
        let place = live.place(path);
        let stays = match fs::symlink_metadata(&place) {
            Ok(new) => !live.is_foreign(path) || is_same(entry.path(), &new),
            Err(_) => false,
        };
        if !stays {
            let made = place.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::rename(entry.path(), &place))
                .map_err(|error| live::could_not_keep(&place, &error))?;
        }
        seen.insert(path.to_owned());
    }
    for path in live.foreign().filter(|path| !seen.contains(*path)) {
        // Whoever took it away meanwhile took away one of two names.
        match fs::remove_file(live.place(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(live::could_not_keep(&live.place(path), &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a file and what was brought over in its place are one, or a copy.
fn is_same(old: &Path, new: &Metadata) -> bool {
    let what = |found: &Metadata| (found.len(), found.mtime(), found.mtime_nsec());
    fs::symlink_metadata(old).is_ok_and(|old| {
        (old.dev(), old.ino()) == (new.dev(), new.ino())
            || (new.nlink() == 1 && what(&old) == what(new))
    })
}

fn could_not_keep(place: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "그대로인 파일을 새 사이트로 옮겨 올 수 없습니다",
        "could not bring over what stays as it is",
    );
    trouble::failed_before(place, attempted, error)
}
