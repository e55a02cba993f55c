//! The written cells of a ledger, in the order of columns, sources and stages.
//!
//! A ledger has some dozen cells and is asked for its sums again and again, so they lie in one
//! sorted list, a column in one piece.

use super::{Column, SourceKey};
use crate::model::{Amount, Period, Stage, Sum};

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
        let column = place_of(column);
        let start = self.0.partition_point(|((c, ..), _)| place_of(*c) < column);
        let cells = self.0.get(start..).unwrap_or_default();
        let len = cells.iter().take_while(|((c, ..), _)| place_of(*c) == column).count();
        cells.get(..len).unwrap_or_default()
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
            Some((last, _)) if order(*last) < order(key) => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&order(key), |(other, _)| order(*other)),
        }
    }
}

/// A number that orders cells as their keys do: sums are looked up so often that comparing keys
/// part by part would cost more than adding.
fn order((column, source, stage): Key) -> u64 {
    const ALL: u64 = (1 << 27) - 1;
    let source = match source {
        SourceKey::Source(index) => u64::try_from(index).map_or(ALL - 1, |n| n.min(ALL - 1)),
        SourceKey::All => ALL,
    };
    place_of(column) << 30 | source << 3 | stage as u64
}

/// The same of columns: two bits of kind, then first and last year.
fn place_of(column: Column) -> u64 {
    match column {
        Column::Period(Period::Before) => 0,
        Column::Period(Period::Years { first, last }) => {
            1 << 32 | u64::from(first) << 16 | u64::from(last)
        }
        Column::Period(Period::After) => 2 << 32,
        Column::NotByYear => 3 << 32,
    }
}

impl FromIterator<(Key, Sum)> for Cells {
    /// Of entries that are in order already.
    fn from_iter<I: IntoIterator<Item = (Key, Sum)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_ordered_as_their_keys() {
        let years = [(2018, 2018), (2018, 2019), (2019, 2019), (2020, 2030)];
        let years = years.map(|(first, last)| Period::Years { first, last });
        let periods = [Period::Before, Period::After].into_iter().chain(years);
        let columns: Vec<Column> = periods.map(Column::Period).chain([Column::NotByYear]).collect();
        let sources = [0, 1, 2, 70_000].map(SourceKey::Source).into_iter().chain([SourceKey::All]);
        let sources: Vec<SourceKey> = sources.collect();
        let of_column = |&column: &Column| {
            let sources = sources.iter();
            sources
                .flat_map(move |&s| Stage::ALL.map(|stage| (column, s, stage)))
                .collect::<Vec<_>>()
        };
        let mut keys: Vec<Key> = columns.iter().flat_map(of_column).collect();
        let mut cells = Cells::default();
        for key in keys.iter().rev().chain(&keys) {
            cells.add(*key, &Amount::None);
        }
        keys.sort_unstable();
        assert_eq!(cells.keys().collect::<Vec<_>>(), keys);
        assert!(keys.is_sorted_by(|one, other| order(*one) < order(*other)));
        assert!(
            columns.iter().all(|column| cells.of_column(*column).len() == 5 * Stage::ALL.len())
        );
    }
}
