//! The figures of report cards, each held against what the tables come to.

use super::books::{ALL, Book};
use super::figure::Figure;
use super::print::Printer;
use super::tables::{Row, Tables};
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};
use std::collections::{BTreeMap, BTreeSet};

/// Where figures of money, rates and counts stand on a page.
const FIGURES: &str = ".figs dd b, .ledger :is(tbody, tfoot) tr:not(.why) td, .rate:not(.own) h3 b, \
    .rate:not(.own) dl div:nth-child(-n+2) dd, #rates .more td, table:has(#sums-cap) td, \
    table.projects td.n, .areas td.n, .areas .dots b, .states .dots b";

/// What was checked so far.
pub(super) struct Checked<'a> {
    pub(super) tables: &'a Tables,
    pub(super) printer: &'a Printer,
    count: usize,
    /// The figures of this page that were accounted for.
    claimed: BTreeSet<String>,
    pub(super) path: String,
}

impl<'a> Checked<'a> {
    pub(super) fn new(tables: &'a Tables, printer: &'a Printer) -> Self {
        Self { tables, printer, count: 0, claimed: BTreeSet::new(), path: String::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn claim(&mut self, element: ElementRef<'_>, expected: &str, what: &str) {
        assert_eq!(first_text(element), expected, "{what} on {}", self.path);
        assert!(self.claimed.insert(id(element)), "{what} on {} twice", self.path);
        self.count += 1;
    }

    pub(super) fn begin(&mut self, path: &str) {
        (self.path, self.claimed) = (path.to_owned(), BTreeSet::new());
    }

    /// No figure of the page is left that nothing accounts for.
    pub(super) fn end(&self, page: &Html) {
        for element in all(page, FIGURES) {
            let said = text(element);
            let is_figure = said.chars().any(|c| c.is_ascii_digit());
            let known = self.claimed.contains(&id(element));
            assert!(!is_figure || known, "{said} on {} is nowhere in the tables", self.path);
        }
    }

    /// A report card.
    pub(super) fn report(&mut self, page: &Html, path: &str, slug: &str) {
        self.begin(path);
        let book = Book::of_project(self.tables, slug);
        let row = &self.tables.projects[slug];
        self.agrees(row, &book);
        let tables = all(page, "table.ledger");
        if book.is_empty() {
            assert!(tables.is_empty());
        } else {
            self.key_figures(page, &book);
            self.ledger(tables[0], &book);
            self.rates(page, &book);
        }
        let titles = self.tables.part_titles(slug);
        let mut parts = 0;
        for part in all(page, "article.part") {
            let id = titles.get(&text(within(part, "h3")[0]));
            for table in within(part, "table.ledger") {
                self.ledger(table, &Book::of_part(self.tables, slug, id.unwrap()));
                parts += 1;
            }
        }
        assert_eq!(parts, titles.len(), "{path}");
        self.end(page);
    }

    /// What `projects.csv` says comes to the same.
    fn agrees(&mut self, row: &Row, book: &Book) {
        let sums = ["demand", "secured", "executed"].map(|stage| (stage, book.whole(stage)));
        for (name, figure) in sums.iter().chain([&("total", book.budget())]) {
            let said = figure.exact().filter(|_| figure.known().is_some());
            if let Some(won) = said {
                assert_eq!(row[&format!("{name}_won")], won.to_string(), "{name} {}", self.path);
                assert_eq!(row[&format!("{name}_state")], "amount");
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
            assert_eq!(found, wanted, "{name} {}", self.path);
        }
    }

    fn key_figures(&mut self, page: &Html, book: &Book) {
        let figures = all(page, ".figs dd b");
        let (secured, executed) = (book.whole("secured"), book.whole("executed"));
        for (element, figure) in figures.iter().zip([&secured, &executed]) {
            self.claim(*element, &self.printer.sum(figure), "key figure");
        }
        let unknown = self.printer.uncomputed(&[&executed, &secured]);
        let rate = execution(book).map(|(a, b)| self.printer.percent(a, b));
        let rate = rate.map_or(unknown.clone(), |rate| rate.trim_end_matches('%').to_owned());
        self.claim(figures[2], &rate, "rate");
        let gap = left(book).map_or(unknown, |won| self.printer.amount(won));
        self.claim(figures[3], &gap, "gap");
    }

    /// A money table: its cells, sums, rates and gaps.
    fn ledger(&mut self, table: ElementRef<'_>, book: &Book) {
        let columns = columns(table, self.printer, book);
        let names = self.tables.source_names();
        let sources: BTreeMap<String, String> = book
            .sources()
            .into_iter()
            .map(|id| {
                let all = self.printer.word("money.all");
                let name = if id == ALL { all } else { names[id.as_str()] };
                (name.to_owned(), id)
            })
            .collect();
        let rows = within(table, "tbody tr");
        assert_eq!(rows.len(), sources.len(), "{}", self.path);
        for row in rows {
            let source = &sources[&text(within(row, "th")[0])];
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
        assert_eq!(cells.len(), figures.len(), "{}", self.path);
        // The sums stand first.
        for (index, (cell, figure)) in cells.iter().zip(&figures).enumerate() {
            let printer = self.printer;
            let said = if index < 2 { printer.sum(figure) } else { printer.cell(figure) };
            self.claim(*cell, &said, "cell");
        }
    }

    fn computed_rows(&mut self, table: ElementRef<'_>, columns: &[(String, String)], book: &Book) {
        let mut periods: Vec<&String> = columns.iter().map(|(period, _)| period).collect();
        periods.dedup();
        let rows = within(table, "tfoot .calc");
        let (rates, gaps) = (within(rows[0], "td"), within(rows[1], "td"));
        assert_eq!((rates.len(), gaps.len()), (periods.len() + 1, periods.len() + 1));
        let unknown = self.printer.uncomputed(&[&book.whole("secured"), &book.whole("executed")]);
        let rate = execution(book).map(|(a, b)| self.printer.percent(a, b));
        self.claim(rates[0], &rate.unwrap_or_else(|| unknown.clone()), "rate");
        let gap = left(book).map(|won| self.printer.amount(won));
        self.claim(gaps[0], &gap.unwrap_or(unknown), "gap");
        for (index, period) in periods.into_iter().enumerate() {
            let [secured, executed] =
                ["secured", "executed"].map(|stage| book.of_period(period, stage));
            let unknown = self.printer.uncomputed(&[&secured, &executed]);
            let (rate, gap) = if book.is_open(period) {
                (None, None)
            } else {
                (ratio(&executed, &secured), difference(&secured, &executed))
            };
            let rate = rate.map(|(a, b)| self.printer.percent(a, b));
            self.claim(rates[index + 1], &rate.unwrap_or_else(|| unknown.clone()), "rate");
            let gap = gap.map(|won| self.printer.amount(won));
            self.claim(gaps[index + 1], &gap.unwrap_or(unknown), "gap");
        }
    }

    /// The fractions, and the table of rates by source and period.
    fn rates(&mut self, page: &Html, book: &Book) {
        let printer = self.printer;
        let whole = [("execution", execution(book)), ("secured", share_of_whole(book))];
        let drawn = all(page, ".rate:not(.own)");
        let known: Vec<_> =
            whole.iter().filter_map(|(name, rate)| Some((name, (*rate)?))).collect();
        assert_eq!(drawn.len(), known.len(), "{}", self.path);
        for (rate, (name, (above, below))) in drawn.into_iter().zip(known) {
            self.claim(within(rate, "h3 b")[0], &printer.percent(above, below), "rate");
            let parts = within(rate, "dd");
            let with_unit = |won| {
                let said = printer.word("amount.with_unit").replace("{unit}", &printer.unit);
                said.replace("{amount}", &printer.amount(won))
            };
            self.claim(parts[0], &with_unit(above), "numerator");
            let below = if *name == "secured" {
                let said = printer.word("rate.secured_operands").replace("{unit}", &printer.unit);
                let said = said.replace("{secured}", &printer.amount(above));
                said.replace("{demand}", &printer.amount(below - above))
            } else {
                with_unit(below)
            };
            self.claim(parts[1], &below, "denominator");
        }
        self.rate_rows(page, book);
    }

    fn rate_rows(&mut self, page: &Html, book: &Book) {
        let names = self.tables.source_names();
        for row in all(page, "#rates .more tbody tr") {
            let label = text(within(row, "th")[0]);
            let source = book.sources().into_iter().find(|id| {
                let name = names.get(id.as_str()).copied();
                label == if id == ALL { self.printer.word("money.all") } else { name.unwrap() }
            });
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
                _ => panic!("{label} on {}", self.path),
            };
            let rate = Some(()).filter(|()| !open).and_then(|()| ratio(&executed, &secured));
            let rate = rate.map(|(a, b)| self.printer.percent(a, b));
            let share = share(&secured, &demand).map(|(a, b)| self.printer.percent(a, b));
            let expected = [
                self.printer.summed(&executed),
                self.printer.summed(&secured),
                rate.unwrap_or_else(|| self.printer.uncomputed(&[&executed, &secured])),
                self.printer.summed(&asked),
                share.unwrap_or_else(|| self.printer.uncomputed(&[&asked])),
            ];
            for (cell, expected) in within(row, "td").into_iter().zip(&expected) {
                self.claim(cell, expected, &label);
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
        let period = periods.find(|period| printer.period(period) == label).unwrap();
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

fn left(book: &Book) -> Option<i128> {
    book.is_recorded().then_some(())?;
    difference(&book.whole("secured"), &book.whole("executed"))
}

fn share(secured: &Figure, demand: &Figure) -> Option<(i128, i128)> {
    let part = |figure: &Figure| if figure.is_absent() { Some(0) } else { figure.exact() };
    let (secured, demand) = (part(secured)?, part(demand)?);
    (secured + demand > 0).then_some((secured, secured + demand))
}

fn share_of_whole(book: &Book) -> Option<(i128, i128)> {
    share(&book.whole("secured"), &book.whole("demand"))
}

/// The words of an element without those of the small ones in it.
fn first_text(element: ElementRef<'_>) -> String {
    let words = element.text().map(|text| text.replace('\u{2060}', ""));
    let mut words = words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    words.find(|text| !text.is_empty()).unwrap_or_default()
}

fn id(element: ElementRef<'_>) -> String {
    format!("{:?}", element.id())
}
