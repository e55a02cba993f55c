//! The table of rules: one row each.
//!
//! The order is that of areas, and of the manual; findings are sorted by place afterwards.

use super::subject::Subject;
use super::{dates, funding, grants, links, references, status};
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
    /// What it must see whole: of the project it looks at, or of all where it looks at the site.
    pub(super) whole: &'static [Section],
}

/// Looks at one project, so that an edit has only its own project checked again.
type OfProject = fn(&Subject<'_>, &mut Diagnostics);

/// Looks at `site.yaml`, the free pages, and projects beside each other.
type OfSite = fn(&Site, &mut Diagnostics);

impl Rule {
    const fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, project: None, site: None, whole: &[] }
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
    Rule::error("funding/negative").project(funding::amounts::negative),
    Rule::error("funding/budget-none").project(funding::amounts::budget_none),
    Rule::warning("funding/carried-over").project(funding::carried::carried_over),
    Rule::note("grants/secured").project(grants::secured),
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
    Rule::error("references/duplicate-id").site(references::duplicate_id),
    Rule::error("dates/period").project(dates::period),
    Rule::error("dates/overlap").project(dates::overlap),
    Rule::error("dates/range").project(dates::range).site(dates::term_range),
    Rule::warning("dates/order").project(dates::order).whole(&[Section::Results]),
    Rule::warning("dates/as-of").project(dates::as_of).whole(&[Section::AsOf]),
    Rule::warning("status/done-demand").project(status::done_demand).whole(&[Section::Records]),
    Rule::warning("status/progress").project(status::progress),
    Rule::error("links/unsafe").project(links::of_project).site(links::of_pages),
    Rule::warning("known/unused"),
];
