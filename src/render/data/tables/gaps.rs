//! `gaps.csv`: where secured and executed money differ, one row per gap.
//!
//! The very gaps that pages show and that home and `site.json` add up; finds and decides nothing
//! itself.

use super::{Rows, Subject};
use crate::model::Gap;
use crate::render::data::field::{Cell, Field, Kind, List, always, perhaps};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Gaps;

/// A gap.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    part: Option<usize>,
    gap: &'a Gap,
    is_in_sums: bool,
}

impl Rows for Gaps {
    const FILE: &'static str = "gaps.csv";
    const KEY: &'static [&'static str] = &["slug", "part", "source", "period"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            perhaps("part", Kind::Text, |row: &Row<'_>| row.of.part(row.part)),
            always("source", Kind::Listed(List::Sources), |row| {
                Cell::name(row.of.shared.source_id(row.gap.source))
            }),
            always("source_name", Kind::Text, |row| {
                Cell::text(row.of.shared.source_name(row.gap.source))
            }),
            perhaps("period", Kind::Period, |row| Cell::period(row.gap.column.period())),
            always("secured_won", Kind::Won, |row| Cell::won(Some(row.gap.secured))),
            always("executed_won", Kind::Won, |row| Cell::won(Some(row.gap.executed))),
            always("won", Kind::Won, |row| Cell::won(Some(row.gap.won()))),
            always("amount", Kind::Amount, |row| row.of.in_unit(Some(row.gap.won()))),
            always("unit", Kind::Unit, |row| row.of.unit()),
            always("carried_over_won", Kind::Won, |row| Cell::won(Some(row.gap.carried_over))),
            always("returned_won", Kind::Won, |row| Cell::won(Some(row.gap.returned))),
            always("told", Kind::Flag, |row| Cell::flag(row.gap.is_told())),
            perhaps("reason", Kind::Text, |row| Cell::maybe(row.gap.reason.as_deref())),
            perhaps("part_title", Kind::Text, |row| row.of.part_title(row.part)),
            always("in_sums", Kind::Flag, |row| Cell::flag(row.is_in_sums)),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let facts = subject.facts;
        let gaps = facts.ledger.gaps();
        let is_in_sums = !gaps.is_empty() && facts.is_counted();
        let place = |gap: &Gap| {
            let part = gap.part.as_ref()?;
            facts.project.parts.iter().position(|one| one.id == *part)
        };
        gaps.iter().map(|gap| Row { of: subject, part: place(gap), gap, is_in_sums }).collect()
    }

    /// Its amounts are cells of `funding.csv`, which tells their footnotes.
    fn spot(_: &Row<'_>) -> Option<Spot> {
        None
    }
}
