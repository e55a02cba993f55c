//! From a content folder on disk to the site, and every mistake at its place.
#![expect(clippy::disallowed_methods, reason = "tests write the content they are about")]
#![expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod dates;
mod every_key;
mod file_names;
mod mistakes;
mod pasted;
mod stored;
mod surroundings;

use jangbu::diagnostics::{Format, Language, render};
use jangbu::load::{self, Loaded};
use std::fs;
use std::path::{Path, PathBuf};

/// A content folder made for one test.
struct Content {
    root: PathBuf,
}

impl Content {
    /// An empty root; `name` is the test's own.
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("load").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("content")).unwrap();
        Self { root }
    }

    /// The same with a `site.yaml` without a fault.
    fn with_site(name: &str) -> Self {
        Self::new(name).file("site.yaml", SITE)
    }

    fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.root.join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn load(&self) -> Loaded {
        load::site(&self.root, &self.root.join("content")).unwrap()
    }

    /// Every diagnostic as one line, without its message.
    fn places(&self) -> Vec<String> {
        let cut = |line: String| line.split("]: ").next().unwrap_or("").to_owned() + "]";
        self.lines().into_iter().map(cut).collect()
    }

    /// Every diagnostic as `--format short` prints it.
    fn lines(&self) -> Vec<String> {
        let loaded = self.load();
        let short = |d| render(d, Format::Short, Language::English, None).trim_end().to_owned();
        loaded.found().iter().map(short).collect()
    }
}

const SITE: &str = "\
title: 가온구 공약
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: national, name: 국비, level: national}, {id: city, name: 시비, level: metropolitan}]
statuses: [{id: going, name: 정상추진, definition: 하는 중}]
departments: [{id: living, name: 생활과}]
";

const CARD: &str = "id: 생활-1\ntitle: 시장\nstatus: going\ndepartment: living\n";
