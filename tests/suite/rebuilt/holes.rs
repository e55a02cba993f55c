//! Gaps of all projects on home: how many have no reason, what they come to, and the largest.

use super::checked::{Checked, label, only};
use super::gaps::Gap;
use super::tables::plain;
use crate::built::{all, within};
use scraper::Html;
use std::collections::BTreeSet;

/// How many gaps there are one way, and what they come to.
type Added = (usize, i128);

/// What a sentence has before and behind the words that lead somewhere: nothing that is read.
pub(super) const LINK: [(&str, &str); 2] = [("open", ""), ("close", "")];

impl<'a> Checked<'a> {
    /// Every gap with the address of its project.
    fn gaps(&self) -> impl Iterator<Item = (&'a String, &'a Gap)> + use<'a> {
        let all = self.tables.gaps().iter();
        all.flat_map(|(slug, gaps)| gaps.iter().map(move |gap| (slug, gap)))
    }

    fn is_counted(&self, slug: &str) -> bool {
        self.tables.projects[slug]["standing"] == "counted"
    }

    /// Gaps with a reason or without, of projects in the sums or not: each with its project.
    fn kind(&self, is_counted: bool, is_told: bool) -> Vec<(&'a String, &'a Gap)> {
        let is = |(slug, gap): &(&String, &Gap)| {
            self.is_counted(slug) == is_counted && gap.is_told() == is_told
        };
        self.gaps().filter(is).collect()
    }

    /// The sentence about gaps without a reason: money left, and money spent beyond the secured.
    pub(super) fn untold(&self) -> Option<String> {
        let printer = self.printer;
        let [unspent, over] = both_ways(&self.kind(true, false));
        let one = |key: &str, (count, won): Added| {
            let amount = printer.spoken(won);
            printer.count(key, count, &[LINK[0], LINK[1], ("amount", &amount)])
        };
        match (unspent.0, over.0) {
            (0, 0) => None,
            (_, 0) => Some(one("home.untold_unspent", unspent)),
            (0, _) => Some(one("home.untold_overspent", over)),
            (left, more) => {
                let [left_won, more_won] = printer.spoken_both(unspent.1, over.1);
                let ways = [
                    printer.count("home.gap_unspent", left, &[("amount", &left_won)]),
                    printer.count("home.gap_overspent", more, &[("amount", &more_won)]),
                ];
                let ways = ways.join(", ");
                let values = [LINK[0], LINK[1], ("ways", &ways)];
                Some(printer.count("home.untold", left + more, &values))
            }
        }
    }

    /// What there is both ways, in words that begin with a key.
    fn ways(&self, gaps: &[(&String, &Gap)], key: &str) -> Vec<String> {
        let both = ["unspent", "overspent"].into_iter().zip(both_ways(gaps));
        let there = both.filter(|(_, (count, _))| *count > 0);
        let said = there.map(|(way, (count, won))| {
            let amount = self.printer.with_unit(won);
            self.printer.count(&format!("{key}_{way}"), count, &[("amount", &amount)])
        });
        said.collect()
    }

    /// `gaps` and `gaps_untold` of `projects.csv`.
    pub(super) fn gap_columns(&mut self) {
        for (slug, row) in &self.tables.projects {
            let own = &self.tables.gaps()[slug];
            let untold = own.iter().filter(|gap| !gap.is_told()).count();
            let said = [row["gaps"].clone(), row["gaps_untold"].clone()];
            let wanted = [own.len().to_string(), untold.to_string()];
            self.holds("gaps of projects.csv", format!("{slug} {wanted:?}"), said == wanted);
        }
    }

    /// The largest gaps without a reason, and what the others come to.
    pub(super) fn holes(&mut self, page: &Html) {
        let printer = self.printer;
        let mut found = self.kind(true, false);
        found.sort_by_key(|(_, gap)| -gap.won().abs());
        let rows = all(page, ".holes li");
        self.holds("the largest gaps", "five at most", rows.len() == found.len().min(5));
        let shown = rows.len().to_string();
        for (row, (_, nth)) in rows.into_iter().zip(&found) {
            let title = label(within(row, "a")[0]);
            let key = if nth.won() > 0 { "home.gap_row" } else { "home.gap_row_over" };
            let amount = printer.with_unit(nth.won().abs());
            let amount = printer.say(key, &[("amount", &amount)]);
            self.whole(within(row, ".won")[0], &amount, "the amount of a large gap");
            let mine = found.iter().filter(|(slug, gap)| {
                gap.won() == nth.won() && plain(&self.tables.projects[*slug]["title"]) == title
            });
            let said: Vec<String> = mine.map(|(slug, gap)| self.hole(slug, gap)).collect();
            self.one_of(within(row, ".where")[0], &said, "what a large gap is made of");
        }
        let none = || printer.word("home.gaps_none").to_owned();
        let said = match found.len() {
            0 => none(),
            n if n <= 5 => printer.count("home.gaps_all", n, &[]),
            n => printer.count("home.gaps_largest", n, &[("shown", &shown)]),
        };
        if let Some(lede) = only(page, "#holes .lede") {
            self.whole(lede, &said, "how many large gaps there are");
        }
        let untold = self.gaps().filter(|(_, gap)| !gap.is_told()).map(|(slug, _)| slug);
        let projects = untold.collect::<BTreeSet<_>>().len();
        let said = printer.count("home.gaps_projects", projects, &[]);
        let link = only(page, "#holes .all");
        self.holds("the way to gaps without a reason", &said, link.is_some() == (projects > 0));
        if let Some(link) = link {
            self.whole(link, &said, "how many projects have gaps without a reason");
        }
        self.other_gaps(page);
    }

    fn other_gaps(&mut self, page: &Html) {
        let printer = self.printer;
        let mut said = Vec::new();
        let told = self.ways(&self.kind(true, true), "home.gap").join(", ");
        said.extend((!told.is_empty()).then(|| printer.say("home.told", &[("ways", &told)])));
        let (untold, told) = (self.kind(false, false), self.kind(false, true));
        let mut ways = self.ways(&untold, "home.gap_untold");
        ways.extend(self.ways(&told, "home.gap_told"));
        let projects: BTreeSet<_> = untold.iter().chain(&told).map(|(slug, _)| slug).collect();
        let out =
            || printer.count("home.gaps_left_out", projects.len(), &[("ways", &ways.join(", "))]);
        said.extend((!ways.is_empty()).then(out));
        if !all(page, ".holes li").is_empty() {
            said.push(printer.word("home.gap_bars").to_owned());
        }
        let marks = only(page, "#holes .marks");
        self.holds("the other gaps", said.join(" "), marks.is_some() != said.is_empty());
        if let Some(marks) = marks {
            self.whole(marks, &said.join(" "), "the other gaps");
        }
    }

    fn hole(&self, slug: &str, gap: &Gap) -> String {
        let printer = self.printer;
        let place = gap.place(self.tables, printer, slug);
        let rate = (gap.secured > 0).then(|| printer.percent(gap.executed, gap.secured));
        let rate = rate.unwrap_or_else(|| "–".to_owned());
        let (secured, executed) = (printer.amount(gap.secured), printer.amount(gap.executed));
        let values =
            [("place", &*place), ("secured", &secured), ("executed", &executed), ("rate", &rate)];
        printer.say("home.gap_place", &values)
    }
}

/// What was not executed, and what was executed beyond the secured.
fn both_ways(gaps: &[(&String, &Gap)]) -> [Added; 2] {
    let added = |is_over: bool| {
        let found = gaps.iter().filter(|(_, gap)| (gap.won() < 0) == is_over);
        found.fold((0, 0), |(count, sum), (_, gap)| (count + 1, sum + gap.won().abs()))
    };
    [added(false), added(true)]
}
