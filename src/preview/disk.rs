//! The content files that pages are accompanied by: pictures and attachments.
//!
//! The one place of the preview that reads them. Writes nothing.

use crate::diagnostics::{Failure, Phrase};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// What tells without reading that a file is not the one it was: where it lies, how long it is,
/// when it was changed.
pub(super) type Stamp = [i64; 6];

/// The bytes of a content file.
///
/// # Errors
/// Where the machine fails to read it.
#[expect(clippy::disallowed_methods, reason = "the one place where a preview reads a file")]
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| {
        let attempted = Phrase::new("파일을 읽을 수 없습니다", "could not read the file");
        Failure::on(path, attempted, error)
    })
}

/// The stamp of a file; nothing where it is not there.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let data = path.metadata().ok()?;
    let (size, inode) = (data.size().cast_signed(), data.ino().cast_signed());
    Some([size, inode, data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()])
}
