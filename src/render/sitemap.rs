//! The sitemap: every page of the site, as <https://www.sitemaps.org/protocol.html> has it.
//!
//! Says when a page was changed only where the content does: a report card's `updated`. What is
//! computed from all projects changes with any of them, and the content does not say when.

use crate::model::{Page, Precision};
use crate::output::{Output, Recipe};
use crate::render::context::Shared;
use crate::render::routes::Route;
use crate::render::xml;
use std::ops::Range;
use std::sync::Arc;

/// How many pages are written in one piece.
const STRETCH: usize = 4096;

/// Adds the sitemap, where the site knows its address.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    if let Some(base) = &shared.site.base_url {
        add_lists(output, (shared, base), most(base));
    }
}

/// How many pages a sitemap of a site at this address may list: the protocol allows 50,000, and
/// 50 MB. Names of folders are at most 255 bytes long on every disk, so that an entry is shorter
/// than the address of the site and 512 bytes.
fn most(base: &str) -> usize {
    const PAGES: usize = 50_000;
    const BYTES: usize = 50 * 1024 * 1024;
    PAGES.min(BYTES / (xml::text(base).len() + 512)).max(1)
}

/// Adds the list of all pages of a site at an address; where there are more than `most`, lists of
/// so many and the list of these.
fn add_lists(output: &mut Output, (shared, base): (&Arc<Shared>, &str), most: usize) {
    let all = places(shared).count();
    if all <= most {
        output.insert(Route::Sitemap(0).path(), list(shared, base, 0..all));
        return;
    }
    let lists = all.div_ceil(most);
    output.insert(Route::Sitemap(0).path(), Recipe::bytes(index(base, lists).into_bytes()));
    for number in 1..=lists {
        let pages = (number - 1) * most..all.min(number * most);
        output.insert(Route::Sitemap(number).path(), list(shared, base, pages));
    }
}

/// A sitemap of some of the pages.
fn list(shared: &Arc<Shared>, base: &str, pages: Range<usize>) -> Recipe {
    let (shared, base) = (Arc::clone(shared), xml::text(base));
    let pieces = pages.len().div_ceil(STRETCH).max(1);
    Recipe::pieces(pieces, move |piece| {
        let first = (pages.start + piece * STRETCH).min(pages.end);
        let last = (first + STRETCH).min(pages.end);
        let mut out = String::new();
        if piece == 0 {
            out.push_str(&head("urlset"));
        }
        entries(&shared, &base, first..last, &mut out);
        if last == pages.end {
            out.push_str("</urlset>\n");
        }
        Ok(out.into_bytes())
    })
}

fn index(base: &str, lists: usize) -> String {
    let mut out = head("sitemapindex");
    for number in 1..=lists {
        let address = xml::text(&format!("{base}{}", Route::Sitemap(number).canonical()));
        out.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
    }
    out.push_str("</sitemapindex>\n");
    out
}

fn head(root: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
}

/// Entries of some of the pages; `base` is the site's address as XML.
fn entries(shared: &Shared, base: &str, pages: Range<usize>, out: &mut String) {
    for place in places(shared).skip(pages.start).take(pages.len()) {
        let Some((route, changed)) = page(shared, place) else { continue };
        let address = xml::text(&route.canonical());
        out.push_str(&format!("<url><loc>{base}{address}</loc>"));
        if let Some(day) = changed {
            out.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        out.push_str("</url>\n");
    }
}

/// A page by its place among those of its kind, so that many can be passed over quickly.
#[derive(Debug, Clone, Copy)]
enum Place {
    Home,
    Method,
    Data,
    Free(usize),
    Projects(usize),
    Group(usize, usize),
    Report(usize),
}

/// Every page, in one order: neither search, which has nothing to be found by, nor the page in
/// place of one that is not there.
fn places(shared: &Shared) -> impl Iterator<Item = Place> {
    let free = shared.site.pages.iter().enumerate().filter(|(_, page)| is_own(page));
    let groups = shared.groups().iter().enumerate();
    [Place::Home, Place::Method, Place::Data]
        .into_iter()
        .chain(free.map(|(index, _)| Place::Free(index)))
        .chain((1..=Route::pages_of(shared.facts.len())).map(Place::Projects))
        .chain(groups.flat_map(|(index, group)| {
            (1..=Route::pages_of(group.roster.len())).map(move |page| Place::Group(index, page))
        }))
        .chain((0..shared.facts.len()).map(Place::Report))
}

/// Whether a free page has an address of its own.
fn is_own(page: &Page) -> bool {
    Route::of_page(page) != Route::Method
}

/// The page, and the day it was last changed where the content says so to the day: the protocol's
/// schema knows no less exact date.
fn page(shared: &Shared, place: Place) -> Option<(Route, Option<String>)> {
    let route = match place {
        Place::Home => Route::Home,
        Place::Method => Route::Method,
        Place::Data => Route::Data,
        Place::Free(index) => Route::of_page(shared.site.pages.get(index)?),
        Place::Projects(page) => Route::Projects(page),
        Place::Group(index, page) => {
            let group = shared.groups().get(index)?;
            Route::Group(group.kind, group.id.clone(), page)
        }
        Place::Report(index) => {
            let facts = shared.facts.get(index)?;
            let updated = facts.project.card.updated;
            let day = updated.filter(|date| date.precision() == Precision::Day);
            return Some((facts.route(), day.map(|date| date.iso())));
        }
    };
    Some((route, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::locale::Locale;
    use crate::model::{Area, Id, Site, WebAddress};
    use crate::render::darkroom::Darkroom;
    use crate::render::facts;
    use crate::render::roster::Rosters;
    use crate::render::templates::Templates;
    use crate::render::view::frame::Frames;
    use crate::theme::Theme;
    use std::sync::OnceLock;

    const BASE: &str = "https://a.example/r&d/";

    /// A site of so many areas and nothing else.
    fn site(areas: usize) -> Site {
        let area =
            |number| Area { id: Id::new(format!("a-{number}")), name: "길 & 물".to_owned() };
        Site {
            base_url: WebAddress::parse(BASE).ok(),
            areas: (1..=areas).map(area).collect(),
            statuses: Vec::new(),
            departments: Vec::new(),
            ..check::sample::site()
        }
    }

    fn shared(site: Site) -> Arc<Shared> {
        let theme = Theme::default();
        let locale = Arc::new(Locale::of(&site, &theme));
        let facts = facts::of_site(&site, &[]);
        Arc::new(Shared {
            templates: Arc::new(Templates::new(&theme, &locale).unwrap()),
            other: Arc::clone(&locale),
            locale,
            rosters: Rosters::new(&site, &facts, None),
            facts,
            look: Arc::default(),
            darkroom: Arc::new(Darkroom::new(Arc::default())),
            outline: None,
            searched: OnceLock::new(),
            frames: Frames::default(),
            site: Arc::new(site),
        })
    }

    /// The files of a sitemap, and the addresses in each.
    fn files(areas: usize, most: usize) -> Vec<(String, Vec<String>)> {
        let mut output = Output::new();
        add_lists(&mut output, (&shared(site(areas)), BASE), most);
        let addresses = |(path, recipe): (String, Recipe)| {
            let bytes = recipe.carry_out(|_| panic!("nothing is read")).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let document = roxmltree::Document::parse(&text).unwrap();
            let locs = document.descendants().filter(|node| node.tag_name().name() == "loc");
            (path, locs.map(|loc| loc.text().unwrap().to_owned()).collect())
        };
        output.iter().map(addresses).collect()
    }

    #[test]
    fn a_long_list_is_split_and_loses_nothing() {
        let whole = files(6, 10);
        let [(path, pages)] = &whole[..] else { panic!("{whole:?}") };
        assert_eq!((path.as_str(), pages.len()), ("sitemap.xml", 10));

        let split = files(6, 4);
        let names: Vec<&str> = split.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let lists: Vec<usize> = split.iter().map(|(_, pages)| pages.len()).collect();
        assert_eq!(lists, [4, 4, 2, 3]);
        let listed: Vec<String> = split.iter().take(3).flat_map(|(_, p)| p.clone()).collect();
        assert_eq!(listed, *pages);
        let index = [1, 2, 3].map(|number| format!("{BASE}sitemap-{number}.xml"));
        assert_eq!(split.last().unwrap().1, index);
    }

    #[test]
    fn what_is_written_in_pieces_is_whole() {
        let areas = STRETCH * 2;
        let one = files(areas, areas + 4);
        assert_eq!(one[0].1.len(), areas + 4);
        let last = format!("{BASE}areas/a-{areas}/");
        assert_eq!(one[0].1.last(), Some(&last));
    }

    #[test]
    fn a_sitemap_keeps_the_bounds_of_the_protocol() {
        assert_eq!(most("https://a.kr/"), 50_000);
        let long = format!("https://a.kr/{}/", "a&".repeat(2000));
        let most = most(&long);
        assert!(most < 50_000 && most * (xml::text(&long).len() + 512) <= 50 * 1024 * 1024);
    }
}
