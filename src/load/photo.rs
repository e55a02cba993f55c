//! The photos a card names: there, and pictures that a page can show.
//!
//! Reads the head of each file, for that is quick; whether the rest is whole is `sound`'s. Which
//! photos tell a place is `stored`'s.

use super::discover::Folder;
use super::names::{self, FilePath, Seats};
use super::notes::{Wrong, quoted, shown};
use crate::model::Picture;
use crate::photo::{self, Fault};
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// The most that is read of a photo, in bytes: larger than any that a camera takes.
pub(super) const HEAVIEST: u64 = 256 << 20;

/// A photo named by its path below the project's folder, and what picture it is.
pub(super) fn named(
    path: &str,
    folder: &Folder,
    seats: &mut Seats,
) -> Result<(FilePath, Picture), Wrong> {
    // The longest of the names that its prints have.
    let path = names::published(path, "-1600.webp", folder, seats)?;
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
    let broken = |error: std::io::Error| Fault::Broken(error.to_string());
    let file = std::fs::File::open(path).map_err(broken)?;
    let size = file.metadata().map_err(broken)?.len();
    let picture = photo::probe(BufReader::new(file))?;
    if size > HEAVIEST { Err(Fault::Heavy(size >> 20)) } else { Ok(picture) }
}

/// What is wrong with a photo, by the name its card has for it.
pub(super) fn wrong(name: &str, fault: &Fault) -> Wrong {
    let (message, hint) = (fault.message(), fault.hint());
    Wrong::value(
        format!("{} {}", quoted(name, "은/는"), message.ko),
        format!("`{}` {}", shown(name), message.en),
    )
    .coded("references/photo")
    .hint(hint.ko, hint.en)
}
