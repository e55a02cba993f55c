//! Makes the pages of a theme's own templates while nothing happens, to see that they can be made.
//!
//! One thread, one site at a time; what is published meanwhile ends it at the next page. A site
//! in the built-in templates is not tried, and no thread is started for it. Keeps the faults that
//! were found last; tells nobody.

use super::engine::Wake;
use super::quiet::Moment;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pipeline::Snapshot;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// For so long nothing may have happened before pages are made that nobody asked for.
const IDLE: Duration = Duration::from_millis(300);

/// A proof of the newest site, waited for or under way, and the last one's faults.
#[derive(Debug)]
pub(super) struct Prover {
    /// Counts the sites.
    newest: Arc<AtomicU64>,
    /// The newest, and when it is tried unless something happens.
    next: Option<(Moment, Snapshot)>,
    faults: Arc<Diagnostics>,
    /// The thread, once there was something to try.
    thread: Option<Sender<Job>>,
    wakes: Sender<Wake>,
}

/// A site to be tried.
#[derive(Debug)]
struct Job {
    number: u64,
    snapshot: Snapshot,
}

impl Prover {
    /// One that wakes the engine.
    pub(super) fn new(wakes: Sender<Wake>) -> Self {
        let (newest, next, faults, thread) = Default::default();
        Self { newest, next, faults, thread, wakes }
    }

    /// Takes up the newest site, and gives it back with what is known to be wrong with its
    /// templates: the faults of the site before it, until it was tried itself.
    pub(super) fn renew(&mut self, now: Moment, snapshot: &Snapshot) -> Snapshot {
        self.newest.fetch_add(1, Ordering::SeqCst);
        self.next = snapshot.needs_proof().then(|| (now + IDLE, snapshot.clone()));
        if self.next.is_none() {
            self.faults = Arc::default();
        }
        self.marked(snapshot)
    }

    /// A site with the faults that are known.
    pub(super) fn marked(&self, snapshot: &Snapshot) -> Snapshot {
        let mut marked = snapshot.clone();
        marked.findings = snapshot.findings.and(&self.faults);
        marked
    }

    /// Whether a fault is known.
    pub(super) fn knows(&self, fault: &Diagnostic) -> bool {
        self.faults.iter().any(|one| one == fault)
    }

    /// Something happened: what has not begun waits on.
    pub(super) fn happened(&mut self, now: Moment) {
        if let Some((due, _)) = &mut self.next {
            *due = now + IDLE;
        }
    }

    /// When the next is begun.
    pub(super) fn due(&self) -> Option<Moment> {
        self.next.as_ref().map(|(due, _)| *due)
    }

    /// Begins what is due.
    pub(super) fn begin(&mut self, now: Moment) {
        let Some((_, snapshot)) = self.next.take_if(|(due, _)| *due <= now) else { return };
        let job = Job { number: self.newest.load(Ordering::SeqCst), snapshot };
        let (newest, wakes) = (&self.newest, &self.wakes);
        let thread = self.thread.get_or_insert_with(|| {
            let (sender, jobs) = mpsc::channel();
            let (newest, wakes) = (Arc::clone(newest), wakes.clone());
            thread::spawn(move || work(&jobs, &newest, &wakes));
            sender
        });
        if thread.send(job).is_err() {
            // It fell over, and said why; the next site gets another.
            self.thread = None;
        }
    }

    /// Takes up what a proof found. Whether that is news: it is of the newest site and other than
    /// was known.
    pub(super) fn end(&mut self, number: u64, faults: Diagnostics) -> bool {
        let is_news = number == self.newest.load(Ordering::SeqCst) && faults != *self.faults;
        if is_news {
            self.faults = Arc::new(faults);
        }
        is_news
    }
}

/// Tries one site after the other, passing over those that are not the newest any more.
fn work(jobs: &Receiver<Job>, newest: &AtomicU64, wakes: &Sender<Wake>) {
    for Job { number, snapshot } in jobs {
        let proof = snapshot.proof(|| newest.load(Ordering::SeqCst) != number);
        if let Some(proof) = proof {
            // Nobody is told any more only where the preview ends.
            let _ = wakes.send(Wake::Proved { number, proof });
        }
    }
}
