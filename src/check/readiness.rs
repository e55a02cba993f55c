//! Readiness: what the yearly evaluation of pledges asks of each project, and what is there of it.
//!
//! Not rules: a record that is not ready is right as far as it goes, and is published. Gives plain
//! data for whoever shows it; says nothing of how well a project is doing.

mod card;
mod criterion;
mod money;
mod record;

pub use criterion::Criterion;

use crate::diagnostics::{Phrase, Place};
use crate::model::{Budget, Date, Id, Ledger, Period, Project, Site};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Every project beside the criteria, by department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// The day the records hold for; what is asked for depends on it.
    pub as_of: Date,
    /// The departments that have projects, in the order of `site.yaml`; those it does not name last.
    pub departments: Vec<DepartmentReadiness>,
}

/// The projects of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentReadiness {
    /// Its id.
    pub id: String,
    /// Its name; the id where `site.yaml` does not name it.
    pub name: String,
    /// Its projects by slug, drafts after those that are published.
    pub projects: Vec<ProjectReadiness>,
}

/// A project beside the criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectReadiness {
    /// Its id as printed.
    pub id: String,
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Whether it is still being written, and not published.
    pub draft: bool,
    /// Its folder relative to the root, with `/`.
    pub folder: String,
    /// One outcome for each of [`Criterion::ALL`], in that order.
    pub criteria: Vec<(Criterion, Outcome)>,
}

/// What came of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is there.
    Met,
    /// Something is missing: at least one thing.
    NotMet(Vec<Missing>),
    /// It is not asked of this project, for this reason.
    NotApplicable(Phrase),
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What is missing.
    pub what: Phrase,
    /// The file and key it belongs to, which perhaps do not exist yet.
    pub place: Place,
}

impl Readiness {
    /// Every project, in the order of departments.
    pub fn projects(&self) -> impl Iterator<Item = &ProjectReadiness> {
        self.departments.iter().flat_map(|department| &department.projects)
    }
}

impl ProjectReadiness {
    /// Whether nothing is missing.
    pub fn is_ready(&self) -> bool {
        !self.criteria.iter().any(|(_, outcome)| matches!(outcome, Outcome::NotMet(_)))
    }
}

/// Looks at every project of a site, drafts included.
pub fn readiness(site: &Site) -> Readiness {
    let mut by_department: BTreeMap<&str, Vec<ProjectReadiness>> = BTreeMap::new();
    let published = site.projects.iter().map(|project| (project, false));
    for (project, draft) in published.chain(site.drafts.iter().map(|project| (project, true))) {
        let department = project.card.department.as_ref().map_or("", Id::as_str);
        by_department.entry(department).or_default().push(judge(site, project, draft));
    }
    let named = site.departments.iter().map(|known| (known.id.as_str(), known.name.as_str()));
    let mut departments = Vec::new();
    for (id, name) in named {
        departments.extend(by_department.remove(id).map(|projects| department(id, name, projects)));
    }
    departments.extend(by_department.into_iter().map(|(id, of)| department(id, id, of)));
    Readiness { as_of: site.as_of, departments }
}

fn department(id: &str, name: &str, projects: Vec<ProjectReadiness>) -> DepartmentReadiness {
    DepartmentReadiness { id: id.to_owned(), name: name.to_owned(), projects }
}

fn judge(site: &Site, project: &Project, draft: bool) -> ProjectReadiness {
    let view = View::of(site, project);
    ProjectReadiness {
        id: project.card.id.clone(),
        slug: project.slug.clone(),
        title: project.card.title.clone(),
        draft,
        folder: project.folder.clone(),
        criteria: Criterion::ALL.map(|criterion| (criterion, outcome(criterion, &view))).to_vec(),
    }
}

fn outcome(criterion: Criterion, view: &View<'_>) -> Outcome {
    match criterion {
        Criterion::Money => money::by_source_and_year(view),
        Criterion::Planned => money::planned(view),
        Criterion::Evidence => record::evidence(view),
        Criterion::Gaps => record::gaps(view),
        Criterion::Changes => record::changes(view),
        Criterion::Updated => card::updated(view),
        Criterion::Contact => card::contact(view),
        Criterion::Promise => card::promise(view),
        Criterion::Targets => card::targets(view),
        Criterion::Status => card::status(view),
    }
}

/// What the criteria look at.
struct View<'a> {
    site: &'a Site,
    project: &'a Project,
    ledger: Ledger,
    /// The years the record has to cover, up to the year of the as-of date; `None` where the
    /// project starts later.
    years: Option<RangeInclusive<u16>>,
}

impl<'a> View<'a> {
    fn of(site: &'a Site, project: &'a Project) -> Self {
        let ledger = Ledger::of_project(site, project);
        Self { site, project, ledger, years: years(site, project) }
    }

    fn now(&self) -> u16 {
        self.site.as_of.year()
    }

    fn has_budget(&self) -> bool {
        self.project.card.budget == Budget::Has
    }

    /// Whether the project's status is one of those that count as done.
    fn is_done(&self) -> bool {
        is_done(self.site, self.project)
    }
}

fn is_done(site: &Site, project: &Project) -> bool {
    let status = project.card.status.as_ref().and_then(|id| site.status(id));
    status.is_some_and(|status| status.done)
}

/// From the start of the project's period, or its first record, to the end of its period; without
/// one to now, or to its last record where it is done.
fn years(site: &Site, project: &Project) -> Option<RangeInclusive<u16>> {
    let now = site.as_of.year();
    let records = || project.years.iter().filter_map(|year| bounds(year.period));
    let period = project.card.period;
    let start = period.map(|period| period.start.year());
    let start = start.or_else(|| records().map(|(first, _)| first).min()).unwrap_or(now);
    let end = period.and_then(|period| period.end).map(Date::year).or_else(|| {
        let last = records().map(|(_, last)| last).max();
        let completed = project.card.completion.map(|completion| completion.year);
        is_done(site, project).then(|| last.max(completed)).flatten()
    });
    (start <= now).then(|| start..=end.unwrap_or(now).clamp(start, now))
}

fn bounds(period: Period) -> Option<(u16, u16)> {
    match period {
        Period::Years { first, last } => Some((first, last)),
        Period::Before | Period::After => None,
    }
}

/// Met where nothing is missing.
fn met_unless(missing: Vec<Missing>) -> Outcome {
    if missing.is_empty() { Outcome::Met } else { Outcome::NotMet(missing) }
}

fn not_asked(ko: &str, en: &str) -> Outcome {
    Outcome::NotApplicable(Phrase::new(ko, en))
}

fn no_budget() -> Outcome {
    not_asked("비예산 사업입니다", "the project has no budget")
}

fn not_started() -> Outcome {
    not_asked("기준일에 아직 시작하지 않았습니다", "the project starts after the as-of date")
}
