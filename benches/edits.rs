//! How long a large site takes to come up to date after an edit, and its pages after that.
//!
//! `cargo bench --bench edits` reads an invented district of 10,000 projects, then changes one
//! project again and again in memory: reading files is not measured. Exits with 1 where the site
//! is not up to date within the time that leaves an edit its fifty milliseconds.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark looks at clock and disk, prints, and stops where it can't go on"
)]

mod measure;

use jangbu::output::Output;
use jangbu::render::Kitchen;
use jangbu::{load, model};
use measure::{costing, median, memory};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

const PROJECTS: usize = 10_000;
const ROUNDS: usize = 21;
/// The most the median of bringing the site up to date may take, in milliseconds.
const MOST: f64 = 4.0;

/// The pages measured: those of one project, and those of many.
const PAGES: [&str; 7] = [
    "projects/project-05000/index.html",
    "index.html",
    "projects/index.html",
    "areas/areas-1/index.html",
    "departments/departments-3/index.html",
    "years/2022/index.html",
    "projects/rows-1.js",
];

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-edits");
    let _ = fs::remove_dir_all(&root);
    let content = measure::district(&root, PROJECTS).content;
    let mut site = load::site(&root, &content).unwrap().site.unwrap();
    let theme = Arc::new(load::theme(&root, None).unwrap().theme);
    println!("{PROJECTS} projects read, {}", memory());
    let mut kitchen = Kitchen::default();
    let (first, output) =
        timed(|| kitchen.site(Arc::new(site.clone()), &theme, &content, 0).unwrap());
    println!("{first:>9.2} ms first site, {}", memory());
    for path in PAGES {
        println!("{:>9.2} ms first {path}", timed(|| page(&output, path)).0);
    }
    let mut update = Vec::new();
    let mut pages = vec![Vec::new(); PAGES.len()];
    let mut last = output;
    for round in 0..ROUNDS {
        change(&mut site.projects[5000], round);
        let next = site.clone();
        let (time, output) = timed(|| kitchen.site(Arc::new(next), &theme, &content, 0).unwrap());
        update.push(time);
        for (path, times) in PAGES.iter().zip(&mut pages) {
            times.push(timed(|| page(&output, path)).0);
        }
        last = output;
    }
    let update = median(update);
    println!("{update:>9.2} ms site after an edit, {}", memory());
    for (path, times) in PAGES.iter().zip(pages) {
        println!("{:>9.2} ms {path} after an edit", median(times));
    }
    println!(
        "{:>9.2} ms site.yaml saved",
        timed(|| kitchen.site(Arc::new(site), &theme, &content, 1)).0
    );
    println!("{:>9.2} ms every entry listed", timed(|| last.iter().count()).0);
    let _ = fs::remove_dir_all(&root);
    if update <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Another title, and other money.
fn change(project: &mut Arc<model::Project>, round: usize) {
    let mut other = (**project).clone();
    other.card.title = format!("제목 {round}");
    other.years.iter_mut().for_each(|year| drop(year.funding.pop()));
    *project = Arc::new(other);
}

fn page(output: &Output, path: &str) -> usize {
    output.get(path).unwrap().carry_out(|path| Ok(fs::read(path).unwrap())).unwrap().len()
}

/// What it gives, and how many milliseconds it took.
fn timed<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let (cost, made) = costing(act);
    (cost.wall, made)
}
