//! The written cells of a ledger, in the order of columns, sources and stages.
//!
//! A ledger has some dozen cells and is asked for its sums again and again, so they lie in one
//! sorted list, a column in one piece.

use super::{Column, SourceKey};
use crate::model::{Amount, Period, Stage, Sum};

/// Where a cell stands.
pub(super) type Key = (Column, SourceKey, Stage);

/// Where a cell stands, as a number that is ordered as keys are: sums are looked up so often that
/// comparing keys part by part would cost more than adding.
///
/// From the top two bits of kind, first and last year, the source, the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

/// Bits for the stage, and above them for the source.
const STAGE: u32 = 3;
const SOURCE: u32 = 27;
/// Bits for a year, and where the kind of column stands above two of them.
const YEAR: u32 = 16;
const KIND: u32 = 2 * YEAR;

/// The number of money not broken down by source.
const ALL: u64 = (1 << SOURCE) - 1;

impl Place {
    fn of((column, source, stage): Key) -> Self {
        let source = match source {
            SourceKey::Source(index) => u64::try_from(index).map_or(ALL - 1, |n| n.min(ALL - 1)),
            SourceKey::All => ALL,
        };
        Self(number_of(column) << (SOURCE + STAGE) | source << STAGE | stage as u64)
    }

    fn column_number(self) -> u64 {
        self.0 >> (SOURCE + STAGE)
    }

    /// The column.
    pub(super) fn column(self) -> Column {
        let number = self.column_number();
        let year = |shift: u32| u16::try_from(number >> shift & 0xffff).unwrap_or_default();
        match number >> KIND {
            0 => Column::Period(Period::Before),
            1 => Column::Period(Period::Years { first: year(YEAR), last: year(0) }),
            2 => Column::Period(Period::After),
            _ => Column::NotByYear,
        }
    }

    /// The row.
    pub(super) fn source(self) -> SourceKey {
        match self.0 >> STAGE & ALL {
            ALL => SourceKey::All,
            index => SourceKey::Source(usize::try_from(index).unwrap_or(usize::MAX)),
        }
    }

    /// The stage.
    pub(super) fn stage(self) -> Stage {
        let number = usize::try_from(self.0 & ((1 << STAGE) - 1)).unwrap_or_default();
        Stage::ALL.get(number).copied().unwrap_or(Stage::Returned)
    }

    /// The place of another stage of the same column and source.
    pub(super) fn beside(self, stage: Stage) -> Self {
        Self(self.0 & !((1 << STAGE) - 1) | stage as u64)
    }

    /// Whether it is of a stage.
    pub(super) fn is_of(self, stage: Stage) -> bool {
        self.0 & ((1 << STAGE) - 1) == stage as u64
    }
}

/// A number that orders columns as they stand.
fn number_of(column: Column) -> u64 {
    match column {
        Column::Period(Period::Before) => 0,
        Column::Period(Period::Years { first, last }) => {
            1 << KIND | u64::from(first) << YEAR | u64::from(last)
        }
        Column::Period(Period::After) => 2 << KIND,
        Column::NotByYear => 3 << KIND,
    }
}

/// Sums by cell; each cell once.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells(Vec<(Place, Sum)>);

impl Cells {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, key: Key) -> Option<&Sum> {
        let at = self.find(Place::of(key)).ok()?;
        self.0.get(at).map(|(_, sum)| sum)
    }

    /// Adds an amount to a cell.
    pub(super) fn add(&mut self, key: Key, amount: &Amount) {
        self.change(Place::of(key), |sum| sum.add(amount));
    }

    /// Adds a sum to a cell.
    pub(super) fn merge(&mut self, place: Place, other: &Sum) {
        self.change(place, |sum| sum.merge(other));
    }

    /// Changes a cell, which is made where it is not there yet.
    fn change(&mut self, place: Place, change: impl FnOnce(&mut Sum)) {
        match self.find(place) {
            Ok(at) => {
                if let Some((_, sum)) = self.0.get_mut(at) {
                    change(sum);
                }
            }
            Err(at) => {
                let mut sum = Sum::default();
                change(&mut sum);
                self.0.insert(at, (place, sum));
            }
        }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, (Place, Sum)> {
        self.0.iter()
    }

    /// Where there are cells, in order.
    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = Place> {
        self.0.iter().map(|(place, _)| *place)
    }

    /// The cells of one column.
    pub(super) fn of_column(&self, column: Column) -> &[(Place, Sum)] {
        let column = number_of(column);
        let start = self.0.partition_point(|(place, _)| place.column_number() < column);
        let cells = self.0.get(start..).unwrap_or_default();
        let len = cells.iter().take_while(|(place, _)| place.column_number() == column).count();
        cells.get(..len).unwrap_or_default()
    }

    /// The columns in order, each with its cells.
    pub(super) fn by_column(&self) -> impl Iterator<Item = (Column, &[(Place, Sum)])> {
        let is_same = |one: &(Place, Sum), other: &(Place, Sum)| {
            one.0.column_number() == other.0.column_number()
        };
        let columns = self.0.chunk_by(is_same);
        columns.filter_map(|cells| cells.first().map(|(place, _)| (place.column(), cells)))
    }

    /// The same cells in as little memory as they need.
    pub(super) fn compact(&mut self) {
        self.0.shrink_to_fit();
    }

    fn find(&self, place: Place) -> Result<usize, usize> {
        // They are mostly entered in their order.
        match self.0.last() {
            Some((last, _)) if *last < place => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&place, |(other, _)| *other),
        }
    }
}

impl FromIterator<(Place, Sum)> for Cells {
    /// Of entries that are in order already.
    fn from_iter<I: IntoIterator<Item = (Place, Sum)>>(entries: I) -> Self {
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
        let key = |place: Place| (place.column(), place.source(), place.stage());
        assert_eq!(cells.places().map(key).collect::<Vec<_>>(), keys);
        assert!(cells.places().is_sorted_by(|one, other| one < other));
        assert!(
            columns.iter().all(|column| cells.of_column(*column).len() == 5 * Stage::ALL.len())
        );
    }
}
