//! The year of completion beside the status, the as-of date, the term and the results.
//!
//! Compares years only, because `completion` has no month. A project that was dropped or is held
//! is not asked why it is not done: its year is what once was meant.

use super::{is_over, status};
use crate::check::dates::iso;
use crate::check::places;
use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Completion, Date, DateRange, DatedResult, Project, Shape, Status, Term};

/// `status/completion`: the year of completion does not fit the rest of the record.
///
/// Looked at are the status (done, yet the year is still to come; not done, yet the year is past),
/// the term (`within_term` says one thing, the dates of the term another), and the results (later
/// than the year though the status does not say that the project continues; or all of them
/// earlier, though there is a record of that year). Correct the year, or what contradicts it. A
/// project that was dropped or is held may be past its year.
///
/// ---
/// 완료 연도가 기록의 다른 내용과 맞지 않습니다.
///
/// 추진상황(완료인데 연도가 아직 오지 않았거나, 완료가 아닌데 연도가 지남), 임기(`within_term`과 임기의 날짜가 다름), 실적(계속한다는 추진상황이
/// 아닌데 그 뒤의 실적이 있거나, 그해의 기록이 있는데 실적은 모두 그 전의 것)을 살펴봅니다. 연도나 맞지 않는 쪽을 고치세요. 보류하거나 폐기한 사업은 연도가
/// 지나도 됩니다.
pub(in crate::check) fn completion(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for (path, card, part) in places::cards(subject.project) {
        let Some(completion) = card.completion else { continue };
        let at = path.key("completion");
        let place = |key| Place::value(subject.project.card_file(), at.clone().key(key));
        let term = subject.term(card).and_then(|term| against_term(completion, term));
        let status = status(subject.site, card);
        let status = status.map(|(_, status)| status);
        let found = status.and_then(|status| against_status(subject, completion, status));
        // Results are the project's, not its parts'; a year to come has none.
        let found = found.or_else(|| {
            let done = status.filter(|status| status.done && part.is_none())?;
            against_results(subject.project, completion.year, done)
        });
        for (key, found) in [("year", found), ("within_term", term)] {
            if let Some((message, hint)) = found {
                let place = place(key);
                let found = Diagnostic::warning("status/completion", place, message);
                diagnostics.push(found.hint(hint));
            }
        }
    }
}

/// A message and its hint.
type Told = (Phrase, Phrase);

fn against_status(subject: &Subject<'_>, completion: Completion, status: &Status) -> Option<Told> {
    let (year, as_of) = (completion.year, subject.site.as_of);
    let (id, name) = (&status.id, &status.name);
    let moot = matches!(status.shape, Shape::Held | Shape::Dropped);
    if status.done && year > as_of.year() {
        let as_of = as_of.iso();
        let message = Phrase::new(
            format!(
                "추진상황이 `{id}`({name})인데 완료 연도 {year}년은 기준일({as_of})보다 뒤입니다"
            ),
            format!(
                "the status is `{id}` ({name}), \
                 but the completion year {year} is after the as-of date {as_of}"
            ),
        );
        let hint =
            Phrase::new("완료 연도나 추진상황을 고치세요", "correct the year, or the status");
        return Some((message, hint));
    }
    (!status.done && !moot && year < as_of.year()).then(|| {
        let message = Phrase::new(
            format!("완료 연도 {year}년이 지났는데 추진상황이 `{id}`({name})입니다"),
            format!("the completion year {year} is past, but the status is `{id}` ({name})"),
        );
        let hint = Phrase::new(
            "추진상황을 고치거나, 완료 연도를 미루고 그 까닭을 `changes`에 적으세요",
            "correct the status, or move the year and say why in `changes`",
        );
        (message, hint)
    })
}

/// What `within_term` says against the dates of the term, where they leave no doubt: a term may
/// begin or end within a year.
fn against_term(completion: Completion, term: &Term) -> Option<Told> {
    let (year, said) = (completion.year, completion.within_term?);
    let touches = (term.start.year()..=term.end.year()).contains(&year);
    let (ko, en) = match said {
        true if !touches => (("안", "밖"), "outside"),
        false if covers(term, year) => (("밖", "안"), "within"),
        _ => return None,
    };
    let (id, range) = (&term.id, format!("{} ~ {}", term.start.iso(), term.end.iso()));
    let message = Phrase::new(
        format!(
            "임기 {}이라고 했는데(`within_term: {said}`) 완료 연도 {year}년은 \
             `{id}` 임기({range}) {}입니다",
            ko.0, ko.1
        ),
        format!("`within_term` is {said}, but {year} is {en} the term `{id}` ({range})"),
    );
    let hint =
        Phrase::new("`within_term`이나 완료 연도를 고치세요", "correct `within_term`, or the year");
    Some((message, hint))
}

/// Whether a term lasts from the first to the last day of a year, at the precision it has.
fn covers(term: &Term, year: u16) -> bool {
    let is = |part: Option<u8>, wanted: u8| part.is_none_or(|part| part == wanted);
    let (start, end) = (term.start, term.end);
    let from = start.year() < year || is(start.month(), 1) && is(start.day(), 1);
    let until = end.year() > year || is(end.month(), 12) && is(end.day(), 31);
    (start.year()..=end.year()).contains(&year) && from && until
}

/// The results of a done project against the year it was completed in.
fn against_results(project: &Project, year: u16, status: &Status) -> Option<Told> {
    let results = || project.years.iter().flat_map(|record| &record.results);
    let later: Vec<&DatedResult> =
        results().filter(|result| result.date.from.year() > year).collect();
    if let Some(first) = later.first().filter(|_| is_over(status)) {
        return Some(later_results(year, later.len(), first.date));
    }
    let last = results().map(|result| result.date).max_by_key(last_day)?;
    let record = project.years.iter().find(|of| of.period.contains(year) == Some(true))?;
    (last_day(&last).year() < year).then(|| {
        let (file, last) = (record.period, iso(last));
        let message = Phrase::new(
            format!(
                "완료 연도 {year}년의 기록(`{file}.md`)이 있는데 마지막 실적은 {last}의 것입니다"
            ),
            format!(
                "the completion year is {year} and there is `{file}.md`, \
                 but the last result is of {last}"
            ),
        );
        let hint = Phrase::new(
            "무엇으로 완료되었는지 실적에 적거나, 완료 연도를 고치세요",
            "write down the result that completed it, or correct the year",
        );
        (message, hint)
    })
}

fn later_results(year: u16, count: usize, first: DateRange) -> Told {
    let first = iso(first);
    let (are, s) = if count == 1 { ("is", "") } else { ("are", "s") };
    let message = Phrase::new(
        format!(
            "완료 연도는 {year}년인데 그 뒤의 실적이 {count}건 있습니다. 처음 것은 {first}입니다"
        ),
        format!(
            "the completion year is {year}, but {count} result{s} {are} later, from {first} on"
        ),
    );
    let hint = Phrase::new(
        "완료한 뒤에도 계속하면 그런 추진상황을 고르고, 아니면 완료 연도를 고치세요",
        "choose a status that says the project continues, or correct the year",
    );
    (message, hint)
}

/// The end of a range, or the date itself.
fn last_day(date: &DateRange) -> Date {
    date.until.unwrap_or(date.from)
}
