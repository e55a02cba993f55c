//! Which of the money that was written a ledger's sums hold, so that none is counted twice: a
//! project's own before its parts', cells before the totals stated of them.
//!
//! Decides, and adds nothing up itself.

use super::{Column, Ledger, Stage};
use crate::model::Amount;

impl Ledger {
    /// Whether the sums of a project hold what it says of a column and stage itself (no part), or
    /// what a part says of them: not where the project itself has money there, beside which that
    /// of the part is told once more.
    pub fn takes(&self, part: Option<usize>, column: Column, stage: Stage) -> bool {
        part.is_none() || !self.own.contains(&(column, stage))
    }

    /// Whether the stated total of a column and stage stands for money of which no cell is written.
    /// Any other is there to be checked.
    pub fn stands_in(&self, column: Column, stage: Stage) -> bool {
        let mut cells = self.cells.of_column(column).iter();
        cells.all(|(place, _)| !place.is_of(stage)) && self.stated.contains_key(&(column, stage))
    }

    /// The stated totals that stand for money of which no cell is written.
    pub(super) fn stand_ins(&self) -> impl Iterator<Item = (Column, Stage, &Amount)> {
        let stated = self.stated.iter().map(|(&(column, stage), total)| (column, stage, total));
        stated.filter(|&(column, stage, _)| self.stands_in(column, stage))
    }
}
