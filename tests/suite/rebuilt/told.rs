//! What a report tells beside its tables: gaps in words, the sums of a year, and grants.

use super::books::{ALL, Book};
use super::checked::Checked;
use super::figure::Figure;
use super::gaps::{Gap, source_name};
use super::tables::{Row, figure, plain};
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

impl Checked<'_> {
    /// The gaps below a table, each with its reason.
    pub(super) fn reasons(&mut self, table: ElementRef<'_>, found: &[Gap], slug: &str) {
        let rows = within(table, "tr.why td > span");
        self.holds("gaps in words", found.len().to_string(), rows.len() == found.len());
        let said: Vec<(String, String)> =
            found.iter().map(|gap| self.gap_in_words(gap, slug)).collect();
        for row in rows {
            let what = text(within(row, "b")[0]);
            // Two gaps may be called alike; each of them has its own reason.
            let same = said.iter().filter(|(of, _)| *of == what);
            let whole: Vec<String> = same.map(|(what, why)| format!("{what} {why}")).collect();
            self.one_of(row, &whole, "a gap in words");
        }
    }

    fn gap_in_words(&self, gap: &Gap, slug: &str) -> (String, String) {
        let printer = self.printer;
        let place = gap.place(self.tables, printer, slug);
        let (secured, difference) =
            (printer.with_unit(gap.secured), printer.with_unit(gap.won().abs()));
        let values = [("place", &*place), ("secured", &secured), ("difference", &difference)];
        let key = if gap.won() > 0 { "gap.unspent" } else { "gap.over" };
        let left = printer.with_unit(gap.left);
        let why = match &gap.reason {
            Some(reason) => printer.say("gap.reason", &[("reason", reason)]),
            None if gap.is_told() => printer.say("gap.left", &[("amount", &left)]),
            None if gap.left != 0 => printer.say("gap.left_partly", &[("amount", &left)]),
            None => printer.word("gap.no_reason").to_owned(),
        };
        (printer.say(key, &values), why)
    }

    /// The years of the results: their sums, grants, and where those differ from the table.
    pub(super) fn years(&mut self, page: &Html, slug: &str, book: &Book) {
        let known: Vec<&str> = self.tables.projects[slug]["periods"].split(' ').collect();
        for year in all(page, "section.year") {
            let name = text(within(year, "h3")[0]);
            let period = known.iter().find(|period| self.printer.period(period) == name);
            let Some(period) = period else {
                self.fault("a year of results", &name, "one of the tables");
                continue;
            };
            self.year_sums(year, period, book);
            self.grants(year, slug, period);
            let remarks = self.remarks(slug, period, book);
            let shown = within(year, "p.remark");
            self.holds("remarks on grants", remarks.join(" | "), shown.len() == remarks.len());
            for remark in shown {
                self.one_of(remark, &remarks, "a remark on grants");
            }
        }
    }

    fn year_sums(&mut self, year: ElementRef<'_>, period: &str, book: &Book) {
        let sums = ["demand", "secured", "executed"].map(|stage| {
            let name = self.printer.word(&format!("stage.{stage}_short"));
            format!("{name} {}", self.printer.cell(&book.of_period(period, stage)))
        });
        for sum in within(year, ".year-h span") {
            self.one_of(sum, &sums, "the sum of a year");
        }
    }

    fn grants(&mut self, year: ElementRef<'_>, slug: &str, period: &str) {
        let rows = self.tables.grants.iter();
        let rows = rows.filter(|row| row["slug"] == slug && row["period"] == period);
        let mut grants: BTreeMap<usize, Vec<&Row>> = BTreeMap::new();
        rows.for_each(|row| grants.entry(row["number"].parse().unwrap()).or_default().push(row));
        let said: Vec<(String, String, String)> =
            grants.values().map(|rows| self.grant_in_words(rows)).collect();
        let shown = within(year, "li.grant");
        self.holds("grants", grants.len().to_string(), shown.len() == grants.len());
        for grant in shown {
            let what = within(grant, ".what")[0];
            let title = text(what);
            let mine = said.iter().filter(|(name, ..)| title.contains(&**name));
            let mine: Vec<&(String, String, String)> = mine.collect();
            for sum in within(grant, ".sum") {
                let sums: Vec<String> = mine.iter().map(|(_, sum, _)| sum.clone()).collect();
                self.one_of(sum, &sums, "the amount of a grant");
            }
            for parts in within(grant, ".what li") {
                let all: Vec<String> = mine.iter().map(|(.., parts)| parts.clone()).collect();
                self.one_of(parts, &all, "the sources of a grant");
            }
        }
    }

    /// The words of a grant by which it is told, its amount, and that of each source.
    fn grant_in_words(&self, rows: &[&Row]) -> (String, String, String) {
        let mut total = Figure::default();
        let mut parts = Vec::new();
        for row in rows {
            let amount = figure(row);
            parts.push(format!("{} {}", plain(&row["source_name"]), self.printer.cell(&amount)));
            total.add(&amount);
        }
        let known = total.known().map(|won| self.printer.with_unit(won));
        let sum = known.unwrap_or_else(|| self.printer.cell(&total));
        let title = plain(&rows[0]["title"]);
        // Inline Markdown is not read here: its plain beginning tells a grant well enough.
        let begin: String = title.chars().take_while(|c| !"*_`[".contains(*c)).collect();
        let begin = begin.split_whitespace().collect::<Vec<_>>().join(" ");
        (begin, sum, parts.join(", "))
    }

    /// Where grants come to another amount than was secured: by source, or all together where
    /// one is not broken down.
    fn remarks(&self, slug: &str, period: &str, book: &Book) -> Vec<String> {
        let mut told: BTreeMap<&str, Figure> = BTreeMap::new();
        let here = |row: &&Row| row["slug"] == slug && row["period"] == period;
        for row in self.tables.grants.iter().filter(here).filter(|row| !row["source"].is_empty()) {
            told.entry(&row["source"]).or_default().add(&figure(row));
        }
        if told.contains_key(ALL) {
            let mut sum = Figure::default();
            told.values().for_each(|figure| sum.add(figure));
            told = BTreeMap::from([(ALL, sum)]);
        }
        let remark = |(source, told): (&str, Figure)| {
            let secured = if source == ALL {
                book.of_period(period, "secured")
            } else {
                book.cell(period, source, "secured")
            };
            let (told, secured) = (told.known()?, secured.exact()?);
            (told != secured).then(|| self.remark((source, period), told, secured))
        };
        told.into_iter().filter_map(remark).collect()
    }

    fn remark(&self, (source, period): (&str, &str), told: i128, secured: i128) -> String {
        let printer = self.printer;
        let name = source_name(self.tables, printer, source);
        let period = printer.period(period);
        let apart = printer.with_unit((secured - told).abs());
        let (told, secured) = (printer.with_unit(told), printer.with_unit(secured));
        let values = [
            ("source", &*name),
            ("period", &period),
            ("told", &told),
            ("secured", &secured),
            ("apart", &apart),
        ];
        let key = if source == ALL { "grant.total_remark" } else { "grant.remark" };
        printer.say(key, &values)
    }
}
