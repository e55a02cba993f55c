//! The gaps of a money table in words.

use super::Noted;
use crate::model::{Gap, Id, Project, Stage, Won};
use crate::render::context::Shared;
use crate::render::footnotes::{Mark, Spot};
use crate::render::view::lead::gap_place;
use serde::Serialize;

/// A gap in words: what, and why.
#[derive(Debug, Serialize)]
pub(super) struct Reason {
    what: String,
    why: String,
    told: bool,
    /// References that stand at the cells of the gap already.
    marks: Vec<Mark>,
}

/// Where money secured and executed differ, by how much, and why.
pub(super) fn reason(shared: &Shared, project: &Project, gap: &Gap, noted: Noted<'_>) -> Reason {
    let locale = &shared.locale;
    let place = gap_place(shared, project, gap);
    let amount = |won| locale.amount_with_unit(won);
    let (secured, difference) = (amount(gap.secured), amount(gap.won().abs()));
    let values = [("place", place.as_str()), ("secured", &secured), ("difference", &difference)];
    let key = if gap.won().0 > 0 { "gap.unspent" } else { "gap.over" };
    let why = match &gap.reason {
        Some(reason) => locale.say("gap.reason", &[("reason", reason)]),
        None if gap.is_told() => locale.say("gap.left", &[("amount", &amount(gap.left()))]),
        None if gap.left() != Won::ZERO => {
            locale.say("gap.left_partly", &[("amount", &amount(gap.left()))])
        }
        None => locale.word("gap.no_reason").to_owned(),
    };
    let part = |id: &Id| project.parts.iter().position(|part| part.id == *id);
    let part = gap.part.as_ref().map_or(noted.part, part);
    let spots = [Stage::Secured, Stage::Executed]
        .map(|stage| Spot::Cell(part, gap.column, gap.source, stage));
    let marks = spots.into_iter().flat_map(|spot| noted.notes.marks(shared, spot)).collect();
    Reason { what: locale.say(key, &values), why, told: gap.is_told(), marks }
}
