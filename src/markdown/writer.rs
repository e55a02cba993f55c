//! Parser events -> HTML, element by element.
//!
//! Writes only the elements named here, so raw HTML can't pass and no attribute but `href`,
//! `src`, `alt`, `title`, `start`, `scope` and `class` exists. Knows nothing of the source text.

use super::Address;
use super::{emphasis, targets};
use pulldown_cmark::{Alignment, Event, LinkType, Parser, Tag};

/// Lists, quotes and emphasis deeper than this are written flat: what fits on a line of content
/// must not become a page of tags.
const DEEPEST: usize = 16;

/// What is written.
#[derive(Clone, Copy)]
pub(super) enum Mode<'a> {
    /// Blocks: paragraphs, headings, lists, tables.
    Text {
        /// The level of the author's highest heading, 1 to 6.
        first_heading: u8,
        /// Where a target within the site leads.
        address: &'a AddressOf<'a>,
    },
    /// One line: emphasis, code and links.
    Line {
        /// Where a target within the site leads.
        address: &'a AddressOf<'a>,
    },
}

/// Says what a page writes for a target within the site; `None` leaves it as it was written.
pub(super) type AddressOf<'a> = dyn Fn(&str) -> Option<Address> + 'a;

/// Writes one text.
pub(super) struct Writer<'a> {
    mode: Mode<'a>,
    html: String,
    open: Vec<Element>,
    headings: Vec<u8>,
    table: Table,
    picture: Option<Picture>,
    /// How many of the open elements count as a level of nesting.
    depth: usize,
    /// A stretch of the HTML that is known to be blank: from its start to its end.
    blank: (usize, usize),
}

/// An element that was opened.
struct Element {
    /// What closes it; empty where the tag was dropped and only its content is written.
    close: &'static str,
    /// Whether it counts as a level of nesting.
    nests: bool,
    /// Length of the HTML before and after its opening tag.
    from: usize,
    inside: usize,
    /// What is written where the element stays empty.
    if_empty: IfEmpty,
}

enum IfEmpty {
    Keep,
    Drop,
    Fill(String),
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

/// A picture whose description is being read, and how many elements are open inside it.
struct Picture {
    tag: String,
    alt: String,
    depth: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(mode: Mode<'a>) -> Self {
        let (html, open, headings) = (String::new(), Vec::new(), Vec::new());
        let (table, depth, blank) = (Table::default(), 0, (0, 0));
        Self { mode, html, open, headings, table, picture: None, depth, blank }
    }

    pub(super) fn write(mut self, events: Parser<'_>) -> String {
        for event in events {
            if self.picture.is_some() {
                self.describe(event);
            } else {
                self.event(event);
            }
        }
        self.html
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.start_picture(&dest_url, &title);
            }
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => {
                self.html.push_str("<code>");
                self.text(&code);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            // Belong to extensions that are off.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.html.push_str(&escaped(text));
    }

    fn start(&mut self, tag: Tag<'_>) {
        let from = self.html.len();
        let nests = matches!(
            tag,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Emphasis | Tag::Strong | Tag::Link { .. }
        );
        let if_empty = if_empty(&tag);
        let too_deep = nests && self.depth >= DEEPEST;
        let close = if too_deep { "" } else { self.open_tag(tag) };
        let inside = self.html.len();
        let nests = nests && !close.is_empty();
        self.depth += usize::from(nests);
        self.open.push(Element { close, nests, from, inside, if_empty });
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        self.depth -= usize::from(element.nests);
        if self.is_blank_from(element.inside) {
            match element.if_empty {
                IfEmpty::Keep => {}
                IfEmpty::Drop => {
                    self.blank = (element.from, element.from);
                    return self.html.truncate(element.from);
                }
                IfEmpty::Fill(text) => self.text(&text),
            }
        }
        self.html.push_str(element.close);
    }

    /// Whether only blanks were written since. What is known already is not looked at again, for
    /// elements may be nested as deep as there are characters.
    fn is_blank_from(&mut self, from: usize) -> bool {
        let len = self.html.len();
        let (start, end) = self.blank;
        let known = (from..=len).contains(&start) && end <= len;
        let (start, end) = if known { (start, end) } else { (len, len) };
        let blank = |range: std::ops::Range<usize>| {
            self.html.get(range).is_some_and(|part| part.trim().is_empty())
        };
        let is_blank = blank(from..start) && blank(end..len);
        if is_blank {
            self.blank = (from, len);
        }
        is_blank
    }

    /// Writes an opening tag and says what closes it; writes nothing for a tag that is dropped.
    fn open_tag(&mut self, tag: Tag<'_>) -> &'static str {
        match (tag, self.mode) {
            (Tag::Emphasis, _) => self.put("<em>", "</em>"),
            (Tag::Strong, _) => self.put("<strong>", "</strong>"),
            (Tag::Link { link_type, dest_url, title, .. }, _) => {
                self.open_link(link_type, &dest_url, &title)
            }
            (_, Mode::Line { .. }) => "",
            (Tag::Paragraph | Tag::HtmlBlock, _) => self.put("<p>", "</p>\n"),
            (Tag::Heading { level, .. }, Mode::Text { first_heading, .. }) => {
                self.open_heading(level as u8, first_heading)
            }
            (Tag::BlockQuote(_), _) => self.put("<blockquote>\n", "</blockquote>\n"),
            (Tag::CodeBlock(_), _) => self.put("<pre><code>", "</code></pre>\n"),
            (Tag::List(None), _) => self.put("<ul>\n", "</ul>\n"),
            (Tag::List(Some(1)), _) => self.put("<ol>\n", "</ol>\n"),
            (Tag::List(Some(start)), _) => {
                self.put(&format!("<ol start=\"{start}\">\n"), "</ol>\n")
            }
            (Tag::Item, _) => self.open_item(),
            (Tag::Table(alignments), _) => {
                self.table = Table { alignments, column: 0, in_head: true };
                self.put("<table>\n", "</tbody>\n</table>\n")
            }
            (Tag::TableHead, _) => self.put("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n"),
            (Tag::TableRow, _) => {
                (self.table.column, self.table.in_head) = (0, false);
                self.put("<tr>", "</tr>\n")
            }
            (Tag::TableCell, _) => self.open_cell(),
            _ => "",
        }
    }

    fn put(&mut self, open: &str, close: &'static str) -> &'static str {
        self.html.push_str(open);
        close
    }

    /// Levels follow each other without a gap, whatever the author skipped.
    fn open_heading(&mut self, level: u8, first: u8) -> &'static str {
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        let depth = u8::try_from(self.headings.len()).unwrap_or(u8::MAX);
        self.headings.push(level);
        match first.max(1).saturating_add(depth) {
            1 => self.put("<h1>", "</h1>\n"),
            2 => self.put("<h2>", "</h2>\n"),
            3 => self.put("<h3>", "</h3>\n"),
            4 => self.put("<h4>", "</h4>\n"),
            5 => self.put("<h5>", "</h5>\n"),
            _ => self.put("<h6>", "</h6>\n"),
        }
    }

    /// An item of a list that was dropped is a line of text.
    fn open_item(&mut self) -> &'static str {
        match self.open.last() {
            Some(list) if list.nests => self.put("<li>", "</li>\n"),
            _ => self.put("\n", ""),
        }
    }

    /// Aligned cells get a class, because a strict policy forbids inline style.
    fn open_cell(&mut self) -> &'static str {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"n\"",
            Some(Alignment::Center) => " class=\"c\"",
            _ => "",
        };
        self.table.column += 1;
        if self.table.in_head {
            self.put(&format!("<th scope=\"col\"{class}>"), "</th>")
        } else {
            self.put(&format!("<td{class}>"), "</td>")
        }
    }

    fn open_link(&mut self, kind: LinkType, target: &str, title: &str) -> &'static str {
        let target = emphasis::unmarked(target);
        let href = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ if !targets::is_safe_link(&target) => return "",
            _ => self.address(target).href,
        };
        self.put(&format!("<a href=\"{}\"{}>", escaped(&href), title_attribute(title)), "</a>")
    }

    fn address(&self, target: String) -> Address {
        let (Mode::Text { address, .. } | Mode::Line { address }) = self.mode;
        let within = targets::is_relative(&target) || target.starts_with('#');
        let found = if within { address(&target) } else { None };
        found.unwrap_or(Address { href: target, size: None })
    }

    /// A picture from elsewhere, or in a line, is replaced by its description.
    fn start_picture(&mut self, target: &str, title: &str) {
        let target = emphasis::unmarked(target);
        if matches!(self.mode, Mode::Line { .. }) || !targets::is_safe_picture(&target) {
            let (from, inside) = (self.html.len(), self.html.len());
            let if_empty = IfEmpty::Keep;
            self.open.push(Element { close: "", nests: false, from, inside, if_empty });
            return;
        }
        let Address { href, size } = self.address(target);
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        let tag = format!(
            "<img src=\"{}\"{} loading=\"lazy\"{} alt=\"",
            escaped(&href),
            size.unwrap_or_default(),
            title_attribute(title)
        );
        self.picture = Some(Picture { tag, alt: String::new(), depth: 0 });
    }

    /// Collects the description of a picture, and writes the picture at its end.
    fn describe(&mut self, event: Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(_) if picture.depth > 0 => picture.depth -= 1,
            Event::End(_) => {
                let Picture { tag, alt, .. } = picture;
                self.html.push_str(&format!("{tag}{alt}\">"));
                self.picture = None;
            }
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(&escaped(&text)),
            Event::Html(text) | Event::InlineHtml(text) => picture.alt.push_str(&escaped(&text)),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }
}

/// A heading nobody can read is left out; a link without words shows where it leads.
fn if_empty(tag: &Tag<'_>) -> IfEmpty {
    match tag {
        Tag::Heading { .. } => IfEmpty::Drop,
        Tag::Link { dest_url, .. } => IfEmpty::Fill(dest_url.to_string()),
        _ => IfEmpty::Keep,
    }
}

fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) }
}

/// Text for an element or a quoted attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in emphasis::unmarked(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
