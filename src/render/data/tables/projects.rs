//! `projects.csv`: one row per project, with its facts, and its sums and rates as its page and the
//! lists show them.

use super::{Rows, Subject, notes};
use crate::model::{Card, Decimal, Rate, Stage, Sum};
use crate::render::data::field::{Cell, Field, Kind, List, always, perhaps};
use crate::render::data::state::State;
use crate::render::data::vocabulary::{self, Vocabulary};
use crate::render::footnotes::Spot;

/// The table.
pub(super) struct Projects;

/// A project, and what its money comes to.
pub(super) struct Row<'a> {
    of: &'a Subject<'a>,
    demand: Sum,
    secured: Sum,
    executed: Sum,
    budget: Sum,
    execution_rate: Option<Rate>,
    secured_rate: Option<Rate>,
}

impl Rows for Projects {
    const FILE: &'static str = "projects.csv";
    const KEY: &'static [&'static str] = &["slug"];
    type Row<'a> = Row<'a>;

    fn fields<'a>() -> Vec<Field<Row<'a>>> {
        [groups(), times(), sums(), rates(), rest()].into_iter().flatten().collect()
    }

    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Row<'a>> {
        let ledger = &subject.facts.ledger;
        vec![Row {
            of: subject,
            demand: ledger.total(Stage::Demand),
            secured: ledger.total(Stage::Secured),
            executed: ledger.total(Stage::Executed),
            budget: ledger.budget(),
            execution_rate: ledger.execution_rate(),
            secured_rate: ledger.secured_rate(),
        }]
    }

    /// One, which takes no adding up to know.
    fn count(_: &Subject<'_>) -> usize {
        1
    }

    fn spot(_: &Row<'_>) -> Option<Spot> {
        None
    }
}

/// What it is called, and to which groups it belongs.
fn groups<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        always("title", Kind::Text, |row: &Row<'_>| Cell::text(&row.card().title)),
        perhaps("status", Kind::Listed(List::Statuses), |row| {
            Cell::maybe_name(row.card().status.as_ref().map(|id| id.as_str()))
        }),
        perhaps("status_name", Kind::Text, |row| {
            let status = row.card().status.as_ref();
            let status = status.and_then(|id| row.of.shared.site.status(id));
            Cell::maybe(status.map(|status| status.name.as_str()))
        }),
        always("done", Kind::Flag, |row| Cell::flag(row.of.facts.done)),
        perhaps("department", Kind::Listed(List::Departments), |row| {
            Cell::maybe_name(row.card().department.as_ref().map(|id| id.as_str()))
        }),
        perhaps("department_name", Kind::Text, |row| {
            let department = row.card().department.as_ref();
            let department = department.and_then(|id| row.of.shared.site.department(id));
            Cell::maybe(department.map(|department| department.name.as_str()))
        }),
        perhaps("area", Kind::Listed(List::Areas), |row| {
            Cell::maybe_name(row.card().area.as_ref().map(|id| id.as_str()))
        }),
        perhaps("area_name", Kind::Text, |row| {
            let area = row.card().area.as_ref().and_then(|id| row.of.shared.site.area(id));
            Cell::maybe(area.map(|area| area.name.as_str()))
        }),
        perhaps("term", Kind::Listed(List::Terms), |row| {
            Cell::maybe_name(row.card().term.as_ref().map(|id| id.as_str()))
        }),
        perhaps("kind", Kind::Text, |row| Cell::joined(row.card().kind.iter().map(String::as_str))),
    ]
}

/// When it runs, and how far it is.
fn times<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        perhaps("start", Kind::Date, |row: &Row<'_>| {
            Cell::date(row.card().period.map(|span| span.start))
        }),
        perhaps("start_precision", Kind::OneOf(Vocabulary::Precision), |row| {
            Cell::precision(row.card().period.map(|span| span.start))
        }),
        perhaps("end", Kind::Date, |row| Cell::date(row.card().period.and_then(|span| span.end))),
        perhaps("end_precision", Kind::OneOf(Vocabulary::Precision), |row| {
            Cell::precision(row.card().period.and_then(|span| span.end))
        }),
        perhaps("months", Kind::Count, |row| {
            let months = row.card().period.and_then(|span| span.months);
            months.map_or(Cell::Empty, |months| Cell::Whole(months.into()))
        }),
        perhaps("completion_year", Kind::Year, |row| {
            row.card().completion.map_or(Cell::Empty, |it| Cell::Whole(it.year.into()))
        }),
        perhaps("within_term", Kind::Flag, |row| {
            let within = row.card().completion.and_then(|it| it.within_term);
            within.map_or(Cell::Empty, Cell::flag)
        }),
        perhaps("progress", Kind::Percent, |row| {
            let progress = row.card().progress;
            progress.map_or(Cell::Empty, |percent| Cell::plain(percent.decimal().shortest()))
        }),
        perhaps("periods", Kind::Periods, |row| {
            let periods = row.of.facts.columns.iter().filter_map(|column| column.period());
            let periods: Vec<String> = periods.map(|period| period.to_string()).collect();
            if periods.is_empty() { Cell::Empty } else { Cell::plain(periods.join(" ")) }
        }),
    ]
}

/// What its money comes to.
fn sums<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        always("budget", Kind::OneOf(Vocabulary::Budget), |row: &Row<'_>| {
            Cell::word(vocabulary::budget(row.card().budget))
        }),
        perhaps("stated_total_won", Kind::Won, |row| Cell::won(row.card().stated_total())),
        always("stated_total_state", Kind::OneOf(Vocabulary::TotalState), |row| {
            Cell::state(row.card().total.as_ref())
        }),
        perhaps("total_won", Kind::Won, |row| Cell::won(row.budget.known_part())),
        always("total_state", Kind::OneOf(Vocabulary::SumState), |row| state(&row.budget)),
        perhaps("demand_won", Kind::Won, |row| Cell::won(row.demand.known_part())),
        always("demand_state", Kind::OneOf(Vocabulary::SumState), |row| state(&row.demand)),
        perhaps("secured_won", Kind::Won, |row| Cell::won(row.secured.known_part())),
        always("secured_state", Kind::OneOf(Vocabulary::SumState), |row| state(&row.secured)),
        perhaps("executed_won", Kind::Won, |row| Cell::won(row.executed.known_part())),
        always("executed_state", Kind::OneOf(Vocabulary::SumState), |row| state(&row.executed)),
        perhaps("gap_won", Kind::Won, |row| Cell::won(row.of.facts.ledger.total_gap())),
        always("gaps", Kind::Count, |row| Cell::count(row.of.facts.ledger.gaps().len())),
        always("gaps_untold", Kind::Count, |row| {
            let gaps = row.of.facts.ledger.gaps().iter();
            Cell::count(gaps.filter(|gap| !gap.is_told()).count())
        }),
        always("standing", Kind::OneOf(Vocabulary::Standing), |row| {
            Cell::word(row.of.facts.standing(None).key())
        }),
    ]
}

/// Its rates, each with what it is made of.
fn rates<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        perhaps("execution_rate", Kind::Percent, |row: &Row<'_>| percent(row.execution_rate)),
        perhaps("execution_numerator_won", Kind::Won, |row| numerator(row.execution_rate)),
        perhaps("execution_denominator_won", Kind::Won, |row| denominator(row.execution_rate)),
        perhaps("secured_rate", Kind::Percent, |row| percent(row.secured_rate)),
        perhaps("secured_numerator_won", Kind::Won, |row| numerator(row.secured_rate)),
        perhaps("secured_denominator_won", Kind::Won, |row| denominator(row.secured_rate)),
    ]
}

/// Where it is, and where to read on.
fn rest<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        perhaps("address", Kind::Text, |row: &Row<'_>| {
            let location = row.card().location.as_ref();
            Cell::maybe(location.and_then(|location| location.address.as_deref()))
        }),
        perhaps("lat", Kind::Degrees, |row| {
            degrees(row.card().location.as_ref().and_then(|location| location.lat.as_ref()))
        }),
        perhaps("lon", Kind::Degrees, |row| {
            degrees(row.card().location.as_ref().and_then(|location| location.lon.as_ref()))
        }),
        perhaps("facilities", Kind::Text, |row| {
            Cell::joined(row.card().facilities.iter().map(|facility| facility.name.as_str()))
        }),
        always("results", Kind::Count, |row| {
            Cell::count(row.of.facts.project.years.iter().map(|year| year.results.len()).sum())
        }),
        perhaps("updated", Kind::Date, |row| Cell::date(row.card().updated)),
        perhaps("updated_precision", Kind::OneOf(Vocabulary::Precision), |row| {
            Cell::precision(row.card().updated)
        }),
        perhaps("note", Kind::Text, |row| notes::of_project(row.of)),
        always("as_of", Kind::Date, |row| Cell::date(Some(row.of.shared.site.as_of))),
        always("page", Kind::Text, |row| Cell::plain(row.of.facts.route().path())),
    ]
}

impl Row<'_> {
    fn card(&self) -> &Card {
        &self.of.facts.project.card
    }
}

fn state(sum: &Sum) -> Cell<'_> {
    Cell::word(State::of_sum(sum).key())
}

fn percent<'a>(rate: Option<Rate>) -> Cell<'a> {
    rate.map_or(Cell::Empty, |rate| Cell::plain(rate.percent()))
}

fn numerator<'a>(rate: Option<Rate>) -> Cell<'a> {
    rate.map_or(Cell::Empty, |rate| Cell::Whole(rate.numerator()))
}

fn denominator<'a>(rate: Option<Rate>) -> Cell<'a> {
    rate.map_or(Cell::Empty, |rate| Cell::Whole(rate.denominator()))
}

/// A decimal exactly as it was written, with a point.
fn degrees(decimal: Option<&Decimal>) -> Cell<'_> {
    decimal.map_or(Cell::Empty, |decimal| Cell::plain(decimal.to_string()))
}
