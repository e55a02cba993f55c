//! `manifest.json`: path, size and hash of every file we wrote.
//!
//! It marks a folder as ours, so that nothing else is ever replaced or removed. It lists neither
//! itself nor files somebody else put beside ours, and carries no date: same site, same bytes.
//! What it lists is only ever looked up; no path is made of it.

use super::plan::Made;
use rustix::fs::{CWD, Mode, OFlags};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Its name, below the root of the output.
pub const NAME: &str = "manifest.json";

/// More than this is no list of files: a hundred thousand projects take a tenth of it.
const LARGEST: u64 = 1 << 30;

/// What a manifest of ours starts with.
const GENERATOR: &str = concat!("jangbu ", env!("CARGO_PKG_VERSION"));

/// The paths that a manifest lists.
#[derive(Debug, Default)]
pub(super) struct Listed(Vec<String>);

impl Listed {
    fn of(mut paths: Vec<String>) -> Self {
        paths.sort_unstable();
        paths.dedup();
        Self(paths)
    }

    /// Whether it lists this file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.binary_search_by(|listed| listed.as_str().cmp(path)).is_ok()
    }

    /// Whether it lists a file that lies in this folder or in one below.
    pub(super) fn has_within(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let at = self.0.partition_point(|listed| *listed < below);
        self.0.get(at).is_some_and(|listed| listed.starts_with(&below))
    }
}

/// Whether the manifest at a path starts as ours do; it may still turn out to be none.
pub(super) fn is_ours_at_first_sight(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = open(path).map(|file| file.take(64).read_to_end(&mut head));
    read.is_some() && head.starts_with(b"{\"generator\":\"jangbu ")
}

/// What the manifest at a path lists; `None` where it is missing, no plain file, or not ours.
pub(super) fn read(path: &Path) -> Option<Listed> {
    let mut text = Vec::new();
    open(path)?.take(LARGEST + 1).read_to_end(&mut text).ok()?;
    (text.len() as u64 <= LARGEST).then(|| parse(&text))?
}

/// A plain file: neither a link, which leads elsewhere, nor a pipe, which may never answer.
fn open(path: &Path) -> Option<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::openat(CWD, path, flags, Mode::empty()).ok()?);
    file.metadata().is_ok_and(|found| found.is_file()).then_some(file)
}

/// The paths listed in the text of a manifest; `None` where it is not ours.
fn parse(text: &[u8]) -> Option<Listed> {
    #[derive(Deserialize)]
    struct Manifest {
        generator: String,
        files: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        path: String,
    }
    let manifest: Manifest = serde_json::from_slice(text).ok()?;
    let ours = manifest.generator.starts_with("jangbu ");
    ours.then(|| Listed::of(manifest.files.into_iter().map(|entry| entry.path).collect()))
}

/// The manifest of a site, given in the order of paths: JSON with one file a line, so that two of
/// them can be compared by eye and by `diff`.
///
/// # Errors
/// None that is known: text and numbers can always be written as JSON.
pub(super) fn text(made: &[Made]) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Entry<'a> {
        path: &'a str,
        /// In bytes.
        size: u64,
        /// BLAKE3, in hexadecimal digits.
        hash: &'a str,
    }
    let mut text = Vec::with_capacity(made.len() * 160);
    text.extend_from_slice(b"{\"generator\":");
    serde_json::to_writer(&mut text, GENERATOR)?;
    text.extend_from_slice(b",\"files\":[\n");
    for (index, made) in made.iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(b",\n");
        }
        let entry = Entry { path: &made.path, size: made.size, hash: &made.hash.to_hex() };
        serde_json::to_writer(&mut text, &entry)?;
    }
    text.extend_from_slice(b"\n]}\n");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::plan::Fate;
    use super::*;

    fn made(path: &str) -> Made {
        Made { path: path.into(), size: 3, hash: blake3::hash(b"abc"), fate: Fate::Added }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let text = text(&[made("a/\"b\".html"), made("index.html")]).unwrap();
        assert_eq!(parse(&text).unwrap().0, ["a/\"b\".html", "index.html"]);
        let hash = blake3::hash(b"abc").to_hex();
        let last = format!("{{\"path\":\"index.html\",\"size\":3,\"hash\":\"{hash}\"}}\n]}}\n");
        assert!(String::from_utf8(text).unwrap().ends_with(&last));
        assert!(parse(&super::text(&[]).unwrap()).unwrap().0.is_empty());
    }

    #[test]
    fn manifests_of_other_programs_are_not_ours() {
        for other in [
            r#"{"name": "Site", "icons": []}"#,
            r#"{"generator": "zola 0.22", "files": []}"#,
            r#"{"generator": "jangbu 0.1.0"}"#,
            r#"{"generator": "jangbu 0.1.0", "files": ["index.html"]}"#,
            "",
        ] {
            assert!(parse(other.as_bytes()).is_none(), "{other}");
        }
        let deep =
            format!("{{\"generator\":\"jangbu 1\",\"files\":[],\"x\":{}", "[".repeat(1 << 20));
        assert!(parse(deep.as_bytes()).is_none());
    }

    #[test]
    fn what_is_listed_is_found_by_file_and_by_folder() {
        let paths = ["b/c.html", "a", "a", "../x", "/etc/passwd", "b-c"];
        let listed = Listed::of(paths.map(str::to_owned).to_vec());
        assert!(listed.has("a") && listed.has("b/c.html") && !listed.has("b"));
        assert!(listed.has_within("b") && !listed.has_within("a") && !listed.has_within("b/c"));
        assert_eq!(listed.0.len(), 5);
    }
}
