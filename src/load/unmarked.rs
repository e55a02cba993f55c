//! Lines of free text that begin with a date, as results do, and so may be results whose `-` is
//! missing.
//!
//! Finds them and says how surely; makes no result of one, because free text may begin with a
//! date too.

use super::date;
use crate::model::{DateRange, Precision, Prose, Unmarked};

/// Every such line of a record's free text, in the order they stand. Of lines that could not be read
/// whole (`marred`, in order) nothing is known.
pub(super) fn of(remarks: &Prose, marred: &[u32]) -> Vec<Unmarked> {
    let lines: Vec<(&str, u32)> = remarks.source.lines().zip(remarks.first_line..).collect();
    let paragraphs = lines.split(|(line, _)| line.trim().is_empty());
    let mut found: Vec<Unmarked> = paragraphs.flat_map(in_paragraph).collect();
    found.retain(|one| !marred.contains(&one.line));
    found.shrink_to_fit();
    found
}

/// Those of one paragraph. What is only likely to be a result stands where one would, not in the
/// middle of a text that runs over lines, and is no sentence.
fn in_paragraph(lines: &[(&str, u32)]) -> Vec<Unmarked> {
    let is_sentence = lines.last().is_some_and(|(line, _)| is_end_of_sentence(line));
    let mut dated_so_far = true;
    let mut found = Vec::new();
    for (line, row) in lines {
        let date = leading_date(line);
        dated_so_far &= date.is_some();
        let Some(date) = date else { continue };
        if date.surely || (date.likely && dated_so_far && !is_sentence) {
            let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 4);
            let before = line.strip_suffix(date.text).unwrap_or_default();
            let length = letters(date.text.get(..date.len).unwrap_or_default());
            let column = letters(before) + 1;
            found.push(Unmarked { line: *row, column, length, surely: date.surely });
        }
    }
    found
}

/// The date a line begins with.
struct Leading<'a> {
    /// The line from the date on.
    text: &'a str,
    /// How long the date is, in bytes.
    len: usize,
    /// Whether a colon, dash or tab parts it from what follows, as in a result.
    surely: bool,
    /// Whether what follows reads like the words of a result.
    likely: bool,
}

fn leading_date(line: &str) -> Option<Leading<'_>> {
    let text = without_mark(line);
    let texts = [Some(text), without_number(text)];
    texts.into_iter().flatten().find_map(|text| existing(text).or_else(|| odd(text)))
}

/// A date as content may hold it.
fn existing(text: &str) -> Option<Leading<'_>> {
    let (range, rest) = date::leading(text).ok().flatten()?;
    let len = text.len() - rest.len();
    let spelled = text.get(..len).is_some_and(|date| date.contains('월'));
    let surely = is_parted(range, rest);
    let likely = range.from.precision() == Precision::Day
        || (range.from.precision() == Precision::Month && !spelled);
    Some(Leading { text, len, surely, likely: likely && goes_on_like_a_result(rest) })
}

fn is_parted(range: DateRange, rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '*', '_']);
    let dash = rest.strip_prefix(['-', '–', '—', '－']);
    rest.starts_with([':', '：', '\t'])
        || (range.from.precision() != Precision::Year
            && dash.is_some_and(|after| after.starts_with(char::is_whitespace)))
}

/// Words behind a blank, and none that go on telling when: `2026. 11. 3. 현재`, `2026-11 중`.
fn goes_on_like_a_result(rest: &str) -> bool {
    const WHEN: [&str; 14] = [
        "현재", "기준", "이후", "이전", "당시", "부터", "까지", "말", "초", "중", "전", "후",
        "현재,", "기준,",
    ];
    let words = rest.split_whitespace().next();
    rest.starts_with(char::is_whitespace)
        && words.is_some_and(|word| {
            !WHEN.contains(&word) && word.starts_with(|c: char| c.is_alphanumeric())
        })
}

/// What somebody meant as a date, though no content can hold it so, before a colon: `11/3:`,
/// `26. 11. 3.:`, `2026-13-01:`. Chapters (`1.2:`) and times (`10:30`) are none.
fn odd(text: &str) -> Option<Leading<'_>> {
    let of_dates = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || " ./-~～'’년월일()월화수목금토".contains(c)
    };
    let end = text.find(|c| !of_dates(c))?;
    let (stretch, rest) = text.split_at(end);
    let numbers: Vec<&str> =
        stretch.split(|c: char| !c.is_numeric()).filter(|n| !n.is_empty()).collect();
    let lengths: Vec<usize> = numbers.iter().map(|number| number.chars().count()).collect();
    let is_date = match lengths.as_slice() {
        [4, second, ..] => *second <= 2,
        [2, second, third, ..] => *second <= 2 && *third <= 2,
        [first, second] => *first <= 2 && *second <= 2 && stretch.contains(['월', '/']),
        [8] => numbers.iter().all(|number| number.starts_with(['1', '2'])),
        _ => false,
    };
    let surely = is_date && rest.starts_with([':', '：']);
    surely.then_some(Leading { text, len: stretch.trim_end().len(), surely, likely: false })
}

/// A line without the bullet or stress it begins with; nothing of a heading, a row of a table, a
/// quote, a note or what stands in brackets.
fn without_mark(line: &str) -> &str {
    let text = line.trim_start();
    if text.starts_with(['#', '|', '>', '※', '(', '[', '<']) {
        return "";
    }
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !date::APOSTROPHES.contains(&c))
}

/// A line without the number of its place in a list: `1. `, `2) `, `가. `, `③`.
fn without_number(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(|c| matches!(c, '①'..='⑳')) {
        return Some(rest.trim_start());
    }
    let (number, rest) = text.split_once(['.', ')'])?;
    let is_number = match number.chars().count() {
        1 => number.chars().all(char::is_alphanumeric),
        2 => number.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    (is_number && rest.starts_with(' ')).then_some(rest.trim_start())
}

fn is_end_of_sentence(line: &str) -> bool {
    let line = line.trim_end_matches([' ', '*', '_', ')', '"', '”', '’']);
    let words = line.trim_end_matches(['.', '!', '?']);
    let closed = words.len() < line.len();
    words.ends_with('다')
        || (closed && words.ends_with(|c: char| c.is_ascii_alphabetic() || "요죠까".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line found: its number, where and how long its date is, and whether it surely is one.
    fn found(text: &str) -> Vec<(u32, u32, u32, bool)> {
        let remarks = Prose { source: text.to_owned(), first_line: 1 };
        of(&remarks, &[]).iter().map(|u| (u.line, u.column, u.length, u.surely)).collect()
    }

    #[test]
    fn a_date_that_is_parted_from_its_words_is_surely_a_result() {
        for text in [
            "2026-11-03: 착공",
            "'26. 11. 3. : 착공",
            "’26. 11. : 착공",
            "2026년 11월 3일: 착공",
            "2026: 착공",
            "2026-11 ~ 2026-12：공사",
            "2026. 11. 3.(화) : 착공",
            "2026-11-03\t착공",
            "2026-11-03 - 착공",
            "2026-11-03 – 착공",
            "  - 2026-11-03: 착공",
            "** 2026-11-03: 착공",
            "**2026-11-03**: 착공",
            "√ 2026-11-03: 착공",
            "1. 2026-11-03: 착공",
            "2) '26. 11. 3.: 착공",
            "가. 2026-11-03: 착공",
            "① 2026-11-03: 착공",
            "26. 11. 3. : 착공",
            "2026/11/03: 착공",
            "2026-13-03: 착공",
            "20261103: 착공",
            "11월 3일: 착공",
            "11/3: 착공",
            "２０２６. １１. ３. : 착공",
            "공사는 다음과 같다.\n2026-11-03: 착공하였다.",
        ] {
            let sure: Vec<bool> = found(text).iter().map(|one| one.3).collect();
            assert_eq!(sure, [true], "{text}");
        }
    }

    #[test]
    fn a_date_and_words_may_be_a_result() {
        for text in [
            "2026-11-03 착공",
            "'26. 11. 3. 착공식 개최",
            "2026. 11. 착공",
            "2026년 11월 3일 착공식을 개최함",
            "- 2026-11-03 opening of the market",
        ] {
            let sure: Vec<bool> = found(text).iter().map(|one| one.3).collect();
            assert_eq!(sure, [false], "{text}");
        }
        let both = found("2026-11-03 착공\n2026-12-04 준공\n\n글\n2026-12-05 개소");
        assert_eq!(both, [(1, 1, 10, false), (2, 1, 10, false)]);
    }

    #[test]
    fn free_text_may_begin_with_a_date() {
        for text in [
            "2026년 11월에 착공한 뒤 순조롭다.",
            "2026년 11월 3일에 착공한 뒤: 설명",
            "2026. 11. 3. 현재 공정률 45%",
            "2026년 11월 말 준공 예정",
            "2026년 11월 착공 예정",
            "2026년 예산 3억원",
            "2026-11-03 착공식이 열렸다.",
            "2026-11-03 착공한 뒤\n공사가 순조롭다",
            "2026-11-03 was the day the market opened.",
            "공사는\n2026-11-03 착공하여",
            "## 2026-11-03: 착공식",
            "| 2026-11-03: 착공 | 100 |",
            "> 2026-11-03: 인용",
            "※ 2026-11-03: 주석",
            "(2026-11-03: 착공)",
            "1.2: 제목",
            "1. 2: 제목",
            "10:30: 개회",
            "3: 세 번째",
            "2026개: 나무",
            "02-1234: 전화",
            "제1조: 목적",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_place_is_that_of_the_date() {
        assert_eq!(found("글\n\n  · '26. 11. 3. : 착공"), [(3, 5, 11, true)]);
        assert_eq!(found("1) 26. 11. 3. : 착공"), [(1, 4, 10, true)]);
    }
}
