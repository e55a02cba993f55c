//! A site that is kept, and brought up to date after an edit.
//!
//! Gives what a fresh run over the same files would give, byte for byte; how much of the work it
//! saves is its own affair. Watches nothing: who has a session says what may have changed.

use super::Inputs;
use crate::diagnostics::{Diagnostics, Failure, Language, Severity};
use crate::load::Touched;
use crate::output::Output;
use crate::{pipeline, render};
use std::sync::Arc;

/// The site of some inputs, as it stood when it was last read.
#[derive(Debug)]
pub struct Session {
    inputs: Inputs,
    now: Snapshot,
}

/// A site between two edits. Costs little to clone, and stays as it is while the next is made.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Every file of the site. While content has errors, what has them stays as it last was
    /// without; nothing where no page could be made yet.
    pub output: Option<Output>,
    /// Every problem, each with its place.
    pub findings: Findings,
    /// The language of the site.
    pub language: Language,
    /// How many projects there are, drafts included.
    pub projects: usize,
}

impl Snapshot {
    /// The content files a page is written in, as diagnostics name them, the one to open first in
    /// front; none where nothing is published at the path.
    pub fn sources(&self, path: &str) -> Vec<String> {
        let there = self.output.as_ref().is_some_and(|output| output.get(path).is_some());
        there.then(|| "content/site.yaml".to_owned()).into_iter().collect()
    }
}

/// Problems by what they are about, shared from one snapshot to the next.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    groups: Vec<Arc<Diagnostics>>,
}

impl Findings {
    /// Problems in groups, each sorted.
    pub fn new(groups: Vec<Arc<Diagnostics>>) -> Self {
        Self { groups }
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.groups.iter().map(|group| group.count(severity)).sum()
    }

    /// Every problem, sorted.
    pub fn all(&self) -> Diagnostics {
        self.chosen(|_| true)
    }

    /// Every error, sorted.
    pub fn errors(&self) -> Diagnostics {
        let mut errors = self.chosen(Diagnostics::has_errors);
        errors.retain(|one| one.severity == Severity::Error);
        errors
    }

    /// All problems of the groups that hold one of this file (as diagnostics name files), sorted.
    pub fn beside(&self, file: &str) -> Diagnostics {
        self.chosen(|group| group.iter().any(|one| one.place.file == file))
    }

    fn chosen(&self, is: impl Fn(&Diagnostics) -> bool) -> Diagnostics {
        let mut chosen = Diagnostics::new();
        let groups = self.groups.iter().filter(|group| !group.is_empty() && is(group));
        groups.for_each(|group| chosen.append((**group).clone()));
        chosen.sort();
        chosen
    }
}

impl Session {
    /// Reads, checks and prepares everything.
    ///
    /// # Errors
    /// Where the machine fails: a folder that can't be read.
    pub fn open(inputs: Inputs) -> Result<Self, Failure> {
        let now = snapshot(&inputs, None)?;
        Ok(Self { inputs, now })
    }

    /// The inputs it was opened with.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The site as it stands.
    pub fn snapshot(&self) -> &Snapshot {
        &self.now
    }

    /// Reads again what may have changed. Gives the files whose content did, by the names that
    /// diagnostics have for them, sorted; none where nothing changed, and then the snapshot is
    /// the same as before.
    ///
    /// # Errors
    /// Where the machine fails; everything stays as it was.
    pub fn refresh(&mut self, touched: &Touched) -> Result<Vec<String>, Failure> {
        if touched.is_empty() {
            return Ok(Vec::new());
        }
        self.now = snapshot(&self.inputs, self.now.output.clone())?;
        let others = (touched.everything || touched.site || touched.theme).then_some("content");
        let projects = touched.projects.iter().map(|slug| format!("content/projects/{slug}"));
        Ok(others.map(str::to_owned).into_iter().chain(projects).collect())
    }
}

fn snapshot(inputs: &Inputs, last: Option<Output>) -> Result<Snapshot, Failure> {
    let examined = pipeline::examine(inputs)?;
    let output = match examined.site {
        Some(site) if !examined.diagnostics.has_errors() => {
            Some(render::site(site, &examined.theme, &inputs.content)?)
        }
        _ => last,
    };
    Ok(Snapshot {
        output,
        findings: Findings::new(vec![Arc::new(examined.diagnostics)]),
        language: examined.language,
        projects: 0,
    })
}
