//! The digits of a line in the groups they are written in.
//!
//! Knows how groups are joined and what stands around them; not what they mean.

use super::letters::Line;
use std::ops::Range;

/// Digits without anything between them.
pub(super) struct Group {
    /// The digits, ASCII.
    pub(super) digits: String,
    /// How it is joined to the group before.
    pub(super) joint: Joint,
    letters: Range<usize>,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Anything else: they do not belong together.
    Apart,
    /// A hyphen, perhaps with blanks.
    Hyphen,
    /// One or two blanks.
    Blank,
    /// A dot alone.
    Dot,
    /// A bracket of an area or country code.
    Bracket,
    /// An underscore, as in names of files.
    Underscore,
}

/// Every group of a line.
pub(super) struct Groups<'a> {
    line: &'a Line,
    groups: Vec<Group>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(line: &'a Line) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut at = 0;
        while let Some(c) = line.at(at) {
            if !c.is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            while line.at(at).is_some_and(|c| c.is_ascii_digit()) {
                at += 1;
            }
            let end = groups.last().map(|group| group.letters.end);
            let joint = end.map_or(Joint::Apart, |end| joint(line, end..start));
            groups.push(Group { digits: line.text(start..at), joint, letters: start..at });
        }
        Self { line, groups }
    }

    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// So many groups from one on, if all are joined.
    pub(super) fn joined(&self, at: usize, count: usize) -> Option<&[Group]> {
        let groups = self.groups.get(at..at + count)?;
        groups.iter().skip(1).all(|group| group.joint != Joint::Apart).then_some(groups)
    }

    /// How many groups from one on are joined by hyphens, that one included; no more than `most`.
    pub(super) fn hyphened(&self, at: usize, most: usize) -> usize {
        let rest = self.groups.iter().skip(at + 1).take(most - 1);
        1 + rest.take_while(|group| group.joint == Joint::Hyphen).count()
    }

    /// Whether no hyphen or dot joins these groups to others.
    pub(super) fn stand_alone(&self, at: usize, count: usize) -> bool {
        let joint = |at| self.groups.get(at).map_or(Joint::Apart, |group: &Group| group.joint);
        !matches!(joint(at), Joint::Hyphen | Joint::Dot) && joint(at + count) != Joint::Hyphen
    }

    /// Whether a group stands for itself: no part of a word, a path or an address, no decimal, no
    /// amount.
    pub(super) fn is_bare(&self, at: usize) -> bool {
        if !self.is_whole(at) {
            return false;
        }
        let [before, next, beyond] = self.neighbours(at);
        let glued = before.is_some_and(is_glue) || next.is_some_and(is_glue);
        let goes_on = matches!(next, Some('.' | ',' | '-'))
            && beyond.is_some_and(|c| c.is_ascii_alphanumeric());
        !glued && !goes_on
    }

    /// Whether a group is a number of its own, perhaps in a path or an address: no part of a
    /// word, no decimal, no amount.
    pub(super) fn is_whole(&self, at: usize) -> bool {
        const MONEY: [&str; 8] = ["원", "천원", "만", "백만", "천만", "억", "조", "KRW"];
        if !self.stand_alone(at, 1) {
            return false;
        }
        let after = self.after(at, 6);
        let amount = MONEY.iter().any(|unit| after.trim_start().starts_with(unit));
        let [before, next, beyond] = self.neighbours(at);
        let word = [before, next].iter().flatten().any(char::is_ascii_alphanumeric);
        let decimal = matches!(next, Some('.' | ',')) && beyond.is_some_and(|c| c.is_ascii_digit());
        !amount && !word && !decimal
    }

    /// The letter before a group, and the two behind it.
    fn neighbours(&self, at: usize) -> [Option<char>; 3] {
        let after = self.after(at, 2);
        let mut after = after.chars();
        [self.before(at, 1).chars().next(), after.next(), after.next()]
    }

    /// The letters of so many groups, with what stands between them.
    pub(super) fn letters(&self, at: usize, count: usize) -> Option<Range<usize>> {
        let first = self.groups.get(at)?;
        let last = self.groups.get(at + count.max(1) - 1)?;
        Some(first.letters.start..last.letters.end)
    }

    /// At most so many letters before a group.
    pub(super) fn before(&self, at: usize, most: usize) -> String {
        self.letters(at, 1).map(|l| self.line.before(l.start, most)).unwrap_or_default()
    }

    /// At most so many letters behind a group.
    pub(super) fn after(&self, at: usize, most: usize) -> String {
        self.letters(at, 1).map(|l| self.line.after(l.end, most)).unwrap_or_default()
    }
}

/// What makes digits a part of a word or address.
fn is_glue(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '=' | '/' | '&' | '%' | '#' | '@' | '?')
}

fn joint(line: &Line, between: Range<usize>) -> Joint {
    if between.len() > 3 {
        return Joint::Apart;
    }
    let text = line.text(between);
    match text.trim() {
        "" => Joint::Blank,
        "-" => Joint::Hyphen,
        "." if text.len() == 1 => Joint::Dot,
        "(" | ")" | ")-" => Joint::Bracket,
        "_" => Joint::Underscore,
        _ => Joint::Apart,
    }
}

/// How many digits each group has.
pub(super) fn shape(groups: &[Group]) -> Vec<usize> {
    groups.iter().map(|group| group.digits.len()).collect()
}

/// The digits of all groups in one.
pub(super) fn digits(groups: &[Group]) -> String {
    groups.iter().map(|group| group.digits.as_str()).collect()
}

/// The values of digits.
pub(super) fn values(digits: &str) -> impl DoubleEndedIterator<Item = u32> {
    digits.chars().filter_map(|c| c.to_digit(10))
}

/// The sum of each digit times its weight.
pub(super) fn weighted(digits: &str, weights: &[u32]) -> u32 {
    values(digits).zip(weights).map(|(digit, weight)| digit * weight).sum()
}
