//! What can be read beside a fault is checked in the same run, and nothing follows from the rest.
//!
//! The figures and lines here are typed, not derived.

mod every_fault;
mod table;
mod unread;

use crate::built::run;
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, render};

/// Every finding below a root in the short format, without its message.
fn found(scratch: &Scratch) -> Vec<String> {
    let built = run(&scratch.path(""));
    let short = |one| render(one, Format::Short, Language::English, None);
    let place = |line: String| line.split("]: ").next().unwrap_or_default().to_owned() + "]";
    built.diagnostics.iter().map(short).map(place).collect()
}

/// Every finding below a root in the short format.
fn lines(scratch: &Scratch) -> Vec<String> {
    let built = run(&scratch.path(""));
    let short = |one| render(one, Format::Short, Language::English, None);
    built.diagnostics.iter().map(short).map(|line| line.trim_end().to_owned()).collect()
}
