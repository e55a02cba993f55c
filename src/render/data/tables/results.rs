//! `results.csv`: what was achieved or happened, each with its date.

use super::{Rows, Subject, until};
use crate::model::{DatedResult, Period, Remark};
use crate::render::data::field::{Cell, Field, Kind, PRECISIONS, always, perhaps};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Results;

/// A result, with its place among those of its period, from 0.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    period: Period,
    index: usize,
    result: &'a DatedResult,
}

impl Rows for Results {
    const NAME: &'static str = "results";
    const FILE: &'static str = "results.csv";
    const KEY: &'static [&'static str] = &["slug", "period", "number"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            always("id", Kind::Text, |row: &Row<'_>| row.of.id()),
            always("slug", Kind::Text, |row| row.of.slug()),
            always("period", Kind::Period, |row| Cell::plain(Some(row.period.to_string()))),
            always("number", Kind::Count, |row| Cell::count(row.index + 1)),
            always("date", Kind::Date, |row| Cell::date(Some(row.result.date.from))),
            always("precision", PRECISIONS, |row| Cell::precision(Some(row.result.date.from))),
            perhaps("until", Kind::Date, |row| Cell::date(until(row.result.date))),
            perhaps("until_precision", PRECISIONS, |row| Cell::precision(until(row.result.date))),
            perhaps("text", Kind::Text, |row| Cell::text(&row.result.text)),
            perhaps("details", Kind::Text, |row| joined(&row.result.details)),
            perhaps("notes", Kind::Text, |row| joined(&row.result.notes)),
            perhaps("note", Kind::Text, |row| {
                row.of.note(Some(Spot::Result(row.period, row.index)))
            }),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let years = subject.facts.project.years.iter();
        let of_year = years.flat_map(|year| {
            let results = year.results.iter().enumerate();
            results.map(move |(index, result)| (year.period, index, result))
        });
        of_year.map(|(period, index, result)| Row { of: subject, period, index, result }).collect()
    }
}

/// Lines below a result, parted by ` / `: a row stays a line of the file.
fn joined(lines: &[Remark]) -> Cell<'_> {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join(" / ").into()) }
}
