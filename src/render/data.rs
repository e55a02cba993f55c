//! Data files of a project: `funding.csv` and `record.json`.
//!
//! They hold what was written, never sums dressed up as cells; every amount is a whole number of
//! won, and the four kinds of "no number" stay apart.

mod cells;
mod funding;
mod record;

pub(crate) use funding::{COLUMNS, funding, text as defused};
pub(crate) use record::record;

use super::context::Shared;
use crate::output::Output;
use std::sync::Arc;

/// Adds the data about all projects.
pub(super) fn add(_output: &mut Output, _shared: &Arc<Shared>) {}
