//! Amounts in running text: `70,000,000원`, `717백만원`, `33억 4,700만원`.
//!
//! Finds them and says in which clause each stands; which figure of the table one names is for the
//! rules. What is told as about so much (`약 3억원`, `3억여원`) is no exact amount and passed over. An
//! amount is told to its last digit, and no further: `3억 1,867만원` to the 만원.

use crate::model::{Site, Won};
use std::ops::Range;

/// An amount told in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) won: Won,
    /// What one more of its last digit would be: 10,000 won of `3억 1,867만원`.
    pub(super) step: Won,
    /// Its number and unit, in bytes of the text.
    pub(super) range: Range<usize>,
    /// The clause it stands in: from a comma, slash, bracket or the like to the next.
    pub(super) clause: Range<usize>,
}

/// Whether an amount tells of an exact one as far as its last digit goes, which is worth `step`:
/// rounded to it (반올림), or cut off behind it (절사).
pub(super) fn tells(won: Won, step: Won, exact: Won) -> bool {
    let step = step.0.max(1);
    let cut = |amount: i128| amount.div_euclid(step) * step;
    let close = won.0 == cut(exact.0) || won.0 == cut(exact.0 + step / 2);
    won == exact || (won != Won::ZERO && close)
}

/// Whether amounts, each with what its last digit is worth, add up to an exact one as far as they
/// are told: where those digits could tell it exactly, they must.
pub(super) fn add_up_to(told: &[(Won, Won)], exact: Won) -> bool {
    if let [(won, step)] = told {
        return tells(*won, *step, exact);
    }
    let sum: Won = told.iter().map(|(won, _)| *won).sum();
    let coarsest = told.iter().map(|(_, step)| step.0).max().unwrap_or(1).max(1);
    let steps: i128 = told.iter().map(|(_, step)| step.0).filter(|step| *step > 1).sum();
    sum == exact || (exact.0 % coarsest != 0 && (sum - exact).0.abs() < steps)
}

/// Every exact amount of a text, in the order they stand.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    if !may_tell_money(text) {
        return found;
    }
    let mut from = 0;
    while let Some(start) = next_number(text, from) {
        match amount(text, start) {
            Some((won, step, end)) if is_exact(text, start..end) => {
                found.push(Mention {
                    won: Won(won),
                    step: Won(step),
                    range: start..end,
                    clause: clause(text, start..end),
                });
                from = end;
            }
            Some((.., end)) => from = end,
            None => from = start + number_len(text, start).max(1),
        }
    }
    found
}

/// Whether a unit stands behind some number of a text, as behind every amount. Most hold none.
pub(super) fn may_tell_money(text: &str) -> bool {
    let mut in_number = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() {
            in_number = true;
        } else if in_number && !matches!(byte, b',' | b'.') {
            in_number = false;
            let behind = text.get(at..).unwrap_or_default();
            if unit(behind.trim_start_matches(' ')).is_some() {
                return true;
            }
        }
    }
    false
}

/// The source of money that a clause names, where it is exactly one: its place in `site.yaml`.
pub(super) fn source_in(site: &Site, clause: &str) -> Option<usize> {
    let named = |name: &str| words(clause, name).next().is_some();
    let mut sources = site.sources.iter().enumerate().filter(|(_, source)| named(&source.name));
    let (first, second) = (sources.next()?, sources.next());
    second.is_none().then_some(first.0)
}

/// Where a word begins in a text, not as the end or middle of a longer word.
pub(super) fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        !word.is_empty() && before.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Calendar years a text names: `2018년`, `'18년`, `18년도`.
pub(super) fn years_in(text: &str) -> Vec<u16> {
    let before_year = text.match_indices('년').filter_map(|(at, _)| {
        let head = text.get(..at)?;
        let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let year: u16 = head.get(head.len() - digits..)?.parse().ok()?;
        match digits {
            4 => Some(year),
            2 => Some(2000 + year),
            _ => None,
        }
    });
    before_year.collect()
}

/// The next place a number begins that is not the tail of a word, date or other number, nor
/// negative.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let digits = rest.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    digits.map(|(at, _)| from + at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let tail = |c: char| c.is_ascii_alphanumeric() || ",.-'’△▲−".contains(c);
        !before.is_some_and(tail)
    })
}

fn number_len(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len())
}

/// The amount that begins at a number, what its last digit is worth, and where it ends: numbers
/// with falling units, the last of which says that it is money.
fn amount(text: &str, start: usize) -> Option<(i128, i128, usize)> {
    let (mut total, mut at, mut last) = (0_i128, start, i128::MAX);
    loop {
        let len = number_len(text, at);
        let after = at + len;
        let behind = text.get(after..)?.trim_start_matches(' ');
        // Most numbers count something else, and are not read.
        let (unit, size, money) = unit(behind)?;
        let blank = text.len() - after - behind.len();
        let (digits, scale) = number(text.get(at..after)?)?;
        let won = digits.checked_mul(size)?;
        let divisor = 10_i128.checked_pow(scale)?;
        if won % divisor != 0 || size >= last {
            return None;
        }
        total = total.checked_add(won / divisor)?;
        let end = after + blank + unit.len();
        let next = text.get(end..).unwrap_or_default().trim_start_matches(' ');
        let goes_on = !money && next.starts_with(|c: char| c.is_ascii_digit());
        if !goes_on {
            return (money || is_large(unit)).then_some((total, (size / divisor).max(1), end));
        }
        at = text.len() - next.len();
        last = size;
    }
}

/// The digits of a number and how many of them stand behind the point.
fn number(text: &str) -> Option<(i128, u32)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = groups.clone().count() > 0;
    let fits = !first.is_empty() && (!grouped || first.len() <= 3) && groups.all(|g| g.len() == 3);
    let plain = part.bytes().all(|b| b.is_ascii_digit()) && !text.ends_with(['.', ',']);
    (fits && plain).then(|| {
        let digits = format!("{}{part}", whole.replace(',', ""));
        Some((digits.parse().ok()?, u32::try_from(part.len()).ok()?))
    })?
}

/// Units of money, the longest first: the word, its size in won, whether it says that it is money.
const UNITS: [(&str, i128, bool); 18] = [
    ("billion won", 1_000_000_000, true),
    ("천억원", 100_000_000_000, true),
    ("백억원", 10_000_000_000, true),
    ("million won", 1_000_000, true),
    ("thousand won", 1_000, true),
    ("천만원", 10_000_000, true),
    ("백만원", 1_000_000, true),
    ("십만원", 100_000, true),
    ("십억원", 1_000_000_000, true),
    ("만원", 10_000, true),
    ("천원", 1_000, true),
    ("억원", 100_000_000, true),
    ("조원", 1_000_000_000_000, true),
    ("won", 1, true),
    ("원", 1, true),
    ("조", 1_000_000_000_000, false),
    ("억", 100_000_000, false),
    ("만", 10_000, false),
];

fn unit(text: &str) -> Option<(&'static str, i128, bool)> {
    if !text.starts_with(['b', 'm', 't', 'w', '천', '백', '십', '만', '억', '조', '원']) {
        return None; // No unit begins otherwise.
    }
    UNITS.into_iter().find(|(word, ..)| text.starts_with(word))
}

/// Units nobody counts other things in, in a record of money.
fn is_large(unit: &str) -> bool {
    matches!(unit, "억" | "조")
}

/// Whether an amount is told exactly, and as money.
fn is_exact(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let after = text.get(range.end..).unwrap_or_default();
    let about = before.ends_with('약') || before.ends_with("about") || before.ends_with("approx.");
    let odd = [
        "여", " 여", "명", " 명", "개", " 개", "정도", " 정도", "가량", " 가량", "이상", " 이상",
        "이내", " 이내",
    ];
    // `3원칙` is no amount; `3원을` is one.
    let word = ["칙", "형", "인", "자", "소", "점"].iter().any(|tail| after.starts_with(tail));
    !about && !word && !odd.iter().any(|word| after.starts_with(word))
}

/// The clause around an amount. A comma within a number parts nothing.
fn clause(text: &str, range: Range<usize>) -> Range<usize> {
    let parts =
        |c: char| matches!(c, '/' | '(' | ')' | '[' | ']' | ';' | ',' | '→' | '\n' | '，' | '、');
    let head = text.get(..range.start).unwrap_or_default();
    let start = head.rfind(parts).map_or(0, |at| {
        at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let tail = text.get(range.end..).unwrap_or_default();
    start..range.end + tail.find(parts).unwrap_or(tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<i128> {
        mentions(text).into_iter().map(|mention| mention.won.0).collect()
    }

    #[test]
    fn amounts_are_read_as_the_record_tells_them() {
        assert_eq!(
            told("공동인프라 운영비(교부 70,000,000원/ 집행 48,667,190원)"),
            [70_000_000, 48_667_190]
        );
        assert_eq!(told("2018년도 사업비 보조금(717백만원) 교부"), [717_000_000]);
        assert_eq!(
            told("국비 527백만원/ 시비 495백만원/ 구비 100백만원"),
            [527_000_000, 495_000_000, 100_000_000]
        );
        assert_eq!(told("총 33억 4,700만원을 들여"), [3_347_000_000]);
        assert_eq!(
            told("3.5억원, 24,394천원 그리고 1조 2억원"),
            [350_000_000, 24_394_000, 1_000_200_000_000]
        );
        assert_eq!(told("717 million won and 5 won"), [717_000_000, 5]);
    }

    #[test]
    fn a_text_may_tell_money_where_a_unit_stands_behind_a_number() {
        for text in ["3원", "a 1,174.5  백만원", "10동 3억", "5 million won", "1.2,만"] {
            assert!(may_tell_money(text), "{text}");
        }
        for text in ["", "조성 3동", "원 3", "2019-06-21 개소식", "3", "176명이 참석"] {
            assert!(!may_tell_money(text), "{text}");
        }
    }

    #[test]
    fn an_amount_is_told_to_its_last_digit() {
        let steps: Vec<i128> = mentions(
            "3억 1,867만원, 319백만원, 318,667천원, 3.19억원, 318,667,190원, 1조 2억, 5십만원",
        )
        .iter()
        .map(|mention| mention.step.0)
        .collect();
        assert_eq!(steps, [10_000, 1_000_000, 1_000, 1_000_000, 1, 100_000_000, 100_000]);
        let tells = |won, step| tells(Won(won), Won(step), Won(318_667_190));
        for (won, step) in [
            (318_667_190, 1),
            (318_667_000, 1_000),
            (318_670_000, 10_000),
            (318_660_000, 10_000),
            (319_000_000, 1_000_000),
            (318_000_000, 1_000_000),
            (300_000_000, 100_000_000),
        ] {
            assert!(tells(won, step), "{won} {step}");
        }
        for (won, step) in [
            (318_667_191, 1),
            (318_668_000, 1_000),
            (318_680_000, 10_000),
            (317_000_000, 1_000_000),
            (320_000_000, 1_000_000),
            (400_000_000, 100_000_000),
            (0, 1_000_000_000_000),
        ] {
            assert!(!tells(won, step), "{won} {step}");
        }
    }

    #[test]
    fn rounded_amounts_add_up_as_far_as_they_are_told() {
        let million = |amounts: &[i128]| -> Vec<(Won, Won)> {
            amounts.iter().map(|n| (Won(n * 1_000_000), Won(1_000_000))).collect()
        };
        assert!(add_up_to(&million(&[319, 100]), Won(418_200_000)));
        assert!(!add_up_to(&million(&[319, 100]), Won(416_900_000)));
        // A table in millions is told exactly in millions.
        assert!(!add_up_to(&million(&[319, 100]), Won(420_000_000)));
        assert!(!add_up_to(&[(Won(5), Won(1)), (Won(6), Won(1))], Won(12)));
        assert!(add_up_to(&[(Won(5), Won(1)), (Won(6), Won(1))], Won(11)));
    }

    #[test]
    fn what_is_no_exact_amount_is_passed_over() {
        for text in [
            "2019. 6. 21. 개소식",
            "'19. 1. : 구비",
            "약 3억원",
            "3억여원",
            "5만 명",
            "3억 명",
            "414, 5층",
            "3개 동",
            "24,39원",
            "제3원칙에",
            "2020-03 100",
            "1.2345원",
        ] {
            assert_eq!(told(text), [0_i128; 0], "{text}");
        }
    }

    #[test]
    fn a_clause_ends_at_commas_slashes_and_brackets() {
        let text = "국비 527백만원/ 시비 1,495백만원 교부, 끝";
        let found = mentions(text).into_iter();
        let clauses: Vec<_> = found.filter_map(|mention| text.get(mention.clause)).collect();
        assert_eq!(clauses, ["국비 527백만원", " 시비 1,495백만원 교부"]);
    }

    #[test]
    fn years_are_read_in_both_lengths() {
        assert_eq!(years_in("2018년도 실적, '19년 1월, 20년도, 3년 만에"), [2018, 2019, 2020]);
    }
}
