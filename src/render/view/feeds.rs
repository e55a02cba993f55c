//! Which feeds a page names.

use crate::model::Department;
use crate::render::context::Shared;
use crate::render::feed;
use crate::render::routes::{GroupKind, Route};
use serde::Serialize;

/// A feed, as the head of a page and a link on it name it.
#[derive(Debug, Serialize)]
pub(crate) struct FeedLink {
    href: String,
    title: String,
    /// The words of a link to it.
    text: String,
}

/// The feeds of a page.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Feeds {
    /// The site's.
    site: Option<FeedLink>,
    /// That of the department the page is about.
    department: Option<FeedLink>,
}

impl Feeds {
    /// The feeds of the page `at`; none where the site does not know its address.
    pub(crate) fn of(shared: &Shared, at: &Route) -> Self {
        if shared.site.base_url.is_none() {
            return Self::default();
        }
        let say = |key, name: &str| shared.locale.say(key, &[("department", name)]);
        let of_department = |department: &Department| FeedLink {
            href: at.link(&Route::Feed(Some(department.id.to_string()))),
            title: feed::title(shared, Some(department)),
            text: say("feed.follow_department", &department.name),
        };
        let of_site = FeedLink {
            href: at.link(&Route::Feed(None)),
            title: feed::title(shared, None),
            text: shared.locale.word("feed.follow").to_owned(),
        };
        Self { site: Some(of_site), department: department(shared, at).map(of_department) }
    }
}

/// The department of a group's page, or of a report card.
fn department<'a>(shared: &'a Shared, at: &Route) -> Option<&'a Department> {
    let departments = &shared.site.departments;
    match at {
        Route::Group(GroupKind::Department, id, _) => {
            departments.iter().find(|department| department.id.as_str() == id)
        }
        _ => departments.get(shared.shown(at)?.seat.department?),
    }
}
