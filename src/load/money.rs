//! Amounts, funding lines and totals as written -> as meant.
//!
//! Keeps the order written and adds nothing up: sums are `check`'s and the ledger's.

use super::amount;
use super::notes::{Notes, Trail, text};
use super::schema::{Cell, Entries, Money, Stages};
use crate::model::{Amount, Id, Line, SourceRef, Stage, Stated, Unit};

/// One cell; nothing where nobody wrote it.
pub(super) fn cell(written: Cell, at: &Trail, notes: &mut Notes, unit: Unit) -> Option<Amount> {
    match written {
        Cell::Absent => None,
        Cell::Text(text) => notes.parse(Some(&text), at, |text| amount::parse(text, unit)),
        Cell::Withheld(withheld) => {
            Some(Amount::Withheld(notes.required(withheld.withheld, at, "withheld")))
        }
    }
}

/// Amounts by source, in the order written.
pub(super) fn by_source(
    written: Option<Entries<Cell>>,
    at: &Trail,
    notes: &mut Notes,
    unit: Unit,
) -> Vec<(SourceRef, Amount)> {
    let entries = written.unwrap_or_default().0.into_iter();
    entries
        .filter_map(|(key, written)| {
            let amount = cell(written, &at.key(&key), notes, unit)?;
            Some((source(&key), amount))
        })
        .collect()
}

/// Funding lines, in the order written.
pub(super) fn funding(
    written: Option<Entries<Money>>,
    section: &Trail,
    notes: &mut Notes,
    unit: Unit,
) -> Vec<Line> {
    let at = section.key("funding");
    let entries = written.unwrap_or_default().0.into_iter();
    entries.map(|(key, money)| line(&key, money, &at.key(&key), notes, unit)).collect()
}

/// A total by stage.
pub(super) fn stated(
    written: Option<Stages>,
    section: &Trail,
    notes: &mut Notes,
    unit: Unit,
) -> Stated {
    let Some(w) = written else { return Stated::new() };
    let cells = [w.demand, w.planned, w.secured, w.executed, w.carried_over, w.returned];
    stages(cells, &section.key("total"), notes, unit)
}

fn line(key: &str, money: Money, at: &Trail, notes: &mut Notes, unit: Unit) -> Line {
    let Money { demand, planned, secured, executed, carried_over, returned, gap } = money;
    let cells = [demand, planned, secured, executed, carried_over, returned];
    Line { source: source(key), amounts: stages(cells, at, notes, unit), gap: text(gap) }
}

/// Cells in the order of [`Stage::ALL`].
fn stages(cells: [Cell; 6], at: &Trail, notes: &mut Notes, unit: Unit) -> Stated {
    let pairs = Stage::ALL.into_iter().zip(cells);
    pairs
        .filter_map(|(stage, written)| {
            Some((stage, cell(written, &at.key(stage.key()), notes, unit)?))
        })
        .collect()
}

fn source(key: &str) -> SourceRef {
    match key.trim() {
        "all" => SourceRef::All,
        id => SourceRef::Source(Id::new(id)),
    }
}
