//! What the author stated of each source.
//!
//! A ledger is kept for each project, and these are a few amounts: they lie in one piece, where a
//! tree would have room for a dozen.

use super::SourceKey;
use crate::model::Amount;
use std::collections::BTreeMap;

/// Amounts in the order of sources, each source once.
#[derive(Debug, Clone, Default)]
pub(super) struct BySource(Box<[(SourceKey, Amount)]>);

impl BySource {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was stated of a source.
    pub(super) fn get(&self, source: SourceKey) -> Option<&Amount> {
        self.iter().find(|(other, _)| *other == source).map(|(_, amount)| amount)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (SourceKey, &Amount)> {
        self.0.iter().map(|(source, amount)| (*source, amount))
    }
}

/// Of a source that is there twice the last amount counts.
impl FromIterator<(SourceKey, Amount)> for BySource {
    fn from_iter<I: IntoIterator<Item = (SourceKey, Amount)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect())
    }
}
