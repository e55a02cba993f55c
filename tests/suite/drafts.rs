//! Drafts: checked, never published, and nobody is held up by one.

use crate::built::{SiteFiles, all, run, text};
use crate::scratch::Scratch;
use jangbu::diagnostics::Severity;
use std::process::Command;

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}, {id: done, name: 완료, definition: 마침, done: true}]
areas: [{id: living, name: 생활}]
departments: [{id: one, name: 한과}]
";

const DRAFT: &str = "\
id: 가-9
title: 아직 쓰는 사업
status: done
department: one
area: living
";

/// Two projects that are published.
fn site() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    for (slug, id) in [("road", "가-1"), ("walk", "가-2")] {
        let card =
            format!("id: {id}\ntitle: {slug}\nstatus: going\ndepartment: one\narea: living\n");
        scratch.write(&format!("content/projects/{slug}/project.yaml"), &card);
        let record = "---\nfunding: {a: {secured: 5, executed: 5}}\n---\n- 2024-02-01: 착공\n";
        scratch.write(&format!("content/projects/{slug}/2024.md"), record);
    }
    scratch
}

/// Adds a third, with money of a year of its own, the latest result and a gap without reason.
fn add_third(scratch: &Scratch, draft: &str) {
    scratch.write("content/projects/secret/project.yaml", &format!("{DRAFT}{draft}"));
    let old = "---\nfunding: {a: {secured: 100, executed: 90}}\n---\n";
    scratch.write("content/projects/secret/2020.md", old);
    scratch.write("content/projects/secret/2024.md", "- 2024-06-20: 아직 모를 실적\n");
}

#[test]
fn a_draft_changes_no_byte_of_the_output() {
    let scratch = site();
    let without = SiteFiles::of(&scratch.path(""));
    add_third(&scratch, "draft: true\n");
    let with = SiteFiles::of(&scratch.path(""));
    let paths = |files: &SiteFiles| files.0.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&with), paths(&without));
    for (path, bytes) in &with.0 {
        assert!(bytes == &without.0[path], "{path} tells of the draft");
    }
    assert_eq!(run(&scratch.path("")).projects, 2);
}

#[test]
fn the_same_project_is_everywhere_once_it_is_no_draft() {
    let scratch = site();
    add_third(&scratch, "draft: false\n");
    let files = SiteFiles::of(&scratch.path(""));
    assert!(files.0.contains_key("projects/secret/record.json"));
    assert!(files.0.contains_key("years/2020/index.html"));
    let home = files.page("index.html");
    let figures: Vec<String> = all(&home, ".figs b").into_iter().map(text).collect();
    assert_eq!(figures, ["110백만원", "100백만원", "90.9%", "33.3%"]);
    for (selector, words) in [
        (".news li", "아직 모를 실적"),
        (".holes li", "10백만원"),
        ("table.projects tr", "아직 쓰는 사업"),
        ("table.areas tr", "3"),
        ("#years li", "2020년 1개 사업"),
    ] {
        let found = all(&home, selector).into_iter().map(text).any(|said| said.contains(words));
        assert!(found, "{words} in {selector}");
    }
}

/// A kind of mistakes and what must be found of them, draft or not: what can't be read, and what
/// can be read and is wrong.
type Mistakes = (fn(&str) -> Scratch, &'static [&'static str]);

const MISTAKES: [Mistakes; 2] = [
    (unreadable, &["yaml/unknown-key", "yaml/value", "dates/impossible"]),
    (wrong, &["references/project", "funding/sum", "references/source"]),
];

fn unreadable(draft: &str) -> Scratch {
    let scratch = site();
    add_third(&scratch, &format!("progres: 5\n{draft}"));
    let broken = "---\nfunding: {a: {secured: 1e3}}\n---\n- 2024-13-45: 개통\n";
    scratch.write("content/projects/secret/2024.md", broken);
    scratch
}

fn wrong(draft: &str) -> Scratch {
    let scratch = site();
    add_third(&scratch, &format!("lineage: {{merged_into: nobody}}\n{draft}"));
    let sum = "---\nfunding: {a: {secured: 100, executed: 90}, b: {secured: 1}}\n\
               total: {executed: 99}\n---\n";
    scratch.write("content/projects/secret/2020.md", sum);
    scratch
}

#[test]
fn mistakes_in_a_draft_are_warnings() {
    for (scene, codes) in MISTAKES {
        let scratch = scene("draft: true\n");
        let built = run(&scratch.path(""));
        for &code in codes {
            let found = built.diagnostics.iter().find(|found| found.code == code);
            let found = found.unwrap_or_else(|| panic!("{code} is not told"));
            assert_eq!(found.severity, Severity::Warning, "{code}");
            assert!(found.place.file.starts_with("content/projects/secret/"), "{code}");
        }
        assert!(!built.diagnostics.has_errors(), "{codes:?}");
        assert!(built.output.is_some(), "the others are published");
        let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
        let ran = command.current_dir(scratch.path("")).arg("generate").output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{codes:?}");
        assert!(scratch.path("output/projects/road/index.html").is_file());
        assert!(!scratch.path("output/projects/secret").exists());
    }
}

#[test]
fn the_same_mistakes_are_errors_once_it_is_no_draft() {
    for (scene, codes) in MISTAKES {
        let built = run(&scene("").path(""));
        for &code in codes {
            let found = built.diagnostics.iter().find(|found| found.code == code);
            assert_eq!(found.map(|found| found.severity), Some(Severity::Error), "{code}");
        }
        assert!(built.output.is_none(), "{codes:?}");
    }
}

#[test]
fn mistakes_beside_a_draft_stay_errors() {
    let scratch = wrong("draft: true\n");
    scratch.write(
        "content/projects/walk/2024.md",
        "---\nfunding: {a: {secured: 5}}\ntotal: {secured: 6}\n---\n",
    );
    let built = run(&scratch.path(""));
    let errors = built.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let files: Vec<&str> = errors.map(|found| found.place.file.as_str()).collect();
    assert_eq!(files, ["content/projects/walk/2024.md"]);
}
