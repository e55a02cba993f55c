//! Every kind of change, one at a time, to a site that is known.

use super::desk::{Desk, edit_unseen, settle};
use jangbu::model::Date;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

type Change = (&'static str, fn(&Desk));

/// Puts a site in order, changes something, and gives whether the next run knew it again. After
/// that run the output is what a run anew would make.
fn known_after(desk: &Desk, (what, change): Change) -> bool {
    for _ in 0..2 {
        settle();
        if desk.try_run().is_some_and(|ran| ran.recognised) {
            break;
        }
    }
    assert!(desk.run().recognised, "{what}: not known before the change");
    change(desk);
    settle();
    let ran = desk.run();
    let (files, built) = desk.anew();
    assert!(files.unwrap() == desk.output(), "{what}: the output is not what it should be");
    assert_eq!(ran.outcome.diagnostics, built.diagnostics, "{what}");
    assert_eq!(ran.outcome.projects, built.projects, "{what}");
    ran.recognised
}

/// The photo of the market; its name is decomposed on the disk.
fn photo(desk: &Desk) -> std::path::PathBuf {
    let photos = desk.path("content/projects/market/photos");
    let mut all = fs::read_dir(photos).unwrap().map(|entry| entry.unwrap().path());
    all.find(|path| path.extension().is_some_and(|ending| ending == "jpg")).unwrap()
}

const OF_INPUTS: [Change; 16] = [
    ("a byte, the time put back", |d| edit_unseen(&d.path("content/pages/about.md"))),
    ("a byte of an attachment", |d| {
        edit_unseen(&d.path("content/projects/market/files/plan.pdf"));
    }),
    ("a file of its name put in place of it", |d| {
        let (old, new) = (d.path("content/pages/about.md"), d.path("content/new"));
        fs::copy(&old, &new).unwrap();
        let modified = fs::metadata(&old).unwrap().modified().unwrap();
        let file = fs::File::options().write(true).open(&new).unwrap();
        file.set_modified(modified).unwrap();
        fs::rename(new, old).unwrap();
    }),
    ("a page renamed", |d| {
        fs::rename(d.path("content/pages/about.md"), d.path("content/pages/told.md")).unwrap();
    }),
    ("and back", |d| {
        fs::rename(d.path("content/pages/told.md"), d.path("content/pages/about.md")).unwrap();
    }),
    ("a page added", |d| d.write("content/pages/method-2.md", "# 방법\n")),
    ("and removed", |d| fs::remove_file(d.path("content/pages/method-2.md")).unwrap()),
    ("an empty folder added", |d| {
        fs::create_dir(d.path("content/projects/market/photos/old")).unwrap();
    }),
    ("a link to a page added", |d| {
        d.write("content/projects/roads/files/a.txt", "a");
        d.write("content/projects/roads/files/b.txt", "b");
        symlink("../projects/roads/files/a.txt", d.path("content/pages/link.md")).unwrap();
    }),
    ("what the link leads to edited", |d| {
        edit_unseen(&d.path("content/projects/roads/files/a.txt"));
    }),
    ("the link led elsewhere", |d| {
        fs::remove_file(d.path("content/pages/link.md")).unwrap();
        symlink("../projects/roads/files/b.txt", d.path("content/pages/link.md")).unwrap();
    }),
    ("the link led nowhere", |d| {
        fs::remove_file(d.path("content/pages/link.md")).unwrap();
        symlink("nowhere", d.path("content/pages/link.md")).unwrap();
    }),
    ("what nobody may read any more", |d| {
        fs::remove_file(d.path("content/pages/link.md")).unwrap();
        let mode = Permissions::from_mode(0o400);
        fs::set_permissions(d.path("content/pages/about.md"), mode).unwrap();
    }),
    ("a file of the theme", |d| edit_unseen(&d.path("themes/own/assets/mark.txt"))),
    ("a file added to the theme", |d| d.write("themes/own/assets/other.txt", "other")),
    ("a photo replaced", |d| {
        let mut bytes = fs::read(photo(d)).unwrap();
        bytes.extend([0; 8]);
        fs::write(photo(d), bytes).unwrap();
    }),
];

const OF_OUTPUT: [Change; 8] = [
    ("a page edited, the time put back", |d| edit_unseen(&d.path("output/index.html"))),
    ("a page deleted", |d| fs::remove_file(d.path("output/about/index.html")).unwrap()),
    ("a folder deleted", |d| fs::remove_dir_all(d.path("output/assets")).unwrap()),
    ("a page touched", |d| {
        let file = fs::File::options().write(true).open(d.path("output/index.html")).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    }),
    ("a page put in place of another", |d| {
        fs::copy(d.path("output/404.html"), d.path("output/index.html")).unwrap();
    }),
    ("the manifest edited", |d| edit_unseen(&d.path("output/manifest.json"))),
    ("a dotfile", |d| d.write("output/.gitignore", "*.log\n")),
    ("a dotfile edited", |d| edit_unseen(&d.path("output/.gitignore"))),
];

#[test]
fn no_change_of_content_or_theme_is_overlooked() {
    let desk = Desk::new();
    for change in OF_INPUTS {
        assert!(!known_after(&desk, change), "{}", change.0);
    }
}

#[test]
fn no_change_of_the_output_is_overlooked() {
    let desk = Desk::new();
    for change in OF_OUTPUT {
        assert!(!known_after(&desk, change), "{}", change.0);
    }
}

#[test]
fn what_makes_no_difference_is_none() {
    let desk = Desk::new();
    desk.write("output/.git/HEAD", "ref: refs/heads/main\n");
    let nothing: [Change; 3] = [
        ("nothing", |_| {}),
        ("a file read", |d| drop(d.read("content/site.yaml"))),
        ("what a version control system keeps", |d| d.write("output/.git/HEAD", "0123456789\n")),
    ];
    for change in nothing {
        assert!(known_after(&desk, change), "{}", change.0);
    }
}

#[test]
fn a_folder_that_was_another_while_it_was_read_is_not_taken_for_itself() {
    for folder in ["content", "content/projects/talks"] {
        let mut desk = Desk::new();
        desk.run();
        copy(&desk.path(folder), &desk.path("other"));
        let card = if folder == "content" { "other/projects/talks" } else { "other" };
        let card = format!("{card}/project.yaml");
        desk.write(&card, &desk.read(&card).replace("title: ", "title: 다른 "));
        desk.write("content/site.yaml", &format!("{}# a remark\n", desk.read("content/site.yaml")));
        settle();
        // Functions, for a desk keeps no more of what is done at it.
        desk.around = if folder == "content" {
            [|d| swap(d, "content"), |d| swap(d, "content")]
        } else {
            [|d| swap(d, "content/projects/talks"), |d| swap(d, "content/projects/talks")]
        };
        assert!(!desk.run().recognised);
        desk.around = [|_| {}; 2];
        settle();
        assert!(!desk.run().recognised, "{folder}");
        assert!(desk.anew().0.unwrap() == desk.output(), "{folder}");
    }
}

/// Puts another folder in the place of one, and that in its place.
fn swap(desk: &Desk, folder: &str) {
    let [here, other, aside] = [folder, "other", "aside"].map(|name| desk.path(name));
    fs::rename(&here, &aside).unwrap();
    fs::rename(&other, &here).unwrap();
    fs::rename(&aside, &other).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_page_edited_during_a_run_with_its_time_put_back_is_put_right() {
    let mut desk = Desk::new();
    desk.run();
    let card = "content/projects/talks/project.yaml";
    desk.write(card, &desk.read(card).replace("title: ", "title: 다른 "));
    settle();
    desk.edited = Some("output/assets/icon.svg");
    desk.run();
    desk.edited = None;
    settle();
    desk.run();
    assert!(desk.anew().0.unwrap() == desk.output());
}

#[test]
fn a_folder_that_a_link_leads_to_is_looked_into() {
    let desk = Desk::new();
    let card = desk.read("content/projects/talks/project.yaml").replace("생활-3", "생활-33");
    desk.write("content/.kept/talks-2/project.yaml", &card);
    symlink("../.kept/talks-2", desk.path("content/projects/talks-2")).unwrap();
    let change: Change = ("a file behind a link", |d| {
        let path = "content/.kept/talks-2/project.yaml";
        d.write(path, &format!("{}# a remark\n", d.read(path)));
    });
    assert!(!known_after(&desk, change));
    assert!(known_after(&desk, ("nothing", |_| {})));
    symlink("..", desk.path("content/projects/market/files/round")).unwrap();
    settle();
    assert!(desk.try_run().is_none(), "a circle comes to an end, and is an error");
}

#[test]
fn whoever_asks_for_something_else_gets_it() {
    let mut desk = Desk::new();
    let known = |desk: &Desk| {
        settle();
        let ran = desk.run();
        assert!(desk.anew().0.unwrap() == desk.output());
        ran.recognised
    };
    let changes: [fn(&mut Desk); 6] = [
        |_| {},
        |d| d.base_url = Some("https://example.org/"),
        |d| d.as_of = Date::new(2025, Some(1), Some(2)),
        |d| d.theme = None,
        |d| d.option = "deny warnings",
        |d| d.base_url = Some("https://example.com/"),
    ];
    for change in changes {
        change(&mut desk);
        assert!(!known(&desk), "another site");
        assert!(known(&desk), "the same site");
    }
}

#[test]
fn another_output_is_another_site_and_what_a_killed_run_left_is_cleared_away() {
    let desk = Desk::new();
    desk.run();
    assert!(desk.run().recognised);
    fs::rename(desk.path("output"), desk.path("elsewhere")).unwrap();
    assert!(!desk.run().recognised, "it is gone");
    fs::remove_dir_all(desk.path("output")).unwrap();
    fs::rename(desk.path("elsewhere"), desk.path("output")).unwrap();
    assert!(!desk.run().recognised, "the last run had another one");
    assert!(desk.run().recognised);
    desk.write(".output.jangbu-999999999/index.html", "half");
    assert!(!desk.run().recognised);
    assert!(!desk.path(".output.jangbu-999999999").exists());
    assert!(desk.run().recognised);
}
