//! Where everything of a period stands: bars, segments, names, heights.

use super::block::{Block, Row};
use super::measure::{LINE, Measure};
use crate::chart::canvas::Rect;
use crate::chart::letters;
use crate::chart::naming::{Label, Placed, Room};
use crate::chart::subject::Voice;
use crate::model::Won;
use std::borrow::Cow;

/// A whole drawing, placed.
pub(super) struct Layout<'a> {
    /// Its sizes.
    pub(super) measure: Measure,
    /// Its blocks.
    pub(super) blocks: Vec<PlacedBlock<'a>>,
}

/// A block, placed.
pub(super) struct PlacedBlock<'a> {
    /// What it shows.
    pub(super) block: &'a Block,
    /// Its upper edge.
    pub(super) top: f64,
    /// The upper edge of its first bar.
    pub(super) first_bar: f64,
    /// Its lower edge.
    pub(super) bottom: f64,
    /// Its rows.
    pub(super) rows: Vec<PlacedRow>,
    /// Its heading, cut, where it is too long to stand before the words of the rows.
    pub(super) long_heading: Option<Cow<'a, str>>,
    /// Names of segments, by text, and where they stand.
    pub(super) names: (Vec<Label<'a>>, Placed),
    /// Reasons for what is withheld, in lines under the bars.
    pub(super) notes: Vec<String>,
}

/// A row, placed.
pub(super) struct PlacedRow {
    /// Its segments, in the order of its bar's.
    pub(super) segments: Vec<Rect>,
    /// The box of what is withheld, or not recorded.
    pub(super) dotted: Option<Rect>,
    /// The boxes of the gaps: without a reason, with one.
    pub(super) holes: [Option<Rect>; 2],
    /// Where it ends.
    pub(super) end: f64,
}

impl PlacedRow {
    fn move_down(&mut self, by: f64) {
        let boxes = self.holes.iter_mut().chain([&mut self.dotted]).flatten();
        self.segments.iter_mut().chain(boxes).for_each(|rect| rect.y += by);
    }
}

impl<'a> Layout<'a> {
    /// Places blocks from the top.
    pub(super) fn of(voice: Voice<'_>, blocks: &'a [Block], measure: Measure) -> Self {
        let mut top = measure.head;
        let mut placed = Vec::with_capacity(blocks.len());
        for block in blocks {
            let block = place(voice, &measure, block, top);
            top = block.bottom;
            placed.push(block);
        }
        Self { measure, blocks: placed }
    }

    /// Where the last block ends.
    pub(super) fn bottom(&self) -> f64 {
        self.blocks.last().map_or(self.measure.head, |block| block.bottom)
    }
}

/// Whether the heading of a period is too long to stand before the words of the rows.
fn is_long(measure: &Measure, block: &Block) -> bool {
    if !measure.is_wide() {
        return false;
    }
    let words = letters::widest(block.rows.iter().map(|row| &row.word), "m");
    block.figures.width("yr") > measure.words_end - words - 4.0
}

fn place<'a>(voice: Voice<'_>, measure: &Measure, block: &'a Block, top: f64) -> PlacedBlock<'a> {
    let tops = (0_u16..).map(|n| f64::from(n) * measure.pitch);
    let mut rows: Vec<PlacedRow> =
        block.rows.iter().zip(tops).map(|(row, y)| place_row(measure, row, y)).collect();
    let labels = block.named_row().map(|n| labels(voice, measure, block, (n, &rows)));
    let labels = labels.unwrap_or_default();
    let is_long = is_long(measure, block);
    let long_heading = is_long.then(|| block.figures.fit("b", measure.words_end));
    let names = Placed::of(&labels, room(measure, long_heading.as_deref()));
    let lines = names.lines().max(usize::from(is_long));
    let above = if lines == 0 { 0.0 } else { measure.first_line + (lines - 1) as f64 * LINE };
    let first_bar = top + measure.to_bar + above;
    let notes = notes(voice, measure, block);
    let bars = block.rows.len() as f64 * measure.pitch - (measure.pitch - measure.bar);
    let bottom = first_bar + bars + notes.len() as f64 * LINE + measure.tail;
    rows.iter_mut().for_each(|row| row.move_down(first_bar));
    let names = (labels, names);
    PlacedBlock { block, top, first_bar, bottom, rows, long_heading, names, notes }
}

/// The room for names: behind a heading that stands on their line.
fn room(measure: &Measure, long_heading: Option<&str>) -> Room {
    let wide = measure.is_wide();
    let heading = long_heading.map_or(0.0, |text| letters::width(text, "b") + 6.0);
    Room {
        left: if wide { (measure.words_end + 12.0).max(heading) } else { 0.0 },
        free: heading,
        right: measure.across,
        indent: if wide { 4.0 } else { 2.0 },
    }
}

/// Segments from zero outwards, then what is withheld, then the gaps.
fn place_row(measure: &Measure, row: &Row, y: f64) -> PlacedRow {
    let scale = &measure.scale;
    let (mut below, mut above) = (Won::ZERO, Won::ZERO);
    let mut segments = Vec::with_capacity(row.bar.segments.len());
    for segment in &row.bar.segments {
        let reach = if segment.won < Won::ZERO { &mut below } else { &mut above };
        let from = scale.at(*reach);
        *reach += segment.won;
        segments.push(Rect::between((from, scale.at(*reach)), y, measure.bar));
    }
    let mut end = scale.at(above);
    let dotted = dotted_width(measure, row).map(|width| {
        let rect = Rect { x: end, y, width, height: measure.bar };
        end = rect.right();
        rect.inset(0.8)
    });
    let mut hole = |won: Won| {
        (won > Won::ZERO).then(|| {
            let rect = Rect { x: end, y, width: scale.length(won), height: measure.bar };
            end = rect.right();
            rect.inset(0.8)
        })
    };
    let holes = [hole(row.holes.untold), hole(row.holes.told)];
    PlacedRow { segments, dotted, holes, end }
}

fn dotted_width(measure: &Measure, row: &Row) -> Option<f64> {
    if let Some(won) = row.bar.hidden_won() {
        return Some(measure.scale.length(won));
    }
    (row.is_hidden() || !row.bar.is_recorded()).then_some(measure.dotted)
}

/// The role of names.
const NAME: &str = "halo sm";

/// Name and amount of every segment of a row, from left to right, and whose money is withheld.
fn labels<'a>(
    voice: Voice<'_>,
    measure: &Measure,
    block: &'a Block,
    (index, placed): (usize, &[PlacedRow]),
) -> Vec<Label<'a>> {
    let (Some(row), Some(placed)) = (block.rows.get(index), placed.get(index)) else {
        return Vec::new();
    };
    let longest = if measure.is_wide() { 240.0 } else { 120.0 };
    let mut labels = Vec::with_capacity(block.names.len() + 1);
    for ((name, amount), rect) in block.names.iter().zip(&row.amounts).zip(&placed.segments) {
        let room = longest - amount.width(NAME).min(longest - 40.0);
        let span = (rect.x, rect.right());
        labels.push(match name.source.fit(NAME, room) {
            Cow::Borrowed(_) => {
                let (text, width) = (Cow::Borrowed(name.whole.text()), name.whole.width(NAME));
                Label { text, width, span }
            }
            Cow::Owned(cut) => label(format!("{cut} {}", amount.text()), span),
        });
    }
    if let Some(rect) = placed.dotted.filter(|_| row.is_hidden()) {
        let names: Vec<&str> = row.bar.hidden.iter().map(|s| voice.name(*s)).collect();
        let text = format!("{} {}", names.join("·"), voice.word("chart.withheld"));
        labels.push(label(letters::fit(text.trim(), NAME, longest), (rect.x, rect.right())));
    }
    // Cuts lie left of zero; names are placed from left to right.
    labels.sort_by(|a, b| a.span.0.total_cmp(&b.span.0));
    labels
}

fn label<'a>(text: String, span: (f64, f64)) -> Label<'a> {
    Label { width: letters::width(&text, NAME), text: Cow::Owned(text), span }
}

fn notes(voice: Voice<'_>, measure: &Measure, block: &Block) -> Vec<String> {
    let left = if measure.is_wide() { measure.words_end + 12.0 } else { 0.0 };
    let said = block
        .reasons()
        .into_iter()
        .map(|reason| voice.locale.say("chart.withheld_because", &[("reason", reason)]));
    said.flat_map(|note| letters::wrap(&note, "m sm", (measure.across - left) * 0.8)).collect()
}
