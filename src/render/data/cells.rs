//! The cells of a project's money: those that were written, and for tables also those that stand
//! in the page's money tables and that nobody wrote.

use crate::model::{
    Amount, Column, Ledger, Line, Period, Project, SourceKey, SourceRef, Stage, SumState,
};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use std::collections::BTreeSet;

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
    /// Why secured and executed money differ, at the cell of executed money, or where there is
    /// none at the first of its line.
    pub(super) gap: Option<&'a str>,
}

impl<'a> WrittenCell<'a> {
    /// `amount`, `none` or `withheld`.
    pub(super) fn state(&self) -> &'static str {
        state_of(self.amount)
    }

    /// Why it is withheld.
    pub(super) fn reason(&self) -> Option<&'a str> {
        reason_of(self.amount)
    }
}

/// `amount`, `none` or `withheld`.
pub(super) fn state_of(amount: &Amount) -> &'static str {
    match amount {
        Amount::Known(_) => "amount",
        Amount::None => "none",
        Amount::Withheld(_) => "withheld",
    }
}

/// Why an amount is withheld.
pub(super) fn reason_of(amount: &Amount) -> Option<&str> {
    match amount {
        Amount::Withheld(reason) => Some(reason),
        Amount::Known(_) | Amount::None => None,
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
        let spent = line.amounts.contains_key(&Stage::Executed);
        let first = if spent { Some(&Stage::Executed) } else { line.amounts.keys().next() };
        cells.extend(line.amounts.iter().map(|(stage, amount)| WrittenCell {
            part,
            source: &line.source,
            period,
            stage: *stage,
            amount,
            gap: line.gap.as_deref().filter(|_| first == Some(stage)),
        }));
    }
}

/// The periods and stages a project itself has money of, its parts left aside.
pub(super) fn own_columns(cells: &[WrittenCell<'_>]) -> BTreeSet<(Option<Period>, Stage)> {
    let own = cells.iter().filter(|cell| cell.part.is_none());
    own.map(|cell| (cell.period, cell.stage)).collect()
}

/// Where a cell stands: its part by its place among the project's, column, source and stage.
pub(super) type Spot = (Option<usize>, Column, SourceKey, Stage);

/// Where a written cell stands.
pub(super) fn spot(shared: &Shared, project: &Project, cell: &WrittenCell<'_>) -> Option<Spot> {
    let part = cell.part.and_then(|id| project.parts.iter().position(|p| p.id.as_str() == id));
    let column = cell.period.map_or(Column::NotByYear, Column::Period);
    let source = match cell.source {
        SourceRef::All => SourceKey::All,
        SourceRef::Source(id) => SourceKey::Source(shared.site.source(id)?.0),
    };
    Some((part, column, source, cell.stage))
}

/// The cells of the page's money tables that nobody wrote: of the project's, then of its parts'.
/// `cells` are those that somebody wrote, and `own` their [`own_columns`].
pub(super) fn unwritten(
    shared: &Shared,
    facts: &Facts,
    cells: &[WrittenCell<'_>],
    own: &BTreeSet<(Option<Period>, Stage)>,
) -> Vec<Spot> {
    let project = &facts.project;
    let written: BTreeSet<Spot> =
        cells.iter().filter_map(|cell| spot(shared, project, cell)).collect();
    // Where the project itself has money of a column and stage, its parts' do not count.
    let of_project = |spot: &&Spot| spot.0.is_none() || !own.contains(&(spot.1.period(), spot.3));
    let shown = written.iter().filter(of_project).map(|spot| (None, spot.1, spot.2, spot.3));
    let mut found = blank(&facts.ledger, None, &shown.collect());
    for (index, part) in project.parts.iter().enumerate() {
        let ledger = Ledger::of_part(&shared.site, project, part);
        found.extend(blank(&ledger, Some(index), &written));
    }
    found
}

/// The cells of one table that show nothing and are not among the written ones.
fn blank(ledger: &Ledger, part: Option<usize>, written: &BTreeSet<Spot>) -> Vec<Spot> {
    let sources = ledger.sources();
    let is_blank = |&(_, column, source, stage): &Spot| {
        let sum = ledger.cell(column, source, stage);
        let nothing = SumState::Incomplete { known: None, withheld: &[] };
        sum.state() == SumState::Absent || sum.state() == nothing
    };
    let of_column = |column: Column| {
        let sources = &sources;
        let stages = ledger.stages(column).into_iter();
        stages.flat_map(move |stage| sources.iter().map(move |&s| (part, column, s, stage)))
    };
    let all = ledger.columns().into_iter().flat_map(of_column);
    all.filter(|spot| !written.contains(spot)).filter(is_blank).collect()
}
