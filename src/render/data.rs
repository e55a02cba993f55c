//! Open data: tables of all projects, the package that describes them, and the files beside each
//! report card, `funding.csv` and `record.json`.
//!
//! They hold what was written, never sums dressed up as cells; every amount is a whole number of
//! won, and the four kinds of "no number" stay apart.

mod cells;
mod field;
mod package;
mod record;
mod tables;

pub(crate) use field::{Kind, Spec, defused};
pub(crate) use package::license_address;
pub(crate) use record::record;
pub(crate) use tables::{Table, funding, tables};

use super::context::Shared;
use crate::output::Output;
use std::sync::Arc;

/// Adds the data about all projects.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    tables::add(output, shared);
    package::add(output, shared);
}
