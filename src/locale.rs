//! Numbers, money, dates and words of one language.
//!
//! Words come from the theme's catalogue; figures are exact, whatever their size. Decides
//! nothing about what is shown where.

mod dates;
mod keys;
mod money;
mod particle;

pub(crate) use money::grouped;
pub(crate) use particle::fitting as fitting_particle;

use crate::diagnostics::Language;
use crate::model::{License, Site, Unit};
use crate::theme::Theme;
use keys::KeyHasher;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The words, numbers and dates of one site in its language and unit.
#[derive(Debug, Clone)]
pub struct Locale {
    language: Language,
    unit: Unit,
    /// Asked for a thousand times for a page; never listed in its order.
    words: HashMap<String, Wording, BuildHasherDefault<KeyHasher>>,
}

impl Locale {
    /// The locale of a site with the words of a theme.
    pub fn of(site: &Site, theme: &Theme) -> Self {
        Self::new(site.language, site.unit, theme)
    }

    /// The locale of a language and unit with the words of a theme.
    pub fn new(language: Language, unit: Unit, theme: &Theme) -> Self {
        let words = theme.words.get(language.tag()).into_iter().flatten();
        let words = words.map(|(key, text)| (key.clone(), Wording::new(text))).collect();
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
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(key, wording)| (key.as_str(), wording.text.as_str()))
    }

    /// The wording of a key, where the catalogue has it.
    pub fn found(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(|wording| wording.text.as_str())
    }

    /// The wording of a key. A key the catalogue lacks is shown as itself, so that the gap is
    /// seen on the page; a test holds the built-in catalogues complete.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.found(key).unwrap_or(key)
    }

    /// The wording of a key with its placeholders filled in: `{name}` by the value, and
    /// `{name|을/를}` by the value and the Korean particle that fits its last sound.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        match self.words.get(key) {
            Some(wording) => wording.filled(values),
            None => Wording::new(key).filled(values),
        }
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
        let one = (n == 1).then(|| format!("{key}.one"));
        let key = one.as_deref().filter(|one| self.found(one).is_some()).unwrap_or(key);
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

/// What the catalogue says, and the same cut where values are filled in.
#[derive(Debug, Clone)]
struct Wording {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
enum Piece {
    Words(String),
    /// The name of a value, and the pair of particles that may follow it, or nothing.
    Value(String, String),
}

impl Wording {
    fn new(text: &str) -> Self {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((value, after)) = after.split_once('}') else { break };
            let (name, particles) = value.split_once('|').unwrap_or((value, ""));
            pieces.push(Piece::Words(before.to_owned()));
            pieces.push(Piece::Value(name.to_owned(), particles.to_owned()));
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Self { text: text.to_owned(), pieces }
    }

    /// With its values; a name that none of them has stays as it is, to be seen.
    fn filled(&self, values: &[(&str, &str)]) -> String {
        let mut out = String::with_capacity(self.text.len() + 32);
        for piece in &self.pieces {
            let (name, particles) = match piece {
                Piece::Words(words) => {
                    out.push_str(words);
                    continue;
                }
                Piece::Value(name, particles) => (name, particles),
            };
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => {
                    out.push_str(value);
                    out.push_str(particle::fitting(value, particles));
                }
                None => out.extend(["{", name, "}"]),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_take_values_and_particles() {
        let wording = Wording::new("{a|이/가} {b|을/를} {c}");
        let said = wording.filled(&[("a", "지역경제과"), ("b", "3억원")]);
        assert_eq!(said, "지역경제과가 3억원을 {c}");
    }

    #[test]
    fn values_are_not_filled_again() {
        assert_eq!(Wording::new("{a}").filled(&[("a", "{b}"), ("b", "x")]), "{b}");
    }
}
