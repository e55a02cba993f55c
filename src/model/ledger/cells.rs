//! The written cells of a ledger, in the order of columns, sources and stages.
//!
//! A ledger has some dozen cells and is asked for its sums again and again, so they lie in one
//! sorted list, a column in one piece.

use super::{Column, SourceKey};
use crate::model::{Amount, Stage, Sum};

/// Where a cell stands.
pub(super) type Key = (Column, SourceKey, Stage);

/// Sums by cell; each cell once.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells(Vec<(Key, Sum)>);

impl Cells {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, key: Key) -> Option<&Sum> {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|(_, sum)| sum)
    }

    /// Adds an amount to a cell.
    pub(super) fn add(&mut self, key: Key, amount: &Amount) {
        self.change(key, |sum| sum.add(amount));
    }

    /// Adds a sum to a cell.
    pub(super) fn merge(&mut self, key: Key, other: &Sum) {
        self.change(key, |sum| sum.merge(other));
    }

    /// Changes a cell, which is made where it is not there yet.
    fn change(&mut self, key: Key, change: impl FnOnce(&mut Sum)) {
        match self.place(key) {
            Ok(place) => {
                if let Some((_, sum)) = self.0.get_mut(place) {
                    change(sum);
                }
            }
            Err(place) => {
                let mut sum = Sum::default();
                change(&mut sum);
                self.0.insert(place, (key, sum));
            }
        }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, (Key, Sum)> {
        self.0.iter()
    }

    pub(super) fn keys(&self) -> impl DoubleEndedIterator<Item = Key> {
        self.0.iter().map(|(key, _)| *key)
    }

    /// The cells of one column.
    pub(super) fn of_column(&self, column: Column) -> &[(Key, Sum)] {
        let start = self.0.partition_point(|((c, ..), _)| *c < column);
        let end = self.0.partition_point(|((c, ..), _)| *c <= column);
        self.0.get(start..end).unwrap_or_default()
    }

    /// The columns in order, each with its cells.
    pub(super) fn by_column(&self) -> impl Iterator<Item = (Column, &[(Key, Sum)])> {
        let columns = self.0.chunk_by(|((one, ..), _), ((other, ..), _)| one == other);
        columns.filter_map(|cells| cells.first().map(|((column, ..), _)| (*column, cells)))
    }

    /// The same cells in as little memory as they need.
    pub(super) fn compact(&mut self) {
        self.0.shrink_to_fit();
    }

    fn place(&self, key: Key) -> Result<usize, usize> {
        // They are mostly entered in their order.
        match self.0.last() {
            Some((last, _)) if *last < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(other, _)| other.cmp(&key)),
        }
    }
}

impl FromIterator<(Key, Sum)> for Cells {
    /// Of entries that are in order already.
    fn from_iter<I: IntoIterator<Item = (Key, Sum)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}
