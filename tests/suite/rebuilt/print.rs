//! Figures as pages print them, written anew: only the words are the theme's.

use super::figure::{Figure, Said, tenths};
use crate::built::repository;
use std::collections::BTreeMap;

/// Prints figures of a site.
pub(super) struct Printer {
    words: BTreeMap<String, String>,
    minus: &'static str,
    pub(super) unit: String,
    /// How many zeros a unit has in won.
    digits: u32,
}

impl Printer {
    pub(super) fn new(language: &str, (unit, digits): (&str, u32)) -> Self {
        let file = repository().join(format!("themes/default/words/{language}.yaml"));
        let words = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let minus = if language == "ko" { "△" } else { "−" };
        Self { words, minus, unit: unit.to_owned(), digits }
    }

    pub(super) fn word(&self, key: &str) -> &str {
        &self.words[key]
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
            "before" | "after" => self.word(&format!("period.{period}")).to_owned(),
            years => {
                let years = match years.split_once('-') {
                    Some((first, last)) => {
                        let merged = self.word("period.merged").replace("{first}", first);
                        merged.replace("{last}", last)
                    }
                    None => years.to_owned(),
                };
                self.word("period.year").replace("{year}", &years)
            }
        }
    }
}

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
