//! What one bar of a chart shows: segments, what is hidden, and what it comes to.
//!
//! Read off the ledger, keeping the four kinds of no number apart: zero, none, not recorded,
//! withheld. Decides no place and no size.

use super::paint::Tone;
use super::subject::Subject;
use crate::model::{Column, Site, SourceKey, Stage, Sum, SumState, Won};

/// The money of one stage, as a bar.
#[derive(Debug, Clone, Default)]
pub(super) struct Bar {
    /// Known amounts other than zero, in the order of sources.
    pub(super) segments: Vec<Segment>,
    /// Sources (or `all`) with a withheld amount, in order.
    pub(super) hidden: Vec<SourceKey>,
    /// Reasons given for what is withheld, each once.
    pub(super) reasons: Vec<String>,
    /// What it comes to.
    pub(super) total: Total,
}

/// One source's part of a bar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    /// Whose money.
    pub(super) source: SourceKey,
    /// Its fill.
    pub(super) tone: Tone,
    /// How much, not zero.
    pub(super) won: Won,
}

/// What a bar comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Total {
    /// A figure, zero included.
    Known(Won),
    /// `-`: there is none.
    Nothing,
    /// Not recorded.
    #[default]
    Missing,
    /// Some of it is withheld; the rest, where there is any.
    Partly(Option<Won>),
    /// Some of it may be in money that is not broken down; the rest, where there is any.
    Open(Option<Won>),
}

impl Total {
    /// What a sum comes to.
    pub(super) fn of(sum: &Sum) -> Self {
        match sum.state() {
            SumState::Known(won) => Self::Known(won),
            SumState::None => Self::Nothing,
            SumState::Absent => Self::Missing,
            SumState::Incomplete { known, withheld: [] } => Self::Open(known),
            SumState::Incomplete { known, .. } => Self::Partly(known),
        }
    }

    /// What is known of it, where that is a figure.
    pub(super) fn known_part(self) -> Option<Won> {
        match self {
            Self::Known(won) | Self::Partly(Some(won)) | Self::Open(Some(won)) => Some(won),
            _ => None,
        }
    }

    /// Whether some of it is not known.
    pub(super) fn is_incomplete(self) -> bool {
        matches!(self, Self::Partly(_) | Self::Open(_))
    }

    /// The figure, where it is one.
    pub(super) fn known(self) -> Option<Won> {
        match self {
            Self::Known(won) => Some(won),
            _ => None,
        }
    }
}

impl Bar {
    /// The bar of a column and stage, stacked by source.
    pub(super) fn of(subject: &Subject<'_>, column: Column, stage: Stage) -> Self {
        let sum = subject.column_total(column, stage);
        let mut bar = Self { total: Total::of(&sum), ..Self::default() };
        bar.note_reasons(&sum);
        for source in subject.sources() {
            let cell = subject.ledger.cell(column, *source, stage);
            bar.add(subject.voice.site, *source, &cell);
        }
        bar.settle();
        bar
    }

    /// The bar of one sum that is not broken down any further.
    pub(super) fn of_sum(sum: &Sum, source: SourceKey, tone: Tone) -> Self {
        let mut bar = Self { total: Total::of(sum), ..Self::default() };
        bar.note_reasons(sum);
        if sum.is_withheld() {
            bar.hidden.push(source);
        }
        if let SumState::Known(won) | SumState::Incomplete { known: Some(won), .. } = sum.state()
            && won != Won::ZERO
        {
            bar.segments.push(Segment { source, tone, won });
        }
        bar
    }

    fn add(&mut self, site: &Site, source: SourceKey, cell: &Sum) {
        self.note_reasons(cell);
        if cell.is_withheld() {
            self.hidden.push(source);
        }
        if let SumState::Known(won) | SumState::Incomplete { known: Some(won), .. } = cell.state()
            && won != Won::ZERO
        {
            self.segments.push(Segment { source, tone: Tone::of(site, source), won });
        }
    }

    /// A total that only the author states is drawn as money not broken down.
    fn settle(&mut self) {
        if let Total::Known(won) = self.total
            && self.segments.is_empty()
            && self.hidden.is_empty()
            && won != Won::ZERO
        {
            self.segments.push(Segment { source: SourceKey::All, tone: Tone::Sum, won });
        }
    }

    fn note_reasons(&mut self, sum: &Sum) {
        if let SumState::Incomplete { withheld, .. } = sum.state() {
            for reason in withheld {
                if !self.reasons.contains(reason) {
                    self.reasons.push(reason.clone());
                }
            }
        }
    }

    /// Whether anything was written for it.
    pub(super) fn is_recorded(&self) -> bool {
        self.total != Total::Missing
    }

    /// Whether it is a zero with nothing in it.
    pub(super) fn is_zero(&self) -> bool {
        self.total == Total::Known(Won::ZERO) && self.segments.is_empty()
    }

    /// Whether it is zero or none.
    pub(super) fn is_empty(&self) -> bool {
        self.is_zero() || self.total == Total::Nothing
    }

    /// The withheld money, where a stated total lets it be told: total minus what is known.
    pub(super) fn hidden_won(&self) -> Option<Won> {
        if self.hidden.is_empty() {
            return None;
        }
        let known: Won = self.segments.iter().map(|segment| segment.won).sum();
        let rest = self.total.known()? - known;
        (rest > Won::ZERO).then_some(rest)
    }

    /// How far it reaches below and above zero, without what is withheld at no known size.
    pub(super) fn extent(&self) -> (Won, Won) {
        let sum = |sign: fn(&Won) -> bool| -> Won {
            self.segments.iter().map(|segment| segment.won).filter(sign).sum()
        };
        let above = sum(|won| *won > Won::ZERO) + self.hidden_won().unwrap_or(Won::ZERO);
        (sum(|won| *won < Won::ZERO), above)
    }
}
