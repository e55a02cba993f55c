//! Folders that may not be written to, as the user whose command it is meets them.
//!
//! Whoever runs the tests as root lets a user without rights run the command.

use crate::scratch::{ONE_SOURCE, Scratch};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};
use walkdir::WalkDir;

/// The user `nobody` of Debian.
const NOBODY: u32 = 65_534;

fn mode(scratch: &Scratch, name: &str, mode: u32) {
    fs::set_permissions(scratch.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

/// Gives a folder and all it holds to the user who runs the command.
fn give(scratch: &Scratch, name: &str, user: u32) {
    for entry in WalkDir::new(scratch.path(name)) {
        std::os::unix::fs::lchown(entry.unwrap().path(), Some(user), Some(user)).unwrap();
    }
}

/// A content, and a site `web/out` published from it, both `nobody`'s where we are root; nothing
/// where `nobody` can't run the command at all.
fn published() -> Option<Scratch> {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";
    scratch.write("content/projects/road/project.yaml", card);
    scratch.folder("web");
    if is_root(&scratch) {
        give(&scratch, "", NOBODY);
    }
    let ran = generate(&scratch, &[]);
    if ran.as_ref().is_none_or(|ran| !ran.status.success()) {
        eprintln!("skipped: a user without rights can't run the command here: {ran:?}");
        return None;
    }
    scratch.write("content/site.yaml", &ONE_SOURCE.replace("보기", "새 보기"));
    Some(scratch)
}

fn is_root(scratch: &Scratch) -> bool {
    fs::metadata(scratch.path("")).unwrap().uid() == 0
}

fn generate(scratch: &Scratch, args: &[&str]) -> Option<Output> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(["generate", "--output", "web/out"]).args(args);
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().ok()
}

/// That the command can't publish, says so in these words, and changes nothing.
fn assert_refused(scratch: &Scratch, words: &[&str]) {
    let before = scratch.tree("");
    for args in [&[][..], &["--dry-run"]] {
        let ran = generate(scratch, args).unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{said}");
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert!(scratch.tree("") == before);
    }
}

#[test]
fn a_folder_around_the_output_that_is_read_only_is_told() {
    let Some(scratch) = published() else { return };
    mode(&scratch, "web", 0o555);
    let told = ["web", "출력 폴더 옆에", "권한이 없습니다", "그대로입니다"];
    assert_refused(&scratch, &told);
    mode(&scratch, "web", 0o755);
    assert!(generate(&scratch, &[]).unwrap().status.success());
    assert!(scratch.read("web/out/index.html").contains("새 보기"));
}

#[test]
fn an_output_of_ours_that_is_read_only_is_published_and_stays_so() {
    let Some(scratch) = published() else { return };
    scratch.write("web/out/.git/HEAD", "ref");
    if is_root(&scratch) || fs::metadata("/proc/self").unwrap().uid() == 0 {
        give(&scratch, "web/out/.git", NOBODY);
    }
    for folder in ["web/out/.git", "web/out/projects", "web/out"] {
        mode(&scratch, folder, 0o555);
    }
    for _ in 0..2 {
        let ran = generate(&scratch, &["--as-of", "2024-01-02"]).unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        assert!(scratch.read("web/out/index.html").contains("새 보기"));
        let of = |name: &str| fs::metadata(scratch.path(name)).unwrap().mode() & 0o777;
        assert_eq!((of("web/out"), of("web/out/.git")), (0o555, 0o555));
        assert_eq!(fs::read_dir(scratch.path("web")).unwrap().count(), 1, "nothing is left");
        let site = ONE_SOURCE.replace("보기", "더 새 보기");
        scratch.write("content/site.yaml", &site);
    }
    mode(&scratch, "web/out", 0o755);
}

#[test]
fn a_page_that_may_not_be_read_is_put_right_and_a_folder_that_may_not_is_told() {
    let Some(scratch) = published() else { return };
    mode(&scratch, "web/out/index.html", 0o000);
    let ran = generate(&scratch, &["--as-of", "2024-01-02"]).unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(scratch.read("web/out/index.html").contains("새 보기"));
    mode(&scratch, "web/out/projects/road", 0o000);
    let ran = generate(&scratch, &[]).unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    let is_told = said.contains("projects/road") && said.contains("권한이 없습니다");
    mode(&scratch, "web/out/projects/road", 0o755);
    assert_eq!((ran.status.code(), is_told), (Some(2), true), "{said}");
    assert_eq!(fs::read_dir(scratch.path("web")).unwrap().count(), 1);
}

#[test]
fn a_file_of_another_user_is_brought_along_by_name_or_as_a_copy_with_its_date() {
    let Some(scratch) = published() else { return };
    scratch.write("web/out/verification.html", "theirs");
    let path = scratch.path("web/out/verification.html");
    if chown(&path, Some(0), Some(0)).is_err() {
        eprintln!("skipped: only root can give files away");
        return;
    }
    let date = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let before = date(&path);
    let ran = generate(&scratch, &[]).unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(
        (scratch.read("web/out/verification.html").as_str(), date(&path)),
        ("theirs", before)
    );
    assert_eq!(fs::read_dir(scratch.path("web")).unwrap().count(), 1);
}
