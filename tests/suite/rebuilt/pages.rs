//! The figures of pages, each held against what the tables come to.

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
    tables: &'a Tables,
    printer: &'a Printer,
    count: usize,
    /// The figures of this page that were accounted for.
    claimed: BTreeSet<String>,
    path: String,
}

impl<'a> Checked<'a> {
    pub(super) fn new(tables: &'a Tables, printer: &'a Printer) -> Self {
        Self { tables, printer, count: 0, claimed: BTreeSet::new(), path: String::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    fn claim(&mut self, element: ElementRef<'_>, expected: &str, what: &str) {
        assert_eq!(first_text(element), expected, "{what} on {}", self.path);
        assert!(self.claimed.insert(id(element)), "{what} on {} twice", self.path);
        self.count += 1;
    }

    fn begin(&mut self, path: &str) {
        (self.path, self.claimed) = (path.to_owned(), BTreeSet::new());
    }

    /// No figure of the page is left that nothing accounts for.
    fn end(&self, page: &Html) {
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
        let parts = self.tables.parts(slug);
        let parts = parts.iter().map(|part| Book::of_part(self.tables, slug, part));
        let parts: Vec<Book> = parts.filter(|book| !book.is_empty()).collect();
        let own = usize::from(!book.is_empty());
        assert_eq!(tables.len(), own + parts.len(), "{path}");
        tables[own..].iter().zip(&parts).for_each(|(table, part)| self.ledger(*table, part));
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
            self.claim(*element, &self.printer.cell(figure), "key figure");
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
        for (cell, figure) in cells.iter().zip(&figures) {
            self.claim(*cell, &self.printer.cell(figure), "cell");
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

    /// Home, the list of all projects, or the page of a group.
    pub(super) fn list(&mut self, page: &Html, path: &str, group: Option<(&str, &str)>) {
        self.begin(path);
        let period = group.filter(|(kind, _)| *kind == "years").map(|(_, id)| id);
        let all_projects: Vec<&Row> = self.tables.projects.values().collect();
        let members: Vec<&Row> =
            all_projects.iter().copied().filter(|row| is_in(row, group)).collect();
        let books: Vec<(Book, &Row)> =
            members.iter().map(|row| (Book::of_project(self.tables, &row["slug"]), *row)).collect();
        let sum = self.together(&books, period);
        self.group_figures(page, &sum, &members, group);
        self.sums(page, &sum);
        self.rows(page, &books, period);
        if path == "index.html" {
            self.areas(page, &all_projects);
            self.statuses(page, &all_projects);
        }
        self.end(page);
    }

    /// The sum of what can be added, as the tables say of each project and the rows agree.
    fn together(&self, books: &[(Book, &Row)], period: Option<&str>) -> (Book, usize) {
        let mut counted = Vec::new();
        for (book, row) in books {
            let stages = ["secured", "executed", "demand"];
            let has = |book: &Book| stages.iter().any(|stage| !book.whole(stage).is_absent());
            let is_in = !book.withholds() && has(book);
            assert_eq!(row["in_sums"] == "counted", is_in, "{}", row["slug"]);
            let book = period.map_or_else(|| book.clone(), |period| book.only(period));
            if is_in && has(&book) {
                counted.push(book);
            }
        }
        (Book::of_group(&counted), counted.len())
    }

    fn group_figures(
        &mut self,
        page: &Html,
        (sum, counted): &(Book, usize),
        members: &[&Row],
        group: Option<(&str, &str)>,
    ) {
        let printer = self.printer;
        let mut expected = Vec::new();
        if !sum.is_empty() {
            for stage in ["secured", "executed"] {
                expected.push(printer.summed(&sum.whole(stage)));
            }
            let rate = execution(sum).map(|(a, b)| printer.percent(a, b));
            let rate = rate.map(|rate| rate.trim_end_matches('%').to_owned());
            expected.push(rate.unwrap_or_else(|| "–".to_owned()));
        }
        if !matches!(group, Some(("statuses" | "years", _))) && !members.is_empty() {
            let done = members.iter().filter(|row| row["done"] == "true").count();
            let rate = printer.percent(done as i128, members.len() as i128);
            expected.push(rate.trim_end_matches('%').to_owned());
            let note = text(*all(page, ".figs dd small").last().unwrap());
            assert!(note.contains(&done.to_string()), "{note}");
            assert!(note.contains(&members.len().to_string()), "{note}");
        }
        let figures = all(page, ".figs dd b");
        assert_eq!(figures.len(), expected.len(), "{}", self.path);
        for (element, expected) in figures.into_iter().zip(&expected) {
            self.claim(element, expected, "figure");
        }
        if let Some(note) = all(page, ".figs dd small").first().filter(|_| !sum.is_empty()) {
            let said = text(*note);
            assert!(said.is_empty() || said.contains(&counted.to_string()), "{said}");
        }
    }

    /// The table beside the charts.
    fn sums(&mut self, page: &Html, (sum, _): &(Book, usize)) {
        let names = self.tables.source_names();
        for row in all(page, "table:has(#sums-cap) tbody tr") {
            let label = text(within(row, "th")[0]);
            let named = |id: &String| {
                let name = names.get(id.as_str()).copied().unwrap_or_default();
                label == if id == ALL { self.printer.word("money.all") } else { name }
            };
            let first = row.parent().unwrap().prev_siblings().filter_map(ElementRef::wrap);
            let of_source = !first.into_iter().any(|one| one.value().name() == "tbody");
            let source = sum.sources().into_iter().find(named).filter(|_| of_source);
            let figure = |stage: &str| match &source {
                Some(source) => sum.of_source(source, stage),
                None => {
                    let mut periods = sum.periods().into_iter();
                    let period = periods.find(|period| self.printer.period(period) == label);
                    sum.of_period(&period.unwrap(), stage)
                }
            };
            let open = match &source {
                Some(source) => sum.is_unsettled(source),
                None => {
                    sum.periods().iter().any(|p| self.printer.period(p) == label && sum.is_open(p))
                }
            };
            let [demand, secured, executed] = ["demand", "secured", "executed"].map(figure);
            let rate = Some(()).filter(|()| !open).and_then(|()| ratio(&executed, &secured));
            let rate = rate.map_or("–".to_owned(), |(a, b)| self.printer.percent(a, b));
            let summed = [demand, secured, executed].map(|figure| self.printer.summed(&figure));
            let cells = within(row, "td");
            for (cell, expected) in cells.into_iter().zip(summed.iter().chain([&rate])) {
                self.claim(cell, expected, &label);
            }
        }
    }

    /// The list of projects.
    fn rows(&mut self, page: &Html, books: &[(Book, &Row)], period: Option<&str>) {
        let rows = all(page, "table.projects tbody tr");
        assert_eq!(rows.len(), books.len(), "{}", self.path);
        for (row, (book, of)) in rows.into_iter().zip(books) {
            assert_eq!(text(within(row, "th a")[0]), of["title"].trim_start_matches('\''));
            let book = period.map_or_else(|| book.clone(), |period| book.only(period));
            let cells = within(row, "td.n");
            for (cell, stage) in cells.iter().zip(["secured", "executed"]) {
                self.claim(*cell, &self.printer.summed(&book.whole(stage)), stage);
            }
            let rate = execution(&book).map(|(a, b)| self.printer.percent(a, b));
            self.claim(cells[2], &rate.unwrap_or_else(|| "–".to_owned()), "rate");
        }
    }

    fn areas(&mut self, page: &Html, projects: &[&Row]) {
        for row in all(page, "table.areas tbody tr") {
            let name = text(within(row, "th")[0]);
            let is_none = name == self.printer.word("home.no_area");
            let wanted = if is_none { "" } else { &*name };
            let members = projects.iter().filter(|row| row["area_name"] == wanted);
            let books: Vec<(Book, &Row)> =
                members.map(|row| (Book::of_project(self.tables, &row["slug"]), *row)).collect();
            let (sum, _) = self.together(&books, None);
            let cells = within(row, "td.n");
            self.claim(within(row, ".dots b")[0], &books.len().to_string(), &name);
            for (cell, stage) in cells.iter().zip(["secured", "executed"]) {
                self.claim(*cell, &self.printer.summed(&sum.whole(stage)), &name);
            }
            let rate = execution(&sum).map(|(a, b)| self.printer.percent(a, b));
            self.claim(cells[2], &rate.unwrap_or_else(|| "–".to_owned()), &name);
        }
    }

    fn statuses(&mut self, page: &Html, projects: &[&Row]) {
        for row in all(page, ".states tbody tr:has(.dots)") {
            let name = text(within(row, "th")[0]);
            let count = projects.iter().filter(|row| row["status_name"] == name).count();
            self.claim(within(row, ".dots b")[0], &count.to_string(), &name);
        }
    }
}

/// Whether a project belongs to a group; none is of all projects.
fn is_in(row: &Row, group: Option<(&str, &str)>) -> bool {
    match group {
        None => true,
        Some(("areas", id)) => row["area"] == id,
        Some(("departments", id)) => row["department"] == id,
        Some(("statuses", id)) => row["status"] == id,
        Some((_, period)) => row["periods"].split(' ').any(|one| one == period),
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

fn ratio(above: &Figure, below: &Figure) -> Option<(i128, i128)> {
    let below = below.known().filter(|won| *won > 0)?;
    Some((above.exact()?, below))
}

fn difference(secured: &Figure, executed: &Figure) -> Option<i128> {
    secured.known().or(executed.known())?;
    Some(secured.exact()? - executed.exact()?)
}

fn execution(book: &Book) -> Option<(i128, i128)> {
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
