//! Manual pages: the doc comment of each rule's function, in both languages.
//!
//! Read from the source itself, so that a rule and its page can't part ways.

use super::RULES;
use crate::diagnostics::{Manual, manual_page};

/// The manual page of every rule, in the order of [`RULES`].
pub fn manuals() -> Vec<Manual> {
    let page = |code: &'static str| SOURCES.iter().find_map(|source| manual_page(source, code));
    let manual = |rule: &super::Rule| {
        let (summary, text) = page(rule.code)?;
        Some(Manual { code: rule.code, severity: rule.severity, summary, text })
    };
    RULES.iter().filter_map(manual).collect()
}

/// Where the manual pages stand.
const SOURCES: &[&str] = &[
    include_str!("funding/sums.rs"),
    include_str!("funding/gaps.rs"),
    include_str!("funding/amounts.rs"),
    include_str!("funding/carried.rs"),
    include_str!("funding/timing.rs"),
    include_str!("funding/units.rs"),
    include_str!("funding/prose.rs"),
    include_str!("grants.rs"),
    include_str!("grants/prose.rs"),
    include_str!("references.rs"),
    include_str!("references/lineage.rs"),
    include_str!("dates.rs"),
    include_str!("dates/as_of.rs"),
    include_str!("dates/bounds.rs"),
    include_str!("dates/missing.rs"),
    include_str!("dates/unmarked.rs"),
    include_str!("status.rs"),
    include_str!("status/completion.rs"),
    include_str!("links.rs"),
    include_str!("links/broken.rs"),
    include_str!("people.rs"),
    include_str!("people/names.rs"),
    include_str!("people/photos.rs"),
    include_str!("files.rs"),
    include_str!("access/alt.rs"),
    include_str!("access/headings.rs"),
    include_str!("access/link_text.rs"),
    include_str!("access/tables.rs"),
    include_str!("words/sections.rs"),
    include_str!("words/spelling.rs"),
    include_str!("known.rs"),
];
