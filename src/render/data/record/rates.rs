//! The rates of `record.json`: each with numerator and denominator, those that can't be computed
//! null.

use super::Entries;
use super::sums::period_key;
use crate::model::{Column, Ledger, Rate, SourceKey, Stage};
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
pub(super) fn rates<'a>(shared: &'a Shared, ledger: &Ledger) -> Rates<'a> {
    let (sources, columns) = (ledger.sources(), ledger.columns());
    let by_source = |of: &dyn Fn(SourceKey) -> Option<Rate>| -> ByKey<'a> {
        let rate = |&source: &SourceKey| (shared.source_id(source), of(source).map(RateEntry::of));
        Entries::of(sources.iter().map(rate))
    };
    let by_period = |of: &dyn Fn(Column) -> Option<Rate>| -> ByKey<'a> {
        let rate = |&column: &Column| (period_key(column), of(column).map(RateEntry::of));
        Entries::of(columns.iter().map(rate))
    };
    Rates {
        execution: ledger.execution_rate().map(RateEntry::of),
        secured: ledger.secured_rate().map(RateEntry::of),
        execution_by_source: by_source(&|source| ledger.source_execution_rate(source)),
        execution_by_period: by_period(&|column| ledger.column_execution_rate(column)),
        secured_by_source: by_source(&|source| ledger.source_secured_rate(source)),
        secured_by_period: by_period(&|column| ledger.column_secured_rate(column)),
        execution_by_source_and_period: Entries::of(
            sources.iter().map(|&source| (shared.source_id(source), by_cell(ledger, source))),
        ),
    }
}

/// The rates of one source by period, where it has secured or executed money.
fn by_cell<'a>(ledger: &Ledger, source: SourceKey) -> ByKey<'a> {
    let is_there = |column: &Column| {
        let mut stages = [Stage::Secured, Stage::Executed].into_iter();
        stages.any(|stage| ledger.cell(*column, source, stage).known_part().is_some())
    };
    let rate = |column: Column| {
        (period_key(column), ledger.cell_execution_rate(column, source).map(RateEntry::of))
    };
    Entries::of(ledger.columns().into_iter().filter(is_there).map(rate))
}
