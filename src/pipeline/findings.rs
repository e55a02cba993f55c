//! Problems of a whole site, shared from one look at it to the next.
//!
//! Counts and chooses; what is a problem is decided elsewhere.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Problems in groups: those of a project's folder together, and those that stand elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    groups: Arc<[Arc<Diagnostics>]>,
    /// How many errors, warnings and notes.
    counts: [usize; 3],
}

impl Findings {
    /// Problems in groups, each sorted.
    pub fn new(groups: Vec<Arc<Diagnostics>>) -> Self {
        let mut counts = [0; 3];
        for one in groups.iter().flat_map(|group| group.iter()) {
            let [errors, warnings, notes] = &mut counts;
            match one.severity {
                Severity::Error => *errors += 1,
                Severity::Warning => *warnings += 1,
                Severity::Note => *notes += 1,
            }
        }
        Self { groups: groups.into(), counts }
    }

    /// The same with a group more.
    pub fn and(&self, group: &Arc<Diagnostics>) -> Self {
        if group.is_empty() {
            return self.clone();
        }
        Self::new(self.groups.iter().chain([group]).cloned().collect())
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let [errors, warnings, notes] = self.counts;
        match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        }
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

    /// The first problems of some severities, in the order of their groups.
    pub fn first(&self, is: impl Fn(Severity) -> bool, most: usize) -> Diagnostics {
        let all = self.groups.iter().flat_map(|group| group.iter());
        let mut first = Diagnostics::new();
        all.filter(|one| is(one.severity)).take(most).for_each(|one| first.push(one.clone()));
        first.sort();
        first
    }

    /// All problems in some files (as diagnostics name files), sorted.
    pub fn within(&self, files: &BTreeSet<&str>) -> Diagnostics {
        let is_within = |one: &Diagnostic| files.contains(one.place.file.as_str());
        let all = self.groups.iter().flat_map(|group| group.iter());
        let mut within = Diagnostics::new();
        all.filter(|one| is_within(one)).for_each(|one| within.push(one.clone()));
        within.sort();
        within
    }

    fn chosen(&self, is: impl Fn(&Diagnostics) -> bool) -> Diagnostics {
        let mut chosen = Diagnostics::new();
        let groups = self.groups.iter().filter(|group| is(group));
        groups.for_each(|group| chosen.append((**group).clone()));
        chosen.sort();
        chosen
    }
}
