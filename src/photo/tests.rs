//! Prints of pictures made in code: upright, of the right colours, without a trace.

use super::samples::{self, BLUE, GREEN, Notes, RED, WHITE, held, quarters};
use super::*;
use crate::model::{Picture, PictureFormat};
use PictureFormat::{Jpeg, Png, WebP};
use image::{DynamicImage, GrayImage, ImageBuffer, Luma, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// What a file is, and its prints.
fn developed(bytes: &[u8]) -> (Picture, Vec<(Print, Vec<u8>)>) {
    let picture = probe(Cursor::new(bytes)).unwrap();
    let prints = prints(&picture);
    let made = develop(bytes, &picture, &prints).unwrap();
    (picture, prints.into_iter().zip(made).collect())
}

fn pixels(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

/// Whether two colours look alike; what is encoded with losses never is the same.
fn alike(one: [u8; 3], other: [u8; 3], apart: u8) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= apart)
}

/// The colours near the corners: above, then below.
fn corners(picture: &RgbImage) -> [[u8; 3]; 4] {
    let (right, low) = (picture.width() - 1, picture.height() - 1);
    let (x, y) = (right / 8, low / 8);
    [(x, y), (right - x, y), (x, low - y), (right - x, low - y)]
        .map(|(x, y)| picture.get_pixel(x, y).0)
}

#[test]
fn a_photo_stands_upright_however_the_camera_was_held() {
    // EXIF 2.32 §4.6.4 says where the first row and column of the pixels are seen.
    let seen = [
        [RED, GREEN, BLUE, WHITE],
        [GREEN, RED, WHITE, BLUE],
        [WHITE, BLUE, GREEN, RED],
        [BLUE, WHITE, RED, GREEN],
        [RED, BLUE, GREEN, WHITE],
        [BLUE, RED, WHITE, GREEN],
        [WHITE, GREEN, BLUE, RED],
        [GREEN, WHITE, RED, BLUE],
    ];
    for (orientation, expected) in (1..).zip(seen) {
        // One of them is large enough to be printed in two sizes.
        let (long, short) = if orientation == 6 { (640, 600) } else { (64, 32) };
        let (width, height) = if orientation < 5 { (long, short) } else { (short, long) };
        for make in [samples::jpeg, samples::png, samples::webp] {
            let notes = Notes { exif: held(orientation), ..Notes::default() };
            let bytes = make(&quarters(long, short).into(), notes);
            let (picture, prints) = developed(&bytes);
            assert_eq!((picture.width, picture.height), (width, height));
            for (print, bytes) in prints {
                let made = pixels(&bytes);
                assert_eq!(made.dimensions(), (print.width, print.height));
                let found = corners(&made);
                let same = found.iter().zip(expected).all(|(one, other)| alike(*one, other, 24));
                assert!(same, "{orientation} {print:?}: {found:?}");
            }
        }
    }
}

/// The names of a JPEG's segments up to its pixels (ITU-T T.81 §B.1.1.4).
fn segments(bytes: &[u8]) -> Vec<u8> {
    let mut names = Vec::new();
    let mut at = 2;
    while bytes[at + 1] != 0xda {
        names.push(bytes[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    names
}

/// The names of a PNG's or WebP's chunks.
fn chunks(bytes: &[u8], format: PictureFormat) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = if format == Png { 8 } else { 12 };
    while at < bytes.len() {
        let word = |at: usize| <[u8; 4]>::try_from(&bytes[at..at + 4]).unwrap();
        let (name, length) = if format == Png {
            (word(at + 4), 12 + u32::from_be_bytes(word(at)))
        } else {
            (word(at), 8 + u32::from_le_bytes(word(at + 4)).next_multiple_of(2))
        };
        names.push(String::from_utf8(name.to_vec()).unwrap());
        at += length as usize;
    }
    names.dedup();
    names
}

#[test]
fn nothing_but_the_picture_is_published() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    for make in [samples::jpeg, samples::png, samples::webp] {
        let notes = Notes { exif: held(6), profile: profile.clone() };
        let bytes = make(&quarters(60, 40).into(), notes);
        let holds = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|w| w == word);
        assert!(holds(&bytes, b"GPS 37.45"), "the sample says where it was taken");
        for (print, bytes) in developed(&bytes).1 {
            assert!(!holds(&bytes, b"GPS") && !holds(&bytes, b"Cam"), "{print:?}");
            match print.format {
                Jpeg => assert!(
                    segments(&bytes).iter().all(|name| [0xe0, 0xdb, 0xc0, 0xc4].contains(name)),
                    "JFIF, tables and size: {:x?}",
                    segments(&bytes)
                ),
                Png => assert_eq!(chunks(&bytes, Png), ["IHDR", "IDAT", "IEND"]),
                WebP => assert_eq!(chunks(&bytes, WebP), ["VP8 "]),
            }
        }
    }
}

/// The one colour of every print.
fn colours(bytes: &[u8]) -> Vec<[u8; 3]> {
    let prints = developed(bytes).1;
    prints.iter().map(|(_, bytes)| *pixels(bytes).get_pixel(2, 2)).map(|p| p.0).collect()
}

fn assert_all_are(bytes: &[u8], colour: [u8; 3]) {
    let found = colours(bytes);
    assert!(found.len() > 1 && found.iter().all(|one| alike(*one, colour, 4)), "{found:?}");
}

#[test]
fn what_is_see_through_lies_on_white_and_never_turns_black() {
    let notes = Notes::default;
    let clear: DynamicImage = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])).into();
    assert_all_are(&samples::png(&clear, notes()), [255; 3]);
    assert_all_are(&samples::webp(&clear, notes()), [255; 3]);
    let half: DynamicImage = RgbaImage::from_pixel(8, 8, Rgba([0, 100, 200, 128])).into();
    assert_all_are(&samples::png(&half, notes()), [127, 177, 227]);
    let deep: ImageBuffer<Rgba<u16>, Vec<u16>> = ImageBuffer::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
    assert_all_are(&samples::png(&deep.into(), notes()), [255; 3]);
}

#[test]
fn greys_deep_colours_and_inks_keep_their_colour() {
    let grey: DynamicImage = GrayImage::from_pixel(8, 8, Luma([90])).into();
    assert_all_are(&samples::jpeg(&grey, Notes::default()), [90; 3]);
    assert_all_are(&samples::png(&grey, Notes::default()), [90; 3]);
    let deep: ImageBuffer<image::Rgb<u16>, Vec<u16>> =
        ImageBuffer::from_pixel(8, 8, image::Rgb([200 * 257, 100 * 257, 50 * 257]));
    assert_all_are(&samples::png(&deep.into(), Notes::default()), [200, 100, 50]);
    assert_all_are(&samples::inks([false, true, true, false]), [255, 0, 0]);
    assert_all_are(&samples::inks([false; 4]), [255; 3]);
    assert_all_are(&samples::inks([true, true, true, true]), [0; 3]);
}

/// Worked out by hand from the primaries of Display P3 (SMPTE EG 432-1) and sRGB (IEC 61966-2-1).
#[test]
fn wide_colours_of_phones_become_those_of_the_web() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    for (written, seen) in [
        ([200, 100, 50], [215, 93, 31]),
        ([90, 160, 110], [61, 162, 105]),
        ([128, 128, 128], [128, 128, 128]),
    ] {
        let picture: DynamicImage = RgbImage::from_pixel(16, 16, image::Rgb(written)).into();
        for make in [samples::jpeg, samples::png, samples::webp] {
            let notes = Notes { profile: profile.clone(), ..Notes::default() };
            assert_all_are(&make(&picture, notes), seen);
        }
    }
    let picture: DynamicImage = RgbImage::from_pixel(16, 16, image::Rgb([200, 100, 50])).into();
    let notes = Notes { profile: b"no profile".to_vec(), ..Notes::default() };
    assert_all_are(&samples::png(&picture, notes), [200, 100, 50]);
}

#[test]
fn of_a_moving_picture_the_first_frame_is_shown() {
    assert_all_are(&samples::moving_webp(16, 8), RED);
    let first = RgbImage::from_pixel(16, 8, image::Rgb(GREEN));
    assert_all_are(&samples::moving_png(&first), GREEN);
}

#[test]
fn the_same_photo_gives_the_same_bytes() {
    let bytes = samples::jpeg(&quarters(700, 50).into(), Notes::default());
    let (picture, all) = developed(&bytes);
    assert_eq!(developed(&bytes).1, all);
    for (print, made) in all {
        assert_eq!(develop(&bytes, &picture, &[print]).unwrap().len(), 1, "{print:?}");
        if print.width == 700 {
            assert_eq!(develop(&bytes, &picture, &[print]).unwrap(), [made]);
        }
    }
}

#[test]
fn what_is_no_photo_is_told_by_its_kind() {
    let told = |bytes: &[u8]| probe(Cursor::new(bytes)).unwrap_err();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(told(heic), Fault::Kind("HEIC"));
    assert_eq!(told(b"\0\0\0\x18ftypavif\0\0\0\0"), Fault::Kind("AVIF"));
    assert_eq!(told(b"GIF89a\x01\0\x01\0"), Fault::Kind("GIF"));
    assert_eq!(told(b"%PDF-1.4"), Fault::Kind("PDF"));
    assert_eq!(told(b"II*\0\x08\0\0\0"), Fault::Kind("TIFF"));
    for nothing in [&b""[..], b"a", b"<svg/>", b"RIFF\0\0\0\0WAVE"] {
        assert_eq!(told(nothing), Fault::NoPicture);
    }
    for broken in [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x04\0\0\0WEBP"] {
        assert!(matches!(told(broken), Fault::Broken(_)), "{broken:?}");
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_by_its_head() {
    let mut bomb = samples::png(&quarters(4, 4).into(), Notes::default());
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x4e, 0x20]);
    let head = &bomb[12..29];
    let sum = head.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| (s >> 1) ^ (0xedb8_8320 * (s & 1)))
    });
    bomb[29..33].copy_from_slice(&(!sum).to_be_bytes());
    assert_eq!(probe(Cursor::new(&bomb)), Err(Fault::TooLarge(30_000, 20_000)));
    let small = Picture { width: 4, height: 4, format: Png };
    assert_eq!(develop(&bomb, &small, &prints(&small)), Err(Fault::TooLarge(30_000, 20_000)));
}

#[test]
fn a_photo_that_breaks_off_is_never_half_a_print() {
    for make in [samples::jpeg, samples::png, samples::webp] {
        let noise = RgbImage::from_fn(64, 64, |x, y| {
            image::Rgb([x, y, x * y].map(|value| (value * 37 % 251) as u8))
        });
        let whole = make(&noise.into(), Notes::default());
        let picture = probe(Cursor::new(&whole)).unwrap();
        for len in (whole.len() / 2..whole.len() - 12).step_by(97) {
            let made = develop(&whole[..len], &picture, &prints(&picture));
            assert!(matches!(made, Err(Fault::Broken(_))), "{:?} of {}", len, whole.len());
        }
    }
}

#[test]
fn a_photo_that_was_replaced_meanwhile_is_not_taken_for_the_other() {
    let bytes = samples::png(&quarters(40, 20).into(), Notes::default());
    let other = Picture { width: 20, height: 40, format: Png };
    assert_eq!(develop(&bytes, &other, &prints(&other)), Err(Fault::Changed));
}

/// However a head is cut or changed, it is told from a picture or read, and nothing stops.
#[test]
fn no_bytes_stop_the_run() {
    for make in [samples::jpeg, samples::png, samples::webp] {
        let notes = Notes { exif: held(6), ..Notes::default() };
        let whole = make(&quarters(24, 16).into(), notes);
        for at in 0..whole.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                if let Ok(picture) = probe(Cursor::new(&bytes)) {
                    let few = &prints(&picture)[..1];
                    let _ = develop(&bytes, &picture, few);
                }
            }
        }
    }
}
