//! `datapackage.json`: what the tables are, for programs and for who reads no page.
//!
//! A Data Package of version 2 (<https://datapackage.org/standard/data-package/>), which
//! frictionless 5 validates. Titles and descriptions are in the site's language; those in the
//! other stand beside them under `title@en` or `title@ko`, as the standard's recipe for
//! translations has it. Says nothing that the tables do not say of themselves.

use super::field::{Kind, Spec};
use super::record::failure;
use super::tables::{PROJECTS, Table, tables};
use crate::diagnostics::Failure;
use crate::locale::Locale;
use crate::model::License;
use crate::output::{Output, Recipe};
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Where a profile of the standard stands: `datapackage`, `dataresource`, `tableschema`,
/// `tabledialect`.
const PROFILES: &str = "https://datapackage.org/profiles/2.0";

type Object = Map<String, Value>;

/// Adds the file.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    let route = Route::DataFile("datapackage.json");
    let shared = Arc::clone(shared);
    output.insert(route.path(), Recipe::make(move || bytes(&shared)));
}

fn bytes(shared: &Shared) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec_pretty(&package(shared)).map_err(failure)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn package(shared: &Shared) -> Value {
    let site = &shared.site;
    let mut package = Object::new();
    package.insert("$schema".into(), profile("datapackage"));
    package.insert("name".into(), "public-projects".into());
    let title = |locale: &Locale| locale.say("data.package", &[("site", &site.title)]);
    tell(shared, &mut package, "title", title);
    let about = |locale: &Locale| {
        let (unit, as_of) = (locale.unit_name(), locale.date(site.as_of));
        locale
            .say("data.about", &[("publisher", &site.publisher), ("unit", unit), ("date", &as_of)])
    };
    tell(shared, &mut package, "description", about);
    let languages = [shared.locale.language(), shared.other.language()];
    package.insert("languages".into(), json!(languages.map(|language| language.tag())));
    package.insert("version".into(), site.as_of.iso().into());
    let home = site.base_url.as_deref();
    package.extend(home.map(|home| ("homepage".to_owned(), json!(home))));
    package.extend(site.license.map(|license| ("licenses".to_owned(), licenses(shared, license))));
    let publisher = |extra: &[(&str, Value)]| {
        let mut entry = Object::from_iter([("title".to_owned(), json!(site.publisher))]);
        entry.extend(home.map(|home| ("path".to_owned(), json!(home))));
        entry.extend(extra.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        json!([entry])
    };
    package.insert("sources".into(), publisher(&[]));
    package.insert("contributors".into(), publisher(&[("roles", json!(["publisher"]))]));
    let resources = tables().iter().map(|table| resource(shared, table)).collect();
    package.insert("resources".into(), Value::Array(resources));
    Value::Object(package)
}

fn profile(name: &str) -> Value {
    format!("{PROFILES}/{name}.json").into()
}

fn licenses(shared: &Shared, license: License) -> Value {
    let mut entry = Object::new();
    entry.insert("name".into(), license.key().into());
    tell(shared, &mut entry, "title", |locale| locale.license_name(license));
    tell(shared, &mut entry, "description", |locale| locale.license_terms(license));
    entry.insert("path".into(), license.url().into());
    json!([entry])
}

fn resource(shared: &Shared, table: &Table) -> Value {
    let mut resource = Object::new();
    resource.insert("$schema".into(), profile("dataresource"));
    resource.insert("name".into(), table.name().into());
    resource.insert("type".into(), "table".into());
    tell(shared, &mut resource, "title", |locale| table.title(locale));
    tell(shared, &mut resource, "description", |locale| table.meaning(locale));
    resource.insert("path".into(), table.file.into());
    resource.insert("format".into(), "csv".into());
    resource.insert("mediatype".into(), "text/csv".into());
    resource.insert("encoding".into(), "utf-8".into());
    let dialect = json!({
        "$schema": profile("tabledialect"), "header": true, "delimiter": ",",
        "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true,
    });
    resource.insert("dialect".into(), dialect);
    let fields: Vec<Value> =
        table.columns.iter().map(|column| field(shared, table, column)).collect();
    let mut schema = Object::new();
    schema.insert("$schema".into(), profile("tableschema"));
    schema.insert("fields".into(), Value::Array(fields));
    schema.insert("missingValues".into(), json!([""]));
    schema.insert("primaryKey".into(), json!(table.key));
    if table.name() != PROJECTS {
        let reference = json!({"resource": PROJECTS, "fields": ["slug"]});
        let key = json!([{"fields": ["slug"], "reference": reference}]);
        schema.insert("foreignKeys".into(), key);
    }
    resource.insert("schema".into(), Value::Object(schema));
    Value::Object(resource)
}

fn field(shared: &Shared, table: &Table, column: &Spec) -> Value {
    let mut field = Object::new();
    field.insert("name".into(), column.name.into());
    field.insert("type".into(), column.kind.data_type().into());
    tell(shared, &mut field, "title", |locale| table.heading(locale, column));
    tell(shared, &mut field, "description", |locale| table.meaning_of(locale, column));
    if column.kind.unit_name(&shared.locale).is_some() {
        let unit = |locale: &Locale| column.kind.unit_name(locale).unwrap_or_default().to_owned();
        tell(shared, &mut field, "unit", unit);
    }
    let values = column.values(shared);
    let mut constraints = Object::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    if let Some(pattern) = pattern(column.kind) {
        constraints.insert("pattern".into(), pattern.into());
    }
    if !values.is_empty() {
        let named = |(value, label): &(String, String)| json!({"value": value, "label": label});
        let names: Vec<Value> = values.iter().map(named).collect();
        field.insert("categories".into(), Value::Array(names));
        let values: Vec<&String> = values.iter().map(|(value, _)| value).collect();
        constraints.insert("enum".into(), json!(values));
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(field)
}

/// The same in both languages, the site's first.
fn tell(shared: &Shared, object: &mut Object, name: &str, said: impl Fn(&Locale) -> String) {
    object.insert(name.to_owned(), said(&shared.locale).into());
    let other = format!("{name}@{}", shared.other.language().tag());
    object.insert(other, said(&shared.other).into());
}

/// What the text of a column looks like, as a pattern of XML Schema.
fn pattern(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Period => Some("(before|after|[0-9]{4}(-[0-9]{4})?)"),
        Kind::Periods => {
            Some("(before|after|[0-9]{4}(-[0-9]{4})?)( (after|[0-9]{4}(-[0-9]{4})?))*")
        }
        Kind::Date => Some("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
        _ => None,
    }
}
