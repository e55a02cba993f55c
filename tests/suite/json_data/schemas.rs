//! The schemas published beside the data: every file fits, and whatever is changed does not.

use super::{Site, all_roots};
use crate::built::{contents, repository};
use crate::words::catalogue;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn schema(site: &Site, name: &str) -> Value {
    site.json(&format!("data/{name}.schema.json"))
}

fn validator(schema: &Value) -> Validator {
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).unwrap()
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let fault = |e: jsonschema::ValidationError<'_>| format!("{}: {e}", e.instance_path());
    validator.iter_errors(value).map(fault).collect()
}

#[test]
fn every_site_and_record_fits_its_schema() {
    for root in all_roots() {
        let site = Site::of(&root);
        let [of_site, of_record] = ["site", "record"].map(|name| validator(&schema(&site, name)));
        let none: [String; 0] = [];
        assert_eq!(faults(&of_site, &site.json("data/site.json")), none, "{}", root.display());
        for record in site.records() {
            assert_eq!(faults(&of_record, &record), none, "{}: {}", root.display(), record["slug"]);
        }
    }
}

/// Keys of the content's own making: ids of sources and parts, periods.
const MAPS: [&str; 13] = [
    "total_by_source",
    "target",
    "actual",
    "amounts",
    "by_source",
    "by_period",
    "execution_by_source",
    "execution_by_period",
    "secured_by_source",
    "secured_by_period",
    "execution_by_source_and_period",
    "total",
    "parts",
];

/// What a row of sums holds: the stages there are.
const OF_A_ROW: &str = "demand planned secured executed carried_over returned budget gap";

/// What a record need not say, by place. A part has a card and sums of its own, which are laid out
/// as those of the whole; `site.json` always says everything.
const MAY_LACK: [(&str, &str); 19] = [
    (
        "",
        "department area term progress completion kind period total total_by_source budget bodies \
         facilities contacts cooperation next photos files location indicators promise changes \
         lineage known updated",
    ),
    ("/sums/total", OF_A_ROW),
    ("/sums/by_source/*", OF_A_ROW),
    ("/sums/by_period/*", OF_A_ROW),
    ("/funding", "reason"),
    ("/completion", "within_term"),
    ("/period", "end months"),
    ("/facilities", "place area_m2 rooms location"),
    ("/facilities/location", "lat lon address"),
    ("/location", "lat lon address"),
    ("/contacts", "name phone"),
    ("/cooperation", "part"),
    ("/photos", "file alt caption place"),
    ("/indicators", "unit baseline"),
    ("/promise", "source"),
    ("/changes", "date until kind before after reason steps"),
    ("/changes/steps", "date until body act"),
    ("/lineage", "split_from merged_into replaced_by formerly"),
    ("/known", "where file key line part source period stage number"),
];

/// The place of an object in any record: without the numbers of lists, `*` for a key of a map.
fn place_of(at: &str) -> String {
    let (mut place, mut above) = (String::new(), "");
    for step in at.split('/').skip(1) {
        let is_first_part = place.is_empty() && step == "parts";
        if ["by_source", "by_period"].contains(&above) {
            place.push_str("/*");
        } else if !is_first_part && !step.bytes().all(|byte| byte.is_ascii_digit()) {
            place.push('/');
            place.push_str(step);
        }
        above = step;
    }
    place
}

/// A pointer to a place in a document, and whether it is the object of a map's entries.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                places(
                    value,
                    &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        // The first and the last of a list stand for all.
        Value::Array(list) => {
            for index in BTreeSet::from([0, list.len().saturating_sub(1)]) {
                if let Some(value) = list.get(index) {
                    places(value, &format!("{at}/{index}"), found);
                }
            }
        }
        _ => {}
    }
}

fn is_map(at: &str) -> bool {
    let steps: Vec<&str> = at.split('/').collect();
    let inner = steps.len() >= 2 && steps[steps.len() - 2] == "execution_by_source_and_period";
    // `total` and `parts` of a yearly record; a sum's `total` is no map.
    let last = steps[steps.len() - 1];
    let of_year = !["total", "parts"].contains(&last) || steps.get(1) == Some(&"years");
    inner || (MAPS.contains(&last) && of_year)
}

fn changed(document: &Value, at: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document.clone();
    change(document.pointer_mut(at).unwrap());
    document
}

/// What no value of its kind may become.
fn of_another_kind(value: &Value) -> Value {
    match value {
        Value::Bool(_) => json!("yes"),
        Value::Array(_) => json!({}),
        Value::Object(_) => json!([]),
        Value::Null | Value::Number(_) | Value::String(_) => json!(true),
    }
}

fn mutations_are_refused(validator: &Validator, document: &Value, name: &str) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    for at in &all {
        let value = document.pointer(at).unwrap();
        let other = changed(document, at, |value| *value = of_another_kind(value));
        assert!(!validator.is_valid(&other), "{name}{at} may be {}", of_another_kind(value));
        let Value::Object(object) = value else { continue };
        if is_map(at) {
            continue;
        }
        let more = changed(document, at, |v| {
            drop(v.as_object_mut().unwrap().insert("x".into(), json!(1)));
        });
        assert!(!validator.is_valid(&more), "{name}{at} may have an unknown key");
        let may_lack = if name.starts_with("site.json") { "" } else { may_lack(at) };
        let needed = |key: &&String| !may_lack.split_whitespace().any(|other| other == *key);
        for key in object.keys().filter(needed) {
            let less = changed(document, at, |v| *v = without(v.as_object().unwrap(), key));
            assert!(!validator.is_valid(&less), "{name}{at} may lack {key}");
        }
        // Those that may be left out may not be left out of everything.
        if at.is_empty() {
            assert!(!validator.is_valid(&json!({})), "{name} may be empty");
        }
    }
    assert!(all.len() > 200, "{name}: {}", all.len());
}

/// The keys that the object at a place may lack.
fn may_lack(at: &str) -> &'static str {
    let place = place_of(at);
    let entry = MAY_LACK.into_iter().find(|(other, _)| *other == place);
    entry.map_or("", |(_, keys)| keys)
}

fn without(object: &Map<String, Value>, key: &str) -> Value {
    Value::Object(
        object.iter().filter(|(k, _)| *k != key).map(|(k, v)| (k.clone(), v.clone())).collect(),
    )
}

#[test]
fn what_is_dropped_added_or_of_another_kind_is_refused() {
    for root in [repository(), contents("every-key")] {
        let site = Site::of(&root);
        let [of_site, of_record] = ["site", "record"].map(|name| validator(&schema(&site, name)));
        mutations_are_refused(&of_site, &site.json("data/site.json"), "site.json ");
        for record in site.records() {
            let name = format!("{} ", record["slug"]);
            mutations_are_refused(&of_record, &record, &name);
        }
    }
}

/// What every record holds.
const RECORD: &str = "$schema version id slug title status as_of unit license publisher totals sums \
    rates funding years results grants gaps overview parts";

/// What every `site.json` holds.
const SITE: &str = "$schema version title publisher language as_of unit rounded license base_url \
    terms sources totals rates by_source by_period gaps areas without_area departments statuses \
    years projects";

#[test]
fn the_keys_that_must_be_there_are_typed() {
    let site = Site::of(&repository());
    for (name, typed) in [("record", RECORD), ("site", SITE)] {
        let schema = schema(&site, name);
        let keys = schema["required"].as_array().unwrap().iter();
        let required: Vec<&str> = keys.map(|key| key.as_str().unwrap()).collect();
        assert_eq!(required, typed.split_whitespace().collect::<Vec<_>>(), "{name}");
    }
}

/// Every schema of a key, by its place.
fn keys<'a>(schema: &'a Value, at: &str, found: &mut Vec<(String, &'a Value)>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let is_condition = at.ends_with("/if") || at.ends_with("/then") || at.ends_with("/else");
        for (key, value) in properties.iter().filter(|_| !is_condition) {
            found.push((format!("{at}/{key}"), value));
        }
    }
    match schema {
        Value::Object(map) => map.iter().for_each(|(k, v)| keys(v, &format!("{at}/{k}"), found)),
        Value::Array(list) => list.iter().for_each(|v| keys(v, at, found)),
        _ => {}
    }
}

#[test]
fn every_key_is_described_in_both_languages_and_closed() {
    let site = Site::of(&repository());
    for (name, least) in [("site", 60), ("record", 150)] {
        let schema = schema(&site, name);
        assert_eq!(schema["$id"], format!("{name}.schema.json"));
        let mut found = Vec::new();
        keys(&schema, "", &mut found);
        assert!(found.len() > least, "{name}: {}", found.len());
        for (at, key) in found {
            let words = key["description"].as_str().unwrap_or_else(|| panic!("{name}{at}"));
            let (korean, english) = words.split_once(" / ").unwrap_or_else(|| panic!("{words}"));
            let is_hangul = |c: char| ('가'..='힣').contains(&c);
            let plain = korean.chars().any(is_hangul) || korean == "id";
            assert!(plain && !english.chars().any(is_hangul), "{name}{at}: {words}");
            if key["type"] == "object" {
                assert!(key.get("additionalProperties").is_some(), "{name}{at} is open");
            }
        }
    }
}

/// Keys by their place, and what pages and tables call the same.
const WORDS: [(&str, &str, &str); 33] = [
    ("record", "/properties/id", "heading.id"),
    ("record", "/properties/slug", "heading.slug"),
    ("record", "/properties/title", "heading.title"),
    ("record", "/properties/status", "heading.status"),
    ("record", "/properties/as_of", "heading.as_of"),
    ("record", "/properties/license", "site.license"),
    ("record", "/properties/results", "report.results"),
    ("record", "/properties/overview", "report.overview"),
    ("record", "/properties/parts", "report.parts"),
    ("record", "/properties/results/items/properties/until", "heading.until"),
    ("record", "/properties/funding/items/properties/period", "heading.period"),
    ("record", "/properties/funding/items/properties/stage", "heading.stage"),
    ("record", "/properties/funding/items/properties/reason", "heading.reason"),
    ("record", "/$defs/card/properties/department", "fact.department"),
    ("record", "/$defs/card/properties/area", "fact.area"),
    ("record", "/$defs/card/properties/term", "fact.term"),
    ("record", "/$defs/card/properties/progress", "fact.progress"),
    ("record", "/$defs/card/properties/kind", "fact.kind"),
    ("record", "/$defs/card/properties/period", "fact.period"),
    ("record", "/$defs/card/properties/updated", "fact.updated"),
    ("record", "/$defs/card/properties/indicators", "report.indicators"),
    ("record", "/$defs/card/properties/promise", "report.promise"),
    ("record", "/$defs/card/properties/changes", "report.changes"),
    ("record", "/$defs/card/properties/next", "report.next"),
    ("record", "/$defs/card/properties/known", "report.known"),
    ("record", "/$defs/card/properties/lineage/properties/merged_into", "lineage.merged_into"),
    ("record", "/$defs/card/properties/lineage/properties/formerly", "lineage.formerly"),
    ("record", "/$defs/row/properties/demand", "stage.demand"),
    ("record", "/$defs/row/properties/carried_over", "stage.carried_over"),
    ("site", "/properties/license", "site.license"),
    ("site", "/properties/statuses", "nav.statuses"),
    ("site", "/properties/projects/items/properties/id", "heading.id"),
    ("site", "/properties/projects/items/properties/department", "fact.department"),
];

#[test]
fn keys_are_called_as_pages_and_tables_call_them() {
    let site = Site::of(&repository());
    let words = catalogue("ko");
    let [of_site, of_record] = ["site", "record"].map(|name| schema(&site, name));
    for (name, at, word) in WORDS {
        let schema = if name == "site" { &of_site } else { &of_record };
        let key = schema.pointer(at).unwrap_or_else(|| panic!("{name}{at} is not there"));
        let said = key["description"].as_str().unwrap();
        assert!(said.starts_with(&words[word]), "{name}{at}: {said}, not {}", words[word]);
    }
    // What the catalogue never says of these.
    for other in ["사이트", "관리번호", "추진상황", "추진상태", "담당부서", "이용허락"]
    {
        for schema in [&of_site, &of_record] {
            assert!(!schema.to_string().contains(other), "{other}");
        }
    }
}
