//! Paths of the output that can be a file on every system, each a place of its own.
//!
//! The last line of defence: what content names is told by `check`, with its place. Repairs
//! nothing: a bad path is a failure.

use super::live::Live;
use super::manifest;
use super::plan::Made;
use crate::diagnostics::{Failure, Phrase};
use crate::output::names;
use rayon::slice::ParallelSliceMut;
use std::borrow::Cow;
use std::path::Path;

/// Whether a path of a site is relative, plain, and can be a file everywhere.
pub(super) fn check(path: &str) -> Result<(), Failure> {
    names::fault_of_path(path).map_or(Ok(()), |unfit| {
        let (shown, what) = (path.escape_debug(), unfit.phrase());
        let phrase = Phrase::new(
            format!("사이트의 파일 `{shown}`: {}", what.ko),
            format!("a file of the site would be `{shown}`, which {}", what.en),
        );
        Err(Failure::new(phrase, ""))
    })
}

/// Whether every file of a site is one of its own, also where capitals, or letters composed and
/// decomposed, are the same; `paths` come in order.
pub(super) fn check_all<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let mut seats: Vec<Seat<'_>> =
        paths.chain(std::iter::once(manifest::NAME)).map(Seat::of).collect();
    seats.par_sort_by(|one, other| one.order().cmp(other.order()));
    let clashing = seats.windows(2).find_map(|two| match two {
        [one, other] => one.clashes(other).then(|| clash(one.path, other.path)),
        _ => None,
    });
    clashing.map_or(Ok(()), Err)
}

/// A path, and how file systems see it that fold.
struct Seat<'a> {
    path: &'a str,
    folded: Cow<'a, str>,
}

impl<'a> Seat<'a> {
    fn of(path: &'a str) -> Self {
        let is_folded = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        let folded = match path.bytes().all(is_folded) {
            true => Cow::Borrowed(path),
            false => Cow::Owned(names::folded(path)),
        };
        Self { path, folded }
    }

    /// Orders a folder before all that lies in it, and that before everything else.
    fn order(&self) -> impl Iterator<Item = u8> + '_ {
        self.folded.bytes().map(|byte| if byte == b'/' { 0 } else { byte })
    }

    /// Whether it and the next in order are one file, or a file and a folder in one place, or have
    /// two names for one folder.
    fn clashes(&self, next: &Self) -> bool {
        let mut names = self.folded.split('/').zip(next.folded.split('/'));
        let mut spelt = self.path.split('/').zip(next.path.split('/'));
        let shared = names.by_ref().take_while(|(one, other)| one == other).count();
        let is_whole = |seat: &Self| seat.folded.split('/').count() == shared;
        is_whole(self) || is_whole(next) || spelt.by_ref().take(shared).any(|(a, b)| a != b)
    }
}

/// Whether no file of a site, given in the order of paths, falls on one that somebody else put
/// into the folder.
pub(super) fn check_beside(ours: &[Made], live: &Live) -> Result<(), Failure> {
    for theirs in live.foreign() {
        let Some(path) = theirs.to_str() else { continue };
        let has = |path: &str| ours.binary_search_by(|made| (*made.path).cmp(path)).is_ok();
        let below = format!("{path}/");
        let at = ours.partition_point(|made| *made.path < *below);
        let inside = ours.get(at).is_some_and(|made| made.path.starts_with(&below));
        if has(path) || inside || folders(path).any(has) {
            return Err(in_the_way(&live.place(theirs)));
        }
    }
    Ok(())
}

/// The folders a path lies in, innermost last.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
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

/// That a file of somebody else lies where the site has one.
pub(super) fn in_the_way(path: &Path) -> Failure {
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
        paths.iter().try_for_each(|path| super::check(path))?;
        check_all(paths.iter().copied())
    }

    #[test]
    fn ordinary_paths_pass() {
        assert!(check(&["index.html", "areas/a/index.html", "areas/b/index.html"]).is_ok());
        assert!(check(&["a.html", "a/b", "a-b/c", "a.b/c", "민선7기/index.html"]).is_ok());
    }

    #[test]
    fn paths_that_leave_the_folder_or_name_no_file_are_refused() {
        for path in ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "a\nb", "a\u{0}"] {
            assert!(check(&[path]).is_err(), "{path:?}");
        }
        for path in ["aux/index.html", "files/a?.pdf", "files/a. ", "files/NUL.pdf"] {
            let told = check(&[path]).unwrap_err().to_string();
            assert!(told.contains(path), "{told}");
        }
    }

    #[test]
    fn two_files_never_take_one_place() {
        for pair in [
            ["A.html", "a.html"],
            ["a", "a/b"],
            ["a/b", "A"],
            ["x", "Manifest.json"],
            ["x", "manifest.json"],
            ["x", "manifest.json/y"],
            ["a/B/c", "a/b/d"],
            ["가.pdf", "\u{1100}\u{1161}.pdf"],
        ] {
            assert!(check(&pair).is_err(), "{pair:?}");
            assert!(check(&["a-b", pair[1], "a.b", pair[0], "z"]).is_err(), "{pair:?}");
        }
    }
}
