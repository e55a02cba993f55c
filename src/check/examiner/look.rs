//! What one project sees of the rest of the site.
//!
//! Says only where it looks; what has changed there is told by the run.

use super::News;
use crate::check::references::is_address;
use crate::check::subject::Subject;
use crate::markdown::Target;
use crate::model::{GroupKind, Route, Site};
use std::collections::BTreeSet;

/// Where the rules of one project look beyond its folder and `site.yaml`. They do so at
/// `subject.beyond`, which four rules ask:
///
/// - `links/broken` and `links/anchor` ask what stands at the address of each link and picture.
///   One that leads to a page or file of a project sees what that project shows ([`super::shown`]);
///   one that leads to a free page sees which pages there are; one that leads to a group other
///   than a year's, or to the method page, sees `site.yaml` only. The home page, lists of
///   projects and years are made of all projects. One that leads nowhere is answered with a
///   guess: whatever has a name may be meant.
/// - `references/project` asks whether each address in a lineage is there; where one is not, it
///   guesses among all names and titles.
/// - `references/unused-file` asks which files of the project the texts of free pages mention.
///
/// Each time too much is seen rather than too little.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// At these projects.
    projects: BTreeSet<String>,
    /// At which free pages there are.
    pages: bool,
    /// At the files that free pages mention.
    mentions: bool,
    /// At anything that has a name.
    all: bool,
}

impl Look {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let mentions = !subject.project.stored.is_empty();
        let mut look = Self { mentions, ..Self::default() };
        look.lineages(subject);
        let from = Route::Report(subject.project.slug.clone());
        for text in subject.texts() {
            let outline = text.outline();
            for link in outline.links.iter().filter(|link| link.is_allowed) {
                look.link(subject.beyond, &from, &link.target);
            }
            for picture in outline.pictures.iter().filter(|picture| picture.is_allowed) {
                look.picture(subject.beyond, &from, &picture.target);
            }
        }
        look
    }

    /// Whether it looks at something that is new.
    pub(super) fn meets(&self, news: &News) -> bool {
        (self.all && news.any_name())
            || (self.pages && news.names)
            || (self.mentions && news.mentions)
            || !self.projects.is_disjoint(&news.shown)
    }

    fn lineages(&mut self, subject: &Subject<'_>) {
        let lineages = subject.project.cards().map(|card| &card.lineage);
        let names = lineages.flat_map(|l| [&l.split_from, &l.merged_into, &l.replaced_by]);
        for name in names.flatten().filter(|name| is_address(name)) {
            let beyond = subject.beyond;
            let is_there = beyond.published(name).or_else(|| beyond.draft(name)).is_some();
            self.all |= !is_there;
            self.projects.insert(name.clone());
        }
    }

    fn link(&mut self, beyond: &Site, from: &Route, target: &str) {
        if target.trim().is_empty() {
            self.all = true;
        } else if let Some(target) = Target::within_site(target) {
            self.at(beyond.destination(from, &target.path).map(|found| found.route));
        }
    }

    fn picture(&mut self, beyond: &Site, from: &Route, target: &str) {
        let found = Target::within_site(target)
            .and_then(|target| beyond.destination(from, &target.path))
            .map(|found| found.route);
        match found {
            Some(Route::Media(..) | Route::ReportFile(..)) => self.at(found),
            _ => self.all = true,
        }
    }

    fn at(&mut self, route: Option<Route>) {
        match route {
            Some(Route::Report(slug) | Route::ReportFile(slug, _) | Route::Media(slug, _)) => {
                self.projects.insert(slug);
            }
            Some(Route::Page(_)) => self.pages = true,
            Some(Route::Method) => {}
            Some(Route::Group(kind, ..)) if kind != GroupKind::Year => {}
            _ => self.all = true,
        }
    }
}
