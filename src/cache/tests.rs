//! What is kept comes back to the byte or not at all, whatever happens to the folder.

#![allow(clippy::disallowed_methods, reason = "what happens to the folder is done here")]

use super::folder::Folder;
use super::{Cache, Key, Nothing};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

fn key(number: usize) -> Key {
    Key::of(&[&number.to_le_bytes()])
}

fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The files with this ending, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        inside.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    files.sort();
    files
}

fn only_entry(folder: &Path) -> PathBuf {
    let found = files(folder, ".kept");
    assert_eq!(found.len(), 1);
    found.into_iter().next().unwrap()
}

#[test]
fn what_is_kept_comes_back_under_its_kind_and_key_alone() {
    let scratch = scratch();
    let folder = scratch.path().join("not/there/yet");
    let cache = Folder::at(&folder);
    assert_eq!(cache.get("print", &key(1)), None);
    assert!(!folder.exists(), "who only looks makes nothing");
    cache.put("print", &key(1), b"one");
    cache.put("print", &key(2), b"");
    assert_eq!(cache.get("print", &key(1)).as_deref(), Some(&b"one"[..]));
    assert_eq!(cache.get("print", &key(2)).as_deref(), Some(&b""[..]));
    assert_eq!(cache.get("print", &key(3)), None);
    assert_eq!(cache.get("verdict", &key(1)), None);
    cache.put("print", &key(1), b"another");
    let later = Folder::at(&folder);
    assert_eq!(later.get("print", &key(1)).as_deref(), Some(&b"another"[..]));
    assert_eq!(files(&folder, ".part"), [] as [PathBuf; 0]);
    assert!(fs::read(folder.join("CACHEDIR.TAG")).unwrap().starts_with(b"Signature: 8a477f59"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!((mode(&folder), mode(&files(&folder, ".kept")[0])), (0, 0), "for its owner alone");
    Nothing.put("print", &key(1), b"one");
    assert_eq!(Nothing.get("print", &key(1)), None);
}

#[test]
fn parts_of_a_key_end_where_they_end() {
    assert_eq!(Key::of(&[b"ab", b"c"]), Key::of(&[b"ab", b"c"]));
    let all = [
        Key::of(&[b"ab", b"c"]),
        Key::of(&[b"a", b"bc"]),
        Key::of(&[b"abc"]),
        Key::of(&[b"abc", b""]),
        Key::of(&[b"c", b"ab"]),
    ];
    for (at, one) in all.iter().enumerate() {
        assert!(all[at + 1..].iter().all(|other| other != one));
    }
}

#[test]
fn an_entry_with_a_bit_or_an_end_missing_is_not_there() {
    let scratch = scratch();
    let cache = Folder::at(scratch.path());
    cache.put("print", &key(1), b"one two three");
    let path = only_entry(scratch.path());
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            fs::write(&path, bytes).unwrap();
            assert_eq!(cache.get("print", &key(1)), None, "{at} {bit}");
        }
        fs::write(&path, &whole[..at]).unwrap();
        assert_eq!(cache.get("print", &key(1)), None, "{at}");
    }
    fs::write(&path, [&whole[..], b"x"].concat()).unwrap();
    assert_eq!(cache.get("print", &key(1)), None);
    cache.put("print", &key(1), b"one two three");
    assert_eq!(cache.get("print", &key(1)).as_deref(), Some(&b"one two three"[..]), "made anew");
}

#[test]
fn an_entry_under_the_name_of_another_is_not_there() {
    let scratch = scratch();
    let cache = Folder::at(scratch.path());
    cache.put("print", &key(1), b"one");
    let one = only_entry(scratch.path());
    cache.put("print", &key(2), b"two");
    let two = files(scratch.path(), ".kept").into_iter().find(|path| *path != one).unwrap();
    fs::copy(&one, &two).unwrap();
    assert_eq!(cache.get("print", &key(2)), None);
    assert_eq!(cache.get("print", &key(1)).as_deref(), Some(&b"one"[..]));
}

#[test]
fn no_link_pipe_or_folder_is_taken_for_an_entry() {
    let scratch = scratch();
    let folder = scratch.path().join("cache");
    let cache = Folder::at(&folder);
    cache.put("print", &key(1), b"one");
    let path = only_entry(&folder);
    let outside = scratch.path().join("outside");
    fs::rename(&path, &outside).unwrap();
    symlink(&outside, &path).unwrap();
    assert_eq!(cache.get("print", &key(1)), None, "a link is not followed");
    cache.put("print", &key(1), b"two");
    assert_eq!(cache.get("print", &key(1)).as_deref(), Some(&b"two"[..]));
    assert!(fs::read(&outside).unwrap().ends_with(b"one"), "nothing is written behind a link");

    fs::remove_file(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert_eq!(cache.get("print", &key(1)), None, "nobody waits for a pipe");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(cache.get("print", &key(1)), None);
    cache.put("print", &key(1), b"three");
    assert_eq!(cache.get("print", &key(1)), None);
    assert_eq!(files(&folder, ".part"), [] as [PathBuf; 0], "nothing is left of what failed");
    drop(cache);
    assert!(path.is_dir());
}

#[test]
fn a_place_where_nothing_can_be_kept_is_no_matter() {
    let scratch = scratch();
    let file = scratch.path().join("file");
    fs::write(&file, "mine").unwrap();
    for place in [file.clone(), file.join("below"), PathBuf::from("/proc/none")] {
        let cache = Folder::at(&place);
        cache.put("print", &key(1), b"one");
        assert_eq!(cache.get("print", &key(1)), None);
    }
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    let cache = Folder::at(scratch.path());
    cache.put("print", &key(1), b"one");
    fs::remove_dir_all(scratch.path()).unwrap();
    assert_eq!(cache.get("print", &key(1)), None);
    cache.put("print", &key(1), b"one");
    assert!(cache.get("print", &key(1)).is_some(), "it is made again where it was deleted");
}

#[test]
fn what_was_used_longest_ago_goes_first_and_nothing_of_others() {
    let scratch = scratch();
    let foreign = ["thesis.txt", "a.kept", "abc.part"].map(|name| scratch.path().join(name));
    foreign.iter().for_each(|path| fs::write(path, [7; 9000]).unwrap());
    let cache = Folder::of_at_most(scratch.path(), 100_000);
    let ago = |seconds| SystemTime::now() - Duration::from_secs(seconds);
    for number in 0..8 {
        cache.put("print", &key(number), &[0; 10_000]);
    }
    let aged = files(scratch.path(), ".kept");
    for path in aged.iter().filter(|path| !foreign.contains(path)) {
        fs::File::open(path).unwrap().set_modified(ago(900)).unwrap();
    }
    assert!(cache.get("print", &key(3)).is_some());
    let abandoned = scratch.path().join(format!("{}.1-2.part", "ab".repeat(32)));
    let at_work = scratch.path().join(format!("{}.1-3.part", "ab".repeat(32)));
    fs::File::create(&abandoned).unwrap().set_modified(ago(4000)).unwrap();
    fs::File::create(&at_work).unwrap();
    for number in 8..13 {
        cache.put("print", &key(number), &[0; 10_000]);
    }
    drop(cache);
    let cache = Folder::of_at_most(scratch.path(), 100_000);
    let kept: Vec<usize> = (0..13).filter(|n| cache.get("print", &key(*n)).is_some()).collect();
    assert!(kept.len() <= 9 && kept.len() >= 5, "{kept:?}");
    assert!(kept.contains(&3) && kept.ends_with(&[8, 9, 10, 11, 12]), "{kept:?}");
    assert!(foreign.iter().all(|path| path.exists()));
    assert!(!abandoned.exists() && at_work.exists());
}

#[test]
fn threads_and_runs_share_a_folder_that_is_deleted_and_cleared_up_meanwhile() {
    let scratch = scratch();
    let folder = scratch.path().join("cache");
    let value = |number: usize| vec![number as u8; 500 + number * 37];
    std::thread::scope(|threads| {
        for run in 0..4 {
            let folder = &folder;
            threads.spawn(move || {
                let cache = Folder::of_at_most(folder, 20_000);
                for round in 0..400 {
                    let number = (round * 7 + run) % 40;
                    if let Some(found) = cache.get("print", &key(number)) {
                        assert!(found == value(number));
                    }
                    cache.put("print", &key(number), &value(number));
                }
            });
        }
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(3));
            let _ = fs::remove_dir_all(&folder);
        }
    });
    assert_eq!(files(&folder, ".part"), [] as [PathBuf; 0]);
    let cache = Folder::of_at_most(&folder, 20_000);
    cache.put("print", &key(1), b"one");
    assert!(cache.get("print", &key(1)).is_some());
}
