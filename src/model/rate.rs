//! Rates: computed, never typed, and always with numerator and denominator.

use super::{Won, push_whole};

/// One amount over another, both in won, the denominator above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    numerator: i128,
    denominator: i128,
}

impl Rate {
    /// `numerator ÷ denominator`; `None` where the denominator is not above zero.
    pub fn new(numerator: Won, denominator: Won) -> Option<Self> {
        Self::of_counts(numerator.0, denominator.0)
    }

    /// A rate of two counts, e.g. projects done over all projects.
    pub fn of_counts(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// The amount above the line, in won (or a count).
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The amount below the line, in won (or a count), above zero.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The rate in tenths of a percent, rounded half away from zero: 910 for 91.0 %.
    pub fn tenths(self) -> i128 {
        let scaled = self.numerator.saturating_mul(2000);
        let half = if scaled < 0 { -self.denominator } else { self.denominator };
        (scaled.saturating_add(half)) / (self.denominator.saturating_mul(2))
    }

    /// The percentage as text with one decimal and no sign, e.g. `91.0`.
    pub fn percent(self) -> String {
        let tenths = self.tenths();
        let mut text = String::with_capacity(8);
        if tenths < 0 {
            text.push('-');
        }
        push_whole(&mut text, tenths.saturating_abs() / 10);
        text.push('.');
        push_whole(&mut text, tenths.saturating_abs() % 10);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_known_from_the_record_and_the_press() {
        let percent = |n, d| Rate::of_counts(n, d).map(Rate::percent);
        assert_eq!(percent(3_047, 3_347).as_deref(), Some("91.0"));
        assert_eq!(percent(1_262, 1_562).as_deref(), Some("80.8"));
        assert_eq!(percent(54, 79).as_deref(), Some("68.4"));
        assert_eq!(percent(1_785, 3_347).as_deref(), Some("53.3"));
        assert_eq!(percent(958, 900).as_deref(), Some("106.4"));
        assert_eq!(percent(-1, 2_000).as_deref(), Some("-0.1"));
        assert_eq!(percent(1, 0), None);
        assert_eq!(percent(1, -5), None);
    }
}
