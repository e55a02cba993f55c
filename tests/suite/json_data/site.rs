//! `site.json`: what the pages say of all projects and of each group.

use super::{Site, district, entries, way, won, won_or_null};
use crate::built::repository;
use crate::invented::content;
use crate::scratch::{Scratch, TWO_SOURCES};
use serde_json::{Value, json};

#[test]
fn the_sample_comes_to_what_its_record_comes_to() {
    let site = Site::of(&repository()).json("data/site.json");
    assert_eq!((&site["version"], &site["$schema"]), (&json!(1), &json!("site.schema.json")));
    assert_eq!(site["publisher"], "금천구");
    assert_eq!(site["as_of"], "2021-06-30");
    assert_eq!(site["license"]["key"], "KOGL-1");
    assert_eq!(site["license"]["name"], "공공누리 제1유형(출처표시)");
    assert_eq!(site["license"]["url"], "https://www.kogl.or.kr/info/licenseType1.do");
    let expected = json!({
        "projects": 1, "counted": 1, "withheld": 0, "apart": 0, "nothing": 0, "done": 1,
        "demand": 0, "secured": 3_347_000_000_i64, "executed": 3_047_000_000_i64,
        "gap": 300_000_000,
    });
    assert_eq!(site["totals"], expected);
    let rate = &site["rates"]["execution"];
    assert_eq!(rate["percent"], "91.0");
    let city = &site["by_source"]["city"];
    assert_eq!((won(&city["secured"]), won(&city["executed"])), (1_785_000_000, 1_485_000_000));
    let year = &site["by_period"]["2019"]["rates"]["execution"];
    let expected = json!({
        "numerator": 1_262_000_000, "denominator": 1_562_000_000, "percent": "80.8",
    });
    assert_eq!(*year, expected);
    let none = json!({"count": 0, "won": 0});
    let nothing = json!({"count": 0, "projects": 0, "unspent": none, "overspent": none});
    let gap = json!({"count": 1, "won": 300_000_000});
    let gaps = json!({
        "untold": {"count": 1, "projects": 1, "unspent": gap, "overspent": none},
        "told": nothing,
        "left_out": {"projects": 0, "untold": nothing, "told": nothing},
    });
    assert_eq!(site["gaps"], gaps);
    let [project] = entries(&site["projects"]) else { panic!("one project") };
    assert_eq!(project["id"], "지역경제-15");
    assert_eq!(project["record"], "../projects/urban-makers-hub/record.json");
}

/// Typed from what another program added up (see `gaon.rs`).
#[test]
fn a_district_comes_to_what_another_program_adds_up() {
    let site = Site::of(&district("gaon")).json("data/site.json");
    let totals = &site["totals"];
    let counts = ["projects", "counted", "withheld", "apart", "done"].map(|key| won(&totals[key]));
    assert_eq!(counts, [61, 52, 3, 2, 22]);
    assert_eq!(won(&totals["secured"]), 191_839_997_190);
    assert_eq!(won(&totals["executed"]), 187_121_354_690);
    let percents = ["execution", "completion"].map(|rate| &site["rates"][rate]["percent"]);
    assert_eq!(percents, ["97.5", "36.1"]);
    let by_source = &site["by_source"];
    let row = |row: &Value| json!([row["demand"], row["secured"], row["executed"]]);
    let city = json!([19_960_000_000_i64, 60_929_000_000_i64, 58_150_900_000_i64]);
    assert_eq!(row(&by_source["city"]), city);
    let all = json!([null, 990_000_000, 983_000_000]);
    assert_eq!(row(&by_source["all"]), all);
    let by_period = &site["by_period"];
    let not_by_year = json!([null, 2_750_000_000_i64, 2_050_000_000_i64]);
    assert_eq!(row(&by_period["not_by_year"]), not_by_year);
    assert_eq!(row(&by_period["2023-2024"]), json!([null, 960_000_000, 930_000_000]));
    assert_eq!(by_period["2026"]["rates"]["execution"], Value::Null);
    let statuses = entries(&site["statuses"]).iter();
    let counted: Vec<i128> = statuses.map(|status| won(&status["totals"]["projects"])).collect();
    assert_eq!(counted, [10, 12, 27, 5, 3, 4]);
}

/// Totals of a list of projects, as anybody would add them up.
fn adds_up(group: &Value, projects: &[&Value], name: &str) {
    let totals = &group["totals"];
    let standing = |word: &str| projects.iter().filter(|p| p["standing"] == word).count();
    assert_eq!(won(&totals["projects"]), projects.len() as i128, "{name}");
    for word in ["counted", "withheld", "apart", "nothing"] {
        assert_eq!(won(&totals[word]), standing(word) as i128, "{name} {word}");
    }
    for stage in ["demand", "secured", "executed"] {
        let counted = projects.iter().filter(|p| p["standing"] == "counted");
        let known: Vec<i128> =
            counted.filter_map(|project| won_or_null(&project["totals"][stage])).collect();
        // Null only where no project has such money; all of it none is 0.
        let sum = (!known.is_empty()).then(|| known.iter().sum::<i128>());
        assert_eq!(won_or_null(&totals[stage]), sum, "{name} {stage}");
        for by in ["by_source", "by_period"] {
            let rows = group[by].as_object().unwrap().values();
            let figures = rows.map(|row| &row[stage]).filter(|sum| *sum != "-");
            let added: i128 = figures.filter_map(won_or_null).sum();
            assert_eq!(added, sum.unwrap_or(0), "{name} {by} {stage}");
        }
    }
}

#[test]
fn groups_add_up_and_every_address_is_there() {
    for root in [district("gaon"), district("larkmoor"), repository()] {
        let files = Site::of(&root);
        let site = files.json("data/site.json");
        let projects: Vec<&Value> = entries(&site["projects"]).iter().collect();
        adds_up(&site, &projects, "site");
        for (list, key) in
            [("areas", "area"), ("departments", "department"), ("statuses", "status")]
        {
            for group in entries(&site[list]) {
                let of: Vec<&Value> =
                    projects.iter().copied().filter(|p| p[key] == group["id"]).collect();
                adds_up(group, &of, &format!("{list} {}", group["id"]));
                assert!(files.has(&way(&group["page"])), "{}", group["page"]);
            }
        }
        let without: Vec<&Value> =
            projects.iter().copied().filter(|p| p["area"].is_null()).collect();
        if !site["without_area"].is_null() {
            adds_up(&site["without_area"], &without, "without area");
        }
        for year in entries(&site["years"]) {
            assert!(files.has(&way(&year["page"])), "{}", year["page"]);
            assert_eq!(year["rates"]["completion"], Value::Null);
        }
        for project in projects {
            assert!(files.has(&way(&project["page"])), "{}", project["page"]);
            let record = files.json(&way(&project["record"]));
            for stage in ["demand", "secured", "executed"] {
                let (own, here) = (&record["totals"][stage], &project["totals"][stage]);
                assert_eq!(own, here, "{} {stage}", project["slug"]);
            }
            let gap = record["sums"]["total"].get("gap").unwrap_or(&Value::Null);
            assert_eq!(*gap, project["totals"]["gap"], "{}", project["slug"]);
            for rate in ["execution", "secured"] {
                assert_eq!(record["rates"][rate], project["rates"][rate], "{}", project["slug"]);
            }
        }
    }
}

#[test]
fn percentages_are_those_of_their_fractions() {
    fn look(value: &Value, seen: &mut usize) {
        if let Some(percent) = value.get("percent").and_then(Value::as_str) {
            let (above, below) = (won(&value["numerator"]), won(&value["denominator"]));
            // Half away from zero, in tenths of a percent.
            let tenths = (above.abs() * 2_000 + below) / (2 * below);
            let sign = if above < 0 && tenths != 0 { "-" } else { "" };
            assert_eq!(percent, format!("{sign}{}.{}", tenths / 10, tenths % 10));
            *seen += 1;
        }
        match value {
            Value::Object(map) => map.values().for_each(|value| look(value, seen)),
            Value::Array(list) => list.iter().for_each(|value| look(value, seen)),
            _ => {}
        }
    }
    let files = Site::of(&district("gaon"));
    let mut seen = 0;
    look(&files.json("data/site.json"), &mut seen);
    files.records().iter().for_each(|record| look(record, &mut seen));
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn no_official_is_named() {
    let files = Site::of(&repository());
    for path in ["data/site.json", "data/oc4ids.json", "projects/urban-makers-hub/record.json"] {
        let text = files.text(path);
        for syllables in [["엄", "창식"], ["김", "재선"], ["최", "성문"]] {
            assert!(!text.contains(&syllables.concat()), "{path}");
        }
    }
}

const NONE: &str = "id: 가-1\ntitle: 없는 돈\nstatus: going\ndepartment: one\n";

const OF_NONE: &str = "---\nfunding: {a: {demand: \"-\", secured: 3}, b: {demand: \"-\"}}\n---\n";

/// None, nothing recorded and 0 stay apart, in the totals of a project and of its groups alike.
#[test]
fn none_and_not_recorded_are_told_apart() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    scratch.write("content/projects/none/project.yaml", NONE);
    scratch.write("content/projects/none/2024.md", OF_NONE);
    let site = Site::of(&scratch.path("")).json("data/site.json");
    for totals in [&site["totals"], &site["projects"][0]["totals"], &site["years"][0]["totals"]] {
        let told = ["demand", "secured", "executed", "gap"].map(|key| &totals[key]);
        assert_eq!(told, [&json!(0), &json!(3_000_000), &Value::Null, &Value::Null]);
    }
    let row = |row: &Value| json!([row["demand"], row["secured"], row["executed"]]);
    assert_eq!(row(&site["by_source"]["a"]), json!(["-", 3_000_000, null]));
    assert_eq!(row(&site["by_source"]["b"]), json!(["-", null, null]));
    assert_eq!(row(&site["by_period"]["2024"]), json!(["-", 3_000_000, null]));
    assert_eq!(site["totals"]["nothing"], 0);
}

/// The files are made a stretch of neighbours at a time; nothing of that shows in them.
#[test]
fn a_district_of_several_stretches_is_whole() {
    for projects in [0_u32, 128, 129, 300] {
        let scratch = Scratch::new();
        content::write(&scratch.path(""), projects, 3).unwrap();
        let files = Site::of(&scratch.path(""));
        let site = files.json("data/site.json");
        let all: Vec<&Value> = entries(&site["projects"]).iter().collect();
        assert_eq!(all.len(), projects as usize);
        assert!(all.is_sorted_by_key(|project| project["slug"].as_str().unwrap()));
        adds_up(&site, &all, "invented");
        assert_eq!(files.has("data/oc4ids.json"), projects > 0);
        if projects > 0 {
            let package = files.json("data/oc4ids.json");
            let ids = entries(&package["projects"]).iter().map(|project| &project["id"]);
            assert!(ids.eq(all.iter().map(|project| &project["slug"])));
        }
    }
}
