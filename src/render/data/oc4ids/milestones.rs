//! What happened and what is to come: results, grants, completion and next steps as milestones.
//!
//! A milestone has a day or none: what was written to the month or year says so in its
//! description, and a day is never made up.

use super::dates;
use super::money::Value;
use super::said;
use crate::markdown;
use crate::model::{DateRange, DatedResult, Grant, Project, Sum, YearRecord};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::instant::instant;

/// Something dated, or to come.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Milestone {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_met: Option<String>,
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
pub(super) fn milestones(shared: &Shared, facts: &Facts) -> Vec<Milestone> {
    let project: &Project = &facts.project;
    let mut all = Vec::new();
    for year in &project.years {
        of_year(&mut all, year);
    }
    let due = facts.completed(shared).filter(|_| !facts.done);
    all.extend(due.map(|due| scheduled("completion".to_owned(), due)));
    for (index, next) in project.card.next.iter().enumerate() {
        all.push(scheduled(format!("next/{}", index + 1), markdown::plain_text(next)));
    }
    all
}

fn of_year(all: &mut Vec<Milestone>, year: &YearRecord) {
    let period = year.period.to_string();
    let id =
        |kind: &str, index: usize| [kind, "/", &period, "/", &(index + 1).to_string()].concat();
    for (index, one) in year.results.iter().enumerate() {
        all.push(result(id("result", index), one));
    }
    for (index, one) in year.grants.iter().enumerate() {
        all.push(grant(id("grant", index), one));
    }
}

fn scheduled(id: String, title: String) -> Milestone {
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

fn result(id: String, result: &DatedResult) -> Milestone {
    let below = result.details.iter().chain(&result.notes);
    let lines = below.map(|line| markdown::plain_text(&line.text));
    Milestone {
        description: text(
            unsaid(result.date).into_iter().chain(lines).collect::<Vec<_>>().join("\n"),
        ),
        date_met: met(result.date),
        status: "met",
        ..scheduled(id, markdown::plain_text(&result.text))
    }
}

fn grant(id: String, grant: &Grant) -> Milestone {
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
fn met(date: DateRange) -> Option<String> {
    dates::day(date.until.unwrap_or(date.from)).map(instant)
}

/// The date as it was written (ISO 8601), where the day alone would not say it.
fn unsaid(date: DateRange) -> Option<String> {
    match date.until {
        Some(until) => Some(format!("{}/{}", date.from.iso(), until.iso())),
        None => dates::day(date.from).is_none().then(|| date.from.iso()),
    }
}

fn text(text: String) -> Option<String> {
    said(&text).is_some().then_some(text)
}

/// When a project was completed, where it is done.
pub(super) fn completion(shared: &Shared, facts: &Facts) -> Option<Completion> {
    let end_date_details = facts.completed(shared).filter(|_| facts.done)?;
    Some(Completion { end_date_details })
}
