//! Where a line of a page may not begin: never with a middle dot.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot holds, and a long
//! word of many, which must break somewhere, may break behind each. Attributes stay as they are.

/// The page with every middle dot held to the word before it.
pub(super) fn hold_dots(page: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&page) {
        Ok(text) if text.contains(DOT) => held(text).into_bytes(),
        _ => page,
    }
}

const DOT: char = '·';
const NO_BREAK: char = '\u{a0}';

/// `<wbr>` may not stand where text is not of the page's body.
const ELSEWHERE: [(&str, &str); 3] =
    [("<pre", "</pre"), ("<svg", "</svg"), ("<head>", "</head>")];

/// A word with so many dots is a list, and may be longer than a line.
const LONG: usize = 3;

fn held(page: &str) -> String {
    let pieces: Vec<&str> = page.split(DOT).collect();
    let mut out = String::with_capacity(page.len() + 64);
    let (mut in_tag, mut elsewhere) = (false, [false; 3]);
    let mut in_word = 0;
    for (index, piece) in pieces.iter().enumerate() {
        // Angle brackets of text are escaped, so the last one tells.
        in_tag = ends_within(piece, ("<", ">"), in_tag);
        for (is, marks) in elsewhere.iter_mut().zip(ELSEWHERE) {
            *is = ends_within(piece, marks, *is);
        }
        let [in_code, ..] = elsewhere;
        let rest = pieces.get(index + 1..).unwrap_or_default();
        match piece.strip_suffix([' ', '\n']) {
            Some(before) if !in_tag && !in_code && !rest.is_empty() => {
                out.push_str(before);
                out.push(NO_BREAK);
            }
            _ => out.push_str(piece),
        }
        if rest.is_empty() {
            break;
        }
        out.push(DOT);
        in_word = if is_inside_a_word(piece) { in_word } else { 0 } + 1;
        let more = rest.iter().take_while(|piece| is_inside_a_word(piece)).count();
        let goes_on = rest.first().is_some_and(|next| !next.starts_with([' ', '\n', NO_BREAK, '<']));
        if goes_on && !in_tag && elsewhere == [false; 3] && in_word + more >= LONG {
            out.push_str("<wbr>");
        }
    }
    out
}

/// Whether a piece between two dots is of the same word as both.
fn is_inside_a_word(piece: &&str) -> bool {
    !piece.is_empty() && !piece.contains([' ', '\n', '\u{a0}', '<', '>'])
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
    }

    #[test]
    fn a_word_of_many_dots_breaks_behind_them() {
        is("가·나·다·라 마", "가·<wbr>나·<wbr>다·<wbr>라 마");
        is("<p>가·나·다·라</p>", "<p>가·<wbr>나·<wbr>다·<wbr>라</p>");
        is("<svg><text>가·나·다·라</text></svg>", "<svg><text>가·나·다·라</text></svg>");
        is("<head><title>가·나·다·라</title></head>", "<head><title>가·나·다·라</title></head>");
    }

    #[test]
    fn what_needs_no_hold_stays() {
        let code = "<pre><code>가\n· 나 · 다</code></pre>";
        let title = "<p title=\"a · b\">c</p>";
        for page in ["<p>시·구</p>", title, code, "a &#160;· b", "·", "a ", ""] {
            is(page, page);
        }
    }
}
