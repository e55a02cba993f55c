//! What the stages of `generate` cost a project, in one process.
//!
//! `cargo bench --bench generate [-- SIZE...]` makes invented districts and prints microseconds of
//! processor time a project: of each step, as the run itself tells; of making every file without
//! writing it; and of writing the same bytes with nothing around it, the least any publishing can
//! take. Exits with 1 where publishing costs much more than those two together, or a project of
//! the largest district more than one of the smallest. Compares what is measured in one run only:
//! times of two machines, or of two days, say nothing about each other.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark looks at clock and disk, prints, and stops where it can't go on"
)]

mod measure;

use jangbu::output::{Output, Recipe};
use jangbu::pipeline::{Inputs, build};
use jangbu::progress::Step;
use jangbu::publish;
use measure::{Cost, Steps, costing, held};
use mimalloc::MiMalloc;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The sizes measured where none are given, in projects.
const SIZES: [usize; 2] = [100, 1_000];
/// As many rounds as give about so many projects, for what is told in hundredths of a second.
const PROJECTS: usize = 4_000;

/// Publishing may cost so many times what making every file and writing it bare cost.
const MOST_AROUND: f64 = 1.3;
/// Before anything is written, a project of the largest district may cost so many times what one
/// of the smallest costs.
const MOST_GROWTH: f64 = 1.2;

/// What is measured, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Build,
    Make,
    Raw,
    Cold,
    Again,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Build => "read, checked, arranged",
            Self::Make => "every file made, not written",
            Self::Raw => "the same bytes written bare",
            Self::Cold => "published into an empty folder",
            Self::Again => "published again, unchanged",
        }
    }
}

/// What parts and their steps cost: first the whole of a part, then each step of it.
type Costs = BTreeMap<(Part, Option<Step>), Cost>;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-generate");
    let _ = fs::remove_dir_all(&root);
    let sizes = measure::sizes(&SIZES);
    let measured: Vec<Costs> = sizes.iter().map(|&size| measure(&root, size)).collect();
    let _ = fs::remove_dir_all(&root);
    print(&sizes, &measured);
    if verdict(&measured) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What everything costs a project, in microseconds.
fn measure(root: &Path, projects: usize) -> Costs {
    let inputs = measure::district(&root.join(projects.to_string()), projects);
    let rounds = (PROJECTS / projects).clamp(2, 20);
    let mut all = Costs::new();
    // The first round finds everything cold, and is not counted.
    for round in 0..=rounds {
        let costs = costs(&inputs, round).into_iter();
        for (what, cost) in costs.filter(|_| round > 0) {
            let sum = all.entry(what).or_default();
            *sum = sum.plus(cost);
        }
    }
    for cost in all.values_mut() {
        let each = cost.part(rounds * projects);
        *cost = Cost { wall: each.wall * 1_000.0, cpu: each.cpu * 1_000.0 };
    }
    println!("{projects} projects, {rounds} rounds, {}", measure::memory());
    all
}

/// One round, with folders that are not there yet.
fn costs(inputs: &Inputs, round: usize) -> Costs {
    let folder = |name: &str| inputs.root.join(format!("{name}-{round}"));
    let mut costs = Costs::new();
    let mut tell = |part: Part, cost: Cost, steps: Steps| {
        costs.insert((part, None), cost);
        let steps = steps.costs().into_iter();
        costs.extend(steps.map(|(step, cost)| ((part, Some(step)), cost)));
    };
    let steps = Steps::default();
    let (cost, built) = costing(|| build(inputs, &steps).unwrap());
    tell(Part::Build, cost, steps);
    let output = built.output.unwrap();
    let (cost, files) = costing(|| made(&output));
    tell(Part::Make, cost, Steps::default());
    let (cost, ()) = costing(|| written(&files, &folder("raw")));
    tell(Part::Raw, cost, Steps::default());
    drop(files);
    for part in [Part::Cold, Part::Again] {
        let steps = Steps::default();
        let (cost, ()) = costing(|| published(inputs, &output, &folder("output"), &steps));
        tell(part, cost, steps);
    }
    costs
}

fn made(output: &Output) -> Vec<(String, Vec<u8>)> {
    let recipes: Vec<(String, Recipe)> = output.iter().collect();
    let make = |(path, recipe): (String, Recipe)| {
        let bytes = recipe.carry_out(|path| Ok(fs::read(path).unwrap())).unwrap();
        (path, bytes)
    };
    recipes.into_par_iter().map(make).collect()
}

/// Files and the folders they need, and nothing else.
fn written(files: &[(String, Vec<u8>)], target: &Path) {
    files.par_iter().for_each(|(path, bytes)| {
        let path = target.join(path);
        if fs::write(&path, bytes).is_err() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, bytes).unwrap();
        }
    });
}

fn published(inputs: &Inputs, output: &Output, target: &Path, steps: &Steps) {
    let options = publish::Options { protected: Vec::new(), sources: vec![inputs.content.clone()] };
    publish::publish(output, target, &options, steps).unwrap();
}

fn print(sizes: &[usize], measured: &[Costs]) {
    let row = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>18}")).collect();
        println!("{name:34}{cells}");
    };
    let heads = sizes.iter().map(|size| format!("{size} projects"));
    row("microseconds a project, CPU / wall", heads.collect());
    for (part, step) in measured.iter().flat_map(Costs::keys).collect::<BTreeSet<_>>() {
        let cell = |costs: &Costs| costs.get(&(*part, *step)).copied().unwrap_or_default();
        let cells =
            measured.iter().map(cell).map(|Cost { wall, cpu }| format!("{cpu:.0} / {wall:.0}"));
        let name = step.map_or_else(|| part.name().to_owned(), |step| format!("    {step:?}"));
        row(&name, cells.collect());
    }
}

fn verdict(measured: &[Costs]) -> bool {
    let (Some(small), Some(large)) = (measured.first(), measured.last()) else { return false };
    let sum = |costs: &Costs, parts: [Part; 2]| -> f64 {
        parts.iter().filter_map(|part| costs.get(&(*part, None))).map(|cost| cost.cpu).sum()
    };
    let cold = large.get(&(Part::Cold, None)).map_or(f64::MAX, |cost| cost.cpu);
    let around = cold / sum(large, [Part::Make, Part::Raw]);
    let mut all = held("publishing, times making and writing bare", around, MOST_AROUND);
    if measured.len() > 1 {
        let before = [Part::Build, Part::Make];
        let growth = sum(large, before) / sum(small, before);
        all &= held("growth of a project before writing", growth, MOST_GROWTH);
    }
    all
}
