//! Which words of a text are proper names.
//!
//! Goes by where they are written: in a key that holds a name, between marks of quotation, beside
//! a number or Latin letters. Knows no dictionary.

use crate::check::texts::Text;
use std::ops::Range;

/// What a text is, to who looks for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Names only, those of one list. Two entries of a list are two things.
    Names(&'static str),
    /// Words, perhaps with names among them.
    Words,
    /// The words of others, or about spelling: an old promise, a former name, a `known` reason.
    Quoted,
}

/// What a text is, by the key that holds it.
pub(super) fn role(text: &Text<'_>) -> Role {
    let [list, last] = text.keys();
    match (list, last) {
        ("facilities", "name") => Role::Names("facilities"),
        ("bodies", "name") => Role::Names("bodies"),
        ("cooperation", "body") => Role::Names("cooperation"),
        ("departments", "name") => Role::Names("departments"),
        ("parts", "title") => Role::Names("parts"),
        ("", "publisher") => Role::Names("publisher"),
        ("known", "why") | ("changes", "before") | ("promise", _) | (_, "formerly") => Role::Quoted,
        _ => Role::Words,
    }
}

/// The stretches of a text between marks of quotation, where they hold a name: a few words, no
/// sentence.
pub(super) fn quoted(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    /// More words than a name has.
    const LONGEST: usize = 4;
    let words = text.get(stretch.clone()).unwrap_or_default();
    let (mut found, mut open) = (Vec::new(), None);
    if !FIRST_BYTES.iter().any(|first| words.as_bytes().contains(first)) {
        return found;
    }
    for (at, c) in words.char_indices() {
        // All marks stand in these two blocks (Unicode 6.2, 6.3); most letters stand elsewhere.
        if !matches!(c, '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{303f}') {
            continue;
        }
        if let Some((_, close)) = MARKS.iter().find(|(mark, _)| *mark == c) {
            open = Some((at + c.len_utf8(), *close));
        } else if let Some((start, close)) = open
            && c == close
        {
            open = None;
            let inner = words.get(start..at).unwrap_or_default();
            let is_sentence = inner.ends_with(['다', '요', '까', '.', '!', '?']);
            if !is_sentence && inner.split_whitespace().count() <= LONGEST {
                found.push(stretch.start + start..stretch.start + at);
            }
        }
    }
    found
}

/// What marks of quotation begin with in UTF-8, and few letters of Korean do.
const FIRST_BYTES: [u8; 2] = [0xe2, 0xe3];

/// Marks of quotation, in pairs.
const MARKS: [(char, char); 6] =
    [('「', '」'), ('『', '』'), ('‘', '’'), ('“', '”'), ('〈', '〉'), ('《', '》')];
