//! The same content makes the same bytes, whoever runs it, wherever, and on however many threads.

use crate::built::contents;
use crate::scratch::Scratch;
use std::fs;
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// Copies a content folder, its files made in this order or in the other.
fn copy(from: &Path, to: &Path, backwards: bool) {
    let mut files: Vec<_> = WalkDir::new(from).into_iter().map(Result::unwrap).collect();
    files.sort_by_key(|entry| entry.path().to_owned());
    if backwards {
        files.reverse();
    }
    for entry in files.iter().filter(|entry| entry.file_type().is_file()) {
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(entry.path(), place).unwrap();
    }
}

/// How one build differs from another.
struct Way {
    name: &'static str,
    jobs: &'static str,
    content: &'static str,
    /// Where from, below the scratch folder.
    folder: &'static str,
    environment: &'static [(&'static str, &'static str)],
    mask: &'static str,
}

const PLAIN: Way = Way {
    name: "plain",
    jobs: "2",
    content: "forwards",
    folder: "",
    environment: &[],
    mask: "022",
};

const WAYS: [Way; 6] = [
    Way { name: "one-thread", jobs: "1", ..PLAIN },
    Way { name: "many-threads", jobs: "16", ..PLAIN },
    Way { name: "backwards", content: "backwards", ..PLAIN },
    Way {
        name: "korean",
        environment: &[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "ko_KR.UTF-8"), ("TZ", "Asia/Seoul")],
        ..PLAIN
    },
    Way {
        name: "elsewhere",
        folder: "far/away",
        environment: &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("HOME", "/")],
        ..PLAIN
    },
    Way { name: "private", mask: "077", ..PLAIN },
];

fn build(scratch: &Scratch, way: &Way, output: &Path) {
    let mut shell = Command::new("sh");
    let umask = format!("umask {} && exec \"$@\"", way.mask);
    shell.args(["-c", &umask, "sh", env!("CARGO_BIN_EXE_jangbu"), "generate"]);
    shell.current_dir(scratch.folder(way.folder)).envs(way.environment.iter().copied());
    shell.args(["--jobs", way.jobs, "--root"]).arg(scratch.path(way.content));
    let ran = shell.arg("--output").arg(output).output().unwrap();
    assert!(ran.status.success(), "{}: {}", way.name, String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn threads_order_language_place_and_mask_make_no_difference() {
    let (scratch, source) = (Scratch::new(), contents("every-key").join("content"));
    copy(&source, &scratch.path("forwards/content"), false);
    copy(&source, &scratch.path("backwards/content"), true);
    build(&scratch, &PLAIN, &scratch.path("plain"));
    let plain = scratch.tree("plain");
    assert!(plain.contains_key("manifest.json"));
    for way in &WAYS {
        let site = format!("site-{}", way.name);
        build(&scratch, way, &scratch.path(&site));
        assert!(scratch.tree(&site) == plain, "{}", way.name);
    }
}

#[test]
fn another_disk_makes_no_difference() {
    let memory = Path::new("/dev/shm");
    if !memory.is_dir() {
        eprintln!("skipped: there is no disk in memory to compare with");
        return;
    }
    let scratch = Scratch::new();
    let other = memory.join(format!("jangbu-bytes-{}", std::process::id()));
    let source = contents("every-key").join("content");
    copy(&source, &other.join("content"), true);
    copy(&source, &scratch.path("forwards/content"), false);
    build(&scratch, &PLAIN, &scratch.path("disk"));
    let content = scratch.path("memory");
    std::os::unix::fs::symlink(&other, &content).unwrap();
    build(&scratch, &Way { content: "memory", ..PLAIN }, &other.join("site"));
    let mut diff = Command::new("diff");
    let same = diff.arg("-r").arg(other.join("site")).arg(scratch.path("disk")).status().unwrap();
    fs::remove_dir_all(&other).unwrap();
    assert!(same.success());
}

#[test]
fn the_manifest_holds_size_and_hash_of_every_file() {
    let (scratch, source) = (Scratch::new(), contents("every-key").join("content"));
    copy(&source, &scratch.path("forwards/content"), false);
    build(&scratch, &PLAIN, &scratch.path("out"));
    let manifest: serde_json::Value =
        serde_json::from_str(&scratch.read("out/manifest.json")).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    let found = scratch.tree("out");
    let files = found.iter().filter_map(|(path, bytes)| Some((path, bytes.as_ref()?)));
    let files: Vec<_> = files.filter(|(path, _)| *path != "manifest.json").collect();
    assert_eq!(listed.len(), files.len());
    for (entry, (path, bytes)) in listed.iter().zip(files) {
        assert_eq!(entry["path"], path.as_str());
        assert_eq!(entry["size"], bytes.len());
        assert_eq!(entry["hash"], blake3::hash(bytes).to_hex().as_str(), "{path}");
    }
}
