//! The command twice: what it says of a site that it knows again.

use super::desk::settle;
use crate::built::contents;
use crate::scratch::Scratch;
use std::fs;
use std::process::{Command, Output};

/// A folder with the content of the invented district.
fn district() -> Scratch {
    let scratch = Scratch::new();
    let source = contents("every-key").join("content");
    for entry in walkdir::WalkDir::new(&source).into_iter().map(Result::unwrap) {
        let target = scratch.path("content").join(entry.path().strip_prefix(&source).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    settle();
    scratch
}

fn generate(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).env_remove("NO_COLOR");
    command.args(["generate", "--cache", "kept"]).args(args).output().unwrap()
}

fn said(ran: &Output) -> String {
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(ran.stdout.is_empty());
    String::from_utf8(ran.stderr.clone()).unwrap()
}

#[test]
fn everything_that_was_said_is_said_again_in_every_format() {
    let scratch = district();
    said(&generate(&scratch, &[]));
    for format in ["human", "short", "json", "github"] {
        let quiet = ["--format", format, "--quiet"];
        let told = said(&generate(&scratch, &[&quiet[..], &["--force"]].concat()));
        assert_eq!(told, said(&generate(&scratch, &quiet)), "{format}");
        assert!(!told.is_empty());
        let first = said(&generate(&scratch, &["--format", format, "--force"]));
        let second = said(&generate(&scratch, &["--format", format]));
        // A run on a machine with much else to do may also say how far it is.
        assert!(first.contains(&told) && second.contains(&told), "{format}");
        let [.., counts, last] = first.lines().collect::<Vec<_>>()[..] else { panic!("{first}") };
        let [.., counts_again, last_again] = second.lines().collect::<Vec<_>>()[..] else {
            panic!("{second}")
        };
        assert_eq!(counts, counts_again, "{format}");
        assert!(last.starts_with("사업 2개를 파일"), "{last}");
        assert!(last_again.starts_with("지난번에 낸 뒤로 달라진 것이 없습니다"), "{last_again}");
        assert!(last_again.contains("(추가 0, 변경 0, 삭제 0, 그대로 "), "{last_again}");
    }
}

#[test]
fn nothing_is_known_again_without_a_cache() {
    let scratch = district();
    let args = ["--no-cache", "--quiet"];
    for _ in 0..2 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
        command.current_dir(scratch.path("")).arg("generate").args(args);
        let ran = command.args(["--timings", "--format", "json"]).output().unwrap();
        assert!(!said(&ran).contains("\"look\"") && said(&ran).contains("\"make\""));
    }
}

#[test]
fn warnings_that_are_denied_are_denied_of_a_site_that_is_known() {
    let scratch = district();
    said(&generate(&scratch, &[]));
    assert!(said(&generate(&scratch, &[])).contains("지난번"));
    assert_eq!(generate(&scratch, &["--deny-warnings"]).status.code(), Some(1));
    assert!(said(&generate(&scratch, &[])).contains("지난번"));
}

#[test]
fn steps_that_were_left_out_are_not_timed() {
    let scratch = district();
    let steps = |args: &[&str]| {
        let all = [&["--timings", "--format", "json", "--quiet"][..], args].concat();
        let said = said(&generate(&scratch, &all));
        let told: serde_json::Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
        let steps = told["timings"]["steps"].as_array().unwrap().clone();
        let names: Vec<String> =
            steps.iter().map(|step| step["step"].as_str().unwrap().to_owned()).collect();
        (names, told)
    };
    let (names, first) = steps(&[]);
    for name in ["look", "read", "check", "arrange", "compare", "make", "sync", "swap", "note"] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
    let (names, second) = steps(&[]);
    assert_eq!(names, ["look"]);
    assert_eq!(first["timings"]["files"], second["timings"]["files"]);
    assert_eq!(first["timings"]["bytes"], second["timings"]["bytes"]);
}
