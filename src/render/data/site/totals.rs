//! What several projects come to together, in `site.json`.

use crate::model::{Column, Rate, SourceKey, Stage, Sum};
use crate::render::context::Shared;
use crate::render::data::record::{Entries, RateEntry, SumEntry, period_key};
use crate::render::routes::GroupKind;
use crate::render::totals::Totals;

/// How many projects there are, how many of them the sums hold, and the sums: null where none of
/// them records such money, 0 where every amount is none, as in each project's own totals.
#[derive(serde::Serialize)]
pub(super) struct GroupTotals {
    projects: usize,
    counted: usize,
    withheld: usize,
    apart: usize,
    nothing: usize,
    done: usize,
    demand: Option<i128>,
    secured: Option<i128>,
    executed: Option<i128>,
    gap: Option<i128>,
}

impl GroupTotals {
    /// The totals as a page of the group shows them.
    pub(super) fn of(totals: &Totals) -> Self {
        let total = |stage| totals.ledger.total(stage).exact().map(|won| won.0);
        Self {
            projects: totals.projects,
            counted: totals.counted,
            withheld: totals.withheld,
            apart: totals.apart,
            nothing: totals.nothing,
            done: totals.done,
            demand: total(Stage::Demand),
            secured: total(Stage::Secured),
            executed: total(Stage::Executed),
            gap: totals.ledger.total_gap().map(|won| won.0),
        }
    }
}

/// The rates of several projects.
#[derive(serde::Serialize)]
pub(super) struct GroupRates {
    execution: Option<RateEntry>,
    secured: Option<RateEntry>,
    completion: Option<RateEntry>,
}

impl GroupRates {
    /// The rates of a group of a kind, or of all projects.
    pub(super) fn of(totals: &Totals, kind: Option<GroupKind>) -> Self {
        let has_completion = kind.is_none_or(GroupKind::has_completion_rate);
        let completion = totals.completion_rate().filter(|_| has_completion);
        Self {
            execution: totals.ledger.execution_rate().map(RateEntry::of),
            secured: totals.ledger.secured_rate().map(RateEntry::of),
            completion: completion.map(RateEntry::of),
        }
    }
}

/// The rates of one project, source or period.
#[derive(serde::Serialize)]
pub(super) struct MoneyRates {
    execution: Option<RateEntry>,
    secured: Option<RateEntry>,
}

impl MoneyRates {
    /// 집행률 and 확보율, where they can be computed.
    pub(super) fn of(execution: Option<Rate>, secured: Option<Rate>) -> Self {
        Self { execution: execution.map(RateEntry::of), secured: secured.map(RateEntry::of) }
    }
}

/// The sums and rates of one source or period.
#[derive(serde::Serialize)]
pub(super) struct Row {
    demand: SumEntry,
    secured: SumEntry,
    executed: SumEntry,
    rates: MoneyRates,
}

/// Rows by the id of a source, or by period.
pub(super) type Rows<'a> = Entries<'a, Row>;

/// The sums by source.
pub(super) fn by_source<'a>(shared: &'a Shared, totals: &Totals) -> Rows<'a> {
    let ledger = &totals.ledger;
    let row = |source: SourceKey| {
        let execution = ledger.source_execution_rate(source);
        let rates = MoneyRates::of(execution, ledger.source_secured_rate(source));
        (shared.source_id(source), Row::of(|stage| ledger.source_total(source, stage), rates))
    };
    Entries::of(ledger.sources().into_iter().map(row))
}

/// The sums by period.
pub(super) fn by_period<'a>(totals: &Totals) -> Rows<'a> {
    let ledger = &totals.ledger;
    let row = |column: Column| {
        let execution = ledger.column_execution_rate(column);
        let rates = MoneyRates::of(execution, ledger.column_secured_rate(column));
        (period_key(column), Row::of(|stage| ledger.column_total(column, stage), rates))
    };
    Entries::of(ledger.columns().into_iter().map(row))
}

impl Row {
    fn of(sum: impl Fn(Stage) -> Sum, rates: MoneyRates) -> Self {
        Self {
            demand: SumEntry(sum(Stage::Demand)),
            secured: SumEntry(sum(Stage::Secured)),
            executed: SumEntry(sum(Stage::Executed)),
            rates,
        }
    }
}
