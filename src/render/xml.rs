//! Text in XML that we write ourselves: escaped, and without what XML 1.0 does not know.

/// Text as XML text or a quoted attribute value. A character that no XML document can hold
/// (<https://www.w3.org/TR/xml/#charsets>) becomes U+FFFD, so that it is seen to be missing.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Parsers would read these as another line end, or in attributes as a space.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            _ if is_unknown(c) => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out
}

fn is_unknown(c: char) -> bool {
    c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_a_parser_reads_it_back() {
        let hostile =
            "]]> <!-- & ]]&gt; \"'\r\n\t\u{0}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}";
        let document = format!("<a b=\"{}\">{}</a>", text(hostile), text(hostile));
        let read = roxmltree::Document::parse(&document).unwrap();
        let expected = "]]> <!-- & ]]&gt; \"'\r\n\t\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{7f}\u{85}\u{fffd}\u{fffd}";
        assert_eq!(read.root_element().text(), Some(expected));
        assert_eq!(text("가·나 2 > 1"), "가·나 2 &gt; 1");
    }
}
