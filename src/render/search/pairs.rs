//! Letters of a text, two at a time.
//!
//! Korean glues particles to words and joins words at will, so that no list of words finds what a
//! reader types: 작업장 stands in 공동작업장은. Any part of a word is found by its pairs of letters.
//! What a letter is compared as is the same in `assets/search.js`.

/// In which part of a page a pair stands, in the order of their weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// Its title, number and former names.
    Title,
    /// The headings and names in it.
    Headings,
    /// What it is about.
    About,
    /// What happened, and when.
    Results,
    /// Across a blank between two words, anywhere.
    Joined,
}

impl Field {
    /// Every field, in the order the files of pairs have them.
    pub(super) const ALL: [Self; 5] =
        [Self::Title, Self::Headings, Self::About, Self::Results, Self::Joined];
}

/// Two letters in a field of a page. In order: the letters, the field. Every letter also stands
/// alone, as the first of a pair with a [`BLANK`]; the last digit of a number in a title with an
/// [`END`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Pair(u64);

/// Bits for the field, and above them for each letter.
const FIELD: u32 = 3;
const LETTER: u32 = 21;

/// Behind a letter that stands alone.
const BLANK: char = ' ';
/// Behind a digit that ends a word: a number that is typed whole is told from longer ones.
const END: char = '\u{a0}';

impl Pair {
    fn new(first: char, second: char, field: Field) -> Self {
        let letters = (u64::from(u32::from(first)) << LETTER) | u64::from(u32::from(second));
        Self((letters << FIELD) | field as u64)
    }

    /// Both letters and the field in one number.
    #[inline]
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// Both letters.
    pub(super) fn letters(self) -> [char; 2] {
        let letter = |shift: u32| {
            let code = (self.0 >> (FIELD + shift)) & ((1 << LETTER) - 1);
            u32::try_from(code).ok().and_then(char::from_u32).unwrap_or_default()
        };
        [letter(LETTER), letter(0)]
    }

    /// Whether it stands in a field.
    pub(super) fn is_in(self, field: Field) -> bool {
        self.0 & ((1 << FIELD) - 1) == field as u64
    }
}

/// A letter as it is compared: small, where that takes no more room, so that a place in a text is
/// the same place in what it is compared as.
#[inline]
pub(super) fn folded(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    if is_hangul(letter) {
        // What nearly all letters are, and has no case.
        return letter;
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf16() == letter.len_utf16() => one,
        _ => letter,
    }
}

/// Gives the pairs of a line, whose words stand one blank apart, each as often as it stands there.
pub(super) fn each_pair(line: &str, field: Field, mut each: impl FnMut(Pair)) {
    let mut add = |first, second, field| each(Pair::new(first, second, field));
    // The letter before, and whether a blank stands between; none before the first.
    let (mut before, mut parted) = (BLANK, true);
    for letter in line.chars().map(folded) {
        if letter == BLANK {
            if !parted && is_told_end(before, field) {
                add(before, END, field);
            }
            parted = true;
            continue;
        }
        if !parted {
            add(before, letter, field);
        } else if is_hangul(before) && is_hangul(letter) {
            add(before, letter, Field::Joined);
        }
        add(letter, BLANK, field);
        (before, parted) = (letter, false);
    }
    if !parted && is_told_end(before, field) {
        add(before, END, field);
    }
}

/// Whether the end of a word is told: of a number in a title.
fn is_told_end(letter: char, field: Field) -> bool {
    field == Field::Title && letter.is_ascii_digit()
}

/// A syllable of Hangul: between two of them writers put a blank or none.
fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(line: &str) -> Vec<(String, bool)> {
        let mut found = Vec::new();
        let said = |pair: Pair| (pair.letters().iter().collect(), pair.is_in(Field::Joined));
        each_pair(line, Field::About, |pair| found.push(said(pair)));
        found
    }

    #[test]
    fn a_line_is_its_letters_and_their_pairs_within_words_and_across_blanks() {
        let own = |pair: &str| (pair.to_owned(), false);
        let joined = |pair: &str| (pair.to_owned(), true);
        let wanted = ["공 ", "공동", "동 ", "작 ", "작업", "업 ", "업장", "장 "].map(own);
        let (before, behind) = wanted.split_at(3);
        assert_eq!(pairs("공동 작업장"), [before, &[joined("동작")], behind].concat());
        assert_eq!(pairs("LED 등"), ["l ", "le", "e ", "ed", "d ", "등 "].map(own));
        assert_eq!(pairs("가-7"), ["가 ", "가-", "- ", "-7", "7 "].map(own));
        assert_eq!(pairs("x"), [own("x ")]);
        assert_eq!(pairs("😀가"), ["😀 ", "😀가", "가 "].map(own));
        assert_eq!(pairs(""), []);
    }

    #[test]
    fn the_end_of_a_number_is_told_in_a_title() {
        let mut found = Vec::new();
        each_pair("제-71 7층 3", Field::Title, |pair| found.push(pair.letters()));
        let letters = found.iter();
        let ends: Vec<char> = letters.filter(|pair| pair[1] == END).map(|pair| pair[0]).collect();
        assert_eq!(ends, ['1', '3']);
    }

    #[test]
    fn the_largest_of_everything_is_read_back() {
        let pair = Pair::new('\u{10ffff}', '\u{10fffe}', Field::Joined);
        assert_eq!(pair.letters(), ['\u{10ffff}', '\u{10fffe}']);
        assert!(pair.is_in(Field::Joined) && !pair.is_in(Field::Results));
        let less = Pair::new('\u{10ffff}', '\u{10fffe}', Field::Results);
        assert!(less < pair && Pair::new('가', '나', Field::Joined) < less);
    }

    #[test]
    fn letters_are_small_where_that_takes_no_more_room() {
        let said: String = "LED Ä İ ẞ Σ 가".chars().map(folded).collect();
        assert_eq!(said, "led ä İ ß σ 가");
    }
}
