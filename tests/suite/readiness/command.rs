//! `check --readiness` as a script meets it: streams, exit status, formats, languages.

use crate::built::{contents, repository};
use crate::scratch::Scratch;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

pub(super) fn run(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.env_remove("COLUMNS").env("LC_ALL", "C").current_dir(root).args(args);
    command.output().unwrap()
}

pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

const SITE: &str = "\
title: A place
publisher: The district
language: en
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: Own, level: local}]
statuses: [{id: going, name: Going, definition: still at it}]
departments: [{id: one, name: =Roads, phone: 02-0000-0000}, {id: two, name: Parks}]
";

/// A card that asks for nothing more than its records.
fn card(more: &str) -> String {
    format!(
        "id: X-1\ntitle: \"=1+1\"\nstatus: going\ndepartment: one\nbudget: none\n\
         completion: {{year: 2025}}\npromise: {{text: Roads, source: Leaflet}}\n\
         updated: 2024-06\n{more}"
    )
}

/// A ready project, one that is not, and a draft.
fn site() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", &card(""));
    scratch.write("content/projects/road/2024.md", "---\nplan: Build\n---\n- 2024-02: Begun\n");
    let bare = "id: X-2\ntitle: Walk\nstatus: going\ndepartment: two\n";
    scratch.write("content/projects/walk/project.yaml", bare);
    let draft = card("draft: true\n").replace("X-1", "X-3");
    scratch.write("content/projects/lane/project.yaml", &draft);
    scratch
}

#[test]
fn the_table_goes_to_stdout_and_the_count_to_stderr() {
    for (root, status, summary) in [
        (repository(), 0, "사업 1개 중 0개가 평가에서 요구하는 것을 모두 갖추었습니다\n"),
        (contents("district"), 0, "사업 8개 중 0개가 평가에서 요구하는 것을 모두 갖추었습니다\n"),
        (site().path(""), 0, ""),
    ] {
        if !summary.is_empty() {
            let ran = run(&root, &["check", "--readiness"]);
            assert_eq!(ran.status.code(), Some(status));
            assert_eq!(text(&ran.stderr), summary);
            assert!(text(&ran.stdout).contains("재정 계획 실적"));
        }
    }
    let scratch = site();
    let ran = run(&scratch.path(""), &["check", "--readiness"]);
    let expected = "1 of 2 projects ready for the evaluation (1 draft not counted)\n";
    assert_eq!((ran.status.code(), text(&ran.stderr)), (Some(0), expected));
    assert!(text(&ran.stdout).contains("[draft] =1+1"));
    let quiet = run(&scratch.path(""), &["check", "--readiness", "--quiet"]);
    assert!(quiet.stderr.is_empty() && quiet.stdout == ran.stdout);
    assert_eq!(scratch.names(), ["content"], "it writes nothing");
}

#[test]
fn formats_it_does_not_have_are_refused() {
    let scratch = site();
    for (args, says) in [
        (&["check", "--readiness", "--format", "short"][..], "`human`, `json`"),
        (&["check", "--readiness", "--format", "github"], "`human`, `json`"),
        (&["check", "--format", "csv"], "`check --readiness`"),
        (&["generate", "--format", "csv"], "`check --readiness`"),
        (&["new", "project", "x", "--format", "csv"], "`check --readiness`"),
    ] {
        let ran = run(&scratch.path(""), args);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(text(&ran.stderr).contains(says), "{args:?}: {}", text(&ran.stderr));
        assert!(ran.stdout.is_empty());
        assert_eq!(scratch.names(), ["content"]);
    }
}

#[test]
fn errors_are_told_beside_the_table_of_the_rest() {
    let scratch = site();
    scratch.write("content/projects/broken/project.yaml", "titel: typo\n");
    for format in ["human", "csv", "json"] {
        let ran = run(&scratch.path(""), &["check", "--readiness", "--format", format]);
        assert_eq!(ran.status.code(), Some(1), "{format}");
        assert!(text(&ran.stderr).contains("yaml/unknown-key"), "{format}");
        assert!(text(&ran.stderr).contains("not in the table"), "{format}");
        assert!(text(&ran.stdout).contains("Walk") && !text(&ran.stdout).contains("typo"));
    }
    scratch.write("content/projects/broken/project.yaml", "titel: typo\ndraft: true\n");
    let ran = run(&scratch.path(""), &["check", "--readiness"]);
    assert_eq!(ran.status.code(), Some(0), "a draft holds up nobody");
    assert!(text(&ran.stderr).contains("warning[yaml/unknown-key]"), "but it is not lost silently");
    scratch.write("content/site.yaml", "title: x\n");
    let ran = run(&scratch.path(""), &["check", "--readiness", "--format", "json"]);
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(1), 0));
    assert!(!ran.stderr.is_empty());
}

#[test]
fn csv_has_a_row_for_each_project_and_criterion() {
    let scratch = site();
    let ran = run(&scratch.path(""), &["check", "--readiness", "--format", "csv"]);
    let bytes = ran.stdout.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let lines = text(bytes);
    assert_eq!(lines.matches('\n').count(), 31);
    assert_eq!(lines.matches("\r\n").count(), 31);
    let mut reader = csv::Reader::from_reader(bytes);
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let columns = "department_id,department,project_id,slug,title,criterion,outcome,missing,where,\
                   draft,explanation";
    assert_eq!(head.join(","), columns);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let criteria: Vec<&str> = rows.iter().take(10).map(|row| row.get(5).unwrap()).collect();
    let keys = "money planned evidence gaps changes updated contact promise targets status";
    assert_eq!(criteria.join(" "), keys);
    let first: Vec<&str> = rows[0].iter().take(10).collect();
    let expected =
        ["one", "'=Roads", "X-1", "road", "'=1+1", "money", "not_applicable", "", "", "false"];
    assert_eq!(first, expected);
    let drafts: Vec<&str> = rows.iter().map(|row| row.get(9).unwrap()).collect();
    assert_eq!(drafts, [["false"; 10], ["true"; 10], ["false"; 10]].concat());
    let money: Vec<&str> = rows[20].iter().skip(2).take(7).collect();
    let missing = "there is no record of 2024";
    let place = "content/projects/walk/2024.md";
    assert_eq!(money, ["X-2", "walk", "Walk", "money", "not_met", missing, place]);
    for row in &rows {
        let count = |at: usize| row.get(at).unwrap().split("; ").count();
        assert_eq!(count(7), count(8), "{row:?}");
        assert_eq!(row.get(6) == Some("not_met"), !row.get(7).unwrap().is_empty(), "{row:?}");
    }
}

#[test]
fn json_is_one_object_that_says_the_same() {
    let ran = run(&site().path(""), &["check", "--readiness", "--format", "json"]);
    let all: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!((&all["version"], &all["as_of"]), (&1.into(), &"2024-06-30".into()));
    assert_eq!((&all["projects"], &all["ready"]), (&2.into(), &1.into()));
    assert_eq!(all["criteria"].as_array().unwrap().len(), 10);
    assert!(all["criteria"][7]["explanation"].as_str().unwrap().contains("promise"));
    let names: Vec<_> = all["departments"].as_array().unwrap().iter().map(|d| &d["name"]).collect();
    assert_eq!(names, ["=Roads", "Parks"], "JSON needs no apostrophe");
    let road = &all["departments"][0]["projects"][0];
    assert_eq!(
        (&road["slug"], &road["ready"], &road["draft"]),
        (&"road".into(), &true.into(), &false.into())
    );
    assert_eq!(road["criteria"][0]["outcome"], "not_applicable");
    assert_eq!(road["criteria"][0]["reason"], "the project has no budget");
    let walk = &all["departments"][1]["projects"][0];
    let promise = &walk["criteria"][7];
    assert_eq!(
        (&promise["criterion"], &promise["outcome"]),
        (&"promise".into(), &"not_met".into())
    );
    let missing = &promise["missing"][0];
    assert_eq!(missing["file"], "content/projects/walk/project.yaml");
    assert_eq!(
        (&missing["key"], &missing["what"]),
        (&"promise".into(), &"the promise is not quoted".into())
    );
    assert!(walk["criteria"][0]["missing"][0]["key"].is_null(), "a file as a whole");
}

#[test]
fn it_speaks_the_language_of_the_site() {
    let scratch = site();
    let english = run(&scratch.path(""), &["check", "--readiness"]);
    assert!(text(&english.stdout).contains("the promise is not quoted"));
    scratch.write("content/site.yaml", &SITE.replace("language: en", "language: ko"));
    let korean = run(&scratch.path(""), &["check", "--readiness"]);
    assert!(text(&korean.stdout).contains("공약 원문이 없습니다"));
    assert!(text(&korean.stdout).contains("[초안] =1+1"));
    assert!(text(&korean.stderr).contains("(초안 1개는 세지 않음)"));
    let marks = |out: &Output| -> Vec<String> {
        let rows = text(&out.stdout).lines().filter(|line| line.starts_with("=1+1 "));
        rows.map(|row| row.split_whitespace().skip(1).collect()).collect()
    };
    assert_eq!(marks(&english), ["--O--OOOOO"]);
    assert_eq!(marks(&english), marks(&korean));
}
