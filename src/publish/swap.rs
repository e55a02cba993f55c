//! One folder in place of another, at once where the system can.
//!
//! What a power cut may not undo, in this order:
//!
//! 1. All files of the new site and their names reach the disk ([`Folder::sync_all_of_disk`]),
//!    while the old site stands untouched.
//! 2. The two folders exchange their names, which the disk does whole or not at all.
//! 3. The exchanged names reach the disk ([`Folder::sync_names`] of the folder they lie in). Only
//!    now the new site counts as published.
//! 4. The old site is removed. Were it removed before, a disk that does things out of order might
//!    be left with the old name on an old site half gone.
//!
//! Removes nothing itself.

use super::folder::Folder;
use super::target::Target;
use std::fs;
use std::io;
use std::path::Path;

/// Where the old site stands after an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Old {
    /// There was none.
    None,
    /// In the staging folder's place.
    InStage,
    /// In the place given for it.
    Aside,
}

/// Why two folders were not exchanged, and how they stand now.
#[derive(Debug)]
pub(super) enum Unswapped {
    /// Both as before.
    AsItWas(io::Error),
    /// The old site in the place given for it, and none in its own.
    SetAside(io::Error),
}

/// Makes `stage` the folder `live`. Without an exchange in the system, the old site is set aside
/// at `aside` first, and put back should the second step fail.
pub(super) fn exchange(stage: &Path, live: &Path, aside: &Path) -> Result<Old, Unswapped> {
    if fs::symlink_metadata(live).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return fs::rename(stage, live).map(|()| Old::None).map_err(Unswapped::AsItWas);
    }
    match at_once(stage, live) {
        Err(error) if is_unsupported(&error) => in_two_steps(stage, live, aside),
        done => done.map(|()| Old::InStage).map_err(Unswapped::AsItWas),
    }
}

/// Undoes an [`exchange`].
pub(super) fn undo(done: Old, stage: &Path, live: &Path, aside: &Path) -> io::Result<()> {
    match done {
        Old::None => fs::rename(live, stage),
        Old::InStage => at_once(stage, live),
        Old::Aside => fs::rename(live, stage).and_then(|()| fs::rename(aside, live)),
    }
}

/// Puts a site back that a killed run had set aside.
pub(super) fn put_back(aside: &Path, target: &Target) -> io::Result<()> {
    fs::rename(aside, target.path())?;
    Folder::open(target.parent())?.sync_names()
}

#[cfg(target_os = "linux")]
fn at_once(stage: &Path, live: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, stage, CWD, live, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn at_once(_stage: &Path, _live: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A file system without the exchange answers `EINVAL`, an old kernel `ENOSYS`.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn in_two_steps(stage: &Path, live: &Path, aside: &Path) -> Result<Old, Unswapped> {
    fs::rename(live, aside).map_err(Unswapped::AsItWas)?;
    fs::rename(stage, live).map(|()| Old::Aside).map_err(|error| match fs::rename(aside, live) {
        Ok(()) => Unswapped::AsItWas(error),
        Err(error) => Unswapped::SetAside(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    struct Scene(PathBuf);

    impl Scene {
        fn new(name: &str) -> Self {
            let name = format!("jangbu-swap-{name}-{}", std::process::id());
            let folder = Self(std::env::temp_dir().join(name));
            for (site, text) in [("live", "old"), ("stage", "new")] {
                fs::create_dir_all(folder.0.join(site)).unwrap();
                fs::write(folder.0.join(site).join("index.html"), text).unwrap();
            }
            folder
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        fn page(&self, site: &str) -> String {
            fs::read_to_string(self.0.join(site).join("index.html")).unwrap_or_default()
        }
    }

    impl Drop for Scene {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn two_steps_end_as_one_does() {
        let folder = Scene::new("two-steps");
        let moved =
            in_two_steps(&folder.path("stage"), &folder.path("live"), &folder.path("aside"));
        assert_eq!(moved.unwrap(), Old::Aside);
        assert_eq!([folder.page("live"), folder.page("aside")], ["new", "old"]);
    }

    #[test]
    fn a_failed_second_step_puts_the_old_site_back() {
        let folder = Scene::new("back");
        let moved = in_two_steps(&folder.path("none"), &folder.path("live"), &folder.path("aside"));
        assert!(matches!(moved, Err(Unswapped::AsItWas(_))));
        assert_eq!(folder.page("live"), "old");
    }

    #[test]
    fn what_was_done_can_be_undone() {
        let folder = Scene::new("undo");
        let paths = ["stage", "live", "aside"].map(|name| folder.path(name));
        let [stage, live, aside] = paths.each_ref().map(PathBuf::as_path);
        let done = exchange(stage, live, aside).unwrap();
        undo(done, stage, live, aside).unwrap();
        assert_eq!([folder.page("live"), folder.page("stage")], ["old", "new"]);
        let done = in_two_steps(stage, live, aside).unwrap();
        undo(done, stage, live, aside).unwrap();
        assert_eq!([folder.page("live"), folder.page("stage")], ["old", "new"]);
        assert!(!aside.exists());
    }

    #[test]
    fn an_exchange_leaves_the_old_site_where_the_new_one_was() {
        let folder = Scene::new("exchange");
        let moved = exchange(&folder.path("stage"), &folder.path("live"), &folder.path("aside"));
        let old = if moved.unwrap() == Old::InStage { "stage" } else { "aside" };
        assert_eq!([folder.page("live"), folder.page(old)], ["new", "old"]);
    }
}
