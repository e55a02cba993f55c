//! The figures of report cards, each held against what the tables come to.

use super::books::Book;
use super::checked::{Checked, label};
use super::figure::Figure;
use super::gaps::{self, source_name};
use super::print::Printer;
use super::tables::Row;
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

impl Checked<'_> {
    /// A report card.
    pub(super) fn report(&mut self, page: &Html, path: &str, slug: &str) {
        self.begin(path);
        let tables = self.tables;
        let row = &tables.projects[slug];
        let (book, found) = (tables.book(slug), &*tables.gaps()[slug]);
        self.agrees(row, book);
        self.opening(page, row, (book, found));
        self.years(page, slug, book);
        let ledgers = all(page, "#money table.ledger");
        self.holds(
            "a table of money",
            "one where there is money",
            ledgers.len() == usize::from(!book.is_empty()),
        );
        if let Some(table) = ledgers.first() {
            self.key_figures(page, (book, found), slug);
            self.ledger(*table, book);
            self.reasons(*table, found, slug);
            self.rates(page, book);
            let figures = all(page, "#money figure.fig");
            self.charts(&figures, (book, found), &self.order(*table));
        }
        self.parts(page, slug);
    }

    fn parts(&mut self, page: &Html, slug: &str) {
        let titles = self.tables.part_titles(slug);
        let mut count = 0;
        for part in all(page, "article.part") {
            let Some(id) = titles.get(&text(within(part, "h3")[0])) else { continue };
            let book = Book::of_part(self.tables, slug, id);
            let found = gaps::of_part(self.tables, slug, id);
            self.part_facts(part, slug, id);
            for table in within(part, "table.ledger") {
                self.ledger(table, &book);
                self.reasons(table, &found, slug);
                let figures = within(part, "figure.fig");
                self.charts(&figures, (&book, &found), &self.order(table));
                count += 1;
            }
            count += usize::from(book.periods().is_empty());
        }
        self.holds("parts with money", titles.len().to_string(), count == titles.len());
    }

    /// The sources of a table, in its order.
    fn order(&self, table: ElementRef<'_>) -> Vec<String> {
        let names = within(table, "tbody th").into_iter().map(text);
        let all: Vec<String> = self.tables.source_names().keys().cloned().collect();
        let sources = self.by_name(&all);
        names.filter_map(|name| sources.get(&name).cloned()).collect()
    }

    fn by_name(&self, sources: &[String]) -> BTreeMap<String, String> {
        let name = |id: &String| (source_name(self.tables, self.printer, id), id.clone());
        sources.iter().map(name).collect()
    }

    /// What `projects.csv` says comes to the same.
    fn agrees(&mut self, row: &Row, book: &Book) {
        let sums = ["demand", "secured", "executed"].map(|stage| (stage, book.whole(stage)));
        for (name, figure) in sums.iter().chain([&("total", book.budget())]) {
            let said = figure.exact().filter(|_| figure.known().is_some());
            if let Some(won) = said {
                let told = [&row[&format!("{name}_won")], &row[&format!("{name}_state")]];
                self.holds(
                    "projects.csv",
                    format!("{name} {won}"),
                    told == [&won.to_string(), "amount"],
                );
            }
        }
        let printed = |rate: Option<(i128, i128)>| {
            rate.map(|(above, below)| {
                let text = self.printer.percent(above, below).replace([',', '%'], "");
                [text.replace(['△', '−'], "-"), above.to_string(), below.to_string()]
            })
        };
        for (name, rate) in [("execution", execution(book)), ("secured", share_of_whole(book))] {
            let wanted = printed(rate).unwrap_or_default();
            let columns = ["rate", "numerator_won", "denominator_won"];
            let found = columns.map(|column| row[&format!("{name}_{column}")].clone());
            self.holds("projects.csv", format!("{name} {wanted:?}"), found == wanted);
        }
    }

    /// A money table: its cells, sums, rates and gaps.
    fn ledger(&mut self, table: ElementRef<'_>, book: &Book) {
        let columns = columns(table, self.printer, book);
        let sources = self.by_name(&book.sources().into_iter().collect::<Vec<_>>());
        let rows = within(table, "tbody tr");
        self.holds("sources of a table", sources.len().to_string(), rows.len() == sources.len());
        for row in rows {
            let name = text(within(row, "th")[0]);
            let Some(source) = sources.get(&name) else {
                self.fault("a source of a table", &name, "one of the tables");
                continue;
            };
            let cells = within(row, "td");
            let sums = [book.source_budget(source), book.of_source(source, "executed")];
            let inner = columns.iter().map(|(period, stage)| book.cell(period, source, stage));
            self.cells(&cells, sums.into_iter().chain(inner));
        }
        let total = within(table, "tfoot .total td");
        let sums = [book.budget(), book.whole("executed")];
        let inner = columns.iter().map(|(period, stage)| book.of_period(period, stage));
        self.cells(&total, sums.into_iter().chain(inner));
        self.computed_rows(table, &columns, book);
    }

    fn cells(&mut self, cells: &[ElementRef<'_>], figures: impl Iterator<Item = Figure>) {
        let figures: Vec<Figure> = figures.collect();
        self.holds("cells of a row", figures.len().to_string(), cells.len() == figures.len());
        // The sums stand first.
        for (index, (cell, figure)) in cells.iter().zip(&figures).enumerate() {
            let printer = self.printer;
            let said = if index < 2 { printer.sum(figure) } else { printer.cell(figure) };
            self.first(*cell, &said, "a cell of money");
        }
    }

    fn computed_rows(&mut self, table: ElementRef<'_>, columns: &[(String, String)], book: &Book) {
        let mut periods: Vec<&String> = columns.iter().map(|(period, _)| period).collect();
        periods.dedup();
        let rows = within(table, "tfoot .calc");
        let (rates, gaps) = (within(rows[0], "td"), within(rows[1], "td"));
        let both = [rates.len(), gaps.len()];
        self.holds("computed cells", periods.len().to_string(), both == [periods.len() + 1; 2]);
        let unknown = self.printer.uncomputed(&[&book.whole("secured"), &book.whole("executed")]);
        let rate = execution(book).map(|(a, b)| self.printer.percent(a, b));
        self.first(rates[0], &rate.unwrap_or_else(|| unknown.clone()), "a rate of a table");
        let gap = left(book).map(|won| self.printer.amount(won));
        self.first(gaps[0], &gap.unwrap_or(unknown), "a gap of a table");
        for (period, (rate_cell, gap_cell)) in
            periods.into_iter().zip(rates.into_iter().zip(gaps).skip(1))
        {
            let [secured, executed] =
                ["secured", "executed"].map(|stage| book.of_period(period, stage));
            let unknown = self.printer.uncomputed(&[&secured, &executed]);
            let (rate, gap) = if book.is_open(period) {
                (None, None)
            } else {
                (ratio(&executed, &secured), difference(&secured, &executed))
            };
            let rate = rate.map(|(a, b)| self.printer.percent(a, b));
            self.first(rate_cell, &rate.unwrap_or_else(|| unknown.clone()), "a rate of a table");
            let gap = gap.map(|won| self.printer.amount(won));
            self.first(gap_cell, &gap.unwrap_or(unknown), "a gap of a table");
        }
    }

    /// The fractions, and the table of rates by source and period.
    fn rates(&mut self, page: &Html, book: &Book) {
        let printer = self.printer;
        let whole = [("execution", execution(book)), ("secured", share_of_whole(book))];
        let drawn = all(page, ".rate:not(.own)");
        let known: Vec<_> =
            whole.iter().filter_map(|(name, rate)| Some((name, (*rate)?))).collect();
        self.holds("rates", known.len().to_string(), drawn.len() == known.len());
        for (rate, (name, (above, below))) in drawn.into_iter().zip(known) {
            self.whole(
                within(rate, "h3 b")[0],
                &printer.percent(above, below),
                "a rate with its formula",
            );
            let parts = within(rate, "dd");
            self.whole(parts[0], &printer.with_unit(above), "a numerator");
            let below = if *name == "secured" {
                let (secured, demand) = (printer.amount(above), printer.amount(below - above));
                let values = [("secured", &*secured), ("demand", &demand), ("unit", &printer.unit)];
                printer.say("rate.secured_operands", &values)
            } else {
                printer.with_unit(below)
            };
            self.whole(parts[1], &below, "a denominator");
        }
        self.rate_rows(page, book);
    }

    fn rate_rows(&mut self, page: &Html, book: &Book) {
        for row in all(page, "#rates .more tbody tr") {
            let label = label(within(row, "th")[0]);
            let mut sources = book.sources().into_iter();
            let source = sources.find(|id| source_name(self.tables, self.printer, id) == label);
            let period =
                book.periods().into_iter().find(|period| self.printer.period(period) == label);
            // What is called alike stands first among the sources.
            let of_source = self.claimed_rate(&source, row);
            let (executed, secured, demand, asked, open) = match (&source, &period) {
                (Some(source), _) if of_source => (
                    book.of_source(source, "executed"),
                    book.of_source(source, "secured"),
                    book.of_source(source, "demand"),
                    book.source_budget(source),
                    book.is_unsettled(source),
                ),
                (_, Some(period)) => {
                    let [executed, secured, demand] = ["executed", "secured", "demand"]
                        .map(|stage| book.of_period(period, stage));
                    let mut asked = secured.clone();
                    asked.add(&demand);
                    (executed, secured, demand, asked, book.is_open(period))
                }
                _ => {
                    self.fault("a row of rates", &label, "a source or period");
                    continue;
                }
            };
            let rate = Some(()).filter(|()| !open).and_then(|()| ratio(&executed, &secured));
            let rate = rate.map(|(a, b)| self.printer.percent(a, b));
            let is_known = !(of_source && asked.is_withheld());
            let share = share(&secured, &demand).filter(|_| is_known);
            let share = share.map(|(a, b)| self.printer.percent(a, b));
            let expected = [
                self.printer.summed(&executed),
                self.printer.summed(&secured),
                rate.unwrap_or_else(|| self.printer.uncomputed(&[&executed, &secured])),
                self.printer.summed(&asked),
                share.unwrap_or_else(|| self.printer.uncomputed(&[&asked])),
            ];
            for (cell, expected) in within(row, "td").into_iter().zip(&expected) {
                self.whole(cell, expected, "a row of rates");
            }
        }
    }

    /// Whether a row of rates is in the first body of its table, that of sources.
    fn claimed_rate(&self, source: &Option<String>, row: ElementRef<'_>) -> bool {
        let body = row.parent().unwrap();
        let earlier = body.prev_siblings().filter_map(ElementRef::wrap);
        source.is_some() && !earlier.into_iter().any(|one| one.value().name() == "tbody")
    }
}

/// The columns of a money table by its heads: period and stage.
fn columns(table: ElementRef<'_>, printer: &Printer, book: &Book) -> Vec<(String, String)> {
    let stages = ["demand", "planned", "secured", "executed", "carried_over", "returned"];
    let mut labels = within(table, "thead tr:nth-child(2) th").into_iter().map(text).skip(2);
    let mut columns = Vec::new();
    for head in within(table, "thead tr:first-child th").into_iter().skip(2) {
        let label = text(head);
        let mut periods = book.periods().into_iter();
        let Some(period) = periods.find(|period| printer.period(period) == label) else { continue };
        let span: usize = head.value().attr("colspan").unwrap().parse().unwrap();
        for label in labels.by_ref().take(span) {
            let is_it = |stage: &&str| printer.word(&format!("stage.{stage}")) == label;
            let stage = stages.into_iter().find(is_it).unwrap();
            columns.push((period.clone(), stage.to_owned()));
        }
    }
    columns
}

pub(super) fn ratio(above: &Figure, below: &Figure) -> Option<(i128, i128)> {
    let below = below.known().filter(|won| *won > 0)?;
    Some((above.exact()?, below))
}

fn difference(secured: &Figure, executed: &Figure) -> Option<i128> {
    secured.known().or(executed.known())?;
    Some(secured.exact()? - executed.exact()?)
}

pub(super) fn execution(book: &Book) -> Option<(i128, i128)> {
    book.is_recorded().then_some(())?;
    ratio(&book.whole("executed"), &book.whole("secured"))
}

pub(super) fn left(book: &Book) -> Option<i128> {
    book.is_recorded().then_some(())?;
    difference(&book.whole("secured"), &book.whole("executed"))
}

fn share(secured: &Figure, demand: &Figure) -> Option<(i128, i128)> {
    let part = |figure: &Figure| if figure.is_absent() { Some(0) } else { figure.exact() };
    let (secured, demand) = (part(secured)?, part(demand)?);
    (secured + demand > 0).then_some((secured, secured + demand))
}

pub(super) fn share_of_whole(book: &Book) -> Option<(i128, i128)> {
    (!book.budget().is_withheld()).then_some(())?;
    share(&book.whole("secured"), &book.whole("demand"))
}
