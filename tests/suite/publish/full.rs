//! Disks of their own: full ones, read-only ones, and such as can't exchange a folder.
//!
//! A disk can only be mounted in a place of one's own: the tests that need one run themselves
//! again there, by `unshare`, as root of that place alone. Where that is not allowed they say so.

use super::{options, publish, put, site};
use crate::scratch::Scratch;
use jangbu::diagnostics::Language;
use jangbu::output::{Output, Recipe};
use jangbu::progress::Silent;
use jangbu::publish as publishing;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs an ignored test of this file where disks can be mounted.
fn run_apart(test: &str) {
    let this = std::env::current_exe().unwrap();
    let name = format!("{}::{test}", module_path!().split_once("::").unwrap().1);
    for place in [&["-Urm"][..], &["-m"]] {
        let can_mount = ["sh", "-c", "mount -t tmpfs none /mnt"];
        let tried = Command::new("unshare").args(place).args(can_mount).output();
        if !tried.is_ok_and(|tried| tried.status.success()) {
            continue;
        }
        let mut apart = Command::new("unshare");
        apart.args(place).arg(&this).args(["--exact", &name, "--ignored", "--nocapture"]);
        let ran = apart.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        eprintln!("{}", String::from_utf8_lossy(&ran.stderr));
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    eprintln!("SKIPPED {test}: no disk can be mounted here, neither by `unshare -Urm` nor as root");
}

/// A disk in memory, mounted for one test.
struct Disk<'a>(&'a Scratch);

impl<'a> Disk<'a> {
    fn new(scratch: &'a Scratch, options: &str) -> Self {
        scratch.folder("disk");
        mount(&["-t", "tmpfs", "-o", options, "none"], &scratch.path("disk"));
        Self(scratch)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path("disk")).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path("disk")).status();
    }
}

fn mount(args: &[&str], place: &Path) {
    let mounted = Command::new("mount").args(args).arg(place).output().unwrap();
    assert!(mounted.status.success(), "{}", String::from_utf8_lossy(&mounted.stderr));
}

/// A site of so many pages, a third of which tell the version.
fn pages(version: &str, count: usize) -> Output {
    let mut output = Output::new();
    for n in 0..count {
        let text = if n % 3 == 0 { version.repeat(3000) } else { n.to_string().repeat(1000) };
        output.insert(format!("p/{}/{n}.html", n % 7), Recipe::bytes(text.into_bytes()));
    }
    output
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    run_apart("inside_a_full_disk_leaves_the_old_site");
}

#[test]
#[ignore = "run by the test above, where disks can be mounted"]
fn inside_a_full_disk_leaves_the_old_site() {
    let scratch = Scratch::new();
    let mut told = BTreeSet::new();
    for (what, sizes) in [("size", (100..420).step_by(16)), ("nr_inodes", (66..200).step_by(6))] {
        let unit = if what == "size" { "k" } else { "" };
        let mut ends = BTreeSet::new();
        for size in sizes {
            let disk = Disk::new(&scratch, &format!("{what}={size}{unit}"));
            let out = scratch.path("disk/out");
            if publish(&pages("a", 60), &out, &options()).is_err() {
                assert!(disk.names().is_empty(), "{:?}", disk.names());
                continue;
            }
            fs::write(out.join(".nojekyll"), "").unwrap_or_default();
            let before = scratch.tree("disk");
            let done = publish(&pages("b", 60), &out, &options());
            ends.insert(done.is_ok());
            assert_eq!(disk.names(), ["out"], "{what}={size}");
            if let Err(failure) = done {
                assert!(scratch.tree("disk") == before, "{what}={size}: {failure}");
                let (ko, en) =
                    (failure.message(Language::Korean), failure.message(Language::English));
                assert!(en.contains("/disk/") && en.contains("make room"), "{en}");
                assert!(ko.contains("자리를 비우고") && ko.contains("그대로입니다"), "{ko}");
                told.insert(failure.attempted.en);
            }
        }
        assert_eq!(ends.len(), 2, "{what}: some sizes are enough for both sites, some are not");
    }
    // While pages are written, while unchanged ones are brought over, and before anything.
    let met = |words: &str| told.iter().any(|told| told.starts_with(words));
    assert!(met("could not write") && met("could not bring over"), "{told:?}");
}

#[test]
fn disks_that_can_not_be_exchanged_are_told() {
    run_apart("inside_disks_that_can_not_be_exchanged_are_told");
}

#[test]
#[ignore = "run by the test above, where disks can be mounted"]
fn inside_disks_that_can_not_be_exchanged_are_told() {
    let scratch = Scratch::new();
    read_only(&scratch);
    mounted_here_and_inside(&scratch);
    laid_over_another(&scratch);
}

fn read_only(scratch: &Scratch) {
    let disk = Disk::new(scratch, "size=1m");
    let out = scratch.path("disk/out");
    put(&[("index.html", "old")], &out).unwrap();
    mount(&["-o", "remount,ro"], &scratch.path("disk"));
    let next = site(&[("index.html", "new")]);
    let planned = publishing::plan(&next, &out, &options(), &|| {}, &Silent).unwrap_err();
    for failure in [publish(&next, &out, &options()).unwrap_err(), planned] {
        let told = failure.message(Language::Korean);
        assert!(told.contains("disk") && told.contains("읽기 전용 디스크입니다"), "{told}");
    }
    assert_eq!(scratch.read("disk/out/index.html"), "old");
    assert_eq!(disk.names(), ["out"]);
}

fn mounted_here_and_inside(scratch: &Scratch) {
    let disk = Disk::new(scratch, "size=1m");
    let told = put(&[("index.html", "x")], &scratch.path("disk")).unwrap_err().to_string();
    assert!(told.contains("a disk is mounted here") && told.contains("output/site"), "{told}");
    assert!(disk.names().is_empty());
    put(&[("index.html", "old")], &scratch.path("disk/out")).unwrap();
    scratch.write("volume/upload.txt", "theirs");
    scratch.folder("disk/out/uploads");
    let volume = scratch.path("volume");
    mount(&["--bind", volume.to_str().unwrap()], &scratch.path("disk/out/uploads"));
    let told = put(&[("index.html", "new")], &scratch.path("disk/out")).unwrap_err().to_string();
    assert!(told.contains("disk/out/uploads"), "{told}");
    assert_eq!(scratch.read("volume/upload.txt"), "theirs");
    assert_eq!(scratch.read("disk/out/index.html"), "old");
    assert_eq!(disk.names(), ["out"]);
}

/// As in a container whose image holds the output: its folder can't be renamed at all.
fn laid_over_another(scratch: &Scratch) {
    let disk = Disk::new(scratch, "size=4m");
    let lower = scratch.path("disk/lower/out");
    fs::create_dir_all(lower.parent().unwrap()).unwrap();
    put(&[("index.html", "old"), ("same.html", "same")], &lower).unwrap();
    for folder in ["disk/upper", "disk/work"] {
        scratch.folder(folder);
    }
    let merged = scratch.folder("disk/merged");
    let at = |name: &str| scratch.path(&format!("disk/{name}")).display().to_string();
    let layers = format!(
        "lowerdir={},upperdir={},workdir={},redirect_dir=off,userxattr",
        at("lower"),
        at("upper"),
        at("work")
    );
    let mut overlay = Command::new("mount");
    overlay.args(["-t", "overlay", "-o", &layers, "none"]).arg(&merged);
    if !overlay.status().unwrap().success() {
        eprintln!("skipped: no disk can be laid over another here");
        return;
    }
    let before = scratch.tree("disk/merged");
    let next = [("index.html", "new"), ("same.html", "same")];
    match put(&next, &merged.join("out")) {
        Ok(_) => assert_eq!(scratch.read("disk/merged/out/index.html"), "new"),
        Err(failure) => {
            assert!(failure.to_string().contains("choose one inside it"), "{failure}");
            assert!(scratch.tree("disk/merged") == before);
        }
    }
    let names: Vec<_> = fs::read_dir(&merged).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["out"]);
    // A folder that is new in this layer can be exchanged.
    for text in ["one", "two"] {
        put(&[("index.html", text)], &merged.join("new")).unwrap();
        assert_eq!(scratch.read("disk/merged/new/index.html"), text);
    }
    drop(disk);
    let _ = Command::new("umount").arg("-l").arg(&merged).status();
}
