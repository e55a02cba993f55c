//! Where a line of a page may not begin: never with a middle dot.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. Attributes, code and pictures stay as they are.

use memchr::{memchr, memchr2, memmem};

/// The page with every middle dot held to the word before it.
pub(super) fn hold_dots(page: Vec<u8>) -> Vec<u8> {
    if memmem::find(&page, DOT).is_some() { held(&page) } else { page }
}

/// The middle dot, in UTF-8 as all here.
const DOT: &[u8] = "·".as_bytes();
const LAST_OF_DOT: u8 = 0xb7;
const NO_BREAK_SPACE: &[u8] = "\u{a0}".as_bytes();
const WORD_JOINER: &[u8] = "\u{2060}".as_bytes();

/// What has lines of its own, or none: how its opening tag begins, and its closing tag.
const ELSEWHERE: [(&[u8], &[u8]); 4] =
    [(b"<head>", b"</head>"), (b"<pre", b"</pre"), (b"<svg", b"</svg"), (b"<option", b"</option")];

/// Goes through the page once, from tag to tag and dot to dot: most of it is tags and pictures.
/// What stands between two dots that were held is copied in one piece.
fn held(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len() + 256);
    let (mut copied, mut text, mut at) = (0, 0, 0);
    while let Some(found) = page.get(at..).and_then(|rest| memchr2(b'<', LAST_OF_DOT, rest)) {
        at += found;
        if page.get(at) == Some(&b'<') {
            at += page.get(at..).map_or(0, end_of_tag);
            text = at;
            continue;
        }
        at += 1;
        // Letters of Hangul end in the same byte.
        let Some(before) = page.get(text..at).and_then(|text| text.strip_suffix(DOT)) else {
            continue;
        };
        let (word, joint) = joined(before);
        out.extend_from_slice(page.get(copied..text + word.len()).unwrap_or_default());
        out.extend_from_slice(joint);
        out.extend_from_slice(DOT);
        (copied, text) = (at, at);
    }
    out.extend_from_slice(page.get(copied..).unwrap_or_default());
    out
}

/// The text before a dot without the spaces at its end, and what holds the dot to it.
fn joined(before: &[u8]) -> (&[u8], &'static [u8]) {
    let spaces = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\n')).count();
    let word = before.get(..before.len() - spaces).unwrap_or_default();
    let last = word.get(word.len().saturating_sub(4)..).unwrap_or_default();
    let last = String::from_utf8_lossy(last).chars().next_back();
    let joint = if spaces > 0 {
        NO_BREAK_SPACE
    } else if last.is_some_and(|c| !c.is_ascii() && c.is_alphanumeric()) {
        WORD_JOINER
    } else {
        b""
    };
    (word, joint)
}

/// Where what begins with this tag ends: behind the tag, or behind the whole element where that
/// has lines of its own. Angle brackets of text and attributes are escaped.
fn end_of_tag(tag: &[u8]) -> usize {
    let perhaps = matches!(tag.get(1), Some(b'h' | b'p' | b's' | b'o'));
    let mut elements = ELSEWHERE.iter().filter(|_| perhaps);
    let element = elements.find(|(open, _)| tag.starts_with(open));
    let end = element.map_or(0, |marks| end_of_element(tag, *marks));
    let close = tag.get(end..).and_then(|tag| memchr(b'>', tag));
    close.map_or(tag.len(), |close| end + close + 1)
}

/// Where the closing tag of an element begins, those of the same name within it passed over.
fn end_of_element(element: &[u8], (open, close): (&[u8], &[u8])) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = element.get(at..).and_then(|rest| memchr(b'<', rest)) {
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

fn closes_itself(tag: &[u8]) -> bool {
    memchr(b'>', tag).and_then(|end| tag.get(..end)).is_some_and(|tag| tag.ends_with(b"/"))
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
