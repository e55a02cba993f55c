//! Rows of a group: each source (or period) with its secured and executed money, for half a column.
//!
//! One bar each, not stacked; gaps are grey, because a sum holds explained and unexplained ones.

use super::bar::{Bar, Total};
use super::canvas::{self, Canvas, Rect};
use super::figure::{Chart, Drawing, Figure, Texts, Width};
use super::findings::{self, Rated};
use super::key::Sign;
use super::paint::{Paint, Tone};
use super::scale::Scale;
use super::subject::{Subject, Voice};
use super::{describe, letters};
use crate::model::{Column, Period, Rate, SourceKey, Stage, Sum, Won};

/// A source or period of a group.
pub(super) struct Entry {
    /// Its name.
    pub(super) name: String,
    /// 집행률, where it can be computed.
    pub(super) rate: Option<Rate>,
    /// Its bars: secured and executed, or demand alone.
    pub(super) bars: Vec<(Stage, Bar)>,
}

impl Entry {
    /// An entry of three sums; nothing where none of them is recorded.
    pub(super) fn of(
        name: String,
        rate: Option<Rate>,
        sums: [Sum; 3],
        source: (SourceKey, Tone),
    ) -> Option<Self> {
        let [secured, executed, demand] = sums.map(|sum| Bar::of_sum(&sum, source.0, source.1));
        // An execution of nothing beside a demand says no more than the demand.
        let spent = executed.is_recorded() && (!executed.is_empty() || !demand.is_recorded());
        let budgeted = secured.is_recorded() || spent;
        let bars = match (budgeted, demand.is_recorded()) {
            (true, _) => vec![(Stage::Secured, secured), (Stage::Executed, executed)],
            (false, true) => vec![(Stage::Demand, demand)],
            (false, false) => return None,
        };
        Some(Self { name, rate, bars })
    }

    /// What its bar of a stage comes to.
    pub(super) fn total(&self, stage: Stage) -> Total {
        self.bars.iter().find(|(s, _)| *s == stage).map_or(Total::Missing, |(_, bar)| bar.total)
    }

    /// Secured and not executed, where both are known; never negative.
    pub(super) fn short(&self) -> Won {
        let executed = match self.total(Stage::Executed) {
            Total::Nothing => Some(Won::ZERO),
            total => total.known(),
        };
        let gap = self.total(Stage::Secured).known().zip(executed).map(|(s, e)| s - e);
        // Without a rate the two sums are not of the same periods.
        let gap = gap.filter(|_| self.rate.is_some());
        gap.unwrap_or(Won::ZERO).max(Won::ZERO)
    }

    /// The figures in words.
    pub(super) fn said(&self, voice: Voice<'_>) -> String {
        let totals: Vec<_> = self.bars.iter().map(|(stage, bar)| (*stage, bar.total)).collect();
        let rate = self
            .rate
            .map(|rate| voice.locale.say("chart.rate_is", &[("rate", &voice.locale.rate(rate))]));
        describe::line(voice, &self.name, &totals, rate)
    }

    /// For the headline.
    pub(super) fn rated(&self) -> Rated {
        let secured = match self.total(Stage::Secured) {
            Total::Nothing => Some(Won::ZERO),
            Total::Missing if self.bars.len() == 1 => Some(Won::ZERO),
            total => total.known(),
        };
        Rated::new(self.name.clone(), self.rate, secured)
    }
}

/// The chart of sources.
pub(super) fn by_source(subject: &Subject<'_>, id: &str) -> Option<Figure> {
    let ledger = subject.ledger;
    let entries: Vec<Entry> = ledger
        .sources()
        .into_iter()
        .filter_map(|source| {
            let sum = |stage| subject.own_total(source, stage);
            let sums = [sum(Stage::Secured), sum(Stage::Executed), sum(Stage::Demand)];
            let rate = rate(&sums).filter(|_| subject.is_settled(source));
            let tone = Tone::of(subject.voice.site, source);
            Entry::of(subject.voice.name(source).to_owned(), rate, sums, (source, tone))
        })
        .collect();
    if entries.is_empty() {
        return None;
    }
    let what = subject.voice.word(if is_demand(&entries) {
        "chart.group.demand_by_source"
    } else {
        "chart.group.by_source"
    });
    let unit = subject.voice.locale.unit_name();
    let span = span(subject);
    let values = [("what", what.as_str()), ("unit", unit), ("span", &span)];
    let rated: Vec<Rated> = entries.iter().map(Entry::rated).collect();
    let texts = Texts {
        title: subject.voice.locale.say("chart.title", &values),
        headline: findings::of_rates(subject, &rated),
        subtitle: subject.voice.locale.say("chart.subtitle_of_span", &values),
        description: said(subject.voice, &entries),
        elsewhere: String::new(),
    };
    let key = key(subject.voice, &entries);
    let draw = |width| drawing(subject.voice, &entries, width);
    Some(Chart { texts, key }.half_figure(id, draw))
}

fn rate([secured, executed, _]: &[Sum; 3]) -> Option<Rate> {
    Rate::new(executed.exact()?, secured.known()?)
}

/// `2022~2025년 합계`, or of everything where money lies outside of years.
fn span(subject: &Subject<'_>) -> String {
    let recorded = |column: &Column| {
        let sum = |stage| subject.column_total(*column, stage);
        let executed = sum(Stage::Executed);
        let spent = !executed.is_absent() && executed.exact() != Some(Won::ZERO);
        !sum(Stage::Secured).is_absent() || spent
    };
    let columns: Vec<Column> = subject.all_columns().filter(recorded).collect();
    let years: Option<Vec<(u16, u16)>> = columns
        .iter()
        .map(|column| match column {
            Column::Period(Period::Years { first, last }) => Some((*first, *last)),
            _ => None,
        })
        .collect();
    let years = years.unwrap_or_default();
    let first = years.iter().map(|(first, _)| *first).min();
    let last = years.iter().map(|(_, last)| *last).max();
    match first.zip(last) {
        Some((first, last)) => {
            let period = subject.voice.locale.period(Period::Years { first, last });
            subject.voice.locale.say("chart.group.span", &[("period", &period)])
        }
        None => subject.voice.word("chart.group.whole"),
    }
}

/// Whether nothing but demand is drawn.
pub(super) fn is_demand(entries: &[Entry]) -> bool {
    entries.iter().flat_map(|entry| &entry.bars).all(|(stage, _)| *stage == Stage::Demand)
}

/// The figures of all entries in words.
pub(super) fn said(voice: Voice<'_>, entries: &[Entry]) -> String {
    entries.iter().map(|entry| entry.said(voice)).collect::<Vec<_>>().join(" ")
}

/// The key of a group's chart.
pub(super) fn key(voice: Voice<'_>, entries: &[Entry]) -> Vec<(Sign, String)> {
    let has = |stage| entries.iter().any(|e| e.bars.iter().any(|(s, _)| *s == stage));
    let bars = || entries.iter().flat_map(|entry| &entry.bars);
    let hidden = bars().any(|(_, bar)| matches!(bar.total, Total::Partly(_)));
    let missing = bars().any(|(_, bar)| !bar.is_recorded());
    let signs = [
        (has(Stage::Secured), Sign::Secured, "chart.key.secured"),
        (has(Stage::Secured), Sign::Executed, "chart.key.executed"),
        (entries.iter().any(|e| e.short() > Won::ZERO), Sign::ToldHole, "chart.key.hole_any"),
        (has(Stage::Demand), Sign::Want, "chart.key.demand"),
        (hidden && !missing, Sign::Absent, "chart.withheld"),
        (missing && !hidden, Sign::Absent, "chart.unrecorded"),
        (missing && hidden, Sign::Absent, "chart.key.absent"),
    ];
    let shown = signs.into_iter().filter(|(shown, ..)| *shown);
    shown.map(|(_, sign, key)| (sign, voice.word(key))).collect()
}

/// The drawing of entries as rows.
pub(super) fn drawing(voice: Voice<'_>, entries: &[Entry], width: Width) -> Drawing {
    let table = Table::of(voice, entries, width);
    let size = (table.across, table.top(entries.len()));
    canvas::draw(size, |canvas| {
        for (index, entry) in entries.iter().enumerate() {
            let top = table.top(index);
            if index > 0 {
                canvas.line(Paint::Rule, &[(0.0, top), (table.across, top)]);
            }
            table.entry(canvas, voice, entry, top);
        }
        let zero = table.scale.zero();
        if table.wide {
            canvas.line(Paint::Base, &[(zero - 0.5, 4.0), (zero - 0.5, size.1 - 6.0)]);
        }
    })
}

/// Sizes; the constants are the design's.
struct Table {
    wide: bool,
    across: f64,
    pitch: f64,
    to_bar: f64,
    names_end: f64,
    scale: Scale,
    dotted: f64,
}

const BAR: f64 = 20.0;

impl Table {
    fn of(voice: Voice<'_>, entries: &[Entry], width: Width) -> Self {
        let wide = width != Width::Narrow;
        let bars = || entries.iter().flat_map(|entry| &entry.bars);
        let texts = bars().map(|(stage, bar)| letters::width(&text(voice, *stage, bar), "b"));
        let dotted = if wide { 40.0 } else { 24.0 };
        let open = bars().any(|(_, bar)| is_dotted(bar));
        let reserve = texts.fold(0.0, f64::max) + 9.0 + if open { dotted } else { 0.0 };
        let names = entries.iter().map(|entry| letters::width(&entry.name, "big"));
        let names_end = if wide { names.fold(0.0, f64::max).clamp(74.0, 170.0) } else { 0.0 };
        let across = width.across();
        let (least, from) = if wide { (115.5, names_end + 10.5) } else { (99.5, 0.5) };
        let to = (across - reserve.max(least)).max(from + 30.0);
        let below = bars().map(|(_, bar)| bar.extent().0).min().unwrap_or(Won::ZERO);
        let above = bars().map(|(_, bar)| bar.extent().1).max().unwrap_or(Won::ZERO);
        let scale = Scale::new((below, above), (from, to));
        let (pitch, to_bar) = if wide { (69.0, 12.0) } else { (85.0, 28.0) };
        Self { wide, across, pitch, to_bar, names_end, scale, dotted }
    }

    fn top(&self, index: usize) -> f64 {
        index as f64 * self.pitch
    }

    fn entry(&self, canvas: &Canvas<'_>, voice: Voice<'_>, entry: &Entry, top: f64) {
        let rate = entry.rate.map(|rate| voice.locale.rate(rate));
        if self.wide {
            let name = letters::fit(&entry.name, "big", self.names_end);
            canvas.text("big", (0.0, top + 28.0), &name);
            canvas.text("m", (0.0, top + 50.0), &rate.unwrap_or_default());
        } else {
            let rate = rate.map(|rate| voice.locale.say("chart.rate_is", &[("rate", &rate)]));
            let rate = rate.unwrap_or_default();
            let room = self.across - letters::width(&rate, "m e sm") - 8.0;
            canvas.text("big", (0.0, top + 19.0), &letters::fit(&entry.name, "big", room));
            canvas.text("m e sm", (self.across, top + 19.0), &rate);
        }
        let ends = entry.bars.iter().map(|(_, bar)| {
            let dotted = if is_dotted(bar) { self.dotted } else { 0.0 };
            self.scale.at(bar.extent().1) + dotted
        });
        let end = ends.fold(self.scale.zero(), f64::max);
        for (index, (stage, bar)) in entry.bars.iter().enumerate() {
            let y = top + self.to_bar + index as f64 * (BAR + 4.0);
            self.bar(canvas, (*stage, bar), entry.short(), y);
            let role = if *stage == Stage::Executed { "halo b" } else { "halo" };
            canvas.text(role, (end + 7.5, y + 15.0), &text(voice, *stage, bar));
        }
    }

    fn bar(&self, canvas: &Canvas<'_>, (stage, bar): (Stage, &Bar), short: Won, y: f64) {
        let zero = self.scale.zero();
        let mut end = zero;
        for segment in &bar.segments {
            end = self.scale.at(segment.won);
            let rect = Rect::between((zero, end), y, BAR);
            match stage {
                Stage::Executed => canvas.rect(Paint::Solid(segment.tone), rect),
                Stage::Demand => canvas.rect(Paint::Want, rect),
                _ => canvas.hatched(segment.tone, rect),
            }
        }
        if stage == Stage::Executed && short > Won::ZERO {
            let rect = Rect { x: end, y, width: self.scale.length(short), height: BAR };
            canvas.rect(Paint::ToldHole, rect.inset(0.8));
        }
        if is_dotted(bar) {
            let rect = Rect { x: end.max(zero), y, width: self.dotted, height: BAR };
            canvas.rect(Paint::Absent, rect.inset(0.8));
        }
        if bar.is_zero() {
            canvas.line(Paint::Zero, &[(zero + 1.5, y + 2.0), (zero + 1.5, y + BAR - 2.0)]);
        }
    }
}

fn is_dotted(bar: &Bar) -> bool {
    bar.total.is_incomplete() || !bar.is_recorded()
}

fn text(voice: Voice<'_>, stage: Stage, bar: &Bar) -> String {
    format!("{} {}", voice.stage(stage), voice.total(bar.total))
}
