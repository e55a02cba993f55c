//! `results.csv`: what was achieved or happened, each with its date.

use super::dated::{self, Dated, Place};
use super::{Rows, Subject};
use crate::model::{DatedResult, Remark};
use crate::render::data::field::{Cell, Field, Kind, perhaps};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Results;

/// A result.
pub(super) struct Row<'a> {
    place: Place<'a>,
    result: &'a DatedResult,
}

impl Dated for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

impl Rows for Results {
    const FILE: &'static str = "results.csv";
    const KEY: &'static [&'static str] = &["slug", "period", "number"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        let own = vec![
            perhaps("text", Kind::Text, |row: &Row<'_>| Cell::text(&row.result.text)),
            perhaps("details", Kind::Text, |row| joined(&row.result.details)),
            perhaps("notes", Kind::Text, |row| joined(&row.result.notes)),
            perhaps("note", Kind::Text, |row| row.place.of.note(Self::spot(row))),
        ];
        dated::fields().into_iter().chain(own).collect()
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let years = subject.facts.project.years.iter();
        let of_year = years.flat_map(|year| {
            let results = year.results.iter().enumerate();
            results.map(move |(index, result)| (year.period, index, result))
        });
        let row = |(period, index, result): (_, _, &'a DatedResult)| Row {
            place: Place { of: subject, period, index, date: result.date },
            result,
        };
        of_year.map(row).collect()
    }

    fn spot(row: &Row<'_>) -> Option<Spot> {
        Some(Spot::Result(row.place.period, row.place.index))
    }
}

/// Lines below a result.
fn joined(lines: &[Remark]) -> Cell<'_> {
    Cell::joined(lines.iter().map(|line| &*line.text))
}
