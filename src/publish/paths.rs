//! Paths of the output that can be a file on every system.
//!
//! A site is copied to servers and memory sticks whose file systems fold case, so two paths that
//! differ only by case are one file there. Repairs nothing: a bad path is a failure.

use super::manifest;
use crate::diagnostics::{Failure, Phrase};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Whether every path of a site is relative, plain, and a file of its own.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if !is_plain(path) {
            return Err(not_plain(path));
        }
        if let Some(other) = folded.insert(path.to_lowercase(), path) {
            return Err(clash(other, path));
        }
    }
    if let Some(path) = folded.get(manifest::NAME) {
        return Err(clash(manifest::NAME, path));
    }
    let clashing = folded.iter().find_map(|(key, path)| {
        let folder = folders(key).find_map(|folder| folded.get(folder))?;
        Some(clash(folder, path))
    });
    clashing.map_or(Ok(()), Err)
}

/// Whether no file of a site falls on one that somebody else put into the folder.
pub(super) fn check_beside<'a>(
    ours: impl Iterator<Item = &'a str>,
    foreign: impl Iterator<Item = &'a PathBuf>,
) -> Result<(), Failure> {
    let ours: BTreeSet<&str> = ours.collect();
    for theirs in foreign {
        let Some(path) = theirs.to_str() else { continue };
        let below = format!("{path}/");
        let above = folders(path).any(|folder| ours.contains(folder));
        let inside =
            ours.range(below.as_str()..).next().is_some_and(|next| next.starts_with(&below));
        if ours.contains(path) || above || inside {
            return Err(in_the_way(theirs));
        }
    }
    Ok(())
}

/// The folders a path lies in, innermost last.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}

fn is_plain(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(plain) && !path.chars().any(|c| c == '\\' || c.is_control())
}

fn not_plain(path: &str) -> Failure {
    let shown = path.escape_debug();
    Failure::new(
        Phrase::new(
            format!("사이트의 파일 이름으로 쓸 수 없는 경로입니다: `{shown}`"),
            format!("a file of the site can't have the path `{shown}`"),
        ),
        "",
    )
}

fn clash(one: &str, other: &str) -> Failure {
    Failure::new(
        Phrase::new(
            format!(
                "사이트의 두 파일이 한자리를 차지합니다: `{one}`, `{other}`. 이름 하나를 바꾸세요"
            ),
            format!("two files of the site take one place, `{one}` and `{other}`; rename one"),
        ),
        "",
    )
}

fn in_the_way(path: &Path) -> Failure {
    let attempted = Phrase::new(
        "jangbu가 만들지 않은 파일이 사이트의 파일 자리에 있습니다. 옮긴 뒤 다시 하세요",
        "move this file away first; jangbu did not write it, and the site has one in its place",
    );
    Failure::on(path, attempted, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paths: &[&str]) -> Result<(), Failure> {
        super::check(paths.iter().copied())
    }

    #[test]
    fn ordinary_paths_pass() {
        assert!(check(&["index.html", "areas/a/index.html", "areas/b/index.html"]).is_ok());
        assert!(check(&["a.html", "a/b", "a-b/c", "민선7기/index.html"]).is_ok());
    }

    #[test]
    fn paths_that_leave_the_folder_or_name_no_file_are_refused() {
        for path in ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "a\nb", "a\u{0}"] {
            assert!(check(&[path]).is_err(), "{path:?}");
        }
    }

    #[test]
    fn two_files_never_take_one_place() {
        for pair in [["A.html", "a.html"], ["a", "a/b"], ["a/b", "A"], ["x", "Manifest.json"]] {
            assert!(check(&pair).is_err(), "{pair:?}");
        }
    }

    #[test]
    fn a_strangers_file_is_never_overwritten() {
        let site = ["about/index.html", "index.html"];
        let check_beside =
            |theirs: &str| check_beside(site.into_iter(), [PathBuf::from(theirs)].iter());
        for theirs in ["about/index.html", "about", "index.html/x"] {
            assert!(check_beside(theirs).is_err(), "{theirs}");
        }
        assert!(check_beside("about/notes.txt").is_ok());
    }
}
