//! The rest of the card: facts, plan, facilities, bodies, contact, and what only some have.

mod facts;

pub(crate) use facts::facts;

use super::frame::Link;
use super::photo::{self, PhotoView};
use super::places::{Located, Places};
use crate::markdown;
use crate::model::{
    Album, Card, Change, Contact, Facility, Indicator, Lineage, Location, Part, Period, Project,
    YearRecord,
};
use crate::render::context::{Shared, Shown};
use crate::render::footnotes::{Footnotes, Mark, Spot};
use crate::render::forms::{Forms, Value};
use crate::render::html::{Html, escape};
use crate::render::routes::Route;
use serde::Serialize;
use std::collections::BTreeSet;

/// A label and its value.
#[derive(Debug, Serialize)]
pub(crate) struct Pair {
    label: String,
    value: String,
    #[serde(skip)]
    note: Option<String>,
    /// Further values under the same label, which a list of descriptions names once.
    #[serde(skip)]
    also: Vec<Pair>,
    marks: Vec<Mark>,
    /// The word of the label, where it is a fact a footnote may be about.
    #[serde(skip)]
    about: Option<&'static str>,
}

impl Pair {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            note: None,
            also: Vec::new(),
            marks: Vec::new(),
            about: None,
        }
    }

    /// The word of the label, where it is a fact a footnote may be about: `fact.total`.
    pub(crate) fn about(&self) -> Option<&'static str> {
        self.about
    }

    /// Writes its value with what stands beside it.
    fn push(&self, forms: &Forms, out: &mut String) {
        let mut value = escape(&self.value);
        self.marks.iter().for_each(|mark| mark.push(forms, &mut value));
        self.note.iter().for_each(|note| forms.pair_note.fill([Value::Text(note)], &mut value));
        forms.pair_value.fill([Value::Html(&value)], out);
    }

    /// The same pair with references to footnotes.
    pub(crate) fn marked(self, marks: Vec<Mark>) -> Self {
        Self { marks, ..self }
    }
}

/// Labels and their values as items of a list of descriptions.
pub(crate) fn items(shared: &Shared, pairs: &[Pair]) -> Html {
    let forms = shared.templates.forms();
    let mut items = String::new();
    for pair in pairs {
        let mut values = String::new();
        std::iter::once(pair).chain(&pair.also).for_each(|pair| pair.push(forms, &mut values));
        forms.pair.fill([Value::Text(&pair.label), Value::Html(&values)], &mut items);
        items.push('\n');
    }
    Html(items)
}

/// The same values, each label once, where it is first said.
fn under_labels(pairs: impl IntoIterator<Item = Pair>) -> Vec<Pair> {
    let mut once: Vec<Pair> = Vec::new();
    for pair in pairs {
        match once.iter_mut().find(|said| said.label == pair.label) {
            Some(said) => said.also.push(pair),
            None => once.push(pair),
        }
    }
    once
}

/// One year of the plan.
#[derive(Debug, Serialize)]
pub(crate) struct Plan {
    period: String,
    text: Option<Html>,
    marks: Vec<Mark>,
    parts: Vec<Pair>,
}

/// The plan by year; empty where no year has one.
pub(crate) fn plans(
    shared: &Shared,
    shown: Shown<'_>,
    project: &Project,
    notes: &Footnotes<'_>,
) -> Vec<Plan> {
    if !project.years.iter().any(YearRecord::is_planned) {
        return Vec::new();
    }
    let plan = |year: &YearRecord| Plan {
        period: shared.locale.period(year.period),
        text: year.plan.as_deref().map(|plan| shared.inline(shown, plan)),
        marks: notes.marks(shared, Spot::Plan(None, year.period)),
        parts: project
            .parts
            .iter()
            .enumerate()
            .filter_map(|of| part_plan(shared, of, year, notes))
            .collect(),
    };
    project.years.iter().map(plan).collect()
}

fn part_plan(
    shared: &Shared,
    (index, part): (usize, &Part),
    year: &YearRecord,
    notes: &Footnotes<'_>,
) -> Option<Pair> {
    let plan = year.parts.get(&part.id)?.plan.as_ref()?;
    let marks = notes.marks(shared, Spot::Plan(Some(index), year.period));
    Some(Pair::new(&part.card.title, markdown::plain_text(plan)).marked(marks))
}

/// One facility as a row.
#[derive(Debug, Serialize)]
pub(crate) struct FacilityRow {
    name: String,
    place: Option<String>,
    spot: Option<Located>,
    area: Option<String>,
    rooms: String,
}

/// The facilities.
pub(crate) fn facilities(shared: &Shared, card: &Card, places: &Places<'_>) -> Vec<FacilityRow> {
    let row = |facility: &Facility| FacilityRow {
        name: facility.name.clone(),
        place: address(facility.place.as_deref(), facility.location.as_deref()),
        spot: places.spot(shared, facility),
        area: facility.area_m2.as_ref().map(|area| shared.locale.decimal(area)),
        rooms: facility.rooms.join(", "),
    };
    card.facilities.iter().map(row).collect()
}

/// The address in words, from either key.
fn address(place: Option<&str>, location: Option<&Location>) -> Option<String> {
    let mut said: Vec<&str> = place.into_iter().collect();
    let address = location.and_then(|location| location.address.as_deref());
    said.extend(address.filter(|address| Some(*address) != place));
    (!said.is_empty()).then(|| said.join(", "))
}

/// Bodies with their roles, then those that cooperate and how.
pub(crate) fn bodies(shared: &Shared, card: &Card) -> Html {
    let roles = card.bodies.chunk_by(|a, b| a.role == b.role).filter_map(|same| {
        let names: Vec<&str> = same.iter().map(|body| body.name.as_str()).collect();
        same.first().map(|body| Pair::new(&body.role, names.join(", ")))
    });
    let label = shared.locale.word("body.cooperation");
    let cooperation = card
        .cooperation
        .iter()
        .map(|entry| Pair { note: entry.part.clone(), ..Pair::new(label, &entry.body) });
    items(shared, &under_labels(roles.chain(cooperation)))
}

/// Department and extensions; names only where the site publishes them.
pub(crate) fn contacts(shared: &Shared, card: &Card) -> Html {
    let mut pairs = Vec::new();
    if let Some(department) = card.department.as_ref().and_then(|id| shared.site.department(id)) {
        pairs.push(Pair {
            note: department.phone.clone(),
            ..Pair::new(shared.locale.word("fact.department"), &department.name)
        });
    }
    let who = |contact: &Contact| {
        let name = contact.name.clone().filter(|_| shared.site.publish_names);
        let phone = contact.phone.as_ref();
        let phone = phone.map(|phone| extension(shared, phone));
        let said: Vec<String> = name.into_iter().chain(phone).collect();
        (!said.is_empty()).then(|| Pair::new(&contact.role, said.join(", ")))
    };
    pairs.extend(card.contacts.iter().filter_map(who));
    items(shared, &under_labels(pairs))
}

/// An extension is named as one; a number of more than five digits is a whole number.
fn extension(shared: &Shared, phone: &str) -> String {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let short = digits <= 5;
    if short { shared.locale.say("contact.phone", &[("phone", phone)]) } else { phone.to_owned() }
}

/// What a part may say beside its facts and money.
#[derive(Debug, Serialize)]
pub(crate) struct PartRest {
    key: String,
    promise: Option<PromiseView>,
    indicators: Vec<IndicatorView>,
    photos: Vec<PhotoView>,
    bodies: Html,
    changes: Vec<ChangeView>,
    contacts: Html,
    files: Vec<Link>,
}

/// The rest of a part's card; `key` tells its ids from those of other parts.
pub(crate) fn part_rest(
    shared: &Shared,
    at: &Route,
    slug: &str,
    part: (&Card, &Album, String),
) -> PartRest {
    let (card, album, key) = part;
    let contacts = if card.contacts.is_empty() { Html::default() } else { contacts(shared, card) };
    PartRest {
        key,
        promise: promise(card),
        indicators: indicators(shared, card),
        photos: photo::photos(at, slug, (card, album)),
        bodies: bodies(shared, card),
        changes: changes(shared, card),
        contacts,
        files: files(at, slug, card),
    }
}

/// The promise as it was made.
#[derive(Debug, Serialize)]
pub(crate) struct PromiseView {
    text: String,
    source: Option<String>,
}

/// The promise, where the card has one.
pub(crate) fn promise(card: &Card) -> Option<PromiseView> {
    let promise = card.promise.as_ref()?;
    Some(PromiseView { text: promise.text.clone(), source: promise.source.clone() })
}

/// The attachments.
pub(crate) fn files(at: &Route, slug: &str, card: &Card) -> Vec<Link> {
    let link = |file: &crate::model::NamedFile| {
        Link::new(at, &Route::Media(slug.to_owned(), file.file.clone()), &file.title)
    };
    card.files.iter().map(link).collect()
}

/// An indicator with its values by period.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorView {
    name: String,
    baseline: Option<String>,
    rows: Vec<IndicatorRow>,
}

#[derive(Debug, Serialize)]
struct IndicatorRow {
    period: String,
    target: String,
    actual: String,
}

/// The indicators.
pub(crate) fn indicators(shared: &Shared, card: &Card) -> Vec<IndicatorView> {
    card.indicators.iter().map(|indicator| indicator_view(shared, indicator)).collect()
}

fn indicator_view(shared: &Shared, indicator: &Indicator) -> IndicatorView {
    let locale = &shared.locale;
    let periods: BTreeSet<Period> =
        indicator.target.keys().chain(indicator.actual.keys()).copied().collect();
    let value = |value: Option<_>| value.map_or("–".to_owned(), |v| locale.decimal(v));
    let row = |period: Period| IndicatorRow {
        period: locale.period(period),
        target: value(indicator.target.get(&period)),
        actual: value(indicator.actual.get(&period)),
    };
    let unit = indicator.unit.as_ref().map(|unit| format!(" ({unit})"));
    IndicatorView {
        name: format!("{}{}", indicator.name, unit.unwrap_or_default()),
        baseline: indicator.baseline.as_ref().map(|value| locale.decimal(value)),
        rows: periods.into_iter().map(row).collect(),
    }
}

/// A change of the plan.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeView {
    date: Option<String>,
    kind: Option<String>,
    rows: Html,
    steps: Vec<String>,
}

/// The changes, in the order written.
pub(crate) fn changes(shared: &Shared, card: &Card) -> Vec<ChangeView> {
    card.changes.iter().map(|change| change_view(shared, change)).collect()
}

fn change_view(shared: &Shared, change: &Change) -> ChangeView {
    let locale = &shared.locale;
    let fields = [("before", &change.before), ("after", &change.after), ("reason", &change.reason)];
    let rows = fields.into_iter().filter_map(|(key, value)| {
        let label = locale.word(&format!("change.{key}")).to_owned();
        value.as_ref().map(|value| Pair::new(label, value))
    });
    let step = |step: &crate::model::ChangeStep| {
        let date = step.date.map(|date| locale.date_range(date));
        let said: Vec<String> =
            date.into_iter().chain(step.body.clone()).chain(step.act.clone()).collect();
        said.join(" ")
    };
    ChangeView {
        date: change.date.map(|date| locale.date_range(date)),
        kind: change.kind.clone(),
        rows: items(shared, &rows.collect::<Vec<Pair>>()),
        steps: change.steps.iter().map(step).collect(),
    }
}

/// Where the project came from and went to, with links to the projects that have a page.
pub(crate) fn lineage(shared: &Shared, at: &Route, lineage: &Lineage) -> Vec<(String, Vec<Link>)> {
    let kinds = [
        ("split_from", &lineage.split_from),
        ("merged_into", &lineage.merged_into),
        ("replaced_by", &lineage.replaced_by),
        ("formerly", &lineage.formerly),
    ];
    let link = |name: &String| match shared.site.published(name) {
        Some(project) => Link::new(at, &Route::Report(project.slug.clone()), &project.card.title),
        None => Link::here(name),
    };
    let named = kinds.into_iter().filter(|(_, names)| !names.is_empty());
    named
        .map(|(key, names)| {
            let label = shared.locale.word(&format!("lineage.{key}")).to_owned();
            (label, names.iter().map(link).collect())
        })
        .collect()
}
