//! What a preview shows while some of the content has errors.
//!
//! A project with an error stays as it last was without one; everything else goes on. A project
//! that was never without is shown as it is written, as far as it can be read. Without errors
//! what is shown is what is there, and nothing else.

use super::reading::State;
use crate::model::{Project, Site};
use std::collections::HashSet;
use std::sync::Arc;

/// The projects as they are shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Under which words of `site.yaml`.
    edition: Option<u64>,
    /// By slug.
    versions: Vec<Version>,
}

/// A version of a project.
#[derive(Debug, Clone)]
struct Version {
    project: Arc<Project>,
    /// Whether it has no error, as far as it was checked.
    is_sound: bool,
}

/// A project as it was read now.
#[derive(Clone, Copy)]
struct Now<'a> {
    project: &'a Arc<Project>,
    /// Whether all of it could be read.
    is_whole: bool,
    is_sound: bool,
}

impl Shown {
    /// The site to be shown now; nothing where all stays as it is: because of an error outside of
    /// projects, or because a project that has to stay as it was does not fit what `site.yaml`
    /// says now.
    pub(super) fn next(&mut self, state: &State) -> Option<Site> {
        let site = state.site.as_ref().filter(|_| !state.is_broken())?;
        let fits = self.edition == Some(state.edition);
        let mut last = self.versions.iter().peekable();
        let mut versions = Vec::with_capacity(site.projects.len());
        for now in read(state, site) {
            while last.next_if(|last| last.project.slug < now.project.slug).is_some() {}
            let last = last.next_if(|last| last.project.slug == now.project.slug);
            let stays = last.filter(|last| now.is_behind(last));
            if stays.is_some() && !fits {
                return None;
            }
            versions.extend(stays.cloned().or_else(|| now.version()));
        }
        let projects = versions.iter().map(|version| version.project.clone()).collect();
        self.versions = versions;
        self.edition = Some(state.edition);
        Some(Site { projects, ..site.clone() })
    }
}

/// Every project that is no draft, by slug.
fn read<'a>(state: &'a State, site: &'a Site) -> Vec<Now<'a>> {
    let wrong = state.of_projects.iter().filter(|(_, found)| found.has_errors());
    let wrong: HashSet<&str> = wrong.map(|(slug, _)| &**slug).collect();
    let whole = site.projects.iter().map(|project| {
        let is_sound = wrong.is_empty() || !wrong.contains(&*project.slug);
        Now { project, is_whole: true, is_sound }
    });
    let torn = state.fragments.iter().filter(|fragment| !fragment.draft);
    let torn = torn.map(|torn| Now { project: &torn.project, is_whole: false, is_sound: false });
    let mut all: Vec<Now<'_>> = whole.chain(torn).collect();
    all.sort_by(|one, other| one.project.slug.cmp(&other.project.slug));
    all
}

impl Now<'_> {
    /// Whether another version is to be shown in its place.
    fn is_behind(self, last: &Version) -> bool {
        let better = last.is_sound && !Arc::ptr_eq(self.project, &last.project);
        !self.is_sound && (better || !self.is_whole)
    }

    fn version(self) -> Option<Version> {
        let version = || Version { project: self.project.clone(), is_sound: self.is_sound };
        self.is_whole.then(version)
    }
}
