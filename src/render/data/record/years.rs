//! What is recorded of each period in `record.json`: plans, stated totals, texts, results, grants.

use super::{AsWritten, Entries, stated};
use crate::markdown;
use crate::model::{Date, DateRange, DatedResult, Grant, Project, Remark, Short, YearRecord};
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;

/// What was written of a period beside its cells.
#[derive(serde::Serialize)]
pub(super) struct Recorded<'a> {
    period: Short,
    plan: Option<Cow<'a, str>>,
    total: Entries<'a, AsWritten<'a>>,
    parts: Entries<'a, RecordedOfPart<'a>>,
    text: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct RecordedOfPart<'a> {
    plan: Option<Cow<'a, str>>,
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
            period: year.period.short(),
            plan: plain(year.plan.as_ref()),
            total: stated(&year.total),
            parts: Entries::of(parts),
            text: (!year.remarks.is_empty()).then_some(year.remarks.source.as_str()),
        }
    }
}

fn plain(line: Option<&String>) -> Option<Cow<'_, str>> {
    line.map(|line| markdown::plain_text(line))
}

/// A dated result.
#[derive(serde::Serialize)]
pub(super) struct ResultEntry<'a> {
    period: Short,
    date: Short,
    precision: &'static str,
    until: Option<Short>,
    text: Cow<'a, str>,
    details: Lines<'a>,
    notes: Lines<'a>,
}

impl<'a> ResultEntry<'a> {
    fn of(period: Short, result: &'a DatedResult) -> Self {
        Self {
            period,
            date: result.date.from.short(),
            precision: result.date.from.precision().word(),
            until: until(result.date),
            text: markdown::plain_text(&result.text),
            details: Lines(&result.details),
            notes: Lines(&result.notes),
        }
    }
}

/// Lines below a result.
struct Lines<'a>(&'a [Remark]);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|line| markdown::plain_text(&line.text)))
    }
}

/// The dated results of all periods.
pub(super) fn results(project: &Project) -> Vec<ResultEntry<'_>> {
    let years = project.years.iter();
    let of_years = years.flat_map(|year| {
        let period = year.period.short();
        year.results.iter().map(move |result| ResultEntry::of(period, result))
    });
    of_years.collect()
}

/// A grant.
#[derive(serde::Serialize)]
pub(super) struct GrantEntry<'a> {
    period: Short,
    date: Short,
    until: Option<Short>,
    amounts: Entries<'a, AsWritten<'a>>,
    title: Cow<'a, str>,
}

impl<'a> GrantEntry<'a> {
    fn of(year: &YearRecord, grant: &'a Grant) -> Self {
        let amounts = grant.amounts.iter();
        Self {
            period: year.period.short(),
            date: grant.date.from.short(),
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

fn until(date: DateRange) -> Option<Short> {
    date.until.map(Date::short)
}
