//! Grants told in the words of results: `국비 527백만원/ 시비 495백만원 교부`.
//!
//! Only what says 교부 (or "grant") and its amount; an amount whose source or year is not plain is
//! passed over.

use crate::check::prose::{self, Mention};
use crate::model::{DatedResult, Site, SourceKey, Won, YearRecord};
use std::ops::Range;

/// A grant as a result tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) won: Won,
    /// What one more of its last digit would be.
    pub(super) step: Won,
    /// Number and unit as written.
    pub(super) written: String,
    /// Whose money; [`SourceKey::All`] where the words do not say.
    pub(super) source: SourceKey,
    /// Which result of the year, from 0, and which of its lines: 0 for its text, then its details.
    pub(super) result: usize,
    pub(super) line: usize,
    /// Where in that line.
    pub(super) range: Range<usize>,
}

/// A result whose lines below do not add up to what it says itself.
pub(super) struct Split {
    pub(super) told: Told,
    pub(super) parts: Won,
}

/// The grants a year's results tell, each once, and the results that contradict themselves.
pub(super) fn grants(site: &Site, year: &YearRecord) -> (Vec<Told>, Vec<Split>) {
    let (mut all, mut splits) = (Vec::new(), Vec::new());
    for (index, result) in year.results.iter().enumerate() {
        let (own, below) = of_result(site, index, result);
        if (own.is_empty() && below.is_empty()) || !is_of(result, year) {
            continue;
        }
        let parts: Won = below.iter().map(|told| told.won).sum();
        match own.as_slice() {
            // What the lines below break down is told once, by them.
            [whole] if below.len() > 1 && whole.source == SourceKey::All => {
                let each: Vec<(Won, Won)> = below.iter().map(|t| (t.won, t.step)).collect();
                let agree = prose::tells(whole.won, whole.step, parts)
                    || prose::add_up_to(&each, whole.won);
                if !agree {
                    splits.push(Split { told: whole.clone(), parts });
                }
                all.extend(below);
            }
            _ => all.extend(own.into_iter().chain(below)),
        }
    }
    (all, splits)
}

/// Whether the result speaks of its own year: one that names another tells of that year's money.
fn is_of(result: &DatedResult, year: &YearRecord) -> bool {
    let lines = std::iter::once(&result.text).chain(result.details.iter().map(|d| &d.text));
    lines
        .flat_map(|line| prose::years_in(line))
        .all(|named| year.period.contains(named) == Some(true))
}

fn of_result(site: &Site, index: usize, result: &DatedResult) -> (Vec<Told>, Vec<Told>) {
    let speaks = |text: &str| text.contains("교부") || text.to_lowercase().contains("grant");
    let told = |line: usize, text: &str, above: &str| -> Vec<Told> {
        // Most lines tell no amount, which is soon seen.
        if !prose::may_tell_money(text) || !(speaks(text) || speaks(above)) {
            return Vec::new();
        }
        let of = |mention: Mention| {
            let clause = text.get(mention.clause.clone()).unwrap_or_default();
            let source = source(site, text, clause);
            let Mention { won, step, range, .. } = mention;
            let written = text.get(range.clone()).unwrap_or_default().to_owned();
            Told { won, step, written, source, result: index, line, range }
        };
        let mentions = prose::mentions(text).into_iter();
        mentions.filter(|mention| !is_of_another_stage(text, mention)).map(of).collect()
    };
    let own = told(0, &result.text, "");
    let details = result.details.iter().zip(1..);
    // Below a result that tells a grant, only lines that name a source go on telling it.
    let below = details.flat_map(|(detail, line)| told(line, &detail.text, &result.text));
    (own, below.filter(|told| told.source != SourceKey::All).collect())
}

/// The source a clause names, or where it names none the only one of its line.
fn source(site: &Site, text: &str, clause: &str) -> SourceKey {
    let named = prose::source_in(site, clause).or_else(|| prose::source_in(site, text));
    named.map_or(SourceKey::All, SourceKey::Source)
}

/// An amount that its clause calls executed, returned or carried over is no grant.
fn is_of_another_stage(text: &str, mention: &Mention) -> bool {
    let clause = text.get(mention.clause.clone()).unwrap_or_default().to_lowercase();
    let others =
        ["집행", "지출", "반납", "반환", "이월", "정산", "잔액", "executed", "spent", "returned"];
    others.iter().any(|word| clause.contains(word))
}
