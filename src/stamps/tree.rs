//! A tree walked on all threads, each folder read once.
//!
//! Speaks to the system below the standard library: a look at a file by its folder costs half of
//! one by its path, and a large site has a hundred thousand. Linux only; elsewhere no tree can be
//! relied on.

use super::{Folder, Stamp};
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// What becomes of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// They are followed; folders outside of the tree are not entered.
    Followed,
    /// They are entries like others, and the root is none.
    Kept,
}

/// How a tree is walked.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// What becomes of links.
    pub links: Links,
    /// Whether an entry in a folder is passed by as if it were not there.
    pub passes_by: fn(folder: &Path, name: &OsStr) -> bool,
    /// Whether a folder that is not passed by is entered.
    pub enters: fn(folder: &Path, name: &OsStr) -> bool,
}

/// Walks a tree on the threads of the pool this is called in. What `of` makes of each folder comes
/// in an order that depends on names only.
///
/// # Errors
/// Where anything in it can't be looked at, changed while it was, or lies on a disk whose word is
/// not to be relied on.
pub fn walk<T: Send>(
    root: &Path,
    rules: Rules,
    of: impl Fn(&Folder<'_>) -> T + Sync,
) -> io::Result<Vec<T>> {
    system::walk(root, rules, of)
}

/// The stamp of one file or folder, of a link that of what it leads to.
///
/// # Errors
/// Where it can't be looked at.
pub fn of(path: &Path) -> io::Result<Stamp> {
    system::of(path)
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::{Folder, Rules};
    use crate::stamps::Stamp;
    use std::{io, path::Path};

    pub(super) fn of(_: &Path) -> io::Result<Stamp> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn walk<T: Send>(
        _: &Path,
        _: Rules,
        _: impl Fn(&Folder<'_>) -> T + Sync,
    ) -> io::Result<Vec<T>> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(target_os = "linux")]
mod system {
    use super::{Folder, Links, Rules};
    use crate::stamps::{Entry, Kind, Moment, Stamp, Target};
    use rayon::prelude::*;
    use rustix::fd::{AsFd, OwnedFd};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, RawDir, Stat};
    use std::collections::BTreeSet;
    use std::ffi::OsStr;
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::{Path, PathBuf};
    use std::sync::Mutex;

    /// Kinds of file systems of this machine's own disks and memory whose stamps tell every change at
    /// once (statfs(2)): ext2 to ext4, XFS, Btrfs, F2FS, ZFS, bcachefs, tmpfs, and overlays of them.
    const OWN: [i64; 8] = [
        0xef53,
        0x5846_5342,
        0x9123_683e,
        0xf2f5_2010,
        0x2fc1_2fc1,
        0xca45_1a4e,
        0x0102_1994,
        0x794c_7630,
    ];

    pub(super) fn of(path: &Path) -> io::Result<Stamp> {
        Ok(stamp(&rustix::fs::stat(path)?))
    }

    pub(super) fn walk<T: Send>(
        root: &Path,
        rules: Rules,
        of: impl Fn(&Folder<'_>) -> T + Sync,
    ) -> io::Result<Vec<T>> {
        let real = root.canonicalize()?;
        let walk = Walk { root: &real, rules, of, led_to: Mutex::default() };
        let mut made = walk.tree(root, Path::new(""))?;
        let mut walked = BTreeSet::from([real.clone()]);
        // Folders that links lead to are trees of their own, each walked once, so that no circle
        // is without end.
        while let Some(next) = walk.next(&walked) {
            made.extend(walk.tree(&next, &next)?);
            walked.insert(next);
        }
        Ok(made)
    }

    struct Walk<'a, F> {
        /// Without links.
        root: &'a Path,
        rules: Rules,
        of: F,
        /// Folders that links lead to.
        led_to: Mutex<BTreeSet<PathBuf>>,
    }

    impl<F> Walk<'_, F> {
        /// A folder that a link leads to and that was not walked yet.
        fn next(&self, walked: &BTreeSet<PathBuf>) -> Option<PathBuf> {
            let led_to = self.led_to.lock().ok()?;
            led_to.difference(walked).next().cloned()
        }

        fn tree<T: Send>(&self, root: &Path, name: &Path) -> io::Result<Vec<T>>
        where
            F: Fn(&Folder<'_>) -> T + Sync,
        {
            let mut flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            if self.rules.links == Links::Kept {
                flags |= OFlags::NOFOLLOW;
            }
            let folder = rustix::fs::openat(CWD, root, flags, Mode::empty())?;
            let device = rustix::fs::fstat(&folder)?.st_dev;
            relied_on(&folder)?;
            self.folder(&folder, name, device)
        }

        fn folder<T: Send>(&self, folder: &OwnedFd, path: &Path, device: u64) -> io::Result<Vec<T>>
        where
            F: Fn(&Folder<'_>) -> T + Sync,
        {
            let entries = self.entries(folder, path)?;
            let mut made = vec![(self.of)(&Folder { path, entries: &entries })];
            let enters = |entry: &&Entry| {
                entry.stamp.kind() == Kind::Folder && (self.rules.enters)(path, &entry.name)
            };
            let folders: Vec<&Entry> = entries.iter().filter(enters).collect();
            let below = |entry: &&Entry| self.inner(folder, &path.join(&entry.name), entry, device);
            // Few are not worth to be shared out.
            if folders.len() < 8 {
                for entry in &folders {
                    made.extend(below(entry)?);
                }
                return Ok(made);
            }
            let all: io::Result<Vec<Vec<T>>> = folders.par_iter().map(below).collect();
            made.extend(all?.into_iter().flatten());
            Ok(made)
        }

        fn inner<T: Send>(
            &self,
            outer: &OwnedFd,
            path: &Path,
            entry: &Entry,
            device: u64,
        ) -> io::Result<Vec<T>>
        where
            F: Fn(&Folder<'_>) -> T + Sync,
        {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let folder = rustix::fs::openat(outer, &entry.name, flags, Mode::empty())?;
            if entry.stamp.device != device {
                relied_on(&folder)?;
            }
            self.folder(&folder, path, entry.stamp.device)
        }

        /// What a folder holds, sorted by name.
        fn entries(&self, folder: &OwnedFd, path: &Path) -> io::Result<Vec<Entry>> {
            let mut buffer = [MaybeUninit::uninit(); 16 << 10];
            let mut names = RawDir::new(folder, &mut buffer);
            let mut entries = Vec::new();
            while let Some(name) = names.next() {
                let name = name?;
                let name = OsStr::from_bytes(name.file_name().to_bytes());
                if matches!(name.as_bytes(), b"." | b"..") || (self.rules.passes_by)(path, name) {
                    continue;
                }
                let stat = rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
                let (stamp, name) = (stamp(&stat), name.to_owned());
                let followed = stamp.kind() == Kind::Link && self.rules.links == Links::Followed;
                let target = followed.then(|| self.follow(&path.join(&name))).transpose()?;
                entries.push(Entry { name, stamp, target });
            }
            entries.sort_unstable_by(|one, other| one.name.cmp(&other.name));
            Ok(entries)
        }

        fn follow(&self, link: &Path) -> io::Result<Target> {
            let real = match self.root.join(link).canonicalize() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Target::Nowhere);
                }
                found => found?,
            };
            let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let found = rustix::fs::openat(CWD, &real, flags, Mode::empty())?;
            let stamp = stamp(&rustix::fs::fstat(&found)?);
            if real.starts_with(self.root) {
                relied_on(&found)?;
                if stamp.kind() == Kind::Folder
                    && let Ok(mut led_to) = self.led_to.lock()
                {
                    led_to.insert(real.clone());
                }
            }
            Ok(Target::There(real, stamp))
        }
    }

    /// Refuses what lies on a disk that may be changed behind this machine's back.
    #[allow(clippy::useless_conversion, reason = "the number has other types on other processors")]
    fn relied_on(found: &impl AsFd) -> io::Result<()> {
        let kind = rustix::fs::fstatfs(found)?.f_type;
        // The numbers have 32 bits; some systems widen them with the sign.
        let kind = i64::from(kind) & 0xffff_ffff;
        if OWN.contains(&kind) { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
    }

    fn stamp(stat: &Stat) -> Stamp {
        let moment =
            |seconds: i128, nanoseconds: i128| -> Moment { seconds * 1_000_000_000 + nanoseconds };
        Stamp {
            mode: stat.st_mode,
            device: stat.st_dev,
            inode: stat.st_ino,
            length: stat.st_size,
            modified: moment(i128::from(stat.st_mtime), i128::from(stat.st_mtime_nsec)),
            changed: moment(i128::from(stat.st_ctime), i128::from(stat.st_ctime_nsec)),
        }
    }
}
