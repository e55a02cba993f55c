//! One change on its way to the browsers, until all of them have been compared with it.
//!
//! Only so that the terminal can say how many were told; nobody waits for it.

use super::quiet::Moment;
use crate::pipeline::Findings;
use std::time::Duration;

/// A browser that takes longer is not waited for.
const LONGEST: Duration = Duration::from_secs(1);

/// What changed, and what came of it.
#[derive(Debug, Clone)]
pub struct Change {
    /// The files whose content changed, as diagnostics name them.
    pub files: Vec<String>,
    /// From the first event on the disk until the new site stood.
    pub took: Duration,
    /// Every problem of the site as it is now.
    pub findings: Findings,
    /// How many open pages were told that they are others now.
    pub told: usize,
}

/// The change that is on its way, where one is.
#[derive(Debug, Default)]
pub(super) struct Round(Option<Under>);

#[derive(Debug)]
struct Under {
    change: Change,
    generation: u64,
    /// How many browsers have not been compared yet.
    waiting: usize,
    until: Moment,
}

impl Round {
    /// Sends a change on its way to so many browsers; gives back the one before it, if it has not
    /// arrived everywhere.
    pub(super) fn begin(
        &mut self,
        change: Change,
        generation: u64,
        browsers: usize,
        now: Moment,
    ) -> Option<Change> {
        let under = Under { change, generation, waiting: browsers, until: now + LONGEST };
        self.0.replace(under).map(|earlier| earlier.change)
    }

    /// A browser was compared with a generation.
    pub(super) fn told(&mut self, generation: u64, changed: bool) {
        if let Some(under) = &mut self.0
            && generation >= under.generation
        {
            under.waiting = under.waiting.saturating_sub(1);
            under.change.told += usize::from(changed);
        }
    }

    /// When it is not waited for any longer.
    pub(super) fn due(&self) -> Option<Moment> {
        self.0.as_ref().map(|under| if under.waiting == 0 { Moment::ZERO } else { under.until })
    }

    /// The change, once it has arrived.
    pub(super) fn take(&mut self, now: Moment) -> Option<Change> {
        self.due().filter(|due| *due <= now)?;
        self.0.take().map(|under| under.change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change() -> Change {
        let (files, findings) = (Vec::new(), Findings::default());
        Change { files, took: Duration::ZERO, findings, told: 0 }
    }

    #[test]
    fn a_change_has_arrived_when_every_browser_was_compared() {
        let mut round = Round::default();
        assert!(round.begin(change(), 7, 2, Moment::ZERO).is_none());
        round.told(6, true);
        round.told(7, true);
        assert!(round.take(Moment::ZERO).is_none());
        round.told(7, false);
        assert_eq!(round.take(Moment::ZERO).map(|change| change.told), Some(1));
        assert!(round.due().is_none());
    }

    #[test]
    fn no_browser_is_waited_for_forever() {
        let mut round = Round::default();
        round.begin(change(), 1, 1, Moment::ZERO);
        assert_eq!(round.due(), Some(LONGEST));
        assert!(round.take(LONGEST).is_some());
    }

    #[test]
    fn a_newer_change_sends_the_earlier_home() {
        let mut round = Round::default();
        round.begin(change(), 1, 1, Moment::ZERO);
        assert!(round.begin(change(), 2, 0, Moment::ZERO).is_some());
        assert!(round.take(Moment::ZERO).is_some());
    }
}
