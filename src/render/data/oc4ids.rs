//! `oc4ids.json`: every project in the Open Contracting for Infrastructure Data Standard, as one
//! project package of version 0.9.5 (<https://standard.open-contracting.org/infrastructure/0.9.5/>).
//!
//! What the standard has no place for is left out, and `docs/open-data.md` lists it; nothing is
//! bent to fit. An amount that is none or withheld is left out too, never 0. Without `base_url`
//! nothing has an address: the package is then named by a UUID, and documents by their paths.

mod dates;
mod documents;
mod metrics;
mod milestones;
mod money;
mod parties;
mod places;
mod related;

use super::record;
use crate::model::{Card, Id, License, Shape, Short, Status};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::instant::instant;
use crate::render::routes::Route;
use dates::PeriodEntry;
use documents::Document;
use metrics::Metrics;
use milestones::{Completion, Milestone};
use money::{Budget, Lines, Transaction};
use parties::{Party, Reference};
use places::Location;
use related::Related;

/// What the package says of itself, in the order of the schema.
#[derive(serde::Serialize)]
struct Package<'a> {
    uri: String,
    #[serde(rename = "publishedDate")]
    published: Short,
    /// The standard's version as major.minor, as its schema asks for.
    version: &'static str,
    publisher: Publisher<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'static str>,
}

#[derive(serde::Serialize)]
struct Publisher<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<&'a str>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Short>,
    language: &'static str,
    identifiers: [Identifier<'a>; 1],
    public_authority: Reference<'a>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Budget<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    additional_classifications: Vec<Classification<'a>>,
    parties: Vec<Party<'a>>,
    #[serde(flatten)]
    metrics: Metrics<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<Milestone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<Completion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transactions: Vec<Transaction<'a>>,
    documents: Vec<Document<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_projects: Vec<Related<'a>>,
}

/// The id as printed, in the list of whoever publishes it.
#[derive(serde::Serialize)]
struct Identifier<'a> {
    id: &'a str,
    scheme: &'a str,
}

/// A word of the site's own lists, which no codelist of the standard has.
#[derive(serde::Serialize)]
struct Classification<'a> {
    scheme: &'static str,
    id: &'a str,
    description: &'a str,
}

/// The package without its projects.
///
/// # Errors
/// The JSON writer's failure; none is known for writing into memory.
pub(super) fn head(shared: &Shared) -> serde_json::Result<Vec<u8>> {
    let site = &shared.site;
    let address = shared.absolute(&Route::DataFile("oc4ids.json"));
    let name = format!("{}\n{}\n{}", site.publisher, site.title, site.as_of.iso());
    let package = Package {
        uri: address.unwrap_or_else(|| named_uuid(&name)),
        published: instant(site.as_of.last_day()),
        version: "0.9",
        publisher: Publisher { name: &site.publisher, uri: site.base_url.as_deref() },
        license: site.license.map(License::url),
    };
    record::opened(&package, "projects")
}

/// One project.
///
/// # Errors
/// As [`head`].
pub(super) fn project(out: &mut Vec<u8>, shared: &Shared, facts: &Facts) -> serde_json::Result<()> {
    let (site, project) = (&shared.site, &facts.project);
    let card = &project.card;
    let lines = Lines::of(&facts.ledger);
    let entry = Entry {
        id: project_id(shared, &project.slug),
        updated: card.updated.and_then(dates::day).map(instant),
        language: site.language.tag(),
        identifiers: [Identifier { id: &card.id, scheme: &site.publisher }],
        public_authority: parties::public_authority(shared, card),
        title: &card.title,
        description: description(facts),
        budget: money::budget(shared, facts, &lines),
        period: card.period.map(|span| PeriodEntry::of(span.start, span.end)),
        locations: places::locations(project),
        status: status(shared, card),
        additional_classifications: classifications(shared, card),
        parties: parties::parties(shared, facts, &lines),
        metrics: Metrics::of(shared, facts),
        milestones: milestones::milestones(shared, facts),
        completion: milestones::completion(shared, facts),
        transactions: money::transactions(shared, &lines),
        documents: documents::documents(shared, facts),
        related_projects: related::related(shared, project),
    };
    record::inline(out, &entry)
}

/// What a project is called in the standard: the address of its folder, which is the same as long
/// as the site stays where it is, or without one its slug. The standard asks for a prefix that its
/// helpdesk gives to each publisher; no site here has one.
fn project_id(shared: &Shared, slug: &str) -> String {
    shared.absolute(&Route::Report(slug.to_owned())).unwrap_or_else(|| slug.to_owned())
}

/// The overview as it was written, or else the promise.
fn description(facts: &Facts) -> Option<&str> {
    let promise = facts.project.card.promise.as_ref().map(|promise| promise.text.as_str());
    said(&facts.project.overview.source).or_else(|| promise.and_then(said))
}

/// A text, where it is not empty: the standard takes no empty ones.
fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The status in the standard's words. A project that is done and goes on is being run
/// (maintenance, "also called operation"); one that is held is in none of the standard's phases,
/// and one that was merged or replaced goes on elsewhere: neither has one.
fn status(shared: &Shared, card: &Card) -> Option<&'static str> {
    let status: &Status = card.status.as_ref().and_then(|id| shared.site.status(id))?;
    let lineage = &card.lineage;
    let goes_on = !lineage.merged_into.is_empty() || !lineage.replaced_by.is_empty();
    match (status.done, status.shape) {
        (true, Shape::Continuing) => Some("maintenance"),
        (true, _) => Some("completion"),
        (false, Shape::Dropped) => (!goes_on).then_some("cancelled"),
        (false, Shape::Held) => None,
        (false, _) => Some("implementation"),
    }
}

/// Status and area in the site's own words, and the kind as the card has it.
fn classifications<'a>(shared: &'a Shared, card: &'a Card) -> Vec<Classification<'a>> {
    let site = &shared.site;
    let named = |scheme, id: &'a Option<Id>, name: Option<&'a String>| {
        let (id, name) = (id.as_ref()?, said(name?)?);
        Some(Classification { scheme, id: id.as_str(), description: name })
    };
    let status = card.status.as_ref().and_then(|id| site.status(id)).map(|status| &status.name);
    let area = card.area.as_ref().and_then(|id| site.area(id)).map(|area| &area.name);
    let term = card.term.as_ref().and_then(said_id);
    let term = term.map(|id| Classification { scheme: "term", id, description: id });
    let mut all: Vec<Classification<'a>> =
        [named("status", &card.status, status), named("area", &card.area, area), term]
            .into_iter()
            .flatten()
            .collect();
    for kind in card.kind.iter().filter_map(|kind| said(kind)) {
        if !all.iter().any(|one| one.scheme == "kind" && one.id == kind) {
            all.push(Classification { scheme: "kind", id: kind, description: kind });
        }
    }
    all
}

fn said_id(id: &Id) -> Option<&str> {
    said(id.as_str())
}

/// A UUID made from a name (version 8, RFC 9562 §5.8): its FNV-1a hash of 128 bits
/// (draft-eastlake-fnv). The same name has the same UUID on every machine.
fn named_uuid(name: &str) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let step = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    let hash = name.bytes().fold(BASIS, step);
    let (version, variant) = (0x8_u128 << 76, 0b10_u128 << 62);
    let bits = hash & !(0xf_u128 << 76) & !(0b11_u128 << 62) | version | variant;
    let part = |shift: u32, digits: u32| (bits >> shift) & ((1 << (4 * digits)) - 1);
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        part(96, 8),
        part(80, 4),
        part(64, 4),
        part(48, 4),
        part(0, 12)
    )
}

#[cfg(test)]
mod tests {
    use super::named_uuid;

    #[test]
    fn a_package_without_address_has_a_name_of_its_own() {
        // The published FNV-1a hashes of 128 bits of "" and "a", their version and variant set.
        assert_eq!(named_uuid(""), "urn:uuid:6c62272e-07bb-8142-a2b8-21756295c58d");
        assert_eq!(named_uuid("a"), "urn:uuid:d228cb69-6f1a-8caf-b891-2b704e4a8964");
    }
}
