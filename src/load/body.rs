//! The body of a yearly record: dated results, their details and notes, and free text.
//!
//! Looks at source lines, before Markdown sees them: `- 2021. 5. 3. : …` would become nested
//! numbered lists. Markdown within the lines is left as it is.

use super::date;
use super::notes::{Wrong, shown};
use crate::diagnostics::{Diagnostic, Place, Span};
use crate::model::{DatedResult, Prose, Remark};

/// What a body holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) results: Vec<DatedResult>,
    pub(super) remarks: Prose,
}

/// Reads a body that starts on a line of its file, with every line that is wrong.
pub(super) fn read(file: &str, text: &str, first_line: u32) -> (Body, Vec<Diagnostic>) {
    let mut reader = Reader { file, ..Reader::default() };
    for (line, row) in text.lines().zip(first_line..) {
        reader.take(line.trim_end(), row);
    }
    reader.close();
    let remarks = Prose {
        source: reader.remarks.trim_end().to_owned(),
        first_line: reader.remarks_from.unwrap_or(0),
    };
    let mut results = reader.results;
    results.shrink_to_fit();
    (Body { results, remarks }, reader.found)
}

#[derive(Default)]
struct Reader<'a> {
    file: &'a str,
    results: Vec<DatedResult>,
    /// Details and notes of the last result.
    details: Vec<Remark>,
    notes: Vec<Remark>,
    /// Whether indented lines and notes belong to a result above; `Some(false)` to one that was
    /// wrong.
    under: Option<bool>,
    remarks: String,
    remarks_from: Option<u32>,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn take(&mut self, line: &str, row: u32) {
        let content = line.trim_start();
        let indented = content.len() < line.len();
        let note = note_text(content);
        match (self.under, note) {
            _ if content.is_empty() => self.no_remark(),
            (Some(kept), Some(note)) => {
                self.under_result(kept, |r| &mut r.notes, remark(line, note, row));
            }
            (Some(kept), None) if indented => {
                let detail = remark(line, without_bullet(content), row);
                self.under_result(kept, |r| &mut r.details, detail);
            }
            _ if indented => self.remark(line, row),
            _ => match result_text(line) {
                Some(text) => self.result(line, text, row),
                None => self.remark(line, row),
            },
        }
    }

    fn result(&mut self, line: &str, text: &str, row: u32) {
        self.no_remark();
        self.close();
        match dated(text) {
            Ok((date, text)) => {
                let Remark { text, line, column } = remark(line, text, row);
                let (details, notes) = (Box::default(), Box::default());
                self.results.push(DatedResult { date, text, details, notes, line, column });
                self.under = Some(true);
            }
            Err(wrong) => {
                let column = remark(line, text, row).column;
                let span = Span::on_line(row, column, characters(text).max(1));
                self.found.push(wrong.at(Place::span(self.file, span)));
                self.under = Some(false);
            }
        }
    }

    fn under_result(
        &mut self,
        kept: bool,
        list: fn(&mut Self) -> &mut Vec<Remark>,
        remark: Remark,
    ) {
        self.no_remark();
        if kept && !remark.text.is_empty() {
            list(self).push(remark);
        }
    }

    /// Gives the last result what stands below it, in as little memory as that needs.
    fn close(&mut self) {
        if let Some(result) = self.results.last_mut().filter(|_| self.under == Some(true)) {
            result.details = self.details.drain(..).collect();
            result.notes = self.notes.drain(..).collect();
        }
    }

    /// Free text ends whatever belongs to the result above.
    fn remark(&mut self, line: &str, row: u32) {
        self.close();
        self.under = None;
        self.remarks_from.get_or_insert(row);
        self.remarks.push_str(line);
        self.remarks.push('\n');
    }

    /// A line that is no free text leaves an empty one in it, so that its lines can be found
    /// again in the file.
    fn no_remark(&mut self) {
        if self.remarks_from.is_some() {
            self.remarks.push('\n');
        }
    }
}

/// The words at the end of a line, with where they stand.
fn remark(line: &str, text: &str, row: u32) -> Remark {
    let before = line.strip_suffix(text).unwrap_or(line);
    Remark { text: text.into(), line: row, column: characters(before) + 1 }
}

/// The text of a line at the margin that is a result; nothing where it is free text.
fn result_text(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(BULLETS) {
        return Some(rest.trim_start());
    }
    let is_dated = |text: &str| !matches!(date::leading(text), Ok(None));
    if let Some(rest) = line.strip_prefix(SIGNS) {
        return Some(rest.trim_start()).filter(|text| is_dated(text));
    }
    let rest = line.strip_prefix(['-', '*'])?;
    let text = rest.trim_start();
    let spaced = text.len() < rest.len() && !is_rule(line);
    (spaced || is_dated(text)).then_some(text)
}

/// Bullets of results, the five of the format first; the others look the same in most fonts.
const BULLETS: [char; 10] = ['○', 'ㅇ', '·', '•', '●', '◦', 'ㆍ', '∙', '‧', '・'];

/// Signs that stand before headings as well as results: a result only where a date follows.
const SIGNS: [char; 17] =
    ['■', '▪', '□', '◎', '–', '—', '+', '❍', '◯', '▷', '▶', '⁃', '－', '◇', '◆', '∘', '◌'];

/// `---` and `* * *` are lines across the page.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    let mut others = 0;
    marks.all(|mark| {
        others += 1;
        Some(mark) == first
    }) && others >= 2
}

/// The date of a result and its words.
fn dated(text: &str) -> Result<(crate::model::DateRange, &str), Wrong> {
    let Some((date, rest)) = date::leading(text)? else { return Err(undated(text)) };
    let rest = rest.trim_start();
    let words = rest.strip_prefix([':', '：']).unwrap_or(rest).trim();
    if words.is_empty() {
        return Err(Wrong::value(
            "날짜 뒤에 실적 내용이 없습니다",
            "there is nothing behind the date of this result",
        )
        .hint("`- 2019-06-21: 개소식`처럼 쓰세요", "write it like `- 2019-06-21: 개소식`"));
    }
    Ok((date, words))
}

fn undated(text: &str) -> Wrong {
    let wrong = Wrong::value(
        format!("실적 `{}`에 날짜가 없습니다", shown(text)),
        format!("the result `{}` has no date", shown(text)),
    )
    .coded("dates/undated");
    if let Some(hint) = date::foreign(text) {
        return wrong.hint(hint.ko, hint.en);
    }
    let short_year = text
        .split('.')
        .next()
        .is_some_and(|start| start.len() == 2 && start.bytes().all(|b| b.is_ascii_digit()));
    if short_year {
        return wrong.hint(
            "두 자리 연도는 `'19. 6. 21.`처럼 작은따옴표를 붙이거나 `2019-06-21`로 쓰세요",
            "write a two-digit year with its apostrophe, `'19. 6. 21.`, or `2019-06-21`",
        );
    }
    wrong.hint(
        "`- 2019-06-21: …`처럼 날짜로 시작하거나, 앞 실적의 설명이면 한 칸 들여 쓰세요",
        "start it with a date, `- 2019-06-21: …`, or indent it if it is a detail of the result above",
    )
}

fn note_text(content: &str) -> Option<&str> {
    content.strip_prefix(['※', '>']).map(str::trim_start)
}

/// A detail without the bullet it was typed or pasted with.
fn without_bullet(content: &str) -> &str {
    if let Some(rest) = content.strip_prefix(BULLETS) {
        return rest.trim_start();
    }
    let rest = content.strip_prefix(['-', '*', '+']);
    let spaced = rest.filter(|rest| rest.starts_with(char::is_whitespace) || rest.is_empty());
    spaced.map_or(content, str::trim_start)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Body {
        let (body, found) = read("2019.md", text, 1);
        assert_eq!(found, []);
        body
    }

    fn places(text: &str) -> Vec<(&'static str, u32, u32)> {
        let (_, found) = read("2019.md", text, 1);
        found.iter().map(|d| (d.code, d.place.resolved().line, d.place.resolved().column)).collect()
    }

    #[test]
    fn every_marker_at_the_margin_starts_a_result() {
        let text = "- 2019-02: a\n* 2019-03: b\n○ '19. 6. 21. : c\nㅇ2019-07 d\n· 2019-08: e\n-'18. 7. 5. : f\n• 2019-09 ~ 2019-10: g\n□ 제목\n■ 2019-11: h\nㆍ2019-12: i";
        let results = body(text).results;
        let said: Vec<_> = results.iter().map(|r| (r.date.from.iso(), &*r.text)).collect();
        assert_eq!(
            said.iter().map(|(d, t)| (d.as_str(), *t)).collect::<Vec<_>>(),
            [
                ("2019-02", "a"),
                ("2019-03", "b"),
                ("2019-06-21", "c"),
                ("2019-07", "d"),
                ("2019-08", "e"),
                ("2018-07-05", "f"),
                ("2019-09", "g"),
                ("2019-11", "h"),
                ("2019-12", "i")
            ]
        );
        assert_eq!(results[6].line, 7);
        assert_eq!(results[6].date.until.map(|d| d.iso()).as_deref(), Some("2019-10"));
    }

    #[test]
    fn indented_lines_are_details_and_marks_are_notes() {
        let text =
            "- 2019-02: a\n - one space\n\ttab\n\n  ㅇ bullet\n※ note\n > also a note\n  **bold**";
        let result = body(text).results.remove(0);
        let said = |remarks: &[Remark]| -> Vec<(String, u32, u32)> {
            remarks.iter().map(|r| (r.text.to_string(), r.line, r.column)).collect()
        };
        let at = |text: &str, line, column| (text.to_owned(), line, column);
        let details =
            [at("one space", 2, 4), at("tab", 3, 2), at("bullet", 5, 5), at("**bold**", 8, 3)];
        assert_eq!(said(&result.details), details);
        assert_eq!(said(&result.notes), [at("note", 6, 3), at("also a note", 7, 4)]);
        assert_eq!((result.line, result.column), (1, 12));
    }

    #[test]
    fn other_lines_are_free_text_and_keep_their_distance() {
        let text =
            "\nfirst\n\n- 2019-02: a\n  detail\n**bold** words\n  of a paragraph\n---\n> quoted";
        let body = body(text);
        assert_eq!(
            body.remarks.source,
            "first\n\n\n\n**bold** words\n  of a paragraph\n---\n> quoted"
        );
        assert_eq!(body.remarks.first_line, 2);
        assert_eq!(body.results.len(), 1);
    }

    #[test]
    fn wrong_results_are_each_reported_at_their_words() {
        let text = "- 2019-02: a\n- 개소식\n  detail\n○ '19. 13. 1. : b\n- 19. 6. 21. : c\n- 2019-02:\n- 2019-03 ~ : d";
        assert_eq!(
            places(text),
            [
                ("dates/undated", 2, 3),
                ("dates/impossible", 4, 3),
                ("dates/undated", 5, 3),
                ("yaml/value", 6, 3),
                ("yaml/value", 7, 3)
            ]
        );
    }
}
