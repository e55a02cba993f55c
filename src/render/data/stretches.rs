//! Projects a stretch of neighbours at a time, as files that hold all of them are made; and JSON
//! files with an entry for each.

use super::record::failure;
use crate::diagnostics::Failure;
use crate::output::Recipe;
use crate::render::context::Shared;
use crate::render::facts::Facts;
use std::sync::Arc;

/// How many projects a piece holds.
const STRETCH: usize = 128;

/// How many stretches a site has.
pub(super) fn count(shared: &Shared) -> usize {
    shared.facts.len().div_ceil(STRETCH)
}

/// The projects of one stretch, by slug; none where there is no such stretch.
pub(super) fn of(shared: &Shared, number: usize) -> &[Arc<Facts>] {
    shared.facts.chunks(STRETCH).nth(number).unwrap_or_default()
}

/// Writes what a file has before its projects, to the bracket that opens their list.
pub(super) type Head = fn(&Shared) -> serde_json::Result<Vec<u8>>;

/// Writes the entry of one project.
pub(super) type Entry = fn(&mut Vec<u8>, &Shared, &Facts) -> serde_json::Result<()>;

/// The recipe of a file: its head, the projects by slug, and what closes it.
pub(super) fn recipe(shared: &Arc<Shared>, head: Head, entry: Entry) -> Recipe {
    let shared = Arc::clone(shared);
    let stretches = count(&shared);
    Recipe::pieces(stretches + 2, move |piece| match piece.checked_sub(1) {
        None => head(&shared).map_err(failure),
        Some(stretch) if stretch < stretches => stretch_of(&shared, entry, stretch),
        Some(_) => Ok(b"\n  ]\n}\n".to_vec()),
    })
}

fn stretch_of(shared: &Shared, entry: Entry, stretch: usize) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::with_capacity(64 * 1024);
    for (place, facts) in of(shared, stretch).iter().enumerate() {
        let is_first = stretch == 0 && place == 0;
        out.extend_from_slice(if is_first { b"\n    " } else { b",\n    " });
        entry(&mut out, shared, facts).map_err(failure)?;
    }
    Ok(out)
}
