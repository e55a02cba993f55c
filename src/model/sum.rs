//! Sums that know what they could not add.

use super::{Amount, Won};

/// Amounts added up, remembering what kinds of "no number" were among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    won: Won,
    figures: u32,
    /// Whether `-` was among them.
    nones: bool,
    unallocated: bool,
    /// Nothing where none is, as nearly always: a ledger keeps dozens of sums.
    withheld: Option<Box<Withheld>>,
}

/// The reasons given for withheld operands, in the order met.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Withheld(Box<[String]>);

/// What a sum comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumState<'a> {
    /// Nothing was written: not broken down.
    Absent,
    /// Every operand was `-`.
    None,
    /// Every operand is known; `-` among them counts as nothing.
    Known(Won),
    /// Some operand is missing: the known part, where there is one, and why the rest is not known.
    Incomplete {
        /// The known operands added up; `None` where there is none.
        known: Option<Won>,
        /// Reasons given for withheld operands, in the order met.
        withheld: &'a [String],
    },
}

impl Sum {
    /// The sum of no amounts.
    pub(super) const NOTHING: Self =
        Self { won: Won::ZERO, figures: 0, nones: false, unallocated: false, withheld: None };

    /// Adds one amount.
    pub fn add(&mut self, amount: &Amount) {
        match amount {
            Amount::Known(won) => {
                self.won += *won;
                self.figures += 1;
            }
            Amount::None => self.nones = true,
            Amount::Withheld(reason) => self.withhold(std::slice::from_ref(reason)),
        }
    }

    /// Adds another sum, with what it could not add.
    pub fn merge(&mut self, other: &Self) {
        self.won += other.won;
        self.figures += other.figures;
        self.nones |= other.nones;
        self.withhold(other.withheld());
        self.unallocated |= other.unallocated;
    }

    /// Notes that money not broken down belongs partly to this sum.
    pub fn mark_unallocated(&mut self) {
        self.unallocated = true;
    }

    /// What it comes to.
    pub fn state(&self) -> SumState<'_> {
        let known = (self.figures > 0).then_some(self.won);
        if self.unallocated || self.is_withheld() {
            SumState::Incomplete { known, withheld: self.withheld() }
        } else if let Some(won) = known {
            SumState::Known(won)
        } else if self.nones {
            SumState::None
        } else {
            SumState::Absent
        }
    }

    /// The figure, where every operand is known; all `-` counts as zero, nothing written as none.
    pub fn exact(&self) -> Option<Won> {
        match self.state() {
            SumState::Known(won) => Some(won),
            SumState::None => Some(Won::ZERO),
            SumState::Absent | SumState::Incomplete { .. } => None,
        }
    }

    /// The figure, where at least one operand is a figure and none is missing.
    pub fn known(&self) -> Option<Won> {
        match self.state() {
            SumState::Known(won) => Some(won),
            _ => None,
        }
    }

    /// How many figures were added; `-` and withheld amounts are none.
    pub fn figures(&self) -> usize {
        self.figures as usize
    }

    /// The figure, or of an incomplete sum the known operands added up, where there are any.
    pub fn known_part(&self) -> Option<Won> {
        match self.state() {
            SumState::Known(won) => Some(won),
            SumState::Incomplete { known, .. } => known,
            SumState::Absent | SumState::None => None,
        }
    }

    /// Whether anything at all was written (or is hidden in money not broken down).
    pub fn is_absent(&self) -> bool {
        self.state() == SumState::Absent
    }

    /// The reasons given for withheld operands, in the order met.
    pub fn withheld(&self) -> &[String] {
        self.withheld.as_ref().map_or(&[], |withheld| &withheld.0)
    }

    /// Whether money not broken down belongs partly to it.
    pub fn is_unallocated(&self) -> bool {
        self.unallocated
    }

    /// Whether some operand is withheld.
    pub fn is_withheld(&self) -> bool {
        self.withheld.is_some()
    }

    fn withhold(&mut self, reasons: &[String]) {
        if !reasons.is_empty() {
            let all = [self.withheld(), reasons].concat();
            self.withheld = Some(Box::new(Withheld(all.into())));
        }
    }
}

impl From<&Amount> for Sum {
    fn from(amount: &Amount) -> Self {
        let mut sum = Self::default();
        sum.add(amount);
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_zero_and_withheld_stay_apart() {
        let mut sum = Sum::default();
        assert_eq!(sum.state(), SumState::Absent);
        sum.add(&Amount::None);
        assert_eq!(sum.state(), SumState::None);
        sum.add(&Amount::Known(Won(0)));
        assert_eq!(sum.state(), SumState::Known(Won(0)));
        sum.add(&Amount::Withheld("협상 중".into()));
        assert_eq!(sum.exact(), None);
        assert!(matches!(sum.state(), SumState::Incomplete { known: Some(Won(0)), .. }));
    }

    #[test]
    fn money_not_broken_down_makes_a_source_incomplete() {
        let mut sum = Sum::from(&Amount::Known(Won(5)));
        sum.mark_unallocated();
        assert_eq!(sum.known(), None);
    }
}
