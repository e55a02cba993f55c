//! What a dry run would change, as text: one file a line.
//!
//! Prints nothing.

use super::settings::FormatName;
use crate::publish::{Change, Mark, Plan};
use serde_json::json;

/// Every file that would not stay as it is, in the order of paths.
pub(super) fn text(plan: &Plan, format: FormatName) -> String {
    let line = |change: Change<'_>| match format {
        FormatName::Json => as_json(change),
        _ => format!("{} {}\n", sign(change.mark), change.path),
    };
    plan.changes().map(line).collect()
}

fn as_json(Change { mark, path, size }: Change<'_>) -> String {
    format!("{}\n", json!({"change": word(mark), "path": path, "size": size}))
}

fn sign(mark: Mark) -> char {
    match mark {
        Mark::Added => '+',
        Mark::Changed => '~',
        Mark::Removed => '-',
    }
}

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Added => "added",
        Mark::Changed => "changed",
        Mark::Removed => "removed",
    }
}
