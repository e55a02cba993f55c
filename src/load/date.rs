//! Dates as an author writes them: ISO 8601 (`2019-06-21`) or the Korean way (`'19. 6. 21.`).
//!
//! Keeps the precision that was written. A two-digit year needs its apostrophe, because
//! `19. 6. 21.` could be read in two ways; it means 1970 to 2069.

use super::notes::{Wrong, quoted, shown};
use crate::diagnostics::Phrase;
use crate::model::{Date, DateRange, Precision};

/// What word processors make of the apostrophe before a two-digit year.
pub(super) const APOSTROPHES: [char; 7] = ['\'', '’', '‘', '`', '′', '´', '＇'];

/// A text that is one date, of whatever precision.
pub(super) fn date(text: &str) -> Result<Date, Wrong> {
    let range = range(text)?;
    match range.until {
        None => Ok(range.from),
        Some(_) => Err(Wrong::value(
            format!("{} 기간입니다. 여기에는 날짜 하나만 씁니다", quoted(text, "은/는")),
            format!("`{}` is a range, where one date is asked for", shown(text)),
        )),
    }
}

/// A text that is one full day.
pub(super) fn day(text: &str) -> Result<Date, Wrong> {
    let date = date(text)?;
    if date.precision() == Precision::Day {
        return Ok(date);
    }
    Err(Wrong::value(
        format!("`{}`: 연, 월, 일이 모두 있어야 합니다", shown(text)),
        format!("`{}` does not name a full day", shown(text)),
    )
    .hint("`2021-06-30`처럼 쓰세요", "write it like `2021-06-30`"))
}

/// A text that is a date or a range and nothing else.
pub(super) fn range(text: &str) -> Result<DateRange, Wrong> {
    let text = text.trim();
    match leading(text)? {
        Some((range, rest)) if rest.trim().is_empty() => Ok(range),
        _ => Err(unreadable(text)),
    }
}

fn unreadable(text: &str) -> Wrong {
    let wrong = Wrong::value(
        format!("{} 날짜로 읽을 수 없습니다", quoted(text, "을/를")),
        format!("`{}` can't be read as a date", shown(text)),
    );
    match foreign(text) {
        Some(hint) => wrong.hint(hint.ko, hint.en),
        None => wrong.hint(
            "`2019`, `2019-06`, `2019-06-21`이나 `2019. 6. 21.`처럼 쓰세요",
            "write it like `2019`, `2019-06`, `2019-06-21` or `2019. 6. 21.`",
        ),
    }
}

/// The date or range a text starts with, and the text behind it; `None` where it starts with
/// neither.
///
/// # Errors
/// Where the date does not exist, or a range has no readable end. One that ends before it starts
/// is read as it stands, for `check` to find.
pub(super) fn leading(text: &str) -> Result<Option<(DateRange, &str)>, Wrong> {
    let Some((left, rest)) = leading_parts(text) else { return Ok(None) };
    let from = left.date()?;
    let Some(end) = rest.trim_start().strip_prefix(['~', '～', '∼', '〜']) else {
        return Ok(Some((DateRange { from, until: None }, rest)));
    };
    let end = end.trim_start();
    let found = leading_parts(end).or_else(|| short_end(end, left));
    let (right, rest) = found.ok_or_else(|| no_end(text))?;
    let until = right.date()?;
    Ok(Some((DateRange { from, until: Some(until) }, rest)))
}

fn no_end(text: &str) -> Wrong {
    let written: String = text.chars().take(24).collect();
    Wrong::value(
        format!("`{written}`: `~` 뒤에 끝나는 날짜가 없습니다"),
        format!("`{written}` has no date behind its `~`"),
    )
    .hint(
        "`2018-11 ~ 2018-12`나 `'18. 11. ~ '18. 12.`처럼 쓰세요",
        "write it like `2018-11 ~ 2018-12` or `'18. 11. ~ '18. 12.`",
    )
}

/// How to write a date that a spreadsheet or an input method wrote its own way.
pub(super) fn foreign(text: &str) -> Option<Phrase> {
    const EXCEL: std::ops::RangeInclusive<u32> = 25_569..=73_050;
    if text.starts_with(|c| matches!(c, '０'..='９')) {
        return Some(Phrase::new(
            "전각 숫자입니다. `2021-03-05`처럼 반각 숫자로 쓰세요",
            "these are full-width digits; write plain ones, like `2021-03-05`",
        ));
    }
    let (digits, rest) = leading_digits(text);
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || ":：".contains(c));
    if digits.len() == 4 && rest.starts_with('/') {
        return Some(Phrase::new(
            "빗금(/) 대신 `2021-03-05`나 `2021. 3. 5.`로 쓰세요",
            "write it without slashes, like `2021-03-05` or `2021. 3. 5.`",
        ));
    }
    if digits.len() == 8 && ends {
        return Some(Phrase::new(
            "여덟 자리 날짜는 `2021-03-05`처럼 붙임표(-)로 나누어 쓰세요",
            "part the eight digits with hyphens, like `2021-03-05`",
        ));
    }
    let number = digits.parse().is_ok_and(|number: u32| EXCEL.contains(&number));
    (digits.len() == 5 && ends && number).then(|| {
        Phrase::new(
            "엑셀의 날짜 번호로 보입니다. 엑셀에서 셀 서식을 날짜로 바꾸어 `2021-03-05`처럼 쓰세요",
            "this looks like a spreadsheet's date number; format the cell as a date and write it like `2021-03-05`",
        )
    })
}

/// A date as written, which may not exist.
#[derive(Debug, Clone, Copy)]
struct Parts {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Parts {
    fn date(self) -> Result<Date, Wrong> {
        Date::new(self.year, self.month, self.day).ok_or_else(|| self.impossible())
    }

    fn impossible(self) -> Wrong {
        let (year, first, last) = (self.year, Date::YEARS.start(), Date::YEARS.end());
        let month = self.month.unwrap_or(1);
        let wrong = if Date::new(year, None, None).is_none() {
            Wrong::value(
                format!("{year}년은 {first}년에서 {last}년 사이가 아닙니다"),
                format!("the year {year} is not between {first} and {last}"),
            )
        } else if Date::new(year, Some(month), None).is_none() {
            Wrong::value(format!("{month}월은 없습니다"), format!("there is no month {month}"))
        } else {
            let day = self.day.unwrap_or(0);
            let exists = |d: &u8| Date::new(year, Some(month), Some(*d)).is_some();
            let longest = (28..=31).rev().find(exists).unwrap_or(28);
            Wrong::value(
                format!("{year}년 {month}월에는 {day}일이 없습니다. {longest}일까지 있습니다"),
                format!("{year}-{month:02} has no day {day}, it has {longest}"),
            )
        };
        wrong.coded("dates/impossible")
    }
}

fn leading_parts(text: &str) -> Option<(Parts, &str)> {
    let (year, rest, apostrophe) = leading_year(text)?;
    let only = Parts { year, month: None, day: None };
    let (parts, rest) = if let Some(rest) = rest.strip_prefix('.') {
        dotted(only, rest)
    } else if let Some(rest) = rest.trim_start().strip_prefix('년') {
        spelled(only, rest)?
    } else if apostrophe {
        return None;
    } else if let Some(rest) = rest.strip_prefix('-') {
        iso(only, rest)?
    } else {
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && !",/".contains(c));
        (ends.then_some(only)?, rest)
    };
    Some((parts, without_weekday(rest)))
}

/// `2019`, or `'19`.
fn leading_year(text: &str) -> Option<(u16, &str, bool)> {
    if let Some(rest) = text.strip_prefix(APOSTROPHES) {
        let (digits, rest) = leading_digits(rest);
        let short: u16 = digits.parse().ok().filter(|_| digits.len() == 2)?;
        return Some((if short < 70 { 2000 + short } else { 1900 + short }, rest, true));
    }
    let (digits, rest) = leading_digits(text);
    Some((digits.parse().ok().filter(|_| digits.len() == 4)?, rest, false))
}

/// `6. 21.` behind a year and its point; the last point may be missing.
fn dotted(mut parts: Parts, rest: &str) -> (Parts, &str) {
    let Some((month, after)) = dotted_number(rest) else { return (parts, rest) };
    parts.month = Some(month);
    let Some(after) = after.strip_prefix('.') else { return (parts, after) };
    let Some((day, after_day)) = dotted_number(after) else { return (parts, after) };
    parts.day = Some(day);
    (parts, after_day.strip_prefix('.').unwrap_or(after_day))
}

/// One or two digits that end in a point, a space or the like: not the 3 of `3개 기관`.
fn dotted_number(text: &str) -> Option<(u8, &str)> {
    let (number, rest) = short_number(text.trim_start())?;
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || ".:：~～∼〜(".contains(c));
    ends.then_some((number, rest))
}

/// ` 6월 21일` behind 년.
fn spelled(mut parts: Parts, rest: &str) -> Option<(Parts, &str)> {
    let Some((month, after)) = suffixed(rest, '월') else {
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        return ends.then_some((parts, rest));
    };
    parts.month = Some(month);
    let Some((day, after_day)) = suffixed(after, '일') else { return Some((parts, after)) };
    parts.day = Some(day);
    Some((parts, after_day))
}

fn suffixed(text: &str, suffix: char) -> Option<(u8, &str)> {
    let (number, rest) = short_number(text.trim_start())?;
    Some((number, rest.trim_start().strip_prefix(suffix)?))
}

/// `06-21` behind a year and its hyphen.
fn iso(mut parts: Parts, rest: &str) -> Option<(Parts, &str)> {
    let (month, mut rest) = two_digits(rest)?;
    parts.month = Some(month);
    if let Some(after) = rest.strip_prefix('-') {
        let (day, after) = two_digits(after)?;
        parts.day = Some(day);
        rest = after;
    }
    let ends = rest.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
    ends.then_some((parts, rest))
}

/// The end of a range that leaves out what it shares with the start: `6. 23.`, `23.`, `23일`.
fn short_end(text: &str, left: Parts) -> Option<(Parts, &str)> {
    if let Some((month, rest)) = suffixed(text, '월') {
        let month_only = Parts { month: Some(month), day: None, ..left };
        let Some((day, rest)) = suffixed(rest, '일') else { return Some((month_only, rest)) };
        return Some((Parts { day: Some(day), ..month_only }, without_weekday(rest)));
    }
    if let Some((day, rest)) = suffixed(text, '일') {
        left.day?;
        return Some((Parts { day: Some(day), ..left }, without_weekday(rest)));
    }
    let (first, rest) = short_number(text)?;
    let second = rest.strip_prefix(['.', '-']).and_then(dotted_number);
    if let Some((day, rest)) = second {
        let parts = Parts { month: Some(first), day: Some(day), ..left };
        return Some((parts, without_weekday(rest.strip_prefix('.').unwrap_or(rest))));
    }
    let (first, rest) = dotted_number(text)?;
    let parts = match (left.month, left.day) {
        (_, Some(_)) => Parts { day: Some(first), ..left },
        (Some(_), None) => Parts { month: Some(first), ..left },
        (None, None) => return None,
    };
    Some((parts, without_weekday(rest.strip_prefix('.').unwrap_or(rest))))
}

/// `(금)` says nothing the date does not say.
fn without_weekday(rest: &str) -> &str {
    let inside = rest.trim_start().strip_prefix('(');
    let after = inside.and_then(|r| r.strip_prefix(['월', '화', '수', '목', '금', '토', '일']));
    after.and_then(|r| r.strip_prefix(')')).unwrap_or(rest)
}

fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

fn short_number(text: &str) -> Option<(u8, &str)> {
    let (digits, rest) = leading_digits(text);
    Some((digits.parse().ok().filter(|_| digits.len() <= 2)?, rest))
}

fn two_digits(text: &str) -> Option<(u8, &str)> {
    let (digits, rest) = leading_digits(text);
    Some((digits.parse().ok().filter(|_| digits.len() == 2)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso_of(text: &str) -> Option<String> {
        let range = range(text).ok()?;
        let until = range.until.map(|d| format!("/{}", d.iso())).unwrap_or_default();
        Some(format!("{}{until}", range.from.iso()))
    }

    #[test]
    fn spellings_and_what_they_mean() {
        for (text, expected) in [
            ("2019", "2019"),
            ("2019-06", "2019-06"),
            ("2019-06-21", "2019-06-21"),
            ("'19. 6. 21.", "2019-06-21"),
            ("’19. 6. 21.", "2019-06-21"),
            ("‘19.6.21", "2019-06-21"),
            ("'19.10. 29.", "2019-10-29"),
            ("'18. 9.", "2018-09"),
            ("'19. 01.", "2019-01"),
            ("2019. 6. 21.", "2019-06-21"),
            ("2018. 10.", "2018-10"),
            ("2019년", "2019"),
            ("2019년 6월 21일", "2019-06-21"),
            ("'19년 6월", "2019-06"),
            ("2019. 6. 21.(금)", "2019-06-21"),
            ("'98. 3.", "1998-03"),
            ("2018-11 ~ 2018-12", "2018-11/2018-12"),
            ("2018-11~2018-12", "2018-11/2018-12"),
            ("'18. 11. ~ '18. 12.", "2018-11/2018-12"),
            ("'19. 6. 21. ~ 6. 23.", "2019-06-21/2019-06-23"),
            ("'19. 6. 21.(금) ~ 23.(일)", "2019-06-21/2019-06-23"),
            ("'19. 6. ~ 8.", "2019-06/2019-08"),
            ("2019-06-21 ~ 23", "2019-06-21/2019-06-23"),
            ("2019-06-21 ~ 06-23", "2019-06-21/2019-06-23"),
            ("2019년 6월 21일 ~ 7월 3일", "2019-06-21/2019-07-03"),
            ("2019-06-21 ~ 2019-06", "2019-06-21/2019-06"),
            ("2019 ~ 2021", "2019/2021"),
        ] {
            assert_eq!(iso_of(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "19. 6. 21.",
            "'19",
            "19",
            "2019-6",
            "2019-06-211",
            "2019/06/21",
            "2018-2019",
            "2019년도",
            "내년",
            "2019-06-21T10:00",
            "2019. 6. 21. 개소",
            "~ 2019",
            "2019 ~",
            "'190. 1.",
        ] {
            assert!(range(text).is_err(), "{text}");
        }
        assert!(date("2018 ~ 2019").is_err());
        assert!(day("2019-06").is_err());
        assert!(day("2019-06-30").is_ok());
    }

    #[test]
    fn impossible_dates_say_what_is_wrong() {
        let said = |text: &str| range(text).err().map(|w| (w.code, w.message.en));
        for (text, code, message) in [
            ("2024-13-45", "dates/impossible", "there is no month 13"),
            ("'19. 2. 29.", "dates/impossible", "2019-02 has no day 29, it has 28"),
            ("1850-01", "dates/impossible", "the year 1850 is not between 1900 and 2199"),
            ("2019-06-00", "dates/impossible", "2019-06 has no day 0, it has 30"),
        ] {
            assert_eq!(said(text), Some((code, message.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_number_behind_a_date_is_not_its_day() {
        let rest =
            |text| leading(text).ok().flatten().map(|(range, rest)| (range.from.iso(), rest));
        assert_eq!(rest("'18. 9. 3개 기관 협약"), Some(("2018-09".into(), " 3개 기관 협약")));
        assert_eq!(rest("2019. 100명 참석"), Some(("2019".into(), " 100명 참석")));
        assert_eq!(rest("'18. 9. : 협약"), Some(("2018-09".into(), " : 협약")));
    }
}
