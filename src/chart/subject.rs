//! What a chart is about: a ledger, with the names and words of its site.

use super::bar::Total;
use crate::locale::Locale;
use crate::model::{Amount, Column, Ledger, Site, SourceKey, Stage, Sum, SumState, Won};

/// How charts name sources and say amounts: a site's names, in its words.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// Names and levels of sources.
    pub site: &'a Site,
    /// Words and numbers.
    pub locale: &'a Locale,
}

/// A ledger to be drawn.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The money.
    pub(super) ledger: &'a Ledger,
    /// What names it.
    pub(super) voice: Voice<'a>,
    /// What the money adds up to.
    pub(super) sums: &'a Sums,
}

/// The sums of a ledger that a chart asks for again and again.
pub(super) struct Sums {
    /// Every column, with the totals of its secured, executed and demanded money.
    columns: Vec<(Column, [Sum; 3])>,
    /// Every row.
    sources: Vec<SourceKey>,
}

impl Sums {
    /// The sums of a ledger.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let stages = [Stage::Secured, Stage::Executed, Stage::Demand];
        let totals = |column| (column, stages.map(|stage| ledger.column_total(column, stage)));
        let columns = ledger.columns().into_iter().map(totals).collect();
        Self { columns, sources: ledger.sources() }
    }
}

impl<'a> Voice<'a> {
    /// The name of a row.
    pub(super) fn name(self, source: SourceKey) -> &'a str {
        match source {
            SourceKey::Source(index) => self
                .site
                .sources
                .get(index)
                .map_or_else(|| self.locale.word("chart.unallocated"), |s| s.name.as_str()),
            SourceKey::All => self.locale.word("chart.unallocated"),
        }
    }

    /// A word of the catalogue.
    pub(super) fn word(self, key: &str) -> String {
        self.locale.say(key, &[])
    }

    /// A wording with one amount, in the site's unit without its name.
    pub(super) fn say_amount(self, key: &str, won: Won) -> String {
        self.locale.say(key, &[("amount", &self.locale.amount(won))])
    }

    /// The word of a stage in a chart: 확보, 집행, 수요.
    pub(super) fn stage(self, stage: Stage) -> &'a str {
        self.locale.word(match stage {
            Stage::Demand => "chart.demand",
            Stage::Executed => "chart.executed",
            _ => "chart.secured",
        })
    }

    /// What a bar comes to, in words: the amount, or what stands in for it.
    pub(super) fn total(self, total: Total) -> String {
        match total {
            Total::Known(won) => self.locale.amount(won),
            Total::Nothing => "–".to_owned(),
            Total::Missing => self.word("chart.unrecorded"),
            Total::Partly(Some(won)) => self.say_amount("chart.partly", won),
            Total::Partly(None) => self.word("chart.withheld"),
            Total::Open(Some(won)) => self.say_amount("chart.open", won),
            Total::Open(None) => self.word("chart.unallocated"),
        }
    }
}

impl<'a> Subject<'a> {
    /// A source's own cell. Money under `all` is drawn as a row of its own, so here it does not
    /// make the other rows incomplete.
    pub(super) fn own_cell(&self, column: Column, source: SourceKey, stage: Stage) -> Sum {
        let mut own = Sum::default();
        match self.ledger.cell(column, source, stage).state() {
            SumState::Known(won) => own.add(&Amount::Known(won)),
            SumState::None => own.add(&Amount::None),
            SumState::Absent => {}
            SumState::Incomplete { known, withheld } => {
                known.into_iter().for_each(|won| own.add(&Amount::Known(won)));
                withheld.iter().for_each(|why| own.add(&Amount::Withheld(why.clone())));
            }
        }
        own
    }

    /// A source's own cells of a stage over all columns.
    pub(super) fn own_total(&self, source: SourceKey, stage: Stage) -> Sum {
        let mut total = Sum::default();
        for (column, _) in &self.sums.columns {
            total.merge(&self.own_cell(*column, source, stage));
        }
        total
    }

    /// Whether a source's secured and executed money can be compared; see [`Ledger::is_settled`].
    pub(super) fn is_settled(&self, source: SourceKey) -> bool {
        self.ledger.is_settled(source)
    }

    /// The columns that have money to draw: secured, executed or demanded.
    pub(super) fn columns(&self) -> Vec<Column> {
        let drawn = |(_, sums): &&(Column, [Sum; 3])| sums.iter().any(|sum| !sum.is_absent());
        self.sums.columns.iter().filter(drawn).map(|(column, _)| *column).collect()
    }

    /// Every column, whatever it holds.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = Column> {
        self.sums.columns.iter().map(|(column, _)| *column)
    }

    /// Every row.
    pub(super) fn sources(&self) -> &'a [SourceKey] {
        &self.sums.sources
    }

    /// The total of a column's secured, executed or demanded money; of no other stage.
    pub(super) fn column_total(&self, column: Column, stage: Stage) -> Sum {
        let of_column = self.sums.columns.iter().find(|(c, _)| *c == column);
        of_column.map(|(_, sums)| of_stage(sums, stage).clone()).unwrap_or_default()
    }

    /// What all money of a stage comes to.
    pub(super) fn whole(&self, stage: Stage) -> Total {
        let mut whole = Sum::default();
        for (_, sums) in &self.sums.columns {
            whole.merge(of_stage(sums, stage));
        }
        Total::of(&whole)
    }
}

fn of_stage([secured, executed, demand]: &[Sum; 3], stage: Stage) -> &Sum {
    match stage {
        Stage::Executed => executed,
        Stage::Demand => demand,
        _ => secured,
    }
}
