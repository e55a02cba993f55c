//! Mobile numbers: 010, and 011 and 016 to 019 of before; also with the country's +82.
//!
//! Numbers of areas (02, 031 …), of internet telephony (070) and of services (1588, 080) are
//! offices'.

use super::groups::{Group, Groups, digits};
use super::{Certainty, Kind, Number};

/// The most groups a number is written in: `+82 (0)10-1234-5678`.
const MOST: usize = 5;

/// The number that starts at a group.
pub(super) fn at(groups: &Groups<'_>, at: usize) -> Option<Number> {
    // Every mobile number begins so, with the country's or without.
    groups.joined(at, 1)?.first().filter(|first| first.digits.starts_with(['0', '8']))?;
    let plus = groups.before(at, 1) == "+";
    let is_mobile = |count: &usize| {
        let written = groups.joined(at, *count);
        written.is_some_and(|written| is_at_home(written) || is_from_abroad(written, plus))
    };
    let count = (1..=MOST).find(is_mobile)?;
    let grouped = count > 1 || plus;
    let certainty = match (grouped, groups.is_bare(at)) {
        (true, _) if groups.stand_alone(at, count) => Certainty::Confirmed,
        (false, true) => Certainty::Confirmed,
        (false, false) if groups.is_whole(at) => Certainty::Possible,
        _ => return None,
    };
    Some(Number { kind: Kind::Mobile, groups: count, certainty })
}

fn is_at_home(written: &[Group]) -> bool {
    written.iter().all(|group| group.digits.len() >= 3) && is_complete(&digits(written), written)
}

/// With the code of the country, and perhaps the 0 that is left out behind it.
fn is_from_abroad(written: &[Group], plus: bool) -> bool {
    let all = digits(written);
    let split = written.first().is_some_and(|group| group.digits == "82");
    let Some(rest) = all.strip_prefix("82").filter(|_| plus || split) else { return false };
    is_complete(&format!("0{}", rest.strip_prefix('0').unwrap_or(rest)), written)
}

/// Whether the digits are a mobile number that ends with its groups; one of zeros stands for none.
fn is_complete(number: &str, written: &[Group]) -> bool {
    let lengths: &[usize] = match number.get(..3) {
        Some("010") => &[11],
        Some("011" | "016" | "017" | "018" | "019") => &[10, 11],
        _ => return false,
    };
    let own = number.get(3..).unwrap_or_default();
    let ends = written.last().is_some_and(|group| group.digits.len() >= 4);
    ends && lengths.contains(&number.len()) && own.contains(|c| c != '0')
}
