//! What tells that a file is no longer what it was.
//!
//! Decides nothing: what was read is told by its bytes, what was only looked at by what the disk
//! says of it.

use super::files::Files;
use crate::diagnostics::{Diagnostic, Failure, Phrase};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::Path;

/// A hash of what was read of a file. Two files share one by chance in 2^64.
pub(super) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// What the disk says of a file without reading it: length, time of the last change, and which
/// file it is; nothing where it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(Option<(u64, u64, Identity)>);

/// Which file it is, and when the disk last took it for another: copying a file over it with its
/// old time, as backups are brought back, leaves no other trace.
type Identity = (u64, i64, i64);

impl Stamp {
    /// The stamp of a file, or of the one a link leads to.
    ///
    /// # Errors
    /// Where it is not there any more.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        match path.metadata() {
            Ok(found) => Ok(Self(Some((found.len(), changed(&found), identity(&found))))),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let attempted = Phrase::new("파일을 읽을 수 없습니다", "could not read the file");
                Err(Failure::on(path, attempted, error))
            }
            Err(_) => Ok(Self(None)),
        }
    }
}

/// The time of the last change, good for comparing only.
fn changed(found: &Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    found.modified().ok().hash(&mut hasher);
    hasher.finish()
}

#[cfg(unix)]
fn identity(found: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Identity {
    (0, 0, 0)
}

/// By what a file of the content is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Print {
    /// By a hash of what was read.
    Read(u64),
    /// By what the disk says of it.
    Seen(Stamp),
    /// By its name alone: nothing else of it matters.
    Named,
    /// It is no file that can be read, and has the name of one.
    NoFile,
}

/// Files by composed name: the name the disk has for each, and what it is known by.
pub(super) type States<'a> = BTreeMap<&'a str, (&'a str, Print)>;

/// The states of the files of a folder.
pub(super) fn states(files: &Files, print: impl Fn(&str) -> Print) -> States<'_> {
    let known = files.names().map(|name| {
        let on_disk = files.on_disk(name).unwrap_or(name);
        (name, (on_disk, print(name)))
    });
    let others = files.others().map(|name| (name, (name, Print::NoFile)));
    others.chain(known).collect()
}

/// The names whose states are not the same, or that only one has.
pub(super) fn differing<'a>(before: &States<'a>, after: &States<'a>) -> BTreeSet<&'a str> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let others = after.iter().filter(|(name, state)| before.get(*name) != Some(*state));
    gone.chain(others.map(|(name, _)| name)).copied().collect()
}

/// The files of which one says something the other does not.
pub(super) fn told_differently(before: &[Diagnostic], after: &[Diagnostic]) -> BTreeSet<String> {
    let missing = |from: &'_ [Diagnostic], one: &Diagnostic| !from.contains(one);
    let gone = before.iter().filter(|one| missing(after, one));
    let new = after.iter().filter(|one| missing(before, one));
    gone.chain(new).map(|one| one.place.file.clone()).collect()
}
