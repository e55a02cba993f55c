//! Short texts that are made by the million and read once: dates, periods, moments.
//!
//! Each holds its own letters, so that making one asks for no memory. Not for figures, which may be
//! of any length, nor for words.

use std::fmt;
use std::ops::Deref;

/// The letters there is room for: a moment (RFC 3339) has 20.
const ROOM: usize = 23;

/// A text of a few ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Short {
    letters: [u8; ROOM],
    len: u8,
}

impl Short {
    /// Some letters.
    pub fn of(letters: &'static str) -> Self {
        Self::default().with(letters)
    }

    /// Adds ASCII letters.
    #[inline]
    pub(super) fn push(&mut self, letters: &'static str) {
        if letters.is_ascii() {
            self.push_bytes(letters.as_bytes());
        }
    }

    /// Adds the last two decimal digits of a number.
    #[inline]
    pub(super) fn push_two(&mut self, number: u8) {
        self.push_bytes(&[digit(u16::from(number / 10)), digit(number.into())]);
    }

    /// Adds the last four decimal digits of a number.
    #[inline]
    pub(super) fn push_four(&mut self, number: u16) {
        let digits = [digit(number / 1000), digit(number / 100), digit(number / 10), digit(number)];
        self.push_bytes(&digits);
    }

    /// Adds nothing where there is no room for all: no date, period or moment is so long.
    #[inline]
    fn push_bytes(&mut self, letters: &[u8]) {
        let start = usize::from(self.len);
        if let Some(place) = self.letters.get_mut(start..start + letters.len()) {
            place.copy_from_slice(letters);
            self.len += letters.len() as u8;
        }
    }

    /// The same with more letters behind it.
    #[must_use]
    pub fn with(mut self, letters: &'static str) -> Self {
        self.push(letters);
        self
    }
}

/// The last decimal digit of a number.
fn digit(number: u16) -> u8 {
    b'0' + (number % 10) as u8
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        let letters = self.letters.get(..usize::from(self.len)).unwrap_or_default();
        str::from_utf8(letters).unwrap_or_default()
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_in_order_and_none_too_many() {
        let mut short = Short::default();
        assert_eq!(&*short, "");
        short.push_four(2019);
        short.push("-");
        short.push_two(6);
        assert_eq!(&*short, "2019-06");
        assert_eq!(&*short.with("-01T00:00:00Z"), "2019-06-01T00:00:00Z");
        assert_eq!(short.with("2022-2023 2022-2023"), short);
    }
}
