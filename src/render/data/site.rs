//! `site.json`, version 1: what a site is about, what its projects come to together and by group,
//! and every project with its totals and the way to its record.
//!
//! Figures are those of the pages, from the same lists; null where the page shows none. What is
//! told of a project alone stands in its `record.json`. No official is named.

mod gaps;
mod groups;
mod totals;

use super::record::{self, LicenseEntry, StageTotals};
use crate::model::{Id, Source, Term};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::routes::Route;
use gaps::GapsEntry;
use groups::{AreaEntry, DepartmentEntry, GroupFigures, StatusEntry, YearEntry};
use totals::{GroupRates, GroupTotals, MoneyRates, Rows};

/// What the file holds before its projects, in its order.
#[derive(serde::Serialize)]
struct Site<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    title: &'a str,
    publisher: &'a str,
    language: &'static str,
    as_of: String,
    unit: &'static str,
    rounded: bool,
    license: Option<LicenseEntry>,
    base_url: Option<&'a str>,
    terms: Vec<TermEntry<'a>>,
    sources: Vec<SourceEntry<'a>>,
    totals: GroupTotals,
    rates: GroupRates,
    by_source: Rows<'a>,
    by_period: Rows<'a>,
    gaps: GapsEntry,
    areas: Vec<AreaEntry<'a>>,
    without_area: Option<GroupFigures<'a>>,
    departments: Vec<DepartmentEntry<'a>>,
    statuses: Vec<StatusEntry<'a>>,
    years: Vec<YearEntry<'a>>,
}

#[derive(serde::Serialize)]
struct TermEntry<'a> {
    id: &'a str,
    start: String,
    end: String,
}

#[derive(serde::Serialize)]
struct SourceEntry<'a> {
    id: &'a str,
    name: &'a str,
    level: &'static str,
}

#[derive(serde::Serialize)]
struct ProjectEntry<'a> {
    id: &'a str,
    slug: &'a str,
    title: &'a str,
    status: Option<&'a str>,
    department: Option<&'a str>,
    area: Option<&'a str>,
    standing: &'static str,
    totals: ProjectTotals,
    rates: MoneyRates,
    page: String,
    record: String,
}

#[derive(serde::Serialize)]
struct ProjectTotals {
    #[serde(flatten)]
    stages: StageTotals,
    gap: Option<i128>,
}

/// All but the projects.
///
/// # Errors
/// The JSON writer's failure; none is known for writing into memory. Where a group of projects is
/// none of `site.yaml`.
pub(super) fn head(shared: &Shared) -> serde_json::Result<Vec<u8>> {
    let (site, all) = (&shared.site, &shared.rosters.all);
    let totals = all.totals(shared);
    let head = Site {
        schema: "site.schema.json",
        version: 1,
        title: &site.title,
        publisher: &site.publisher,
        language: site.language.tag(),
        as_of: site.as_of.iso(),
        unit: site.unit.korean(),
        rounded: site.rounded,
        license: site.license.map(|license| LicenseEntry::of(shared, license)),
        base_url: site.base_url.as_deref(),
        terms: site.terms.iter().map(term).collect(),
        sources: site.sources.iter().map(source).collect(),
        totals: GroupTotals::of(totals),
        rates: GroupRates::of(totals, None),
        by_source: totals::by_source(shared, totals),
        by_period: totals::by_period(totals),
        gaps: GapsEntry::of(totals.gaps),
        areas: groups::areas(shared)?,
        without_area: groups::without_area(shared),
        departments: groups::departments(shared)?,
        statuses: groups::statuses(shared)?,
        years: groups::years(shared),
    };
    record::opened(&head, "projects")
}

/// One project.
///
/// # Errors
/// As [`head`].
pub(super) fn project(out: &mut Vec<u8>, _: &Shared, facts: &Facts) -> serde_json::Result<()> {
    let (card, ledger, slug) = (&facts.project.card, &facts.ledger, &facts.project.slug);
    let entry = ProjectEntry {
        id: &card.id,
        slug,
        title: &card.title,
        status: card.status.as_ref().map(Id::as_str),
        department: card.department.as_ref().map(Id::as_str),
        area: card.area.as_ref().map(Id::as_str),
        standing: facts.standing(None).key(),
        totals: ProjectTotals {
            stages: StageTotals::of(ledger),
            gap: ledger.total_gap().map(|won| won.0),
        },
        rates: MoneyRates::of(ledger.execution_rate(), ledger.secured_rate()),
        page: way(&facts.route()),
        record: way(&Route::ReportFile(slug.clone(), "record.json")),
    };
    record::inline(out, &entry)
}

/// The way from the file to another.
fn way(target: &Route) -> String {
    Route::DataFile("site.json").link(target)
}

fn term(term: &Term) -> TermEntry<'_> {
    TermEntry { id: term.id.as_str(), start: term.start.iso(), end: term.end.iso() }
}

fn source(source: &Source) -> SourceEntry<'_> {
    SourceEntry { id: source.id.as_str(), name: &source.name, level: source.level.key() }
}
