//! The head of a picture file: its kind, and how large the picture is once it stands upright.
//!
//! Looks at no pixel, so it is quick for a thousand photos; a file that is broken behind its head
//! passes here.

use super::Fault;
use crate::model::{Picture, PictureFormat};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::{BufRead, Cursor, Read, Seek};

/// How many pixels a photo may have, as many as the best phones take.
const MOST_PIXELS: u64 = 100_000_000;
/// The most memory the pixels of one photo may take while they are decoded, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// The most memory that anything beside the pixels may take in a PNG, in bytes. Its colour profile
/// is packed, and some thousand bytes become as many as one likes.
const BESIDE: u64 = 16 * 1024 * 1024;
/// The most scans of a JPEG: programs write about ten, and each passes over the whole picture.
const MOST_SCANS: u64 = 100;
/// The most pixels that all scans of a JPEG pass over.
const MOST_PASSED: u64 = 2_000_000_000;
/// Where the size of a JPEG nearly always stands: the notes of a camera take up to 64 KiB, and a
/// small picture of its own follows. The decoder would read the whole file.
const HEAD: u64 = 256 * 1024;
/// The most that is looked through for the size of a JPEG, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What picture a file holds, by its first bytes and not by its name.
///
/// # Errors
/// A file that is no JPEG, PNG or WebP, whose head is broken, or that has too many pixels.
pub fn probe(mut input: impl BufRead + Seek) -> Result<Picture, Fault> {
    let head = first(&mut input, HEAD)?;
    let format = format_of(&head)?;
    if format == PictureFormat::Jpeg {
        let whole = (head.len() as u64) < HEAD;
        return match opened(Cursor::new(&head), format) {
            Err(Fault::Broken(_)) if !whole => {
                opened(Cursor::new(first(&mut input, LONGEST)?), format)
            }
            found => found,
        }
        .map(|found| found.picture);
    }
    input.rewind().map_err(|error| Fault::Broken(error.to_string()))?;
    opened(input, format).map(|found| found.picture)
}

fn first(input: &mut (impl Read + Seek), most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = input.rewind().and_then(|()| input.take(most).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Fault::Broken(error.to_string()))
}

/// A picture whose head was read, and its pixels not yet.
pub(super) struct Opened<D> {
    /// What it is, upright.
    pub(super) picture: Picture,
    /// How it must be turned for that.
    pub(super) orientation: Orientation,
    pub(super) decoder: D,
}

/// Reads the head of a picture.
pub(super) fn opened<'a>(
    input: impl BufRead + Seek + 'a,
    format: PictureFormat,
) -> Result<Opened<Box<dyn ImageDecoder + 'a>>, Fault> {
    let mut reader = ImageReader::with_format(input, known_as(format));
    let mut limits = Limits::default();
    limits.max_alloc = Some(if format == PictureFormat::Png { BESIDE } else { MEMORY });
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| Fault::broken(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MEMORY {
        return Err(Fault::TooLarge(width, height));
    }
    let orientation = decoder.orientation().map_err(|error| Fault::broken(&error))?;
    let (width, height) = turned(orientation, (width, height));
    let picture = Picture { width, height, format };
    Ok(Opened { picture, orientation, decoder: Box::new(decoder) })
}

/// Width and height after, or before, a picture is turned.
pub(super) fn turned(orientation: Orientation, (width, height): (u32, u32)) -> (u32, u32) {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let aside = [Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH].contains(&orientation);
    if aside { (height, width) } else { (width, height) }
}

fn known_as(format: PictureFormat) -> ImageFormat {
    match format {
        PictureFormat::Jpeg => ImageFormat::Jpeg,
        PictureFormat::Png => ImageFormat::Png,
        PictureFormat::WebP => ImageFormat::WebP,
    }
}

/// Whether a JPEG has its end, and no more scans than anybody waits for.
pub(super) fn can_be_read_through(bytes: &[u8], picture: &Picture) -> Result<(), Fault> {
    let scans = scans(bytes).ok_or_else(|| Fault::Broken("end of image missing".into()))?;
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if scans > MOST_SCANS || scans * pixels > MOST_PASSED { Err(Fault::Slow) } else { Ok(()) }
}

/// How many scans a JPEG has before its end (ITU-T T.81 §B.1.1.3); nothing of one that has no end.
/// The decoder makes grey of what is missing, so a photo that was copied by half would be
/// published by half.
fn scans(bytes: &[u8]) -> Option<u64> {
    const START_OF_SCAN: u8 = 0xda;
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut scans = 0;
    while let [0xff, marker, after @ ..] = rest {
        rest = match (marker, after) {
            // Nobody counts on.
            _ if scans > MOST_SCANS => return Some(scans),
            (0xd9, _) => return Some(scans),
            (0xff, _) => rest.get(1..).unwrap_or_default(),
            (0x01 | 0xd0..=0xd7, _) => after,
            (_, [high, low, ..]) => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let after = after.get(length..).unwrap_or_default();
                scans += u64::from(*marker == START_OF_SCAN);
                if *marker == START_OF_SCAN { after_scan(after) } else { after }
            }
            _ => return None,
        };
    }
    None
}

/// Whether a picture is several, shown after each other: a moving WebP says so in its head
/// (developers.google.com/speed/webp/docs/riff_container), a PNG in a chunk before its pixels
/// (PNG third edition, §11.3.6).
pub fn moves(bytes: &[u8]) -> bool {
    const ANIMATION: u8 = 0x02;
    match format_of(bytes) {
        Ok(PictureFormat::WebP) => {
            let extended = bytes.get(12..16) == Some(b"VP8X");
            extended && bytes.get(20).is_some_and(|flags| flags & ANIMATION != 0)
        }
        Ok(PictureFormat::Png) => has_animation_control(bytes),
        _ => false,
    }
}

fn has_animation_control(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let [a, b, c, d, name @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]);
        match name.first_chunk() {
            Some(b"acTL") => return true,
            Some(b"IDAT") | None => return false,
            // Its name, and its sum behind it.
            Some(_) => {
                let next = usize::try_from(length).ok().and_then(|length| length.checked_add(8));
                rest = next.and_then(|next| name.get(next..)).unwrap_or_default();
            }
        }
    }
    false
}

/// What follows the pixels of one scan: in them, 0 or a restart stands behind every 255.
pub(super) fn after_scan(bytes: &[u8]) -> &[u8] {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7));
    let end = bytes.windows(2).position(ends);
    end.and_then(|end| bytes.get(end..)).unwrap_or_default()
}

/// The kind of a picture by its first bytes.
pub(super) fn format_of(head: &[u8]) -> Result<PictureFormat, Fault> {
    let named = |at, word: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(word));
    if named(0, &[0xff, 0xd8, 0xff]) {
        return Ok(PictureFormat::Jpeg);
    }
    if named(0, b"\x89PNG\r\n\x1a\n") {
        return Ok(PictureFormat::Png);
    }
    if named(0, b"RIFF") && named(8, b"WEBP") {
        return Ok(PictureFormat::WebP);
    }
    Err(match image::guess_format(head) {
        _ if named(4, b"ftypavi") => Fault::Kind("AVIF"),
        // Phones write several brands; all of them are HEIC to those who use them.
        _ if ["heic", "heix", "heim", "mif1", "msf1", "hevc"]
            .iter()
            .any(|brand| named(4, format!("ftyp{brand}").as_bytes())) =>
        {
            Fault::Kind("HEIC")
        }
        Ok(ImageFormat::Gif) => Fault::Kind("GIF"),
        Ok(ImageFormat::Bmp) => Fault::Kind("BMP"),
        Ok(ImageFormat::Tiff) => Fault::Kind("TIFF"),
        _ if named(0, b"%PDF") => Fault::Kind("PDF"),
        _ => Fault::NoPicture,
    })
}
