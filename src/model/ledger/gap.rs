//! Gaps: secured money that was not executed, and what the record says about it.

use super::{Column, Ledger, SourceKey};
use crate::model::{Id, Won};

/// Secured minus executed of one source in one column, where that is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The part whose money it is, where it is a part's.
    pub part: Option<Id>,
    /// The column.
    pub column: Column,
    /// The source; [`SourceKey::All`] also where only the column's sums can be compared.
    pub source: SourceKey,
    /// What was secured.
    pub secured: Won,
    /// What was executed.
    pub executed: Won,
    /// 이월: secured money that went on to another period.
    pub carried_over: Won,
    /// 반납: secured money that was given back.
    pub returned: Won,
    /// The author's reason.
    pub reason: Option<String>,
}

impl Gap {
    /// Secured − executed; negative where more was executed than secured.
    pub fn won(&self) -> Won {
        self.secured - self.executed
    }

    /// Carried over and returned: secured money that left the period.
    pub fn left(&self) -> Won {
        self.carried_over + self.returned
    }

    /// Whether the record explains it: by a reason, or by money carried over or returned that
    /// comes to the same amount.
    pub fn is_told(&self) -> bool {
        self.reason.is_some() || self.left() == self.won()
    }

    /// Adds another gap of the same column and source; of both together no reason is known.
    pub(super) fn merge(&mut self, other: &Self) {
        self.secured += other.secured;
        self.executed += other.executed;
        self.carried_over += other.carried_over;
        self.returned += other.returned;
    }

    /// Whether it is the same money's: of the same part, column and source.
    fn is_of(&self, other: &Self) -> bool {
        (&self.part, self.column, self.source) == (&other.part, other.column, other.source)
    }
}

impl Ledger {
    /// Gives a gap the reason that is published for it elsewhere than beside its amounts.
    pub fn explain(&mut self, gap: &Gap, reason: &str) {
        for own in self.gaps.iter_mut().filter(|own| own.is_of(gap)) {
            own.reason.get_or_insert_with(|| reason.to_owned());
        }
    }
}
