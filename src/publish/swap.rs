//! One folder in place of another, at once where the system can.
//!
//! The only file that speaks to the system below the standard library. Removes nothing.

use std::fs::{self, File};
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

/// Waits until everything written on the file system of `folder` has reached the disk, so that a
/// power cut after the exchange can't leave empty files published.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    let folder = File::open(folder)?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder)?;
    #[cfg(not(target_os = "linux"))]
    drop(folder);
    Ok(())
}

/// Makes `stage` the folder `live`. Without an exchange in the system, the old site is set aside
/// at `aside` first, and put back should the second step fail.
pub(super) fn exchange(stage: &Path, live: &Path, aside: &Path) -> io::Result<Old> {
    if fs::symlink_metadata(live).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return fs::rename(stage, live).map(|()| Old::None);
    }
    match at_once(stage, live) {
        Err(error) if is_unsupported(&error) => in_two_steps(stage, live, aside),
        done => done.map(|()| Old::InStage),
    }
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

fn in_two_steps(stage: &Path, live: &Path, aside: &Path) -> io::Result<Old> {
    fs::rename(live, aside)?;
    if let Err(error) = fs::rename(stage, live) {
        fs::rename(aside, live)?;
        return Err(error);
    }
    Ok(Old::Aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    struct Folder(PathBuf);

    impl Folder {
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

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn two_steps_end_as_one_does() {
        let folder = Folder::new("two-steps");
        let moved =
            in_two_steps(&folder.path("stage"), &folder.path("live"), &folder.path("aside"));
        assert_eq!(moved.unwrap(), Old::Aside);
        assert_eq!([folder.page("live"), folder.page("aside")], ["new", "old"]);
    }

    #[test]
    fn a_failed_second_step_puts_the_old_site_back() {
        let folder = Folder::new("back");
        let moved = in_two_steps(&folder.path("none"), &folder.path("live"), &folder.path("aside"));
        assert!(moved.is_err());
        assert_eq!(folder.page("live"), "old");
    }

    #[test]
    fn an_exchange_leaves_the_old_site_where_the_new_one_was() {
        let folder = Folder::new("exchange");
        let moved = exchange(&folder.path("stage"), &folder.path("live"), &folder.path("aside"));
        let old = if moved.unwrap() == Old::InStage { "stage" } else { "aside" };
        assert_eq!([folder.page("live"), folder.page(old)], ["new", "old"]);
    }
}
