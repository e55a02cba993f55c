//! Where secured and executed money differ, in `site.json`: counted as on the home page.

use crate::render::gaps::{Added, Gaps, Kinds, Ways};

/// The gaps of projects whose money is in the totals, and apart those of projects it is not.
#[derive(serde::Serialize)]
pub(super) struct GapsEntry {
    untold: WaysEntry,
    told: WaysEntry,
    left_out: LeftOut,
}

#[derive(serde::Serialize)]
struct LeftOut {
    projects: usize,
    untold: WaysEntry,
    told: WaysEntry,
}

/// Gaps with a reason, or without.
#[derive(serde::Serialize)]
struct WaysEntry {
    count: usize,
    projects: usize,
    unspent: AddedEntry,
    overspent: AddedEntry,
}

#[derive(serde::Serialize)]
struct AddedEntry {
    count: usize,
    won: i128,
}

impl GapsEntry {
    /// The gaps of all projects.
    pub(super) fn of(gaps: Gaps) -> Self {
        let Kinds { projects, untold, told } = gaps.left_out;
        Self {
            untold: ways(gaps.counted.untold),
            told: ways(gaps.counted.told),
            left_out: LeftOut { projects, untold: ways(untold), told: ways(told) },
        }
    }
}

fn ways(ways: Ways) -> WaysEntry {
    WaysEntry {
        count: ways.count(),
        projects: ways.projects,
        unspent: added(ways.unspent),
        overspent: added(ways.overspent),
    }
}

fn added(added: Added) -> AddedEntry {
    AddedEntry { count: added.count, won: added.won.0 }
}
