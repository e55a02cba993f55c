//! What remains of a project of which something could not be read.
//!
//! Takes out the money that can't be added up for want of the rest, so that no sum is found wrong
//! because a part of it is unread. Adds nothing but the ids of parts that a lost list named.

use super::yaml::Lost;
use super::year;
use crate::model::{Card, Id, Lacks, Part, Project, Section};
use std::collections::BTreeSet;

/// The keys of a card's own money.
const MONEY: [&str; 5] = ["total", "total_by_source", "funding", "parts", "budget"];

/// Settles a project whose card lacks these keys, and whose records hold all of their money or
/// not. Where nothing is lost, nothing changes.
pub(super) fn settle(project: &mut Project, lost: &Lost, money_of_records: bool) {
    if lost.any_of(&["parts"]) {
        // The money that is not by year may belong to any of the parts that are lost.
        project.card.funding.clear();
        project.parts = named_by_records(project);
    }
    if lost.any_of(&MONEY) || !money_of_records {
        each_card(project, |card| {
            card.total = None;
            card.total_by_source.clear();
        });
    }
}

/// Takes out all money of a project: nobody knows in which unit it is written.
pub(super) fn without_unit(project: &mut Project, lacks: &mut Lacks) {
    each_card(project, |card| card.funding.clear());
    for year in &mut project.years {
        year::forget_money(year);
        year.grants.iter_mut().for_each(|grant| grant.amounts.clear());
    }
    lacks.add(Section::Card);
    lacks.add(Section::Records);
}

fn each_card(project: &mut Project, mut change: impl FnMut(&mut Card)) {
    change(&mut project.card);
    project.parts.iter_mut().for_each(|part| change(&mut part.card));
}

/// Parts of which only the money of the records is known.
fn named_by_records(project: &Project) -> Vec<Part> {
    let ids: BTreeSet<&Id> = project.years.iter().flat_map(|year| year.parts.keys()).collect();
    ids.into_iter().map(|id| Part { id: id.clone(), card: Card::default() }).collect()
}
