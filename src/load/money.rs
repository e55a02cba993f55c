//! Amounts, funding lines and totals as written -> as meant.
//!
//! Keeps the order written and adds nothing up: sums are `check`'s and the ledger's.

use super::amount;
use super::notes::{Notes, Trail, Wrong, entries, quoted, shown, text};
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
    let entries = entries(written, at, notes);
    entries
        .into_iter()
        .filter_map(|(key, written)| {
            let at = at.key(&key);
            if is_half_an_amount(&key, &written) {
                notes.wrong_key(&at, half_an_amount(&key));
                return None;
            }
            Some((source(&key), cell(written, &at, notes, unit)?))
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
    let entries = entries(written, &at, notes).into_iter();
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

/// Within `{…}` a comma ends a value: `3,163` is 3, and a key `163` without a value.
fn is_half_an_amount(key: &str, written: &Cell) -> bool {
    let empty = matches!(written, Cell::Text(text) if text.is_empty());
    empty && key.starts_with(|c: char| c.is_ascii_digit())
}

fn half_an_amount(key: &str) -> Wrong {
    Wrong::value(
        format!("{} 재원이 아닙니다", quoted(key, "은/는")),
        format!("`{}` is not a source", shown(key)),
    )
    .coded("yaml/unknown-key")
    .hint(
        "쉼표가 있는 금액은 따옴표로 묶으세요: `\"3,163\"`",
        "put an amount with commas in quotes: `\"3,163\"`",
    )
}

fn source(key: &str) -> SourceRef {
    match key.trim() {
        "all" => SourceRef::All,
        id => SourceRef::Source(Id::new(id)),
    }
}
