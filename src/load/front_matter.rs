//! Front matter: the YAML between two `---` lines at the top of a Markdown file.

use super::yaml::Yaml;
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};

/// A Markdown file, cut in two.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The YAML and the line of the file it starts on; nothing where there is no front matter.
    pub(super) yaml: Option<(&'a str, u32)>,
    /// The rest.
    pub(super) body: &'a str,
    /// The line of the file the rest starts on, from 1.
    pub(super) body_line: u32,
}

/// A file whose front matter does not lie between its two lines.
#[derive(Debug)]
pub(super) struct Half<'a> {
    /// What is wrong.
    pub(super) fault: Diagnostic,
    /// The file as far as it can be cut; its body may hold lines that belong above.
    pub(super) parts: Parts<'a>,
}

/// Cuts a file in two.
///
/// # Errors
/// Where front matter is opened and never closed, or stands outside of its two lines.
pub(super) fn split<'a>(file: &str, text: &'a str) -> Result<Parts<'a>, Box<Half<'a>>> {
    let mut lines = Lines { rest: text, row: 0 };
    let Some(first) = lines.find(|line| !line.trim().is_empty()) else {
        return Ok(Parts { yaml: None, body: text, body_line: 1 });
    };
    let opening = lines.row;
    if first.trim_end() != "---" {
        return refuse_keys(file, Parts { yaml: None, body: text, body_line: 1 });
    }
    let inside = lines.rest;
    if !lines.any(is_fence) {
        let parts = Parts { yaml: None, body: inside, body_line: opening + 1 };
        return Err(Box::new(Half { fault: unclosed(file, opening), parts }));
    }
    // What was consumed since the opening, without the closing line.
    let consumed = inside.len() - lines.rest.len();
    let block = inside.get(..consumed).unwrap_or("").trim_end_matches('\n');
    let yaml = block.get(..block.rfind('\n').map_or(0, |at| at + 1)).unwrap_or("");
    let yaml = Some((yaml, opening + 1));
    refuse_keys(file, Parts { yaml, body: lines.rest, body_line: lines.row + 1 })
}

/// The parts, unless the body holds a line that belongs into the front matter: read as text, its
/// money would be lost without a word.
fn refuse_keys<'a>(file: &str, parts: Parts<'a>) -> Result<Parts<'a>, Box<Half<'a>>> {
    let mut numbered = parts.body.lines().zip(parts.body_line..);
    match numbered.find(|(line, _)| looks_like_a_key(line)) {
        Some((line, row)) => Err(Box::new(Half { fault: outside(file, row, line), parts })),
        None => Ok(parts),
    }
}

/// The YAML of a content file: all of it, or the front matter of a Markdown file.
pub(super) fn yaml_of<'a>(file: &'a str, text: &'a str) -> Option<Yaml<'a>> {
    if !file.ends_with(".md") {
        return Some(Yaml::whole(file, text));
    }
    let (text, first_line) = split(file, text).unwrap_or_else(|half| half.parts).yaml?;
    Some(Yaml { first_line, ..Yaml::whole(file, text) })
}

/// Lines one by one, knowing what is left.
struct Lines<'a> {
    rest: &'a str,
    row: u32,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.row = self.row.saturating_add(1);
        Some(line)
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn looks_like_a_key(line: &str) -> bool {
    // Most lines begin otherwise.
    line.starts_with(['p', 'f', 't', 'g'])
        && ["plan", "funding", "total", "grants", "parts"]
            .iter()
            .any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
}

fn unclosed(file: &str, row: u32) -> Diagnostic {
    let message = Phrase::new(
        "`---`로 시작한 머리글이 닫히지 않았습니다",
        "the front matter opened with `---` is never closed",
    );
    let place = Place::span(file, Span::on_line(row, 1, 3));
    Diagnostic::error("yaml/syntax", place, message)
        .hint(Phrase::new("머리글 끝에 `---` 줄을 넣으세요", "add a line `---` where it ends"))
}

fn outside(file: &str, row: u32, line: &str) -> Diagnostic {
    let message = Phrase::new(
        "금액이나 계획이 머리글 밖에 있어 읽히지 않습니다",
        "money or a plan stands outside the front matter, where it is not read",
    );
    let len = u32::try_from(line.chars().count()).unwrap_or(1);
    Diagnostic::error("yaml/syntax", Place::span(file, Span::on_line(row, 1, len)), message).hint(
        Phrase::new(
            "파일 첫 줄과 이 부분의 끝에 `---` 줄을 넣으세요",
            "put a line `---` at the top of the file and one where this part ends",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_optional_and_keeps_its_lines() {
        let parts = |text| split("a.md", text).unwrap();
        let both = parts("---\nplan: a\n---\n- 2019: b\n");
        assert_eq!(both, Parts { yaml: Some(("plan: a\n", 2)), body: "- 2019: b\n", body_line: 4 });
        let none = parts("- 2019: b\n");
        assert_eq!(none, Parts { yaml: None, body: "- 2019: b\n", body_line: 1 });
        let empty = parts("---\n---\n");
        assert_eq!(empty, Parts { yaml: Some(("", 2)), body: "", body_line: 3 });
        let late = parts("\n\n---\nplan: a\n---");
        assert_eq!(late, Parts { yaml: Some(("plan: a\n", 4)), body: "", body_line: 6 });
        assert_eq!(parts("").yaml, None);
    }

    #[test]
    fn half_a_front_matter_is_reported() {
        let row = |text| split("a.md", text).err().map(|half| half.fault.place.resolved().line);
        assert_eq!(row("---\nplan: a\n"), Some(1));
        assert_eq!(row("\nplan: a\n---\n"), Some(2));
        assert_eq!(row("# 2021년\n---\nfunding: {}\n---\n"), Some(3));
        assert_eq!(row("plan: a\nfunding:\n  city: {secured: 1}\n"), Some(1));
        assert_eq!(row("---\nplan: a\n---\ntotal: {secured: 5}\n"), Some(4));
        assert_eq!(row("---\nplan: a\n---\n계획: 그대로\n"), None);
    }
}
