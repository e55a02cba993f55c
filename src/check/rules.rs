//! The table of rules: one row each.
//!
//! The order is that of areas, and of the manual; findings are sorted by place afterwards.

use super::access::{alt, headings, link_text, tables};
use super::links::broken;
use super::subject::Subject;
use super::words::{sections, spelling};
use super::{dates, files, funding, grants, links, people, references, status};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::Site;

/// One rule: its code, how grave its findings are, and what looks for them.
pub struct Rule {
    /// `area/name`, stable across versions.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    pub(super) project: Option<OfProject>,
    pub(super) site: Option<OfSite>,
}

/// Looks at one project, so that an edit has only its own project checked again.
type OfProject = fn(&Subject<'_>, &mut Diagnostics);

/// Looks at `site.yaml`, the free pages, and projects beside each other.
type OfSite = fn(&Site, &mut Diagnostics);

impl Rule {
    const fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, project: None, site: None }
    }

    const fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    const fn note(code: &'static str) -> Self {
        Self { severity: Severity::Note, ..Self::error(code) }
    }

    const fn project(self, run: OfProject) -> Self {
        Self { project: Some(run), ..self }
    }

    const fn site(self, run: OfSite) -> Self {
        Self { site: Some(run), ..self }
    }
}

/// Every rule. `known/unused` has no function of its own: it is what remains when the others
/// have run.
pub const RULES: &[Rule] = &[
    Rule::error("funding/sum").project(funding::sums::must_agree),
    Rule::note("funding/rounding").project(funding::sums::agree_when_rounded),
    Rule::warning("funding/gap").project(funding::gaps::gap),
    Rule::warning("funding/over-executed").project(funding::gaps::over_executed),
    Rule::warning("funding/unsecured").project(funding::gaps::unsecured),
    Rule::warning("funding/idle-gap").project(funding::gaps::idle_gap),
    Rule::error("funding/negative").project(funding::amounts::negative),
    Rule::error("funding/budget-none").project(funding::amounts::budget_none),
    Rule::warning("funding/carried-over").project(funding::carried::carried_over),
    Rule::warning("funding/carried-in").project(funding::carried::carried_in),
    Rule::warning("funding/carried-twice").project(funding::carried::carried_twice),
    Rule::warning("funding/past-demand").project(funding::timing::past_demand),
    Rule::warning("funding/future").project(funding::timing::future),
    Rule::warning("funding/unit").project(funding::units::unit),
    Rule::warning("funding/prose").project(funding::prose::named),
    Rule::warning("grants/secured").project(grants::secured),
    Rule::warning("grants/prose").project(grants::in_prose),
    Rule::error("references/source").project(references::source),
    Rule::error("references/status").project(references::status),
    Rule::error("references/department").project(references::department),
    Rule::error("references/area").project(references::area),
    Rule::error("references/term").project(references::term),
    Rule::error("references/part").project(references::part),
    Rule::error("references/project").project(references::project),
    Rule::error("references/duplicate-part").project(references::duplicate_part),
    Rule::error("references/circle").site(references::lineage::circle),
    Rule::error("references/duplicate-id").site(references::duplicate_id),
    Rule::warning("references/unused-file").project(files::unused),
    Rule::error("dates/period").project(dates::period),
    Rule::error("dates/overlap").project(dates::overlap),
    Rule::error("dates/range").project(dates::range).site(dates::term_range),
    Rule::warning("dates/order").project(dates::order),
    Rule::warning("dates/as-of").project(dates::as_of::as_of),
    Rule::note("dates/project-period").project(dates::bounds::project_period),
    Rule::note("dates/term").project(dates::bounds::term),
    Rule::warning("dates/gap-year").project(dates::missing::gap_year),
    Rule::warning("status/done-demand").project(status::done_demand),
    Rule::warning("status/done-plan").project(status::done_plan),
    Rule::warning("status/progress").project(status::progress),
    Rule::warning("status/completion").project(status::completion::completion),
    Rule::warning("status/definition").site(status::definition),
    Rule::error("people/resident-number")
        .project(people::resident_number)
        .site(people::resident_number_of_site),
    Rule::error("people/mobile").project(people::mobile).site(people::mobile_of_site),
    Rule::error("people/email").project(people::email).site(people::email_of_site),
    Rule::error("people/account").project(people::account).site(people::account_of_site),
    Rule::error("people/card").project(people::card).site(people::card_of_site),
    Rule::error("people/name").project(people::names::of_project).site(people::names::of_site),
    Rule::error("people/gps").project(people::photos::gps),
    Rule::error("links/unsafe").project(links::of_project).site(links::of_pages),
    Rule::error("links/broken").project(broken::of_project).site(broken::of_pages),
    Rule::warning("links/anchor")
        .project(broken::anchors_of_project)
        .site(broken::anchors_of_pages),
    Rule::warning("access/alt").project(alt::of_project).site(alt::of_pages),
    Rule::warning("access/heading").project(headings::of_project).site(headings::of_pages),
    Rule::warning("access/link-text").project(link_text::of_project).site(link_text::of_pages),
    Rule::warning("access/table-header").project(tables::of_project).site(tables::of_pages),
    Rule::warning("words/empty-section").project(sections::of_project).site(sections::of_pages),
    Rule::warning("words/spelling").project(spelling::of_project).site(spelling::of_pages),
    Rule::warning("known/unused"),
];
