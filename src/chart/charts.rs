//! The charts of a report, composed once: for its page, and for the picture that stands alone.
//!
//! What they say, what they show and the drawing that both need are kept as long as this is. Holds
//! no charts of groups, which have no picture.

use super::figure::{Chart, Drawing, Figure, Width};
use super::periods::Block;
use super::shares::Told;
use super::steps::Steps;
use super::subject::{Subject, Sums, Voice};
use super::{periods, poster, shares, steps};
use crate::model::Ledger;
use std::sync::OnceLock;

/// One of the charts of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Secured (or demanded) money beside executed money, by period and source. Where no period
    /// has secured, executed or demanded money written, there is none.
    Periods,
    /// Each source's share of the secured money, and how much of it was executed. There is none
    /// unless the secured money is known, above zero, and broken down by source, none of it
    /// negative.
    Shares,
    /// Secured and executed money added up from period to period. There is none with fewer than
    /// two periods that have both figures, or where all of them are zero.
    Cumulative,
}

/// The charts of one ledger, those that can be drawn.
pub struct Charts(Vec<Composed>);

/// A chart that can be drawn.
pub(super) struct Composed {
    /// What it says.
    pub(super) chart: Chart,
    shown: Shown,
    wide: OnceLock<Drawing>,
}

/// What a chart shows, without places.
enum Shown {
    Periods(Vec<Block>),
    Shares(Vec<Told>),
    Cumulative(Steps),
}

impl Charts {
    /// The charts of a ledger. Nothing is drawn yet.
    pub fn of(ledger: &Ledger, voice: Voice<'_>) -> Self {
        let sums = Sums::of(ledger);
        let subject = &Subject { ledger, voice, sums: &sums };
        let charts = [
            periods::chart(subject).map(|(chart, shown)| (chart, Shown::Periods(shown))),
            shares::chart(subject).map(|(chart, shown)| (chart, Shown::Shares(shown))),
            steps::chart(subject).map(|(chart, shown)| (chart, Shown::Cumulative(shown))),
        ];
        let composed = |(chart, shown)| Composed { chart, shown, wide: OnceLock::new() };
        Self(charts.into_iter().flatten().map(composed).collect())
    }

    /// One of them for a page, in the voice they were composed in. `id` starts every id in the
    /// drawing and must be unique on the page.
    pub fn figure(&self, which: Which, voice: Voice<'_>, id: &str) -> Option<Figure> {
        let composed = self.0.iter().find(|composed| composed.which() == which)?;
        let draw = |width| composed.draw(voice, width);
        Some(composed.chart.figure(id, Some(composed.wide(voice)), draw))
    }

    /// All of them as one picture, in the voice they were composed in: title, unit, as-of date,
    /// publisher, licence, and every chart in its wide drawing. `None` where there is no chart.
    pub fn poster(&self, voice: Voice<'_>, title: &str) -> Option<String> {
        (!self.0.is_empty()).then(|| poster::poster(&self.0, voice, title))
    }
}

impl Composed {
    fn which(&self) -> Which {
        match self.shown {
            Shown::Periods(_) => Which::Periods,
            Shown::Shares(_) => Which::Shares,
            Shown::Cumulative(_) => Which::Cumulative,
        }
    }

    /// The wide drawing, that page and picture share.
    pub(super) fn wide(&self, voice: Voice<'_>) -> &Drawing {
        self.wide.get_or_init(|| self.draw(voice, Width::Wide))
    }

    fn draw(&self, voice: Voice<'_>, width: Width) -> Drawing {
        match &self.shown {
            Shown::Periods(blocks) => periods::drawing(voice, blocks, width),
            Shown::Shares(shares) => shares::drawing(voice, shares, width),
            Shown::Cumulative(steps) => steps::drawing(voice, steps, width),
        }
    }
}
