//! `check` asked for less, or for the meaning of a code.

use crate::scratch::Scratch;
use jangbu::pipeline;
use std::process::{Command, Output};

/// A site with one error, one warning and one note, on lines 3, 4 and 6 of its record.
fn site(language: &str) -> Scratch {
    let scratch = Scratch::new();
    let site = format!(
        "title: 보기\npublisher: 가온구\nlanguage: {language}\nas_of: 2024-06-30\nunit: 백만원\n\
         sources: [{{id: a, name: 가, level: local}}]\n\
         statuses: [{{id: going, name: 추진중, definition: 추진하고 있음}}]\n\
         departments: [{{id: one, name: 한과}}]\n"
    );
    scratch.write("content/site.yaml", &site);
    let card = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n";
    scratch.write("content/projects/road/project.yaml", card);
    let record = "---\nfunding:\n  a: {secured: 5, executed: 3}\ntotal: {secured: 6}\n---\n";
    scratch.write("content/projects/road/2024.md", record);
    scratch
}

fn check(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).env("LANG", "C").args(["check"]).args(args);
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The codes told, one a line, and the exit status.
fn codes(scratch: &Scratch, args: &[&str]) -> (Vec<String>, Option<i32>) {
    let ran = check(scratch, &[args, &["--format", "short"]].concat());
    let code = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    (out(&ran).lines().filter_map(code).collect(), ran.status.code())
}

#[test]
fn only_and_skip_take_codes_and_areas() {
    let scratch = site("en");
    let all = vec!["funding/gap".to_owned(), "funding/sum".to_owned()];
    let gap = vec!["funding/gap".to_owned()];
    let nothing = Vec::new();
    for (args, told, status) in [
        (&[][..], &all, 1),
        (&["--only", "funding"], &all, 1),
        (&["--only", "funding/gap"], &gap, 0),
        (&["--only", "funding/gap,funding/sum"], &all, 1),
        (&["--only", "funding/gap", "--only", "dates"], &gap, 0),
        (&["--only", "dates"], &nothing, 0),
        (&["--skip", "funding/sum"], &gap, 0),
        (&["--skip", "funding"], &nothing, 0),
        (&["--only", "funding", "--skip", "funding/sum"], &gap, 0),
        (&["--skip", "yaml/syntax"], &all, 1),
    ] {
        assert_eq!(codes(&scratch, args), (told.clone(), Some(status)), "{args:?}");
    }
}

#[test]
fn a_code_nobody_knows_is_refused_and_nothing_is_checked() {
    let scratch = site("en");
    for (args, near) in [
        (&["--only", "funding/sums"][..], "did you mean `funding/sum`?"),
        (&["--skip", "gap"], "did you mean `funding/gap`?"),
        (&["--explain", "funding/som"], "did you mean `funding/sum`?"),
        (&["--only", "weather"], "what stands in `[ ]`"),
        (&["--only", ""], "there is no code ``"),
    ] {
        let ran = check(&scratch, args);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(ran.stdout.is_empty(), "{args:?}");
        assert!(err(&ran).contains(near), "{args:?}: {}", err(&ran));
    }
}

#[test]
fn warnings_are_denied_on_request() {
    let scratch = site("en");
    assert_eq!(codes(&scratch, &["--only", "funding/gap", "--deny-warnings"]).1, Some(1));
    assert_eq!(codes(&scratch, &["--only", "dates", "--deny-warnings"]).1, Some(0));
}

#[test]
fn explain_prints_the_page_in_the_language_of_the_site() {
    let english = check(&site("en"), &["--explain", "funding/gap"]);
    assert_eq!(english.status.code(), Some(0));
    assert!(out(&english).starts_with("funding/gap (warning)\n\nsecured money was not executed"));
    assert!(english.stderr.is_empty());
    let korean = check(&site("ko"), &["--explain", "funding/gap"]);
    assert!(out(&korean).starts_with("funding/gap (경고)\n\n확보한 돈을 다 집행하지 않았는데"));
    // Without content the language is that of the environment.
    let nowhere = Scratch::new();
    assert!(out(&check(&nowhere, &["--explain", "funding/gap"])).contains("(warning)"));
}

#[test]
fn every_code_has_a_page_to_explain_it() {
    let scratch = site("en");
    let pages = pipeline::manuals();
    assert!(pages.len() > 60, "{}", pages.len());
    for page in pages {
        let ran = check(&scratch, &["--explain", page.code]);
        assert_eq!(ran.status.code(), Some(0), "{}", page.code);
        assert!(out(&ran).contains(&page.summary.en), "{}", page.code);
    }
}
