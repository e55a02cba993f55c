//! Problems of a whole site, shared from one look at it to the next.
//!
//! Counts and chooses; what is a problem is decided elsewhere.

use crate::diagnostics::{Diagnostics, Severity};
use std::sync::Arc;

/// Problems in groups: those of a project's folder together, and those that stand elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    groups: Arc<[Arc<Diagnostics>]>,
}

impl Findings {
    /// Problems in groups, each sorted.
    pub fn new(groups: Vec<Arc<Diagnostics>>) -> Self {
        Self { groups: groups.into() }
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
        let groups = self.groups.iter().filter(|group| is(group));
        groups.for_each(|group| chosen.append((**group).clone()));
        chosen.sort();
        chosen
    }
}
