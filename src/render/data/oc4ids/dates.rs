//! Dates in the standard: moments with a time (RFC 3339), which content has not.
//!
//! As the standard's own examples do, a day stands as its midnight in UTC. Of a date without a day
//! only the ends of its stretch can be said, so where one day is meant there is none.

use crate::model::{Column, Date, Period, Short};
use crate::render::instant::instant;

/// From a moment to a moment.
#[derive(serde::Serialize)]
pub(super) struct PeriodEntry {
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    start: Option<Short>,
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    end: Option<Short>,
}

impl PeriodEntry {
    /// From the first day of one date to the last of another.
    pub(super) fn of(start: Date, end: Option<Date>) -> Self {
        let end = end.map(|date| instant(date.last_day()));
        Self { start: Some(instant(start.first_day())), end }
    }

    /// The years of a column; nothing of money before or after the term, whose bounds the content
    /// does not say, nor of money without a year.
    pub(super) fn of_column(column: Column) -> Option<Self> {
        let (first, last) = years(column.period()?)?;
        Some(Self::of(first, Some(last)))
    }

    /// The day the figures hold for.
    pub(super) fn until(date: Date) -> Self {
        Self { start: None, end: Some(instant(date.last_day())) }
    }
}

/// The first and last year of a period.
pub(super) fn years(period: Period) -> Option<(Date, Date)> {
    match period {
        Period::Years { first, last } => {
            Some((Date::new(first, None, None)?, Date::new(last, None, None)?))
        }
        Period::Before | Period::After => None,
    }
}

/// A date that was written to the day.
pub(super) fn day(date: Date) -> Option<Date> {
    date.day().map(|_| date)
}
