//! Draws the placed periods.

use super::block::Row;
use super::layout::{Layout, PlacedBlock, PlacedRow};
use super::measure::{LINE, Measure};
use crate::chart::bar::Total;
use crate::chart::canvas::{self, Canvas, Rect};
use crate::chart::figure::Drawing;
use crate::chart::letters::{self, Measured};
use crate::chart::naming::Placed;
use crate::chart::paint::{Paint, Tone};
use crate::chart::subject::Voice;
use crate::model::{Stage, Won};

/// The drawing of a layout.
pub(super) fn drawing(voice: Voice<'_>, layout: &Layout<'_>) -> Drawing {
    let measure = &layout.measure;
    let size = (measure.across, layout.bottom() + measure.foot.0 + measure.foot.1);
    let ticks = ticks(voice, measure);
    canvas::draw(size, |canvas| {
        grid(canvas, layout, &ticks);
        let rated = layout.blocks.iter().any(|block| block.block.rate.is_some());
        if measure.is_wide() && rated {
            canvas.text("m e sm", (measure.across, 12.0), &voice.word("chart.rate"));
        }
        for (index, block) in layout.blocks.iter().enumerate() {
            if index > 0 {
                canvas.line(Paint::Rule, &[(0.0, block.top), (measure.across, block.top)]);
            }
            Pen { voice, canvas, measure }.block(block);
        }
        axis(canvas, voice, layout, &ticks);
    })
}

/// What is needed to draw a block.
#[derive(Clone, Copy)]
struct Pen<'a, 'c> {
    voice: Voice<'a>,
    canvas: &'a Canvas<'c>,
    measure: &'a Measure,
}

impl Pen<'_, '_> {
    fn block(self, placed: &PlacedBlock<'_>) {
        self.heading(placed);
        self.rate(placed);
        self.names(placed);
        let named = placed.block.named_row();
        for (index, (row, at)) in placed.block.rows.iter().zip(&placed.rows).enumerate() {
            let y = placed.first_bar + index as f64 * self.measure.pitch;
            self.row(row, at, y);
            self.inside(placed, (row, at), named == Some(index));
            self.total(placed, (row, at), y);
        }
        let below = placed.bottom - self.measure.tail - placed.notes.len() as f64 * LINE;
        let left = if self.measure.is_wide() { self.measure.words_end + 12.0 } else { 0.0 };
        for (index, note) in placed.notes.iter().enumerate() {
            self.canvas.text("m sm", (left, below + 14.0 + index as f64 * LINE), note);
        }
    }

    fn heading(self, placed: &PlacedBlock<'_>) {
        let figures = &placed.block.figures;
        if !self.measure.is_wide() {
            let rate = self.rate_text(placed).map_or(0.0, |text| text.width("sm"));
            let text = figures.fit("yr", self.measure.across - rate - 10.0);
            self.canvas.text("yr", (0.0, placed.top + 22.0), &text);
        } else if let Some(text) = &placed.long_heading {
            self.canvas.text("b", (0.0, placed.first_bar - self.measure.lift), text);
        } else {
            self.canvas.text("yr", (0.0, placed.first_bar + 17.0), figures.text());
        }
    }

    fn rate_text<'b>(self, placed: &PlacedBlock<'b>) -> Option<&'b Measured> {
        let [alone, named] = placed.block.rate.as_ref()?;
        Some(if self.measure.is_wide() { alone } else { named })
    }

    fn rate(self, placed: &PlacedBlock<'_>) {
        let Some(text) = self.rate_text(placed) else { return };
        let alarming = placed.block.holes.untold > Won::ZERO;
        let right = self.measure.across;
        if !self.measure.is_wide() {
            let role = if alarming { "e hole-t sm" } else { "m e sm" };
            return self.canvas.text(role, (right, placed.top + 22.0), text.text());
        }
        let executed = placed.block.rows.iter().position(|row| row.stage == Stage::Executed);
        let y = placed.first_bar + executed.unwrap_or(0) as f64 * self.measure.pitch;
        let role = if alarming { "e hole-t" } else { "e m" };
        self.canvas.text(role, (right, y + self.measure.text), text.text());
    }

    fn names(self, placed: &PlacedBlock<'_>) {
        let (labels, places) = &placed.names;
        let lowest = placed.first_bar - self.measure.lift;
        match places {
            Placed::Nothing => {}
            Placed::Above(at) => {
                for (label, x) in labels.iter().zip(at) {
                    self.canvas.text("halo sm", (*x, lowest), &label.text);
                }
            }
            Placed::Listed(at) => {
                let row = placed.block.named();
                let lines = places.lines();
                for (index, (label, (line, x))) in labels.iter().zip(at).enumerate() {
                    let y = lowest - (lines - 1 - line) as f64 * LINE;
                    let sign = Rect { x: *x + 0.5, y: y - 9.0, width: 9.0, height: 9.0 };
                    let tone = row.and_then(|row| row.bar.segments.get(index)).map(|s| s.tone);
                    self.fill(row.map_or(Stage::Secured, |row| row.stage), tone, sign);
                    self.canvas.text("halo sm", (x + crate::chart::naming::SIGN, y), &label.text);
                }
            }
        }
    }

    /// A segment's fill: hatched, solid or white by stage; dotted where there is no tone.
    fn fill(self, stage: Stage, tone: Option<Tone>, rect: Rect) {
        match (stage, tone) {
            (_, None) => self.canvas.rect(Paint::Absent, rect),
            (Stage::Executed, Some(tone)) => self.canvas.rect(Paint::Solid(tone), rect),
            (Stage::Demand, Some(_)) => self.canvas.rect(Paint::Want, rect),
            (_, Some(tone)) => self.canvas.hatched(tone, rect),
        }
    }

    fn row(self, row: &Row, at: &PlacedRow, y: f64) {
        let role = self.measure.role("m e", "m e sm");
        self.canvas.text(role, (self.measure.words_end, y + self.measure.text), row.word.text());
        for (segment, rect) in row.bar.segments.iter().zip(&at.segments) {
            self.fill(row.stage, Some(segment.tone), *rect);
        }
        if let Some(rect) = at.dotted {
            self.canvas.rect(Paint::Absent, rect);
        }
        for (rect, paint) in at.holes.iter().zip([Paint::Hole, Paint::ToldHole]) {
            if let Some(rect) = rect {
                self.canvas.rect(paint, *rect);
            }
        }
        if row.bar.is_zero() {
            let x = self.measure.scale.zero() + 1.5;
            self.canvas.line(Paint::Zero, &[(x, y + 2.0), (x, y + self.measure.bar - 2.0)]);
        }
    }

    /// Words inside bars: amounts on solid and white, what a dashed or dotted box is.
    fn inside(self, placed: &PlacedBlock<'_>, (row, at): (&Row, &PlacedRow), named: bool) {
        let segments = row.bar.segments.iter().zip(&row.amounts).zip(&at.segments);
        for ((segment, amount), rect) in segments {
            let roles = match row.stage {
                Stage::Executed => segment.tone.centred(),
                Stage::Demand if !named => ["c", "c sm"],
                _ => continue,
            };
            if named || self.is_named(placed, segment.source) {
                self.centred(roles, *rect, &[amount]);
            } else {
                let name = self.voice.name(segment.source);
                let with_name = Measured::new([name, " ", amount.text()].concat());
                self.centred(roles, *rect, &[&with_name, amount]);
            }
        }
        let words = [["c hole-t", "c hole-t sm"], ["c hole-t told", "c hole-t told sm"]];
        for ((roles, rect), texts) in words.into_iter().zip(at.holes).zip(&row.unexecuted) {
            if let (Some(rect), Some([said, amount])) = (rect, texts) {
                self.centred(roles, rect, &[said, amount]);
            }
        }
        if let Some(rect) = at.dotted.filter(|_| row.is_hidden() && !named) {
            let withheld = self.voice.locale.word("chart.withheld");
            self.centred(["c m", "c m sm"], rect, &[&Measured::new(withheld)]);
        }
    }

    fn is_named(self, placed: &PlacedBlock<'_>, source: crate::model::SourceKey) -> bool {
        placed
            .block
            .named()
            .is_some_and(|row| row.bar.segments.iter().any(|segment| segment.source == source))
    }

    /// The first text that has room in the rectangle, in the role for this drawing: wide or narrow.
    fn centred(self, [wide, narrow]: [&'static str; 2], rect: Rect, texts: &[&Measured]) {
        let role = self.measure.role(wide, narrow);
        // Boxes are drawn in by a hair; their row's top is not.
        let top = if rect.height < self.measure.bar { rect.y - 0.8 } else { rect.y };
        let fits = |text: &&&Measured| text.width(role) + 8.0 <= rect.width;
        if let Some(text) = texts.iter().find(fits) {
            self.canvas.text(role, (rect.middle(), top + self.measure.text), text.text());
        }
    }

    fn total(self, placed: &PlacedBlock<'_>, (row, at): (&Row, &PlacedRow), y: f64) {
        let measure = self.measure;
        let text = measure.total_text(self.voice, row);
        let place = (at.end + 9.0, y + measure.total);
        match row.bar.total {
            Total::Known(_) | Total::Partly(Some(_)) | Total::Open(Some(_)) => {
                self.canvas.text(measure.total_role(), place, &text);
            }
            Total::Nothing | Total::Missing | Total::Open(None) => {
                self.canvas.text(measure.role("m halo", "m halo sm"), place, &text);
            }
            // The dotted box, or the name above it, says so already.
            Total::Partly(None) => {}
        }
        if row.stage == Stage::Demand && row.bar.is_zero() {
            self.no_demand(placed, y);
        }
    }

    fn no_demand(self, placed: &PlacedBlock<'_>, y: f64) {
        let role = self.measure.role("m halo", "m halo sm");
        let key = self.measure.role("chart.period.no_demand", "chart.period.no_demand_short");
        let column = self.voice.locale.column(placed.block.column);
        let text = self.voice.locale.say(key, &[("column", &column)]);
        let x = self.measure.scale.zero() + 26.0;
        if x + letters::width(&text, role) <= self.measure.across {
            self.canvas.text(role, (x, y + self.measure.text), &text);
        }
    }
}

/// Round amounts that can be marked without their figures touching.
fn ticks(voice: Voice<'_>, measure: &Measure) -> Vec<Tick> {
    let scale = &measure.scale;
    let tick = |won| {
        let figure = voice.locale.amount(won);
        Tick { won, x: scale.at(won), half: letters::width(&figure, "m c sm") / 2.0, figure }
    };
    let room = |ticks: &Vec<Tick>| {
        let widest = ticks.iter().map(|tick| tick.half * 2.0).fold(0.0, f64::max);
        ticks.windows(2).all(|pair| match pair {
            [a, b] => b.x - a.x >= widest + 10.0,
            _ => true,
        })
    };
    let marked = |most| scale.ticks(most).into_iter().map(tick).collect::<Vec<_>>();
    let several = (2..=5).rev().map(marked).find(room).unwrap_or_default();
    if several.iter().any(|tick| tick.won == Won::ZERO) { several } else { vec![tick(Won::ZERO)] }
}

/// A mark of the scale: an amount, its place, its figure and how far that reaches on each side.
struct Tick {
    won: Won,
    x: f64,
    figure: String,
    half: f64,
}

fn grid(canvas: &Canvas<'_>, layout: &Layout<'_>, ticks: &[Tick]) {
    let measure = &layout.measure;
    for Tick { x, .. } in ticks.iter().filter(|tick| tick.won != Won::ZERO) {
        let x = *x;
        if measure.is_wide() {
            canvas.line(Paint::Grid, &[(x, measure.head + 6.0), (x, layout.bottom())]);
            continue;
        }
        for block in &layout.blocks {
            let rows = block.rows.len() as f64;
            let bars = rows * measure.pitch - (measure.pitch - measure.bar);
            let (top, bottom) = (block.first_bar - 3.0, block.first_bar + bars + 3.0);
            canvas.line(Paint::Grid, &[(x, top), (x, bottom)]);
        }
    }
}

fn axis(canvas: &Canvas<'_>, voice: Voice<'_>, layout: &Layout<'_>, ticks: &[Tick]) {
    let measure = &layout.measure;
    let y = layout.bottom() + measure.foot.0;
    let mut end = 0.0_f64;
    for Tick { x, figure, half, .. } in ticks {
        if x - half >= 0.0 && x + half <= measure.across {
            canvas.text("m c sm", (*x, y), figure);
            end = x + half;
        }
    }
    let unit = voice.locale.unit_name();
    let apart = 9.0;
    if end + apart + letters::width(unit, "m sm") <= measure.across {
        let (role, x) =
            if measure.is_wide() { ("m sm", end + apart) } else { ("m sm e", measure.across) };
        canvas.text(role, (x, y), unit);
    }
    let zero = measure.scale.zero();
    if measure.is_wide() {
        canvas.line(Paint::Base, &[(zero, measure.head + 6.0), (zero, layout.bottom())]);
    } else {
        for block in &layout.blocks {
            let rows = block.rows.len() as f64;
            let bars = rows * measure.pitch - (measure.pitch - measure.bar);
            let (top, bottom) = (block.first_bar - 3.0, block.first_bar + bars + 3.0);
            canvas.line(Paint::Base, &[(zero, top), (zero, bottom)]);
        }
    }
}
