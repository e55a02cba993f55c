//! Content as written: which keys a file may hold, and of which shape their values are.
//!
//! Every scalar is kept as the text that was typed; what it means is decided in `site`, `card`
//! and `year`. Nothing is required here, so that a missing key can be said in plain words.

mod project;
mod shapes;
mod site;

pub(super) use project::{
    Attachment, Body, Card, Change, Completion, Contact, Cooperation, Facility, Indicator, Lineage,
    Location, Photo, Promise, Stretch,
};
pub(super) use shapes::{Cell, Entries, Words};
pub(super) use site::{Area, Department, Known, Site, Source, Status, Term};

use serde::Deserialize;

/// Front matter of a yearly record.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Year {
    pub(super) plan: Option<String>,
    pub(super) funding: Option<Entries<Money>>,
    pub(super) total: Option<Stages>,
    pub(super) grants: Option<Vec<Grant>>,
    pub(super) parts: Option<Entries<PartYear>>,
}

/// An entry of a yearly record's `parts`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PartYear {
    pub(super) plan: Option<String>,
    pub(super) funding: Option<Entries<Money>>,
    pub(super) total: Option<Stages>,
}

/// An entry of `grants`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Grant {
    pub(super) date: Option<String>,
    pub(super) title: Option<String>,
    pub(super) amounts: Option<Entries<Cell>>,
}

/// One source's money by stage, an entry of `funding`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Money {
    pub(super) demand: Cell,
    pub(super) planned: Cell,
    pub(super) secured: Cell,
    pub(super) executed: Cell,
    pub(super) carried_over: Cell,
    pub(super) returned: Cell,
    pub(super) gap: Option<String>,
}

/// `total` of a yearly record: amounts by stage.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Stages {
    pub(super) demand: Cell,
    pub(super) planned: Cell,
    pub(super) secured: Cell,
    pub(super) executed: Cell,
    pub(super) carried_over: Cell,
    pub(super) returned: Cell,
}
