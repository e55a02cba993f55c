//! A folder of its own for one test, removed when the test ends, and pictures of folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A `site.yaml` in 백만원 with one status, one department and one source, `a`.
pub(crate) const ONE_SOURCE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: national}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과}]
";

/// The same with two sources, `a` and `b`.
pub(crate) const TWO_SOURCES: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources:
  - {id: a, name: 가, level: national}
  - {id: b, name: 나, level: local}
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과}]
";

/// An empty folder nobody else uses.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new one below the build's folder for tests.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("scratch-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(fs::canonicalize(path).unwrap())
    }

    /// A new one on a disk in memory where there is one: for tests that publish a hundred times,
    /// each time waiting for the disk.
    pub(crate) fn in_memory() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let memory = Path::new("/dev/shm");
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = memory.join(format!("jangbu-scratch-{}-{number}", std::process::id()));
        if !memory.is_dir() || fs::create_dir(&path).is_err() {
            return Self::new();
        }
        Self(fs::canonicalize(path).unwrap())
    }

    /// A path in it; empty for the folder itself.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file with the folders it lies in.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Makes a folder.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        fs::create_dir_all(self.path(name)).unwrap();
        self.path(name)
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names that stand directly in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Every file below one of its folders with its bytes, folders with none.
    pub(crate) fn tree(&self, name: &str) -> BTreeMap<String, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        collect(&self.path(name), "", &mut found);
        found
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Option<Vec<u8>>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.insert(format!("{name}/"), None);
            collect(&entry.path(), &format!("{name}/"), found);
        } else if kind.is_symlink() {
            let to = fs::read_link(entry.path()).unwrap();
            found.insert(name, Some(to.to_string_lossy().into_owned().into_bytes()));
        } else {
            found.insert(name, Some(fs::read(entry.path()).unwrap()));
        }
    }
}
