//! Stretches of the content that no output may quote, whichever finding stands on their line.
//!
//! What looks personal by itself is masked wherever text is written out ([`super::personal`]);
//! these are words only a rule can tell, such as names.

use super::{At, Diagnostics, Span};
use std::collections::BTreeMap;

/// What the private findings of a run point at.
#[derive(Debug, Default)]
pub struct Hidden(BTreeMap<String, Vec<Span>>);

impl Hidden {
    /// The places of every private finding whose place has been looked up.
    pub fn of(found: &Diagnostics) -> Self {
        let mut spans: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for one in found.iter().filter(|one| one.private) {
            if let At::Span(span) = one.place.at {
                spans.entry(one.place.file.clone()).or_default().push(span);
            }
        }
        Self(spans)
    }

    /// A line of a file, from 1, with what is private in it masked: of each stretch its first
    /// letter stays. Every letter keeps its column and width.
    pub fn masked(&self, file: &str, line: u32, text: &str) -> String {
        let spans = self.0.get(file).map(Vec::as_slice).unwrap_or_default();
        let on_line = spans.iter().filter(|span| (span.line..=span.end_line).contains(&line));
        let columns: Vec<_> = on_line.map(|span| columns(span, line)).collect();
        let masked = |(c, column): (char, u32)| {
            let inside = columns.iter().any(|(first, end)| (first + 1..*end).contains(&column));
            if inside && c.is_alphanumeric() { star(c) } else { c }
        };
        text.chars().zip(1..).map(masked).collect()
    }
}

/// The columns of a stretch on one of its lines, the end exclusive.
fn columns(span: &Span, line: u32) -> (u32, u32) {
    let first = if line == span.line { span.column } else { 0 };
    let end = if line == span.end_line { span.end_column } else { u32::MAX };
    (first, end)
}

/// A star as wide as what it hides.
fn star(c: char) -> char {
    if super::text::width(c) == 2 { '＊' } else { '*' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Phrase, Place};

    fn finding(span: Span) -> Diagnostic {
        Diagnostic::error("people/name", Place::span("a.md", span), Phrase::new("가", "a"))
    }

    #[test]
    fn only_private_stretches_of_the_line_are_masked() {
        let mut found = Diagnostics::new();
        found.push(finding(Span::on_line(3, 4, 3)).private());
        found.push(finding(Span::on_line(3, 1, 2)));
        found.push(finding(Span { line: 5, column: 4, end_line: 6, end_column: 3 }).private());
        let hidden = Hidden::of(&found);
        assert_eq!(hidden.masked("a.md", 3, "팀장 이몽룡(1301)"), "팀장 이＊＊(1301)");
        assert_eq!(hidden.masked("a.md", 4, "팀장 이몽룡"), "팀장 이몽룡");
        assert_eq!(hidden.masked("b.md", 3, "팀장 이몽룡"), "팀장 이몽룡");
        assert_eq!(hidden.masked("a.md", 5, "a: Kim, b"), "a: K**, *");
        assert_eq!(hidden.masked("a.md", 6, "cd: e"), "**: e");
    }
}
