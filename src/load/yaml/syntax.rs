//! What the YAML parser says, for an official who is not a programmer.
//!
//! Looks at the text around the place for the mistakes people make: an unclosed quote, a bare
//! `-`, a colon within a text, a tab. Repairs nothing.

use super::{DEEPEST, Yaml, comment};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::notes::shown;
use saphyr_parser::ScanError;

/// The diagnostic of a text that is no YAML.
pub(super) fn explain(yaml: Yaml<'_>, error: &ScanError) -> Diagnostic {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX - 1);
    let row = error.marker().line().max(1);
    let column = number(error.marker().col()) + 1;
    if let Some((row, column)) = unclosed_quote(yaml.text, row) {
        return unclosed(yaml.place(row, column, 1), yaml.text, row);
    }
    if let Some((row, before)) = comment::hides_a_bracket(yaml.text, row) {
        return commented_out(yaml.place(row, number(before) + 1, 1));
    }
    if let Some((row, column)) = bracket_within(yaml.text, row) {
        return text_in_bracket(yaml.place(row, column, 1), yaml.text, row);
    }
    let line = yaml.text.lines().nth(row - 1).unwrap_or("");
    if let Some(tab) = indenting_tab(yaml.text, row, error.info()) {
        let (row, column) = tab;
        return indented_by_tab(yaml.place(row, column, 1));
    }
    let place = yaml.place(row, column, 1);
    let at = line.chars().nth(error.marker().col());
    if matches!(at, Some('*' | '&' | '!')) {
        return extra(place);
    }
    // The parser has a limit of its own, which it may reach before the tree does.
    if error.info().contains("recursion limit") {
        return too_deep(place);
    }
    let open = open_bracket(yaml, row, error.marker().col());
    let on_a_line_above = open.filter(|(above, _)| *above < yaml.line(row));
    let odd_colon = odd_colon(yaml.text, row);
    let has_value = line.split_once(": ").is_some_and(|(_, value)| !value.is_empty());
    if at == Some(':') && has_value && open.is_none() && odd_colon.is_none() {
        return colon_within(place);
    }
    let hint = odd_colon
        .or_else(|| on_a_line_above.map(not_closed))
        .or_else(|| advice(line, at, error.info(), open.is_some()))
        .or_else(|| open.map(not_closed));
    let cause = if hint.is_some() { "" } else { error.info() };
    let separator = if cause.is_empty() { "" } else { ": " };
    let message = Phrase::new(
        "YAML로 읽을 수 없습니다",
        format!("this can't be read as YAML{separator}{cause}"),
    );
    Diagnostic::error("yaml/syntax", place, message).hint(hint.unwrap_or_else(|| {
        Phrase::new(
            "들여쓰기와 `이름: 값` 모양을 확인하세요",
            "check the indentation, and that each line reads `key: value`",
        )
    }))
}

/// A colon that makes a key of the text before it.
fn colon_within(place: Place) -> Diagnostic {
    let message = Phrase::new(
        "글 안에 `: `이 있어 앞부분이 항목 이름으로 읽힙니다",
        "the `: ` within this text makes a key of what stands before it",
    );
    Diagnostic::error("yaml/syntax", place, message).hint(Phrase::new(
        "글에 `: `이 있으면 따옴표로 묶으세요",
        "put text that contains `: ` in quotes",
    ))
}

/// The bracket that a text begins with, on the line of a fault or the one before: its value goes on
/// behind the bracket's end, as in `[긴급] 보수`. YAML takes it for a list, and stumbles over the rest.
fn bracket_within(text: &str, row: usize) -> Option<(usize, u32)> {
    let near = text.lines().zip(1..).take(row).skip(row.saturating_sub(2));
    let mut found = near.filter_map(|(line, row)| {
        let value = value_of(line);
        let close = if value.starts_with('[') { ']' } else { '}' };
        let inside = value.strip_prefix(['[', '{'])?;
        let (inside, behind) = inside.split_once(close)?;
        let goes_on = behind.trim_start().starts_with(|c: char| !"],}#:".contains(c));
        let column = line.chars().count() - value.chars().count() + 1;
        (goes_on && !inside.contains(['"', '[', '{'])).then_some((row, u32::try_from(column).ok()?))
    });
    found.next()
}

/// What stands on a line behind its dash and its key.
fn value_of(line: &str) -> &str {
    let line = line.trim_start();
    let item = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let is_key = |key: &str| key.chars().all(|c| c.is_alphanumeric() || c == '_');
    let value = item.split_once(": ").filter(|(key, _)| is_key(key));
    value.map_or(item, |(_, value)| value.trim_start())
}

fn text_in_bracket(place: Place, text: &str, row: usize) -> Diagnostic {
    let line = text.lines().nth(row - 1).unwrap_or("");
    let value = value_of(line).trim_end();
    let bracket = value.chars().next().unwrap_or('[');
    let message = Phrase::new(
        format!("`{bracket}`로 시작하는 글이 목록이나 묶음으로 읽힙니다"),
        format!("text that starts with `{bracket}` is read as a list or a section"),
    );
    let quoted = shown(value).replace('"', "'");
    Diagnostic::error("yaml/syntax", place, message).hint(Phrase::new(
        format!("`{bracket}`로 시작하는 글은 따옴표로 묶으세요: `\"{quoted}\"`"),
        format!("put text that starts with `{bracket}` in quotes: `\"{quoted}\"`"),
    ))
}

/// A `#` that makes a comment of the rest of a bracket.
fn commented_out(place: Place) -> Diagnostic {
    let message = Phrase::new(
        "` #`부터는 주석이어서 괄호가 닫히지 않습니다",
        "` #` starts a comment, so the bracket around it is not closed",
    );
    Diagnostic::error("yaml/syntax", place, message).hint(Phrase::new(
        "`#`이 글이면 따옴표로 묶고(`\"사업 #3\"`), 주석이면 괄호 뒤로 옮기세요",
        "put text that contains `#` in quotes, `\"사업 #3\"`; move a comment behind the bracket",
    ))
}

/// A tab at the start of a line at a fault, or just below it: the parser may stumble before it.
fn indenting_tab(text: &str, row: usize, said: &str) -> Option<(usize, u32)> {
    let near = text.lines().zip(1..).skip(row - 1).take(2);
    let mut tabs = near.filter_map(|(line, row)| {
        let blank = line.find(|c: char| !c.is_whitespace()).unwrap_or(line.len());
        let tab = line.get(..blank)?.find('\t')?;
        Some((row, u32::try_from(tab + 1).unwrap_or(1)))
    });
    let (tab, column) = tabs.next()?;
    (tab == row || said.contains("tab")).then_some((tab, column))
}

fn indented_by_tab(place: Place) -> Diagnostic {
    let message = Phrase::new("탭으로 들여 쓴 줄입니다", "this line is indented with a tab");
    Diagnostic::error("yaml/syntax", place, message)
        .hint(Phrase::new("탭 대신 빈칸으로 들여 쓰세요", "indent with spaces, not with a tab"))
}

/// Anchors, aliases, tags and merge keys: YAML has them, content has not.
pub(super) fn extra(place: Place) -> Diagnostic {
    let message = Phrase::new(
        "`&`, `*`, `!`, `<<`로 시작하는 YAML 기능은 쓰지 않습니다",
        "anchors (`&`), aliases (`*`), tags (`!`) and merge keys (`<<`) are not used here",
    );
    Diagnostic::error("yaml/anchor", place, message).hint(Phrase::new(
        "글이면 따옴표로 묶고, 같은 값은 되풀이해 쓰세요",
        "put text in quotes, and write repeated values out",
    ))
}

/// Nesting no content needs.
pub(super) fn too_deep(place: Place) -> Diagnostic {
    let message = Phrase::new(
        format!("{DEEPEST}단계보다 깊이 들어가 있습니다"),
        format!("this is nested deeper than {DEEPEST} levels"),
    );
    Diagnostic::error("yaml/depth", place, message)
}

impl Yaml<'_> {
    /// A stretch of one line, counted from 1 within the YAML.
    fn place(&self, row: usize, column: u32, len: u32) -> Place {
        Place::span(self.file, Span::on_line(self.line(row), column, len))
    }
}

fn advice(line: &str, at: Option<char>, said: &str, in_brackets: bool) -> Option<Phrase> {
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim());
    let bare_dash =
        line.trim_end().ends_with(": -") || line.contains(": -,") || line.contains(": -}");
    if bare_dash || line.contains(": - ") {
        return Some(Phrase::new(
            "없음은 따옴표를 넣어 `\"-\"`로 쓰세요",
            "write none with quotes: `\"-\"`",
        ));
    }
    if at == Some(':') && in_brackets {
        return Some(Phrase::new(
            "앞 값 뒤에 쉼표가 빠졌거나, 글에 `: `이 있으면 따옴표로 묶어야 합니다",
            "a comma is missing before this key, or text that contains `: ` needs quotes",
        ));
    }
    if said.contains("trailing content") {
        return Some(Phrase::new(
            "따옴표가 닫힌 뒤에 글이 더 있습니다. 값 전체를 따옴표로 묶으세요",
            "there is text behind the closing quote; put the whole value in quotes",
        ));
    }
    if value.contains(": ") || said.contains("mapping values") {
        return Some(Phrase::new(
            "글에 `: `이 있으면 따옴표로 묶으세요",
            "put text that contains `: ` in quotes",
        ));
    }
    if matches!(at, Some('%' | '@' | '`' | '|' | '>' | '?' | ']' | '}' | ',')) {
        return Some(Phrase::new(
            "기호로 시작하는 글은 따옴표로 묶으세요",
            "put text that starts with a sign in quotes",
        ));
    }
    None
}

/// A colon without its space, or a full-width one, on the line of a fault or the one before:
/// the parser takes the line for text and stumbles over the next.
fn odd_colon(text: &str, row: usize) -> Option<Phrase> {
    let near = text.lines().enumerate().take(row).skip(row.saturating_sub(2));
    let mut odd = near.filter_map(|(index, line)| {
        let key = line.trim_start_matches([' ', '-']);
        let end = key.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let (_, rest) = key.split_at(end);
        let glued =
            rest.strip_prefix(':').is_some_and(|v| !v.is_empty() && !v.starts_with([' ', '/']));
        (key.starts_with(|c: char| c.is_ascii_alphabetic()) && (glued || rest.starts_with('：')))
            .then_some(index + 1)
    });
    odd.next().map(|_| {
        Phrase::new(
            "쌍점은 반각(:)으로 쓰고 뒤에 빈칸을 두세요: `plan: …`",
            "write a plain colon with a space behind it: `plan: …`",
        )
    })
}

/// The last bracket that nothing closes before a fault on a line, with the line of the file it stands on.
fn open_bracket(yaml: Yaml<'_>, row: usize, before: usize) -> Option<(u32, char)> {
    let mut open = Vec::new();
    for (line, number) in yaml.text.lines().zip(yaml.first_line..).take(row) {
        let characters = if number == yaml.line(row) { before } else { usize::MAX };
        for c in line.chars().take(characters) {
            match c {
                '{' | '[' => open.push((number, c)),
                '}' | ']' => drop(open.pop()),
                _ => {}
            }
        }
    }
    open.pop()
}

fn not_closed((line, bracket): (u32, char)) -> Phrase {
    Phrase::new(
        format!("{line}번째 줄에서 연 `{bracket}` 괄호가 닫히지 않았습니다"),
        format!("the `{bracket}` opened on line {line} is not closed"),
    )
}

fn unclosed(place: Place, text: &str, row: usize) -> Diagnostic {
    let message = Phrase::new("따옴표가 닫히지 않았습니다", "this quote is not closed");
    let diagnostic = Diagnostic::error("yaml/syntax", place, message);
    let line = text.lines().nth(row - 1).unwrap_or("");
    let pasted_date = line
        .split('\'')
        .nth(1)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('.'));
    diagnostic.hint(if pasted_date {
        Phrase::new(
            "날짜는 `2019-06-21`이나 `\"'19. 6. 21.\"`로 쓰세요",
            "write the date as `2019-06-21` or `\"'19. 6. 21.\"`",
        )
    } else {
        Phrase::new("같은 줄에서 따옴표를 닫으세요", "close it on the same line")
    })
}

/// The nearest line at or before a fault whose value opens a quote that the line does not close:
/// a parser only notices at the next quote, or at the end of the file.
fn unclosed_quote(text: &str, row: usize) -> Option<(usize, u32)> {
    const FARTHEST: usize = 2_000;
    let lines: Vec<&str> = text.lines().take(row).collect();
    let numbered = lines.iter().enumerate().rev().take(FARTHEST);
    let mut found = None;
    for (index, line) in numbered {
        if let Some(column) = opens_and_stays_open(line) {
            found = Some((index + 1, column));
        } else if found.is_some() {
            break;
        }
    }
    found
}

/// The column, from 1, of a quote that starts a value on this line and is not closed on it.
fn opens_and_stays_open(line: &str) -> Option<u32> {
    let mut open: Option<(char, u32)> = None;
    let mut starts_value = true;
    let mut characters = line.chars().zip(1_u32..).peekable();
    while let Some((c, column)) = characters.next() {
        match open {
            Some(('"', _)) if c == '\\' => {
                characters.next();
            }
            Some((quote, _)) if c == quote => {
                let doubled = quote == '\'' && characters.peek().is_some_and(|(c, _)| *c == '\'');
                if doubled {
                    characters.next();
                } else {
                    open = None;
                }
            }
            Some(_) => {}
            None if c == '#' && starts_value => return None,
            None if starts_value && matches!(c, '"' | '\'') => open = Some((c, column)),
            None => {}
        }
        let blank_stays = c == ' ' && starts_value;
        starts_value = open.is_none() && (blank_stays || begins_a_value(c, characters.peek()));
    }
    open.map(|(_, column)| column)
}

/// Whether a value may begin after this character.
fn begins_a_value(c: char, next: Option<&(char, u32)>) -> bool {
    let before_space = next.is_none_or(|(next, _)| *next == ' ');
    matches!(c, '[' | '{' | ',') || (matches!(c, ':' | '-') && before_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_quotes_are_seen_and_apostrophes_are_not() {
        assert_eq!(opens_and_stays_open("title: \"abc"), Some(8));
        assert_eq!(opens_and_stays_open("- '18. 9."), Some(3));
        assert_eq!(opens_and_stays_open("{a: 'b', c: \"d"), Some(13));
        assert_eq!(opens_and_stays_open("title: \"a\\\"b\""), None);
        assert_eq!(opens_and_stays_open("title: 'it''s'"), None);
        assert_eq!(opens_and_stays_open("title: it's \"so"), None);
        assert_eq!(opens_and_stays_open("# say \"so"), None);
    }

    #[test]
    fn the_first_of_the_lines_that_stay_open_is_blamed() {
        let text = "a: \"b\nc: \"d\"\n";
        assert_eq!(unclosed_quote(text, 2), Some((1, 4)));
    }
}
