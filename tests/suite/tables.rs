//! The tables of open data: what they hold, and that package and dictionary say the same of them.

mod states;
mod sums;

use crate::built::{SiteFiles, all, contents, repository, run, text, within};
use crate::rebuilt::rows;
use crate::scratch::{ONE_SOURCE, Scratch};
use serde_json::Value;
use std::collections::BTreeSet;

const TABLES: [&str; 6] = ["projects", "funding", "totals", "gaps", "results", "grants"];

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
                    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
                    assert!(!value.starts_with(signs), "{value}");
                    defused += usize::from(value.starts_with("'="));
                }
            }
        }
    }
    assert!(defused > 0);
}

/// Spreadsheets take letters in full width for signs too; a folder's name may begin with a hyphen.
#[test]
fn names_join_the_tables_with_json_and_words_are_defused() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    let card =
        "id: 가-1\ntitle: ＝1+1\nstatus: going\ndepartment: one\nparts: [{id: p-1, title: ＠a}]\n";
    scratch.write("content/projects/-1-2/project.yaml", card);
    let record =
        "---\nparts: {p-1: {funding: {a: {secured: 5, executed: 5}}}}\n---\n- 2023-05-01: －3\n";
    scratch.write("content/projects/-1-2/2023.md", record);
    let files = SiteFiles::of(&scratch.path(""));
    let projects = rows(files.text("data/projects.csv"));
    assert_eq!(projects[0]["title"], "'＝1+1");
    assert_eq!(rows(files.text("data/results.csv"))[0]["text"], "'－3");
    assert_eq!(rows(files.text("data/funding.csv"))[0]["part_title"], "'＠a");
    for files in [files, SiteFiles::of(&contents("hostile"))] {
        let site: Value = serde_json::from_str(files.text("data/site.json")).unwrap();
        let of_json = |project: &Value| ["id", "slug"].map(|key| text_of(&project[key]));
        let joined: BTreeSet<[String; 2]> =
            site["projects"].as_array().unwrap().iter().map(of_json).collect();
        for table in TABLES {
            for row in rows(files.text(&format!("data/{table}.csv"))) {
                let of_csv = ["id", "slug"].map(|key| row[key].clone());
                assert!(joined.contains(&of_csv), "{table}: {of_csv:?}");
            }
        }
        for (list, column) in [("statuses", "status"), ("departments", "department")] {
            let ids: BTreeSet<String> =
                site[list].as_array().unwrap().iter().map(|one| text_of(&one["id"])).collect();
            for row in rows(files.text("data/projects.csv")) {
                assert!(ids.contains(&row[column]), "{column} {}", row[column]);
            }
        }
    }
}

#[test]
fn units_are_told_in_both_languages() {
    for (language, own, other) in [
        ("ko", ["백만원", "원"], ["million won", "won"]),
        ("en", ["million won", "won"], ["백만원", "원"]),
    ] {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", &format!("{ONE_SOURCE}language: {language}\n"));
        let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";
        scratch.write("content/projects/road/project.yaml", card);
        let package = package(&SiteFiles::of(&scratch.path("")));
        let fields = package["resources"][1]["schema"]["fields"].as_array().unwrap();
        let unit = |name: &str, key: &str| {
            let field = fields.iter().find(|field| field["name"] == name).unwrap();
            field.get(key).map(text_of)
        };
        let translated = if language == "ko" { "unit@en" } else { "unit@ko" };
        for (index, name) in ["amount", "won"].into_iter().enumerate() {
            assert_eq!(unit(name, "unit").as_deref(), Some(own[index]));
            assert_eq!(unit(name, translated).as_deref(), Some(other[index]));
        }
        assert_eq!(unit("stage", "unit"), None);
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
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
            ("gaps", &["part", "source", "period"]),
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

/// The reasons that the record of a project has.
fn reasons(record: &str) -> Vec<String> {
    let record: Value = serde_json::from_str(record).unwrap();
    let parts = record["parts"].as_array().into_iter().flatten();
    let known = [&record].into_iter().chain(parts).filter_map(|card| card["known"].as_array());
    known.flatten().map(|entry| entry["why"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_footnote_of_a_page_is_in_a_table() {
    let mut met = 0;
    let contents = ["contents/district", "contents/every-key", "districts/gaon"];
    for root in contents.map(|name| repository().join("tests").join(name)) {
        let output = run(&root).output.unwrap();
        let text = |path: String| {
            let bytes = output.get(&path).unwrap().carry_out(|_| panic!("{path} reads a file"));
            String::from_utf8(bytes.unwrap()).unwrap()
        };
        let tables = TABLES.map(|table| rows(&text(format!("data/{table}.csv"))));
        for row in &tables[0] {
            let own =
                |other: &&std::collections::BTreeMap<String, String>| other["slug"] == row["slug"];
            let rows = tables.iter().flatten().filter(own);
            let notes = rows.filter_map(|row| row.get("note")).map(String::as_str);
            let notes = notes.collect::<Vec<_>>().join("\n");
            for why in reasons(&text(format!("projects/{}/record.json", row["slug"]))) {
                assert!(notes.contains(&why), "{}: {why} is in no table", row["slug"]);
                met += 1;
            }
        }
    }
    assert!(met >= 5, "{met} reasons");
}

#[test]
fn a_footnote_at_what_no_table_has_is_told_of_the_project_with_its_place() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    let entries = [
        ("2023.md:total.executed", "더한 값임"),
        ("parts[1].status", "아직 시작 못 함"),
        ("2023.md:parts.north.plan", "계획이 늦음"),
        ("2023.md:funding.a.executed", "칸에 있음"),
        ("status", "사업의 상태"),
        ("2023.md", "한 해"),
        ("nowhere", "없는 곳"),
    ];
    let entries =
        entries.map(|(place, why)| format!("  - {{rule: x/y, where: \"{place}\", why: {why}}}\n"));
    let card = format!(
        "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\nknown:\n{}parts:\n  - id: north\n    \
         title: 북쪽 길\n    status: going\n",
        entries.concat()
    );
    scratch.write("content/projects/road/project.yaml", &card);
    let year =
        "---\nfunding: {a: {secured: 10, executed: 10}}\nparts: {north: {plan: 포장}}\n---\n";
    scratch.write("content/projects/road/2023.md", year);
    let files = SiteFiles::of(&scratch.path(""));
    let notes = |table: &str| {
        let all = rows(files.text(&format!("data/{table}.csv"))).into_iter();
        all.map(|row| row["note"].clone()).filter(|note| !note.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(notes("funding"), ["칸에 있음"]);
    assert_eq!(
        notes("projects"),
        ["사업의 상태 / 2023년 계 집행액: 더한 값임 / 북쪽 길 상태: 아직 시작 못 함 / \
          북쪽 길 2023년 계획: 계획이 늦음 / 2023년: 한 해 / 없는 곳"]
    );
}
