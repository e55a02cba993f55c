//! Stretches of the content that no output may quote, whichever finding stands on their line.
//!
//! What looks personal by itself is masked wherever text is written out ([`super::personal`]);
//! these are words only a rule can tell, such as names, and numbers that only the words beside
//! them tell from others. Reads no file: who asks gives the lines.

use super::personal::{self, masked_name};
use super::{At, Diagnostic, Diagnostics, Phrase, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of a line, the end exclusive.
type Columns = (u32, u32);

/// What the findings of a run about persons point at.
#[derive(Debug, Default)]
pub struct Hidden {
    /// By file and line, in order.
    stretches: BTreeMap<String, BTreeMap<u32, Vec<Columns>>>,
    /// By file.
    secrets: BTreeMap<String, Secrets>,
}

/// Words of a file that no message may repeat.
#[derive(Debug, Default)]
struct Secrets {
    /// Each with what is said instead.
    words: BTreeMap<String, String>,
    /// How many letters they have.
    lengths: BTreeSet<usize>,
}

impl Hidden {
    /// The places of every finding about a person whose place has been looked up. `line` gives a
    /// line of a file, from 1; nothing where it can't be read.
    pub fn of(found: &Diagnostics, mut line: impl FnMut(&str, u32) -> Option<String>) -> Self {
        let mut hidden = Self::default();
        let mut pointed: BTreeMap<(&str, u32), Vec<(Columns, bool)>> = BTreeMap::new();
        for one in found.iter().filter(|one| one.private || one.code.starts_with("people/")) {
            let At::Span(span) = one.place.at else { continue };
            if one.private {
                hidden.hide(&one.place.file, &span);
            }
            let first = (columns(&span, span.line), one.private);
            pointed.entry((&one.place.file, span.line)).or_default().push(first);
        }
        hidden.sort();
        for ((file, row), stretches) in pointed {
            if let Some(text) = line(file, row) {
                hidden.secrets.entry(file.to_owned()).or_default().add(&text, &stretches);
            }
        }
        hidden
    }

    fn hide(&mut self, file: &str, span: &Span) {
        let lines = self.stretches.entry(file.to_owned()).or_default();
        for line in span.line..=span.end_line {
            lines.entry(line).or_default().push(columns(span, line));
        }
    }

    fn sort(&mut self) {
        let lines = self.stretches.values_mut().flat_map(BTreeMap::values_mut);
        lines.for_each(|columns| columns.sort_unstable());
    }

    /// A line of a file, from 1, with what is private in it masked: of each stretch its first
    /// letter stays. Every letter keeps its column and width.
    pub fn masked(&self, file: &str, line: u32, text: &str) -> String {
        let columns = self.stretches.get(file).and_then(|lines| lines.get(&line));
        let mut rest = columns.map(Vec::as_slice).unwrap_or_default().iter().peekable();
        let mut end = 0;
        let masked = |(c, column): (char, u32)| {
            while let Some((_, next)) = rest.next_if(|(first, _)| *first < column) {
                end = end.max(*next);
            }
            if column < end && c.is_alphanumeric() { star(c) } else { c }
        };
        text.chars().zip(1..).map(masked).collect()
    }

    /// A finding whose message and hint repeat nothing that another finding of the file is about.
    pub fn silenced(&self, one: &Diagnostic) -> Diagnostic {
        let mut one = one.clone();
        if let Some(secrets) = self.secrets.get(&one.place.file) {
            secrets.silence(&mut one.message);
            one.hint.iter_mut().for_each(|hint| secrets.silence(hint));
        }
        one
    }
}

impl Secrets {
    /// Takes up stretches of a line: names where that is said, else numbers and addresses.
    fn add(&mut self, line: &str, stretches: &[(Columns, bool)]) {
        const SHORTEST_NAME: usize = 3;
        const SHORTEST_NUMBER: usize = 7;
        let letters: Vec<char> = line.chars().collect();
        for ((first, end), is_name) in stretches {
            let from = (*first).max(1) as usize - 1;
            let to = letters.len().min((*end).max(1) as usize - 1);
            let words: String = letters.get(from..to).unwrap_or_default().iter().collect();
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            let length = words.chars().count();
            if length >= if *is_name { SHORTEST_NAME } else { SHORTEST_NUMBER } {
                let masked = if *is_name { masked_name(words) } else { masked_number(words) };
                self.words.insert(words.to_owned(), masked);
                self.lengths.insert(length);
            }
        }
    }

    fn silence(&self, phrase: &mut Phrase) {
        phrase.ko = self.silent(&phrase.ko);
        phrase.en = self.silent(&phrase.en);
    }

    /// A text without the words, the longest first; in one walk, however many words there are.
    fn silent(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let known = self.lengths.iter().rev().find_map(|length| {
                let end = rest.char_indices().nth(*length).map_or(rest.len(), |(at, _)| at);
                let masked = self.words.get(rest.get(..end)?)?;
                Some((end, masked.clone()))
            });
            let (length, said) = known.unwrap_or((c.len_utf8(), c.to_string()));
            out.push_str(&said);
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }
}

/// As it is masked by itself, or where only the words beside it tell what it is, its start.
fn masked_number(words: &str) -> String {
    const SHOWN: usize = 3;
    let masked = personal::masked(words);
    if masked != words {
        return masked;
    }
    let mask = |(n, c): (usize, char)| if n >= SHOWN && c.is_alphanumeric() { '*' } else { c };
    words.chars().enumerate().map(mask).collect()
}

/// The columns of a stretch on one of its lines, the end exclusive.
fn columns(span: &Span, line: u32) -> Columns {
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
    use crate::diagnostics::Place;

    fn finding(span: Span) -> Diagnostic {
        Diagnostic::error("people/name", Place::span("a.md", span), Phrase::new("가", "a"))
    }

    #[test]
    fn only_private_stretches_of_the_line_are_masked() {
        let mut found = Diagnostics::new();
        found.push(finding(Span::on_line(3, 4, 3)).private());
        found.push(finding(Span::on_line(3, 1, 2)));
        found.push(finding(Span { line: 5, column: 4, end_line: 6, end_column: 3 }).private());
        let hidden = Hidden::of(&found, |_, _| None);
        assert_eq!(hidden.masked("a.md", 3, "팀장 이몽룡(1301)"), "팀장 이＊＊(1301)");
        assert_eq!(hidden.masked("a.md", 4, "팀장 이몽룡"), "팀장 이몽룡");
        assert_eq!(hidden.masked("b.md", 3, "팀장 이몽룡"), "팀장 이몽룡");
        assert_eq!(hidden.masked("a.md", 5, "a: Kim, b"), "a: K**, *");
        assert_eq!(hidden.masked("a.md", 6, "cd: e"), "**: e");
    }

    #[test]
    fn messages_of_the_file_repeat_neither_names_nor_numbers() {
        let mut found = Diagnostics::new();
        found.push(finding(Span::on_line(1, 1, 3)).private());
        found.push(finding(Span::on_line(1, 6, 2)).private());
        found.push(finding(Span::on_line(1, 9, 13)));
        let line = "이몽룡, 허준 3021234567891";
        let hidden = Hidden::of(&found, |_, _| Some(line.to_owned()));
        let mut other = finding(Span::on_line(9, 1, 1));
        other.message.ko = format!("`{line}`, 몽룡");
        other.hint = Some(Phrase::new("이몽룡이몽룡", "302"));
        let said = hidden.silenced(&other);
        assert_eq!(said.message.ko, "`이**, 허준 302**********`, 몽룡");
        assert_eq!(said.hint, Some(Phrase::new("이**이**", "302")));
        other.place.file = "b.md".into();
        assert_eq!(hidden.silenced(&other), other);
    }
}
