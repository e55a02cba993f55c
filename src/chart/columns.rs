//! Columns of a group: each period with its secured and executed money, or what it asks for.
//!
//! Where figures have no room over their columns, or an amount is negative or not known, the
//! same entries are drawn as rows.

use super::bar::Total;
use super::canvas::{self, Canvas, Rect};
use super::figure::{Chart, Drawing, Figure, Texts, Width};
use super::findings::{self, Rated};
use super::letters;
use super::paint::{Paint, Tone};
use super::rows::{self, Entry};
use super::scale::{Scale, rounded_up};
use super::subject::{Subject, Voice};
use crate::model::{Column, SourceKey, Stage, Won};

/// The chart of periods.
pub(super) fn chart(subject: &Subject<'_>, id: &str) -> Option<Figure> {
    let voice = subject.voice;
    let columns = subject.columns();
    let entries: Vec<(Column, Entry)> = columns
        .into_iter()
        .filter_map(|column| {
            let stages = [Stage::Secured, Stage::Executed, Stage::Demand];
            let sums = stages.map(|stage| subject.column_total(column, stage));
            let rate = subject.ledger.column_execution_rate(column);
            let named = column.period().map(|period| voice.locale.period(period));
            let name = named.unwrap_or_else(|| voice.word("chart.undated"));
            Entry::of(name, rate, sums, (SourceKey::All, Tone::Sum)).map(|entry| (column, entry))
        })
        .collect();
    if entries.is_empty() {
        return None;
    }
    let (columns, entries): (Vec<Column>, Vec<Entry>) = entries.into_iter().unzip();
    let (what, subtitle) = if rows::is_demand(&entries) {
        ("chart.group.demand_by_period", "chart.subtitle")
    } else {
        ("chart.group.by_period", "chart.group.bold_executed")
    };
    let what = voice.word(what);
    let unit = voice.locale.unit_name();
    let values = [("what", what.as_str()), ("unit", unit)];
    let rated: Vec<Rated> = entries.iter().map(Entry::rated).collect();
    let texts = Texts {
        title: voice.locale.say("chart.title", &values),
        headline: findings::of_rates(subject, &rated),
        subtitle: voice.locale.say(subtitle, &values),
        description: rows::said(voice, &entries),
        elsewhere: String::new(),
    };
    let key = rows::key(voice, &entries);
    let draw = |width| {
        Plot::of(voice, (&columns, &entries), width)
            .map_or_else(|| rows::drawing(voice, &entries, width), |plot| plot.drawing())
    };
    Some(Chart { texts, key }.half_figure(id, draw))
}

/// Places and sizes; the constants are the design's.
struct Plot<'a> {
    voice: Voice<'a>,
    columns: &'a [Column],
    entries: &'a [Entry],
    wide: bool,
    across: f64,
    left: f64,
    scale: Scale,
    ticks: Vec<Won>,
}

const BASE: f64 = 250.0;
const HEIGHT: f64 = 294.0;

impl<'a> Plot<'a> {
    /// The plot, where every amount is a plain figure and has room over its column.
    fn of(
        voice: Voice<'a>,
        (columns, entries): (&'a [Column], &'a [Entry]),
        width: Width,
    ) -> Option<Self> {
        let wide = width != Width::Narrow;
        let totals = || entries.iter().flat_map(|e| &e.bars).map(|(_, bar)| bar.total);
        let plain = |total| match total {
            Total::Known(won) => won >= Won::ZERO,
            Total::Nothing => true,
            Total::Missing | Total::Partly(_) | Total::Open(_) => false,
        };
        if !totals().all(plain) {
            return None;
        }
        let high = totals().filter_map(Total::known).max().unwrap_or(Won::ZERO);
        let end = rounded_up(high, 4);
        let scale = Scale::new((Won::ZERO, end), (BASE, 34.0));
        let ticks = scale.ticks(4);
        let figures = ticks.iter().map(|tick| letters::width(&voice.locale.amount(*tick), "sm"));
        let axis = figures.fold(letters::width(&voice.word("chart.rate"), "sm"), f64::max);
        let across = width.across();
        let left = if wide { (axis + 8.0).max(56.0) } else { 0.0 };
        let plot = Self { voice, columns, entries, wide, across, left, scale, ticks };
        plot.have_room().then_some(plot)
    }

    fn have_room(&self) -> bool {
        let amounts = self
            .entries
            .iter()
            .flat_map(|entry| &entry.bars)
            .map(|(_, bar)| letters::width(&self.voice.total(bar.total), "c b halo sm"));
        let names = self.columns.iter().map(|c| letters::width(&self.name(*c), "c b"));
        amounts.chain(names).fold(0.0, f64::max) + 6.0 <= self.step()
    }

    fn step(&self) -> f64 {
        (self.across - self.left) / self.entries.len().max(1) as f64
    }

    fn name(&self, column: Column) -> String {
        match column.period() {
            Some(period) if self.wide => self.voice.locale.period_figures(period),
            Some(period) => self.voice.locale.period_short(period),
            None => self.voice.word("chart.undated"),
        }
    }

    fn drawing(&self) -> Drawing {
        canvas::draw((self.across, HEIGHT), |canvas| {
            if self.wide {
                self.axis(canvas);
            }
            for (index, (column, entry)) in self.columns.iter().zip(self.entries).enumerate() {
                let middle = self.left + (index as f64 + 0.5) * self.step();
                self.entry(canvas, entry, middle);
                canvas.text("c b", (middle, 269.0), &self.name(*column));
                let rate = entry.rate.map(|rate| self.voice.locale.rate(rate));
                canvas.text("c m sm", (middle, 287.0), &rate.unwrap_or_default());
            }
            canvas.line(Paint::Base, &[(self.left, BASE), (self.across, BASE)]);
            if self.wide && self.entries.iter().any(|entry| entry.rate.is_some()) {
                let word = self.voice.word("chart.rate");
                canvas.text("m e sm", (self.left - 8.0, 287.0), &word);
            }
        })
    }

    fn axis(&self, canvas: &Canvas<'_>) {
        for tick in self.ticks.iter().filter(|tick| **tick != Won::ZERO) {
            let y = self.scale.at(*tick);
            canvas.line(Paint::Grid, &[(self.left, y), (self.across, y)]);
            let text = self.voice.locale.amount(*tick);
            canvas.text("m e sm", (self.left - 8.0, y + 4.0), &text);
        }
        let unit = self.voice.locale.unit_name();
        if letters::width(unit, "m sm e") <= self.left - 8.0 {
            canvas.text("m sm e", (self.left - 8.0, 12.0), unit);
        } else {
            canvas.text("m sm", (0.0, 12.0), unit);
        }
    }

    fn entry(&self, canvas: &Canvas<'_>, entry: &Entry, middle: f64) {
        let bar = (self.step() * 0.36).min(34.0);
        let left = middle - bar - 1.0;
        let right = middle + 1.0;
        let top_of = |stage| entry.total(stage).known().map_or(BASE, |won| self.scale.at(won));
        let column = |x, top| Rect { x, y: top, width: bar, height: BASE - top };
        if entry.bars.len() == 1 {
            return self.demand(canvas, entry, column(left, top_of(Stage::Demand)), right);
        }
        let (secured, executed) = (top_of(Stage::Secured), top_of(Stage::Executed));
        if secured < BASE {
            canvas.hatched(Tone::Sum, column(left, secured));
        }
        if executed < BASE {
            canvas.rect(Paint::Solid(Tone::Sum), column(right, executed));
        }
        if entry.short() > Won::ZERO {
            let hole = Rect { x: right, y: secured, width: bar, height: executed - secured };
            canvas.rect(Paint::ToldHole, hole.inset(0.8));
        }
        for (stage, x) in [(Stage::Secured, left), (Stage::Executed, right)] {
            self.without_column(canvas, entry.total(stage), (x, bar));
        }
        let has_dash = entry.bars.iter().any(|(_, bar)| bar.total == Total::Nothing);
        let lowest = if has_dash { BASE - 12.0 } else { BASE };
        let top = secured.min(executed).min(lowest);
        // None has its dash where its column would be.
        let texts = [("c halo sm", Stage::Secured, 22.0), ("c b halo sm", Stage::Executed, 7.0)];
        for (role, stage, lift) in texts {
            if let Some(won) = entry.total(stage).known() {
                canvas.text(role, (middle, top - lift), &self.voice.locale.amount(won));
            }
        }
    }

    /// A short line for zero, a dash for none.
    fn without_column(&self, canvas: &Canvas<'_>, total: Total, (x, width): (f64, f64)) {
        match total {
            Total::Known(Won::ZERO) => {
                canvas.line(Paint::Zero, &[(x + 2.0, BASE - 1.5), (x + width - 2.0, BASE - 1.5)]);
            }
            Total::Nothing => canvas.text("c m", (x + width / 2.0, BASE - 6.0), "–"),
            _ => {}
        }
    }

    fn demand(&self, canvas: &Canvas<'_>, entry: &Entry, rect: Rect, right: f64) {
        let total = entry.total(Stage::Demand);
        if rect.height > 0.0 {
            canvas.rect(Paint::Want, rect);
        }
        self.without_column(canvas, total, (rect.x, rect.width));
        canvas.text("c m", (right + rect.width / 2.0, BASE - 6.0), "–");
        if total == Total::Nothing {
            return;
        }
        let word = self.voice.stage(Stage::Demand);
        canvas.text("c m sm", (rect.middle(), rect.y - 20.0), word);
        canvas.text("c sm", (rect.middle(), rect.y - 6.0), &self.voice.total(total));
    }
}
