//! What a period shows: its rows of money, its gaps, its rate. No places yet.

use crate::chart::bar::{Bar, Total};
use crate::chart::gaps::Holes;
use crate::chart::subject::Subject;
use crate::model::{Column, Stage, Won};

/// One period.
pub(in crate::chart) struct Block {
    /// Which.
    pub(super) column: Column,
    /// Its rows, from the top.
    pub(super) rows: Vec<Row>,
    /// Its name in figures.
    pub(super) figures: String,
    /// 집행률, where it can be computed, alone and with its name.
    pub(super) rate: Option<[String; 2]>,
    /// Its gaps.
    pub(super) holes: Holes,
}

/// One stage of a period.
pub(super) struct Row {
    /// Which.
    pub(super) stage: Stage,
    /// Its money.
    pub(super) bar: Bar,
    /// The word for the stage.
    pub(super) word: String,
    /// The amounts of its segments, in words.
    pub(super) amounts: Vec<String>,
    /// What it comes to, in words.
    pub(super) total: String,
    /// The gaps drawn behind it; nothing but behind executed money.
    pub(super) holes: Holes,
}

impl Block {
    /// The rows of a column: secured beside executed, demanded money where there is any.
    pub(super) fn of(subject: &Subject<'_>, column: Column) -> Self {
        let bar = |stage| Bar::of(subject, column, stage);
        let [secured, executed, demand] =
            [Stage::Secured, Stage::Executed, Stage::Demand].map(|stage| (stage, bar(stage)));
        let demanded = demand.1.is_recorded();
        let budgeted = secured.1.is_recorded() || (executed.1.is_recorded() && !demanded);
        let bars = if budgeted {
            let worth_a_row = demanded && !demand.1.is_empty();
            let third = worth_a_row.then_some(demand);
            [secured, executed].into_iter().chain(third).collect::<Vec<_>>()
        } else {
            let second = executed.1.is_recorded().then_some(executed);
            [demand].into_iter().chain(second).collect()
        };
        let holes = Holes::of_column(subject.ledger, column);
        let row = |(stage, bar): (Stage, Bar)| Row {
            stage,
            word: subject.voice.stage(stage).to_owned(),
            amounts: bar.segments.iter().map(|s| subject.voice.locale.amount(s.won)).collect(),
            total: subject.voice.total(bar.total),
            bar,
            holes: if stage == Stage::Executed { holes } else { Holes::default() },
        };
        let rate = subject.ledger.column_execution_rate(column).map(|rate| {
            let rate = subject.voice.locale.rate(rate);
            let named = subject.voice.locale.say("chart.rate_is", &[("rate", &rate)]);
            [rate, named]
        });
        let figures = column.period().map(|period| subject.voice.locale.period_figures(period));
        Self {
            column,
            rows: bars.into_iter().map(row).collect(),
            figures: figures.unwrap_or_else(|| subject.voice.word("chart.undated")),
            rate,
            holes,
        }
    }

    /// The place of the row whose segments are named: the first that has any.
    pub(super) fn named_row(&self) -> Option<usize> {
        self.rows.iter().position(|row| !row.bar.segments.is_empty() || row.is_hidden())
    }

    /// Every reason given for money that is withheld, each once.
    pub(super) fn reasons(&self) -> Vec<&str> {
        let mut reasons: Vec<&str> = Vec::new();
        for reason in self.rows.iter().flat_map(|row| &row.bar.reasons) {
            if !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

impl Row {
    /// Whether some of its money is withheld.
    pub(super) fn is_hidden(&self) -> bool {
        !self.bar.hidden.is_empty() || matches!(self.bar.total, Total::Partly(_))
    }

    /// How far it reaches below and above zero, its gaps included.
    pub(super) fn extent(&self) -> (Won, Won) {
        let (below, above) = self.bar.extent();
        (below, above + self.holes.won())
    }
}
