//! Lists of projects: one row each, with a small bar on its own scale.

use super::find::{Find, Keys};
use super::money::rate_or_dash;
use super::pager::{self, PageLink};
use super::table::sum_figure;
use crate::chart;
use crate::model::{Card, Gap, Ledger, Rate, Shape, Stage, SumState, Won};
use crate::render::context::Shared;
use crate::render::facts::{Facts, Standing};
use crate::render::html::Html;
use crate::render::roster::Roster;
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
    pub(super) slug: String,
    pub(super) id: String,
    pub(super) title: String,
    /// Its id and department, as they stand above the title.
    pub(super) label: String,
    href: String,
    badge: Option<Badge>,
    pub(super) secured: Money,
    pub(super) executed: Money,
    pub(super) rate: String,
    /// Whether the record explains where secured and executed money differ.
    pub(super) reason: Option<&'static str>,
    pub(super) bar: Option<Html>,
    pub(super) bar_note: Option<String>,
    /// By what it is found, where the list's rows carry that.
    pub(super) keys: Option<Keys>,
}

/// An amount, and a remark where it is not simply a figure.
#[derive(Debug, Serialize)]
pub(super) struct Money {
    pub(super) text: String,
    pub(super) note: Option<String>,
}

/// A page of a list, with the way to the others.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    find: Option<Find>,
    /// Whether the rows carry what they are found by: where all of the list stand on the page.
    keyed: bool,
    rows: Vec<Row>,
    pages: Vec<PageLink>,
    count: String,
    caption: String,
    secured: String,
    executed: String,
}

/// The hundred projects of the page `at`.
pub(crate) fn list(shared: &Shared, at: &Route, roster: &Roster) -> List {
    let facts = roster.facts(shared).skip((page_of(at) - 1) * PAGE).take(PAGE);
    let count = roster.len();
    let find = Find::of(shared, at, roster);
    let keyed = find.is_some() && count <= PAGE;
    let row = if keyed { keyed_row } else { row };
    List {
        keyed,
        find,
        rows: facts.map(|fact| row(shared, at, fact, roster)).collect(),
        pages: pager::pages(shared, at, count),
        count: shared.locale.count("list.count", count, &[]),
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

/// Which page of a list it is, from 1.
pub(super) fn page_of(at: &Route) -> usize {
    match at {
        Route::Projects(page) | Route::Group(_, _, page) => (*page).max(1),
        _ => 1,
    }
}

/// The row of one project, on the page `at`.
fn row(shared: &Shared, at: &Route, facts: &Facts, roster: &Roster) -> Row {
    row_of(shared, at, facts, &facts.ledger_of(roster.column))
}

/// The same with what it is found by.
pub(super) fn keyed_row(shared: &Shared, at: &Route, facts: &Facts, roster: &Roster) -> Row {
    let ledger = facts.ledger_of(roster.column);
    let keys = Some(Keys::of(shared, facts, &ledger, roster.column));
    Row { keys, ..row_of(shared, at, facts, &ledger) }
}

fn row_of(shared: &Shared, at: &Route, facts: &Facts, ledger: &Ledger) -> Row {
    let card = &facts.project.card;
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let rate = ledger.execution_rate();
    Row {
        slug: facts.project.slug.clone(),
        id: card.id.clone(),
        label: match department {
            Some(department) => format!("{}\u{a0}· {}", card.id, department.name),
            None => card.id.clone(),
        },
        title: card.title.clone(),
        href: at.link(&facts.route()),
        badge: Badge::of(shared, card, at),
        secured: money(shared, facts, ledger, Stage::Secured),
        executed: money(shared, facts, ledger, Stage::Executed),
        rate: rate_or_dash(shared, rate),
        reason: reason(ledger, rate),
        bar: chart::spark(ledger).map(Html),
        bar_note: bar_note(shared, facts, ledger),
        keys: None,
    }
}

/// That a gap has no reason; that there is one where more was executed than secured, which a
/// reader would ask for.
fn reason(ledger: &Ledger, rate: Option<Rate>) -> Option<&'static str> {
    let gaps = ledger.gaps();
    if !gaps.iter().all(Gap::is_told) {
        return Some("no_reason");
    }
    let is_over = rate.is_some_and(|rate| rate.numerator() > rate.denominator());
    (is_over && gaps.iter().any(|gap| gap.won() < Won::ZERO)).then_some("reason")
}

/// What no record says anything of says so; where there is no budget, there is nothing to record.
fn money(shared: &Shared, facts: &Facts, ledger: &Ledger, stage: Stage) -> Money {
    let sum = ledger.total(stage);
    if sum.is_absent() && facts.has_no_budget() {
        return Money { text: "–".to_owned(), note: None };
    }
    let (text, note) = sum_figure(shared, &sum);
    let partly = matches!(sum.state(), SumState::Incomplete { known: Some(_), .. });
    Money { text, note: note.filter(|_| partly) }
}

/// What is to be known of the bar: that the money is in no sum, or why there is no bar.
fn bar_note(shared: &Shared, facts: &Facts, ledger: &Ledger) -> Option<String> {
    let word = |key| Some(shared.locale.word(key).to_owned());
    let is_absent = |stage| ledger.total(stage).is_absent();
    match facts.standing(ledger) {
        Standing::Withheld => Some(withheld(shared, ledger)),
        Standing::Apart => word("list.apart"),
        _ if facts.has_no_budget() => word("list.no_budget"),
        Standing::Nothing => word("list.no_money"),
        Standing::Counted => {
            let is_asked = ledger.total(Stage::Demand).known().is_some();
            let is_only = is_asked && is_absent(Stage::Secured) && is_absent(Stage::Executed);
            word("list.only_demand").filter(|_| is_only)
        }
    }
}

/// That sums leave the money out, with the reasons given for what is withheld of it.
fn withheld(shared: &Shared, ledger: &Ledger) -> String {
    let sums = Stage::SUMMED.map(|stage| ledger.total(stage));
    let reasons: BTreeSet<&str> =
        sums.iter().flat_map(|sum| sum.withheld()).map(String::as_str).collect();
    if reasons.is_empty() {
        return shared.locale.word("list.withheld").to_owned();
    }
    let reasons: Vec<&str> = reasons.into_iter().collect();
    shared.locale.say("list.withheld_because", &[("reason", &reasons.join(", "))])
}
