//! The card's keys in `record.json`, named as in `project.yaml`; absent ones are left out.

use super::known::KnownEntry;
use super::{AsWritten, Entries};
use crate::markdown;
use crate::model::{
    Budget, Card, Change, ChangeStep, Contact, Cooperation, Date, DateRange, Decimal, Facility, Id,
    Indicator, Lineage, Location, NamedFile, OrgRole, Percent, Period, Photo, Rate, Short, Span,
};
use serde::ser::{Error, Serialize, Serializer};
use serde_json::Number;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Every key of a card but id, title and status, in the order of `project.yaml`'s schema.
#[derive(serde::Serialize)]
pub(super) struct CardFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<CompletionFields>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    kind: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<SpanFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<AsWritten<'a>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    total_by_source: Entries<'a, AsWritten<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Body<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facilities: Vec<FacilityFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<ContactFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cooperation: Vec<CooperationFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    next: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    photos: Vec<PhotoFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<File<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<LocationFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorFields<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<PromiseFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeFields<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<LineageFields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<KnownEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Short>,
}

#[derive(serde::Serialize)]
struct CompletionFields {
    year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    within_term: Option<bool>,
}

#[derive(serde::Serialize)]
struct SpanFields {
    start: Short,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<u16>,
}

#[derive(serde::Serialize)]
struct Body<'a> {
    role: &'a str,
    name: &'a str,
}

#[derive(serde::Serialize)]
struct File<'a> {
    file: &'a str,
    title: &'a str,
}

#[derive(serde::Serialize)]
struct FacilityFields<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<Figure>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    rooms: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<LocationFields<'a>>,
}

#[derive(serde::Serialize)]
struct LocationFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct ContactFields<'a> {
    role: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct CooperationFields<'a> {
    body: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct PhotoFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct IndicatorFields<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Figure>,
    target: Entries<'a, Figure>,
    actual: Entries<'a, Figure>,
}

#[derive(serde::Serialize)]
struct PromiseFields<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct ChangeFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepFields<'a>>,
}

#[derive(serde::Serialize)]
struct StepFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct LineageFields<'a> {
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    split_from: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    merged_into: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    replaced_by: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    formerly: &'a [String],
}

impl<'a> CardFields<'a> {
    /// The keys of a card; `known` as it was resolved.
    pub(super) fn of(card: &'a Card, publish_names: bool, known: Vec<KnownEntry<'a>>) -> Self {
        let by_source = card.total_by_source.iter();
        let completion = card.completion;
        Self {
            department: card.department.as_ref().map(Id::as_str),
            area: card.area.as_ref().map(Id::as_str),
            term: card.term.as_ref().map(Id::as_str),
            progress: card.progress.map(Figure::percent),
            completion: completion
                .map(|c| CompletionFields { year: c.year, within_term: c.within_term }),
            kind: &card.kind,
            period: card.period.map(span),
            total: card.total.as_ref().map(AsWritten),
            total_by_source: Entries::of(by_source.map(|(s, won)| (s.key(), AsWritten(won)))),
            budget: (card.budget == Budget::None).then_some("none"),
            bodies: card.bodies.iter().map(body).collect(),
            facilities: card.facilities.iter().map(facility).collect(),
            contacts: card.contacts.iter().map(|c| contact(c, publish_names)).collect(),
            cooperation: card.cooperation.iter().map(cooperation).collect(),
            next: card.next.iter().map(|line| markdown::plain_text(line)).collect(),
            photos: card.photos.iter().map(photo).collect(),
            files: card.files.iter().map(file).collect(),
            location: card.location.as_deref().and_then(location),
            indicators: card.indicators.iter().map(indicator).collect(),
            promise: card.promise.as_ref().map(|promise| PromiseFields {
                text: &promise.text,
                source: promise.source.as_deref(),
            }),
            changes: card.changes.iter().map(change).collect(),
            lineage: lineage(&card.lineage),
            known,
            updated: card.updated.map(Date::short),
        }
    }
}

/// A figure as a JSON number with its own digits, never through a float: `502.5`. One that is no
/// number fails the file it stands in.
pub(in crate::render::data) struct Figure(String);

impl Figure {
    /// A decimal as it was written, without needless zeros.
    pub(in crate::render::data) fn of(decimal: &Decimal) -> Self {
        Self(decimal.shortest())
    }

    /// A percentage that was written.
    pub(in crate::render::data) fn percent(percent: Percent) -> Self {
        Self::of(&percent.decimal())
    }

    /// A rate in percent, as pages show it.
    pub(in crate::render::data) fn rate(rate: Rate) -> Self {
        Self(rate.percent())
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.parse::<Number>().map_err(S::Error::custom)?.serialize(serializer)
    }
}

fn span(period: Span) -> SpanFields {
    let (start, end) = (period.start.short(), period.end.map(Date::short));
    SpanFields { start, end, months: period.months }
}

fn body(body: &OrgRole) -> Body<'_> {
    Body { role: &body.role, name: &body.name }
}

fn file(file: &NamedFile) -> File<'_> {
    File { file: &file.file, title: &file.title }
}

fn cooperation(with: &Cooperation) -> CooperationFields<'_> {
    CooperationFields { body: &with.body, part: with.part.as_deref() }
}

fn facility(facility: &Facility) -> FacilityFields<'_> {
    FacilityFields {
        name: &facility.name,
        place: facility.place.as_deref(),
        area_m2: facility.area_m2.as_ref().map(Figure::of),
        rooms: &facility.rooms,
        location: facility.location.as_deref().and_then(location),
    }
}

/// A place; nothing where nothing of it is said.
fn location(location: &Location) -> Option<LocationFields<'_>> {
    let Location { lat, lon, address } = location;
    let (lat, lon) = (lat.as_ref().map(Figure::of), lon.as_ref().map(Figure::of));
    let address = address.as_deref();
    let said = lat.is_some() || lon.is_some() || address.is_some();
    said.then_some(LocationFields { lat, lon, address })
}

fn contact(contact: &Contact, publish_names: bool) -> ContactFields<'_> {
    let name = contact.name.as_deref().filter(|_| publish_names);
    ContactFields { role: &contact.role, name, phone: contact.phone.as_deref() }
}

fn photo(photo: &Photo) -> PhotoFields<'_> {
    PhotoFields {
        file: photo.file.as_deref(),
        alt: photo.alt.as_deref(),
        caption: photo.caption.as_deref(),
        place: photo.place.as_deref(),
    }
}

fn indicator(indicator: &Indicator) -> IndicatorFields<'_> {
    let values = |values: &BTreeMap<Period, Decimal>| {
        Entries::of(values.iter().map(|(period, value)| (period.short(), Figure::of(value))))
    };
    IndicatorFields {
        name: &indicator.name,
        unit: indicator.unit.as_deref(),
        baseline: indicator.baseline.as_ref().map(Figure::of),
        target: values(&indicator.target),
        actual: values(&indicator.actual),
    }
}

/// First day and last, of a change or a step of it.
fn days(date: Option<DateRange>) -> (Option<Short>, Option<Short>) {
    let until = date.and_then(|date| date.until).map(Date::short);
    (date.map(|date| date.from.short()), until)
}

fn step(step: &ChangeStep) -> StepFields<'_> {
    let (date, until) = days(step.date);
    StepFields { date, until, body: step.body.as_deref(), act: step.act.as_deref() }
}

fn change(change: &Change) -> ChangeFields<'_> {
    let (date, until) = days(change.date);
    ChangeFields {
        date,
        until,
        kind: change.kind.as_deref(),
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        reason: change.reason.as_deref(),
        steps: change.steps.iter().map(step).collect(),
    }
}

fn lineage(lineage: &Lineage) -> Option<LineageFields<'_>> {
    let Lineage { split_from, merged_into, replaced_by, formerly } = lineage;
    let all = [split_from, merged_into, replaced_by, formerly];
    all.iter().any(|list| !list.is_empty()).then_some(LineageFields {
        split_from,
        merged_into,
        replaced_by,
        formerly,
    })
}
