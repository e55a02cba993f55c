//! Colours as the web takes them where nothing is said: sRGB.
//!
//! Phones write a profile of wider colours into each photo. It is applied here and left out of the
//! print, so that colours look right and nothing of the camera remains. Profiles of inks and of
//! greys are not applied: the decoder has made plain colours of those already.

use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Applies a profile (ICC.1:2022) to a picture; one that can't be read says nothing.
pub(super) fn to_srgb(picture: &mut RgbImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options);
    let source = picture.as_raw().clone();
    if let Ok(transform) = transform
        && transform.transform(&source, picture).is_err()
    {
        picture.copy_from_slice(&source);
    }
}
