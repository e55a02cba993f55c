//! The index that the search page reads: which projects hold which pairs of letters, and their texts.

use super::context::Shared;
use crate::output::Output;
use std::sync::Arc;

/// Adds the files of the index.
pub(super) fn add(_output: &mut Output, _shared: &Arc<Shared>) {}
