//! Amounts by stage, as a record writes them: few, and of every source of every period.
//!
//! The amounts alone, and which stages they are of: of a district's money nearly all memory would
//! else be padding.

use super::{Amount, Stage};
use std::fmt;
use std::slice::Iter;

/// What was written, by stage; a stage that is missing is not broken down. At most one amount a
/// stage, in the order of stages.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ByStage {
    /// A bit for each stage that has an amount.
    stages: u8,
    amounts: Box<[Amount]>,
}

impl ByStage {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The amount of a stage.
    pub fn get(&self, stage: &Stage) -> Option<&Amount> {
        self.contains_key(stage).then(|| self.amounts.get(self.place(*stage))).flatten()
    }

    /// Whether there is an amount of a stage.
    pub fn contains_key(&self, stage: &Stage) -> bool {
        self.stages & bit(*stage) != 0
    }

    /// Writes the amount of a stage, in the place of an earlier one.
    pub fn insert(&mut self, stage: Stage, amount: Amount) {
        let place = self.place(stage);
        match self.amounts.get_mut(place).filter(|_| self.stages & bit(stage) != 0) {
            Some(earlier) => *earlier = amount,
            None => {
                let mut amounts = std::mem::take(&mut self.amounts).into_vec();
                amounts.reserve_exact(1);
                amounts.insert(place, amount);
                self.amounts = amounts.into_boxed_slice();
                self.stages |= bit(stage);
            }
        }
    }

    /// Takes all amounts out.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.stages == 0
    }

    /// Every amount, in the order of stages.
    pub fn values(&self) -> impl Iterator<Item = &Amount> {
        self.amounts.iter()
    }

    /// Every stage that has an amount, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &Stage> {
        self.iter().map(|(stage, _)| stage)
    }

    /// Every stage with its amount, in the order of stages.
    pub fn iter(&self) -> Pairs<'_> {
        Pairs { of: self.stages, stages: Stage::ALL.iter(), amounts: self.amounts.iter() }
    }

    /// How many amounts stand before that of a stage.
    fn place(&self, stage: Stage) -> usize {
        (self.stages & (bit(stage) - 1)).count_ones() as usize
    }
}

fn bit(stage: Stage) -> u8 {
    1 << stage as u8
}

/// Stages with their amounts.
#[derive(Debug, Clone)]
pub struct Pairs<'a> {
    of: u8,
    stages: Iter<'static, Stage>,
    amounts: Iter<'a, Amount>,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a Stage, &'a Amount);

    fn next(&mut self) -> Option<Self::Item> {
        let stage = self.stages.find(|stage| self.of & bit(**stage) != 0)?;
        Some((stage, self.amounts.next()?))
    }
}

impl<'a> IntoIterator for &'a ByStage {
    type Item = (&'a Stage, &'a Amount);
    type IntoIter = Pairs<'a>;

    fn into_iter(self) -> Pairs<'a> {
        self.iter()
    }
}

impl FromIterator<(Stage, Amount)> for ByStage {
    fn from_iter<I: IntoIterator<Item = (Stage, Amount)>>(pairs: I) -> Self {
        let mut stages = 0;
        let mut slots: [Option<Amount>; Stage::ALL.len()] = Default::default();
        for (stage, amount) in pairs {
            stages |= bit(stage);
            if let Some(slot) = slots.get_mut(stage as usize) {
                *slot = Some(amount);
            }
        }
        let mut amounts = Vec::with_capacity(stages.count_ones() as usize);
        amounts.extend(slots.into_iter().flatten());
        Self { stages, amounts: amounts.into_boxed_slice() }
    }
}

impl fmt::Debug for ByStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Won;

    #[test]
    fn amounts_stand_in_the_order_of_stages_and_the_last_counts() {
        let won = |won| Amount::Known(Won(won));
        let pairs = [(Stage::Executed, 1), (Stage::Demand, 2), (Stage::Executed, 3)];
        let all: ByStage = pairs.into_iter().map(|(stage, n)| (stage, won(n))).collect();
        let found: Vec<_> = all.iter().collect();
        assert_eq!(found, [(&Stage::Demand, &won(2)), (&Stage::Executed, &won(3))]);
        assert_eq!(all.get(&Stage::Executed), Some(&won(3)));
        assert!(!all.contains_key(&Stage::Secured));
    }
}
