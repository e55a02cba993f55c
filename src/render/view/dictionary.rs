//! The data page: which files of open data there are, and what every column means.

use super::frame::{Frame, Head, Link};
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub(crate) struct Dictionary {
    frame: Frame,
    title: String,
}

/// The page.
pub(crate) fn dictionary(shared: &Shared) -> Dictionary {
    let title = shared.locale.word("nav.data").to_owned();
    let head = Head {
        title: title.clone(),
        description: shared.locale.word("data.description").to_owned(),
        crumbs: vec![Link::here(&title)],
        contact: None,
    };
    Dictionary { frame: Frame::new(shared, &Route::Data, head), title }
}
