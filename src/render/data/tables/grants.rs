//! `grants.csv`: money that was handed over on a date, one row per grant and source.

use super::dated::{self, Dated, Place};
use super::{Rows, Subject, known};
use crate::model::{Amount, Grant, SourceRef};
use crate::render::data::field::{Cell, Field, Kind, List, always, perhaps};
use crate::render::data::vocabulary::Vocabulary;
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Grants;

/// What one source gave to a grant.
pub(super) struct Row<'a> {
    place: Place<'a>,
    grant: &'a Grant,
    /// Nothing where the grant names no amount.
    given: Option<&'a (SourceRef, Amount)>,
}

impl Dated for Row<'_> {
    fn place(&self) -> &Place<'_> {
        &self.place
    }
}

impl Rows for Grants {
    const FILE: &'static str = "grants.csv";
    const KEY: &'static [&'static str] = &["slug", "period", "number", "source"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        let own = vec![
            perhaps("title", Kind::Text, |row: &Row<'_>| Cell::text(&row.grant.title)),
            perhaps("source", Kind::Listed(List::Sources), |row| {
                Cell::maybe_name(row.given.map(|(source, _)| source.key()))
            }),
            perhaps("source_name", Kind::Text, |row| {
                row.given.map_or(Cell::Empty, |(source, _)| row.place.of.source_name(source))
            }),
            perhaps("won", Kind::Won, |row| Cell::won(known(row.amount()))),
            perhaps("amount", Kind::Amount, |row| row.place.of.in_unit(known(row.amount()))),
            always("unit", Kind::Unit, |row| row.place.of.unit()),
            always("state", Kind::OneOf(Vocabulary::State), |row| Cell::state(row.amount())),
            perhaps("reason", Kind::Text, |row| Cell::reason(row.amount())),
            perhaps("note", Kind::Text, |row| row.place.of.note(Self::spot(row))),
        ];
        dated::fields().into_iter().chain(own).collect()
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        for year in &subject.facts.project.years {
            for (index, grant) in year.grants.iter().enumerate() {
                let place = || Place { of: subject, period: year.period, index, date: grant.date };
                let row = |given| Row { place: place(), grant, given };
                rows.extend(grant.amounts.iter().map(|given| row(Some(given))));
                if grant.amounts.is_empty() {
                    rows.push(row(None));
                }
            }
        }
        rows
    }

    fn spot(row: &Row<'_>) -> Option<Spot> {
        Some(Spot::Grant(row.place.period, row.place.index))
    }
}

impl<'a> Row<'a> {
    fn amount(&self) -> Option<&'a Amount> {
        self.given.map(|(_, amount)| amount)
    }
}
