//! What is recorded of each period in `record.json`: plans, stated totals, texts, results, grants.

use super::{AsWritten, Entries, stated};
use crate::markdown;
use crate::model::{Date, DateRange, DatedResult, Grant, Project, Remark, YearRecord};

/// What was written of a period beside its cells.
#[derive(serde::Serialize)]
pub(super) struct Recorded<'a> {
    period: String,
    plan: Option<String>,
    total: Entries<'a, AsWritten<'a>>,
    parts: Entries<'a, RecordedOfPart<'a>>,
    text: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct RecordedOfPart<'a> {
    plan: Option<String>,
    total: Entries<'a, AsWritten<'a>>,
}

impl<'a> Recorded<'a> {
    /// What a yearly record says.
    pub(super) fn of(year: &'a YearRecord) -> Self {
        let parts = year.parts.iter().map(|(id, part)| {
            let (plan, total) = (plain(part.plan.as_ref()), stated(&part.total));
            (id.as_str(), RecordedOfPart { plan, total })
        });
        Self {
            period: year.period.to_string(),
            plan: plain(year.plan.as_ref()),
            total: stated(&year.total),
            parts: Entries::of(parts),
            text: (!year.remarks.is_empty()).then_some(year.remarks.source.as_str()),
        }
    }
}

fn plain(line: Option<&String>) -> Option<String> {
    line.map(|line| markdown::plain_text(line))
}

/// A dated result.
#[derive(serde::Serialize)]
pub(super) struct ResultEntry {
    period: String,
    date: String,
    precision: &'static str,
    until: Option<String>,
    text: String,
    details: Vec<String>,
    notes: Vec<String>,
}

impl ResultEntry {
    fn of(period: String, result: &DatedResult) -> Self {
        let lines =
            |lines: &[Remark]| lines.iter().map(|line| markdown::plain_text(&line.text)).collect();
        Self {
            period,
            date: result.date.from.iso(),
            precision: result.date.from.precision().word(),
            until: until(result.date),
            text: markdown::plain_text(&result.text),
            details: lines(&result.details),
            notes: lines(&result.notes),
        }
    }
}

/// The dated results of all periods.
pub(super) fn results(project: &Project) -> Vec<ResultEntry> {
    let of_year = |year: &YearRecord| {
        let period = year.period.to_string();
        let entry = |result| ResultEntry::of(period.clone(), result);
        year.results.iter().map(entry).collect::<Vec<_>>()
    };
    project.years.iter().flat_map(of_year).collect()
}

/// A grant.
#[derive(serde::Serialize)]
pub(super) struct GrantEntry<'a> {
    period: String,
    date: String,
    until: Option<String>,
    amounts: Entries<'a, AsWritten<'a>>,
    title: String,
}

impl<'a> GrantEntry<'a> {
    fn of(year: &YearRecord, grant: &'a Grant) -> Self {
        let amounts = grant.amounts.iter();
        Self {
            period: year.period.to_string(),
            date: grant.date.from.iso(),
            until: until(grant.date),
            amounts: Entries::of(amounts.map(|(source, won)| (source.key(), AsWritten(won)))),
            title: markdown::plain_text(&grant.title),
        }
    }
}

/// The grants of all periods.
pub(super) fn grants(project: &Project) -> Vec<GrantEntry<'_>> {
    let years = project.years.iter();
    years.flat_map(|year| year.grants.iter().map(|grant| GrantEntry::of(year, grant))).collect()
}

fn until(date: DateRange) -> Option<String> {
    date.until.map(Date::iso)
}
