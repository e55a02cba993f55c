//! Which footnotes of a page the row of the project tells, so that every one is in some table.

use super::{Rows, Subject, funding, grants, results, totals};
use crate::render::data::field::Cell;
use crate::render::footnotes::{Footnote, Spot};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The reasons about the project's own facts, and those that stand at nothing another table has a
/// row for, each behind what it is about: a total that was added up, a fact of a part, a plan.
pub(super) fn of_project<'a>(of: &'a Subject<'a>) -> Cell<'a> {
    if of.notes.is_empty() {
        return Cell::Empty;
    }
    let elsewhere = elsewhere(of);
    let notes = of.notes.in_order().into_iter();
    let told = notes.filter_map(|note| match note.spot {
        Some(Spot::Status(None) | Spot::Fact(None, _)) => Some(note.known.why.clone()),
        Some(spot) if elsewhere.contains(&spot) => None,
        _ => Some(about(of, note)),
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(told.join(" / "))) }
}

/// What the rows of the other tables are about.
fn elsewhere(of: &Subject<'_>) -> BTreeSet<Spot> {
    let mut spots = BTreeSet::new();
    add::<funding::Funding>(of, &mut spots);
    add::<totals::Totals>(of, &mut spots);
    add::<results::Results>(of, &mut spots);
    add::<grants::Grants>(of, &mut spots);
    spots
}

fn add<R: Rows>(of: &Subject<'_>, spots: &mut BTreeSet<Spot>) {
    spots.extend(R::rows(of).iter().filter_map(R::spot));
}

/// A reason behind what it is about, where that can be said.
fn about(of: &Subject<'_>, note: &Footnote<'_>) -> String {
    let why = &note.known.why;
    match note.about(of.shared, &of.facts.project) {
        Some(about) => format!("{about}: {why}"),
        None => why.clone(),
    }
}
