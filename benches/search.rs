//! What the index of the search costs, in one process.
//!
//! `cargo bench --bench search [-- SIZE...]` makes invented districts and times the first file of
//! the index, which makes all of it, beside reading and checking the same district. Exits with 1
//! where a thousand projects take a second, or a project of the largest district much more than
//! one of the smallest.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark looks at clock and disk, prints, and stops where it can't go on"
)]

mod measure;

use jangbu::pipeline::build;
use jangbu::progress::Silent;
use measure::{Cost, costing, held, median_cost};
use mimalloc::MiMalloc;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The sizes measured where none are given, in projects.
const SIZES: [usize; 2] = [1_000, 4_000];
const ROUNDS: usize = 5;

/// Milliseconds that the index of a thousand projects may take, on the clock.
const MOST: f64 = 1_000.0;
/// A project of the largest district may cost so many times what one of the smallest costs.
const MOST_GROWTH: f64 = 1.5;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-search");
    let _ = fs::remove_dir_all(&root);
    let sizes = measure::sizes(&SIZES);
    let costs: Vec<(usize, Cost)> =
        sizes.iter().map(|&size| (size, index(&root.join(size.to_string()), size))).collect();
    let _ = fs::remove_dir_all(&root);
    let wall = |(size, cost): &(usize, Cost)| cost.wall / *size as f64 * 1_000.0;
    let cpu = |(size, cost): &(usize, Cost)| cost.cpu / *size as f64;
    let mut all = costs.first().is_some_and(|one| held("ms for 1,000 projects", wall(one), MOST));
    if let (Some(small), Some(large)) = (costs.first(), costs.last())
        && costs.len() > 1
    {
        all &= held("growth of a project", cpu(large) / cpu(small), MOST_GROWTH);
    }
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the index of so many projects costs, beside reading them.
fn index(root: &Path, projects: usize) -> Cost {
    let inputs = measure::district(root, projects);
    let mut reading = Vec::new();
    let mut indexing = Vec::new();
    for _ in 0..ROUNDS {
        let (cost, built) = costing(|| build(&inputs, &Silent).unwrap());
        reading.push(cost);
        let start = built.output.unwrap().get("search/index.js").unwrap();
        let read = |path: &Path| Ok(fs::read(path).unwrap());
        indexing.push(costing(|| start.carry_out(read).unwrap()).0);
    }
    let (read, made) = (median_cost(&reading), median_cost(&indexing));
    let said = |cost: Cost| format!("{:.0} ms, {:.0} ms of processors", cost.wall, cost.cpu);
    println!("{projects} projects: read and checked {}; index {}", said(read), said(made));
    made
}
