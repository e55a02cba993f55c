//! The pictures and attachments of a project's folder, and which of them tell a place.
//!
//! The only place that knows `exif`. Looks at the head of a file, never at its pixels; a picture
//! that is broken or can't be read tells nothing here, and fails where it is published.

use super::discover::Folder;
use super::photo;
use super::prints::Stamp;
use crate::model::{Picture, StoredFile};
use crate::photo::Fault;
use exif::{Exif, In, Tag, Value};
use std::io::{BufReader, Read as _};
use std::path::Path;
use std::sync::OnceLock;

/// Where a camera puts its notes: the first bytes of a JPEG, which has no index to go by.
const HEAD: u64 = 256 * 1024;
/// The most that is read of any other picture, in bytes: WebP and PNG may hold the notes last.
const MOST: u64 = 64 * 1024 * 1024;

/// A file that is no content file, as it was when it was looked at.
#[derive(Debug)]
pub(super) struct Stored {
    /// Tells when to look again.
    pub(super) stamp: Stamp,
    /// Whether it says where it was taken.
    gps: bool,
    /// What picture it is, once a card names it as one.
    picture: OnceLock<Result<Picture, Fault>>,
}

impl Stored {
    /// Looks at a file. The stamp was taken before, so that no change goes unseen.
    pub(super) fn look(path: &Path, stamp: Stamp) -> Self {
        Self { stamp, gps: tells_a_place(path), picture: OnceLock::new() }
    }

    /// What picture it is; `path` is where it lies.
    pub(super) fn picture(&self, path: &Path) -> Result<Picture, Fault> {
        self.picture.get_or_init(|| photo::picture(path)).clone()
    }
}

/// Every file of a folder that is no content file, by name.
pub(super) fn files(folder: &Folder) -> Vec<StoredFile> {
    let stored = folder.stored.iter();
    stored.map(|(name, file)| StoredFile { name: name.clone(), gps: file.gps }).collect()
}

/// Whether a file is a picture that says where it was taken.
fn tells_a_place(path: &Path) -> bool {
    let Ok(head) = super::read(path, HEAD) else { return false };
    is_picture(&head) && (in_xmp(&head) || in_exif(path, most(&head)))
}

fn most(head: &[u8]) -> u64 {
    if head.starts_with(JPEG) { HEAD } else { MOST }
}

const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// JPEG, PNG, TIFF, WebP, and HEIF with what is built on it (HEIC, AVIF), by their first bytes.
fn is_picture(head: &[u8]) -> bool {
    let starts: [&[u8]; 4] = [JPEG, b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*"];
    let named = |at, word: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(word));
    let contained = named(4, b"ftyp") || (named(0, b"RIFF") && named(8, b"WEBP"));
    contained || starts.iter().any(|start| head.starts_with(start))
}

/// Coordinates in EXIF; a camera without a fix writes the fields with nothing in them.
#[expect(clippy::disallowed_methods, reason = "only the part that holds the notes is read")]
fn in_exif(path: &Path, most: u64) -> bool {
    let Ok(file) = std::fs::File::open(path) else { return false };
    let mut reader = BufReader::new(file.take(most));
    let read = exif::Reader::new().continue_on_error(true).read_from_container(&mut reader);
    // What can be read of broken notes counts; there is nobody to tell the rest.
    let read = read.or_else(|error| error.distill_partial_result(|_| ()));
    read.is_ok_and(|exif| [Tag::GPSLatitude, Tag::GPSLongitude].iter().any(|tag| has(&exif, *tag)))
}

fn has(exif: &Exif, tag: Tag) -> bool {
    let value = exif.get_field(tag, In::PRIMARY).map(|field| &field.value);
    matches!(value, Some(Value::Rational(parts)) if parts.iter().any(|p| p.num > 0 && p.denom > 0))
}

/// Coordinates in XMP, where programs that edit pictures copy them (XMP specification part 2,
/// `exif:GPSLatitude`, as an attribute or an element).
fn in_xmp(head: &[u8]) -> bool {
    const KEY: &[u8] = b":GPSL";
    const ENDS: [&[u8]; 4] = [b"atitude=\"", b"atitude>", b"ongitude=\"", b"ongitude>"];
    let tells = |rest: &[u8]| {
        let value = ENDS.iter().find_map(|end| rest.strip_prefix(*end));
        value.and_then(|value| value.first()).is_some_and(u8::is_ascii_digit)
    };
    let keys = head.windows(KEY.len()).enumerate().filter(|(_, window)| *window == KEY);
    keys.filter_map(|(at, _)| head.get(at + KEY.len()..)).any(tells)
}
