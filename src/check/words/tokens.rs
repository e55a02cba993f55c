//! Words of a text: runs of Hangul or of Latin letters, with what stands beside them.
//!
//! Takes Korean particles off, so that a name is the same name in every sentence. Knows no
//! dictionary.

use std::ops::Range;

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Its letters, all Hangul syllables or all Latin letters.
    pub(super) word: &'a str,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    /// What stands beside it, if it is something that names have.
    pub(super) anchor: Option<Anchor<'a>>,
    /// Whether Latin letters stand beside it.
    pub(super) is_beside_latin: bool,
}

/// What stands beside a name and belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Anchor<'a> {
    /// A number behind it, perhaps after a blank: `아뜰리에 440`.
    Number(&'a str),
    /// Latin letters right before or behind it: `G밸리`. Of a word in Latin letters, the word
    /// before or behind it that has a capital too: `Gaon Merchants`.
    Latin(&'a str),
}

/// Calls `take` for each word of a stretch of a text.
pub(super) fn each<'a>(text: &'a str, stretch: &Range<usize>, mut take: impl FnMut(Token<'a>)) {
    let mut pieces = Pieces::of(text, stretch);
    // The two pieces before, the nearer one last.
    let mut before: [Option<Piece<'a>>; 2] = [None, None];
    while let Some(piece) = pieces.next() {
        match piece.kind {
            Kind::Hangul => take(hangul(piece, before, pieces)),
            Kind::Latin => take(latin(piece, before, pieces)),
            Kind::Digits | Kind::Blank | Kind::Other => {}
        }
        before = [before[1], Some(piece)];
    }
}

fn hangul<'a>(
    piece: Piece<'a>,
    [_, before]: [Option<Piece<'a>>; 2],
    behind: Pieces<'a>,
) -> Token<'a> {
    let anchor = anchor(before, behind);
    // Behind letters, a word may end in a particle; before a number it does not.
    let is_beside_latin = matches!(anchor, Some(Anchor::Latin(_)));
    let word = if is_beside_latin { stem(piece.text) } else { piece.text };
    Token { word, range: piece.start..piece.start + word.len(), anchor, is_beside_latin }
}

fn latin<'a>(
    piece: Piece<'a>,
    [beyond, before]: [Option<Piece<'a>>; 2],
    mut behind: Pieces<'a>,
) -> Token<'a> {
    let of = |piece: Option<Piece<'a>>, kind: Kind| piece.filter(|piece| piece.kind == kind);
    let before = of(before, Kind::Blank).and(of(beyond, Kind::Latin));
    let behind = of(behind.next(), Kind::Blank).and_then(|_| of(behind.next(), Kind::Latin));
    let is_beside_latin = before.or(behind).is_some();
    let mut beside = [before, behind].into_iter().flatten();
    let named = beside.find(|word| word.text.starts_with(|c: char| c.is_ascii_uppercase()));
    let anchor = named.map(|word| Anchor::Latin(word.text));
    let range = piece.start..piece.start + piece.text.len();
    Token { word: piece.text, range, anchor, is_beside_latin }
}

/// A word without the particle at its end; itself where none is, or too little would remain.
pub(super) fn stem(word: &str) -> &str {
    stems(word).next().unwrap_or(word)
}

/// What a word may be without a particle at its end, the shortest first: 아뜰리에는 is a form of
/// 아뜰리에, and could be one of 아뜰리.
pub(super) fn stems(word: &str) -> impl Iterator<Item = &str> {
    stems_among(word, |_| true)
}

/// Those of the stems for which `is_meant` holds, which is asked first.
pub(super) fn stems_among(
    word: &str,
    is_meant: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &str> {
    const SYLLABLE: usize = '가'.len_utf8();
    let without = move |syllables: usize| {
        let (stem, end) = word.split_at_checked(word.len().checked_sub(syllables * SYLLABLE)?)?;
        (stem.len() >= 2 * SYLLABLE && is_meant(stem) && is_particle(end)).then_some(stem)
    };
    [3, 2, 1].into_iter().filter_map(without)
}

/// Whether a syllable at the end of a word may be a particle, or begin an ending.
pub(super) fn may_be_particle(syllable: char) -> bool {
    "은는이가을를의에와과로도만며고서한할함된될됨인임들께나랑든".contains(syllable)
}

/// Whether a text is a particle of Korean, or two in a row.
fn is_particle(text: &str) -> bool {
    matches!(
        text,
        "은" | "는" | "이" | "가" | "을" | "를" | "의" | "에" | "와" | "과" | "로" | "도"
    ) || matches!(
        text,
        "에서"
            | "에게"
            | "에는"
            | "에도"
            | "으로"
            | "로는"
            | "로의"
            | "까지"
            | "부터"
            | "처럼"
            | "보다"
            | "라는"
            | "이나"
            | "이며"
            | "이고"
            | "와의"
            | "과의"
    ) || matches!(
        text,
        "에서는"
            | "에서의"
            | "에서도"
            | "으로는"
            | "으로의"
            | "으로서"
            | "으로써"
            | "에게서"
            | "이라는"
            | "이라고"
            | "까지의"
            | "부터의"
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hangul,
    Latin,
    Digits,
    Blank,
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
}

/// What a text begins with, and how many bytes that takes. Hangul syllables are known by their
/// bytes in UTF-8, from `ea b0 80` to `ed 9e a3`: all words of a site come by.
#[inline]
fn kind(text: &[u8]) -> (Kind, usize) {
    match text {
        [b' ', ..] => (Kind::Blank, 1),
        [b'0'..=b'9', ..] => (Kind::Digits, 1),
        [b'a'..=b'z' | b'A'..=b'Z', ..] => (Kind::Latin, 1),
        [0xeb | 0xec, ..] | [0xea, 0xb0..=0xbf, ..] => (Kind::Hangul, 3),
        [0xed, 0x80..=0x9d, ..] | [0xed, 0x9e, 0x80..=0xa3, ..] => (Kind::Hangul, 3),
        [0xc2, 0xa0, ..] => (Kind::Blank, 2),
        [0xf0..=0xff, ..] => (Kind::Other, 4),
        [0xe0..=0xef, ..] => (Kind::Other, 3),
        [0xc0..=0xdf, ..] => (Kind::Other, 2),
        _ => (Kind::Other, 1),
    }
}

/// The pieces of a stretch of a text that are still to come. Copied, it looks ahead.
#[derive(Debug, Clone, Copy)]
struct Pieces<'a> {
    words: &'a str,
    /// Where they start in the text.
    start: usize,
}

impl<'a> Pieces<'a> {
    fn of(text: &'a str, stretch: &Range<usize>) -> Self {
        Self { words: text.get(stretch.clone()).unwrap_or_default(), start: stretch.start }
    }

    /// What the next one is.
    fn kind(self) -> Kind {
        kind(self.words.as_bytes()).0
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.words.is_empty() {
            return None;
        }
        let mut rest = self.words.as_bytes();
        let (first, mut length) = kind(rest);
        loop {
            rest = rest.get(length..).unwrap_or_default();
            let next = kind(rest);
            if next.0 != first || rest.is_empty() {
                break;
            }
            length = next.1;
        }
        let end = self.words.len() - rest.len();
        let (text, rest) = self.words.split_at_checked(end)?;
        let piece = Piece { kind: first, text, start: self.start };
        *self = Self { words: rest, start: self.start + end };
        Some(piece)
    }
}

fn anchor<'a>(before: Option<Piece<'a>>, mut behind: Pieces<'a>) -> Option<Anchor<'a>> {
    if let Some(latin) = before.filter(|piece| piece.kind == Kind::Latin) {
        return Some(Anchor::Latin(latin.text));
    }
    if let [b' ', next, ..] = behind.words.as_bytes()
        && !next.is_ascii_digit()
    {
        return None; // Most words: the rest costs time.
    }
    if behind.kind() == Kind::Latin {
        return behind.next().map(|latin| Anchor::Latin(latin.text));
    }
    if behind.kind() == Kind::Blank && behind.next()?.text.len() != 1 {
        return None;
    }
    if behind.kind() != Kind::Digits {
        return None;
    }
    let number = behind.next()?;
    let (next, after) = (behind.next(), behind.next());
    is_name(number.text, next, after).then_some(Anchor::Number(number.text))
}

/// Whether a number behind a word is part of a name, not an amount, a count or a year.
fn is_name(number: &str, next: Option<Piece<'_>>, after: Option<Piece<'_>>) -> bool {
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let goes_on = match next {
        // `440에` is the name with a particle, `440개소` a count.
        Some(next) if next.kind == Kind::Hangul => !is_particle(next.text),
        Some(next) if next.kind == Kind::Latin => true,
        Some(next) => {
            let digits = after.is_some_and(|after| after.kind == Kind::Digits);
            let joins =
                next.text.starts_with([',', '.', '~', '-', '/', ':']) && next.text.len() == 1;
            (joins && digits) || next.text.starts_with(['%', '㎡', '℃', '℉', '₩'])
        }
        None => false,
    };
    number.len() >= 2 && !is_year && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens<'a>(text: &'a str, stretch: &Range<usize>) -> Vec<Token<'a>> {
        let mut all = Vec::new();
        each(text, stretch, |token| all.push(token));
        all
    }

    fn anchored(text: &str) -> Vec<(&str, Anchor<'_>)> {
        let tokens = tokens(text, &(0..text.len())).into_iter();
        tokens.filter_map(|token| Some((token.word, token.anchor?))).collect()
    }

    #[test]
    fn a_number_that_belongs_to_a_name_is_told_from_amounts_and_years() {
        let number = Anchor::Number("440");
        for text in
            ["아뜰리에 440", "아뜰리에440", "(아뜰리에440)", "아뜰리에 440에 있음", "아뜰리에 440."]
        {
            assert_eq!(anchored(text), [("아뜰리에", number)], "{text}");
        }
        for text in [
            "확보액 1,562백만원",
            "집행 440원",
            "면적 502.5",
            "사업비 2019",
            "기간 36개월",
            "비율 91%",
            "분기 4",
            "전화 02-2627",
            "기간 2018~2020",
            "제작소  440",
        ] {
            assert_eq!(anchored(text), [], "{text}");
        }
        assert_eq!(
            anchored("G밸리와 서울SBA"),
            [("밸리", Anchor::Latin("G")), ("서울", Anchor::Latin("SBA")),]
        );
    }

    #[test]
    fn a_word_in_latin_letters_knows_its_neighbour() {
        let text = "the Gaon Merchants met; 협회 Atelier 개관";
        let said: Vec<_> = tokens(text, &(0..text.len()))
            .into_iter()
            .filter(|token| token.word.is_ascii())
            .map(|token| (token.word, token.anchor, token.is_beside_latin))
            .collect();
        assert_eq!(
            said,
            [
                ("the", Some(Anchor::Latin("Gaon")), true),
                ("Gaon", Some(Anchor::Latin("Merchants")), true),
                ("Merchants", Some(Anchor::Latin("Gaon")), true),
                ("met", Some(Anchor::Latin("Merchants")), true),
                ("Atelier", None, false),
            ]
        );
    }

    #[test]
    fn particles_come_off_and_names_stay() {
        for (word, expected) in [
            ("협회가", "협회"),
            ("협회에서는", "협회"),
            ("금천구의", "금천구"),
            ("구의", "구의"),
            ("협의회", "협의회"),
            ("시장으로", "시장"),
        ] {
            assert_eq!(stem(word), expected);
        }
        assert_eq!(stems("아뜰리에는").collect::<Vec<_>>(), ["아뜰리", "아뜰리에"]);
    }

    #[test]
    fn a_character_is_told_by_its_bytes() {
        for c in '\0'..=char::MAX {
            let meant = match c {
                '가'..='힣' => Kind::Hangul,
                'a'..='z' | 'A'..='Z' => Kind::Latin,
                '0'..='9' => Kind::Digits,
                ' ' | '\u{a0}' => Kind::Blank,
                _ => Kind::Other,
            };
            assert_eq!(kind(c.to_string().as_bytes()), (meant, c.len_utf8()), "{c:?}");
        }
    }

    #[test]
    fn words_keep_their_place() {
        let text = "앞 「아뜰리에」 뒤";
        let tokens = tokens(text, &(4..text.len()));
        let said: Vec<_> = tokens.iter().map(|token| text.get(token.range.clone())).collect();
        assert_eq!(said, [Some("아뜰리에"), Some("뒤")]);
    }
}
