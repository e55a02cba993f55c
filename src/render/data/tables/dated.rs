//! The columns that begin every table of dated entries: whose it is, which it is, and when.

use super::Subject;
use crate::model::{DateRange, Period};
use crate::render::data::field::{Cell, Field, Kind, always, perhaps};
use crate::render::data::vocabulary::Vocabulary;

/// Where a dated entry stands in the record.
pub(super) struct Place<'a> {
    /// The project.
    pub(super) of: &'a Subject<'a>,
    /// The period of its yearly record.
    pub(super) period: Period,
    /// Its place among those of its period, from 0.
    pub(super) index: usize,
    /// When it was.
    pub(super) date: DateRange,
}

/// A row that is about a dated entry.
pub(super) trait Dated {
    /// Where it stands.
    fn place(&self) -> &Place<'_>;
}

/// The columns, in order.
pub(super) fn fields<R: Dated>() -> Vec<Field<R>> {
    vec![
        always("period", Kind::Period, |row: &R| Cell::period(Some(row.place().period))),
        always("number", Kind::Count, |row| Cell::count(row.place().index + 1)),
        always("date", Kind::Date, |row| Cell::date(Some(row.place().date.from))),
        always("precision", Kind::OneOf(Vocabulary::Precision), |row| {
            Cell::precision(Some(row.place().date.from))
        }),
        perhaps("until", Kind::Date, |row| Cell::date(row.place().date.until)),
        perhaps("until_precision", Kind::OneOf(Vocabulary::Precision), |row| {
            Cell::precision(row.place().date.until)
        }),
    ]
}
