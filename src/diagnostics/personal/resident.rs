//! Resident registration numbers: date of birth, century and sex, six more digits.
//!
//! The last digit checks the others (주민등록법 시행규칙), except in numbers given out since October
//! 2020. Numbers of corporations have the same shape and are public.

use super::groups::{Groups, Joint, digits, shape, values, weighted};
use super::{Certainty, Kind, Number};

const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/// The number that starts at a group.
pub(super) fn at(groups: &Groups<'_>, at: usize) -> Option<Number> {
    let (count, certainty) = in_one(groups, at).or_else(|| in_two(groups, at))?;
    Some(Number { kind: Kind::ResidentNumber, groups: count, certainty })
}

/// Thirteen digits without anything between them, which many other numbers have: the word
/// before them or the check digit tells.
fn in_one(groups: &Groups<'_>, at: usize) -> Option<(usize, Certainty)> {
    let number = groups.joined(at, 1).map(digits).filter(|digits| digits.len() == 13)?;
    if !is_born(&number) || is_corporate_by_word(groups, at) {
        return None;
    }
    let named = ["주민등록번호", "주민번호", "외국인등록번호"];
    let before = groups.before(at, 15);
    let named = named.iter().any(|word| before.contains(word));
    let confirmed = (is_checked(&number) || named) && groups.is_bare(at);
    Some((1, if confirmed { Certainty::Confirmed } else { Certainty::Possible }))
}

/// Six digits, a hyphen or blank, seven digits.
fn in_two(groups: &Groups<'_>, at: usize) -> Option<(usize, Certainty)> {
    let two = groups.joined(at, 2).filter(|two| *shape(two) == [6, 7])?;
    let joint = two.last().map_or(Joint::Apart, |group| group.joint);
    let number = digits(two);
    if !is_born(&number) || is_corporate_by_word(groups, at) {
        return None;
    }
    let certainty = match joint {
        Joint::Hyphen | Joint::Blank if is_checked(&number) => Certainty::Confirmed,
        Joint::Hyphen if groups.stand_alone(at, 2) && !seems_corporate(&number) => {
            Certainty::Likely
        }
        _ => Certainty::Possible,
    };
    Some((2, certainty))
}

/// Whether the number is one of a corporation rather than of a person whose last digit checks
/// nothing, which only those have who were born since October 2020 or changed their number.
fn seems_corporate(number: &str) -> bool {
    let unchecked = birth(number).is_some_and(|born| born >= (2020, 10, 5));
    is_corporate(number) && !unchecked
}

/// Whether somebody can have been born on the date, in the century the seventh digit says.
fn is_born(number: &str) -> bool {
    let Some((year, month, day)) = birth(number) else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn birth(number: &str) -> Option<(u32, u32, u32)> {
    let part = |from: usize| number.get(from..from + 2)?.parse::<u32>().ok();
    let century = match number.get(6..7)? {
        "1" | "2" | "5" | "6" => 1900,
        "3" | "4" | "7" | "8" => 2000,
        _ => return None,
    };
    Some((century + part(0)?, part(2)?, part(4)?))
}

/// Whether the last digit checks the others; foreigners' (5 to 8) is two more.
fn is_checked(number: &str) -> bool {
    let Some(last) = values(number).next_back() else { return false };
    let rest = weighted(number, &WEIGHTS) % 11;
    let foreign = values(number).nth(6).is_some_and(|digit| digit >= 5);
    let base = if foreign { 13 } else { 11 };
    (base - rest) % 10 == last
}

/// Whether the last digit is that of a corporation's number (법인등록번호): weights 1 and 2.
pub(super) fn is_corporate(number: &str) -> bool {
    let weights = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2];
    let last = values(number).next_back();
    last == Some((10 - weighted(number, &weights) % 10) % 10)
}

fn is_corporate_by_word(groups: &Groups<'_>, at: usize) -> bool {
    groups.before(at, 20).contains("법인")
}
