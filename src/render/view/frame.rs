//! The frame of every page: head, masthead, breadcrumb and foot.

mod around;

pub(crate) use around::Frames;

use super::brand::Footer;
use super::feeds::Feeds;
use super::linked::{DataBlock, Linked};
use super::share::Share;
use crate::render::context::Shared;
use crate::render::forms::{Forms, Value};
use crate::render::html::Html;
use crate::render::routes::{GroupKind, Route};
use crate::render::templates::Ready;
use serde::Serialize;

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    /// Where to, relative to the page; none for the page itself.
    pub(crate) href: Option<String>,
    /// The words of the link.
    pub(crate) text: String,
}

impl Link {
    /// A link from one file to another.
    pub(crate) fn new(from: &Route, to: &Route, text: impl Into<String>) -> Self {
        Self { href: Some(from.link(to)), text: text.into() }
    }

    /// The page itself: words without a link.
    pub(crate) fn here(text: impl Into<String>) -> Self {
        Self { href: None, text: text.into() }
    }
}

/// A step of the way to a page.
#[derive(Debug, Clone)]
pub(crate) struct Crumb {
    /// Where to; none for the page itself.
    pub(super) to: Option<Route>,
    /// The part of it that is meant, with its `#`, or nothing.
    pub(super) fragment: String,
    /// The words of the step.
    pub(super) text: String,
}

impl Crumb {
    /// A step that is a page.
    pub(super) fn new(to: Route, text: impl Into<String>) -> Self {
        Self { to: Some(to), fragment: String::new(), text: text.into() }
    }

    /// The same, and of it the part with an anchor.
    pub(super) fn part(to: Route, anchor: &str, text: impl Into<String>) -> Self {
        Self { fragment: format!("#{anchor}"), ..Self::new(to, text) }
    }

    /// The page itself.
    pub(super) fn here(text: impl Into<String>) -> Self {
        Self { to: None, fragment: String::new(), text: text.into() }
    }

    fn push(&self, forms: &Forms, at: &Route, items: &mut String) {
        match &self.to {
            Some(to) => {
                let href = at.link(to) + &self.fragment;
                forms.link_item.fill([Value::Text(&href), Value::Text(&self.text)], items);
            }
            None => forms.here_item.fill([Value::Text(&self.text)], items),
        }
    }
}

/// What the frame shows. What is the same on many pages is ready.
#[derive(Debug, Serialize)]
pub(crate) struct Frame {
    /// Title of the page and the site, for the browser.
    title: String,
    /// The page in a sentence or several, for search engines.
    description: String,
    site: Ready,
    publisher: Ready,
    about: Ready,
    as_of: Ready,
    as_of_iso: Ready,
    unit: Ready,
    license: Ready,
    home: Ready,
    style: Ready,
    script: Ready,
    icon: Ready,
    canonical: Option<String>,
    share: Share,
    feeds: Feeds,
    /// The page as linked data.
    linked: Option<DataBlock>,
    /// The ways to the parts of the site, as items of a list.
    nav: Ready,
    /// The way to the page, likewise.
    crumbs: Html,
    /// The ways from its foot, likewise.
    foot: Html,
    logo: Ready,
    footer: Option<Footer>,
}

impl Frame {
    /// The frame of a page; `crumbs` without the home page, which always comes first.
    pub(crate) fn new(shared: &Shared, at: &Route, head: Head) -> Self {
        let (site, forms) = (&shared.site, shared.templates.forms());
        let crumbs = crumbs(shared, head.crumbs);
        let linked = Linked { shared, at, description: &head.description, crumbs: &crumbs };
        let linked = linked.block();
        let name = if head.title.is_empty() || head.title == site.title {
            site.title.clone()
        } else {
            [&head.title, " | ", &site.title].concat()
        };
        let mut way = String::new();
        crumbs.iter().for_each(|crumb| crumb.push(forms, at, &mut way));
        let around = shared.frames.around(shared, at);
        Self {
            title: name,
            share: Share::of(shared, at, &head.title),
            description: head.description,
            site: around.site.clone(),
            publisher: around.publisher.clone(),
            about: around.about.clone(),
            as_of: around.as_of.clone(),
            as_of_iso: around.as_of_iso.clone(),
            unit: around.unit.clone(),
            license: around.license.clone(),
            home: around.home.clone(),
            style: around.style.clone(),
            script: around.script.clone(),
            icon: around.icon.clone(),
            canonical: shared.absolute(at),
            feeds: Feeds::of(shared, at),
            linked,
            nav: around::nav(shared, at).unwrap_or_else(|| around.nav.clone()),
            crumbs: Html(way),
            foot: around.foot(shared, at, head.contact),
            logo: around.logo.clone(),
            footer: Footer::of(shared, at),
        }
    }
}

/// What a page adds to its frame.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Title of the page; empty for the home page.
    pub(crate) title: String,
    /// The page in a sentence or several.
    pub(crate) description: String,
    /// The way to the page below home, the page itself last.
    pub(crate) crumbs: Vec<Crumb>,
    /// Words of the link to the page's contact section, where it has one.
    pub(crate) contact: Option<String>,
}

/// Under which terms the site may be used again, in words.
#[derive(Debug, Serialize)]
pub(crate) struct LicenseMark {
    name: String,
    /// What it allows.
    text: String,
    /// The page that explains it.
    page: String,
}

impl LicenseMark {
    /// The site's, where it has one.
    pub(crate) fn of(shared: &Shared) -> Option<Self> {
        let (license, locale) = (shared.site.license?, &shared.locale);
        Some(Self {
            name: locale.license_name(license),
            text: locale.license_terms(license),
            page: license.page(locale.language()),
        })
    }
}

/// The ways to the lists of areas, departments, statuses and years, of those there are.
pub(super) fn lists(shared: &Shared, at: &Route) -> impl Iterator<Item = Link> {
    let list = at.link(&Route::Projects(1));
    let there = |kind: &GroupKind| shared.groups().iter().any(|group| group.kind == *kind);
    GroupKind::ALL.into_iter().filter(there).map(move |kind| Link {
        href: Some(format!("{list}#{}", kind.folder())),
        text: shared.locale.word(&format!("nav.{}", kind.folder())).to_owned(),
    })
}

fn crumbs(shared: &Shared, own: Vec<Crumb>) -> Vec<Crumb> {
    if own.is_empty() {
        return own;
    }
    let home = Crumb::new(Route::Home, shared.locale.word("nav.home"));
    std::iter::once(home).chain(own).collect()
}
