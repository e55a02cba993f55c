//! A line letter by letter, as its reader takes it.
//!
//! Full-width digits are digits, and any dash is a hyphen; what is not seen is left out. Every
//! letter knows where it stands in the text.

use std::ops::Range;

/// A letter that is seen.
pub(super) struct Letter {
    /// What it is taken for.
    pub(super) c: char,
    /// Where it stands in the text.
    pub(super) bytes: Range<usize>,
}

/// The letters of a line.
pub(super) struct Line(Vec<Letter>);

impl Line {
    /// A line that starts at a byte of the text.
    pub(super) fn new(line: &str, start: usize) -> Self {
        let letters = line.char_indices().filter_map(|(at, c)| {
            let bytes = start + at..start + at + c.len_utf8();
            folded(c).map(|c| Letter { c, bytes })
        });
        Self(letters.collect())
    }

    /// A letter; nothing beyond the ends.
    pub(super) fn at(&self, index: usize) -> Option<char> {
        self.0.get(index).map(|letter| letter.c)
    }

    /// Some letters.
    pub(super) fn of(&self, letters: Range<usize>) -> &[Letter] {
        self.0.get(letters).unwrap_or_default()
    }

    /// How many letters there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The letters of a stretch as text.
    pub(super) fn text(&self, letters: Range<usize>) -> String {
        self.of(letters).iter().map(|letter| letter.c).collect()
    }

    /// At most so many letters before one.
    pub(super) fn before(&self, index: usize, most: usize) -> String {
        self.text(index.saturating_sub(most)..index)
    }

    /// At most so many letters from one on.
    pub(super) fn after(&self, index: usize, most: usize) -> String {
        self.text(index..self.len().min(index + most))
    }

    /// Where a stretch stands in the text.
    pub(super) fn bytes(&self, letters: Range<usize>) -> Range<usize> {
        match self.of(letters) {
            [first, .., last] => first.bytes.start..last.bytes.end,
            [only] => only.bytes.clone(),
            [] => 0..0,
        }
    }
}

/// Whether a letter is taken for a digit.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// What a letter is taken for; nothing where it is not seen, or only keeps Markdown from reading
/// the next one.
fn folded(c: char) -> Option<char> {
    Some(match c {
        '\\' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | 'ー' | 'ㅡ' => '-',
        '·' | '・' | 'ㆍ' | '∙' | '‧' => '.',
        _ if c.is_whitespace() => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    })
}
