//! What others do while a run goes on: to the output, to what they put into it, and to the
//! staging folder.

use super::{on, options, publish, put, site};
use crate::scratch::Scratch;
use jangbu::diagnostics::Failure;
use jangbu::output::Recipe;
use jangbu::progress::{Progress, Step};
use jangbu::publish::{self as publishing, Summary};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

/// Publishes a site whose last page does something before it is made.
fn publish_while(
    scratch: &Scratch,
    act: impl Fn() + Send + Sync + 'static,
) -> Result<Summary, Failure> {
    let mut next = site(&[("index.html", "new"), ("same.html", "same")]);
    let last = move || {
        act();
        Ok(b"last".to_vec())
    };
    next.insert("z/last.html", Recipe::make(last));
    on(1, || publish(&next, &scratch.path("out"), &options()))
}

fn published() -> Scratch {
    let scratch = Scratch::new();
    put(&[("index.html", "old"), ("same.html", "same")], &scratch.path("out")).unwrap();
    scratch.write("out/.git/index", "before");
    scratch.write("out/.git/index.lock", "");
    scratch.write("out/.nojekyll", "");
    scratch.write("out/uploads/form.pdf", "form");
    scratch
}

#[test]
fn what_others_change_meanwhile_is_so_in_the_new_site() {
    let scratch = published();
    let inode = fs::metadata(scratch.path("out/.nojekyll")).unwrap().ino();
    let out = scratch.path("out");
    publish_while(&scratch, move || {
        // As git does when somebody commits: a new file takes the place of the old one.
        fs::write(out.join(".git/index.new"), "after").unwrap();
        fs::rename(out.join(".git/index.new"), out.join(".git/index")).unwrap();
        fs::remove_file(out.join(".git/index.lock")).unwrap();
        fs::write(out.join("uploads/form.pdf"), "written in place").unwrap();
        fs::create_dir_all(out.join("late/er")).unwrap();
        fs::write(out.join("late/er/x"), "late").unwrap();
    })
    .unwrap();
    assert_eq!(scratch.read("out/.git/index"), "after");
    assert!(!scratch.path("out/.git/index.lock").exists());
    assert_eq!(scratch.read("out/uploads/form.pdf"), "written in place");
    assert_eq!(scratch.read("out/late/er/x"), "late");
    assert_eq!(fs::metadata(scratch.path("out/.nojekyll")).unwrap().ino(), inode);
    assert_eq!(scratch.names(), ["out"]);
}

/// Acts as a step begins.
struct At<F>(Step, F);

impl<F: Fn() + Send + Sync> Progress for At<F> {
    fn begin(&self, step: Step, _: Option<usize>) {
        if step == self.0 {
            self.1();
        }
    }
    fn advance(&self, _: usize) {}
}

fn publish_acting_at(scratch: &Scratch, step: Step, act: impl Fn() + Send + Sync) {
    let next = site(&[("index.html", "new"), ("same.html", "same")]);
    publishing::publish(&next, &scratch.path("out"), &options(), &At(step, act)).unwrap();
}

/// A new file takes the place of another, as git and careful editors write.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("replacing");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn what_changes_in_the_very_moment_of_the_exchange_is_so_too() {
    // The last moment that a test can reach: permissions are copied after everything is linked.
    let scratch = published();
    let out = scratch.path("out");
    publish_acting_at(&scratch, Step::Sync, || {
        replace(&out.join(".git/index"), "after");
        fs::remove_file(out.join(".git/index.lock")).unwrap();
        fs::write(out.join("uploads/late.pdf"), "late").unwrap();
        fs::write(out.join("index.html"), "ours, by hand").unwrap();
    });
    assert_eq!(scratch.read("out/.git/index"), "after");
    assert!(!scratch.path("out/.git/index.lock").exists());
    assert_eq!(scratch.read("out/uploads/late.pdf"), "late");
    assert_eq!(scratch.read("out/index.html"), "new");
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn a_lock_that_is_written_and_renamed_meanwhile_is_not_left_locked() {
    // As git does: the lock it made becomes the file. The staging folder has a name of it too.
    let scratch = published();
    let out = scratch.path("out");
    publish_acting_at(&scratch, Step::Sync, || {
        fs::write(out.join(".git/index.lock"), "after").unwrap();
        fs::rename(out.join(".git/index.lock"), out.join(".git/index")).unwrap();
    });
    assert_eq!(scratch.read("out/.git/index"), "after");
    assert!(!scratch.path("out/.git/index.lock").exists());
}

#[test]
fn what_changes_in_the_new_site_just_after_the_exchange_stays_so() {
    let scratch = published();
    for name in ["both", "gone", "moved"] {
        scratch.write(&format!("out/uploads/{name}"), "before");
    }
    let (out, old) = (scratch.path("out"), scratch.path(".out.jangbu"));
    publish_acting_at(&scratch, Step::Clear, || {
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "new");
        assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "old");
        replace(&out.join(".git/index"), "newer");
        fs::remove_file(out.join(".git/index.lock")).unwrap();
        fs::write(out.join("uploads/later.pdf"), "later").unwrap();
        // The old site too, just before: what is newer wins.
        replace(&old.join("uploads/both"), "in the old one");
        replace(&out.join("uploads/both"), "in the new one");
        fs::remove_file(old.join("uploads/gone")).unwrap();
        replace(&out.join("uploads/gone"), "again");
        fs::write(old.join("uploads/later.pdf"), "earlier").unwrap();
        // Only the old one.
        replace(&old.join("uploads/moved"), "once more");
        fs::write(old.join("uploads/late.pdf"), "late").unwrap();
    });
    assert_eq!(scratch.read("out/.git/index"), "newer");
    assert!(!scratch.path("out/.git/index.lock").exists());
    assert_eq!(scratch.read("out/uploads/later.pdf"), "later");
    assert_eq!(scratch.read("out/uploads/both"), "in the new one");
    assert_eq!(scratch.read("out/uploads/gone"), "again");
    assert_eq!(scratch.read("out/uploads/moved"), "once more");
    assert_eq!(scratch.read("out/uploads/late.pdf"), "late");
    assert_eq!(scratch.read("out/uploads/form.pdf"), "form");
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn folders_of_others_keep_their_modes_also_where_they_are_empty() {
    let scratch = published();
    for (folder, mode) in [("out/.git/refs", 0o700), ("out/uploads", 0o2775), ("out/inbox", 0o730)]
    {
        let path = scratch.folder(folder);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    put(&[("index.html", "new")], &scratch.path("out")).unwrap();
    for (folder, mode) in [("out/.git/refs", 0o700), ("out/uploads", 0o2775), ("out/inbox", 0o730)]
    {
        let found = fs::metadata(scratch.path(folder)).unwrap();
        assert_eq!(found.permissions().mode() & 0o7777, mode, "{folder}");
    }
}

#[test]
fn an_output_that_vanishes_meanwhile_is_told_and_nothing_is_left_beside_it() {
    let scratch = published();
    let out = scratch.path("out");
    let told = publish_while(&scratch, move || fs::remove_dir_all(&out).unwrap());
    let told = told.unwrap_err().to_string();
    assert!(told.contains("same.html") && told.contains("run again"), "{told}");
    assert!(scratch.names().is_empty());
    // Where nothing of it was to stay, there is nothing to miss.
    let scratch = Scratch::new();
    put(&[("index.html", "old")], &scratch.path("out")).unwrap();
    let out = scratch.path("out");
    publish_while(&scratch, move || fs::remove_dir_all(&out).unwrap()).unwrap();
    assert_eq!(scratch.read("out/index.html"), "new");
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn an_output_that_is_another_meanwhile_is_left_alone() {
    let scratch = published();
    let before = scratch.tree("out");
    let (out, moved) = (scratch.path("out"), scratch.path("moved"));
    let told = publish_while(&scratch, move || {
        fs::rename(&out, &moved).unwrap();
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.txt"), "years of work").unwrap();
    });
    assert!(told.is_err());
    assert_eq!(scratch.read("out/thesis.txt"), "years of work");
    assert_eq!(scratch.tree("moved"), before);
    assert_eq!(scratch.names(), ["moved", "out"]);
}

#[test]
fn an_output_that_appears_meanwhile_is_left_alone() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let told = publish_while(&scratch, move || {
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.txt"), "years of work").unwrap();
    });
    assert!(told.is_err());
    assert_eq!(scratch.read("out/thesis.txt"), "years of work");
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn a_staging_folder_that_somebody_removes_or_thins_out_is_not_published() {
    for victim in ["", "index.html", "z"] {
        let scratch = published();
        let before = scratch.tree("");
        let path = scratch.path(".out.jangbu").join(victim);
        let done = publish_while(&scratch, move || match path.is_dir() {
            true => fs::remove_dir_all(&path).unwrap(),
            false => fs::remove_file(&path).unwrap_or_default(),
        });
        // The folder of the last page is made after that, so nothing is missing there.
        assert_eq!(done.is_ok(), victim == "z", "{victim}: {done:?}");
        assert!(done.is_ok() || scratch.tree("") == before, "{victim}");
        assert_eq!(scratch.names(), ["out"]);
    }
}

#[test]
fn another_folder_in_place_of_the_staging_folder_is_neither_published_nor_removed() {
    let scratch = published();
    let before = scratch.tree("out");
    let stage = scratch.path(".out.jangbu");
    let done = publish_while(&scratch, move || {
        fs::remove_dir_all(&stage).unwrap();
        fs::create_dir(&stage).unwrap();
        fs::write(stage.join("index.html"), "forged").unwrap();
    });
    assert!(done.is_err());
    assert_eq!(scratch.tree("out"), before);
    assert_eq!(scratch.read(".out.jangbu/index.html"), "forged");
}
