//! The course of a run: which step it is at, how far that is, and what each took.
//!
//! Listens to the run and looks at the clock. Prints nothing.

use super::environment;
use crate::progress::{Progress, Step};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How a run goes.
#[derive(Debug)]
pub(super) struct Course {
    began: Moment,
    laps: Mutex<Vec<Lap>>,
    /// How many things of the present step are done.
    done: AtomicUsize,
}

/// A moment of a run, by all clocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// Since the run began.
    pub(super) wall: Duration,
    /// What all threads have computed so far, the system's part included; nothing where the system
    /// does not say.
    pub(super) cpu: Option<Duration>,
    /// Nanoseconds since 1970-01-01T00:00Z.
    pub(super) date: i128,
}

/// A step that was begun.
#[derive(Debug, Clone)]
pub(super) struct Lap {
    /// Which one.
    pub(super) step: Step,
    /// How many things it has to do, where that is known.
    pub(super) of: Option<usize>,
    /// How many are done.
    pub(super) done: usize,
    pub(super) began: Moment,
    /// Nothing while it goes on.
    pub(super) ended: Option<Moment>,
}

impl Course {
    /// Of a run that begins now.
    pub(super) fn new() -> Self {
        Self { began: environment::moment(), laps: Mutex::default(), done: AtomicUsize::default() }
    }

    /// Now.
    pub(super) fn now(&self) -> Moment {
        let mut now = environment::moment();
        now.wall = now.wall.saturating_sub(self.began.wall);
        now.cpu = now.cpu.zip(self.began.cpu).map(|(now, then)| now.saturating_sub(then));
        now
    }

    /// The step that began last, where it goes on.
    pub(super) fn present(&self) -> Option<Lap> {
        let mut lap = self.laps().last().filter(|lap| lap.ended.is_none()).cloned()?;
        lap.done = self.done.load(Ordering::Relaxed);
        Some(lap)
    }

    /// The present step has ended, and no other begins yet.
    pub(super) fn rest(&self) {
        self.end(&mut self.laps());
    }

    /// Every step so far.
    pub(super) fn so_far(&self) -> Vec<Lap> {
        self.laps().clone()
    }

    /// When a step began first.
    pub(super) fn beginning(&self, of: Step) -> Option<Moment> {
        self.laps().iter().find(|lap| lap.step == of).map(|lap| lap.began)
    }

    fn end(&self, laps: &mut [Lap]) {
        let done = self.done.swap(0, Ordering::Relaxed);
        if let Some(last) = laps.last_mut().filter(|lap| lap.ended.is_none()) {
            last.done = done;
            last.ended = Some(self.now());
        }
    }

    fn laps(&self) -> MutexGuard<'_, Vec<Lap>> {
        self.laps.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Course {
    fn begin(&self, step: Step, of: Option<usize>) {
        let mut laps = self.laps();
        self.end(&mut laps);
        laps.push(Lap { step, of, done: 0, began: self.now(), ended: None });
    }

    fn advance(&self, by: usize) {
        self.done.fetch_add(by, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_counted_to_the_step_under_way() {
        let course = Course::new();
        assert!(course.present().is_none());
        course.begin(Step::Read, Some(3));
        course.advance(2);
        let present = course.present().unwrap();
        assert_eq!((present.step, present.of, present.done), (Step::Read, Some(3), 2));
        course.advance(1);
        course.begin(Step::Make, None);
        course.advance(40);
        course.rest();
        assert!(course.present().is_none());
        course.advance(7);
        course.begin(Step::Keep, None);
        let laps = course.so_far();
        let done: Vec<_> = laps.iter().map(|lap| (lap.step, lap.done)).collect();
        assert_eq!(done, [(Step::Read, 3), (Step::Make, 40), (Step::Keep, 0)]);
        assert!(laps[0].ended.is_some() && laps[2].ended.is_none());
    }

    #[test]
    fn computing_shows_on_the_clock_of_the_processor() {
        let course = Course::new();
        course.begin(Step::Make, None);
        let mut sum = 0_u64;
        while course.now().wall < Duration::from_millis(30) {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        course.rest();
        let lap = &course.so_far()[0];
        let ended = lap.ended.unwrap();
        assert!(ended.wall >= Duration::from_millis(30));
        assert!(ended.cpu.unwrap() > lap.began.cpu.unwrap());
    }
}
