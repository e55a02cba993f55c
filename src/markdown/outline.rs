//! What a text holds, with where it stands in the source: headings, links, pictures, tables.
//!
//! For who checks a text, not for who shows it. Says what is there and whether it is published;
//! nothing here is right or wrong.

use super::{emphasis, targets};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a text holds, each in the order it stands. Ranges are bytes of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The headings.
    pub headings: Vec<Heading>,
    /// The links, addresses in `<…>` among them.
    pub links: Vec<Link>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// The tables.
    pub tables: Vec<Table>,
    /// Blocks of code, whose lines are shown as they are.
    pub code: Vec<Range<usize>>,
    /// The stretches of words, without markup and targets.
    pub words: Vec<Range<usize>>,
}

impl Outline {
    /// That of no text.
    pub const EMPTY: Self = Self {
        headings: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        tables: Vec::new(),
        code: Vec::new(),
        words: Vec::new(),
    };
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its line.
    pub range: Range<usize>,
    /// Its level, 1 to 6, as written.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Whether something stands under it before the next heading of its level or a higher one; a
    /// lower heading is something.
    pub is_followed: bool,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// From its first bracket to its last.
    pub range: Range<usize>,
    /// The target as the parser read it; of a mail address in `<…>` with its `mailto:`.
    pub target: String,
    /// Its words, those of a picture in it included.
    pub text: String,
    /// Whether a page may lead there. Otherwise only the words are published.
    pub is_allowed: bool,
    /// Whether a picture stands in it.
    pub has_picture: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// From its `!` to its last bracket.
    pub range: Range<usize>,
    /// The target as the parser read it.
    pub target: String,
    /// What it shows, in words.
    pub alt: String,
    /// Whether a page may show it. Otherwise only the words are published.
    pub is_allowed: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// All of its lines.
    pub range: Range<usize>,
    /// Its header: a line, and the words of each cell.
    pub header: Range<usize>,
    /// The words of each cell of the header.
    pub cells: Vec<String>,
}

/// Reads the events of a text.
pub(super) struct Walk {
    /// Where the marks stand that are not in the source.
    marks: Vec<usize>,
    /// What stands before the source, beside marks, in bytes.
    lead: usize,
    /// What was taken off the start of the source, in bytes.
    indent: usize,
    outline: Outline,
    /// Headings that something may still follow, as places in the list.
    sections: Vec<usize>,
    open: Vec<Collected>,
    /// Whether the words of a heading are being read, and those of a table's header.
    in_heading: bool,
    in_header: bool,
}

/// Something whose words are being read.
struct Collected {
    what: What,
    text: String,
    has_picture: bool,
}

/// What is being read, as its place in its list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Heading(usize),
    Link(usize),
    Picture(usize),
    /// A cell of the header of the last table.
    Cell,
}

/// So many elements around a word get it; none needs more, and brackets can nest for pages.
const INNERMOST: usize = 4;

impl Walk {
    /// A walk over marked text, before whose source stand `lead` bytes beside the marks, and
    /// whose source lacks the first `indent` bytes.
    pub(super) fn new(marked: &str, lead: usize, indent: usize) -> Self {
        let marks = marked.match_indices(emphasis::MARK).map(|(at, _)| at).collect();
        Self {
            marks,
            lead,
            indent,
            outline: Outline::default(),
            sections: Vec::new(),
            open: Vec::new(),
            in_heading: false,
            in_header: false,
        }
    }

    pub(super) fn read(mut self, events: Parser<'_>) -> Outline {
        for (event, range) in events.into_offset_iter() {
            let range = self.in_source(range);
            self.event(event, range);
        }
        self.outline
    }

    /// A range of the marked text in the source.
    fn in_source(&self, range: Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let marks = self.marks.partition_point(|mark| *mark < offset);
            (offset - marks * emphasis::MARK.len_utf8()).saturating_sub(self.lead) + self.indent
        };
        at(range.start)..at(range.end)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.collect(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let text = emphasis::unmarked(text);
        self.collect(&text);
        if !text.trim().is_empty() {
            self.follow();
        }
        self.outline.words.push(range);
    }

    fn collect(&mut self, text: &str) {
        self.open.iter_mut().rev().take(INNERMOST).for_each(|open| open.text.push_str(text));
    }

    /// Every heading above has something under it, unless it is the words of a heading.
    fn follow(&mut self) {
        if self.in_heading {
            return;
        }
        for index in self.sections.drain(..) {
            if let Some(heading) = self.outline.headings.get_mut(index) {
                heading.is_followed = true;
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let what = match tag {
            Tag::Heading { level, .. } => self.heading(level as u8, range),
            Tag::Link { link_type, dest_url, .. } => {
                let email = link_type == LinkType::Email;
                self.link(emphasis::unmarked(&dest_url), email, range)
            }
            Tag::Image { dest_url, .. } => self.picture(emphasis::unmarked(&dest_url), range),
            Tag::Table(_) => {
                let (header, cells) = (range.start..range.start, Vec::new());
                return self.outline.tables.push(Table { range, header, cells });
            }
            Tag::TableHead => {
                self.in_header = true;
                let table = self.outline.tables.last_mut();
                return table.into_iter().for_each(|table| table.header = range.clone());
            }
            Tag::TableCell if self.in_header => What::Cell,
            Tag::CodeBlock(_) => return self.outline.code.push(range),
            _ => return,
        };
        self.open.push(Collected { what, text: String::new(), has_picture: false });
    }

    fn heading(&mut self, level: u8, range: Range<usize>) -> What {
        let headings = &self.outline.headings;
        let is_above = |index: &usize| headings.get(*index).is_some_and(|h| h.level < level);
        // What stands no deeper ends here with nothing under it; what stands above is followed.
        self.sections.retain(is_above);
        self.follow();
        let index = self.outline.headings.len();
        self.sections.push(index);
        self.in_heading = true;
        let (text, is_followed) = (String::new(), false);
        self.outline.headings.push(Heading { range, level, text, is_followed });
        What::Heading(index)
    }

    fn link(&mut self, target: String, email: bool, range: Range<usize>) -> What {
        let is_allowed = email || targets::is_safe_link(&target);
        let target = if email { format!("mailto:{target}") } else { target };
        let (text, has_picture) = (String::new(), false);
        self.outline.links.push(Link { range, target, text, is_allowed, has_picture });
        What::Link(self.outline.links.len() - 1)
    }

    fn picture(&mut self, target: String, range: Range<usize>) -> What {
        self.open.iter_mut().rev().take(INNERMOST).for_each(|open| open.has_picture = true);
        self.follow();
        let is_allowed = targets::is_safe_picture(&target);
        self.outline.pictures.push(Picture { range, target, alt: String::new(), is_allowed });
        What::Picture(self.outline.pictures.len() - 1)
    }

    fn end(&mut self, tag: TagEnd) {
        self.in_heading &= !matches!(tag, TagEnd::Heading(_));
        self.in_header &= tag != TagEnd::TableHead;
        let ends = |open: &mut Collected| match open.what {
            What::Heading(_) => matches!(tag, TagEnd::Heading(_)),
            What::Link(_) => tag == TagEnd::Link,
            What::Picture(_) => tag == TagEnd::Image,
            What::Cell => tag == TagEnd::TableCell,
        };
        if let Some(read) = self.open.pop_if(ends) {
            self.finish(&read);
        }
    }

    fn finish(&mut self, read: &Collected) {
        let text = || read.text.trim().to_owned();
        let Outline { headings, links, pictures, tables, .. } = &mut self.outline;
        match read.what {
            What::Heading(at) => headings.get_mut(at).into_iter().for_each(|h| h.text = text()),
            What::Picture(at) => pictures.get_mut(at).into_iter().for_each(|p| p.alt = text()),
            What::Cell => tables.last_mut().into_iter().for_each(|t| t.cells.push(text())),
            What::Link(at) => links.get_mut(at).into_iter().for_each(|link| {
                link.text = text();
                link.has_picture = read.has_picture;
            }),
        }
    }
}
