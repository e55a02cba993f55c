//! Site -> diagnostics: what the author should know before it is published.
//!
//! One rule is one row of [`RULES`], one function, and one folder of `tests/checks/`; the
//! function's doc comment is its manual page. Rules look at the model only and name places by key
//! path. Nothing is repaired here, and what could not be read at all is `load`'s to report.

mod access;
mod asked;
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

pub use known::{explained, explained_gaps};
pub use manual::manuals;
pub use rules::{RULES, Rule};

use crate::diagnostics::{Diagnostics, Severity};
use crate::model::{Fragments, Project, Section, Site};
use asked::Content;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::collections::HashMap;
use subject::Subject;
use wording::Wording;

/// Every finding of every rule, less those the author explains in `known`.
///
/// A draft holds up nobody: what would be an error in it is a warning.
pub fn site(site: &Site) -> Diagnostics {
    content(site, &Fragments::default())
}

/// Like [`site`], of a content folder that could be read only in part: what is found is true
/// whatever the rest says. `site` may be the one that stands in.
pub fn content(site: &Site, fragments: &Fragments) -> Diagnostics {
    let content = Content::new(site, fragments);
    let site = &*content.site;
    let wording = Wording::of(site);
    let mut beside = Diagnostics::new();
    for rule in RULES.iter().filter(|rule| content.asks_of_site(rule)) {
        rule.site.iter().for_each(|run| run(site, &mut beside));
    }
    let projects: Vec<_> = site.all_projects().map(|project| &**project).collect();
    let within: Vec<Diagnostics> =
        projects.par_iter().map(|project| within(&content, project, &wording)).collect();

    let (moved, mut beside) = by_project(beside, &projects);
    let mut all = Diagnostics::new();
    let drafts = (0..).map(|number| number >= site.projects.len());
    for (((project, mut own), moved), draft) in
        projects.into_iter().zip(within).zip(moved).zip(drafts)
    {
        own.append(moved);
        let fragment = content.fragment(project);
        known::withhold(fragment.map_or("", |fragment| &fragment.unread), &mut own);
        known::silence_in_project(project, content.unused_in(fragment), &mut own);
        if draft {
            own.iter_mut().for_each(|one| one.severity = one.severity.max(Severity::Warning));
        }
        all.append(own);
    }
    known::withhold(content.unread(), &mut beside);
    known::silence_in_site(site, content.unused_in_site(), &mut beside);
    all.append(beside);
    all
}

/// The findings in one project, those included that its `known` entries explain.
fn within(content: &Content<'_>, project: &Project, wording: &Wording) -> Diagnostics {
    let fragment = content.fragment(project);
    let subject = Subject::new(&content.site, project, wording);
    let untorn = fragment.and_then(asked::without_torn_results);
    let orderly = untorn.as_ref().map(|project| Subject::new(&content.site, project, wording));
    let mut found = Diagnostics::new();
    for rule in RULES.iter().filter(|rule| content.asks_of(rule, fragment)) {
        let compares = rule.whole.contains(&Section::Results);
        let seen = orderly.as_ref().filter(|_| compares).unwrap_or(&subject);
        rule.project.iter().for_each(|run| run(seen, &mut found));
    }
    found
}

/// Findings about a folder belong to its project, whichever rule found them; and what remains.
fn by_project(found: Diagnostics, projects: &[&Project]) -> (Vec<Diagnostics>, Diagnostics) {
    let numbered = projects.iter().enumerate();
    let owners: HashMap<&str, usize> =
        numbered.map(|(index, project)| (project.folder.as_str(), index)).collect();
    let mut moved = vec![Diagnostics::new(); projects.len()];
    let mut remaining = Diagnostics::new();
    for finding in found {
        let file = &finding.place.file;
        let above = file.match_indices('/').filter_map(|(end, _)| file.get(..end));
        let owner = above.into_iter().find_map(|folder| owners.get(folder));
        match owner.and_then(|index| moved.get_mut(*index)) {
            Some(list) => list.push(finding),
            None => remaining.push(finding),
        }
    }
    (moved, remaining)
}

#[cfg(test)]
mod tests;
