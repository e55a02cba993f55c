//! A picture file -> its prints: decoded once, turned upright, made smaller step by step.
//!
//! A function of bytes and wishes alone, so that who asks may keep its answers.

use super::head::{self, Opened, format_of, opened};
use super::{Fault, Print, colour, encode, entropy, gate};
use crate::model::{Picture, PictureFormat};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Rgb, RgbImage};
use std::io::Cursor;

/// The bytes of each of these prints, in their order. `picture` is what [`super::probe`] said of
/// the same file, and the prints are some of [`super::prints`].
///
/// Of a moving picture the first frame is taken. What is see-through becomes white: behind a print
/// lies paper, also on a dark page.
///
/// # Errors
/// A file that is broken anywhere, or is not `picture`.
pub fn develop(bytes: &[u8], picture: &Picture, prints: &[Print]) -> Result<Vec<Vec<u8>>, Fault> {
    let format = format_of(bytes)?;
    let Opened { picture: found, orientation, mut decoder } = opened(Cursor::new(bytes), format)?;
    if found != *picture {
        return Err(Fault::Changed);
    }
    if format == PictureFormat::Jpeg {
        head::can_be_read_through(bytes, &found)?;
        if entropy::is_cut(bytes) {
            return Err(Fault::Broken("pixels missing".into()));
        }
    }
    let _room = gate::room_for(decoder.total_bytes());
    let profile = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).map_err(|error| Fault::broken(&error))?;
    let mut sizes: Vec<_> = prints.iter().map(|print| (print.width, print.height)).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();

    let mut made = vec![Vec::new(); prints.len()];
    let mut before: Option<RgbImage> = None;
    let source = flat(decoded);
    for size in sizes {
        let smaller = match &before {
            Some(larger) => resized(larger, size)?,
            None => first(&source, size, orientation, profile.as_deref())?,
        };
        let wanted = prints.iter().zip(&mut made);
        for (print, bytes) in wanted.filter(|(print, _)| (print.width, print.height) == size) {
            *bytes = encode::encoded(&smaller, print.format)?;
        }
        before = Some(smaller);
    }
    Ok(made)
}

/// The largest print; turned and coloured after it was made smaller, which is less work.
fn first(
    source: &RgbImage,
    size: (u32, u32),
    orientation: Orientation,
    profile: Option<&[u8]>,
) -> Result<RgbImage, Fault> {
    let mut picture = resized(source, head::turned(orientation, size))?;
    if let Some(profile) = profile {
        colour::to_srgb(&mut picture, profile);
    }
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

/// Eight bits a colour, and no colour that shows what is behind it.
fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|value| on_white(value, alpha)))
    })
}

fn resized(picture: &RgbImage, (width, height): (u32, u32)) -> Result<RgbImage, Fault> {
    if picture.dimensions() == (width, height) {
        return Ok(picture.clone());
    }
    let failed = |error: &dyn std::fmt::Display| Fault::Broken(error.to_string());
    let source = ImageRef::new(picture.width(), picture.height(), picture, PixelType::U8x3)
        .map_err(|error| failed(&error))?;
    let mut smaller = Image::new(width, height, PixelType::U8x3);
    Resizer::new()
        .resize(&source, &mut smaller, &ResizeOptions::new())
        .map_err(|error| failed(&error))?;
    RgbImage::from_raw(width, height, smaller.into_vec()).ok_or_else(|| failed(&"size"))
}
