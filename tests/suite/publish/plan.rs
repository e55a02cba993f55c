//! What would be done, told without doing it.

use super::{failing, options, project, publish, put, site};
use crate::scratch::Scratch;
use jangbu::progress::Silent;
use jangbu::publish::{self as publishing, Mark, Plan};
use std::os::unix::fs::symlink;
use std::path::Path;

const OLD: [(&str, &str); 4] = [("b/gone.html", "x"), ("c.html", "1"), ("same", "s"), ("z", "z")];
const NEW: [(&str, &str); 4] = [("a.html", "new"), ("c.html", "22"), ("same", "s"), ("y", "y")];

fn plan(files: &[(&str, &str)], target: &Path) -> Plan {
    publishing::plan(&site(files), target, &options(), &Silent).unwrap()
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
fn a_plan_is_refused_where_publishing_is() {
    let (scratch, options) = project();
    scratch.write("full/thesis.txt", "years of work");
    symlink(scratch.path("full"), scratch.path("link")).unwrap();
    let before = scratch.tree("");
    for target in ["root", "", "root/content", "root/theme/out", "full", "link", "no/parent"] {
        let (site, target) = (site(&NEW), scratch.path(target));
        let planned = publishing::plan(&site, &target, &options, &Silent).unwrap_err();
        let done = publish(&site, &target, &options).unwrap_err();
        assert_eq!(planned.to_string(), done.to_string());
        assert_eq!(scratch.tree(""), before);
    }
    let mut next = site(&NEW);
    next.insert("b.html", failing());
    let planned = publishing::plan(&next, &scratch.path("out"), &options, &Silent).unwrap_err();
    assert!(planned.to_string().contains("no such luck"));
    let clash = site(&[("A", "1"), ("a", "2")]);
    assert!(publishing::plan(&clash, &scratch.path("out"), &options, &Silent).is_err());
    let bad = site(&[("files/aux.pdf", "1")]);
    assert!(publishing::plan(&bad, &scratch.path("out"), &options, &Silent).is_err());
    assert_eq!(scratch.tree(""), before);
}
