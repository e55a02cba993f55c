//! In which content files a page is written.
//!
//! By the site alone: what a file says, and how the page is made, is not looked at.

use super::facts;
use super::routes::{GroupKind, Route};
use crate::model::{Id, Period, Project, Site};

/// The content files a page is written in, as diagnostics name them, the one to open first in
/// front. Nothing for a path that is no page of the site.
///
/// A report is written in the files of its project, a free page and the page of methods in
/// theirs; lists and groups are put together from all projects, and what they are called stands in
/// `site.yaml`.
pub fn sources(site: &Site, path: &str) -> Vec<String> {
    let head = || vec![site.file()];
    let if_there = |there: bool| if there { head() } else { Vec::new() };
    match Route::parse(path) {
        Some(Route::Home) => match site.projects.as_slice() {
            [only] => of_project(only),
            _ => head(),
        },
        Some(Route::Report(slug)) => site.published(&slug).map_or_else(Vec::new, |p| of_project(p)),
        Some(Route::Page(name)) if name != "method" => of_page(site, &name),
        Some(Route::Method) => of_page(site, "method").into_iter().chain(head()).collect(),
        Some(Route::Projects(page)) => if_there(page <= Route::pages_of(site.projects.len())),
        Some(Route::Group(kind, id, page)) => {
            let projects = projects_of(site, kind, &id);
            if_there(projects.is_some_and(|projects| page <= Route::pages_of(projects)))
        }
        Some(Route::Data | Route::Search | Route::NotFound) => head(),
        _ => Vec::new(),
    }
}

/// Its card, its overview where there is one, and its years in order.
fn of_project(project: &Project) -> Vec<String> {
    let overview = (project.overview.first_line > 0).then(|| project.file("overview.md"));
    let years = project.years.iter().map(|year| project.year_file(year));
    std::iter::once(project.card_file()).chain(overview).chain(years).collect()
}

fn of_page(site: &Site, name: &str) -> Vec<String> {
    let pages = site.pages.iter().filter(|page| page.name == name);
    pages.map(|page| format!("{}/pages/{}.md", site.folder, page.name)).collect()
}

/// How many projects a group has; nothing where there is no such group.
fn projects_of(site: &Site, kind: GroupKind, id: &str) -> Option<usize> {
    let count = |is: &dyn Fn(&Project) -> bool| site.projects.iter().filter(|p| is(p)).count();
    let id_of = Id::new(id);
    let named = Some(&id_of);
    match kind {
        GroupKind::Area => site.area(&id_of).map(|_| count(&|p| p.card.area.as_ref() == named)),
        GroupKind::Department => {
            site.department(&id_of).map(|_| count(&|p| p.card.department.as_ref() == named))
        }
        GroupKind::Status => {
            site.status(&id_of).map(|_| count(&|p| p.card.status.as_ref() == named))
        }
        GroupKind::Year => {
            let period = Period::parse(id).filter(|period| period.to_string() == id)?;
            let has = |p: &Project| p.years.iter().any(|year| year.period == period);
            let there = site.projects.iter().any(|project| has(project));
            there.then(|| count(&|project| facts::records(site, project, period)))
        }
    }
}
