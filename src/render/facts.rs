//! What every page needs to know of a project, computed once: its money, and a district's.
//!
//! Site-wide pages work on these small facts, never on whole projects.

use super::routes::{GroupKind, Route};
use crate::check;
use crate::model::{
    Album, Budget, Column, Gap, Ledger, Part, Project, Rate, Site, SourceKey, Stage, Sum, Won,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One project and its money.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// The project.
    pub(crate) project: Arc<Project>,
    /// Its money, arranged.
    pub(crate) ledger: Arc<Ledger>,
    /// Its photos as they are published.
    pub(crate) album: Arc<Album>,
    /// Whether its status counts as done.
    pub(crate) done: bool,
    /// The gaps that `known` entries explain, with their reasons.
    explained: Vec<(Gap, String)>,
    /// The columns something is recorded of: money, a plan, a grant or a result.
    pub(crate) columns: BTreeSet<Column>,
    /// Whose money it has, and in which column: an amount of any stage that is neither zero nor `-`.
    pub(crate) money: BTreeSet<(Column, SourceKey)>,
}

impl Facts {
    /// The facts of one project.
    pub(crate) fn of(site: &Site, project: &Arc<Project>) -> Self {
        let explained = check::explained_gaps(site, project);
        let status = project.card.status.as_ref().and_then(|id| site.status(id));
        let ledger = with_reasons(Ledger::of_project(site, project), &explained);
        Self {
            project: Arc::clone(project),
            columns: columns(project, &ledger),
            money: money(&ledger),
            ledger: Arc::new(ledger),
            album: Arc::new(Album::of(project.cards())),
            done: status.is_some_and(|status| status.done),
            explained,
        }
    }

    /// The money of one of its parts.
    pub(crate) fn part_ledger(&self, site: &Site, part: &Part) -> Ledger {
        with_reasons(Ledger::of_part(site, &self.project, part), &self.explained)
    }

    /// The address of its report card.
    pub(crate) fn route(&self) -> Route {
        Route::Report(self.project.slug.clone())
    }

    /// 비예산: it says that it needs no money.
    pub(crate) fn has_no_budget(&self) -> bool {
        self.project.card.budget == Budget::None
    }

    /// Whether something of a period is recorded: money, a plan, a grant or a result.
    pub(crate) fn has_period(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Its money, or of a year's page that year's.
    pub(crate) fn ledger_of(&self, only: Option<Column>) -> Arc<Ledger> {
        match only {
            Some(column) => Arc::new(self.ledger.only(column)),
            None => Arc::clone(&self.ledger),
        }
    }

    /// How its money stands to the sums of several projects; `ledger` is [`Facts::ledger_of`] the
    /// sums' column.
    pub(crate) fn standing(&self, ledger: &Ledger) -> Standing {
        let is_there = |stage| !ledger.total(stage).is_absent();
        if self.ledger.withholds_sums() {
            Standing::Withheld
        } else if [Stage::Secured, Stage::Executed, Stage::Demand].into_iter().any(is_there) {
            Standing::Counted
        } else if ledger.is_empty() {
            Standing::Nothing
        } else {
            Standing::Apart
        }
    }
}

/// How the money of a project stands to the sums of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is in them.
    Counted,
    /// It is left out, because some of it is withheld.
    Withheld,
    /// No sum holds it: planned only, or a total without years.
    Apart,
    /// There is none.
    Nothing,
}

fn columns(project: &Project, ledger: &Ledger) -> BTreeSet<Column> {
    let filled = project
        .years
        .iter()
        .filter(|year| year.plan.is_some() || !year.results.is_empty() || !year.grants.is_empty());
    filled.map(|year| Column::Period(year.period)).chain(ledger.columns()).collect()
}

/// Where a column has no money but in its stated total, that is not broken down by source.
fn money(ledger: &Ledger) -> BTreeSet<(Column, SourceKey)> {
    let sources = ledger.sources();
    let mut found = BTreeSet::new();
    for column in ledger.columns() {
        let has =
            |sum: &dyn Fn(Stage) -> Sum| Stage::ALL.into_iter().any(|stage| is_money(&sum(stage)));
        let here =
            sources.iter().filter(|source| has(&|stage| ledger.cell(column, **source, stage)));
        let before = found.len();
        found.extend(here.map(|source| (column, *source)));
        if found.len() == before && has(&|stage| ledger.column_total(column, stage)) {
            found.insert((column, SourceKey::All));
        }
    }
    found
}

fn is_money(sum: &Sum) -> bool {
    sum.is_withheld() || sum.known_part().is_some_and(|won| won != Won::ZERO)
}

fn with_reasons(mut ledger: Ledger, explained: &[(Gap, String)]) -> Ledger {
    explained.iter().for_each(|(gap, reason)| ledger.explain(gap, reason));
    ledger
}

/// Several projects together and what their money adds up to.
#[derive(Debug, Clone)]
pub(crate) struct Totals {
    /// Money of the projects that can be added.
    pub(crate) ledger: Ledger,
    /// All projects.
    pub(crate) projects: usize,
    /// Projects whose money is in the sums.
    pub(crate) counted: usize,
    /// Projects left out because some of their money is withheld.
    pub(crate) withheld: usize,
    /// Projects with money that no sum here holds: planned only, or a total without years.
    pub(crate) apart: usize,
    /// Projects whose status counts as done.
    pub(crate) done: usize,
}

impl Totals {
    /// The totals of some projects; with a column, of its money only.
    pub(crate) fn of<'a>(facts: impl IntoIterator<Item = &'a Facts>, only: Option<Column>) -> Self {
        let (mut ledgers, mut withheld, mut apart) = (Vec::new(), 0, 0);
        let (mut projects, mut done) = (0, 0);
        for fact in facts {
            projects += 1;
            done += usize::from(fact.done);
            let ledger = fact.ledger_of(only);
            match fact.standing(&ledger) {
                Standing::Counted => ledgers.push(ledger),
                Standing::Withheld => withheld += 1,
                Standing::Apart => apart += 1,
                Standing::Nothing => {}
            }
        }
        let ledger = Ledger::of_group(ledgers.iter().map(AsRef::as_ref));
        Self { ledger, projects, counted: ledgers.len(), withheld, apart, done }
    }

    /// 확보액.
    pub(crate) fn secured(&self) -> Sum {
        self.ledger.total(Stage::Secured)
    }

    /// 집행액.
    pub(crate) fn executed(&self) -> Sum {
        self.ledger.total(Stage::Executed)
    }

    /// 완료율: projects done ÷ all projects.
    pub(crate) fn completion_rate(&self) -> Option<Rate> {
        Rate::of_counts(self.done as i128, self.projects as i128)
    }
}

/// A group of projects with a page of its own.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// By what it groups.
    pub(crate) kind: GroupKind,
    /// Its id, also its address.
    pub(crate) id: String,
    /// The column, where it is a period's.
    pub(crate) column: Option<Column>,
    /// Its projects, as places in the list of facts.
    pub(crate) members: Vec<usize>,
}

/// Every group of the site that has a page: all areas, departments and statuses of `site.yaml`,
/// and every period something is recorded of.
pub(crate) fn groups(site: &Site, facts: &[Facts]) -> Vec<Group> {
    let named = |kind, id: &str, belongs: &dyn Fn(&Project) -> bool| Group {
        kind,
        id: id.to_owned(),
        column: None,
        members: members(facts, |fact| belongs(&fact.project)),
    };
    let mut groups = Vec::new();
    for area in &site.areas {
        let belongs = |p: &Project| p.card.area.as_ref() == Some(&area.id);
        groups.push(named(GroupKind::Area, area.id.as_str(), &belongs));
    }
    for department in &site.departments {
        let belongs = |p: &Project| p.card.department.as_ref() == Some(&department.id);
        groups.push(named(GroupKind::Department, department.id.as_str(), &belongs));
    }
    for status in &site.statuses {
        let belongs = |p: &Project| p.card.status.as_ref() == Some(&status.id);
        groups.push(named(GroupKind::Status, status.id.as_str(), &belongs));
    }
    groups.extend(year_groups(facts));
    groups
}

fn year_groups(facts: &[Facts]) -> Vec<Group> {
    let recorded = facts.iter().flat_map(|fact| fact.project.years.iter().map(|y| y.period));
    let periods: BTreeSet<_> = recorded.collect();
    let group = |period| {
        let column = Column::Period(period);
        Group {
            kind: GroupKind::Year,
            id: period.to_string(),
            column: Some(column),
            members: members(facts, |fact| fact.has_period(column)),
        }
    };
    periods.into_iter().map(group).collect()
}

fn members(facts: &[Facts], belongs: impl Fn(&Facts) -> bool) -> Vec<usize> {
    let found = facts.iter().enumerate().filter(|(_, fact)| belongs(fact));
    found.map(|(index, _)| index).collect()
}
