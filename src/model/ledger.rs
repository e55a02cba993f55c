//! A project's money, arranged: columns of periods, rows of sources, and what they add up to.
//!
//! Computed from what was written, never repaired: where cells can't be added (withheld, or not
//! broken down) the sum says so. `total` and `total_by_source` are secured + demand; planned,
//! carried over and returned are never added to them.

mod blank;
mod build;
mod by_source;
mod cells;
mod counted;
mod crossed;
mod gap;
mod margin;
mod open;
mod totals;

pub use gap::Gap;
pub use margin::Margin;

use super::{Amount, Period, Rate, Stage, Sum, SumState, Won};
use by_source::BySource;
use cells::{Cells, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use totals::Totals;

/// A column of the ledger. Ordered as columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Money of a period.
    Period(Period),
    /// Money not broken down by year.
    NotByYear,
}

impl Column {
    /// The period, where it is one.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::NotByYear => None,
        }
    }
}

/// A row of the ledger. Ordered as rows stand: sources in the order of `site.yaml`, then `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKey {
    /// The n-th source of `site.yaml`, from 0.
    Source(usize),
    /// Money not broken down by source.
    All,
}

/// The money of one project, one part, or a group of projects.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    cells: Cells,
    stated: BTreeMap<(Column, Stage), Amount>,
    stated_by_source: BySource,
    stated_total: Option<Amount>,
    /// Stated totals of parts that say nothing by period: part of the budget, of no column.
    apart: Sum,
    gaps: Vec<Gap>,
    /// What a project with parts has money of by itself, so that theirs stands beside it.
    own: BTreeSet<(Column, Stage)>,
    /// Columns, and cells of sources, where one of secured and executed money is not recorded.
    open_columns: BTreeSet<Column>,
    open_sources: BTreeSet<SourceKey>,
    group: bool,
    /// What it comes to, once somebody asks: after that no cell of it changes.
    totals: OnceLock<Totals>,
}

impl Ledger {
    /// Whether no money is written at all, not even a total.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
            && self.stated.is_empty()
            && self.stated_by_source.is_empty()
            && self.stated_total.is_none()
            && self.apart.is_absent()
    }

    /// Whether there is anything to draw: money secured, executed or demanded.
    pub fn is_drawable(&self) -> bool {
        self.columns().into_iter().any(|column| {
            Stage::SUMMED.iter().any(|stage| !self.column_total(column, *stage).is_absent())
        })
    }

    /// The columns that hold something, in order.
    pub fn columns(&self) -> Vec<Column> {
        let written = self.cells.by_column().map(|(column, _)| column);
        in_order(written, self.stated.keys().map(|(column, _)| *column))
    }

    /// The rows that hold something, in order.
    pub fn sources(&self) -> Vec<SourceKey> {
        let written = self.cells.places().map(Place::source);
        in_order(written, self.stated_by_source.iter().map(|(source, _)| source))
    }

    /// The stages a column holds, in order.
    pub fn stages(&self, column: Column) -> Vec<Stage> {
        let written = self.cells.of_column(column).iter().map(|(place, _)| place.stage());
        let stated = self.stated.keys().filter(|(c, _)| *c == column).map(|(_, stage)| *stage);
        in_order(written, stated)
    }

    /// What stands in one cell; incomplete where the money of that column and stage is (partly)
    /// not broken down by source. In a group, whose `all` is other projects' money, a source's
    /// cell is what is known of it.
    pub fn cell(&self, column: Column, source: SourceKey, stage: Stage) -> Sum {
        let mut sum = self.written(column, source, stage).cloned().unwrap_or_default();
        let all = self.written(column, SourceKey::All, stage);
        let hides = !self.group && all.is_some_and(|all| all.state() != SumState::None);
        if source != SourceKey::All && hides {
            sum.mark_unallocated();
        }
        sum
    }

    fn written(&self, column: Column, source: SourceKey, stage: Stage) -> Option<&Sum> {
        self.cells.get((column, source, stage))
    }

    /// What is written, by column, source and stage, in their order.
    pub fn cells(&self) -> impl Iterator<Item = (Column, SourceKey, Stage, &Sum)> {
        self.cells.iter().map(|(place, sum)| (place.column(), place.source(), place.stage(), sum))
    }

    /// The same ledger in as little memory as it needs, for one that is kept.
    #[must_use]
    pub fn compact(mut self) -> Self {
        self.cells.compact();
        self.gaps.shrink_to_fit();
        self
    }

    /// The cells of one column and stage added up, without the author's total.
    pub fn computed_column_total(&self, column: Column, stage: Stage) -> Sum {
        added(self.cells.of_column(column), stage)
    }

    /// The total of one column and stage: computed, or as stated where it can't be computed.
    pub fn column_total(&self, column: Column, stage: Stage) -> Sum {
        settle(self.computed_column_total(column, stage), self.stated.get(&(column, stage)))
    }

    /// One source's money of a stage over all columns.
    pub fn source_total(&self, source: SourceKey, stage: Stage) -> Sum {
        let mut total = Sum::default();
        let mut hides = false;
        for (place, sum) in self.cells.iter().filter(|(place, _)| place.is_of(stage)) {
            let row = place.source();
            if row == source {
                total.merge(sum);
            }
            hides |= row == SourceKey::All && sum.state() != SumState::None;
        }
        // As in each cell: money not broken down by source may be this source's.
        if hides && !self.group && source != SourceKey::All {
            total.mark_unallocated();
        }
        total
    }

    /// One source's secured and demanded money over all columns, without the author's total.
    pub fn computed_source_budget(&self, source: SourceKey) -> Sum {
        let mut budget = self.source_total(source, Stage::Secured);
        budget.merge(&self.source_total(source, Stage::Demand));
        budget
    }

    /// One source's secured and demanded money: computed, or as stated where it can't be.
    pub fn source_budget(&self, source: SourceKey) -> Sum {
        settle(self.computed_source_budget(source), self.stated_by_source.get(source))
    }

    /// Secured and demanded money of all columns, without the author's project total.
    pub fn computed_budget(&self) -> Sum {
        let mut budget = self.total(Stage::Secured);
        budget.merge(&self.total(Stage::Demand));
        budget.merge(&self.apart);
        budget
    }

    /// 총사업비: secured and demanded money, computed or as stated where it can't be.
    pub fn budget(&self) -> Sum {
        settle(self.computed_budget(), self.stated_total.as_ref())
    }

    /// Whether some total shown is the author's, because it can't be computed.
    pub fn shows_stated(&self) -> bool {
        let column = |(&(column, stage), stated): (&(Column, Stage), &Amount)| {
            takes_stated(&self.computed_column_total(column, stage), stated)
        };
        let source = |(source, stated): (SourceKey, &Amount)| {
            takes_stated(&self.computed_source_budget(source), stated)
        };
        let total = |stated: &Amount| takes_stated(&self.computed_budget(), stated);
        self.stated.iter().any(column)
            || self.stated_by_source.iter().any(source)
            || self.stated_total.as_ref().is_some_and(total)
    }

    /// 집행률: executed ÷ secured of the whole, where both are known for the same periods.
    pub fn execution_rate(&self) -> Option<Rate> {
        self.is_recorded().then_some(())?;
        rate(&self.total(Stage::Executed), &self.total(Stage::Secured))
    }

    /// The same for whoever has both totals already.
    pub fn execution_rate_of(&self, executed: &Sum, secured: &Sum) -> Option<Rate> {
        self.is_recorded().then(|| rate(executed, secured)).flatten()
    }

    /// 집행률 of one column, where both amounts are known of the same sources.
    pub fn column_execution_rate(&self, column: Column) -> Option<Rate> {
        (!self.open_columns.contains(&column)).then_some(())?;
        let executed = self.column_total(column, Stage::Executed);
        rate(&executed, &self.column_total(column, Stage::Secured))
    }

    /// 집행률 of one source, where both amounts are known for the same periods.
    pub fn source_execution_rate(&self, source: SourceKey) -> Option<Rate> {
        self.is_settled(source).then_some(())?;
        let executed = self.source_total(source, Stage::Executed);
        rate(&executed, &self.source_total(source, Stage::Secured))
    }

    /// 집행률 of one source in one column, where both amounts are known.
    pub fn cell_execution_rate(&self, column: Column, source: SourceKey) -> Option<Rate> {
        let executed = self.cell(column, source, Stage::Executed);
        rate(&executed, &self.cell(column, source, Stage::Secured))
    }

    /// 확보율: secured ÷ (secured + demand) of the whole, where both are known. What is to come of
    /// a total that is withheld is not known.
    pub fn secured_rate(&self) -> Option<Rate> {
        (!self.budget().is_withheld()).then_some(())?;
        secured_rate(&self.total(Stage::Secured), &self.total(Stage::Demand))
    }

    /// 확보율 of one source, where both amounts are known.
    pub fn source_secured_rate(&self, source: SourceKey) -> Option<Rate> {
        (!self.source_budget(source).is_withheld()).then_some(())?;
        let demand = self.source_total(source, Stage::Demand);
        secured_rate(&self.source_total(source, Stage::Secured), &demand)
    }

    /// 확보율 of one column, where both amounts are known.
    pub fn column_secured_rate(&self, column: Column) -> Option<Rate> {
        let demand = self.column_total(column, Stage::Demand);
        secured_rate(&self.column_total(column, Stage::Secured), &demand)
    }

    /// Secured money that was not executed (or the other way round), by column, then source. In a
    /// group those of all its projects are one for each column and source, without reasons,
    /// perhaps of nothing where one makes up for another.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// Secured minus executed of one column, where both are known.
    pub fn column_gap(&self, column: Column) -> Option<Won> {
        (!self.open_columns.contains(&column)).then_some(())?;
        let sums = [Stage::Secured, Stage::Executed].map(|stage| self.column_total(column, stage));
        difference(sums.each_ref())
    }

    /// Whether secured and executed money are recorded of the same sources and periods: what is
    /// not recorded must not count as not executed, nor as not secured.
    pub fn is_recorded(&self) -> bool {
        self.open_columns.is_empty()
    }

    /// Whether a source's secured and executed money are of the same periods, and none of it hides
    /// under `all` on one side only: else its rate would compare what can't be compared.
    pub fn is_settled(&self, source: SourceKey) -> bool {
        !self.open_sources.contains(&source)
    }

    /// Secured minus executed of the whole, where both are known for the same periods.
    pub fn total_gap(&self) -> Option<Won> {
        self.is_recorded().then_some(())?;
        difference([Stage::Secured, Stage::Executed].map(|stage| self.total(stage)).each_ref())
    }

    /// The money of one column only, with its stated totals.
    #[must_use]
    pub fn only(&self, column: Column) -> Self {
        let stated = self.stated.iter().filter(|((c, _), _)| *c == column);
        Self {
            cells: self.cells.of_column(column).iter().cloned().collect(),
            stated: stated.map(|(key, amount)| (*key, amount.clone())).collect(),
            gaps: self.gaps.iter().filter(|gap| gap.column == column).cloned().collect(),
            own: self.own.iter().filter(|(c, _)| *c == column).copied().collect(),
            open_columns: self.open_columns.iter().filter(|c| **c == column).copied().collect(),
            open_sources: self.open_sources.clone(),
            group: self.group,
            ..Self::default()
        }
    }
}

/// The cells of a stage added up.
fn added(cells: &[(Place, Sum)], stage: Stage) -> Sum {
    let mut total = Sum::default();
    cells.iter().filter(|(place, _)| place.is_of(stage)).for_each(|(_, sum)| total.merge(sum));
    total
}

/// Each of two lists once, in order.
fn in_order<T: Ord>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> Vec<T> {
    // There are few of them, each many times, and mostly in order.
    let mut both: Vec<T> = Vec::with_capacity(8);
    for item in one.chain(other) {
        if both.last() != Some(&item)
            && let Err(place) = both.binary_search(&item)
        {
            both.insert(place, item);
        }
    }
    both
}

/// The computed sum, unless it can't be computed and the author's figure stands in for it;
/// all `-` beside a stated 0 is 0, as the record has it. Where the author withholds the figure,
/// what can be computed is a part of it.
fn settle(mut computed: Sum, stated: Option<&Amount>) -> Sum {
    match stated {
        Some(withheld @ Amount::Withheld(_)) if !computed.is_withheld() => {
            computed.add(withheld);
            computed
        }
        Some(stated) if takes_stated(&computed, stated) => Sum::from(stated),
        Some(Amount::Known(Won(0))) if computed.state() == SumState::None => {
            Sum::from(&Amount::Known(Won::ZERO))
        }
        _ => computed,
    }
}

fn takes_stated(computed: &Sum, stated: &Amount) -> bool {
    let computed = computed.state();
    let unknown = matches!(computed, SumState::Absent | SumState::Incomplete { .. });
    let absent = computed == SumState::Absent;
    unknown && (stated.won().is_some() || absent)
}

/// Secured minus executed, where at least one is a figure and neither is unknown.
fn difference([secured, executed]: [&Sum; 2]) -> Option<Won> {
    secured.known().or(executed.known())?;
    Some(secured.exact()? - executed.exact()?)
}

fn rate(executed: &Sum, secured: &Sum) -> Option<Rate> {
    Rate::new(executed.exact()?, secured.known()?)
}

/// Secured that is absent or `-` beside a demand counts as nothing secured yet.
fn secured_rate(secured: &Sum, demand: &Sum) -> Option<Rate> {
    let part = |sum: &Sum| if sum.is_absent() { Some(Won::ZERO) } else { sum.exact() };
    let (secured, demand) = (part(secured)?, part(demand)?);
    Rate::new(secured, secured + demand)
}
