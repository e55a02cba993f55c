//! `generate` on whole sites, as the web team meets it: what is written, what is refused.

use crate::built::contents;
use crate::scratch::Scratch;
use std::process::{Command, Output};

/// A folder with the content of the invented district.
fn district() -> Scratch {
    let scratch = Scratch::new();
    let source = contents("every-key").join("content");
    for entry in walkdir::WalkDir::new(&source).into_iter().map(Result::unwrap) {
        let target = scratch.path("content").join(entry.path().strip_prefix(&source).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    scratch
}

fn generate(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).arg("generate").args(args);
    if !args.contains(&"--format") {
        command.args(["--format", "short"]);
    }
    command.output().unwrap()
}

fn said(ran: &Output) -> String {
    String::from_utf8(ran.stderr.clone()).unwrap()
}

#[test]
fn a_site_is_published_and_again_without_a_change() {
    let scratch = district();
    scratch.write("output/.gitignore", "*\n!.gitignore\n");
    let first = generate(&scratch, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    assert!(first.stdout.is_empty(), "messages go to stderr");
    assert!(scratch.path("output/projects/market/record.json").is_file());
    assert!(scratch.path("output/manifest.json").is_file());
    assert_eq!(scratch.read("output/.gitignore"), "*\n!.gitignore\n");
    assert_eq!(scratch.names(), ["content", "output"], "nothing remains beside the output");
    let before = scratch.tree("output");
    let second = generate(&scratch, &[]);
    assert!(said(&second).contains("추가 0, 변경 0, 삭제 0"), "{}", said(&second));
    assert!(before == scratch.tree("output"));
}

#[test]
fn threads_do_not_change_a_byte() {
    let scratch = district();
    for (jobs, target) in [("1", "one"), ("8", "eight")] {
        let ran = generate(&scratch, &["--jobs", jobs, "--output", target]);
        assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    }
    assert!(scratch.tree("one") == scratch.tree("eight"));
}

#[test]
fn every_mistake_of_every_file_is_told_and_nothing_is_written() {
    let scratch = district();
    scratch.write(
        "content/projects/roads/2024.md",
        "---\nfunding:\n  district: {secured: 1e3, exected: 5}\n---\n- 2024-13-45: 개통\n",
    );
    scratch.write("content/projects/talks/2024.md", "- 날짜 없는 실적\n");
    scratch.write("content/projects/talks/기투자.md", "---\ntotal: {secured: 5}\n---\n");
    scratch.write(
        "content/projects/Roads/project.yaml",
        "id: r\ntitle: r\nstatus: going\ndepartment: road-division\n",
    );
    scratch.write("content/pages/Projects.md", "# 사업\n");
    scratch.write(
        "content/projects/turned/project.yaml",
        "id: t\ntitle: \"b\\u202Ec\"\nstatus: going\ndepartment: road-division\n",
    );
    scratch.write(
        "content/projects/walks/project.yaml",
        "id: a\ntitle: b\nstatus: gone\ndepartment: x\n",
    );
    let ran = generate(&scratch, &[]);
    assert_eq!(ran.status.code(), Some(1));
    for place in [
        "content/pages/Projects.md:1:1: error[references/address]",
        "content/projects/roads:1:1: error[references/address]",
        "content/projects/talks/기투자.md:1:1: warning[references/address]",
        "content/projects/roads/2024.md:3:23: error[yaml/value]",
        "content/projects/roads/2024.md:3:28: error[yaml/unknown-key]",
        "content/projects/roads/2024.md:5:3: error[dates/impossible]",
        "content/projects/talks/2024.md:1:3: warning[dates/undated]",
        "content/projects/turned/project.yaml:2:8: error[yaml/character]",
        "content/projects/walks/project.yaml:3:9: error[references/status]",
        "content/projects/walks/project.yaml:4:13: error[references/department]",
    ] {
        assert!(said(&ran).contains(place), "{place} in\n{}", said(&ran));
    }
    assert_eq!(scratch.names(), ["content"]);
}

#[test]
fn a_published_site_outlives_content_that_breaks() {
    let scratch = district();
    assert_eq!(generate(&scratch, &[]).status.code(), Some(0));
    let before = scratch.tree("output");
    scratch.write("content/projects/market/2020.md", "---\ntotal: {secured: x}\n---\n");
    assert_eq!(generate(&scratch, &[]).status.code(), Some(1));
    assert!(before == scratch.tree("output"));
}

#[test]
fn warnings_publish_unless_they_are_denied() {
    let scratch = district();
    assert_eq!(generate(&scratch, &["--deny-warnings"]).status.code(), Some(1));
    assert_eq!(scratch.names(), ["content"]);
    assert_eq!(generate(&scratch, &[]).status.code(), Some(0));
}

#[test]
fn folders_that_are_not_the_sites_are_refused_and_left_alone() {
    let scratch = district();
    scratch.write("full/thesis.txt", "years of work");
    scratch.write("file", "");
    std::os::unix::fs::symlink(scratch.path("full"), scratch.path("link")).unwrap();
    let before = scratch.tree("");
    for target in
        [".", "..", "/", "content", "content/out", "full", "link", "file", "no/parent", ""]
    {
        let ran = generate(&scratch, &["--output", target]);
        assert_eq!(ran.status.code(), Some(2), "{target}: {}", said(&ran));
        assert!(before == scratch.tree(""), "{target}");
    }
    scratch.folder("home");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    let home = command.current_dir(scratch.path("")).env("HOME", scratch.path("home"));
    let ran = home.args(["generate", "--output", "home"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn the_day_and_the_address_can_be_given() {
    let scratch = district();
    let ran =
        generate(&scratch, &["--as-of", "2025-01-02", "--base-url", "https://example.org/pledges"]);
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    let page = scratch.read("output/projects/market/index.html");
    assert!(page.contains("<time datetime=\"2025-01-02\">2025. 1. 2.</time>"));
    assert!(
        page.contains("rel=\"canonical\" href=\"https://example.org/pledges/projects/market/\"")
    );
    assert!(
        scratch.read("output/projects/market/record.json").contains("\"as_of\": \"2025-01-02\"")
    );
}

#[test]
fn a_dry_run_tells_what_would_change_and_writes_nothing() {
    let scratch = district();
    scratch.write(
        "content/projects/extra/project.yaml",
        "id: x\ntitle: x\nstatus: going\ndepartment: road-division\n",
    );
    let dry = generate(&scratch, &["--dry-run"]);
    assert_eq!(dry.status.code(), Some(0), "{}", said(&dry));
    assert_eq!(scratch.names(), ["content"]);
    assert!(said(&dry).contains("아무것도 쓰지 않았습니다"), "{}", said(&dry));
    assert_eq!(generate(&scratch, &[]).status.code(), Some(0));
    let files = scratch.tree("output");
    let listed = String::from_utf8(dry.stdout).unwrap();
    let files = files.iter().filter(|(path, bytes)| bytes.is_some() && *path != "manifest.json");
    let expected: String = files.map(|(path, _)| format!("+ {path}\n")).collect();
    assert_eq!(listed, expected);

    std::fs::remove_dir_all(scratch.path("content/projects/extra")).unwrap();
    let before = scratch.tree("");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    let dry = command.current_dir(scratch.path("")).args(["generate", "--dry-run"]);
    let dry = dry.args(["--format", "json"]).output().unwrap();
    assert!(before == scratch.tree(""));
    let objects: Vec<serde_json::Value> = String::from_utf8(dry.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let has = |change: &str, path: &str| {
        objects.iter().any(|object| object["change"] == change && object["path"] == path)
    };
    assert!(has("removed", "projects/extra/index.html") && has("changed", "index.html"));
    assert!(
        objects.iter().all(|object| object["size"].is_null() == (object["change"] == "removed"))
    );
    let text = String::from_utf8(generate(&scratch, &["--dry-run"]).stdout).unwrap();
    assert!(text.lines().any(|line| line == "- projects/extra/index.html"), "{text}");
    assert!(text.lines().any(|line| line == "~ index.html"), "{text}");
}

#[test]
fn a_dry_run_ends_as_a_run_would() {
    let scratch = district();
    assert_eq!(generate(&scratch, &["--dry-run", "--deny-warnings"]).status.code(), Some(1));
    scratch.write("full/thesis.txt", "years of work");
    for target in [".", "content", "full", "no/parent"] {
        let ran = generate(&scratch, &["--dry-run", "--output", target]);
        assert_eq!(ran.status.code(), Some(2), "{target}: {}", said(&ran));
        assert!(ran.stdout.is_empty());
    }
    scratch.write("content/projects/market/2020.md", "---\ntotal: {secured: x}\n---\n");
    let ran = generate(&scratch, &["--dry-run"]);
    assert_eq!(ran.status.code(), Some(1));
    assert!(ran.stdout.is_empty());
    assert_eq!(scratch.names(), ["content", "full"]);
}

#[test]
fn a_second_run_says_that_it_waits_and_then_reads_what_is_newest() {
    use std::io::{BufRead, BufReader};
    let scratch = district();
    let held = std::fs::File::open(scratch.folder(".output.jangbu")).unwrap();
    held.lock().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).env("LANG", "ko_KR.UTF-8").env_remove("LC_ALL");
    let mut run = command.args(["generate", "--quiet", "--format", "short"]);
    run = run.stderr(std::process::Stdio::piped());
    let mut run = run.spawn().unwrap();
    let mut lines = BufReader::new(run.stderr.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    assert!(first.contains("다른 jangbu") && first.contains("기다립니다"), "{first}");
    let site = scratch.read("content/site.yaml").replace("title: ", "title: 새 ");
    scratch.write("content/site.yaml", &site);
    drop(held);
    lines.for_each(drop);
    assert!(run.wait().unwrap().success());
    assert!(scratch.read("output/index.html").contains("새 가온구"));
    assert_eq!(scratch.names(), ["content", "output"]);
}
