//! The frame of every page: head, masthead, breadcrumb and foot.

use super::brand::{Footer, Logo};
use super::feeds::Feeds;
use super::linked::{DataBlock, Linked};
use super::share::Share;
use crate::render::context::Shared;
use crate::render::routes::{GroupKind, Route};
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

    fn link(&self, at: &Route) -> Link {
        let href = self.to.as_ref().map(|to| format!("{}{}", at.link(to), self.fragment));
        Link { href, text: self.text.clone() }
    }
}

/// What the frame shows.
#[derive(Debug, Serialize)]
pub(crate) struct Frame {
    /// Title of the page and the site, for the browser.
    title: String,
    /// The page in a sentence or several, for search engines.
    description: String,
    site: String,
    publisher: String,
    about: String,
    as_of: String,
    as_of_iso: String,
    unit: String,
    license: Option<LicenseMark>,
    home: String,
    style: String,
    script: String,
    icon: String,
    canonical: Option<String>,
    share: Share,
    feeds: Feeds,
    /// The page as linked data.
    linked: Option<DataBlock>,
    nav: Vec<Link>,
    /// The address of the page as its own links would have it.
    here: String,
    crumbs: Vec<Link>,
    foot: Vec<Link>,
    logo: Option<Logo>,
    footer: Option<Footer>,
}

impl Frame {
    /// The frame of a page; `crumbs` without the home page, which always comes first.
    pub(crate) fn new(shared: &Shared, at: &Route, head: Head) -> Self {
        let (site, locale) = (&shared.site, &shared.locale);
        let crumbs = crumbs(shared, head.crumbs);
        let linked = Linked { shared, at, description: &head.description, crumbs: &crumbs };
        let linked = linked.block();
        let name = if head.title.is_empty() || head.title == site.title {
            site.title.clone()
        } else {
            format!("{} | {}", head.title, site.title)
        };
        Self {
            title: name,
            share: Share::of(shared, at, &head.title),
            description: head.description,
            site: site.title.clone(),
            publisher: site.publisher.clone(),
            about: locale
                .say("foot.about", &[("publisher", &site.publisher), ("site", &site.title)]),
            as_of: locale.date(site.as_of),
            as_of_iso: site.as_of.iso(),
            unit: locale.unit_name().to_owned(),
            license: LicenseMark::of(shared),
            home: at.link(&Route::Home),
            style: at.link(&Route::Asset("style.css".into())),
            script: at.link(&Route::Asset("site.js".into())),
            icon: at.link(&Route::Asset("icon.svg".into())),
            canonical: shared.absolute(at),
            feeds: Feeds::of(shared, at),
            linked,
            nav: nav(shared, at),
            here: at.link(at),
            crumbs: crumbs.iter().map(|crumb| crumb.link(at)).collect(),
            foot: foot(shared, at, head.contact),
            logo: Logo::of(&shared.look, at),
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

fn nav(shared: &Shared, at: &Route) -> Vec<Link> {
    let word = |key: &str| shared.locale.word(key).to_owned();
    let mut nav = vec![Link::new(at, &Route::Projects(1), word("nav.projects"))];
    nav.extend(lists(shared, at));
    nav.push(Link::new(at, &Route::Method, word("nav.method")));
    nav.push(Link::new(at, &Route::Data, word("nav.data")));
    for page in shared.site.pages.iter().filter(|page| page.name != "method") {
        nav.push(Link::new(at, &Route::Page(page.name.clone()), &page.title));
    }
    nav.push(Link::new(at, &Route::Search, word("nav.search")));
    nav
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

fn foot(shared: &Shared, at: &Route, contact: Option<String>) -> Vec<Link> {
    let word = |key: &str| shared.locale.word(key).to_owned();
    let departments = format!("{}#departments", at.link(&Route::Projects(1)));
    let contact = match contact {
        Some(text) => Link { href: Some("#contact".into()), text },
        None => Link { href: Some(departments), text: word("foot.contacts") },
    };
    vec![
        contact,
        Link::new(at, &Route::Projects(1), word("foot.projects")),
        Link::new(at, &Route::Method, word("foot.method")),
        Link::new(at, &Route::Data, word("foot.data")),
    ]
}
