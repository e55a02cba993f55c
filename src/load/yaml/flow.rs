//! Lines within `{…}`, `[…]` or quotes that stand too far left.
//!
//! YAML 1.2 wants them indented deeper than their key; serde_yaml, like most parsers, does not
//! mind, and people put the closing bracket at the margin. The parser that knows positions
//! minds, so such lines are indented for it, and the columns corrected after.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Deep enough for whatever the line belongs to.
const INDENT: usize = 2 * super::DEEPEST;

/// A text for the parser, and which of its lines were indented, from 1.
#[derive(Debug)]
pub(super) struct Indented<'a> {
    pub(super) text: Cow<'a, str>,
    lines: BTreeSet<usize>,
}

impl<'a> Indented<'a> {
    /// The text as it is.
    pub(super) fn plain(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), lines: BTreeSet::new() }
    }

    /// The text with every line indented that continues brackets or quotes; nothing where there
    /// is no such line.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut scan = Scan::default();
        let (mut indented, mut lines) = (String::with_capacity(text.len()), BTreeSet::new());
        for (line, row) in text.split_inclusive('\n').zip(1..) {
            if scan.is_open() {
                indented.push_str(&" ".repeat(INDENT));
                lines.insert(row);
            }
            indented.push_str(line);
            scan.line(line.trim_end_matches('\n'));
        }
        (!lines.is_empty()).then_some(Self { text: Cow::Owned(indented), lines })
    }

    /// The column a character has in the file, where the parser found it at this one.
    pub(super) fn column(&self, row: usize, column: usize) -> usize {
        if self.lines.contains(&row) { column.saturating_sub(INDENT) } else { column }
    }
}

/// What is open at the end of a line.
#[derive(Debug, Default)]
pub(super) struct Scan {
    depth: usize,
    quote: Option<char>,
}

impl Scan {
    fn is_open(&self) -> bool {
        self.depth > 0 || self.quote.is_some()
    }

    /// Whether a bracket is open, and no quote.
    pub(super) fn in_brackets(&self) -> bool {
        self.depth > 0 && self.quote.is_none()
    }

    /// Takes a line; gives the number of characters before a comment on it.
    pub(super) fn line(&mut self, line: &str) -> Option<usize> {
        let mut starts_value = true;
        let mut before = ' ';
        let mut characters = line.chars().enumerate().peekable();
        while let Some((at, c)) = characters.next() {
            match self.quote {
                Some('"') if c == '\\' => {
                    characters.next();
                }
                Some(quote) if c == quote => self.quote = None,
                Some(_) => {}
                None if c == '#' && before == ' ' => return Some(at),
                None if starts_value && matches!(c, '"' | '\'') => self.quote = Some(c),
                None if matches!(c, '[' | '{') && (starts_value || self.depth > 0) => {
                    self.depth += 1;
                }
                None if matches!(c, ']' | '}') => self.depth = self.depth.saturating_sub(1),
                None => {}
            }
            let next_blank = characters.peek().is_none_or(|(_, next)| *next == ' ');
            let begins = matches!(c, '[' | '{' | ',') || (matches!(c, ':' | '-') && next_blank);
            starts_value = self.quote.is_none() && (begins || (c == ' ' && starts_value));
            before = c;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_within_brackets_or_quotes_are_indented() {
        let text = "a: {b: [1,\n2], c: \"x\ny\"\n}\nd: e [f\ng: 1 # {\nh: 2\n";
        let indented = Indented::of(text).unwrap();
        assert_eq!(indented.lines.iter().copied().collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(indented.column(2, INDENT + 3), 3);
        assert_eq!(indented.column(5, 3), 3);
        assert!(Indented::of("a: {b: 1}\nc: 'it''s'\n").is_none());
    }
}
