//! What a preview shows while some of the content has errors.
//!
//! A project with an error stays as it last was without one; everything else goes on. A project
//! that was never without is shown as it is written, as far as it can be read. Without errors
//! what is shown is what is there, and nothing else.

use super::reading::State;
use crate::model::{Project, Site};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The site as it is shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Under which words of `site.yaml`.
    edition: Option<u64>,
    site: Option<Arc<Site>>,
    /// The projects that are shown with an error, because they never were without, by slug.
    unsound: BTreeSet<String>,
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
    pub(super) fn next(&mut self, state: &State) -> Option<Arc<Site>> {
        let site = state.site.as_ref().filter(|_| !state.is_broken())?;
        let wrong = state.of_projects.iter().filter(|group| group.has_errors());
        let wrong: BTreeSet<&str> = wrong.filter_map(|group| group.slug()).map(|s| &**s).collect();
        let torn = state.fragments.iter().any(|fragment| !fragment.draft);
        if !wrong.is_empty() || torn {
            return self.mended(state, site, &wrong);
        }
        self.unsound.clear();
        self.show(state, site.clone())
    }

    /// The site with projects as they last were in place of those that have errors.
    fn mended(
        &mut self,
        state: &State,
        site: &Arc<Site>,
        wrong: &BTreeSet<&str>,
    ) -> Option<Arc<Site>> {
        let fits = self.edition == Some(state.edition);
        let (mut projects, mut unsound) = (Vec::new(), BTreeSet::new());
        for now in read(state, site, wrong) {
            let stays = self.last(&now.project.slug).filter(|last| self.is_behind(now, last));
            if stays.is_some() && !fits {
                return None;
            }
            let stays_sound = stays.is_some_and(|last| !self.unsound.contains(&last.slug));
            if !now.is_sound && !stays_sound {
                unsound.insert(now.project.slug.clone());
            }
            projects.extend(stays.cloned().or_else(|| now.is_whole.then(|| now.project.clone())));
        }
        self.unsound = unsound;
        self.show(state, Arc::new(Site { projects, ..Site::clone(site) }))
    }

    fn show(&mut self, state: &State, site: Arc<Site>) -> Option<Arc<Site>> {
        self.edition = Some(state.edition);
        self.site = Some(site.clone());
        Some(site)
    }

    /// A project as it is shown.
    fn last(&self, slug: &str) -> Option<&Arc<Project>> {
        self.site.as_ref()?.published(slug)
    }

    /// Whether what is shown is to be shown in the place of what was read.
    fn is_behind(&self, now: Now<'_>, last: &Arc<Project>) -> bool {
        let is_sound = !self.unsound.contains(&last.slug);
        let better = is_sound && !Arc::ptr_eq(now.project, last);
        !now.is_sound && (better || !now.is_whole)
    }
}

/// Every project that is no draft, by slug.
fn read<'a>(state: &'a State, site: &'a Site, wrong: &BTreeSet<&str>) -> Vec<Now<'a>> {
    let whole = site.projects.iter().map(|project| {
        let is_sound = !wrong.contains(&*project.slug);
        Now { project, is_whole: true, is_sound }
    });
    let torn = state.fragments.iter().filter(|fragment| !fragment.draft);
    let torn = torn.map(|torn| Now { project: &torn.project, is_whole: false, is_sound: false });
    let mut all: Vec<Now<'_>> = whole.chain(torn).collect();
    all.sort_by(|one, other| one.project.slug.cmp(&other.project.slug));
    all
}
