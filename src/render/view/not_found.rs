//! The page a server shows in place of one that is not there.
//!
//! It is shown at any address, so nothing relative leads anywhere: links and stylesheet are under
//! `base_url`, and without one it is text alone.

use super::frame::{LicenseMark, Link};
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde::Serialize;

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct NotFound {
    site: String,
    publisher: String,
    how: String,
    /// The start of every address of the site; none where the site does not know its own.
    base: Option<String>,
    style: String,
    icon: String,
    /// Where the search page is.
    search: String,
    ways: Vec<Link>,
    /// Its link leads to another site, so it is absolute; it is words alone where the others are.
    license: Option<LicenseMark>,
}

/// What is said, and where to go on.
pub(crate) fn not_found(shared: &Shared) -> NotFound {
    let (site, locale) = (&shared.site, &shared.locale);
    let base = site.base_url.as_deref().map(str::to_owned);
    let under = |route: &Route| {
        let link = Route::Home.link(route);
        base.as_ref().map(|base| format!("{base}{link}"))
    };
    let way = |route: &Route, part: &str, key: &str| Link {
        href: under(route).map(|href| format!("{href}{part}")),
        text: locale.word(key).to_owned(),
    };
    let how = match base {
        Some(_) => locale.word("missing.how").to_owned(),
        None => locale.say("missing.how_alone", &[("publisher", &site.publisher)]),
    };
    let asset = |name: &str| under(&Route::Asset(name.to_owned())).unwrap_or_default();
    let ways = vec![
        way(&Route::Home, "", "nav.home"),
        way(&Route::Projects(1), "", "foot.projects"),
        way(&Route::Projects(1), "#departments", "foot.contacts"),
        way(&Route::Method, "", "foot.method"),
        way(&Route::Data, "", "foot.data"),
    ];
    NotFound {
        site: site.title.clone(),
        publisher: site.publisher.clone(),
        how,
        style: asset("style.css"),
        icon: asset("icon.svg"),
        search: under(&Route::Search).unwrap_or_default(),
        ways: if base.is_some() { ways } else { Vec::new() },
        license: LicenseMark::of(shared),
        base,
    }
}
