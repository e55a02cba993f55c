//! The card's keys in `record.json`, named as in `project.yaml`; absent ones are left out.

use super::Object;
use crate::markdown;
use crate::model::{
    Amount, Budget, Card, Change, ChangeStep, Contact, Decimal, Facility, Indicator, Lineage,
    Location, Percent, Period, Photo, Span,
};
use serde_json::{Map, Number, Value, json};
use std::collections::BTreeMap;

/// An amount as content has it: whole won, `"-"`, or `{"withheld": why}`.
pub(super) fn amount(amount: &Amount) -> Value {
    match amount {
        Amount::Known(won) => super::won(Some(won.0)),
        Amount::None => json!("-"),
        Amount::Withheld(reason) => json!({"withheld": reason}),
    }
}

/// Every key of a card but id, title and status, in the order of `project.yaml`'s schema; `known` as it was
/// resolved.
pub(super) fn card(card: &Card, publish_names: bool, known: Value) -> Object {
    let mut object = Object::new();
    let mut put = |key: &'static str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            _ => false,
        };
        if !empty {
            object.push((key, value));
        }
    };
    put("department", json!(card.department.as_ref().map(|id| id.as_str())));
    put("area", json!(card.area.as_ref().map(|id| id.as_str())));
    put("term", json!(card.term.as_ref().map(|id| id.as_str())));
    put("progress", card.progress.map_or(Value::Null, percent));
    put(
        "completion",
        card.completion.map_or(Value::Null, |c| {
            lean([("year", json!(c.year)), ("within_term", json!(c.within_term))])
        }),
    );
    put("kind", json!(card.kind));
    put("period", card.period.map_or(Value::Null, period));
    put("total", card.total.as_ref().map_or(Value::Null, amount));
    let by_source = card.total_by_source.iter();
    put("total_by_source", by_source.map(|(s, a)| (s.key().to_owned(), amount(a))).collect());
    put("budget", if card.budget == Budget::None { json!("none") } else { Value::Null });
    put("bodies", card.bodies.iter().map(|b| json!({"role": b.role, "name": b.name})).collect());
    put("facilities", card.facilities.iter().map(facility).collect());
    put("contacts", card.contacts.iter().map(|c| contact(c, publish_names)).collect());
    let cooperation = card.cooperation.iter();
    put(
        "cooperation",
        cooperation.map(|c| lean([("body", json!(c.body)), ("part", json!(c.part))])).collect(),
    );
    put("next", card.next.iter().map(|line| json!(markdown::plain_text(line))).collect());
    put("photos", card.photos.iter().map(photo).collect());
    put("files", card.files.iter().map(|f| json!({"file": f.file, "title": f.title})).collect());
    put("location", card.location.as_ref().map_or(Value::Null, location));
    put("indicators", card.indicators.iter().map(indicator).collect());
    let promise = card.promise.as_ref();
    put(
        "promise",
        promise
            .map_or(Value::Null, |p| lean([("text", json!(p.text)), ("source", json!(p.source))])),
    );
    put("changes", card.changes.iter().map(change).collect());
    put("lineage", lineage(&card.lineage));
    put("known", known);
    put("updated", json!(card.updated.map(crate::model::Date::iso)));
    object
}

/// An object without its empty entries.
pub(super) fn lean<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let there = entries.into_iter().filter(|(_, value)| {
        !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty())
    });
    Value::Object(there.map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A percentage as a JSON number with its own digits.
fn percent(percent: Percent) -> Value {
    decimal(&Decimal { digits: i128::from(percent.0), scale: 2 })
}

/// A decimal as a JSON number, never through a float: `502.5`.
fn decimal(decimal: &Decimal) -> Value {
    let scale = decimal.scale as usize;
    let digits = format!("{:0width$}", decimal.digits.unsigned_abs(), width = scale + 1);
    let (whole, rest) = digits.split_at(digits.len() - scale);
    let rest = rest.trim_end_matches('0');
    let sign = if decimal.digits < 0 { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    let text = format!("{sign}{whole}{point}{rest}");
    text.parse::<Number>().map_or(Value::Null, Value::Number)
}

fn period(period: Span) -> Value {
    let end = period.end.map(crate::model::Date::iso);
    let months = json!(period.months);
    lean([("start", json!(period.start.iso())), ("end", json!(end)), ("months", months)])
}

fn facility(facility: &Facility) -> Value {
    lean([
        ("name", json!(facility.name)),
        ("place", json!(facility.place)),
        ("area_m2", facility.area_m2.as_ref().map_or(Value::Null, decimal)),
        ("rooms", json!(facility.rooms)),
        ("location", facility.location.as_ref().map_or(Value::Null, location)),
    ])
}

fn location(location: &Location) -> Value {
    lean([
        ("lat", location.lat.as_ref().map_or(Value::Null, decimal)),
        ("lon", location.lon.as_ref().map_or(Value::Null, decimal)),
        ("address", json!(location.address)),
    ])
}

fn contact(contact: &Contact, publish_names: bool) -> Value {
    let name = contact.name.as_ref().filter(|_| publish_names);
    lean([("role", json!(contact.role)), ("name", json!(name)), ("phone", json!(contact.phone))])
}

fn photo(photo: &Photo) -> Value {
    lean([
        ("file", json!(photo.file)),
        ("alt", json!(photo.alt)),
        ("caption", json!(photo.caption)),
        ("place", json!(photo.place)),
    ])
}

fn indicator(indicator: &Indicator) -> Value {
    let values = |values: &BTreeMap<Period, Decimal>| -> Value {
        let entries = values.iter().map(|(period, v)| (period.to_string(), decimal(v)));
        Value::Object(entries.collect::<Map<_, _>>())
    };
    lean([
        ("name", json!(indicator.name)),
        ("unit", json!(indicator.unit)),
        ("baseline", indicator.baseline.as_ref().map_or(Value::Null, decimal)),
        ("target", values(&indicator.target)),
        ("actual", values(&indicator.actual)),
    ])
}

fn change(change: &Change) -> Value {
    let step = |step: &ChangeStep| {
        let until = step.date.and_then(|date| date.until).map(crate::model::Date::iso);
        lean([
            ("date", json!(step.date.map(|date| date.from.iso()))),
            ("until", json!(until)),
            ("body", json!(step.body)),
            ("act", json!(step.act)),
        ])
    };
    lean([
        ("date", json!(change.date.map(|date| date.from.iso()))),
        ("until", json!(change.date.and_then(|date| date.until).map(crate::model::Date::iso))),
        ("kind", json!(change.kind)),
        ("before", json!(change.before)),
        ("after", json!(change.after)),
        ("reason", json!(change.reason)),
        ("steps", change.steps.iter().map(step).collect()),
    ])
}

fn lineage(lineage: &Lineage) -> Value {
    lean([
        ("split_from", json!(lineage.split_from)),
        ("merged_into", json!(lineage.merged_into)),
        ("replaced_by", json!(lineage.replaced_by)),
        ("formerly", json!(lineage.formerly)),
    ])
}
