//! The prints of a photo: how many files of which size and kind one picture is published as.
//!
//! Sizes only; their names are the album's, and making them is `photo`'s.

use super::{Picture, PictureFormat};

/// How wide prints are, in pixels: a column on a phone, the same on its dense screen, and what
/// opens when the picture is clicked.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// How high the largest print may be, in pixels: a long screenshot is still a file that opens.
const HIGHEST: u32 = 3200;

/// One file a photo is published as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// In pixels, at least 1.
    pub width: u32,
    /// In pixels, at least 1, in the picture's proportion as far as whole pixels allow.
    pub height: u32,
    /// How it is encoded.
    pub format: PictureFormat,
}

/// Every print of a photo, smallest first: WebP and JPEG in a few widths, none wider than the
/// original, and the largest also in the original's own format.
pub fn prints(picture: &Picture) -> Vec<Print> {
    use PictureFormat::{Jpeg, Png, WebP};
    let widths = widths(picture);
    let largest = widths.last().copied();
    let sizes = widths.iter().map(|width| (*width, height(picture, *width)));
    let print = |(width, height), format| Print { width, height, format };
    let mut prints: Vec<_> =
        sizes.flat_map(|size| [WebP, Jpeg].map(|format| print(size, format))).collect();
    if let (Png, Some(width)) = (picture.format, largest) {
        prints.push(print((width, height(picture, width)), Png));
    }
    prints
}

/// The widths worth making; a step hardly smaller than the largest would serve nobody.
fn widths(picture: &Picture) -> Vec<u32> {
    let [.., most] = WIDTHS;
    let largest = fitting(picture).min(picture.width).min(most).max(1);
    let smaller =
        WIDTHS.into_iter().filter(|width| u64::from(*width) * 5 <= u64::from(largest) * 4);
    smaller.chain([largest]).collect()
}

/// How wide the picture is where it is no higher than it may be.
fn fitting(picture: &Picture) -> u32 {
    let width = u64::from(picture.width) * u64::from(HIGHEST) / u64::from(picture.height.max(1));
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// The height at a width, rounded to the nearest pixel, and never more than a print may have.
fn height(picture: &Picture, width: u32) -> u32 {
    let (whole, high) = (u64::from(picture.width.max(1)), u64::from(picture.height));
    let height = (u64::from(width) * high * 2 + whole) / (whole * 2);
    u32::try_from(height).unwrap_or(u32::MAX).clamp(1, HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PictureFormat::{Jpeg, Png, WebP};

    fn picture(width: u32, height: u32, format: PictureFormat) -> Picture {
        Picture { width, height, format }
    }

    fn sizes(width: u32, height: u32) -> Vec<(u32, u32)> {
        let prints = prints(&picture(width, height, Jpeg));
        prints.iter().filter(|p| p.format == WebP).map(|p| (p.width, p.height)).collect()
    }

    #[test]
    fn no_print_is_wider_than_the_original() {
        assert_eq!(sizes(4000, 3000), [(480, 360), (960, 720), (1600, 1200)]);
        assert_eq!(sizes(3000, 4000), [(480, 640), (960, 1280), (1600, 2133)]);
        assert_eq!(sizes(1300, 13), [(480, 5), (960, 10), (1300, 13)]);
        assert_eq!(sizes(500, 400), [(500, 400)], "480 beside 500 would serve nobody");
        assert_eq!(sizes(600, 400), [(480, 320), (600, 400)]);
        assert_eq!(sizes(1, 1), [(1, 1)]);
        assert_eq!(sizes(20_000, 3), [(480, 1), (960, 1), (1600, 1)]);
        assert_eq!(sizes(1000, 20_000), [(160, 3200)]);
        // Nothing is narrower than a pixel, and no encoder takes what is higher than 16,383.
        assert_eq!(sizes(1, 60_000), [(1, 3200)]);
    }

    #[test]
    fn prints_come_in_both_formats_and_once_in_that_of_the_original() {
        let formats = |format| {
            let prints = prints(&picture(700, 70, format));
            prints.iter().map(|p| (p.width, p.format)).collect::<Vec<_>>()
        };
        let both = [(480, WebP), (480, Jpeg), (700, WebP), (700, Jpeg)];
        assert_eq!(formats(Jpeg), both);
        assert_eq!(formats(WebP), both);
        assert_eq!(formats(Png), [&both[..], &[(700, Png)]].concat());
    }
}
