//! Card numbers: sixteen digits, of American Express fifteen, with a Luhn sum (ISO/IEC 7812-1).
//!
//! Who gave a card out is not looked up: a plausible first digit is enough.

use super::groups::{Group, Groups, Joint, digits, shape, values};
use super::{Certainty, Kind, Number};

/// The number that starts at a group.
pub(super) fn at(groups: &Groups<'_>, at: usize) -> Option<Number> {
    let found = |count, certainty| Some(Number { kind: Kind::Card, groups: count, certainty });
    for (count, lengths) in [(4, &[4, 4, 4, 4][..]), (3, &[4, 6, 5])] {
        let Some(written) = groups.joined(at, count).filter(|all| shape(all) == lengths) else {
            continue;
        };
        let sure = is_card(&digits(written))
            && groups.stand_alone(at, count)
            && (!could_be_years(written) || groups.before(at, 20).contains("카드"));
        let certainty = if sure { Certainty::Confirmed } else { Certainty::Possible };
        return (sure || is_hyphened(written)).then(|| found(count, certainty)).flatten();
    }
    let one = groups.joined(at, 1)?;
    if !matches!(shape(one)[..], [15 | 16]) || !is_card(&digits(one)) {
        return None;
    }
    match (groups.is_bare(at), groups.is_whole(at)) {
        (true, _) => found(1, Certainty::Confirmed),
        (_, true) => found(1, Certainty::Possible),
        _ => None,
    }
}

fn is_hyphened(written: &[Group]) -> bool {
    written.iter().skip(1).all(|group| group.joint == Joint::Hyphen)
}

/// Years beside each other, as in a row of a table.
fn could_be_years(written: &[Group]) -> bool {
    let is_year = |group: &Group| group.digits.starts_with("19") || group.digits.starts_with("20");
    !is_hyphened(written) && written.iter().any(is_year)
}

fn is_card(number: &str) -> bool {
    let amex = number.starts_with("34") || number.starts_with("37");
    let plausible = number.starts_with(['2', '3', '4', '5', '6', '9']);
    plausible && (number.len() == 16 || amex) && luhn(number) == 0
}

/// The sum of all digits, every second from the right doubled, without its tens.
fn luhn(number: &str) -> u32 {
    let doubled = |(index, digit): (usize, u32)| {
        let value = if index % 2 == 1 { digit * 2 } else { digit };
        value / 10 + value % 10
    };
    values(number).rev().enumerate().map(doubled).sum::<u32>() % 10
}
