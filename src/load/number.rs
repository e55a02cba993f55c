//! Decimal numbers exactly as written: grouped digits, one point.
//!
//! No signs, no units, no exponents; whoever calls decides about those.

use super::notes::{Wrong, quoted, shown};
use crate::model::{Decimal, Percent};

/// A number without sign: all its digits, and how many of them stand behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) digits: i128,
    pub(super) scale: u32,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    NotANumber,
    Commas,
    LeadingZero,
    Point,
    TooLong,
}

/// So many digits fit into what sums are counted in, whatever is multiplied by a unit.
const MOST_DIGITS: usize = 24;

/// `1174`, `1,174`, `6185.3`; commas group by three exactly, and both sides of a point have digits.
pub(super) fn parse(text: &str) -> Result<Number, Fault> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let plausible = |b: u8| b.is_ascii_digit() || matches!(b, b',' | b'.');
    if text.is_empty() || !text.bytes().all(plausible) {
        return Err(Fault::NotANumber);
    }
    let fraction_digits = fraction.unwrap_or("0");
    if whole.is_empty() || fraction_digits.is_empty() || !all_digits(fraction_digits) {
        return Err(Fault::Point);
    }
    if !grouped_by_three(whole) {
        return Err(Fault::Commas);
    }
    let digits = whole.bytes().filter(u8::is_ascii_digit);
    if digits.clone().count() > 1 && whole.starts_with('0') {
        return Err(Fault::LeadingZero);
    }
    let fraction = fraction.unwrap_or("");
    let digits = digits.chain(fraction.bytes());
    if digits.clone().count() > MOST_DIGITS {
        return Err(Fault::TooLong);
    }
    let digits = digits.fold(0, |number: i128, digit| number * 10 + i128::from(digit - b'0'));
    Ok(Number { digits, scale: u32::try_from(fraction.len()).unwrap_or(0) })
}

/// A number of a few digits and nothing else, which no unit makes too large; nothing where a text is
/// any other, though it may be a number too.
pub(super) fn whole(text: &str) -> Option<i128> {
    const FEW: usize = 7;
    let digits = text.as_bytes();
    let plain = (1..=FEW).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let number = || digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    (plain && (digits.len() == 1 || !text.starts_with('0'))).then(|| i128::from(number()))
}

/// A decimal number, perhaps negative, exactly as written.
pub(super) fn decimal(text: &str) -> Result<Decimal, Wrong> {
    let text = text.trim();
    let (negative, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let number = parse(plain).map_err(|fault| explained(fault, text))?;
    let digits = if negative { -number.digits } else { number.digits };
    Ok(Decimal { digits, scale: number.scale })
}

/// What keeps a text from being a decimal number.
fn explained(fault: Fault, text: &str) -> Wrong {
    let (what, written) = (quoted(text, "은/는"), shown(text));
    match fault {
        Fault::TooLong => Wrong::value(
            format!("{what} 자릿수가 너무 많습니다 (소수점 아래까지 모두 {MOST_DIGITS}자리까지)"),
            format!("`{written}` has too many digits, at most {MOST_DIGITS} are read"),
        )
        .hint("뜻 없는 자리를 줄여 쓰세요", "leave out digits that mean nothing"),
        Fault::Commas => Wrong::value(
            format!("{what} 쉼표가 세 자리마다 있지 않습니다"),
            format!("the commas in `{written}` do not part three digits each"),
        )
        .hint("`1,234.5`처럼 쓰거나 쉼표를 빼세요", "write it like `1,234.5`, or without commas"),
        Fault::LeadingZero => Wrong::value(
            format!("{what} 0으로 시작하는 수입니다"),
            format!("`{written}` begins with a needless 0"),
        )
        .hint("앞의 0을 지우세요", "leave the 0 out"),
        Fault::Point => Wrong::value(
            format!("{what} 소수점 앞뒤에 숫자가 있어야 합니다"),
            format!("`{written}` needs digits on both sides of one point"),
        )
        .hint("`502.5`처럼 쓰세요", "write it like `502.5`"),
        Fault::NotANumber => {
            Wrong::value(format!("{what} 숫자가 아닙니다"), format!("`{written}` is not a number"))
                .hint("`502.5`처럼 단위 없이 쓰세요", "write it like `502.5`, without a unit")
        }
    }
}

/// A decimal number within ±`limit`, for coordinates.
pub(super) fn degrees(text: &str, limit: i128) -> Result<Decimal, Wrong> {
    let number = decimal(text)?;
    let bound = 10_i128.checked_pow(number.scale).and_then(|one| one.checked_mul(limit));
    if bound.is_none_or(|bound| number.digits.abs() > bound) {
        return Err(Wrong::value(
            format!("좌표는 -{limit}에서 {limit} 사이여야 합니다"),
            format!("the coordinate must lie between -{limit} and {limit}"),
        )
        .hint("위도는 `lat`, 경도는 `lon`입니다", "`lat` is the latitude, `lon` the longitude"));
    }
    Ok(number)
}

/// 0 to 100 with up to two decimals, with or without `%`.
pub(super) fn percent(text: &str) -> Result<Percent, Wrong> {
    let plain = text.trim();
    let plain = plain.strip_suffix('%').unwrap_or(plain).trim_end();
    let hundredths = parse(plain).ok().filter(|n| n.scale <= 2).and_then(|n| {
        let factor = 10_i128.checked_pow(2 - n.scale)?;
        u32::try_from(n.digits.checked_mul(factor)?).ok()
    });
    hundredths.filter(|h| *h <= 10_000).map(Percent).ok_or_else(|| {
        let written = shown(text);
        Wrong::value(
            format!("{} 0에서 100 사이의 백분율이 아닙니다", quoted(text, "은/는")),
            format!("`{written}` is not a percentage from 0 to 100"),
        )
        .hint(
            "`100`이나 `87.5`처럼 쓰세요",
            "write it like `100` or `87.5`, with at most two decimals",
        )
    })
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn grouped_by_three(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return all_digits(first);
    }
    let first_fits = (1..=3).contains(&first.len()) && all_digits(first);
    first_fits && rest.all(|group| group.len() == 3 && all_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;

    #[test]
    fn decimals_keep_what_was_written() {
        assert_eq!(decimal("502.5").ok(), Some(Decimal { digits: 5025, scale: 1 }));
        assert_eq!(decimal("-1,234.50").ok(), Some(Decimal { digits: -123_450, scale: 2 }));
        assert!(decimal("1.2.3").is_err());
        assert!(decimal("--1").is_err());
    }

    #[test]
    fn what_is_wrong_with_a_decimal_is_told_as_it_is() {
        let long = format!("37.{}1", "0".repeat(30));
        for (text, words) in [
            (long.as_str(), ["자릿수가 너무 많습니다", "has too many digits"]),
            ("1,23", ["쉼표가 세 자리마다", "commas"]),
            ("012", ["0으로 시작", "needless 0"]),
            ("5.", ["소수점 앞뒤", "both sides"]),
            ("-", ["숫자가 아닙니다", "is not a number"]),
            ("500㎡", ["숫자가 아닙니다", "is not a number"]),
        ] {
            let told = decimal(text).unwrap_err().at(Place::file("a"));
            assert!(told.message.ko.contains(words[0]), "{:?}", told.message);
            assert!(told.message.en.contains(words[1]), "{:?}", told.message);
        }
        assert!(decimal("123456789012.345678901234").is_ok(), "24 digits are read");
        assert!(decimal("1234567890123.345678901234").is_err());
    }

    #[test]
    fn a_few_digits_alone_are_a_whole_number() {
        for (text, number) in [("0", 0), ("7", 7), ("527", 527), ("9999999", 9_999_999)] {
            assert_eq!(whole(text), Some(number), "{text}");
            assert_eq!(parse(text), Ok(Number { digits: number, scale: 0 }), "{text}");
        }
        for text in ["", "00", "0123", "12345678", "1,174", "5.5", "-5", "１", "5원"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn percentages_lie_within_0_and_100() {
        assert_eq!(percent("100").ok(), Some(Percent(10_000)));
        assert_eq!(percent("100 %").ok(), Some(Percent(10_000)));
        assert_eq!(percent("87.5%").ok(), Some(Percent(8_750)));
        assert_eq!(percent("0.01").ok(), Some(Percent(1)));
        for text in ["100.01", "-1", "1.234", "%", "", "백"] {
            assert!(percent(text).is_err(), "{text}");
        }
    }

    #[test]
    fn coordinates_lie_on_the_earth() {
        assert!(degrees("37.4550", 90).is_ok());
        assert!(degrees("126.9", 90).is_err());
        assert!(degrees("-180", 180).is_ok());
        assert!(degrees("180.000000000000000000001", 180).is_err());
    }
}
