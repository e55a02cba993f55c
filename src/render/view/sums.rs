//! What several projects add up to by source and by year: two charts, and the table of their
//! figures, whose periods lead to their pages.

use super::find::chosen;
use super::frame::Link;
use super::money::{FigureView, rate_or_dash};
use super::table::{recorded, unit_line};
use crate::chart;
use crate::model::{Column, Ledger, Rate, SourceKey, Stage, Sum};
use crate::render::context::Shared;
use crate::render::routes::Route;
use crate::render::tally::Field;
use crate::render::totals::Totals;
use serde::Serialize;

/// Charts of a group by source and by year, and the same figures as a table.
#[derive(Debug, Serialize)]
pub(crate) struct GroupCharts {
    source: Option<FigureView>,
    year: Option<FigureView>,
    by_source: Vec<SumRow>,
    by_year: Vec<SumRow>,
    unit: String,
}

#[derive(Debug, Serialize)]
struct SumRow {
    label: Link,
    demand: String,
    secured: String,
    executed: String,
    rate: String,
}

/// Charts by source and by year of a group; nothing where it has no money.
pub(crate) fn group_charts(shared: &Shared, at: &Route, totals: &Totals) -> Option<GroupCharts> {
    let ledger = &totals.ledger;
    if ledger.is_empty() {
        return None;
    }
    let voice = shared.voice();
    let view = |figure| FigureView::new("", figure);
    // A chart by year of one year says nothing that the figures above do not.
    let several = ledger.columns().len() > 1;
    Some(GroupCharts {
        source: chart::group_by_source(ledger, voice, "h1").map(view),
        year: several.then(|| chart::group_by_period(ledger, voice, "h2")).flatten().map(view),
        by_source: ledger
            .sources()
            .into_iter()
            .map(|s| source_row(shared, at, ledger, s))
            .collect(),
        by_year: ledger.columns().into_iter().map(|c| column_row(shared, at, ledger, c)).collect(),
        unit: unit_line(shared),
    })
}

/// The row of a source; it leads to the projects that have its money.
fn source_row(shared: &Shared, at: &Route, ledger: &Ledger, source: SourceKey) -> SumRow {
    let href = chosen(at, (Field::Source, shared.source_id(source)));
    let label = Link { href: Some(href), text: shared.source_name(source).to_owned() };
    let rate = ledger.source_execution_rate(source);
    row(shared, label, rate, |stage| ledger.source_total(source, stage))
}

/// The row of a column; of a period that has a page of its own it leads there.
fn column_row(shared: &Shared, at: &Route, ledger: &Ledger, column: Column) -> SumRow {
    let name = shared.locale.column(column);
    let group = shared.groups().iter().find(|group| group.roster.column == Some(column));
    let label = match group {
        Some(group) => Link::new(at, &Route::Group(group.kind, group.id.clone(), 1), name),
        None => Link::here(name),
    };
    let rate = ledger.column_execution_rate(column);
    row(shared, label, rate, |stage| ledger.column_total(column, stage))
}

fn row(shared: &Shared, label: Link, rate: Option<Rate>, sum: impl Fn(Stage) -> Sum) -> SumRow {
    let amount = |stage| recorded(shared, &sum(stage));
    SumRow {
        label,
        demand: amount(Stage::Demand),
        secured: amount(Stage::Secured),
        executed: amount(Stage::Executed),
        rate: rate_or_dash(shared, rate),
    }
}
