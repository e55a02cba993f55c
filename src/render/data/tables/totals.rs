//! `totals.csv`: the totals that authors stated; to be checked, never to be added to anything.
//!
//! One that stands for missing cells is a row of `funding.csv` too, where all is that is added up.

use super::{Rows, Subject, known};
use crate::model::{Amount, Card, Column, Period, SourceKey, SourceRef, Stage, Stated};
use crate::render::data::field::{Cell, Field, Kind, List, always, perhaps};
use crate::render::data::vocabulary::{TOTAL, Vocabulary};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Totals;

/// A stated total.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    part: Option<usize>,
    period: Option<Period>,
    source: Option<&'a SourceRef>,
    /// The stage; nothing where it is secured and demanded money together.
    stage: Option<Stage>,
    amount: &'a Amount,
    /// Whether the reason of a gap between the totals of its period stands here.
    tells_gap: bool,
}

impl Rows for Totals {
    const FILE: &'static str = "totals.csv";
    const KEY: &'static [&'static str] = &["slug", "part", "period", "source", "stage"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        vec![
            perhaps("part", Kind::Text, |row: &Row<'_>| row.of.part(row.part)),
            perhaps("period", Kind::Period, |row| Cell::period(row.period)),
            perhaps("source", Kind::Listed(List::Sources), |row| {
                Cell::maybe_name(row.source.map(SourceRef::key))
            }),
            perhaps("source_name", Kind::Text, |row| {
                row.source.map_or(Cell::Empty, |source| row.of.source_name(source))
            }),
            always("stage", Kind::OneOf(Vocabulary::StageOrTotal), |row| {
                Cell::word(row.stage.map_or(TOTAL, Stage::key))
            }),
            perhaps("won", Kind::Won, |row| Cell::won(known(Some(row.amount)))),
            perhaps("amount", Kind::Amount, |row| row.of.in_unit(known(Some(row.amount)))),
            always("unit", Kind::Unit, |row| row.of.unit()),
            always("state", Kind::OneOf(Vocabulary::State), |row| Cell::state(Some(row.amount))),
            perhaps("reason", Kind::Text, |row| Cell::reason(Some(row.amount))),
            perhaps("note", Kind::Text, |row| row.of.note(Self::spot(row))),
            perhaps("gap", Kind::Text, Row::gap),
            perhaps("part_title", Kind::Text, |row| row.of.part_title(row.part)),
        ]
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let project = &subject.facts.project;
        let mut rows = Vec::new();
        enter_card(&mut rows, subject, None, &project.card);
        for (index, part) in project.parts.iter().enumerate() {
            enter_card(&mut rows, subject, Some(index), &part.card);
        }
        for year in &project.years {
            enter_year(&mut rows, subject, (None, year.period), &year.total);
            for (index, part) in project.parts.iter().enumerate() {
                if let Some(of) = year.parts.get(&part.id) {
                    enter_year(&mut rows, subject, (Some(index), year.period), &of.total);
                }
            }
        }
        rows
    }

    fn spot(row: &Row<'_>) -> Option<Spot> {
        match row.period.zip(row.stage) {
            Some((period, stage)) => Some(Spot::Total(row.part, Column::Period(period), stage)),
            None => row.source.is_none().then_some(Spot::Fact(row.part, "fact.total")),
        }
    }
}

impl Row<'_> {
    /// Totals have no reason beside them: one that is published for them elsewhere.
    fn gap(&self) -> Cell<'_> {
        let facts = self.of.facts;
        let part = self.part.and_then(|index| facts.project.parts.get(index)).map(|part| &part.id);
        let column = self.period.map(Column::Period).filter(|_| self.tells_gap);
        let mut explained = facts.explained().iter();
        let found = explained.find(|(gap, _)| {
            Some(gap.column) == column && gap.source == SourceKey::All && gap.part.as_ref() == part
        });
        Cell::maybe(found.map(|(_, reason)| reason.as_str()))
    }
}

fn enter_card<'a>(
    rows: &mut Vec<Row<'a>>,
    of: &'a Subject<'a>,
    part: Option<usize>,
    card: &'a Card,
) {
    let row = |(source, amount)| Row {
        of,
        part,
        period: None,
        source,
        stage: None,
        amount,
        tells_gap: false,
    };
    let by_source = card.total_by_source.iter().map(|(source, amount)| (Some(source), amount));
    rows.extend(card.total.iter().map(|amount| (None, amount)).chain(by_source).map(row));
}

fn enter_year<'a>(
    rows: &mut Vec<Row<'a>>,
    of: &'a Subject<'a>,
    (part, period): (Option<usize>, Period),
    stated: &'a Stated,
) {
    let spent = stated.contains_key(&Stage::Executed);
    let tells_gap = |stage| match stage {
        Stage::Executed => true,
        Stage::Secured => !spent,
        _ => false,
    };
    rows.extend(stated.iter().map(|(stage, amount)| Row {
        of,
        part,
        period: Some(period),
        source: None,
        stage: Some(*stage),
        amount,
        tells_gap: tells_gap(*stage),
    }));
}
