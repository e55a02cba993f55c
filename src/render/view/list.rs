//! Lists of projects: one row each, with a small bar on its own scale.

use super::frame::Link;
use super::table::figure;
use crate::chart;
use crate::model::{Card, Column, Gap, Ledger, Shape, Stage, SumState};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::html::Html;
use crate::render::routes::{GroupKind, Route};
use serde::Serialize;
use std::collections::BTreeSet;

/// How many projects stand on one page of a list.
pub(crate) const PAGE: usize = Route::PROJECTS_A_PAGE;

/// A status as a shape and a word, linking to its group.
#[derive(Debug, Serialize)]
pub(crate) struct Badge {
    name: String,
    class: &'static str,
    shape: &'static str,
    href: String,
}

impl Badge {
    /// The badge of a card, where it has a status.
    pub(crate) fn of(shared: &Shared, card: &Card, at: &Route) -> Option<Self> {
        let status = card.status.as_ref().and_then(|id| shared.site.status(id))?;
        Some(Self::new(status, at))
    }

    /// The badge of a status.
    pub(crate) fn new(status: &crate::model::Status, at: &Route) -> Self {
        let (class, shape) = match status.shape {
            Shape::Done => ("done", "disc"),
            Shape::Continuing => ("done", "ring"),
            Shape::Going => ("going", "half"),
            Shape::Slow => ("slow", "quarter"),
            Shape::Held => ("stopped", "bars"),
            Shape::Dropped => ("stopped", "cross"),
        };
        let group = Route::Group(GroupKind::Status, status.id.to_string(), 1);
        Self { name: status.name.clone(), class, shape, href: at.link(&group) }
    }
}

/// One project of a list.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    id: String,
    title: String,
    href: String,
    department: String,
    badge: Option<Badge>,
    secured: Money,
    executed: Money,
    rate: String,
    over: Option<&'static str>,
    bar: Option<Html>,
    bar_note: Option<String>,
}

/// An amount, and a remark where it is not simply a figure.
#[derive(Debug, Serialize)]
struct Money {
    text: String,
    note: Option<String>,
}

/// A page of a list, with the way to the others.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    rows: Vec<Row>,
    pages: Vec<Link>,
    count: String,
    caption: String,
    secured: String,
    executed: String,
}

/// The `page`-th hundred of some projects (from 1); with a column, of its money only.
pub(crate) fn list(shared: &Shared, at: &Route, members: &[usize], column: Option<Column>) -> List {
    let page = page_of(at);
    let chosen = members.iter().skip((page - 1) * PAGE).take(PAGE);
    let facts = chosen.filter_map(|&index| shared.facts.get(index));
    List {
        rows: facts.map(|fact| row(shared, at, fact, column)).collect(),
        pages: pages(shared, at, members.len()),
        count: shared.locale.count("list.count", members.len(), &[]),
        caption: shared.locale.word("list.caption").to_owned(),
        secured: with_unit(shared, "list.secured"),
        executed: with_unit(shared, "list.executed"),
    }
}

/// `확보액(백만원)`: the head of a column of amounts.
pub(crate) fn with_unit(shared: &Shared, key: &str) -> String {
    let values = [("what", shared.locale.word(key)), ("unit", shared.locale.unit_name())];
    shared.locale.say("list.with_unit", &values)
}

fn page_of(at: &Route) -> usize {
    match at {
        Route::Projects(page) | Route::Group(_, _, page) => (*page).max(1),
        _ => 1,
    }
}

/// Links to every page of the list; none where there is only one.
fn pages(shared: &Shared, at: &Route, projects: usize) -> Vec<Link> {
    let count = Route::pages_of(projects);
    let here = page_of(at);
    let to = |page| match at {
        Route::Group(kind, id, _) => Route::Group(*kind, id.clone(), page),
        _ => Route::Projects(page),
    };
    let link = |page: usize| {
        let text = shared.locale.number(page as i128);
        if page == here { Link::here(text) } else { Link::new(at, &to(page), text) }
    };
    if count > 1 { (1..=count).map(link).collect() } else { Vec::new() }
}

fn row(shared: &Shared, at: &Route, facts: &Facts, column: Option<Column>) -> Row {
    let card = &facts.project.card;
    let ledger = match column {
        Some(column) => facts.ledger.only(column),
        None => facts.ledger.as_ref().clone(),
    };
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let rate = ledger.execution_rate();
    Row {
        id: card.id.clone(),
        title: card.title.clone(),
        href: at.link(&facts.route()),
        department: department.map(|d| d.name.clone()).unwrap_or_default(),
        badge: Badge::of(shared, card, at),
        secured: money(shared, &ledger, Stage::Secured),
        executed: money(shared, &ledger, Stage::Executed),
        rate: rate.map_or("–".to_owned(), |rate| shared.locale.rate(rate)),
        over: rate.filter(|rate| rate.numerator() > rate.denominator()).and_then(|_| over(&ledger)),
        bar: chart::spark(&ledger).map(Html),
        bar_note: bar_note(shared, facts, &ledger),
    }
}

/// Whether what was executed beyond the secured money is explained; nothing where no gap says so.
fn over(ledger: &Ledger) -> Option<&'static str> {
    let mut over = ledger.gaps().iter().filter(|gap| gap.won().0 < 0).peekable();
    over.peek()?;
    Some(if over.all(Gap::is_told) { "reason" } else { "no_reason" })
}

/// In a list nothing recorded is a dash: there is no column it could be hidden in.
fn money(shared: &Shared, ledger: &Ledger, stage: Stage) -> Money {
    let sum = ledger.total(stage);
    if sum.is_absent() {
        return Money { text: "–".to_owned(), note: None };
    }
    let (text, note) = figure(shared, &sum);
    let partly = matches!(sum.state(), SumState::Incomplete { known: Some(_), .. });
    Money { text, note: note.filter(|_| partly) }
}

/// Why there is no bar, or why it is not whole: no budget, no amounts, nothing secured yet, or
/// what is withheld.
fn bar_note(shared: &Shared, facts: &Facts, ledger: &Ledger) -> Option<String> {
    let word = |key| Some(shared.locale.word(key).to_owned());
    if facts.has_no_budget() {
        return word("list.no_budget");
    }
    if ledger.is_empty() {
        return word("list.no_money");
    }
    let sums = [Stage::Secured, Stage::Executed].map(|stage| ledger.total(stage));
    let asked = ledger.total(Stage::Demand).known().is_some();
    if asked && sums.iter().all(|sum| sum.is_absent()) {
        return word("list.only_demand");
    }
    let reasons: BTreeSet<&str> =
        sums.iter().flat_map(|sum| sum.withheld()).map(String::as_str).collect();
    let reasons: Vec<&str> = reasons.into_iter().collect();
    (!reasons.is_empty()).then(|| reasons.join(", "))
}
