//! Output -> disk: stage, hard-link what did not change, swap.
//!
//! The only writer. A visitor sees the old site or the new one and never a mixture: everything
//! is made in a staging folder beside the output, and one exchange of names publishes it. A
//! failure before the exchange leaves the old site as it was, byte for byte. Removes only what an
//! earlier run wrote and listed in `manifest.json`. Never writes through a hard link, never
//! empties a folder first, and decides nothing about what a page says.

#![allow(clippy::disallowed_methods, reason = "this is the one place that writes to the disk")]

mod live;
mod make;
mod manifest;
mod paths;
mod stage;
mod standing;
mod swap;
mod target;

pub use make::{Fate, Made};
pub use manifest::NAME as MANIFEST;
pub use standing::{hold, standing};

use crate::diagnostics::Failure;
use crate::output::{Output, Recipe};
use crate::progress::{Progress, Step};
use live::Live;
use manifest::Manifest;
use stage::Stage;
use std::path::{Path, PathBuf};
use target::Target;

/// What a run of [`publish`] may not touch.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders the output may neither be nor contain: home, the project root.
    pub protected: Vec<PathBuf>,
    /// Folders the site is made from. The output may not lie inside them either, or the next run
    /// would read it as content: content, the theme.
    pub sources: Vec<PathBuf>,
}

/// How many files of the site, `manifest.json` not counted, this run added, changed, removed and
/// left as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files that were not there before.
    pub added: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files of the earlier site that this one no longer has.
    pub removed: usize,
    /// Files that kept bytes, inode and modification time.
    pub unchanged: usize,
    /// Files somebody else put into the folder, left as they were; root dotfiles, which are
    /// expected there, not counted.
    pub kept: usize,
}

impl Summary {
    /// How many files the site has, `manifest.json` not counted.
    pub fn files(&self) -> usize {
        self.added + self.changed + self.unchanged
    }
}

/// What a run of [`publish`] did.
#[derive(Debug)]
pub struct Published {
    /// How many files it did what with.
    pub summary: Summary,
    /// Every file of the site but [`MANIFEST`], in the order of paths.
    pub made: Vec<Made>,
    /// The BLAKE3 hash of [`MANIFEST`].
    pub manifest: [u8; 32],
}

/// Makes every file of the site and puts it at `target` in one step.
///
/// # Errors
/// Where the target is refused (not ours and not empty, a symbolic link, a folder of
/// [`Options`]), a path of the output can't be a file everywhere, a recipe fails, or the disk
/// does. The old site is then untouched.
pub fn publish(
    output: &Output,
    target: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Published, Failure> {
    // Once: what stands on shelves is made on the way.
    let recipes: Vec<(String, Recipe)> = output.iter().collect();
    let paths = || recipes.iter().map(|(path, _)| path.as_str());
    paths::check(paths())?;
    let target = Target::find(target, options)?;
    let stage = Stage::create(&target)?;
    progress.begin(Step::Compare, None);
    let live = Live::read(&target)?;
    paths::check_beside(paths(), live.foreign())?;
    progress.begin(Step::Make, Some(recipes.len()));
    let made = make::every(recipes, &live, stage.path(), progress)?;
    let summary = summarise(&made, &live);
    let manifest = Manifest::of(&made).text()?;
    let done = |made| Published { summary, made, manifest: blake3::hash(&manifest).into() };
    if live.is_already(&summary, &manifest) {
        stage.remove()?;
        return Ok(done(made));
    }
    progress.begin(Step::Keep, Some(summary.unchanged));
    complete(&made, &live, stage.path(), progress)?;
    make::write(
        &stage.path().join(manifest::NAME),
        &target.path().join(manifest::NAME),
        &manifest,
    )?;
    live.copy_permissions(stage.path())?;
    stage.publish(&target, &live, progress)?;
    Ok(done(made))
}

/// Brings into the staging folder what stays as it is: unchanged files and those not ours.
fn complete(
    made: &[Made],
    live: &Live,
    stage: &Path,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    let same = made.iter().filter(|made| made.fate == Fate::Same);
    let ours = same.map(|made| Path::new(&made.path));
    let all: Vec<&Path> = ours.chain(live.foreign().map(PathBuf::as_path)).collect();
    make::link_every(&all, live, stage, progress)
}

fn summarise(made: &[Made], live: &Live) -> Summary {
    let is_gone = |path: &str| made.binary_search_by(|made| made.path.as_str().cmp(path)).is_err();
    let count = |fate| made.iter().filter(|made| made.fate == fate).count();
    Summary {
        added: count(Fate::Added),
        changed: count(Fate::Changed),
        removed: live.ours().filter(|path| is_gone(path)).count(),
        unchanged: count(Fate::Same),
        kept: live.foreign().filter(|path| !live::is_dotted(path)).count(),
    }
}
