//! HTML a view makes itself: escaped text with emphasis, ready to be shown as it is.

use super::templates;
use memchr::memchr2;
use serde::{Serialize, Serializer};
use std::io;

/// A piece of HTML that is safe to show unescaped, because all text in it was escaped here or
/// comes from the chart and Markdown layers, which escape their own. A template writes it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Html(pub(crate) String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        templates::as_it_is(&self.0, serializer)
    }
}

/// Marks a value for emphasis in a sentence; [`sentence`] turns the marks into `<strong>`.
/// They are private-use characters, dropped from the content's own text.
pub(crate) fn strong(value: &str) -> String {
    format!("{OPEN}{}{CLOSE}", plain(value))
}

/// What stands in a sentence for `{open}` and `{close}`, between which its words lead somewhere;
/// [`linking`] turns them into a link. Private-use characters, as those of [`strong`].
pub(crate) const LINK: [(&str, &str); 2] = [("open", FROM), ("close", TO)];

/// A generated sentence as HTML, its words between the marks of [`LINK`] leading to an address;
/// words only where there is none.
pub(crate) fn linking(text: &str, href: Option<&str>) -> Html {
    let (open, close) = match href {
        Some(href) => (format!("<a href=\"{}\">", escape(href)), "</a>"),
        None => (String::new(), ""),
    };
    Html(sentence(text).0.replace(FROM, &open).replace(TO, close))
}

/// A generated sentence as HTML: escaped, with what was marked [`strong`] emphasised.
pub(crate) fn sentence(text: &str) -> Html {
    let mut out = String::with_capacity(text.len() + 32);
    let mut open = false;
    for piece in text.split_inclusive([OPEN, CLOSE]) {
        push_escaped(piece.strip_suffix([OPEN, CLOSE]).unwrap_or(piece), &mut out);
        let marked = piece.ends_with(OPEN);
        if marked != open && piece.ends_with([OPEN, CLOSE]) {
            out.push_str(if marked { "<strong>" } else { "</strong>" });
            open = marked;
        }
    }
    out.push_str(if open { "</strong>" } else { "" });
    Html(out)
}

/// A generated sentence as plain text, without its marks.
pub(crate) fn plain(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// Text as HTML text or a quoted attribute value.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push_escaped(text, &mut out);
    out
}

/// The same, written behind what there is.
pub(crate) fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        let (special, after) = from.split_at(1);
        out.push_str(before);
        out.push_str(special.bytes().next().and_then(entity).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
}

/// The same, written: what needs no escaping in one piece.
///
/// # Errors
/// The writer's.
pub(crate) fn write_escaped(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    if text.bytes().any(is_special) {
        out.write_all(escape(text).as_bytes())
    } else {
        out.write_all(text.as_bytes())
    }
}

/// Whether something else stands for a character: one of the first 64, each a bit.
fn is_special(byte: u8) -> bool {
    const SPECIAL: u64 = 1 << b'&' | 1 << b'<' | 1 << b'>' | 1 << b'"' | 1 << b'\'';
    byte < 64 && SPECIAL >> byte & 1 == 1
}

/// What stands for a character that would end a text or an attribute.
fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const FROM: &str = "\u{e002}";
const TO: &str = "\u{e003}";

/// JSON that is the same value as a script: `<` starts no tag whoever puts it into a page, and the
/// two line ends that older scripts allow in no string (ECMA-262 before 2019) are escaped.
pub(crate) fn in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    let mut rest = json;
    // Those line ends, as other signs, begin with this byte.
    while let Some((before, from)) =
        memchr2(b'<', 0xe2, rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(before);
        let mut signs = from.chars();
        match signs.next() {
            Some('<') => out.push_str("\\u003c"),
            Some('\u{2028}') => out.push_str("\\u2028"),
            Some('\u{2029}') => out.push_str("\\u2029"),
            sign => out.extend(sign),
        }
        rest = signs.as_str();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_ends_a_script_early() {
        let said = in_script("[\"</script>\u{2028}\u{2029}\"]");
        assert_eq!(said, "[\"\\u003c/script>\\u2028\\u2029\"]");
    }

    #[test]
    fn words_of_a_sentence_lead_somewhere() {
        let text = format!("{} {FROM}2 & 3{TO}", strong("1"));
        let linked = "<strong>1</strong> <a href=\"?a&amp;b\">2 &amp; 3</a>";
        assert_eq!(linking(&text, Some("?a&b")).0, linked);
        assert_eq!(linking(&text, None).0, "<strong>1</strong> 2 &amp; 3");
    }

    #[test]
    fn emphasis_is_ours_and_markup_is_not() {
        let text = format!("{} & <b>", strong("3억<원>"));
        assert_eq!(sentence(&text).0, "<strong>3억&lt;원&gt;</strong> &amp; &lt;b&gt;");
        assert_eq!(plain(&text), "3억<원> & <b>");
        assert_eq!(strong("\u{e001}x"), strong("x"));
        assert_eq!(sentence("\u{e001}a\u{e000}\u{e000}b").0, "a<strong>b</strong>");
    }
}
