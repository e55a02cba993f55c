//! Lists of projects: one row each, with a small bar on its own scale.

use super::find::{Find, Keys};
use super::money::rate_or_dash;
use super::pager::{self, PageLink};
use super::table::sum_figure;
use crate::chart;
use crate::model::{Card, Column, Gap, Ledger, Rate, Shape, Stage, Sum, SumState, Won};
use crate::render::context::Shared;
use crate::render::facts::{Facts, Standing};
use crate::render::html::Html;
use crate::render::roster::Roster;
use crate::render::routes::{GroupKind, Route};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

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
    #[serde(skip)]
    pub(super) slug: String,
    pub(super) id: String,
    pub(super) title: String,
    /// Its id and department, as they stand above the title.
    pub(super) label: String,
    href: String,
    /// The badge of its status, by its number among those of the list; 0 where it has none.
    badge: usize,
    pub(super) secured: Money,
    pub(super) executed: Money,
    pub(super) rate: String,
    /// Whether the record explains where secured and executed money differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'static str>,
    pub(super) bar: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bar_note: Option<String>,
    /// By what it is found, where the list's rows carry that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) keys: Option<Keys>,
}

/// An amount, and a remark where it is not simply a figure.
#[derive(Debug, Serialize)]
pub(super) struct Money {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

/// A page of a list, with the way to the others.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    find: Option<Find>,
    /// Whether the rows carry what they are found by: where all of the list stand on the page.
    keyed: bool,
    /// One for each status of the site, numbered from 1 in its order.
    badges: Vec<Badge>,
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
    let shown = |facts: &Arc<Facts>| {
        let known = Known::of(facts, roster.column);
        let badge = facts.seat.status.map_or(0, |status| status + 1);
        let ways = Ways { href: at.link(&facts.route()), badge };
        let keys = keyed.then(|| Keys::of(shared, &known));
        Row { keys, ..row(shared, &known, ways) }
    };
    List {
        keyed,
        badges: shared.site.statuses.iter().map(|status| Badge::new(status, at)).collect(),
        rows: facts.map(shown).collect(),
        find,
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

/// The ways a row of a page leads.
#[derive(Debug, Default)]
pub(super) struct Ways {
    href: String,
    /// As [`Row::badge`].
    badge: usize,
}

/// What is known of the money of a row, added up once.
pub(super) struct Known<'a> {
    pub(super) facts: &'a Facts,
    /// The column it is of, where it is not all money.
    pub(super) column: Option<Column>,
    pub(super) ledger: Arc<Ledger>,
    pub(super) standing: Standing,
    pub(super) secured: Sum,
    pub(super) executed: Sum,
    pub(super) rate: Option<Rate>,
}

impl<'a> Known<'a> {
    pub(super) fn of(facts: &'a Facts, column: Option<Column>) -> Self {
        let ledger = facts.ledger_of(column);
        let [secured, executed] = [Stage::Secured, Stage::Executed].map(|s| ledger.total(s));
        let rate = ledger.execution_rate_of(&executed, &secured);
        Self { facts, column, standing: facts.standing(column), ledger, secured, executed, rate }
    }
}

/// The row of one project, without what it is found by.
pub(super) fn row(shared: &Shared, known: &Known<'_>, ways: Ways) -> Row {
    let facts = known.facts;
    let card = &facts.project.card;
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    Row {
        slug: facts.project.slug.clone(),
        id: card.id.clone(),
        label: match department {
            Some(department) => format!("{}\u{a0}· {}", card.id, department.name),
            None => card.id.clone(),
        },
        title: card.title.clone(),
        href: ways.href,
        badge: ways.badge,
        secured: money(shared, facts, &known.secured),
        executed: money(shared, facts, &known.executed),
        rate: rate_or_dash(shared, known.rate),
        reason: reason(&known.ledger, known.rate),
        bar: chart::spark(&known.ledger).map(Html),
        bar_note: bar_note(shared, known),
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
fn money(shared: &Shared, facts: &Facts, sum: &Sum) -> Money {
    if sum.is_absent() && facts.has_no_budget() {
        return Money { text: "–".to_owned(), note: None };
    }
    let (text, note) = sum_figure(shared, sum);
    let partly = matches!(sum.state(), SumState::Incomplete { known: Some(_), .. });
    Money { text, note: note.filter(|_| partly) }
}

/// What is to be known of the bar: that the money is in no sum, or why there is no bar.
fn bar_note(shared: &Shared, known: &Known<'_>) -> Option<String> {
    let word = |key| Some(shared.locale.word(key).to_owned());
    match known.standing {
        Standing::Withheld => Some(withheld(shared, &known.ledger)),
        Standing::Apart => word("list.apart"),
        _ if known.facts.has_no_budget() => word("list.no_budget"),
        Standing::Nothing => word("list.no_money"),
        Standing::Counted => {
            let is_absent = known.secured.is_absent() && known.executed.is_absent();
            let is_asked = is_absent && known.ledger.total(Stage::Demand).known().is_some();
            word("list.only_demand").filter(|_| is_asked)
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
