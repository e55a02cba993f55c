//! The cells of a project's money as they were written: part, source, period, stage, amount.

use crate::model::{Amount, Line, Period, Project, SourceRef, Stage};

/// One written cell.
#[derive(Clone, Copy)]
pub(super) struct WrittenCell<'a> {
    /// The part, where the money is a part's.
    pub(super) part: Option<&'a str>,
    /// Whose money it is.
    pub(super) source: &'a SourceRef,
    /// The period, where the money is broken down by year.
    pub(super) period: Option<Period>,
    /// The stage.
    pub(super) stage: Stage,
    /// The amount.
    pub(super) amount: &'a Amount,
}

impl<'a> WrittenCell<'a> {
    /// `amount`, `none` or `withheld`.
    pub(super) fn state(&self) -> &'static str {
        match self.amount {
            Amount::Known(_) => "amount",
            Amount::None => "none",
            Amount::Withheld(_) => "withheld",
        }
    }

    /// Why it is withheld.
    pub(super) fn reason(&self) -> Option<&'a str> {
        match self.amount {
            Amount::Withheld(reason) => Some(reason),
            Amount::Known(_) | Amount::None => None,
        }
    }
}

/// Every cell of a project: its own and its parts', without a year first, then by period.
pub(super) fn cells(project: &Project) -> Vec<WrittenCell<'_>> {
    let mut cells = Vec::new();
    enter(&mut cells, None, None, &project.card.funding);
    for part in &project.parts {
        enter(&mut cells, Some(part.id.as_str()), None, &part.card.funding);
    }
    for year in &project.years {
        let period = Some(year.period);
        enter(&mut cells, None, period, &year.funding);
        for (id, part) in &year.parts {
            enter(&mut cells, Some(id.as_str()), period, &part.funding);
        }
    }
    cells
}

fn enter<'a>(
    cells: &mut Vec<WrittenCell<'a>>,
    part: Option<&'a str>,
    period: Option<Period>,
    lines: &'a [Line],
) {
    for line in lines {
        cells.extend(line.amounts.iter().map(|(&stage, amount)| WrittenCell {
            part,
            source: &line.source,
            period,
            stage,
            amount,
        }));
    }
}
