//! Findings that are kept from run to run.
//!
//! A run checks again what an edit may have changed, and gives what a first run over the same
//! site would give: a first run is one in which nothing was kept. Reads nothing, and knows of
//! edits only what it sees: another project, another page, another word of `site.yaml`.
//!
//! Architecture invariant: what is kept depends on nothing that is not compared. Rules of one
//! project get a site without others, but for those that look beyond it, whose looks are written
//! down ([`look::Look`]); rules of the site get one without projects, but for those across
//! projects, which see of them what is compared ([`shown`]).

mod ground;
mod look;
mod of_site;
mod seat;
mod shown;

use super::asked::Content;
use super::known;
use crate::diagnostics::Diagnostics;
use crate::model::{Fragments, Project, Site};
use crate::progress::{Progress, Silent, Step};
use ground::Ground;
use of_site::OfSite;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use seat::{Kept, Run, Seat};
use std::collections::{BTreeSet, HashMap};
use std::iter::Peekable;
use std::mem;
use std::sync::Arc;

/// Checks a site, and after an edit checks again what the edit may have changed.
///
/// A project that is to be kept must be the same `Arc` as in the last run; an equal one is checked
/// like any other. Everything else is compared by what it says.
#[derive(Default)]
pub struct Examiner {
    ground: Option<Ground>,
    published: Vec<Kept>,
    drafts: Vec<Kept>,
    of_site: OfSite,
}

/// What a run found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The findings that stand in each project's folder, by slug, published projects first: those
    /// its `known` entries explain taken out, those of drafts no errors. The same `Arc` as the
    /// last run's where they are the same. In the order of the rules, like all findings here.
    pub projects: Vec<(Arc<str>, Arc<Diagnostics>)>,
    /// The findings that stand in no project's folder.
    pub beside: Diagnostics,
    /// The projects whose rules were run, by slug, published projects first.
    pub again: Vec<Arc<str>>,
}

impl Checked {
    /// All findings.
    pub fn into_all(self) -> Diagnostics {
        let mut all = Diagnostics::new();
        for (_, found) in self.projects {
            all.append(Arc::unwrap_or_clone(found));
        }
        all.append(self.beside);
        all
    }
}

/// What is new since the last run.
#[derive(Debug, Default)]
struct News {
    /// What `site.yaml` says, or what of it and the pages could be read.
    everything: bool,
    /// Any word of a free page.
    pages: bool,
    /// Which free pages there are, or which of them or the map can't be read.
    names: bool,
    /// The words of free pages that may name files of projects.
    mentions: bool,
    /// The projects that came, went, or show others something else ([`shown`]).
    shown: BTreeSet<String>,
}

impl News {
    /// Whether anything that can be linked to is new.
    fn any_name(&self) -> bool {
        self.names || !self.shown.is_empty()
    }
}

impl Examiner {
    /// Checks what may have changed since the last run. `site` may be the one that stands in.
    pub fn examine(&mut self, site: &Site, fragments: &Fragments) -> Checked {
        self.examine_heard(site, fragments, &Silent)
    }

    /// Like [`Examiner::examine`]; `progress` hears of [`Step::Check`], project by project.
    pub fn examine_heard(
        &mut self,
        site: &Site,
        fragments: &Fragments,
        progress: &dyn Progress,
    ) -> Checked {
        let content = Content::new(site, fragments);
        let (ground, mut news) = Ground::renewed(self.ground.take(), &content);
        let mut seats = self.seated(&content, &ground, &mut news);
        self.of_site.renew(&content, &ground, &news);
        let beside = hand_out(self.of_site.found(&content), &mut seats);
        let run = Run { content: &content, ground: &ground, news: &news };
        progress.begin(Step::Check, Some(seats.len()));
        let settled = |seat: Seat<'_>| {
            let kept = seat.settled(&run);
            progress.advance(1);
            kept
        };
        let mut kept: Vec<Kept> = seats.into_par_iter().map(settled).collect();
        let projects = kept.iter().map(|kept| (kept.slug.clone(), kept.told.clone())).collect();
        let again = kept.iter().filter(|kept| kept.is_again).map(|kept| kept.slug.clone());
        let again = again.collect();
        self.drafts = kept.split_off(content.site.projects.len());
        self.published = kept;
        self.ground = Some(ground);
        Checked { projects, beside: told_beside(beside, &content), again }
    }

    /// Gives each project what is kept of it, and notes which show others something else.
    fn seated<'a>(
        &mut self,
        content: &'a Content<'_>,
        ground: &Ground,
        news: &mut News,
    ) -> Vec<Seat<'a>> {
        let site = &*content.site;
        let (published, drafts) = (mem::take(&mut self.published), mem::take(&mut self.drafts));
        let mut seats = Vec::with_capacity(site.projects.len() + site.drafts.len());
        for (projects, kept, draft) in
            [(&site.projects, published, false), (&site.drafts, drafts, true)]
        {
            let mut kept = kept.into_iter().peekable();
            for project in projects {
                let kept = of_last_run(project, &mut kept, news);
                let shows = |kept: &Kept| shows_the_same(kept, project, &ground.head);
                if !kept.as_ref().is_some_and(shows) {
                    news.shown.insert(project.slug.clone());
                }
                let (fragment, moved) = (content.fragment(project), Diagnostics::new());
                seats.push(Seat { project, fragment, draft, moved, kept });
            }
            news.shown.extend(kept.map(|gone| gone.project.slug.clone()));
        }
        seats
    }
}

/// What is kept of a project, where both lists are by slug; notes those passed over as gone.
fn of_last_run(
    project: &Arc<Project>,
    kept: &mut Peekable<impl Iterator<Item = Kept>>,
    news: &mut News,
) -> Option<Kept> {
    // Most are as they were, and comparing their names would cost more than all the rest.
    let same = kept.next_if(|kept| Arc::ptr_eq(&kept.project, project));
    same.or_else(|| {
        while let Some(gone) = kept.next_if(|kept| *kept.slug < *project.slug) {
            news.shown.insert(gone.project.slug.clone());
        }
        kept.next_if(|kept| *kept.slug == *project.slug)
    })
}

fn shows_the_same(kept: &Kept, project: &Arc<Project>, head: &Site) -> bool {
    Arc::ptr_eq(&kept.project, project) || shown::is_alike(head, &kept.project, project)
}

/// Hands findings about a project's folder to the project, and gives what remains.
fn hand_out(found: Diagnostics, seats: &mut [Seat<'_>]) -> Diagnostics {
    let mut remaining = Diagnostics::new();
    if found.is_empty() {
        return remaining;
    }
    let folders = seats.iter().enumerate().map(|(at, seat)| (seat.project.folder.as_str(), at));
    let owners: HashMap<&str, usize> = folders.collect();
    for finding in found {
        let file = &finding.place.file;
        let mut above = file.match_indices('/').filter_map(|(end, _)| file.get(..end));
        let owner = above.find_map(|folder| owners.get(folder));
        match owner.and_then(|at| seats.get_mut(*at)) {
            Some(seat) => seat.moved.push(finding),
            None => remaining.push(finding),
        }
    }
    remaining
}

/// What stands in no project's folder, less what `site.yaml` explains.
fn told_beside(mut beside: Diagnostics, content: &Content<'_>) -> Diagnostics {
    known::withhold(content.unread(), &mut beside);
    known::silence_in_site(&content.site, content.unused_in_site(), &mut beside);
    beside
}
