//! The folder to publish into: which one is meant, and whether it may be replaced.
//!
//! Answers before anything is written. Never follows a symbolic link at the target itself, and
//! compares folders by their canonical paths, so that `.`, `..` and links on the way hide nothing.

use super::manifest::{self, Listed};
use super::{Options, mounts, trouble};
use crate::diagnostics::{Failure, Phrase};
use rustix::fs::Access;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A folder that may be published into; it need not exist yet.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    parent: PathBuf,
}

impl Target {
    /// The folder meant by `given`, or why it is refused.
    pub(super) fn find(given: &Path, options: &Options) -> Result<Self, Failure> {
        let path = resolve(given)?;
        let Some(parent) = path.parent().map(Path::to_owned) else {
            return Err(refused(given, Refusal::Root));
        };
        refuse_protected(given, &path, options)?;
        refuse_mounts(&path)?;
        Ok(Self { path, parent })
    }

    /// Its canonical path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder it lies in.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Its name.
    pub(super) fn name(&self) -> &OsStr {
        self.path.file_name().unwrap_or_default()
    }

    /// A path beside it: its name, hidden, with an ending.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.name());
        name.push(ending);
        self.parent.join(name)
    }

    /// The paths our manifest lists; none where the folder is missing or holds only dotfiles.
    ///
    /// # Errors
    /// Where it holds anything and the manifest is missing or not ours.
    pub(super) fn contents(&self) -> Result<Listed, Failure> {
        match manifest::read(&self.path.join(manifest::NAME)) {
            Some(listed) => Ok(listed),
            None if holds_only_dotfiles(&self.path)? => Ok(Listed::default()),
            None => Err(self.not_ours()),
        }
    }

    /// Refuses what [`Target::contents`] refuses, without reading a whole manifest.
    ///
    /// # Errors
    /// As there.
    pub(super) fn refuse_foreign(&self) -> Result<(), Failure> {
        if manifest::is_ours_at_first_sight(&self.path.join(manifest::NAME)) {
            return Ok(());
        }
        self.contents().map(drop)
    }

    /// Whether a folder can be made beside it, as publishing will.
    ///
    /// # Errors
    /// Where it can't.
    pub(super) fn refuse_unwritable(&self) -> Result<(), Failure> {
        rustix::fs::access(&self.parent, Access::WRITE_OK | Access::EXEC_OK)
            .map_err(|error| self.could_not_stage(&self.parent, &error.into()))
    }

    /// Refuses to lie in this folder or around it.
    ///
    /// # Errors
    /// Where it does, told of the path as it was `given`.
    pub(super) fn refuse_cache(&self, given: &Path, cache: &Path) -> Result<(), Failure> {
        let cache = canonical(cache);
        let is_clear = !cache.starts_with(&self.path) && !self.path.starts_with(&cache);
        is_clear.then_some(()).ok_or_else(|| refused(given, Refusal::Cache))
    }

    /// That no temporary folder could be made at a path beside it.
    pub(super) fn could_not_stage(&self, path: &Path, error: &io::Error) -> Failure {
        let attempted = Phrase::new(
            "사이트를 만들 임시 폴더를 출력 폴더 옆에 둘 수 없습니다",
            "could not have a temporary folder beside the output, for the site to be made in",
        );
        trouble::failed_before(path, attempted, error)
    }

    fn not_ours(&self) -> Failure {
        refused(&self.path, Refusal::NotOurs)
    }
}

fn resolve(given: &Path) -> Result<PathBuf, Failure> {
    // Taken apart and put together again, `link/` and `link/.` lose the ending that would make
    // the system look behind the link.
    let given: PathBuf = given.components().collect();
    let not_found = || unreachable_folder(&given, "");
    match fs::symlink_metadata(&given) {
        Ok(found) if found.is_symlink() => Err(refused(&given, Refusal::Symlink)),
        Ok(found) if !found.is_dir() => Err(refused(&given, Refusal::File)),
        Ok(_) => fs::canonicalize(&given).map_err(|error| unreachable_folder(&given, error)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let name = given.file_name().ok_or_else(not_found)?;
            let parent = given.parent().filter(|parent| !parent.as_os_str().is_empty());
            let parent = parent.unwrap_or(Path::new("."));
            let parent = fs::canonicalize(parent).map_err(|error| no_parent(&given, error))?;
            Ok(parent.join(name))
        }
        Err(error) => Err(unreachable_folder(&given, error)),
    }
}

fn refuse_protected(given: &Path, path: &Path, options: &Options) -> Result<(), Failure> {
    for folder in options.protected.iter().chain(&options.sources) {
        if canonical(folder).starts_with(path) {
            return Err(refused(given, Refusal::Protected));
        }
    }
    let inside = |folder: &PathBuf| path.starts_with(canonical(folder));
    if options.sources.iter().any(inside) {
        return Err(refused(given, Refusal::InsideSources));
    }
    Ok(())
}

/// A folder that a disk is mounted on, or that one is mounted in, can't be exchanged as a whole;
/// and what is in that disk is somebody else's.
fn refuse_mounts(path: &Path) -> Result<(), Failure> {
    match mounts::at_or_below(path) {
        Some(found) if found == path => Err(refused(path, Refusal::Mounted)),
        Some(found) => Err(refused(&found, Refusal::MountedInside)),
        None => Ok(()),
    }
}

/// The canonical path, or for what does not exist the absolute one.
fn canonical(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| absolute())
}

fn holds_only_dotfiles(folder: &Path) -> Result<bool, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(unreachable_folder(folder, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| unreachable_folder(folder, error))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Why a folder is not published into.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    Root,
    Symlink,
    File,
    Protected,
    InsideSources,
    Cache,
    NotOurs,
    Mounted,
    MountedInside,
}

fn refused(path: &Path, refusal: Refusal) -> Failure {
    let (ko, en) = match refusal {
        Refusal::Root => (
            "최상위 폴더에는 사이트를 쓰지 않습니다. `--output`에 다른 폴더를 지정하세요",
            "choose another `--output`; a site is never written over the root folder",
        ),
        Refusal::Symlink => (
            "심볼릭 링크에는 사이트를 쓰지 않습니다. `--output`에 실제 폴더를 지정하세요",
            "name the folder itself in `--output`; a site is never written through a symbolic link",
        ),
        Refusal::File => (
            "폴더가 아니라 파일이 있습니다. `--output`에 다른 폴더를 지정하세요",
            "choose another `--output`; this is a file, not a folder",
        ),
        Refusal::Protected => (
            "홈, 프로젝트, 내용, 테마 폴더와 그 바깥 폴더에는 사이트를 쓰지 않습니다. `--output`에 다른 폴더를 지정하세요",
            "choose another `--output`; a site is never written over the home, project, content or theme folder",
        ),
        Refusal::InsideSources => (
            "내용이나 테마 폴더 안에는 사이트를 쓰지 않습니다. `--output`에 다른 폴더를 지정하세요",
            "choose another `--output`; a site is never written inside the content or theme folder",
        ),
        Refusal::Cache => (
            "캐시 폴더(`--cache`)와 출력 폴더는 서로의 안에 있을 수 없습니다. `--output`이나 `--cache`에 다른 폴더를 지정하세요",
            "choose another `--output` or `--cache`; the output and the cache folder may not lie one inside the other",
        ),
        Refusal::NotOurs => (
            "jangbu가 만들지 않은 파일이 있는 폴더에는 사이트를 쓰지 않습니다. `--output`에 빈 폴더를 지정하세요",
            "choose an empty folder for `--output`; jangbu did not make what is in this one",
        ),
        Refusal::Mounted => (
            "다른 디스크를 이어 붙인(mount) 자리는 통째로 바꿀 수 없습니다. 그 안의 폴더를 `--output`에 지정하세요. 예: `output/site`",
            "choose a folder inside it for `--output`, such as `output/site`; a disk is mounted here, so it can't be exchanged as a whole",
        ),
        Refusal::MountedInside => (
            "출력 폴더 안에 다른 디스크가 붙어(mount) 있습니다. 밖으로 옮기거나 `--output`에 다른 폴더를 지정하세요",
            "mount this disk elsewhere, or choose another `--output`; the output folder has it inside",
        ),
    };
    Failure::on(path, Phrase::new(ko, en), "")
}

fn unreachable_folder(path: &Path, cause: impl std::fmt::Display) -> Failure {
    let attempted = Phrase::new("출력 폴더를 쓸 수 없습니다", "could not use the output folder");
    Failure::on(path, attempted, cause)
}

fn no_parent(path: &Path, cause: impl std::fmt::Display) -> Failure {
    let attempted = Phrase::new(
        "출력 폴더를 둘 바깥 폴더가 없습니다. 먼저 만드세요",
        "make the folder first that the output is to lie in",
    );
    Failure::on(path, attempted, cause)
}
