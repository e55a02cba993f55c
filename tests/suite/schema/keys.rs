//! Each section of a schema, with all its keys, is written into a file and loaded.
//!
//! Every value is left empty, so that most files lack something; only whether the keys are known
//! is looked at.

use super::{CARD, FILES, SITE};
use crate::scratch::Scratch;
use jangbu::load::{self, ContentFile};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// The way to a section: keys, and the first item of lists.
type Way = Vec<Option<String>>;

/// Every section whose keys are fixed: the way there, and its keys.
fn sections(schema: &Value, way: &Way, found: &mut Vec<(Way, Vec<String>)>) {
    let below = |step: &str| [way.clone(), vec![Some(step.to_owned())]].concat();
    let keys = schema["properties"].as_object().cloned().unwrap_or_default();
    if schema["additionalProperties"] == json!(false) && schema["patternProperties"].is_null() {
        found.push((way.clone(), keys.keys().cloned().collect()));
    }
    for (key, value) in &keys {
        sections(value, &below(key), found);
    }
    sections_if_any(schema.get("additionalProperties"), &below("x"), found);
    sections_if_any(schema.get("items"), &[way.clone(), vec![None]].concat(), found);
    sections_if_any(schema.get("then"), way, found);
}

fn sections_if_any(schema: Option<&Value>, way: &Way, found: &mut Vec<(Way, Vec<String>)>) {
    if let Some(schema) = schema.filter(|schema| schema.is_object()) {
        sections(schema, way, found);
    }
}

/// A file that holds a section with these keys, and nothing else.
fn file_with(way: &Way, keys: &[String]) -> Value {
    let section: Map<String, Value> = keys.iter().map(|key| (key.clone(), Value::Null)).collect();
    way.iter().rev().fold(section.into(), |value, step| match step {
        Some(key) => json!({key: value}),
        None => json!([value]),
    })
}

/// The keys of a file that the loader does not know. JSON is YAML.
fn unknown(scratch: &Scratch, file: ContentFile, value: &Value) -> Vec<String> {
    let yaml = value.to_string();
    let or = |kind, other: &str| if file == kind { yaml.clone() } else { other.to_owned() };
    scratch.write("content/site.yaml", &or(ContentFile::Site, SITE));
    scratch.write("content/projects/a/project.yaml", &or(ContentFile::Project, CARD));
    let front_matter = format!("---\n{}\n---\n", or(ContentFile::Period, ""));
    scratch.write("content/projects/a/2019.md", &front_matter);
    let content: PathBuf = scratch.path("content");
    let found = load::site(&scratch.path(""), &content).unwrap().found();
    let unknown = found.iter().filter(|found| found.code == "yaml/unknown-key");
    unknown.map(|found| found.message.en.clone()).collect()
}

#[test]
fn every_key_that_is_proposed_is_known_to_the_loader() {
    let scratch = Scratch::new();
    let mut tried = 0;
    for (name, file) in FILES {
        let mut found = Vec::new();
        sections(&load::schema_of(file), &Vec::new(), &mut found);
        assert!(found.len() > 5, "the walk found the sections of {name}");
        for (way, mut keys) in found {
            let none: [&str; 0] = [];
            assert_eq!(unknown(&scratch, file, &file_with(&way, &keys)), none, "{name} {way:?}");
            tried += keys.len();
            keys.push("zz".to_owned());
            let told = unknown(&scratch, file, &file_with(&way, &keys));
            assert_eq!(told, ["unknown key `zz`"], "{name} {way:?}");
        }
    }
    assert!(tried > 200, "{tried}");
}
