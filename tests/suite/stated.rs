//! Totals that are stated where nothing is broken down: taken over, and never lost on the way.

use crate::built::{SiteFiles, all, repository, text, within};
use crate::scratch::{Scratch, TWO_SOURCES};
use scraper::Html;
use serde_json::{Value, json};

/// A site with these yearly records of one project, and a second project without money.
fn files(parts: &str, years: &[(&str, &str)]) -> SiteFiles {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    let card = "title: 사업\nstatus: going\ndepartment: one\n";
    scratch.write("content/projects/road/project.yaml", &format!("id: 가-1\n{card}{parts}"));
    scratch.write("content/projects/walk/project.yaml", &format!("id: 가-2\n{card}budget: none\n"));
    for (period, front_matter) in years {
        let record = format!("---\n{front_matter}---\n");
        scratch.write(&format!("content/projects/road/{period}.md"), &record);
    }
    SiteFiles::of(&scratch.path(""))
}

const PARTS: &str = "\
parts:
  - {id: north, title: 북쪽, status: going}
  - {id: south, title: 남쪽, status: going}
";

fn record(files: &SiteFiles) -> Value {
    serde_json::from_str(files.text("projects/road/record.json")).unwrap()
}

fn cells(page: &Html, selector: &str) -> Vec<String> {
    let row = all(page, selector)[0];
    within(row, "td").into_iter().map(text).collect()
}

fn figures(files: &SiteFiles, path: &str) -> Vec<String> {
    all(&files.page(path), ".figs b").into_iter().take(3).map(text).collect()
}

#[test]
fn stated_totals_of_parts_are_the_projects_money() {
    let year = "\
parts:
  north: {total: {secured: 20, executed: 15}}
  south: {total: {secured: 30, executed: 30}}
";
    let files = files(PARTS, &[("2023", year)]);
    let totals = json!({"demand": null, "secured": 50_000_000, "executed": 45_000_000});
    assert_eq!(record(&files)["totals"], totals);
    assert_eq!(record(&files)["rates"]["execution"]["percent"], "90.0");
    let page = files.page("projects/road/index.html");
    assert_eq!(cells(&page, "#money .ledger tr.total"), ["50", "45", "50", "45"]);
    for path in ["index.html", "years/2023/index.html", "statuses/going/index.html"] {
        assert_eq!(figures(&files, path), ["50백만원", "45백만원", "90.0%"], "{path}");
    }
}

#[test]
fn a_part_with_cells_and_one_with_a_total_are_added() {
    let year = "\
parts:
  north: {total: {secured: 20, executed: 15}}
  south: {funding: {a: {secured: 30, executed: 30}}}
";
    let files = files(PARTS, &[("2023", year)]);
    let totals = json!({"demand": null, "secured": 50_000_000, "executed": 45_000_000});
    assert_eq!(record(&files)["totals"], totals);
    assert_eq!(figures(&files, "index.html"), ["50백만원", "45백만원", "90.0%"]);
    let gaps = &record(&files)["gaps"];
    assert_eq!(gaps.as_array().unwrap().len(), 1, "{gaps}");
    assert_eq!(gaps[0]["part"], "north");
    assert_eq!(gaps[0]["won"], 5_000_000);
}

/// Nothing secured is nothing secured, be it written `0` or `-`.
#[test]
fn money_executed_where_none_was_secured_is_over_execution() {
    for secured in ["0", "\"-\""] {
        let year = format!("funding: {{a: {{secured: {secured}, executed: 5}}}}\n");
        let files = files("", &[("2023", &year)]);
        let gaps = &record(&files)["gaps"];
        assert_eq!(gaps.as_array().unwrap().len(), 1, "{secured}");
        assert_eq!(gaps[0]["won"], -5_000_000, "{secured}");
        let page = files.page("projects/road/index.html");
        let why: Vec<String> = all(&page, ".ledger tr.why").into_iter().map(text).collect();
        assert_eq!(why.len(), 1, "{secured}");
        assert!(why[0].contains("5백만원 더 집행"), "{secured}: {why:?}");
        let home = files.page("index.html");
        let intro = text(all(&home, ".hero > p")[0]);
        assert!(intro.contains("1건, 500만원"), "{secured}: {intro}");
        let over: Vec<String> = all(&home, ".holes li .won").into_iter().map(text).collect();
        assert_eq!(over, ["초과 집행 5백만원"], "{secured}");
    }
}

#[test]
fn a_stated_zero_beside_dashes_is_zero_on_every_page() {
    let year = "\
funding:
  a: {secured: \"-\", executed: \"-\"}
  b: {secured: \"-\", executed: \"-\"}
total: {secured: 0, executed: 0}
";
    let some = "funding: {a: {secured: 5, executed: 5}}\n";
    let files = files("", &[("2022", year), ("2023", some)]);
    let page = files.page("projects/road/index.html");
    assert_eq!(cells(&page, "#money .ledger tr.total"), ["5", "5", "0", "0", "5", "5"]);
    assert_eq!(figures(&files, "years/2022/index.html"), ["0백만원", "0백만원", "–"]);
    for path in ["index.html", "years/2022/index.html", "departments/one/index.html"] {
        let page = files.page(path);
        let row = all(&page, "table:has(#sums-cap) tbody tr")
            .into_iter()
            .find(|row| text(within(*row, "th")[0]) == "2022년");
        let cells: Vec<String> = within(row.unwrap(), "td").into_iter().map(text).collect();
        assert_eq!(cells[1..], ["0", "0", "–"], "{path}");
    }
}

/// The record's own case: in 2022 the row 계 says 0, the rows of the sources say `-`.
#[test]
fn the_samples_last_year_shows_the_zero_of_its_total() {
    let files = SiteFiles::of(&repository());
    let page = files.page("years/2022/index.html");
    let rows = all(&page, "table:has(#sums-cap) tbody tr");
    let last: Vec<String> = within(*rows.last().unwrap(), "td").into_iter().map(text).collect();
    assert_eq!([last[0].as_str(), last[2].as_str()], ["0", "0"], "demand and executed: {last:?}");
}

/// The row of the project in `data/projects.csv`, by column.
fn row(files: &SiteFiles) -> std::collections::HashMap<String, String> {
    let text = files.text("data/projects.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).next().unwrap()
}

#[test]
fn a_withheld_total_is_no_figure_anywhere_and_has_its_reason() {
    let year = "funding: {a: {secured: 10, executed: 10}}\n";
    let files = files("total: {withheld: 협상 중}\n", &[("2023", year)]);
    assert_eq!(record(&files)["sums"]["total"]["budget"]["known"], 10_000_000);
    assert_eq!(record(&files)["sums"]["total"]["budget"]["withheld"], json!(["협상 중"]));
    assert_eq!(record(&files)["rates"]["secured"], Value::Null);
    let row = row(&files);
    let said = ["total_state", "secured_rate", "secured_denominator_won"].map(|key| &*row[key]);
    assert_eq!(said, ["partly_withheld", "", ""]);
    assert_eq!(row["execution_rate"], "100.0");
    let oc4ids: Value = serde_json::from_str(files.text("data/oc4ids.json")).unwrap();
    assert!(oc4ids["projects"][0]["budget"].get("amount").is_none(), "{}", oc4ids["projects"][0]);
    let page = files.page("projects/road/index.html");
    assert!(text(all(&page, "main")[0]).contains("비공개(협상 중)"));
    assert!(!files.text("projects/road/index.html").contains("확보율 100"));
}

#[test]
fn a_withheld_total_of_a_source_is_said_and_is_no_rate() {
    let year = "funding: {a: {secured: 10}, b: {secured: 5}}\n";
    let files = files("total_by_source: {a: {withheld: 협상}}\n", &[("2023", year)]);
    let by_source = &record(&files)["rates"]["secured_by_source"];
    assert_eq!(by_source["a"], Value::Null);
    assert_eq!(by_source["b"]["percent"], "100.0");
    assert!(text(all(&files.page("projects/road/index.html"), "main")[0]).contains("비공개(협상)"));
}

#[test]
fn a_parts_withheld_total_is_more_than_its_cells() {
    let parts = "\
parts:
  - {id: north, title: 북쪽, status: going}
  - {id: south, title: 남쪽, status: going, total: {withheld: 소송 중}}
";
    let year =
        "parts: {north: {funding: {a: {secured: 5}}}, south: {funding: {a: {secured: 2}}}}\n";
    let files = files(parts, &[("2023", year)]);
    let budget = &record(&files)["sums"]["total"]["budget"];
    assert_eq!(budget, &json!({"known": 7_000_000, "withheld": ["소송 중"]}));
    assert_eq!(record(&files)["rates"]["secured"], Value::Null);
}
