//! The site on loopback: every save is in the browser at once.
//!
//! Three parts, each with threads of its own, meet in the [`hub`]: the engine waits for the disk
//! and keeps the session, the server asks the newest snapshot for one path at a time, and each
//! open page is compared and told. Who calls prints.
//!
//! Architecture invariant: what is served is what the same content is published as, byte for byte,
//! less one line in pages. Nothing here knows what a page says, and nothing is ever written.

mod address;
mod answer;
mod assets;
mod disk;
mod editor;
mod engine;
mod events;
mod host;
mod hub;
mod kind;
mod own;
mod poll;
mod port;
mod problems;
mod prover;
mod quiet;
mod roots;
mod round;
mod script;
mod server;
mod shelf;
mod state;
mod trouble;
mod watch;

pub use editor::Editor;
pub use round::Change;

use crate::diagnostics::{Diagnostics, Failure, Language, Phrase};
use crate::pipeline::{Findings, Inputs, Session};
use engine::Engine;
use hub::{Hub, Now};
use port::Port;
use problems::Teller;
use rayon::ThreadPool;
use roots::Roots;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use watch::Watch;

/// What to preview, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the site is made of.
    pub inputs: Inputs,
    /// The address to listen on, or a name of one.
    pub host: String,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Whose addresses problems link to.
    pub editor: Editor,
    /// How many pages are made at once.
    pub jobs: NonZeroUsize,
}

/// Who tells the user what happens.
pub trait Reporter {
    /// The site can be opened.
    ///
    /// # Errors
    /// Where it can't be told.
    fn ready(&mut self, ready: &Ready<'_>) -> Result<(), Failure>;
    /// The content is checked, for the first time; `nothing` where no page can be shown.
    ///
    /// # Errors
    /// Where it can't be told.
    fn checked(&mut self, findings: &Findings, nothing: bool) -> Result<(), Failure>;
    /// The site changed; `nothing` where no page can be shown.
    ///
    /// # Errors
    /// Where it can't be told.
    fn changed(&mut self, change: &Change, nothing: bool) -> Result<(), Failure>;
    /// Every page was made once, and other templates fail than was known; some of it was told when
    /// a page of theirs was asked for.
    ///
    /// # Errors
    /// Where it can't be told.
    fn proved(&mut self, findings: &Findings, told: &Diagnostics) -> Result<(), Failure>;
    /// Something to know that is no problem of the content.
    fn said(&mut self, phrase: &Phrase);
    /// Something keeps the site from being the newest.
    fn trouble(&mut self, phrase: &Phrase);
    /// A page or another file could not be made.
    ///
    /// # Errors
    /// Where it can't be told.
    fn unmade(&mut self, failure: &Failure) -> Result<(), Failure>;
}

/// A preview that can be opened.
#[derive(Debug)]
pub struct Ready<'a> {
    /// The address of the home page.
    pub url: &'a str,
    /// Whether others than this machine can read it.
    pub open: bool,
    /// Whether it listens on every address that this machine has.
    pub everywhere: bool,
    /// The address for other machines, where it listens on every one and one can be told.
    pub elsewhere: Option<String>,
    /// The language of the site.
    pub language: Language,
}

/// What the threads have to say.
enum Report {
    Ready(Arc<Hub>),
    Checked(Findings),
    Changed(Change),
    Proved(Findings, Diagnostics),
    Said(Phrase),
    Trouble(Phrase),
    Unmade(Arc<Failure>),
    /// The machine failed before there was a site.
    Failed(Failure),
    /// The user ended it.
    Ended,
}

/// Serves until the user ends it; reading and checking are done on the threads of a pool.
///
/// # Errors
/// Where the port can't be had, or the content can't be read at the start.
pub fn serve(
    options: Options,
    pool: Arc<ThreadPool>,
    reporter: &mut dyn Reporter,
) -> Result<(), Failure> {
    let port = Port::take(&options.host, options.port)?;
    let ready = Ready {
        url: &port.url(&options.host),
        open: port.is_open(),
        everywhere: port.is_everywhere(),
        elsewhere: port.elsewhere(),
        language: Language::default(),
    };
    let (reports, reported) = mpsc::channel();
    let server = server::Server::start(options.jobs, reports.clone())?;
    let handle = server.handle();
    thread::spawn(move || {
        let _fallen = Fallen(reports.clone());
        if let Err(failure) = begin(options, pool, port, &handle, &reports) {
            let _ = reports.send(Report::Failed(failure));
        }
    });
    let outcome = tell(&reported, reporter, ready);
    server.end();
    outcome
}

/// Ends the preview where its engine falls over: a site that only seems to be kept up to date is
/// worse than none.
struct Fallen(Sender<Report>);

impl Drop for Fallen {
    fn drop(&mut self) {
        if thread::panicking() {
            let attempted = Phrase::new(
                "jangbu에 문제가 생겨 미리보기를 마칩니다. 위의 글과 함께 알려 주세요",
                "jangbu stumbled and ends the preview; please report what stands above",
            );
            let _ = self.0.send(Report::Failed(Failure::new(attempted, "")));
        }
    }
}

/// Tells what is reported, until it ends.
fn tell(
    reported: &Receiver<Report>,
    reporter: &mut dyn Reporter,
    mut ready: Ready<'_>,
) -> Result<(), Failure> {
    let mut site: Option<Arc<Hub>> = None;
    for report in reported {
        let nothing = site.as_ref().is_some_and(|hub| hub.now().snapshot.output.is_none());
        match report {
            Report::Ready(hub) => {
                ready.language = hub.now().snapshot.language;
                site = Some(hub);
                reporter.ready(&ready)?;
            }
            Report::Checked(findings) => reporter.checked(&findings, nothing)?,
            Report::Changed(change) => reporter.changed(&change, nothing)?,
            Report::Proved(findings, told) => reporter.proved(&findings, &told)?,
            Report::Said(phrase) => reporter.said(&phrase),
            Report::Trouble(phrase) => reporter.trouble(&phrase),
            Report::Unmade(failure) => reporter.unmade(&failure)?,
            Report::Failed(failure) => return Err(failure),
            Report::Ended => break,
        }
    }
    Ok(())
}

/// Watches, reads, opens the server, and goes on as the engine.
fn begin(
    options: Options,
    pool: Arc<ThreadPool>,
    port: Port,
    server: &server::Handle,
    reports: &Sender<Report>,
) -> Result<(), Failure> {
    let (waker, wakes) = mpsc::channel();
    let roots = Roots::of(&options.inputs);
    // Watched before it is read, so that nothing is lost between.
    let (watch, limit) = Watch::start(roots.folders(), &waker);
    let teller = teller(&options);
    // The first pages do not wait until everything is checked; the engine does that first.
    let session = pool.install(|| Session::read(options.inputs))?;
    let first = Now::first(session.snapshot().clone());
    let hub = Arc::new(Hub::new(first, teller, waker));
    server.open(port, &options.host, Arc::clone(&hub))?;
    let _ = reports.send(Report::Ready(Arc::clone(&hub)));
    if let Some(limit) = limit {
        let _ = reports.send(Report::Said(trouble::limited(limit)));
    }
    let reports = reports.clone();
    Engine { session, watch, roots, hub, wakes, reports, pool }.run();
    Ok(())
}

fn teller(options: &Options) -> Teller {
    let root = options.inputs.root.clone();
    let absolute = root.canonicalize().unwrap_or_else(|_| root.clone());
    Teller { root, absolute, editor: options.editor.clone() }
}
