//! Values that a `#` cuts short.
//!
//! ` #` starts a comment, wherever it stands: `title: 사업 #3` is 사업. What looks like a comment
//! (`value   # why`) is one, and nothing is said; what does not look like one was meant to be read.

use super::tree::{Kind, Tree};
use super::{Yaml, flow::Scan};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::notes::shown;
use std::collections::HashMap;

/// A `#` that may cut something short, and the rest of its line.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    /// The line of the YAML, from 1.
    row: usize,
    /// The characters before it on its line.
    before: usize,
    /// The same without the blanks it stands behind.
    end: usize,
    rest: &'a str,
}

/// Whether a `#` behind these two bytes and before this one looks like a part of a text.
pub(super) fn looks_meant(before: u8, next: u8) -> bool {
    matches!(before, b' ' | b'\t') && !matches!(next, b' ' | b'\t' | b'\n' | b'\r' | b'#' | b'!')
}

/// Whether nothing but blanks, and a first `#`, stands on the line of a byte up to it.
pub(super) fn starts_line(text: &[u8], at: usize) -> bool {
    let line = text.get(..=at).unwrap_or_default().iter().rev();
    line.take_while(|byte| **byte != b'\n').all(|byte| matches!(byte, b' ' | b'\t' | b'#'))
}

/// Every such `#` behind something on its line.
fn cuts(text: &str) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    for (line, row) in text.lines().zip(1..) {
        let (mut before, mut end) = (b'\n', 0);
        for (column, (at, c)) in line.char_indices().enumerate() {
            let rest = line.get(at..).unwrap_or_default();
            let next = rest.as_bytes().get(1).copied().unwrap_or(b'\n');
            if c == '#' && end > 0 && looks_meant(before, next) {
                cuts.push(Cut { row, before: column, end, rest });
            }
            if !c.is_whitespace() {
                end = column + 1;
            }
            before = if c.is_ascii() { c as u8 } else { b'x' };
        }
    }
    cuts
}

/// What is told of every plain value that a `#` cuts short.
pub(super) fn told(yaml: Yaml<'_>, tree: &Tree) -> Vec<Diagnostic> {
    let mut by_end = HashMap::new();
    for cut in cuts(yaml.text) {
        by_end.insert((yaml.line(cut.row), cut.end), cut);
    }
    let mut told = Vec::new();
    let mut rest = if by_end.is_empty() { Vec::new() } else { vec![tree.root()] };
    while let Some(node) = rest.pop() {
        match &node.kind {
            Kind::List(items) => rest.extend(items),
            Kind::Section(entries) => rest.extend(entries.iter().map(|entry| &entry.value)),
            Kind::Scalar { text, plain: true } if !text.is_empty() => {
                let end = (node.span.end_line, node.span.end_column as usize - 1);
                told.extend(by_end.get(&end).map(|cut| cut.tells(yaml, text)));
            }
            Kind::Scalar { .. } => {}
        }
    }
    told
}

impl Cut<'_> {
    fn tells(&self, yaml: Yaml<'_>, value: &str) -> Diagnostic {
        let (value, rest) = (value.trim_end(), self.rest.trim_end());
        let len = u32::try_from(rest.chars().count()).unwrap_or(1);
        let column = u32::try_from(self.before + 1).unwrap_or(1);
        let line = yaml.line(self.row);
        let place = Place::span(yaml.file, Span::on_line(line, column, len));
        let whole = shown(&format!("{value} {rest}"));
        let message = Phrase::new(
            format!("` #`부터는 주석이어서 값이 `{}`에서 끝납니다", shown(value)),
            format!("` #` starts a comment, so the value ends at `{}`", shown(value)),
        );
        Diagnostic::warning("yaml/comment", place, message).hint(Phrase::new(
            format!("글이면 따옴표로 묶고(`\"{whole}\"`), 주석이면 `#` 뒤에 빈칸을 두세요"),
            format!(
                "put it in quotes, `\"{whole}\"`; if it is a comment, leave a blank behind `#`"
            ),
        ))
    }
}

/// A `#` within brackets that takes their end away, at or before a line of text that is no YAML:
/// its line from 1, and the characters before it.
pub(super) fn hides_a_bracket(text: &str, row: usize) -> Option<(usize, usize)> {
    let mut scan = Scan::default();
    let mut hidden = None;
    for (line, number) in text.lines().zip(1..).take_while(|(_, number)| *number <= row) {
        let comment = scan.line(line).filter(|_| scan.in_brackets());
        let count =
            |at, wanted: [char; 2]| line.chars().skip(at).filter(|c| wanted.contains(c)).count();
        if let Some(at) = comment.filter(|at| count(*at, ['}', ']']) > count(*at, ['{', '['])) {
            hidden = Some((number, at));
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, u32, String)> {
        let yaml = Yaml::whole("a.yaml", text);
        let tree = Tree::parse(yaml).unwrap();
        let told = told(yaml, &tree);
        let said = told.iter().map(|one| {
            let span = one.place.resolved();
            (span.line, span.column, one.message.en.split('`').nth(3).unwrap().to_owned())
        });
        said.collect()
    }

    #[test]
    fn a_sign_glued_to_the_words_behind_it_was_meant_to_be_read() {
        for (text, expected) in [
            ("title: 사업 #3\n", (1, 11, "사업")),
            ("a:\n  - b\t#c d\n", (2, 7, "b")),
            ("{a: 사업 #3\n, b: c}\n", (1, 8, "사업")),
            ("a: b\n  c #d\n", (2, 5, "b c")),
            ("a: 3 #4 # why\n", (1, 6, "3")),
        ] {
            let (line, column, value) = expected;
            assert_eq!(found(text), [(line, column, value.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_comment_is_one() {
        for text in [
            "title: 사업   # 설명\n",
            "title: \"사업 #3\"\n",
            "title: '사업 #3' #설명\n",
            "#title\na: b\n  #c\n",
            "a: b#c\n",
            "a: b ## c\nd: e #! f\ng: h #\n",
            "a: [b, c] #d\n",
            "a: #b\n  - c\n",
            "a: |\n  b #c\n",
            "a: b # c #d\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_bracket_behind_it_is_missed() {
        assert_eq!(hides_a_bracket("a: 1\nb: {c: d #3, e: f}\ng: h\n", 3), Some((2, 9)));
        assert_eq!(hides_a_bracket("b: {c: d, e: f} # {}}\ng: [\n", 2), None);
        assert_eq!(hides_a_bracket("b: {c: d, # see [1]\n e: f\ng: h\n", 3), None);
    }
}
