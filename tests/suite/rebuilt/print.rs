//! Figures as pages print them, written anew: only the words are the theme's.

use super::figure::{Figure, Said, tenths};
use super::wording::fill;
use crate::built::repository;
use std::collections::BTreeMap;

/// Prints figures of a site.
pub(super) struct Printer {
    words: BTreeMap<String, String>,
    minus: &'static str,
    pub(super) is_korean: bool,
    pub(super) unit: String,
    /// How many zeros a unit has in won.
    digits: u32,
    /// Wordings with figures that have no place for a value.
    pub(super) fixed_figures: Vec<String>,
}

impl Printer {
    pub(super) fn new(language: &str, (unit, digits): (&str, u32)) -> Self {
        let file = repository().join(format!("themes/default/words/{language}.yaml"));
        let words: BTreeMap<String, String> =
            serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let has_figure = |word: &&String| word.chars().any(|c| c.is_ascii_digit());
        let fixed = words.values().filter(|word| !word.contains('{') && word.len() > 3);
        let fixed_figures = fixed.filter(has_figure).cloned().collect();
        let minus = if language == "ko" { "△" } else { "−" };
        let is_korean = language == "ko";
        Self { words, minus, is_korean, unit: unit.to_owned(), digits, fixed_figures }
    }

    pub(super) fn word(&self, key: &str) -> &str {
        &self.words[key]
    }

    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.word(key), values)
    }

    /// The wording for a number of things.
    pub(super) fn count(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let one = format!("{key}.one");
        let key = if n == 1 && self.words.contains_key(&one) { &one } else { key };
        let number = grouped(n as i128);
        let values: Vec<_> = [("n", &*number)].into_iter().chain(values.iter().copied()).collect();
        self.say(key, &values)
    }

    pub(super) fn list(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [name] => (*name).to_owned(),
            [rest @ .., one, other] => {
                let last = self.say("list.and", &[("a", one), ("b", other)]);
                rest.iter().map(|name| format!("{name}, ")).collect::<String>() + &last
            }
        }
    }

    pub(super) fn number(&self, n: usize) -> String {
        grouped(n as i128)
    }

    /// `3,347백만원`.
    pub(super) fn with_unit(&self, won: i128) -> String {
        let amount = self.amount(won);
        self.say("amount.with_unit", &[("amount", &amount), ("unit", &self.unit)])
    }

    /// `33억 4,700만원`, `3,347 million won`.
    pub(super) fn spoken(&self, won: i128) -> String {
        let rest = won.abs();
        let text = match (self.is_korean, rest) {
            (true, 0) => "0원".to_owned(),
            (true, _) => {
                let groups = [(12, 16, "조"), (8, 4, "억"), (4, 4, "만"), (0, 4, "")];
                let part = |(zeros, digits, name): (u32, u32, &str)| {
                    let part = rest / 10_i128.pow(zeros) % 10_i128.pow(digits);
                    (part > 0).then(|| format!("{}{name}", grouped(part)))
                };
                let parts: Vec<String> = groups.into_iter().filter_map(part).collect();
                parts.join(" ") + "원"
            }
            (false, won) if won > 0 && won % 1_000_000 == 0 => {
                format!("{} million won", grouped(won / 1_000_000))
            }
            (false, won) => format!("{} won", grouped(won)),
        };
        if won < 0 { format!("{}{text}", self.minus) } else { text }
    }

    /// Two amounts of one sentence: in English both in won, if one is.
    pub(super) fn spoken_both(&self, one: i128, other: i128) -> [String; 2] {
        let both = [one, other];
        if self.is_korean || both.iter().all(|won| won % 1_000_000 == 0) {
            return both.map(|won| self.spoken(won));
        }
        let minus = |won: i128| if won < 0 { self.minus } else { "" };
        both.map(|won| format!("{}{} won", minus(won), grouped(won.abs())))
    }

    /// `1,174`, `48.66719`, `△371`.
    pub(super) fn amount(&self, won: i128) -> String {
        let size = 10_i128.pow(self.digits);
        let (whole, rest) = (won.abs() / size, won.abs() % size);
        let mut text = grouped(whole);
        if rest > 0 {
            text = format!("{text}.{rest:0width$}", width = self.digits as usize)
                .trim_end_matches('0')
                .to_owned();
        }
        if won < 0 { format!("{}{text}", self.minus) } else { text }
    }

    /// An amount back in won; no amount where it is none.
    pub(super) fn read(&self, text: &str) -> i128 {
        let bare = text.replace(',', "");
        let (sign, bare) = match bare.strip_prefix(self.minus) {
            Some(bare) => (-1, bare.to_owned()),
            None => (1, bare),
        };
        let (whole, rest) = bare.split_once('.').unwrap_or((&bare, ""));
        let rest = format!("{rest:0<width$}", width = self.digits as usize);
        sign * format!("{whole}{rest}").parse::<i128>().unwrap_or(i128::MIN)
    }

    pub(super) fn percent(&self, above: i128, below: i128) -> String {
        let tenths = tenths(above, below);
        let text = format!("{}.{}%", grouped(tenths.abs() / 10), tenths.abs() % 10);
        if tenths < 0 { format!("{}{text}", self.minus) } else { text }
    }

    /// A cell of a table.
    pub(super) fn cell(&self, figure: &Figure) -> String {
        match figure.said() {
            Said::Exact(won) | Said::Part(Some(won), _) => self.amount(won),
            Said::None => "–".to_owned(),
            Said::Absent | Said::Part(None, false) => self.word("money.absent").to_owned(),
            Said::Part(None, true) => self.word("money.withheld").to_owned(),
        }
    }

    /// The sum of a project: of what nobody recorded nothing could be broken down.
    pub(super) fn sum(&self, figure: &Figure) -> String {
        let unrecorded = || self.word("money.unrecorded").to_owned();
        if figure.said() == Said::Absent { unrecorded() } else { self.cell(figure) }
    }

    /// The same where several projects are added, or a table has no cell that could hide it.
    pub(super) fn summed(&self, figure: &Figure) -> String {
        if figure.said() == Said::Absent { "–".to_owned() } else { self.cell(figure) }
    }

    /// What stands where nothing can be computed.
    pub(super) fn uncomputed(&self, figures: &[&Figure]) -> String {
        let money = figures.iter().any(|figure| figure.has_money());
        if money { self.word("money.unknown").to_owned() } else { "–".to_owned() }
    }

    pub(super) fn period(&self, period: &str) -> String {
        match period {
            "" => self.word("period.none").to_owned(),
            "before" | "after" => self.period_figures(period),
            years => self.say("period.year", &[("year", &self.period_figures(years))]),
        }
    }

    /// `2018`, `2022~2023`, without the word for year.
    pub(super) fn period_figures(&self, period: &str) -> String {
        match (period, period.split_once('-')) {
            ("before" | "after", _) => self.word(&format!("period.{period}")).to_owned(),
            (_, Some((first, last))) => {
                self.say("period.merged", &[("first", first), ("last", last)])
            }
            _ => period.to_owned(),
        }
    }

    /// The same with two figures a year.
    pub(super) fn period_short(&self, period: &str) -> String {
        if !period.starts_with(|c: char| c.is_ascii_digit()) {
            return self.period_figures(period);
        }
        let years: Vec<&str> = period.split('-').map(|year| &year[2..]).collect();
        self.say("period.short", &[("year", &self.period_figures(&years.join("-")))])
    }

    /// A date of a table, as sentences say it.
    pub(super) fn date(&self, iso: &str) -> String {
        if iso.is_empty() {
            return String::new();
        }
        let parts: Vec<usize> = iso.split('-').map(|part| part.parse().unwrap()).collect();
        let month = |n: usize| MONTHS.split(' ').nth(n - 1).unwrap();
        match (self.is_korean, parts.as_slice()) {
            (true, [year, month, day]) => format!("{year}년 {month}월 {day}일"),
            (true, [year, month]) => format!("{year}년 {month}월"),
            (true, _) => format!("{iso}년"),
            (false, [year, m, day]) => format!("{day} {} {year}", month(*m)),
            (false, [year, m]) => format!("{} {year}", month(*m)),
            (false, _) => iso.to_owned(),
        }
    }

    /// The same as figures.
    pub(super) fn date_in_figures(&self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').map(|part| part.trim_start_matches('0')).collect();
        if self.is_korean && parts.len() > 1 {
            return parts.join(". ") + ".";
        }
        self.date(iso)
    }
}

const MONTHS: &str = "January February March April May June July August September October \
    November December";

fn grouped(number: i128) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut parts: Vec<&str> = Vec::new();
    if first > 0 {
        parts.push(&digits[..first]);
    }
    let rest = digits.as_bytes()[first..].chunks(3);
    parts.extend(rest.map(|three| std::str::from_utf8(three).unwrap()));
    parts.join(",")
}
