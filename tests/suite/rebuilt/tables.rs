//! The CSV files as a reader gets them.

use super::books::Book;
use super::figure::Figure;
use super::gaps::{self, Gap};
use crate::built::{SiteFiles, all, text, within};
use std::collections::BTreeMap;

/// One row, by the names of the columns.
pub(crate) type Row = BTreeMap<String, String>;

/// The tables that hold money.
pub(super) struct Tables {
    /// By slug.
    pub(super) projects: BTreeMap<String, Row>,
    pub(super) funding: Vec<Row>,
    pub(super) totals: Vec<Row>,
    pub(super) grants: Vec<Row>,
    /// How many rows each table has.
    pub(super) lengths: BTreeMap<String, usize>,
    /// What the method page says of each status.
    pub(super) definitions: BTreeMap<String, String>,
    /// The money of each project.
    books: BTreeMap<String, Book>,
    names: BTreeMap<String, String>,
    gaps: BTreeMap<String, Vec<Gap>>,
}

impl Tables {
    pub(super) fn of(files: &SiteFiles) -> Self {
        let projects = rows(files.text("data/projects.csv")).into_iter();
        let tables = files.0.keys().filter(|path| path.starts_with("data/"));
        let tables = tables.filter(|path| path.ends_with(".csv"));
        let length = |path: &String| (path[5..].to_owned(), rows(files.text(path)).len());
        let mut tables = Self {
            books: BTreeMap::new(),
            names: BTreeMap::new(),
            gaps: BTreeMap::new(),
            lengths: tables.map(length).collect(),
            definitions: definitions(files),
            grants: rows(files.text("data/grants.csv")),
            projects: projects.map(|row| (row["slug"].clone(), row)).collect(),
            funding: rows(files.text("data/funding.csv")),
            totals: rows(files.text("data/totals.csv")),
        };
        let named = tables.funding.iter().chain(&tables.totals);
        let name = |row: &Row| (row["source"].clone(), row["source_name"].clone());
        tables.names = named.map(name).collect();
        let book = |slug: &String| (slug.clone(), Book::of_project(&tables, slug));
        tables.books = tables.projects.keys().map(book).collect();
        let gaps = |slug: &String| (slug.clone(), gaps::of_project(&tables, slug));
        tables.gaps = tables.projects.keys().map(gaps).collect();
        tables
    }

    pub(super) fn book(&self, slug: &str) -> &Book {
        &self.books[slug]
    }

    /// The gaps of each project.
    pub(super) fn gaps(&self) -> &BTreeMap<String, Vec<Gap>> {
        &self.gaps
    }

    /// The projects that are so, each with its money.
    pub(super) fn books(&self, is_so: impl Fn(&Row) -> bool) -> Vec<(&Book, &Row)> {
        let projects = self.projects.iter().filter(|(_, row)| is_so(row));
        projects.map(|(slug, row)| (&self.books[slug], row)).collect()
    }

    /// Why money is withheld, wherever it is.
    pub(super) fn reasons(&self) -> impl Iterator<Item = &str> {
        let rows = self.funding.iter().chain(&self.totals).chain(&self.grants);
        rows.map(|row| &*row["reason"]).filter(|reason| !reason.is_empty())
    }

    /// The name of each source by its id.
    pub(super) fn source_names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// The parts of a project that have money, by title.
    pub(super) fn part_titles(&self, slug: &str) -> BTreeMap<String, String> {
        let rows = self.funding.iter().chain(&self.totals);
        let parts = rows.filter(|row| row["slug"] == slug && !row["part"].is_empty());
        parts.map(|row| (row["part_title"].clone(), row["part"].clone())).collect()
    }

    /// The parts of a project that have money.
    pub(super) fn parts(&self, slug: &str) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for row in self.funding.iter().chain(&self.totals).filter(|row| row["slug"] == slug) {
            if !row["part"].is_empty() && !parts.contains(&row["part"]) {
                parts.push(row["part"].clone());
            }
        }
        parts
    }
}

/// A text without the apostrophe that keeps programs from taking it for a formula.
pub(super) fn plain(text: &str) -> String {
    let signs = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];
    let bare = text.strip_prefix('\'').filter(|rest| rest.starts_with(signs));
    bare.unwrap_or(text).to_owned()
}

fn definitions(files: &SiteFiles) -> BTreeMap<String, String> {
    let page = files.page("method/index.html");
    let rows = all(&page, "#statuses tbody tr");
    let words = |row| (text(within(row, "th")[0]), text(within(row, "td")[1]));
    rows.into_iter().map(words).collect()
}

/// The rows of a file: UTF-8 with BOM, CRLF.
pub(crate) fn rows(csv: &str) -> Vec<Row> {
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count());
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| {
        heads.iter().zip(row.iter()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

pub(super) fn figure(row: &Row) -> Figure {
    Figure::of(&row["state"], &row["won"])
}
