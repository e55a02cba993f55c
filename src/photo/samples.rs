//! Pictures made in code, as cameras, scanners and drawing programs write them.
//!
//! For tests only; what is expected of a picture stands in the test.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage};

pub(super) const RED: [u8; 3] = [220, 30, 30];
pub(super) const GREEN: [u8; 3] = [30, 160, 40];
pub(super) const BLUE: [u8; 3] = [30, 40, 210];
pub(super) const WHITE: [u8; 3] = [250, 250, 250];

/// A picture whose quarters are red, green, blue and white, from left to right and down.
pub(super) fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x * 2 < width, y * 2 < height) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

/// What a camera or program writes beside the pixels; what is empty is not written.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) exif: Vec<u8>,
    pub(super) profile: Vec<u8>,
}

/// Notes of a camera (TIFF 6.0, EXIF 2.32 §4.6.4): how it was held, 1 to 8, and its maker.
pub(super) fn held(orientation: u8) -> Vec<u8> {
    let mut notes = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    notes.extend(b"\x01\x0f\0\x02\0\0\0\x04Cam\0");
    notes.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    notes.extend(b"\0\0\0\0GPS 37.45 126.90");
    notes
}

fn write(mut encoder: impl ImageEncoder, picture: &DynamicImage, notes: Notes) {
    if !notes.exif.is_empty() {
        encoder.set_exif_metadata(notes.exif).unwrap();
    }
    if !notes.profile.is_empty() {
        encoder.set_icc_profile(notes.profile).unwrap();
    }
    picture.write_with_encoder(encoder).unwrap();
}

pub(super) fn jpeg(picture: &DynamicImage, notes: Notes) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(JpegEncoder::new_with_quality(&mut bytes, 95), picture, notes);
    bytes
}

pub(super) fn png(picture: &DynamicImage, notes: Notes) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(PngEncoder::new(&mut bytes), picture, notes);
    bytes
}

pub(super) fn webp(picture: &DynamicImage, notes: Notes) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(WebPEncoder::new_lossless(&mut bytes), picture, notes);
    bytes
}

/// A moving WebP of two frames of this size, all red and then all blue
/// (developers.google.com/speed/webp/docs/riff_container).
pub(super) fn moving_webp(width: u8, height: u8) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [name, &length[..], data].concat()
    };
    let size = [width - 1, 0, 0, height - 1, 0, 0];
    let frame = |colour| {
        let (width, height) = (width.into(), height.into());
        let still =
            webp(&RgbImage::from_pixel(width, height, Rgb(colour)).into(), Notes::default());
        let head = [&[0; 6], &size[..], &[100, 0, 0, 0]].concat();
        chunk(b"ANMF", &[&head, &still[12..]].concat())
    };
    let canvas = [&[2, 0, 0, 0], &size[..]].concat();
    let chunks = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &canvas),
        chunk(b"ANIM", &[0; 6]),
        frame(RED),
        frame(BLUE),
    ];
    chunk(b"RIFF", &chunks.concat())
}

/// A moving PNG (PNG third edition, §11.3.6): the picture is its first frame, a second follows.
pub(super) fn moving_png(picture: &RgbImage) -> Vec<u8> {
    let still = png(&picture.clone().into(), Notes::default());
    let (width, height) = (picture.width().to_be_bytes(), picture.height().to_be_bytes());
    let frame = |number: u8| {
        let rest = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0];
        chunk_of_png(b"fcTL", &[&[0, 0, 0, number], &width[..], &height, &rest].concat())
    };
    // Length, name and sum of IHDR and its 13 bytes stand behind the 8 bytes of every PNG.
    let (head, pixels) = still.split_at(8 + 12 + 13);
    let (pixels, end) = pixels.split_at(pixels.len() - 12);
    let control = chunk_of_png(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let second = chunk_of_png(b"fdAT", &[&[0, 0, 0, 2], &pixels[8..pixels.len() - 4]].concat());
    [head, &control, &frame(0), pixels, &frame(1), &second, end].concat()
}

/// A chunk with its sum (PNG third edition, §5.3).
pub(super) fn chunk_of_png(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let body = [name, data].concat();
    let sum = body.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    });
    [&length[..], &body, &(!sum).to_be_bytes()].concat()
}

/// A JPEG of four inks, 8 by 8 pixels of one colour, as printing programs write it: each ink from
/// none (255) to full (0), of which only these two can be said here (ITU-T T.81 §B and §F.1).
pub(super) fn inks(full: [bool; 4]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    let mut segment = |kind: u8, data: &[u8]| {
        bytes.extend([0xff, kind]);
        bytes.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        bytes.extend(data);
    };
    segment(0xee, b"Adobe\0\x64\0\0\0\0\0");
    segment(0xdb, &[&[0][..], &[1; 64]].concat());
    segment(0xc0, &[8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // One code of one bit: a step of ten bits for the mean, and nothing else for the rest.
    let table = |kind: u8, symbol: u8| [&[kind, 1], &[0; 15][..], &[symbol]].concat();
    segment(0xc4, &table(0x00, 10));
    segment(0xc4, &table(0x10, 0));
    segment(0xda, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    // The mean of 255 is 8 * (255 - 128) above the middle, the mean of 1 as far below it.
    let bits = full.map(|full| if full { "000000001110" } else { "011111110000" }).concat();
    bytes.extend(&u64::from_str_radix(&bits, 2).unwrap().to_be_bytes()[2..]);
    bytes.extend(b"\xff\xd9");
    bytes
}
