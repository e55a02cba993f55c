//! A preview that runs for one test.

use crate::built::contents;
use crate::scratch::Scratch;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes on a machine that does something else meanwhile.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A running preview and the folder it shows.
pub(super) struct Preview {
    pub(super) scratch: Scratch,
    pub(super) port: u16,
    child: Child,
    said: Arc<Mutex<String>>,
    _stdout: BufReader<ChildStdout>,
}

/// A folder with the content of the small district.
pub(super) fn district() -> Scratch {
    let scratch = Scratch::new();
    copy(&contents("district").join("content"), &scratch.path("content"));
    scratch
}

/// Copies a folder with all that is in it.
pub(super) fn copy(source: &std::path::Path, target: &std::path::Path) {
    for entry in walkdir::WalkDir::new(source).into_iter().map(Result::unwrap) {
        let target = target.join(entry.path().strip_prefix(source).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The command in a folder, in English.
pub(super) fn command(scratch: &Scratch, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).env("LC_ALL", "C").arg("preview").args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Preview {
    /// Of the small district.
    pub(super) fn district() -> Self {
        Self::of(district(), &[])
    }

    /// Of a folder, on a free port, once it can be opened and, unless it is to be quiet, is
    /// checked.
    pub(super) fn of(scratch: Scratch, args: &[&str]) -> Self {
        let args = [&["--port", "0"], args].concat();
        let command = command(&scratch, &args);
        Self::run(scratch, command)
    }

    /// What a [`command`] for the folder gives, like [`Preview::of`].
    pub(super) fn run(scratch: Scratch, mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (mut stderr, heard) = (child.stderr.take().unwrap(), Arc::clone(&said));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = stderr.read(&mut bytes) {
                heard.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..n]));
            }
        });
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let port = line.trim_end().trim_end_matches('/').rsplit(':').next().unwrap().parse();
        let port = port.unwrap_or_else(|_| panic!("{line:?}, {}", said.lock().unwrap()));
        let preview = Self { scratch, port, child, said, _stdout: stdout };
        if !command.get_args().any(|arg| arg == "--quiet") {
            preview.until("checked", || {
                let said = preview.said();
                said.contains("모두 검사했습니다") || said.contains("everything is checked")
            });
        }
        preview
    }

    /// Ends it, lets something happen, and starts another on the same port.
    pub(super) fn started_again(mut self, meanwhile: impl FnOnce(&Scratch)) -> Self {
        self.signal("TERM");
        self.end();
        meanwhile(&self.scratch);
        let port = self.port.to_string();
        let command = command(&self.scratch, &["--port", &port]);
        // The folder goes on to the other; what ended leaves one that nobody uses.
        let scratch = std::mem::replace(&mut self.scratch, Scratch::new());
        Self::run(scratch, command)
    }

    /// What it said on stderr so far.
    pub(super) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it has said something.
    pub(super) fn until_said(&self, words: &str) {
        self.until(words, || self.said().contains(words));
    }

    /// Waits until something holds.
    pub(super) fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < PATIENCE, "never: {what}\n{}", self.said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a signal by its name.
    pub(super) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits for its end; how it ended, and after how long.
    pub(super) fn end(&mut self) -> (ExitStatus, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, start.elapsed());
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// How many files it has open.
    pub(super) fn open_files(&self) -> usize {
        std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }

    /// Its memory that is in use, in KiB.
    pub(super) fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// Replaces words in a content file.
    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.scratch.read(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.scratch.write(file, &text.replace(from, to));
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
