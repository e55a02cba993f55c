//! The site as it stands on disk now.
//!
//! Tells what an earlier run wrote, by its manifest, from what somebody else put there. Follows
//! no symbolic link: what lies behind one is never compared, linked or removed.

use super::Summary;
use super::make::Fate;
use super::manifest;
use super::target::Target;
use crate::diagnostics::{Failure, Phrase};
use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What lies in the target; nothing, where it does not exist.
#[derive(Debug, Default)]
pub(super) struct Live {
    root: PathBuf,
    ours: BTreeSet<String>,
    foreign: BTreeSet<PathBuf>,
    /// A folder stands before those in it.
    dot_folders: Vec<(PathBuf, Permissions)>,
    permissions: Option<Permissions>,
}

impl Live {
    /// Looks at every file of the target.
    pub(super) fn read(target: &Target) -> Result<Self, Failure> {
        let root = target.path().to_owned();
        let listed = target.contents()?;
        let permissions = match fs::symlink_metadata(&root) {
            Ok(found) => found.permissions(),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self { root, ..Self::default() });
            }
            Err(error) => return Err(could_not_read(&root, error)),
        };
        let mut live = Self { root, permissions: Some(permissions), ..Self::default() };
        live.walk(&listed)?;
        Ok(live)
    }

    /// Files an earlier run wrote and that are still there, by path.
    pub(super) fn ours(&self) -> impl Iterator<Item = &str> {
        self.ours.iter().map(String::as_str)
    }

    /// Files, links and the like that somebody else put there, by path below the root.
    pub(super) fn foreign(&self) -> impl Iterator<Item = &PathBuf> {
        self.foreign.iter()
    }

    /// Where a file of the site stands now, or would stand.
    pub(super) fn place(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// What becomes of a file whose new bytes are these.
    pub(super) fn compare(&self, path: &str, bytes: &[u8]) -> Fate {
        if !self.ours.contains(path) {
            return Fate::Added;
        }
        if holds(&self.place(path), bytes) { Fate::Same } else { Fate::Changed }
    }

    /// Whether the target holds exactly this site already, so that nothing need be written.
    pub(super) fn is_already(&self, summary: &Summary, manifest: &[u8]) -> bool {
        let differ = summary.added + summary.changed + summary.removed;
        differ == 0 && holds(&self.place(manifest::NAME), manifest)
    }

    /// Gives the new folder, and the folders of others in it, the permissions they have here.
    pub(super) fn copy_permissions(&self, stage: &Path) -> Result<(), Failure> {
        for (path, permissions) in self.dot_folders.iter().rev() {
            let folder = stage.join(path);
            let made = fs::create_dir_all(&folder);
            made.and_then(|()| fs::set_permissions(&folder, permissions.clone()))
                .map_err(|error| could_not_keep(&self.place(path), error))?;
        }
        let Some(permissions) = &self.permissions else { return Ok(()) };
        fs::set_permissions(stage, permissions.clone())
            .map_err(|error| could_not_keep(&self.root, error))
    }

    /// Moves what came into the old site (now elsewhere) after it was looked at into the new one.
    /// A path that the new site has itself stays the new site's.
    pub(super) fn bring_along(&self, old: &Path) -> Result<(), Failure> {
        for entry in WalkDir::new(old).min_depth(1) {
            let entry = entry.map_err(|error| could_not_read(old, error))?;
            let path = entry.path().strip_prefix(old).unwrap_or(entry.path());
            if entry.file_type().is_dir() || self.knows(path) {
                continue;
            }
            let place = self.place(path);
            if fs::symlink_metadata(&place).is_ok() {
                continue;
            }
            let made = place.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::rename(entry.path(), &place))
                .map_err(|error| could_not_keep(&place, error))?;
        }
        Ok(())
    }

    fn knows(&self, path: &Path) -> bool {
        let ours = path.to_str().is_some_and(|name| self.ours.contains(name));
        ours || path == Path::new(manifest::NAME) || self.foreign.contains(path)
    }

    fn walk(&mut self, listed: &BTreeSet<String>) -> Result<(), Failure> {
        for entry in WalkDir::new(&self.root).min_depth(1) {
            let entry = entry.map_err(|error| could_not_read(&self.root, error))?;
            let path = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_owned();
            if entry.file_type().is_dir() {
                if is_dotted(&path) {
                    let found = fs::symlink_metadata(entry.path())
                        .map_err(|error| could_not_read(entry.path(), error))?;
                    self.dot_folders.push((path, found.permissions()));
                }
                continue;
            }
            let name = path.to_str().filter(|name| listed.contains(*name));
            match name {
                Some(name) if entry.file_type().is_file() => {
                    self.ours.insert(name.to_owned());
                }
                Some(_) => {}
                None if path == Path::new(manifest::NAME) => {}
                None => {
                    self.foreign.insert(path);
                }
            }
        }
        Ok(())
    }
}

/// Whether a path lies in a dotfile or dot folder of the root, such as `.git`.
pub(super) fn is_dotted(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().starts_with(b".")
}

/// Whether a file holds exactly these bytes; one that can't be read does not.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let same_size = file.metadata().is_ok_and(|found| found.len() == bytes.len() as u64);
    let mut there = Vec::with_capacity(bytes.len());
    same_size && file.read_to_end(&mut there).is_ok() && there == bytes
}

fn could_not_read(path: &Path, cause: impl std::fmt::Display) -> Failure {
    let attempted =
        Phrase::new("지금 있는 사이트를 읽을 수 없습니다", "could not read the present site");
    Failure::on(path, attempted, cause)
}

fn could_not_keep(path: &Path, cause: impl std::fmt::Display) -> Failure {
    let attempted = Phrase::new("이 파일을 그대로 지킬 수 없습니다", "could not keep as it was");
    Failure::on(path, attempted, cause)
}
