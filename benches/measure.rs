//! What every benchmark measures with, and the district it measures.
//!
//! Milliseconds that passed and that processors worked for this process; a run's own account of
//! its steps; the most memory it held. Judges nothing: limits are each benchmark's own.

#![allow(dead_code, reason = "each benchmark takes what it needs")]

#[path = "../tests/bench/district/content.rs"]
mod content;

use jangbu::pipeline::Inputs;
use jangbu::progress::{Progress, Step};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Writes an invented district below a folder, and gives what a run of it takes.
pub(crate) fn district(root: &Path, projects: usize) -> Inputs {
    content::write(root, projects as u32, 1).unwrap();
    Inputs {
        root: root.to_owned(),
        content: root.join("content"),
        theme: None,
        base_url: None,
        as_of: None,
        cache: jangbu::cache::nothing(),
    }
}

/// The sizes given on the command line, or where there are none, these.
pub(crate) fn sizes(usual: &[usize]) -> Vec<usize> {
    let given: Vec<usize> = env::args().filter_map(|word| word.parse().ok()).collect();
    if given.is_empty() { usual.to_vec() } else { given }
}

/// Time that passed, and time that processors worked, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

impl Cost {
    /// Both, and more.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { wall: self.wall + other.wall, cpu: self.cpu + other.cpu }
    }

    /// One of so many equal parts.
    pub(crate) fn part(self, of: usize) -> Self {
        Self { wall: self.wall / of as f64, cpu: self.cpu / of as f64 }
    }
}

/// A moment, to tell later what was spent since.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    passed: Instant,
    worked: Option<Duration>,
}

impl Mark {
    pub(crate) fn now() -> Self {
        Self { worked: worked(), passed: Instant::now() }
    }

    pub(crate) fn cost(self) -> Cost {
        let wall = self.passed.elapsed();
        let cpu = worked().zip(self.worked).map_or(wall, |(after, before)| after - before);
        let each = |time: Duration| time.as_secs_f64() * 1_000.0;
        Cost { wall: each(wall), cpu: each(cpu) }
    }
}

/// What something gives, and what it cost.
pub(crate) fn costing<T>(work: impl FnOnce() -> T) -> (Cost, T) {
    let mark = Mark::now();
    let made = work();
    (mark.cost(), made)
}

/// What something costs once, done several times.
pub(crate) fn cost(times: usize, mut work: impl FnMut()) -> Cost {
    costing(|| (0..times).for_each(|_| work())).0.part(times)
}

/// How long processors have worked for this process, in hundredths of a second, where the system
/// tells (proc(5), fields 14 and 15).
fn worked() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, behind_name) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = behind_name.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks(11)? + ticks(12)?)))
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub(crate) fn median_cost(costs: &[Cost]) -> Cost {
    let of = |of: fn(&Cost) -> f64| median(costs.iter().map(of).collect());
    Cost { wall: of(|cost| cost.wall), cpu: of(|cost| cost.cpu) }
}

/// What the process holds now, and what it held at most, where the system says.
pub(crate) fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let said = status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    said.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Says whether a value keeps to its limit.
pub(crate) fn held(what: &str, value: f64, limit: f64) -> bool {
    let kept = value < limit;
    println!("{} {what}: {value:.2}, limit {limit}", if kept { "held  " } else { "BROKEN" });
    kept
}

/// What each step of a run costs, as the run itself tells when one begins.
#[derive(Debug, Default)]
pub(crate) struct Steps(Mutex<Told>);

#[derive(Debug, Default)]
struct Told {
    begun: Option<(Step, Mark)>,
    costs: BTreeMap<Step, Cost>,
}

impl Told {
    fn end(&mut self) {
        if let Some((step, mark)) = self.begun.take() {
            let cost = self.costs.entry(step).or_default();
            *cost = cost.plus(mark.cost());
        }
    }
}

impl Steps {
    /// The steps of every run that was told of, the last of which has ended.
    pub(crate) fn costs(self) -> BTreeMap<Step, Cost> {
        let mut told = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        told.end();
        told.costs
    }
}

impl Progress for Steps {
    fn begin(&self, step: Step, _: Option<usize>) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.end();
        told.begun = Some((step, Mark::now()));
    }

    fn advance(&self, _: usize) {}
}
