//! `project.yaml` as written.

use super::{Cell, Entries, Known, Money, Words};
use serde::Deserialize;

/// The whole file, and each entry of its `parts`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Card {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) title: Option<String>,
    pub(in crate::load) status: Option<String>,
    pub(in crate::load) department: Option<String>,
    pub(in crate::load) area: Option<String>,
    pub(in crate::load) term: Option<String>,
    pub(in crate::load) progress: Option<String>,
    pub(in crate::load) completion: Option<Completion>,
    pub(in crate::load) kind: Option<Words>,
    pub(in crate::load) period: Option<Stretch>,
    pub(in crate::load) total: Cell,
    pub(in crate::load) total_by_source: Option<Entries<Cell>>,
    pub(in crate::load) budget: Option<String>,
    pub(in crate::load) funding: Option<Entries<Money>>,
    pub(in crate::load) bodies: Option<Vec<Body>>,
    pub(in crate::load) facilities: Option<Vec<Facility>>,
    pub(in crate::load) contacts: Option<Vec<Contact>>,
    pub(in crate::load) cooperation: Option<Vec<Cooperation>>,
    pub(in crate::load) next: Option<Vec<Option<String>>>,
    pub(in crate::load) photos: Option<Vec<Photo>>,
    pub(in crate::load) files: Option<Vec<Attachment>>,
    pub(in crate::load) location: Option<Location>,
    pub(in crate::load) parts: Option<Vec<Self>>,
    pub(in crate::load) indicators: Option<Vec<Indicator>>,
    pub(in crate::load) promise: Option<Promise>,
    pub(in crate::load) changes: Option<Vec<Change>>,
    pub(in crate::load) lineage: Option<Lineage>,
    pub(in crate::load) known: Option<Vec<Known>>,
    pub(in crate::load) updated: Option<String>,
    pub(in crate::load) draft: Option<String>,
}

/// `completion`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Completion {
    pub(in crate::load) year: Option<String>,
    pub(in crate::load) within_term: Option<String>,
}

/// `period`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Stretch {
    pub(in crate::load) start: Option<String>,
    pub(in crate::load) end: Option<String>,
    pub(in crate::load) months: Option<String>,
}

/// An entry of `bodies`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Body {
    pub(in crate::load) role: Option<String>,
    pub(in crate::load) name: Option<String>,
}

/// An entry of `facilities`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Facility {
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) place: Option<String>,
    pub(in crate::load) area_m2: Option<String>,
    pub(in crate::load) rooms: Option<Vec<Option<String>>>,
    pub(in crate::load) location: Option<Location>,
}

/// An entry of `contacts`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Contact {
    pub(in crate::load) role: Option<String>,
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) phone: Option<String>,
}

/// An entry of `cooperation`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Cooperation {
    pub(in crate::load) body: Option<String>,
    pub(in crate::load) part: Option<String>,
}

/// An entry of `photos`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Photo {
    pub(in crate::load) file: Option<String>,
    pub(in crate::load) alt: Option<String>,
    pub(in crate::load) caption: Option<String>,
    pub(in crate::load) place: Option<String>,
}

/// An entry of `files`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Attachment {
    pub(in crate::load) file: Option<String>,
    pub(in crate::load) title: Option<String>,
}

/// `location` of a project or facility.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Location {
    pub(in crate::load) lat: Option<String>,
    pub(in crate::load) lon: Option<String>,
    pub(in crate::load) address: Option<String>,
}

/// An entry of `indicators`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Indicator {
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) unit: Option<String>,
    pub(in crate::load) baseline: Option<String>,
    pub(in crate::load) target: Option<Entries<Option<String>>>,
    pub(in crate::load) actual: Option<Entries<Option<String>>>,
}

/// `promise`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Promise {
    pub(in crate::load) text: Option<String>,
    pub(in crate::load) source: Option<String>,
}

/// An entry of `changes`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Change {
    pub(in crate::load) date: Option<String>,
    pub(in crate::load) kind: Option<String>,
    pub(in crate::load) before: Option<String>,
    pub(in crate::load) after: Option<String>,
    pub(in crate::load) reason: Option<String>,
    pub(in crate::load) steps: Option<Vec<Step>>,
}

/// An entry of `steps`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Step {
    pub(in crate::load) date: Option<String>,
    pub(in crate::load) body: Option<String>,
    pub(in crate::load) act: Option<String>,
}

/// `lineage`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Lineage {
    pub(in crate::load) split_from: Option<Words>,
    pub(in crate::load) merged_into: Option<Words>,
    pub(in crate::load) replaced_by: Option<Words>,
    pub(in crate::load) formerly: Option<Words>,
}
