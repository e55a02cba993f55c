//! The district's money by area: one row each, and one for the projects without an area, so that
//! the rows add up to the district.

use super::dots;
use crate::chart;
use crate::model::{Stage, Sum};
use crate::render::context::Shared;
use crate::render::html::Html;
use crate::render::roster::Roster;
use crate::render::routes::{GroupKind, Route};
use crate::render::view::frame::Link;
use crate::render::view::list;
use crate::render::view::money::rate_or_dash;
use crate::render::view::table::recorded;
use serde::Serialize;

/// Areas with their projects and money.
#[derive(Debug, Serialize)]
pub(crate) struct AreaTable {
    secured: String,
    executed: String,
    rows: Vec<AreaRow>,
}

#[derive(Debug, Serialize)]
struct AreaRow {
    area: Link,
    count: usize,
    dots: Vec<()>,
    left_out: Option<String>,
    secured: String,
    executed: String,
    rate: String,
    bar: Option<Html>,
}

/// The table of areas; nothing on a site that has none.
pub(super) fn table(shared: &Shared, at: &Route) -> Option<AreaTable> {
    let areas = shared.groups().iter().filter(|group| group.kind == GroupKind::Area);
    let mut rows: Vec<AreaRow> = areas
        .map(|group| {
            let name = group.name(shared);
            let area = Link::new(at, &Route::Group(GroupKind::Area, group.id.clone(), 1), name);
            row(shared, area, &group.roster)
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let elsewhere = &shared.rosters.elsewhere;
    if elsewhere.len() > 0 {
        rows.push(row(shared, Link::here(shared.locale.word("home.no_area")), elsewhere));
    }
    Some(AreaTable {
        secured: list::with_unit(shared, "list.secured"),
        executed: list::with_unit(shared, "list.executed"),
        rows,
    })
}

fn row(shared: &Shared, area: Link, roster: &Roster) -> AreaRow {
    let totals = roster.totals(shared);
    let amount = |sum: &Sum| recorded(shared, sum);
    let rate = totals.ledger.execution_rate();
    let withheld = totals.withheld;
    AreaRow {
        area,
        count: totals.projects,
        dots: dots(totals.projects),
        left_out: (withheld > 0).then(|| shared.locale.count("home.left_out", withheld, &[])),
        secured: amount(&totals.ledger.total(Stage::Secured)),
        executed: amount(&totals.ledger.total(Stage::Executed)),
        rate: rate_or_dash(shared, rate),
        bar: chart::spark(&totals.ledger).map(Html),
    }
}
