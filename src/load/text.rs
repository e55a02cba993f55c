//! Bytes of a content file -> plain text: UTF-8, NFC, `\n`, no byte order mark.
//!
//! Whatever a word processor or another system makes of a file is read as if it were plain;
//! what can't be is reported, not guessed.

use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Larger files are refused before they cost time.
pub(super) const LARGEST: usize = 1024 * 1024;

/// The text of a file, and what is wrong with its characters. Those are blanked in the text, so
/// that the rest of it is checked in the same run.
///
/// # Errors
/// The one diagnostic of a file that is too large or no UTF-8 at all.
pub(super) fn plain(
    file: &str,
    bytes: &[u8],
) -> Result<(String, Vec<Diagnostic>), Box<Diagnostic>> {
    if bytes.len() > LARGEST {
        return Err(Box::new(too_large(file)));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Box::new(not_utf8(file, bytes, error.valid_up_to())))?;
    if is_everyday_text(text) {
        return Ok((text.to_owned(), Vec::new()));
    }
    let text = normalised(text);
    if !text.chars().any(is_refused) {
        return Ok((text.into_owned(), Vec::new()));
    }
    let found = text.lines().zip(1..).filter_map(|(line, row)| refusal(file, line, row));
    let found = found.collect();
    Ok((blanked(text.into_owned()), found))
}

/// Whether a text is all everyday characters. Hangul is known by its bytes in UTF-8, from `ea b0 80`
/// to `ed 9e a3`: every byte of the content comes by.
fn is_everyday_text(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return true,
            [b'\n' | b'\t' | b' '..=b'~', rest @ ..] => rest,
            [0xeb | 0xec, _, _, rest @ ..] | [0xea, 0xb0..=0xbf, _, rest @ ..] => rest,
            [0xed, 0x80..=0x9d, _, rest @ ..] => rest,
            _ => {
                let mut chars = text.get(text.len() - rest.len()..).unwrap_or_default().chars();
                if !chars.next().is_some_and(is_everyday) {
                    return false;
                }
                chars.as_str().as_bytes()
            }
        };
    }
}

/// Whether a character is one of those nearly all texts are made of, which are read as they stand:
/// no character of NFC changes them (Unicode §3.11, quick check), and none of them is refused.
fn is_everyday(c: char) -> bool {
    matches!(
        c,
        '\n' | '\t' | ' '..='~' | '·' | '가'..='힣' | '\u{2010}'..='\u{2027}' | '①'..='⑳'
            | '\u{25a0}'..='\u{25ff}' | '\u{3000}'..='\u{3029}' | '\u{3200}'..='\u{33ff}'
    )
}

/// The text with a blank for every character that is refused.
pub(super) fn blanked(text: String) -> String {
    if is_everyday_text(&text) || !text.chars().any(is_refused) {
        return text;
    }
    text.chars().map(|c| if is_refused(c) { ' ' } else { c }).collect()
}

/// Plain text of what is valid; for quoting a line of any file.
pub(super) fn lossy(bytes: &[u8]) -> String {
    // What is all valid is found so in a fraction of the time.
    match std::str::from_utf8(bytes) {
        Ok(text) => normalised(text).into_owned(),
        Err(_) => normalised(&String::from_utf8_lossy(bytes)).into_owned(),
    }
}

/// A name as it is compared: composed, as the keyboard types it.
pub(super) fn composed(name: &str) -> String {
    if is_nfc(name) { name.to_owned() } else { name.nfc().collect() }
}

fn normalised(text: &str) -> Cow<'_, str> {
    if is_everyday_text(text) {
        return Cow::Borrowed(text);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    };
    if is_nfc(&text) { text } else { Cow::Owned(text.nfc().collect()) }
}

/// Control characters steer terminals and break XML; U+2028 and U+2029 end lines for some
/// programs only; what turns the direction of text around (UAX #9, explicit formatting) or takes no
/// room can make one thing look like another; noncharacters are no text (Unicode §23.7), and
/// U+FDD0 is ours in Markdown.
pub(super) fn is_refused(c: char) -> bool {
    let control = c.is_control() && c != '\n' && c != '\t';
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    let turning = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}');
    control || noncharacter || turning || unseen
}

fn refusal(file: &str, line: &str, row: u32) -> Option<Diagnostic> {
    let (c, column) = line.chars().zip(1_u32..).find(|(c, _)| is_refused(*c))?;
    Some(invisible(c, Place::span(file, Span::on_line(row, column, 1))))
}

/// A character that no text of a record needs, at its place.
pub(super) fn invisible(c: char, place: Place) -> Diagnostic {
    let code = u32::from(c);
    let message = Phrase::new(
        format!("보이지 않는 문자가 있습니다: U+{code:04X}"),
        format!("there is an invisible character, U+{code:04X}"),
    );
    let hint = Phrase::new(
        "그 자리의 글을 지우고 다시 쓰세요",
        "delete the text around it and type it again",
    );
    Diagnostic::error("yaml/character", place, message).hint(hint)
}

fn too_large(file: &str) -> Diagnostic {
    let message = Phrase::new(
        format!("파일이 너무 큽니다. {LARGEST}바이트(1 MiB)까지 읽습니다"),
        format!("the file is too large, at most {LARGEST} bytes (1 MiB) are read"),
    );
    Diagnostic::error("yaml/size", Place::file(file), message)
}

/// Bytes that are no UTF-8 from this one on, and what they may be instead.
pub(super) fn not_utf8(file: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let (before, rest) = bytes.split_at_checked(valid).unwrap_or((bytes, &[]));
    let before = normalised(std::str::from_utf8(before).unwrap_or("")).into_owned();
    let row = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / 2);
    let place = Place::span(file, Span::on_line(number(row), number(column), 1));
    let (ko, en) = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        ("UTF-16(유니코드)으로 저장된 파일입니다", "the file is saved as UTF-16 (\"Unicode\")")
    } else if looks_like_cp949(rest) {
        ("CP949(EUC-KR)로 저장된 파일입니다", "the file is saved as CP949 (EUC-KR)")
    } else {
        ("UTF-8로 저장된 파일이 아닙니다", "the file is not UTF-8 text")
    };
    Diagnostic::error("yaml/encoding", place, Phrase::new(ko, en)).hint(Phrase::new(
        "편집기에서 UTF-8로 다시 저장하세요",
        "save it again as UTF-8 in the editor",
    ))
}

/// Hangul in CP949 are pairs of a lead byte from 0x81 and a trail byte from 0x41; so are hardly
/// any other bytes that are not UTF-8.
fn looks_like_cp949(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter().take(400);
    let mut pairs = 0;
    while let Some(lead) = rest.next() {
        if lead.is_ascii() {
            continue;
        }
        match rest.next() {
            Some(0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe) if (0x81..=0xfe).contains(lead) => {
                pairs += 1;
            }
            None => break,
            Some(_) => return false,
        }
    }
    pairs > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_line_ends_and_decomposed_hangul_are_read_as_plain() {
        let bytes = "\u{feff}title: 금천\r\nx: 1\r".as_bytes();
        let text = plain("a", bytes).map(|(text, _)| text);
        assert_eq!(text.ok().as_deref(), Some("title: 금천\nx: 1\n"));
    }

    #[test]
    fn other_encodings_are_named() {
        let said =
            |bytes: &[u8]| plain("a", bytes).err().map(|d| (d.message.en, d.place.resolved()));
        let cp949 = b"a: 1\ntitle: \xb1\xdd\xc3\xb5\xb1\xb8\n";
        let (message, span) = said(cp949).unwrap();
        assert!(message.contains("CP949"), "{message}");
        assert_eq!((span.line, span.column), (2, 8));
        assert!(said(b"\xff\xfea\0").unwrap().0.contains("UTF-16"));
        assert!(said(b"a\xc3").unwrap().0.contains("not UTF-8"));
    }

    #[test]
    fn everyday_characters_need_no_second_look() {
        use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};
        for c in ('\0'..=char::MAX).filter(|c| is_everyday(*c)) {
            let quick = is_nfc_quick(std::iter::once(c));
            assert!(quick == IsNormalized::Yes && canonical_combining_class(c) == 0, "{c:?}");
            assert!(!is_refused(c) && c != '\r' && c != '\u{feff}', "{c:?}");
        }
        for c in '\0'..=char::MAX {
            assert_eq!(is_everyday_text(&format!("가{c}")), is_everyday(c), "{c:?}");
        }
    }

    #[test]
    fn characters_that_are_no_text_are_refused_and_blanked() {
        let (text, found) = plain("a", "a: \u{fdd0}b\nc: \u{1b}[31m".as_bytes()).unwrap();
        assert_eq!(text, "a:  b\nc:  [31m");
        let places: Vec<_> = found.iter().map(|d| d.place.resolved()).collect();
        assert_eq!(places, [Span::on_line(1, 4, 1), Span::on_line(2, 4, 1)]);
    }
}
