//! The figures of home, of the list of all projects and of groups.

use super::books::{ALL, Book};
use super::pages::{Checked, execution, ratio};
use super::tables::Row;
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};

impl Checked<'_> {
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
            assert_eq!(row["standing"] == "counted", is_in, "{}", row["slug"]);
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
                let (printer, figure) = (self.printer, book.whole(stage));
                let is_without = of["budget"] == "none";
                let said = if is_without { printer.summed(&figure) } else { printer.sum(&figure) };
                self.claim(*cell, &said, stage);
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
