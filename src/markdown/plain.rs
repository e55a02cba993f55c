//! The words of a text without marks: of one line for data, and line by line for who searches.
//!
//! A line is what stands in one block: a heading, a paragraph, an entry of a list, a row of a
//! table. Targets of links are no words; what shows a picture in words is.

use super::{OPTIONS, emphasis, is_plain, one_line};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// One line without its marks, for data files: link text without target, code without quotes.
pub fn plain_text(source: &str) -> Cow<'_, str> {
    if is_plain(source) {
        return Cow::Borrowed(source.trim());
    }
    let line = one_line(source);
    let mut text = String::with_capacity(line.len());
    for event in Parser::new_ext(&line, OPTIONS) {
        push_words(&mut text, &event);
    }
    Cow::Owned(text.trim().to_owned())
}

/// Adds what a piece says; breaks of lines part words.
fn push_words(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(piece) | Event::Code(piece) | Event::Html(piece) | Event::InlineHtml(piece) => {
            emphasis::push_unmarked(text, piece);
        }
        Event::SoftBreak | Event::HardBreak => text.push(' '),
        _ => {}
    }
}

/// A line with its words one blank apart, and none around them.
pub fn blanks_once(line: Cow<'_, str>) -> Cow<'_, str> {
    if stands_so(line.as_bytes()) {
        return line;
    }
    Cow::Owned(line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the words of a line surely stand one blank apart. No sign that begins with another byte
/// than these is white space (Unicode's property White_Space).
fn stands_so(line: &[u8]) -> bool {
    let may_be_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | 0xc2 | 0xe1..=0xe3);
    // Every byte is looked at, whatever was found before: so many are at a time.
    let spaces = line.iter().fold(false, |found, byte| found | may_be_space(*byte));
    let doubled = line
        .array_windows()
        .fold(false, |found, [one, other]| found | ((*one == b' ') & (*other == b' ')));
    !spaces && !doubled && line.first() != Some(&b' ') && line.last() != Some(&b' ')
}

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainLine {
    /// Its words.
    pub text: String,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// The lines of a text of several paragraphs, those without words left out.
pub fn plain_lines(source: &str) -> Vec<PlainLine> {
    if source.is_empty() {
        return Vec::new();
    }
    let marked = emphasis::marked(source);
    let mut reader = Reader::default();
    for event in Parser::new_ext(&marked, OPTIONS) {
        reader.read(event);
    }
    reader.end_line(false);
    reader.lines
}

#[derive(Debug, Default)]
struct Reader {
    lines: Vec<PlainLine>,
    text: String,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::End(TagEnd::TableCell) => self.text.push(' '),
            Event::End(TagEnd::Heading(_)) => self.end_line(true),
            Event::Start(tag) if is_block(&tag) => self.end_line(false),
            Event::End(tag) if ends_block(tag) => self.end_line(false),
            said => push_words(&mut self.text, &said),
        }
    }

    fn end_line(&mut self, is_heading: bool) {
        let text = blanks_once(Cow::Owned(std::mem::take(&mut self.text))).into_owned();
        if !text.is_empty() {
            self.lines.push(PlainLine { text, is_heading });
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    ends_block(tag.to_end())
}

fn ends_block(tag: TagEnd) -> bool {
    let inline = matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image | TagEnd::TableCell
    );
    !inline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_its_lines_without_marks() {
        let source = "## 목표\n\n**걸어서 10분**에\n닿는 [시설](../a/)\n\n- 하나 `둘`\n  - 셋\n- 넷\n\n\
                      | 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n<b>글</b> &amp; ![사진 설명](a.jpg)\n";
        let lines = plain_lines(source);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "목표",
                "걸어서 10분에 닿는 시설",
                "하나 둘",
                "셋",
                "넷",
                "가 나",
                "1 2",
                "<b>글</b> & 사진 설명"
            ]
        );
        assert_eq!(lines.iter().filter(|line| line.is_heading).count(), 1);
        assert!(lines[0].is_heading);
        assert_eq!(plain_lines(" \n\n---\n"), []);
    }
}
