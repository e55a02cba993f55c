//! What happened and what is to come: results, grants, completion and next steps as milestones.
//!
//! A milestone has a day or none: what was written to the month or year says so in its
//! description, and a day is never made up.

use super::dates;
use super::money::Value;
use super::said;
use crate::markdown;
use crate::model::{DateRange, DatedResult, Grant, Project, Short, Sum, YearRecord, push_whole};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::instant::instant;
use std::borrow::Cow;

/// Something dated, or to come.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Milestone<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'a, str>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_met: Option<Short>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
}

/// When a project that is done was completed, in words: the record knows the year.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Completion {
    end_date_details: String,
}

/// Every milestone of a project: by period results, then grants, and what is to come last.
pub(super) fn milestones<'a>(shared: &Shared, facts: &'a Facts) -> Vec<Milestone<'a>> {
    let project: &Project = &facts.project;
    let mut all = Vec::new();
    for year in &project.years {
        of_year(&mut all, year);
    }
    let due = facts.completed(shared).filter(|_| !facts.done);
    all.extend(due.map(|due| scheduled("completion".to_owned(), Cow::Owned(due))));
    for (index, next) in project.card.next.iter().enumerate() {
        all.push(scheduled(format!("next/{}", index + 1), markdown::plain_text(next)));
    }
    all
}

fn of_year<'a>(all: &mut Vec<Milestone<'a>>, year: &'a YearRecord) {
    let period = year.period.short();
    let id = |kind: &str, index: usize| {
        let mut id = String::with_capacity(32);
        id.extend([kind, "/", &period, "/"]);
        push_whole(&mut id, index as i128 + 1);
        id
    };
    for (index, one) in year.results.iter().enumerate() {
        all.push(result(id("result", index), one));
    }
    for (index, one) in year.grants.iter().enumerate() {
        all.push(grant(id("grant", index), one));
    }
}

fn scheduled(id: String, title: Cow<'_, str>) -> Milestone<'_> {
    Milestone {
        id,
        title: text(title),
        kind: None,
        description: None,
        date_met: None,
        status: "scheduled",
        value: None,
    }
}

fn result(id: String, result: &DatedResult) -> Milestone<'_> {
    let below = result.details.iter().chain(&result.notes);
    let below = below.map(|line| markdown::plain_text(&line.text));
    Milestone {
        description: lines(unsaid(result.date).into_iter().chain(below)).and_then(text),
        date_met: met(result.date),
        status: "met",
        ..scheduled(id, markdown::plain_text(&result.text))
    }
}

fn grant(id: String, grant: &Grant) -> Milestone<'_> {
    let mut sum = Sum::default();
    grant.amounts.iter().for_each(|(_, amount)| sum.add(amount));
    Milestone {
        kind: Some("financing"),
        description: unsaid(grant.date),
        date_met: met(grant.date),
        status: "met",
        value: sum.known().map(Value::of),
        ..scheduled(id, markdown::plain_text(&grant.title))
    }
}

/// The day it was reached, where that was written.
fn met(date: DateRange) -> Option<Short> {
    dates::day(date.until.unwrap_or(date.from)).map(instant)
}

/// The date as it was written (ISO 8601), where the day alone would not say it.
fn unsaid<'a>(date: DateRange) -> Option<Cow<'a, str>> {
    match date.until {
        Some(until) => Some(Cow::Owned(date.from.iso() + "/" + &until.short())),
        None => dates::day(date.from).is_none().then(|| Cow::Owned(date.from.iso())),
    }
}

/// Lines one below the other; most have one.
fn lines<'a>(mut lines: impl Iterator<Item = Cow<'a, str>>) -> Option<Cow<'a, str>> {
    let mut all = lines.next()?;
    for line in lines {
        all.to_mut().extend(["\n", &*line]);
    }
    Some(all)
}

fn text(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    said(&text).is_some().then_some(text)
}

/// When a project was completed, where it is done.
pub(super) fn completion(shared: &Shared, facts: &Facts) -> Option<Completion> {
    let end_date_details = facts.completed(shared).filter(|_| facts.done)?;
    Some(Completion { end_date_details })
}
