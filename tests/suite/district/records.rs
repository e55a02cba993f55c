//! The district's `record.json` and `funding.csv`: totals, rates, gaps and cells of each project.

use super::FILES;
use serde_json::{Value, json};

const MILLION: i64 = 1_000_000;

fn record(slug: &str) -> Value {
    serde_json::from_str(FILES.text(&format!("projects/{slug}/record.json"))).unwrap()
}

fn won(millions: Option<i64>) -> Value {
    millions.map_or(Value::Null, |amount| json!(amount * MILLION))
}

fn rate(executed: i64, secured: i64, percent: &str) -> Value {
    json!({"numerator": executed * MILLION, "denominator": secured * MILLION, "percent": percent})
}

#[test]
fn totals_are_what_the_cells_add_up_to() {
    for (slug, demand, secured, executed) in [
        ("alleys", None, Some(260), Some(245)),
        ("bridge", None, None, Some(590)),
        ("clinic", None, Some(50), Some(50)),
        ("dance", None, Some(25), Some(25)),
        ("library", None, None, None),
        ("market", None, Some(227), Some(217)),
        ("park", Some(300), None, None),
        ("school", None, Some(20), Some(24)),
    ] {
        let expected =
            json!({"demand": won(demand), "secured": won(secured), "executed": won(executed)});
        assert_eq!(record(slug)["totals"], expected, "{slug}");
    }
}

#[test]
fn rates_have_numerator_and_denominator() {
    for (slug, expected) in [
        ("alleys", rate(245, 260, "94.2")),
        ("bridge", Value::Null),
        ("clinic", rate(50, 50, "100.0")),
        ("dance", rate(25, 25, "100.0")),
        ("library", Value::Null),
        ("market", rate(217, 227, "95.6")),
        ("park", Value::Null),
        ("school", rate(24, 20, "120.0")),
    ] {
        assert_eq!(record(slug)["rates"]["execution"], expected, "{slug}");
    }
    assert_eq!(record("park")["rates"]["secured"], rate(0, 300, "0.0"));
    let market = &record("market")["rates"];
    assert_eq!(market["execution_by_source"]["national"], rate(67, 97, "69.1"));
    assert_eq!(market["execution_by_source"]["city"], rate(120, 100, "120.0"));
    assert_eq!(market["execution_by_period"]["before"], rate(7, 7, "100.0"));
    assert_eq!(market["execution_by_period"]["2024"], rate(60, 90, "66.7"));
    let bridge = &record("bridge")["rates"];
    assert_eq!(bridge["execution_by_period"]["2022"], rate(80, 80, "100.0"));
    assert_eq!(bridge["execution_by_period"]["2023"], Value::Null);
}

#[test]
fn gaps_name_part_source_period_and_reason() {
    let gap = |part: Value, (source, period): (&str, &str), millions: i64, reason: Value| {
        json!({"part": part, "source": source, "period": period, "won": millions * MILLION,
            "carried_over_or_returned": 0, "reason": reason})
    };
    let expected = [
        (
            "alleys",
            vec![
                gap(json!("north"), ("district", "2022"), 10, json!("낙찰 차액")),
                gap(json!("south"), ("district", "2023"), 5, Value::Null),
            ],
        ),
        (
            "market",
            vec![
                gap(Value::Null, ("city", "2023"), -20, json!("이월분을 함께 집행")),
                gap(Value::Null, ("national", "2024"), 30, json!("정산 자료를 찾고 있습니다")),
            ],
        ),
        ("school", vec![gap(Value::Null, ("district", "2024"), -4, Value::Null)]),
    ];
    for (slug, gaps) in expected {
        assert_eq!(record(slug)["gaps"], json!(gaps), "{slug}");
    }
    for slug in ["bridge", "clinic", "dance", "library", "park"] {
        assert_eq!(record(slug)["gaps"], json!([]), "{slug}");
    }
}

#[test]
fn known_findings_stand_in_the_record() {
    let expected = json!([{
        "rule": "funding/gap",
        "where": "2024.md:funding.national.executed",
        "why": "정산 자료를 찾고 있습니다",
        "file": "2024.md",
        "key": "funding.national.executed",
        "source": "national",
        "period": "2024",
        "stage": "executed",
        "number": 1,
    }]);
    assert_eq!(record("market")["known"], expected);
}

#[test]
fn stated_totals_and_grants_stand_in_the_record() {
    let dance = &record("dance")["years"][0];
    assert_eq!(dance["total"], json!({"secured": 25 * MILLION, "executed": 25 * MILLION}));
    assert_eq!(record("dance")["funding"], json!([]), "a total is no cell");
    let grants = &record("market")["grants"];
    let expected = json!({"city": 100 * MILLION, "district": 20 * MILLION});
    assert_eq!(grants[0]["amounts"], expected);
    assert_eq!(grants[0]["date"], "2023-03");
    assert_eq!(grants[1]["amounts"], json!({"national": 90 * MILLION}));
}

#[test]
fn the_cells_of_parts_name_their_part() {
    let csv = FILES.text("projects/alleys/funding.csv");
    let cells = [
        ("north", "national,국비", "2022", "secured", 100),
        ("north", "national,국비", "2022", "executed", 100),
        ("north", "district,구비", "2022", "secured", 50),
        ("north", "district,구비", "2022", "executed", 40),
        ("south", "district,구비", "2022", "secured", 30),
        ("south", "district,구비", "2022", "executed", 30),
        ("north", "city,시비", "2023", "secured", 60),
        ("north", "city,시비", "2023", "executed", 60),
        ("south", "district,구비", "2023", "secured", 20),
        ("south", "district,구비", "2023", "executed", 15),
    ];
    let line = |(part, source, period, stage, amount): (&str, &str, &str, &str, i64)| {
        let won = amount * MILLION;
        let spent_less = (part, period, stage) == ("north", "2022", "executed") && amount == 40;
        let gap = if spent_less { "낙찰 차액" } else { "" };
        let title = if part == "north" { "북쪽 골목" } else { "남쪽 골목" };
        format!(
            "가-1,alleys,{part},{source},{period},{stage},{won},{amount},백만원,amount,,,{gap},{title},false,true"
        )
    };
    let expected: Vec<String> = cells.into_iter().map(line).collect();
    let written = csv.lines().skip(1).filter(|line| !line.contains(",absent,"));
    assert_eq!(written.collect::<Vec<_>>(), expected);
    // Of the project's table nobody wrote city money of 2022 nor national money of 2023.
    let absent: Vec<&str> = csv.lines().filter(|line| line.contains("가-1,alleys,,")).collect();
    assert_eq!(
        absent,
        [
            "city,시비,2022,secured",
            "city,시비,2022,executed",
            "national,국비,2023,secured",
            "national,국비,2023,executed"
        ]
        .map(|cell| format!("가-1,alleys,,{cell},,,백만원,absent,,,,,false,false"))
    );
    let json = record("alleys");
    let parts: Vec<&str> = json["funding"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| cell["part"].as_str().unwrap())
        .collect();
    assert_eq!(parts, cells.map(|(part, ..)| part));
}

#[test]
fn a_project_without_money_has_no_money_files() {
    for file in ["funding.csv", "funding.svg"] {
        assert!(!FILES.0.contains_key(&format!("projects/library/{file}")), "{file}");
        assert!(FILES.0.contains_key(&format!("projects/park/{file}")), "{file}");
    }
    assert!(!FILES.text("projects/library/index.html").contains("funding."));
    assert_eq!(record("library")["budget"], "none");
}
