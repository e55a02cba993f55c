//! Site -> diagnostics: what the author should know before it is published.
//!
//! One rule is one row of [`RULES`], one function, and one folder of `tests/checks/`; the
//! function's doc comment is its manual page. Rules look at the model only and name places by key
//! path. Nothing is repaired here, and what could not be read at all is `load`'s to report.

mod dates;
mod funding;
pub mod grants;
mod known;
mod links;
mod places;
pub mod readiness;
mod references;
#[cfg(test)]
mod sample;
mod status;
mod sums;
mod wording;

use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{Project, Site};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

/// One rule: its code, how grave its findings are, and what looks for them.
pub struct Rule {
    /// `area/name`, stable across versions.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    project: Option<OfProject>,
    site: Option<OfSite>,
}

/// Looks at one project, so that an edit has only its own project checked again.
type OfProject = fn(&Site, &Project, &mut Diagnostics);

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
    Rule::error("funding/sum").project(sums::must_agree),
    Rule::note("funding/rounding").project(sums::agree_when_rounded),
    Rule::warning("funding/gap").project(funding::gap),
    Rule::warning("funding/over-executed").project(funding::over_executed),
    Rule::error("funding/negative").project(funding::negative),
    Rule::error("funding/budget-none").project(funding::budget_none),
    Rule::warning("funding/carried-over").project(funding::carried_over),
    Rule::note("grants/secured").project(grants::secured),
    Rule::error("references/source").project(references::source),
    Rule::error("references/status").project(references::status),
    Rule::error("references/department").project(references::department),
    Rule::error("references/area").project(references::area),
    Rule::error("references/term").project(references::term),
    Rule::error("references/part").project(references::part),
    Rule::error("references/project").project(references::project),
    Rule::error("references/duplicate-part").project(references::duplicate_part),
    Rule::error("references/duplicate-id").site(references::duplicate_id),
    Rule::error("dates/period").project(dates::period),
    Rule::error("dates/overlap").project(dates::overlap),
    Rule::error("dates/range").project(dates::range).site(dates::term_range),
    Rule::warning("dates/order").project(dates::order),
    Rule::warning("dates/as-of").project(dates::as_of),
    Rule::warning("status/done-demand").project(status::done_demand),
    Rule::warning("status/progress").project(status::progress),
    Rule::error("links/unsafe").project(links::of_project).site(links::of_pages),
    Rule::warning("known/unused"),
];

/// Every finding of every rule, less those the author explains in `known`.
///
/// A draft holds up nobody: what would be an error in it is a warning.
pub fn site(site: &Site) -> Diagnostics {
    let mut beside = Diagnostics::new();
    for run in RULES.iter().filter_map(|rule| rule.site) {
        run(site, &mut beside);
    }
    let projects: Vec<_> = site.all_projects().collect();
    let within: Vec<Diagnostics> = projects.par_iter().map(|p| project(site, p)).collect();

    let mut all = Diagnostics::new();
    for (project, mut own) in projects.into_iter().zip(within) {
        move_findings(&project.folder, &mut beside, &mut own);
        known::silence_in_project(project, &mut own);
        all.append(own);
    }
    for draft in &site.drafts {
        soften(&draft.folder, &mut all);
    }
    known::silence_in_site(site, &mut beside);
    all.append(beside);
    all
}

/// The findings in one project, those included that its `known` entries explain.
fn project(site: &Site, project: &Project) -> Diagnostics {
    let mut found = Diagnostics::new();
    for run in RULES.iter().filter_map(|rule| rule.project) {
        run(site, project, &mut found);
    }
    found
}

/// The manual page of a rule: the doc comment of its function, as Markdown.
pub fn manual(code: &str) -> Option<String> {
    let first = format!("/// `{code}`: ");
    let page = |source: &str| {
        let text = source.get(source.find(&first)?..)?;
        let lines = text.lines().map_while(|line| line.trim_start().strip_prefix("///"));
        Some(lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect())
    };
    SOURCES.iter().find_map(|source| page(source))
}

/// Where the manual pages stand.
const SOURCES: [&str; 8] = [
    include_str!("check/sums.rs"),
    include_str!("check/funding.rs"),
    include_str!("check/grants.rs"),
    include_str!("check/references.rs"),
    include_str!("check/dates.rs"),
    include_str!("check/status.rs"),
    include_str!("check/links.rs"),
    include_str!("check/known.rs"),
];

/// Findings about a folder belong to its project, whichever rule found them.
fn move_findings(folder: &str, from: &mut Diagnostics, to: &mut Diagnostics) {
    from.retain(|finding| {
        let belongs = is_below(&finding.place.file, folder);
        if belongs {
            to.push(finding.clone());
        }
        !belongs
    });
}

fn soften(folder: &str, all: &mut Diagnostics) {
    for finding in all.iter_mut().filter(|finding| is_below(&finding.place.file, folder)) {
        finding.severity = finding.severity.max(Severity::Warning);
    }
}

fn is_below(file: &str, folder: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
