//! What is new, as Atom feeds: of the site, and of each department.
//!
//! There only where the site knows its address, because a feed is read away from it. A feed is
//! made when somebody asks for it, and nothing of it is kept.

mod atom;
mod news;

use super::context::Shared;
use super::facts::Facts;
use super::routes::{GroupKind, Route};
use crate::model::{Department, Id};
use crate::output::{Output, Recipe};
use atom::{Feed, Writer};
use std::sync::Arc;

/// How many entries a feed has at most: what a reader that asks now and then has not seen yet.
const MOST: usize = 100;

/// Adds the feeds.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    let Some(base) = &shared.site.base_url else { return };
    add_feed(output, (shared, base), None);
    for (index, group) in shared.groups().iter().enumerate() {
        if group.kind == GroupKind::Department {
            add_feed(output, (shared, base), Some(index));
        }
    }
}

/// The feed of the group at this place, or of the site, which stands at this address.
fn add_feed(output: &mut Output, (shared, base): (&Arc<Shared>, &str), group: Option<usize>) {
    let id = group.and_then(|index| shared.groups().get(index)).map(|group| group.id.clone());
    let (route, shared, base) = (Route::Feed(id), Arc::clone(shared), base.to_owned());
    output.insert(route.path(), Recipe::make(move || Ok(feed(&shared, &base, group).into_bytes())));
}

fn feed(shared: &Shared, base: &str, group: Option<usize>) -> String {
    let found = group.and_then(|index| shared.groups().get(index));
    let id = found.map(|group| group.id.as_str());
    let department = id.and_then(|id| shared.site.department(&Id::new(id)));
    let (own, page) = match id {
        None => (Route::Feed(None), Route::Home),
        Some(id) => {
            let page = Route::Group(GroupKind::Department, id.to_owned(), 1);
            (Route::Feed(Some(id.to_owned())), page)
        }
    };
    let roster = found.map_or(&shared.rosters.all, |group| &group.roster);
    let facts: Vec<&Facts> = roster.facts(shared).map(|facts| &**facts).collect();
    let feed = Feed {
        title: title(shared, department),
        own: format!("{base}{}", own.canonical()),
        page: format!("{base}{}", page.canonical()),
    };
    Writer { shared, base }.document(&feed, &news::newest(&facts, MOST))
}

/// The title of the feed of the site, or of a department.
pub(super) fn title(shared: &Shared, department: Option<&Department>) -> String {
    let site = shared.site.title.as_str();
    match department {
        None => shared.locale.say("feed.title", &[("site", site)]),
        Some(department) => {
            let values = [("site", site), ("department", department.name.as_str())];
            shared.locale.say("feed.title_department", &values)
        }
    }
}
