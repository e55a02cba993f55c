//! That the Korean district holds everything there is to look at.
//!
//! Looked up in the generated records where they have it, else in the content as typed. Says
//! nothing about how a page shows it.

use super::{GAON, folder};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn record(slug: &str) -> Value {
    let path = format!("projects/{slug}/record.json");
    serde_json::from_slice(&GAON.bytes(&path)).unwrap()
}

/// Every text at a key of the entries of a list, over all records.
fn every(list: &str, key: &str) -> BTreeSet<String> {
    let records = GAON.records();
    let entries = records.iter().flat_map(|record| record[list].as_array().cloned());
    let text = |entry: Value| entry[key].as_str().unwrap_or("null").to_owned();
    entries.flatten().map(text).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Slugs of the projects of which something is true.
fn slugs_where(is: impl Fn(&Value) -> bool) -> Vec<String> {
    let records = GAON.records();
    let found = records.iter().filter(|record| is(record));
    found.map(|record| record["slug"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn there_are_about_sixty_projects_and_few_findings() {
    assert_eq!(GAON.records().len(), 61);
    assert!(GAON.findings < 40, "{}", GAON.findings);
    let draft = folder("gaon").join("content/projects/coding-bus/project.yaml");
    assert!(std::fs::read_to_string(draft).unwrap().contains("\ndraft: true\n"));
}

#[test]
fn every_status_area_and_term_is_used() {
    let values = |key: &str| -> BTreeSet<String> {
        let records = GAON.records();
        records.iter().filter_map(|record| record[key].as_str()).map(str::to_owned).collect()
    };
    let statuses = ["done", "continuing", "on-track", "partly", "held", "dropped"];
    assert_eq!(values("status"), set(&statuses));
    assert_eq!(values("term"), set(&["민선7기", "민선8기"]));
    assert_eq!(values("area").len(), 9);
    assert_eq!(values("department").len(), 14);
}

#[test]
fn every_kind_of_period_source_stage_and_state_is_used() {
    let years = ["2020", "2021", "2022", "2023", "2024", "2025", "2026"];
    let mut periods = set(&years);
    periods.extend(set(&["before", "after", "2023-2024", "null"]));
    assert_eq!(every("funding", "period"), periods);
    let sources = ["national", "city", "district", "private", "fund", "all"];
    assert_eq!(every("funding", "source"), set(&sources));
    let stages = ["demand", "planned", "secured", "executed", "carried_over", "returned"];
    assert_eq!(every("funding", "stage"), set(&stages));
    assert_eq!(every("funding", "state"), set(&["amount", "none", "withheld"]));
    let records = GAON.records();
    let cells: Vec<&Value> =
        records.iter().filter_map(|record| record["funding"].as_array()).flatten().collect();
    assert!(cells.iter().any(|cell| cell["won"] == 0));
    assert!(cells.iter().any(|cell| cell["stage"] == "secured" && cell["won"] == -90_000_000));
}

#[test]
fn some_project_has_seven_trillion_won_and_some_have_none() {
    // Demand and secured money of the railway, without what is withheld: 7조 300억원.
    let railway = record("express-railway");
    let cells = railway["funding"].as_array().unwrap();
    let asked = cells.iter().filter(|c| c["stage"] == "secured" || c["stage"] == "demand");
    let won: i64 = asked.filter_map(|cell| cell["won"].as_i64()).sum();
    assert_eq!(won, 7_030_000_000_000);
    let bare = slugs_where(|record| record["budget"] == "none");
    let expected =
        ["airport-noise", "ordinance-youth", "passport-hours", "plain-forms", "reading-village"];
    assert_eq!(bare, expected);
    let total_only = record("public-housing");
    assert_eq!(total_only["total"], 62_000_000_000_i64);
    assert_eq!(total_only["funding"].as_array().unwrap().len(), 0);
}

#[test]
fn names_are_very_long_and_results_very_many() {
    let long = record("long-name-project");
    assert!(long["title"].as_str().unwrap().chars().count() > 120);
    let place = long["facilities"][0]["place"].as_str().unwrap();
    assert!(place.chars().count() > 60, "{place}");
    let meetings = record("mayor-on-the-road");
    let results = meetings["results"].as_array().unwrap().iter();
    assert_eq!(results.filter(|result| result["period"] == "2025").count(), 40);
    let silent = slugs_where(|record| record["results"].as_array().is_none_or(Vec::is_empty));
    assert_eq!(silent, ["airport-noise", "night-bus-planned"]);
}

#[test]
fn gaps_have_reasons_and_lack_them_both_ways() {
    let records = GAON.records();
    let gaps: Vec<&Value> = records.iter().filter_map(|r| r["gaps"].as_array()).flatten().collect();
    for (over, told) in [(false, false), (false, true), (true, false), (true, true)] {
        let is = |gap: &&&Value| {
            (gap["won"].as_i64().unwrap() < 0) == over && gap["reason"].is_string() == told
        };
        assert!(gaps.iter().any(|gap| is(&gap)), "over {over}, told {told}");
    }
}

#[test]
fn every_section_of_a_card_is_filled_somewhere() {
    for key in [
        "overview",
        "progress",
        "completion",
        "kind",
        "period",
        "total",
        "total_by_source",
        "bodies",
        "facilities",
        "contacts",
        "cooperation",
        "next",
        "photos",
        "files",
        "location",
        "parts",
        "indicators",
        "promise",
        "changes",
        "lineage",
        "known",
        "updated",
        "grants",
    ] {
        let filled = slugs_where(|record| match &record[key] {
            Value::Null => false,
            Value::Array(list) => !list.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => true,
        });
        assert!(!filled.is_empty(), "{key}");
        assert!(filled.len() < 61, "{key} is never missing");
    }
    for key in ["split_from", "merged_into", "replaced_by", "formerly"] {
        assert!(!slugs_where(|record| !record["lineage"][key].is_null()).is_empty(), "{key}");
    }
}

#[test]
fn places_are_one_many_close_together_and_unknown() {
    let known = |record: &Value| {
        let facilities = record["facilities"].as_array().cloned().unwrap_or_default();
        facilities.iter().filter(|facility| facility["location"].is_object()).count()
    };
    for (slug, places) in
        [("village-shuttle", 1), ("shade-shelters", 13), ("lane-lights", 10), ("late-libraries", 0)]
    {
        assert_eq!(known(&record(slug)), places, "{slug}");
    }
    let card_only = slugs_where(|record| record["location"].is_object() && known(record) == 0);
    assert!(card_only.len() > 5, "{card_only:?}");
}

/// Every file below a folder that a test of its path keeps.
fn files(folder: &Path, keep: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, keep));
        } else if keep(&path) {
            found.push(path);
        }
    }
    found
}

#[test]
fn photos_are_light_and_one_is_turned() {
    let below = folder("gaon").join("content");
    let is_photo = |path: &Path| path.extension().is_some_and(|e| e == "jpg" || e == "png");
    let photos = files(&below, &is_photo);
    let sizes: Vec<usize> = photos.iter().map(|p| std::fs::read(p).unwrap().len()).collect();
    assert!(photos.len() > 6 && sizes.iter().all(|size| *size <= 120_000), "{sizes:?}");
    assert!(sizes.iter().sum::<usize>() < 1_500_000);
    // The EXIF tag 0x0112 (orientation), type 3 (short), one value: 6, to be turned to the right.
    let turned = |path: &&PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        let little = [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0];
        let big = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6];
        bytes.windows(10).any(|tag| tag == little || tag == big)
    };
    let turned: Vec<&PathBuf> = photos.iter().filter(turned).collect();
    assert_eq!(turned.len(), 1);
    assert!(turned[0].ends_with("dallae-market/photos/market-gate.jpg"));
    let pending = record("gaoncheon-footbridge")["photos"].as_array().unwrap().clone();
    assert!(pending.iter().any(|photo| photo["file"].is_null()));
}

#[test]
fn amounts_are_written_in_every_unit() {
    let below = folder("gaon").join("content/projects");
    let is_text = |path: &Path| path.extension().is_some_and(|e| e == "md" || e == "yaml");
    let texts = files(&below, &is_text);
    let all: String = texts.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    for typed in [
        "secured: \"48,667,190원\"",
        "secured: \"1,250만원\"",
        "executed: \"219,955천원\"",
        "total: 19,600백만원",
        "total: 27억 8천만원",
        "executed: \"118억 4천만원\"",
        "secured: \"1조 2천억원\"",
        "secured: \"△90\"",
        "executed: 27.15",
    ] {
        assert!(all.contains(typed), "{typed}");
    }
}

#[test]
fn the_boundary_has_two_more_rings_than_it_needs() {
    let path = folder("gaon").join("content/boundary.geojson");
    let map: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let geometry = &map["features"][0]["geometry"];
    assert_eq!(geometry["type"], "MultiPolygon");
    let polygons = geometry["coordinates"].as_array().unwrap();
    let rings: Vec<usize> = polygons.iter().map(|p| p.as_array().unwrap().len()).collect();
    assert_eq!(rings, [2, 1, 1], "a district with a hole, an island and an exclave");
    let points = polygons.iter().flat_map(|p| p.as_array().unwrap());
    let points: usize = points.map(|ring| ring.as_array().unwrap().len()).sum();
    assert!((100..=400).contains(&points), "{points}");
}
