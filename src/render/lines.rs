//! Where a line of a page may not begin: never with a middle dot.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. Attributes, code and pictures stay as they are.

/// The page with every middle dot held to the word before it.
pub(super) fn hold_dots(page: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&page) {
        Ok(text) if text.contains(DOT) => held(text).into_bytes(),
        _ => page,
    }
}

const DOT: char = '·';
const NO_BREAK_SPACE: char = '\u{a0}';
const WORD_JOINER: char = '\u{2060}';

/// What has lines of its own, or none.
const ELSEWHERE: [(&str, &str); 4] =
    [("<head>", "</head>"), ("<pre", "</pre"), ("<svg", "</svg"), ("<option", "</option")];

fn held(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 64);
    let (mut in_tag, mut elsewhere) = (false, [false; 4]);
    let mut pieces = page.split(DOT).peekable();
    while let Some(piece) = pieces.next() {
        // Angle brackets of text are escaped, so the last one tells.
        in_tag = ends_within(piece, ("<", ">"), in_tag);
        for (is, marks) in elsewhere.iter_mut().zip(ELSEWHERE) {
            *is = ends_within(piece, marks, *is);
        }
        if pieces.peek().is_none() {
            out.push_str(piece);
        } else if in_tag || elsewhere.contains(&true) {
            out.push_str(piece);
            out.push(DOT);
        } else {
            push_held(&mut out, piece);
        }
    }
    out
}

/// A piece of text and the dot behind it, in one.
fn push_held(out: &mut String, piece: &str) {
    let before = piece.trim_end_matches([' ', '\n']);
    out.push_str(before);
    if before.len() < piece.len() {
        out.push(NO_BREAK_SPACE);
    } else if before.ends_with(|c: char| !c.is_ascii() && c.is_alphanumeric()) {
        out.push(WORD_JOINER);
    }
    out.push(DOT);
}

/// Whether what opens last is not closed; a piece without either goes on as the one before it.
fn ends_within(piece: &str, (open, close): (&str, &str), before: bool) -> bool {
    match (piece.rfind(open), piece.rfind(close)) {
        (None, None) => before,
        (open, close) => open > close,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(page: &str, wanted: &str) {
        assert_eq!(String::from_utf8(hold_dots(page.into())).unwrap(), wanted);
    }

    #[test]
    fn a_dot_is_held_to_the_word_before_it() {
        is("<p>구비 · 시비 · 국비</p>", "<p>구비\u{a0}· 시비\u{a0}· 국비</p>");
        is("<b>구비</b> · 시비", "<b>구비</b>\u{a0}· 시비");
        is("구비\n· 시비", "구비\u{a0}· 시비");
        is("<p>시·구</p>", "<p>시\u{2060}·구</p>");
    }

    #[test]
    fn what_needs_no_hold_stays() {
        let code = "<pre><code>가\n· 나 · 다</code></pre>";
        let title = "<p title=\"가 · 나·다\">c</p>";
        let head = "<head><title>가·나 · 다</title></head>";
        let picture = "<svg><text>가·나 · 다</text></svg>";
        for page in [code, title, head, picture, "4·16", "a &#160;· b", "·", "a ", ""] {
            is(page, page);
        }
    }
}
