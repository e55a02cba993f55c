//! `site.yaml` as written.

use super::Entries;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Site {
    pub(in crate::load) title: Option<String>,
    pub(in crate::load) publisher: Option<String>,
    pub(in crate::load) language: Option<String>,
    pub(in crate::load) as_of: Option<String>,
    pub(in crate::load) unit: Option<String>,
    pub(in crate::load) base_url: Option<String>,
    pub(in crate::load) license: Option<String>,
    pub(in crate::load) publish_names: Option<String>,
    pub(in crate::load) rounded: Option<String>,
    pub(in crate::load) terms: Option<Vec<Term>>,
    pub(in crate::load) sources: Option<Vec<Source>>,
    pub(in crate::load) statuses: Option<Vec<Status>>,
    pub(in crate::load) areas: Option<Vec<Area>>,
    pub(in crate::load) departments: Option<Vec<Department>>,
    pub(in crate::load) redirects: Option<Entries<Option<String>>>,
    pub(in crate::load) map: Option<String>,
    pub(in crate::load) known: Option<Vec<Known>>,
}

/// An entry of `terms`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Term {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) start: Option<String>,
    pub(in crate::load) end: Option<String>,
}

/// An entry of `sources`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Source {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) level: Option<String>,
}

/// An entry of `statuses`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Status {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) definition: Option<String>,
    pub(in crate::load) done: Option<String>,
    pub(in crate::load) shape: Option<String>,
}

/// An entry of `areas`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Area {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) name: Option<String>,
}

/// An entry of `departments`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Department {
    pub(in crate::load) id: Option<String>,
    pub(in crate::load) name: Option<String>,
    pub(in crate::load) phone: Option<String>,
}

/// An entry of `known`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Known {
    pub(in crate::load) rule: Option<String>,
    #[serde(rename = "where")]
    pub(in crate::load) place: Option<String>,
    pub(in crate::load) why: Option<String>,
}
