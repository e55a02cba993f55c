//! Site -> diagnostics: what the author should know before it is published.
//!
//! One rule is one row of [`RULES`], one function, and one folder of `tests/checks/`; the
//! function's doc comment is its manual page. Rules look at the model only and name places by key
//! path. Nothing is repaired here, and what could not be read at all is `load`'s to report.

mod access;
mod dates;
mod files;
mod funding;
pub mod grants;
mod known;
mod links;
mod manual;
mod people;
mod places;
mod prose;
pub mod readiness;
mod references;
mod rules;
#[cfg(test)]
mod sample;
mod status;
mod subject;
mod texts;
mod wording;
mod words;

pub use known::explained;
pub use manual::manuals;
pub use rules::{RULES, Rule};

use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{Project, Site};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use subject::Subject;
use wording::Wording;

/// Every finding of every rule, less those the author explains in `known`.
///
/// A draft holds up nobody: what would be an error in it is a warning.
pub fn site(site: &Site) -> Diagnostics {
    let wording = Wording::of(site);
    let mut beside = Diagnostics::new();
    for run in RULES.iter().filter_map(|rule| rule.site) {
        run(site, &mut beside);
    }
    let projects: Vec<_> = site.all_projects().collect();
    let within: Vec<Diagnostics> =
        projects.par_iter().map(|p| project(site, p, &wording)).collect();

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
fn project(site: &Site, project: &Project, wording: &Wording) -> Diagnostics {
    let subject = Subject::new(site, project, wording);
    let mut found = Diagnostics::new();
    for run in RULES.iter().filter_map(|rule| rule.project) {
        run(&subject, &mut found);
    }
    found
}

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
