//! From money to places along an axis, and the round amounts to mark on it.
//!
//! Plotters' coordinates do the arithmetic. Floats begin here: places are estimates, amounts
//! that are printed never pass through.

use crate::model::Won;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// A linear scale.
pub(super) struct Scale {
    coord: RangedCoordf64,
    ends: (i32, i32),
    high: f64,
}

/// Pixels of plotters' coordinates in a unit: fine enough that rounding is never seen.
const FINE: f64 = 1000.0;

impl Scale {
    /// Maps `low..high` onto `from..to` in units; zero is always on it.
    pub(super) fn new((low, high): (Won, Won), (from, to): (f64, f64)) -> Self {
        let (low, high) = (low.min(Won::ZERO).0 as f64, high.max(Won::ZERO).0 as f64);
        let high = if high > low { high } else { low + 1.0 };
        let fine = |units: f64| (units * FINE).round() as i32;
        Self { coord: (low..high).into(), ends: (fine(from), fine(to)), high }
    }

    /// The place of an amount, in units.
    #[inline]
    pub(super) fn at(&self, won: Won) -> f64 {
        // Most amounts fit into a register, which becomes a float much faster.
        let won = i64::try_from(won.0).map_or(won.0 as f64, |won| won as f64);
        f64::from(self.coord.map(&won, self.ends)) / FINE
    }

    /// The place of zero, in units.
    pub(super) fn zero(&self) -> f64 {
        self.at(Won::ZERO)
    }

    /// The distance an amount takes, in units, whatever its sign.
    pub(super) fn length(&self, won: Won) -> f64 {
        (self.at(won) - self.zero()).abs()
    }

    /// At most `most` round amounts on the scale, lowest first.
    pub(super) fn ticks(&self, most: usize) -> Vec<Won> {
        let points = self.coord.key_points(most.max(1));
        let mut ticks: Vec<Won> = points.iter().map(|point| Won(point.round() as i128)).collect();
        ticks.dedup();
        // A part of a won is no amount: steps below one collapse onto whole won and mislead.
        if self.high < 4.0 { vec![Won::ZERO] } else { ticks }
    }
}

/// The round amount at or above `high` where a scale of at most `most` marks should end.
pub(super) fn rounded_up(high: Won, most: usize) -> Won {
    let ticks = Scale::new((Won::ZERO, high), (0.0, 100.0)).ticks(most);
    match ticks.as_slice() {
        [.., before, last] if *last < high => *last + (*last - *before),
        _ => high,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LARGEST_AMOUNT;

    #[test]
    fn lengths_are_in_proportion() {
        let scale = Scale::new((Won(0), Won(1562)), (104.0, 710.0));
        assert!((scale.at(Won(1562)) - 710.0).abs() < 0.01);
        assert!((scale.length(Won(781)) - 303.0).abs() < 0.01);
        assert_eq!(scale.ticks(5), [Won(0), Won(500), Won(1000), Won(1500)]);
    }

    #[test]
    fn any_amounts_have_a_scale() {
        let huge = Won(LARGEST_AMOUNT * 5_000);
        for (low, high) in [(Won(0), Won(0)), (Won(-371), Won(0)), (-huge, huge), (Won(0), Won(1))]
        {
            let scale = Scale::new((low, high), (0.0, 300.0));
            assert!(!scale.ticks(4).is_empty() && scale.ticks(4).len() <= 4);
            assert!(scale.zero() >= 0.0 && scale.zero() <= 300.0);
        }
    }

    #[test]
    fn columns_end_on_a_round_amount() {
        assert_eq!(rounded_up(Won(27_810), 4), Won(30_000));
        assert_eq!(rounded_up(Won(30_000), 4), Won(30_000));
        assert_eq!(rounded_up(Won(0), 4), Won(0));
    }
}
