//! Photos as they are published: upright, no wider than a page needs, and without a trace.
//!
//! A picture is decoded and encoded anew, so nothing the camera wrote (place, time, owner)
//! reaches the site: GPS in photos is personal data. The only place that knows `image`. Which
//! pictures there are is the card's.

use crate::diagnostics::{Failure, Phrase};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::path::Path;

/// The widest and highest a published picture is, in pixels.
const LARGEST: u32 = 1600;
/// The widest and highest picture that is decoded at all, in pixels.
const LARGEST_READ: u32 = 20_000;
/// The most memory one picture may take while it is decoded, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// JPEG quality, 1 to 100.
const QUALITY: u8 = 82;

/// The bytes of a photo as published, in its own format (JPEG, PNG or WebP).
///
/// # Errors
/// A file that is no such picture, is broken, or is too large to decode.
pub(super) fn published(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let failure = |error: ImageError| {
        let attempted = Phrase::new(
            "사진을 읽지 못했습니다. JPEG, PNG, WebP 사진으로 바꾸어 넣으세요:",
            "could not read the photo; replace it by a JPEG, PNG or WebP picture:",
        );
        Failure::on(path, attempted, error)
    };
    let (picture, format) = decode(bytes).map_err(failure)?;
    encode(&picture, format).map_err(failure)
}

fn decode(bytes: Vec<u8>) -> Result<(DynamicImage, ImageFormat), ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_READ);
    limits.max_image_height = Some(LARGEST_READ);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let format = reader.format().unwrap_or(ImageFormat::Jpeg);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LARGEST {
        picture = picture.resize(LARGEST, LARGEST, image::imageops::FilterType::CatmullRom);
    }
    Ok((picture, format))
}

fn encode(picture: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, ImageError> {
    let mut out = Cursor::new(Vec::new());
    if format == ImageFormat::Jpeg {
        let flat = DynamicImage::from(picture.to_rgb8());
        flat.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))?;
    } else {
        picture.write_to(&mut out, format)?;
    }
    Ok(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    /// A JPEG with an EXIF block: orientation 6 (turn right), and a marker of a camera.
    fn from_a_camera() -> Vec<u8> {
        let mut plain = Cursor::new(Vec::new());
        let wide = DynamicImage::from(RgbImage::new(40, 20));
        wide.write_to(&mut plain, ImageFormat::Jpeg).unwrap();
        let mut exif =
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"GPS 37.45 126.90");
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
        bytes.extend_from_slice(&(exif.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(&exif);
        bytes.extend_from_slice(&plain.into_inner()[2..]);
        bytes
    }

    #[test]
    fn photos_are_upright_and_carry_no_trace() {
        let camera = from_a_camera();
        assert!(camera.windows(3).any(|bytes| bytes == b"GPS"));
        let made = published(Path::new("a.jpg"), camera).unwrap();
        assert!(!made.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"GPS "));
        let size = image::load_from_memory(&made).unwrap();
        assert_eq!((size.width(), size.height()), (20, 40));
    }

    #[test]
    fn large_photos_are_made_smaller() {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(RgbImage::new(3200, 100))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        let made = published(Path::new("a.png"), bytes.into_inner()).unwrap();
        assert_eq!(image::guess_format(&made).unwrap(), ImageFormat::Png);
        assert_eq!(image::load_from_memory(&made).unwrap().width(), LARGEST);
    }

    #[test]
    fn what_is_no_picture_is_a_failure_that_names_the_file() {
        let failure = published(Path::new("a.jpg"), b"not a picture".to_vec()).unwrap_err();
        assert!(failure.to_string().contains("a.jpg"), "{failure}");
    }
}
