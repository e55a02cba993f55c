//! Rates with name, formula, numerator, denominator and as-of date; the self-rated one apart.

use super::table::{recorded, uncomputed};
use crate::model::{Ledger, Margin, Rate, Stage, Sum, Won};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::forms::Value;
use crate::render::html::Html;
use serde::Serialize;

/// The section on rates.
#[derive(Debug, Serialize)]
pub(crate) struct Rates {
    computed: Vec<Computed>,
    own: Option<Own>,
    /// The rows of sources, and those of periods.
    sources: Html,
    periods: Html,
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
        sources: sources(shared, ledger),
        periods: periods(shared, ledger),
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

fn sources(shared: &Shared, ledger: &Ledger) -> Html {
    let mut rows = String::new();
    for source in ledger.sources() {
        push_row(shared, shared.source_name(source), &ledger.of_source(source), &mut rows);
    }
    Html(rows)
}

fn periods(shared: &Shared, ledger: &Ledger) -> Html {
    let mut rows = String::new();
    for column in ledger.columns() {
        push_row(shared, &shared.locale.column(column), &ledger.of_column(column), &mut rows);
    }
    Html(rows)
}

fn push_row(shared: &Shared, label: &str, margin: &Margin, rows: &mut String) {
    let rate = |rate: Option<Rate>, of: &[&Sum]| match rate {
        Some(rate) => shared.locale.rate(rate),
        None => uncomputed(shared, of),
    };
    let [executed, secured] = [Stage::Executed, Stage::Secured].map(|stage| margin.total(stage));
    let figures = [
        recorded(shared, executed),
        recorded(shared, secured),
        rate(margin.execution_rate(), &[executed, secured]),
        recorded(shared, margin.budget()),
        rate(margin.secured_rate(), &[margin.budget()]),
    ];
    let [executed, secured, execution, asked, share] =
        figures.each_ref().map(|text| Value::Text(text));
    let values = [Value::Text(label), executed, secured, execution, asked, share];
    shared.templates.forms().rate_row.fill(values, rows);
    rows.push('\n');
}
