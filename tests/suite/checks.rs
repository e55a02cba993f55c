//! Every rule has a folder in `tests/checks/`: `content/` in, `expected.txt` out.
//!
//! A folder has one reason to fail: its content breaks one rule, once. `expected.txt` holds the
//! diagnostics in the short format, in English; an empty one says that nothing is found.

// A test reads its own fixtures, and fails by panicking.
#![allow(clippy::disallowed_methods, clippy::expect_used)]

use jangbu::check::RULES;
use jangbu::diagnostics::{Format, Language, render};
use jangbu::pipeline::{Inputs, build};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[test]
fn each_folder_finds_what_it_expects() {
    let wrong: String = folders().iter().filter_map(|folder| difference(folder)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn each_rule_has_a_folder() {
    let named = |folder: &PathBuf| folder.file_name()?.to_str().map(str::to_owned);
    let folders: BTreeSet<String> = folders().iter().filter_map(named).collect();
    let missing: Vec<String> = RULES
        .iter()
        .map(|rule| rule.code.replace('/', "-"))
        .filter(|name| !folders.contains(name))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

fn folders() -> Vec<PathBuf> {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let entries = WalkDir::new(checks).min_depth(1).max_depth(1).sort_by_file_name();
    let entries = entries.into_iter().map(|entry| entry.expect("a readable folder"));
    entries.filter(|entry| entry.file_type().is_dir()).map(|entry| entry.into_path()).collect()
}

/// What a folder expects and what was found, where the two differ.
fn difference(folder: &Path) -> Option<String> {
    let expected = fs::read_to_string(folder.join("expected.txt")).expect("an expected.txt");
    let found = found_in(folder);
    let name = folder.file_name()?.display();
    (found != expected).then(|| format!("{name}\n expected\n{expected} found\n{found}"))
}

fn found_in(folder: &Path) -> String {
    let inputs = Inputs {
        root: folder.to_owned(),
        content: folder.join("content"),
        theme: None,
        base_url: None,
        as_of: None,
    };
    let built = build(&inputs).expect("a folder that can be read");
    built.diagnostics.iter().map(|d| render(d, Format::Short, Language::English, None)).collect()
}
