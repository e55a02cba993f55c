//! Removes a folder of ours with all it holds.
//!
//! Follows no link. Where a folder was made read-only, as the folder of a site may be, its owner
//! is let in first; a file's own permissions are never touched, for it may have other names.

use super::folder::Folder;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use walkdir::WalkDir;

/// Removes a folder; one that is gone already is fine.
pub(super) fn all(path: &Path) -> io::Result<()> {
    retrying(path, || fs::remove_dir_all(path))
}

/// Removes what a folder holds, and leaves it standing.
pub(super) fn insides(folder: &Folder) -> io::Result<()> {
    folder.unseal()?;
    for entry in fs::read_dir(folder.path())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            all(&entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn retrying(path: &Path, remove: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match remove() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            for entry in WalkDir::new(path).into_iter().flatten() {
                if entry.file_type().is_dir() {
                    Folder::open(entry.path()).and_then(|folder| folder.unseal())?;
                }
            }
            remove()
        }
        done => done,
    }
}
