//! `new project`: the folder of one project, as a draft that holds up nobody.
//!
//! Ids are the site's own. The status is the first that does not count as done: a draft whose
//! author overlooks the line must not be published as completed.

use super::files::NewFile;
use super::skeleton::{self, Entry, Values, words};
use super::{Read, names, period};
use crate::cli::Status;
use crate::cli::settings::Settings;
use crate::cli::terminal::Terminal;
use crate::diagnostics::{Failure, Phrase};
use crate::model::{Budget, Id, Period, Site, Term};
use clap::Args;

/// The options of `new project`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Name of the project's folder, which becomes its address: ASCII letters, digits, hyphens
    slug: String,
}

/// Makes a project.
///
/// # Errors
/// Where the name can't be used, a file of it exists, or the machine fails.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let Some(Read { site, .. }) = super::read(settings, terminal)? else {
        return Ok(Status::ContentHasErrors);
    };
    let slug = &options.slug;
    names::accept(slug)?;
    let content = super::plain(&settings.content);
    let projects = content.join("projects");
    names::accept_beside(&projects, slug)?;
    let texts = skeleton::texts(site.language);
    let year = Period::year(site.as_of.year());
    let money = period::Money { budget: Budget::Has, parts: &[] };
    let file = |name: String, text: String| NewFile { path: projects.join(slug).join(name), text };
    let files = [
        file("project.yaml".into(), skeleton::fill(texts.project, &values(&site, slug))),
        file("overview.md".into(), skeleton::fill(texts.overview, &Values::default())),
        file(format!("{year}.md"), period::text(&site, year, &money)),
    ];
    super::finish(content, &files, &next(&files, settings), terminal)
}

fn values(site: &Site, slug: &str) -> Values {
    let status = site.statuses.iter().find(|status| !status.done).or(site.statuses.first());
    let statuses = site.statuses.iter().map(|status| (&status.id, status.name.as_str()));
    let departments = site.departments.iter().map(|d| (&d.id, d.name.as_str()));
    let area = site.areas.iter().take(1).map(|area| Entry::new(area.id.as_str(), &area.name));
    let term = term(site).map(|term| Entry::new(term.id.as_str(), ""));
    period::sources(site)
        .with("year", site.as_of.year().to_string())
        .with("month", period::month(site.as_of))
        .with("as_of", site.as_of.iso())
        .with_value("id", &printed_id(site, slug))
        .with_value("status", status.map_or("", |status| status.id.as_str()))
        .with_value("department", site.departments.first().map_or("", |d| d.id.as_str()))
        .with("statuses", list(statuses))
        .with("departments", list(departments))
        .with_list("area", area.collect())
        .with_list("term", term.into_iter().collect())
}

/// Ids with their names, for a comment.
fn list<'a>(named: impl Iterator<Item = (&'a Id, &'a str)>) -> String {
    let one = |(id, name): (&Id, &str)| words(&format!("{id} {name}"));
    named.map(one).collect::<Vec<_>>().join(", ")
}

/// The term the as-of date lies in, else the last.
fn term(site: &Site) -> Option<&Term> {
    let now = site.terms.iter().find(|term| term.start <= site.as_of && site.as_of <= term.end);
    now.or(site.terms.last())
}

/// An id that no other project has: the address itself, with a number where it is taken.
fn printed_id(site: &Site, slug: &str) -> String {
    let is_free = |id: &String| !site.all_projects().any(|project| project.card.id == *id);
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

fn next(files: &[NewFile], settings: &Settings) -> Phrase {
    let card = files.first().map(|file| file.path.display().to_string()).unwrap_or_default();
    let check = super::check_command(settings);
    Phrase::new(
        format!(
            "이제 `{card}`을 고치고 `{check}`로 확인하세요. 다 쓴 뒤 `draft: true` 줄을 지우면 \
             누리집에 나옵니다"
        ),
        format!(
            "now edit `{card}`, then run `{check}`; delete the line `draft: true` when it is \
             complete, to have it published"
        ),
    )
}
