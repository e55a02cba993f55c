//! What is measured: indicators as forecasts (targets) and metrics (baseline and actual values),
//! the execution rate as financial progress, and the self-rated rate under its own name.

use super::dates::PeriodEntry;
use super::said;
use crate::model::{Column, Decimal, Indicator, Period, Project};
use crate::render::context::Shared;
use crate::render::data::record::Figure;
use crate::render::facts::Facts;
use std::collections::BTreeMap;

/// What was aimed at, and what was reached.
#[derive(serde::Serialize)]
pub(super) struct Metrics<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forecasts: Vec<Metric<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    metrics: Vec<Metric<'a>>,
}

#[derive(serde::Serialize)]
struct Metric<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    observations: Vec<Observation<'a>>,
}

#[derive(serde::Serialize)]
struct Observation<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodEntry>,
    measure: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit<'a>>,
}

#[derive(serde::Serialize)]
struct Unit<'a> {
    name: &'a str,
}

impl<'a> Metrics<'a> {
    /// The measures of a project and its parts.
    pub(super) fn of(shared: &'a Shared, facts: &'a Facts) -> Self {
        let mut all = Self { forecasts: Vec::new(), metrics: Vec::new() };
        all.metrics.extend(rate(shared, facts).into_iter().chain(progress(shared, facts)));
        for (id, indicator) in indicators(&facts.project) {
            let target = observed(indicator, None, &indicator.target);
            let actual = observed(indicator, indicator.baseline.as_ref(), &indicator.actual);
            for (list, observations) in [(&mut all.forecasts, target), (&mut all.metrics, actual)] {
                let title = said(&indicator.name);
                let metric = Metric { id: id.clone(), title, description: None, observations };
                list.extend((!metric.observations.is_empty()).then_some(metric));
            }
        }
        all
    }
}

fn indicators(project: &Project) -> impl Iterator<Item = (String, &Indicator)> {
    let own = project.card.indicators.iter().enumerate();
    let own = own.map(|(index, one)| (format!("indicator/{}", index + 1), one));
    let parts = project.parts.iter().flat_map(|part| {
        let of_part = part.card.indicators.iter().enumerate();
        of_part.map(|(index, one)| (format!("part/{}/indicator/{}", part.id, index + 1), one))
    });
    own.chain(parts)
}

fn observed<'a>(
    indicator: &'a Indicator,
    baseline: Option<&Decimal>,
    values: &BTreeMap<Period, Decimal>,
) -> Vec<Observation<'a>> {
    let unit = || indicator.unit.as_deref().and_then(said).map(|name| Unit { name });
    let observation = |id: String, period, value: &Decimal| Observation {
        id,
        period,
        measure: Figure::of(value),
        unit: unit(),
    };
    let before = baseline.map(|value| observation("baseline".to_owned(), None, value));
    let by_period = values.iter().map(|(period, value)| {
        observation(period.to_string(), PeriodEntry::of_column(Column::Period(*period)), value)
    });
    before.into_iter().chain(by_period).collect()
}

/// 집행률, the standard's "percentage of spend against the project budget".
fn rate<'a>(shared: &'a Shared, facts: &Facts) -> Option<Metric<'a>> {
    let measure = Figure::rate(facts.ledger.execution_rate()?);
    let words = ("rate.execution", Some("rate.execution_formula"));
    Some(of_percent(shared, "financialProgress", words, measure))
}

/// 이행률 is not the standard's physical progress: the department rates itself.
fn progress<'a>(shared: &'a Shared, facts: &Facts) -> Option<Metric<'a>> {
    let measure = Figure::percent(facts.project.card.progress?);
    let words = ("rate.progress", Some("rate.progress_remark"));
    Some(of_percent(shared, "progress", words, measure))
}

fn of_percent<'a>(
    shared: &'a Shared,
    id: &str,
    (title, description): (&'a str, Option<&'a str>),
    measure: Figure,
) -> Metric<'a> {
    let as_of = shared.site.as_of;
    let observation = Observation {
        id: as_of.iso(),
        period: Some(PeriodEntry::until(as_of)),
        measure,
        unit: Some(Unit { name: "%" }),
    };
    Metric {
        id: id.to_owned(),
        title: Some(shared.locale.word(title)),
        description: description.map(|key| shared.locale.word(key)),
        observations: vec![observation],
    }
}
