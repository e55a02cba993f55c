//! The words for an amount or a sum: whether there is a figure, and if not, why.
//!
//! One column of a table tells them, so that the amounts stay numbers. What they are called is the
//! catalogue's.

use crate::model::{Amount, Sum, SumState};

/// What is known of an amount or a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A figure, 0 included.
    Amount,
    /// `-`: there is none.
    None,
    /// Nothing was written.
    Absent,
    /// There is an amount that is not published.
    Withheld,
    /// Of a sum: the figure is what is known, some operand is withheld.
    PartlyWithheld,
}

impl State {
    /// Those an amount may have.
    pub(super) const OF_AMOUNTS: [Self; 4] =
        [Self::Amount, Self::None, Self::Absent, Self::Withheld];

    /// Those a sum may have.
    pub(super) const OF_SUMS: [Self; 5] =
        [Self::Amount, Self::None, Self::Absent, Self::Withheld, Self::PartlyWithheld];

    /// The state of an amount that was written or not.
    pub(super) fn of(amount: Option<&Amount>) -> Self {
        match amount {
            Some(Amount::Known(_)) => Self::Amount,
            Some(Amount::None) => Self::None,
            Some(Amount::Withheld(_)) => Self::Withheld,
            None => Self::Absent,
        }
    }

    /// The state of what all money of a project or of a stage comes to. Such a sum hides nothing
    /// under `all`, so that only withheld money makes it incomplete.
    pub(super) fn of_sum(sum: &Sum) -> Self {
        match sum.state() {
            SumState::Known(_) => Self::Amount,
            SumState::None => Self::None,
            SumState::Absent => Self::Absent,
            SumState::Incomplete { known: None, .. } => Self::Withheld,
            SumState::Incomplete { known: Some(_), .. } => Self::PartlyWithheld,
        }
    }

    /// As data files write it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::None => "none",
            Self::Absent => "absent",
            Self::Withheld => "withheld",
            Self::PartlyWithheld => "partly_withheld",
        }
    }
}
