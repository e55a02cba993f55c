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

/// A photo named by its path below the project's folder, and what picture it is.
pub(super) fn named(path: &str, folder: &Folder) -> Result<(FilePath, Picture), Wrong> {
    let path = names::file(path, &folder.files)?;
    match picture(folder, &path) {
        Ok(picture) => Ok((path, picture)),
        Err(fault) => Err(wrong(&path.name, &fault)),
    }
}

#[expect(clippy::disallowed_methods, reason = "only the part that holds the size is read")]
fn picture(folder: &Folder, path: &FilePath) -> Result<Picture, Fault> {
    let file = std::fs::File::open(folder.path.join(&path.on_disk));
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
