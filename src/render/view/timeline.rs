//! Dated results and grants by year, in the order of time.

use crate::check::grants::{self, GrantDifference};
use crate::model::{
    Amount, Column, DateRange, DatedResult, Grant, SourceKey, SourceRef, Stage, Sum, YearRecord,
    year_anchor,
};
use crate::render::context::{Shared, Shown};
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnote, Footnotes, Mark, Spot};
use crate::render::forms::{Forms, Value};
use crate::render::html::{Html, push_escaped};
use serde::Serialize;

/// One year (or other period) of results.
#[derive(Debug, Serialize)]
pub(crate) struct Year {
    label: String,
    anchor: String,
    sums: Vec<String>,
    events: Html,
    remarks: Vec<Remark>,
    prose: Option<Html>,
}

/// That grants and table disagree, and the footnotes that say why.
#[derive(Debug, Serialize)]
struct Remark {
    text: String,
    marks: Vec<Mark>,
}

/// Something that happened in a period: its n-th grant, or its n-th result.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Entry {
    Grant(usize),
    Result(usize),
}

/// Everything that happened in a period, in the order it is shown: by date, grants first.
pub(crate) fn order(year: &YearRecord) -> Vec<Entry> {
    let grants = year.grants.iter().enumerate().map(|(n, grant)| (grant.date, Entry::Grant(n)));
    let results =
        year.results.iter().enumerate().map(|(n, result)| (result.date, Entry::Result(n)));
    let mut dated: Vec<(DateRange, Entry)> = grants.chain(results).collect();
    dated.sort_by_key(|(date, _)| date.from);
    dated.into_iter().map(|(_, entry)| entry).collect()
}

/// Every period in which something happened.
pub(crate) fn years(
    shared: &Shared,
    facts: &Facts,
    shown: Shown<'_>,
    notes: &Footnotes<'_>,
) -> Vec<Year> {
    let differences = grants::differences(&shared.site, &facts.project, &facts.ledger);
    let years = facts.project.years.iter().filter(|year| year.tells_something());
    years.map(|year| one_year(shared, (facts, shown), year, &differences, notes)).collect()
}

/// What the marks and figures of the timeline mean.
pub(crate) fn key(shared: &Shared) -> String {
    shared.locale.say("report.results_key", &[("unit", shared.locale.unit_name())])
}

fn one_year(
    shared: &Shared,
    (facts, shown): (&Facts, Shown<'_>),
    year: &YearRecord,
    differences: &[GrantDifference],
    notes: &Footnotes<'_>,
) -> Year {
    let here = differences.iter().filter(|difference| difference.period == year.period);
    Year {
        label: shared.locale.period(year.period),
        anchor: year_anchor(year.period),
        sums: sums(shared, facts, Column::Period(year.period)),
        events: events(shared, shown, year, notes),
        remarks: here
            .map(|difference| Remark {
                text: remark(shared, difference),
                marks: marks_of(shared, difference, notes),
            })
            .collect(),
        prose: shared.prose(shown, &year.remarks, 4),
    }
}

/// `확보 717`, `집행 717`: the column's totals, where there are any.
fn sums(shared: &Shared, facts: &Facts, column: Column) -> Vec<String> {
    let stages = facts.ledger.stages(column);
    let shown = [Stage::Demand, Stage::Secured, Stage::Executed];
    let shown = shown.into_iter().filter(|stage| stages.contains(stage));
    shown
        .map(|stage| {
            let (amount, _) =
                super::table::figure(shared, &facts.ledger.column_total(column, stage));
            let name = shared.locale.word(&format!("stage.{}_short", stage.key())).to_owned();
            format!("{name} {amount}")
        })
        .collect()
}

fn events(shared: &Shared, shown: Shown<'_>, year: &YearRecord, notes: &Footnotes<'_>) -> Html {
    let mut events = String::new();
    for entry in order(year) {
        match entry {
            Entry::Grant(n) => {
                let Some(grant) = year.grants.get(n) else { continue };
                let marks = notes.marks(shared, Spot::Grant(year.period, n));
                push_grant((shared, shown), grant, &marks, &mut events);
            }
            Entry::Result(n) => {
                let Some(result) = year.results.get(n) else { continue };
                let marks = notes.marks(shared, Spot::Result(year.period, n));
                push_result((shared, shown), result, &marks, &mut events);
            }
        }
        events.push('\n');
    }
    Html(events)
}

fn push_result(
    (shared, shown): (&Shared, Shown<'_>),
    result: &DatedResult,
    marks: &[Mark],
    out: &mut String,
) {
    let forms = shared.templates.forms();
    let inline = |text: &str| shared.inline(shown, text).0;
    let mut what = inline(&result.text);
    marks.iter().for_each(|mark| mark.push(forms, &mut what));
    let mut details = String::new();
    for line in &result.details {
        forms.detail.fill([Value::Html(&inline(&line.text))], &mut details);
    }
    push_details(forms, &details, &mut what);
    for line in &result.notes {
        forms.event_note.fill([Value::Html(&inline(&line.text))], &mut what);
    }
    let (iso, date) = (result.date.from.iso(), event_date(shared, result.date));
    forms.event.fill([Value::Text(&iso), Value::Text(&date), Value::Html(&what)], out);
}

fn push_details(forms: &Forms, details: &str, what: &mut String) {
    if !details.is_empty() {
        forms.details.fill([Value::Html(details)], what);
    }
}

/// A grant with its total at the edge and, where there are several sources, their amounts below.
fn push_grant(
    (shared, shown): (&Shared, Shown<'_>),
    grant: &Grant,
    marks: &[Mark],
    out: &mut String,
) {
    let forms = shared.templates.forms();
    let mut what = shared.inline(shown, &grant.title).0;
    let mut details = String::new();
    match grant.amounts.as_slice() {
        [(SourceRef::All, _)] => {}
        [(source, _)] => push_escaped(&format!(" ({})", shared.name_of(source)), &mut what),
        several => forms.detail.fill([Value::Text(&by_source(shared, several))], &mut details),
    }
    marks.iter().for_each(|mark| mark.push(forms, &mut what));
    push_details(forms, &details, &mut what);
    let (iso, date) = (grant.date.from.iso(), event_date(shared, grant.date));
    let (amount, mut sum) = (granted(shared, grant), String::new());
    if !amount.is_empty() {
        forms.grant_sum.fill([Value::Text(&amount)], &mut sum);
    }
    let word = shared.locale.word("report.grant");
    let [iso, date, word] = [iso.as_str(), &date, word].map(Value::Text);
    forms.grant.fill([iso, date, word, Value::Html(&what), Value::Html(&sum)], out);
}

/// `국비 10, 시비 20`.
fn by_source(shared: &Shared, amounts: &[(SourceRef, Amount)]) -> String {
    let of_source = |(source, amount): &(SourceRef, Amount)| {
        let figure = super::table::figure(shared, &Sum::from(amount)).0;
        format!("{} {figure}", shared.name_of(source))
    };
    amounts.iter().map(of_source).collect::<Vec<_>>().join(", ")
}

/// What a grant comes to.
fn granted(shared: &Shared, grant: &Grant) -> String {
    let mut total = Sum::default();
    grant.amounts.iter().for_each(|(_, amount)| total.add(amount));
    match total.known() {
        Some(won) => shared.locale.amount_with_unit(won),
        None => super::table::figure(shared, &total).0,
    }
}

fn event_date(shared: &Shared, date: DateRange) -> String {
    let text = shared.locale.range_in_year(date);
    if text.is_empty() { shared.locale.date_in_words(date.from) } else { text }
}

/// The footnotes about grants of this period and source that explain the difference.
fn marks_of(shared: &Shared, difference: &GrantDifference, notes: &Footnotes<'_>) -> Vec<Mark> {
    let amount = format!(".amounts.{}", shared.source_id(difference.source));
    let of_source = |key: &str| difference.source == SourceKey::All || key.ends_with(&amount);
    let explains = |note: &&&Footnote<'_>| {
        let of_period =
            matches!(note.spot, Some(Spot::Grant(period, _)) if period == difference.period);
        let of_rule = note.known.rule == "grants/secured";
        of_rule && of_period && note.key.as_deref().is_some_and(of_source)
    };
    let notes = notes.in_order();
    notes.iter().filter(explains).filter_map(|note| note.mark(shared)).collect()
}

/// Where the grants told and the table disagree, in words.
fn remark(shared: &Shared, difference: &GrantDifference) -> String {
    let locale = &shared.locale;
    let amount = |won| locale.amount_with_unit(won);
    let (told, secured) = (amount(difference.told), amount(difference.secured));
    let apart = amount((difference.secured - difference.told).abs());
    let period = locale.period(difference.period);
    let values = [
        ("period", period.as_str()),
        ("source", shared.source_name(difference.source)),
        ("told", &told),
        ("secured", &secured),
        ("apart", &apart),
    ];
    let key =
        if difference.source == SourceKey::All { "grant.total_remark" } else { "grant.remark" };
    locale.say(key, &values)
}
