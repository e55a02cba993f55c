//! Lists of projects: one row each, with a small bar on its own scale.

use super::find::{Find, Keys};
use super::money::rate_or_dash;
use super::pager::{self, PageLink};
use super::table::sum_figure;
use crate::chart;
use crate::model::{Card, Column, Gap, Ledger, Rate, Shape, Stage, Status, Sum, SumState, Won};
use crate::render::context::Shared;
use crate::render::facts::{Facts, Standing};
use crate::render::forms::{Forms, Value};
use crate::render::html::{Html, escape};
use crate::render::roster::Roster;
use crate::render::routes::{GroupKind, Route};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many projects stand on one page of a list.
pub(crate) const PAGE: usize = Route::PROJECTS_A_PAGE;

/// A status as a shape and a word, and where its group is.
#[derive(Debug, Serialize)]
pub(crate) struct Badge {
    href: String,
    pub(super) html: Html,
}

impl Badge {
    /// The badge of a card, where it has a status.
    pub(crate) fn of(shared: &Shared, card: &Card, at: &Route) -> Option<Self> {
        let status = card.status.as_ref().and_then(|id| shared.site.status(id))?;
        Some(Self::new(shared, status, at))
    }

    /// The badge of a status.
    pub(crate) fn new(shared: &Shared, status: &Status, at: &Route) -> Self {
        let forms = shared.templates.forms();
        let (class, shape) = match status.shape {
            Shape::Done => ("done", &forms.disc),
            Shape::Continuing => ("done", &forms.ring),
            Shape::Going => ("going", &forms.half),
            Shape::Slow => ("slow", &forms.quarter),
            Shape::Held => ("stopped", &forms.bars),
            Shape::Dropped => ("stopped", &forms.cross),
        };
        let (mut mark, mut html) = (String::new(), String::new());
        shape.fill([], &mut mark);
        let values = [Value::Text(class), Value::Html(&mark), Value::Text(&status.name)];
        forms.badge.fill(values, &mut html);
        let group = Route::Group(GroupKind::Status, status.id.to_string(), 1);
        Self { href: at.link(&group), html: Html(html) }
    }
}

/// One project of a list.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) slug: String,
    pub(super) id: String,
    pub(super) title: String,
    /// Its id and department, as they stand above the title.
    pub(super) label: String,
    pub(super) secured: Money,
    pub(super) executed: Money,
    pub(super) rate: String,
    /// Whether the record explains where secured and executed money differ, as list rows say it.
    pub(super) reason: Option<String>,
    pub(super) bar: Option<String>,
    pub(super) bar_note: Option<String>,
}

/// An amount, and a remark where it is not simply a figure.
#[derive(Debug)]
pub(super) struct Money {
    pub(super) text: String,
    pub(super) note: Option<String>,
}

/// A page of a list, with the way to the others.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    find: Option<Find>,
    rows: Html,
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
    // Rows carry what they are found by where all of the list stand on the page.
    let keyed = find.is_some() && count <= PAGE;
    let page = Page {
        shared,
        at,
        badges: shared.site.statuses.iter().map(|s| Badge::new(shared, s, at)).collect(),
        heads: ["list.secured", "list.executed"].map(|key| with_unit(shared, key)),
    };
    let mut rows = String::with_capacity(count.min(PAGE) * ROW);
    for facts in facts {
        let known = Known::of(facts, roster.column);
        let keys = keyed.then(|| Keys::of(shared, &known));
        page.push(&row(shared, &known), (facts, keys.as_ref()), &mut rows);
    }
    let [secured, executed] = page.heads;
    List {
        rows: Html(rows),
        find,
        pages: pager::pages(shared, at, count),
        count: shared.locale.count("list.count", count, &[]),
        caption: shared.locale.word("list.caption").to_owned(),
        secured,
        executed,
    }
}

/// How many bytes a row has, about.
const ROW: usize = 1024;

/// What the rows of a page share.
struct Page<'a> {
    shared: &'a Shared,
    at: &'a Route,
    /// One for each status of the site.
    badges: Vec<Badge>,
    /// What the columns of secured and executed money are called.
    heads: [String; 2],
}

impl Page<'_> {
    /// Writes a row, with its keys where it has any.
    fn push(&self, row: &Row, (facts, keys): (&Facts, Option<&Keys>), rows: &mut String) {
        let forms = self.shared.templates.forms();
        let mut attributes = String::new();
        keys.into_iter().for_each(|keys| keys.push(forms, &row.id, &mut attributes));
        let badge = facts.seat.status.and_then(|status| self.badges.get(status));
        let href = self.at.link(&facts.route());
        let [secured, executed] = [&row.secured, &row.executed]
            .map(|money| cell(forms, &money.text, money.note.as_deref()));
        let rate = cell(forms, &row.rate, row.reason.as_deref());
        let [secured_head, executed_head] = self.heads.each_ref().map(|head| Value::Text(head));
        let values = [
            Value::Html(&attributes),
            Value::Text(&row.label),
            Value::Text(&href),
            Value::Text(&row.title),
            Value::Html(badge.map_or("", |badge| &badge.html.0)),
            secured_head,
            Value::Html(&secured),
            executed_head,
            Value::Html(&executed),
            Value::Text(self.shared.locale.word("list.rate")),
            Value::Html(&rate),
            Value::Html(&bar(forms, row)),
        ];
        forms.project_row.fill(values, rows);
        rows.push('\n');
    }
}

/// A text and the remark under it.
fn cell(forms: &Forms, text: &str, note: Option<&str>) -> String {
    let mut html = escape(text);
    let note = note.filter(|note| !note.is_empty());
    note.iter().for_each(|note| forms.cell_note.fill([Value::Text(note)], &mut html));
    html
}

fn bar(forms: &Forms, row: &Row) -> String {
    let (bar, mut html) = (Value::Html(row.bar.as_deref().unwrap_or_default()), String::new());
    match row.bar_note.as_deref().filter(|note| !note.is_empty()) {
        Some(note) => forms.noted_bar.fill([bar, Value::Text(note)], &mut html),
        None => forms.bar.fill([bar], &mut html),
    }
    html
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
pub(super) fn row(shared: &Shared, known: &Known<'_>) -> Row {
    let facts = known.facts;
    let card = &facts.project.card;
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    Row {
        slug: facts.project.slug.clone(),
        id: card.id.clone(),
        label: match department {
            Some(department) => [&card.id, "\u{a0}· ", &department.name].concat(),
            None => card.id.clone(),
        },
        title: card.title.clone(),
        secured: money(shared, facts, &known.secured),
        executed: money(shared, facts, &known.executed),
        rate: rate_or_dash(shared, known.rate),
        reason: reason(&known.ledger, known.rate)
            .map(|key| [" ", shared.locale.word(key)].concat()),
        bar: chart::spark(&known.ledger),
        bar_note: bar_note(shared, known),
    }
}

/// That a gap has no reason; that there is one where more was executed than secured, which a
/// reader would ask for.
fn reason(ledger: &Ledger, rate: Option<Rate>) -> Option<&'static str> {
    let gaps = ledger.gaps();
    if !gaps.iter().all(Gap::is_told) {
        return Some("list.no_reason");
    }
    let is_over = rate.is_some_and(|rate| rate.numerator() > rate.denominator());
    (is_over && gaps.iter().any(|gap| gap.won() < Won::ZERO)).then_some("list.reason")
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
