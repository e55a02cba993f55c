//! The site as it stands on disk now.
//!
//! Tells what an earlier run wrote, by its manifest, from what somebody else put there. Follows
//! no symbolic link: what lies behind one is never compared, linked or removed.

use super::folder::Folder;
use super::manifest::{self, Listed};
use super::plan::{Fate, Plan};
use super::target::Target;
use super::trouble;
use crate::diagnostics::{Failure, Phrase};
use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What lies in the target; nothing, where it does not exist.
#[derive(Debug)]
pub(super) struct Live {
    root: PathBuf,
    /// The folder itself; nothing where there is none.
    folder: Option<Folder>,
    permissions: Option<Permissions>,
    listed: Listed,
    /// Sorted.
    ours: Vec<String>,
    /// Sorted.
    foreign: Vec<PathBuf>,
    /// A folder stands before those in it.
    foreign_folders: Vec<(PathBuf, Permissions)>,
}

impl Live {
    /// Looks at every file of the target, held open where it exists.
    ///
    /// # Errors
    /// Where it holds what is not ours, or can't be read.
    pub(super) fn read(target: &Target, folder: Option<Folder>) -> Result<Self, Failure> {
        let root = target.path().to_owned();
        let (listed, permissions) = match folder {
            None => (Listed::default(), None),
            Some(_) => {
                let found = fs::symlink_metadata(&root);
                let found = found.map_err(|error| could_not_read(&root, &error))?;
                (target.contents()?, Some(found.permissions()))
            }
        };
        let (ours, foreign, foreign_folders) = (Vec::new(), Vec::new(), Vec::new());
        let mut live = Self { root, folder, permissions, listed, ours, foreign, foreign_folders };
        if live.folder.is_some() {
            live.walk()?;
        }
        Ok(live)
    }

    /// The folder itself; nothing where there is none.
    pub(super) fn folder(&self) -> Option<&Folder> {
        self.folder.as_ref()
    }

    /// Files an earlier run wrote and that are still there, in the order of paths.
    pub(super) fn ours(&self) -> impl Iterator<Item = &String> {
        self.ours.iter()
    }

    /// Files, links and the like that somebody else put there, by path below the root.
    pub(super) fn foreign(&self) -> impl Iterator<Item = &PathBuf> {
        self.foreign.iter()
    }

    /// Whether somebody else put this there.
    pub(super) fn is_foreign(&self, path: &Path) -> bool {
        self.foreign.binary_search_by(|foreign| foreign.as_path().cmp(path)).is_ok()
    }

    /// Where a file of the site stands now, or would stand.
    pub(super) fn place(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// What becomes of a file whose new bytes are these.
    pub(super) fn compare(&self, path: &str, bytes: &[u8]) -> Fate {
        if !self.has(path) {
            return Fate::Added;
        }
        if self.holds(path, bytes) { Fate::Same } else { Fate::Changed }
    }

    /// Whether one of our files stands at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.ours.binary_search_by(|ours| ours.as_str().cmp(path)).is_ok()
    }

    /// What stands at a path, open for reading, where it can be read.
    pub(super) fn open(&self, path: &str) -> Option<File> {
        self.folder.as_ref().and_then(|folder| folder.open_file(path).ok())
    }

    /// Whether the target is this site already, so that nothing need be written.
    pub(super) fn is_already(&self, plan: &Plan, manifest: &[u8]) -> bool {
        plan.is_empty() && self.holds(manifest::NAME, manifest)
    }

    /// Gives the new folder, and the folders of others in it, the permissions they have here.
    pub(super) fn copy_permissions(&self, stage: &Folder) -> Result<(), Failure> {
        for (path, permissions) in self.foreign_folders.iter().rev() {
            let made = stage.make_folder(path);
            made.and_then(|()| stage.below(path)?.permit(permissions.clone()))
                .map_err(|error| could_not_keep(&self.place(path), &error))?;
        }
        let Some(permissions) = &self.permissions else { return Ok(()) };
        stage.permit(permissions.clone()).map_err(|error| could_not_keep(&self.root, &error))
    }

    /// Whether a path is one of our files, or was.
    pub(super) fn lists(&self, path: &Path) -> bool {
        path == Path::new(manifest::NAME) || path.to_str().is_some_and(|name| self.listed.has(name))
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        self.folder.as_ref().is_some_and(|folder| folder.holds(path, bytes))
    }

    fn walk(&mut self) -> Result<(), Failure> {
        for entry in WalkDir::new(&self.root).min_depth(1) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&self.root).to_owned();
                could_not_read(&path, &error.into())
            })?;
            let path = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_owned();
            if entry.file_type().is_dir() {
                self.note_folder(path)?;
            } else if !self.lists(&path) {
                self.foreign.push(path);
            } else if entry.file_type().is_file() && path != Path::new(manifest::NAME) {
                self.ours.extend(path.into_os_string().into_string());
            }
        }
        self.ours.sort_unstable();
        self.foreign.sort_unstable();
        Ok(())
    }

    /// A folder that holds none of our files is somebody else's, and stays even if it is empty.
    fn note_folder(&mut self, path: PathBuf) -> Result<(), Failure> {
        let is_ours = |name: &str| self.listed.has(name) || self.listed.has_within(name);
        if path.to_str().is_some_and(is_ours) {
            return Ok(());
        }
        let place = self.place(&path);
        let found = fs::symlink_metadata(&place).map_err(|error| could_not_read(&place, &error))?;
        self.foreign_folders.push((path, found.permissions()));
        Ok(())
    }
}

/// Whether a path lies in a dotfile or dot folder of the root, such as `.git`.
pub(super) fn is_dotted(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().starts_with(b".")
}

/// That the site could not be looked at.
pub(super) fn could_not_read(path: &Path, error: &io::Error) -> Failure {
    let attempted =
        Phrase::new("지금 있는 사이트를 읽을 수 없습니다", "could not read the present site");
    trouble::failed(path, attempted, error)
}

/// That a file which was to stay could not be brought over.
pub(super) fn could_not_keep(path: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new("이 파일을 그대로 지킬 수 없습니다", "could not keep as it was");
    trouble::failed(path, attempted, error)
}
