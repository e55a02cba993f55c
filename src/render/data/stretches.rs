//! A JSON file with an entry for every project, made a stretch of neighbours at a time.

use super::record::failure;
use crate::diagnostics::Failure;
use crate::output::Recipe;
use crate::render::context::Shared;
use crate::render::facts::Facts;
use std::sync::Arc;

/// How many projects a piece holds.
const STRETCH: usize = 128;

/// Writes what a file has before its projects, to the bracket that opens their list.
pub(super) type Head = fn(&Shared) -> serde_json::Result<Vec<u8>>;

/// Writes the entry of one project.
pub(super) type Entry = fn(&mut Vec<u8>, &Shared, &Facts) -> serde_json::Result<()>;

/// The recipe of a file: its head, the projects by slug, and what closes it.
pub(super) fn recipe(shared: &Arc<Shared>, head: Head, entry: Entry) -> Recipe {
    let shared = Arc::clone(shared);
    let stretches = shared.facts.len().div_ceil(STRETCH);
    Recipe::pieces(stretches + 2, move |piece| match piece.checked_sub(1) {
        None => head(&shared).map_err(failure),
        Some(stretch) if stretch < stretches => stretch_of(&shared, entry, stretch),
        Some(_) => Ok(b"\n  ]\n}\n".to_vec()),
    })
}

fn stretch_of(shared: &Shared, entry: Entry, stretch: usize) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::with_capacity(64 * 1024);
    let facts = shared.facts.chunks(STRETCH).nth(stretch).unwrap_or_default();
    for (place, facts) in facts.iter().enumerate() {
        let is_first = stretch == 0 && place == 0;
        out.extend_from_slice(if is_first { b"\n    " } else { b",\n    " });
        entry(&mut out, shared, facts).map_err(failure)?;
    }
    Ok(out)
}
