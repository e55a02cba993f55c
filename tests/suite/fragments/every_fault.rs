//! One fault in one file of a whole district: no other file is found fault with for it.
//!
//! Every fault is tried in every file that content is made of. What may be missing of the other
//! files' findings is listed here by hand: findings that compare files.

use super::found;
use crate::built::contents;
use crate::scratch::Scratch;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use walkdir::WalkDir;

/// Findings that need more than one file, and may be gone where another is broken.
const COMPARE: [&str; 17] = [
    "funding/carried-in",
    "funding/unit",
    "funding/prose",
    "grants/prose",
    "references/unused-file",
    "dates/project-period",
    "dates/term",
    "dates/gap-year",
    "status/done-demand",
    "status/completion",
    "status/definition",
    "links/broken",
    "links/anchor",
    "access/alt",
    "words/empty-section",
    "words/spelling",
    "known/unused",
];

/// Findings that a `known` entry of `market/project.yaml` explains, and their codes.
const EXPLAINED: [(&str, &str); 2] = [
    ("content/projects/market/2024.md:3:37: warning[funding/gap]", "funding/gap"),
    ("content/projects/market/2019.md:9:59: error[funding/sum]", "funding/sum"),
];

/// What says that something could not be read.
const FAULTS: [&str; 8] = [
    "error[yaml/",
    "error[dates/impossible]",
    "error[dates/undated]",
    "error[references/address]",
    "error[references/file]",
    "error[references/path]",
    "error[references/photo]",
    "error[references/duplicate-id]",
];

/// The code of a finding.
fn code(line: &str) -> &str {
    line.split_once('[').map_or("", |(_, code)| code.trim_end_matches(']'))
}

/// Files by their path below the root.
type Files = BTreeMap<String, Vec<u8>>;

fn files(name: &str) -> Files {
    let root = contents(name);
    let entries = WalkDir::new(&root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(&root).unwrap();
        (path.to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap())
    });
    named.collect()
}

fn laid_out(files: &Files) -> Scratch {
    let scratch = Scratch::new();
    for (path, bytes) in files {
        fs::create_dir_all(scratch.path(path).parent().unwrap()).unwrap();
        fs::write(scratch.path(path), bytes).unwrap();
    }
    scratch
}

/// A text with one fault, for each of the faults a whole file may have.
fn broken_as_a_whole(text: &str) -> Vec<Vec<u8>> {
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let large = format!("{text}{}", "\n# ".repeat(400_000));
    vec![
        text.as_bytes()[..half].to_vec(),
        format!("{text}\nx: [").into_bytes(),
        format!("\u{1}{text}").into_bytes(),
        [text.as_bytes(), b"\xb1\xdd\xc3\xb5"].concat(),
        [b"\xff\xfe".as_slice(), text.as_bytes()].concat(),
        large.into_bytes(),
        format!("자금: 5\n{text}").into_bytes(),
        text.replacen("---\n", "", 1).into_bytes(),
        text.replacen("\n---\n", "\n", 1).into_bytes(),
        b"-".to_vec(),
        Vec::new(),
    ]
}

/// A text with one line that has a fault, for each of the faults a line may have.
fn broken_in_a_line(text: &str, number: usize) -> Vec<String> {
    let line = text.lines().nth(number).unwrap();
    let middle = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
    let (start, end) = line.split_at(middle);
    let lines = [
        format!("{start}\u{200b}{end}"),
        format!("{start}\"{end}"),
        format!("{start}{{{end}"),
        line.replacen(": ", ": \"", 1),
        line.replacen(": ", ":", 1),
        line.replacen(": ", ": 가: ", 1),
        line.replacen(": ", ": *", 1),
        line.replacen(": ", ": [[", 1),
        line.replacen(": ", "s: ", 1),
        line.replacen(|c: char| c.is_ascii_lowercase(), "", 1),
        line.replacen(|c: char| c.is_ascii_digit(), "x", 1),
        line.replacen("- ", "- x ", 1),
        format!(" {line}"),
        format!("\t{line}"),
        format!("{line}\n{line}"),
        String::new(),
    ];
    let whole: Vec<&str> = text.lines().collect();
    let with = |line: String| {
        let lines = whole.iter().enumerate();
        let lines = lines.map(|(at, old)| if at == number { line.as_str() } else { old });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    lines.into_iter().filter(|new| new != line).map(with).collect()
}

struct Case<'a> {
    scratch: Scratch,
    path: &'a str,
    expected: Vec<String>,
    tried: usize,
}

impl Case<'_> {
    /// What is found with this text in place of the file, or without the file, that is about
    /// other files and was not found before, or is not found any more.
    fn differences(&mut self, text: Option<&[u8]>) -> Vec<String> {
        let file = self.scratch.path(self.path);
        match text {
            Some(text) => fs::write(&file, text).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let found = found(&self.scratch);
        let own = |line: &&String| line.starts_with(&format!("{}:", self.path));
        let is_fault = |line: &&String| FAULTS.iter().any(|code| line.contains(code));
        let new = found.iter().filter(own).filter(|line| !self.expected.contains(line));
        if new.filter(is_fault).count() == 0 {
            return Vec::new();
        }
        self.tried += 1;
        let before: BTreeSet<&String> = self.expected.iter().filter(|line| !own(line)).collect();
        let after: BTreeSet<&String> = found.iter().filter(|line| !own(line)).collect();
        let text = String::from_utf8_lossy(text.unwrap_or_default());
        let told: BTreeSet<&str> =
            self.expected.iter().filter(own).map(|line| code(line)).collect();
        let by_reading = |line: &String| FAULTS.iter().any(|fault| line.contains(fault));
        let of_rules = found.iter().filter(own).filter(|line| !by_reading(line));
        let odd = of_rules.filter(|line| !told.contains(code(line)));
        let gone = before.difference(&after).filter(|line| !self.may_be_gone(line, &text));
        let gone = gone.map(|line| format!("gone {line}"));
        let new = after.difference(&before).filter(|line| !self.is_explained_no_more(line, &text));
        let here = odd.map(|line| format!("new, in the file itself, {line}"));
        gone.chain(new.map(|line| format!("new {line}"))).chain(here).collect()
    }

    /// Whether a finding of another file needs what can't be read of this one.
    fn may_be_gone(&self, line: &str, text: &str) -> bool {
        let compares = COMPARE.iter().any(|code| line.contains(code));
        let of_money = line.contains("[funding/") || line.contains("[grants/");
        let unit = text.lines().filter(|line| line.trim_end() == "unit: 백만원").count() == 1;
        let of_status = line.contains("[status/");
        let site = self.path.ends_with("site.yaml");
        compares || (site && (of_status || of_money && !unit))
    }

    /// Whether a finding was explained by an entry of this file that is not there any more, not
    /// even in letters.
    fn is_explained_no_more(&self, line: &str, text: &str) -> bool {
        let code = EXPLAINED.iter().find(|(finding, _)| *finding == line).map(|(_, code)| code);
        let card = self.path == "content/projects/market/project.yaml";
        card && code.is_some_and(|code| !text.contains(code))
    }
}

/// One in so many of the faults of lines is tried, to save time; with 1 all of them are.
const STEP: usize = 5;

fn try_every_fault(name: &str, step: usize) {
    let files = files(name);
    let expected = found(&laid_out(&files));
    let (mut wrong, mut tried) = (String::new(), 0);
    for (path, bytes) in &files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if !path.ends_with(".yaml") && !path.ends_with(".md") {
            continue;
        }
        let scratch = laid_out(&files);
        let mut case = Case { scratch, path, expected: expected.clone(), tried: 0 };
        let lines = (0..text.lines().count()).flat_map(|number| broken_in_a_line(text, number));
        let lines =
            lines.enumerate().filter(|(at, _)| at % step == 0).map(|(_, text)| text.into_bytes());
        for broken in broken_as_a_whole(text).into_iter().chain(lines).map(Some).chain([None]) {
            let differences = case.differences(broken.as_deref());
            if !differences.is_empty() {
                let shown = String::from_utf8_lossy(broken.as_deref().unwrap_or(b"(none)"))
                    .chars()
                    .take(600)
                    .collect::<String>();
                wrong.push_str(&format!("{path}\n{shown}\n{}\n\n", differences.join("\n")));
            }
        }
        tried += case.tried;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(tried > 1_500 / step, "only {tried} faults were faults");
}

#[test]
fn no_fault_in_the_district_makes_another_file_look_wrong() {
    try_every_fault("district", STEP);
}

#[test]
fn no_fault_in_the_content_of_every_key_makes_another_file_look_wrong() {
    try_every_fault("every-key", STEP);
}
