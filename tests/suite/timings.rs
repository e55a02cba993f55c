//! `--timings`, and how a run is shown that nobody watches on a terminal.

use crate::scratch::{ONE_SOURCE, Scratch};
use std::process::{Command, Output};

fn run(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).args(["--cache", "kept"]);
    command.output().unwrap()
}

fn site(card: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    scratch.write("content/projects/road/project.yaml", card);
    scratch
}

const GOOD: &str = "id: r\ntitle: 길\nstatus: going\ndepartment: one\n";

fn told(bytes: &[u8]) -> serde_json::Value {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| line.starts_with("{\"timings\"")).collect();
    assert_eq!(lines.len(), 1, "{text}");
    serde_json::from_str(lines[0]).unwrap()
}

#[test]
fn the_parts_are_not_more_than_the_whole() {
    let scratch = site(GOOD);
    let ran = run(&scratch, &["generate", "--timings", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(0));
    let told = told(&ran.stderr);
    let of = |value: &serde_json::Value| value.as_f64().unwrap();
    let steps = told["timings"]["steps"].as_array().unwrap();
    let sum: f64 = steps.iter().map(|step| of(&step["wall_ms"])).sum();
    assert!(sum > 0.0 && sum <= of(&told["timings"]["wall_ms"]) + 0.1, "{told}");
    let shares: f64 = steps.iter().map(|step| of(&step["share"])).sum();
    assert!(shares > 0.3 && shares <= 1.0, "{told}");
    let read = steps.iter().find(|step| step["step"] == "read").unwrap();
    assert_eq!(read["count"], 1);
    let make = steps.iter().find(|step| step["step"] == "make").unwrap();
    assert_eq!(make["count"], told["timings"]["files"]);
    let listed: serde_json::Value =
        serde_json::from_str(&scratch.read("output/manifest.json")).unwrap();
    let files = listed["files"].as_array().unwrap();
    assert_eq!(told["timings"]["files"], files.len());
    let bytes: u64 = files.iter().map(|file| file["size"].as_u64().unwrap()).sum();
    assert_eq!(told["timings"]["bytes"], bytes);
    assert!(told["timings"]["peak_memory_bytes"].as_u64().unwrap() > 1_000_000);
}

#[test]
fn they_are_told_of_content_with_errors_too() {
    let scratch = site("id: r\ntitle: 길\nstatus: nowhere\ndepartment: one\n");
    for command in ["generate", "check"] {
        let ran = run(&scratch, &[command, "--timings", "--format", "json"]);
        assert_eq!(ran.status.code(), Some(1), "{command}");
        let told = told(&ran.stderr);
        assert!(told["timings"]["files"].is_null(), "{command}");
    }
}

#[test]
fn they_are_a_table_in_the_language_of_the_site() {
    let scratch = site(GOOD);
    let korean = run(&scratch, &["check", "--timings", "--quiet"]);
    let text = String::from_utf8(korean.stderr).unwrap();
    assert!(text.starts_with("단계 ") && text.contains("\n내용과 테마 읽기 "), "{text}");
    assert!(text.contains("\n모두 ") && text.contains("최대 메모리: "), "{text}");
    scratch.write("content/site.yaml", &format!("{ONE_SOURCE}language: en\n"));
    let english = run(&scratch, &["generate", "--timings"]);
    let text = String::from_utf8(english.stderr).unwrap();
    assert!(text.contains("\nread content and theme ") && text.contains("\ntotal "), "{text}");
}

#[test]
fn a_run_that_is_done_at_once_shows_nothing() {
    let scratch = site(GOOD);
    let ran = run(&scratch, &["generate"]);
    let text = String::from_utf8(ran.stderr).unwrap();
    assert!(text.lines().last().unwrap().starts_with("사업 1개를"), "{text}");
    assert!(!text.contains('\u{1b}') && !text.contains("파일 만들기"), "{text}");
}
