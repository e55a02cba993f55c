//! The form that finds the projects of a list: what there is to choose from, and by what its rows
//! are told apart and put in order.
//!
//! Finds nothing itself: the page's script does, and without it the form stays hidden and the
//! group pages serve.

use super::list::{Badge, Known};
use crate::model::{SourceKey, Sum, Won};
use crate::render::context::Shared;
use crate::render::facts::Standing;
use crate::render::forms::{Forms, Value};
use crate::render::roster::Roster;
use crate::render::routes::{GroupKind, Route, encode};
use crate::render::tally::Field;
use serde::Serialize;

/// The form of one list.
#[derive(Debug, Serialize)]
pub(crate) struct Find {
    /// What the form says while nothing is chosen.
    counted: String,
    choices: Vec<Choice>,
    orders: Vec<Order>,
    page: usize,
    root: String,
    /// Where the list's script files are, up to their number, and how many they are.
    files: String,
    badges: Vec<(String, Badge)>,
    unit: String,
    minus: &'static str,
    sums: String,
    sums_rate: String,
}

/// One field to choose in: its key in the address, and what occurs in the list.
#[derive(Debug, Serialize)]
struct Choice {
    key: &'static str,
    label: String,
    all: String,
    options: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    value: String,
    name: String,
    count: String,
}

/// An order of the list, as the address names it and in words.
#[derive(Debug, Serialize)]
struct Order {
    value: String,
    name: String,
}

/// What a row is told apart and put in order by. Amounts in won, empty where there is no figure
/// or not the whole of it; the rate in millionths.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    pub(super) area: String,
    pub(super) department: String,
    pub(super) status: String,
    pub(super) periods: String,
    pub(super) sources: String,
    pub(super) gaps: String,
    pub(super) sum: &'static str,
    pub(super) secured: String,
    pub(super) executed: String,
    pub(super) rate: String,
}

impl Find {
    /// The form of a list. None where there is nothing to choose between, and on the home page
    /// where not all projects of the list stand on it.
    pub(crate) fn of(shared: &Shared, at: &Route, roster: &Roster) -> Option<Self> {
        let files = Route::files_of(roster.len());
        if roster.len() < 2 || (files > 0 && *at == Route::Home) {
            return None;
        }
        let sums = |key| shared.locale.say(key, &[("unit", shared.locale.unit_name())]);
        let count = shared.locale.number(roster.len() as i128);
        Some(Self {
            counted: shared.locale.say("find.found_all", &[("n", &count)]),
            choices: choices(shared, at, roster),
            orders: orders(shared),
            page: super::list::page_of(at),
            root: at.root(),
            badges: if files == 0 { Vec::new() } else { badges(shared, at) },
            files: script_files(at, files),
            unit: shared.locale.unit().in_won().to_string(),
            minus: shared.locale.minus(),
            sums: sums("find.sums"),
            sums_rate: sums("find.sums_rate"),
        })
    }
}

/// `../projects/rows- 3`: the first file's address before its number, and how many there are.
fn script_files(at: &Route, files: usize) -> String {
    let first = at.link(&Route::Rows(group_of(at), 1));
    let stem = first.strip_suffix("1.js").filter(|_| files > 0);
    stem.map(|stem| format!("{stem} {files}")).unwrap_or_default()
}

/// The group a page of a list belongs to.
fn group_of(at: &Route) -> Option<(GroupKind, String)> {
    match at {
        Route::Group(kind, id, _) => Some((*kind, id.clone())),
        _ => None,
    }
}

/// The badges that rows out of script files are given.
fn badges(shared: &Shared, at: &Route) -> Vec<(String, Badge)> {
    let badge =
        |status: &crate::model::Status| (status.id.to_string(), Badge::new(shared, status, at));
    shared.site.statuses.iter().map(badge).collect()
}

/// The fields worth choosing in: without that of the group itself, and without one that holds
/// the same value for all.
fn choices(shared: &Shared, at: &Route, roster: &Roster) -> Vec<Choice> {
    let own = group_of(at).map(|(kind, _)| kind);
    let fields = Field::ALL.into_iter().filter(|field| own.is_none() || field.group() != own);
    let choice = |field: Field| {
        let options = entries(shared, field, roster)?;
        let word = |key: &str| shared.locale.word(&format!("find.{key}{}", field.key())).to_owned();
        Some(Choice { key: field.key(), label: word(""), all: word("all_"), options })
    };
    fields.filter_map(choice).collect()
}

fn entries(shared: &Shared, field: Field, roster: &Roster) -> Option<Vec<Entry>> {
    let counts = roster.tally(shared).values(field);
    let all = roster.len();
    if counts.is_empty() || counts.len() == 1 && counts.values().all(|count| *count == all) {
        return None;
    }
    let entry = |(value, name): (String, String)| {
        let count = shared.locale.number(*counts.get(value.as_str())? as i128);
        Some(Entry { value, name, count })
    };
    Some(names(shared, field).into_iter().filter_map(entry).collect())
}

/// Every value of a field with its name, in the order of the site.
fn names(shared: &Shared, field: Field) -> Vec<(String, String)> {
    if let Some(kind) = field.group() {
        let groups = shared.groups().iter().filter(|group| group.kind == kind);
        return groups.map(|group| (group.id.clone(), group.name(shared))).collect();
    }
    let word = |value: &str| {
        let name = shared.locale.word(&format!("find.{}_{value}", field.key())).to_owned();
        (value.to_owned(), name)
    };
    match field {
        Field::Gap => ["untold", "told"].map(word).into(),
        Field::Sum => [Standing::Withheld, Standing::Apart].map(|one| word(one.key())).into(),
        _ => sources(shared),
    }
}

fn sources(shared: &Shared) -> Vec<(String, String)> {
    let all = (0..shared.site.sources.len()).map(SourceKey::Source).chain([SourceKey::All]);
    let named = |key| (shared.source_id(key).to_owned(), shared.source_name(key).to_owned());
    all.map(named).collect()
}

/// The way from a page to the list of the same projects, those with a value chosen where a script
/// can choose.
pub(super) fn chosen(at: &Route, (field, value): (Field, &str)) -> String {
    let list = match at {
        Route::Group(kind, id, _) => Route::Group(*kind, id.clone(), 1),
        _ => Route::Projects(1),
    };
    format!("{}?{}={}#list", at.link(&list), field.key(), encode(value))
}

/// The order of the site first, then each key up and down.
fn orders(shared: &Shared) -> Vec<Order> {
    let keys = ["id", "title", "status", "-secured", "-executed", "-rate"];
    let both = keys.into_iter().flat_map(|key| {
        let name = key.trim_start_matches('-');
        let (up, down) = (name.to_owned(), format!("-{name}"));
        if key == name { [up, down] } else { [down, up] }
    });
    let order = |value: String| {
        let key = match value.strip_prefix('-') {
            Some(name) => format!("find.by_{name}_down"),
            None => format!("find.by_{value}"),
        };
        Order { name: shared.locale.word(&key).to_owned(), value }
    };
    let site = Order { value: String::new(), name: shared.locale.word("find.by_site").to_owned() };
    std::iter::once(site).chain(both.map(order)).collect()
}

impl Keys {
    /// The keys of a row of which this is known.
    pub(super) fn of(shared: &Shared, known: &Known<'_>) -> Self {
        let joined = |field: Field| {
            let mut all = String::new();
            field.values(shared, known.facts, known.column, |value| {
                all.push_str(if all.is_empty() { "" } else { " " });
                all.push_str(value);
            });
            all
        };
        let won = |sum: &Sum| sum.known().map(|Won(won)| won.to_string());
        let rate = known.rate.map(|rate| {
            (rate.numerator().saturating_mul(1_000_000) / rate.denominator()).to_string()
        });
        Self {
            area: joined(Field::Area),
            department: joined(Field::Department),
            status: joined(Field::Status),
            periods: joined(Field::Period),
            sources: joined(Field::Source),
            gaps: joined(Field::Gap),
            sum: match known.standing {
                Standing::Counted if known.ledger.is_recorded() => "whole",
                Standing::Counted => "open",
                Standing::Withheld => "withheld",
                Standing::Apart => "apart",
                Standing::Nothing => "",
            },
            secured: won(&known.secured).unwrap_or_default(),
            executed: won(&known.executed).unwrap_or_default(),
            rate: rate.unwrap_or_default(),
        }
    }

    /// Writes them as attributes of a row, behind the project's id.
    pub(super) fn push(&self, forms: &Forms, id: &str, out: &mut String) {
        let values = [
            id,
            &self.area,
            &self.department,
            &self.status,
            &self.periods,
            &self.sources,
            &self.gaps,
            &self.secured,
            &self.executed,
            &self.rate,
            self.sum,
        ];
        forms.row_keys.fill(values.map(Value::Text), out);
    }
}
