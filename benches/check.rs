//! How long checking takes beside a whole `generate`, and how that grows with the district.
//!
//! `cargo bench --bench check` makes invented districts, measures reading, checking and
//! publishing in one process, and exits with 1 where checking is a fifth or more of a whole
//! `generate` at 1,000 projects, or grows more than linearly. Compares what is measured in one
//! run only: times of two machines, or of two days, say nothing about each other.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark looks at clock and disk, prints, and stops where it can't go on"
)]

mod measure;

use jangbu::model::Fragments;
use jangbu::pipeline::{Inputs, build};
use jangbu::progress::Silent;
use jangbu::{check, load, publish};
use measure::{Cost, cost, held, median_cost};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The sizes measured, in projects; the shares are those of the second, growth is from it to the
/// third.
const SIZES: [usize; 3] = [250, 1_000, 4_000];
/// Rounds that count; fewer of the largest, which takes longest and varies least.
const ROUNDS: [usize; 3] = [5, 5, 3];

/// Checking must stay below this share of a whole `generate`, in percent.
const MOST_SHARE: f64 = 20.0;
/// Four times the projects may cost this many times four times the time.
const MOST_GROWTH: f64 = 1.3;

/// What one size costs, in milliseconds: medians.
struct Measured {
    projects: usize,
    read: Cost,
    check: Cost,
    generate: Cost,
}

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-check");
    let _ = fs::remove_dir_all(&root);
    println!("milliseconds, wall / cpu, medians of {ROUNDS:?} rounds");
    println!(
        "{:>8} {:>19} {:>19} {:>19} {:>14}",
        "projects", "read", "check", "generate", "check share"
    );
    let measured: Vec<Measured> =
        SIZES.into_iter().zip(ROUNDS).map(|(size, rounds)| measure(&root, size, rounds)).collect();
    let _ = fs::remove_dir_all(&root);
    let held = verdict(&measured);
    if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure(root: &Path, projects: usize, rounds: usize) -> Measured {
    let root = root.join(projects.to_string());
    let inputs = measure::district(&root, projects);
    // Small districts are read and checked as often as makes the work of a large one.
    let times = (SIZES[SIZES.len() - 1] / projects).clamp(1, 8);
    let (mut read, mut checked, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=rounds {
        let loaded = load::site(&inputs.root, &inputs.content).unwrap();
        assert!(loaded.found().is_empty(), "the district is read without a fault");
        let site = loaded.site.unwrap();
        let none = Fragments::default();
        let costs = [
            cost(times, || drop(load::site(&inputs.root, &inputs.content).unwrap())),
            cost(times, || drop(check::content(&site, &none))),
            cost(1, || generate(&inputs, &root.join(format!("output-{round}")))),
        ];
        // The first round finds everything cold, and is not counted.
        if round > 0 {
            for (list, cost) in [&mut read, &mut checked, &mut whole].into_iter().zip(costs) {
                list.push(cost);
            }
        }
    }
    let [read, check, generate] = [read, checked, whole].map(|costs| median_cost(&costs));
    let measured = Measured { projects, read, check, generate };
    let pair = |cost: Cost| format!("{:.0} / {:.0}", cost.wall, cost.cpu);
    println!(
        "{projects:>8} {:>19} {:>19} {:>19} {:>14}",
        pair(read),
        pair(check),
        pair(generate),
        format!("{:.1} %", measured.share()),
    );
    measured
}

impl Measured {
    /// Checking as a percentage of a whole `generate`, by the time processors worked.
    fn share(&self) -> f64 {
        100.0 * self.check.cpu / self.generate.cpu
    }
}

fn verdict(measured: &[Measured]) -> bool {
    let [_, middle, large] = measured else { return false };
    let share = middle.share();
    let times = large.projects as f64 / middle.projects as f64;
    let grown = |of: fn(&Measured) -> f64| of(large) / of(middle) / times;
    let (check, read) = (grown(|one| one.check.cpu), grown(|one| one.read.cpu));
    let generate = grown(|one| one.generate.cpu);
    println!(
        "from {} to {} projects, each costs {check:.2} times as much to check, {read:.2} to read, \
         {generate:.2} to generate",
        middle.projects, large.projects
    );
    let mut all = true;
    for (what, value, limit) in [
        ("check share at 1,000 projects, percent", share, MOST_SHARE),
        ("growth of check", check, MOST_GROWTH),
        ("growth of read", read, MOST_GROWTH),
    ] {
        all &= held(what, value, limit);
    }
    all
}

/// Everything the command does, into a folder that is not there yet.
fn generate(inputs: &Inputs, target: &Path) {
    let built = build(inputs, &Silent).unwrap();
    let output = built.output.unwrap();
    let options = publish::Options { protected: Vec::new(), sources: vec![inputs.content.clone()] };
    publish::publish(&output, target, &options, &Silent).unwrap();
}
