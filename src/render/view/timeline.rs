//! Dated results and grants by year, in the order of time.

use crate::check::grants::{self, GrantDifference};
use crate::model::{
    Column, DateRange, DatedResult, Grant, SourceKey, SourceRef, Stage, Sum, YearRecord,
    year_anchor,
};
use crate::render::context::{Shared, Shown};
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnote, Footnotes, Mark, Spot};
use crate::render::html::Html;
use serde::Serialize;

/// One year (or other period) of results.
#[derive(Debug, Serialize)]
pub(crate) struct Year {
    label: String,
    anchor: String,
    sums: Vec<String>,
    events: Vec<Event>,
    remarks: Vec<Remark>,
    prose: Option<Html>,
}

/// That grants and table disagree, and the footnotes that say why.
#[derive(Debug, Serialize)]
struct Remark {
    text: String,
    marks: Vec<Mark>,
}

/// A result, or a grant with its amount. Of what most do not have a template is told only where it
/// is there.
#[derive(Debug, Serialize)]
struct Event {
    date: String,
    iso: String,
    text: Html,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<More>,
}

/// What an event may have beside its date, text and details.
#[derive(Debug, Default, Serialize)]
struct More {
    grant: bool,
    notes: Vec<Html>,
    amount: Option<String>,
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

fn events(
    shared: &Shared,
    shown: Shown<'_>,
    year: &YearRecord,
    notes: &Footnotes<'_>,
) -> Vec<Event> {
    let marks = |spot| notes.marks(shared, spot);
    let event = |entry: Entry| match entry {
        Entry::Grant(n) => {
            let marks = marks(Spot::Grant(year.period, n));
            Some(grant_event(shared, shown, year.grants.get(n)?, marks))
        }
        Entry::Result(n) => {
            let marks = marks(Spot::Result(year.period, n));
            Some(result_event(shared, shown, year.results.get(n)?, marks))
        }
    };
    order(year).into_iter().filter_map(event).collect()
}

fn result_event(
    shared: &Shared,
    shown: Shown<'_>,
    result: &DatedResult,
    marks: Vec<Mark>,
) -> Event {
    let inline = |text: &str| shared.inline(shown, text);
    let notes: Vec<Html> = result.notes.iter().map(|line| inline(&line.text)).collect();
    let has_more = !notes.is_empty() || !marks.is_empty();
    Event {
        date: event_date(shared, result.date),
        iso: result.date.from.iso(),
        text: inline(&result.text),
        details: result.details.iter().map(|line| inline(&line.text)).collect(),
        more: has_more.then(|| More { notes, marks, ..More::default() }),
    }
}

/// A grant with its total at the edge and, where there are several sources, their amounts below.
fn grant_event(shared: &Shared, shown: Shown<'_>, grant: &Grant, marks: Vec<Mark>) -> Event {
    let mut total = Sum::default();
    for (_, amount) in &grant.amounts {
        total.add(amount);
    }
    let one = grant.amounts.len() == 1;
    let of_source = |(source, amount): &(SourceRef, _)| {
        let name = shared.name_of(source);
        let figure = super::table::figure(shared, &Sum::from(amount)).0;
        format!("{name} {figure}")
    };
    let named = grant.amounts.iter().find(|(source, _)| one && *source != SourceRef::All);
    let only = named.map(|(source, _)| format!(" ({})", shared.name_of(source)));
    let parts: Vec<String> = grant.amounts.iter().map(of_source).collect();
    let details =
        if one { Vec::new() } else { vec![crate::render::html::sentence(&parts.join(", "))] };
    let mut text = shared.inline(shown, &grant.title);
    text.0.push_str(&crate::render::html::escape(&only.unwrap_or_default()));
    let amount = match total.known() {
        Some(won) => shared.locale.amount_with_unit(won),
        None => super::table::figure(shared, &total).0,
    };
    let more = More { grant: true, amount: Some(amount), marks, ..More::default() };
    Event {
        date: event_date(shared, grant.date),
        iso: grant.date.from.iso(),
        text,
        details,
        more: Some(more),
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
