//! How far a run has come, on the screen while it goes on.
//!
//! On a terminal a bar that is gone before anything else is printed; elsewhere, as in the log of a
//! server, a line now and then. Nothing of a run that is done at once. Counts and estimates
//! nothing itself.

use super::Stream;
use crate::cli::course::{Course, Lap};
use crate::cli::steps::Stand;
use crate::diagnostics::Language;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How a run is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Not at all.
    Nowhere,
    /// As a bar that is drawn over itself.
    Bar,
    /// As lines, one below the other.
    Lines,
}

/// The line at which a run is shown. Who prints holds it.
#[derive(Debug, Clone)]
pub(super) struct Screen(Arc<Mutex<Drawn>>);

/// What is on it.
#[derive(Debug)]
pub(super) struct Drawn {
    shown: Shown,
    language: Language,
    bar: Option<ProgressBar>,
    /// When the last line was printed.
    told: Option<Duration>,
}

/// From when on a bar is drawn.
const FIRST: Duration = Duration::from_secs(1);
/// How often it is drawn.
const EVERY: Duration = Duration::from_millis(100);
/// How long lines are apart, the first from the beginning.
const BETWEEN_LINES: Duration = Duration::from_secs(5);

impl Screen {
    /// An empty one.
    pub(super) fn new(shown: Shown, language: Language) -> Self {
        Self(Arc::new(Mutex::new(Drawn { shown, language, bar: None, told: None })))
    }

    /// From now on speaks this language.
    pub(super) fn speak(&self, language: Language) {
        self.drawn().language = language;
    }

    /// Clears it, and keeps it so until what this gives is dropped.
    pub(super) fn hold(&self) -> MutexGuard<'_, Drawn> {
        let mut drawn = self.drawn();
        drawn.clear();
        drawn
    }

    /// Shows a run until what this gives is dropped.
    pub(super) fn follow(&self, course: &Arc<Course>) -> Following {
        let (screen, course) = (self.clone(), Arc::clone(course));
        if screen.drawn().shown == Shown::Nowhere {
            return Following { screen, painter: None };
        }
        let (end, ended) = mpsc::channel::<()>();
        let painted = screen.clone();
        let paint = move || {
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                if let Some(lap) = course.present() {
                    painted.drawn().draw(&lap, course.now().wall);
                }
            }
        };
        // A run that can't be shown goes on all the same.
        let painter = std::thread::Builder::new().spawn(paint).ok();
        Following { screen, painter: painter.map(|painter| (end, painter)) }
    }

    fn drawn(&self) -> MutexGuard<'_, Drawn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run that is shown.
#[derive(Debug)]
pub(in crate::cli) struct Following {
    screen: Screen,
    painter: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some((end, painter)) = self.painter.take() {
            drop(end);
            // It has nothing to say, not even that it came to grief.
            let _ = painter.join();
        }
        self.screen.drawn().clear();
    }
}

impl Drawn {
    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    fn draw(&mut self, lap: &Lap, now: Duration) {
        let since = now.saturating_sub(lap.began.wall);
        let stand = Stand { step: lap.step, done: lap.done, of: lap.of, since };
        let line = stand.line();
        let line = line.in_language(self.language);
        match self.shown {
            Shown::Nowhere => {}
            Shown::Bar if now >= FIRST => self.bar(&stand, line),
            Shown::Lines if is_due(now, self.told) => {
                self.told = Some(now);
                // Whoever reads no more of it loses nothing.
                let _ = Stream::Err.print(&format!("{line}\n"));
            }
            Shown::Bar | Shown::Lines => {}
        }
    }

    fn bar(&mut self, stand: &Stand, line: &str) {
        let to_stderr = || ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let bar = self.bar.get_or_insert_with(to_stderr);
        let template = if stand.of.is_some() { "[{bar:20}] {wide_msg}" } else { "{wide_msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_length(stand.of.unwrap_or_default() as u64);
        bar.set_position(stand.done as u64);
        bar.set_message(line.to_owned());
        bar.tick();
    }
}

/// Whether a line is to be printed now.
fn is_due(now: Duration, last: Option<Duration>) -> bool {
    now.saturating_sub(last.unwrap_or_default()) >= BETWEEN_LINES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_seldom_and_not_of_short_runs() {
        let (mut told, mut lines) = (None, Vec::new());
        for tenths in 0..200 {
            let now = Duration::from_millis(tenths * 100);
            if is_due(now, told) {
                told = Some(now);
                lines.push(now.as_secs());
            }
        }
        assert_eq!(lines, [5, 10, 15]);
    }

    #[test]
    fn a_run_that_is_not_shown_is_not_followed() {
        let course = Arc::new(Course::new());
        let screen = Screen::new(Shown::Nowhere, Language::Korean);
        assert!(screen.follow(&course).painter.is_none());
        let screen = Screen::new(Shown::Lines, Language::Korean);
        assert!(screen.follow(&course).painter.is_some());
    }

    #[test]
    fn what_is_drawn_is_gone_before_something_else_is_printed() {
        let screen = Screen::new(Shown::Bar, Language::Korean);
        screen.drawn().bar = Some(ProgressBar::hidden());
        let held = screen.hold();
        assert!(held.bar.is_none());
        assert!(screen.0.try_lock().is_err(), "nobody draws meanwhile");
    }
}
