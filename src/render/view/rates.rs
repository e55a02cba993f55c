//! Rates with name, formula, numerator, denominator and as-of date; the self-rated one apart.

use super::table::{recorded, uncomputed};
use crate::model::{Rate, Stage, Sum, Won};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use serde::Serialize;

/// The section on rates.
#[derive(Debug, Serialize)]
pub(crate) struct Rates {
    computed: Vec<Computed>,
    own: Option<Own>,
    rows: Vec<RateRow>,
    caption: String,
    unit: String,
}

/// One computed rate as a fraction.
#[derive(Debug, Serialize)]
struct Computed {
    name: String,
    percent: String,
    formula: String,
    above: String,
    above_amount: String,
    below: String,
    below_amount: String,
    as_of: String,
}

/// 이행률, as the department rates itself.
#[derive(Debug, Serialize)]
struct Own {
    percent: String,
    by: String,
    as_of: String,
}

/// The rates of one source or period.
#[derive(Debug, Serialize)]
struct RateRow {
    label: String,
    starts: bool,
    executed: String,
    secured: String,
    execution: String,
    asked: String,
    share: String,
}

/// The sums and rates of one row.
struct Sums {
    executed: Sum,
    secured: Sum,
    asked: Sum,
    execution: Option<Rate>,
    share: Option<Rate>,
}

/// The rates of a project.
pub(crate) fn rates(shared: &Shared, facts: &Facts) -> Rates {
    let locale = &shared.locale;
    let as_of = locale.date(shared.site.as_of);
    let ledger = &facts.ledger;
    let computed = [("execution", ledger.execution_rate()), ("secured", ledger.secured_rate())];
    let computed = computed.into_iter().filter_map(|(name, rate)| {
        rate.map(|rate| Computed {
            name: locale.word(&format!("rate.{name}")).to_owned(),
            percent: locale.rate(rate),
            formula: locale.word(&format!("rate.{name}_formula")).to_owned(),
            above: locale.word(&format!("rate.{name}_above")).to_owned(),
            above_amount: locale.amount_with_unit(Won(rate.numerator())),
            below: locale.word(&format!("rate.{name}_below")).to_owned(),
            below_amount: denominator(shared, name, rate),
            as_of: as_of.clone(),
        })
    });
    Rates {
        computed: computed.collect(),
        own: own(shared, facts),
        rows: rows(shared, facts),
        caption: locale.word("rate.table").to_owned(),
        unit: super::table::unit_line(shared),
    }
}

/// What the rate is out of; of the secured rate its two operands.
fn denominator(shared: &Shared, name: &str, rate: Rate) -> String {
    let locale = &shared.locale;
    if name != "secured" {
        return locale.amount_with_unit(Won(rate.denominator()));
    }
    let secured = locale.amount(Won(rate.numerator()));
    let demand = locale.amount(Won(rate.denominator() - rate.numerator()));
    let values = [("secured", secured.as_str()), ("demand", &demand), ("unit", locale.unit_name())];
    locale.say("rate.secured_operands", &values)
}

fn own(shared: &Shared, facts: &Facts) -> Option<Own> {
    let card = &facts.project.card;
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let who = department.map_or("", |department| department.name.as_str());
    card.progress.map(|progress| Own {
        percent: shared.locale.percent(progress),
        by: shared.locale.say("rate.progress_by", &[("who", who)]),
        as_of: shared.locale.date(shared.site.as_of),
    })
}

fn rows(shared: &Shared, facts: &Facts) -> Vec<RateRow> {
    let ledger = &facts.ledger;
    let mut rows = Vec::new();
    for (index, source) in ledger.sources().into_iter().enumerate() {
        let sums = Sums {
            executed: ledger.source_total(source, Stage::Executed),
            secured: ledger.source_total(source, Stage::Secured),
            asked: ledger.source_budget(source),
            execution: ledger.source_execution_rate(source),
            share: ledger.source_secured_rate(source),
        };
        rows.push(rate_row(shared, shared.source_name(source).to_owned(), index == 0, &sums));
    }
    for (index, column) in ledger.columns().into_iter().enumerate() {
        let mut asked = ledger.column_total(column, Stage::Secured);
        asked.merge(&ledger.column_total(column, Stage::Demand));
        let sums = Sums {
            executed: ledger.column_total(column, Stage::Executed),
            secured: ledger.column_total(column, Stage::Secured),
            asked,
            execution: ledger.column_execution_rate(column),
            share: ledger.column_secured_rate(column),
        };
        rows.push(rate_row(shared, shared.locale.column(column), index == 0, &sums));
    }
    rows
}

fn rate_row(shared: &Shared, label: String, starts: bool, sums: &Sums) -> RateRow {
    let rate = |rate: Option<Rate>, of: &[Sum]| match rate {
        Some(rate) => shared.locale.rate(rate),
        None => uncomputed(shared, of),
    };
    RateRow {
        label,
        starts,
        executed: recorded(shared, &sums.executed),
        secured: recorded(shared, &sums.secured),
        execution: rate(sums.execution, &[sums.executed.clone(), sums.secured.clone()]),
        asked: recorded(shared, &sums.asked),
        share: rate(sums.share, std::slice::from_ref(&sums.asked)),
    }
}
