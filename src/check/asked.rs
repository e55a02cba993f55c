//! Which rules are asked about content that could be read only in part, and what they see of it.
//!
//! Architecture invariant: a fault takes findings away and adds none. A rule that would take what
//! is unread for what is not there names the section it needs in its row, and is not asked.

use super::Rule;
use super::known::Unused;
use crate::model::{Fragment, Fragments, Lacks, Project, Section, Site};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Content as rules look at it.
pub(super) struct Content<'a> {
    /// The site, with its fragments among the projects.
    pub(super) site: Cow<'a, Site>,
    fragments: &'a Fragments,
    by_slug: BTreeMap<&'a str, &'a Fragment>,
}

impl<'a> Content<'a> {
    pub(super) fn new(site: &'a Site, fragments: &'a Fragments) -> Self {
        let by_slug = fragments.projects.iter().map(|one| (one.project.slug.as_str(), &**one));
        Self { site: together(site, fragments), fragments, by_slug: by_slug.collect() }
    }

    /// What a project lacks; nothing where it was read whole.
    pub(super) fn fragment(&self, project: &Project) -> Option<&'a Fragment> {
        self.by_slug.get(project.slug.as_str()).copied()
    }

    /// Whether a rule is asked about the site as a whole.
    pub(super) fn asks_of_site(&self, rule: &Rule) -> bool {
        !self.fragments.lack_any_of(rule.whole)
    }

    /// Whether a rule is asked about one project.
    pub(super) fn asks_of(&self, rule: &Rule, fragment: Option<&Fragment>) -> bool {
        let has_all = |lacks: &Lacks| {
            let own = |section: &&Section| **section != Section::Results;
            let mut asked = rule.whole.iter().filter(own);
            lacks.is_empty() || !asked.any(|section| lacks.any_of(&[*section]))
        };
        fragment.is_none_or(|one| has_all(&one.lacks)) && has_all(&self.fragments.lacks)
    }

    /// Which unused `known` entries of a project are told: where a finding may only be unread,
    /// the entry that explains it is of use.
    pub(super) fn unused_in(&self, fragment: Option<&Fragment>) -> Unused {
        if fragment.is_some() || !self.fragments.lacks.is_empty() {
            Unused::NoSuchRule
        } else if self.fragments.is_empty() {
            Unused::All
        } else {
            Unused::OfProjects
        }
    }

    /// The same of `site.yaml`.
    pub(super) fn unused_in_site(&self) -> Unused {
        if self.fragments.is_empty() { Unused::All } else { Unused::NoSuchRule }
    }

    /// What of `site.yaml` and the free pages could not be read.
    pub(super) fn lacks(&self) -> &'a Lacks {
        &self.fragments.lacks
    }

    /// The text of a `site.yaml` whose `known` entries could not be read.
    pub(super) fn unread(&self) -> &'a str {
        &self.fragments.unread
    }
}

/// The site with every fragment in its place, by slug.
fn together<'a>(site: &'a Site, fragments: &Fragments) -> Cow<'a, Site> {
    if fragments.projects.is_empty() {
        return Cow::Borrowed(site);
    }
    let mut site = site.clone();
    for fragment in &fragments.projects {
        let list = if fragment.draft { &mut site.drafts } else { &mut site.projects };
        list.push(fragment.project.clone());
    }
    site.projects.sort_by(|a, b| a.slug.cmp(&b.slug));
    site.drafts.sort_by(|a, b| a.slug.cmp(&b.slug));
    Cow::Owned(site)
}

/// What a rule that compares results with each other sees of a fragment: no result of a record
/// of which some could not be read. Nothing where that is all there is.
pub(super) fn without_torn_results(fragment: &Fragment) -> Option<Arc<Project>> {
    if fragment.torn.is_empty() {
        return None;
    }
    let mut project = Project::clone(&fragment.project);
    for year in project.years.iter_mut().filter(|year| fragment.torn.contains(&year.period)) {
        year.results.clear();
    }
    Some(Arc::new(project))
}
