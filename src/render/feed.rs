//! What is new, as Atom feeds: of the site, and of each department.
//!
//! There only where the site knows its address, because a feed is read away from it. A feed is
//! made when somebody asks for it, and nothing of it is kept.

mod atom;
mod news;

use super::context::Shared;
use super::facts::Facts;
use super::routes::{GroupKind, Route};
use super::view::feeds;
use crate::model::Id;
use crate::output::{Output, Recipe};
use atom::{Channel, Feed};
use std::sync::Arc;

/// How many entries a feed has at most: what a reader that asks now and then has not seen yet.
const MOST: usize = 100;

/// Adds the feeds.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    if shared.site.base_url.is_none() {
        return;
    }
    add_feed(output, shared, None);
    for (index, group) in shared.groups().iter().enumerate() {
        if group.kind == GroupKind::Department {
            add_feed(output, shared, Some(index));
        }
    }
}

/// The feed of the group at this place, or of the site.
fn add_feed(output: &mut Output, shared: &Arc<Shared>, group: Option<usize>) {
    let id = group.and_then(|index| shared.groups().get(index)).map(|group| group.id.clone());
    let (route, shared) = (Route::Feed(id), Arc::clone(shared));
    output.insert(route.path(), Recipe::make(move || Ok(feed(&shared, group).into_bytes())));
}

fn feed(shared: &Shared, group: Option<usize>) -> String {
    let base = shared.site.base_url.as_deref().unwrap_or_default();
    let found = group.and_then(|index| shared.groups().get(index));
    let id = found.map(|group| group.id.as_str());
    let department = id.and_then(|id| shared.site.department(&Id::new(id)));
    let (feed, page) = match id {
        None => (Route::Feed(None), Route::Home),
        Some(id) => {
            let page = Route::Group(GroupKind::Department, id.to_owned(), 1);
            (Route::Feed(Some(id.to_owned())), page)
        }
    };
    let roster = found.map_or(&shared.rosters.all, |group| &group.roster);
    let facts: Vec<&Facts> = roster.facts(shared).map(|facts| &**facts).collect();
    let channel = Channel {
        title: feeds::title(shared, department),
        own: format!("{base}{}", feed.canonical()),
        page: format!("{base}{}", page.canonical()),
    };
    Feed { shared, base }.document(&channel, &news::newest(&facts, MOST))
}
