//! Pixels -> the bytes of a picture file, with nothing in it but the picture.

use super::Fault;
use crate::model::PictureFormat;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageEncoder, ImageError, RgbImage};

/// JPEG quality, 1 to 100.
const JPEG_QUALITY: u8 = 82;
/// WebP quality, 0 to 100: as good to the eye as the JPEG, in two thirds of its bytes.
const WEBP_QUALITY: f32 = 78.0;

/// A picture as a file.
pub(super) fn encoded(picture: &RgbImage, format: PictureFormat) -> Result<Vec<u8>, Fault> {
    let made = match format {
        PictureFormat::Jpeg => jpeg(picture),
        PictureFormat::Png => png(picture),
        PictureFormat::WebP => return webp(picture),
    };
    made.map_err(|error| Fault::broken(&error))
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok(bytes)
}

fn png(picture: &RgbImage) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8)?;
    Ok(bytes)
}

fn webp(picture: &RgbImage) -> Result<Vec<u8>, Fault> {
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    let made = encoder.encode_simple(false, WEBP_QUALITY);
    made.map(|bytes| bytes.to_vec()).map_err(|error| Fault::Broken(format!("{error:?}")))
}
