//! Output -> disk: stage, hard-link what did not change, swap.
//!
//! The only writer of what is published. A visitor sees the old site or the new one and never a mixture: everything
//! is made in a staging folder beside the output, and one exchange of names publishes it. A
//! failure before the exchange leaves the old site as it was, byte for byte. Removes of a site
//! only what an earlier run wrote and listed in `manifest.json`, and beside it the temporary folders
//! of runs, by their names. Never writes through a hard link, never
//! empties a folder first, and decides nothing about what a page says.

#![allow(clippy::disallowed_methods, reason = "this is the one place that writes to the disk")]

mod claim;
mod clear;
mod folder;
mod keep;
mod live;
mod make;
mod manifest;
mod mounts;
mod paths;
mod pieces;
mod plan;
mod salvage;
mod stage;
mod standing;
mod swap;
mod target;
mod trouble;

pub use claim::{Claim, Published};
pub use manifest::NAME as MANIFEST;
pub use plan::{Change, Fate, Made, Mark, Plan, Summary};
pub use standing::{hold, standing};

use crate::diagnostics::Failure;
use crate::output::Output;
use crate::progress::{Progress, Step};
use folder::Folder;
use live::Live;
use make::Bench;
use std::path::{Path, PathBuf};
use target::Target;

/// What a run may not touch.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders the output may neither be nor contain: home, the project root.
    pub protected: Vec<PathBuf>,
    /// Folders the site is made from. The output may not lie inside them either, or the next run
    /// would read it as content: content, the theme.
    pub sources: Vec<PathBuf>,
}

/// Makes every file of the site and puts it at `target` in one step, after waiting for any other
/// run that is publishing there.
///
/// # Errors
/// Those of [`Claim::take`] and [`Claim::publish`]. The old site is then untouched.
pub fn publish(
    output: &Output,
    target: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Published, Failure> {
    Claim::take(target, options, &|| {})?.publish(output.clone(), progress)
}

/// What [`publish`] would do: makes every file of the site, and writes nothing. Where a run is
/// publishing there, calls `waiting` once and waits until it ends.
///
/// # Errors
/// As those of [`publish`], but for what only writing tells, such as a full disk.
pub fn plan(
    output: &Output,
    target: &Path,
    options: &Options,
    waiting: &dyn Fn(),
    progress: &dyn Progress,
) -> Result<Plan, Failure> {
    let target = Target::find(target, options)?;
    target.refuse_unwritable()?;
    let folder = claim::live_folder(&target, &mut claim::once(waiting))?;
    progress.begin(Step::Compare, None);
    planned(output, &Live::read(&target, folder)?, None, progress)
}

/// Refuses to publish into or around the folder that results are kept in from run to run.
///
/// # Errors
/// Where that is so, or the folder is refused as it is by [`publish`] for its place.
pub fn refuse_cache(target: &Path, options: &Options, cache: &Path) -> Result<(), Failure> {
    Target::find(target, options)?.refuse_cache(target, cache)
}

/// Makes every file of the site, writes those that are new or changed into `stage` where there is
/// one, and tells what that does to the site as it stands.
fn planned(
    output: &Output,
    live: &Live,
    stage: Option<&Folder>,
    progress: &dyn Progress,
) -> Result<Plan, Failure> {
    progress.begin(Step::Make, Some(output.len()));
    let made = make::every(output, &Bench { live, stage, progress })?;
    paths::check_all(made.iter().map(|made| &*made.path))?;
    paths::check_beside(&made, live)?;
    Ok(Plan::of(made, live))
}
