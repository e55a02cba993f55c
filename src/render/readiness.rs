//! Readiness as text: a table for people, CSV for a spreadsheet, JSON for a program.
//!
//! Shows what `check` has judged and judges nothing itself. Here and not beside the judgement,
//! because `csv` is render's, and so is keeping a spreadsheet from taking a text for a formula.

mod human;
mod json;
mod sheet;

pub use human::human;
pub use json::json;
pub use sheet::{COLUMNS, csv};

use crate::check::readiness::{Missing, Outcome};
use crate::diagnostics::personal::masked;
use crate::diagnostics::{At, Language};

/// As CSV and JSON write an outcome, stable across versions.
fn key(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet(_) => "not_met",
        Outcome::NotApplicable(_) => "not_applicable",
    }
}

/// What is missing; nothing where the outcome is another.
fn missing(outcome: &Outcome) -> &[Missing] {
    match outcome {
        Outcome::NotMet(missing) => missing,
        Outcome::Met | Outcome::NotApplicable(_) => &[],
    }
}

/// The key path of a place, list items counted from 1; empty for a file as a whole.
fn path(missing: &Missing) -> String {
    let (At::Value(path) | At::Key(path)) = &missing.place.at else { return String::new() };
    masked(&path.to_string())
}

/// File and key as a person looks them up: `content/projects/road/2024.md:funding.city`.
fn place(missing: &Missing) -> String {
    match path(missing) {
        path if path.is_empty() => masked(&missing.place.file),
        path => format!("{}:{path}", masked(&missing.place.file)),
    }
}

/// What is missing, on one line.
fn what(missing: &Missing, language: Language) -> String {
    one_line(missing.what.in_language(language))
}

/// A text of the content on one line, without what is personal or would steer a terminal.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    masked(&spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}
