//! The schema types -> JSON Schema (draft-07) for editors that complete and underline YAML.
//!
//! Written out whole, without references: editors show the comment on a key, or propose its
//! values, more surely where nothing has to be followed. Reads and checks no content.

use super::{Card, Site, Year, patterns, sections};
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// A file of the content that is YAML, or holds some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentFile {
    /// `site.yaml`.
    Site,
    /// `project.yaml`.
    Project,
    /// The front matter of a yearly record.
    Period,
}

/// The JSON Schema of a content file: everything the loader accepts, told apart from other
/// shapes as far as JSON Schema can, with titles, meanings and examples in Korean and English.
#[must_use]
pub fn schema_of(file: ContentFile) -> Value {
    let mut schema = match file {
        ContentFile::Site => generated::<Site>(),
        ContentFile::Project => with_parts(generated::<Card>()),
        ContentFile::Period => generated::<Option<Year>>(),
    };
    let name = match file {
        ContentFile::Site => "site",
        ContentFile::Project => "project",
        ContentFile::Period => "period",
    };
    schema.insert("$id".into(), format!("urn:jangbu:schema:{name}").into());
    ForEditors.transform(&mut schema);
    schema.to_value()
}

fn generated<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>()
}

/// Fills in the entries of `parts`: cards without `parts` and `draft`, which need less.
fn with_parts(mut card: Schema) -> Schema {
    let mut part = card.clone();
    part.remove("$schema");
    part.insert("required".into(), json!(["id", "title"]));
    if let Some(keys) = part.get_mut("properties").and_then(Value::as_object_mut) {
        keys.shift_remove("parts");
        keys.shift_remove("draft");
    }
    for key in ["/properties/status", "/properties/department"] {
        if let Some(optional) = part.pointer_mut(key).and_then(Value::as_object_mut) {
            optional.shift_remove("pattern");
            optional.insert("type".into(), json!(["string", "number", "boolean", "null"]));
        }
    }
    if let Some(id) = part.pointer_mut("/properties/id") {
        *id = sections::part_id().to_value();
    }
    if let Some(entry) = card.pointer_mut("/properties/parts/items").and_then(Value::as_object_mut)
    {
        let keys = part.to_value().as_object().cloned().unwrap_or_default();
        for (key, value) in keys {
            entry.entry(key).or_insert(value);
        }
    }
    card
}

/// Says the same in the way editors make the most of.
///
/// The language server for YAML proposes `null`, `true` and `false` wherever `type` allows them,
/// so that an official who ends a line with the enter key may find `title: false`. Empty values
/// are allowed by `if` and `anyOf` instead, where it does not look for proposals.
struct ForEditors;

impl Transform for ForEditors {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(keys) = schema.as_object_mut() else { return };
        // What a key is by default is told in its description; `null` would be proposed.
        keys.shift_remove("default");
        unwrap_lines(keys);
        if keys.contains_key("enum") {
            lenient_words(keys);
        } else if types_of(keys).len() > 1 {
            quiet_types(keys);
        }
        in_reading_order(keys);
    }
}

/// What a reader looks for first stands first.
fn in_reading_order(keys: &mut Map<String, Value>) {
    let first = ["$schema", "$id", "title", "description", "type"];
    let mut ordered: Map<String, Value> = first
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), keys.shift_remove(key)?)))
        .collect();
    ordered.append(keys);
    *keys = ordered;
}

/// Comments are wrapped where the line ends; a description is not.
fn unwrap_lines(keys: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = keys.get_mut("description") {
        let paragraphs: Vec<String> =
            text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        *text = paragraphs.join("\n\n");
    }
}

/// Words of a fixed list may be empty where `null` is one of them, and have blanks around them.
fn lenient_words(keys: &mut Map<String, Value>) {
    let Some(Value::Array(mut words)) = keys.shift_remove("enum") else { return };
    let optional = words.iter().any(Value::is_null);
    words.retain(Value::is_string);
    let pattern = patterns::one_of(words.iter().filter_map(Value::as_str));
    let mut refused = vec!["array", "object", "number", "boolean"];
    refused.extend((!optional).then_some("null"));
    let mut listed = Map::from_iter([("enum".to_owned(), Value::Array(words))]);
    listed.extend(
        keys.shift_remove("enumDescriptions").map(|told| ("enumDescriptions".into(), told)),
    );
    keys.shift_remove("type");
    keys.insert("anyOf".into(), json!([listed, {"pattern": pattern, "not": {"type": refused}}]));
}

/// Moves types that should not be proposed, and what only a section has, behind an `if`.
fn quiet_types(keys: &mut Map<String, Value>) {
    let types = types_of(keys);
    let has = |wanted: &str| types.iter().any(|name| name == wanted);
    let quiet = |name: &&String| *name == "null" || (*name == "boolean" && has("number"));
    let (hidden, shown): (Vec<&String>, Vec<&String>) = types.iter().partition(quiet);
    if has("object") && has("number") {
        let of_section: Map<String, Value> = ["properties", "required", "additionalProperties"]
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), keys.shift_remove(key)?)))
            .collect();
        let others: Vec<&String> = types.iter().filter(|name| *name != "object").collect();
        keys.insert("if".into(), json!({"type": "object"}));
        keys.insert("then".into(), Value::Object(of_section));
        keys.insert("else".into(), of_types(&others));
    } else if hidden.is_empty() {
        return;
    } else if ["properties", "items", "examples"].iter().any(|key| keys.contains_key(*key)) {
        keys.insert("if".into(), of_types(&hidden));
        keys.insert("else".into(), of_types(&shown));
    } else {
        let all = ["array", "object", "string", "number", "boolean", "null"];
        let refused: Vec<&str> = all.into_iter().filter(|name| !has(name)).collect();
        keys.insert("anyOf".into(), json!([{"type": "string"}, {"not": {"type": refused}}]));
    }
    keys.shift_remove("type");
}

fn of_types(names: &[&String]) -> Value {
    match names {
        [name] => json!({"type": name}),
        names => json!({"type": names}),
    }
}

/// The types a value may have.
fn types_of(keys: &Map<String, Value>) -> Vec<String> {
    let names = keys.get("type").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
