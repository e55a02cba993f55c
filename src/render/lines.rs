//! Where a line of a page may not begin: never with a middle dot, never with a particle.
//!
//! `2019년 · 시비` is one list, and its dots part what stands on one line; at the start of the next
//! they read like the bullet of a list that is not there. So the space before a dot does not
//! break, and between a letter of Hangul and a dot, where browsers break even under
//! `word-break: keep-all`, stands a word joiner. They break between `)` or `%` and Hangul as well,
//! and what stands there is a particle or an ending, as in `집행률은 74.4%입니다`: it is held in the
//! same way. Attributes, code and pictures stay as they are.

use memchr::memmem::Finder;
use memchr::{memchr, memchr3_iter, memrchr2};
use std::sync::LazyLock;

/// The page with every middle dot and every particle held to the word before it. Most of it is
/// pictures and tags, and few signs hold anything: only those are looked at.
pub(super) fn hold(page: &[u8]) -> Vec<u8> {
    let out = Vec::with_capacity(page.len() + page.len() / 64 + 64);
    let mut held = Held { page, out, copied: 0 };
    let mut elements = Elements::of(page);
    let mut at = 0;
    while let Some((begin, end)) = elements.next(at) {
        held.stretch(at, begin);
        at = end;
    }
    held.stretch(at, page.len());
    held.put(page.len(), b"");
    held.out
}

/// The middle dot, in UTF-8 as all here.
const DOT: &[u8] = "·".as_bytes();
const NO_BREAK_SPACE: &[u8] = "\u{a0}".as_bytes();
const WORD_JOINER: &[u8] = "\u{2060}".as_bytes();

/// A page on its way; what stands between two places that are held is copied in one piece.
struct Held<'a> {
    page: &'a [u8],
    out: Vec<u8>,
    /// How much of the page has been copied.
    copied: usize,
}

impl Held<'_> {
    /// Holds what is to be held in a stretch of texts and tags.
    fn stretch(&mut self, from: usize, until: usize) {
        let page = self.page;
        let stretch = page.get(from..until).unwrap_or_default();
        let (mut dots_end, mut seen, mut begin) = (0, 0, Some(0));
        // What particles follow, and perhaps a dot: no letter of Hangul begins as that does.
        for at in memchr3_iter(b'%', b')', DOT.first().copied().unwrap_or_default(), stretch) {
            let (before, sign) = stretch.split_at(at);
            begin = text_begin(before, seen, begin);
            seen = at;
            let Some(text) = begin else { continue };
            if sign.starts_with(DOT) {
                let text = text.max(dots_end);
                let (word, joint) = joined(before.get(text..).unwrap_or_default());
                self.put(from + text + word.len(), joint);
                self.copied = from + at;
                dots_end = at + DOT.len();
            } else if matches!(sign, [b'%' | b')', ..]) {
                let behind = from + at + 1;
                if is_hangul(behind_closing_tags(page.get(behind..).unwrap_or_default())) {
                    self.put(behind, WORD_JOINER);
                }
            }
        }
    }

    /// Copies the page up to a place and writes what holds there.
    fn put(&mut self, until: usize, joint: &[u8]) {
        self.out.extend_from_slice(self.page.get(self.copied..until).unwrap_or_default());
        self.out.extend_from_slice(joint);
        self.copied = until;
    }
}

/// Where the text begins that a stretch of a page ends in; nothing where it ends within a tag.
/// Of what was seen up to a place it is known: a long text may ask for it again and again.
/// Angle brackets of text and attributes are escaped.
fn text_begin(stretch: &[u8], seen: usize, known: Option<usize>) -> Option<usize> {
    match memrchr2(b'<', b'>', stretch.get(seen..).unwrap_or_default()) {
        Some(at) => (stretch.get(seen + at) == Some(&b'>')).then_some(seen + at + 1),
        None => known,
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
    /// The same without the bracket, as its closing tag has it too.
    name: Finder<'static>,
}

static ELEMENTS: LazyLock<[Element; 4]> =
    LazyLock::new(|| ["<svg", "<option", "<pre", "<head>"].map(Element::new));

/// The elements of a page in which nothing is held.
struct Elements<'a> {
    page: &'a [u8],
    /// Where the next of each kind begins, as far as it was looked for; nothing where none does.
    next: [Option<usize>; 4],
}

impl<'a> Elements<'a> {
    fn of(page: &'a [u8]) -> Self {
        Self { page, next: ELEMENTS.each_ref().map(|element| element.open.find(page)) }
    }

    /// The first from a place on: where it begins, and where it ends.
    fn next(&mut self, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        loop {
            let found = ELEMENTS.iter().zip(&mut self.next).filter_map(|(element, next)| {
                if next.is_some_and(|next| next < at) {
                    *next = element.open.find(self.page.get(at..)?).map(|next| at + next);
                }
                next.map(|next| (next, element))
            });
            let (begin, element) = found.min_by_key(|(begin, _)| *begin)?;
            if text_begin(self.page.get(from..begin)?, 0, Some(0)).is_some() {
                return Some((begin, begin + element.end(self.page.get(begin..)?)));
            }
            at = begin + 1;
        }
    }
}

impl Element {
    fn new(open: &'static str) -> Self {
        Self { open: Finder::new(open), name: Finder::new(open.trim_start_matches('<')) }
    }

    /// Where it ends, behind its closing tag.
    fn end(&self, element: &[u8]) -> usize {
        let inside = self.inside(element);
        let close = element.get(inside..).and_then(|tag| memchr(b'>', tag));
        close.map_or(element.len(), |close| inside + close + 1)
    }

    /// Where its closing tag begins, those of the same name within it passed over.
    fn inside(&self, element: &[u8]) -> usize {
        let mut depth = 0_usize;
        for at in self.name.find_iter(element) {
            let (before, tag) = element.split_at(at);
            if before.ends_with(b"</") {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at - b"</".len();
                }
            } else if before.ends_with(b"<") && !closes_itself(tag) {
                depth += 1;
            }
        }
        element.len()
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
