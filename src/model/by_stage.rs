//! Amounts by stage, as a record writes them: few, and of every source of every period.
//!
//! Sorted pairs rather than a tree: of a district's money nearly all memory would else be empty
//! nodes.

use super::{Amount, Stage};
use std::fmt;
use std::slice::Iter;

/// What was written, by stage; a stage that is missing is not broken down. At most one amount a
/// stage, in the order of stages.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ByStage(Vec<(Stage, Amount)>);

impl ByStage {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The amount of a stage.
    pub fn get(&self, stage: &Stage) -> Option<&Amount> {
        self.iter().find(|(of, _)| *of == stage).map(|(_, amount)| amount)
    }

    /// Whether there is an amount of a stage.
    pub fn contains_key(&self, stage: &Stage) -> bool {
        self.get(stage).is_some()
    }

    /// Writes the amount of a stage, in the place of an earlier one.
    pub fn insert(&mut self, stage: Stage, amount: Amount) {
        match self.0.binary_search_by_key(&stage, |(of, _)| *of) {
            Ok(at) => {
                if let Some(pair) = self.0.get_mut(at) {
                    pair.1 = amount;
                }
            }
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (stage, amount));
            }
        }
    }

    /// Takes all amounts out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every amount, in the order of stages.
    pub fn values(&self) -> impl Iterator<Item = &Amount> {
        self.iter().map(|(_, amount)| amount)
    }

    /// Every stage that has an amount, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &Stage> {
        self.iter().map(|(stage, _)| stage)
    }

    /// Every stage with its amount, in the order of stages.
    pub fn iter(&self) -> Pairs<'_> {
        Pairs(self.0.iter())
    }
}

/// Stages with their amounts.
#[derive(Debug, Clone)]
pub struct Pairs<'a>(Iter<'a, (Stage, Amount)>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a Stage, &'a Amount);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(stage, amount)| (stage, amount))
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
        let mut all = Self::new();
        pairs.into_iter().for_each(|(stage, amount)| all.insert(stage, amount));
        all
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
