//! `grants.csv`: money that was handed over on a date, one row per grant and source.

use super::{Rows, Subject, known, until};
use crate::model::{Amount, Grant, Period, SourceRef};
use crate::render::data::field::{Cell, Field, Kind, List, PRECISIONS, STATES, always, perhaps};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Grants;

/// What one source gave to a grant, with the grant's place among those of its period, from 0.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    period: Period,
    index: usize,
    grant: &'a Grant,
    /// Nothing where the grant names no amount.
    given: Option<&'a (SourceRef, Amount)>,
}

impl Rows for Grants {
    const NAME: &'static str = "grants";
    const FILE: &'static str = "grants.csv";
    const KEY: &'static [&'static str] = &["slug", "period", "number", "source"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            always("id", Kind::Text, |row: &Row<'_>| row.of.id()),
            always("slug", Kind::Text, |row| row.of.slug()),
            always("period", Kind::Period, |row| Cell::plain(Some(row.period.to_string()))),
            always("number", Kind::Count, |row| Cell::count(row.index + 1)),
            always("date", Kind::Date, |row| Cell::date(Some(row.grant.date.from))),
            always("precision", PRECISIONS, |row| Cell::precision(Some(row.grant.date.from))),
            perhaps("until", Kind::Date, |row| Cell::date(until(row.grant.date))),
            perhaps("until_precision", PRECISIONS, |row| Cell::precision(until(row.grant.date))),
            perhaps("title", Kind::Text, |row| Cell::text(&row.grant.title)),
            perhaps("source", Kind::Listed(List::Sources), |row| {
                Cell::maybe(row.given.map(|(source, _)| source.key()))
            }),
            perhaps("source_name", Kind::Text, |row| {
                row.given.map_or(Cell::Empty, |(source, _)| row.of.source_name(source))
            }),
            perhaps("won", Kind::Won, |row| Cell::won(known(row.amount()))),
            perhaps("amount", Kind::Amount, |row| row.of.in_unit(known(row.amount()))),
            always("unit", Kind::Unit, |row| row.of.unit()),
            always("state", STATES, |row| Cell::state(row.amount())),
            perhaps("reason", Kind::Text, |row| Cell::reason(row.amount())),
            perhaps("note", Kind::Text, |row| {
                row.of.note(Some(Spot::Grant(row.period, row.index)))
            }),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        for year in &subject.facts.project.years {
            for (index, grant) in year.grants.iter().enumerate() {
                let row = |given| Row { of: subject, period: year.period, index, grant, given };
                rows.extend(grant.amounts.iter().map(|given| row(Some(given))));
                if grant.amounts.is_empty() {
                    rows.push(row(None));
                }
            }
        }
        rows
    }
}

impl<'a> Row<'a> {
    fn amount(&self) -> Option<&'a Amount> {
        self.given.map(|(_, amount)| amount)
    }
}
