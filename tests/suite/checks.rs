//! Every code has a folder in `tests/checks/`: `content/` in, for codes of themes `theme/` too,
//! `expected.txt` out.
//!
//! A folder has one reason to fail: its content breaks one rule, once. `expected.txt` holds the
//! diagnostics in the short format, in English; an empty one says that nothing is found.

// A test reads its own fixtures, and fails by panicking.
#![allow(clippy::disallowed_methods, clippy::expect_used)]

use crate::architecture::source::{SourceFile, files_below};
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, Severity, render};
use jangbu::pipeline::{Inputs, build, manuals};
use jangbu::progress::Silent;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[test]
fn each_folder_finds_what_it_expects() {
    let wrong: String = folders().iter().filter_map(|folder| difference(folder)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Codes whose content is made by a test, because it would be too large to keep.
const MADE: [&str; 1] = ["yaml/size"];

#[test]
fn each_rule_has_a_folder() {
    let named = |folder: &PathBuf| folder.file_name()?.to_str().map(str::to_owned);
    let folders: BTreeSet<String> = folders().iter().filter_map(named).collect();
    let codes = manuals().into_iter().map(|page| page.code);
    let missing: Vec<&str> = codes
        .filter(|code| !folders.contains(&code.replace('/', "-")) && !MADE.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn a_file_above_the_cap_is_refused_and_one_at_the_cap_is_read() {
    let scratch = Scratch::new();
    let site = fs::read_to_string(checks().join("yaml-value/content/site.yaml"));
    let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: economy\n";
    scratch.write("content/site.yaml", &site.expect("a site"));
    scratch.write("content/projects/road/project.yaml", card);
    for (size, expected) in [
        (1_048_576, ""),
        (
            1_048_577,
            "content/projects/road/overview.md:1:1: error[yaml/size]: \
             the file is too large, at most 1048576 bytes (1 MiB) are read\n",
        ),
    ] {
        scratch.write("content/projects/road/overview.md", &"a".repeat(size));
        assert_eq!(found_in(&scratch.path("")), expected);
    }
}

#[test]
fn no_two_codes_share_a_page() {
    let codes: Vec<&str> = manuals().iter().map(|page| page.code).collect();
    let once: BTreeSet<&&str> = codes.iter().collect();
    assert_eq!(codes.len(), once.len());
}

#[test]
fn every_code_reading_gives_has_a_page_and_its_severity() {
    let pages: BTreeMap<&str, Severity> =
        manuals().into_iter().map(|page| (page.code, page.severity)).collect();
    let (mut met, mut wrong) = (BTreeSet::new(), Vec::new());
    for file in files_below("src/load").into_iter().filter(is_of_reading) {
        for (code, given) in codes_in(&file.text) {
            let page = pages.get(code.as_str());
            let agrees = page.is_some_and(|page| given.is_none_or(|given| given == *page));
            if !agrees {
                wrong.push(format!("{}: {code} {given:?}, its page says {page:?}", file.path));
            }
            met.insert(code);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(met.contains("yaml/comment") && met.len() > 15, "{met:?}");
}

/// Whether a file gives codes of its own: unit tests and manual pages only speak of them.
fn is_of_reading(file: &SourceFile) -> bool {
    !file.code.is_empty() && !file.path.starts_with("src/load/faults")
}

/// Every code written in a source text, with the severity it is given there, where it is given.
fn codes_in(text: &str) -> Vec<(String, Option<Severity>)> {
    let text = text.split("mod tests {").next().unwrap_or_default();
    let is_code = |word: &str| {
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let area = ["yaml/", "dates/", "references/", "funding/", "people/", "access/", "links/"];
        area.iter().any(|area| word.strip_prefix(area).is_some_and(plain))
    };
    let words: Vec<&str> = text.split('"').collect();
    let pairs = words.windows(2).filter(|pair| is_code(pair[1]));
    let given = |before: &str| {
        let before = before.trim_end();
        let ends = |names: &[&str]| names.iter().any(|name| before.ends_with(name));
        if ends(&["error(", "coded(", "fault("]) {
            Some(Severity::Error)
        } else if ends(&["warning("]) {
            Some(Severity::Warning)
        } else {
            ends(&["note("]).then_some(Severity::Note)
        }
    };
    pairs.map(|pair| (pair[1].to_owned(), given(pair[0]))).collect()
}

fn checks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

fn folders() -> Vec<PathBuf> {
    let entries = WalkDir::new(checks()).min_depth(1).max_depth(1).sort_by_file_name();
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
    let theme = folder.join("theme");
    let inputs = Inputs {
        root: folder.to_owned(),
        content: folder.join("content"),
        theme: theme.is_dir().then_some(theme),
        base_url: None,
        as_of: None,
        cache: jangbu::cache::nothing(),
    };
    let built = build(&inputs, &Silent).expect("a folder that can be read");
    built.diagnostics.iter().map(|d| render(d, Format::Short, Language::English, None)).collect()
}
