//! Gaps as charts show them: how much is missing, and whether the record says why.

use crate::model::{Column, Gap, Ledger, SourceKey, Won};
use std::collections::BTreeMap;

/// Secured money that was not executed, split by whether it is explained. Never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Holes {
    /// No reason given: drawn red.
    pub(super) untold: Won,
    /// Explained: drawn grey.
    pub(super) told: Won,
}

impl Holes {
    /// The gaps of one column.
    pub(super) fn of_column(ledger: &Ledger, column: Column) -> Self {
        Self::of(ledger.gaps().iter().filter(|gap| gap.column == column))
    }

    /// The gaps of one source over all columns.
    pub(super) fn of_source(ledger: &Ledger, source: SourceKey) -> Self {
        Self::of(ledger.gaps().iter().filter(|gap| gap.source == source))
    }

    /// The gaps of periods, without money not broken down by year.
    pub(super) fn of_periods(ledger: &Ledger) -> Self {
        Self::of(ledger.gaps().iter().filter(|gap| gap.column != Column::NotByYear))
    }

    /// All gaps.
    pub(super) fn of_all(ledger: &Ledger) -> Self {
        Self::of(ledger.gaps())
    }

    fn of<'a>(gaps: impl IntoIterator<Item = &'a Gap>) -> Self {
        let mut holes = Self::default();
        for gap in gaps.into_iter().filter(|gap| gap.won() > Won::ZERO) {
            if gap.is_told() {
                holes.told += gap.won();
            } else {
                holes.untold += gap.won();
            }
        }
        holes
    }

    /// Both kinds together.
    pub(super) fn won(self) -> Won {
        self.untold + self.told
    }

    /// Whether all of it lacks a reason: a sum of both kinds is grey.
    pub(super) fn is_alarming(self) -> bool {
        self.untold > Won::ZERO && self.told == Won::ZERO
    }
}

/// Gaps of one column and source as one: a record may hold several, of its parts.
pub(super) fn merged(ledger: &Ledger) -> Vec<(Column, SourceKey, Won)> {
    let mut merged = BTreeMap::<(Column, SourceKey), Won>::new();
    for gap in ledger.gaps() {
        *merged.entry((gap.column, gap.source)).or_default() += gap.won();
    }
    merged.into_iter().map(|((column, source), won)| (column, source, won)).collect()
}
