//! Names that must exist: sources, statuses, departments, areas, terms, parts, projects.
//!
//! A broken reference is reported where it was written, with the nearest name that exists.

pub(super) mod lineage;

use super::places;
use super::subject::Subject;
use super::wording::{quoted, with_particle};
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Card, Id, Project, Site, SourceRef};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// `references/source`: money of a source that `site.yaml` does not list.
///
/// Funding, `total_by_source` and grants name sources by their `id` in `site.yaml`; `all` is
/// money not broken down by source.
///
/// ---
/// `site.yaml`에 없는 재원의 금액입니다.
///
/// `funding`, `total_by_source`, 교부금은 재원을 `site.yaml`의 `id`로 적습니다. `all`은 재원별로 나누지 않은 돈입니다.
pub(super) fn source(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let mut look = |source: &SourceRef, place: &dyn Fn() -> Place| {
        if let SourceRef::Source(id) = source
            && site.source(id).is_none()
        {
            let place = place();
            let listed = site.sources.iter().map(|s| (&s.id, s.name.as_str()));
            let what = Phrase::new("재원", "source");
            diagnostics.push(unknown("references/source", place, (what, id), listed));
        }
    };
    for block in subject.blocks() {
        block.lines.iter().for_each(|line| look(&line.source, &|| block.source(line)));
    }
    for (path, card, _) in places::cards(project) {
        for (source, _) in &card.total_by_source {
            let path = || path.clone().key("total_by_source").key(source.key());
            look(source, &|| Place::key(project.card_file(), path()));
        }
    }
    for year in &project.years {
        for (index, grant) in year.grants.iter().enumerate() {
            for (source, _) in &grant.amounts {
                let path = || KeyPath::of("grants").index(index).key("amounts").key(source.key());
                look(source, &|| Place::key(project.year_file(year), path()));
            }
        }
    }
}

/// `references/status`: a status that `site.yaml` does not list.
///
/// `status` is the `id` of one of the `statuses` of `site.yaml`.
///
/// ---
/// `site.yaml`에 없는 추진상황입니다.
///
/// `status`에는 `site.yaml`의 `statuses` 가운데 하나의 `id`를 씁니다.
pub(super) fn status(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let listed: Vec<_> = site.statuses.iter().map(|s| (&s.id, s.name.as_str())).collect();
    let field =
        Field { key: "status", code: "references/status", what: ("추진상황", "status") };
    field.look(project, |card| card.status.as_ref(), &listed, diagnostics);
}

/// `references/department`: a department that `site.yaml` does not list.
///
/// `department` is the `id` of one of the `departments` of `site.yaml`.
///
/// ---
/// `site.yaml`에 없는 부서입니다.
///
/// `department`에는 `site.yaml`의 `departments` 가운데 하나의 `id`를 씁니다.
pub(super) fn department(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let listed: Vec<_> = site.departments.iter().map(|d| (&d.id, d.name.as_str())).collect();
    let what = ("담당부서", "department");
    let field = Field { key: "department", code: "references/department", what };
    field.look(project, |card| card.department.as_ref(), &listed, diagnostics);
}

/// `references/area`: a policy field that `site.yaml` does not list.
///
/// `area` is the `id` of one of the `areas` of `site.yaml`.
///
/// ---
/// `site.yaml`에 없는 분야입니다.
///
/// `area`에는 `site.yaml`의 `areas` 가운데 하나의 `id`를 씁니다.
pub(super) fn area(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let listed: Vec<_> = site.areas.iter().map(|a| (&a.id, a.name.as_str())).collect();
    let field = Field { key: "area", code: "references/area", what: ("분야", "area") };
    field.look(project, |card| card.area.as_ref(), &listed, diagnostics);
}

/// `references/term`: a term of office that `site.yaml` does not list.
///
/// `term` is the `id` of one of the `terms` of `site.yaml`.
///
/// ---
/// `site.yaml`에 없는 임기입니다.
///
/// `term`에는 `site.yaml`의 `terms` 가운데 하나의 `id`를 씁니다.
pub(super) fn term(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let listed: Vec<_> = site.terms.iter().map(|t| (&t.id, t.id.as_str())).collect();
    let field = Field { key: "term", code: "references/term", what: ("임기", "term") };
    field.look(project, |card| card.term.as_ref(), &listed, diagnostics);
}

/// `references/part`: a yearly record has money of a part that the project does not have.
///
/// The keys of `parts` in a yearly record are the `id`s of the parts in `project.yaml`.
///
/// ---
/// 사업에 없는 세부사업의 금액이 연도별 기록에 있습니다.
///
/// 연도별 기록의 `parts`는 `project.yaml`의 세부사업 `id`로 적습니다.
pub(super) fn part(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
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
///
/// ---
/// 사업의 내력(`lineage`)이 없는 사업을 가리킵니다.
///
/// `split_from`, `merged_into`, `replaced_by`에는 사업의 주소(폴더 이름)나, 여기에 페이지가 없는 사업의 이름을 씁니다. 영문자,
/// 숫자, 붙임표로만 된 것은 주소로 봅니다.
pub(super) fn project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.beyond, subject.project);
    let slugs = OnceCell::new();
    let is_there = |slug: &str| {
        [&site.projects, &site.drafts]
            .into_iter()
            .any(|by_slug| by_slug.binary_search_by(|other| other.slug.as_str().cmp(slug)).is_ok())
    };
    for (path, card, _) in places::cards(project) {
        let lineage = &card.lineage;
        let lists = [
            ("split_from", &lineage.split_from),
            ("merged_into", &lineage.merged_into),
            ("replaced_by", &lineage.replaced_by),
        ];
        for (key, list) in lists {
            for (index, slug) in list.iter().enumerate().filter(|(_, slug)| is_address(slug)) {
                if is_there(slug) {
                    continue;
                }
                let path = path.clone().key("lineage").key(key).index(index);
                let place = Place::value(project.card_file(), path);
                let what = Phrase::new("사업", "project");
                let slugs = slugs.get_or_init(|| slugs_of(site));
                let listed = slugs.iter().map(|(id, title)| (id, *title));
                let id = Id::new(&**slug);
                diagnostics.push(unknown("references/project", place, (what, &id), listed));
            }
        }
    }
}

/// Every address of a project, with its title.
fn slugs_of(site: &Site) -> Vec<(Id, &str)> {
    let named = |other: &'_ Project| Id::new(&*other.slug);
    site.all_projects().map(|other| (named(other), other.card.title.as_str())).collect()
}

/// `references/duplicate-part`: two parts of a project have the same `id`.
///
/// Yearly records name parts by `id`, so that each must have its own.
///
/// ---
/// 한 사업의 세부사업 두 개가 같은 `id`를 씁니다.
///
/// 연도별 기록이 세부사업을 `id`로 부르므로 저마다 달라야 합니다.
pub(super) fn duplicate_part(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
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

/// `references/duplicate-id`: two projects, or two entries of a list in `site.yaml`, have the
/// same `id`.
///
/// The `id` is how readers and other documents name a project, and how the content names a source,
/// status, department, area or term. A draft counts too.
///
/// ---
/// 두 사업, 또는 `site.yaml`의 한 목록에 든 두 항목의 `id`가 같습니다.
///
/// `id`는 독자와 다른 문서가 사업을 부르는 번호이고, 내용이 재원·추진상황·부서·분야·임기를 부르는 이름입니다. 초안도 셉니다.
pub(super) fn duplicate_id(site: &Site, diagnostics: &mut Diagnostics) {
    let mut first: HashMap<&str, &Project> = HashMap::new();
    // What could not be read of a project may be its id.
    for project in site.all_projects().filter(|project| !project.card.id.is_empty()) {
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

/// An id that exists, and the word for it.
type Listed<'a> = (&'a Id, &'a str);

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
    listed: impl Iterator<Item = Listed<'a>>,
) -> Diagnostic {
    let message =
        Phrase::new(format!("모르는 {}: `{id}`", what.ko), format!("unknown {}: `{id}`", what.en));
    let listed: Vec<_> = listed.collect();
    let found = Diagnostic::error(code, place, message);
    if let Some(near) = nearest(id.as_str(), &listed) {
        let near = listed_as(near);
        return found.hint(Phrase::new(
            format!("{}인가요?", near.ko),
            format!("did you mean {}?", near.en),
        ));
    }
    match (one_of(&listed), to_add(code)) {
        (Some(one), Some(add)) => found.hint(Phrase::new(
            format!("{}. 새로 쓰려면 {}", one.ko, add.ko),
            format!("{}; to use a new one, {}", one.en, add.en),
        )),
        (one, add) => Diagnostic { hint: one.or(add), ..found },
    }
}

fn one_of(listed: &[Listed<'_>]) -> Option<Phrase> {
    const MOST: usize = 8;
    let names = listed.iter().take(MOST).map(|one| listed_as(*one)).map(|said| (said.ko, said.en));
    let (ko, en): (Vec<_>, Vec<_>) = names.unzip();
    let more = if listed.len() > MOST { ", …" } else { "" };
    (!listed.is_empty()).then(|| {
        Phrase::new(
            format!("다음 중 하나를 쓰세요: {}{more}", ko.join(", ")),
            format!("one of: {}{more}", en.join(", ")),
        )
    })
}

/// Where one more may be listed.
fn to_add(code: &str) -> Option<Phrase> {
    let (list, file) = match code {
        "references/source" => ("sources", "site.yaml"),
        "references/status" => ("statuses", "site.yaml"),
        "references/department" => ("departments", "site.yaml"),
        "references/area" => ("areas", "site.yaml"),
        "references/term" => ("terms", "site.yaml"),
        "references/part" => ("parts", "project.yaml"),
        _ => return None,
    };
    Some(Phrase::new(
        format!("`{file}`의 `{list}` 목록에 넣으세요"),
        format!("add it to `{list}` in `{file}`"),
    ))
}

/// An id to copy, with what it stands for: `` `city`(시비) ``.
fn listed_as((id, name): Listed<'_>) -> Phrase {
    if id.as_str() == name {
        return quoted(id);
    }
    Phrase::new(format!("`{id}`({name})"), format!("`{id}` ({name})"))
}

/// What was probably meant: the id or name that looks most like what was written, or else a name
/// that shares most of its letters in one run, as 정상추진 does with 추진중.
fn nearest<'a>(written: &str, listed: &[Listed<'a>]) -> Option<Listed<'a>> {
    let length = written.chars().count();
    let to_id = |(id, _): &Listed<'_>| strsim::damerau_levenshtein(written, id.as_str());
    let to_name = |(_, name): &Listed<'_>| strsim::damerau_levenshtein(written, name);
    // One syllable of two makes another word: 국비 is not 시비.
    let alike = |one: &Listed<'_>| to_id(one) * 2 <= length.max(2) || to_name(one) * 3 <= length;
    let akin = |(_, name): &Listed<'_>| {
        let run = longest_run(written, name);
        run >= 2 && run * 2 >= length
    };
    let order = |one: &Listed<'a>| (to_id(one).min(to_name(one)), one.0.as_str());
    let among = |fits: &dyn Fn(&Listed<'_>) -> bool| {
        listed.iter().copied().filter(|one| fits(one)).min_by_key(order)
    };
    among(&alike).or_else(|| among(&akin))
}

/// How many letters two words share in one run.
fn longest_run(a: &str, b: &str) -> usize {
    let run = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    tails(a).flat_map(|a| tails(b).map(move |b| run(a, b))).max().unwrap_or(0)
}

fn tails(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices().filter_map(|(at, _)| word.get(at..))
}

/// Whether a name in a lineage is meant as the address of a project.
pub(super) fn is_address(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
