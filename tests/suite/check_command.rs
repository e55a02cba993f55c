//! `check` and `generate` as a script meets them: exit status, streams, and the options that
//! change what is said or published.

use crate::scratch::Scratch;
use serde_json::Value;
use std::process::{Command, Output};

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과}]
";
const CARD: &str = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n";
const CLEAN: &str = "---\nfunding:\n  a: {secured: 5, executed: 5}\n---\n- 2024-05-01: 개통\n";
const WARNING: &str = "---\nfunding:\n  a: {secured: 5, executed: 3}\n---\n";
const ERROR: &str = "---\nfunding:\n  a: {secured: 5, executed: 3}\ntotal: {secured: 6}\n---\n";

/// What is found in [`ERROR`], in the short format.
const FOUND: [&str; 2] = [
    "content/projects/road/2024.md:3:29: warning[funding/gap]: ",
    "content/projects/road/2024.md:4:18: error[funding/sum]: ",
];

/// A site of one project with this yearly record.
fn site(record: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch.write("content/projects/road/2024.md", record);
    scratch
}

fn run(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_exit_status_tells_errors_from_the_rest() {
    for (record, denied, status) in [(CLEAN, 0, 0), (WARNING, 1, 0), (ERROR, 1, 1)] {
        let scratch = site(record);
        let code = |args: &[&str]| run(&scratch, args).status.code();
        assert_eq!(code(&["check"]), Some(status), "{record}");
        assert_eq!(scratch.names(), ["content"], "check writes nothing");
        assert_eq!(code(&["generate", "--deny-warnings"]), Some(denied), "{record}");
        assert_eq!(scratch.path("output").exists(), denied == 0, "{record}");
        assert_eq!(code(&["generate"]), Some(status), "{record}");
        assert_eq!(scratch.path("output/index.html").exists(), status == 0, "{record}");
    }
}

#[test]
fn what_could_not_run_is_status_2() {
    let scratch = site(ERROR);
    scratch.write("output/thesis.txt", "years of work");
    for args in [&["check", "--content", "nowhere"][..], &["generate", "--content", "nowhere"]] {
        let ran = run(&scratch, args);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{args:?}");
    }
    scratch.write("content/projects/road/2024.md", CLEAN);
    assert_eq!(run(&scratch, &["generate"]).status.code(), Some(2), "a folder that is not ours");
    assert_eq!(run(&scratch, &["check"]).status.code(), Some(0), "check needs no output folder");
}

#[test]
fn check_writes_problems_to_stdout_and_its_summary_to_stderr() {
    let scratch = site(ERROR);
    let ran = run(&scratch, &["check", "--format", "short"]);
    let lines: Vec<&str> = text(&ran.stdout).lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    for (line, start) in lines.iter().zip(FOUND) {
        assert!(line.starts_with(start), "{line}");
    }
    assert_eq!(text(&ran.stderr), "오류 1건, 경고 1건\n");
    let human = run(&scratch, &["check"]);
    assert!(text(&human.stdout).contains("error[funding/sum] content/projects/road/2024.md:4:18"));
    assert_eq!(text(&human.stderr), "오류 1건, 경고 1건\n");
    let clean = run(&site(CLEAN), &["check"]);
    assert!(clean.stdout.is_empty());
    assert_eq!(text(&clean.stderr), "문제가 없습니다\n");
}

#[test]
fn json_on_stdout_is_json_and_nothing_else() {
    let ran = run(&site(ERROR), &["check", "--format", "json"]);
    let lines: Vec<Value> =
        text(&ran.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> = lines.iter().map(|line| (&line["severity"], &line["line"])).collect();
    assert_eq!(found, [(&"warning".into(), &3.into()), (&"error".into(), &4.into())]);
    let keys = ["code", "column", "end_column", "end_line", "file", "hint", "line", "message"];
    for key in keys {
        assert!(lines.iter().all(|line| line.get(key).is_some()), "{key}");
    }
    assert!(run(&site(CLEAN), &["check", "--format", "json"]).stdout.is_empty());
}

#[test]
fn generate_leaves_stdout_to_data() {
    for record in [CLEAN, WARNING, ERROR] {
        for format in ["human", "short", "json", "github"] {
            let ran = run(&site(record), &["generate", "--format", format]);
            assert!(ran.stdout.is_empty(), "{format}: {}", text(&ran.stdout));
            assert!(!ran.stderr.is_empty(), "{format}");
        }
    }
}

#[test]
fn quiet_leaves_out_the_summary_and_no_problem() {
    let scratch = site(ERROR);
    let ran = run(&scratch, &["check", "--quiet", "--format", "short"]);
    assert_eq!(text(&ran.stdout).lines().count(), 2);
    assert!(ran.stderr.is_empty(), "{}", text(&ran.stderr));
    let ran = run(&scratch, &["generate", "-q", "--format", "short"]);
    assert_eq!(ran.status.code(), Some(1));
    let lines: Vec<&str> = text(&ran.stderr).lines().collect();
    assert!(lines.len() == 2 && lines[1].starts_with(FOUND[1]), "{lines:?}");
    let ran = run(&site(CLEAN), &["generate", "--quiet"]);
    assert!(ran.stdout.is_empty() && ran.stderr.is_empty(), "{}", text(&ran.stderr));
    let ran = run(&site(CLEAN), &["generate"]);
    assert!(text(&ran.stderr).contains("`output`"), "without it the summary is there");
    let ran = run(&scratch, &["check", "--quiet", "--content", "nowhere"]);
    assert!(!ran.stderr.is_empty(), "a failure is told all the same");
}

#[test]
fn the_day_given_is_the_day_rules_look_at() {
    let scratch = site(CLEAN);
    let denied = ["generate", "--deny-warnings", "--format", "short", "--as-of", "2024-04-30"];
    let ran = run(&scratch, &denied);
    assert_eq!(ran.status.code(), Some(1), "a result after the day is a warning");
    assert!(text(&ran.stderr).contains("[dates/as-of]"), "{}", text(&ran.stderr));
    let ran = run(&scratch, &["generate", "--deny-warnings", "--as-of", "2024-05-31"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    let page = scratch.read("output/projects/index.html");
    assert!(page.contains("<time datetime=\"2024-05-31\">2024. 5. 31.</time>"));
    assert!(!page.contains("2024-06-30"), "the day of site.yaml gives way");
}

#[test]
fn the_address_given_takes_the_place_of_the_sites_own() {
    let scratch = site(CLEAN);
    scratch.write("content/site.yaml", &format!("{SITE}base_url: https://old.example/\n"));
    for (args, expected) in [
        (&["generate"][..], "https://old.example/"),
        (&["generate", "--base-url", "https://new.example/a"], "https://new.example/a/"),
        (&["generate", "--base-url", "HTTPS://New.example/A"], "https://new.example/A/"),
    ] {
        assert_eq!(run(&scratch, args).status.code(), Some(0));
        let page = scratch.read("output/projects/index.html");
        let link = format!("<link rel=\"canonical\" href=\"{expected}projects/\">");
        assert!(page.contains(&link), "{link}");
    }
    scratch.write("content/site.yaml", SITE);
    assert_eq!(run(&scratch, &["generate"]).status.code(), Some(0));
    assert!(!scratch.read("output/projects/index.html").contains("canonical"));
}

#[test]
fn files_are_named_from_where_the_command_was_called() {
    let scratch = Scratch::new();
    scratch.write("mysite/content/site.yaml", SITE);
    scratch.write("mysite/content/projects/road/project.yaml", CARD);
    scratch.write("mysite/content/projects/road/2024.md", WARNING);
    scratch.write("mysite/themes/own/theme.yaml", "colours: {}\n");
    let in_full = scratch.path("mysite");
    let in_full = in_full.to_str().unwrap();
    let first = |args: &[&str]| {
        let ran = run(&scratch, &[args, &["check", "--quiet"][..]].concat());
        text(&ran.stdout).lines().next().unwrap_or_default().to_owned()
    };
    for root in ["mysite", "./mysite", "mysite/", in_full] {
        for (format, start) in [
            ("human", "warning[funding/gap] mysite/content/projects/road/2024.md:3:29"),
            ("short", "mysite/content/projects/road/2024.md:3:29: warning[funding/gap]"),
            ("github", "::warning file=mysite/content/projects/road/2024.md,line=3,col=29,"),
        ] {
            let said = first(&["--root", root, "--format", format]);
            assert!(said.starts_with(start), "{root} {format}: {said}");
        }
        let object = first(&["--root", root, "--format", "json"]);
        let object: Value = serde_json::from_str(&object).unwrap();
        assert_eq!(object["file"], "content/projects/road/2024.md", "the contract");
    }
    let themed = ["--root", "mysite", "--theme", "own", "check", "--format", "short"];
    let themed = run(&scratch, &themed).stdout;
    assert!(text(&themed).contains("\nmysite/themes/own/theme.yaml:1:1: error["), "{themed:?}");
    let content = first(&["--content", "mysite/content", "--format", "short"]);
    assert!(content.starts_with("mysite/content/projects/road/2024.md:3:29: "), "{content}");
    let ran = run(&scratch, &["--root", "mysite", "generate", "--format", "short"]);
    assert!(text(&ran.stderr).contains("mysite/content/projects/road/2024.md:3:29: "), "{ran:?}");
}
