//! Why a value does not fit the schema, and how that is said.
//!
//! Knows what serde asked for and what it got; where that stands is `decode`'s.

use super::{terms, tree};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::notes::{quoted, shown};
use crate::locale::fitting_particle;
use serde::de;
use std::fmt;

/// Why a value does not fit the schema.
#[derive(Debug)]
pub(super) enum Unfit {
    /// It was noted with its place, and cut.
    Noted,
    UnknownKey {
        key: String,
        known: &'static [&'static str],
    },
    Shape {
        found: Shape,
        wanted: Option<Shape>,
    },
    Other(String),
}

/// What a value is, or should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    List,
    Section,
}

impl Shape {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("값 하나", "a single value"),
            Self::List => ("목록", "a list"),
            Self::Section => ("`이름: 값` 묶음", "a section of `key: value`"),
        }
    }
}

impl Unfit {
    /// The same, where another shape was asked for.
    pub(super) fn wanted(self, shape: Shape) -> Self {
        match self {
            Self::Shape { found, wanted: None } => Self::Shape { found, wanted: Some(shape) },
            other => other,
        }
    }

    /// What it says at its place.
    pub(super) fn diagnostic(&self, file: &str, span: Span) -> Diagnostic {
        let place = Place::span(file, span);
        match self {
            Self::UnknownKey { key, known } => unknown_key(place, key, known),
            Self::Shape { found, wanted } => misfit(place, *found, *wanted),
            Self::Other(message) => {
                Diagnostic::error("yaml/value", place, Phrase::new(message, message))
            }
            Self::Noted => Diagnostic::error(
                "yaml/value",
                place,
                Phrase::new("값이 맞지 않습니다", "the value does not fit"),
            ),
        }
    }
}

fn misfit(place: Place, found: Shape, wanted: Option<Shape>) -> Diagnostic {
    let (found_ko, found_en) = found.words();
    let (wanted_ko, wanted_en) = wanted.unwrap_or(Shape::Text).words();
    let message = Phrase::new(
        format!("{} 와야 할 곳에 {} 있습니다", subject(wanted_ko), subject(found_ko)),
        format!("expected {wanted_en}, found {found_en}"),
    );
    let diagnostic = Diagnostic::error("yaml/value", place, message);
    match wanted {
        Some(Shape::List) => diagnostic.hint(Phrase::new(
            "줄마다 `- `로 시작하거나 `[…, …]`로 쓰세요",
            "start each line with `- `, or write `[…, …]`",
        )),
        Some(Shape::Section) => diagnostic.hint(Phrase::new(
            "한 단계 들여서 `이름: 값`으로 쓰거나 `{이름: 값}`으로 쓰세요. 쌍점은 반각(:)으로, 뒤에 빈칸을 둡니다",
            "write `key: value` on indented lines, or `{key: value}`, with a plain colon and a space behind it",
        )),
        _ => diagnostic,
    }
}

fn subject(words: &str) -> String {
    format!("{words}{}", fitting_particle(words, "이/가"))
}

fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    let message = Phrase::new(
        format!("{} 여기에 쓸 수 없는 항목입니다", quoted(key, "은/는")),
        format!("unknown key `{}`", shown(key)),
    );
    let diagnostic = Diagnostic::error("yaml/unknown-key", place, message);
    if let Some(hint) = glued(key, known) {
        return diagnostic.hint(hint);
    }
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        return diagnostic.hint(Phrase::new(
            "쉼표가 있는 금액은 따옴표로 묶으세요: `\"3,163\"`",
            "put an amount with commas in quotes: `\"3,163\"`",
        ));
    }
    if let Some(near) = nearest(key, known) {
        return diagnostic
            .hint(Phrase::new(format!("혹시 `{near}`입니까?"), format!("did you mean `{near}`?")));
    }
    if let Some((key, word)) = terms::key_of(key, known) {
        return diagnostic.hint(Phrase::new(
            format!("혹시 `{key}`({word})입니까?"),
            format!("did you mean `{key}` ({word})?"),
        ));
    }
    let list: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
    let list = list.join(", ");
    diagnostic.hint(Phrase::new(
        format!("여기에 쓸 수 있는 항목: {list}"),
        format!("keys allowed here: {list}"),
    ))
}

/// What to do about a key and its value that no blank parts: `planned:120` is one long key.
fn glued(key: &str, known: &[&str]) -> Option<Phrase> {
    let (name, value) = key.split_once([':', '：'])?;
    let (name, value) = (name.trim(), value.trim());
    let meant = known.contains(&name) || terms::key_of(name, known).is_some();
    let example = if meant && !value.is_empty() {
        format!("{}: {}", shown(name), shown(value))
    } else {
        String::new()
    };
    let example = |words: &'static str| if example.is_empty() { words } else { &example };
    Some(Phrase::new(
        format!("쌍점은 반각(:)으로 쓰고 뒤에 빈칸을 두세요: `{}`", example("이름: 값")),
        format!("write a plain colon with a space behind it: `{}`", example("key: value")),
    ))
}

fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = known.iter().filter(|known| tree::is_near(key, known));
    near.min_by_key(|known| tree::distance(key, known)).copied()
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::UnknownKey { key: key.to_owned(), known }
    }

    fn invalid_type(found: de::Unexpected<'_>, _wanted: &dyn de::Expected) -> Self {
        let found = match found {
            de::Unexpected::Seq => Shape::List,
            de::Unexpected::Map => Shape::Section,
            _ => Shape::Text,
        };
        Self::Shape { found, wanted: None }
    }
}
