//! The search page.
//!
//! Looks for nothing: `assets/search.js` does, in the index that `render/search.rs` makes. Without
//! it the page says so, and names the lists.

use super::frame::{Crumb, Frame, Head, Link, lists};
use super::list::Badge;
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    frame: Frame,
    title: String,
    root: String,
    script: String,
    /// What results are given, by the id of their status.
    badges: Vec<(String, Badge)>,
    /// The lists, for who would rather look through them, or has to.
    ways: Vec<Link>,
}

/// The page.
pub(crate) fn search(shared: &Shared) -> Search {
    let at = Route::Search;
    let title = shared.locale.word("nav.search").to_owned();
    let head = Head {
        title: title.clone(),
        description: shared.locale.word("search.description").to_owned(),
        crumbs: vec![Crumb::here(&title)],
        contact: None,
    };
    let badge =
        |status: &crate::model::Status| (status.id.to_string(), Badge::new(shared, status, &at));
    Search {
        frame: Frame::new(shared, &at, head),
        title,
        root: at.root(),
        script: at.link(&Route::Asset("search.js".to_owned())),
        badges: shared.site.statuses.iter().map(badge).collect(),
        ways: ways(shared, &at),
    }
}

/// The list of all projects, and those by area, department, status and year.
fn ways(shared: &Shared, at: &Route) -> Vec<Link> {
    let all = Link::new(at, &Route::Projects(1), shared.locale.word("foot.projects"));
    std::iter::once(all).chain(lists(shared, at)).collect()
}
