//! The author's Markdown -> HTML that is safe on a public page.
//!
//! The only place that knows the Markdown parser. Raw HTML is shown as text, targets that run
//! something or leave by a disguise are refused, no inline style is written. Whether a link's
//! target exists is not asked here.

mod emphasis;
mod targets;
mod writer;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use writer::{Mode, Writer};

/// A link or picture that is not published: its target is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsafeLink {
    /// Its first character in the source, in bytes.
    pub start: usize,
    /// The target as the parser read it.
    pub target: String,
}

/// A text of several paragraphs as HTML. The author's highest heading becomes `first_heading`
/// (1 to 6), those below follow without skipping a level.
pub fn to_html(source: &str, first_heading: u8) -> String {
    to_html_at(source, first_heading, &|_| None)
}

/// Like [`to_html`]; `address` says where the file behind a relative target stands on the site,
/// `None` leaves the target as it was written.
pub fn to_html_at(
    source: &str,
    first_heading: u8,
    address: &dyn Fn(&str) -> Option<String>,
) -> String {
    let marked = emphasis::marked(source);
    Writer::new(Mode::Text { first_heading, address }).write(Parser::new_ext(&marked, OPTIONS))
}

/// One line as HTML: emphasis, code and links only. Never becomes a block, so `1.` or `#` at its
/// start stays text; line breaks become spaces.
pub fn inline_to_html(source: &str) -> String {
    let line = one_line(source);
    let html = Writer::new(Mode::Line).write(Parser::new_ext(&line, OPTIONS));
    html.trim().to_owned()
}

/// One line without its marks, for data files: link text without target, code without quotes.
pub fn plain_text(source: &str) -> String {
    let line = one_line(source);
    let mut text = String::with_capacity(line.len());
    for event in Parser::new_ext(&line, OPTIONS) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&emphasis::unmarked(&piece)),
            Event::Html(piece) | Event::InlineHtml(piece) => {
                text.push_str(&emphasis::unmarked(&piece));
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The links and pictures of a text that [`to_html`] refuses, in the order they stand.
pub fn unsafe_links(source: &str) -> Vec<UnsafeLink> {
    refused(&emphasis::marked(source), 0)
}

/// The links and pictures of one line that [`inline_to_html`] refuses, in the order they stand.
pub fn unsafe_links_in_line(source: &str) -> Vec<UnsafeLink> {
    let indent = source.len() - source.trim_start().len();
    let mut links = refused(&one_line(source), 1);
    links.iter_mut().for_each(|link| link.start += indent);
    links
}

/// Tables, and nothing else beside CommonMark: `~` is Korean for "to", and quotes stay as typed.
const OPTIONS: Options = Options::ENABLE_TABLES;

/// Before a line: text and a space, so that what follows is neither a block nor glued to a word.
const LINE_START: &str = "\u{fdd0} ";

fn one_line(source: &str) -> String {
    let line = source.trim_start().replace(['\r', '\n'], " ");
    format!("{LINE_START}{}", emphasis::marked(&line))
}

/// Refused targets of marked text, whose first `lead` bytes beside the marks are not the author's.
fn refused(marked: &str, lead: usize) -> Vec<UnsafeLink> {
    // What was passed of the text, and how much of that was typed: links come in their order.
    let (mut passed, mut typed) = (0, 0);
    let found = Parser::new_ext(marked, OPTIONS).into_offset_iter().filter_map(|(event, range)| {
        let target = match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let target = emphasis::unmarked(&dest_url);
                let safe = link_type == LinkType::Email || targets::is_safe_link(&target);
                (!safe).then_some(target)
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let target = emphasis::unmarked(&dest_url);
                (!targets::is_safe_picture(&target)).then_some(target)
            }
            _ => None,
        }?;
        let between = marked.get(passed..range.start).unwrap_or_default();
        typed +=
            between.len() - between.matches(emphasis::MARK).count() * emphasis::MARK.len_utf8();
        passed = passed.max(range.start);
        Some(UnsafeLink { start: typed.saturating_sub(lead), target })
    });
    found.collect()
}

#[cfg(test)]
mod tests;
