//! What is kept from run to run changes no byte of a site, whatever becomes of it.

use crate::photos::{encoded, from_a_camera, jangbu, picture, said, site};
use crate::scratch::Scratch;
use image::ImageFormat;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// A site with photos of every kind.
fn with_photos() -> Scratch {
    site(&[
        ("a.jpg", from_a_camera(620, 500), "길의 처음"),
        ("b.png", encoded(&picture(700, 40), ImageFormat::Png), "길의 끝"),
        ("c.webp", encoded(&picture(64, 48), ImageFormat::WebP), "다리"),
    ])
}

fn generate(scratch: &Scratch, output: &str, options: &[&str]) {
    let ran = jangbu(scratch, &[&["generate", "--output", output], options].concat());
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    assert!(!said(&ran).contains("cache"), "{}", said(&ran));
}

fn entries(cache: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(cache).into_iter().flatten().map(|entry| entry.unwrap().path());
    inside.filter(|path| path.extension().is_some_and(|ending| ending == "kept")).collect()
}

#[test]
fn a_site_is_the_same_with_a_cache_and_without() {
    let scratch = with_photos();
    generate(&scratch, "without", &["--no-cache"]);
    assert_eq!(scratch.names(), ["content", "without"]);
    generate(&scratch, "first", &["--cache", "cache"]);
    let kept: BTreeSet<PathBuf> = entries(&scratch.path("cache")).into_iter().collect();
    // Prints of one, two and one widths in two formats, the PNG itself, and a verdict of each.
    let of_photos = 2 * (1 + 2 + 1) + 1 + 3;
    // What the run came to is kept too, where the content was not written in its very moment.
    assert!((of_photos..=of_photos + 1).contains(&kept.len()), "{kept:?}");
    generate(&scratch, "second", &["--cache", "cache"]);
    let again: BTreeSet<PathBuf> = entries(&scratch.path("cache")).into_iter().collect();
    assert!(kept.is_subset(&again));
    let plain = scratch.tree("without");
    assert!(plain == scratch.tree("first") && plain == scratch.tree("second"));
    assert_eq!(scratch.names(), ["cache", "content", "first", "second", "without"]);
}

#[test]
fn a_photo_that_is_another_is_published_as_the_other() {
    let scratch = with_photos();
    generate(&scratch, "output", &["--cache", "cache"]);
    let before = fs::read(scratch.path("output/media/road/photos/a.jpg")).unwrap();
    let other = encoded(&picture(500, 620), ImageFormat::Jpeg);
    fs::write(scratch.path("content/projects/road/photos/a.jpg"), other).unwrap();
    generate(&scratch, "output", &["--cache", "cache"]);
    generate(&scratch, "without", &["--no-cache"]);
    assert!(scratch.tree("output") == scratch.tree("without"));
    assert_ne!(fs::read(scratch.path("output/media/road/photos/a.jpg")).unwrap(), before);
}

/// Does something to each entry, and sees that the site stays the same.
fn spoilt(spoil: impl Fn(&Path)) {
    let scratch = with_photos();
    generate(&scratch, "without", &["--no-cache"]);
    generate(&scratch, "first", &["--cache", "cache"]);
    let kept = entries(&scratch.path("cache"));
    assert!(!kept.is_empty());
    kept.iter().for_each(|path| spoil(path));
    generate(&scratch, "second", &["--cache", "cache"]);
    assert!(scratch.tree("without") == scratch.tree("second"));
    assert!(fs::read(scratch.path("content/site.yaml")).unwrap().starts_with(b"title"));
}

#[test]
fn entries_with_a_bit_turned_are_not_there() {
    spoilt(|path| {
        let mut bytes = fs::read(path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(path, bytes).unwrap();
    });
}

#[test]
fn entries_that_end_early_are_not_there() {
    spoilt(|path| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    });
}

#[test]
fn a_folder_link_or_pipe_in_place_of_an_entry_is_not_there() {
    spoilt(|path| {
        fs::remove_file(path).unwrap();
        let content = path.parent().unwrap().parent().unwrap().join("content/site.yaml");
        match path.to_string_lossy().bytes().map(usize::from).sum::<usize>() % 3 {
            0 => fs::create_dir(path).unwrap(),
            1 => symlink(content, path).unwrap(),
            _ => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        }
    });
}

#[test]
fn a_place_where_nothing_can_be_kept_stops_nobody() {
    let scratch = with_photos();
    generate(&scratch, "without", &["--no-cache"]);
    scratch.write("file", "mine");
    for (output, cache) in [("one", "file"), ("two", "file/below"), ("three", "/proc/none")] {
        generate(&scratch, output, &["--cache", cache]);
        assert!(scratch.tree("without") == scratch.tree(output));
    }
    assert_eq!(scratch.read("file"), "mine");
}

#[test]
fn runs_at_once_share_a_cache_that_is_deleted_meanwhile() {
    let scratch = with_photos();
    generate(&scratch, "without", &["--no-cache"]);
    let plain = scratch.tree("without");
    thread::scope(|threads| {
        for name in ["one", "two", "three"] {
            let (scratch, plain) = (&scratch, &plain);
            threads.spawn(move || {
                for round in 0..3 {
                    let output = format!("{name}-{round}");
                    generate(scratch, &output, &["--cache", "cache"]);
                    assert!(*plain == scratch.tree(&output));
                }
            });
        }
        for _ in 0..30 {
            thread::sleep(Duration::from_millis(20));
            let _ = fs::remove_dir_all(scratch.path("cache"));
        }
    });
    let inside = fs::read_dir(scratch.path("cache")).into_iter().flatten();
    let parts = inside.filter(|e| e.as_ref().unwrap().path().extension().unwrap() == "part");
    assert_eq!(parts.count(), 0);
}

#[test]
fn a_cache_lies_in_the_users_own_folder_and_nowhere_without_one() {
    let scratch = with_photos();
    let run = |output: &str, set: &[(&str, PathBuf)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
        command.current_dir(scratch.path("")).args(["generate", "--output", output]);
        command.env_remove("XDG_CACHE_HOME").env("HOME", "nowhere");
        let ran = command.envs(set.iter().cloned()).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    };
    run("one", &[("XDG_CACHE_HOME", scratch.path("caches"))]);
    assert!(!entries(&scratch.path("caches/jangbu")).is_empty());
    run("two", &[("HOME", scratch.path("home"))]);
    let usual = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    assert!(!entries(&scratch.path("home").join(usual).join("jangbu")).is_empty());
    run("three", &[("XDG_CACHE_HOME", PathBuf::from("relative"))]);
    assert_eq!(scratch.names(), ["caches", "content", "home", "one", "three", "two"]);
}

#[test]
fn a_site_is_not_published_into_what_is_kept() {
    let scratch = with_photos();
    for output in ["cache", "cache/output"] {
        scratch.folder("cache");
        let ran = jangbu(&scratch, &["generate", "--cache", "cache", "--output", output]);
        assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
    }
    let ran = jangbu(&scratch, &["generate", "--cache", "output/cache"]);
    assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
    let ran = jangbu(&scratch, &["check", "--cache", "cache", "--no-cache"]);
    assert_eq!(ran.status.code(), Some(2), "one or the other");
}
