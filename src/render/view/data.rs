//! The data page: which files of open data there are, how to open them, and what every column of
//! the tables means.
//!
//! What is said of a table stands in `data`; how rates are computed, on the method page.

use super::frame::{Crumb, Frame, Head, Link};
use super::summary;
use crate::render::context::Shared;
use crate::render::data::{self, Kind, Spec, Table};
use crate::render::routes::Route;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub(crate) struct DataPage {
    frame: Frame,
    title: String,
    files: Vec<FileRow>,
    others: Vec<Other>,
    ways: Vec<Way>,
    states: Vec<Term>,
    formulas: Link,
    tables: Vec<TableView>,
}

/// A table's file, and the name of the table.
#[derive(Debug, Serialize)]
struct FileRow {
    name: &'static str,
    link: Link,
    what: String,
    rows: String,
}

/// A file that is no table.
#[derive(Debug, Serialize)]
struct Other {
    name: String,
    /// Whether it is for keeping; a feed is followed.
    saved: bool,
    href: String,
    what: String,
}

/// How a program opens a table: words, or a line to type.
#[derive(Debug, Serialize)]
struct Way {
    program: String,
    words: Option<String>,
    line: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Term {
    word: String,
    meaning: String,
}

/// The columns of a table.
#[derive(Debug, Serialize)]
struct TableView {
    name: &'static str,
    file: &'static str,
    title: String,
    meaning: String,
    columns: Vec<ColumnView>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    name: &'static str,
    heading: String,
    kind: String,
    required: bool,
    meaning: String,
    values: Vec<(String, String)>,
}

/// The page.
pub(crate) fn data_page(shared: &Shared) -> DataPage {
    let word = |key: &str| shared.locale.word(key).to_owned();
    let at = Route::Data;
    let title = word("nav.data");
    let head = Head {
        title: title.clone(),
        description: summary::of_data(shared),
        crumbs: vec![Crumb::here(&title)],
        contact: None,
    };
    let tables = data::tables();
    DataPage {
        frame: Frame::new(shared, &at, head),
        title,
        files: tables.iter().map(|table| file_row(shared, table)).collect(),
        others: others(shared),
        ways: ways(shared),
        states: states(shared),
        formulas: Link {
            href: Some(format!("{}#formulas", at.link(&Route::Method))),
            text: word("data.formulas"),
        },
        tables: tables.iter().map(|table| table_view(shared, table)).collect(),
    }
}

fn file_row(shared: &Shared, table: &Table) -> FileRow {
    FileRow {
        name: table.name(),
        link: Link::new(&Route::Data, &Route::DataFile(table.file), table.file.to_owned()),
        what: table.meaning(&shared.locale),
        rows: shared.locale.number(table.len(shared) as i128),
    }
}

/// Those that are there: a feed needs the site's address.
fn others(shared: &Shared) -> Vec<Other> {
    let site = &shared.site;
    let file = |saved, route: Route, word: &str| Other {
        name: route.path().rsplit('/').next().unwrap_or_default().to_owned(),
        saved,
        href: Route::Data.link(&route),
        what: shared.locale.word(&format!("data.{word}_what")).to_owned(),
    };
    let json = |name, word: &str| file(true, Route::DataFile(name), word);
    let mut others = vec![json("datapackage.json", "package"), json("site.json", "site")];
    others.extend(site.has_data_file("oc4ids.json").then(|| json("oc4ids.json", "oc4ids")));
    others.push(json("site.schema.json", "site_schema"));
    others.push(json("record.schema.json", "record_schema"));
    others.extend(site.base_url.is_some().then(|| file(false, Route::Feed(None), "feed")));
    others
}

/// Adds up executed money by source, as pages do.
const ADDED_UP_IN_PANDAS: &str = "pandas.read_csv('funding.csv', dtype={'won': 'Int64'})\
    .query('in_sums and stage == \"executed\"').groupby('source_name').won.sum()";

/// The same.
const ADDED_UP_IN_SQL: &str = "SELECT source_name, sum(won) FROM 'funding.csv' \
    WHERE in_sums AND stage = 'executed' GROUP BY ALL";

fn ways(shared: &Shared) -> Vec<Way> {
    let words = |name: &str| Way {
        program: shared.locale.word(&format!("data.{name}")).to_owned(),
        words: Some(shared.locale.word(&format!("data.{name}_how")).to_owned()),
        line: None,
    };
    let line =
        |program: &str, line| Way { program: program.to_owned(), words: None, line: Some(line) };
    vec![
        words("excel"),
        words("calc"),
        line("pandas", ADDED_UP_IN_PANDAS),
        line("DuckDB", ADDED_UP_IN_SQL),
    ]
}

/// The four states, as the method page explains them.
fn states(shared: &Shared) -> Vec<Term> {
    let of_mark =
        [("amount", "zero"), ("none", "none"), ("absent", "absent"), ("withheld", "withheld")];
    let term = |(state, mark): (&str, &str)| Term {
        word: state.to_owned(),
        meaning: shared.locale.word(&format!("data.state_{mark}")).to_owned(),
    };
    of_mark.into_iter().map(term).collect()
}

fn table_view(shared: &Shared, table: &Table) -> TableView {
    TableView {
        name: table.name(),
        file: table.file,
        title: table.title(&shared.locale),
        meaning: table.meaning(&shared.locale),
        columns: table.columns.iter().map(|column| column_view(shared, table, column)).collect(),
    }
}

fn column_view(shared: &Shared, table: &Table, column: &Spec) -> ColumnView {
    ColumnView {
        name: column.name,
        heading: table.heading(&shared.locale, column),
        kind: kind(shared, column.kind),
        required: column.required,
        meaning: table.meaning_of(&shared.locale, column),
        values: column.values(shared),
    }
}

/// The kind of value in words, with its unit.
fn kind(shared: &Shared, kind: Kind) -> String {
    let name = if kind == Kind::Date { "date" } else { kind.data_type() };
    let name = shared.locale.word(&format!("data.type_{name}")).to_owned();
    match kind.unit_name(&shared.locale) {
        Some(unit) => format!("{name}, {unit}"),
        None => name,
    }
}
