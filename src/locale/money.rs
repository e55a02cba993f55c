//! Amounts and numbers as text, exact to the won.

use super::Locale;
use crate::diagnostics::Language;
use crate::model::{Decimal, Percent, Rate, Won};

impl Locale {
    /// An amount in the site's unit without naming it, as tables show it: `3,347`, `48.66719`,
    /// `△371` (English `−371`). Digits behind the point only where the amount needs them.
    pub fn amount(&self, won: Won) -> String {
        let (whole, rest) = divided(won.0.abs(), self.unit().in_won());
        let mut text = self.sign(won.0);
        push_grouped(whole, &mut text);
        if rest > 0 {
            let digits = format!("{rest:0width$}", width = self.unit().digits() as usize);
            text.push('.');
            text.push_str(digits.trim_end_matches('0'));
        }
        text
    }

    /// An amount in the site's unit with its name: `3,347백만원`, `3,347 million won`.
    pub fn amount_with_unit(&self, won: Won) -> String {
        self.say("amount.with_unit", &[("amount", &self.amount(won)), ("unit", self.unit_name())])
    }

    /// The unit of tables, by name: `백만원`, `million won`.
    pub fn unit_name(&self) -> &str {
        let korean = self.unit().korean();
        match self.language() {
            Language::Korean => korean,
            Language::English => match korean {
                "원" => "won",
                "천원" => "thousand won",
                "백만원" => "million won",
                _ => "hundred million won",
            },
        }
    }

    /// An amount as a sentence says it, exact to the won: `33억 4,700만원`,
    /// `3,347 million won`, `48,667,190 won`.
    pub fn spoken(&self, won: Won) -> String {
        let amount = won.0.abs();
        let mut text = self.sign(won.0);
        match self.language() {
            Language::Korean => push_spoken_korean(amount, &mut text),
            Language::English if amount > 0 && amount % 1_000_000 == 0 => {
                push_grouped(amount / 1_000_000, &mut text);
                text.push_str(" million won");
            }
            Language::English => {
                push_grouped(amount, &mut text);
                text.push_str(" won");
            }
        }
        text
    }

    /// Amounts that one sentence compares, in one unit: in English all in won where not all are
    /// whole millions.
    pub fn spoken_alike<const N: usize>(&self, amounts: [Won; N]) -> [String; N] {
        let is_whole = |won: &Won| won.0 % 1_000_000 == 0;
        match self.language() {
            Language::English if !amounts.iter().all(is_whole) => {
                amounts.map(|won| format!("{} won", self.number(won.0)))
            }
            _ => amounts.map(|won| self.spoken(won)),
        }
    }

    /// A whole number with grouped thousands.
    pub fn number(&self, number: i128) -> String {
        let mut text = self.sign(number);
        push_grouped(number.abs(), &mut text);
        text
    }

    /// A decimal exactly as written, its whole part grouped.
    pub fn decimal(&self, decimal: &Decimal) -> String {
        let (sign, text) = decimal_text(decimal);
        let (whole, rest) =
            text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
        let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
        format!("{}{whole}{rest}", self.sign(sign))
    }

    /// A computed rate with one decimal: `91.0%`, `6,000.0%`.
    pub fn rate(&self, rate: Rate) -> String {
        let tenths = rate.tenths();
        let (whole, tenth) = divided(tenths.abs(), 10);
        let mut text = self.sign(tenths);
        push_grouped(whole, &mut text);
        text.push('.');
        push_grouped(tenth, &mut text);
        text.push('%');
        text
    }

    /// A percentage the author typed, without needless digits: `100%`, `87.5%`.
    pub fn percent(&self, percent: Percent) -> String {
        let (whole, rest) = (percent.0 / 100, percent.0 % 100);
        let rest = if rest == 0 { String::new() } else { format!(".{rest:02}") };
        format!("{whole}{}%", rest.trim_end_matches('0'))
    }

    /// What stands before a figure below zero: `△`, English `−`.
    pub fn minus(&self) -> &'static str {
        match self.language() {
            Language::Korean => "△",
            Language::English => "−",
        }
    }

    /// The beginning of a number's text.
    fn sign(&self, number: i128) -> String {
        let mut text = String::with_capacity(32);
        text.push_str(if number >= 0 { "" } else { self.minus() });
        text
    }
}

/// Sign (-1, 0 or 1) and digits of a decimal, e.g. `502.5`, as plain text without sign.
fn decimal_text(decimal: &Decimal) -> (i128, String) {
    let scale = decimal.scale as usize;
    let digits = format!("{:0width$}", decimal.digits.abs(), width = scale + 1);
    let (whole, rest) = digits.split_at(digits.len() - scale);
    let text = if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") };
    (decimal.digits.signum(), text)
}

/// 조, 억, 만 and 원, as Korean sentences say money; groups that are zero are left out.
fn push_spoken_korean(amount: i128, text: &mut String) {
    let groups = [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만"), (1, "")];
    let (mut rest, mut between) = (amount, "");
    for (size, name) in groups {
        let (count, below) = divided(rest, size);
        if count > 0 {
            text.push_str(between);
            push_grouped(count, text);
            text.push_str(name);
            between = " ";
        }
        rest = below;
    }
    text.push_str(if amount == 0 { "0원" } else { "원" });
}

/// A number that is not negative with its thousands grouped: `1234567` as `1,234,567`.
pub(crate) fn grouped(number: i128) -> String {
    let mut text = String::with_capacity(16);
    push_grouped(number, &mut text);
    text
}

/// The same, written behind what there is.
fn push_grouped(number: i128, text: &mut String) {
    let (above, group) = divided(number, 1_000);
    if above > 0 {
        push_grouped(above, text);
        text.push(',');
    }
    let group = group as u32;
    for size in [100, 10, 1] {
        if above > 0 || group >= size || size == 1 {
            text.push(char::from(b'0' + (group / size % 10) as u8));
        }
    }
}

/// Quotient and remainder of numbers that are not negative. Most fit into a processor's register,
/// which divides much faster.
fn divided(number: i128, by: i128) -> (i128, i128) {
    match (u64::try_from(number), u64::try_from(by)) {
        (Ok(number), Ok(by)) if by > 0 => ((number / by).into(), (number % by).into()),
        _ => (number / by, number % by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::theme::Theme;

    fn locale(language: Language, unit: Unit) -> Locale {
        Locale::new(language, unit, &Theme::default())
    }

    #[test]
    fn amounts_are_exact_in_the_sites_unit() {
        let million = locale(Language::Korean, Unit::Million);
        assert_eq!(million.amount(Won(3_347_000_000)), "3,347");
        assert_eq!(million.amount(Won(48_667_190)), "48.66719");
        assert_eq!(million.amount(Won(1)), "0.000001");
        assert_eq!(million.amount(Won(-371_000_000)), "△371");
        assert_eq!(locale(Language::English, Unit::Won).amount(Won(-5)), "−5");
        assert_eq!(locale(Language::Korean, Unit::HundredMillion).amount(Won(50_000_000)), "0.5");
    }

    #[test]
    fn sentences_say_money_in_eok_and_man() {
        let korean = locale(Language::Korean, Unit::Million);
        for (won, said) in [
            (3_347_000_000, "33억 4,700만원"),
            (48_667_190, "4,866만 7,190원"),
            (300_000_000, "3억원"),
            (7_000_100_000_000, "7조 1억원"),
            (0, "0원"),
            (-70_000, "△7만원"),
        ] {
            assert_eq!(korean.spoken(Won(won)), said);
        }
        let english = locale(Language::English, Unit::Million);
        assert_eq!(english.spoken(Won(3_347_000_000)), "3,347 million won");
        assert_eq!(english.spoken(Won(48_667_190)), "48,667,190 won");
        let alike = english.spoken_alike([Won(3_450_000_000), Won(3_348_100_000)]);
        assert_eq!(alike, ["3,450,000,000 won", "3,348,100,000 won"]);
        let alike = english.spoken_alike([Won(-2_000_000), Won(1_000_000)]);
        assert_eq!(alike, ["−2 million won", "1 million won"]);
        let alike = korean.spoken_alike([Won(3_450_000_000), Won(3_348_100_000)]);
        assert_eq!(alike, ["34억 5,000만원", "33억 4,810만원"]);
    }

    #[test]
    fn decimals_and_percentages_keep_their_digits() {
        let korean = locale(Language::Korean, Unit::Won);
        let shown = |digits, scale| korean.decimal(&Decimal { digits, scale });
        assert_eq!(shown(5025, 1), "502.5");
        assert_eq!(shown(1_234_560, 2), "12,345.60");
        assert_eq!(shown(5, 3), "0.005");
        assert_eq!(shown(-15, 1), "△1.5");
        assert_eq!(korean.percent(Percent(10_000)), "100%");
        assert_eq!(korean.percent(Percent(8_750)), "87.5%");
        assert_eq!(korean.percent(Percent(5)), "0.05%");
    }
}
