//! Home: the district at a glance.

mod areas;
mod gaps;

use super::frame::{Frame, Head, Link};
use super::group::{self, Index};
use super::list::{self, Badge, List};
use super::money::KeyFigure;
use super::summary;
use super::sums::{GroupCharts, group_charts};
use crate::render::context::{Shared, Shown};
use crate::render::facts::Facts;
use crate::render::glance::Glance;
use crate::render::html::{Html, linking, strong};
use crate::render::routes::{GroupKind, Route};
use crate::render::totals::Totals;
use areas::AreaTable;
use gaps::GapSection;
use serde::Serialize;

/// The district at a glance.
#[derive(Debug, Serialize)]
pub(crate) struct Home {
    frame: Frame,
    title: String,
    intro: Html,
    figures: Vec<KeyFigure>,
    left_out: Option<Html>,
    /// Where the search page is, which takes what is typed here.
    search: String,
    charts: Option<GroupCharts>,
    statuses: Vec<StatusRow>,
    areas: Option<AreaTable>,
    list: List,
    all: Link,
    data: Link,
    indexes: Vec<Index>,
    latest: Vec<News>,
    gaps: Option<GapSection>,
}

#[derive(Debug, Serialize)]
struct StatusRow {
    badge: Badge,
    count: usize,
    dots: Vec<()>,
    definition: String,
}

#[derive(Debug, Serialize)]
struct News {
    iso: String,
    date: String,
    project: Link,
    text: Html,
}

/// Home of a site with several projects (or none).
pub(crate) fn home(shared: &Shared) -> Home {
    let at = Route::Home;
    let all = &shared.rosters.all;
    let (totals, glance) = (all.totals(shared), all.glance(shared));
    let frame =
        Frame::new(shared, &at, Head { description: summary::of_site(shared), ..Head::default() });
    // The tables of statuses and areas already lead to their groups.
    let mut indexes = group::indexes(shared, &at);
    let already = [GroupKind::Status, GroupKind::Area].map(GroupKind::folder);
    indexes.retain(|index| !already.contains(&index.anchor));
    Home {
        frame,
        title: shared.site.title.clone(),
        intro: intro(shared, &at, totals),
        figures: group::figures(shared, totals),
        left_out: group::left_out(shared, &at, totals),
        search: at.link(&Route::Search),
        charts: group_charts(shared, &at, totals),
        statuses: statuses(shared, &at),
        areas: areas::table(shared, &at),
        list: list::list(shared, &at, all),
        all: Link::new(&at, &Route::Projects(1), shared.locale.word("home.all_projects")),
        data: Link::new(&at, &Route::Data, shared.locale.word("home.data")),
        indexes,
        latest: latest(shared, &at, glance),
        gaps: gaps::section(shared, &at),
    }
}

fn intro(shared: &Shared, at: &Route, totals: &Totals) -> Html {
    let locale = &shared.locale;
    let number = |n: usize| strong(&locale.number(n as i128));
    let mut said = group::marked_sentence(shared, totals);
    if totals.projects > 0 {
        let (done, all) = (number(totals.done), locale.number(totals.projects as i128));
        said.push(' ');
        said.push_str(&locale.say("home.done", &[("done", &done), ("all", &all)]));
    }
    if let Some(untold) = gaps::untold(locale, totals.gaps.counted.untold) {
        said.push(' ');
        said.push_str(&untold);
    }
    linking(&said, Some(&gaps::untold_list(at)))
}

fn latest(shared: &Shared, at: &Route, glance: &Glance) -> Vec<News> {
    let news = |(facts, result): (&Facts, &crate::model::DatedResult)| News {
        iso: result.date.from.iso(),
        date: shared.locale.date_range(result.date),
        project: Link::new(at, &facts.route(), &facts.project.card.title),
        text: shared.inline(Shown { from: &facts.route(), at }, &result.text),
    };
    glance.latest().map(news).collect()
}

fn statuses(shared: &Shared, at: &Route) -> Vec<StatusRow> {
    let row = |status: &crate::model::Status| {
        let of_status = |group: &&crate::render::roster::Group| {
            group.kind == GroupKind::Status && group.id == status.id.as_str()
        };
        let count = shared.groups().iter().find(of_status).map_or(0, |group| group.roster.len());
        StatusRow {
            badge: Badge::new(shared, status, at),
            count,
            dots: dots(count),
            definition: status.definition.clone().unwrap_or_default(),
        }
    };
    shared.site.statuses.iter().map(row).collect()
}

/// A square for each of some projects; beyond forty the number alone is clearer.
fn dots(count: usize) -> Vec<()> {
    vec![(); if count <= 40 { count } else { 0 }]
}
