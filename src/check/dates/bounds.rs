//! What happened outside the project's period, or outside the term of office.
//!
//! Both are notes, one for a project: records often begin before the period does, and money is
//! often settled after it. What may be inside at the precision that was written, is.

use super::{Dated, dated, is_before, iso};
use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Date, DateRange, Period, Project, YearRecord};

/// `dates/project-period`: results or grants are dated outside the project's period.
///
/// `period` says from when to when the project runs. Work that prepared it, or settled it
/// afterwards, may well lie outside; if that is not what it is, correct the period or the dates.
/// Where `period` has no end, nothing is too late.
///
/// ---
/// 사업기간 밖의 실적이나 교부금이 있습니다.
///
/// `period`는 사업을 언제부터 언제까지 하는지 적은 것입니다. 미리 준비한 일이나 나중에 정산한 일은 기간 밖일 수 있습니다. 그런 일이 아니라면 사업기간이나
/// 날짜를 고치세요. `period`에 끝이 없으면 늦은 것으로 보지 않습니다.
pub(in crate::check) fn project_period(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let Some(period) = subject.project.card.period else { return };
    let bounds = Bounds { start: period.start, end: period.end };
    let outside = bounds.outside(happened(subject.project, |_| true));
    let said = |range: &str| {
        Phrase::new(format!("사업기간({range})"), format!("the project's period {range}"))
    };
    if let Some(found) = outside.told(subject.project, "dates/project-period", &bounds, said) {
        diagnostics.push(found.hint(Phrase::new(
            "`period`와 날짜가 맞는지 확인하세요",
            "check that `period` and the dates are right",
        )));
    }
}

/// `dates/term`: results or grants are dated outside the term of office.
///
/// The term is the one the project names, or the only one of `site.yaml`. What happened before or
/// after it belongs in `before.md` and `after.md`, which are not looked at here.
///
/// ---
/// 임기 밖의 실적이나 교부금이 있습니다.
///
/// 임기는 사업이 적은 것(`term`)이거나, `site.yaml`에 하나뿐인 것입니다. 임기 앞뒤의 일은 `before.md`와 `after.md`에 적으며, 이 두 파일은
/// 살펴보지 않습니다.
pub(in crate::check) fn term(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let Some(term) = subject.term(&subject.project.card) else { return };
    let bounds = Bounds { start: term.start, end: Some(term.end) };
    let by_year = |period: Period| matches!(period, Period::Years { .. });
    let outside = bounds.outside(happened(subject.project, by_year));
    let id = &term.id;
    let said = |range: &str| {
        Phrase::new(format!("`{id}` 임기({range})"), format!("the term `{id}` ({range})"))
    };
    if let Some(found) = outside.told(subject.project, "dates/term", &bounds, said) {
        diagnostics.push(found.hint(Phrase::new(
            "날짜를 확인하거나, 임기 앞뒤의 일은 `before.md`, `after.md`에 적으세요",
            "check the dates, or move what is outside to `before.md` or `after.md`",
        )));
    }
}

/// A result or grant, and where it stands.
struct Happened<'a> {
    date: DateRange,
    at: Dated,
    year: &'a YearRecord,
}

/// Every grant and result in the records of some periods, in the order of the files.
fn happened(
    project: &Project,
    wanted: impl Fn(Period) -> bool,
) -> impl Iterator<Item = Happened<'_>> {
    let years = project.years.iter().filter(move |year| wanted(year.period));
    years.flat_map(|year| dated(year).map(move |(date, at)| Happened { date, at, year }))
}

/// From a date to a date, or open.
struct Bounds {
    start: Date,
    end: Option<Date>,
}

impl Bounds {
    /// What lies wholly before or after; nothing where the bounds contradict each other, which is
    /// told elsewhere.
    fn outside<'a>(&self, all: impl Iterator<Item = Happened<'a>>) -> Outside<'a> {
        let mut outside = Outside { before: Vec::new(), after: Vec::new() };
        if self.end.is_some_and(|end| is_before(end, self.start)) {
            return outside;
        }
        for one in all {
            let last = one.date.until.unwrap_or(one.date.from);
            if is_before(last, self.start) {
                outside.before.push(one);
            } else if self.end.is_some_and(|end| is_before(end, one.date.from)) {
                outside.after.push(one);
            }
        }
        outside
    }

    fn iso(&self) -> String {
        let end = self.end.map(|end| format!(" {}", end.iso())).unwrap_or_default();
        format!("{} ~{end}", self.start.iso())
    }
}

/// What lies before bounds, and what lies after them.
struct Outside<'a> {
    before: Vec<Happened<'a>>,
    after: Vec<Happened<'a>>,
}

impl Outside<'_> {
    /// All of it in one finding, at the first; nothing where nothing is outside.
    fn told(
        &self,
        project: &Project,
        code: &'static str,
        bounds: &Bounds,
        said: impl Fn(&str) -> Phrase,
    ) -> Option<Diagnostic> {
        let first = self.before.iter().chain(&self.after).next()?;
        let sides = [("앞선", "before", &self.before), ("늦은", "after", &self.after)];
        let there = sides.into_iter().filter(|(_, _, found)| !found.is_empty());
        let (ko, en): (Vec<_>, Vec<_>) = there
            .map(|(ko, en, found)| {
                let counted = counted(found);
                (format!("{ko} {}", counted.ko), format!("{} {en}", counted.en))
            })
            .unzip();
        let (dates, bounds) = (self.dates(), said(&bounds.iso()));
        let message = Phrase::new(
            format!("{}보다 {}이 있습니다: {dates}", bounds.ko, ko.join(", ")),
            format!("{} {}: {dates}", en.join(" and "), bounds.en),
        );
        Some(Diagnostic::note(code, first.at.place(project, first.year), message))
    }

    /// The dates, not more than a line of them.
    fn dates(&self) -> String {
        const MOST: usize = 6;
        let all = || self.before.iter().chain(&self.after);
        let dates: Vec<String> = all().take(MOST).map(|one| iso(one.date)).collect();
        let more = if all().count() > MOST { ", …" } else { "" };
        format!("{}{more}", dates.join(", "))
    }
}

/// `실적 4건, 교부금 1건`, `4 results, 1 grant`.
fn counted(found: &[Happened<'_>]) -> Phrase {
    let is_grant = |one: &&Happened<'_>| matches!(one.at, Dated::Grant(_));
    let grants = found.iter().filter(is_grant).count();
    let kinds = [("실적", "result", found.len() - grants), ("교부금", "grant", grants)];
    let there = kinds.into_iter().filter(|(_, _, count)| *count > 0);
    let (ko, en): (Vec<_>, Vec<_>) = there
        .map(|(ko, en, count)| {
            let plural = if count == 1 { "" } else { "s" };
            (format!("{ko} {count}건"), format!("{count} {en}{plural}"))
        })
        .unzip();
    Phrase::new(ko.join(", "), en.join(", "))
}
