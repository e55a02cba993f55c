//! The author's Markdown -> HTML that is safe on a public page.
//!
//! The only place that knows the Markdown parser. Raw HTML is shown as text, targets that run
//! something or leave by a disguise are refused, no inline style is written. Whether a link's
//! target exists is not asked here.

mod emphasis;
mod outline;
mod plain;
mod targets;
mod writer;

pub use outline::{Heading, Link, Outline, Picture, Table};
pub use plain::{PlainLine, blanks_once, plain_lines, plain_text};
pub use targets::Target;

use outline::Walk;
use pulldown_cmark::{Options, Parser};
use writer::{Mode, Writer};

/// What a page writes for a target within the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where to, from the page.
    pub href: String,
    /// Width and height of a picture in pixels, where they are known: what stands below it then
    /// keeps its place while it comes.
    pub size: Option<(u32, u32)>,
}

/// A text of several paragraphs as HTML. The author's highest heading becomes `first_heading`
/// (1 to 6), those below follow without skipping a level.
pub fn to_html(source: &str, first_heading: u8) -> String {
    to_html_at(source, first_heading, &|_| None)
}

/// Like [`to_html`]; `address` says what a page writes for a target within the site, `None`
/// leaves it as it was written.
pub fn to_html_at(
    source: &str,
    first_heading: u8,
    address: &dyn Fn(&str) -> Option<Address>,
) -> String {
    let marked = emphasis::marked(source);
    Writer::new(Mode::Text { first_heading, address }).write(Parser::new_ext(&marked, OPTIONS))
}

/// One line as HTML: emphasis, code and links only. Never becomes a block, so `1.` or `#` at its
/// start stays text; line breaks become spaces.
pub fn inline_to_html(source: &str) -> String {
    inline_to_html_at(source, &|_| None)
}

/// Like [`inline_to_html`]; `address` as for [`to_html_at`].
pub fn inline_to_html_at(source: &str, address: &dyn Fn(&str) -> Option<Address>) -> String {
    if is_plain(source) {
        return source.trim().to_owned();
    }
    let line = one_line(source);
    let html = Writer::new(Mode::Line { address }).write(Parser::new_ext(&line, OPTIONS));
    html.trim().to_owned()
}

/// What a text that [`to_html`] shows holds.
pub fn outline(source: &str) -> Outline {
    let marked = emphasis::marked(source);
    Walk::new(&marked, 0, 0).read(Parser::new_ext(&marked, OPTIONS))
}

/// What a line that [`inline_to_html`] shows holds: links, and pictures that it shows as words.
pub fn outline_of_line(source: &str) -> Outline {
    let indent = source.len() - source.trim_start().len();
    let line = one_line(source);
    Walk::new(&line, 1, indent).read(Parser::new_ext(&line, OPTIONS))
}

/// Tables, and nothing else beside CommonMark: `~` is Korean for "to", and quotes stay as typed.
const OPTIONS: Options = Options::ENABLE_TABLES;

/// Before a line: text and a space, so that what follows is neither a block nor glued to a word.
const LINE_START: &str = "\u{fdd0} ";

fn one_line(source: &str) -> String {
    let line = source.trim_start().replace(['\r', '\n'], " ");
    format!("{LINE_START}{}", emphasis::marked(&line))
}

/// Whether a line is nothing but words, which stand on a page as they were typed. Most lines of a
/// record are, and there are thousands of times as many of them as of any other text.
fn is_plain(line: &str) -> bool {
    // Every byte is looked at, whatever was found before: so eight are at a time.
    let (eights, rest) = line.as_bytes().as_chunks::<8>();
    let kind = |byte: &u8| KINDS.get(usize::from(*byte)).copied().unwrap_or(SPECIAL);
    let met = eights
        .iter()
        .fold(WORDS, |met, eight| met | eight.iter().fold(WORDS, |here, byte| here | kind(byte)));
    match rest.iter().fold(met, |met, byte| met | kind(byte)) {
        WORDS => true,
        MAY_BE_CONTROL => !has_upper_control(line),
        _ => false,
    }
}

/// What a byte of a line may be.
const WORDS: u8 = 0;
const MAY_BE_CONTROL: u8 = 1;
const SPECIAL: u8 = 2;

/// What each byte is.
static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [WORDS; 256];
    let mut byte = 0;
    let mut rest: &mut [u8] = &mut kinds;
    while let Some((kind, behind)) = rest.split_first_mut() {
        *kind = kind_of(byte);
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    kinds
}

/// Special is a control, what the parser or HTML gives a meaning, and 0xef, with which U+FDD0
/// begins, that marks what the parser reads. With 0xc2 begin controls and some signs.
const fn kind_of(byte: u8) -> u8 {
    match byte {
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'"' | b'~' | b'!' => {
            SPECIAL
        }
        0..=0x1f | 0x7f | 0xef => SPECIAL,
        0xc2 => MAY_BE_CONTROL,
        _ => WORDS,
    }
}

/// Whether there is a control above U+007F: 0xc2 and a byte below 0xa0.
fn has_upper_control(line: &str) -> bool {
    line.as_bytes().array_windows().any(|[one, other]| *one == 0xc2 && *other < 0xa0)
}

#[cfg(test)]
mod tests;
