//! What would be done, told without doing it.

use super::{failing, options, project, publish, put, site};
use crate::scratch::Scratch;
use jangbu::progress::Silent;
use jangbu::publish::{self as publishing, Mark, Plan};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

const OLD: [(&str, &str); 4] = [("b/gone.html", "x"), ("c.html", "1"), ("same", "s"), ("z", "z")];
const NEW: [(&str, &str); 4] = [("a.html", "new"), ("c.html", "22"), ("same", "s"), ("y", "y")];

fn plan(files: &[(&str, &str)], target: &Path) -> Plan {
    publishing::plan(&site(files), target, &options(), &|| {}, &Silent).unwrap()
}

fn told(plan: &Plan) -> Vec<(Mark, &str, Option<u64>)> {
    plan.changes().map(|change| (change.mark, change.path, change.size)).collect()
}

#[test]
fn a_plan_names_every_change_in_order_and_changes_nothing() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&OLD, &out).unwrap();
    scratch.write("out/uploads/form.pdf", "theirs");
    let before = scratch.tree("");
    let planned = plan(&NEW, &out);
    assert_eq!(
        told(&planned),
        [
            (Mark::Added, "a.html", Some(3)),
            (Mark::Removed, "b/gone.html", None),
            (Mark::Changed, "c.html", Some(2)),
            (Mark::Added, "y", Some(1)),
            (Mark::Removed, "z", None),
        ]
    );
    assert_eq!(scratch.tree(""), before);
    assert_eq!(planned.summary(), put(&NEW, &out).unwrap(), "and it is what is then done");
    assert!(told(&plan(&NEW, &out)).is_empty());
}

#[test]
fn a_plan_of_a_new_folder_adds_everything_and_makes_no_folder() {
    let scratch = Scratch::new();
    let planned = plan(&NEW, &scratch.path("out"));
    assert_eq!(planned.summary().added, 4);
    assert!(scratch.names().is_empty());
}

#[test]
fn a_plan_waits_for_a_run_under_way_and_says_so_once() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&OLD, &out).unwrap();
    let held = fs::File::open(&out).unwrap();
    held.lock().unwrap();
    let told = AtomicUsize::new(0);
    let waiting = || {
        told.fetch_add(1, Ordering::SeqCst);
    };
    std::thread::scope(|scope| {
        let run =
            scope.spawn(|| publishing::plan(&site(&NEW), &out, &options(), &waiting, &Silent));
        while told.load(Ordering::SeqCst) == 0 && !run.is_finished() {
            std::thread::yield_now();
        }
        assert!(!run.is_finished());
        drop(held);
        run.join().unwrap().unwrap();
    });
    assert_eq!(told.into_inner(), 1);
}

#[test]
fn the_cache_is_refused_in_words_of_its_own() {
    let (scratch, options) = project();
    let cache = scratch.folder("root/cache");
    for target in ["root/cache", "root/cache/out", "root/./cache/"] {
        let told = publishing::refuse_cache(&scratch.path(target), &options, &cache);
        assert!(told.unwrap_err().to_string().contains("--cache"), "{target}");
    }
    let around = publishing::refuse_cache(&scratch.path("o"), &options, &scratch.path("o/cache"));
    assert!(around.unwrap_err().to_string().contains("--cache"));
    let project = publishing::refuse_cache(&scratch.path("root"), &options, &cache);
    assert!(!project.unwrap_err().to_string().contains("--cache"), "that is the project first");
    publishing::refuse_cache(&scratch.path("root/out"), &options, &cache).unwrap();
}

#[test]
fn a_plan_is_refused_where_publishing_is() {
    let (scratch, options) = project();
    scratch.write("full/thesis.txt", "years of work");
    symlink(scratch.path("full"), scratch.path("link")).unwrap();
    let before = scratch.tree("");
    for target in ["root", "", "root/content", "root/theme/out", "full", "link", "no/parent"] {
        let (site, target) = (site(&NEW), scratch.path(target));
        let planned = publishing::plan(&site, &target, &options, &|| {}, &Silent).unwrap_err();
        let done = publish(&site, &target, &options).unwrap_err();
        assert_eq!(planned.to_string(), done.to_string());
        assert_eq!(scratch.tree(""), before);
    }
    let mut next = site(&NEW);
    next.insert("b.html", failing());
    let planned =
        publishing::plan(&next, &scratch.path("out"), &options, &|| {}, &Silent).unwrap_err();
    assert!(planned.to_string().contains("no such luck"));
    let clash = site(&[("A", "1"), ("a", "2")]);
    assert!(publishing::plan(&clash, &scratch.path("out"), &options, &|| {}, &Silent).is_err());
    let bad = site(&[("files/aux.pdf", "1")]);
    assert!(publishing::plan(&bad, &scratch.path("out"), &options, &|| {}, &Silent).is_err());
    assert_eq!(scratch.tree(""), before);
}
