//! The command as its users meet it: exit status, what goes to which stream, and in which language.

use crate::scratch::Scratch;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The built command, in a folder, with an environment that says nothing.
fn jangbu(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(folder).stdin(Stdio::null());
    for variable in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    jangbu(folder).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn help_and_version_go_to_stdout() {
    let scratch = Scratch::new();
    for args in [&["--help"][..], &["-h"], &["help"], &["generate", "--help"], &["check", "-h"]] {
        let ran = run(&scratch.path(""), args);
        assert_eq!(ran.status.code(), Some(0), "{args:?}");
        assert!(text(&ran.stdout).contains("--root"), "{args:?}");
        assert!(ran.stderr.is_empty());
    }
    let version = run(&scratch.path(""), &["--version"]);
    assert_eq!(text(&version.stdout), concat!("jangbu ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn every_option_of_the_contract_is_offered() {
    let scratch = Scratch::new();
    let help = text(&run(&scratch.path(""), &["generate", "--help"]).stdout);
    for option in [
        "--root",
        "--content",
        "--theme",
        "--format",
        "--quiet",
        "--jobs",
        "--output",
        "--base-url",
        "--as-of",
        "--deny-warnings",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn what_is_typed_wrong_is_told_on_stderr_with_status_2() {
    let scratch = Scratch::new();
    scratch.folder("themes/mine");
    for args in [
        &[][..],
        &["publish"],
        &["generate", "--nonsense"],
        &["generate", "extra"],
        &["check", "--output", "x"],
        &["check", "--format", "xml"],
        &["check", "--jobs", "0"],
        &["check", "--jobs", "many"],
        &["generate", "--as-of", "2021-13-45"],
        &["generate", "--as-of", "yesterday"],
        &["generate", "--base-url", "ftp://example.org/"],
        &["generate", "--base-url", "example.org"],
        &["generate", "--base-url", "https://example.org/%zz"],
        &["preview", "--base-url", "https://example.org:65536/"],
        &["check", "--theme", "unknown"],
        &["check", "--theme", "./mine"],
        &["check", "--root", "nowhere"],
    ] {
        let ran = run(&scratch.path(""), args);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(!ran.stderr.is_empty(), "{args:?}");
        assert!(ran.stdout.is_empty(), "{args:?}");
        assert_eq!(scratch.names(), ["themes"], "{args:?} wrote something");
    }
}

#[test]
fn common_options_stand_before_or_after_the_command() {
    let scratch = Scratch::new();
    scratch.folder("site");
    for args in [
        &["--root", "site", "--theme", "unknown", "check"][..],
        &["check", "--theme", "unknown", "--root", "site"],
        &["--theme", "unknown", "check", "--root", "site"],
        &["--root", "site", "generate", "--theme", "unknown"],
    ] {
        let ran = run(&scratch.path(""), args);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(text(&ran.stderr).contains("`unknown`"), "{args:?}: {}", text(&ran.stderr));
    }
    for args in [&["--root", "nowhere", "check"][..], &["check", "--root", "nowhere"]] {
        let told = text(&run(&scratch.path(""), args).stderr);
        assert!(told.contains("`nowhere`"), "{args:?}: {told}");
    }
}

#[test]
fn a_failure_speaks_the_language_of_the_environment() {
    let scratch = Scratch::new();
    for (variable, value, expected) in [
        ("LANG", "ko_KR.UTF-8", "지정한 폴더가 없습니다"),
        ("LC_ALL", "ko", "지정한 폴더가 없습니다"),
        ("LANG", "C", "names no folder"),
    ] {
        let mut command = jangbu(&scratch.path(""));
        let ran = command.env(variable, value).args(["check", "--root", "x"]).output().unwrap();
        assert!(text(&ran.stderr).contains(expected), "{variable}={value}");
    }
}

#[test]
fn an_address_typed_is_judged_as_in_the_content_and_in_the_readers_language() {
    let scratch = Scratch::new();
    scratch.folder("content");
    let told = |language: &str, address: &str| {
        let mut command = jangbu(&scratch.path(""));
        let ran = command.env("LC_ALL", language).args(["generate", "--base-url", address]);
        text(&ran.output().unwrap().stderr)
    };
    assert_eq!(
        told("ko", "https://가온구.kr/"),
        "error: `--base-url`: 웹 주소의 서버 이름 `가온구.kr`에 한글처럼 영문이 아닌 글자가 있습니다. \
         한글 도메인은 퓨니코드로 쓰세요: `xn--o39a00az65c.kr`\n"
    );
    assert_eq!(
        told("C", "https://a.kr/?q=1"),
        "error: `--base-url`: the web address has a `?`, so names of pages can't follow it; \
         leave out the `?` and what follows it\n"
    );
    assert!(!told("C", "https://someone:secret@a.kr/").contains("secret"));
}

#[test]
fn no_colour_where_nobody_looks() {
    let scratch = Scratch::new();
    for args in [&["check", "--root", "x"][..], &["check", "--nonsense"], &["--help"]] {
        let ran = run(&scratch.path(""), args);
        assert!(!ran.stdout.contains(&0x1b) && !ran.stderr.contains(&0x1b), "{args:?}");
    }
}

#[test]
fn a_reader_who_leaves_early_does_no_harm() {
    let scratch = Scratch::new();
    for args in [&["--help"][..], &["check", "--format", "json"], &["check", "--nonsense"]] {
        let mut command = jangbu(&scratch.path(""));
        let (out, err) = (std::io::pipe().unwrap(), std::io::pipe().unwrap());
        drop((out.0, err.0));
        let ran = command.args(args).stdout(out.1).stderr(err.1).status().unwrap();
        assert!(ran.code().is_some_and(|code| code <= 2), "{args:?}: {ran}");
    }
}
