//! Pictures as a page shows them: small first, the large one a click away.

use super::super::routes::Route;
use crate::model::{Album, AlbumEntry, Card, Photo, PictureFormat};
use serde::Serialize;

/// The width of the print for browsers that can't choose, in pixels: at least that where there is
/// one.
const PLAIN: u32 = 960;

/// A picture, or its caption and place where there is none.
#[derive(Debug, Serialize)]
pub(crate) struct PhotoView {
    shown: Option<Shown>,
    alt: String,
    caption: String,
    place: String,
}

/// The files of one picture.
#[derive(Debug, Serialize)]
struct Shown {
    /// The largest, which opens.
    large: String,
    /// For browsers that choose, each with its width.
    webp: String,
    jpeg: String,
    /// For those that don't, and its size, which keeps its place on the page free.
    src: String,
    width: u32,
    height: u32,
}

/// The pictures of a card.
pub(crate) fn photos(at: &Route, slug: &str, (card, album): (&Card, &Album)) -> Vec<PhotoView> {
    let entry = |photo: &Photo| photo.file.as_ref().and_then(|file| album.get(file));
    let view = |photo: &Photo| PhotoView {
        shown: entry(photo).and_then(|entry| shown(at, slug, entry)),
        alt: photo.alt.clone().unwrap_or_default(),
        caption: photo.caption.clone().unwrap_or_default(),
        place: photo.place.clone().unwrap_or_default(),
    };
    card.photos.iter().map(view).collect()
}

fn shown(at: &Route, slug: &str, entry: &AlbumEntry) -> Option<Shown> {
    let link = |path: &str| at.link(&Route::Media(slug.to_owned(), path.to_owned()));
    let choice = |format| {
        let prints = entry.of_format(format);
        let one = prints.map(|(print, path)| format!("{} {}w", link(path), print.width));
        one.collect::<Vec<_>>().join(", ")
    };
    let jpegs: Vec<_> = entry.of_format(PictureFormat::Jpeg).collect();
    let (_, large) = jpegs.last()?;
    let (print, src) = jpegs.iter().find(|(print, _)| print.width >= PLAIN).or(jpegs.last())?;
    Some(Shown {
        large: link(large),
        webp: choice(PictureFormat::WebP),
        jpeg: choice(PictureFormat::Jpeg),
        src: link(src),
        width: print.width,
        height: print.height,
    })
}
