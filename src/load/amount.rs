//! Amounts as an author writes them: a number in the site's unit, or text with its unit.
//!
//! Whole won, exactly: never a float, never rounded. What two readers could read differently is
//! refused with the way to write it, not guessed.

use super::notes::{Wrong, shown};
use super::number::{self, Number};
use crate::model::{Amount, LARGEST_AMOUNT, Unit, Won};

/// What a cell says: a figure, or none where it is `-`, `~` or empty.
///
/// # Errors
/// Where the text is not an amount, could be read in two ways, is no whole won, or is above
/// [`LARGEST_AMOUNT`].
pub(super) fn parse(text: &str, unit: Unit) -> Result<Amount, Wrong> {
    let text = text.trim();
    if let Some(number) = number::whole(text) {
        // Most are nothing but digits, and far below what is too large.
        return Ok(Amount::Known(Won(number * unit.in_won())));
    }
    if is_none(text) {
        return Ok(Amount::None);
    }
    let (negative, rest) = sign(text)?;
    let won = in_won(rest, unit).map_err(|why| why.wrong(text, unit))?;
    let won = if negative { -won } else { won };
    if won.abs() > LARGEST_AMOUNT {
        return Err(Why::TooLarge.wrong(text, unit));
    }
    Ok(Amount::Known(Won(won)))
}

/// What a cell holds that says that there is none.
pub(super) const NONE: [&str; 8] = ["", "-", "–", "—", "~", "null", "Null", "NULL"];

/// Whether a cell says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    NONE.contains(&text)
}

/// Why a text is no amount.
#[derive(Debug, PartialEq, Eq)]
enum Why {
    NotAnAmount,
    Commas,
    LeadingZero,
    Underscore,
    Exponent,
    Point,
    FullWidth,
    UnknownUnit,
    Order,
    TooMuchForItsPlace,
    EarlyFraction,
    NotWhole,
    TooLarge,
}

fn sign(text: &str) -> Result<(bool, &str), Wrong> {
    if let Some(rest) = text.strip_prefix('△') {
        return Ok((true, rest.trim_start()));
    }
    if let Some(rest) = text.strip_prefix('-') {
        return Ok((true, rest));
    }
    if text.starts_with('▲') {
        let written = shown(text);
        return Err(Wrong::value(
            format!("`{written}`의 ▲는 증가로도 감소로도 읽힙니다"),
            format!("the ▲ of `{written}` can mean more or less"),
        )
        .hint(
            "줄었으면 `△5`나 `-5`로, 늘었으면 `5`로 쓰세요",
            "write `△5` or `-5` for less, `5` for more",
        ));
    }
    if text.starts_with(['+', '−', '＋', '－', '▽']) {
        let written = shown(text);
        return Err(Wrong::value(
            format!("`{written}`의 부호를 읽을 수 없습니다"),
            format!("the sign of `{written}` can't be read"),
        )
        .hint(
            "줄었으면 `-5`나 `△5`로, 아니면 부호 없이 쓰세요",
            "write `-5` or `△5` for less, and no sign otherwise",
        ));
    }
    Ok((false, text))
}

/// The amount without its sign, in won.
fn in_won(text: &str, unit: Unit) -> Result<i128, Why> {
    let mut rest = text;
    let mut total: i128 = 0;
    let mut last: Option<i128> = None;
    loop {
        let (number, after) = leading_number(rest)?;
        let (word, after) = leading_unit(after);
        if word.is_empty() && last.is_none() && after.is_empty() {
            return scaled(&number, unit.in_won());
        }
        let size = size_of(word, after.is_empty()).ok_or(Why::UnknownUnit)?;
        if number.scale > 0 && !after.is_empty() {
            return Err(Why::EarlyFraction);
        }
        let won = scaled(&number, size)?;
        match last {
            Some(last) if size >= last => return Err(Why::Order),
            Some(last) if won >= last => return Err(Why::TooMuchForItsPlace),
            _ => {}
        }
        total = total.checked_add(won).ok_or(Why::TooLarge)?;
        if after.is_empty() {
            return Ok(total);
        }
        last = Some(size);
        rest = after.trim_start();
    }
}

fn leading_number(text: &str) -> Result<(Number, &str), Why> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '_' | 'e' | 'E');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    match number::parse(digits) {
        Ok(number) => Ok((number, rest)),
        Err(fault) => Err(explain(fault, text)),
    }
}

fn explain(fault: number::Fault, text: &str) -> Why {
    let full_width = |c: char| matches!(c, '０'..='９' | '，' | '．');
    match fault {
        _ if text.contains(full_width) => Why::FullWidth,
        number::Fault::Commas => Why::Commas,
        number::Fault::LeadingZero => Why::LeadingZero,
        number::Fault::Point => Why::Point,
        number::Fault::TooLong => Why::TooLarge,
        number::Fault::NotANumber if text.contains('_') => Why::Underscore,
        number::Fault::NotANumber if text.starts_with(|c: char| c.is_ascii_digit()) => {
            Why::Exponent
        }
        number::Fault::NotANumber => Why::NotAnAmount,
    }
}

/// The unit word at the start, and what follows it.
fn leading_unit(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word.trim_end(), rest)
}

/// How many won one of a unit word is. The last word must say that it is money: it ends in 원,
/// or in one of the large units nobody counts other things in.
fn size_of(word: &str, last: bool) -> Option<i128> {
    let (stem, won) = match word.strip_suffix('원') {
        Some(stem) => (stem.trim_end(), true),
        None => (word, false),
    };
    let size = match stem {
        "" => 1,
        "천" => 1_000,
        "만" => 10_000,
        "십만" => 100_000,
        "백만" => 1_000_000,
        "천만" => 10_000_000,
        "억" => 100_000_000,
        "십억" => 1_000_000_000,
        "백억" => 10_000_000_000,
        "천억" => 100_000_000_000,
        "조" => 1_000_000_000_000,
        _ => return None,
    };
    let large = stem.ends_with(['만', '억', '조']);
    let fits = if last { won || large } else { !won && (large || stem == "천") };
    fits.then_some(size)
}

fn scaled(number: &Number, size: i128) -> Result<i128, Why> {
    let product = number.digits.checked_mul(size).ok_or(Why::TooLarge)?;
    let divisor = 10_i128.checked_pow(number.scale).ok_or(Why::TooLarge)?;
    if product % divisor != 0 {
        return Err(Why::NotWhole);
    }
    Ok(product / divisor)
}

impl Why {
    fn wrong(&self, text: &str, unit: Unit) -> Wrong {
        let written = shown(text);
        let (ko, en) = self.message();
        let wrong =
            Wrong::value(format!("금액 `{written}`: {ko}"), format!("the amount `{written}` {en}"));
        let (ko, en) = self.hint(unit);
        wrong.hint(ko, en)
    }

    fn message(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotAnAmount => ("금액으로 읽을 수 없습니다", "can't be read as one"),
            Self::Commas => {
                ("쉼표가 세 자리마다 있지 않습니다", "has commas that do not group by three")
            }
            Self::LeadingZero => ("0으로 시작합니다", "starts with a zero"),
            Self::Underscore => ("밑줄로 자리를 나눌 수 없습니다", "groups its digits with `_`"),
            Self::Exponent => ("숫자에 다른 글자가 섞여 있습니다", "has letters within its number"),
            Self::Point => {
                ("소수점 앞뒤에 숫자가 있어야 합니다", "needs digits on both sides of one point")
            }
            Self::FullWidth => ("전각 숫자가 있습니다", "has full-width digits"),
            Self::UnknownUnit => ("단위를 알 수 없습니다", "has a unit that is not known"),
            Self::Order => (
                "큰 단위부터 차례로 쓰지 않았습니다",
                "does not go from the larger unit to the smaller",
            ),
            Self::TooMuchForItsPlace => (
                "뒤의 금액이 앞 단위 하나보다 작지 않습니다",
                "has a later part that is not below one of the unit before",
            ),
            Self::EarlyFraction => {
                ("소수는 마지막 단위에만 쓸 수 있습니다", "has a fraction before its last unit")
            }
            Self::NotWhole => ("원 단위로 떨어지지 않습니다", "has a fraction of a won"),
            Self::TooLarge => ("너무 큽니다", "is too large"),
        }
    }

    fn hint(&self, unit: Unit) -> (String, String) {
        let same = |text: &str| (text.to_owned(), text.to_owned());
        match self {
            Self::Commas | Self::Underscore | Self::LeadingZero => (
                "`1174`나 `\"1,174\"`처럼 쓰세요".to_owned(),
                "write it like `1174` or `\"1,174\"`".to_owned(),
            ),
            Self::Exponent | Self::Point | Self::FullWidth => (
                "`6185.3`처럼 반각 숫자와 소수점 하나로 쓰세요".to_owned(),
                "write plain digits with one point, like `6185.3`".to_owned(),
            ),
            Self::NotWhole | Self::TooLarge => (
                "숫자와 단위를 확인하세요. 단위 없는 숫자는 사이트 단위로 읽습니다".to_owned(),
                format!("check number and unit; a bare number is in {}", unit.korean()),
            ),
            Self::Order | Self::TooMuchForItsPlace | Self::EarlyFraction => {
                let (ko, en) = same("33억 4,700만원");
                (format!("`{ko}`처럼 쓰세요"), format!("write it like `{en}`"))
            }
            Self::NotAnAmount | Self::UnknownUnit => (
                "`527`, `\"48,667,190원\"`, `\"33억 4,700만원\"`처럼 쓰고, 없으면 `\"-\"`, 밝히지 않으면 `{withheld: 까닭}`으로 쓰세요"
                    .to_owned(),
                "write it like `527`, `\"48,667,190원\"` or `\"33억 4,700만원\"`, `\"-\"` for none, `{withheld: why}` for not published"
                    .to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn won(text: &str, unit: Unit) -> Option<i128> {
        parse(text, unit).ok().and_then(|amount| amount.won()).map(|won| won.0)
    }

    #[test]
    fn spellings_and_what_they_come_to() {
        for (text, expected) in [
            ("0", 0),
            ("527", 527_000_000),
            ("6185.3", 6_185_300_000),
            ("1,174", 1_174_000_000),
            ("0.5", 500_000),
            ("1,174.50", 1_174_500_000),
            ("-5", -5_000_000),
            ("△5", -5_000_000),
            ("△ 371", -371_000_000),
            ("48,667,190원", 48_667_190),
            ("33억 4,700만원", 3_347_000_000),
            ("33억4700만 원", 3_347_000_000),
            ("3,347백만원", 3_347_000_000),
            ("7조 1,234억원", 7_123_400_000_000),
            ("1.5억원", 150_000_000),
            ("5천만원", 50_000_000),
            ("2천원", 2_000),
            ("1억 5천만원", 150_000_000),
            ("33억", 3_300_000_000),
            ("4,700만 500원", 47_000_500),
            ("△1억 2,000만원", -120_000_000),
            ("9,007,199,254,740,991원", 9_007_199_254_740_991),
        ] {
            assert_eq!(won(text, Unit::Million), Some(expected), "{text}");
        }
        assert_eq!(won("12.0", Unit::Won), Some(12));
        assert_eq!(won("0.00000001", Unit::HundredMillion), Some(1));
        assert_eq!(won("1.234", Unit::Thousand), Some(1_234));
    }

    #[test]
    fn none_is_not_zero() {
        for text in ["-", " - ", "~", "", "–", "—", "null"] {
            assert_eq!(parse(text, Unit::Won).ok(), Some(Amount::None), "{text}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for text in [
            "▲5",
            "+5",
            "−5",
            "-△5",
            "- 5",
            "1,17",
            "11,74",
            "1174,000",
            ",174",
            "1,,174",
            "0123",
            "00",
            "1_174",
            "1e3",
            ".5",
            "5.",
            "1.174,5",
            "1.1.1",
            "１７４",
            "33억 14,700만원",
            "4,700만 33억원",
            "33억 4700",
            "33억 33억",
            "1.5억 3만원",
            "1.5원",
            "0.0000001",
            "5천",
            "12명",
            "12%",
            "천원",
            "원",
            "abc",
            "백만원 5",
            "0x1F",
            "1억 0.1원",
            "9,007,199,254,740,992원",
            "99999999999999999999999999999999999999999999999",
        ] {
            assert!(parse(text, Unit::Million).is_err(), "{text}");
        }
    }
}
