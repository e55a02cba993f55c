//! Where a line of a page may not begin: never with a middle dot, never with a particle.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. They break between `)` or `%` and Hangul as well,
//! and what stands there is a particle or an ending, as in `집행률은 74.4%입니다`: it is held in the
//! same way. Attributes, code and pictures stay as they are.

use memchr::memchr;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// The page with every middle dot and every particle held to the word before it. Goes through it
/// once, from sign to sign: most of it is tags and pictures.
pub(super) fn hold(page: &[u8]) -> Vec<u8> {
    let out = Vec::with_capacity(page.len() + page.len() / 64 + 64);
    let mut held = Held { page, out, copied: 0 };
    let (mut text, mut at) = (0, 0);
    // Texts between tags are so short that a search of many bytes at once is longer in beginning.
    let sign = |rest: &[u8]| rest.iter().position(|byte| is_sign(*byte));
    while let Some(found) = page.get(at..).and_then(sign) {
        at += found;
        match page.get(at..).unwrap_or_default() {
            tag @ [b'<', ..] => {
                at += end_of_tag(tag);
                text = at;
            }
            [b'%' | b')', behind @ ..] => {
                at += 1;
                if is_hangul(behind_closing_tags(behind)) {
                    held.put(at, WORD_JOINER);
                }
            }
            dot if dot.starts_with(DOT) => {
                let (word, joint) = joined(page.get(text..at).unwrap_or_default());
                held.put(text + word.len(), joint);
                held.copied = at;
                at += DOT.len();
                text = at;
            }
            _ => at += 1,
        }
    }
    held.put(page.len(), b"");
    held.out
}

/// The middle dot, in UTF-8 as all here.
const DOT: &[u8] = "·".as_bytes();
const NO_BREAK_SPACE: &[u8] = "\u{a0}".as_bytes();
const WORD_JOINER: &[u8] = "\u{2060}".as_bytes();

/// Whether a byte begins a tag, or what particles follow, or perhaps a dot: no letter of Hangul
/// begins as that does.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'<' | b'%' | b')' | 0xc2)
}

/// A page on its way; what stands between two places that are held is copied in one piece.
struct Held<'a> {
    page: &'a [u8],
    out: Vec<u8>,
    /// How much of the page has been copied.
    copied: usize,
}

impl Held<'_> {
    /// Copies the page up to a place and writes what holds there.
    fn put(&mut self, until: usize, joint: &[u8]) {
        self.out.extend_from_slice(self.page.get(self.copied..until).unwrap_or_default());
        self.out.extend_from_slice(joint);
        self.copied = until;
    }
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

/// An element that has lines of its own, or none: how its tags begin.
struct Element {
    open: Finder<'static>,
    close: Finder<'static>,
}

static HEAD: LazyLock<Element> = LazyLock::new(|| Element::new("<head>", "</head>"));
static CODE: LazyLock<Element> = LazyLock::new(|| Element::new("<pre", "</pre"));
static PICTURE: LazyLock<Element> = LazyLock::new(|| Element::new("<svg", "</svg"));
static OPTION: LazyLock<Element> = LazyLock::new(|| Element::new("<option", "</option"));

/// Where what begins with this tag ends: behind the tag, or behind the whole element where that
/// has lines of its own. Angle brackets of text and attributes are escaped.
fn end_of_tag(tag: &[u8]) -> usize {
    let elsewhere = match tag.get(..4) {
        Some(b"<svg") => Some(&PICTURE),
        Some(b"<opt") => Some(&OPTION),
        Some(b"<pre") => Some(&CODE),
        Some(b"<hea") => Some(&HEAD),
        _ => None,
    };
    let element = elsewhere.filter(|element| tag.starts_with(element.open.needle()));
    let end = element.map_or(0, |element| element.end(tag));
    let close = tag.get(end..).and_then(|tag| memchr(b'>', tag));
    close.map_or(tag.len(), |close| end + close + 1)
}

impl Element {
    fn new(open: &'static str, close: &'static str) -> Self {
        Self { open: Finder::new(open), close: Finder::new(close) }
    }

    /// Where the closing tag begins, those of the same name within the element passed over.
    fn end(&self, element: &[u8]) -> usize {
        let (mut depth, mut at) = (0_usize, 0);
        while let Some(rest) = element.get(at..)
            && let Some(len) = self.close.find(rest)
        {
            depth = (depth + self.opened(rest.get(..len).unwrap_or_default())).saturating_sub(1);
            if depth == 0 {
                return at + len;
            }
            at += len + self.close.needle().len();
        }
        element.len()
    }

    /// How many such elements begin in a stretch of a page and do not end with the same tag.
    fn opened(&self, stretch: &[u8]) -> usize {
        let tags = self.open.find_iter(stretch).filter_map(|at| stretch.get(at..));
        tags.filter(|tag| !closes_itself(tag)).count()
    }
}

fn closes_itself(tag: &[u8]) -> bool {
    memchr(b'>', tag).and_then(|end| tag.get(..end)).is_some_and(|tag| tag.ends_with(b"/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(page: &str, wanted: &str) {
        assert_eq!(String::from_utf8(hold(page.as_bytes())).unwrap(), wanted);
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
