//! Names that must exist: sources, statuses, departments, areas, terms, parts, projects.
//!
//! A broken reference is reported where it was written, with the nearest name that exists.

use super::places;
use super::wording::with_particle;
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Card, Id, Project, Site, SourceRef};
use std::collections::{BTreeMap, BTreeSet};

/// `references/source`: money of a source that `site.yaml` does not list.
///
/// Funding, `total_by_source` and grants name sources by their `id` in `site.yaml`; `all` is
/// money not broken down by source.
pub(super) fn source(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let mut look = |source: &SourceRef, place: Place| {
        if let SourceRef::Source(id) = source
            && site.source(id).is_none()
        {
            let listed = site.sources.iter().map(|s| (&s.id, s.name.as_str()));
            let what = Phrase::new("재원", "source");
            diagnostics.push(unknown("references/source", place, (what, id), listed));
        }
    };
    for block in places::blocks(project) {
        block.lines.iter().for_each(|line| look(&line.source, block.source(line)));
    }
    for (path, card, _) in places::cards(project) {
        for (source, _) in &card.total_by_source {
            let path = path.clone().key("total_by_source").key(source.key());
            look(source, Place::key(project.card_file(), path));
        }
    }
    for year in &project.years {
        for (index, grant) in year.grants.iter().enumerate() {
            for (source, _) in &grant.amounts {
                let path = KeyPath::of("grants").index(index).key("amounts").key(source.key());
                look(source, Place::key(project.year_file(year), path));
            }
        }
    }
}

/// `references/status`: a status that `site.yaml` does not list.
///
/// `status` is the `id` of one of the `statuses` of `site.yaml`.
pub(super) fn status(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let listed: Vec<_> = site.statuses.iter().map(|s| (&s.id, s.name.as_str())).collect();
    let field =
        Field { key: "status", code: "references/status", what: ("추진상황", "status") };
    field.look(project, |card| card.status.as_ref(), &listed, diagnostics);
}

/// `references/department`: a department that `site.yaml` does not list.
///
/// `department` is the `id` of one of the `departments` of `site.yaml`.
pub(super) fn department(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let listed: Vec<_> = site.departments.iter().map(|d| (&d.id, d.name.as_str())).collect();
    let what = ("담당부서", "department");
    let field = Field { key: "department", code: "references/department", what };
    field.look(project, |card| card.department.as_ref(), &listed, diagnostics);
}

/// `references/area`: a policy field that `site.yaml` does not list.
///
/// `area` is the `id` of one of the `areas` of `site.yaml`.
pub(super) fn area(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let listed: Vec<_> = site.areas.iter().map(|a| (&a.id, a.name.as_str())).collect();
    let field = Field { key: "area", code: "references/area", what: ("분야", "area") };
    field.look(project, |card| card.area.as_ref(), &listed, diagnostics);
}

/// `references/term`: a term of office that `site.yaml` does not list.
///
/// `term` is the `id` of one of the `terms` of `site.yaml`.
pub(super) fn term(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let listed: Vec<_> = site.terms.iter().map(|t| (&t.id, t.id.as_str())).collect();
    let field = Field { key: "term", code: "references/term", what: ("임기", "term") };
    field.look(project, |card| card.term.as_ref(), &listed, diagnostics);
}

/// `references/part`: a yearly record has money of a part that the project does not have.
///
/// The keys of `parts` in a yearly record are the `id`s of the parts in `project.yaml`.
pub(super) fn part(_: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let listed: Vec<_> = project.parts.iter().map(|p| (&p.id, p.card.title.as_str())).collect();
    for year in &project.years {
        for id in year.parts.keys().filter(|id| listed.iter().all(|(known, _)| known != id)) {
            let place = Place::key(project.year_file(year), KeyPath::of("parts").key(id.as_str()));
            let what = Phrase::new("세부사업", "part");
            let listed = listed.iter().copied();
            diagnostics.push(unknown("references/part", place, (what, id), listed));
        }
    }
}

/// `references/project`: a project's lineage names a project that does not exist.
///
/// `split_from`, `merged_into` and `replaced_by` hold the addresses of projects (their folders'
/// names), or plain names of projects that have no page here. What consists of ASCII letters,
/// digits and hyphens is taken for an address.
pub(super) fn project(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let slugs: Vec<(Id, &str)> = site
        .all_projects()
        .map(|other| (Id::new(&*other.slug), other.card.title.as_str()))
        .collect();
    for (path, card, _) in places::cards(project) {
        let lineage = &card.lineage;
        let lists = [
            ("split_from", &lineage.split_from),
            ("merged_into", &lineage.merged_into),
            ("replaced_by", &lineage.replaced_by),
        ];
        for (key, list) in lists {
            for (index, slug) in list.iter().enumerate().filter(|(_, slug)| is_address(slug)) {
                let id = Id::new(&**slug);
                if slugs.iter().any(|(known, _)| *known == id) {
                    continue;
                }
                let path = path.clone().key("lineage").key(key).index(index);
                let place = Place::value(project.card_file(), path);
                let what = Phrase::new("사업", "project");
                let listed = slugs.iter().map(|(id, title)| (id, *title));
                diagnostics.push(unknown("references/project", place, (what, &id), listed));
            }
        }
    }
}

/// `references/duplicate-part`: two parts of a project have the same `id`.
///
/// Yearly records name parts by `id`, so that each must have its own.
pub(super) fn duplicate_part(_: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (index, part) in project.parts.iter().enumerate() {
        if !seen.insert(&part.id) {
            let path = KeyPath::of("parts").index(index).key("id");
            let place = Place::value(project.card_file(), path);
            let id = part.id.as_str();
            let message = Phrase::new(
                format!("세부사업 번호 {} 두 번 썼습니다", with_particle(id, "을/를")),
                format!("two parts have the id `{id}`"),
            );
            diagnostics.push(Diagnostic::error("references/duplicate-part", place, message));
        }
    }
}

/// `references/duplicate-id`: two projects have the same printed `id`.
///
/// The `id` is how readers and other documents name a project. A draft counts too.
pub(super) fn duplicate_id(site: &Site, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &Project> = BTreeMap::new();
    for project in site.all_projects() {
        match first.get(project.card.id.as_str()) {
            None => drop(first.insert(&project.card.id, project)),
            Some(other) => {
                let place = Place::value(project.card_file(), KeyPath::of("id"));
                let (id, file) = (&project.card.id, other.card_file());
                let message = Phrase::new(
                    format!("사업 번호 {} `{file}`에도 있습니다", with_particle(id, "은/는")),
                    format!("the id `{id}` is also that of `{file}`"),
                );
                diagnostics.push(Diagnostic::error("references/duplicate-id", place, message));
            }
        }
    }
}

/// A key of cards that names something of `site.yaml`.
struct Field {
    key: &'static str,
    code: &'static str,
    what: (&'static str, &'static str),
}

impl Field {
    fn look(
        &self,
        project: &Project,
        value: impl Fn(&Card) -> Option<&Id>,
        listed: &[(&Id, &str)],
        diagnostics: &mut Diagnostics,
    ) {
        for (path, card, _) in places::cards(project) {
            let Some(id) = value(card).filter(|id| listed.iter().all(|(known, _)| known != id))
            else {
                continue;
            };
            let place = places::in_card(project, &path, self.key);
            let what = Phrase::new(self.what.0, self.what.1);
            diagnostics.push(unknown(self.code, place, (what, id), listed.iter().copied()));
        }
    }
}

fn unknown<'a>(
    code: &'static str,
    place: Place,
    (what, id): (Phrase, &Id),
    listed: impl Iterator<Item = (&'a Id, &'a str)>,
) -> Diagnostic {
    let message =
        Phrase::new(format!("모르는 {}: `{id}`", what.ko), format!("unknown {}: `{id}`", what.en));
    let listed: Vec<_> = listed.collect();
    let found = Diagnostic::error(code, place, message);
    match nearest(id.as_str(), &listed) {
        Some(near) => {
            found.hint(Phrase::new(format!("`{near}`인가요?"), format!("did you mean `{near}`?")))
        }
        None if listed.is_empty() => found,
        None => {
            let names: Vec<_> = listed.iter().take(8).map(|(id, _)| format!("`{id}`")).collect();
            let more = if listed.len() > names.len() { ", …" } else { "" };
            let names = names.join(", ");
            found.hint(Phrase::new(
                format!("다음 중 하나를 쓰세요: {names}{more}"),
                format!("one of: {names}{more}"),
            ))
        }
    }
}

/// The listed id that looks most like what was written, or whose name was written instead.
fn nearest<'a>(written: &str, listed: &[(&'a Id, &str)]) -> Option<&'a Id> {
    let named = listed.iter().find(|(_, name)| *name == written).map(|(id, _)| *id);
    let distance = |id: &Id| strsim::damerau_levenshtein(written, id.as_str());
    let close = |id: &Id| distance(id) * 2 <= written.chars().count().max(2);
    let alike = || {
        let ids = listed.iter().map(|(id, _)| *id).filter(|id| close(id));
        ids.min_by_key(|id| (distance(id), id.as_str()))
    };
    named.or_else(alike)
}

fn is_address(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
