//! Amounts, funding lines and totals as written -> as meant.
//!
//! Keeps the order written and adds nothing up: sums are `check`'s and the ledger's.

use super::amount;
use super::notes::{Notes, Trail, Wrong, entries, kept, quoted, shown, split_amount, text};
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
    section: &Trail,
    notes: &mut Notes,
    unit: Unit,
) -> Vec<(SourceRef, Amount)> {
    let mut entries = entries(written, section, notes).into_iter().peekable();
    let mut amounts = Vec::new();
    while let Some((key, written)) = entries.next() {
        let at = section.key(&key);
        if is_half_an_amount(&key, &written) {
            notes.wrong_key(&at, no_source(&key));
            continue;
        }
        let rest = std::iter::from_fn(|| entries.next_if(|(key, w)| is_half_an_amount(key, w)));
        let rest: Vec<String> = rest.map(|(key, _)| key).collect();
        match (&written, rest.first()) {
            (Cell::Text(start), Some(first)) => {
                let amount = format!("{start},{}", rest.join(","));
                notes.wrong_key(&section.key(first), split_amount(&amount));
            }
            _ => amounts.extend(cell(written, &at, notes, unit).map(|won| (source(&key), won))),
        }
    }
    amounts.shrink_to_fit();
    amounts
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
    kept(entries.map(|(key, money)| line(&key, money, &at.key(&key), notes, unit)))
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

fn no_source(key: &str) -> Wrong {
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
