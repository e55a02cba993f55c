//! The rates of `record.json`: each with numerator and denominator, those that can't be computed
//! null.

use super::Entries;
use super::sums::{Margins, period_key};
use crate::model::{Column, Ledger, Margin, Rate, SourceKey, Stage};
use crate::render::context::Shared;

/// Every computed rate of a project, or of a part.
#[derive(serde::Serialize)]
pub(super) struct Rates<'a> {
    execution: Option<RateEntry>,
    secured: Option<RateEntry>,
    execution_by_source: ByKey<'a>,
    execution_by_period: ByKey<'a>,
    secured_by_source: ByKey<'a>,
    secured_by_period: ByKey<'a>,
    execution_by_source_and_period: Entries<'a, ByKey<'a>>,
}

type ByKey<'a> = Entries<'a, Option<RateEntry>>;

/// A rate: what it is of what, in won or a count of projects, and the percentage as text.
#[derive(serde::Serialize)]
pub(in crate::render::data) struct RateEntry {
    numerator: i128,
    denominator: i128,
    percent: String,
}

impl RateEntry {
    /// A rate as it is written.
    pub(in crate::render::data) fn of(rate: Rate) -> Self {
        let (numerator, denominator) = (rate.numerator(), rate.denominator());
        Self { numerator, denominator, percent: rate.percent() }
    }
}

/// The rates of a ledger.
pub(super) fn rates<'a>(shared: &'a Shared, ledger: &Ledger, margins: &Margins) -> Rates<'a> {
    let by_source = |of: fn(&Margin) -> Option<Rate>| -> ByKey<'a> {
        let rate = |(source, margin): &(SourceKey, Margin)| {
            (shared.source_id(*source), of(margin).map(RateEntry::of))
        };
        Entries::of(margins.by_source.iter().map(rate))
    };
    let by_period = |of: fn(&Margin) -> Option<Rate>| -> ByKey<'a> {
        let rate = |(column, margin): &(Column, Margin)| {
            (period_key(*column), of(margin).map(RateEntry::of))
        };
        Entries::of(margins.by_column.iter().map(rate))
    };
    let cells = |(source, _): &(SourceKey, Margin)| {
        (shared.source_id(*source), by_cell(ledger, *source, margins))
    };
    Rates {
        execution: ledger.execution_rate().map(RateEntry::of),
        secured: ledger.secured_rate().map(RateEntry::of),
        execution_by_source: by_source(Margin::execution_rate),
        execution_by_period: by_period(Margin::execution_rate),
        secured_by_source: by_source(Margin::secured_rate),
        secured_by_period: by_period(Margin::secured_rate),
        execution_by_source_and_period: Entries::of(margins.by_source.iter().map(cells)),
    }
}

/// The rates of one source by period, where it has secured or executed money.
fn by_cell<'a>(ledger: &Ledger, source: SourceKey, margins: &Margins) -> ByKey<'a> {
    let is_there = |column: Column| {
        let mut stages = [Stage::Secured, Stage::Executed].into_iter();
        stages.any(|stage| ledger.cell(column, source, stage).known_part().is_some())
    };
    let rate = |&(column, _): &(Column, Margin)| {
        let rate = ledger.cell_execution_rate(column, source);
        let is_told = rate.is_some() || is_there(column);
        is_told.then(|| (period_key(column), rate.map(RateEntry::of)))
    };
    Entries::of(margins.by_column.iter().filter_map(rate))
}
