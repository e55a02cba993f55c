//! Gaps of a project with parts, where secured money is the project's own and executed money its
//! parts', or the other way round.
//!
//! There neither the project nor a part has both to compare, so the gap is found in what the page
//! shows of them together, once.

use super::build::resolve;
use super::open::COMPARED;
use super::{Column, Gap, Ledger, SourceKey};
use crate::model::{Line, Project, Site, Stage, Won};
use std::collections::BTreeMap;

impl Ledger {
    /// Forgets the gaps of stated totals of which the parts have the money: those of the parts, or
    /// what is found with them, take their place.
    pub(super) fn forget_outdated(&mut self, parts: &[Self]) {
        let gaps = std::mem::take(&mut self.gaps);
        let holds = |gap: &Gap| COMPARED.iter().all(|s| !self.fills(parts, gap.column, *s));
        self.gaps = gaps.into_iter().filter(holds).collect();
    }

    /// Notes the gaps of columns that hold one of secured and executed money of the project itself
    /// and the other of its parts, or each of other parts.
    pub(super) fn find_crossed(&mut self, site: &Site, project: &Project, parts: &[Self]) {
        for column in self.columns() {
            let Some(gap) = self.column_gap(column) else { continue };
            if self.is_told_whole(parts, column, gap) {
                continue;
            }
            self.gaps.retain(|gap| gap.column != column);
            let reasons = reasons(site, project, column);
            self.find_gaps(site, column, &reasons, None);
            self.find_stated_gap(column, None);
        }
    }

    /// Whether the gaps of a column that were found in the project or its parts come to what its
    /// sums differ by. Where some of it is withheld, those of the rest are all that can be told.
    fn is_told_whole(&self, parts: &[Self], column: Column, gap: Won) -> bool {
        let [secured, executed] = COMPARED.map(|stage| self.fills(parts, column, stage));
        let of_column = self.gaps.iter().filter(|gap| gap.column == column);
        let withheld =
            || COMPARED.iter().any(|s| self.computed_column_total(column, *s).is_withheld());
        secured == executed && (of_column.map(Gap::won).sum::<Won>() == gap || withheld())
    }

    /// Whether the parts have money of a column and stage that the project itself leaves open.
    fn fills(&self, parts: &[Self], column: Column, stage: Stage) -> bool {
        let has = |part: &Self| {
            part.stands_in(column, stage) || !part.computed_column_total(column, stage).is_absent()
        };
        !self.own.contains(&(column, stage)) && parts.iter().any(has)
    }
}

/// Why the money of a column differs: what the project says of a source, or where it says nothing
/// its parts, if all do that name the source. A part that has both to compare has a gap of its own,
/// and its reason is that one's.
fn reasons(site: &Site, project: &Project, column: Column) -> BTreeMap<SourceKey, String> {
    let (own, of_parts) = lines(project, column);
    let mut told: BTreeMap<SourceKey, Option<Vec<&str>>> = BTreeMap::new();
    for line in of_parts {
        let Some(source) = resolve(site, &line.source) else { continue };
        let said = told.entry(source).or_insert_with(|| Some(Vec::new()));
        match (said.as_mut(), &line.gap) {
            (Some(said), Some(reason)) if !has_both(line) => said.push(reason),
            _ => *said = None,
        }
    }
    let told = told.into_iter().filter_map(|(source, said)| Some((source, said?.join("; "))));
    let mut reasons: BTreeMap<SourceKey, String> = told.collect();
    for line in own {
        if let Some((source, reason)) = resolve(site, &line.source).zip(line.gap.clone()) {
            reasons.insert(source, reason);
        }
    }
    reasons
}

fn has_both(line: &Line) -> bool {
    COMPARED.iter().all(|stage| line.amounts.contains_key(stage))
}

/// The lines of a column: the project's own, and its parts'.
fn lines(project: &Project, column: Column) -> (Vec<&Line>, Vec<&Line>) {
    let Some(period) = column.period() else {
        let of_parts = project.parts.iter().flat_map(|part| &part.card.funding);
        return (project.card.funding.iter().collect(), of_parts.collect());
    };
    let years = || project.years.iter().filter(|year| year.period == period);
    let own = years().flat_map(|year| &year.funding);
    let of_parts = years().flat_map(|year| year.parts.values()).flat_map(|part| &part.funding);
    (own.collect(), of_parts.collect())
}
