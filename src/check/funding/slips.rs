//! Slips of the pen: how one figure comes to stand where another was meant.
//!
//! Compares two figures and nothing else. A slip is a guess about the cause, never a correction.

use crate::diagnostics::Phrase;
use crate::model::{Unit, Won};

/// How a wrong figure may have come from the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbouring digits changed places: 985 for 895.
    Transposed,
    /// A dot was typed for the comma of thousands: 24.394 for 24,394.
    DotForComma,
    /// So many times too large.
    TooLarge(i128),
    /// So many times too small.
    TooSmall(i128),
    /// The sign is missing, or one too many.
    Sign,
    /// One digit too many: 1,1174.
    ExtraDigit,
    /// One digit is missing: 117 for 1,174.
    MissingDigit,
}

impl Slip {
    /// How `written` may have come from `right`, where it looks like a slip at all.
    pub(super) fn between(written: Won, right: Won, unit: Unit) -> Option<Self> {
        if written == right || written == Won::ZERO || right == Won::ZERO {
            return None;
        }
        if written == -right {
            return Some(Self::Sign);
        }
        if (written < Won::ZERO) != (right < Won::ZERO) {
            return None;
        }
        let (written, right) = (written.abs().0, right.abs().0);
        if let Some(slip) = scaled(written, right, unit) {
            return Some(slip);
        }
        let (typed, meant) = (digits(written), digits(right));
        if is_transposed(&typed, &meant) {
            Some(Self::Transposed)
        } else if is_one_less(&typed, &meant) {
            Some(Self::ExtraDigit)
        } else if is_one_less(&meant, &typed) {
            Some(Self::MissingDigit)
        } else {
            None
        }
    }

    /// What seems to have happened.
    pub(super) fn says(self) -> Phrase {
        match self {
            Self::Transposed => Phrase::new(
                "숫자 두 개의 자리가 바뀐 듯합니다",
                "two digits seem to have changed places",
            ),
            Self::DotForComma => {
                Phrase::new("쉼표 대신 점을 찍은 듯합니다", "a dot seems to stand for a comma")
            }
            Self::TooLarge(times) => Phrase::new(
                format!("{times}배 크게 적힌 듯합니다"),
                format!("it seems to be {times} times too large"),
            ),
            Self::TooSmall(times) => Phrase::new(
                format!("{times}분의 1로 적힌 듯합니다"),
                format!("it seems to be {times} times too small"),
            ),
            Self::Sign => Phrase::new("부호가 틀린 듯합니다", "its sign seems to be wrong"),
            Self::ExtraDigit => {
                Phrase::new("숫자 하나가 더 적힌 듯합니다", "it seems to have a digit too many")
            }
            Self::MissingDigit => {
                Phrase::new("숫자 하나가 빠진 듯합니다", "it seems to lack a digit")
            }
        }
    }
}

/// Powers of ten people are off by: digits, commas, and one unit taken for another (원, 천원,
/// 백만원, 억원).
pub(super) const POWERS: [i128; 6] = [10, 100, 1_000, 100_000, 1_000_000, 100_000_000];

fn scaled(written: i128, right: i128, unit: Unit) -> Option<Slip> {
    let times = |small: i128, large: i128| {
        POWERS.into_iter().find(|power| small.checked_mul(*power) == Some(large))
    };
    if let Some(power) = times(right, written) {
        return Some(Slip::TooLarge(power));
    }
    let power = times(written, right)?;
    let broken = written % unit.in_won() != 0;
    Some(if power == 1_000 && broken { Slip::DotForComma } else { Slip::TooSmall(power) })
}

/// The digits of a figure, those that its unit adds at the end included.
fn digits(figure: i128) -> Vec<u8> {
    figure.to_string().into_bytes()
}

fn is_transposed(typed: &[u8], meant: &[u8]) -> bool {
    if typed.len() != meant.len() {
        return false;
    }
    let pairs = typed.iter().zip(meant).enumerate();
    let apart: Vec<usize> = pairs.filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    match apart.as_slice() {
        [first, second] => {
            *second == first + 1
                && typed.get(*first) == meant.get(*second)
                && typed.get(*second) == meant.get(*first)
        }
        _ => false,
    }
}

/// Whether `short` is `long` without one of its digits. Both carry the zeros of their unit.
fn is_one_less(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 || short.len() < 2 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long.get(same + 1..) == short.get(same..)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In 백만원, as a table of a record has it.
    fn slip(written: &str, right: &str) -> Option<Slip> {
        let won = |text: &str| {
            let (whole, part) = text.split_once('.').unwrap_or((text, ""));
            let scale = 10_i128.pow(6 - part.len() as u32);
            Won(format!("{whole}{part}").parse::<i128>().expect("a figure") * scale)
        };
        Slip::between(won(written), won(right), Unit::Million)
    }

    #[test]
    fn each_slip_is_told_from_the_others() {
        for (written, right, expected) in [
            ("985", "895", Some(Slip::Transposed)),
            ("1526", "1562", Some(Slip::Transposed)),
            ("24.394", "24394", Some(Slip::DotForComma)),
            ("5270", "527", Some(Slip::TooLarge(10))),
            ("1.174", "1174", Some(Slip::DotForComma)),
            ("5", "5000", Some(Slip::TooSmall(1_000))),
            ("905000000", "905", Some(Slip::TooLarge(1_000_000))),
            ("9", "900", Some(Slip::TooSmall(100))),
            ("-371", "371", Some(Slip::Sign)),
            ("11174", "1174", Some(Slip::ExtraDigit)),
            ("174", "1174", Some(Slip::MissingDigit)),
            ("117", "1174", Some(Slip::MissingDigit)),
            ("895", "905", None),
            ("527", "647", None),
            ("895", "598", None),
            ("0", "5", None),
            ("5", "0", None),
            ("5", "5", None),
        ] {
            assert_eq!(slip(written, right), expected, "{written} for {right}");
        }
    }
}
