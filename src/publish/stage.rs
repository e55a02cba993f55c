//! The staging folder: beside the output, hidden, gone when the run ends.
//!
//! It is locked while its run lives, so a folder of the same kind that nobody holds is what a
//! killed run left behind, and is cleared away. There is no lock file.

use super::live::Live;
use super::swap;
use super::target::Target;
use crate::diagnostics::{Failure, Phrase};
use crate::progress::{Progress, Step};
use std::ffi::OsString;
use std::fs::{self, DirEntry, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A staging folder; dropping it removes it with all it holds.
#[derive(Debug)]
pub(super) struct Stage {
    path: PathBuf,
    /// Held open for its lock, which the system lets go of when the process ends in any way.
    _lock: File,
}

impl Stage {
    /// A new staging folder beside the target, after clearing away those of killed runs.
    ///
    /// # Errors
    /// Where another run is publishing into the same folder, or the disk fails.
    pub(super) fn create(target: &Target) -> Result<Self, Failure> {
        let path = target.parent().join(staging_name(target));
        let lock = match make_and_lock(&path) {
            Ok(Some(lock)) => lock,
            Ok(None) => return Err(busy(target)),
            Err(error) => return Err(could_not_stage(target, error)),
        };
        let stage = Self { path, _lock: lock };
        stage.clear_leftovers(target)?;
        Ok(stage)
    }

    /// Where to write.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes the folder the site, and removes the old one. What somebody put into the old one
    /// after it was looked at is brought along first.
    pub(super) fn publish(
        self,
        target: &Target,
        live: &Live,
        progress: &dyn Progress,
    ) -> Result<(), Failure> {
        let failed = |error| could_not_swap(target, error);
        progress.begin(Step::Sync, None);
        swap::sync(&self.path).map_err(failed)?;
        progress.begin(Step::Swap, None);
        let old = path_of_old(&self.path);
        let moved = swap::exchange(&self.path, target.path(), &old).map_err(failed)?;
        progress.begin(Step::Clear, None);
        match moved {
            swap::Old::None => Ok(()),
            swap::Old::InStage => {
                live.bring_along(&self.path)?;
                self.remove()
            }
            swap::Old::Aside => {
                live.bring_along(&old)?;
                clear(&old).map_err(|error| could_not_clear(&old, error))
            }
        }
    }

    /// Removes the folder and all it holds.
    pub(super) fn remove(self) -> Result<(), Failure> {
        clear(&self.path).map_err(|error| could_not_clear(&self.path, error))
    }

    /// Whether runs beside that were killed, or are under way, left anything.
    pub(super) fn remains(target: &Target) -> io::Result<bool> {
        Ok(!leftovers(target, &target.parent().join(staging_name(target)))?.is_empty())
    }

    fn clear_leftovers(&self, target: &Target) -> Result<(), Failure> {
        let failed = |error| could_not_stage(target, error);
        let found = leftovers(target, &self.path).map_err(failed)?;
        let mut locks = Vec::new();
        for path in &found {
            match lock(path) {
                Ok(Some(lock)) => locks.push(lock),
                Ok(None) => return Err(busy(target)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
        }
        for path in found {
            settle(&path, target).map_err(|error| could_not_clear(&path, error))?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The failure under way, if any, is what the author must hear of; the next run clears
        // what could not be removed here.
        let _ = clear(&self.path);
    }
}

const MARK: &str = ".jangbu-";
const OLD: &str = ".old";

fn staging_name(target: &Target) -> OsString {
    let mut name = prefix(target);
    name.push(std::process::id().to_string());
    name
}

fn prefix(target: &Target) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.name());
    name.push(MARK);
    name
}

/// Where the old site stands for a moment, if the two can't be exchanged at once.
fn path_of_old(stage: &Path) -> PathBuf {
    let mut path = stage.as_os_str().to_owned();
    path.push(OLD);
    PathBuf::from(path)
}

/// Folders of killed runs; sorted, so that a site set aside comes after its staging folder.
fn leftovers(target: &Target, own: &Path) -> io::Result<Vec<PathBuf>> {
    let prefix = prefix(target);
    let mut found = Vec::new();
    for entry in fs::read_dir(target.parent())? {
        let entry = entry?;
        if is_staging(&entry, prefix.as_encoded_bytes())? && entry.path() != own {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn is_staging(entry: &DirEntry, prefix: &[u8]) -> io::Result<bool> {
    let name = entry.file_name();
    let Some(number) = name.as_encoded_bytes().strip_prefix(prefix) else { return Ok(false) };
    let number = number.strip_suffix(OLD.as_bytes()).unwrap_or(number);
    let ours = !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    Ok(ours && entry.file_type()?.is_dir())
}

/// Puts a site back that was set aside when its run was killed, and removes any other leftover.
fn settle(path: &Path, target: &Target) -> io::Result<()> {
    let aside = path.as_os_str().as_encoded_bytes().ends_with(OLD.as_bytes());
    if aside && fs::symlink_metadata(target.path()).is_err() {
        return fs::rename(path, target.path());
    }
    clear(path)
}

/// Removes a folder; one that is gone already is fine.
fn clear(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// A new folder and its lock; `None` where a live process holds one of this name, as a process in
/// another container with the same number may.
fn make_and_lock(path: &Path) -> io::Result<Option<File>> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let Some(_left_behind) = lock(path)? else { return Ok(None) };
            clear(path)?;
            fs::create_dir(path)?;
        }
        made => made?,
    }
    lock(path)
}

/// The lock of a folder; `None` where another process holds it. A file system without locks
/// counts as nobody holding it.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(None),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
    }
}

fn busy(target: &Target) -> Failure {
    let attempted = Phrase::new(
        "다른 jangbu가 지금 이 폴더에 쓰고 있습니다. 끝난 뒤 다시 하세요",
        "wait for the other run of jangbu that is publishing into",
    );
    Failure::on(target.path(), attempted, "")
}

fn could_not_stage(target: &Target, cause: io::Error) -> Failure {
    let attempted = Phrase::new(
        "출력 폴더 옆에 임시 폴더를 만들 수 없습니다",
        "could not make a temporary folder beside the output, in",
    );
    Failure::on(target.parent(), attempted, cause)
}

fn could_not_swap(target: &Target, cause: io::Error) -> Failure {
    let attempted =
        Phrase::new("새 사이트로 바꿀 수 없습니다", "could not put the new site in place of");
    Failure::on(target.path(), attempted, cause)
}

fn could_not_clear(path: &Path, cause: io::Error) -> Failure {
    let attempted =
        Phrase::new("임시 폴더를 지울 수 없습니다", "could not remove the temporary folder");
    Failure::on(path, attempted, cause)
}
