//! Content that could be read only in part: it is checked, and never published or counted.
//!
//! A fragment holds nothing that is half read: what a fault touches is left out whole, and what
//! is lacking is said, so that no rule takes unread content for content that is not there.

use super::{Period, Project, Site};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A stretch of content that a rule may have to see whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `sources` of `site.yaml`. Where they are lacking, those that projects name stand in.
    Sources,
    /// `statuses` of `site.yaml`.
    Statuses,
    /// `departments` of `site.yaml`.
    Departments,
    /// `areas` of `site.yaml`.
    Areas,
    /// `terms` of `site.yaml`.
    Terms,
    /// `as_of` of `site.yaml`.
    AsOf,
    /// Any other key of `site.yaml`.
    SiteKeys,
    /// The free pages.
    Pages,
    /// `project.yaml`.
    Card,
    /// `overview.md`.
    Overview,
    /// The yearly records, all together.
    Records,
    /// The results within each yearly record: a rule that needs them sees no result of a record
    /// in which one could not be read, and those of the other records.
    Results,
}

/// Which sections could not be read whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lacks(BTreeSet<Section>);

impl Lacks {
    /// From now on a section is lacking.
    pub fn add(&mut self, section: Section) {
        self.0.insert(section);
    }

    /// Everything that another lacks is lacking too.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Nothing of a section is lacking, because it was given otherwise.
    pub fn mend(&mut self, section: Section) {
        self.0.remove(&section);
    }

    /// Whether any of these sections is lacking.
    pub fn any_of(&self, sections: &[Section]) -> bool {
        sections.iter().any(|section| self.0.contains(section))
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A project of which something could not be read.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// What could be read. Money that can't be added up for want of the rest is left out.
    pub project: Arc<Project>,
    /// Whether it is a draft, as far as that can be told.
    pub draft: bool,
    /// What could not be read.
    pub lacks: Lacks,
    /// The records of which some result could not be read.
    pub torn: BTreeSet<Period>,
    /// The text of a card whose `known` entries could not be read; else empty. What they explain
    /// must not come up only because they are unread.
    pub unread: String,
}

/// What could be read only in part, of a whole content folder.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    /// Stands in for a `site.yaml` that could not be read whole; has the projects and pages that
    /// could. Only for rules.
    pub stand_in: Option<Site>,
    /// What of `site.yaml` and the free pages could not be read.
    pub lacks: Lacks,
    /// The text of a `site.yaml` whose `known` entries could not be read; else empty.
    pub unread: String,
    /// The projects of which something could not be read, by slug; each the same one while its
    /// folder says the same.
    pub projects: Vec<Arc<Fragment>>,
}

impl Fragments {
    /// Whether everything could be read.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty() && self.lacks.is_empty()
    }

    /// Whether any project, `site.yaml` or a page lacks one of these sections.
    pub fn lack_any_of(&self, sections: &[Section]) -> bool {
        self.lacks.any_of(sections) || self.projects.iter().any(|one| one.lacks.any_of(sections))
    }
}
