//! The table of rules: one row each.
//!
//! The order is that of areas, and of the manual; findings are sorted by place afterwards.

use super::access::{alt, headings, link_text, tables};
use super::links::broken;
use super::subject::Subject;
use super::words::{sections, spelling};
use super::{dates, files, funding, grants, links, people, references, status};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{Section, Site};

/// One rule: its code, how grave its findings are, and what looks for them.
pub struct Rule {
    /// `area/name`, stable across versions.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    pub(super) project: Option<OfProject>,
    pub(super) site: Option<OfSite>,
    pub(super) across: Option<OfSite>,
    /// What it must see whole: of the project it looks at, or of all where it looks at the site.
    pub(super) whole: &'static [Section],
}

/// Looks at one project, so that an edit has only its own project checked again. What it is told
/// of the others is `subject.beyond`.
type OfProject = fn(&Subject<'_>, &mut Diagnostics);

/// Looks at `site.yaml` and the free pages; or, as `across`, at projects beside each other too.
type OfSite = fn(&Site, &mut Diagnostics);

impl Rule {
    const fn error(code: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Error,
            project: None,
            site: None,
            across: None,
            whole: &[],
        }
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

    /// Of a site without projects: what it finds can't change with one.
    const fn site(self, run: OfSite) -> Self {
        Self { site: Some(run), ..self }
    }

    /// Of the whole site. Of a project it may ask only what `examiner::shown` compares.
    const fn across(self, run: OfSite) -> Self {
        Self { across: Some(run), ..self }
    }

    /// Whether it looks at more than one project.
    pub(super) fn is_of_site(&self) -> bool {
        self.site.is_some() || self.across.is_some()
    }

    /// Says what a rule must see whole. One that compares files with each other, or looks for
    /// something that is not there, would else find fault with what is only unread. Without this
    /// a rule looks at what stands in one place, or at money: of that, a fragment holds only what
    /// can be added up.
    const fn whole(self, sections: &'static [Section]) -> Self {
        Self { whole: sections, ..self }
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
    Rule::warning("funding/carried-in")
        .project(funding::carried::carried_in)
        .whole(&[Section::Records]),
    Rule::warning("funding/carried-twice").project(funding::carried::carried_twice),
    Rule::warning("funding/past-demand")
        .project(funding::timing::past_demand)
        .whole(&[Section::AsOf]),
    Rule::warning("funding/future").project(funding::timing::future).whole(&[Section::AsOf]),
    Rule::warning("funding/unit")
        .project(funding::units::unit)
        .whole(&[Section::Card, Section::Records]),
    Rule::warning("funding/prose")
        .project(funding::prose::named)
        .whole(&[Section::Card, Section::Records]),
    Rule::warning("grants/secured").project(grants::secured),
    Rule::warning("grants/prose").project(grants::in_prose).whole(&[Section::Records]),
    Rule::error("references/source").project(references::source),
    Rule::error("references/status").project(references::status).whole(&[Section::Statuses]),
    Rule::error("references/department")
        .project(references::department)
        .whole(&[Section::Departments]),
    Rule::error("references/area").project(references::area).whole(&[Section::Areas]),
    Rule::error("references/term").project(references::term).whole(&[Section::Terms]),
    Rule::error("references/part").project(references::part),
    Rule::error("references/project").project(references::project),
    Rule::error("references/duplicate-part").project(references::duplicate_part),
    Rule::error("references/circle").across(references::lineage::circle),
    Rule::error("references/duplicate-id").across(references::duplicate_id),
    Rule::warning("references/unused-file").project(files::unused).whole(&[
        Section::Card,
        Section::Overview,
        Section::Records,
        Section::Pages,
    ]),
    Rule::error("dates/period").project(dates::period),
    Rule::error("dates/overlap").project(dates::overlap),
    Rule::error("dates/range").project(dates::range).site(dates::term_range),
    Rule::warning("dates/order").project(dates::order).whole(&[Section::Results]),
    Rule::warning("dates/unmarked").project(dates::unmarked::unmarked),
    Rule::note("dates/loose").project(dates::unmarked::loose),
    Rule::warning("dates/as-of").project(dates::as_of::as_of).whole(&[Section::AsOf]),
    Rule::note("dates/project-period")
        .project(dates::bounds::project_period)
        .whole(&[Section::Records]),
    Rule::note("dates/term").project(dates::bounds::term).whole(&[
        Section::Card,
        Section::Records,
        Section::Terms,
    ]),
    Rule::warning("dates/gap-year").project(dates::missing::gap_year).whole(&[Section::Records]),
    Rule::warning("status/done-demand").project(status::done_demand).whole(&[Section::Records]),
    Rule::warning("status/done-plan").project(status::done_plan).whole(&[Section::AsOf]),
    Rule::warning("status/progress").project(status::progress),
    Rule::warning("status/completion").project(status::completion::completion).whole(&[
        Section::Records,
        Section::AsOf,
        Section::Terms,
        Section::Statuses,
    ]),
    Rule::warning("status/definition").across(status::definition).whole(&[Section::Statuses]),
    Rule::error("people/resident-number")
        .project(people::resident_number)
        .site(people::resident_number_of_site),
    Rule::error("people/mobile").project(people::mobile).site(people::mobile_of_site),
    Rule::error("people/email").project(people::email).site(people::email_of_site),
    Rule::error("people/account").project(people::account).site(people::account_of_site),
    Rule::error("people/card").project(people::card).site(people::card_of_site),
    Rule::error("people/name")
        .project(people::names::of_project)
        .site(people::names::of_site)
        .whole(&[Section::SiteKeys]),
    Rule::error("people/gps").project(people::photos::gps),
    Rule::error("links/unsafe").project(links::of_project).site(links::of_pages),
    Rule::error("links/broken").project(broken::of_project).across(broken::of_pages).whole(&[
        Section::Card,
        Section::Pages,
        Section::Statuses,
        Section::Areas,
        Section::Departments,
        Section::SiteKeys,
    ]),
    Rule::warning("links/anchor")
        .project(broken::anchors_of_project)
        .across(broken::anchors_of_pages)
        .whole(&[
            Section::Card,
            Section::Overview,
            Section::Records,
            Section::Pages,
            Section::SiteKeys,
        ]),
    Rule::warning("access/alt").project(alt::of_project).site(alt::of_pages),
    Rule::warning("access/heading").project(headings::of_project).site(headings::of_pages),
    Rule::warning("access/link-text").project(link_text::of_project).site(link_text::of_pages),
    Rule::warning("access/table-header").project(tables::of_project).site(tables::of_pages),
    Rule::warning("words/empty-section")
        .project(sections::of_project)
        .site(sections::of_pages)
        .whole(&[Section::Overview, Section::Records, Section::Pages]),
    Rule::warning("words/spelling")
        .project(spelling::of_project)
        .site(spelling::of_pages)
        .whole(&[Section::Card, Section::Overview, Section::Records]),
    Rule::warning("known/unused"),
];
