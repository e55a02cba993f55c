//! What charts say in words: the description, the finding above it, and the line below that.
//!
//! Which finding it is, is the chart's to choose; its figures must be the tables'.

use super::books::{ALL, Book};
use super::checked::Checked;
use super::figure::{Figure, Said};
use super::gaps::{Gap, source_name};
use super::pages::ratio;
use crate::built::within;
use scraper::ElementRef;

/// One of the drawn things: a period, or a source.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) sums: [Figure; 3],
    pub(super) rate: Option<(i128, i128)>,
}

/// What a chart is about.
#[derive(Clone, Copy)]
pub(super) struct Money<'a> {
    pub(super) book: &'a Book,
    pub(super) gaps: &'a [Gap],
    /// The sources in their order.
    pub(super) order: &'a [String],
}

pub(super) const STAGES: [&str; 3] = ["secured", "executed", "demand"];

/// The texts one chart may have.
pub(super) struct Texts {
    pub(super) headlines: Vec<String>,
    subtitles: Vec<String>,
    descriptions: Vec<String>,
}

impl Checked<'_> {
    /// The charts of some money.
    pub(super) fn charts(
        &mut self,
        figures: &[ElementRef<'_>],
        (book, gaps): (&Book, &[Gap]),
        order: &[String],
    ) {
        let money = Money { book, gaps, order };
        for figure in figures {
            let is = |class: &str| figure.value().classes().any(|one| one == class);
            let mut around = figure.ancestors().filter_map(ElementRef::wrap);
            let texts = if is("fig-main") {
                self.drawn_periods(*figure, money);
                self.of_periods(money)
            } else if is("fig-share") {
                self.drawn_shares(*figure, money);
                self.of_shares(money)
            } else if is("fig-steps") {
                self.drawn_steps(*figure, money);
                self.of_steps(money)
            } else {
                let is_by_source = around.any(|one| one.value().id() == Some("by-source"));
                let entries = if is_by_source { self.sources(money) } else { self.columns(money) };
                self.drawn_group(*figure, &entries);
                self.of_group(money, &entries, is_by_source)
            };
            self.chart_texts(*figure, &texts);
        }
    }

    fn chart_texts(&mut self, figure: ElementRef<'_>, texts: &Texts) {
        for headline in within(figure, "figcaption b") {
            self.one_of(headline, &texts.headlines, "the finding of a chart");
        }
        for subtitle in within(figure, "figcaption span") {
            self.one_of(subtitle, &texts.subtitles, "the second line of a chart");
        }
        for description in within(figure, "desc") {
            self.one_of(description, &texts.descriptions, "the description of a chart");
        }
    }

    /// A source as charts name it.
    pub(super) fn chart_name(&self, source: &str) -> String {
        let all = self.printer.word("chart.unallocated");
        if source == ALL { all.to_owned() } else { source_name(self.tables, self.printer, source) }
    }

    /// A stage and its amount.
    fn item(&self, stage: &str, figure: &Figure) -> Option<String> {
        let printer = self.printer;
        let key = if stage == "demand" { "demand_in_full" } else { stage };
        let what = printer.word(&format!("chart.{key}"));
        let (key, won) = match figure.said() {
            Said::Exact(won) => ("amount", won),
            Said::None => ("none", 0),
            Said::Absent => return None,
            Said::Part(Some(won), true) => ("partly", won),
            Said::Part(None, true) => ("withheld", 0),
            Said::Part(Some(won), false) => ("open", won),
            Said::Part(None, false) => ("unallocated", 0),
        };
        let amount = printer.amount(won);
        Some(printer.say(&format!("chart.say.{key}"), &[("what", what), ("amount", &amount)]))
    }

    fn line(&self, name: &str, items: &[String]) -> String {
        self.printer.say("chart.say.line", &[("name", name), ("items", &items.join(", "))])
    }

    /// The periods that are drawn.
    pub(super) fn columns(&self, money: Money<'_>) -> Vec<Entry> {
        let entry = |period: String| {
            let sums = STAGES.map(|stage| money.book.of_period(&period, stage));
            let open = money.book.is_open(&period);
            let rate = ratio(&sums[1], &sums[0]).filter(|_| !open);
            let undated = self.printer.word("chart.undated").to_owned();
            let name = if period.is_empty() { undated } else { self.printer.period(&period) };
            Entry { key: period, name, sums, rate }
        };
        let entries = money.book.columns().into_iter().map(entry);
        entries.filter(|entry| !entry.sums.iter().all(Figure::is_absent)).collect()
    }

    /// The sources that are drawn: their own money, without what is not broken down.
    fn sources(&self, money: Money<'_>) -> Vec<Entry> {
        let entry = |source: &String| {
            let sums = STAGES.map(|stage| own_total(money.book, source, stage));
            let rate = ratio(&sums[1], &sums[0]).filter(|_| !money.book.is_unsettled(source));
            Entry { key: source.clone(), name: self.chart_name(source), sums, rate }
        };
        let entries = money.order.iter().map(entry);
        entries.filter(|entry| !entry.bars().is_empty()).collect()
    }

    fn of_group(&self, money: Money<'_>, entries: &[Entry], is_by_source: bool) -> Texts {
        let printer = self.printer;
        let line = |entry: &Entry| {
            let bars = entry.bars().into_iter();
            let mut items: Vec<String> =
                bars.filter_map(|n| self.item(STAGES[n], &entry.sums[n])).collect();
            items.extend(entry.rate.map(|(above, below)| {
                printer.say("chart.rate_is", &[("rate", &printer.percent(above, below))])
            }));
            self.line(&entry.name, &items)
        };
        let lines: Vec<String> = entries.iter().map(line).collect();
        let mut headlines = self.plain_finding(money.book);
        headlines.extend(self.lowest(entries));
        let span = span(money.book);
        let span = span
            .map(|period| printer.say("chart.group.span", &[("period", &printer.period(&period))]));
        let span = span.unwrap_or_else(|| printer.word("chart.group.whole").to_owned());
        let whats = if is_by_source {
            ["chart.group.by_source", "chart.group.demand_by_source"]
        } else {
            ["chart.group.by_period", "chart.group.demand_by_period"]
        };
        let keys = ["chart.subtitle", "chart.subtitle_of_span", "chart.group.bold_executed"];
        let subtitle = |(what, key): (&str, &str)| {
            let what = printer.word(what);
            printer.say(key, &[("what", what), ("unit", &printer.unit), ("span", &span)])
        };
        let all = whats.into_iter().flat_map(|what| keys.map(|key| subtitle((what, key))));
        Texts { headlines, subtitles: all.collect(), descriptions: vec![lines.join(" ")] }
    }

    fn of_periods(&self, money: Money<'_>) -> Texts {
        let printer = self.printer;
        let line = |entry: Entry| {
            let rows = entry.rows().into_iter();
            let mut items: Vec<String> =
                rows.filter_map(|n| self.item(STAGES[n], &entry.sums[n])).collect();
            items.extend(self.gaps_of(&entry.key, money));
            self.line(&printer.period(&entry.key), &items)
        };
        let lines: Vec<String> = self.columns(money).into_iter().map(line).collect();
        let elsewhere = printer.word("chart.same_in_table");
        let subtitle = |what: &str| {
            let what = printer.word(what);
            printer.say("chart.subtitle", &[("what", what), ("unit", &printer.unit)])
        };
        Texts {
            headlines: self.spent_findings(money),
            subtitles: ["chart.period.what", "chart.period.demand"].map(subtitle).into(),
            descriptions: vec![format!("{} {elsewhere}", lines.join(" "))],
        }
    }

    /// The gaps of a period by source.
    fn gaps_of(&self, period: &str, money: Money<'_>) -> Vec<String> {
        let said = money.order.iter().map(|source| (source, merged(money.gaps, period, source)));
        let all = ALL.to_owned();
        let has_all = money.order.contains(&all);
        let rest = (&all, if has_all { 0 } else { merged(money.gaps, period, ALL) });
        let said = said.chain([rest]).filter(|(_, won)| *won != 0).map(|(source, won)| {
            let key = if won > 0 { "chart.say.gap" } else { "chart.say.over" };
            let name = if source == ALL { String::new() } else { self.chart_name(source) };
            let amount = self.printer.amount(won.abs());
            let said = self.printer.say(key, &[("source", &name), ("amount", &amount)]);
            said.trim().to_owned()
        });
        said.collect()
    }

    fn of_shares(&self, money: Money<'_>) -> Texts {
        let printer = self.printer;
        let of = money.book.whole("secured").known().unwrap_or(0);
        let amount = printer.with_unit(of);
        let shares = self.shares(money);
        let item = |share: &Share| {
            let (secured, rate) =
                (printer.amount(share.secured), printer.percent(share.secured, of));
            let values = [("source", &*share.name), ("amount", &secured), ("rate", &rate)];
            printer.say("chart.share.item", &values)
        };
        let items: Vec<String> = shares.iter().map(item).collect();
        let values = [("amount", &*amount), ("items", &items.join(", "))];
        let mut said = vec![printer.say("chart.share.said", &values)];
        let rates = shares.iter().filter_map(|share| {
            let (above, below) = share.rate?;
            Some(format!("{} {}", share.name, printer.percent(above, below)))
        });
        let rates = rates.collect::<Vec<_>>().join(", ");
        if !rates.is_empty() {
            said.push(printer.say("chart.share.rates", &[("rates", &rates)]));
        }
        Texts {
            headlines: self.share_findings(&shares, of),
            subtitles: vec![printer.say("chart.share.subtitle", &[("amount", &amount)])],
            descriptions: vec![said.join(" ")],
        }
    }

    /// Secured money by source.
    pub(super) fn shares(&self, money: Money<'_>) -> Vec<Share> {
        let share = |source: &String| {
            let secured =
                own_total(money.book, source, "secured").exact().filter(|won| *won != 0)?;
            let executed = money.book.of_source(source, "executed");
            let of = money.book.of_source(source, "secured");
            let rate = ratio(&executed, &of).filter(|_| !money.book.is_unsettled(source));
            let name = self.chart_name(source);
            Some(Share { source: source.clone(), name, secured, executed, rate })
        };
        money.order.iter().filter_map(share).collect()
    }

    fn of_steps(&self, money: Money<'_>) -> Texts {
        let printer = self.printer;
        let steps = steps(money.book);
        let list = |of: fn(&Step) -> i128| {
            steps.iter().map(|step| printer.amount(of(step))).collect::<Vec<_>>().join(", ")
        };
        let (secured, executed) = (list(|step| step.secured), list(|step| step.executed));
        let periods: Vec<String> = steps.iter().map(|step| printer.period(&step.period)).collect();
        let headlines = self.step_findings(&steps, money.book);
        let said = |finding: &String| {
            let values = [
                ("periods", &*periods.join(", ")),
                ("secured", &secured),
                ("executed", &executed),
                ("finding", finding),
            ];
            printer.say("chart.steps.said", &values)
        };
        let subtitle = |key: &str| {
            let what = printer.word("chart.steps.what");
            printer.say(key, &[("what", what), ("unit", &printer.unit)])
        };
        let keys = ["chart.subtitle", "chart.subtitle_without_undated"];
        Texts {
            descriptions: headlines.iter().map(said).collect(),
            subtitles: keys.map(subtitle).into(),
            headlines,
        }
    }
}

/// One source's part of the secured money.
pub(super) struct Share {
    pub(super) source: String,
    pub(super) name: String,
    pub(super) secured: i128,
    pub(super) executed: Figure,
    pub(super) rate: Option<(i128, i128)>,
}

/// Money up to the end of a period.
pub(super) struct Step {
    pub(super) period: String,
    pub(super) secured: i128,
    pub(super) executed: i128,
}

impl Entry {
    /// Which of its sums have a bar in the chart of several projects.
    pub(super) fn bars(&self) -> Vec<usize> {
        let [secured, executed, demand] = self.sums.each_ref().map(|sum| !sum.is_absent());
        let spent = executed && (!self.is_nothing(1) || !demand);
        match (secured || spent, demand) {
            (true, _) => vec![0, 1],
            (false, true) => vec![2],
            (false, false) => Vec::new(),
        }
    }

    /// Which of its sums have a row in the chart of one project.
    pub(super) fn rows(&self) -> Vec<usize> {
        let [secured, executed, demand] = self.sums.each_ref().map(|sum| !sum.is_absent());
        if secured || (executed && !demand) {
            let third = demand && !self.is_nothing(2);
            return [0, 1].into_iter().chain(third.then_some(2)).collect();
        }
        [2].into_iter().chain(executed.then_some(1)).collect()
    }

    fn is_nothing(&self, stage: usize) -> bool {
        matches!(self.sums[stage].said(), Said::None | Said::Exact(0))
    }
}

/// What a source and period lack, those of several parts together.
pub(super) fn merged(gaps: &[Gap], period: &str, source: &str) -> i128 {
    let here = gaps.iter().filter(|gap| gap.period == period && gap.source == source);
    here.map(Gap::won).sum()
}

/// A source's own money over all periods.
fn own_total(book: &Book, source: &str, stage: &str) -> Figure {
    let mut sum = Figure::default();
    book.periods().iter().for_each(|period| sum.add(&book.own_cell(period, source, stage)));
    sum
}

/// The years with money, where all of it is in years.
fn span(book: &Book) -> Option<String> {
    let recorded = |period: &String| {
        let executed = book.of_period(period, "executed");
        let spent = !executed.is_absent() && executed.exact() != Some(0);
        !book.of_period(period, "secured").is_absent() || spent
    };
    let columns: Vec<String> = book.columns().into_iter().filter(recorded).collect();
    let is_year = |period: &String| period.starts_with(|c: char| c.is_ascii_digit());
    let years = columns.iter().flat_map(|period| period.split('-'));
    let (first, last) = (years.clone().min()?, years.max()?);
    let span = if first == last { first.to_owned() } else { format!("{first}-{last}") };
    columns.iter().all(is_year).then_some(span)
}

/// Secured and executed money added up from period to period, as far as it is known.
pub(super) fn steps(book: &Book) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut s, mut e) = (0, 0);
    for period in book.columns().into_iter().filter(|period| !period.is_empty()) {
        let [secured, executed, demand] = STAGES.map(|stage| book.of_period(&period, stage));
        if [&secured, &executed, &demand].iter().all(|sum| sum.is_absent()) {
            continue;
        }
        match (secured.is_absent(), secured.exact(), executed.exact()) {
            (_, Some(more), Some(spent)) => (s, e) = (s + more, e + spent),
            (true, _, Some(0)) => {}
            (true, ..) if executed.is_absent() => {}
            _ => break,
        }
        steps.push(Step { period, secured: s, executed: e });
    }
    // After the last period with secured money nothing is drawn.
    while steps.last().is_some_and(|step| book.of_period(&step.period, "secured").known().is_none())
    {
        steps.pop();
    }
    steps
}
