//! Diagnostics as text: `human`, `short`, `json`, `github`.
//!
//! Whatever is personal is masked in every word that is written out, the quoted line and the name
//! of the file included. Gives strings; printing, colour detection and reading the quoted source lines are the caller's.

use super::{Diagnostic, Language, Phrase, personal};
use std::fmt::Write as _;
use std::ops::Range;

/// How diagnostics are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Message with the source line and a caret under the place.
    #[default]
    Human,
    /// `file:line:col: severity[code]: message`, one line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow commands that annotate a change on GitHub.
    Github,
}

/// One diagnostic as text, ending in a newline. `source_line` is the text of the line it stands
/// on, quoted by `human` where given.
pub fn render(
    d: &Diagnostic,
    format: Format,
    language: Language,
    source_line: Option<&str>,
) -> String {
    match format {
        Format::Human => human(d, language, source_line),
        Format::Short => short(d, language),
        Format::Json => json(d, language),
        Format::Github => github(d, language),
    }
}

/// What is said in one language, nothing personal in it.
struct Said {
    file: String,
    message: String,
    hint: Option<String>,
}

impl Said {
    fn of(d: &Diagnostic, language: Language) -> Self {
        let phrase = |phrase: &Phrase| personal::masked(phrase.in_language(language));
        Self {
            file: personal::masked(&d.place.file),
            message: phrase(&d.message),
            hint: d.hint.as_ref().map(phrase),
        }
    }
}

fn human(d: &Diagnostic, language: Language, source_line: Option<&str>) -> String {
    let (span, said) = (d.place.resolved(), Said::of(d, language));
    let mut out = format!(
        "{}[{}] {}:{}:{}\n  {}\n",
        d.severity.word(),
        d.code,
        one_line(&said.file),
        span.line,
        span.column,
        one_line(&said.message)
    );
    if let Some(line) = source_line.filter(|line| !line.trim().is_empty()) {
        quote(&mut out, line, span.line, span.column, end_on_line(d, line));
    }
    if let Some(hint) = &said.hint {
        let _ = writeln!(out, "  hint: {}", one_line(hint));
    }
    out
}

/// The column after the last marked character of the first line.
fn end_on_line(d: &Diagnostic, line: &str) -> u32 {
    let span = d.place.resolved();
    let line_end = line.chars().count() as u32 + 1;
    let end = if span.end_line > span.line { line_end } else { span.end_column };
    end.clamp(span.column + 1, line_end.max(span.column + 1))
}

fn quote(out: &mut String, line: &str, number: u32, column: u32, end: u32) {
    let gutter = number.to_string().len();
    let length = line.chars().count();
    let before = (column as usize - 1).min(length);
    let Range { start, end: stop } = window(length, before);
    let [front, back] = [start > 0, stop < length].map(|cut| if cut { "…" } else { "" });
    let masked = personal::masked(line);
    let shown: String = masked.chars().skip(start).take(stop - start).map(visible).collect();
    let lead = front.chars().chain(line.chars().take(before).skip(start));
    let lead: String = lead.map(blank_as_wide).collect();
    let most = ((end - column) as usize).min(stop - before);
    let marked: usize = line.chars().skip(before).take(most).map(width).sum();
    let _ = writeln!(out, "  {number} | {front}{shown}{back}");
    let _ = writeln!(out, "  {:gutter$} | {lead}{}", "", "^".repeat(marked.max(1)));
}

/// The characters of a line that are quoted: all of a line that fits, else those round the mark.
fn window(length: usize, before: usize) -> Range<usize> {
    /// Most characters of a quoted line, those included that say it was cut.
    const WIDEST: usize = 160;
    /// Of a line that is cut, those before the mark.
    const LEAD: usize = 40;
    if length <= WIDEST {
        return 0..length;
    }
    let room = WIDEST - 2;
    let start = before.saturating_sub(LEAD).min(length - room);
    start..start + room
}

/// Control characters of the content must not steer the terminal.
fn visible(c: char) -> char {
    if c == '\t' {
        ' '
    } else if c.is_control() {
        '\u{fffd}'
    } else {
        c
    }
}

/// Terminal columns of a character: Hangul, CJK and full-width forms take two (UAX #11, wide ranges).
pub(crate) fn width(c: char) -> usize {
    match c as u32 {
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 => 2,
        0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 => 2,
        0x1f300..=0x1faff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

fn blank_as_wide(c: char) -> &'static str {
    if width(c) == 2 { "  " } else { " " }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { ' ' } else { visible(c) }).collect()
}

fn short(d: &Diagnostic, language: Language) -> String {
    let (span, said) = (d.place.resolved(), Said::of(d, language));
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        one_line(&said.file),
        span.line,
        span.column,
        d.severity.word(),
        d.code,
        one_line(&said.message)
    )
}

fn json(d: &Diagnostic, language: Language) -> String {
    let (span, said) = (d.place.resolved(), Said::of(d, language));
    let object = serde_json::json!({
        "code": d.code,
        "severity": d.severity.word(),
        "file": said.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": said.message,
        "hint": said.hint,
    });
    format!("{object}\n")
}

/// Workflow commands, as GitHub documents them: values escaped as `%25`, `%0A`, `%3A`, `%2C`.
fn github(d: &Diagnostic, language: Language) -> String {
    let (span, said) = (d.place.resolved(), Said::of(d, language));
    let word = if d.severity == super::Severity::Note { "notice" } else { d.severity.word() };
    let hint = said.hint.map(|hint| format!("\nhint: {hint}"));
    format!(
        "::{word} file={},line={},col={},title={}::{}\n",
        property(&said.file),
        span.line,
        span.column,
        property(d.code),
        data(&format!("{}{}", said.message, hint.unwrap_or_default())),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Place, Span};

    fn sample() -> Diagnostic {
        let place = Place::span("content/projects/a/2019.md", Span::on_line(7, 3, 2));
        Diagnostic::error("funding/sum", place, Phrase::new("합이 다릅니다", "sums differ"))
            .hint(Phrase::new("고치세요", "correct it"))
    }

    #[test]
    fn short_is_one_line_in_the_contracts_shape() {
        let text = render(&sample(), Format::Short, Language::English, None);
        assert_eq!(text, "content/projects/a/2019.md:7:3: error[funding/sum]: sums differ\n");
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        let text = render(&sample(), Format::Human, Language::Korean, Some("시비 12"));
        let caret = text.lines().nth(3).unwrap_or_default();
        assert_eq!(caret, "    |     ^^", "{text}");
    }

    /// The quoted line and the carets below it, for a mark on a line.
    fn quoted(line: &str, column: u32, length: u32) -> [String; 2] {
        let mut d = sample();
        d.place = Place::span("a.md", Span::on_line(7, column, length));
        let text = render(&d, Format::Human, Language::Korean, Some(line));
        let row = |at| text.lines().nth(at).unwrap_or_default().chars().skip(6).collect();
        [row(2), row(3)]
    }

    #[test]
    fn a_line_that_fits_is_quoted_whole() {
        let line = format!("{}X{}", "a".repeat(120), "b".repeat(39));
        let [shown, carets] = quoted(&line, 121, 1);
        assert_eq!((shown, carets), (line, format!("{}^", " ".repeat(120))));
    }

    #[test]
    fn a_long_line_is_cut_round_its_mark() {
        let (a, b) = ("a".repeat(300), "b".repeat(300));
        let [shown, carets] = quoted(&format!("XX{b}"), 1, 2);
        assert_eq!((shown, carets), (format!("XX{}…", "b".repeat(156)), "^^".into()), "start");
        let [shown, carets] = quoted(&format!("{a}XX{b}"), 301, 2);
        let middle = format!("…{}XX{}…", "a".repeat(40), "b".repeat(116));
        assert_eq!((shown, carets), (middle, format!("{}^^", " ".repeat(41))), "middle");
        let [shown, carets] = quoted(&format!("{a}XX"), 301, 2);
        let end = format!("…{}XX", "a".repeat(156));
        assert_eq!((shown, carets), (end, format!("{}^^", " ".repeat(157))), "end");
        let [shown, carets] = quoted(&a, 301, 1);
        let behind = format!("…{}", "a".repeat(158));
        assert_eq!((shown, carets), (behind, format!("{}^", " ".repeat(159))), "behind the end");
    }

    #[test]
    fn a_mark_longer_than_the_window_is_cut_with_it() {
        let [shown, carets] = quoted(&format!("{}{}", "a".repeat(50), "X".repeat(400)), 51, 400);
        assert_eq!(shown, format!("…{}{}…", "a".repeat(40), "X".repeat(118)));
        assert_eq!(carets, format!("{}{}", " ".repeat(41), "^".repeat(118)));
    }

    #[test]
    fn carets_of_a_cut_line_stand_under_wide_characters() {
        let [shown, carets] =
            quoted(&format!("{}시비{}", "가".repeat(200), "나".repeat(200)), 201, 2);
        assert_eq!(shown, format!("…{}시비{}…", "가".repeat(40), "나".repeat(116)));
        assert_eq!(carets, format!("{}^^^^", " ".repeat(81)));
    }

    #[test]
    fn a_number_that_is_cut_is_masked_all_the_same() {
        let line = format!("{}900101-1234567{}", "a".repeat(152), "X".repeat(450));
        let [shown, _] = quoted(&line, 200, 1);
        assert!(!shown.contains("234567"), "{shown}");
    }

    #[test]
    fn terminal_controls_in_content_are_defused() {
        let text = render(&sample(), Format::Human, Language::Korean, Some("a\u{1b}[31mb"));
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn a_quoted_line_shows_no_registration_number() {
        let line = "- 900101-1234567, 9001011234567, 19001011234567";
        let text = render(&sample(), Format::Human, Language::Korean, Some(line));
        assert!(text.contains("900101-1******, 9001011******, 19001011234567"), "{text}");
    }

    #[test]
    fn no_word_of_any_format_shows_a_number() {
        let mut d = sample();
        d.place.file = "content/photos/010-1234-5678.jpg".into();
        d.message.en = "unknown source: `010-1234-5678`".into();
        d.hint = Some(Phrase::new("", "did you mean `010-1234-5678`?"));
        for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
            let text = render(&d, format, Language::English, Some("- 010-1234-5678"));
            assert!(!text.contains("5678") && text.contains("010-1234-****"), "{text}");
        }
    }

    #[test]
    fn json_holds_the_keys_of_the_contract() {
        let text = render(&sample(), Format::Json, Language::English, None);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(value["line"], 7);
        assert_eq!(value["end_column"], 5);
        assert_eq!(value["hint"], "correct it");
    }

    #[test]
    fn github_escapes_what_would_end_a_command() {
        let mut d = sample();
        d.message.en = "a\nb%c".into();
        let text = render(&d, Format::Github, Language::English, None);
        assert!(text.contains("::a%0Ab%25c%0Ahint: correct it"), "{text}");
    }
}
