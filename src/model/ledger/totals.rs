//! What all money of a ledger comes to, stage by stage.
//!
//! Lists and files ask for it again and again, a project's some hundred times: it is added up when
//! first asked for, all stages in one pass. A ledger is built before anybody asks.

use super::{Ledger, Stage, settle};
use crate::model::{Amount, Sum};

/// The money of each stage over all columns, and whether some of it is withheld.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals {
    by_stage: BySum,
    withholds_sums: bool,
}

/// Sums in the order of stages.
pub(super) type BySum = [Sum; Stage::ALL.len()];

impl Ledger {
    /// All money of a stage.
    pub fn total(&self, stage: Stage) -> Sum {
        self.totals().by_stage.get(stage as usize).cloned().unwrap_or_default()
    }

    /// Whether money that sums of several projects hold is withheld.
    pub fn withholds_sums(&self) -> bool {
        self.totals().withholds_sums
    }

    /// Whether money of some cell is withheld.
    pub fn has_withheld(&self) -> bool {
        self.withholds(|_| true)
    }

    fn withholds(&self, is_meant: impl Fn(Stage) -> bool) -> bool {
        let mut cells = self.cells.iter().filter(|(place, _)| is_meant(place.stage()));
        let mut stated = self.stated.iter().filter(|((_, stage), _)| is_meant(*stage));
        cells.any(|(_, sum)| sum.is_withheld())
            || stated.any(|(_, amount)| matches!(amount, Amount::Withheld(_)))
    }

    fn totals(&self) -> &Totals {
        self.totals.get_or_init(|| Totals {
            by_stage: self.added_up(),
            withholds_sums: self.withholds(Stage::is_summed),
        })
    }

    /// Every column's total of each stage, computed or stated, added up.
    fn added_up(&self) -> BySum {
        let mut totals = BySum::default();
        let mut stated = self.stated.iter().peekable();
        for (column, cells) in self.cells.by_column() {
            // Of a column without cells the author's totals stand alone.
            while let Some(((_, stage), amount)) = stated.next_if(|((other, _), _)| *other < column)
            {
                change(&mut totals, *stage, |total| total.merge(&alone(amount)));
            }
            let mut here = BySum::default();
            for (place, sum) in cells {
                change(&mut here, place.stage(), |total| total.merge(sum));
            }
            while let Some(((_, stage), amount)) =
                stated.next_if(|((other, _), _)| *other == column)
            {
                change(&mut here, *stage, |total| {
                    *total = settle(std::mem::take(total), Some(amount));
                });
            }
            totals.iter_mut().zip(&here).for_each(|(total, here)| total.merge(here));
        }
        for ((_, stage), amount) in stated {
            change(&mut totals, *stage, |total| total.merge(&alone(amount)));
        }
        totals
    }
}

/// Changes the sum of a stage.
pub(super) fn change(sums: &mut BySum, stage: Stage, change: impl FnOnce(&mut Sum)) {
    sums.get_mut(stage as usize).map(change);
}

/// A stated total of which no cell is written.
fn alone(amount: &Amount) -> Sum {
    settle(Sum::default(), Some(amount))
}
