//! Gaps of all projects on home: how many have no reason, what they come to, and the largest.

use super::checked::{Checked, label, only};
use super::gaps::Gap;
use super::tables::plain;
use crate::built::{all, text, within};
use scraper::Html;

impl<'a> Checked<'a> {
    /// Every gap with the address of its project.
    fn gaps(&self) -> impl Iterator<Item = (&'a String, &'a Gap)> + use<'a> {
        let all = self.tables.gaps().iter();
        all.flat_map(|(slug, gaps)| gaps.iter().map(move |gap| (slug, gap)))
    }

    /// How many gaps have no reason, and what they come to whichever way they go.
    pub(super) fn untold(&self) -> Option<String> {
        let (count, amount) = self.sum_of_gaps(false);
        let amount = self.printer.spoken(amount);
        (count > 0).then(|| self.printer.count("home.untold", count, &[("amount", &amount)]))
    }

    fn sum_of_gaps(&self, is_told: bool) -> (usize, i128) {
        let found = self.gaps().filter(|(_, gap)| gap.is_told() == is_told);
        found.fold((0, 0), |(count, sum), (_, gap)| (count + 1, sum + gap.won().abs()))
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

    /// The largest gaps without a reason, and what those with one come to.
    pub(super) fn holes(&mut self, page: &Html) {
        let found = self.gaps().filter(|(_, gap)| !gap.is_told() && gap.won() > 0);
        let mut found: Vec<(&String, &Gap)> = found.collect();
        found.sort_by_key(|(_, gap)| -gap.won());
        let rows = all(page, ".holes li");
        self.holds("the largest gaps", "five at most", rows.len() == found.len().min(5));
        for (row, (_, nth)) in rows.into_iter().zip(&found) {
            let title = label(within(row, "a")[0]);
            let amount = self.printer.with_unit(nth.won());
            self.whole(within(row, ".won")[0], &amount, "the amount of a large gap");
            let mine = found.iter().filter(|(slug, gap)| {
                gap.won() == nth.won() && plain(&self.tables.projects[*slug]["title"]) == title
            });
            let said: Vec<String> = mine.map(|(slug, gap)| self.hole(slug, gap)).collect();
            self.one_of(within(row, ".where")[0], &said, "what a large gap is made of");
        }
        if let Some(marks) = only(page, "#holes .marks") {
            let (count, amount) = self.sum_of_gaps(true);
            let amount = self.printer.with_unit(amount);
            let told = self.printer.count("home.told", count, &[("amount", &amount)]);
            let bars = self.printer.word("home.gap_bars").to_owned();
            self.made_of(marks, &[told, bars], "gaps with a reason");
            let is_there = text(marks).contains(&amount) || count == 0;
            self.holds("gaps with a reason", amount, is_there);
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
