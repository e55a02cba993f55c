//! Problems of a whole site, shared from one look at it to the next.
//!
//! Counts and chooses; what is a problem is decided elsewhere.

use crate::diagnostics::{Diagnostics, Severity};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Problems in groups: those of a project's folder together, and those that stand elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    groups: Arc<[Group]>,
    counts: Counts,
}

/// Problems that belong together, sorted, and counted once: most of a large site's groups stay
/// the same from one look to the next and are not looked into again.
#[derive(Debug, Clone, Default)]
pub struct Group {
    found: Arc<Diagnostics>,
    counts: Counts,
}

/// How many errors, warnings and notes.
type Counts = [usize; 3];

fn counted(counts: Counts, severity: Severity) -> usize {
    let [errors, warnings, notes] = counts;
    match severity {
        Severity::Error => errors,
        Severity::Warning => warnings,
        Severity::Note => notes,
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Group {
    /// A group of problems, sorted.
    pub fn new(found: Arc<Diagnostics>) -> Self {
        let counts = SEVERITIES.map(|severity| found.count(severity));
        Self { found, counts }
    }

    /// The problems.
    pub fn found(&self) -> &Arc<Diagnostics> {
        &self.found
    }

    /// Whether publishing must not happen.
    pub fn has_errors(&self) -> bool {
        counted(self.counts, Severity::Error) > 0
    }

    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.counts == Counts::default()
    }

    /// Whether one of some files, given in order, may be among those the problems stand in.
    fn may_be_within(&self, files: &BTreeSet<&str>) -> bool {
        let mut all = self.found.iter().map(|one| one.place.file.as_str());
        let first = all.next();
        let last = all.next_back().or(first);
        first.zip(last).is_some_and(|(first, last)| files.range(first..=last).next().is_some())
    }
}

impl Findings {
    /// Problems in groups.
    pub fn new(groups: Vec<Group>) -> Self {
        let sum = |severity| groups.iter().map(|group| counted(group.counts, severity)).sum();
        let counts = SEVERITIES.map(sum);
        Self { groups: groups.into(), counts }
    }

    /// The same with a group more.
    pub fn and(&self, found: &Arc<Diagnostics>) -> Self {
        if found.is_empty() {
            return self.clone();
        }
        let group = Group::new(found.clone());
        Self::new(self.groups.iter().cloned().chain([group]).collect())
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        counted(self.counts, severity)
    }

    /// Every problem, sorted.
    pub fn all(&self) -> Diagnostics {
        self.chosen(|group| !group.is_empty())
    }

    /// Every error, sorted.
    pub fn errors(&self) -> Diagnostics {
        let mut errors = self.chosen(Group::has_errors);
        errors.retain(|one| one.severity == Severity::Error);
        errors
    }

    /// The first problems of some severities, in the order of their groups.
    pub fn first(&self, is: impl Fn(Severity) -> bool, most: usize) -> Diagnostics {
        let has = |group: &&Group| {
            SEVERITIES.into_iter().any(|one| is(one) && counted(group.counts, one) > 0)
        };
        let all = self.groups.iter().filter(has).flat_map(|group| group.found.iter());
        let mut first = Diagnostics::new();
        all.filter(|one| is(one.severity)).take(most).for_each(|one| first.push(one.clone()));
        first.sort();
        first
    }

    /// All problems in some files (as diagnostics name files), sorted.
    pub fn within(&self, files: &BTreeSet<&str>) -> Diagnostics {
        let mut within = self.chosen(|group| group.may_be_within(files));
        within.retain(|one| files.contains(one.place.file.as_str()));
        within
    }

    fn chosen(&self, is: impl Fn(&Group) -> bool) -> Diagnostics {
        let mut chosen = Diagnostics::new();
        let groups = self.groups.iter().filter(|group| is(group));
        groups.for_each(|group| chosen.append((*group.found).clone()));
        chosen.sort();
        chosen
    }
}
