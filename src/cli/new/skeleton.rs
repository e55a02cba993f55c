//! The skeletons: texts with gaps, and how the gaps are filled without breaking the YAML.
//!
//! `<<name>>` is a gap; a line with a gap of a list is written once for each of its entries. What is
//! filled in is never looked at again, so no name of the content can open a gap. Knows neither the
//! site nor where the files go.

use crate::diagnostics::Language;

/// The texts of one language.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) site: &'static str,
    pub(super) about: &'static str,
    pub(super) example: Example,
    pub(super) project: &'static str,
    pub(super) overview: &'static str,
    pub(super) past: &'static str,
    pub(super) future: &'static str,
    pub(super) money: Money,
}

/// The project a new site comes with.
#[derive(Debug)]
pub(super) struct Example {
    pub(super) project: &'static str,
    pub(super) overview: &'static str,
    pub(super) year: &'static str,
}

/// What a yearly record says of money, piece by piece.
#[derive(Debug)]
pub(super) struct Money {
    pub(super) past: &'static str,
    pub(super) future: &'static str,
    pub(super) none: &'static str,
    pub(super) grants: &'static str,
    pub(super) parts: &'static str,
    pub(super) part_past: &'static str,
    pub(super) part_future: &'static str,
    pub(super) part_none: &'static str,
}

macro_rules! texts {
    ($language:literal) => {
        Texts {
            site: text!($language, "site.yaml"),
            about: text!($language, "about.md"),
            example: Example {
                project: text!($language, "example/project.yaml"),
                overview: text!($language, "example/overview.md"),
                year: text!($language, "example/year.md"),
            },
            project: text!($language, "project.yaml"),
            overview: text!($language, "overview.md"),
            past: text!($language, "past.md"),
            future: text!($language, "future.md"),
            money: Money {
                past: text!($language, "funding-past.yaml"),
                future: text!($language, "funding-future.yaml"),
                none: text!($language, "funding-none.yaml"),
                grants: text!($language, "grants.yaml"),
                parts: text!($language, "parts.yaml"),
                part_past: text!($language, "part-past.yaml"),
                part_future: text!($language, "part-future.yaml"),
                part_none: text!($language, "part-none.yaml"),
            },
        }
    };
}

macro_rules! text {
    ($language:literal, $name:literal) => {
        include_str!(concat!("skeletons/", $language, "/", $name))
    };
}

static KOREAN: Texts = texts!("ko");
static ENGLISH: Texts = texts!("en");

/// The skeletons in a language.
pub(super) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Korean => &KOREAN,
        Language::English => &ENGLISH,
    }
}

/// What the gaps of a skeleton are filled with.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    single: Vec<(String, String)>,
    lists: Vec<(&'static str, Vec<Entry>)>,
}

/// An entry of a list: its id, and its name for the comment behind it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    id: String,
    name: String,
}

impl Entry {
    /// An entry whose id becomes a YAML value and whose name stands in a comment.
    pub(super) fn new(id: &str, name: &str) -> Self {
        Self { id: scalar(id), name: words(name) }
    }
}

impl Values {
    /// Fills a gap with a text as it is: it must be safe where the gap stands.
    #[must_use]
    pub(super) fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.single.push((name.to_owned(), text.into()));
        self
    }

    /// Fills a gap with a value of the content.
    #[must_use]
    pub(super) fn with_value(self, name: &str, value: &str) -> Self {
        self.with(name, scalar(value))
    }

    /// Repeats the lines with the gap `<<name>>` or `<<name.name>>`.
    #[must_use]
    pub(super) fn with_list(mut self, name: &'static str, entries: Vec<Entry>) -> Self {
        self.lists.push((name, entries));
        self
    }
}

/// A skeleton with its gaps filled in.
pub(super) fn fill(text: &str, values: &Values) -> String {
    let text = text.replace('\r', "");
    text.split_inclusive('\n').map(|line| fill_line(line, values)).collect()
}

fn fill_line(line: &str, values: &Values) -> String {
    let mentions = |name: &str| {
        line.contains(&format!("<<{name}>>")) || line.contains(&format!("<<{name}.name>>"))
    };
    let Some((name, entries)) = values.lists.iter().find(|(name, _)| mentions(name)) else {
        return fill_gaps(line, &values.single);
    };
    let filled = entries.iter().map(|entry| {
        let own =
            [(*name).to_owned(), format!("{name}.name")].into_iter().zip([&entry.id, &entry.name]);
        let own = own.map(|(name, text)| (name, text.clone()));
        fill_gaps(line, &own.chain(values.single.iter().cloned()).collect::<Vec<_>>())
    });
    filled.collect()
}

fn fill_gaps(line: &str, values: &[(String, String)]) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("<<") {
        out.push_str(before);
        let known = after.split_once(">>").and_then(|(name, after)| {
            values.iter().find(|(known, _)| known == name).map(|(_, text)| (text, after))
        });
        rest = match known {
            Some((text, after)) => {
                out.push_str(text);
                after
            }
            None => {
                out.push_str("<<");
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// A text as a YAML value that reads back as exactly this text, as a key and within `{…}` too:
/// plain where that is beyond doubt, else in double quotes (YAML 1.2 §7.3.1).
pub(super) fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        && !means_something(text);
    if plain { text.to_owned() } else { quoted(text) }
}

/// Words that some version of YAML takes for nothing or for a truth value.
fn means_something(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || c.is_whitespace() && c != ' ' => {
                out.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text that can stand in a comment: on one line.
pub(super) fn words(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_list_are_repeated_and_of_an_empty_one_left_out() {
        let entries = vec![Entry::new("a", "가"), Entry::new("b:", "나\n다")];
        let values =
            Values::default().with("n", "5").with_list("x", entries).with_list("y", vec![]);
        let filled = fill("x\n  #<<x>>: <<n>>  # <<x.name>>\n#<<y>>\n<<n>><<z>>\n", &values);
        assert_eq!(filled, "x\n  #a: 5  # 가\n  #\"b:\": 5  # 나 다\n5<<z>>\n");
    }

    #[test]
    fn what_is_filled_in_opens_no_gap() {
        let values = Values::default().with("a", "<<b>>").with("b", "no");
        assert_eq!(fill("<<a>>\r\n", &values), "<<b>>\n");
    }

    #[test]
    fn values_that_yaml_could_misread_are_quoted() {
        for (text, written) in [
            ("지역경제", "지역경제"),
            ("on-track", "on-track"),
            ("Null", "\"Null\""),
            ("on", "\"on\""),
            ("2024", "\"2024\""),
            ("-", "\"-\""),
            ("", "\"\""),
            ("a: b", "\"a: b\""),
            ("{a, #b}", "\"{a, #b}\""),
            ("a\"\\\n", "\"a\\\"\\\\\\U0000000A\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }
}
