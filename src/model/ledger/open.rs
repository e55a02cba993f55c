//! Where one of secured and executed money is not recorded beside the other: what is not recorded
//! must not count as not executed, nor as not secured.

use super::{Column, Ledger, SourceKey};
use crate::model::{Amount, Stage, SumState, Won};

/// What a rate or gap compares.
pub(super) const COMPARED: [Stage; 2] = [Stage::Secured, Stage::Executed];

impl Ledger {
    /// Notes the columns and sources of which secured and executed money can't be compared.
    pub(super) fn find_open(&mut self) {
        self.open_columns.clear();
        self.open_sources.clear();
        let sources = self.sources();
        for column in self.columns() {
            for &source in &sources {
                if self.is_open(column, source) {
                    self.open_sources.insert(source);
                }
            }
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
        let is_stated = self.stands_in(column, missing);
        !is_stated
            && (self.sources().into_iter().any(|source| self.is_lacking(column, source, missing))
                || self.is_stated_alone(column, missing))
    }

    /// Whether a source's money is recorded in one of secured and executed, and in the other
    /// neither for itself nor under `all` (money under `all`: not by any source). Totals stated
    /// for both stand for themselves.
    fn is_lacking(&self, column: Column, source: SourceKey, missing: Stage) -> bool {
        let recorded = match source {
            SourceKey::All => !self.computed_column_total(column, missing).is_absent(),
            SourceKey::Source(_) => {
                self.is_there(column, source, missing)
                    || self.is_there(column, SourceKey::All, missing)
            }
        };
        !recorded && self.has_money(column, source, beside(missing))
    }

    /// Whether a total of a column is stated for money of which no cell is written, and nothing at
    /// all of the stage beside it.
    fn is_stated_alone(&self, column: Column, missing: Stage) -> bool {
        let stage = beside(missing);
        let stated = self.stated.get(&(column, stage));
        let nothing = matches!(stated, Some(Amount::None | Amount::Known(Won(0))));
        let is_absent = self.computed_column_total(column, missing).is_absent();
        is_absent && self.stands_in(column, stage) && !nothing
    }

    fn is_there(&self, column: Column, source: SourceKey, stage: Stage) -> bool {
        self.written(column, source, stage).is_some()
    }

    fn has_money(&self, column: Column, source: SourceKey, stage: Stage) -> bool {
        let sum = self.written(column, source, stage);
        sum.is_some_and(|sum| !matches!(sum.state(), SumState::None | SumState::Known(Won(0))))
    }

    /// Whether a source's own money of a column can't be compared.
    fn is_open(&self, column: Column, source: SourceKey) -> bool {
        let there = |source, stage| self.is_there(column, source, stage);
        let has_money = |stage| self.has_money(column, source, stage);
        let any = has_money(Stage::Secured) || has_money(Stage::Executed);
        let both = there(source, Stage::Secured) && there(source, Stage::Executed);
        let all = SourceKey::All;
        any && !(both && there(all, Stage::Secured) == there(all, Stage::Executed))
    }
}

/// What is compared with one of [`COMPARED`].
fn beside(stage: Stage) -> Stage {
    if stage == Stage::Secured { Stage::Executed } else { Stage::Secured }
}
