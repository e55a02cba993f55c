//! Emphasis that ends in punctuation before a Hangul particle.
//!
//! CommonMark reads `**"제목"**은` as plain asterisks, because a closing run after punctuation
//! must be followed by a space or punctuation (CommonMark 0.31 §6.2, right-flanking), and Korean
//! puts the particle there. A noncharacter between run and punctuation makes the run flank on
//! both sides; it is taken out of everything the parser gives. Only `*` is treated: `_` inside a
//! word is never emphasis.

/// U+FDD0, a noncharacter reserved for use inside a program (Unicode 23.7).
pub(super) const MARK: char = '\u{fdd0}';

/// The source with marks where emphasis would be lost. Marks that were typed become U+FFFD.
pub(super) fn marked(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut chars = source.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            MARK => out.push(char::REPLACEMENT_CHARACTER),
            '*' => {
                let mut run = String::from(c);
                while let Some(star) = chars.next_if_eq(&'*') {
                    run.push(star);
                }
                let after = chars.peek().copied().unwrap_or(' ');
                push_run(&mut out, before, &run, after);
            }
            _ => out.push(c),
        }
        before = c;
        // An escaped character is text, and nothing may come between it and its backslash.
        if c == '\\'
            && let Some(escaped) = chars.next_if(char::is_ascii_punctuation)
        {
            out.push(escaped);
            before = escaped;
        }
    }
    out
}

/// What the parser gave, without marks and without control characters.
pub(super) fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_unmarked(&mut out, text);
    out
}

/// The same, added to a text.
pub(super) fn push_unmarked(out: &mut String, text: &str) {
    if text.bytes().all(stays) {
        out.push_str(text);
    } else {
        out.extend(text.chars().filter(|c| *c != MARK).map(printable));
    }
}

/// Whether a byte begins neither a mark nor a control character, as nearly all.
fn stays(byte: u8) -> bool {
    byte >= b' ' && !matches!(byte, 0x7f | 0xc2 | 0xef)
}

/// HTML has no control characters but tab and line break.
fn printable(c: char) -> char {
    if c.is_control() && !matches!(c, '\n' | '\t') { char::REPLACEMENT_CHARACTER } else { c }
}

fn push_run(out: &mut String, before: char, run: &str, after: char) {
    if parts(before, after) {
        out.push(MARK);
    }
    out.push_str(run);
    if parts(after, before) {
        out.push(MARK);
    }
}

/// Whether punctuation on one side of a run keeps it from joining the word on the other side.
fn parts(punctuation: char, word: char) -> bool {
    is_punctuation(punctuation)
        && (is_cjk(word) || (is_cjk_punctuation(punctuation) && word.is_alphanumeric()))
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Hangul (syllables and letters), ideographs and kana.
fn is_cjk(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}'
            | '\u{3041}'..='\u{30ff}'
            | '\u{3130}'..='\u{318f}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// 「」『』〈〉、。 and the full-width forms.
fn is_cjk_punctuation(c: char) -> bool {
    is_punctuation(c)
        && matches!(c, '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}
