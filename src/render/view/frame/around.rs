//! What of the frame is the same on all pages that lie equally deep, made when the first of them is.

use super::{LicenseMark, Link, lists};
use crate::render::context::Shared;
use crate::render::forms::{Forms, Value};
use crate::render::html::Html;
use crate::render::routes::Route;
use crate::render::templates::Ready;
use crate::render::view::brand::Logo;
use std::sync::OnceLock;

/// By how many folders deep a page lies.
#[derive(Debug, Default)]
pub(crate) struct Frames([OnceLock<Around>; DEEPEST + 1]);

/// Folders above the deepest page: `areas/culture/page/2/`.
const DEEPEST: usize = 4;

/// What is around the pages of one depth.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) site: Ready,
    pub(super) publisher: Ready,
    pub(super) about: Ready,
    pub(super) as_of: Ready,
    pub(super) as_of_iso: Ready,
    pub(super) unit: Ready,
    pub(super) license: Ready,
    pub(super) home: Ready,
    pub(super) style: Ready,
    pub(super) script: Ready,
    pub(super) icon: Ready,
    /// The ways to the parts of the site, none of which is the page itself.
    pub(super) nav: Ready,
    pub(super) logo: Ready,
    /// The ways from the foot but the first.
    foot: String,
}

impl Frames {
    /// What is around a page.
    pub(super) fn around(&self, shared: &Shared, at: &Route) -> &Around {
        let depth = at.path().matches('/').count();
        let [.., deepest] = &self.0;
        self.0.get(depth).unwrap_or(deepest).get_or_init(|| Around::of(shared, at))
    }
}

impl Around {
    /// Around the pages that lie as deep as `at`.
    fn of(shared: &Shared, at: &Route) -> Self {
        let (site, locale) = (&shared.site, &shared.locale);
        let values = [("publisher", site.publisher.as_str()), ("site", &site.title)];
        let asset = |name: &str| Ready::text(&at.link(&Route::Asset(name.to_owned())));
        let links = links(shared, at);
        Self {
            site: Ready::text(&site.title),
            publisher: Ready::text(&site.publisher),
            about: Ready::text(&locale.say("foot.about", &values)),
            as_of: Ready::text(&locale.date(site.as_of)),
            as_of_iso: Ready::text(&site.as_of.iso()),
            unit: Ready::text(locale.unit_name()),
            license: Ready::of(&LicenseMark::of(shared)),
            home: Ready::text(&at.link(&Route::Home)),
            style: asset("style.css"),
            script: asset("site.js"),
            icon: asset("icon.svg"),
            nav: Ready::of(&items(shared.templates.forms(), &links, None)),
            logo: Ready::of(&Logo::of(&shared.look, at)),
            foot: foot(shared, at),
        }
    }

    /// The ways from the foot of a page; `contact` are the words of the one to its own section on
    /// contact, where it has one.
    pub(super) fn foot(&self, shared: &Shared, at: &Route, contact: Option<String>) -> Html {
        let first = match contact {
            Some(text) => Link { href: Some("#contact".into()), text },
            None => {
                let departments = at.link(&Route::Projects(1)) + "#departments";
                Link { href: Some(departments), text: shared.locale.word("foot.contacts").into() }
            }
        };
        let mut all = items(shared.templates.forms(), &[first], None);
        all.0.push_str(&self.foot);
        all
    }
}

/// The ways to the parts of the site, from a page that is one of them; nothing from another.
pub(super) fn nav(shared: &Shared, at: &Route) -> Option<Ready> {
    let is_part = matches!(
        at,
        Route::Projects(_) | Route::Method | Route::Data | Route::Page(_) | Route::Search
    );
    let nav = || items(shared.templates.forms(), &links(shared, at), Some(at.link(at).as_str()));
    is_part.then(|| Ready::of(&nav()))
}

fn links(shared: &Shared, at: &Route) -> Vec<Link> {
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

fn foot(shared: &Shared, at: &Route) -> String {
    let link = |to, key| Link::new(at, &to, shared.locale.word(key));
    let links = [
        link(Route::Projects(1), "foot.projects"),
        link(Route::Method, "foot.method"),
        link(Route::Data, "foot.data"),
    ];
    items(shared.templates.forms(), &links, None).0
}

/// Links as items of a list; the one that leads to `here` as the page itself.
fn items(forms: &Forms, links: &[Link], here: Option<&str>) -> Html {
    let mut items = String::new();
    for link in links {
        let values = [link.href.as_deref().unwrap_or_default(), &link.text].map(Value::Text);
        if link.href.as_deref() == here {
            forms.own_link_item.fill(values, &mut items);
        } else {
            forms.link_item.fill(values, &mut items);
        }
    }
    Html(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::routes::GroupKind;

    #[test]
    fn every_page_has_a_depth_of_its_own() {
        // Deeper ones would share the links of those above them.
        let depth = |route: &Route| route.path().matches('/').count();
        let group = Route::Group(GroupKind::Department, "roads".to_owned(), 2);
        assert_eq!(depth(&group), DEEPEST);
        for route in [
            Route::Home,
            Route::Projects(2),
            Route::Report("a".to_owned()),
            Route::Page("about".to_owned()),
            Route::Method,
            Route::Data,
            Route::Search,
            Route::NotFound,
        ] {
            assert!(depth(&route) <= DEEPEST, "{}", route.path());
        }
    }
}
