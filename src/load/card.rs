//! `project.yaml` and the entries of its `parts` as written -> cards as meant.
//!
//! Whether a status, department, area, term or source exists in `site.yaml` is `check`'s business.

mod details;

use super::discover::Folder;
use super::names::Seats;
use super::notes::{Notes, Trail, Wrong, each, quoted, shown, text};
use super::schema::{self, Words};
use super::{date, money, names, number, site};
use crate::model::{
    Budget, Card, Completion, Contact, Cooperation, Date, Id, NamedFile, OrgRole, Part, Percent,
    Span, Unit,
};

/// What a card is read with: where problems go, the site's unit, and the project's folder.
pub(super) struct Desk<'a> {
    pub(super) notes: &'a mut Notes,
    pub(super) unit: Unit,
    pub(super) folder: &'a Folder,
    /// The files that cards of the project name.
    pub(super) seats: Seats,
}

/// A card with its parts, and whether it is a draft.
pub(super) struct WholeCard {
    pub(super) card: Card,
    pub(super) parts: Vec<Part>,
    pub(super) draft: bool,
}

/// `project.yaml`.
pub(super) fn whole(mut written: schema::Card, desk: &mut Desk<'_>) -> WholeCard {
    let root = &Trail::Root;
    for (key, value) in [("status", &written.status), ("department", &written.department)] {
        if text(value.clone()).is_none() {
            desk.notes.missing(root, key);
        }
    }
    let draft = site::flag(written.draft.take().as_deref(), &root.key("draft"), desk.notes);
    let parts = parts(written.parts.take(), desk);
    WholeCard { card: card(written, root, desk), parts, draft }
}

fn parts(written: Option<Vec<schema::Card>>, desk: &mut Desk<'_>) -> Vec<Part> {
    each(written, &Trail::Root, "parts", |mut part, at| {
        let nested = part.parts.take().is_some();
        let draft = part.draft.take().is_some();
        for (key, _) in [("parts", nested), ("draft", draft)].into_iter().filter(|(_, is)| *is) {
            desk.notes.wrong_key(&at.key(key), not_in_a_part(key));
        }
        let id = part.id.clone().unwrap_or_default();
        let id = desk.notes.parse(Some(&id), &at.key("id"), names::plain_id);
        Part { id: id.unwrap_or_else(|| Id::new("")), card: card(part, at, desk) }
    })
}

fn not_in_a_part(key: &str) -> Wrong {
    Wrong::value(
        format!("{} 세부사업 안에 쓸 수 없습니다", quoted(key, "은/는")),
        format!("`{key}` can't stand within a part"),
    )
    .coded("yaml/unknown-key")
}

/// An id as printed: any words that no spreadsheet takes for a formula.
fn printed_id(written: Option<String>, at: &Trail, notes: &mut Notes) -> String {
    let id = notes.required(written, at, "id");
    if let Err(wrong) = names::no_formula(&id) {
        notes.wrong(&at.key("id"), wrong);
    }
    id
}

fn card(w: schema::Card, at: &Trail, desk: &mut Desk<'_>) -> Card {
    let unit = desk.unit;
    Card {
        id: printed_id(w.id, at, desk.notes),
        title: desk.notes.required(w.title, at, "title"),
        status: text(w.status).map(Id::new),
        department: text(w.department).map(Id::new),
        area: text(w.area).map(Id::new),
        term: text(w.term).map(Id::new),
        progress: progress(w.progress, &at.key("progress"), desk.notes),
        completion: w.completion.and_then(|c| completion(&c, &at.key("completion"), desk.notes)),
        kind: kind(w.kind, at, desk.notes),
        period: w.period.and_then(|period| stretch(&period, &at.key("period"), desk.notes)),
        total: money::cell(w.total, &at.key("total"), desk.notes, unit),
        total_by_source: money::by_source(
            w.total_by_source,
            &at.key("total_by_source"),
            desk.notes,
            unit,
        ),
        budget: desk
            .notes
            .parse(w.budget.as_deref(), &at.key("budget"), budget)
            .unwrap_or_default(),
        funding: money::funding(w.funding, at, desk.notes, unit),
        bodies: bodies(w.bodies, at, desk.notes),
        facilities: details::facilities(w.facilities, at, desk.notes),
        contacts: contacts(w.contacts, at, desk.notes),
        cooperation: cooperation(w.cooperation, at, desk.notes),
        next: desk.notes.texts(w.next, at, "next"),
        photos: details::photos(w.photos, at, desk),
        files: files(w.files, at, desk),
        location: w
            .location
            .map(|l| Box::new(details::location(l, &at.key("location"), desk.notes))),
        indicators: details::indicators(w.indicators, at, desk.notes),
        promise: w.promise.map(|p| details::promise(p, &at.key("promise"), desk.notes)),
        changes: details::changes(w.changes, at, desk.notes),
        lineage: details::lineage(w.lineage.unwrap_or_default(), at, desk.notes),
        known: site::known(w.known, at, desk.notes),
        updated: desk.notes.parse(w.updated.as_deref(), &at.key("updated"), date::date),
    }
}

/// Self-rated progress; `-` says that there is none.
fn progress(written: Option<String>, at: &Trail, notes: &mut Notes) -> Option<Percent> {
    let written = written.filter(|text| !super::amount::is_none(text.trim()));
    notes.parse(written.as_deref(), at, number::percent)
}

fn completion(w: &schema::Completion, at: &Trail, notes: &mut Notes) -> Option<Completion> {
    let year = notes.parse_required(w.year.as_deref(), at, "year", year);
    let within_term = notes.parse(w.within_term.as_deref(), &at.key("within_term"), site::truth);
    Some(Completion { year: year?, within_term })
}

/// A year, perhaps with 년 behind it.
pub(super) fn year(text: &str) -> Result<u16, Wrong> {
    let digits = text.trim().trim_end_matches('년');
    let year = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    year.filter(|year| Date::YEARS.contains(year)).ok_or_else(|| {
        Wrong::value(
            format!("{} 연도가 아닙니다", quoted(text, "은/는")),
            format!("`{}` is not a year", shown(text)),
        )
        .hint("`2020`처럼 쓰세요", "write it like `2020`")
    })
}

/// A list, or one text that names several with `/` between them, as the record prints it.
fn kind(written: Option<Words>, section: &Trail, notes: &mut Notes) -> Vec<String> {
    let Some(words) = written else { return Vec::new() };
    let mut list = words.list;
    if words.single {
        let whole = list.pop().flatten().unwrap_or_default();
        list = whole.split('/').map(|word| Some(word.to_owned())).collect();
    }
    notes.texts(Some(list), section, "kind")
}

fn stretch(w: &schema::Stretch, at: &Trail, notes: &mut Notes) -> Option<Span> {
    let start = notes.parse_required(w.start.as_deref(), at, "start", date::date);
    let end = notes.parse(w.end.as_deref(), &at.key("end"), date::date);
    let months = notes.parse(w.months.as_deref(), &at.key("months"), months);
    Some(Span { start: start?, end, months })
}

/// How many months a project may take: a century.
pub(super) const MONTHS: std::ops::RangeInclusive<u16> = 1..=1200;

/// A number of months.
pub(super) fn months(text: &str) -> Result<u16, Wrong> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let months = text.parse().ok().filter(|months| plain && MONTHS.contains(months));
    months.ok_or_else(|| {
        Wrong::value(
            format!("`months`에는 개월 수를 씁니다. {} 쓸 수 없습니다", quoted(text, "은/는")),
            format!("`months` is a number of months, not `{}`", shown(text)),
        )
    })
}

/// The words for a project without money.
pub(super) const NO_BUDGET: [&str; 2] = ["none", "비예산"];

fn budget(text: &str) -> Result<Budget, Wrong> {
    match text.trim() {
        word if NO_BUDGET.contains(&word) => Ok(Budget::None),
        other => Err(Wrong::value(
            format!("`budget`에는 {} 쓸 수 없습니다", quoted(other, "을/를")),
            format!("`budget` can't be `{}`", shown(other)),
        )
        .hint(
            "비예산 사업이면 `budget: none`, 아니면 이 줄을 지우세요",
            "write `budget: none` for a project without money, or delete the line",
        )),
    }
}

fn bodies(w: Option<Vec<schema::Body>>, at: &Trail, notes: &mut Notes) -> Vec<OrgRole> {
    each(w, at, "bodies", |body, at| OrgRole {
        role: notes.required(body.role, at, "role"),
        name: notes.required(body.name, at, "name"),
    })
}

fn contacts(w: Option<Vec<schema::Contact>>, at: &Trail, notes: &mut Notes) -> Vec<Contact> {
    each(w, at, "contacts", |contact, at| Contact {
        role: notes.required(contact.role, at, "role"),
        name: text(contact.name),
        phone: text(contact.phone),
    })
}

fn cooperation(
    w: Option<Vec<schema::Cooperation>>,
    at: &Trail,
    notes: &mut Notes,
) -> Vec<Cooperation> {
    each(w, at, "cooperation", |cooperation, at| Cooperation {
        body: notes.required(cooperation.body, at, "body"),
        part: text(cooperation.part),
    })
}

fn files(w: Option<Vec<schema::Attachment>>, at: &Trail, desk: &mut Desk<'_>) -> Vec<NamedFile> {
    let folder = desk.folder;
    each(w, at, "files", |w, at| {
        let seats = &mut desk.seats;
        let read = |path: &str| names::published(path, "", folder, seats);
        let file = desk.notes.parse_required(w.file.as_deref(), at, "file", read);
        let names::FilePath { name, on_disk } = file.unwrap_or_default();
        NamedFile { file: name, on_disk, title: desk.notes.required(w.title, at, "title") }
    })
}
