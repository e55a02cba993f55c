//! When to act on what happens on the disk.
//!
//! Events and times in, what was touched out: nothing is waited for here, and no clock is read.

use crate::load::Touched;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// A moment, as the time since some start.
pub(super) type Moment = Duration;

/// Programs that save in several steps (a temporary file, a backup, a rename) take less than a
/// millisecond from one to the next; longer than this a person would not want to wait.
const QUIET: Duration = Duration::from_millis(4);
/// A file that was begun and is not closed yet is half a file: a program writes on within this.
/// One that keeps its file open for good must still be seen.
const UNCLOSED: Duration = Duration::from_millis(50);
/// A stream of events that does not end, such as a copy of a thousand folders, is acted on as
/// often as this, so that something is seen to happen.
const LONGEST: Duration = Duration::from_millis(150);
/// Files that came together with their folder make no event of their own: it is looked at again.
/// Twice, because on a busy machine the first look may come too early.
const LOOK_AGAIN: [Duration; 2] = [Duration::from_millis(100), Duration::from_millis(1000)];
/// Reading everything again makes events of its own, which may be lost again: without a pace that
/// would never end.
const PACE: Duration = Duration::from_secs(5);
/// Most files remembered as unclosed; a mass of them is as good as a stream.
const MOST_UNCLOSED: usize = 64;

/// What happened to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It was written to and not closed yet.
    Written,
    /// It was written to and closed.
    Closed,
    /// Its name, its existence or its permissions changed.
    Changed,
    /// It is a folder that was not there.
    NewFolder,
}

/// What waits to be acted on.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    touched: Touched,
    first: Moment,
    last: Moment,
    unclosed: BTreeMap<PathBuf, Moment>,
    again: BTreeMap<Moment, Touched>,
    /// When lost events may be acted on next.
    pace: Moment,
    /// What could not be refreshed, for the next time.
    kept: Touched,
}

impl Quiet {
    /// Takes up what happened to a path, and what that touches.
    pub(super) fn happened(&mut self, now: Moment, step: Step, path: PathBuf, touched: Touched) {
        if touched.is_empty() {
            return;
        }
        match step {
            Step::Written if self.unclosed.len() < MOST_UNCLOSED => {
                self.unclosed.insert(path, now);
            }
            Step::Written => {}
            Step::Closed | Step::Changed => drop(self.unclosed.remove(&path)),
            Step::NewFolder => {
                for later in LOOK_AGAIN {
                    let at = self.again.entry(rounded_up(now) + later).or_default();
                    at.extend(touched.clone());
                }
            }
        }
        self.touch(now, touched);
    }

    /// Takes up that something is touched, whatever happened.
    pub(super) fn touch(&mut self, now: Moment, touched: Touched) {
        if self.touched.is_empty() {
            self.first = now;
        }
        self.last = now;
        self.touched.extend(touched);
    }

    /// Takes up that events were lost: everything may have changed.
    pub(super) fn lost(&mut self, now: Moment) {
        if !self.again.values().any(|touched| touched.everything) {
            let at = now.max(self.pace);
            self.pace = at + PACE;
            self.again.entry(at).or_default().extend(Touched::everything());
        }
    }

    /// Keeps what is touched for when something else happens.
    pub(super) fn keep(&mut self, touched: Touched) {
        self.kept.extend(touched);
    }

    /// Whether something has happened that was not acted on.
    pub(super) fn is_waiting(&self) -> bool {
        !self.touched.is_empty()
    }

    /// When to ask [`Quiet::take`] next; nothing where nothing waits.
    pub(super) fn due(&self) -> Option<Moment> {
        let again = self.again.keys().next().copied();
        [again, self.settled()].into_iter().flatten().min()
    }

    /// What is to be looked at now, and when the first of it happened; nothing before it is due.
    pub(super) fn take(&mut self, now: Moment) -> Option<(Touched, Moment)> {
        while let Some(next) = self.again.first_entry().filter(|next| *next.key() <= now) {
            let touched = next.remove();
            self.touch(now, touched);
        }
        self.settled().filter(|due| *due <= now)?;
        self.unclosed.clear();
        let mut touched = std::mem::take(&mut self.touched);
        touched.extend(std::mem::take(&mut self.kept));
        Some((touched, self.first))
    }

    /// When what is touched has come to rest.
    fn settled(&self) -> Option<Moment> {
        if self.touched.is_empty() {
            return None;
        }
        let closed = self.unclosed.values().max().map(|written| *written + UNCLOSED);
        let quiet = (self.last + QUIET).max(closed.unwrap_or_default());
        Some(quiet.min(self.first + LONGEST))
    }
}

/// So that the folders of a mass that comes at once are looked at again together.
fn rounded_up(moment: Moment) -> Moment {
    let step = QUIET.as_micros();
    let late = moment.as_micros().div_ceil(step) * step;
    Moment::from_micros(u64::try_from(late).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(n: u64) -> Moment {
        Moment::from_millis(n)
    }

    fn project(name: &str) -> Touched {
        Touched { projects: [name.to_owned()].into(), ..Touched::new() }
    }

    fn happened(quiet: &mut Quiet, at: u64, step: Step, file: &str) {
        quiet.happened(ms(at), step, file.into(), project("a"));
    }

    #[test]
    fn nothing_is_due_where_nothing_happened() {
        let mut quiet = Quiet::default();
        quiet.happened(ms(0), Step::Changed, "elsewhere".into(), Touched::new());
        assert_eq!((quiet.due(), quiet.take(ms(1000))), (None, None));
    }

    #[test]
    fn a_save_is_acted_on_a_moment_after_its_last_step() {
        let mut quiet = Quiet::default();
        for (at, step) in [(10, Step::Written), (11, Step::Closed), (12, Step::Changed)] {
            happened(&mut quiet, at, step, "a.md");
        }
        assert_eq!(quiet.due(), Some(ms(16)));
        assert_eq!(quiet.take(ms(15)), None);
        assert_eq!(quiet.take(ms(16)), Some((project("a"), ms(10))));
        assert_eq!((quiet.due(), quiet.take(ms(100))), (None, None));
    }

    #[test]
    fn a_file_that_is_not_closed_is_waited_for() {
        let mut quiet = Quiet::default();
        happened(&mut quiet, 0, Step::Written, "a.md");
        assert_eq!(quiet.due(), Some(ms(50)));
        happened(&mut quiet, 20, Step::Closed, "a.md");
        assert_eq!(quiet.due(), Some(ms(24)));
    }

    #[test]
    fn one_that_stays_open_is_seen_all_the_same() {
        let mut quiet = Quiet::default();
        happened(&mut quiet, 0, Step::Written, "a.md");
        assert_eq!(quiet.take(ms(50)), Some((project("a"), ms(0))));
        assert_eq!(quiet.due(), None);
    }

    #[test]
    fn a_stream_without_end_is_acted_on_all_along() {
        let mut quiet = Quiet::default();
        let mut acted = Vec::new();
        for at in 0..1000 {
            happened(&mut quiet, at, Step::Written, &format!("{at}.md"));
            acted.extend(quiet.take(ms(at)).map(|_| at));
        }
        assert_eq!(acted.len(), 6, "{acted:?}");
    }

    #[test]
    fn a_new_folder_is_looked_at_again() {
        let mut quiet = Quiet::default();
        happened(&mut quiet, 0, Step::NewFolder, "a");
        assert_eq!(quiet.take(ms(4)), Some((project("a"), ms(0))));
        assert_eq!((quiet.due(), quiet.take(ms(99))), (Some(ms(100)), None));
        assert_eq!(quiet.take(ms(100)), None);
        assert_eq!(quiet.take(ms(104)), Some((project("a"), ms(100))));
        assert_eq!(quiet.due(), Some(ms(1000)));
        quiet.take(ms(1000));
        assert_eq!(quiet.take(ms(1004)), Some((project("a"), ms(1000))));
        assert_eq!(quiet.due(), None);
    }

    #[test]
    fn a_mass_of_new_folders_is_looked_at_again_together() {
        let mut quiet = Quiet::default();
        for n in 0..10_000 {
            let at = Moment::from_micros(n);
            quiet.happened(at, Step::NewFolder, n.to_string().into(), project(&n.to_string()));
        }
        assert!(quiet.again.len() <= 8, "{} looks", quiet.again.len());
        let mut looked = Vec::new();
        while let Some(due) = quiet.due() {
            looked.extend(quiet.take(due).map(|(touched, _)| touched.projects.len()));
        }
        assert_eq!(looked.iter().sum::<usize>(), 3 * 10_000, "{looked:?}");
    }

    #[test]
    fn lost_events_are_acted_on_at_a_pace() {
        let mut quiet = Quiet::default();
        let everything = |at| Some((Touched::everything(), ms(at)));
        quiet.lost(ms(10));
        quiet.lost(ms(11));
        assert_eq!((quiet.take(ms(12)), quiet.take(ms(16))), (None, everything(12)));
        quiet.lost(ms(20));
        assert_eq!(quiet.due(), Some(ms(5010)));
    }

    #[test]
    fn what_failed_is_tried_with_what_happens_next() {
        let mut quiet = Quiet::default();
        quiet.keep(project("b"));
        assert_eq!(quiet.due(), None);
        happened(&mut quiet, 0, Step::Closed, "a.md");
        let both = Touched { projects: ["a", "b"].map(str::to_owned).into(), ..Touched::new() };
        assert_eq!(quiet.take(ms(4)), Some((both, ms(0))));
    }
}
