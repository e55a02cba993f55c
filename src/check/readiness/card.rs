//! What the card says: update, contact, promise, targets, status.
//!
//! Looks at the card alone, and at the as-of date; money is looked at beside.

use super::{Missing, Outcome, View, met_unless, not_asked};
use crate::check::dates::is_before;
use crate::check::places;
use crate::check::wording::{Wording, same};
use crate::diagnostics::{KeyPath, Phrase, Place};
use crate::model::{Card, Date, Precision, Shape};

/// An update in the three months up to the as-of date, told to the month at least.
pub(super) fn updated(view: &View<'_>) -> Outcome {
    let as_of = view.site.as_of;
    let wording = Wording::of(view.site);
    let missing = |ko: &str, en: &str, date: Option<Date>| {
        let date = same(date.map(Date::iso).unwrap_or_default());
        let values = [("date", &date), ("as_of", &same(as_of.iso()))];
        lacks(view, KeyPath::of("updated"), wording.say(ko, en, &values))
    };
    match view.project.card.updated {
        None => missing("고친 날이 없습니다", "the day of the last update is missing", None),
        Some(date) if date.precision() == Precision::Year => missing(
            "고친 날이 {date}년으로만 적혀 있습니다. 달까지 적으세요",
            "only the year {date} of the last update is told; add the month",
            Some(date),
        ),
        Some(date) if is_before(date, three_months_before(as_of)) => missing(
            "고친 날 {date|이/가} 기준일({as_of})보다 석 달 넘게 앞입니다",
            "the last update, {date}, is more than three months before the as-of date {as_of}",
            Some(date),
        ),
        Some(date) if is_before(as_of, date) => missing(
            "고친 날 {date|이/가} 기준일({as_of})보다 뒤입니다. 기준일을 옮기거나 날짜를 고치세요",
            "the last update, {date}, is after the as-of date {as_of}; move that, or correct it",
            Some(date),
        ),
        Some(_) => Outcome::Met,
    }
}

/// The same day three months earlier, or the last of that month where it is shorter.
fn three_months_before(day: Date) -> Date {
    let month = day.month().unwrap_or(1);
    let (year, month) =
        if month > 3 { (day.year(), month - 3) } else { (day.year().saturating_sub(1), month + 9) };
    let days = (1..=day.day().unwrap_or(1)).rev();
    let found = days.into_iter().find_map(|day| Date::new(year, Some(month), Some(day)));
    found.unwrap_or(day)
}

/// A number to call: the department's, or that of a contact.
pub(super) fn contact(view: &View<'_>) -> Outcome {
    let card = &view.project.card;
    let department = card.department.as_ref().and_then(|id| view.site.department(id));
    let of_department = department.is_some_and(|department| department.phone.is_some());
    if of_department || card.contacts.iter().any(|contact| contact.phone.is_some()) {
        return Outcome::Met;
    }
    let what = match department {
        None => Phrase::new("담당자의 전화번호가 없습니다", "no contact has a phone number"),
        Some(department) => Wording::of(view.site).say(
            "담당자의 전화번호가 없고, `site.yaml`의 {name}에도 `phone`이 없습니다",
            "no contact has a phone number, nor has {name} a `phone` in `site.yaml`",
            &[("name", &same(&*department.name))],
        ),
    };
    lacks(view, KeyPath::of("contacts"), what)
}

/// The promise, and where it stands.
pub(super) fn promise(view: &View<'_>) -> Outcome {
    match &view.project.card.promise {
        None => lacks(
            view,
            KeyPath::of("promise"),
            Phrase::new("공약 원문이 없습니다", "the promise is not quoted"),
        ),
        Some(promise) if promise.source.is_none() => lacks(
            view,
            KeyPath::of("promise").key("source"),
            Phrase::new("공약 원문의 출처가 없습니다", "nothing says where the promise stands"),
        ),
        Some(_) => Outcome::Met,
    }
}

/// A plan, or a target value, of the year of the as-of date.
pub(super) fn targets(view: &View<'_>) -> Outcome {
    let (now, project) = (view.now(), view.project);
    let record = project.years.iter().find(|year| year.period.contains(now) == Some(true));
    let is_planned = record.is_some_and(|year| {
        year.plan.is_some() || year.parts.values().any(|part| part.plan.is_some())
    });
    let aims = |card: &Card| {
        card.indicators.iter().any(|i| i.target.keys().any(|p| p.contains(now) == Some(true)))
    };
    if is_planned || places::cards(project).iter().any(|(_, card, _)| aims(card)) {
        return Outcome::Met;
    }
    match &view.years {
        None => super::not_started(),
        Some(years) if *years.end() < now => not_asked(
            "기준일이 든 해 전에 끝난 사업입니다",
            "the project ended before the year of the as-of date",
        ),
        Some(_) => {
            let file = record.map(|year| project.year_file(year));
            let file = file.unwrap_or_else(|| project.file(&format!("{now}.md")));
            let what = Phrase::new(
                format!("{now}년의 계획이나 목표값이 없습니다"),
                format!("there is no plan or target value for {now}"),
            );
            let place = Place::value(file, KeyPath::of("plan"));
            Outcome::NotMet(vec![Missing { what, place }])
        }
    }
}

/// A status that is defined, and a year of completion that agrees with it.
pub(super) fn status(view: &View<'_>) -> Outcome {
    let mut missing = definition(view);
    missing.extend(
        completion(view).map(|(key, what)| Missing {
            what,
            place: Place::value(view.project.card_file(), key),
        }),
    );
    met_unless(missing)
}

fn definition(view: &View<'_>) -> Vec<Missing> {
    let (site, card) = (view.site, &view.project.card);
    let Some(id) = &card.status else { return Vec::new() };
    let Some(index) = site.statuses.iter().position(|status| status.id == *id) else {
        let what = Phrase::new(
            format!("추진상황 `{id}`: `site.yaml`에 없습니다"),
            format!("the status `{id}` is not in `site.yaml`"),
        );
        let place = Place::value(view.project.card_file(), KeyPath::of("status"));
        return vec![Missing { what, place }];
    };
    let undefined = site.statuses.get(index).filter(|status| !status.is_defined());
    let missing = undefined.map(|status| Missing {
        what: Wording::of(site).say(
            "추진상황 {name}의 뜻이 없습니다",
            "nothing says what the status {name} means",
            &[("name", &same(&*status.name))],
        ),
        place: Place::value(site.file(), KeyPath::of("statuses").index(index).key("definition")),
    });
    missing.into_iter().collect()
}

/// What is wrong with the year of completion, where something is. A project that was dropped has
/// none.
fn completion(view: &View<'_>) -> Option<(KeyPath, Phrase)> {
    let (now, card) = (view.now(), &view.project.card);
    let status = card.status.as_ref().and_then(|id| view.site.status(id));
    if status.is_some_and(|status| status.shape == Shape::Dropped) {
        return None;
    }
    let year = KeyPath::of("completion").key("year");
    match card.completion {
        None => Some((
            KeyPath::of("completion"),
            Phrase::new(
                "완료한 해, 또는 완료할 해가 없습니다",
                "the year it was, or is to be, completed is missing",
            ),
        )),
        Some(completion) if view.is_done() && completion.year > now => Some((
            year,
            Phrase::new(
                format!("완료했다는데 완료 연도가 {}년입니다", completion.year),
                format!("it counts as done, but the year of completion is {}", completion.year),
            ),
        )),
        Some(completion) if !view.is_done() && completion.year < now => Some((
            year,
            Phrase::new(
                format!("완료 연도 {}년이 지났는데 완료하지 않았습니다", completion.year),
                format!("the year of completion, {}, is over, but it is not done", completion.year),
            ),
        )),
        Some(_) => None,
    }
}

fn lacks(view: &View<'_>, key: KeyPath, what: Phrase) -> Outcome {
    let place = Place::value(view.project.card_file(), key);
    Outcome::NotMet(vec![Missing { what, place }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_months_are_counted_on_the_calendar() {
        let day = |year, month, day| Date::new(year, Some(month), Some(day)).unwrap();
        for (from, to) in [
            (day(2021, 6, 30), day(2021, 3, 30)),
            (day(2024, 5, 31), day(2024, 2, 29)),
            (day(2023, 5, 31), day(2023, 2, 28)),
            (day(2024, 3, 31), day(2023, 12, 31)),
            (day(2024, 1, 15), day(2023, 10, 15)),
            (day(1900, 1, 15), day(1900, 1, 15)),
        ] {
            assert_eq!(three_months_before(from), to);
        }
    }
}
