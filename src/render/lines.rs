//! Where a line of a page may not begin: never with a middle dot.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. Attributes, code and pictures stay as they are.

use memchr::memchr;

/// The page with every middle dot held to the word before it.
pub(super) fn hold_dots(page: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&page) {
        Ok(text) if text.contains(DOT) => held(text).into_bytes(),
        _ => page,
    }
}

const DOT: char = '·';
/// Its last byte in UTF-8: a text without it has no dot, which is quickly told.
const LAST_OF_DOT: u8 = 0xb7;
const NO_BREAK_SPACE: char = '\u{a0}';
const WORD_JOINER: char = '\u{2060}';

/// What has lines of its own, or none: how its opening tag begins, and its closing tag.
const ELSEWHERE: [(&str, &str); 4] =
    [("<head>", "</head>"), ("<pre", "</pre"), ("<svg", "</svg"), ("<option", "</option")];

/// Goes through the page once, from tag to tag: most of it is tags and pictures. What stands
/// between two dots that were held is copied in one piece.
fn held(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 256);
    let (mut copied, mut at) = (0, 0);
    while let Some(rest) = page.get(at..).filter(|rest| !rest.is_empty()) {
        let text = memchr(b'<', rest.as_bytes()).and_then(|tag| rest.get(..tag)).unwrap_or(rest);
        if memchr(LAST_OF_DOT, text.as_bytes()).is_some() && text.contains(DOT) {
            out.push_str(page.get(copied..at).unwrap_or_default());
            push_text(&mut out, text);
            copied = at + text.len();
        }
        at += text.len();
        at += page.get(at..).map_or(0, end_of_tag);
    }
    out.push_str(page.get(copied..).unwrap_or_default());
    out
}

/// Where what begins with this tag ends: behind the tag, or behind the whole element where that
/// has lines of its own. Angle brackets of text and attributes are escaped.
fn end_of_tag(tag: &str) -> usize {
    let element = ELSEWHERE.iter().find(|(open, _)| tag.starts_with(open));
    let end = element.map_or(0, |marks| end_of_element(tag, *marks));
    let close = tag.get(end..).and_then(|tag| memchr(b'>', tag.as_bytes()));
    close.map_or(tag.len(), |close| end + close + 1)
}

/// Where the closing tag of an element begins, those of the same name within it passed over.
fn end_of_element(element: &str, (open, close): (&str, &str)) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = element.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
        at += next;
        let tag = element.get(at..).unwrap_or_default();
        if tag.starts_with(open) {
            depth += usize::from(!closes_itself(tag));
        } else if tag.starts_with(close) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at;
            }
        }
        at += 1;
    }
    element.len()
}

fn closes_itself(tag: &str) -> bool {
    tag.find('>').and_then(|end| tag.get(..end)).is_some_and(|tag| tag.ends_with('/'))
}

fn push_text(out: &mut String, text: &str) {
    let mut pieces = text.split(DOT);
    let last = pieces.next_back().unwrap_or_default();
    pieces.for_each(|piece| push_held(out, piece));
    out.push_str(last);
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
        is(
            "<svg><svg x=\"1\"/></svg>가·나<svg>가·나</svg>",
            "<svg><svg x=\"1\"/></svg>가\u{2060}·나<svg>가·나</svg>",
        );
        is("<svg>가·</svg> · 시", "<svg>가·</svg>\u{a0}· 시");
    }

    #[test]
    fn what_needs_no_hold_stays() {
        let code = "<pre><code>가\n· 나 · 다</code></pre>";
        let title = "<p title=\"가 · 나·다\">c</p>";
        let head = "<head><title>가·나 · 다</title></head>";
        let picture = "<svg><text>가·나 · 다</text></svg>";
        let nested = "<svg><svg x=\"1\"/><svg><path/></svg><text>가·나</text></svg>";
        let unclosed = "<svg><text>가·나 · 다";
        for page in
            [code, title, head, picture, nested, unclosed, "4·16", "a &#160;· b", "·", "a ", ""]
        {
            is(page, page);
        }
    }
}
