//! The money of a project, a part or a group, added up from rows.

use super::figure::Figure;
use super::tables::{Row, Tables, figure};
use std::collections::{BTreeMap, BTreeSet};

/// What tables write for money not broken down by source.
pub(super) const ALL: &str = "all";

/// Money by period (empty: not by year), source and stage.
#[derive(Clone, Default)]
pub(super) struct Book {
    /// The address of its project; nothing for several.
    pub(super) slug: String,
    cells: BTreeMap<(String, String, String), Figure>,
    stated: BTreeMap<(String, String), Figure>,
    by_source: BTreeMap<String, Figure>,
    total: Option<Figure>,
    apart: Figure,
    open_periods: BTreeSet<String>,
    open_sources: BTreeSet<String>,
    group: bool,
}

impl Book {
    /// One project, its parts filling what it leaves open.
    pub(super) fn of_project(tables: &Tables, slug: &str) -> Self {
        let mut book = Self::of_part(tables, slug, "");
        let own: BTreeSet<(String, String)> =
            book.cells.keys().map(|(period, _, stage)| (period.clone(), stage.clone())).collect();
        let parts = tables.parts(slug);
        let parts: Vec<Self> = parts.iter().map(|part| Self::of_part(tables, slug, part)).collect();
        for part in &parts {
            for ((period, source, stage), figure) in &part.cells {
                if !own.contains(&(period.clone(), stage.clone())) {
                    book.enter(period, source, stage, figure);
                }
            }
            for ((period, stage), figure) in &part.stated {
                let is_open = !own.contains(&(period.clone(), stage.clone()));
                if is_open && part.added(period, stage).is_absent() {
                    book.enter(period, ALL, stage, figure);
                }
            }
            let is_more =
                |total: &&Figure| total.is_withheld() || part.computed_budget().is_absent();
            let total = part.total.iter().filter(|_| own.is_empty()).filter(is_more);
            total.for_each(|total| book.apart.add(total));
        }
        book.find_open();
        for part in parts {
            let filled = part.open_periods.into_iter().filter(|period| {
                ["secured", "executed"]
                    .iter()
                    .any(|stage| !own.contains(&(period.clone(), (*stage).to_owned())))
            });
            book.open_periods.extend(filled);
            book.open_sources.extend(part.open_sources.into_iter().filter(|_| own.is_empty()));
        }
        book
    }

    /// One part, or what a project itself says where the part is empty.
    pub(super) fn of_part(tables: &Tables, slug: &str, part: &str) -> Self {
        let mut book = Self { slug: slug.to_owned(), ..Self::default() };
        let here = |row: &&Row| row["slug"] == slug && row["part"] == part;
        // Totals that stand for missing cells are taken from their own table below.
        let written = |row: &&Row| row["state"] != "absent" && row["stated"] == "false";
        for row in tables.funding.iter().filter(here).filter(written) {
            book.enter(&row["period"], &row["source"], &row["stage"], &figure(row));
        }
        for row in tables.totals.iter().filter(here) {
            let figure = figure(row);
            match (&*row["stage"], &*row["source"]) {
                ("total", "") => book.total = Some(figure),
                ("total", source) => drop(book.by_source.insert(source.to_owned(), figure)),
                (stage, _) => {
                    book.stated.insert((row["period"].clone(), stage.to_owned()), figure);
                }
            }
        }
        book.find_open();
        book
    }

    /// Several projects together.
    pub(super) fn of_group(books: &[Self]) -> Self {
        let mut group = Self { group: true, ..Self::default() };
        for book in books {
            for ((period, source, stage), figure) in &book.cells {
                group.enter(period, source, stage, figure);
            }
            for ((period, stage), figure) in &book.stated {
                if book.added(period, stage).is_absent() {
                    group.enter(period, ALL, stage, figure);
                }
            }
            group.open_periods.extend(book.open_periods.iter().cloned());
            group.open_sources.extend(book.open_sources.iter().cloned());
        }
        for book in books {
            for (key, figure) in &book.stated {
                let sum = group.added(&key.0, &key.1);
                if figure.known() == Some(0) && sum.exact() == Some(0) && sum.known().is_none() {
                    group.stated.insert(key.clone(), Figure::zero());
                }
            }
        }
        group
    }

    /// The money of one period.
    pub(super) fn only(&self, period: &str) -> Self {
        let mut book = self.clone();
        book.cells.retain(|(of, ..), _| of == period);
        book.stated.retain(|(of, _), _| of == period);
        book.open_periods.retain(|of| of == period);
        Self { by_source: BTreeMap::new(), total: None, apart: Figure::default(), ..book }
    }

    fn enter(&mut self, period: &str, source: &str, stage: &str, figure: &Figure) {
        let key = (period.to_owned(), source.to_owned(), stage.to_owned());
        self.cells.entry(key).or_default().add(figure);
    }

    fn written(&self, period: &str, source: &str, stage: &str) -> Option<&Figure> {
        self.cells.get(&(period.to_owned(), source.to_owned(), stage.to_owned()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.periods().is_empty()
            && self.by_source.is_empty()
            && self.total.is_none()
            && self.apart.is_absent()
    }

    pub(super) fn periods(&self) -> BTreeSet<String> {
        let written = self.cells.keys().map(|(period, ..)| period.clone());
        written.chain(self.stated.keys().map(|(period, _)| period.clone())).collect()
    }

    pub(super) fn sources(&self) -> BTreeSet<String> {
        let written = self.cells.keys().map(|(_, source, _)| source.clone());
        written.chain(self.by_source.keys().cloned()).collect()
    }

    /// One cell; what stands under `all` may be any source's.
    pub(super) fn cell(&self, period: &str, source: &str, stage: &str) -> Figure {
        let figure = self.written(period, source, stage).cloned().unwrap_or_default();
        let all = self.written(period, ALL, stage);
        let hides = all.is_some_and(|all| !(all.exact() == Some(0) && all.known().is_none()));
        if source != ALL && hides && !self.group { figure.hiding() } else { figure }
    }

    /// What was written in one cell, be there money under `all` or not.
    pub(super) fn own_cell(&self, period: &str, source: &str, stage: &str) -> Figure {
        self.written(period, source, stage).cloned().unwrap_or_default()
    }

    pub(super) fn written_exact(&self, period: &str, source: &str, stage: &str) -> Option<i128> {
        self.written(period, source, stage).and_then(Figure::exact)
    }

    /// The sources with a cell in a period.
    pub(super) fn sources_of(&self, period: &str) -> BTreeSet<String> {
        let here = self.cells.keys().filter(|(of, ..)| of == period);
        here.map(|(_, source, _)| source.clone()).collect()
    }

    /// The periods in the order of pages.
    pub(super) fn columns(&self) -> Vec<String> {
        let place = |period: &String| match &**period {
            "before" => 0,
            "after" => 2,
            "" => 3,
            _ => 1,
        };
        let mut columns: Vec<String> = self.periods().into_iter().collect();
        columns.sort_by_key(|period| (place(period), period.clone()));
        columns
    }

    pub(super) fn added(&self, period: &str, stage: &str) -> Figure {
        let mut sum = Figure::default();
        let here = self.cells.iter().filter(|((p, _, s), _)| p == period && s == stage);
        here.for_each(|(_, figure)| sum.add(figure));
        sum
    }

    pub(super) fn of_period(&self, period: &str, stage: &str) -> Figure {
        let stated = self.stated.get(&(period.to_owned(), stage.to_owned()));
        self.added(period, stage).or_stated(stated)
    }

    pub(super) fn of_source(&self, source: &str, stage: &str) -> Figure {
        let mut sum = Figure::default();
        for period in self.periods() {
            sum.add(&self.cell(&period, source, stage));
        }
        sum
    }

    pub(super) fn source_budget(&self, source: &str) -> Figure {
        let mut sum = self.of_source(source, "secured");
        sum.add(&self.of_source(source, "demand"));
        sum.or_stated(self.by_source.get(source))
    }

    pub(super) fn whole(&self, stage: &str) -> Figure {
        let mut sum = Figure::default();
        self.periods().iter().for_each(|period| sum.add(&self.of_period(period, stage)));
        sum
    }

    fn computed_budget(&self) -> Figure {
        let mut sum = self.whole("secured");
        sum.add(&self.whole("demand"));
        sum.add(&self.apart);
        sum
    }

    pub(super) fn budget(&self) -> Figure {
        self.computed_budget().or_stated(self.total.as_ref())
    }

    pub(super) fn withholds(&self) -> bool {
        let summed = |stage: &String| ["secured", "executed", "demand"].contains(&&**stage);
        let mut cells = self.cells.iter().filter(|((.., stage), _)| summed(stage));
        let mut stated = self.stated.iter().filter(|((_, stage), _)| summed(stage));
        cells.any(|(_, figure)| figure.is_withheld())
            || stated.any(|(_, figure)| figure.is_withheld())
    }

    pub(super) fn is_recorded(&self) -> bool {
        self.open_periods.is_empty()
    }

    pub(super) fn is_open(&self, period: &str) -> bool {
        self.open_periods.contains(period)
    }

    pub(super) fn is_unsettled(&self, source: &str) -> bool {
        self.open_sources.contains(source)
    }

    /// Where one of secured and executed money is not recorded beside the other, no rate is.
    fn find_open(&mut self) {
        let (mut periods, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for period in self.periods() {
            for source in self.sources() {
                let [secured, executed] =
                    ["secured", "executed"].map(|stage| self.written(&period, &source, stage));
                let all = ["secured", "executed"].map(|stage| self.written(&period, ALL, stage));
                let money = |figure: Option<&Figure>| figure.is_some_and(Figure::has_money);
                let both = secured.is_some() && executed.is_some();
                let alike = all[0].is_some() == all[1].is_some();
                if (money(secured) || money(executed)) && !(both && alike) {
                    sources.insert(source.clone());
                }
                let lacks = |one: Option<&Figure>, other: &str| {
                    let other_sum = self.added(&period, other);
                    let stated = self.stated.contains_key(&(period.clone(), other.to_owned()))
                        && other_sum.is_absent();
                    let recorded = if source == ALL {
                        !other_sum.is_absent()
                    } else {
                        self.written(&period, &source, other).is_some()
                            || self.written(&period, ALL, other).is_some()
                    };
                    money(one) && !recorded && !stated
                };
                if lacks(secured, "executed") || lacks(executed, "secured") {
                    periods.insert(period.clone());
                }
            }
        }
        (self.open_periods, self.open_sources) = (periods, sources);
    }
}

impl Figure {
    pub(super) fn is_absent(&self) -> bool {
        self.said() == super::figure::Said::Absent
    }
}
