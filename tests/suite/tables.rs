//! The tables of open data: what they hold, and that package and dictionary say the same of them.

use crate::built::{SiteFiles, all, contents, repository, text, within};
use crate::rebuilt::rows;
use serde_json::Value;
use std::collections::BTreeSet;

const TABLES: [&str; 5] = ["projects", "funding", "totals", "results", "grants"];

fn sites() -> Vec<SiteFiles> {
    let names = ["district", "every-key", "hostile", "linked"];
    let roots = std::iter::once(repository()).chain(names.map(contents));
    roots.map(|root| SiteFiles::of(&root)).collect()
}

fn package(files: &SiteFiles) -> Value {
    serde_json::from_str(files.text("data/datapackage.json")).unwrap()
}

fn heads(files: &SiteFiles, table: &str) -> Vec<String> {
    let csv = files.text(&format!("data/{table}.csv")).trim_start_matches('\u{feff}');
    csv.lines().next().unwrap().split(',').map(str::to_owned).collect()
}

#[test]
fn the_package_and_the_dictionary_describe_every_column_of_every_table() {
    for files in sites() {
        let (package, page) = (package(&files), files.page("data/index.html"));
        let resources = package["resources"].as_array().unwrap();
        let described: Vec<&str> = resources.iter().map(|r| r["name"].as_str().unwrap()).collect();
        assert_eq!(described, TABLES);
        let tables = all(&page, "table.columns");
        let counts: Vec<String> = all(&page, "#files tbody td.n").into_iter().map(text).collect();
        for (index, table) in TABLES.into_iter().enumerate() {
            let fields = resources[index]["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(heads(&files, table), names);
            let shown: Vec<String> =
                within(tables[index], "tbody th code").into_iter().map(text).collect();
            assert_eq!(shown, names);
            for field in fields {
                for key in ["title", "description"] {
                    let told = field.as_object().unwrap().iter();
                    let told: Vec<&str> = told
                        .filter(|(name, _)| name.split('@').next() == Some(key))
                        .map(|(_, value)| value.as_str().unwrap())
                        .collect();
                    assert_eq!(told.len(), 2, "{table} {field}");
                    assert!(told.iter().all(|told| !told.is_empty()), "{table} {field}");
                }
            }
            let count = rows(files.text(&format!("data/{table}.csv"))).len();
            assert_eq!(counts[index], count.to_string(), "{table}");
        }
    }
}

#[test]
fn the_table_of_a_project_holds_its_rows_of_the_table_of_all() {
    for files in sites() {
        let whole = files.text("data/funding.csv");
        let single = files.0.keys().filter(|path| path.ends_with("/funding.csv"));
        let single: Vec<&str> =
            single.filter(|path| path.starts_with("projects/")).map(|p| files.text(p)).collect();
        let lines = |csv: &str| csv.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        let joined: Vec<String> = single.iter().flat_map(|csv| lines(csv)).collect();
        assert_eq!(lines(whole), joined);
        let first = whole.lines().next();
        assert!(single.iter().all(|csv| csv.lines().next() == first));
    }
}

#[test]
fn no_cell_is_a_formula_and_no_figure_is_touched() {
    let files = SiteFiles::of(&contents("hostile"));
    let package = package(&files);
    let mut defused = 0;
    for (index, table) in TABLES.into_iter().enumerate() {
        let fields = package["resources"][index]["schema"]["fields"].as_array().unwrap();
        for row in rows(files.text(&format!("data/{table}.csv"))) {
            for field in fields {
                let value = &row[field["name"].as_str().unwrap()];
                if matches!(field["type"].as_str(), Some("integer" | "number" | "year")) {
                    assert!(value.is_empty() || value.parse::<f64>().is_ok(), "{value}");
                } else {
                    assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r']), "{value}");
                    defused += usize::from(value.starts_with("'="));
                }
            }
        }
    }
    assert!(defused > 0);
}

#[test]
fn dates_say_how_exact_they_are() {
    let files = SiteFiles::sample();
    let results = rows(files.text("data/results.csv"));
    let dated: BTreeSet<(String, usize)> =
        results.iter().map(|row| (row["precision"].clone(), row["date"].len())).collect();
    let expected = [("day", 10), ("month", 7)].map(|(word, len)| (word.to_owned(), len));
    assert_eq!(dated, BTreeSet::from(expected));
    let results = rows(SiteFiles::of(&contents("every-key")).text("data/results.csv"));
    let range = results.iter().find(|row| !row["until"].is_empty()).unwrap();
    assert_eq!((&*range["date"], &*range["until"]), ("2019-11", "2019-12"));
    assert_eq!(range["until_precision"], "month");
}

#[test]
fn what_one_table_refers_to_is_in_the_other() {
    for files in sites() {
        let slugs = rows(files.text("data/projects.csv")).into_iter();
        let slugs: BTreeSet<String> = slugs.map(|row| row["slug"].clone()).collect();
        for (table, key) in [
            ("funding", ["part", "source", "period", "stage"].as_slice()),
            ("totals", &["part", "period", "source", "stage"]),
            ("results", &["period", "number"]),
            ("grants", &["period", "number", "source"]),
        ] {
            let mut seen = BTreeSet::new();
            for row in rows(files.text(&format!("data/{table}.csv"))) {
                assert!(slugs.contains(&row["slug"]), "{table}");
                let own: Vec<String> = key.iter().map(|key| row[*key].clone()).collect();
                assert!(seen.insert((row["slug"].clone(), own)), "{table} {row:?}");
            }
        }
    }
}
