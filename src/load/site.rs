//! `site.yaml` as written -> the district as meant.
//!
//! Reads one file only: pages and projects are added by who walks the folder.

use super::files::Files;
use super::notes::{Notes, Trail, Wrong, each, entries, quoted, shown, text};
use super::schema::{self, Entries};
use super::{date, names};
use crate::diagnostics::Language;
use crate::model::{
    Area, Date, Department, Id, Known, Level, License, Shape, Site, Source, Status, Term, Unit,
    WebAddress,
};

/// What `site.yaml` is read with.
pub(super) struct Ground<'a> {
    /// The content folder as diagnostics name it.
    pub(super) folder: &'a str,
    /// The files in it.
    pub(super) files: &'a Files,
    /// What stands in for a day and a unit that can't be read.
    pub(super) otherwise: (Date, Unit),
}

/// The district without pages and projects.
pub(super) fn mean(written: schema::Site, notes: &mut Notes, ground: &Ground<'_>) -> Site {
    let (root, (day, usual)) = (&Trail::Root, ground.otherwise);
    let as_of = notes.parse_required(written.as_of.as_deref(), root, "as_of", date::day);
    let unit = notes.parse_required(written.unit.as_deref(), root, "unit", unit);
    let language = notes.parse(written.language.as_deref(), &root.key("language"), language);
    let title = notes.required(written.title, root, "title");
    let publisher = notes.required(written.publisher, root, "publisher");
    let base_url = notes.parse(written.base_url.as_deref(), &root.key("base_url"), base_url);
    let license = notes.parse(written.license.as_deref(), &root.key("license"), license);
    let map =
        notes.parse(written.map.as_deref(), &root.key("map"), |p| names::file(p, ground.files));
    let map = map.map(|path| path.name);
    let publish_names = flag(written.publish_names.as_deref(), &root.key("publish_names"), notes);
    let rounded = flag(written.rounded.as_deref(), &root.key("rounded"), notes);
    let redirects = redirects(written.redirects, notes);
    let known = known(written.known, root, notes);
    let (terms, sources) = (terms(written.terms, notes), sources(written.sources, notes));
    let statuses = statuses(written.statuses, notes);
    let (areas, departments) =
        (areas(written.areas, notes), departments(written.departments, notes));
    Site {
        title,
        publisher,
        language: language.unwrap_or_default(),
        as_of: as_of.unwrap_or(day),
        unit: unit.unwrap_or(usual),
        base_url,
        license,
        publish_names,
        rounded,
        terms,
        sources,
        statuses,
        areas,
        departments,
        redirects,
        map,
        boundary: None,
        comments: Vec::new(),
        known,
        pages: Vec::new(),
        projects: Vec::new(),
        drafts: Vec::new(),
        unread: Vec::new(),
        folder: ground.folder.to_owned(),
    }
}

/// `true` or `false`; false where nothing was written.
pub(super) fn flag(written: Option<&str>, at: &Trail, notes: &mut Notes) -> bool {
    notes.parse(written, at, truth).unwrap_or(false)
}

/// `true` or `false`.
pub(super) fn truth(text: &str) -> Result<bool, Wrong> {
    one_of(text, &[("true", true), ("false", false)])
}

/// Findings the author explains.
pub(super) fn known(
    written: Option<Vec<schema::Known>>,
    section: &Trail,
    notes: &mut Notes,
) -> Vec<Known> {
    each(written, section, "known", |known, at| Known {
        rule: notes.required(known.rule, at, "rule"),
        place: text(known.place),
        why: notes.required(known.why, at, "why"),
    })
}

/// What a word of a fixed list means.
pub(super) fn one_of<T: Copy>(text: &str, choices: &[(&str, T)]) -> Result<T, Wrong> {
    let text = text.trim();
    choices.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let list: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        let list = list.join(", ");
        Wrong::value(
            format!("{} 여기에 쓸 수 없는 값입니다", quoted(text, "은/는")),
            format!("`{}` is not a value for this key", shown(text)),
        )
        .hint(format!("쓸 수 있는 값: {list}"), format!("one of {list}"))
    })
}

/// A unit of amounts.
pub(super) fn unit(text: &str) -> Result<Unit, Wrong> {
    one_of(text, &Unit::ALL.map(|unit| (unit.korean(), unit)))
}

/// Every language of the interface.
pub(super) const LANGUAGES: [Language; 2] = [Language::Korean, Language::English];

pub(super) fn language(text: &str) -> Result<Language, Wrong> {
    one_of(text, &LANGUAGES.map(|language| (language.tag(), language)))
}

fn license(text: &str) -> Result<License, Wrong> {
    one_of(text, &License::ALL.map(|license| (license.key(), license)))
}

/// The words for whose money a source is.
pub(super) const LEVELS: [(&str, Level); 5] = [
    ("national", Level::National),
    ("metropolitan", Level::Metropolitan),
    ("local", Level::Local),
    ("private", Level::Private),
    ("other", Level::Other),
];

fn level(text: &str) -> Result<Level, Wrong> {
    one_of(text, &LEVELS)
}

/// The words for the mark of a status.
pub(super) const SHAPES: [(&str, Shape); 6] = [
    ("done", Shape::Done),
    ("continuing", Shape::Continuing),
    ("going", Shape::Going),
    ("slow", Shape::Slow),
    ("held", Shape::Held),
    ("dropped", Shape::Dropped),
];

fn shape(text: &str) -> Result<Shape, Wrong> {
    one_of(text, &SHAPES)
}

/// Where a site stands.
pub(super) fn base_url(text: &str) -> Result<WebAddress, Wrong> {
    WebAddress::parse(text).map_err(|fault| {
        let (what, hint) = (fault.phrase(), fault.hint());
        Wrong::value(what.ko, what.en).hint(hint.ko, hint.en)
    })
}

fn terms(written: Option<Vec<schema::Term>>, notes: &mut Notes) -> Vec<Term> {
    let mut ids = Vec::new();
    let terms = each(written, &Trail::Root, "terms", |term, at| {
        let id = id(term.id.as_deref(), at, notes, names::plain_id);
        ids.push(id.clone());
        let start = notes.parse_required(term.start.as_deref(), at, "start", date::date);
        let end = notes.parse_required(term.end.as_deref(), at, "end", date::date);
        Some(Term { id, start: start?, end: end? })
    });
    names::refuse_repeats(ids.iter(), &Trail::Root.key("terms"), notes);
    terms.into_iter().flatten().collect()
}

fn sources(written: Option<Vec<schema::Source>>, notes: &mut Notes) -> Vec<Source> {
    let sources = each(written, &Trail::Root, "sources", |source, at| Source {
        id: id(source.id.as_deref(), at, notes, names::source_id),
        name: notes.required(source.name, at, "name"),
        level: notes
            .parse_required(source.level.as_deref(), at, "level", level)
            .unwrap_or(Level::Other),
    });
    complete(&sources, |source| &source.id, "sources", notes);
    sources
}

fn statuses(written: Option<Vec<schema::Status>>, notes: &mut Notes) -> Vec<Status> {
    let statuses = each(written, &Trail::Root, "statuses", |status, at| {
        let done = flag(status.done.as_deref(), &at.key("done"), notes);
        let usual = if done { Shape::Done } else { Shape::Going };
        Status {
            id: id(status.id.as_deref(), at, notes, names::address_id),
            name: notes.required(status.name, at, "name"),
            definition: text(status.definition),
            done,
            shape: notes.parse(status.shape.as_deref(), &at.key("shape"), shape).unwrap_or(usual),
        }
    });
    complete(&statuses, |status| &status.id, "statuses", notes);
    statuses
}

fn areas(written: Option<Vec<schema::Area>>, notes: &mut Notes) -> Vec<Area> {
    let areas = each(written, &Trail::Root, "areas", |area, at| Area {
        id: id(area.id.as_deref(), at, notes, names::address_id),
        name: notes.required(area.name, at, "name"),
    });
    names::refuse_repeats(areas.iter().map(|a| &a.id), &Trail::Root.key("areas"), notes);
    areas
}

fn departments(written: Option<Vec<schema::Department>>, notes: &mut Notes) -> Vec<Department> {
    let departments = each(written, &Trail::Root, "departments", |department, at| Department {
        id: id(department.id.as_deref(), at, notes, names::address_id),
        name: notes.required(department.name, at, "name"),
        phone: text(department.phone),
    });
    complete(&departments, |department| &department.id, "departments", notes);
    departments
}

fn id(
    written: Option<&str>,
    at: &Trail,
    notes: &mut Notes,
    read: fn(&str) -> Result<Id, Wrong>,
) -> Id {
    let id = notes.parse_required(written, at, "id", |text| read(text.trim()));
    id.unwrap_or_else(|| Id::new(""))
}

/// Notes a required list that is empty, and ids that stand in it twice.
fn complete<T>(list: &[T], id: fn(&T) -> &Id, key: &str, notes: &mut Notes) {
    if list.is_empty() {
        notes.missing(&Trail::Root, key);
    }
    names::refuse_repeats(list.iter().map(id), &Trail::Root.key(key), notes);
}

/// Old addresses and where they went; both relative to the site.
fn redirects(written: Option<Entries<Option<String>>>, notes: &mut Notes) -> Vec<(String, String)> {
    let root = Trail::Root;
    let section = root.key("redirects");
    let mut redirects = Vec::new();
    for (from, to) in entries(written, &section, notes) {
        let at = section.key(&from);
        let old = site_path(&from).map_err(|wrong| notes.wrong_key(&at, wrong));
        let new = notes.parse_required(to.as_deref(), &section, &from, site_path);
        if let (Ok(old), Some(new)) = (old, new) {
            redirects.push((old, new));
        }
    }
    redirects
}

/// A path of the site, perhaps ending in `/`, perhaps with a `#fragment`.
pub(super) fn site_path(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let path = text.split('#').next().unwrap_or("");
    names::below(path.strip_suffix('/').unwrap_or(path))?;
    Ok(text.to_owned())
}
