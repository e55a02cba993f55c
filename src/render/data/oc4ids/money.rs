//! Money in the standard: what was asked for, planned and secured is budget, what was executed
//! transactions.
//!
//! Carried over and returned money is neither. A breakdown holds the cells of the page's table; a
//! stage of a period of which only a total was written is one line without a source.

use super::dates::{self, PeriodEntry};
use super::parties::{self, Reference};
use crate::model::{Column, Ledger, Short, SourceKey, Stage, Won};
use crate::render::context::Shared;
use crate::render::data::record::period_key;
use crate::render::facts::Facts;
use crate::render::instant::instant;

/// Won, as the standard writes money.
#[derive(serde::Serialize)]
pub(super) struct Value {
    amount: i128,
    currency: &'static str,
}

impl Value {
    /// An amount in won.
    pub(super) fn of(won: Won) -> Self {
        Self { amount: won.0, currency: "KRW" }
    }
}

/// 총사업비, and how it is made up.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Budget<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    budget_breakdowns: Vec<Breakdown<'a>>,
}

/// The money of one stage.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Breakdown<'a> {
    id: &'static str,
    description: String,
    budget_breakdown: Vec<BreakdownLine<'a>>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct BreakdownLine<'a> {
    id: String,
    description: String,
    amount: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_party: Option<Reference<'a>>,
}

/// The executed money of one source and period.
#[derive(serde::Serialize)]
pub(super) struct Transaction<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Short>,
    value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Reference<'a>>,
}

/// One amount of a stage.
pub(super) struct Line {
    column: Column,
    /// Whose money it is.
    pub(super) source: SourceKey,
    won: Won,
}

impl Line {
    /// `secured/2019/city`.
    fn id(&self, shared: &Shared, stage: Stage) -> String {
        let period = period_key(self.column);
        [stage.key(), "/", &period, "/", shared.source_id(self.source)].concat()
    }
}

/// The amounts of a project that are figures.
pub(super) struct Lines {
    /// By stage, of those that are budget.
    pub(super) budget: [(Stage, Vec<Line>); 3],
    /// Executed money.
    pub(super) executed: Vec<Line>,
}

impl Lines {
    /// The amounts of a ledger.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let budget = [Stage::Demand, Stage::Planned, Stage::Secured];
        let table = (&*ledger.columns(), &*ledger.sources());
        Self {
            budget: budget.map(|stage| (stage, lines(ledger, table, stage))),
            executed: lines(ledger, table, Stage::Executed),
        }
    }
}

/// The amounts of a stage, by period, then source.
fn lines(
    ledger: &Ledger,
    (columns, sources): (&[Column], &[SourceKey]),
    stage: Stage,
) -> Vec<Line> {
    let mut lines = Vec::new();
    if ledger.total(stage).is_absent() {
        return lines;
    }
    for &column in columns {
        let cells = sources.iter().map(|&source| (source, ledger.cell(column, source, stage)));
        let known = cells.filter(|(_, sum)| !sum.is_withheld());
        let line = |(source, won)| Line { column, source, won };
        lines.extend(known.filter_map(|(source, sum)| Some((source, sum.known_part()?))).map(line));
        if ledger.stands_in(column, stage) {
            let stated = ledger.column_total(column, stage).known();
            lines.extend(stated.map(|won| line((SourceKey::All, won))));
        }
    }
    lines
}

/// The budget; nothing where no figure is known.
pub(super) fn budget<'a>(shared: &'a Shared, facts: &Facts, lines: &Lines) -> Option<Budget<'a>> {
    let breakdown = |(stage, lines): &(Stage, Vec<Line>)| {
        // Lines come column by column.
        let of_column = lines.chunk_by(|one, other| one.column == other.column);
        let of_column = of_column.flat_map(|lines| breakdown_lines(shared, lines, *stage));
        (!lines.is_empty()).then(|| Breakdown {
            id: stage.key(),
            description: shared.locale.word(&format!("stage.{}", stage.key())).to_owned(),
            budget_breakdown: of_column.collect(),
        })
    };
    let amount = facts.ledger.budget().known().map(Value::of);
    let budget_breakdowns: Vec<_> = lines.budget.iter().filter_map(breakdown).collect();
    let there = amount.is_some() || !budget_breakdowns.is_empty();
    there.then_some(Budget { amount, budget_breakdowns })
}

/// The lines of one column.
fn breakdown_lines<'a>(
    shared: &'a Shared,
    lines: &[Line],
    stage: Stage,
) -> impl Iterator<Item = BreakdownLine<'a>> {
    let period = lines.first().map(|line| shared.locale.column(line.column)).unwrap_or_default();
    lines.iter().map(move |line| BreakdownLine {
        id: line.id(shared, stage),
        description: [&period, ", ", shared.source_name(line.source)].concat(),
        amount: Value::of(line.won),
        period: PeriodEntry::of_column(line.column),
        source_party: parties::source(shared, line.source),
    })
}

/// Executed money as transactions, on the last day of its period, or on the day the figures hold
/// for where that is earlier: on which day it was spent no record says.
pub(super) fn transactions<'a>(shared: &'a Shared, lines: &Lines) -> Vec<Transaction<'a>> {
    let as_of = shared.site.as_of.last_day();
    let date = |column: Column| {
        let (_, last) = dates::years(column.period()?)?;
        Some(instant(last.last_day().min(as_of)))
    };
    let transaction = |line: &Line| Transaction {
        id: line.id(shared, Stage::Executed),
        date: date(line.column),
        value: Value::of(line.won),
        payer: parties::source(shared, line.source),
    };
    lines.executed.iter().map(transaction).collect()
}
