//! Writes an invented district: `district FOLDER PROJECTS [SEED]`.
//!
//! A program of its own, so that benchmarks of whole runs, which are not in Rust, have the same
//! district as those of `cargo bench`. Needs nothing but the standard library.

#![allow(clippy::disallowed_methods, reason = "a benchmark writes its content itself")]

mod content;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let number = |index: usize| words.get(index).and_then(|word| word.parse().ok());
    let (Some(folder), Some(projects)) = (words.first(), number(1)) else {
        return said("usage: district FOLDER PROJECTS [SEED]");
    };
    match content::write(Path::new(folder), projects, number(2).unwrap_or(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => said(&format!("{folder}: {error}")),
    }
}

#[allow(clippy::print_stderr, reason = "the program's own voice")]
fn said(fault: &str) -> ExitCode {
    eprintln!("{fault}");
    ExitCode::FAILURE
}
