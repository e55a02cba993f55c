//! The staging folder: beside the output, hidden, gone when the run ends.
//!
//! It has one name for each output, `.NAME.jangbu`, so that of two runs one makes it and the other
//! finds it. Its lock says whether it is in use; one that nobody holds is what a killed run left
//! behind, and is emptied, once what only it has is brought over ([`salvage`]). There is no lock file.

use super::folder::{Folder, Lock};
use super::target::Target;
use super::{clear, salvage, swap};
use crate::diagnostics::{Failure, Phrase};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A staging folder; dropping it removes it with all it holds.
#[derive(Debug)]
pub(super) struct Stage {
    folder: Folder,
    /// Whether the folder of its name is the one to remove in the end.
    is_beside: bool,
}

impl Stage {
    /// An empty staging folder beside the target, after waiting for another run that has it, and
    /// clearing away what killed runs left.
    ///
    /// # Errors
    /// Where the disk fails, or a folder of its name is there and the disk can't tell whether
    /// another run has it.
    pub(super) fn create(target: &Target, waiting: &mut dyn FnMut()) -> Result<Self, Failure> {
        let path = target.beside(MARK);
        let failed = |error: &io::Error| target.could_not_stage(&path, error);
        loop {
            let is_new = made(&path).map_err(|error| failed(&error))?;
            let locked = Folder::locked(&path, waiting).map_err(|error| failed(&error))?;
            // Whoever had it has finished with it, and with the name.
            let Some((folder, lock)) = locked else { continue };
            if !is_new && lock == Lock::Unknown {
                return Err(perhaps_busy(&path));
            }
            let mut stage = Self { folder, is_beside: true };
            if let Err(failure) = salvage::bring(&path, target) {
                // Dropped, it would take with it what could not be brought over.
                stage.has_moved();
                return Err(failure);
            }
            clear::insides(&stage.folder).map_err(|error| failed(&error))?;
            clear_leftovers(target, waiting)?;
            return Ok(stage);
        }
    }

    /// Whether beside the target stands what runs that were killed, or are under way, have made.
    pub(super) fn remains(target: &Target) -> io::Result<bool> {
        let own = fs::symlink_metadata(target.beside(MARK)).is_ok();
        Ok(own || !leftovers(target)?.is_empty())
    }

    /// The folder to write into.
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Removes the folder and all it holds.
    ///
    /// # Errors
    /// Where the disk fails.
    pub(super) fn remove(mut self) -> Result<(), Failure> {
        self.is_beside = false;
        let path = self.folder.path();
        clear::all(path).map_err(|error| could_not_clear(path, &error))
    }

    /// From now on something else stands at its path, or nothing.
    pub(super) fn has_moved(&mut self) {
        self.is_beside = false;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The failure under way, if any, is what the author must hear of; the next run clears
        // what could not be removed here. A folder that took its name is not ours to remove.
        let path = self.folder.path();
        if self.is_beside && self.folder.stands_at(path).unwrap_or(false) {
            let _ = clear::all(path);
        }
    }
}

/// The ending of a staging folder's name.
pub(super) const MARK: &str = ".jangbu";
/// The ending of the name that the old site has for a moment, if the two can't be exchanged at once.
pub(super) const ASIDE: &str = ".jangbu.old";

/// Makes a folder and tells whether it is new.
fn made(path: &Path) -> io::Result<bool> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        made => made.map(|()| true),
    }
}

/// Puts a site back that was set aside when its run was killed, and removes other leftovers.
fn clear_leftovers(target: &Target, waiting: &mut dyn FnMut()) -> Result<(), Failure> {
    let failed = |error: &io::Error| target.could_not_stage(target.parent(), error);
    for path in leftovers(target).map_err(|error| failed(&error))? {
        let locked = Folder::locked(&path, waiting).map_err(|error| failed(&error))?;
        let Some((_held, lock)) = locked else { continue };
        let is_aside = path.as_os_str().as_encoded_bytes().ends_with(b".old");
        let is_missing = fs::symlink_metadata(target.path()).is_err();
        if is_aside && is_missing {
            swap::put_back(&path, target).map_err(|error| failed(&error))?;
        } else if lock == Lock::Unknown {
            return Err(perhaps_busy(&path));
        } else {
            salvage::bring(&path, target)?;
            clear::all(&path).map_err(|error| could_not_clear(&path, &error))?;
        }
    }
    Ok(())
}

/// Folders that runs have left beside the target, but for the staging folder of this one.
fn leftovers(target: &Target) -> io::Result<Vec<PathBuf>> {
    let own = target.beside(MARK);
    let mut found = Vec::new();
    for entry in fs::read_dir(target.parent())? {
        let entry = entry?;
        let of_own = own.file_name().is_some_and(|own| is_leftover(&entry.file_name(), own));
        if of_own && entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a name is that of a site set aside, or of a staging folder as earlier versions named
/// them, with the number of the process: `.NAME.jangbu.old`, `.NAME.jangbu-4242`,
/// `.NAME.jangbu-4242.old`.
fn is_leftover(name: &OsStr, own: &OsStr) -> bool {
    let Some(rest) = name.as_encoded_bytes().strip_prefix(own.as_encoded_bytes()) else {
        return false;
    };
    let number = rest.strip_suffix(b".old").unwrap_or(rest).strip_prefix(b"-");
    let is_number = |number: &[u8]| !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    rest == b".old" || number.is_some_and(is_number)
}

fn perhaps_busy(path: &Path) -> Failure {
    let attempted = Phrase::new(
        "다른 jangbu가 쓰고 있거나 중간에 끊긴 임시 폴더입니다. 이 디스크에서는 구별할 수 없으니, 다른 jangbu가 없으면 이 폴더를 지우고 다시 하세요",
        "another run of jangbu has this temporary folder, or one that was broken off left it; this disk can't tell, so delete it if no run is going on, and run again",
    );
    Failure::on(path, attempted, "")
}

/// That a folder of ours is left beside the output.
fn could_not_clear(path: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "임시 폴더를 지울 수 없습니다. 다음에 `jangbu generate`가 다시 지웁니다",
        "could not remove the temporary folder; the next `jangbu generate` tries again",
    );
    Failure::on(path, attempted, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_known_by_their_names() {
        let own = OsStr::new(".out.jangbu");
        for name in [".out.jangbu.old", ".out.jangbu-4242", ".out.jangbu-1.old"] {
            assert!(is_leftover(OsStr::new(name), own), "{name}");
        }
        for name in [
            ".out.jangbu",
            ".out.jangbu-",
            ".out.jangbu-notes",
            ".out.jangbu-1.older",
            ".other.jangbu-1",
            "out",
        ] {
            assert!(!is_leftover(OsStr::new(name), own), "{name}");
        }
    }
}
