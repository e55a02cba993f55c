//! Zero, none, absent and withheld: four things that are not the same, in table, CSV and JSON.
//!
//! One small district is written for it; every expectation is typed.

use crate::built::{SiteFiles, all, text, within};
use crate::scratch::{Scratch, TWO_SOURCES};
use serde_json::Value;

const CARD: &str = "id: 가-1\ntitle: 네 가지\nstatus: going\ndepartment: one\n";

const YEAR: &str = "\
---
funding:
  a: {demand: 0, planned: \"-\", secured: {withheld: 협상 중}}
  b: {demand: 3, planned: 48.66719, secured: 7, executed: 7}
---
";

const ALL: &str = "---\nfunding:\n  a: {secured: 5}\n  all: {secured: 4, executed: 4}\n---\n";

fn files() -> SiteFiles {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    scratch.write("content/projects/four/project.yaml", CARD);
    scratch.write("content/projects/four/2023.md", YEAR);
    scratch.write("content/projects/four/2024.md", ALL);
    SiteFiles::of(&scratch.path(""))
}

#[test]
fn the_table_tells_them_apart() {
    let files = files();
    let page = files.page("projects/four/index.html");
    let heads: Vec<String> =
        all(&page, ".ledger thead tr:nth-child(2) th").into_iter().map(text).collect();
    assert_eq!(
        heads,
        ["확보·수요", "집행액", "투자수요", "계획액", "확보액", "집행액", "확보액", "집행액"]
    );
    let rows: Vec<Vec<String>> = all(&page, ".ledger tbody tr, .ledger tr.total")
        .into_iter()
        .map(|row| within(row, "td").into_iter().map(text).collect())
        .collect();
    assert_eq!(rows[0][2..6], ["0", "–", "비공개협상 중", "구분 없음"]);
    assert_eq!(rows[1][2..6], ["3", "48.66719", "7", "7"]);
    assert_eq!(rows[0][6..], ["5일부 합계", "구분 없음"], "some of it is under `all`");
    assert_eq!(rows[2][6..], ["4", "4"]);
    assert_eq!(rows[3][2..6], ["3", "48.66719", "7비공개 제외", "7"]);
    assert_eq!(rows[3][0], "19비공개 제외");
}

#[test]
fn rates_and_gaps_are_not_computed_from_what_is_not_known() {
    let files = files();
    let page = files.page("projects/four/index.html");
    let rates: Vec<String> = all(&page, ".ledger tr.calc td").into_iter().map(text).collect();
    let unknown = "셈할 수 없음";
    assert_eq!(rates, [unknown, unknown, "44.4%", unknown, unknown, "5"]);
    let json: Value = serde_json::from_str(files.text("projects/four/record.json")).unwrap();
    assert_eq!(json["totals"]["secured"], Value::Null);
    assert_eq!(json["totals"]["executed"], 11_000_000);
    assert_eq!(json["rates"]["execution"], Value::Null);
    assert_eq!(json["rates"]["execution_by_period"]["2024"]["percent"], "44.4");
}

#[test]
fn data_files_tell_them_apart() {
    let files = files();
    let json: Value = serde_json::from_str(files.text("projects/four/record.json")).unwrap();
    let cells: Vec<(String, Option<i64>, String)> = json["funding"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let key = ["period", "source", "stage"].map(|key| cell[key].as_str().unwrap());
            (key.join(" "), cell["won"].as_i64(), cell["state"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [
        ("2023 a demand", Some(0), "amount"),
        ("2023 a planned", None, "none"),
        ("2023 a secured", None, "withheld"),
        ("2023 b demand", Some(3_000_000), "amount"),
        ("2023 b planned", Some(48_667_190), "amount"),
        ("2023 b secured", Some(7_000_000), "amount"),
        ("2023 b executed", Some(7_000_000), "amount"),
        ("2024 a secured", Some(5_000_000), "amount"),
        ("2024 all secured", Some(4_000_000), "amount"),
        ("2024 all executed", Some(4_000_000), "amount"),
    ];
    let expected = expected.map(|(key, won, state)| (key.to_owned(), won, state.to_owned()));
    assert_eq!(cells, expected);
    assert_eq!(json["funding"][2]["reason"], "협상 중");
    let csv = files.text("projects/four/funding.csv");
    assert!(csv.contains("2023,planned,,,백만원,none,,,,,false,false\r\n"), "{csv}");
    assert!(csv.contains("2023,secured,,,백만원,withheld,협상 중,,,,false,false\r\n"), "{csv}");
    assert!(
        csv.contains("2023,planned,48667190,48.66719,백만원,amount,,,,,false,false\r\n"),
        "{csv}"
    );
}
