//! Problems of a whole site, shared from one look at it to the next.
//!
//! Counts and chooses; what is a problem is decided elsewhere.

use crate::diagnostics::{Diagnostics, Severity};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Problems in groups: those of a project's folder together, and those that stand elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Those of projects first, by slug.
    groups: Arc<[Group]>,
    /// How many of them are of projects.
    of_projects: usize,
    counts: Counts,
}

/// Problems that belong together, sorted, and counted once: most of a large site's groups stay
/// the same from one look to the next and are not looked into again.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// Of which project.
    slug: Option<Arc<str>>,
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
    /// The problems of a project's folder, sorted.
    pub fn of_project(slug: Arc<str>, found: Arc<Diagnostics>) -> Self {
        Self { slug: Some(slug), ..Self::elsewhere(found) }
    }

    /// Problems that stand in no project's folder, sorted.
    pub fn elsewhere(found: Arc<Diagnostics>) -> Self {
        let counts = SEVERITIES.map(|severity| found.count(severity));
        Self { slug: None, found, counts }
    }

    /// The project whose folder the problems stand in.
    pub fn slug(&self) -> Option<&Arc<str>> {
        self.slug.as_ref()
    }

    /// The problems.
    pub fn found(&self) -> &Arc<Diagnostics> {
        &self.found
    }

    /// The problems alone.
    pub(super) fn into_found(self) -> Arc<Diagnostics> {
        self.found
    }

    /// Whether publishing must not happen.
    pub fn has_errors(&self) -> bool {
        counted(self.counts, Severity::Error) > 0
    }

    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.counts == Counts::default()
    }
}

impl Findings {
    /// Problems in groups; those of projects first, by slug.
    pub fn new(groups: Vec<Group>) -> Self {
        let of_projects = groups.iter().take_while(|group| group.slug.is_some()).count();
        let sum = |severity| groups.iter().map(|group| counted(group.counts, severity)).sum();
        let counts = SEVERITIES.map(sum);
        Self { groups: groups.into(), of_projects, counts }
    }

    /// The same with a group more.
    pub fn and(&self, found: &Arc<Diagnostics>) -> Self {
        if found.is_empty() {
            return self.clone();
        }
        let group = Group::elsewhere(found.clone());
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
        let (of_projects, elsewhere) = self.groups.split_at(self.of_projects);
        // A file of a project has the project's name among those of the folders it lies in.
        let names: BTreeSet<&str> = files.iter().flat_map(|file| file.split('/')).collect();
        let group = |name: &str| {
            let slug = |group: &Group| group.slug.as_deref().cmp(&Some(name));
            of_projects.get(of_projects.binary_search_by(slug).ok()?)
        };
        let mut within = Diagnostics::new();
        for group in names.into_iter().filter_map(group).chain(elsewhere) {
            let here = group.found.iter().filter(|one| files.contains(one.place.file.as_str()));
            here.for_each(|one| within.push(one.clone()));
        }
        within.sort();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Phrase, Place};

    fn found(files: &[&str]) -> Arc<Diagnostics> {
        let mut found = Diagnostics::new();
        for file in files {
            let message = Phrase::new("가", "a");
            found.push(Diagnostic::warning("words/spelling", Place::file(*file), message));
        }
        Arc::new(found)
    }

    fn findings() -> Findings {
        let project = |slug: &str, files: &[&str]| Group::of_project(slug.into(), found(files));
        Findings::new(vec![
            project("a", &["content/projects/a/2019.md", "content/projects/a/project.yaml"]),
            project("a-b", &["content/projects/a-b/project.yaml"]),
            Group::elsewhere(found(&["content/site.yaml"])),
        ])
    }

    #[test]
    fn problems_are_found_by_their_files() {
        let findings = findings();
        for files in [
            &["content/projects/a/project.yaml"][..],
            &["content/projects/a-b/project.yaml", "content/site.yaml"],
            &["content/projects/b/project.yaml"],
        ] {
            let within = findings.within(&files.iter().copied().collect());
            let within: Vec<&str> = within.iter().map(|one| one.place.file.as_str()).collect();
            let all = findings.all();
            let all = all.iter().map(|one| one.place.file.as_str());
            assert_eq!(within, all.filter(|file| files.contains(file)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_of_a_severity_are_counted_out() {
        let findings = findings();
        assert_eq!(findings.count(Severity::Warning), 4);
        assert_eq!(findings.first(|one| one == Severity::Warning, 3).iter().count(), 3);
        assert!(findings.first(|one| one == Severity::Error, 3).is_empty());
        assert!(findings.errors().is_empty());
    }
}
