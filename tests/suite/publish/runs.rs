//! Several runs into one folder at once: one goes on, the others wait, and none mixes with another.

use super::{options, put, site};
use crate::scratch::Scratch;
use jangbu::progress::Silent;
use jangbu::publish::{self, Claim};
use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A site whose every page tells its version, some of them with pages of their own.
fn version(name: &str) -> Vec<(String, String)> {
    let pages = (0..40).map(|n| (format!("p/{}/{n}.html", n % 5), format!("{name} {n}")));
    let own = (0..5).map(|n| (format!("only/{name}/{n}.html"), name.to_owned()));
    let same = (0..20).map(|n| (format!("same/{n}.html"), n.to_string()));
    pages.chain(own).chain(same).collect()
}

fn publish(name: &str, scratch: &Scratch) {
    let pages = version(name);
    let pages: Vec<_> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    put(&pages, &scratch.path("out")).unwrap();
}

#[test]
fn four_runs_at_once_all_succeed_and_leave_a_clean_site() {
    let names = ["a", "b", "c", "d"];
    let clean: BTreeMap<_, _> = names
        .map(|name| {
            let scratch = Scratch::in_memory();
            publish(name, &scratch);
            (name, scratch.tree("out"))
        })
        .into();
    for round in 0..40 {
        let scratch = Scratch::in_memory();
        if round % 2 == 0 {
            publish("a", &scratch);
        }
        let start = std::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            for name in names {
                let (start, scratch) = (&start, &scratch);
                scope.spawn(move || {
                    start.wait();
                    publish(name, scratch);
                });
            }
        });
        let found = scratch.tree("out");
        assert!(clean.values().any(|tree| *tree == found), "round {round}: a mixture");
        assert_eq!(scratch.names(), ["out"], "round {round}");
    }
}

#[test]
fn the_second_run_says_that_it_waits_and_goes_on_when_the_first_has_ended() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let first = Claim::take(&out, &options(), &|| panic!("nobody else is here")).unwrap();
    let waits = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let waiting = || {
                waits.fetch_add(1, Ordering::SeqCst);
            };
            let second = Claim::take(&out, &options(), &waiting).unwrap();
            // What it now publishes it has read after the first had ended.
            assert_eq!(scratch.read("out/index.html"), "first");
            second.publish(site(&[("index.html", "second")]), &Silent).unwrap();
        });
        while waits.load(Ordering::SeqCst) == 0 {
            std::thread::sleep(Duration::from_millis(2));
        }
        assert!(!second.is_finished());
        first.publish(site(&[("index.html", "first")]), &Silent).unwrap();
    });
    assert_eq!(waits.into_inner(), 1);
    assert_eq!(scratch.read("out/index.html"), "second");
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn a_claim_that_is_given_up_leaves_everything_as_it_was() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    drop(Claim::take(&out, &options(), &|| {}).unwrap());
    assert!(scratch.names().is_empty());
    put(&[("index.html", "old")], &out).unwrap();
    drop(Claim::take(&out, &options(), &|| {}).unwrap());
    assert_eq!(scratch.names(), ["out"]);
    assert_eq!(scratch.read("out/index.html"), "old");
}

#[test]
fn whoever_holds_the_old_site_is_waited_for() {
    // As a run does that clears the old site away under the name of the staging folder.
    let scratch = Scratch::new();
    scratch.write(".out.jangbu/manifest.json", "{}");
    let held = fs::File::open(scratch.path(".out.jangbu")).unwrap();
    held.lock().unwrap();
    std::thread::scope(|scope| {
        let run = scope.spawn(|| put(&[("index.html", "x")], &scratch.path("out")).unwrap());
        std::thread::sleep(Duration::from_millis(50));
        assert!(!run.is_finished());
        assert_eq!(scratch.read(".out.jangbu/manifest.json"), "{}");
        drop(held);
    });
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn two_outputs_in_one_folder_do_not_wait_for_each_other() {
    let scratch = Scratch::new();
    let alone = || panic!("another output is another matter");
    let one = Claim::take(&scratch.path("out"), &options(), &alone).unwrap();
    let other = Claim::take(&scratch.path("out2"), &options(), &alone).unwrap();
    for claim in [one, other] {
        claim.publish(site(&[("index.html", "x")]), &Silent).unwrap();
    }
    assert_eq!(scratch.names(), ["out", "out2"]);
    publish::plan(&site(&[]), &scratch.path("out"), &options(), &|| {}, &Silent).unwrap();
}
