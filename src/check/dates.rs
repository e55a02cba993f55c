//! Dates that contradict each other or stand in the wrong file.
//!
//! Dates are compared at the precision both have: `2019` is neither before nor after `2019-06`.
//! Whether a date exists at all was decided when it was read.

pub(super) mod as_of;
pub(super) mod bounds;
pub(super) mod missing;
pub(super) mod unmarked;

use super::places;
use super::subject::Subject;
use super::wording::{self, same};
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place, Span};
use crate::model::{Card, Date, DateRange, DatedResult, Period, Project, Site, YearRecord};

/// `dates/period`: a result or grant stands in another period's file.
///
/// `2019.md` holds what happened in 2019. A range belongs wherever it overlaps the period. What
/// stands in `before.md` and `after.md` is not checked, because nothing says where they end.
///
/// ---
/// 실적이나 교부금이 다른 기간의 파일에 있습니다.
///
/// `2019.md`에는 2019년의 일을 적습니다. 기간은 겹치는 파일 어디에나 둘 수 있습니다. `before.md`와 `after.md`는 끝이 정해져 있지 않아
/// 살펴보지 않습니다.
pub(super) fn period(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let wording = subject.wording;
    for year in &project.years {
        for (date, at) in dated(year).filter(|(date, _)| !overlaps(*date, year.period)) {
            let place = at.place(project, year);
            let message = wording.say(
                "{date}의 일이 {period} 파일에 있습니다",
                "{date} is not in {period}, the period of this file",
                &[("date", &same(iso(date))), ("period", &wording::period(year.period))],
            );
            let right = right_file(project, date.from);
            diagnostics.push(Diagnostic::error("dates/period", place, message).hint(Phrase::new(
                format!("`{right}`로 옮기거나 날짜를 고치세요"),
                format!("move it to `{right}`, or correct the date"),
            )));
        }
    }
}

/// `dates/overlap`: a year stands in two yearly records.
///
/// `2023.md` beside `2022-2023.md` would count the money of 2023 twice. Put it all into one of
/// the two, or name the merged one by the years that remain.
///
/// ---
/// 한 해가 연도별 기록 두 개에 들어 있습니다.
///
/// `2022-2023.md` 옆에 `2023.md`가 있으면 2023년의 돈을 두 번 셉니다. 하나로 합치거나, 합친 연도의 파일 이름을 고치세요.
pub(super) fn overlap(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    for pair in project.years.windows(2) {
        let [earlier, later] = pair else { continue };
        let Period::Years { first, .. } = later.period else { continue };
        if earlier.period.contains(first) == Some(true) {
            let message = Phrase::new(
                format!("{first}년이 `{}.md`에도 들어 있어 두 번 더해집니다", earlier.period),
                format!("{first} is in `{}.md` too, so it is counted twice", earlier.period),
            );
            let place = Place::file(project.year_file(later));
            diagnostics.push(Diagnostic::error("dates/overlap", place, message).hint(Phrase::new(
                "한 파일에 모으거나, 합친 연도의 파일 이름을 고치세요",
                "put it all into one file, or rename the one of merged years",
            )));
        }
    }
}

/// `dates/range`: something ends before it starts.
///
/// Looked at are the project's `period`, the ranges of results, grants and changes, and the terms
/// of `site.yaml`.
///
/// ---
/// 끝이 시작보다 앞섭니다.
///
/// 사업기간(`period`), 실적·교부금·변경의 기간, `site.yaml`의 임기를 살펴봅니다.
pub(super) fn range(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let mut look = |from: Date, until: Option<Date>, place: &dyn Fn() -> Place| {
        if let Some(until) = until.filter(|until| is_before(*until, from)) {
            diagnostics.push(backwards(from, until, place()));
        }
    };
    for (path, card, _) in places::cards(project) {
        if let Some(period) = card.period {
            let end = || path.clone().key("period").key("end");
            look(period.start, period.end, &|| Place::value(project.card_file(), end()));
        }
        for (date, place) in of_changes(project, &path, card) {
            look(date.from, date.until, &|| place.clone());
        }
    }
    for year in &project.years {
        for (date, at) in dated(year) {
            look(date.from, date.until, &|| at.place(project, year));
        }
    }
}

pub(super) fn term_range(site: &Site, diagnostics: &mut Diagnostics) {
    for (index, term) in site.terms.iter().enumerate() {
        if is_before(term.end, term.start) {
            let path = KeyPath::of("terms").index(index).key("end");
            let place = Place::value(site.file(), path);
            diagnostics.push(backwards(term.start, term.end, place));
        }
    }
}

/// `dates/order`: the results of a file are in no order.
///
/// Results stand as they happened, or the latest first. One that breaks the order often has a
/// mistyped date.
///
/// ---
/// 파일 안의 실적이 날짜 순서가 아닙니다.
///
/// 실적은 일어난 순서나 최근 것부터 적습니다. 순서가 어긋난 곳은 날짜를 잘못 친 경우가 많습니다.
pub(super) fn order(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let wording = subject.wording;
    for year in &project.years {
        let pairs = || year.results.iter().zip(year.results.iter().skip(1));
        let is_earlier = |a: &DatedResult, b: &DatedResult| is_before(a.date.from, b.date.from);
        let falls: Vec<_> = pairs().filter(|(above, below)| is_earlier(below, above)).collect();
        let rises: Vec<_> = pairs().filter(|(above, below)| is_earlier(above, below)).collect();
        let exceptions = if rises.len() < falls.len() { rises } else { falls };
        let Some((above, result)) = exceptions.first() else { continue };
        let message = wording.say(
            "{date}의 실적이 {above} 다음에 있어 순서가 맞지 않습니다",
            "the result of {date} stands after that of {above}, out of order",
            &[("date", &same(iso(result.date))), ("above", &same(iso(above.date)))],
        );
        let place = result_place(project, year, result.line);
        diagnostics.push(Diagnostic::warning("dates/order", place, message).hint(Phrase::new(
            "날짜를 확인하거나 순서를 바꾸세요",
            "check the date, or move the line",
        )));
    }
}

/// Where something dated stands in a yearly record.
#[derive(Clone, Copy)]
enum Dated {
    /// The n-th grant, from 0.
    Grant(usize),
    /// The result on a line.
    Result(u32),
}

impl Dated {
    fn place(self, project: &Project, year: &YearRecord) -> Place {
        match self {
            Self::Grant(index) => {
                let path = KeyPath::of("grants").index(index).key("date");
                Place::value(project.year_file(year), path)
            }
            Self::Result(line) => result_place(project, year, line),
        }
    }
}

/// Every dated thing of a yearly record.
fn dated(year: &YearRecord) -> impl Iterator<Item = (DateRange, Dated)> {
    let grants = year.grants.iter().enumerate();
    let grants = grants.map(|(index, grant)| (grant.date, Dated::Grant(index)));
    grants.chain(year.results.iter().map(|result| (result.date, Dated::Result(result.line))))
}

/// The dates of a card's changes and of their steps, with where they stand.
fn of_changes(project: &Project, path: &KeyPath, card: &Card) -> Vec<(DateRange, Place)> {
    let mut dates = Vec::new();
    let mut add = |date: Option<DateRange>, at: KeyPath| {
        let place = Place::value(project.card_file(), at.key("date"));
        dates.extend(date.map(|date| (date, place)));
    };
    for (index, change) in card.changes.iter().enumerate() {
        let at = path.clone().key("changes").index(index);
        for (step, of) in change.steps.iter().enumerate() {
            add(of.date, at.clone().key("steps").index(step));
        }
        add(change.date, at);
    }
    dates
}

fn result_place(project: &Project, year: &YearRecord, line: u32) -> Place {
    Place::span(project.year_file(year), Span::on_line(line, 1, 1))
}

/// Whether one date is certainly before another, at the precision both have.
pub(super) fn is_before(date: Date, other: Date) -> bool {
    let both = |a: Option<u8>, b: Option<u8>| a.zip(b).unwrap_or((0, 0));
    let (month, other_month) = both(date.month(), other.month());
    let (day, other_day) = both(date.day(), other.day());
    (date.year(), month, day) < (other.year(), other_month, other_day)
}

fn overlaps(date: DateRange, period: Period) -> bool {
    let until = date.until.unwrap_or(date.from).year().max(date.from.year());
    match period {
        Period::Years { first, last } => date.from.year() <= last && until >= first,
        Period::Before | Period::After => true,
    }
}

/// The file a date belongs to: of the period that has it, else of its year.
fn right_file(project: &Project, date: Date) -> String {
    let periods = project.years.iter().map(|year| year.period);
    let period = periods.into_iter().find(|period| period.contains(date.year()) == Some(true));
    format!("{}.md", period.unwrap_or_else(|| Period::year(date.year())))
}

fn backwards(from: Date, until: Date, place: Place) -> Diagnostic {
    let (from, until) = (from.iso(), until.iso());
    let message = Phrase::new(
        format!("끝({until})이 시작({from})보다 앞섭니다"),
        format!("the end {until} is before the start {from}"),
    );
    Diagnostic::error("dates/range", place, message)
}

pub(super) fn iso(date: DateRange) -> String {
    match date.until {
        Some(until) => format!("{} ~ {}", date.from.iso(), until.iso()),
        None => date.from.iso(),
    }
}
