//! The words inside drawings: every figure at a bar is that of its period or source.
//!
//! A drawing leaves out what has no room, so what is not there is no fault. A text is held against
//! what may stand in its block, which rules part from the next, or at its column. The ticks of an
//! axis are evenly apart.

use super::books::ALL;
use super::charts::{Entry, Money, STAGES, Share, Step, steps};
use super::checked::{Checked, squeezed};
use super::figure::{Figure, Said};
use super::gaps::Gap;
use crate::built::within;
use scraper::ElementRef;

/// A text of a drawing.
struct Word<'a> {
    element: ElementRef<'a>,
    said: String,
    x: f64,
    y: f64,
    classes: Vec<&'a str>,
}

impl Word<'_> {
    fn is(&self, role: &str) -> bool {
        let mut own = self.classes.clone();
        let mut role: Vec<&str> = role.split(' ').collect();
        own.sort_unstable();
        role.sort_unstable();
        own == role
    }
}

/// The texts with figures in a drawing.
fn words(drawing: ElementRef<'_>) -> Vec<Word<'_>> {
    let all = within(drawing, "text").into_iter().filter_map(|element| {
        let number = |name: &str| element.value().attr(name).and_then(|n| n.parse().ok());
        let said = squeezed(&element.text().collect::<String>());
        let own = element.value().attr("class");
        let group = element.parent().and_then(ElementRef::wrap).filter(|g| g.value().name() == "g");
        let class = own.or_else(|| group.and_then(|group| group.value().attr("class")));
        let classes = class.unwrap_or_default().split(' ').collect();
        Some(Word { element, said, x: number("x")?, y: number("y")?, classes })
    });
    all.filter(|word| word.said.chars().any(|c| c.is_ascii_digit())).collect()
}

/// What may stand at a place of a drawing.
#[derive(Default)]
struct Allowed {
    whole: Vec<String>,
    /// Words that may be cut where they have no room, and what must follow them.
    named: Vec<(String, String)>,
}

impl Allowed {
    fn has(&self, said: &str) -> bool {
        self.whole.iter().any(|one| squeezed(one) == said)
            || self.named.iter().any(|(name, rest)| {
                let head = said.strip_suffix(&squeezed(rest)).map(str::trim_end);
                head.is_some_and(|head| match head.strip_suffix('…') {
                    Some(cut) => squeezed(name).starts_with(cut.trim_end()),
                    None => squeezed(name) == head,
                })
            })
    }
}

impl Checked<'_> {
    fn word(&mut self, word: &Word<'_>, allowed: &Allowed) {
        let said = self.claim_all(word.element, "a figure in a drawing");
        if !allowed.has(&said) {
            self.fault("a figure in a drawing", &said, &format!("{:?}", allowed.whole));
        }
    }

    /// Takes out the ticks of an axis, which are no figures of the record.
    fn ticks<'w>(&mut self, words: Vec<Word<'w>>, role: &str) -> Vec<Word<'w>> {
        let (ticks, rest): (Vec<_>, Vec<_>) =
            words.into_iter().partition(|word| word.is(role) && !word.said.contains('%'));
        let values: Vec<i128> = ticks.iter().map(|tick| self.printer.read(&tick.said)).collect();
        let even = values.windows(3).all(|three| three[0] + three[2] == three[1] * 2);
        self.holds("the ticks of an axis", "evenly apart", even);
        for tick in ticks {
            self.claim_all(tick.element, "the ticks of an axis");
        }
        rest
    }

    /// What a bar comes to, in words.
    fn bar(&self, figure: &Figure) -> String {
        let printer = self.printer;
        match figure.said() {
            Said::Exact(won) => printer.amount(won),
            Said::Part(Some(won), is_withheld) => {
                let key = if is_withheld { "chart.partly" } else { "chart.open" };
                printer.say(key, &[("amount", &printer.amount(won))])
            }
            Said::None => "–".to_owned(),
            Said::Absent => printer.word("chart.unrecorded").to_owned(),
            Said::Part(None, true) => printer.word("chart.withheld").to_owned(),
            Said::Part(None, false) => printer.word("chart.unallocated").to_owned(),
        }
    }

    fn rate_words(&self, rate: Option<(i128, i128)>) -> Vec<String> {
        let rate = rate.map(|(above, below)| self.printer.percent(above, below));
        let named = rate.as_ref().map(|rate| self.printer.say("chart.rate_is", &[("rate", rate)]));
        rate.into_iter().chain(named).collect()
    }

    /// The chart of a report: a block for each period.
    pub(super) fn drawn_periods(&mut self, figure: ElementRef<'_>, money: Money<'_>) {
        let entries = self.columns(money);
        let allowed: Vec<Allowed> =
            entries.iter().map(|entry| self.in_period(entry, money)).collect();
        for drawing in within(figure, "svg.chart") {
            let rules = rules(drawing);
            self.holds("blocks of a drawing", "one a period", rules.len() + 1 == entries.len());
            for word in self.ticks(words(drawing), "m c sm") {
                let block = rules.iter().filter(|rule| **rule < word.y).count();
                if let Some(allowed) = allowed.get(block) {
                    self.word(&word, allowed);
                }
            }
        }
    }

    fn in_period(&self, entry: &Entry, money: Money<'_>) -> Allowed {
        let (printer, period) = (self.printer, &entry.key);
        let mut allowed = Allowed { whole: self.rate_words(entry.rate), named: Vec::new() };
        let figures = printer.period_figures(period);
        let name = if period.is_empty() { entry.name.clone() } else { figures };
        allowed.named.push((name, String::new()));
        let column = printer.period(period);
        allowed.whole.push(printer.say("chart.period.no_demand", &[("column", &column)]));
        for (stage, sum) in STAGES.iter().zip(&entry.sums) {
            allowed.whole.push(self.bar(sum));
            allowed.whole.extend(sum.known_part().map(|won| format!("{} +", printer.amount(won))));
            for source in money.order {
                let own = money.book.own_cell(period, source, stage).known_part();
                let amount = own.map(|won| printer.amount(won)).unwrap_or_default();
                allowed.named.push((self.chart_name(source), amount.clone()));
                allowed.whole.push(amount);
            }
            let open = self.chart_name(ALL);
            let total = sum.known_part().map(|won| printer.amount(won)).unwrap_or_default();
            allowed.named.push((open, total));
        }
        for is_told in [true, false] {
            let here = money.gaps.iter().filter(|gap| gap.period == *period && gap.won() > 0);
            let sum = here.filter(|gap| gap.is_told() == is_told).map(Gap::won).sum();
            let amount = printer.amount(sum);
            allowed.whole.push(printer.say("chart.unexecuted", &[("amount", &amount)]));
            allowed.whole.push(amount);
        }
        allowed
    }

    /// The chart of several projects: rows that rules part, or columns above their names.
    pub(super) fn drawn_group(&mut self, figure: ElementRef<'_>, entries: &[Entry]) {
        for drawing in within(figure, "svg.chart") {
            let rules = rules(drawing);
            let middles = middles(drawing);
            let is_columns = middles.len() == entries.len();
            self.holds(
                "blocks of a drawing",
                "one an entry",
                is_columns || rules.len() + 1 == entries.len(),
            );
            let ticks = if is_columns { "m e sm" } else { "none" };
            for word in self.ticks(words(drawing), ticks) {
                let distance = |n: &usize| ((middles[*n] - word.x).abs() * 10.0) as i64;
                let at = if is_columns {
                    (0..middles.len()).min_by_key(distance)
                } else {
                    Some(rules.iter().filter(|rule| **rule < word.y).count())
                };
                if let Some(entry) = at.and_then(|n| entries.get(n)) {
                    let allowed = self.in_entry(entry);
                    self.word(&word, &allowed);
                }
            }
        }
    }

    fn in_entry(&self, entry: &Entry) -> Allowed {
        let printer = self.printer;
        let mut whole = self.rate_words(entry.rate);
        for n in entry.bars() {
            let said = self.bar(&entry.sums[n]);
            whole.push(format!("{} {said}", printer.word(&format!("chart.{}", STAGES[n]))));
            whole.push(said);
        }
        let is_period = entry.key.starts_with(|c: char| c.is_ascii_digit());
        if is_period {
            whole.extend([printer.period_figures(&entry.key), printer.period_short(&entry.key)]);
        }
        Allowed { whole, named: vec![(entry.name.clone(), String::new())] }
    }

    /// The shares: at each source, or in a list.
    pub(super) fn drawn_shares(&mut self, figure: ElementRef<'_>, money: Money<'_>) {
        let of = money.book.whole("secured").known().unwrap_or(0);
        let shares = self.shares(money);
        let mut allowed = Allowed::default();
        for share in shares.iter().filter(|_| of > 0) {
            self.in_share(&mut allowed, share, of);
            let spent = share.executed.exact().unwrap_or(0);
            let short = self.printer.amount(share.secured - spent);
            let short = self.printer.say("chart.unexecuted", &[("amount", &short)]);
            allowed.whole.push(short);
        }
        for drawing in within(figure, "svg.chart") {
            for word in words(drawing) {
                let said = self.claim_all(word.element, "a figure in a drawing");
                let mut pieces = said.split(" · ");
                if !pieces.all(|piece| allowed.has(piece)) {
                    self.fault("a figure in a drawing", &said, &format!("{:?}", allowed.whole));
                }
            }
        }
    }

    fn in_share(&self, allowed: &mut Allowed, share: &Share, of: i128) {
        let printer = self.printer;
        let rate = printer.percent(share.secured, of);
        let secured = printer.amount(share.secured);
        allowed.named.push((share.name.clone(), rate.clone()));
        allowed.named.push((share.name.clone(), String::new()));
        let said = printer.say("chart.share.secured", &[("amount", &secured)]);
        let spent = self.bar(&share.executed);
        let executed = format!("{} {spent}", printer.word("chart.executed"));
        allowed.whole.extend([rate, said, secured, spent, executed]);
        if let Some(won) = share.executed.known_part() {
            let values =
                [("what", printer.word("chart.executed")), ("amount", &printer.amount(won))];
            let keys = ["chart.say.partly", "chart.say.open"];
            allowed.whole.extend(keys.map(|key| printer.say(key, &values)));
        }
        let rate = share.rate.map(|(above, below)| printer.percent(above, below));
        allowed.whole.extend(rate);
    }

    /// Money added up from period to period.
    pub(super) fn drawn_steps(&mut self, figure: ElementRef<'_>, money: Money<'_>) {
        let printer = self.printer;
        let mut allowed = Allowed::default();
        let steps = steps(money.book);
        for step in &steps {
            allowed.whole.extend([step.secured, step.executed].map(|won| printer.amount(won)));
        }
        for period in money.book.columns() {
            allowed.whole.extend([printer.period_figures(&period), printer.period_short(&period)]);
            if let Some(won) = money.book.of_period(&period, "demand").known() {
                let amount = printer.amount(won);
                let keys = ["chart.demand_of", "chart.demand_of_short"];
                allowed.whole.extend(keys.map(|key| printer.say(key, &[("amount", &amount)])));
            }
        }
        if let Some(last) = steps.last() {
            let amount = [("amount", &*printer.amount((last.secured - last.executed).abs()))];
            let key =
                if last.secured > last.executed { "chart.unexecuted" } else { "chart.overspent" };
            allowed.whole.push(printer.say(key, &amount));
            let ends =
                [("chart.share.secured", last.secured), ("chart.executed_of", last.executed)];
            allowed.whole.extend(
                ends.map(|(key, won)| printer.say(key, &[("amount", &printer.amount(won))])),
            );
        }
        for drawing in within(figure, "svg.chart") {
            let words = self.ticks(words(drawing), "m e sm");
            let names: Vec<(f64, usize)> = words
                .iter()
                .filter_map(|word| Some((word.x, self.step_of(word, &steps)?)))
                .collect();
            let is_ordered = names.windows(2).all(|two| two[0].1 < two[1].1);
            self.holds("the periods of a drawing", "each once, in order", is_ordered);
            for word in words {
                let at = names.iter().find(|(x, _)| (x - word.x).abs() < 0.6).map(|(_, n)| n);
                match at.filter(|_| word.classes.contains(&"halo")).and_then(|n| steps.get(*n)) {
                    Some(step) => {
                        let whole = [step.secured, step.executed].map(|won| printer.amount(won));
                        let keys = Allowed { whole: whole.into(), named: Vec::new() };
                        self.word(&word, &keys);
                    }
                    None => self.word(&word, &allowed),
                }
            }
        }
    }

    /// Which step a text names.
    fn step_of(&self, word: &Word<'_>, steps: &[Step]) -> Option<usize> {
        let printer = self.printer;
        let names = |period: &str| [printer.period_figures(period), printer.period_short(period)];
        steps.iter().position(|step| names(&step.period).contains(&word.said))
    }
}

/// Where the blocks of a drawing are parted, from the top.
fn rules(drawing: ElementRef<'_>) -> Vec<f64> {
    let paths = within(drawing, "path.rule").into_iter();
    let lines = paths.filter_map(|path| path.value().attr("d"));
    let heights = lines
        .flat_map(|d| d.split('M').skip(1))
        .filter_map(|line| line.split([' ', 'H']).nth(1).and_then(|y| y.parse().ok()));
    let mut heights: Vec<f64> = heights.collect();
    heights.sort_by(f64::total_cmp);
    heights
}

/// Where the names of columns stand, from the left; nothing where there are none.
fn middles(drawing: ElementRef<'_>) -> Vec<f64> {
    let names =
        within(drawing, "text").into_iter().filter(|text| text.value().attr("y") == Some("269"));
    let is_column = drawing.value().attr("height") == Some("294");
    let middles =
        names.filter(|_| is_column).filter_map(|text| text.value().attr("x")?.parse().ok());
    let mut middles: Vec<f64> = middles.collect();
    middles.sort_by(f64::total_cmp);
    middles
}
