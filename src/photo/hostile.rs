//! Files made to break, stop or fill the program, and files broken by chance.

use super::head::opened;
use super::samples::{self, Notes, chunk_of_png, held, quarters};
use super::*;
use crate::model::{Picture, PictureFormat};
use image::{DynamicImage, GrayImage, ImageDecoder, RgbImage};
use std::io::Cursor;
use std::sync::mpsc::channel;
use std::thread;

/// A picture of which every pixel says something.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut seed = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([seed >> 8, seed >> 16, seed >> 24].map(|value| value as u8))
    })
    .into()
}

/// What comes of proving a file, and of making its prints.
fn both(bytes: &[u8]) -> Result<(), Fault> {
    let picture = probe(Cursor::new(bytes))?;
    let proved = develop(bytes, &picture, &[]).map(drop);
    let made = develop(bytes, &picture, &prints(&picture));
    let end = made.as_ref().map(|_| ()).map_err(Clone::clone);
    assert_eq!(end, proved, "who passes is published");
    for (print, made) in prints(&picture).iter().zip(made.unwrap_or_default()) {
        let found = image::ImageReader::new(Cursor::new(made)).with_guessed_format().unwrap();
        assert_eq!(found.into_dimensions().unwrap(), (print.width, print.height));
    }
    proved
}

/// The chunk of a PNG by this name: where its length stands, and how many bytes it has in all.
fn chunk(bytes: &[u8], name: &[u8; 4]) -> (usize, usize) {
    let at = bytes.windows(4).position(|word| word == name).unwrap() - 4;
    let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (at, length as usize + 12)
}

#[test]
fn a_packed_profile_takes_no_more_memory_than_a_profile_may() {
    let packed = |side: u32| {
        let black = samples::png(&GrayImage::new(side, side).into(), Notes::default());
        let (at, length) = chunk(&black, b"IDAT");
        black[at + 8..at + length - 4].to_vec()
    };
    for (side, is_profile) in [(1000, true), (8000, false)] {
        let mut bytes = samples::png(&quarters(16, 16).into(), Notes::default());
        let profile = [b"name\0\0", &packed(side)[..]].concat();
        assert!(profile.len() < 500_000, "little is written, and much unpacked");
        bytes.splice(33..33, chunk_of_png(b"iCCP", &profile));
        let mut decoder = opened(Cursor::new(&bytes), PictureFormat::Png).unwrap().decoder;
        assert_eq!(decoder.icc_profile().unwrap().is_some(), is_profile, "{side}");
        assert_eq!(both(&bytes), Ok(()), "the picture itself is whole");
    }
}

#[test]
fn a_jpeg_that_begins_over_and_over_again_is_not_read_to_its_end() {
    let whole = samples::jpeg(&noise(64, 64), Notes::default());
    let scan = whole.windows(2).position(|word| word == [0xff, 0xda]).unwrap();
    let (head, scan) = whole[..whole.len() - 2].split_at(scan);
    let of = |scans: usize| [head, &scan.repeat(scans), b"\xff\xd9"].concat();
    let picture = probe(Cursor::new(&whole)).unwrap();
    assert_eq!(develop(&of(10_000), &picture, &[]), Err(Fault::Slow));
    assert_eq!(develop(&of(101), &picture, &[]), Err(Fault::Slow));
    assert_ne!(develop(&of(2), &picture, &[]), Err(Fault::Slow));
}

/// As programs rescue them: what was copied, and an end of image behind it.
#[test]
fn half_a_jpeg_with_an_end_is_not_published_half_grey() {
    let grey = GrayImage::from_fn(70, 300, |x, y| image::Luma([(x * y % 251) as u8]));
    for picture in [noise(64, 64), noise(300, 500), grey.into()] {
        let whole = samples::jpeg(&picture, Notes { exif: held(6), ..Notes::default() });
        assert_eq!(both(&whole), Ok(()));
        let scan = whole.windows(2).position(|word| word == [0xff, 0xda]).unwrap() + 20;
        for part in 1..15 {
            let cut = scan + (whole.len() - scan) * part / 25;
            let bytes = [&whole[..cut], b"\xff\xd9"].concat();
            assert!(matches!(both(&bytes), Err(Fault::Broken(_))), "{part} of {}", picture.width());
        }
        // The last byte may be filled up, and a little behind the pixels harms nobody.
        let bytes = [&whole[..whole.len() - 2], b"\0\0\0\xff\xd9"].concat();
        assert_eq!(both(&bytes), Ok(()));
    }
}

#[test]
fn a_png_broken_within_is_told_before_it_is_published() {
    let whole = samples::png(&noise(40, 40), Notes::default());
    let (at, length) = chunk(&whole, b"IDAT");
    let sum = at + length - 4;
    for change in [sum, sum + 3, at + 8, at + length / 2] {
        let mut bytes = whole.clone();
        bytes[change] ^= 0x10;
        assert!(matches!(both(&bytes), Err(Fault::Broken(_))), "{change}");
    }
    // The sum is right and the pixels end early.
    let short = chunk_of_png(b"IDAT", &whole[at + 8..at + length / 2]);
    let bytes = [&whole[..at], &short, &whole[at + length..]].concat();
    assert!(matches!(both(&bytes), Err(Fault::Broken(_))));
}

#[test]
fn what_moves_is_told_from_what_does_not() {
    let still = quarters(16, 8);
    assert!(moves(&samples::moving_webp(16, 8)) && moves(&samples::moving_png(&still)));
    let notes = || Notes { exif: held(6), ..Notes::default() };
    for make in [samples::jpeg, samples::png, samples::webp] {
        assert!(!moves(&make(&still.clone().into(), notes())));
    }
    let endless = [&samples::png(&still.into(), Notes::default())[..33], &[0xff; 9]].concat();
    assert!(!moves(&endless) && !moves(b"") && !moves(b"RIFF\0\0\0\0WEBPVP8X"));
}

/// Thousands of small pictures with bits turned, bytes changed, and parts cut out or doubled.
#[test]
fn however_a_photo_is_broken_it_is_told_or_published_whole() {
    let mut seed = 20_210_630_u64;
    let mut next = |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % most.max(1) as u64) as usize
    };
    let notes = || Notes { exif: held(6), ..Notes::default() };
    let still: RgbImage = noise(37, 23).into_rgb8();
    let wholes = [
        samples::jpeg(&still.clone().into(), notes()),
        samples::jpeg(&GrayImage::from_pixel(9, 70, image::Luma([90])).into(), notes()),
        samples::inks([true, false, true, false]),
        samples::png(&still.clone().into(), notes()),
        samples::moving_png(&still),
        samples::webp(&still.into(), notes()),
        samples::moving_webp(16, 8),
    ];
    let (mut told, mut whole) = (0, 0);
    for round in 0..4000 {
        let mut bytes = wholes[round % wholes.len()].clone();
        for _ in 0..=next(3) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] ^= 1 << next(8),
                1 => bytes[at] = next(256) as u8,
                2 => drop(bytes.drain(at..(at + next(9)).min(bytes.len()))),
                _ => {
                    let part = bytes[at..(at + next(30)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        match both(&bytes) {
            Ok(()) => whole += 1,
            Err(_) => told += 1,
        }
    }
    assert!(told > 1000 && whole > 100, "{told} told, {whole} whole");
}

#[test]
fn photos_wait_until_there_is_room_for_them() {
    let (send, receive) = channel();
    let first = gate::room_for(400 << 20);
    let waiting = thread::spawn(move || {
        let room = gate::room_for(400 << 20);
        send.send(()).unwrap();
        drop(room);
    });
    (0..2000).for_each(|_| thread::yield_now());
    assert!(receive.try_recv().is_err());
    drop(first);
    receive.recv().unwrap();
    waiting.join().unwrap();
    drop(gate::room_for(u64::MAX >> 1));
}

#[test]
fn what_was_proved_and_made_once_is_taken_from_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let archive = || Archive::new(std::sync::Arc::new(crate::cache::Folder::at(folder.path())));
    let bytes = samples::jpeg(&noise(500, 40), Notes::default());
    let picture = probe(Cursor::new(&bytes)).unwrap();
    let (path, negative) = (std::path::Path::new("a.jpg"), Negative::of(&bytes));
    let first = archive();
    assert_eq!(first.proved(path), None);
    assert_eq!(first.prove(path, &bytes, &picture), Ok(Sound::Still));
    assert_eq!(first.proved(path), Some(negative));
    let later = archive();
    let plain = develop(&bytes, &picture, &prints(&picture)).unwrap();
    for (print, made) in prints(&picture).iter().zip(plain) {
        assert_eq!(later.print(&negative, &picture, print), Some(made));
        let other = Picture { width: 499, ..picture };
        assert_eq!(later.print(&negative, &other, print), None);
        assert_eq!(later.print(&Negative::of(b"other"), &picture, print), None);
    }
    let half = &bytes[..bytes.len() / 2];
    for _ in 0..2 {
        assert!(matches!(later.prove(path, half, &picture), Err(Fault::Broken(_))));
        assert_eq!(Archive::default().prove(path, &bytes, &picture), Ok(Sound::Still));
    }
    let moving = samples::moving_webp(16, 8);
    let picture = probe(Cursor::new(&moving)).unwrap();
    for archive in [archive(), archive()] {
        assert_eq!(archive.prove(path, &moving, &picture), Ok(Sound::Moving));
    }
}
