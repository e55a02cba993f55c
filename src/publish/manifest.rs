//! `manifest.json`: path, size and hash of every file we wrote.
//!
//! It marks a folder as ours, so that nothing else is ever replaced or removed. It lists neither
//! itself nor files somebody else put beside ours, and carries no date: same site, same bytes.

use super::make::Made;
use crate::diagnostics::{Failure, Phrase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Its name, below the root of the output.
pub const NAME: &str = "manifest.json";

/// Every file of one published site, by path.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    generator: String,
    files: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    /// In bytes.
    size: u64,
    /// BLAKE3, in hexadecimal digits.
    hash: String,
}

impl Manifest {
    /// The manifest of a site; `made` comes in the order of paths.
    pub(super) fn of(made: &[Made]) -> Self {
        let files = made.iter().map(|made| Entry {
            path: made.path.to_owned(),
            size: made.size,
            hash: made.hash.to_hex().to_string(),
        });
        Self { generator: format!("jangbu {}", env!("CARGO_PKG_VERSION")), files: files.collect() }
    }

    /// Reads one; `None` where it is not a manifest of ours.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(text).ok()?;
        manifest.generator.starts_with("jangbu ").then_some(manifest)
    }

    /// The paths it lists.
    pub(super) fn paths(self) -> BTreeSet<String> {
        self.files.into_iter().map(|entry| entry.path).collect()
    }

    /// As JSON with one file a line, so that two of them can be compared by eye and by `diff`.
    pub(super) fn text(&self) -> Result<Vec<u8>, Failure> {
        let json = |value: serde_json::Result<String>| {
            value.map_err(|error| {
                let attempted =
                    Phrase::new("파일 목록을 쓸 수 없습니다", "could not write the manifest");
                Failure::new(attempted, error)
            })
        };
        let generator = json(serde_json::to_string(&self.generator))?;
        let lines: Result<Vec<_>, _> =
            self.files.iter().map(|entry| json(serde_json::to_string(entry))).collect();
        let files = lines?.join(",\n");
        Ok(format!("{{\"generator\":{generator},\"files\":[\n{files}\n]}}\n").into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let entry = Entry { path: "index.html".into(), size: 3, hash: "0a".into() };
        Manifest { generator: "jangbu 9.9.9".into(), files: vec![entry] }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let text = sample().text().unwrap();
        let paths = Manifest::parse(&text).unwrap().paths();
        assert_eq!(paths.into_iter().collect::<Vec<_>>(), ["index.html"]);
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
            assert!(Manifest::parse(other.as_bytes()).is_none(), "{other}");
        }
    }
}
