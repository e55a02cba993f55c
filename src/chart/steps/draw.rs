//! Draws the cumulative chart.

use super::{Step, Steps};
use crate::chart::canvas::{self, Canvas};
use crate::chart::figure::{Drawing, Width};
use crate::chart::letters::{self, Measured};
use crate::chart::paint::Paint;
use crate::chart::scale::Scale;
use crate::chart::subject::Voice;
use crate::model::Won;

/// The drawing.
pub(in crate::chart) fn drawing(voice: Voice<'_>, steps: &Steps, width: Width) -> Drawing {
    let plot = Plot::of(voice, steps, width);
    let size = (plot.across, plot.base + 26.0);
    canvas::draw(size, |canvas| {
        if plot.has_axis {
            plot.axis(canvas);
        }
        plot.periods(canvas);
        plot.lines(canvas);
        if plot.has_values {
            plot.values(canvas);
        }
        plot.ends(canvas);
    })
}

/// Places and sizes; the constants are the design's.
struct Plot<'a> {
    voice: Voice<'a>,
    steps: &'a [Step],
    wide: bool,
    across: f64,
    left: f64,
    right: f64,
    base: f64,
    scale: Scale,
    ticks: Vec<(Won, Measured)>,
    has_axis: bool,
    has_values: bool,
    /// Whether the difference stands beside the end labels, not under them.
    is_gap_beside: bool,
    alarming: bool,
    labels: &'a [(Won, Measured)],
    gap: Option<&'a Measured>,
}

impl<'a> Plot<'a> {
    fn of(voice: Voice<'a>, shown: &'a Steps, width: Width) -> Self {
        let steps = shown.steps.as_slice();
        let wide = width != Width::Narrow;
        let across = width.across();
        let (base, top) = if wide { (230.0, 35.0) } else { (190.0, 29.3) };
        let amounts = || steps.iter().filter_map(|step| step.so_far).flat_map(|(s, e)| [s, e]);
        let low = amounts().min().unwrap_or(Won::ZERO);
        let high = amounts().max().unwrap_or(Won::ZERO);
        let scale = Scale::new((low, high), (base, top));
        let ticks = scale.ticks(if wide { 5 } else { 4 }).into_iter();
        let ticks = ticks.map(|won| (won, Measured::new(voice.locale.amount(won)))).collect();
        let mut plot = Self {
            voice,
            steps,
            wide,
            across,
            left: 0.0,
            right: 0.0,
            base,
            scale,
            ticks,
            has_axis: wide,
            has_values: true,
            is_gap_beside: wide,
            alarming: shown.alarming,
            labels: &shown.labels,
            gap: shown.gap.as_ref(),
        };
        plot.make_room();
        plot
    }

    /// Room for the labels at the end, the axis, and the values in their columns.
    fn make_room(&mut self) {
        let label = letters::widest(self.labels.iter().map(|(_, text)| text), self.end_role());
        let gap = self.gap.map_or(0.0, |text| text.width("hole-t"));
        let beside = 12.0 + label + 20.0 + gap;
        self.is_gap_beside = self.wide && beside <= self.across / 2.0;
        let room = match (self.wide, self.is_gap_beside) {
            (true, true) => beside.max(180.0),
            (true, false) => (12.0 + label.max(gap)).max(180.0),
            (false, _) => (8.0 + label.max(gap)).max(80.0),
        };
        self.right = (self.across - room).max(60.0);
        let values = self.steps.iter().filter(|step| step.so_far.is_some());
        let values = values.flat_map(|step| &step.amounts);
        let widest = letters::widest(values, self.figure_role());
        self.has_values = widest + 8.0 <= self.right / self.steps.len().max(1) as f64;
        self.has_axis = self.wide || !self.has_values;
        if self.has_axis {
            let ticks = self.ticks.iter().map(|(_, figure)| figure);
            let ticks = letters::widest(ticks, self.figure_role());
            let least = if self.wide { 60.0 } else { 0.0 };
            self.left = (ticks * 1.1 + 8.0).max(least).min(self.right - 40.0);
            self.has_values &= widest + 8.0 <= self.column();
        }
    }

    fn figure_role(&self) -> &'static str {
        self.role("c b", "c b sm")
    }

    fn role(&self, wide: &'static str, narrow: &'static str) -> &'static str {
        if self.wide { wide } else { narrow }
    }

    fn end_role(&self) -> &'static str {
        self.role("big", "b")
    }

    fn column(&self) -> f64 {
        (self.right - self.left) / self.steps.len().max(1) as f64
    }

    /// Where the n-th column begins.
    fn x(&self, n: usize) -> f64 {
        self.left + self.column() * n as f64
    }

    /// Column, secured and executed so far, of every step with figures.
    fn figures(&self) -> impl Iterator<Item = (usize, Won, Won)> {
        self.steps.iter().enumerate().filter_map(|(n, step)| step.so_far.map(|(s, e)| (n, s, e)))
    }

    fn axis(&self, canvas: &Canvas<'_>) {
        for (tick, text) in &self.ticks {
            let y = self.scale.at(*tick);
            if *tick != Won::ZERO {
                canvas.line(Paint::Grid, &[(self.left, y), (self.right, y)]);
            }
            if text.width("m e sm") <= self.left - 8.0 {
                canvas.text("m e sm", (self.left - 8.0, y + 4.0), text.text());
            }
        }
        let unit = self.voice.locale.unit_name();
        if letters::width(unit, "m sm e") <= self.left - 8.0 {
            canvas.text("m sm e", (self.left - 8.0, 12.0), unit);
        } else {
            canvas.text("m sm", (0.0, 12.0), unit);
        }
    }

    /// Names of the periods, as many as have room.
    fn periods(&self, canvas: &Canvas<'_>) {
        let mut free = 0.0_f64;
        for (n, step) in self.steps.iter().enumerate() {
            canvas.line(Paint::Base, &[(self.x(n), self.base), (self.x(n), self.base + 5.0)]);
            let middle = self.x(n) + self.column() / 2.0;
            let [long, short] = &step.names;
            let text = if self.wide { long } else { short };
            let role = match (self.wide, step.so_far.is_some()) {
                (true, true) => "c",
                (true, false) => "c m",
                (false, true) => "c sm",
                (false, false) => "c m sm",
            };
            let half = text.width(role) / 2.0;
            let middle = middle.max(half);
            if middle - half >= free && middle + half <= self.across {
                canvas.text(role, (middle, self.base + 19.0), text.text());
                free = middle + half + 5.0;
            }
            self.open_step(canvas, n, step);
        }
    }

    /// What stands in a period that is not drawn.
    fn open_step(&self, canvas: &Canvas<'_>, n: usize, step: &Step) {
        let text = match (step.so_far, step.demand, step.is_withheld) {
            (Some(_), ..) => return,
            (None, _, true) => self.voice.word("chart.withheld"),
            (None, Some(won), _) => {
                let key = self.role("chart.demand_of", "chart.demand_of_short");
                self.voice.say_amount(key, won)
            }
            (None, None, _) => return,
        };
        let role = "m c sm halo";
        if letters::width(&text, role) + 2.0 <= self.column() {
            let middle = self.x(n) + self.column() / 2.0;
            canvas.text(role, (middle, self.base - 10.0), &text);
        }
    }

    fn lines(&self, canvas: &Canvas<'_>) {
        for (n, secured, executed) in self.figures().filter(|(_, s, e)| s != e) {
            let paint = if self.alarming { Paint::HoleArea } else { Paint::ToldArea };
            let (from, to) = (self.x(n), self.x(n + 1));
            let (s, e) = (self.scale.at(secured), self.scale.at(executed));
            canvas.area(paint, &[(from, s), (to, s), (to, e), (from, e)]);
        }
        let zero = self.scale.zero();
        let path = |of: fn((usize, Won, Won)) -> Won| {
            let steps = self.figures().flat_map(|step| {
                let y = self.scale.at(of(step));
                [(self.x(step.0), y), (self.x(step.0 + 1), y)]
            });
            [(self.left, zero)].into_iter().chain(steps).collect::<Vec<_>>()
        };
        canvas.line(Paint::SecuredLine, &path(|(_, secured, _)| secured));
        canvas.line(Paint::ExecutedLine, &path(|(.., executed)| executed));
        canvas.line(Paint::Base, &[(self.left, zero), (self.right, zero)]);
    }

    /// Amounts at every step but the last, whose amounts stand at the end.
    fn values(&self, canvas: &Canvas<'_>) {
        let (strong, light) =
            if self.wide { ("c b halo", "c halo") } else { ("c b halo sm", "c halo sm") };
        let figures = self.figures().zip(self.steps.iter().filter(|step| step.so_far.is_some()));
        let last = self.figures().count().saturating_sub(1);
        for ((n, secured, executed), step) in figures.take(last) {
            let middle = self.x(n) + self.column() / 2.0;
            let [of_secured, of_executed] = &step.amounts;
            if secured == executed {
                let y = self.scale.at(executed) - 9.0;
                canvas.text(strong, (middle, y), of_executed.text());
                continue;
            }
            let (one, other) = ((secured, light, of_secured), (executed, strong, of_executed));
            let (upper, lower) = if secured > executed { (one, other) } else { (other, one) };
            canvas.text(upper.1, (middle, self.scale.at(upper.0) - 8.0), upper.2.text());
            let below = self.scale.at(lower.0) + 18.0;
            if below + 4.0 <= self.base {
                canvas.text(lower.1, (middle, below), lower.2.text());
            }
        }
    }

    fn ends(&self, canvas: &Canvas<'_>) {
        let [(upper, above), (lower, below)] = self.labels else { return };
        let last = self.figures().last().map_or(0, |(n, ..)| n);
        let (high, low) = (self.scale.at(*upper), self.scale.at(*lower));
        let reach = (self.x(last + 1), self.right + 4.0);
        for y in if upper == lower { vec![high] } else { vec![high, low] } {
            canvas.line(Paint::Lead, &[(reach.0, y), (reach.1, y)]);
        }
        let distance = (low - high).max(if self.wide { 25.5 } else { 22.4 });
        let shift = if self.wide { 5.0 } else { 2.0 };
        let under = if self.is_gap_beside || self.gap.is_none() { 0.0 } else { 18.0 };
        let lowest = self.base - distance / 2.0 - under;
        let middle = ((high + low) / 2.0 + shift).min(lowest).max(13.0 + distance / 2.0);
        let x = self.right + if self.wide { 12.0 } else { 8.0 };
        let role = self.end_role();
        canvas.text(role, (x, middle - distance / 2.0), above.text());
        canvas.text(role, (x, middle + distance / 2.0), below.text());
        let widest = above.width(role).max(below.width(role));
        let at = if self.is_gap_beside {
            (x + widest + 20.0, middle)
        } else {
            (x, middle + distance / 2.0 + 18.0)
        };
        self.gap(canvas, at, (high, low));
    }

    fn gap(&self, canvas: &Canvas<'_>, (x, y): (f64, f64), (high, low): (f64, f64)) {
        let Some(text) = self.gap else { return };
        let role = match (self.alarming, self.wide) {
            (true, true) => "hole-t",
            (true, false) => "hole-t sm",
            (false, true) => "hole-t told",
            (false, false) => "hole-t told sm",
        };
        canvas.text(role, (x, y), text.text());
        if !self.is_gap_beside {
            return;
        }
        let (from, to) = (x - 12.0, x - 7.0);
        let corners = [(from, high), (to, high), (to, low), (from, low)];
        if self.alarming {
            return canvas.line(Paint::HoleLine, &corners);
        }
        // In three strokes: the stylesheet fills this line's path.
        for side in corners.windows(2) {
            canvas.line(Paint::Lead, side);
        }
    }
}
