//! How far a run has come, told to whoever wants to hear it.
//!
//! Names the steps of a run and counts what is done in them. Measures no time, estimates nothing
//! and prints nothing: that is for who listens.

/// What a run is doing. A run goes through them in this order, and leaves out what it has no need of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Looking whether anything changed since the last run.
    Look,
    /// Reading content and theme; counted in projects.
    Read,
    /// Checking what was read; counted in projects.
    Check,
    /// Looking through the photos, and making their prints; counted in photos.
    Photos,
    /// Putting together what all pages share: ledgers, totals, templates.
    Arrange,
    /// Trying the templates of an own theme on every page; counted in pages.
    Try,
    /// Looking at the site as it stands.
    Compare,
    /// Making files, and writing those that are new or changed; counted in files.
    Make,
    /// Bringing over what stays as it is; counted in files.
    Keep,
    /// Waiting until everything has reached the disk.
    Sync,
    /// Putting the new site in place of the old one.
    Swap,
    /// Removing what is left of the old site.
    Clear,
    /// Noting how everything stands now, so that the next run knows whether it changed.
    Note,
}

/// Listens to a run. Called from several threads.
pub trait Progress: Send + Sync {
    /// A step begins, and the one before it has ended. `of` is how many things it has to do, where
    /// that is known.
    fn begin(&self, step: Step, of: Option<usize>);

    /// So many more things of the step under way are done.
    fn advance(&self, by: usize);
}

/// Listens to nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Step, _: Option<usize>) {}

    fn advance(&self, _: usize) {}
}
