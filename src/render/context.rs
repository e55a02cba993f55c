//! What every recipe shares: the site, its facts, the words and the templates.

use super::darkroom::Darkroom;
use super::facts::Facts;
use super::html::Html;
use super::roster::{Group, Rosters};
use super::routes::Route;
use super::search::Index;
use super::templates::Templates;
use super::view::frame::Frames;
use crate::chart::{Outline, Voice};
use crate::locale::Locale;
use crate::markdown::{self, Address, Target};
use crate::model::{Prose, Site, SourceKey, SourceRef};
use crate::theme::Look;
use std::sync::{Arc, OnceLock};

/// Everything a page is made from; read-only and shared by all recipes.
pub(crate) struct Shared {
    /// The site.
    pub(crate) site: Arc<Site>,
    /// Words, numbers and dates.
    pub(crate) locale: Arc<Locale>,
    /// The same in the other language, for data that is described in both.
    pub(crate) other: Arc<Locale>,
    /// Compiled templates.
    pub(crate) templates: Arc<Templates>,
    /// One entry per published project, in the order of `Site::projects`: by slug.
    pub(crate) facts: Vec<Arc<Facts>>,
    /// Lists of projects.
    pub(crate) rosters: Rosters,
    /// What the theme adds to the frame.
    pub(crate) look: Arc<Look>,
    /// Where prints of photos are made.
    pub(crate) darkroom: Arc<Darkroom>,
    /// The outline of the district, ready to be drawn.
    pub(crate) outline: Option<Arc<Outline>>,
    /// What the search page looks in, once somebody asks.
    pub(crate) searched: OnceLock<Index>,
    /// What is around pages, once somebody makes one.
    pub(crate) frames: Frames,
}

impl Shared {
    /// The index of the search page; made when first asked for.
    pub(crate) fn search(&self) -> &Index {
        self.searched.get_or_init(|| Index::of(self))
    }

    /// How charts name things.
    pub(crate) fn voice(&self) -> Voice<'_> {
        Voice { site: &self.site, locale: &self.locale }
    }

    /// Every group with a page.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.rosters.groups
    }

    /// The facts of a published project, by its address.
    pub(crate) fn project(&self, slug: &str) -> Option<&Arc<Facts>> {
        let place = self.facts.binary_search_by(|facts| (*facts.project.slug).cmp(slug));
        self.facts.get(place.ok()?)
    }

    /// The project whose report card stands at a route: its own, or home where it is the only one.
    pub(crate) fn shown(&self, at: &Route) -> Option<&Arc<Facts>> {
        match (at, self.facts.as_slice()) {
            (Route::Report(slug), _) => self.project(slug),
            (Route::Home, [only]) => Some(only),
            _ => None,
        }
    }

    /// The name of a row of the money table.
    pub(crate) fn source_name(&self, source: SourceKey) -> &str {
        match source {
            SourceKey::Source(index) => {
                self.site.sources.get(index).map_or("", |source| source.name.as_str())
            }
            SourceKey::All => self.locale.word("money.all"),
        }
    }

    /// A source by the name of `site.yaml`, as a line or grant refers to it.
    pub(crate) fn name_of<'a>(&'a self, source: &'a SourceRef) -> &'a str {
        match source {
            SourceRef::All => self.source_name(SourceKey::All),
            SourceRef::Source(id) => {
                self.site.source(id).map_or(id.as_str(), |(_, source)| source.name.as_str())
            }
        }
    }

    /// The id of a row as CSV and JSON write it.
    pub(crate) fn source_id(&self, source: SourceKey) -> &str {
        match source {
            SourceKey::Source(index) => {
                self.site.sources.get(index).map_or("", |source| source.id.as_str())
            }
            SourceKey::All => "all",
        }
    }

    /// The author's Markdown as HTML, its highest heading at the given level (1 to 6); nothing
    /// where there is none.
    pub(crate) fn prose(&self, shown: Shown<'_>, prose: &Prose, first_heading: u8) -> Option<Html> {
        let address = |target: &str| self.address(shown, target);
        let html = || Html(markdown::to_html_at(&prose.source, first_heading, &address));
        (!prose.is_empty()).then(html)
    }

    /// One line of the author's as inline HTML.
    pub(crate) fn inline(&self, shown: Shown<'_>, text: &str) -> Html {
        Html(markdown::inline_to_html_at(text, &|target| self.address(shown, target)))
    }

    /// What a page writes for a target of the author's within the site: the file that is meant,
    /// named from where the text is shown. What leads nowhere stays as it was written.
    pub(crate) fn address(&self, Shown { from, at }: Shown<'_>, target: &str) -> Option<Address> {
        let found = self.found(from, target)?;
        // With one project, its report card is the home page too.
        let is_here = found.route == *at
            || (found.route == *from && *at == Route::Home && self.facts.len() == 1);
        if is_here && let Some(fragment) = found.fragment {
            return Some(Address { href: fragment, size: None });
        }
        let href = format!("{}{}", at.link(&found.route), found.rest());
        Some(Address { href, size: self.size_of(&found.route) })
    }

    /// What a target of the author's within the site means in a text of the page `from`; nothing
    /// where it leads nowhere.
    pub(crate) fn found(&self, from: &Route, target: &str) -> Option<Found> {
        let target = Target::within_site(target)?;
        let found = self.site.destination(from, &target.path)?;
        let fragment = target.fragment.or(found.anchor).map(|fragment| format!("#{fragment}"));
        Some(Found { route: found.route, query: target.query, fragment })
    }

    /// The absolute address of a file, where the site knows its own.
    pub(crate) fn absolute(&self, route: &Route) -> Option<String> {
        self.site.base_url.as_ref().map(|base| format!("{base}{}", route.canonical()))
    }

    /// Width and height of a photo as it is published, in pixels.
    fn size_of(&self, route: &Route) -> Option<(u32, u32)> {
        let Route::Media(slug, file) = route else { return None };
        let entry = self.project(slug)?.album.get(file)?;
        let (print, _) = entry.prints.iter().find(|(_, path)| path == file)?;
        Some((print.width, print.height))
    }
}

/// What an author's target within the site means.
pub(crate) struct Found {
    /// The file.
    pub(crate) route: Route,
    query: String,
    /// The part of it, with its `#`.
    fragment: Option<String>,
}

impl Found {
    /// What follows the file's address: query and fragment.
    pub(crate) fn rest(&self) -> String {
        format!("{}{}", self.query, self.fragment.as_deref().unwrap_or_default())
    }
}

/// A text's own page, from which its links are meant, and the page that shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// The page of the content the text belongs to.
    pub(crate) from: &'a Route,
    /// The page it stands on.
    pub(crate) at: &'a Route,
}

impl<'a> Shown<'a> {
    /// A text on its own page.
    pub(crate) fn at_home(page: &'a Route) -> Self {
        Self { from: page, at: page }
    }
}
