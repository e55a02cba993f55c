//! Site -> diagnostics: what the author should know before it is published.
//!
//! One rule is one row of [`RULES`], one function, and one folder of `tests/checks/`; the
//! function's doc comment is its manual page. Rules look at the model only and name places by key
//! path. Nothing is repaired here, and what could not be read at all is `load`'s to report.

mod access;
mod asked;
mod dates;
mod examiner;
mod files;
mod funding;
pub mod grants;
mod known;
mod links;
mod manual;
mod people;
mod places;
mod prose;
pub mod readiness;
mod references;
mod rules;
#[cfg(test)]
pub(crate) mod sample;
mod status;
mod subject;
mod texts;
mod wording;
mod words;

pub use examiner::{Checked, Examiner};
pub use known::{explained, explained_gaps};
pub use manual::manuals;
pub use rules::{RULES, Rule};

use crate::diagnostics::Diagnostics;
use crate::model::{Fragments, Site};
use wording::Wording;

/// Every finding of every rule, less those the author explains in `known`.
///
/// A draft holds up nobody: what would be an error in it is a warning.
pub fn site(site: &Site) -> Diagnostics {
    content(site, &Fragments::default())
}

/// Like [`site`], of a content folder that could be read only in part: what is found is true
/// whatever the rest says. `site` may be the one that stands in.
pub fn content(site: &Site, fragments: &Fragments) -> Diagnostics {
    Examiner::default().examine(site, fragments).into_all()
}

#[cfg(test)]
mod tests;
