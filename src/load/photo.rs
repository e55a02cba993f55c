//! The photos a card names: there, and pictures that a page can show.
//!
//! Reads the head of each file; what is broken behind it fails where it is published. Which photos
//! tell a place is `stored`'s.

use super::discover::Folder;
use super::names::{self, FilePath};
use super::notes::{Wrong, quoted, shown};
use crate::model::Picture;
use crate::photo::{self, Fault};
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// A photo named by its path below the project's folder, and what picture it is.
pub(super) fn named(path: &str, folder: &Folder) -> Result<(FilePath, Picture), Wrong> {
    let path = names::file(path, &folder.files)?;
    let seen = folder.stored.get(&path.name).map(|stored| stored.picture(&on_disk(folder, &path)));
    match seen.unwrap_or_else(|| picture(&on_disk(folder, &path))) {
        Ok(picture) => Ok((path, picture)),
        Err(fault) => Err(wrong(&path.name, &fault)),
    }
}

fn on_disk(folder: &Folder, path: &FilePath) -> PathBuf {
    folder.path.join(&path.on_disk)
}

/// What picture a file is.
#[expect(clippy::disallowed_methods, reason = "only the part that holds the size is read")]
pub(super) fn picture(path: &Path) -> Result<Picture, Fault> {
    let file = std::fs::File::open(path);
    photo::probe(BufReader::new(file.map_err(|error| Fault::Broken(error.to_string()))?))
}

fn wrong(name: &str, fault: &Fault) -> Wrong {
    let (message, hint) = (fault.message(), fault.hint());
    Wrong::value(
        format!("{} {}", quoted(name, "은/는"), message.ko),
        format!("`{}` {}", shown(name), message.en),
    )
    .coded("references/photo")
    .hint(hint.ko, hint.en)
}
