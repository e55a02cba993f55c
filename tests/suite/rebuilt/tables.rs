//! The CSV files as a reader gets them.

use super::figure::Figure;
use crate::built::SiteFiles;
use std::collections::BTreeMap;

/// One row, by the names of the columns.
pub(crate) type Row = BTreeMap<String, String>;

/// The tables that hold money.
pub(super) struct Tables {
    /// By slug.
    pub(super) projects: BTreeMap<String, Row>,
    pub(super) funding: Vec<Row>,
    pub(super) totals: Vec<Row>,
}

impl Tables {
    pub(super) fn of(files: &SiteFiles) -> Self {
        let projects = rows(files.text("data/projects.csv")).into_iter();
        Self {
            projects: projects.map(|row| (row["slug"].clone(), row)).collect(),
            funding: rows(files.text("data/funding.csv")),
            totals: rows(files.text("data/totals.csv")),
        }
    }

    /// The id of a source by its name, and the other way round.
    pub(super) fn source_names(&self) -> BTreeMap<&str, &str> {
        let named = self.funding.iter().chain(&self.totals);
        named.map(|row| (&*row["source"], &*row["source_name"])).collect()
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
