//! The cells of a project's money: those that were written, and for tables also those that stand
//! in the page's money tables and that nobody wrote.
//!
//! Knows of no sums: which cells they hold is the ledger's.

use super::state::State;
use crate::model::{Amount, Column, Ledger, Line, Period, Project, SourceKey, SourceRef, Stage};
use crate::render::context::Shared;
use std::collections::BTreeSet;

/// One written cell.
#[derive(Clone, Copy)]
pub(super) struct WrittenCell<'a> {
    /// The part, where the money is a part's.
    pub(super) part: Option<&'a str>,
    /// Whose money it is.
    pub(super) source: &'a SourceRef,
    /// The period, where the money is broken down by year.
    pub(super) period: Option<Period>,
    /// The stage.
    pub(super) stage: Stage,
    /// The amount.
    pub(super) amount: &'a Amount,
    /// Why secured and executed money differ, at the cell of executed money, or where there is
    /// none at the first of its line.
    pub(super) gap: Option<&'a str>,
}

impl<'a> WrittenCell<'a> {
    /// `amount`, `none` or `withheld`.
    pub(super) fn state(&self) -> &'static str {
        State::of(Some(self.amount)).key()
    }

    /// Why it is withheld.
    pub(super) fn reason(&self) -> Option<&'a str> {
        reason_of(self.amount)
    }
}

/// Why an amount is withheld.
pub(super) fn reason_of(amount: &Amount) -> Option<&str> {
    match amount {
        Amount::Withheld(reason) => Some(reason),
        Amount::Known(_) | Amount::None => None,
    }
}

/// Every cell of a project: its own and its parts', without a year first, then by period.
pub(super) fn cells(project: &Project) -> Vec<WrittenCell<'_>> {
    let mut cells = Vec::new();
    enter(&mut cells, None, None, &project.card.funding);
    for part in &project.parts {
        enter(&mut cells, Some(part.id.as_str()), None, &part.card.funding);
    }
    for year in &project.years {
        let period = Some(year.period);
        enter(&mut cells, None, period, &year.funding);
        for (id, part) in &year.parts {
            enter(&mut cells, Some(id.as_str()), period, &part.funding);
        }
    }
    cells
}

fn enter<'a>(
    cells: &mut Vec<WrittenCell<'a>>,
    part: Option<&'a str>,
    period: Option<Period>,
    lines: &'a [Line],
) {
    for line in lines {
        let spent = line.amounts.contains_key(&Stage::Executed);
        let first = if spent { Some(&Stage::Executed) } else { line.amounts.keys().next() };
        cells.extend(line.amounts.iter().map(|(stage, amount)| WrittenCell {
            part,
            source: &line.source,
            period,
            stage: *stage,
            amount,
            gap: line.gap.as_deref().filter(|_| first == Some(stage)),
        }));
    }
}

/// Where a cell stands. Ordered as tables tell cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellPlace {
    /// The part, by its place among the project's; nothing where the money is the project's own.
    pub(super) part: Option<usize>,
    /// The period, or none.
    pub(super) column: Column,
    /// Whose money it is.
    pub(super) source: SourceKey,
    /// The stage.
    pub(super) stage: Stage,
}

impl CellPlace {
    /// Where a written cell stands; nothing where it names a part or source that there is not.
    pub(super) fn of(shared: &Shared, project: &Project, cell: &WrittenCell<'_>) -> Option<Self> {
        let position = |id: &str| project.parts.iter().position(|part| part.id.as_str() == id);
        let part = match cell.part {
            Some(id) => Some(position(id)?),
            None => None,
        };
        let source = match cell.source {
            SourceRef::All => SourceKey::All,
            SourceRef::Source(id) => SourceKey::Source(shared.site.source(id)?.0),
        };
        let column = cell.period.map_or(Column::NotByYear, Column::Period);
        Some(Self { part, column, source, stage: cell.stage })
    }
}

/// The cells of the page's money tables that nobody wrote: of the project's, then of its parts',
/// whose ledgers `parts` are. Where `written` has an amount, none is missing.
pub(super) fn unwritten(
    ledger: &Ledger,
    parts: &[Ledger],
    written: impl Iterator<Item = CellPlace>,
) -> Vec<CellPlace> {
    let mut own: Vec<CellPlace> = blank(ledger, None).collect();
    let parts = parts.iter().enumerate();
    let of_parts: Vec<_> = parts.flat_map(|(index, part)| blank(part, Some(index))).collect();
    if own.is_empty() && of_parts.is_empty() {
        // As of most projects: then nobody need know what was written.
        return own;
    }
    let written: BTreeSet<CellPlace> = written.collect();
    // What the parts say of a column and stage fills the project's own.
    let filled = written.iter().filter(|place| ledger.takes(place.part, place.column, place.stage));
    let filled: BTreeSet<_> = filled.map(|place| CellPlace { part: None, ..*place }).collect();
    own.retain(|place| !filled.contains(place));
    own.extend(of_parts.into_iter().filter(|place| !written.contains(place)));
    own
}

/// The cells of one table that show nothing.
fn blank(ledger: &Ledger, part: Option<usize>) -> impl Iterator<Item = CellPlace> {
    let blanks = ledger.blanks().into_iter();
    blanks.map(move |(column, stage, source)| CellPlace { part, column, source, stage })
}
