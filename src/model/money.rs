//! Money: whole won, units, and the four things that are not the same.
//!
//! Never a float: every amount is an integer in won. How an amount is written or printed is
//! decided in `load` and in the locale.

use std::iter;
use std::ops::{Add, AddAssign, Neg, Sub};

/// The largest single amount accepted, in won: 2^53 - 1, so that every amount survives a JSON
/// reader (RFC 8259 §6). Some nine thousand 조, ten times the national budget.
pub const LARGEST_AMOUNT: i128 = 9_007_199_254_740_991;

/// An amount in whole won; negative for cuts and returns.
///
/// Kept in 128 bits, so no sum of accepted amounts ([`LARGEST_AMOUNT`]) can overflow: that would
/// take more than 10^22 of them. Aligned as 64 bits are, so that what holds one is no larger than
/// it has to be: a record is mostly amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(Rust, packed(8))]
pub struct Won(pub i128);

impl Won {
    /// Nothing: 0 won.
    pub const ZERO: Self = Self(0);

    /// The same amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }
}

impl Add for Won {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Won {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Won {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Won {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl iter::Sum for Won {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// The unit of bare amounts and of the tables of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 원, won.
    Won,
    /// 천원, thousand won.
    Thousand,
    /// 백만원, million won.
    Million,
    /// 억원, hundred million won.
    HundredMillion,
}

impl Unit {
    /// Every unit, smallest first.
    pub const ALL: [Self; 4] = [Self::Won, Self::Thousand, Self::Million, Self::HundredMillion];

    /// How many won one of it is.
    pub fn in_won(self) -> i128 {
        10_i128.pow(self.digits())
    }

    /// How many decimal digits a whole won has behind the point of an amount in this unit: 0 to 8.
    pub fn digits(self) -> u32 {
        match self {
            Self::Won => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::HundredMillion => 8,
        }
    }

    /// As `site.yaml` writes it: `원`, `천원`, `백만원` or `억원`.
    pub fn korean(self) -> &'static str {
        match self {
            Self::Won => "원",
            Self::Thousand => "천원",
            Self::Million => "백만원",
            Self::HundredMillion => "억원",
        }
    }
}

/// What was written in one cell. A cell nobody wrote (not broken down) is not an amount:
/// it is absent from whatever holds amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A figure, zero included.
    Known(Won),
    /// `-`: there is none.
    None,
    /// There is one, not published, for the reason given.
    Withheld(String),
}

impl Amount {
    /// The figure, where there is one.
    pub fn won(&self) -> Option<Won> {
        match self {
            Self::Known(won) => Some(*won),
            Self::None | Self::Withheld(_) => None,
        }
    }
}
