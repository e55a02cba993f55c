//! Publishing: what is refused, what survives, and what a visitor sees meanwhile.

mod bytes;
mod disk;
mod full;
mod killed;
mod leftover;
mod meanwhile;
mod pieces;
mod plan;
mod runs;
mod strange;

use crate::scratch::Scratch;
use jangbu::diagnostics::{Failure, Phrase};
use jangbu::output::{Output, Read, Recipe};
use jangbu::progress::Silent;
use jangbu::publish::{self, Options, Summary};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

fn site(files: &[(&str, &str)]) -> Output {
    let mut output = Output::new();
    for (path, text) in files {
        output.insert(*path, Recipe::bytes(text.as_bytes().to_vec()));
    }
    output
}

fn publish(output: &Output, target: &Path, options: &Options) -> Result<Summary, Failure> {
    publish::publish(output, target, options, &Silent).map(|published| published.plan.summary())
}

/// Carries something out on so many threads.
fn on<T: Send>(jobs: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build().unwrap().install(work)
}

fn options() -> Options {
    Options { protected: Vec::new(), sources: Vec::new() }
}

fn put(files: &[(&str, &str)], target: &Path) -> Result<Summary, Failure> {
    publish(&site(files), target, &options())
}

fn failing() -> Recipe {
    Recipe::make(|| Err(Failure::new(Phrase::new("안 됩니다", "no such luck"), "")))
}

/// A folder with a project in it: content, theme, and notes that are nobody's business.
fn project() -> (Scratch, Options) {
    let scratch = Scratch::new();
    scratch.write("root/content/site.yaml", "title: x");
    scratch.write("root/theme/style.css", "a{}");
    let options = Options {
        protected: vec![scratch.path("root")],
        sources: vec![scratch.path("root/content"), scratch.path("root/theme")],
    };
    (scratch, options)
}

#[test]
fn a_new_folder_gets_the_site_and_its_manifest() {
    let scratch = Scratch::new();
    let summary = put(&[("index.html", "home"), ("a/b/c.csv", "1")], &scratch.path("out")).unwrap();
    assert_eq!(summary, Summary { added: 2, ..Summary::default() });
    assert_eq!(scratch.read("out/index.html"), "home");
    assert_eq!(scratch.read("out/a/b/c.csv"), "1");
    assert_eq!(scratch.names(), ["out"], "nothing remains beside the output");
}

#[test]
fn the_manifest_lists_every_file_but_itself_by_path() {
    let scratch = Scratch::new();
    put(&[("b.html", "two"), ("a/empty.csv", "")], &scratch.path("out")).unwrap();
    let manifest: serde_json::Value =
        serde_json::from_str(&scratch.read("out/manifest.json")).unwrap();
    assert_eq!(manifest["generator"], concat!("jangbu ", env!("CARGO_PKG_VERSION")));
    let files: Vec<_> = manifest["files"].as_array().unwrap().iter().collect();
    assert_eq!(files.len(), 2);
    assert_eq!(files[0]["path"], "a/empty.csv");
    assert_eq!(files[1]["size"], 3);
    // The first of the official test vectors of BLAKE3: no input.
    let hash = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
    assert_eq!(files[0]["hash"], hash);
}

#[test]
fn a_folder_somebody_else_filled_is_refused_and_left_alone() {
    for (name, text) in [
        ("thesis.txt", "years of work"),
        ("manifest.json", r#"{"name": "a web app", "icons": []}"#),
        ("manifest.json", r#"{"generator": "other 1.0", "files": []}"#),
        ("manifest.json/thesis.txt", "x"),
        ("projects/index.html", "hello"),
    ] {
        let scratch = Scratch::new();
        scratch.write(&format!("out/{name}"), text);
        let before = scratch.tree("");
        assert!(put(&[("index.html", "home")], &scratch.path("out")).is_err(), "{name}");
        assert_eq!(scratch.tree(""), before);
    }
}

#[test]
fn home_root_content_and_theme_are_refused() {
    let (scratch, options) = project();
    let before = scratch.tree("");
    for target in [
        "root",
        "",
        "root/content",
        "root/content/projects/..",
        "root/content/site",
        "root/theme",
        "root/theme/out",
        "root/../root/content",
        "root/./content/",
    ] {
        let refused = publish(&site(&[("index.html", "x")]), &scratch.path(target), &options);
        assert!(refused.is_err(), "{target}");
        assert_eq!(scratch.tree(""), before);
    }
    assert!(publish(&site(&[]), Path::new("/"), &options).is_err());
    assert!(publish(&site(&[]), Path::new(""), &options).is_err());
    publish(&site(&[("index.html", "x")]), &scratch.path("root/output"), &options).unwrap();
}

#[test]
fn content_is_found_behind_links_on_the_way() {
    let (scratch, options) = project();
    symlink(scratch.path("root/content"), scratch.path("short")).unwrap();
    assert!(publish(&site(&[]), &scratch.path("short/out"), &options).is_err());
}

#[test]
fn a_symbolic_link_is_refused_and_what_it_leads_to_left_alone() {
    let scratch = Scratch::new();
    put(&[("index.html", "old")], &scratch.path("real")).unwrap();
    symlink(scratch.path("real"), scratch.path("link")).unwrap();
    symlink(scratch.path("nowhere"), scratch.path("dangling")).unwrap();
    let before = scratch.tree("");
    for target in ["link", "link/", "link/.", "dangling"] {
        assert!(put(&[("index.html", "new")], &scratch.path(target)).is_err(), "{target}");
        assert_eq!(scratch.tree(""), before);
    }
}

#[test]
fn a_file_and_a_folder_without_parent_are_refused() {
    let scratch = Scratch::new();
    scratch.write("file", "x");
    let before = scratch.tree("");
    for target in ["file", "file/out", "no/parent"] {
        assert!(put(&[("index.html", "x")], &scratch.path(target)).is_err(), "{target}");
    }
    assert_eq!(scratch.tree(""), before);
}

#[test]
fn root_dotfiles_survive_every_publish() {
    let scratch = Scratch::new();
    scratch.write("out/.gitignore", "*");
    scratch.write("out/.git/HEAD", "ref: refs/heads/pages");
    scratch.folder("out/.git/refs/tags");
    symlink("HEAD", scratch.path("out/.git/link")).unwrap();
    fs::set_permissions(scratch.path("out/.git"), fs::Permissions::from_mode(0o700)).unwrap();
    let inode = fs::metadata(scratch.path("out/.git/HEAD")).unwrap().ino();
    for text in ["one", "two"] {
        put(&[("index.html", text)], &scratch.path("out")).unwrap();
        assert_eq!(scratch.read("out/index.html"), text);
        assert_eq!(scratch.read("out/.git/HEAD"), "ref: refs/heads/pages");
        assert!(scratch.path("out/.git/refs/tags").is_dir());
        assert_eq!(fs::read_link(scratch.path("out/.git/link")).unwrap(), Path::new("HEAD"));
    }
    let folder = fs::metadata(scratch.path("out/.git")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(scratch.path("out/.git/HEAD")).unwrap().ino(), inode);
    assert!(!scratch.read("out/manifest.json").contains(".git"));
}

#[test]
fn removed_pages_vanish_with_their_folders() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "x"), ("projects/old/index.html", "y")], &out).unwrap();
    let summary = put(&[("index.html", "x"), ("projects/new/index.html", "z")], &out).unwrap();
    assert_eq!(summary, Summary { added: 1, removed: 1, unchanged: 1, changed: 0, kept: 0 });
    assert!(!scratch.path("out/projects/old").exists());
}

#[test]
fn a_file_somebody_put_into_the_site_is_kept_and_never_overwritten() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "1")], &out).unwrap();
    scratch.write("out/verification.html", "theirs");
    let summary = put(&[("index.html", "2")], &out).unwrap();
    assert_eq!((summary.changed, summary.kept), (1, 1));
    assert_eq!(scratch.read("out/verification.html"), "theirs");

    let before = scratch.tree("");
    let clash = put(&[("index.html", "3"), ("verification.html", "ours")], &out);
    assert!(clash.is_err());
    assert_eq!(scratch.tree(""), before);
}

#[test]
fn an_unchanged_file_keeps_inode_and_date_and_a_changed_one_is_new() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("same.html", "same"), ("other.html", "old")], &out).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::open(out.join("same.html")).unwrap().set_modified(long_ago).unwrap();
    let before = fs::metadata(out.join("same.html")).unwrap();
    // A second name somebody else holds must not change with the page.
    fs::hard_link(out.join("other.html"), scratch.path("backup.html")).unwrap();

    put(&[("same.html", "same"), ("other.html", "new")], &out).unwrap();
    let after = fs::metadata(out.join("same.html")).unwrap();
    assert_eq!((after.ino(), after.modified().unwrap()), (before.ino(), long_ago));
    assert_eq!(after.nlink(), 1, "the old name is gone");
    assert_eq!(scratch.read("out/other.html"), "new");
    assert_eq!(scratch.read("backup.html"), "old");
}

#[test]
fn publishing_the_same_site_again_touches_nothing() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let files = [("index.html", "x"), ("a/index.html", "y")];
    put(&files, &out).unwrap();
    let before = (fs::metadata(&out).unwrap().ino(), scratch.tree(""));
    let summary = put(&files, &out).unwrap();
    assert_eq!(summary, Summary { unchanged: 2, ..Summary::default() });
    assert_eq!((fs::metadata(&out).unwrap().ino(), scratch.tree("")), before);
}

#[test]
fn a_page_edited_or_deleted_by_hand_is_put_right() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let files = [("index.html", "home"), ("a/index.html", "page")];
    put(&files, &out).unwrap();
    let clean = scratch.tree("out");
    scratch.write("out/index.html", "evil");
    fs::remove_dir_all(out.join("a")).unwrap();
    let summary = put(&files, &out).unwrap();
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert_eq!(scratch.tree("out"), clean);
}

#[test]
fn a_failing_recipe_leaves_the_old_site_byte_for_byte() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "old"), ("a/index.html", "old")], &out).unwrap();
    let before = scratch.tree("");
    for jobs in [1, 8] {
        let mut next = site(&[("index.html", "new"), ("z.html", "new")]);
        next.insert("b.html", failing());
        next.insert("c.html", Recipe::Copy(scratch.path("missing.jpg")));
        let failure = on(jobs, || publish(&next, &out, &options())).unwrap_err();
        assert!(failure.to_string().contains("no such luck"), "the first by path: {failure}");
        assert_eq!(scratch.tree(""), before);
    }
}

#[test]
fn what_comes_into_the_output_meanwhile_is_kept() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    put(&[("index.html", "old")], &out).unwrap();
    let mut next = site(&[("z.html", "new")]);
    let late = out.join("uploads");
    next.insert(
        "index.html",
        Recipe::make(move || {
            fs::create_dir_all(&late).unwrap();
            fs::write(late.join("late.txt"), "by somebody else").unwrap();
            Ok(b"new".to_vec())
        }),
    );
    publish(&next, &out, &options()).unwrap();
    assert_eq!(scratch.read("out/uploads/late.txt"), "by somebody else");
    assert_eq!(scratch.read("out/index.html"), "new");
}

#[test]
fn paths_that_are_no_files_everywhere_are_refused() {
    let scratch = Scratch::new();
    for paths in [&["../x"][..], &["/x"], &["a//b"], &["A", "a"], &["a", "a/b"], &["manifest.json"]]
    {
        let files: Vec<_> = paths.iter().map(|path| (*path, "x")).collect();
        assert!(put(&files, &scratch.path("out")).is_err(), "{paths:?}");
    }
    assert!(scratch.names().is_empty());
}

#[test]
fn content_files_are_copied_and_transformed() {
    let scratch = Scratch::new();
    scratch.write("photo.jpg", "jpeg");
    let mut output = Output::new();
    output.insert("media/a.jpg", Recipe::Copy(scratch.path("photo.jpg")));
    let twice = |path: &Path, read: &Read<'_>| Ok(read(path)?.repeat(2));
    output.insert("media/b.jpg", Recipe::Transform(scratch.path("photo.jpg"), Arc::new(twice)));
    publish(&output, &scratch.path("out"), &options()).unwrap();
    assert_eq!(scratch.read("out/media/a.jpg"), "jpeg");
    assert_eq!(scratch.read("out/media/b.jpg"), "jpegjpeg");
    scratch.write("photo.jpg", "edited");
    assert_eq!(scratch.read("out/media/a.jpg"), "jpeg", "a copy, not a second name");
}

#[test]
fn one_thread_and_eight_write_the_same_site() {
    let files: Vec<_> =
        (0..300).map(|n| (format!("p/{}/{n}.html", n % 7), n.to_string())).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let scratch = Scratch::new();
    for (jobs, target) in [(1, "one"), (8, "eight")] {
        on(jobs, || publish(&site(&files), &scratch.path(target), &options())).unwrap();
    }
    assert_eq!(scratch.tree("one"), scratch.tree("eight"));
}

#[test]
fn what_a_killed_run_left_behind_is_cleared_away() {
    let scratch = Scratch::new();
    put(&[("index.html", "old")], &scratch.path("out")).unwrap();
    scratch.write(".out.jangbu/a/index.html", "half");
    scratch.write(".out.jangbu.old/index.html", "a site that was replaced");
    scratch.write(".out.jangbu-4242/index.html", "half, of an earlier version");
    scratch.write(".out.jangbu-notes/mine.txt", "no number, not ours");
    scratch.write(".other.jangbu-4242/index.html", "of another output");
    scratch.write(".out.jangbu-7", "a file, not ours");
    put(&[("index.html", "whole")], &scratch.path("out")).unwrap();
    let left = [".other.jangbu-4242", ".out.jangbu-7", ".out.jangbu-notes", "out"];
    assert_eq!(scratch.names(), left);
}

#[test]
fn a_site_set_aside_by_a_killed_run_is_put_back() {
    for aside in [".out.jangbu.old", ".out.jangbu-4242.old"] {
        let scratch = Scratch::new();
        put(&[("index.html", "old")], &scratch.path("out")).unwrap();
        scratch.write("out/.git/HEAD", "precious");
        fs::rename(scratch.path("out"), scratch.path(aside)).unwrap();
        scratch.write(".out.jangbu/index.html", "new");
        let summary = put(&[("index.html", "old")], &scratch.path("out")).unwrap();
        assert_eq!(summary.unchanged, 1);
        assert_eq!(scratch.read("out/.git/HEAD"), "precious");
        assert_eq!(scratch.names(), ["out"]);
    }
}

#[test]
fn a_visitor_never_misses_the_page() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let version = |n: usize| vec![n.to_string().as_bytes()[0]; 20_000];
    let next = |n: usize| {
        let mut output = site(&[("a.html", "a"), ("b.html", "b")]);
        output.insert("index.html", Recipe::bytes(version(n % 10)));
        output
    };
    publish(&next(0), &out, &options()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            let mut visits = 0;
            while !done.load(Ordering::Relaxed) {
                let page = fs::read(out.join("index.html")).expect("the page is always there");
                assert_eq!(page.len(), 20_000, "and whole");
                assert!(page.windows(2).all(|two| two[0] == two[1]), "and of one version");
                visits += 1;
            }
            visits
        });
        for n in 1..=40 {
            publish(&next(n), &out, &options()).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        assert!(visitor.join().unwrap() > 40);
    });
}
