//! How a page is shown where somebody passes its link on: Open Graph (<https://ogp.me>).
//!
//! A picture is a project's own photo, or none: one with its title could be drawn only with a
//! font of Hangul, which this program does not bring.

use crate::diagnostics::Language;
use crate::model::{Date, Photo};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::routes::Route;
use serde::Serialize;

/// What a page tells of itself beside title and description.
#[derive(Debug, Serialize)]
pub(crate) struct Share {
    /// The title without the site's.
    title: String,
    kind: &'static str,
    locale: &'static str,
    /// When a report card was last changed.
    modified: Option<String>,
    image: Option<Image>,
}

#[derive(Debug, Serialize)]
struct Image {
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

impl Share {
    /// Of the page `at`, which has this title; nothing where it is the home page.
    pub(crate) fn of(shared: &Shared, at: &Route, title: &str) -> Self {
        let facts = shared.shown(at);
        let is_article = facts.is_some() || matches!(at, Route::Page(_));
        Self {
            title: if title.is_empty() { shared.site.title.clone() } else { title.to_owned() },
            kind: if is_article { "article" } else { "website" },
            locale: match shared.site.language {
                Language::Korean => "ko_KR",
                Language::English => "en_GB",
            },
            modified: facts.and_then(|facts| facts.project.card.updated).map(Date::iso),
            image: facts.and_then(|facts| image(shared, facts)),
        }
    }
}

/// The first published photo of a project as its largest JPEG; nothing where the site does not
/// know its address, for others fetch it from there.
fn image(shared: &Shared, facts: &Facts) -> Option<Image> {
    let of_photo = |photo: &Photo| {
        let (print, route) = facts.largest_jpeg(photo)?;
        Some(Image {
            url: shared.absolute(&route)?,
            width: print.width,
            height: print.height,
            alt: photo.alt.clone().unwrap_or_default(),
        })
    };
    facts.project.card.photos.iter().find_map(of_photo)
}
