//! Dates and periods as text, at the precision they were written with.

use super::Locale;
use crate::diagnostics::Language;
use crate::model::{Column, Date, DateRange, Period, push_whole};

impl Locale {
    /// A date as figures, for tables and facts: `2021. 6. 30.`, `2018. 10.`, `2019년`;
    /// English `30 June 2021`, `October 2018`, `2019`.
    pub fn date(&self, date: Date) -> String {
        let year = date.year();
        match (self.language(), date.month(), date.day()) {
            (Language::Korean, Some(month), Some(day)) => {
                counted(&[(year, ". "), (month.into(), ". "), (day.into(), ".")])
            }
            (Language::Korean, Some(month), None) => counted(&[(year, ". "), (month.into(), ".")]),
            (Language::Korean, None, _) => counted(&[(year, "년")]),
            (Language::English, ..) => self.date_in_words(date),
        }
    }

    /// A date as a sentence says it: `2018년 10월`, `October 2018`.
    pub fn date_in_words(&self, date: Date) -> String {
        let year = date.year();
        match (self.language(), date.month(), date.day()) {
            (Language::Korean, Some(month), Some(day)) => {
                counted(&[(year, "년 "), (month.into(), "월 "), (day.into(), "일")])
            }
            (Language::Korean, Some(month), None) => {
                counted(&[(year, "년 "), (month.into(), "월")])
            }
            (Language::Korean, None, _) => counted(&[(year, "년")]),
            (Language::English, None, _) => year.to_string(),
            (Language::English, ..) => format!("{} {year}", self.day_in_year(date)),
        }
    }

    /// A date where its year is known from the place: `7월 5일`, `9월`, `5 July`; empty where
    /// only the year was written.
    pub fn day_in_year(&self, date: Date) -> String {
        let Some(month) = date.month() else { return String::new() };
        match (self.language(), date.day()) {
            (Language::Korean, Some(day)) => counted(&[(month.into(), "월 "), (day.into(), "일")]),
            (Language::Korean, None) => counted(&[(month.into(), "월")]),
            (Language::English, Some(day)) => format!("{day} {}", self.month_name(month)),
            (Language::English, None) => self.month_name(month).to_owned(),
        }
    }

    /// A date or range as figures.
    pub fn date_range(&self, range: DateRange) -> String {
        let from = self.date(range.from);
        match range.until {
            Some(until) => self.say("range", &[("from", &from), ("until", &self.date(until))]),
            None => from,
        }
    }

    /// A date or range where the year is known from the place; years are named where they differ.
    pub fn range_in_year(&self, range: DateRange) -> String {
        let from = self.day_in_year(range.from);
        let Some(until) = range.until else { return from };
        if until.year() == range.from.year() && !from.is_empty() {
            return self.say("range", &[("from", &from), ("until", &self.day_in_year(until))]);
        }
        let (from, until) = (self.date_in_words(range.from), self.date_in_words(until));
        self.say("range", &[("from", &from), ("until", &until)])
    }

    /// A period as a heading: `2018년`, `2022~2023년`, `기투자`; English `2018`, `2022–2023`.
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Before => self.word("period.before").to_owned(),
            Period::After => self.word("period.after").to_owned(),
            Period::Years { .. } => {
                self.say("period.year", &[("year", &self.period_figures(period))])
            }
        }
    }

    /// A period without the word for year: `2018`, `2022~2023`, `기투자`.
    pub fn period_figures(&self, period: Period) -> String {
        match period {
            Period::Before | Period::After => self.period(period),
            Period::Years { first, last } if first == last => first.to_string(),
            Period::Years { first, last } => {
                let (first, last) = (first.to_string(), last.to_string());
                self.say("period.merged", &[("first", &first), ("last", &last)])
            }
        }
    }

    /// A period as short as a narrow chart needs it: `18년`, `22~23년`; English `’18`, `’22–23`.
    pub fn period_short(&self, period: Period) -> String {
        let two = |year: u16| format!("{:02}", year % 100);
        match period {
            Period::Before | Period::After => self.period(period),
            Period::Years { first, last } => {
                let (first_two, last_two) = (two(first), two(last));
                let merged = [("first", first_two.as_str()), ("last", last_two.as_str())];
                let years = if first == last {
                    first_two.clone()
                } else {
                    self.say("period.merged", &merged)
                };
                self.say("period.short", &[("year", &years)])
            }
        }
    }

    /// A column of the money table as a heading.
    pub fn column(&self, column: Column) -> String {
        match column {
            Column::Period(period) => self.period(period),
            Column::NotByYear => self.word("period.none").to_owned(),
        }
    }

    fn month_name(&self, month: u8) -> &'static str {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
    }
}

/// Numbers, each with what stands behind it: `7월 5일`.
fn counted(parts: &[(u16, &str)]) -> String {
    let mut text = String::with_capacity(24);
    for (number, behind) in parts {
        push_whole(&mut text, i128::from(*number));
        text.push_str(behind);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::theme::Theme;

    #[test]
    fn dates_keep_their_precision() {
        let korean = Locale::new(Language::Korean, Unit::Million, &Theme::default());
        let english = Locale::new(Language::English, Unit::Million, &Theme::default());
        let day = Date::new(2021, Some(6), Some(30)).into_iter();
        for date in day {
            assert_eq!(korean.date(date), "2021. 6. 30.");
            assert_eq!(korean.date_in_words(date), "2021년 6월 30일");
            assert_eq!(english.date(date), "30 June 2021");
        }
        if let Some(date) = Date::new(2018, Some(10), None) {
            assert_eq!(korean.date(date), "2018. 10.");
            assert_eq!(english.date(date), "October 2018");
        }
        if let Some(date) = Date::new(2018, None, None) {
            assert_eq!(korean.date(date), "2018년");
            assert_eq!(korean.day_in_year(date), "");
        }
        assert_eq!(counted(&[(0, ":"), (7, " "), (10, ""), (65_535, ".")]), "0:7 1065535.");
    }
}
