//! What a period shows: its rows of money, its gaps, its rate. No places yet.

use crate::chart::bar::{Bar, Total};
use crate::chart::gaps::Holes;
use crate::chart::letters::Measured;
use crate::chart::subject::{Subject, Voice};
use crate::model::{Column, Stage, Won};

const NO_HOLES: Holes = Holes { untold: Won::ZERO, told: Won::ZERO };

/// One period.
pub(in crate::chart) struct Block {
    /// Which.
    pub(super) column: Column,
    /// Its rows, from the top.
    pub(super) rows: Vec<Row>,
    /// Its name in figures.
    pub(super) figures: Measured,
    /// 집행률, where it can be computed, alone and with its name.
    pub(super) rate: Option<[Measured; 2]>,
    /// Its gaps.
    pub(super) holes: Holes,
    /// The names of the segments of its [named row](Self::named_row).
    pub(super) names: Vec<Name>,
}

/// The name of a segment.
pub(super) struct Name {
    /// Whose money it is.
    pub(super) source: Measured,
    /// That with the amount.
    pub(super) whole: Measured,
}

/// One stage of a period.
pub(super) struct Row {
    /// Which.
    pub(super) stage: Stage,
    /// Its money.
    pub(super) bar: Bar,
    /// The word for the stage.
    pub(super) word: Measured,
    /// The amounts of its segments, in words.
    pub(super) amounts: Vec<Measured>,
    /// What it comes to, in words.
    pub(super) total: Measured,
    /// The gaps drawn behind it; nothing but behind executed money.
    pub(super) holes: Holes,
    /// What stands in the boxes of the gaps without a reason and with one, where there are any:
    /// the longer wording, and the shorter.
    pub(super) unexecuted: [Option<[Measured; 2]>; 2],
    /// How far it reaches below and above zero, its gaps included.
    pub(super) extent: (Won, Won),
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
        let (voice, holes) = (subject.voice, Holes::of_column(subject.ledger, column));
        let rate = subject.ledger.column_execution_rate(column).map(|rate| {
            let rate = voice.locale.rate(rate);
            let named = voice.locale.say("chart.rate_is", &[("rate", &rate)]);
            [rate, named].map(Measured::new)
        });
        let figures = column.period().map(|period| voice.locale.period_figures(period));
        let row = |(stage, bar)| {
            Row::of(voice, (stage, bar), if stage == Stage::Executed { holes } else { NO_HOLES })
        };
        let mut block = Self {
            column,
            rows: bars.into_iter().map(row).collect(),
            figures: Measured::new(figures.unwrap_or_else(|| voice.word("chart.undated"))),
            rate,
            holes,
            names: Vec::new(),
        };
        block.names = block.named().map(|row| row.names(voice)).unwrap_or_default();
        block
    }

    /// The row whose segments are named.
    pub(super) fn named(&self) -> Option<&Row> {
        self.rows.get(self.named_row()?)
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

    fn of(voice: Voice<'_>, (stage, bar): (Stage, Bar), holes: Holes) -> Self {
        let amount = |won| voice.locale.amount(won);
        let unexecuted = |won| {
            let said = || [voice.say_amount("chart.unexecuted", won), amount(won)];
            (won > Won::ZERO).then(|| said().map(Measured::new))
        };
        let (below, above) = bar.extent();
        Self {
            stage,
            word: Measured::new(voice.stage(stage)),
            amounts: bar.segments.iter().map(|s| Measured::new(amount(s.won))).collect(),
            total: Measured::new(voice.total(bar.total)),
            holes,
            unexecuted: [holes.untold, holes.told].map(unexecuted),
            extent: (below, above + holes.won()),
            bar,
        }
    }

    fn names(&self, voice: Voice<'_>) -> Vec<Name> {
        let segments = self.bar.segments.iter().zip(&self.amounts);
        let name = segments.map(|(segment, amount)| {
            let source = voice.name(segment.source);
            let whole = Measured::new([source, " ", amount.text()].concat());
            Name { source: Measured::new(source), whole }
        });
        name.collect()
    }
}
