//! Numbers and text as markup has them.
//!
//! Numbers are tenths of a unit and become decimals without needless digits; text is escaped, and
//! loses what neither XML nor HTML allows. Knows no elements.

use std::sync::LazyLock;

/// Markup of numbers, put together before it is appended: without the machinery of formatting, and
/// with one look at the room there is, not one for each of its letters.
pub(super) struct Stretch<'a> {
    out: &'a mut String,
    letters: [u8; 64],
    many: usize,
    numbers: &'static [Few],
}

/// At most three letters, and how many they are.
type Few = ([u8; 3], u8);

/// The numbers below a thousand: no division for each of their digits.
static NUMBERS: LazyLock<[Few; 1000]> = LazyLock::new(|| {
    std::array::from_fn(|number| {
        let digit = |power| b'0' + (number / power % 10) as u8;
        match number {
            ..10 => ([digit(1), 0, 0], 1),
            10..100 => ([digit(10), digit(1), 0], 2),
            _ => ([digit(100), digit(10), digit(1)], 3),
        }
    })
});

impl<'a> Stretch<'a> {
    /// An empty stretch at the end of some markup, that is complete when this is dropped.
    #[inline]
    pub(super) fn on(out: &'a mut String) -> Self {
        Self { out, letters: [0; 64], many: 0, numbers: &*NUMBERS }
    }

    /// Writes a letter of ASCII.
    #[inline]
    pub(super) fn byte(&mut self, letter: u8) {
        if self.many == self.letters.len() {
            self.append();
        }
        if let Some(place) = self.letters.get_mut(self.many) {
            *place = letter;
            self.many += 1;
        }
    }

    /// Writes text of ASCII, as it is.
    #[inline]
    pub(super) fn ascii(&mut self, text: &str) {
        let end = self.many + text.len();
        if let Some(place) = self.letters.get_mut(self.many..end) {
            place.copy_from_slice(text.as_bytes());
            self.many = end;
        } else {
            self.append();
            self.out.push_str(text);
        }
    }

    /// Writes tenths of a unit as a decimal without needless digits: 2045 as `204.5`.
    #[inline]
    pub(super) fn tenths(&mut self, tenths: i32) {
        if tenths < 0 {
            self.byte(b'-');
        }
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        match self.numbers.get(whole as usize) {
            Some(number) => self.few(*number),
            None => self.large(whole),
        }
        if rest > 0 {
            self.few(([b'.', b'0' + rest as u8, 0], 2));
        }
    }

    #[inline]
    fn few(&mut self, (letters, many): Few) {
        if self.many + letters.len() > self.letters.len() {
            self.append();
        }
        let room = self.letters.get_mut(self.many..).and_then(<[u8]>::first_chunk_mut);
        if let Some(place) = room {
            *place = letters;
            self.many += usize::from(many);
        }
    }

    /// Numbers beyond the size of drawings.
    #[cold]
    fn large(&mut self, number: u32) {
        if number >= 10 {
            self.large(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8);
    }

    fn append(&mut self) {
        let letters = self.letters.get(..self.many).unwrap_or_default();
        self.out.push_str(str::from_utf8(letters).unwrap_or_default());
        self.many = 0;
    }
}

impl Drop for Stretch<'_> {
    fn drop(&mut self) {
        self.append();
    }
}

/// The nearest whole number; from the middle between two away from zero, as [`f64::round`] has it,
/// which is a call into the C library.
#[inline]
pub(super) fn rounded(number: f64) -> i32 {
    let whole = number as i32;
    let rest = number - f64::from(whole);
    whole.saturating_add(i32::from(rest >= 0.5) - i32::from(rest <= -0.5))
}

/// Writes tenths of a unit as a decimal without needless digits: 2045 as `204.5`.
pub(super) fn push_tenths(out: &mut String, tenths: i32) {
    Stretch::on(out).tenths(tenths);
}

/// Writes ` name="12.5"`.
pub(super) fn push_attribute(out: &mut String, name: &str, tenths: i32) {
    let mut stretch = Stretch::on(out);
    stretch.byte(b' ');
    stretch.ascii(name);
    stretch.ascii("=\"");
    stretch.tenths(tenths);
    stretch.byte(b'"');
}

/// Writes text for XML content and attributes: escaped, and without the characters XML 1.0 (§2.2)
/// does not allow at all.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    if !text.bytes().any(is_escaped) {
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
/// taken as they are. U+FFFE and U+FFFF begin with EF.
#[inline]
fn may_be_forbidden(byte: u8) -> bool {
    matches!(byte, ..b' ' | 0x7f | 0xef)
}

#[inline]
fn is_escaped(byte: u8) -> bool {
    may_be_forbidden(byte) || matches!(byte, b'&' | b'<' | b'>' | b'"')
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
    fn stretches_are_as_long_as_it_takes() {
        let mut out = String::from("M");
        let mut stretch = Stretch::on(&mut out);
        (0..1000).for_each(|_| {
            stretch.tenths(9999);
            stretch.byte(b' ');
            stretch.ascii("-l-");
        });
        drop(stretch);
        assert_eq!(out, "M".to_owned() + &"999.9 -l-".repeat(1000));
    }

    #[test]
    fn rounding_is_that_of_the_standard_library() {
        let ends =
            [0.0, 0.49999999999999994, 0.5, 1.5, 2.5, 2.4999999999999996, 1e9, 3e9, f64::NAN];
        let between = (0..4000).map(|n| f64::from(n) / 16.0);
        for number in ends.into_iter().chain(between).flat_map(|number| [number, -number]) {
            assert_eq!(rounded(number), number.round() as i32, "{number}");
        }
    }

    #[test]
    fn text_is_fit_for_xml() {
        assert_eq!(escaped("a<b>&\"c\"\u{1}\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;c&quot; ");
        assert_eq!(escaped("전각：\u{fffe}시비"), "전각：시비");
        assert_eq!(allowed("구비\t<1>\u{7f}"), "구비 <1>");
    }
}
