//! Numbers and text as markup has them.
//!
//! Numbers are tenths of a unit and become decimals without needless digits; text is escaped, and
//! loses what neither XML nor HTML allows. Knows no elements.

/// Writes tenths of a unit as a decimal without needless digits: 2045 as `204.5`.
pub(super) fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Digits without the machinery of formatting: a chart has some hundred numbers.
    if whole < 10_000 {
        let digit = |of: u32| char::from(b'0' + (of % 10) as u8);
        for power in [1000, 100, 10] {
            if whole >= power {
                out.push(digit(whole / power));
            }
        }
        out.push(digit(whole));
    } else {
        out.push_str(&whole.to_string());
    }
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + rest as u8));
    }
}

/// Writes ` name="12.5"`.
pub(super) fn push_attribute(out: &mut String, name: &str, tenths: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_tenths(out, tenths);
    out.push('"');
}

/// Writes text for XML content and attributes: escaped, and without the characters XML 1.0 (§2.2)
/// does not allow at all.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    if !text.bytes().any(|b| may_be_forbidden(b) || matches!(b, b'&' | b'<' | b'>' | b'"')) {
        return out.push_str(text);
    }
    for c in text.chars().filter_map(allowed_letter) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Text for XML content and attributes; see [`push_escaped`].
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// The text on one line, without characters that neither XML nor HTML allows.
pub(super) fn allowed(text: &str) -> String {
    if !text.bytes().any(may_be_forbidden) {
        return text.to_owned();
    }
    text.chars().filter_map(allowed_letter).collect()
}

/// Whether a byte may belong to a character that is not allowed: most texts have none, and are
/// taken as they are.
fn may_be_forbidden(byte: u8) -> bool {
    // U+FFFE and U+FFFF begin with EF.
    byte < b' ' || byte == 0x7f || byte == 0xef
}

fn allowed_letter(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{7f}' | '\u{fffe}' | '\u{ffff}' => None,
        c => (c >= ' ').then_some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_decimals() {
        let shown = |tenths| {
            let mut out = String::new();
            push_tenths(&mut out, tenths);
            out
        };
        assert_eq!([shown(2045), shown(-5), shown(30)], ["204.5", "-0.5", "3"]);
        let large = [shown(10_070), shown(99_999), shown(1_234_567), shown(i32::MIN)];
        assert_eq!(large, ["1007", "9999.9", "123456.7", "-214748364.8"]);
    }

    #[test]
    fn text_is_fit_for_xml() {
        assert_eq!(escaped("a<b>&\"c\"\u{1}\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;c&quot; ");
        assert_eq!(escaped("전각：\u{fffe}시비"), "전각：시비");
        assert_eq!(allowed("구비\t<1>\u{7f}"), "구비 <1>");
    }
}
