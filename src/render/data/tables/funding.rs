//! `funding.csv`: one row per cell of a project's money, written or not, and one per total that
//! stands for money of which no cell is written.
//!
//! So the rows that sums hold are all there is to add up, each once. What was written stands
//! first, in the order of the record; then those totals; then the cells of the page's money tables
//! that nobody wrote. Other stated totals are `totals.csv`'s.

use super::{Rows, Subject, known};
use crate::model::{Amount, Column, Gap, Ledger, Period, SourceKey, Stage, Stated};
use crate::render::data::cells::{self, CellPlace, WrittenCell};
use crate::render::data::field::{Cell, Field, Kind, List, always, perhaps};
use crate::render::data::vocabulary::Vocabulary;
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Funding;

/// A cell, or a total that stands for those that are missing.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    /// Where it stands in a money table; nowhere if it names a part or source that there is not.
    place: Option<CellPlace>,
    part: Option<&'a str>,
    source: (&'a str, &'a str),
    period: Option<Period>,
    stage: Stage,
    amount: Option<&'a Amount>,
    gap: Option<&'a str>,
    is_total: bool,
    is_in_sums: bool,
}

impl Rows for Funding {
    const FILE: &'static str = "funding.csv";
    const KEY: &'static [&'static str] = &["slug", "part", "source", "period", "stage"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            perhaps("part", Kind::Text, |row: &Row<'_>| Cell::maybe_name(row.part)),
            always("source", Kind::Listed(List::Sources), |row| Cell::name(row.source.0)),
            always("source_name", Kind::Text, |row| Cell::text(row.source.1)),
            perhaps("period", Kind::Period, |row| Cell::period(row.period)),
            always("stage", Kind::OneOf(Vocabulary::Stage), |row| Cell::word(row.stage.key())),
            perhaps("won", Kind::Won, |row| Cell::won(known(row.amount))),
            perhaps("amount", Kind::Amount, |row| row.of.in_unit(known(row.amount))),
            always("unit", Kind::Unit, |row| row.of.unit()),
            always("state", Kind::OneOf(Vocabulary::State), |row| Cell::state(row.amount)),
            perhaps("reason", Kind::Text, |row| Cell::reason(row.amount)),
            perhaps("note", Kind::Text, |row| row.of.note(Self::spot(row))),
            perhaps("gap", Kind::Text, |row| Cell::maybe(row.gap)),
            perhaps("part_title", Kind::Text, |row| {
                row.of.part_title(row.place.and_then(|place| place.part))
            }),
            always("stated", Kind::Flag, |row| Cell::flag(row.is_total)),
            always("in_sums", Kind::Flag, |row| Cell::flag(row.is_in_sums)),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let (shared, facts) = (subject.shared, subject.facts);
        let project = &facts.project;
        let part = |part| Ledger::of_part(&shared.site, project, part);
        let parts: Vec<Ledger> = project.parts.iter().map(part).collect();
        let book = Book { of: subject, is_counted: facts.is_counted() };
        let cells = cells::cells(project);
        let mut rows: Vec<Row<'a>> = cells.iter().map(|cell| book.cell(cell)).collect();
        rows.extend(book.totals(&parts));
        let written = rows.iter().filter_map(|row| row.place);
        let unwritten = cells::unwritten(&facts.ledger, &parts, written);
        rows.extend(unwritten.into_iter().map(|place| book.row(place, None)));
        rows
    }

    fn spot(row: &Row<'_>) -> Option<Spot> {
        let CellPlace { part, column, source, stage } = row.place?;
        Some(if row.is_total {
            Spot::Total(part, column, stage)
        } else {
            Spot::Cell(part, column, source, stage)
        })
    }
}

/// The money of a project, of which rows are made.
struct Book<'a> {
    of: &'a Subject<'a>,
    /// Whether sums of several projects hold its money.
    is_counted: bool,
}

impl<'a> Book<'a> {
    /// The row of a place in a money table.
    fn row(&self, place: CellPlace, amount: Option<&'a Amount>) -> Row<'a> {
        let (shared, facts) = (self.of.shared, self.of.facts);
        let part = place.part.and_then(|index| facts.project.parts.get(index));
        Row {
            of: self.of,
            place: Some(place),
            part: part.map(|part| part.id.as_str()),
            source: (shared.source_id(place.source), shared.source_name(place.source)),
            period: place.column.period(),
            stage: place.stage,
            amount,
            gap: explained(self.of, place),
            is_total: false,
            is_in_sums: amount.is_some()
                && self.is_counted
                && place.stage.is_summed()
                && facts.ledger.takes(place.part, place.column, place.stage),
        }
    }

    /// The row of a written cell. What names a part or source that there is not, is in no sum.
    fn cell(&self, cell: &WrittenCell<'a>) -> Row<'a> {
        match CellPlace::of(self.of.shared, &self.of.facts.project, cell) {
            Some(place) => {
                let row = self.row(place, Some(cell.amount));
                Row { gap: cell.gap.or(row.gap), ..row }
            }
            None => Row {
                of: self.of,
                place: None,
                part: cell.part,
                source: (cell.source.key(), self.of.shared.name_of(cell.source)),
                period: cell.period,
                stage: cell.stage,
                amount: Some(cell.amount),
                gap: cell.gap,
                is_total: false,
                is_in_sums: false,
            },
        }
    }

    /// The totals that stand for missing cells: by year the project's own, then its parts'.
    fn totals(&self, parts: &[Ledger]) -> Vec<Row<'a>> {
        let (project, own) = (&self.of.facts.project, &self.of.facts.ledger);
        let mut rows = Vec::new();
        for year in &project.years {
            rows.extend(self.totals_of(None, year.period, &year.total, own));
            for (index, (part, ledger)) in project.parts.iter().zip(parts).enumerate() {
                let of = year.parts.get(&part.id).into_iter();
                rows.extend(
                    of.flat_map(|of| self.totals_of(Some(index), year.period, &of.total, ledger)),
                );
            }
        }
        rows
    }

    fn totals_of(
        &self,
        part: Option<usize>,
        period: Period,
        stated: &'a Stated,
        ledger: &Ledger,
    ) -> Vec<Row<'a>> {
        let (column, source) = (Column::Period(period), SourceKey::All);
        let bare = stated.iter().filter(|(stage, _)| ledger.stands_in(column, **stage));
        let row = |(&stage, amount)| Row {
            is_total: true,
            ..self.row(CellPlace { part, column, source, stage }, Some(amount))
        };
        bare.map(row).collect()
    }
}

/// The reason of a gap that is published elsewhere than beside its amounts, at its executed money.
fn explained<'a>(subject: &'a Subject<'a>, place: CellPlace) -> Option<&'a str> {
    let part = place.part.and_then(|index| subject.facts.project.parts.get(index));
    let is_here = |gap: &Gap| {
        let of = (gap.part.as_ref(), gap.column, gap.source);
        of == (part.map(|part| &part.id), place.column, place.source)
    };
    let found = subject.facts.explained().iter().find(|(gap, _)| is_here(gap));
    found.filter(|_| place.stage == Stage::Executed).map(|(_, reason)| reason.as_str())
}
