//! The real command, killed at any moment while a visitor reads: the old site or the new one.

use crate::scratch::{ONE_SOURCE, Scratch};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Kills, spread over the run; the seed of their moments.
const KILLS: u32 = 50;
const SEED: u64 = 4710;
const ATTACHMENTS: usize = 120;

type Tree = BTreeMap<String, Option<Vec<u8>>>;

/// Two contents of one district: every page differs, and every other attachment.
fn district() -> Scratch {
    let scratch = Scratch::in_memory();
    for name in ["a", "b"] {
        let site = ONE_SOURCE.replace("보기", &format!("보기 {name}"));
        scratch.write(&format!("{name}/site.yaml"), &site);
        for project in ["road", "park"] {
            let folder = format!("{name}/projects/{project}");
            let mut card = format!("id: {project}\ntitle: 길\nstatus: going\ndepartment: one\n");
            card.push_str("files:\n");
            for n in 0..ATTACHMENTS {
                let text = if n % 2 == 0 { name.repeat(4000) } else { n.to_string() };
                scratch.write(&format!("{folder}/files/{n}.txt"), &text);
                card.push_str(&format!("  - {{file: files/{n}.txt, title: 문서 {n}}}\n"));
            }
            scratch.write(&format!("{folder}/project.yaml"), &card);
        }
    }
    // Only one of the two has it.
    let card = "id: only\ntitle: 하나\nstatus: going\ndepartment: one\n";
    scratch.write("b/projects/only/project.yaml", card);
    scratch
}

fn generate(scratch: &Scratch, content: &str, output: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(["generate", "--jobs", "2", "--quiet"]);
    command.args(["--content", content, "--output", output]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Runs to the end, and tells how long it took.
fn generate_whole(scratch: &Scratch, content: &str, output: &str) -> Duration {
    let start = Instant::now();
    assert!(generate(scratch, content, output).wait().unwrap().success());
    start.elapsed()
}

/// Somebody who reads pages all the time.
struct Visitor<'a> {
    out: PathBuf,
    /// Of each page that both sites have, its bytes in the one and in the other.
    pages: Vec<(String, [&'a [u8]; 2])>,
    /// The run under way; the sites take turns at being the new one.
    run: AtomicUsize,
    ended: AtomicBool,
}

impl<'a> Visitor<'a> {
    fn new(out: PathBuf, sites: [&'a Tree; 2]) -> Self {
        let page = |(path, bytes): (&String, &'a Option<Vec<u8>>)| {
            let (one, other) = (bytes.as_ref()?, sites[1].get(path)?.as_ref()?);
            Some((path.clone(), [one.as_slice(), other.as_slice()]))
        };
        let pages = sites[0].iter().filter_map(page).collect();
        Self { out, pages, run: AtomicUsize::new(0), ended: AtomicBool::new(false) }
    }

    /// Reads until the end; gives how many pages were read, and in how many runs both sites were.
    fn read(&self) -> (usize, usize) {
        let (mut visits, mut both, mut seen, mut run) = (0, 0, [false; 2], 0);
        while !self.ended.load(Ordering::SeqCst) {
            let (path, versions) = &self.pages[visits * 7919 % self.pages.len()];
            let before = self.run.load(Ordering::SeqCst);
            if before != run {
                (run, seen) = (before, [false; 2]);
            }
            let found = fs::read(self.out.join(path))
                .unwrap_or_else(|error| panic!("{path} is missing: {error}"));
            let is = versions.map(|version| version == found);
            assert!(is[0] || is[1], "{path} is of neither site, {} bytes", found.len());
            visits += 1;
            if is[0] == is[1] || self.run.load(Ordering::SeqCst) != run {
                continue;
            }
            let new = run % 2;
            assert!(is[new] || !seen[new], "{path} is old, and a new page was read before");
            both += usize::from(is[new] && !seen[new] && seen[1 - new]);
            seen[usize::from(is[1])] = true;
        }
        (visits, both)
    }
}

#[test]
fn fifty_kills_leave_the_old_site_or_the_new_one() {
    let scratch = district();
    for name in ["a", "b"] {
        generate_whole(&scratch, name, &format!("clean-{name}"));
        generate_whole(&scratch, name, "out");
    }
    let clean = ["a", "b"].map(|name| scratch.tree(&format!("clean-{name}")));
    assert!(clean[0].len() > 2 * ATTACHMENTS && clean[0] != clean[1]);
    let visitor = Visitor::new(scratch.path("out"), [&clean[0], &clean[1]]);
    let (mut random, mut told) = (SEED, Told::default());
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| visitor.read());
        let _ends = Ends(&visitor.ended);
        // How long runs take while somebody reads, and a little more, so that some have ended.
        let took = [0, 1].map(|new| {
            visitor.run.store(new + 2 * KILLS as usize, Ordering::SeqCst);
            generate_whole(&scratch, ["a", "b"][new], "out").mul_f64(1.1)
        });
        for kill in 0..KILLS {
            // The site that is there is the one of the run before: `b` at first.
            let new = kill as usize % 2;
            visitor.run.store(new + 2 * kill as usize, Ordering::SeqCst);
            random = next(random);
            let moment = took[new].mul_f64((f64::from(kill) + fraction(random)) / f64::from(KILLS));
            let mut run = generate(&scratch, ["a", "b"][new], "out");
            std::thread::sleep(moment);
            run.kill().unwrap();
            told.note(&scratch, run.wait().unwrap().success());
            let found = scratch.tree("out");
            let is = [0, 1].map(|site| found == clean[site]);
            assert!(is[0] || is[1], "kill {kill} after {moment:?} left neither site");
            told.new += usize::from(is[new]);
            generate_whole(&scratch, ["a", "b"][new], "out");
            assert!(scratch.tree("out") == clean[new], "the run after kill {kill}");
            assert_eq!(scratch.names(), ["a", "b", "clean-a", "clean-b", "out"]);
        }
        visitor.ended.store(true, Ordering::SeqCst);
        let (visits, both) = reading.join().unwrap();
        eprintln!("{told:?}, a run took {took:?}; {visits} visits, {both} runs seen to change");
        assert!(visits > 10 * KILLS as usize && both > 0);
    });
    // On a busy machine runs take longer or shorter than was measured.
    assert!(told.killed > 10 && told.left_behind > 0, "{told:?}");
}

/// What the kills met.
#[derive(Debug, Default)]
struct Told {
    /// Runs that were killed before they had ended.
    killed: u32,
    /// Of these, those that left a folder beside the output.
    left_behind: u32,
    /// Runs after which the new site was there.
    new: usize,
}

impl Told {
    fn note(&mut self, scratch: &Scratch, had_ended: bool) {
        self.killed += u32::from(!had_ended);
        let is_left = Path::new(&scratch.path(".out.jangbu")).exists();
        self.left_behind += u32::from(is_left);
    }
}

/// Lets the visitor go home, also where the test fails.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Marsaglia's xorshift64.
fn next(mut random: u64) -> u64 {
    random ^= random << 13;
    random ^= random >> 7;
    random ^ (random << 17)
}

/// From 0 to 1.
fn fraction(random: u64) -> f64 {
    (random >> 11) as f64 / (1_u64 << 53) as f64
}
