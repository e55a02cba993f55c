//! The one thread that owns the session: waits for something to happen, refreshes, publishes.
//!
//! Answers no request and prints nothing; what it has to say it reports.

#![allow(clippy::disallowed_methods, reason = "when to act on an event is a matter of the clock")]

use super::Report;
use super::assets;
use super::hub::{Hub, Now, Trouble};
use super::prover::Prover;
use super::quiet::{Moment, Quiet, Step};
use super::roots::{Roots, Standing};
use super::round::{Change, Round};
use super::trouble;
use super::watch::{Limit, Watch};
use crate::diagnostics::{Diagnostics, Failure, Severity};
use crate::load::Touched;
use crate::pipeline::{Session, Snapshot};
use crate::render::Proof;
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often it is looked whether the watched folders are still there.
const TICK: Duration = Duration::from_secs(1);
/// How long a refresh that fails is given, as while a file vanishes between two looks.
const RETRIES: [Duration; 4] = [
    Duration::from_millis(10),
    Duration::from_millis(40),
    Duration::from_millis(100),
    Duration::from_millis(200),
];

/// An error may be half a file: what is being written tells so within this.
const DOUBT: Duration = Duration::from_millis(5);
/// How often what was read is held back in a row, where writing does not end.
const MOST_HELD: u32 = 3;

/// What wakes the engine.
#[derive(Debug)]
pub(super) enum Wake {
    /// Something happened to a path.
    Happened(Step, PathBuf),
    /// Something happened, nobody knows what.
    Lost,
    /// No more folders can be watched.
    Limited,
    /// A page or another file could not be made.
    Unmade(Arc<Failure>),
    /// Every page of a site was made.
    Proved {
        /// Which site, as the prover counts.
        number: u64,
        /// What came of it.
        proof: Proof,
    },
    /// A browser was compared with a generation; whether anything was other than it had it.
    Told {
        /// Which.
        generation: u64,
        /// Whether it was told of a change.
        changed: bool,
    },
}

/// What an engine is made of.
pub(super) struct Engine {
    /// The site, kept.
    pub(super) session: Session,
    /// What wakes it when something happens on the disk.
    pub(super) watch: Watch,
    /// The folders that are watched.
    pub(super) roots: Roots,
    /// Where the site is published to.
    pub(super) hub: Arc<Hub>,
    /// What happens.
    pub(super) wakes: Receiver<Wake>,
    /// Whom it tells.
    pub(super) reports: Sender<Report>,
    /// The threads it reads on.
    pub(super) pool: Arc<ThreadPool>,
}

/// An engine at work.
struct Running {
    engine: Engine,
    quiet: Quiet,
    round: Round,
    started: Instant,
    ticked: Moment,
    /// Whether a watched folder is missing.
    gone: bool,
    held: Held,
    prover: Prover,
    /// Why things could not be made, as it was told.
    unmade: BTreeMap<String, Arc<Failure>>,
}

/// What was read and is not published yet, because files were written while they were read.
#[derive(Default)]
struct Held {
    files: Vec<String>,
    touched: Touched,
    /// When the first of it happened.
    since: Option<Moment>,
    times: u32,
}

impl Engine {
    /// Works until the preview ends.
    pub(super) fn run(self) {
        let prover = Prover::new(self.hub.wakes.clone());
        let mut running = Running {
            engine: self,
            prover,
            quiet: Quiet::default(),
            round: Round::default(),
            started: Instant::now(),
            ticked: Moment::ZERO,
            gone: false,
            held: Held::default(),
            unmade: BTreeMap::new(),
        };
        running.check();
        while running.wait() {
            running.act();
        }
    }
}

impl Running {
    fn now(&self) -> Moment {
        self.started.elapsed()
    }

    /// Checks what was only read so far.
    fn check(&mut self) {
        let Engine { pool, session, .. } = &mut self.engine;
        if let Err(failure) = pool.install(|| session.examine()) {
            return self.trouble(Some(trouble::unreadable(&failure)));
        }
        let last = self.engine.hub.now();
        let snapshot = self.newest();
        let findings = snapshot.findings.clone();
        self.publish(last.followed_by(snapshot));
        self.report(Report::Checked(findings));
    }

    /// Waits for what comes next, and takes up all that has come. Whether to go on.
    fn wait(&mut self) -> bool {
        let tick = Some(self.ticked + TICK);
        let due = [tick, self.quiet.due(), self.round.due(), self.prover.due()];
        let next = due.into_iter().flatten().min().unwrap_or_default();
        match self.engine.wakes.recv_timeout(next.saturating_sub(self.now())) {
            Ok(wake) => self.take_up(wake),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        self.take_up_all();
        true
    }

    fn take_up_all(&mut self) {
        while let Ok(wake) = self.engine.wakes.try_recv() {
            self.take_up(wake);
        }
    }

    fn take_up(&mut self, wake: Wake) {
        let now = self.now();
        match wake {
            Wake::Happened(step, path) => {
                if step == Step::Changed {
                    self.engine.roots.doubt(&path);
                }
                self.prover.happened(now);
                let touched = self.engine.roots.touched(&path);
                self.quiet.happened(now, step, path, touched);
            }
            Wake::Lost => self.quiet.lost(now),
            Wake::Limited => self.limited(),
            Wake::Unmade(failure) => self.tell_unmade(failure),
            Wake::Proved { number, proof } => self.proved(number, proof),
            Wake::Told { generation, changed } => self.round.told(generation, changed),
        }
    }

    fn act(&mut self) {
        let now = self.now();
        if now >= self.ticked + TICK {
            self.ticked = now;
            self.look_at_roots();
        }
        if let Some((touched, first)) = self.quiet.take(now) {
            self.look_at_roots();
            if self.gone {
                self.quiet.keep(touched);
            } else {
                self.refresh(&touched, first);
            }
        }
        if let Some(change) = self.round.take(self.now()) {
            self.report(Report::Changed(change));
        }
        if !self.quiet.is_waiting() {
            self.prover.begin(self.now());
        }
    }

    /// The site as it was read last, to be published.
    fn newest(&mut self) -> Snapshot {
        let now = self.now();
        self.prover.renew(now, self.engine.session.snapshot())
    }

    /// Publishes the same site with the faults that making its pages showed.
    fn proved(&mut self, number: u64, proof: Proof) {
        if let Some(failure) = proof.failure {
            self.tell_unmade(Arc::new(failure));
        }
        if self.prover.end(number, proof.faults) {
            let last = self.engine.hub.now();
            let snapshot = self.prover.marked(self.engine.session.snapshot());
            let (trouble, shelf) = (last.trouble.clone(), Arc::clone(&last.shelf));
            let told = self.unmade.values().filter_map(|failure| failure.fault.as_deref());
            let mut faults = Diagnostics::new();
            told.for_each(|fault| faults.push(fault.clone()));
            self.report(Report::Proved(snapshot.findings.clone(), faults));
            self.publish(Now { trouble, shelf, ..last.followed_by(snapshot) });
        }
    }

    /// Tells once why something can't be made, as long as nothing but projects changes.
    fn tell_unmade(&mut self, failure: Arc<Failure>) {
        if failure.fault.as_ref().is_some_and(|fault| self.prover.knows(fault)) {
            return;
        }
        if self.unmade.insert(failure.to_string(), Arc::clone(&failure)).is_none() {
            self.report(Report::Unmade(failure));
        }
    }

    /// The system watches no more folders: from now on they are looked through.
    fn limited(&mut self) {
        if !self.engine.watch.is_polled() {
            self.engine.watch = Watch::polled(self.engine.roots.folders(), &self.engine.hub.wakes);
            self.report(Report::Said(trouble::limited(Limit::Reached)));
            self.quiet.touch(self.now(), Touched::everything());
        }
    }

    fn look_at_roots(&mut self) {
        match self.engine.roots.look() {
            Standing::Same => {}
            Standing::Gone(folder) if self.gone => drop(folder),
            Standing::Gone(folder) => {
                self.gone = true;
                self.trouble(Some(trouble::gone(&folder)));
            }
            Standing::Other => {
                let (watch, limit) =
                    Watch::start(self.engine.roots.folders(), &self.engine.hub.wakes);
                self.engine.watch = watch;
                if let Some(limit) = limit {
                    self.report(Report::Said(trouble::limited(limit)));
                }
                self.gone = false;
                self.quiet.touch(self.now(), Touched::everything());
            }
        }
    }

    fn refresh(&mut self, touched: &Touched, first: Moment) {
        let changed = match self.refreshed(touched) {
            Ok(changed) => changed,
            Err(trouble) => {
                // Tried again with whatever happens next.
                self.quiet.keep(touched.clone());
                return self.trouble(Some(trouble));
            }
        };
        let since = *self.held.since.get_or_insert(first);
        self.held.files.extend(changed);
        self.held.touched.extend(touched.clone());
        if !self.holds_back() {
            let Held { mut files, touched, .. } = std::mem::take(&mut self.held);
            files.sort();
            files.dedup();
            self.renew(&touched, files, since);
        }
    }

    /// Waits a moment where there is doubt, and tells whether something was written while it was
    /// read: a program that empties a file before it fills it leaves half a file for a moment, and
    /// the next look is soon.
    fn holds_back(&mut self) -> bool {
        if self.engine.session.snapshot().findings.count(Severity::Error) > 0 {
            thread::sleep(DOUBT);
        }
        self.take_up_all();
        self.held.times += 1;
        self.quiet.is_waiting() && self.held.times <= MOST_HELD
    }

    /// Publishes what was read, where anything of it is other than before.
    fn renew(&mut self, touched: &Touched, changed: Vec<String>, first: Moment) {
        let last = self.engine.hub.now();
        let files =
            assets::changed(&self.engine.hub, &self.engine.session, touched, !changed.is_empty());
        if changed.is_empty() && files.is_empty() && last.trouble.is_none() {
            return;
        }
        if touched.theme || touched.site || touched.everything {
            self.unmade.clear();
        }
        let snapshot = self.newest();
        let findings = snapshot.findings.clone();
        let mut now = last.followed_by(snapshot);
        let generation = now.generation;
        let at = files.into_iter().map(|path| (path, generation));
        Arc::make_mut(&mut now.changed).extend(at);
        self.publish(now);
        let took = self.now().saturating_sub(first);
        self.begin(Change { files: changed, took, findings, told: 0 }, generation);
    }

    /// Refreshes the session; a failure is given a few more tries, for it may be one of a moment.
    fn refreshed(&mut self, touched: &Touched) -> Result<Vec<String>, Trouble> {
        let Engine { pool, session, .. } = &mut self.engine;
        let mut outcome = pool.install(|| session.refresh(touched));
        for pause in RETRIES {
            if outcome.is_ok() {
                break;
            }
            thread::sleep(pause);
            outcome = pool.install(|| session.refresh(touched));
        }
        outcome.map_err(|failure| trouble::unreadable(&failure))
    }

    /// Says what keeps the site from being the newest; the pages stay.
    fn trouble(&mut self, trouble: Option<Trouble>) {
        let last = self.engine.hub.now();
        if last.trouble == trouble {
            return;
        }
        if let Some(trouble) = &trouble {
            self.report(Report::Trouble(trouble.said()));
        }
        let shelf = Arc::clone(&last.shelf);
        self.publish(Now { trouble, shelf, ..last.followed_by(last.snapshot.clone()) });
    }

    fn publish(&self, now: Now) {
        self.engine.hub.now.send_replace(Arc::new(now));
    }

    fn begin(&mut self, change: Change, generation: u64) {
        let (browsers, now) = (self.engine.hub.browsers(), self.now());
        if let Some(earlier) = self.round.begin(change, generation, browsers, now) {
            self.report(Report::Changed(earlier));
        }
    }

    fn report(&self, report: Report) {
        // Nobody listens any more only where the preview ends.
        let _ = self.engine.reports.send(report);
    }
}
