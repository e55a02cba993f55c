//! The lists and sections of a card that have a shape of their own.

use super::Desk;
use crate::load::notes::{Notes, Trail, Wrong, each, quoted, shown, split_amount, text};
use crate::load::schema::{self, Entries, Words};
use crate::load::{date, number, photo};
use crate::model::{
    Change, ChangeStep, Decimal, Facility, Indicator, Lineage, Location, Period, Photo, Promise,
};
use std::collections::BTreeMap;

pub(super) fn facilities(
    written: Option<Vec<schema::Facility>>,
    at: &Trail,
    notes: &mut Notes,
) -> Vec<Facility> {
    each(written, at, "facilities", |w, at| Facility {
        name: notes.required(w.name, at, "name"),
        place: text(w.place),
        area_m2: notes.parse(w.area_m2.as_deref(), &at.key("area_m2"), number::decimal),
        rooms: notes.texts(w.rooms, at, "rooms"),
        location: w.location.map(|l| Box::new(location(l, &at.key("location"), notes))),
    })
}

/// Coordinates come in pairs.
pub(super) fn location(w: schema::Location, at: &Trail, notes: &mut Notes) -> Location {
    match (&w.lat, &w.lon) {
        (Some(_), None) => notes.missing(at, "lon"),
        (None, Some(_)) => notes.missing(at, "lat"),
        _ => {}
    }
    Location {
        lat: notes.parse(w.lat.as_deref(), &at.key("lat"), |text| number::degrees(text, 90)),
        lon: notes.parse(w.lon.as_deref(), &at.key("lon"), |text| number::degrees(text, 180)),
        address: text(w.address),
    }
}

pub(super) fn photos(
    written: Option<Vec<schema::Photo>>,
    at: &Trail,
    desk: &mut Desk<'_>,
) -> Vec<Photo> {
    let folder = desk.folder;
    each(written, at, "photos", |w, at| {
        let file = text(w.file);
        let (caption, place) = (text(w.caption), text(w.place));
        if file.is_none() && caption.is_none() && place.is_none() {
            desk.notes.missing(at, "file");
        }
        let seats = &mut desk.seats;
        let read = |path: &str| photo::named(path, folder, seats);
        let found = desk.notes.parse(file.as_deref(), &at.key("file"), read);
        let (path, picture) = found.unzip();
        let (file, on_disk) = path.map(|path| (path.name, path.on_disk)).unzip();
        Photo { file, on_disk, picture, alt: text(w.alt), caption, place }
    })
}

pub(super) fn indicators(
    written: Option<Vec<schema::Indicator>>,
    at: &Trail,
    notes: &mut Notes,
) -> Vec<Indicator> {
    each(written, at, "indicators", |w, at| Indicator {
        name: notes.required(w.name, at, "name"),
        unit: text(w.unit),
        baseline: notes.parse(w.baseline.as_deref(), &at.key("baseline"), number::decimal),
        target: by_period(w.target, &at.key("target"), notes),
        actual: by_period(w.actual, &at.key("actual"), notes),
    })
}

/// Values by period; an empty one and `-` say that there is none.
fn by_period(
    written: Option<Entries<Option<String>>>,
    at: &Trail,
    notes: &mut Notes,
) -> BTreeMap<Period, Decimal> {
    let mut values = BTreeMap::new();
    let mut before = String::new();
    for (key, value) in written.unwrap_or_default().0 {
        let at = at.key(&key);
        let split = value.is_none() && Period::parse(&key).is_none();
        if split && key.starts_with(|c: char| c.is_ascii_digit()) && !before.is_empty() {
            notes.wrong_key(&at, split_amount(&format!("{before},{key}")));
            continue;
        }
        before = value.clone().unwrap_or_default();
        let value = value.filter(|text| !crate::load::amount::is_none(text.trim()));
        let value = notes.parse(value.as_deref(), &at, number::decimal);
        match (Period::parse(&key), value) {
            (None, _) => notes.wrong_key(&at, no_period(&key)),
            (Some(period), Some(value)) => {
                values.insert(period, value);
            }
            (Some(_), None) => {}
        }
    }
    values
}

fn no_period(key: &str) -> Wrong {
    Wrong::value(
        format!("{} 기간이 아닙니다", quoted(key, "은/는")),
        format!("`{}` is not a period", shown(key)),
    )
    .hint(
        "`2020`, `2022-2023`, `before`, `after` 가운데 하나로 쓰세요",
        "write `2020`, `2022-2023`, `before` or `after`",
    )
}

pub(super) fn promise(w: schema::Promise, at: &Trail, notes: &mut Notes) -> Promise {
    Promise { text: notes.required(w.text, at, "text"), source: text(w.source) }
}

pub(super) fn changes(
    written: Option<Vec<schema::Change>>,
    at: &Trail,
    notes: &mut Notes,
) -> Vec<Change> {
    each(written, at, "changes", |w, at| Change {
        date: notes.parse(w.date.as_deref(), &at.key("date"), date::range),
        kind: text(w.kind),
        before: text(w.before),
        after: text(w.after),
        reason: text(w.reason),
        steps: each(w.steps, at, "steps", |step, at| ChangeStep {
            date: notes.parse(step.date.as_deref(), &at.key("date"), date::range),
            body: text(step.body),
            act: text(step.act),
        }),
    })
}

pub(super) fn lineage(w: schema::Lineage, section: &Trail, notes: &mut Notes) -> Lineage {
    let at = section.key("lineage");
    let mut names = |words: Option<Words>, key| notes.texts(words.map(|w| w.list), &at, key);
    Lineage {
        split_from: names(w.split_from, "split_from"),
        merged_into: names(w.merged_into, "merged_into"),
        replaced_by: names(w.replaced_by, "replaced_by"),
        formerly: names(w.formerly, "formerly"),
    }
}
