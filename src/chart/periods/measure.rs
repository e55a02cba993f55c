//! Sizes of the drawings, and the room that words need beside the bars.

use super::block::{Block, Row};
use crate::chart::bar::Total;
use crate::chart::figure::Width;
use crate::chart::letters;
use crate::chart::scale::Scale;
use crate::chart::subject::Voice;
use crate::model::{Stage, Won};
use std::borrow::Cow;

/// Sizes in units; the constants are the design's.
pub(super) struct Measure {
    /// Which drawing.
    pub(super) width: Width,
    /// Width of the drawing.
    pub(super) across: f64,
    /// Where the first block begins.
    pub(super) head: f64,
    /// From a block's top to its first bar, without names above it.
    pub(super) to_bar: f64,
    /// Height of a bar.
    pub(super) bar: f64,
    /// From a bar to the next.
    pub(super) pitch: f64,
    /// What the first line of names adds.
    pub(super) first_line: f64,
    /// From the names' baseline to the bar.
    pub(super) lift: f64,
    /// From the last bar to the block's end.
    pub(super) tail: f64,
    /// From a bar's top to the baseline of its own texts.
    pub(super) text: f64,
    /// From a bar's top to the baseline of its total.
    pub(super) total: f64,
    /// From the last block's end to the axis' baseline, and on to the edge.
    pub(super) foot: (f64, f64),
    /// Where the words before the bars end.
    pub(super) words_end: f64,
    /// How wide a dotted box is whose amount is not known.
    pub(super) dotted: f64,
    /// Money to places.
    pub(super) scale: Scale,
}

/// Height of a further line of names or of a note.
pub(super) const LINE: f64 = 16.0;

impl Measure {
    /// The sizes for these blocks.
    pub(super) fn of(voice: Voice<'_>, blocks: &[Block], width: Width) -> Self {
        // Half a page is also paper, on which the chart leaves the table room.
        let either = |wide: f64, half: f64, narrow: f64| match width {
            Width::Wide => wide,
            Width::Half => half,
            Width::Narrow => narrow,
        };
        let across = width.across();
        let words_end = stage_words(voice, width).max(either(96.0, 88.0, 24.0));
        let reserve = room_for_totals(voice, blocks, width).max(either(130.0, 110.0, 46.0));
        let low = words_end + 8.0;
        let bars_end = (across - reserve).max(low + 40.0);
        let extents = || blocks.iter().flat_map(|b| &b.rows).map(|row| row.extent);
        let below = extents().map(|(below, _)| below).min().unwrap_or(Won::ZERO);
        let above = extents().map(|(_, above)| above).max().unwrap_or(Won::ZERO);
        Self {
            width,
            across,
            head: either(20.0, 16.0, 4.0),
            to_bar: either(12.0, 8.0, 32.0),
            bar: either(22.0, 20.0, 19.0),
            pitch: either(26.0, 23.0, 22.0),
            first_line: either(17.0, 17.0, 16.0),
            lift: either(7.0, 6.0, 6.0),
            tail: either(14.0, 9.0, 13.0),
            text: either(15.8, 14.6, 13.7),
            total: either(16.3, 15.2, 14.1),
            foot: (either(16.0, 16.0, 14.0), 6.0),
            words_end,
            dotted: dotted(width),
            scale: Scale::new((below, above), (low, bars_end)),
        }
    }

    /// Whether words stand beside the bars, as on all but the narrow drawing.
    pub(super) fn is_wide(&self) -> bool {
        self.width != Width::Narrow
    }

    /// A role in this drawing: small letters on the narrow one.
    pub(super) fn role(&self, wide: &'static str, narrow: &'static str) -> &'static str {
        if self.is_wide() { wide } else { narrow }
    }

    /// What a bar comes to, in words; a long one leaves it to the dotted box what is missing.
    pub(super) fn total_text<'r>(&self, voice: Voice<'_>, row: &'r Row) -> Cow<'r, str> {
        total_text(voice, row, self.width)
    }

    /// The role of totals.
    pub(super) fn total_role(&self) -> &'static str {
        total_role(self.width)
    }
}

fn total_text<'r>(voice: Voice<'_>, row: &'r Row, width: Width) -> Cow<'r, str> {
    match row.bar.total {
        Total::Partly(Some(won)) | Total::Open(Some(won))
            if width == Width::Narrow && row.total.width("b") > 100.0 =>
        {
            Cow::Owned(format!("{} +", voice.locale.amount(won)))
        }
        _ => Cow::Borrowed(row.total.text()),
    }
}

fn total_role(width: Width) -> &'static str {
    if width == Width::Narrow { "b halo" } else { "big halo" }
}

fn dotted(width: Width) -> f64 {
    if width == Width::Narrow { 42.0 } else { 56.0 }
}

fn stage_words(voice: Voice<'_>, width: Width) -> f64 {
    let role = if width == Width::Narrow { "m e sm" } else { "m e" };
    let stages = [Stage::Secured, Stage::Executed, Stage::Demand];
    let widest = stages.map(|stage| letters::width(voice.stage(stage), role));
    let widest = widest.into_iter().fold(0.0, f64::max);
    match width {
        Width::Wide | Width::Half => letters::width("2018", "yr") + widest + 14.0,
        Width::Narrow => widest + 2.0,
    }
}

/// What stands behind the bars: totals, in the wide drawing the rate, and dotted boxes.
fn room_for_totals(voice: Voice<'_>, blocks: &[Block], width: Width) -> f64 {
    let rows = || blocks.iter().flat_map(|block| &block.rows);
    let totals = rows().map(|row| match total_text(voice, row, width) {
        Cow::Borrowed(_) => row.total.width(total_role(width)),
        Cow::Owned(text) => letters::width(&text, total_role(width)),
    });
    let totals = totals.fold(0.0, f64::max);
    let rates = blocks.iter().filter_map(|block| block.rate.as_ref());
    let rates = letters::widest(rates.map(|[rate, _]| rate), "hole-t");
    let open = |row: &&Row| {
        row.is_hidden() && row.bar.hidden_won().is_none() || row.bar.total == Total::Missing
    };
    let dotted = if rows().any(|row| open(&row)) { dotted(width) } else { 0.0 };
    dotted
        + match width {
            Width::Wide | Width::Half => 9.0 + totals + rates + 14.0,
            Width::Narrow => 9.0 + totals + 2.0,
        }
}
