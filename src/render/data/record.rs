//! `record.json`, version 1: the whole record of a project, and what is computed from it.
//!
//! Keys of the card keep their names of `project.yaml`. Amounts are whole numbers of won; outside
//! `funding` an amount that is none is `"-"` and one that is withheld `{"withheld": why}`, as in
//! content. Totals that can't be computed are null.

mod card;
mod known;

use super::cells::cells;
use crate::diagnostics::{Failure, Phrase};
use crate::markdown;
use crate::model::{
    Column, DateRange, DatedResult, Gap, Grant, Rate, Remark, SourceKey, SourceRef, Stage, Stated,
    YearRecord,
};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::footnotes::Footnotes;
use card::amount;
use serde_json::{Map, Value, json};

/// The fields of a JSON object, in the order they are written.
pub(super) type Object = Vec<(&'static str, Value)>;

/// The file's bytes: one object, indented, ending in a newline.
///
/// # Errors
/// The JSON writer's failure; none is known for writing into memory.
pub(crate) fn record(shared: &Shared, facts: &Facts) -> Result<Vec<u8>, Failure> {
    let (site, project) = (&shared.site, &facts.project);
    let (known, known_of_parts) = known::known(shared, project, &Footnotes::of(shared, facts));
    let mut fields: Object = vec![
        ("version", json!(1)),
        ("id", json!(project.card.id)),
        ("slug", json!(project.slug)),
        ("title", json!(project.card.title)),
        ("status", json!(project.card.status.as_ref().map(|id| id.as_str()))),
        ("as_of", json!(site.as_of.iso())),
        ("unit", json!(site.unit.korean())),
        ("license", json!(site.license.map(crate::model::License::key))),
        ("publisher", json!(site.publisher)),
        ("totals", totals(facts)),
        ("rates", rates(shared, facts)),
        ("funding", funding(facts)),
        ("years", years(facts)),
        ("results", results(facts)),
        ("grants", grants(facts)),
        ("gaps", gaps(shared, facts)),
        ("overview", json!(project.overview.source)),
    ];
    fields.extend(card::card(&project.card, site.publish_names, known));
    fields.push(("parts", parts(shared, facts, known_of_parts)));
    write(&object(fields))
}

/// The fields as one JSON object, in their order.
fn object(fields: Object) -> Value {
    Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn write(record: &Value) -> Result<Vec<u8>, Failure> {
    let mut out = serde_json::to_vec_pretty(record).map_err(|e| {
        Failure::new(Phrase::new("JSON을 만들지 못했습니다", "could not make the JSON"), e)
    })?;
    out.push(b'\n');
    Ok(out)
}

fn totals(facts: &Facts) -> Value {
    let total = |stage| won(facts.ledger.total(stage).exact().map(|won| won.0));
    json!({
        "demand": total(Stage::Demand),
        "secured": total(Stage::Secured),
        "executed": total(Stage::Executed),
    })
}

/// A whole number of won, or null.
fn won(won: Option<i128>) -> Value {
    let number = won.and_then(serde_json::Number::from_i128);
    number.map_or(Value::Null, Value::Number)
}

fn rate(rate: Option<Rate>) -> Value {
    rate.map_or(Value::Null, |rate| {
        json!({
            "numerator": won(Some(rate.numerator())),
            "denominator": won(Some(rate.denominator())),
            "percent": rate.percent(),
        })
    })
}

fn rates(shared: &Shared, facts: &Facts) -> Value {
    let ledger = &facts.ledger;
    let by_source = |of: &dyn Fn(SourceKey) -> Option<Rate>| -> Map<String, Value> {
        let sources = ledger.sources().into_iter();
        sources.map(|s| (shared.source_id(s).to_owned(), rate(of(s)))).collect()
    };
    let by_period = |of: &dyn Fn(Column) -> Option<Rate>| -> Map<String, Value> {
        let columns = ledger.columns().into_iter();
        let periods = columns.filter_map(|c| c.period().map(|period| (c, period.to_string())));
        periods.map(|(column, period)| (period, rate(of(column)))).collect()
    };
    json!({
        "execution": rate(ledger.execution_rate()),
        "secured": rate(ledger.secured_rate()),
        "execution_by_source": by_source(&|s| ledger.source_execution_rate(s)),
        "execution_by_period": by_period(&|c| ledger.column_execution_rate(c)),
        "secured_by_source": by_source(&|s| ledger.source_secured_rate(s)),
        "secured_by_period": by_period(&|c| ledger.column_secured_rate(c)),
    })
}

fn funding(facts: &Facts) -> Value {
    let cell = |cell: &super::cells::WrittenCell| {
        let mut object = Map::new();
        object.insert("part".into(), json!(cell.part));
        object.insert("source".into(), json!(cell.source.key()));
        object.insert("period".into(), json!(cell.period.map(|period| period.to_string())));
        object.insert("stage".into(), json!(cell.stage.key()));
        object.insert("won".into(), won(cell.amount.won().map(|won| won.0)));
        object.insert("state".into(), json!(cell.state()));
        if let Some(reason) = cell.reason() {
            object.insert("reason".into(), json!(reason));
        }
        Value::Object(object)
    };
    cells(&facts.project).iter().map(cell).collect()
}

/// What was written of each period beside its cells: plan, stated totals, free text.
fn years(facts: &Facts) -> Value {
    let year = |year: &YearRecord| {
        let parts: Map<String, Value> = year
            .parts
            .iter()
            .map(|(id, part)| {
                let part = json!({"plan": plain(&part.plan), "total": stated(&part.total)});
                (id.to_string(), part)
            })
            .collect();
        json!({
            "period": year.period.to_string(),
            "plan": plain(&year.plan),
            "total": stated(&year.total),
            "parts": parts,
            "text": (!year.remarks.is_empty()).then_some(year.remarks.source.as_str()),
        })
    };
    facts.project.years.iter().map(year).collect()
}

fn plain(line: &Option<String>) -> Option<String> {
    line.as_deref().map(markdown::plain_text)
}

fn stated(total: &Stated) -> Value {
    let entry = |(stage, value): (&Stage, &_)| (stage.key().to_owned(), amount(value));
    Value::Object(total.iter().map(entry).collect())
}

fn results(facts: &Facts) -> Value {
    let years = facts.project.years.iter();
    years
        .flat_map(|year| {
            let period = year.period.to_string();
            year.results.iter().map(move |result| one_result(&period, result))
        })
        .collect()
}

fn one_result(period: &str, result: &DatedResult) -> Value {
    let lines =
        |lines: &[Remark]| lines.iter().map(|l| markdown::plain_text(&l.text)).collect::<Vec<_>>();
    json!({
        "period": period,
        "date": result.date.from.iso(),
        "precision": result.date.from.precision().word(),
        "until": until(result.date),
        "text": markdown::plain_text(&result.text),
        "details": lines(&result.details),
        "notes": lines(&result.notes),
    })
}

fn until(date: DateRange) -> Value {
    json!(date.until.map(crate::model::Date::iso))
}

fn grants(facts: &Facts) -> Value {
    let years = facts.project.years.iter();
    let grant = |period: &str, grant: &Grant| {
        let entry = |(source, value): &(SourceRef, _)| (source.key().to_owned(), amount(value));
        let amounts: Map<String, Value> = grant.amounts.iter().map(entry).collect();
        json!({
            "period": period,
            "date": grant.date.from.iso(),
            "until": until(grant.date),
            "amounts": amounts,
            "title": markdown::plain_text(&grant.title),
        })
    };
    years
        .flat_map(|year| {
            let period = year.period.to_string();
            year.grants.iter().map(move |g| grant(&period, g)).collect::<Vec<_>>()
        })
        .collect()
}

fn gaps(shared: &Shared, facts: &Facts) -> Value {
    let gap = |gap: &Gap| {
        json!({
            "part": gap.part.as_ref().map(|id| id.as_str()),
            "source": shared.source_id(gap.source),
            "period": gap.column.period().map(|period| period.to_string()),
            "won": won(Some(gap.won().0)),
            "carried_over_or_returned": won(Some(gap.left.0)),
            "reason": gap.reason,
        })
    };
    facts.ledger.gaps().iter().map(gap).collect()
}

fn parts(shared: &Shared, facts: &Facts, known: Vec<Value>) -> Value {
    let part = |(part, known): (&crate::model::Part, Value)| {
        let mut fields: Object = vec![
            ("id", json!(part.card.id)),
            ("title", json!(part.card.title)),
            ("status", json!(part.card.status.as_ref().map(|id| id.as_str()))),
        ];
        fields.extend(card::card(&part.card, shared.site.publish_names, known));
        object(fields)
    };
    facts.project.parts.iter().zip(known).map(part).collect()
}
