//! The figures of home, of the list of all projects and of groups.

use super::books::{ALL, Book};
use super::checked::{Checked, label, only};
use super::gaps::source_name;
use super::holes::LINK;
use super::pages::{execution, ratio};
use super::tables::{Row, plain};
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};

/// Some projects, with their money (of a year's page that year's) and its sum.
pub(super) struct Group<'a> {
    pub(super) members: Vec<(Book, &'a Row)>,
    pub(super) sum: Book,
    pub(super) counted: usize,
    withheld: usize,
    apart: usize,
    pub(super) done: usize,
}

impl<'a> Group<'a> {
    /// Those that can be added are added up.
    pub(super) fn of(books: &[(&Book, &'a Row)], period: Option<&str>) -> Self {
        let stages = ["secured", "executed", "demand"];
        let has = |book: &Book| stages.iter().any(|stage| !book.whole(stage).is_absent());
        let only = |book: &Book| period.map_or_else(|| book.clone(), |period| book.only(period));
        let (mut members, mut counted) = (Vec::new(), Vec::new());
        let (mut withheld, mut apart) = (0, 0);
        for (book, row) in books {
            let own = only(book);
            if book.withholds() {
                withheld += 1;
            } else if has(&own) {
                counted.push(own.clone());
            } else if !own.is_empty() {
                apart += 1;
            }
            members.push((own, *row));
        }
        let done = members.iter().filter(|(_, row)| row["done"] == "true").count();
        let sum = Book::of_group(&counted);
        Self { members, sum, counted: counted.len(), withheld, apart, done }
    }
}

impl Checked<'_> {
    /// Home, the list of all projects, or the page of a group.
    pub(super) fn list(&mut self, page: &Html, path: &str, group: Option<(&str, &str)>) {
        self.begin(path);
        let tables = self.tables;
        let period = group.filter(|(kind, _)| *kind == "years").map(|(_, id)| id);
        let books: Vec<(&Book, &Row)> = tables.books(|row| is_in(row, group));
        let members = Group::of(&books, period);
        self.hero(page, &members, group);
        self.group_figures(page, &members, group);
        if !members.sum.is_empty() {
            let order = self.sums(page, &members.sum);
            self.charts(&all(page, ".pair figure.fig"), (&members.sum, &[]), &order);
        }
        self.rows(page, &members);
        self.found(page, &members, period);
        self.counts(page, members.members.len());
        if path == "index.html" {
            self.areas(page);
            self.statuses(page);
            self.holes(page);
        }
    }

    fn hero(&mut self, page: &Html, group: &Group<'_>, of: Option<(&str, &str)>) {
        let mut said = self.several(group);
        let title = text(all(page, "h1")[0]);
        let name = if of.is_some() { title } else { text(all(page, ".mast-name")[0]) };
        let first = said[0].clone();
        said.push(self.printer.say("summary.of", &[("name", &name), ("text", &first)]));
        let number = self.number().filter(|number| *number > 1);
        said.extend(number.map(|number| self.printer.count("summary.page", number, &[])));
        self.described(page, &said);
        said.extend(self.untold());
        let definition = self.tables.definitions.get(&text(all(page, "h1")[0]));
        said.extend(definition.filter(|_| matches!(of, Some(("statuses", _)))).cloned());
        for sentence in all(page, ".hero > p:not([class])") {
            self.made_of(sentence, &said, "a sentence of the opening");
        }
        let out = [("totals.left_out", group.withheld), ("totals.apart", group.apart)];
        let out = out.into_iter().filter(|(_, n)| *n > 0);
        let out: Vec<String> = out.map(|(key, n)| self.printer.count(key, n, &LINK)).collect();
        let marks = all(page, ".hero > p.marks");
        self.holds("what sums leave out", out.join(" "), marks.is_empty() == out.is_empty());
        for mark in marks {
            self.whole(mark, &out.join(" "), "what sums leave out");
        }
    }

    /// Which page of a list it is, where its address says so.
    fn number(&self) -> Option<usize> {
        self.path.split_once("/page/")?.1.split('/').next()?.parse().ok()
    }

    /// What all projects are said to come to.
    pub(super) fn site_sentences(&self) -> Vec<String> {
        let tables = self.tables;
        self.several(&Group::of(&tables.books(|_| true), None))
    }

    /// Several projects in sentences; the first says what they come to.
    fn several(&self, group: &Group<'_>) -> Vec<String> {
        let printer = self.printer;
        let (secured, executed) = (group.sum.whole("secured"), group.sum.whole("executed"));
        let all = group.members.len();
        let counted = group.counted.to_string();
        let first = match secured.known().zip(executed.exact()) {
            None if all == 0 => printer.say("totals.no_projects", &[]),
            None => printer.count("totals.projects", all, &[]),
            Some((secured, executed)) => {
                let [secured, executed] = printer.spoken_both(secured, executed);
                let values =
                    [("secured", &*secured), ("executed", &executed), ("counted", &counted)];
                let key = if group.counted == all { "totals.sentence" } else { "totals.some" };
                printer.count(key, all, &values)
            }
        };
        let any = self.tables.projects.values().next();
        let as_of = any.map(|row| printer.date_in_figures(&row["as_of"]));
        let as_of = as_of.map(|date| printer.say("lead.as_of", &[("date", &date)]));
        let (done, all) = (group.done.to_string(), all.to_string());
        let done = printer.say("home.done", &[("done", &done), ("all", &all)]);
        [first, done].into_iter().chain(as_of).collect()
    }

    fn group_figures(&mut self, page: &Html, group: &Group<'_>, of: Option<(&str, &str)>) {
        let (printer, sum) = (self.printer, &group.sum);
        let mut expected = Vec::new();
        let counted = printer.count("totals.counted", group.counted, &[]);
        if !sum.is_empty() {
            for stage in ["secured", "executed"] {
                expected.push((printer.summed(&sum.whole(stage)), counted.clone()));
            }
            let note = execution(sum).map(|(above, below)| {
                let (above, below) = (printer.amount(above), printer.amount(below));
                printer.say("totals.execution", &[("above", &above), ("below", &below)])
            });
            let rate = execution(sum).map(|(a, b)| printer.percent(a, b));
            let rate = rate.map(|rate| rate.trim_end_matches('%').to_owned());
            expected.push((rate.unwrap_or_else(|| "–".to_owned()), note.unwrap_or_default()));
        }
        if !matches!(of, Some(("statuses" | "years", _))) && !group.members.is_empty() {
            let all = group.members.len();
            let rate = printer.percent(group.done as i128, all as i128);
            let (done, all) = (group.done.to_string(), all.to_string());
            let note = printer.say("totals.completion", &[("done", &done), ("all", &all)]);
            expected.push((rate.trim_end_matches('%').to_owned(), note));
        }
        let figures = all(page, ".figs dd");
        self.holds("key figures", expected.len().to_string(), figures.len() == expected.len());
        for (figure, (expected, note)) in figures.into_iter().zip(&expected) {
            self.first(within(figure, "b")[0], expected, "a key figure");
            for small in within(figure, "small") {
                self.whole(small, note, "what a key figure is made of");
            }
        }
    }

    /// The table beside the charts; gives its sources in their order.
    fn sums(&mut self, page: &Html, sum: &Book) -> Vec<String> {
        let printer = self.printer;
        let mut order = Vec::new();
        for (body, rows) in all(page, "table:has(#sums-cap) tbody").into_iter().enumerate() {
            for row in within(rows, "tr") {
                let label = label(within(row, "th")[0]);
                let mut keys = if body == 0 { sum.sources() } else { sum.periods() }.into_iter();
                let name = |key: &str| match body {
                    0 => source_name(self.tables, printer, key),
                    _ => printer.period(key),
                };
                let Some(key) = keys.find(|key| name(key) == label && !order.contains(key)) else {
                    self.fault("a row of sums", &label, "a source or period");
                    continue;
                };
                let (figure, open): (&dyn Fn(&str) -> _, _) = if body == 0 {
                    (&|stage: &str| sum.of_source(&key, stage), sum.is_unsettled(&key))
                } else {
                    (&|stage: &str| sum.of_period(&key, stage), sum.is_open(&key))
                };
                let [demand, secured, executed] = ["demand", "secured", "executed"].map(figure);
                let rate = Some(()).filter(|()| !open).and_then(|()| ratio(&executed, &secured));
                let rate = rate.map_or("–".to_owned(), |(a, b)| printer.percent(a, b));
                let sums = [demand, secured, executed].map(|figure| printer.summed(&figure));
                for (cell, said) in within(row, "td").into_iter().zip(sums.iter().chain([&rate])) {
                    self.whole(cell, said, "a sum of several projects");
                }
                if body == 0 {
                    order.push(key);
                }
            }
        }
        order
    }

    /// The list of projects, with the figures it is put in order by.
    fn rows(&mut self, page: &Html, group: &Group<'_>) {
        let rows = all(page, "table.projects tbody tr");
        let first = (self.number().unwrap_or(1) - 1) * 100;
        let members: Vec<_> = group.members.iter().skip(first).take(100).collect();
        self.holds("the list", members.len().to_string(), rows.len() == members.len());
        for (row, (book, of)) in rows.into_iter().zip(members) {
            self.holds(
                "the list",
                &of["title"],
                text(within(row, "th a")[0]) == plain(&of["title"]),
            );
            let cells = within(row, "td.n");
            let sums = ["secured", "executed"].map(|stage| book.whole(stage));
            for (cell, sum) in cells.iter().zip(&sums) {
                let (printer, is_without) = (self.printer, of["budget"] == "none");
                let said = if is_without { printer.summed(sum) } else { printer.sum(sum) };
                self.first(*cell, &said, "the money of a project in a list");
            }
            let rate = execution(book);
            let said = rate.map(|(a, b)| self.printer.percent(a, b));
            self.first(cells[2], &said.unwrap_or_else(|| "–".to_owned()), "the rate in a list");
            if row.value().attr("data-id").is_none() {
                continue;
            }
            let [secured, executed] = sums.map(|sum| sum.known().map(|won| won.to_string()));
            let rate = rate.map(|(above, below)| (above * 1_000_000 / below).to_string());
            let keys = [("secured", secured), ("executed", executed), ("rate", rate)];
            for (name, value) in keys {
                let expected = value.unwrap_or_default();
                let rule = "by what a list is put in order";
                self.attribute_is(row, &format!("data-{name}"), (&expected, rule));
            }
            let rule = "the periods of a project";
            self.attribute_is(row, "data-period", (&of["periods"], rule));
        }
    }

    fn areas(&mut self, page: &Html) {
        let (tables, printer) = (self.tables, self.printer);
        for row in all(page, "table.areas tbody tr") {
            let name = text(within(row, "th")[0]);
            let is_none = name == printer.word("home.no_area");
            let wanted = if is_none { "" } else { &*name };
            let books = tables.books(|row| plain(&row["area_name"]) == wanted);
            let group = Group::of(&books, None);
            let cells = within(row, "td.n");
            let number = within(row, ".dots b")[0];
            self.whole(number, &books.len().to_string(), "how many projects an area has");
            for small in within(row, "td:not(.n):not(.bar) > small") {
                let out = printer.count("home.left_out", group.withheld, &[]);
                self.whole(small, &out, "what sums leave out");
            }
            for (cell, stage) in cells.iter().zip(["secured", "executed"]) {
                let said = printer.summed(&group.sum.whole(stage));
                self.whole(*cell, &said, "the money of an area");
            }
            let rate = execution(&group.sum).map(|(a, b)| printer.percent(a, b));
            self.whole(cells[2], &rate.unwrap_or_else(|| "–".to_owned()), "the rate of an area");
        }
    }

    fn statuses(&mut self, page: &Html) {
        for row in all(page, ".states tbody tr:has(.dots)") {
            let name = text(within(row, "th")[0]);
            let count = self.tables.books(|row| plain(&row["status_name"]) == name).len();
            let number = within(row, ".dots b")[0];
            self.whole(number, &count.to_string(), "how many projects a status has");
        }
    }

    /// How many projects a list has, and those of every group it leads to.
    fn counts(&mut self, page: &Html, members: usize) {
        let said = self.printer.count("list.count", members, &[]);
        if let Some(heading) = only(page, "#list-h").filter(|_| !self.path.starts_with("index")) {
            self.whole(heading, &said, "how many projects a list has");
        }
        for output in all(page, "form.find output") {
            let all = self.printer.say("find.found_all", &[("n", &members.to_string())]);
            self.whole(output, &all, "how many projects a list has");
        }
        for entry in all(page, "ul.index li") {
            let link = within(entry, "a")[0].value().attr("href").unwrap();
            let steps: Vec<&str> = link.rsplit('/').collect();
            let group = Some((steps[2], steps[1]));
            let count = self.tables.books(|row| is_in(row, group)).len();
            let said = self.printer.count("list.count", count, &[]);
            self.whole(within(entry, ".quiet")[0], &said, "how many projects a group has");
        }
    }

    /// The choices of a list, each with how many projects it finds.
    fn found(&mut self, page: &Html, group: &Group<'_>, period: Option<&str>) {
        for option in all(page, "form.find option[data-name]") {
            let select = option.parent().and_then(ElementRef::wrap).unwrap();
            let field = select.value().attr("name").unwrap();
            let value = option.value().attr("value").unwrap();
            let is_in = |(book, row): &&(Book, &Row)| match field {
                "period" => period.is_none() && row["periods"].split(' ').any(|one| one == value),
                "source" => has_money_of(book, value),
                "gap" => self.tables.gaps()[&row["slug"]].iter().any(|gap| {
                    let is_here = period.is_none_or(|period| period == gap.period);
                    is_here && gap.is_told() == (value == "told")
                }),
                "sum" if row["standing"] == "withheld" => value == "withheld",
                "sum" => value == "apart" && is_apart(book),
                _ => row[field] == value,
            };
            let count = group.members.iter().filter(is_in).count();
            let said = format!("{} ({count})", option.value().attr("data-name").unwrap());
            self.whole(option, &said, "how many projects a choice finds");
        }
    }
}

/// Whether a project has money that no sum of several holds.
fn is_apart(book: &Book) -> bool {
    let mut stages = ["secured", "executed", "demand"].iter();
    !book.is_empty() && stages.all(|stage| book.whole(stage).is_absent())
}

/// Whether a project has money of a source; that of which only a total is stated is of none.
fn has_money_of(book: &Book, source: &str) -> bool {
    let stages = ["demand", "planned", "secured", "executed", "carried_over", "returned"];
    let is_money = |figure: &super::figure::Figure| {
        figure.is_withheld() || figure.known_part().is_some_and(|won| won != 0)
    };
    let has = |period: &str, source: &str| {
        stages.iter().any(|stage| is_money(&book.cell(period, source, stage)))
    };
    let only_stated = |period: &str| {
        let sources = book.sources();
        !sources.iter().any(|source| has(period, source))
            && stages.iter().any(|stage| is_money(&book.of_period(period, stage)))
    };
    book.periods().iter().any(|period| has(period, source) || source == ALL && only_stated(period))
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
