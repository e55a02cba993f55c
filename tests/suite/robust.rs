//! Bad input: whatever lies in the content folder, the tool says what is wrong with it and ends.
//!
//! No panic, no hang, and a message wherever the exit status is not 0.

mod bytes;
mod disk;
mod large;

use crate::scratch::Scratch;
use std::fs::File;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub(crate) const SITE: &str = "\
title: 보기
publisher: 가온구
language: en
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 추진하고 있음}]
departments: [{id: one, name: 한과}]
";
pub(crate) const CARD: &str = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";

/// A site of one project without a fault.
fn site() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch
}

/// How a command ended.
struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Ended {
    fn lines(&self) -> usize {
        self.out.lines().count()
    }
}

/// Runs a command in a folder; one that takes longer than anybody waits has failed.
fn ends(scratch: &Scratch, args: &[&str]) -> Ended {
    const PATIENCE: Duration = Duration::from_secs(30);
    let out = scratch.path("stdout.txt");
    let err = scratch.path("stderr.txt");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).stdin(Stdio::null());
    command.stdout(File::create(&out).unwrap()).stderr(File::create(&err).unwrap());
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{args:?} did not end");
        }
        sleep(Duration::from_millis(5));
    };
    let (out, err) = (scratch.read("stdout.txt"), scratch.read("stderr.txt"));
    assert!(!err.contains("panicked"), "{err}");
    Ended { status: status.code(), out, err }
}
