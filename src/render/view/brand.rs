//! What a theme's `theme.yaml` adds to the frame of every page: logo and foot.

use super::frame::Link;
use crate::diagnostics::{Diagnostic, KeyPath, Phrase, Place};
use crate::markdown::{self, Target};
use crate::model::{Prose, Site};
use crate::render::context::{Shared, Shown};
use crate::render::html::Html;
use crate::render::routes::Route;
use crate::theme::Look;
use serde::Serialize;

/// The picture beside the site's name.
#[derive(Debug, Serialize)]
pub(crate) struct Logo {
    src: String,
    /// The one for a dark ground, where there is another.
    dark: Option<String>,
    alt: String,
    width: u16,
    height: u16,
}

impl Logo {
    /// The logo as a page shows it.
    pub(crate) fn of(look: &Look, at: &Route) -> Option<Self> {
        let logo = look.logo.as_ref()?;
        let link = |file: &String| at.link(&Route::Asset(file.clone()));
        Some(Self {
            src: link(&logo.file),
            dark: logo.dark.as_ref().map(link),
            alt: logo.alt.clone(),
            width: logo.width,
            height: logo.height,
        })
    }
}

/// The theme's part of the foot.
#[derive(Debug, Serialize)]
pub(crate) struct Footer {
    text: Option<Html>,
    links: Vec<Link>,
    address: String,
}

impl Footer {
    /// The foot as a page shows it; its links are meant from the home page.
    pub(crate) fn of(shared: &Shared, at: &Route) -> Option<Self> {
        let footer = &shared.look.footer;
        if *footer == crate::theme::Footer::default() {
            return None;
        }
        let shown = Shown { from: &Route::Home, at };
        let href = |target: &str| {
            shared.address(shown, target).map_or_else(|| target.to_owned(), |address| address.href)
        };
        let links = footer.links.iter();
        let links =
            links.map(|(text, target)| Link { href: Some(href(target)), text: text.clone() });
        let text = Prose { source: footer.text.clone(), first_line: 1 };
        Some(Self {
            text: shared.prose(shown, &text, 2),
            links: links.collect(),
            address: footer.address.clone(),
        })
    }
}

/// The links of a theme's foot that lead nowhere in this site.
pub(crate) fn dead_links(look: &Look, site: &Site) -> Vec<Diagnostic> {
    let dead = |target: &str| {
        let within = Target::within_site(target);
        within.is_some_and(|target| site.destination(&Route::Home, &target.path).is_none())
    };
    let at = |path: KeyPath, target: &str| {
        let place = Place::part(look.file.clone(), path, target);
        Diagnostic::error("theme/link", place, nowhere(target)).hint(Phrase::new(
            "첫 페이지에서 본 경로를 쓰세요. 예: `method/index.html`",
            "write a path as seen from the home page, like `method/index.html`",
        ))
    };
    let footer = || KeyPath::of("footer");
    let listed = look.footer.links.iter().enumerate().filter(|(_, (_, href))| dead(href));
    let listed =
        listed.map(|(index, (_, href))| at(footer().key("links").index(index).key("href"), href));
    let outline = markdown::outline(&look.footer.text);
    let in_text = outline.links.iter().filter(|link| link.is_allowed && dead(&link.target));
    let in_text = in_text.map(|link| at(footer().key("text"), &link.target));
    listed.chain(in_text).collect()
}

fn nowhere(target: &str) -> Phrase {
    Phrase::new(
        format!("꼬리말의 링크 `{target}`에 해당하는 페이지나 파일이 없습니다"),
        format!("the link `{target}` of the foot leads to nothing the site has"),
    )
}
