//! One folder held open: its lock, and files by their path below it.
//!
//! Whatever happens to its name meanwhile, it stays this very folder: what is made, read or linked
//! through it never lands in another that took its name. Follows no symbolic link at the end of a
//! path. Knows neither sites nor what its files mean.

use rustix::fs::{AtFlags, CWD, Mode, OFlags, RawMode};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A folder held open; its lock, where it has one, ends with it.
#[derive(Debug)]
pub(super) struct Folder {
    file: File,
    path: PathBuf,
}

/// What came of asking for a folder's lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// Nobody else has it.
    Held,
    /// The file system has no locks of folders, as network drives may not.
    Unknown,
}

impl Folder {
    /// The folder at a path; a symbolic link is none.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(CWD, path, flags, Mode::empty())?);
        Ok(Self { file, path: path.to_owned() })
    }

    /// The folder at a path and its lock, after calling `waiting` and waiting for whoever has it;
    /// nothing where it is gone by then, or another stands in its place.
    pub(super) fn locked(
        path: &Path,
        waiting: &mut dyn FnMut(),
    ) -> io::Result<Option<(Self, Lock)>> {
        let folder = match Self::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let lock = match folder.file.try_lock() {
            Ok(()) => Lock::Held,
            Err(TryLockError::WouldBlock) => {
                waiting();
                folder.wait()?;
                Lock::Held
            }
            Err(TryLockError::Error(_)) => Lock::Unknown,
        };
        Ok(folder.stands_at(path)?.then_some((folder, lock)))
    }

    fn wait(&self) -> io::Result<()> {
        loop {
            match self.file.lock() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    /// Where it stood when it was opened.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this very folder is what stands at a path now.
    pub(super) fn stands_at(&self, path: &Path) -> io::Result<bool> {
        let own = self.file.metadata()?;
        match fs::symlink_metadata(path) {
            Ok(found) => Ok((found.dev(), found.ino()) == (own.dev(), own.ino())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// A new file at a path below it, open for writing; folders on the way are not made.
    pub(super) fn create(&self, path: &Path) -> io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(0o666);
        Ok(File::from(rustix::fs::openat(&self.file, path, flags, mode)?))
    }

    /// Makes the folders that a path below it lies in, where they are missing.
    pub(super) fn make_folders_of(&self, path: &Path) -> io::Result<()> {
        match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => self.make_folder(folder),
            _ => Ok(()),
        }
    }

    /// Makes a folder below it, with those it lies in, where they are missing.
    pub(super) fn make_folder(&self, path: &Path) -> io::Result<()> {
        let make = || match rustix::fs::mkdirat(&self.file, path, Mode::from_raw_mode(0o777)) {
            Err(rustix::io::Errno::EXIST) => Ok(()),
            made => made.map_err(io::Error::from),
        };
        match make() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // At the top this folder itself is gone, and there is no folder to make.
                let above = path.parent().filter(|above| !above.as_os_str().is_empty());
                self.make_folder(above.ok_or(error)?)?;
                make()
            }
            made => made,
        }
    }

    /// Gives a file of another folder a second name here, at the same path.
    pub(super) fn link(&self, from: &Self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::linkat(&from.file, path, &self.file, path, AtFlags::empty())?)
    }

    /// A folder below it.
    pub(super) fn below(&self, path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&self.file, path, flags, Mode::empty())?);
        Ok(Self { file, path: self.path.join(path) })
    }

    /// Copies a file of another folder to the same path here, with its permissions and date; of a
    /// link, the link.
    pub(super) fn copy(&self, from: &Self, path: &Path) -> io::Result<()> {
        if let Ok(target) = rustix::fs::readlinkat(&from.file, path, Vec::new()) {
            return Ok(rustix::fs::symlinkat(target, &self.file, path)?);
        }
        let mut source = from.look_at(path)?;
        let found = source.metadata()?;
        if !found.is_file() {
            let message = "neither a file nor a link, and can't be copied";
            return Err(io::Error::new(ErrorKind::Unsupported, message));
        }
        let mut copy = self.create(path)?;
        io::copy(&mut source, &mut copy)?;
        copy.set_permissions(found.permissions())?;
        copy.set_modified(found.modified()?)
    }

    /// Opens what is at a path below it for reading, be it a pipe that nobody writes to.
    fn look_at(&self, path: &Path) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(File::from(rustix::fs::openat(&self.file, path, flags, Mode::empty())?))
    }

    /// Whether the file at a path holds exactly these bytes. A link, a pipe, or what can't be read
    /// does not.
    pub(super) fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        let Ok(mut file) = self.look_at(Path::new(path)) else { return false };
        let of_size = |found: fs::Metadata| found.is_file() && found.len() == bytes.len() as u64;
        let mut there = Vec::with_capacity(bytes.len());
        file.metadata().is_ok_and(of_size) && file.read_to_end(&mut there).is_ok() && there == bytes
    }

    /// Opens a file at a path below it for reading.
    ///
    /// # Errors
    /// Where it is a link, no plain file, or can't be read.
    pub(super) fn open_file(&self, path: &str) -> io::Result<File> {
        let file = self.look_at(Path::new(path))?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
    }

    /// Takes a file's name away.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.file, path, AtFlags::empty())?)
    }

    /// Lets its owner do everything in it.
    pub(super) fn unseal(&self) -> io::Result<()> {
        let mode = Mode::from_raw_mode(self.file.metadata()?.mode() as RawMode | 0o700);
        Ok(rustix::fs::fchmod(&self.file, mode)?)
    }

    /// Gives it these permissions.
    pub(super) fn permit(&self, permissions: fs::Permissions) -> io::Result<()> {
        self.file.set_permissions(permissions)
    }

    /// Waits until all that was written on its file system has reached the disk.
    pub(super) fn sync_all_of_disk(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        rustix::fs::syncfs(&self.file)?;
        #[cfg(not(target_os = "linux"))]
        rustix::fs::sync();
        Ok(())
    }

    /// Waits until the names in it have reached the disk. Some file systems can't be asked to.
    pub(super) fn sync_names(&self) -> io::Result<()> {
        match self.file.sync_all() {
            Err(error)
                if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            done => done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("jangbu-folder-{name}-{}", std::process::id());
            let path = std::env::temp_dir().join(name);
            for folder in ["from", "to"] {
                fs::create_dir_all(path.join(folder)).unwrap();
            }
            Self(path)
        }

        fn open(&self, name: &str) -> Folder {
            Folder::open(&self.0.join(name)).unwrap()
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_copy_keeps_bytes_mode_and_date_and_is_another_file() {
        use std::os::unix::fs::PermissionsExt;
        let scratch = Scratch::new("copy");
        let (from, to) = (scratch.0.join("from/page"), scratch.0.join("to/page"));
        fs::write(&from, "page").unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_500_000_000);
        File::open(&from).unwrap().set_modified(long_ago).unwrap();
        fs::set_permissions(&from, fs::Permissions::from_mode(0o640)).unwrap();

        scratch.open("to").copy(&scratch.open("from"), Path::new("page")).unwrap();
        fs::write(&from, "edited").unwrap();
        let found = fs::metadata(&to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "page");
        assert_eq!((found.modified().unwrap(), found.mode() & 0o777), (long_ago, 0o640));
    }

    #[test]
    fn a_link_is_copied_as_a_link_and_a_pipe_is_not_waited_for() {
        let scratch = Scratch::new("odd");
        let (from, to) = (scratch.open("from"), scratch.open("to"));
        std::os::unix::fs::symlink("/etc/hostname", scratch.0.join("from/link")).unwrap();
        to.copy(&from, Path::new("link")).unwrap();
        let target = fs::read_link(scratch.0.join("to/link")).unwrap();
        assert_eq!(target, Path::new("/etc/hostname"));
        let made = std::process::Command::new("mkfifo").arg(scratch.0.join("from/pipe")).status();
        assert!(made.unwrap().success());
        assert!(to.copy(&from, Path::new("pipe")).is_err());
        assert!(!from.holds("pipe", b"") && !from.holds("link", b""));
    }

    #[test]
    fn a_folder_that_was_removed_is_not_made_again() {
        let scratch = Scratch::new("gone");
        let to = scratch.open("to");
        fs::remove_dir(scratch.0.join("to")).unwrap();
        assert!(to.make_folder(Path::new("a/b")).is_err());
        fs::create_dir(scratch.0.join("to")).unwrap();
        assert!(to.make_folder(Path::new("a")).is_err(), "another folder took its name");
        assert!(!to.stands_at(&scratch.0.join("to")).unwrap());
    }
}
