//! What a broken-off run left of a site that it had replaced: what only that has is not lost.

use super::put;
use crate::scratch::Scratch;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// A site and, under a name of a leftover, the one it has replaced.
fn replaced(leftover: &str) -> Scratch {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "old"), ("gone.html", "gone")], &out).unwrap();
    scratch.write("out/uploads/form.pdf", "form");
    copy(&out, &scratch.path("saved"));
    put(&[("index.html", "new")], &out).unwrap();
    fs::rename(scratch.path("saved"), scratch.path(leftover)).unwrap();
    scratch
}

#[test]
fn what_only_the_replaced_site_has_of_others_is_brought_over() {
    for leftover in [".out.jangbu", ".out.jangbu.old"] {
        let scratch = replaced(leftover);
        scratch.write(&format!("{leftover}/uploads/in/late.pdf"), "late");
        scratch.write(&format!("{leftover}/.git/HEAD"), "precious");
        scratch.write(&format!("{leftover}/uploads/form.pdf"), "older");
        put(&[("index.html", "newest")], &scratch.path("out")).unwrap();
        assert_eq!(scratch.read("out/uploads/in/late.pdf"), "late");
        assert_eq!(scratch.read("out/.git/HEAD"), "precious");
        assert_eq!(scratch.read("out/uploads/form.pdf"), "form", "what the site has, it keeps");
        assert_eq!(scratch.read("out/index.html"), "newest");
        assert!(!scratch.path("out/gone.html").exists(), "a page of ours that went stays away");
        assert_eq!(scratch.names(), ["out"]);
    }
}

#[test]
fn what_was_removed_does_not_come_back_from_a_staging_folder() {
    let scratch = replaced(".out.jangbu");
    let manifest = fs::File::options().append(true).open(scratch.path(".out.jangbu/manifest.json"));
    let later = SystemTime::now() + Duration::from_secs(1);
    manifest.unwrap().set_modified(later).unwrap();
    fs::remove_file(scratch.path("out/uploads/form.pdf")).unwrap();
    put(&[("index.html", "newest")], &scratch.path("out")).unwrap();
    assert!(!scratch.path("out/uploads/form.pdf").exists());
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn what_cannot_be_brought_over_is_told_and_not_cleared_away() {
    for leftover in [".out.jangbu", ".out.jangbu.old"] {
        let scratch = replaced(leftover);
        scratch.write(&format!("{leftover}/inbox/late.pdf"), "late");
        scratch.write("out/inbox", "a file where that was a folder");
        let before = scratch.tree("out");
        let told = put(&[("index.html", "newest")], &scratch.path("out")).unwrap_err().to_string();
        assert!(told.contains("inbox/late.pdf") && told.contains("run again"), "{told}");
        assert_eq!(scratch.tree("out"), before);
        assert_eq!(scratch.read(&format!("{leftover}/inbox/late.pdf")), "late");
    }
}
