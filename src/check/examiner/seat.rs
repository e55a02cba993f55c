//! One project in a run: looked at again, told again, or left as it is.
//!
//! Decides by what is kept of it and what is new, and asks nothing of other projects but through
//! the rules.

use super::News;
use super::ground::Ground;
use super::look::Look;
use crate::check::RULES;
use crate::check::asked::{self, Content};
use crate::check::known::{self, Unused};
use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{Fragment, Lacks, Period, Project, Section};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is kept of a project.
pub(super) struct Kept {
    pub(super) slug: Arc<str>,
    pub(super) project: Arc<Project>,
    lacking: Option<Lacking>,
    look: Look,
    /// What its rules found.
    found: Arc<Diagnostics>,
    /// What rules of the site found in its folder.
    moved: Diagnostics,
    unused: Unused,
    /// Both, as they are told.
    pub(super) told: Arc<Diagnostics>,
    /// Whether its rules were run this time.
    pub(super) is_again: bool,
}

/// How a fragment is checked unlike a whole project.
#[derive(PartialEq, Eq)]
struct Lacking {
    lacks: Lacks,
    torn: BTreeSet<Period>,
    unread: String,
}

/// A project of this run, with what is kept of it.
pub(super) struct Seat<'a> {
    pub(super) project: &'a Arc<Project>,
    pub(super) fragment: Option<&'a Fragment>,
    pub(super) draft: bool,
    /// What rules of the site found in its folder.
    pub(super) moved: Diagnostics,
    pub(super) kept: Option<Kept>,
}

/// What all projects of a run are checked with.
pub(super) struct Run<'a> {
    pub(super) content: &'a Content<'a>,
    pub(super) ground: &'a Ground,
    pub(super) news: &'a News,
}

impl Seat<'_> {
    /// What is to be kept of the project until the next run.
    pub(super) fn settled(self, run: &Run<'_>) -> Kept {
        let Seat { project, fragment, draft, moved, kept } = self;
        let unused = run.content.unused_in(fragment);
        let (slug, found, look, last, is_again) = match kept {
            Some(kept) if kept.holds(project, fragment, run.news) => {
                if kept.is_told_with(&moved, unused) {
                    return Kept { is_again: false, ..kept };
                }
                (kept.slug, kept.found, kept.look, Some(kept.told), false)
            }
            last => {
                let (found, look) = run.within(project, fragment);
                let (slug, told) = last.map(|last| (last.slug, last.told)).unzip();
                let slug = slug.unwrap_or_else(|| project.slug.as_str().into());
                (slug, Arc::new(found), look, told, true)
            }
        };
        let own = (&**project, fragment.map_or("", |fragment| &fragment.unread), draft);
        let told = told(own, &found, &moved, unused);
        let told = last.filter(|last| **last == *told).unwrap_or(told);
        let (project, lacking) = (project.clone(), fragment.map(Lacking::of));
        Kept { slug, project, lacking, look, found, moved, unused, told, is_again }
    }
}

impl Kept {
    /// Whether its rules would find again what they found.
    fn holds(&self, project: &Arc<Project>, fragment: Option<&Fragment>, news: &News) -> bool {
        let lacks_the_same = match (&self.lacking, fragment) {
            (None, None) => true,
            (Some(lacking), Some(fragment)) => lacking.is_of(fragment),
            _ => false,
        };
        Arc::ptr_eq(&self.project, project)
            && lacks_the_same
            && !news.everything
            && !self.look.meets(news)
    }

    /// Whether what its rules found is told as it was.
    fn is_told_with(&self, moved: &Diagnostics, unused: Unused) -> bool {
        let explains = || self.project.known().next().is_some();
        self.moved == *moved && (self.unused == unused || !explains())
    }
}

impl Lacking {
    fn of(fragment: &Fragment) -> Self {
        let Fragment { lacks, torn, unread, .. } = fragment;
        Self { lacks: lacks.clone(), torn: torn.clone(), unread: unread.clone() }
    }

    fn is_of(&self, fragment: &Fragment) -> bool {
        let Self { lacks, torn, unread } = self;
        (lacks, torn, unread) == (&fragment.lacks, &fragment.torn, &fragment.unread)
    }
}

impl Run<'_> {
    /// The findings in one project, those included that its `known` entries explain, and where
    /// else they looked.
    fn within(&self, project: &Project, fragment: Option<&Fragment>) -> (Diagnostics, Look) {
        let subject = self.subject(project);
        let untorn = fragment.and_then(asked::without_torn_results);
        let orderly = untorn.as_ref().map(|project| self.subject(project));
        let mut found = Diagnostics::new();
        for rule in RULES.iter().filter(|rule| self.content.asks_of(rule, fragment)) {
            let compares = rule.whole.contains(&Section::Results);
            let seen = orderly.as_ref().filter(|_| compares).unwrap_or(&subject);
            rule.project.iter().for_each(|run| run(seen, &mut found));
        }
        (found, Look::of(&subject))
    }

    fn subject<'a>(&'a self, project: &'a Project) -> Subject<'a> {
        let Ground { head, wording, .. } = self.ground;
        Subject::new(head, project, wording).among(&self.content.site)
    }
}

/// What was found in a project's folder, as it is told: shared with what its rules found where
/// nothing is to be done to that.
fn told(
    (project, unread, draft): (&Project, &str, bool),
    found: &Arc<Diagnostics>,
    moved: &Diagnostics,
    unused: Unused,
) -> Arc<Diagnostics> {
    let mut own = Diagnostics::clone(found);
    own.append(moved.clone());
    known::withhold(unread, &mut own);
    known::silence_in_project(project, unused, &mut own);
    if draft {
        own.iter_mut().for_each(|one| one.severity = one.severity.max(Severity::Warning));
    }
    if own == **found { found.clone() } else { Arc::new(own) }
}
