//! Where one of secured and executed money is not recorded beside the other: what is not recorded
//! must not count as not executed, nor as not secured.

use super::cells::Place;
use super::{Column, Ledger, SourceKey};
use crate::model::{Amount, Stage, Sum, SumState, Won};

/// What a rate or gap compares.
pub(super) const COMPARED: [Stage; 2] = [Stage::Secured, Stage::Executed];

impl Ledger {
    /// Notes the columns and sources of which secured and executed money can't be compared.
    pub(super) fn find_open(&mut self) {
        self.open_columns.clear();
        self.open_sources.clear();
        for column in self.columns() {
            let cells = self.cells.of_column(column);
            self.open_sources.extend(open_in(cells).map(Place::source));
            if COMPARED.iter().any(|missing| self.lacks(column, *missing)) {
                self.open_columns.insert(column);
            }
        }
    }

    /// Notes what parts leave open, unless the project itself says what they lack.
    pub(super) fn open_with(&mut self, parts: &[Self]) {
        for part in parts {
            let lacks = |column: Column, stage: Stage| {
                part.lacks(column, stage)
                    && !self.own.contains(&(column, stage))
                    && !self.stated.contains_key(&(column, stage))
            };
            let is_open =
                |column: &&Column| COMPARED.iter().any(|missing| lacks(**column, *missing));
            let open: Vec<Column> = part.open_columns.iter().filter(is_open).copied().collect();
            self.open_columns.extend(open);
            self.open_sources.extend(part.open_sources.iter().filter(|_| self.own.is_empty()));
        }
    }

    /// Whether money of a column is recorded, of one of secured and executed, for which the other
    /// is not.
    fn lacks(&self, column: Column, missing: Stage) -> bool {
        let cells = self.cells.of_column(column);
        let is_lacking = |(place, sum): &(Place, Sum)| {
            place.is_of(beside(missing)) && is_money(sum) && !is_recorded(cells, *place, missing)
        };
        (cells.iter().any(is_lacking) || self.is_stated_alone(column, missing))
            && !self.stands_in(column, missing)
    }

    /// Whether a total of a column is stated for money of which no cell is written, and nothing at
    /// all of the stage beside it.
    fn is_stated_alone(&self, column: Column, missing: Stage) -> bool {
        let stage = beside(missing);
        let is_nothing = || {
            let stated = self.stated.get(&(column, stage));
            matches!(stated, Some(Amount::None | Amount::Known(Won(0))))
        };
        let is_absent = || self.computed_column_total(column, missing).is_absent();
        self.stands_in(column, stage) && !is_nothing() && is_absent()
    }
}

/// The cells of a column whose source's own money can't be compared.
fn open_in(cells: &[(Place, Sum)]) -> impl Iterator<Item = Place> {
    let all = COMPARED.map(|stage| is_there(cells, SourceKey::All, stage));
    let is_even = matches!(all, [secured, executed] if secured == executed);
    let of_both = |place: &Place| COMPARED.iter().all(|stage| has(cells, place.beside(*stage)));
    let money = cells.iter().filter(|(place, sum)| is_compared(*place) && is_money(sum));
    money.map(|(place, _)| *place).filter(move |place| !(is_even && of_both(place)))
}

fn is_compared(place: Place) -> bool {
    COMPARED.iter().any(|stage| place.is_of(*stage))
}

/// Whether the money of a cell is recorded in another stage too, for its source itself or under
/// `all` (money under `all`: by any source).
fn is_recorded(cells: &[(Place, Sum)], place: Place, stage: Stage) -> bool {
    match place.source() {
        SourceKey::All => cells.iter().any(|(of, sum)| of.is_of(stage) && !sum.is_absent()),
        SourceKey::Source(_) => {
            has(cells, place.beside(stage)) || is_there(cells, SourceKey::All, stage)
        }
    }
}

fn has(cells: &[(Place, Sum)], place: Place) -> bool {
    cells.iter().any(|(other, _)| *other == place)
}

/// Whether a cell of some source is written in a stage.
fn is_there(cells: &[(Place, Sum)], source: SourceKey, stage: Stage) -> bool {
    cells.iter().any(|(place, _)| place.is_of(stage) && place.source() == source)
}

/// Whether a sum is more, or less, than nothing.
fn is_money(sum: &Sum) -> bool {
    !matches!(sum.state(), SumState::None | SumState::Known(Won(0)))
}

/// What is compared with one of [`COMPARED`].
fn beside(stage: Stage) -> Stage {
    if stage == Stage::Secured { Stage::Executed } else { Stage::Secured }
}
