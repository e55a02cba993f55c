//! Numbers and addresses of persons in a text: where they stand, and the text without them.
//!
//! The one place that knows what they look like, so that what is reported is also what is masked.
//! Names are not looked for: a text alone does not tell them from other words. Says nothing about
//! what should be done.

mod account;
mod card;
mod groups;
mod letters;
mod mail;
mod mobile;
mod resident;

use groups::Groups;
use letters::Line;
use std::collections::BTreeSet;
use std::ops::Range;

/// What tells something of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 주민등록번호, of foreigners too.
    ResidentNumber,
    /// A mobile number; numbers of offices are none.
    Mobile,
    /// An address at a provider of mail for private persons.
    Email,
    /// A bank account.
    Account,
    /// A credit card.
    Card,
}

/// Something personal in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The words that stand there, masked as [`masked`] does.
    pub masked: String,
    /// Whether its check digit or the words beside it say so; otherwise only its shape does.
    pub confirmed: bool,
}

/// How much speaks for a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// It has the shape, but so have other numbers: masked, not reported.
    Possible,
    /// Hardly anything else has the shape.
    Likely,
    /// A check digit, or the words beside it.
    Confirmed,
}

/// What a line may hold, from one letter to before another.
struct Candidate {
    kind: Kind,
    letters: Range<usize>,
    certainty: Certainty,
}

/// Everything personal in a text, in the order it stands.
pub fn find(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    look(text, |line, candidate| {
        if candidate.certainty > Certainty::Possible {
            let range = line.bytes(candidate.letters.clone());
            let words = text.get(range.clone()).unwrap_or_default();
            let masked = starred(words, range.start, &hidden(line, &candidate).collect());
            let confirmed = candidate.certainty == Certainty::Confirmed;
            found.push(Personal { kind: candidate.kind, range, masked, confirmed });
        }
    });
    found.sort_by_key(|personal| (personal.range.start, personal.kind));
    found
}

/// The text with everything masked that is or may be personal, letter by letter, so that columns
/// stay: `900101-1******`, `010-1234-****`, `ab***@naver.com`, `301-****-****-**`,
/// `4500-****-****-****`.
pub fn masked(text: &str) -> String {
    let mut all = BTreeSet::new();
    look(text, |line, candidate| all.extend(hidden(line, &candidate)));
    starred(text, 0, &all)
}

/// Some words of a text, those letters as stars that stand at these bytes of it.
fn starred(words: &str, start: usize, hidden: &BTreeSet<usize>) -> String {
    if hidden.is_empty() {
        return words.to_owned();
    }
    let star = |(at, c)| if hidden.contains(&(start + at)) { star(c) } else { c };
    words.char_indices().map(star).collect()
}

/// The bytes of the text at which letters of a candidate are hidden.
fn hidden<'a>(line: &'a Line, candidate: &Candidate) -> impl Iterator<Item = usize> + 'a {
    let digits_only = candidate.kind != Kind::Email;
    let letters = line.of(candidate.letters.clone()).iter();
    let letters = letters.filter(move |letter| !digits_only || letter.c.is_ascii_digit());
    let bytes = letters.take_while(|letter| letter.c != '@').map(|letter| letter.bytes.start);
    bytes.skip(shown(line, candidate))
}

/// A name with its first letter only: `임**`.
pub fn masked_name(name: &str) -> String {
    let mask = |(index, c): (usize, char)| if index > 0 && c.is_alphanumeric() { '*' } else { c };
    name.chars().enumerate().map(mask).collect()
}

/// How many digits, or letters of an address, stay readable.
fn shown(line: &Line, candidate: &Candidate) -> usize {
    let letters = line.of(candidate.letters.clone());
    let digits = letters.iter().filter(|letter| letter.c.is_ascii_digit()).count();
    match candidate.kind {
        Kind::ResidentNumber => 7,
        Kind::Mobile => digits.saturating_sub(4),
        Kind::Email => letters.iter().take_while(|l| l.c != '@').count().saturating_sub(1).min(2),
        Kind::Account => 3,
        Kind::Card => 4,
    }
}

/// A star as wide as what it hides.
fn star(c: char) -> char {
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) { '＊' } else { '*' }
}

/// The fewest digits of a number that is looked for.
const FEWEST: usize = 10;

/// The first byte of full-width letters and of few others.
const FULL_WIDTH: u8 = 0xef;

/// Calls `take` for every candidate, line by line.
fn look(text: &str, mut take: impl FnMut(&Line, Candidate)) {
    let bytes = text.as_bytes();
    if digits_of(bytes) < FEWEST && !bytes.iter().any(|byte| matches!(*byte, b'@' | FULL_WIDTH)) {
        return; // Most texts: the rest costs time.
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_worth_a_look(line) {
            let line = Line::new(line, start);
            mail::addresses(&line).into_iter().for_each(|found| take(&line, found));
            numbers(&line).into_iter().for_each(|found| take(&line, found));
        }
        start += line.len();
    }
}

/// How many digits there are; in pieces that a byte can count, many bytes at a time.
fn digits_of(bytes: &[u8]) -> usize {
    let count = |piece: &[u8]| piece.iter().fold(0, |n: u8, b| n + u8::from(b.is_ascii_digit()));
    bytes.chunks(u8::MAX.into()).map(|piece| usize::from(count(piece))).sum()
}

/// Most lines hold neither an address nor digits enough that may be one number.
fn is_worth_a_look(line: &str) -> bool {
    let bytes = line.as_bytes();
    if bytes.contains(&b'@') {
        return true;
    }
    if bytes.contains(&FULL_WIDTH) {
        let digits = line.chars().filter(|c| letters::is_digit(*c)).count();
        return digits >= FEWEST || line.contains('＠');
    }
    let mut digits = 0;
    bytes.iter().any(|byte| {
        match byte {
            b'0'..=b'9' => digits += 1,
            // What may stand between groups of digits, or is not seen there ([`groups::Joint`]).
            b' ' | b'-' | b'.' | b'(' | b')' | b'_' | b'\\' | ..b' ' => {}
            // Other signs, Latin letters and Hangul part two numbers.
            ..0x80 | 0xea..=0xed => digits = 0,
            _ => {}
        }
        digits >= FEWEST
    })
}

fn numbers(line: &Line) -> Vec<Candidate> {
    let groups = Groups::of(line);
    let shapes = [resident::at, mobile::at, card::at, account::at];
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let Some(number) = likeliest(shapes.iter().filter_map(|shape| shape(&groups, at))) else {
            at += 1;
            continue;
        };
        if let Some(letters) = groups.letters(at, number.groups) {
            found.push(Candidate { kind: number.kind, letters, certainty: number.certainty });
        }
        at += number.groups.max(1);
    }
    found
}

/// The first that is more than possible, else the first.
fn likeliest(mut numbers: impl Iterator<Item = Number>) -> Option<Number> {
    let first = numbers.next()?;
    if first.certainty > Certainty::Possible {
        return Some(first);
    }
    Some(numbers.find(|number| number.certainty > Certainty::Possible).unwrap_or(first))
}

/// A number that starts at a group of digits and takes so many of them.
struct Number {
    kind: Kind,
    groups: usize,
    certainty: Certainty,
}

#[cfg(test)]
mod tests;
