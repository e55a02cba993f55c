//! The schema for editors, held against the decoder: what loads is never underlined, and every
//! key is explained in both languages.

use super::{Card, ContentFile, Site, Year, schema_of};
use crate::load::card::{self, Desk};
use crate::load::discover::Folder;
use crate::load::file::Text;
use crate::load::files::Files;
use crate::load::names::Seats;
use crate::load::tests::{Dice, every_key};
use crate::load::yaml::{self, Yaml};
use crate::load::{front_matter, site, text, year};
use crate::model::{Date, Period, Unit};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const FILES: [ContentFile; 3] = [ContentFile::Site, ContentFile::Project, ContentFile::Period];

fn objects(value: &Value) -> Vec<&serde_json::Map<String, Value>> {
    let mut found: Vec<_> = value.as_object().into_iter().collect();
    let below = match value {
        Value::Object(keys) => keys.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    found.extend(below.into_iter().flat_map(objects));
    found
}

/// Every key a schema knows by name or by pattern, with what it says of the key; and of keys it
/// does not know.
fn keys(schema: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for object in
        objects(schema).iter().filter(|object| object.contains_key("additionalProperties"))
    {
        for list in ["properties", "patternProperties"] {
            let named = object.get(list).and_then(Value::as_object);
            found.extend(named.into_iter().flatten().map(|(key, said)| (key.clone(), said)));
        }
        let others = &object["additionalProperties"];
        found.extend(others.is_object().then(|| ("(any)".to_owned(), others)));
    }
    found
}

#[test]
fn every_key_is_explained_in_korean_and_english() {
    let korean = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    let english = |text: &str| text.split(' ').any(|word| word.len() > 2 && word.is_ascii());
    for file in FILES {
        let schema = schema_of(file);
        assert!(keys(&schema).len() > 30, "the walk found the keys");
        for (key, said) in keys(&schema) {
            let title = said["title"].as_str().unwrap_or_default();
            let (ko, en) = title.split_once(" · ").unwrap_or_default();
            assert!(korean(ko) && !en.is_empty(), "{file:?} `{key}` is called {title:?}");
            let told = said["description"].as_str().unwrap_or_default();
            let (ko, en) = told.split_once("\n\n").unwrap_or_default();
            assert!(korean(ko) && !ko.contains('\n'), "{file:?} `{key}`: {told:?}");
            assert!(
                english(en) && !korean(en.get(..3).unwrap_or(en)),
                "{file:?} `{key}`: {told:?}"
            );
        }
    }
}

#[test]
fn the_schema_itself_is_sound() {
    for file in FILES {
        let schema = schema_of(file);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{file:?}");
        let top: Vec<_> = schema.as_object().unwrap().keys().take(4).collect();
        assert_eq!(top, ["$schema", "$id", "title", "description"], "{file:?}");
        for object in objects(&schema) {
            assert!(!object.contains_key("$ref") && !object.contains_key("default"), "{file:?}");
        }
    }
}

/// What an editor would propose without being asked: an official who ends a line must not find
/// `title: false` in it.
#[test]
fn nothing_that_nobody_means_is_proposed() {
    for file in FILES {
        for (key, said) in keys(&schema_of(file)) {
            let branches = said["anyOf"].as_array().into_iter().flatten().chain([said]);
            for types in branches.filter_map(|branch| branch.get("type")).map(Value::to_string) {
                assert!(!types.contains("null") && !types.contains("boolean"), "{key}: {types}");
            }
        }
    }
}

#[test]
fn the_schema_knows_the_keys_the_decoder_knows() {
    for (name, bytes) in every_key() {
        let (text, _) = text::plain(&name, &bytes).unwrap();
        let Some(yaml) = front_matter::yaml_of(&name, &text) else { continue };
        match name.as_str() {
            "site.yaml" => drop(yaml::both_passes::<Site>(yaml)),
            "project.yaml" => drop(yaml::both_passes::<Card>(yaml)),
            _ => drop(yaml::both_passes::<Year>(yaml)),
        }
    }
    let set = |keys: &[&str]| -> BTreeSet<String> { keys.iter().map(|&key| key.into()).collect() };
    let used = yaml::used_keys().into_values();
    let mut decoded: BTreeSet<_> =
        used.map(|used| used.known.iter().map(|&key| key.to_owned()).collect()).collect();
    // Decoded without the tree that keeps count.
    decoded.insert(set(&["withheld"]));
    let mut known = BTreeSet::new();
    for schema in FILES.map(schema_of) {
        let closed = objects(&schema)
            .into_iter()
            .filter(|o| o.get("additionalProperties") == Some(&json!(false)));
        known.extend(
            closed
                .map(|object| object["properties"].as_object().unwrap().keys().cloned().collect()),
        );
    }
    assert!(known.remove(&set(&["before", "after"])), "values by period have keys of their own");
    let mut part = decoded.iter().max_by_key(|keys| keys.len()).unwrap().clone();
    assert!(part.remove("parts") && part.remove("draft"), "a card has them, a part has not");
    assert!(known.remove(&part), "an entry of `parts`");
    assert_eq!(known, decoded);
}

/// Whether a file loads, but for files it names, which are not there.
fn loads(name: &str, text: &str) -> bool {
    let (files, unit) = (Files::default(), Unit::Million);
    let whole = Yaml::whole(name, text);
    let found = match name {
        "site.yaml" => {
            let otherwise = (Date::LAST, unit);
            let ground = site::Ground { folder: "", files: &files, otherwise };
            yaml::read(whole, |w, notes| drop(site::mean(w, notes, &ground))).found
        }
        "project.yaml" => {
            let folder = &Folder::default();
            yaml::read(whole, |w, notes| {
                card::whole(w, &mut Desk { notes, unit, folder, seats: Seats::default() }).draft
            })
            .found
        }
        _ => {
            let text = format!("---\n{text}---\n");
            let written = Text { text, readable: true, marred: Vec::new() };
            year::read(name, &written, Period::Before, unit).found
        }
    };
    found.iter().all(|diagnostic| diagnostic.code == "references/file")
}

/// The text with one of its values replaced by something that may stand there or not.
fn with_another_value(text: &str, dice: &mut Dice) -> String {
    const VALUES: [&str; 26] = [
        "0",
        "1",
        "2019",
        "-",
        "~",
        "null",
        "true",
        "false",
        "\"\"",
        "\" \"",
        "[]",
        "{}",
        "[~]",
        "{a: }",
        "a",
        "가/나",
        "100%",
        "2019. 6.",
        "'2020'",
        "{withheld: 가}",
        "{withheld: }",
        "{lat: 1}",
        "\" ko \"",
        "none",
        "1.5",
        "a: 1",
    ];
    let starts: Vec<usize> = text.match_indices(": ").map(|(at, _)| at + 2).collect();
    let (before, rest) = text.split_at(starts[dice.below(starts.len())]);
    let (_, after) = rest.split_at(rest.find([',', '}', ']', '\n']).unwrap_or(rest.len()));
    format!("{before}{}{after}", VALUES[dice.below(VALUES.len())])
}

#[test]
fn what_loads_is_never_underlined() {
    let (mut dice, mut loaded) = (Dice(815), 0);
    let files = every_key();
    let validators = FILES.map(|file| jsonschema::draft7::new(&schema_of(file)).unwrap());
    for round in 0..12_000 {
        let (name, bytes) = &files[round % files.len()];
        let (text, _) = text::plain(name, bytes).unwrap();
        let Some(yaml) = front_matter::yaml_of(name, &text) else { continue };
        let text = with_another_value(yaml.text, &mut dice);
        let Ok(value) = serde_yaml::from_str::<Value>(&text) else { continue };
        if loads(name, &text) {
            let kind = ["site.yaml", "project.yaml"].iter().position(|file| file == name);
            let errors = validators[kind.unwrap_or(2)].iter_errors(&value);
            let faults: Vec<_> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(faults, [""; 0], "{text}");
            loaded += 1;
        }
    }
    assert!(loaded > 1_000, "{loaded}");
}
