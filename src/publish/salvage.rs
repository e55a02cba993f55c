//! What a broken-off run left in a site that was replaced: files of others that only it has.
//!
//! A run brings over what others did to the old site until the moment it was replaced. Where it is
//! killed or fails before it has, the old site stands beside the new one and may hold the only
//! copy. The next run moves over what the site lacks, before it clears the leftover away; it never
//! takes the place of anything there. Brings nothing of a staging folder that never was the site:
//! what others have in there is only linked from it, and may have been removed for good since.

use super::keep;
use super::manifest;
use super::target::Target;
use super::trouble;
use crate::diagnostics::{Failure, Phrase};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use walkdir::WalkDir;

/// Moves files of others from a leftover to the site, where that lacks them.
///
/// # Errors
/// Where the disk fails. The leftover is then as it was, but for what has been moved.
pub(super) fn bring(leftover: &Path, target: &Target) -> Result<(), Failure> {
    if !was_replaced(leftover, target.path()) {
        return Ok(());
    }
    let Some(listed) = manifest::read(&leftover.join(manifest::NAME)) else { return Ok(()) };
    let is_ours = |path: &Path| {
        path == Path::new(manifest::NAME) || path.to_str().is_some_and(|name| listed.has(name))
    };
    for entry in WalkDir::new(leftover).min_depth(1) {
        let entry = entry.map_err(|error| could_not_bring(leftover, &error.into()))?;
        let path = entry.path().strip_prefix(leftover).unwrap_or(entry.path());
        if !entry.file_type().is_dir() && !is_ours(path) {
            bring_one(entry.path(), &target.path().join(path))
                .map_err(|error| could_not_bring(entry.path(), &error))?;
        }
    }
    nothing_left(leftover);
    Ok(())
}

/// Notes that a replaced site holds nothing any more that is to be brought over: without its
/// manifest no run looks for that, should this one be killed while it clears it away.
pub(super) fn nothing_left(leftover: &Path) {
    // Where it can't be removed, clearing it away will tell why.
    let _ = fs::remove_file(leftover.join(manifest::NAME));
}

fn bring_one(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Err(error) if error.kind() == ErrorKind::NotFound => keep::move_over(from, to),
        found => found.map(drop),
    }
}

/// Whether a leftover was the site before the present one. The manifest of each is written anew
/// just before it becomes the site.
fn was_replaced(leftover: &Path, site: &Path) -> bool {
    let written = |folder: &Path| {
        let path = folder.join(manifest::NAME);
        let is_ours = manifest::is_ours_at_first_sight(&path);
        fs::symlink_metadata(path).ok().filter(|_| is_ours)?.modified().ok()
    };
    written(leftover).zip(written(site)).is_some_and(|(old, new)| old <= new)
}

fn could_not_bring(path: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "중간에 끊긴 실행이 남긴 다른 사람의 파일을 사이트로 옮길 수 없습니다. 필요하면 다른 곳으로 옮기고, 지운 뒤 다시 하세요",
        "could not bring to the site a file of somebody else that a broken-off run left; move it elsewhere if it is needed, or delete it, and run again",
    );
    trouble::failed_before(path, attempted, error)
}
