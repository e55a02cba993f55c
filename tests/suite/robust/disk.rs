//! Odd things on the disk: links in a circle, pipes, folders with the names of files.
#![cfg(unix)]

use super::{ends, site};
use crate::built::run;
use crate::scratch::{ONE_SOURCE, Scratch};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

/// That `check` and `generate` end with status 1, and say this of this file.
fn assert_told(scratch: &Scratch, expected: &str) {
    let checked = ends(scratch, &["check", "--format", "short"]);
    assert_eq!(checked.status, Some(1), "{}", checked.out);
    assert!(checked.out.contains(expected), "{}", checked.out);
    let generated = ends(scratch, &["generate", "--format", "short"]);
    assert_eq!(generated.status, Some(1), "{}", generated.err);
    assert!(!scratch.path("output").exists());
}

#[test]
fn a_folder_that_loops_through_a_link_is_told() {
    for (link, target, expected) in [
        ("projects/road/photos", "..", "projects/road/photos:1:1: error[references/path]"),
        ("projects/loop", "../projects", "content/projects/loop:1:1: error[references/path]"),
        ("projects/self", "self", "content/projects/self:1:1: error[references/path]"),
        ("pages", ".", "content/pages:1:1: error[references/path]"),
    ] {
        let scratch = site();
        symlink(target, scratch.path(&format!("content/{link}"))).unwrap();
        assert_told(&scratch, expected);
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_told() {
    for (name, expected) in [
        ("projects/road/2019.md", "projects/road/2019.md:1:1: error[yaml/missing-file]"),
        ("projects/road/overview.md", "projects/road/overview.md:1:1: error[yaml/missing-file]"),
        ("pages/about.md", "content/pages/about.md:1:1: error[yaml/missing-file]"),
    ] {
        let scratch = site();
        scratch.folder(&format!("content/{name}"));
        assert_told(&scratch, expected);
    }
    for name in ["projects/road/project.yaml", "site.yaml"] {
        let scratch = site();
        fs::remove_file(scratch.path(&format!("content/{name}"))).unwrap();
        scratch.folder(&format!("content/{name}"));
        scratch.write("content/projects/road/overview.md", "");
        assert_told(&scratch, &format!("content/{name}:1:1: error[yaml/missing-file]"));
    }
}

#[test]
fn a_pipe_is_not_waited_for() {
    for (name, expected) in [
        ("projects/road/2019.md", "projects/road/2019.md:1:1: error[yaml/missing-file]"),
        ("pages/about.md", "content/pages/about.md:1:1: error[yaml/missing-file]"),
        ("site.yaml", "content/site.yaml:1:1: error[yaml/missing-file]"),
    ] {
        let scratch = site();
        let path = scratch.path(&format!("content/{name}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        let made = Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        assert_told(&scratch, expected);
    }
}

#[test]
fn the_folder_of_projects_may_be_a_link_within_the_content() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";
    scratch.write("content/store/all/road/project.yaml", card);
    symlink("store/all", scratch.path("content/projects")).unwrap();
    let built = run(&scratch.path(""));
    assert_eq!(built.projects, 1);
    assert!(built.diagnostics.iter().all(|one| one.code == "yaml/unknown-file"));
    fs::remove_file(scratch.path("content/projects")).unwrap();
    fs::rename(scratch.path("content/store"), scratch.path("outside")).unwrap();
    symlink("../outside/all", scratch.path("content/projects")).unwrap();
    let built = run(&scratch.path(""));
    let told: Vec<_> = built.diagnostics.iter().map(|one| one.message.en.as_str()).collect();
    assert_eq!(told, ["this link leads out of the content folder and is not followed"]);
}

#[test]
fn a_link_to_a_pipe_or_a_device_is_not_waited_for() {
    let scratch = site();
    let made = Command::new("mkfifo").arg(scratch.path("content/pipe")).status().unwrap();
    assert!(made.success());
    symlink("../../pipe", scratch.path("content/projects/road/2019.md")).unwrap();
    symlink("/dev/zero", scratch.path("content/projects/road/2020.md")).unwrap();
    let checked = ends(&scratch, &["check", "--format", "short"]);
    for expected in [
        "content/pipe:1:1: warning[yaml/unknown-file]",
        "2019.md:1:1: error[yaml/missing-file]",
        "2020.md:1:1: warning[yaml/unknown-file]",
    ] {
        assert!(checked.out.contains(expected), "{}", checked.out);
    }
}

#[test]
fn a_file_nobody_may_read_is_named() {
    let scratch = site();
    let file = scratch.path("content/projects/road/project.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything can't be kept from it.
    if fs::read(&file).is_ok() {
        return;
    }
    let ended = ends(&scratch, &["check"]);
    assert_eq!(ended.status, Some(2));
    assert!(ended.err.contains("project.yaml"), "{}", ended.err);
}
