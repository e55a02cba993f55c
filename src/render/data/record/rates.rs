//! The rates of `record.json`: each with numerator and denominator, those that can't be computed
//! null.

use super::Entries;
use crate::model::{Column, Rate, SourceKey};
use crate::render::context::Shared;
use crate::render::facts::Facts;

/// Every computed rate of a project.
#[derive(serde::Serialize)]
pub(super) struct Rates<'a> {
    execution: Option<RateEntry>,
    secured: Option<RateEntry>,
    execution_by_source: ByKey<'a>,
    execution_by_period: ByKey<'a>,
    secured_by_source: ByKey<'a>,
    secured_by_period: ByKey<'a>,
}

type ByKey<'a> = Entries<'a, Option<RateEntry>>;

#[derive(serde::Serialize)]
struct RateEntry {
    numerator: i128,
    denominator: i128,
    percent: String,
}

impl RateEntry {
    fn of(rate: Rate) -> Self {
        let (numerator, denominator) = (rate.numerator(), rate.denominator());
        Self { numerator, denominator, percent: rate.percent() }
    }
}

/// The rates of a project.
pub(super) fn rates<'a>(shared: &'a Shared, facts: &Facts) -> Rates<'a> {
    let ledger = &facts.ledger;
    let (sources, columns) = (ledger.sources(), ledger.columns());
    let by_source = |of: &dyn Fn(SourceKey) -> Option<Rate>| -> ByKey<'a> {
        let rate = |&source: &SourceKey| (shared.source_id(source), of(source).map(RateEntry::of));
        Entries::of(sources.iter().map(rate))
    };
    let by_period = |of: &dyn Fn(Column) -> Option<Rate>| -> ByKey<'a> {
        let rate =
            |&column: &Column| Some((column.period()?.to_string(), of(column).map(RateEntry::of)));
        Entries::of(columns.iter().filter_map(rate))
    };
    Rates {
        execution: ledger.execution_rate().map(RateEntry::of),
        secured: ledger.secured_rate().map(RateEntry::of),
        execution_by_source: by_source(&|source| ledger.source_execution_rate(source)),
        execution_by_period: by_period(&|column| ledger.column_execution_rate(column)),
        secured_by_source: by_source(&|source| ledger.source_secured_rate(source)),
        secured_by_period: by_period(&|column| ledger.column_secured_rate(column)),
    }
}
