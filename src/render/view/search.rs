//! The search page.

use super::frame::{Frame, Head, Link};
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    frame: Frame,
    title: String,
}

/// The page.
pub(crate) fn search(shared: &Shared) -> Search {
    let title = shared.locale.word("nav.search").to_owned();
    let head = Head {
        title: title.clone(),
        description: shared.locale.word("search.description").to_owned(),
        crumbs: vec![Link::here(&title)],
        contact: None,
    };
    Search { frame: Frame::new(shared, &Route::Search, head), title }
}
