//! A site that nothing was changed of is known again, and no other is ever taken for one.

mod changes;
mod command;
mod desk;
mod edits;

use desk::{Desk, settle};
use jangbu::publish::Summary;
use std::fs;
use std::os::unix::fs::MetadataExt as _;

#[test]
fn what_was_told_is_told_again_and_nothing_is_touched() {
    let desk = Desk::new();
    let first = desk.run();
    assert!(!first.recognised);
    let told = &first.outcome.diagnostics;
    assert!(told.iter().count() > 3 && told.iter().any(|one| one.hint.is_some()), "{told:?}");
    let stands = |desk: &Desk| {
        let found = fs::metadata(desk.path("output/index.html")).unwrap();
        (found.ino(), found.ctime(), found.ctime_nsec())
    };
    let before = (stands(&desk), fs::metadata(desk.path("output")).unwrap().ino());
    for _ in 0..2 {
        let second = desk.run();
        assert!(second.recognised);
        let files = first.outcome.summary.files();
        let expected = Summary { unchanged: files, ..Summary::default() };
        assert_eq!(second.outcome.summary, expected);
        assert_eq!(second.outcome.diagnostics, first.outcome.diagnostics);
        assert_eq!(second.outcome.projects, first.outcome.projects);
        assert_eq!(second.outcome.language, first.outcome.language);
        assert_eq!(second.outcome.bytes, first.outcome.bytes);
        assert_eq!(before, (stands(&desk), fs::metadata(desk.path("output")).unwrap().ino()));
    }
}

#[test]
fn a_site_that_was_made_and_compared_again_is_known_too() {
    let desk = Desk::new();
    desk.run();
    settle();
    let forced = desk.forced();
    assert!(!forced.recognised && forced.outcome.summary.unchanged > 3);
    assert!(desk.run().recognised);
    desk.write("content/pages/about.md", "# 다른 글\n");
    settle();
    assert!(!desk.run().recognised);
    assert!(desk.run().recognised, "linked files are known");
    settle();
    assert!(desk.run().recognised && desk.run().recognised, "also once all stamps are settled");
}

#[test]
fn content_that_was_saved_as_the_run_began_is_not_relied_on() {
    let desk = Desk::new();
    desk.run();
    // What is saved after the files were looked at, within the same tick, leaves the same stamp.
    for number in 0..8 {
        desk.write("content/pages/about.md", &format!("# 글 {number:02}\n"));
        desk.run();
        desk.write("content/pages/about.md", &format!("# 말 {number:02}\n"));
        desk.run();
        let page = desk.read("output/about/index.html");
        assert!(page.contains(&format!("말 {number:02}")), "{number}");
    }
}

#[test]
fn a_page_that_was_edited_as_the_run_ended_is_put_right() {
    let desk = Desk::new();
    let right = {
        desk.run();
        desk.read("output/about/index.html")
    };
    for number in 0..8 {
        desk.forced();
        desk.write("output/about/index.html", &right.replace("<html", "<HTML"));
        desk.run();
        assert!(desk.read("output/about/index.html") == right, "{number}");
        desk.write("content/pages/method.md", &format!("# 방법 {number:02}\n"));
        settle();
        desk.run();
        desk.write("output/about/index.html", &right.replace("<html", "<HTML"));
        desk.run();
        assert!(desk.read("output/about/index.html") == right, "{number}, published");
    }
}

#[test]
fn content_with_errors_is_never_remembered() {
    let desk = Desk::new();
    desk.run();
    let good = desk.read("content/pages/about.md");
    desk.write("content/projects/talks/project.yaml", "id: t\ntitle: t\nstatus: none\n");
    settle();
    for _ in 0..2 {
        let ran = desk.try_run();
        assert!(ran.is_none(), "nothing is published");
    }
    assert!(desk.read("content/pages/about.md") == good);
}
