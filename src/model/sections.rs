//! The sections of a report card: which there are, and their anchors.
//!
//! An anchor is part of an address (`…/index.html#money`), so that links into a page can be
//! checked before it is rendered. What a section shows is `render`'s.

use super::{Card, Contact, Ledger, Period, Project, Site, YearRecord, places};

/// The anchors of the sections that the report card of a project has, in the order of the page.
/// `ledger` is the money of the project with its parts.
pub fn sections(site: &Site, project: &Project, ledger: &Ledger) -> Vec<&'static str> {
    let card = &project.card;
    let lineage = &card.lineage;
    let related =
        [&lineage.split_from, &lineage.merged_into, &lineage.replaced_by, &lineage.formerly];
    let rated = ledger.execution_rate().is_some() || ledger.secured_rate().is_some();
    let there = [
        ("money", !ledger.is_empty()),
        ("rates", rated || card.progress.is_some()),
        ("parts", !project.parts.is_empty()),
        ("plan", project.years.iter().any(YearRecord::is_planned)),
        ("results", project.years.iter().any(YearRecord::tells_something)),
        ("indicators", !card.indicators.is_empty()),
        ("overview", !project.overview.is_empty() || card.promise.is_some()),
        ("places", has_places(project)),
        ("bodies", !card.bodies.is_empty() || !card.cooperation.is_empty()),
        ("changes", !card.changes.is_empty() || related.iter().any(|names| !names.is_empty())),
        ("next", !card.next.is_empty()),
        ("contact", can_be_asked(site, card)),
        ("known", has_known(project)),
        ("get", true),
    ];
    there.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

/// The anchor of a period among the results of a report card.
pub fn year_anchor(period: Period) -> String {
    ["y", &period.short()].concat()
}

impl YearRecord {
    /// Whether it says what was planned, for the project or a part.
    pub fn is_planned(&self) -> bool {
        self.plan.is_some() || self.parts.values().any(|part| part.plan.is_some())
    }

    /// Whether it tells of something that happened: results, grants, or free text.
    pub fn tells_something(&self) -> bool {
        !self.results.is_empty() || !self.grants.is_empty() || !self.remarks.is_empty()
    }
}

fn has_places(project: &Project) -> bool {
    let card = &project.card;
    let told = !card.facilities.is_empty() || !card.photos.is_empty();
    told || !places(project).is_empty()
}

fn can_be_asked(site: &Site, card: &Card) -> bool {
    let named = |contact: &Contact| site.publish_names && contact.name.is_some();
    let contacts = || card.contacts.iter().any(|contact| named(contact) || contact.phone.is_some());
    card.department.as_ref().is_some_and(|id| site.department(id).is_some()) || contacts()
}

fn has_known(project: &Project) -> bool {
    project.cards().any(|card| !card.known.is_empty())
}
