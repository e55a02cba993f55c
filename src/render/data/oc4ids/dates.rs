//! Dates in the standard: moments with a time (RFC 3339), which content has not.
//!
//! As the standard's own examples do, a day stands as its midnight in UTC. Of a date without a day
//! only the ends of its stretch can be said, so where one day is meant there is none.

use crate::model::{Column, Date, Period};

/// From a moment to a moment.
#[derive(serde::Serialize)]
pub(super) struct PeriodEntry {
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    end: Option<String>,
}

impl PeriodEntry {
    /// From the first day of one date to the last of another.
    pub(super) fn of(start: Date, end: Option<Date>) -> Self {
        let end = end.map(|date| moment(last_day(date)));
        Self { start: Some(moment(first_day(start))), end }
    }

    /// The years of a column; nothing of money before or after the term, whose bounds the content
    /// does not say, nor of money without a year.
    pub(super) fn of_column(column: Column) -> Option<Self> {
        let (first, last) = years(column.period()?)?;
        Some(Self::of(first, Some(last)))
    }

    /// The day the figures hold for.
    pub(super) fn until(date: Date) -> Self {
        Self { start: None, end: Some(moment(last_day(date))) }
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

/// The first day of what was written.
pub(super) fn first_day(date: Date) -> Date {
    let month = date.month().unwrap_or(1);
    Date::new(date.year(), Some(month), Some(date.day().unwrap_or(1))).unwrap_or(date)
}

/// The last day of what was written.
pub(super) fn last_day(date: Date) -> Date {
    let month = Some(date.month().unwrap_or(12));
    let on = |day| Date::new(date.year(), month, Some(day));
    let last = || (28..=31).rev().find_map(on);
    date.day().map_or_else(last, on).unwrap_or(date)
}

/// A day as a moment.
pub(super) fn moment(day: Date) -> String {
    format!("{}T00:00:00Z", day.iso())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_end_with_the_calendar() {
        let ends = |year, month, day| {
            let date = Date::new(year, month, day).unwrap();
            (moment(first_day(date)), moment(last_day(date)))
        };
        let both = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let year = both("2019-01-01T00:00:00Z", "2019-12-31T00:00:00Z");
        assert_eq!(ends(2019, None, None), year);
        let month = both("2020-02-01T00:00:00Z", "2020-02-29T00:00:00Z");
        assert_eq!(ends(2020, Some(2), None), month);
        let day = both("2020-02-03T00:00:00Z", "2020-02-03T00:00:00Z");
        assert_eq!(ends(2020, Some(2), Some(3)), day);
    }
}
