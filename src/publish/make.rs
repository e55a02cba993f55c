//! Carries recipes out, and brings over what did not change.
//!
//! Every file in the staging folder is either new, or another name of the very file that is
//! live. Nothing here opens an existing file for writing.

use super::live::Live;
use crate::diagnostics::{Failure, Phrase};
use crate::output::Recipe;
use crate::progress::Progress;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// One file of the new site.
#[derive(Debug)]
pub struct Made {
    /// Its path in the output.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub(super) hash: blake3::Hash,
    /// What this run does with it.
    pub fate: Fate,
}

impl Made {
    /// The BLAKE3 hash of its bytes.
    pub fn hash(&self) -> [u8; 32] {
        self.hash.into()
    }
}

/// What becomes of a file compared with the site as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was not there.
    Added,
    /// It had other bytes.
    Changed,
    /// It had these bytes: it is linked, not written.
    Same,
}

/// Carries every recipe out, on the threads of the pool this is called in, and writes what is
/// new or changed below `stage`. The files come in the order of the recipes.
///
/// # Errors
/// The first failure in that order, whatever the number of threads.
pub(super) fn every(
    recipes: Vec<(String, Recipe)>,
    live: &Live,
    stage: &Path,
    progress: &dyn Progress,
) -> Result<Vec<Made>, Failure> {
    let one = |(path, recipe): (String, Recipe)| {
        let made = one(path, &recipe, live, stage);
        progress.advance(1);
        made
    };
    let made: Vec<_> = recipes.into_par_iter().map(one).collect();
    made.into_iter().collect()
}

/// Gives every path a second name below `stage`, on the threads of the pool this is called in.
pub(super) fn link_every(
    paths: &[&Path],
    live: &Live,
    stage: &Path,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    paths.par_iter().try_for_each(|path| {
        progress.advance(1);
        let from = live.place(path);
        link(&from, &stage.join(path)).map_err(|error| could_not_write(&from, error))
    })
}

/// Writes a new file and the folders it lies in; a failure names it as `known_as`.
pub(super) fn write(path: &Path, known_as: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = in_its_folder(path, || File::create_new(path)?.write_all(bytes));
    written.map_err(|error| could_not_write(known_as, error))
}

fn one(path: String, recipe: &Recipe, live: &Live, stage: &Path) -> Result<Made, Failure> {
    let bytes = recipe.carry_out(read)?;
    let fate = live.compare(&path, &bytes);
    if fate != Fate::Same {
        write(&stage.join(&path), &live.place(&path), &bytes)?;
    }
    Ok(Made { path, size: bytes.len() as u64, hash: blake3::hash(&bytes), fate })
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        Failure::on(path, Phrase::new("파일을 읽을 수 없습니다", "could not read"), error)
    })
}

/// A second name for a file, or a copy with its date where the file system or the file's owner
/// allows no second name.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    in_its_folder(to, || match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::NotFound => copy(from, to),
        linked => linked,
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let modified = fs::symlink_metadata(from)?.modified()?;
    fs::copy(from, to)?;
    File::open(to)?.set_modified(modified)
}

/// Tries `act`, and again after making the folder of `path` where that was missing: asking first
/// would cost a look at the disk for every file.
fn in_its_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (act(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (done, _) => done,
    }
}

fn could_not_write(path: &Path, cause: impl std::fmt::Display) -> Failure {
    Failure::on(path, Phrase::new("파일을 쓸 수 없습니다", "could not write"), cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_copy_keeps_bytes_and_date_and_is_another_file() {
        let folder = std::env::temp_dir().join(format!("jangbu-copy-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (from, to) = (folder.join("from"), folder.join("to"));
        fs::write(&from, "page").unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_500_000_000);
        File::open(&from).unwrap().set_modified(long_ago).unwrap();

        copy(&from, &to).unwrap();
        fs::write(&from, "edited").unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "page");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), long_ago);
        fs::remove_dir_all(&folder).unwrap();
    }
}
