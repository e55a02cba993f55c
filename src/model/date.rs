//! Dates with the precision they were written with, and ranges of them.
//!
//! No clock and no time zone: every date comes from content. The calendar is the proleptic
//! Gregorian one (ISO 8601).

use super::Short;

/// How exactly a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2019`
    Year,
    /// `2019-06`
    Month,
    /// `2019-06-21`
    Day,
}

impl Precision {
    /// Every precision, the coarsest first.
    pub const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    /// As `record.json` writes it: `year`, `month` or `day`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// A date that exists, with its precision. Ordered by time; the less precise one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Years a record may speak of.
    pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

    /// The last day a record may speak of.
    pub const LAST: Self = Self { year: *Self::YEARS.end(), month: 12, day: 31 };

    /// A date from its parts; `None` where it does not exist, the year is outside
    /// [`Date::YEARS`], or a day stands without a month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !Self::YEARS.contains(&year) || (month.is_none() && day.is_some()) {
            return None;
        }
        if month.is_some_and(|m| !(1..=12).contains(&m)) {
            return None;
        }
        let longest = month.map_or(31, |m| days_in(year, m));
        if day.is_some_and(|d| !(1..=longest).contains(&d)) {
            return None;
        }
        Some(Self { year, month: month.unwrap_or(0), day: day.unwrap_or(0) })
    }

    /// The year, within [`Date::YEARS`].
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it was written.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, from 1, where it was written.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How exactly it was written.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day of what was written.
    pub fn first_day(self) -> Self {
        Self { month: self.month.max(1), day: self.day.max(1), ..self }
    }

    /// The last day of what was written.
    pub fn last_day(self) -> Self {
        let month = self.month().unwrap_or(12);
        Self { month, day: self.day().unwrap_or_else(|| days_in(self.year, month)), ..self }
    }

    /// ISO 8601 at its own precision: `2019`, `2019-06` or `2019-06-21`.
    pub fn iso(self) -> String {
        (*self.short()).to_owned()
    }

    /// The same, for who writes it down at once.
    pub fn short(self) -> Short {
        let mut text = Short::default();
        text.push_four(self.year);
        for number in [self.month(), self.day()].into_iter().flatten() {
            text.push("-");
            text.push_two(number);
        }
        text
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date, or a stretch from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    /// The date, or the first of the range.
    pub from: Date,
    /// The last of the range, where it is one.
    pub until: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert!(Date::new(2019, Some(2), Some(29)).is_none());
        assert!(Date::new(2020, Some(2), Some(29)).is_some());
        assert!(Date::new(1900, Some(2), Some(29)).is_none());
        assert!(Date::new(2000, Some(2), Some(29)).is_some());
        assert!(Date::new(2024, Some(13), Some(45)).is_none());
        assert!(Date::new(2024, None, Some(4)).is_none());
        assert!(Date::new(19, Some(4), None).is_none());
    }

    #[test]
    fn stretches_end_with_the_calendar() {
        let ends = |year, month, day| {
            let date = Date::new(year, month, day).unwrap();
            (date.first_day().iso(), date.last_day().iso())
        };
        let both = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(ends(2019, None, None), both("2019-01-01", "2019-12-31"));
        assert_eq!(ends(2020, Some(2), None), both("2020-02-01", "2020-02-29"));
        assert_eq!(ends(2020, Some(2), Some(3)), both("2020-02-03", "2020-02-03"));
    }

    #[test]
    fn a_month_comes_before_its_days() {
        assert!(Date::new(2019, Some(2), None) < Date::new(2019, Some(2), Some(15)));
    }
}
