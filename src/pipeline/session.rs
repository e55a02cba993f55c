//! A site that is kept, and brought up to date after an edit.
//!
//! Gives what a fresh run over the same files would give, byte for byte; an edit costs what it
//! touches. Watches nothing: who has a session says what may have changed. Makes no page: what a
//! fresh run finds out by making them all, a [`Snapshot::proof`] tells who asks for it.

use super::Inputs;
use super::findings::{Findings, Group};
use super::reading::{Reading, State};
use super::shown::Shown;
use crate::diagnostics::{Failure, Language};
use crate::load::Touched;
use crate::model::Site;
use crate::output::Output;
use crate::photo::Archive;
use crate::progress::Silent;
use crate::render::{self, Kitchen, Proof};
use crate::theme::Theme;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::{fmt, mem};

/// The site of some inputs, as it stood when it was last read.
pub struct Session {
    inputs: Inputs,
    reading: Reading,
    kitchen: Kitchen,
    shown: Shown,
    now: Snapshot,
    /// The files that changed since the last time all went well.
    unshown: BTreeSet<String>,
}

/// A site between two edits. Costs little to clone, and stays as it is while the next is made.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Every file of the site. A project with an error stays as it last was without one, and with
    /// an error outside of projects everything does; nothing where no page could be made yet.
    pub output: Option<Output>,
    /// Every problem, each with its place.
    pub findings: Findings,
    /// The language of the site.
    pub language: Language,
    /// How many projects there are, drafts and those that can't be read included.
    pub projects: usize,
    site: Option<Arc<Site>>,
    /// What the output is made with, where that is the theme as it is now.
    theme: Option<Arc<Theme>>,
}

impl Snapshot {
    /// The content files a page is written in, as diagnostics name them, the one to open first in
    /// front; none where no page stands at the path.
    pub fn sources(&self, path: &str) -> Vec<String> {
        self.site.as_ref().map(|site| render::sources(site, path)).unwrap_or_default()
    }

    /// Whether only making its pages tells that they can be made: the theme has templates of its
    /// own, and the site is shown in them.
    pub fn needs_proof(&self) -> bool {
        self.theme.as_ref().is_some_and(|theme| !theme.own_templates.is_empty())
    }

    /// Makes every page, one after the other, and gives what goes wrong; nothing where it is to
    /// stop, which is asked before each page. Takes as long as a fresh run on one thread.
    pub fn proof(&self, stop: impl Fn() -> bool) -> Option<Proof> {
        render::proof_until(self.output.as_ref()?, stop)
    }
}

impl Session {
    /// Reads, checks and prepares everything.
    ///
    /// # Errors
    /// Where the machine fails: a folder that can't be read.
    pub fn open(inputs: Inputs) -> Result<Self, Failure> {
        let mut session = Self::read(inputs)?;
        session.examine()?;
        Ok(session)
    }

    /// Reads and prepares everything and checks nothing yet, so that the first page is there
    /// early: only problems of reading are known until [`Session::examine`].
    ///
    /// # Errors
    /// Where the machine fails: a folder that can't be read.
    pub fn read(inputs: Inputs) -> Result<Self, Failure> {
        let reading = Reading::open(inputs.clone(), &Silent)?;
        let archive = Arc::new(Archive::new(Arc::clone(&inputs.cache)));
        let mut session = Self {
            inputs,
            reading,
            kitchen: Kitchen::new(archive),
            shown: Shown::default(),
            now: Snapshot::default(),
            unshown: BTreeSet::new(),
        };
        let state = session.reading.unchecked();
        session.show(&state)?;
        Ok(session)
    }

    /// Checks what may have changed since the last time.
    ///
    /// # Errors
    /// Where pages can't be prepared.
    pub fn examine(&mut self) -> Result<(), Failure> {
        let state = self.reading.examined(&Silent);
        self.show(&state)
    }

    /// The inputs it was opened with.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The site as it stands.
    pub fn snapshot(&self) -> &Snapshot {
        &self.now
    }

    /// Reads again what may have changed, and checks it. Gives the files whose content did, by
    /// the names that diagnostics have for them, sorted; none where nothing changed, and then the
    /// snapshot is the same as before.
    ///
    /// # Errors
    /// Where the machine fails; the snapshot stays as it was. What was read until then is not
    /// given up: the next time that all goes well gives its files too.
    pub fn refresh(&mut self, touched: &Touched) -> Result<Vec<String>, Failure> {
        self.unshown.extend(self.reading.refresh(touched)?);
        if !self.unshown.is_empty() {
            self.examine()?;
        }
        Ok(mem::take(&mut self.unshown).into_iter().collect())
    }

    fn show(&mut self, state: &State) -> Result<(), Failure> {
        if let Some(site) = self.shown.next(state) {
            let (theme, content) = (&state.theme, &self.inputs.content);
            let made = self.kitchen.site(site.clone(), theme, content, state.edition)?;
            self.now.output = Some(made);
            self.now.site = Some(site);
            self.now.theme = Some(Arc::clone(theme));
        }
        self.now.theme.take_if(|theme| !Arc::ptr_eq(theme, &state.theme));
        let groups = state.of_projects.iter().cloned();
        let groups = groups
            .chain([Group::elsewhere(state.beside.clone())])
            .filter(|found| !found.is_empty());
        self.now.findings = Findings::new(groups.collect());
        self.now.language = state.language;
        self.now.projects = state.of_projects.len();
        Ok(())
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("inputs", &self.inputs).finish_non_exhaustive()
    }
}
