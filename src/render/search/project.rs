//! The words of a report card, section by section, as the page says them.
//!
//! Figures are left out: whoever has an amount in mind looks for it in a list or a table.

use super::document::{Document, Half, Passage};
use crate::markdown::{PlainLine, plain_lines, plain_text};
use crate::model::{Card, Change, Line, Project, YearRecord, year_anchor};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::routes::encode;
use std::borrow::Cow;

/// Lines of a section.
type Lines<'a> = Vec<Cow<'a, str>>;

/// The words of one project: what it is, what happened, or both.
pub(super) fn document<'a>(shared: &'a Shared, facts: &'a Facts, half: Half) -> Document<'a> {
    let project = &*facts.project;
    let mut document = named_only(shared, facts);
    if half != Half::Results {
        let overview = plain_lines(&project.overview.source).into_iter();
        let (titles, lines): (Vec<_>, Vec<_>) = overview.partition(|line| line.is_heading);
        let said = |lines: Vec<PlainLine>| lines.into_iter().map(|l| Cow::Owned(l.text)).collect();
        document.headings = headings(shared, project, said(titles));
        document.about = about(shared, project, said(lines));
    }
    if half != Half::About {
        let years = project.years.iter();
        document.results = years.filter_map(|year| happened(shared, year)).collect();
    }
    document
}

/// A project by what it is called alone.
fn named_only<'a>(shared: &'a Shared, facts: &'a Facts) -> Document<'a> {
    let (site, card) = (&shared.site, &facts.project.card);
    let department = card.department.as_ref().and_then(|id| site.department(id));
    Document {
        path: encode(&facts.route().path()),
        title: Cow::Borrowed(&card.title),
        label: &card.id,
        status: card.status.as_ref().map_or("", |id| id.as_str()),
        department: department.map_or("", |department| &department.name),
        formerly: formerly(shared, card),
        ..Document::default()
    }
}

/// Former names, of a project that has a page its title there.
fn formerly<'a>(shared: &'a Shared, card: &'a Card) -> Vec<&'a str> {
    card.lineage.formerly.iter().map(|name| named(shared, name)).collect()
}

fn named<'a>(shared: &'a Shared, name: &'a str) -> &'a str {
    shared.site.published(name).map_or(name, |project| &project.card.title)
}

/// A section of the report card, under the word it is called there; what follows its point is the
/// section's anchor.
fn section<'a>(shared: &'a Shared, word: &'static str, lines: Lines<'a>) -> Option<Passage<'a>> {
    // Most sections of most cards have none.
    (!lines.is_empty()).then_some(())?;
    let (_, anchor) = word.split_once('.')?;
    Passage::new(anchor, shared.locale.word(word), lines)
}

fn headings<'a>(shared: &'a Shared, project: &'a Project, overview: Lines<'a>) -> Vec<Passage<'a>> {
    let card = &project.card;
    let parts = project.parts.iter().flat_map(|part| {
        std::iter::once(&part.card.title).chain(facilities(&part.card)).chain(measures(&part.card))
    });
    let lines = [
        ("report.overview", overview),
        ("report.parts", borrowed(parts)),
        ("report.places", borrowed(facilities(card))),
        ("report.indicators", borrowed(measures(card))),
    ];
    lines.into_iter().filter_map(|(anchor, lines)| section(shared, anchor, lines)).collect()
}

fn facilities(card: &Card) -> impl Iterator<Item = &String> {
    card.facilities.iter().map(|facility| &facility.name)
}

fn measures(card: &Card) -> impl Iterator<Item = &String> {
    card.indicators.iter().map(|indicator| &indicator.name)
}

fn borrowed<'a>(lines: impl Iterator<Item = &'a String>) -> Lines<'a> {
    lines.map(|line| Cow::Borrowed(line.as_str())).collect()
}

fn about<'a>(
    shared: &'a Shared,
    project: &'a Project,
    mut overview: Lines<'a>,
) -> Vec<Passage<'a>> {
    let card = &project.card;
    overview.extend(promise(card));
    let part = |part: &'a crate::model::Part| all_of_part(shared, &part.card);
    let lines = [
        ("report.overview", overview),
        ("report.places", places(card)),
        ("report.bodies", bodies(card)),
        ("report.parts", project.parts.iter().flat_map(part).collect()),
        ("report.plan", project.years.iter().flat_map(plan).collect()),
        (
            "report.money",
            project.years.iter().flat_map(reasons).chain(gaps(&card.funding)).collect(),
        ),
        ("report.changes", changes(shared, card)),
        ("report.next", inline(&card.next)),
        ("report.contact", contacts(shared, card)),
        ("report.known", project.known().map(|known| Cow::Borrowed(&*known.why)).collect()),
        ("report.get", card.files.iter().map(|file| Cow::Borrowed(&*file.title)).collect()),
    ];
    let sections = lines.into_iter().filter_map(|(name, lines)| section(shared, name, lines));
    Passage::new("", "", top(shared, card)).into_iter().chain(sections).collect()
}

/// What stands at the head of the card: status, department, area. Its kinds (신규, 예산) are those of
/// most projects, and tell none from another.
fn top<'a>(shared: &'a Shared, card: &'a Card) -> Lines<'a> {
    let site = &shared.site;
    let status = card.status.as_ref().and_then(|id| site.status(id)).map(|status| &status.name);
    let department = card.department.as_ref().and_then(|id| site.department(id));
    let area = card.area.as_ref().and_then(|id| site.area(id)).map(|area| &area.name);
    let names = [status, department.map(|department| &department.name), area];
    let words: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    vec![Cow::Owned(words.join(", "))]
}

fn all_of_part<'a>(shared: &'a Shared, card: &'a Card) -> Lines<'a> {
    let own = [promise(card), places(card), bodies(card), gaps(&card.funding).collect()];
    let rest = [changes(shared, card), inline(&card.next), contacts(shared, card)];
    let files = card.files.iter().map(|file| Cow::Borrowed(&*file.title)).collect();
    [top(shared, card)].into_iter().chain(own).chain(rest).chain([files]).flatten().collect()
}

fn inline(lines: &[String]) -> Lines<'_> {
    lines.iter().map(|line| plain_text(line)).collect()
}

fn promise(card: &Card) -> Lines<'_> {
    let Some(promise) = &card.promise else { return Lines::new() };
    let source = promise.source.as_deref().map(Cow::Borrowed);
    std::iter::once(Cow::Borrowed(&*promise.text)).chain(source).collect()
}

/// A line for each facility and picture, and the project's own address.
fn places(card: &Card) -> Lines<'_> {
    let facilities = card.facilities.iter().map(|facility| {
        let address = facility.location.as_ref().and_then(|place| place.address.as_deref());
        let place = facility.place.as_deref();
        let said = [place, address.filter(|_| address != place)];
        joined(said.into_iter().flatten().chain(facility.rooms.iter().map(String::as_str)), ", ")
    });
    let photos = card.photos.iter().map(|photo| {
        let said = [photo.caption.as_deref(), photo.place.as_deref()];
        joined(said.into_iter().flatten(), " ")
    });
    let own = card.location.as_ref().and_then(|location| location.address.as_deref());
    facilities.chain(photos).chain(own.map(Cow::Borrowed)).collect()
}

fn joined<'a>(words: impl Iterator<Item = &'a str>, between: &str) -> Cow<'a, str> {
    Cow::Owned(words.collect::<Vec<_>>().join(between))
}

fn bodies(card: &Card) -> Lines<'_> {
    let roles = card.bodies.iter().map(|body| [Some(body.role.as_str()), Some(&*body.name)]);
    let others = card.cooperation.iter().map(|other| [Some(&*other.body), other.part.as_deref()]);
    roles.chain(others).map(|said| joined(said.into_iter().flatten(), " ")).collect()
}

fn plan(year: &YearRecord) -> Lines<'_> {
    let parts = year.parts.values().filter_map(|part| part.plan.as_ref());
    year.plan.iter().chain(parts).map(|plan| plain_text(plan)).collect()
}

/// Why money of a period was not spent, or beyond what was secured.
fn reasons(year: &YearRecord) -> Lines<'_> {
    let parts = year.parts.values().flat_map(|part| gaps(&part.funding));
    let mut all: Lines<'_> = gaps(&year.funding).chain(parts).collect();
    all.dedup();
    all
}

fn gaps(lines: &[Line]) -> impl Iterator<Item = Cow<'_, str>> {
    lines.iter().filter_map(|line| line.gap.as_deref()).map(Cow::Borrowed)
}

fn changes<'a>(shared: &'a Shared, card: &'a Card) -> Lines<'a> {
    let lineage = &card.lineage;
    let others = [&lineage.split_from, &lineage.merged_into, &lineage.replaced_by];
    let others = others.into_iter().flatten().map(|name| Cow::Borrowed(named(shared, name)));
    card.changes.iter().flat_map(change).chain(others).collect()
}

fn change(change: &Change) -> Lines<'_> {
    let said = [&change.kind, &change.before, &change.after, &change.reason];
    let said = said.into_iter().flatten().map(|text| Cow::Borrowed(text.as_str()));
    let steps = change.steps.iter().map(|step| {
        let said = [step.body.as_deref(), step.act.as_deref()];
        joined(said.into_iter().flatten(), " ")
    });
    said.chain(steps).collect()
}

/// Officials' names, where the site publishes them.
fn contacts<'a>(shared: &Shared, card: &'a Card) -> Lines<'a> {
    let names = card.contacts.iter().filter(|_| shared.site.publish_names);
    names.filter_map(|contact| contact.name.as_deref()).map(Cow::Borrowed).collect()
}

/// Grants and results of a period, and what is said beside them.
fn happened<'a>(shared: &'a Shared, year: &'a YearRecord) -> Option<Passage<'a>> {
    let grants = year.grants.iter().map(|grant| &*grant.title);
    let results = year.results.iter().flat_map(|result| {
        let below = result.details.iter().chain(&result.notes).map(|remark| &*remark.text);
        std::iter::once(&*result.text).chain(below)
    });
    let events = grants.chain(results).map(plain_text);
    let remarks = plain_lines(&year.remarks.source).into_iter();
    let lines = events.chain(remarks.map(|line| Cow::Owned(line.text)));
    Passage::new(year_anchor(year.period), shared.locale.period(year.period), lines)
}
