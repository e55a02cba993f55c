//! The key facts of a card: period, department, completion, kind, total, and what follows.

use super::Pair;
use crate::model::{Amount, Card, Completion, Sum};
use crate::render::context::Shared;
use crate::render::view::table;

/// The key facts, in the order of the 관리카드.
pub(crate) fn facts(shared: &Shared, card: &Card) -> Vec<Pair> {
    let locale = &shared.locale;
    let word = |key: &str| locale.word(key).to_owned();
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let kind = (!card.kind.is_empty()).then(|| card.kind.join("\u{a0}· "));
    let area = card.area.as_ref().and_then(|id| shared.site.area(id));
    let term = card.term.as_ref().and_then(|id| shared.site.term(id));
    // Its coordinates stand with the map.
    let location = card.location.as_ref().and_then(|location| location.address.clone());
    let facts = [
        ("fact.period", card.period.map(|_| project_period(shared, card))),
        ("fact.department", department.map(|department| department.name.clone())),
        ("fact.completion", card.completion.map(|c| completion(shared, c))),
        ("fact.kind", kind),
        ("fact.total", stated_total(shared, card)),
        ("fact.progress", card.progress.map(|progress| locale.percent(progress))),
        ("fact.area", area.map(|area| area.name.clone())),
        ("fact.term", term.map(|term| term.id.to_string())),
        ("fact.location", location),
        ("fact.updated", card.updated.map(|date| locale.date(date))),
    ];
    let pair = |(name, value): (&'static str, Option<String>)| {
        let note = (name == "fact.progress").then(|| word("fact.progress_note"));
        Some(Pair { note, about: Some(name), ..Pair::new(word(name), value?) })
    };
    facts.into_iter().filter_map(pair).collect()
}

fn project_period(shared: &Shared, card: &Card) -> String {
    let Some(period) = card.period else { return String::new() };
    let from = shared.locale.date(period.start);
    let Some(end) = period.end else {
        return shared.locale.say("fact.open_period", &[("from", &from)]);
    };
    let until = shared.locale.date(end);
    let range = shared.locale.say("range", &[("from", &from), ("until", &until)]);
    match period.months {
        Some(months) => {
            shared.locale.count("fact.months", usize::from(months), &[("range", &range)])
        }
        None => range,
    }
}

fn completion(shared: &Shared, completion: Completion) -> String {
    let key = match completion.within_term {
        Some(true) => "fact.within_term",
        Some(false) => "fact.after_term",
        None => "fact.year",
    };
    shared.locale.say(key, &[("year", &completion.year.to_string())])
}

/// `3,347백만원(국비 1,174, 시비 1,785, 구비 388)`, as the record states it.
fn stated_total(shared: &Shared, card: &Card) -> Option<String> {
    let show = |amount: &Amount| match amount {
        Amount::Withheld(reason) => shared.locale.say("fact.withheld", &[("reason", reason)]),
        other => table::figure(shared, &Sum::from(other)).0,
    };
    let parts: Vec<String> = card
        .total_by_source
        .iter()
        .map(|(source, amount)| format!("{}\u{a0}{}", shared.name_of(source), show(amount)))
        .collect();
    let parts = parts.join(", ");
    let total = match card.total.as_ref() {
        Some(Amount::Known(won)) => shared.locale.amount_with_unit(*won),
        Some(other) => show(other),
        None => return Some(parts).filter(|parts| !parts.is_empty()),
    };
    if parts.is_empty() {
        return Some(total);
    }
    Some(shared.locale.say("fact.total_parts", &[("total", &total), ("parts", &parts)]))
}
