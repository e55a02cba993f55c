//! Open data: tables of all projects, the package that describes them, and the files beside each
//! report card, `funding.csv` and `record.json`.
//!
//! They hold what was written, never sums dressed up as cells; every amount is a whole number of
//! won, and the four kinds of "no number" stay apart.

mod cells;
mod field;
mod oc4ids;
mod package;
mod record;
mod site;
mod state;
mod stretches;
mod tables;
mod vocabulary;

pub(crate) use field::{Kind, Spec, defused};
pub(crate) use record::record;
pub(crate) use tables::{Table, funding, tables};

use super::context::Shared;
use super::routes::Route;
use crate::output::{Output, Recipe};
use std::sync::Arc;

/// What `site.json` and each `record.json` hold, as JSON Schema (draft 2020-12).
const SCHEMAS: [(&str, &str); 2] = [
    ("site.schema.json", include_str!("data/schemas/site.schema.json")),
    ("record.schema.json", include_str!("data/schemas/record.schema.json")),
];

/// Adds the data about all projects.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    tables::add(output, shared);
    package::add(output, shared);
    add_json(output, shared);
}

/// The site as JSON, in our own terms and in those of the standard for infrastructure projects;
/// and the schemas of ours.
fn add_json(output: &mut Output, shared: &Arc<Shared>) {
    let mut add = |name, recipe| output.insert(Route::DataFile(name).path(), recipe);
    add("site.json", stretches::recipe(shared, site::head, site::project));
    if shared.site.has_data_file("oc4ids.json") {
        add("oc4ids.json", stretches::recipe(shared, oc4ids::head, oc4ids::project));
    }
    for (name, schema) in SCHEMAS {
        add(name, Recipe::bytes(schema.as_bytes().to_vec()));
    }
}
