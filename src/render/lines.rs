//! Where a line of a page may not begin: never with a middle dot, never with a particle.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. They break between `)` or `%` and Hangul as well,
//! and what stands there is a particle or an ending, as in `집행률은 74.4%입니다`: it is held in the
//! same way. Attributes, code and pictures stay as they are.

use memchr::{memchr, memchr2, memchr3, memmem};

/// The page with every middle dot and every particle held to the word before it.
pub(super) fn hold(page: Vec<u8>) -> Vec<u8> {
    let page = if memmem::find(&page, DOT).is_some() { dots_held(&page) } else { page };
    particles_held(page)
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
fn dots_held(page: &[u8]) -> Vec<u8> {
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

/// Goes through the page once more, from tag to tag and sign to sign.
fn particles_held(page: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = page.get(at..).and_then(|rest| memchr3(b'<', b'%', b')', rest)) {
        at += found;
        if page.get(at) == Some(&b'<') {
            at += page.get(at..).map_or(0, end_of_tag);
            continue;
        }
        at += 1;
        if page.get(at..).is_some_and(|rest| is_hangul(behind_closing_tags(rest))) {
            out.extend_from_slice(page.get(copied..at).unwrap_or_default());
            out.extend_from_slice(WORD_JOINER);
            copied = at;
        }
    }
    if copied == 0 {
        return page;
    }
    out.extend_from_slice(page.get(copied..).unwrap_or_default());
    out
}

/// What follows on the same line where an emphasis or a link ends, as in `<b>74%</b>입니다`.
fn behind_closing_tags(mut text: &[u8]) -> &[u8] {
    while let Some(tag) = text.strip_prefix(b"</") {
        text = memchr(b'>', tag).and_then(|end| tag.get(end + 1..)).unwrap_or_default();
    }
    text
}

/// Whether a text begins with a syllable of Hangul.
fn is_hangul(text: &[u8]) -> bool {
    let first = text.get(..3).and_then(|bytes| str::from_utf8(bytes).ok());
    first.and_then(|first| first.chars().next()).is_some_and(|c| ('가'..='힣').contains(&c))
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
        assert_eq!(String::from_utf8(hold(page.into())).unwrap(), wanted);
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
    fn a_particle_is_held_to_the_sign_before_it() {
        is("<p>74.4%입니다</p>", "<p>74.4%\u{2060}입니다</p>");
        is("(<b>74%</b>)이며 <b>3%</b>는", "(<b>74%</b>)\u{2060}이며 <b>3%\u{2060}</b>는");
        is("<a><b>가(나)</b></a>의", "<a><b>가(나)\u{2060}</b></a>의");
        is("<p>가%는 · 나</p>", "<p>가%\u{2060}는\u{a0}· 나</p>");
    }

    #[test]
    fn what_needs_no_hold_stays() {
        let code = "<pre><code>가\n· 나 · 다</code></pre>";
        let title = "<p title=\"가 · 나·다\">c</p>";
        let head = "<head><title>가·나 · 다</title></head>";
        let picture = "<svg><text>가·나 · 다</text></svg>";
        let nested = "<svg><svg x=\"1\"/><svg><path/></svg><text>가·나</text></svg>";
        let unclosed = "<svg><text>가·나 · 다";
        let blocks = "<li>74%</li>\n<li>가</li><td>(나)</td><td>다</td>";
        let signs = "<p title=\"3%는\">3% 는 (a)b 5%, %</p><svg><text>3%는</text></svg>";
        for page in [code, title, head, picture, nested, unclosed, blocks, signs] {
            is(page, page);
        }
        for page in ["4·16", "a &#160;· b", "·", "a ", "", "%", ")", "%</", "%\u{ac}"] {
            is(page, page);
        }
    }
}
