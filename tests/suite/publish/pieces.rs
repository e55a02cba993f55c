//! Files made piece by piece are published as if they were made whole.

use super::{failing, options, publish, put, site};
use crate::scratch::Scratch;
use jangbu::diagnostics::{Failure, Phrase};
use jangbu::output::{Output, Recipe};
use jangbu::progress::Silent;
use jangbu::publish::{self as publishing, Summary};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const PATH: &str = "data/large.csv";

fn pieces(pieces: &[&str]) -> Recipe {
    let pieces: Vec<String> = pieces.iter().map(|&piece| piece.to_owned()).collect();
    Recipe::pieces(pieces.len(), move |number| Ok(pieces[number].clone().into_bytes()))
}

fn with(recipe: Recipe) -> Output {
    let mut output = site(&[("index.html", "home")]);
    output.insert(PATH, recipe);
    output
}

#[test]
fn pieces_are_the_file_they_come_to() {
    let whole = pieces(&["a,b\r\n", "", "1,2\r\n"]).carry_out(|_| unreachable!()).unwrap();
    assert_eq!(whole, b"a,b\r\n1,2\r\n");
    assert_eq!(format!("{:?}", pieces(&["a", "b"])), "Pieces(2)");
}

#[test]
fn however_it_is_cut_the_same_file_stays_and_another_is_written() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let inode = || fs::metadata(out.join(PATH)).unwrap().ino();
    let run = |parts: &[&str]| publish(&with(pieces(parts)), &out, &options()).unwrap();
    let unchanged = Summary { unchanged: 2, ..Summary::default() };
    let changed = Summary { unchanged: 1, changed: 1, ..Summary::default() };
    assert_eq!(run(&["one\n", "two\n"]), Summary { added: 2, ..Summary::default() });
    let first = inode();
    for same in [&["one\n", "two\n"][..], &["one\ntwo\n"], &["", "o", "ne\ntwo", "\n", ""]] {
        assert_eq!(run(same), unchanged);
        assert_eq!((scratch.read("out/data/large.csv").as_str(), inode()), ("one\ntwo\n", first));
    }
    for other in [
        &["one\n", "two!"][..],
        &["One\n", "two\n"],
        &["one\n", "two"],
        &["one\n"],
        &["one\n", "two\n", "three\n"],
        &[],
        &["one\n", "two\n"],
    ] {
        assert_eq!(run(other), changed, "{other:?}");
        assert_eq!(scratch.read("out/data/large.csv"), other.concat());
    }
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn one_that_stays_is_linked_beside_others_that_change() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let mut output = with(pieces(&["1", "2"]));
    publish(&output, &out, &options()).unwrap();
    let before = fs::metadata(out.join(PATH)).unwrap();
    output.insert("index.html", Recipe::bytes(b"new".to_vec()));
    publish(&output, &out, &options()).unwrap();
    let after = fs::metadata(out.join(PATH)).unwrap();
    assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
    assert_eq!(scratch.read("out/index.html"), "new");
    let planned = publishing::plan(&output, &out, &options(), &|| {}, &Silent).unwrap();
    assert_eq!(planned.changes().count(), 0);
}

#[test]
fn the_manifest_and_a_plan_tell_the_same_as_of_a_whole_file() {
    let scratch = Scratch::new();
    let text = "자료\n".repeat(5000);
    let (one, other) = text.split_at(3 * 1001);
    let cut = with(pieces(&[one, other]));
    let plan = publishing::plan(&cut, &scratch.path("cut"), &options(), &|| {}, &Silent).unwrap();
    let sizes: Vec<_> = plan.changes().map(|change| (change.path, change.size)).collect();
    assert_eq!(sizes, [(PATH, Some(text.len() as u64)), ("index.html", Some(4))]);
    assert!(scratch.names().is_empty());
    publish(&cut, &scratch.path("cut"), &options()).unwrap();
    put(&[("index.html", "home"), (PATH, &text)], &scratch.path("whole")).unwrap();
    assert_eq!(scratch.read("cut/manifest.json"), scratch.read("whole/manifest.json"));
}

#[test]
fn a_piece_that_fails_leaves_the_old_site() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "old")], &out).unwrap();
    let made = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&made);
    let recipe = Recipe::pieces(9, move |number| {
        counted.fetch_add(1, Ordering::SeqCst);
        let failure = || Failure::new(Phrase::new("안 됩니다", "no such luck"), "");
        (number < 3).then(|| b"piece".to_vec()).ok_or_else(failure)
    });
    assert!(publish(&with(recipe), &out, &options()).is_err());
    assert_eq!(made.load(Ordering::SeqCst), 4, "what comes behind is not made");
    assert_eq!(scratch.read("out/index.html"), "old");
    assert_eq!(scratch.names(), ["out"]);
    assert!(publish(&with(failing()), &out, &options()).is_err());
}

#[test]
fn what_stands_there_and_is_no_file_is_never_followed_or_waited_for() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    publish(&with(pieces(&["1"])), &out, &options()).unwrap();
    fs::remove_file(out.join(PATH)).unwrap();
    scratch.write("theirs.csv", "1");
    std::os::unix::fs::symlink(scratch.path("theirs.csv"), out.join(PATH)).unwrap();
    publish(&with(pieces(&["1"])), &out, &options()).unwrap();
    assert_eq!(
        (scratch.read("theirs.csv").as_str(), scratch.read("out/data/large.csv").as_str()),
        ("1", "1")
    );
    assert!(fs::symlink_metadata(out.join(PATH)).unwrap().is_file());
}
