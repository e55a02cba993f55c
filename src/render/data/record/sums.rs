//! What a project's money adds up to, in `record.json`: the sums of the page's table.
//!
//! Beside `totals`, which knows only figures: here a sum that is none, or of which a part is not
//! known, is told apart, as on the page.

use super::Entries;
use crate::model::{Column, Ledger, Margin, Period, Short, SourceKey, Stage, Sum, SumState, Won};
use crate::render::context::Shared;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The sums of some money: of all of it, by source and by period.
#[derive(serde::Serialize)]
pub(super) struct Sums<'a> {
    total: Row,
    by_source: Entries<'a, Row>,
    by_period: Entries<'a, Row>,
}

/// One row: the stages that hold something, secured and demanded money together, and where
/// periods are compared what was secured and not executed.
#[derive(serde::Serialize)]
struct Row {
    #[serde(flatten)]
    stages: Entries<'static, SumEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<SumEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<i128>,
}

impl Row {
    fn of_margin(margin: &Margin, gap: Option<Won>) -> Self {
        Self::of(|stage| margin.total(stage).clone(), margin.budget(), gap)
    }

    fn of(sum: impl Fn(Stage) -> Sum, budget: &Sum, gap: Option<Won>) -> Self {
        let stages = Stage::ALL.into_iter().map(|stage| (stage, sum(stage)));
        let held = stages.filter(|(_, sum)| !sum.is_absent());
        Self {
            stages: Entries::of(held.map(|(stage, sum)| (stage.key(), SumEntry(sum)))),
            budget: (!budget.is_absent()).then(|| SumEntry(budget.clone())),
            gap: gap.map(|won| won.0),
        }
    }
}

/// What the rows and columns of a ledger come to, from which its sums and rates are told.
pub(super) struct Margins {
    /// Of each source with money.
    pub(super) by_source: Vec<(SourceKey, Margin)>,
    /// Of each column with money.
    pub(super) by_column: Vec<(Column, Margin)>,
}

impl Margins {
    /// Those of a ledger.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let (sources, columns) = (ledger.sources().into_iter(), ledger.columns().into_iter());
        Self {
            by_source: sources.map(|source| (source, ledger.of_source(source))).collect(),
            by_column: columns.map(|column| (column, ledger.of_column(column))).collect(),
        }
    }
}

/// The sums of a ledger.
pub(super) fn sums<'a>(shared: &'a Shared, ledger: &Ledger, margins: &Margins) -> Sums<'a> {
    let source = |(source, margin): &(SourceKey, Margin)| {
        (shared.source_id(*source), Row::of_margin(margin, None))
    };
    let period = |(column, margin): &(Column, Margin)| {
        (period_key(*column), Row::of_margin(margin, margin.gap()))
    };
    Sums {
        total: Row::of(|stage| ledger.total(stage), &ledger.budget(), ledger.total_gap()),
        by_source: Entries::of(margins.by_source.iter().map(source)),
        by_period: Entries::of(margins.by_column.iter().map(period)),
    }
}

/// A column as a key: the period's name, or `not_by_year`.
pub(in crate::render::data) fn period_key(column: Column) -> Short {
    column.period().map_or_else(|| Short::of("not_by_year"), Period::short)
}

/// A sum: whole won, `"-"` where every operand is none, null where nothing was written, and where
/// an operand is missing what is known of it, with the reasons given.
pub(in crate::render::data) struct SumEntry(pub(in crate::render::data) Sum);

impl Serialize for SumEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.state() {
            SumState::Known(won) => serializer.serialize_i128(won.0),
            SumState::None => serializer.serialize_str("-"),
            SumState::Absent => serializer.serialize_unit(),
            SumState::Incomplete { known, withheld } => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("known", &known.map(|won| won.0))?;
                map.serialize_entry("withheld", withheld)?;
                map.end()
            }
        }
    }
}
