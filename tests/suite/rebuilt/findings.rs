//! The findings charts may state, each with the figures of the tables.

use super::books::{ALL, Book};
use super::charts::{Entry, Money, STAGES, Share, Step, merged};
use super::checked::Checked;
use super::figure::tenths;
use super::gaps::Gap;
use std::collections::BTreeSet;

impl Checked<'_> {
    fn find(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(key, value)| (*key, &**value)).collect();
        capital(&self.printer.say(&format!("chart.find.{key}"), &values))
    }

    /// What is secured, executed and demanded, and nothing more.
    pub(super) fn plain_finding(&self, book: &Book) -> Vec<String> {
        let printer = self.printer;
        let item = |(stage, won): (&str, i128)| {
            let key = if stage == "demand" { "demand_in_full" } else { stage };
            let what = printer.word(&format!("chart.{key}"));
            let amount = printer.with_unit(won);
            printer.say("chart.say.amount", &[("what", what), ("amount", &amount)])
        };
        let sums: Vec<(&str, i128)> = STAGES
            .iter()
            .filter_map(|stage| Some((*stage, book.whole(stage).known_part()?)))
            .collect();
        let news = [
            sums.clone(),
            sums.iter().copied().filter(|(stage, won)| *won != 0 || *stage != "demand").collect(),
            sums.iter().copied().filter(|(_, won)| *won != 0).collect(),
        ];
        let mut said: Vec<String> =
            ["withheld", "nothing", "all"].map(|key| self.find(key, &[])).into();
        for items in news {
            let items = items.into_iter().map(item).collect::<Vec<_>>().join(", ");
            said.push(self.find("partly", &[("items", items.clone())]));
            said.push(capital(&items));
        }
        said
    }

    /// What is said of secured money that was executed or not.
    pub(super) fn spent_findings(&self, money: Money<'_>) -> Vec<String> {
        let printer = self.printer;
        let mut said = self.plain_finding(money.book);
        if !money.gaps.is_empty() {
            let all = self.find("all", &[]);
            said.retain(|one| *one != all);
        }
        let [secured, executed, demand] = STAGES.map(|stage| money.book.whole(stage).exact());
        for (key, won) in
            [("unrecorded", secured), ("none_executed", secured), ("only_demand", demand)]
        {
            let is_so = key != "none_executed" || executed == Some(0);
            let amount = won.filter(|_| is_so).map(|won| printer.with_unit(won));
            said.extend(amount.map(|amount| self.find(key, &[("amount", amount)])));
        }
        let (Some(secured @ 1..), Some(executed)) = (secured, executed) else { return said };
        let rate = ("rate", printer.percent(executed, secured));
        let keys: BTreeSet<(&str, &str)> =
            money.gaps.iter().map(|gap| (&*gap.period, &*gap.source)).collect();
        let gaps: Vec<(&str, &str, i128)> =
            keys.iter().map(|(p, s)| (*p, *s, merged(money.gaps, p, s))).collect();
        let sum: i128 = gaps.iter().map(|(.., won)| won).sum();
        let most = gaps.iter().map(|(.., won)| *won).max();
        for (period, source, won) in &gaps {
            let place = ("place", self.place_of_gap(period, source));
            let amount = ("amount", printer.with_unit(won.abs()));
            let values = [place, amount, rate.clone()];
            let keys: &[&str] = match gaps.len() {
                1 if *won > 0 => &["except", "except_plain"],
                1 => &["over", "over_plain"],
                _ if Some(*won) == most && *won > 0 => &["largest"],
                _ => &[],
            };
            said.extend(keys.iter().map(|key| self.find(key, &values)));
        }
        let amount = ("amount", printer.with_unit(sum.abs()));
        let key = if sum > 0 { "short" } else { "over_plain" };
        said.extend((sum != 0).then(|| self.find(key, &[amount, rate.clone()])));
        let each = |is_in: fn(&i128) -> bool| -> i128 {
            money.gaps.iter().map(Gap::won).filter(is_in).sum()
        };
        let (short, over) = (each(|won| *won > 0), -each(|won| *won < 0));
        let values = [rate, ("short", printer.with_unit(short)), ("over", printer.with_unit(over))];
        said.extend((short > 0 && over > 0).then(|| self.find("both_ways", &values)));
        said
    }

    fn place_of_gap(&self, period: &str, source: &str) -> String {
        let name = (source != ALL).then(|| self.chart_name(source));
        match (period, name) {
            ("", name) => name.unwrap_or_default(),
            (period, None) => self.printer.period(period),
            (period, Some(name)) => {
                let values = [("period", self.printer.period(period)), ("source", name)];
                self.printer.say("chart.find.place", &values.each_ref().map(|(k, v)| (*k, &**v)))
            }
        }
    }

    /// Which source has how much of the secured money.
    pub(super) fn share_findings(&self, shares: &[Share], of: i128) -> Vec<String> {
        let named: Vec<&Share> = shares.iter().filter(|share| share.source != ALL).collect();
        let most = named.iter().map(|share| share.secured).max().unwrap_or(0);
        let open: i128 = shares.iter().map(|share| share.secured).sum::<i128>()
            - named.iter().map(|share| share.secured).sum::<i128>();
        let top: Vec<&str> =
            named.iter().filter(|s| s.secured == most).map(|share| &*share.name).collect();
        if of <= 0 {
            return Vec::new();
        }
        let values =
            [("source", self.printer.list(&top)), ("rate", self.printer.percent(most, of))];
        let keys: &[&str] = match (open, named.len(), top.len()) {
            (1.., ..) => &["share_at_least"],
            (_, 1, _) => &["share_only"],
            (_, _, 1) if most * 2 > of => &["share_over_half", "share_nearly"],
            (_, _, 1) => &["share_most"],
            _ => &["share_tied", "share_equal"],
        };
        let mut said: Vec<String> = keys.iter().map(|key| self.find(key, &values)).collect();
        if open > 0 {
            let rate = self.printer.percent(open, of);
            said.push(self.find("share_open", &[("rate", rate)]));
        }
        said
    }

    /// Which of several has the lowest rate.
    pub(super) fn lowest(&self, entries: &[Entry]) -> Vec<String> {
        let rates = entries.iter().filter_map(|entry| Some((&*entry.name, entry.rate?)));
        let rates: Vec<(&str, i128)> =
            rates.map(|(name, (above, below))| (name, tenths(above, below))).collect();
        let Some(lowest) = rates.iter().map(|(_, rate)| *rate).min() else { return Vec::new() };
        let names: Vec<&str> =
            rates.iter().filter(|(_, rate)| *rate == lowest).map(|(name, _)| *name).collect();
        let values =
            [("name", self.printer.list(&names)), ("rate", self.printer.percent(lowest, 1000))];
        let keys: &[&str] = match (rates.len(), names.len()) {
            (1, _) => &["rate_only"],
            (all, those) if all == those => &["rate_equal"],
            _ => &["rate_lowest", "rate_lowest_known"],
        };
        keys.iter().map(|key| self.find(key, &values)).collect()
    }

    /// How the difference between secured and executed money went.
    pub(super) fn step_findings(&self, steps: &[Step], book: &Book) -> Vec<String> {
        let printer = self.printer;
        let mut said = self.plain_finding(book);
        let apart = |step: &Step| step.secured - step.executed;
        let Some(last) = steps.last() else { return said };
        let (secured, executed) =
            (printer.with_unit(last.secured), printer.with_unit(last.executed));
        let of_last = ("last", printer.period(&last.period));
        let values = [of_last.clone(), ("secured", secured), ("executed", executed)];
        said.push(self.find("steps_so_far", &values));
        let Some(first) = steps.iter().find(|step| apart(step) != 0) else {
            said.push(self.find("steps_even", &[]));
            return said;
        };
        let closed = steps.iter().rev().take_while(|step| apart(step) == 0).last();
        let values = [
            of_last,
            ("first", printer.period(&first.period)),
            ("until", printer.period(&closed.unwrap_or(last).period)),
            ("start", printer.with_unit(apart(first).abs())),
            ("end", printer.with_unit(apart(last).abs())),
        ];
        let keys: &[&str] = match (apart(first), apart(last)) {
            (_, 0) => &["steps_closed"],
            (start, end) if end > start => &["steps_grown"],
            (start, end) if end < start => &["steps_shrunk"],
            (..0, _) => &["steps_over_last", "steps_over_kept"],
            _ => &["steps_last", "steps_kept"],
        };
        said.extend(keys.iter().map(|key| self.find(key, &values)));
        said
    }
}

/// With a capital letter where the script has them.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
