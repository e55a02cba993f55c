//! Numbers, money, dates and words of one language.
//!
//! Words come from the theme's catalogue; figures are exact, whatever their size. Decides
//! nothing about what is shown where.

mod dates;
mod money;
mod particle;

pub(crate) use money::grouped;
pub(crate) use particle::fitting as fitting_particle;

use crate::diagnostics::Language;
use crate::model::{License, Site, Unit};
use crate::theme::Theme;
use std::collections::HashMap;

/// The words, numbers and dates of one site in its language and unit.
#[derive(Debug, Clone)]
pub struct Locale {
    language: Language,
    unit: Unit,
    /// Asked for a thousand times for a page; never listed in its order.
    words: HashMap<String, String>,
}

impl Locale {
    /// The locale of a site with the words of a theme.
    pub fn of(site: &Site, theme: &Theme) -> Self {
        Self::new(site.language, site.unit, theme)
    }

    /// The locale of a language and unit with the words of a theme.
    pub fn new(language: Language, unit: Unit, theme: &Theme) -> Self {
        let words = theme.words.get(language.tag()).cloned().unwrap_or_default();
        let words = words.into_iter().collect();
        Self { language, unit, words }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The unit of tables and bare amounts.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Every word of the catalogue by key, for templates; in no order.
    pub fn words(&self) -> &HashMap<String, String> {
        &self.words
    }

    /// The wording of a key. A key the catalogue lacks is shown as itself, so that the gap is
    /// seen on the page; a test holds the built-in catalogues complete.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The wording of a key with its placeholders filled in: `{name}` by the value, and
    /// `{name|을/를}` by the value and the Korean particle that fits its last sound.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.word(key), values)
    }

    /// The name of a licence, e.g. `공공누리 제1유형(출처표시)`.
    pub fn license_name(&self, license: License) -> String {
        self.word(&license_key(license, "name")).to_owned()
    }

    /// What a licence allows, in a sentence that stands beside its name.
    pub fn license_terms(&self, license: License) -> String {
        self.word(&license_key(license, "text")).to_owned()
    }

    /// A licence by its name, and what it allows.
    pub fn license_statement(&self, license: License) -> String {
        format!("{}: {}", self.license_name(license), self.license_terms(license))
    }

    /// Like [`Locale::say`] with `{n}` as a grouped number; `KEY.one` is used for exactly one,
    /// where the catalogue has it.
    pub fn count(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let one = format!("{key}.one");
        let key = if n == 1 && self.words.contains_key(&one) { &one } else { key };
        let number = self.number(n as i128);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        self.say(key, &all)
    }

    /// Names joined as a sentence joins them: `가와 나`, `a, b and c`.
    pub fn list(&self, names: &[&str]) -> String {
        let Some((last, rest)) = names.split_last() else { return String::new() };
        let Some((second, first)) = rest.split_last() else { return (*last).to_owned() };
        let mut joined: String = first.iter().map(|name| format!("{name}, ")).collect();
        joined.push_str(&self.say("list.and", &[("a", second), ("b", last)]));
        joined
    }
}

/// `license.cc_by_4_0_name` for the name of `CC-BY-4.0`.
fn license_key(license: License, part: &str) -> String {
    format!("license.{}_{part}", license.key().to_lowercase().replace(['-', '.'], "_"))
}

/// Replaces placeholders; an unknown one stays as it is, to be seen.
fn fill(wording: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(wording.len() + 32);
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after_name)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, particles) = name.split_once('|').map_or((name, None), |(n, p)| (n, Some(p)));
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => {
                out.push_str(value);
                out.push_str(particles.map_or("", |pair| particle::fitting(value, pair)));
            }
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = after_name;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_take_values_and_particles() {
        let said = fill("{a|이/가} {b|을/를} {c}", &[("a", "지역경제과"), ("b", "3억원")]);
        assert_eq!(said, "지역경제과가 3억원을 {c}");
    }

    #[test]
    fn values_are_not_filled_again() {
        assert_eq!(fill("{a}", &[("a", "{b}"), ("b", "x")]), "{b}");
    }
}
