//! The chart of a report: a block for each period, secured above executed, stacked by source.
//!
//! Planned, carried over and returned money is not drawn: it belongs to the table.

mod block;
mod draw;
mod layout;
mod measure;

use super::figure::{Chart, Drawing, Texts, Width};
use super::gaps::{self, Holes};
use super::key::Sign;
use super::subject::{Subject, Voice};
use super::{describe, findings};
use crate::model::Stage;
pub(super) use block::Block;
use layout::Layout;
use measure::Measure;

/// The chart, where any period has money to draw.
pub(super) fn chart(subject: &Subject<'_>) -> Option<(Chart, Vec<Block>)> {
    let blocks: Vec<Block> =
        subject.columns().into_iter().map(|column| Block::of(subject, column)).collect();
    if blocks.is_empty() {
        return None;
    }
    let (texts, key) = (texts(subject, &blocks), key(subject, &blocks));
    Some((Chart { texts, key }, blocks))
}

/// One drawing of the chart.
pub(super) fn drawing(voice: Voice<'_>, blocks: &[Block], width: Width) -> Drawing {
    let measure = Measure::of(voice, blocks, width);
    draw::drawing(voice, &Layout::of(voice, blocks, measure))
}

fn texts(subject: &Subject<'_>, blocks: &[Block]) -> Texts {
    let mut rows = blocks.iter().flat_map(|block| &block.rows);
    let only_demand = rows.clone().any(|row| row.stage == Stage::Demand)
        && rows.all(|row| row.stage == Stage::Demand || row.bar.is_empty());
    let what =
        subject.voice.word(if only_demand { "chart.period.demand" } else { "chart.period.what" });
    let unit = subject.voice.locale.unit_name();
    let values = [("what", what.as_str()), ("unit", unit)];
    Texts {
        title: subject.voice.locale.say("chart.title", &values),
        headline: findings::of_periods(subject),
        subtitle: subject.voice.locale.say("chart.subtitle", &values),
        description: description(subject, blocks),
        elsewhere: subject.voice.word("chart.same_in_table"),
    }
}

fn description(subject: &Subject<'_>, blocks: &[Block]) -> String {
    let gaps = gaps::merged(subject.ledger);
    let gaps = |column| describe::gaps(subject.voice, column, &gaps);
    let said = blocks.iter().map(|block| {
        let totals: Vec<_> = block.rows.iter().map(|row| (row.stage, row.bar.total)).collect();
        let name = subject.voice.locale.column(block.column);
        describe::line(subject.voice, &name, &totals, gaps(block.column))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn key(subject: &Subject<'_>, blocks: &[Block]) -> Vec<(Sign, String)> {
    let rows = || blocks.iter().flat_map(|block| &block.rows);
    let holes = Holes::of_all(subject.ledger);
    let (untold, told) = (holes.untold.0 > 0, holes.told.0 > 0);
    let amounts = |stage| rows().any(|row| row.stage == stage && !row.bar.segments.is_empty());
    let hidden = rows().any(|row| !row.bar.hidden.is_empty() || row.is_hidden());
    let missing = rows().any(|row| !row.bar.is_recorded());
    let entries = [
        (amounts(Stage::Secured), Sign::Secured, "chart.key.secured"),
        (amounts(Stage::Executed), Sign::Executed, "chart.key.executed"),
        (untold && !told, Sign::Hole, "chart.key.hole"),
        (untold && told, Sign::Hole, "chart.key.hole_untold"),
        (told, Sign::ToldHole, "chart.key.hole_told"),
        (amounts(Stage::Demand), Sign::Want, "chart.key.demand"),
        (hidden && !missing, Sign::Absent, "chart.withheld"),
        (missing && !hidden, Sign::Absent, "chart.unrecorded"),
        (missing && hidden, Sign::Absent, "chart.key.absent"),
    ];
    let shown = entries.into_iter().filter(|(shown, ..)| *shown);
    shown.map(|(_, sign, key)| (sign, subject.voice.word(key))).collect()
}
