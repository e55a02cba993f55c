//! What one row or column of a ledger comes to, all of it at once.
//!
//! A file tells every sum and rate of every row and column: asked for one by one, the cells would
//! be added up some ten times each.

use super::totals::{BySum, change};
use super::{Column, Ledger, SourceKey, Stage, difference, rate, secured_rate, settle};
use crate::model::{Rate, Sum, SumState, Won};

/// The sums and rates of a row or column.
#[derive(Debug, Clone)]
pub struct Margin {
    sums: BySum,
    budget: Sum,
    /// Whether its secured and executed money can be compared.
    is_comparable: bool,
}

impl Ledger {
    /// What one source's money comes to over all columns.
    pub fn of_source(&self, source: SourceKey) -> Margin {
        let mut sums = BySum::default();
        let mut hidden = [false; Stage::ALL.len()];
        for (place, sum) in self.cells.iter() {
            let (row, stage) = (place.source(), place.stage());
            if row == source {
                change(&mut sums, stage, |total| total.merge(sum));
            } else if row == SourceKey::All && sum.state() != SumState::None {
                hidden.get_mut(stage as usize).into_iter().for_each(|hides| *hides = true);
            }
        }
        // As in each cell: money not broken down by source may be this source's.
        let hides = hidden.into_iter().map(|hides| hides && !self.group);
        sums.iter_mut().zip(hides).filter(|(_, hides)| *hides).for_each(|(sum, _)| {
            sum.mark_unallocated();
        });
        let stated = self.stated_by_source.get(source);
        let budget = settle(budget_of(&sums), stated);
        Margin { sums, budget, is_comparable: self.is_settled(source) }
    }

    /// What the money of one column comes to.
    pub fn of_column(&self, column: Column) -> Margin {
        let mut sums = BySum::default();
        for (place, sum) in self.cells.of_column(column) {
            change(&mut sums, place.stage(), |total| total.merge(sum));
        }
        for ((_, stage), amount) in self.stated.iter().filter(|((other, _), _)| *other == column) {
            change(&mut sums, *stage, |total| {
                *total = settle(std::mem::take(total), Some(amount));
            });
        }
        let budget = budget_of(&sums);
        Margin { sums, budget, is_comparable: !self.open_columns.contains(&column) }
    }
}

/// Secured and demanded money together.
fn budget_of(sums: &BySum) -> Sum {
    let mut budget = sum_of(sums, Stage::Secured).clone();
    budget.merge(sum_of(sums, Stage::Demand));
    budget
}

fn sum_of(sums: &BySum, stage: Stage) -> &Sum {
    sums.get(stage as usize).unwrap_or(&Sum::NOTHING)
}

impl Margin {
    /// The money of a stage, as [`Ledger::source_total`] and [`Ledger::column_total`] have it.
    pub fn total(&self, stage: Stage) -> &Sum {
        sum_of(&self.sums, stage)
    }

    /// Secured and demanded money together: of a source as [`Ledger::source_budget`] has it.
    pub fn budget(&self) -> &Sum {
        &self.budget
    }

    /// 집행률, as [`Ledger::source_execution_rate`] and [`Ledger::column_execution_rate`] have it.
    pub fn execution_rate(&self) -> Option<Rate> {
        self.is_comparable.then_some(())?;
        rate(self.total(Stage::Executed), self.total(Stage::Secured))
    }

    /// 확보율, as [`Ledger::source_secured_rate`] and [`Ledger::column_secured_rate`] have it.
    pub fn secured_rate(&self) -> Option<Rate> {
        (!self.budget.is_withheld()).then_some(())?;
        secured_rate(self.total(Stage::Secured), self.total(Stage::Demand))
    }

    /// Secured minus executed, as [`Ledger::column_gap`] has it.
    pub fn gap(&self) -> Option<Won> {
        self.is_comparable.then_some(())?;
        difference([self.total(Stage::Secured), self.total(Stage::Executed)])
    }
}
