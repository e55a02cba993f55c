//! `funding.csv`: one row per cell of a project's money, written or not; never sums.
//!
//! What was written stands first, in the order of the record; then the cells of the page's money
//! tables that nobody wrote.

use super::{Rows, Subject, known};
use crate::model::{Amount, Column, Id, SourceKey, Stage};
use crate::render::data::cells::{self, Spot};
use crate::render::data::field::{Cell, Field, Kind, List, STAGES, STATES, always, perhaps};
use crate::render::facts::Standing;
use crate::render::footnotes;

/// The table.
pub(super) struct Funding;

/// A cell.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    spot: Spot,
    amount: Option<&'a Amount>,
    gap: Option<&'a str>,
    /// Whether sums of several projects add it.
    in_sums: bool,
}

impl Rows for Funding {
    const NAME: &'static str = "funding";
    const FILE: &'static str = "funding.csv";
    const KEY: &'static [&'static str] = &["slug", "part", "source", "period", "stage"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            always("id", Kind::Text, |row: &Row<'_>| row.of.id()),
            always("slug", Kind::Text, |row| row.of.slug()),
            perhaps("part", Kind::Text, |row| row.of.part(row.spot.0)),
            always("source", Kind::Listed(List::Sources), |row| {
                Cell::text(row.of.shared.source_id(row.source()))
            }),
            always("source_name", Kind::Text, |row| {
                Cell::text(row.of.shared.source_name(row.source()))
            }),
            perhaps("period", Kind::Period, |row| {
                Cell::plain(row.column().period().map(|period| period.to_string()))
            }),
            always("stage", STAGES, |row| Cell::stage(row.stage())),
            perhaps("won", Kind::Won, |row| Cell::won(known(row.amount))),
            perhaps("amount", Kind::Amount, |row| row.of.in_unit(known(row.amount))),
            always("unit", Kind::Unit, |row| row.of.unit()),
            always("state", STATES, |row| Cell::state(row.amount)),
            perhaps("reason", Kind::Text, |row| Cell::reason(row.amount)),
            perhaps("note", Kind::Text, |row| row.of.note(Self::spot(row))),
            perhaps("gap", Kind::Text, |row| Cell::maybe(row.gap)),
            perhaps("part_title", Kind::Text, |row| row.of.part_title(row.spot.0)),
            always("in_sums", Kind::Flag, |row| Cell::flag(row.in_sums)),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let (shared, facts) = (subject.shared, subject.facts);
        let counted = facts.standing(&facts.ledger) == Standing::Counted;
        let cells = cells::cells(&facts.project);
        // Where the project itself has money of a column and stage, its parts' is told beside it.
        let own = cells::own_columns(&cells);
        let written = cells.iter().filter_map(|cell| {
            let spot = cells::spot(shared, &facts.project, cell)?;
            let gap = cell.gap.or_else(|| explained(subject, spot));
            let is_told_twice = spot.0.is_some() && own.contains(&(cell.period, cell.stage));
            let in_sums = counted && !is_told_twice;
            Some(Row { of: subject, spot, amount: Some(cell.amount), gap, in_sums })
        });
        let unwritten = cells::unwritten(shared, facts, &cells, &own).into_iter();
        let unwritten = unwritten.map(|spot| Row {
            of: subject,
            spot,
            amount: None,
            gap: explained(subject, spot),
            in_sums: false,
        });
        written.chain(unwritten).collect()
    }

    fn spot(row: &Row<'_>) -> Option<footnotes::Spot> {
        let (part, column, source, stage) = row.spot;
        Some(footnotes::Spot::Cell(part, column, source, stage))
    }
}

impl Row<'_> {
    fn column(&self) -> Column {
        self.spot.1
    }

    fn source(&self) -> SourceKey {
        self.spot.2
    }

    fn stage(&self) -> Stage {
        self.spot.3
    }
}

/// The reason of a gap that is published elsewhere than beside its amounts, at its executed money.
fn explained<'a>(subject: &'a Subject<'a>, (part, column, source, stage): Spot) -> Option<&'a str> {
    let id = part.and_then(|index| subject.facts.project.parts.get(index)).map(|part| &part.id);
    let is_here = |of: Option<&Id>, at: (Column, SourceKey)| of == id && at == (column, source);
    let mut explained = subject.facts.explained().iter();
    let found = explained.find(|(gap, _)| is_here(gap.part.as_ref(), (gap.column, gap.source)));
    found.filter(|_| stage == Stage::Executed).map(|(_, reason)| reason.as_str())
}
