//! `record.json`, version 1: the whole record of a project, and what is computed from it.
//!
//! Keys of the card keep their names of `project.yaml`. Amounts are whole numbers of won; outside
//! `funding` an amount that is none is `"-"` and one that is withheld `{"withheld": why}`, as in
//! content. Totals that can't be computed are null. Here stands what the file holds; how it is
//! laid out in lines is `layout`'s.

mod card;
mod known;
mod layout;
mod rates;
mod sums;
mod years;

pub(super) use card::Figure;
pub(super) use layout::{inline, opened};
pub(super) use rates::RateEntry;
pub(super) use sums::{SumEntry, period_key};

use super::cells::{WrittenCell, cells};
use crate::diagnostics::{Failure, Phrase};
use crate::model::{Amount, Gap, Ledger, License, Part, Period, Short, Stage, Stated};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::footnotes::Footnotes;
use card::CardFields;
use known::KnownEntry;
use rates::Rates;
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use std::ops::Deref;
use sums::{Margins, Sums};
use years::{GrantEntry, Recorded, ResultEntry};

/// What the file holds, in its order.
#[derive(serde::Serialize)]
struct Record<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    id: &'a str,
    slug: &'a str,
    title: &'a str,
    status: Option<&'a str>,
    as_of: Short,
    unit: &'static str,
    license: Option<LicenseEntry>,
    publisher: &'a str,
    totals: StageTotals,
    sums: Sums<'a>,
    rates: Rates<'a>,
    funding: Vec<CellEntry<'a>>,
    years: Vec<Recorded<'a>>,
    results: Vec<ResultEntry<'a>>,
    grants: Vec<GrantEntry<'a>>,
    gaps: Vec<GapEntry<'a>>,
    overview: &'a str,
    #[serde(flatten)]
    card: CardFields<'a>,
    parts: Vec<PartEntry<'a>>,
}

/// Under which terms the data may be used.
#[derive(serde::Serialize)]
pub(super) struct LicenseEntry {
    key: &'static str,
    name: String,
    url: &'static str,
}

impl LicenseEntry {
    /// A licence, with its name in the site's language.
    pub(super) fn of(shared: &Shared, license: License) -> Self {
        let name = shared.locale.license_name(license);
        Self { key: license.key(), name, url: license.url() }
    }
}

/// What some money comes to; null where it can't be added.
#[derive(serde::Serialize)]
pub(super) struct StageTotals {
    demand: Option<i128>,
    secured: Option<i128>,
    executed: Option<i128>,
}

impl StageTotals {
    /// The totals of the money of a project or part.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let total = |stage| ledger.total(stage).exact().map(|won| won.0);
        Self {
            demand: total(Stage::Demand),
            secured: total(Stage::Secured),
            executed: total(Stage::Executed),
        }
    }
}

#[derive(serde::Serialize)]
struct CellEntry<'a> {
    part: Option<&'a str>,
    source: &'a str,
    period: Option<Short>,
    stage: &'static str,
    won: Option<i128>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct GapEntry<'a> {
    part: Option<&'a str>,
    source: &'a str,
    period: Option<Short>,
    won: i128,
    carried_over_or_returned: i128,
    reason: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct PartEntry<'a> {
    id: &'a str,
    title: &'a str,
    status: Option<&'a str>,
    totals: StageTotals,
    sums: Sums<'a>,
    rates: Rates<'a>,
    #[serde(flatten)]
    card: CardFields<'a>,
}

/// The file's bytes: one object, a line for each of its keys and for each entry of its lists.
///
/// # Errors
/// The JSON writer's failure; none is known for writing into memory.
pub(crate) fn record(shared: &Shared, facts: &Facts) -> Result<Vec<u8>, Failure> {
    let (site, project) = (&shared.site, &facts.project);
    let card = &project.card;
    let notes = Footnotes::of(shared, facts);
    let margins = Margins::of(&facts.ledger);
    let (known, known_of_parts) = known::known(shared, project, &notes);
    let record = Record {
        schema: "../../data/record.schema.json",
        version: 1,
        id: &card.id,
        slug: &project.slug,
        title: &card.title,
        status: card.status.as_ref().map(|id| id.as_str()),
        as_of: site.as_of.short(),
        unit: site.unit.korean(),
        license: site.license.map(|license| LicenseEntry::of(shared, license)),
        publisher: &site.publisher,
        totals: StageTotals::of(&facts.ledger),
        sums: sums::sums(shared, &facts.ledger, &margins),
        rates: rates::rates(shared, &facts.ledger, &margins),
        funding: cells(project).into_iter().map(cell).collect(),
        years: project.years.iter().map(Recorded::of).collect(),
        results: years::results(project),
        grants: years::grants(project),
        gaps: facts.ledger.gaps().iter().map(|one| gap(shared, one)).collect(),
        overview: &project.overview.source,
        card: CardFields::of(card, site.publish_names, known),
        parts: parts(shared, facts, known_of_parts),
    };
    layout::lines(&record).map_err(failure)
}

/// What the JSON writer failed of.
pub(super) fn failure(error: serde_json::Error) -> Failure {
    Failure::new(Phrase::new("JSON을 만들지 못했습니다", "could not make the JSON"), error)
}

fn cell(cell: WrittenCell<'_>) -> CellEntry<'_> {
    CellEntry {
        part: cell.part,
        source: cell.source.key(),
        period: cell.period.map(Period::short),
        stage: cell.stage.key(),
        won: cell.amount.won().map(|won| won.0),
        state: cell.state(),
        reason: cell.reason(),
    }
}

fn gap<'a>(shared: &'a Shared, gap: &'a Gap) -> GapEntry<'a> {
    GapEntry {
        part: gap.part.as_ref().map(|id| id.as_str()),
        source: shared.source_id(gap.source),
        period: gap.column.period().map(Period::short),
        won: gap.won().0,
        carried_over_or_returned: gap.left().0,
        reason: gap.reason.as_deref(),
    }
}

fn parts<'a>(
    shared: &'a Shared,
    facts: &'a Facts,
    known: Vec<Vec<KnownEntry<'a>>>,
) -> Vec<PartEntry<'a>> {
    let part = |(part, known): (&'a Part, _)| {
        let ledger = facts.part_ledger(&shared.site, part);
        let margins = Margins::of(&ledger);
        PartEntry {
            id: part.card.id.as_str(),
            title: &part.card.title,
            status: part.card.status.as_ref().map(|id| id.as_str()),
            totals: StageTotals::of(&ledger),
            sums: sums::sums(shared, &ledger, &margins),
            rates: rates::rates(shared, &ledger, &margins),
            card: CardFields::of(&part.card, shared.site.publish_names, known),
        }
    };
    facts.project.parts.iter().zip(known).map(part).collect()
}

/// An amount as content has it: whole won, `"-"`, or `{"withheld": why}`.
struct AsWritten<'a>(&'a Amount);

impl Serialize for AsWritten<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Amount::Known(won) => serializer.serialize_i128(won.0),
            Amount::None => serializer.serialize_str("-"),
            Amount::Withheld(reason) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("withheld", reason)?;
                map.end()
            }
        }
    }
}

/// The name of an entry.
pub(super) enum Key<'a> {
    /// As content has it.
    Name(&'a str),
    /// A period or something else that was put into words.
    Made(Short),
}

impl<'a> From<&'a str> for Key<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(name)
    }
}

impl From<Short> for Key<'_> {
    fn from(made: Short) -> Self {
        Self::Made(made)
    }
}

impl Deref for Key<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Made(made) => made,
        }
    }
}

/// An object whose keys are known only as it is written, in this order. With a key twice it is not
/// written at all: readers would take one of the values, and say nothing of the other.
pub(super) struct Entries<'a, V>(Vec<(Key<'a>, V)>);

impl<'a, V> Entries<'a, V> {
    /// The object of these entries.
    pub(super) fn of<K: Into<Key<'a>>>(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A key that stands there twice.
    fn doubled(&self) -> Option<&str> {
        // Most objects have few keys, or have them in order.
        if self.0.is_sorted_by(|(one, _), (other, _)| **one < **other) {
            return None;
        }
        let mut keys: Vec<&str> = self.0.iter().map(|(key, _)| &**key).collect();
        keys.sort_unstable();
        let found = keys.array_windows().find(|[one, other]| one == other);
        found.map(|[key, _]| *key)
    }
}

impl<V: Serialize> Serialize for Entries<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(key) = self.doubled() {
            return Err(S::Error::custom(format_args!("`{key}` stands twice")));
        }
        serializer.collect_map(self.0.iter().map(|(key, value)| (&**key, value)))
    }
}

fn stated(total: &Stated) -> Entries<'_, AsWritten<'_>> {
    Entries::of(total.iter().map(|(stage, amount)| (stage.key(), AsWritten(amount))))
}
