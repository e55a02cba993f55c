//! What every page needs to know of a project, computed once.
//!
//! Site-wide pages work on these small facts, never on whole projects. What several projects come
//! to together is a [`Roster`](super::roster::Roster)'s.

use super::context::Shared;
use super::routes::Route;
use crate::check;
use crate::model::{
    Album, Budget, Column, Gap, Id, Ledger, Part, Period, Photo, PictureFormat, Print, Project,
    Site, SourceKey, Stage, Sum, Won, YearRecord,
};
use rayon::prelude::*;
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
    /// How its money stands to the sums of several projects.
    standing: Standing,
    /// The gaps that `known` entries explain, with their reasons.
    explained: Vec<(Gap, String)>,
    /// The columns something is recorded of: money, a plan, a grant or a result.
    pub(crate) columns: Box<[Column]>,
    /// To which groups it belongs.
    pub(crate) seat: Seat,
}

/// The groups of a project: those of `site.yaml` by their place in its lists.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    /// Its area.
    pub(crate) area: Option<usize>,
    /// Its department.
    pub(crate) department: Option<usize>,
    /// Its status.
    pub(crate) status: Option<usize>,
    /// The periods it has a yearly record of, though it be empty.
    pub(crate) years: Box<[Period]>,
}

impl Seat {
    fn of(site: &Site, project: &Project) -> Self {
        let card = &project.card;
        let among =
            |id: &Option<_>, mut ids: Ids<'_>| ids.position(|other| Some(other) == id.as_ref());
        Self {
            area: among(&card.area, Box::new(site.areas.iter().map(|area| &area.id))),
            department: among(&card.department, Box::new(site.departments.iter().map(|d| &d.id))),
            status: among(&card.status, Box::new(site.statuses.iter().map(|status| &status.id))),
            years: project.years.iter().map(|year| year.period).collect(),
        }
    }
}

type Ids<'a> = Box<dyn Iterator<Item = &'a Id> + 'a>;

/// The facts of every published project. Of a project that is the very same as in the last site
/// they are those of then; `last` is what was made from the same `site.yaml`.
pub(crate) fn of_site(site: &Site, last: &[Arc<Facts>]) -> Vec<Arc<Facts>> {
    // Both are in the order of slugs.
    let mut last = last.iter().peekable();
    let mut kept = |project: &Arc<Project>| {
        let is_same = |facts: &Facts| Arc::ptr_eq(&facts.project, project);
        let is_past = |facts: &Facts| !is_same(facts) && facts.project.slug < project.slug;
        while last.next_if(|facts| is_past(facts)).is_some() {}
        last.next_if(|facts| is_same(facts)).cloned()
    };
    let kept: Vec<Option<Arc<Facts>>> = site.projects.iter().map(&mut kept).collect();
    let both = site.projects.iter().zip(&kept);
    let missing: Vec<_> = both.filter(|(_, kept)| kept.is_none()).map(|(new, _)| new).collect();
    let made: Vec<Arc<Facts>> =
        missing.into_par_iter().map(|project| Arc::new(Facts::of(site, project))).collect();
    let mut made = made.into_iter();
    kept.into_iter().filter_map(|kept| kept.or_else(|| made.next())).collect()
}

impl Facts {
    /// The facts of one project. Of the site they depend on its sources (their ids, order and
    /// names), areas, departments and statuses, and on what the rules behind
    /// [`check::explained_gaps`] look at: the rest of `site.yaml`, never other projects. So they
    /// hold as long as the project and `site.yaml` stay the same.
    pub(crate) fn of(site: &Site, project: &Arc<Project>) -> Self {
        let explained = check::explained_gaps(site, project);
        let status = project.card.status.as_ref().and_then(|id| site.status(id));
        let ledger = with_reasons(Ledger::of_project(site, project), &explained);
        Self {
            project: Arc::clone(project),
            standing: standing(&ledger),
            columns: columns(project, &ledger),
            ledger: Arc::new(ledger.compact()),
            album: Arc::new(Album::of(project.cards())),
            done: status.is_some_and(|status| status.done),
            explained,
            seat: Seat::of(site, project),
        }
    }

    /// Whose money it has, and in which column: an amount of any stage that is neither zero nor `-`.
    /// Not kept, as a list asks once.
    pub(crate) fn money(&self) -> Vec<(Column, SourceKey)> {
        money(&self.ledger)
    }

    /// The gaps that `known` entries explain, with their reasons.
    pub(crate) fn explained(&self) -> &[(Gap, String)] {
        &self.explained
    }

    /// The money of one of its parts.
    pub(crate) fn part_ledger(&self, site: &Site, part: &Part) -> Ledger {
        with_reasons(Ledger::of_part(site, &self.project, part), &self.explained)
    }

    /// The address of its report card.
    pub(crate) fn route(&self) -> Route {
        Route::Report(self.project.slug.clone())
    }

    /// The largest JPEG of a photo and where it is published; nothing of one that is only described.
    pub(crate) fn largest_jpeg(&self, photo: &Photo) -> Option<(Print, Route)> {
        let entry = self.album.get(photo.file.as_ref()?)?;
        let (print, path) = entry.of_format(PictureFormat::Jpeg).last()?;
        Some((print, Route::Media(self.project.slug.clone(), path.to_owned())))
    }

    /// When it was or is to be completed, in words: `2020년, 임기내 완료`.
    pub(crate) fn completed(&self, shared: &Shared) -> Option<String> {
        let completion = self.project.card.completion?;
        let key = match (self.done, completion.within_term) {
            (true, Some(true)) => "tag.done_within",
            (true, Some(false)) => "tag.done_after",
            (true, None) => "tag.done",
            (false, _) => "tag.due",
        };
        Some(shared.locale.say(key, &[("year", &completion.year.to_string())]))
    }

    /// 비예산: it says that it needs no money.
    pub(crate) fn has_no_budget(&self) -> bool {
        self.project.card.budget == Budget::None
    }

    /// Whether something of a period is recorded: money, a plan, a grant or a result.
    pub(crate) fn has_period(&self, column: Column) -> bool {
        self.columns.binary_search(&column).is_ok()
    }

    /// Its money, or of a year's page that year's.
    pub(crate) fn ledger_of(&self, only: Option<Column>) -> Arc<Ledger> {
        match only {
            Some(column) => Arc::new(self.ledger.only(column)),
            None => Arc::clone(&self.ledger),
        }
    }

    /// Its gaps; with a column, those of the column.
    pub(crate) fn gaps(&self, only: Option<Column>) -> impl Iterator<Item = &Gap> {
        self.ledger.gaps().iter().filter(move |gap| only.is_none_or(|only| only == gap.column))
    }

    /// Whether sums of several projects hold its money.
    pub(crate) fn is_counted(&self) -> bool {
        self.standing == Standing::Counted
    }

    /// How its money stands to the sums of several projects; with a column, to those of the column.
    /// What is withheld of it anywhere leaves it out everywhere.
    pub(crate) fn standing(&self, only: Option<Column>) -> Standing {
        let (Some(column), Standing::Counted | Standing::Apart) = (only, self.standing) else {
            return self.standing;
        };
        let total = |stage| self.ledger.column_total(column, stage);
        if Stage::SUMMED.iter().any(|stage| !total(*stage).is_absent()) {
            Standing::Counted
        } else if self.ledger.stages(column).is_empty() {
            Standing::Nothing
        } else {
            Standing::Apart
        }
    }
}

fn standing(ledger: &Ledger) -> Standing {
    if ledger.withholds_sums() {
        Standing::Withheld
    } else if Stage::SUMMED.iter().any(|stage| !ledger.total(*stage).is_absent()) {
        Standing::Counted
    } else if ledger.is_empty() {
        Standing::Nothing
    } else {
        Standing::Apart
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

impl Standing {
    /// Every standing.
    pub(crate) const ALL: [Self; 4] = [Self::Counted, Self::Withheld, Self::Apart, Self::Nothing];

    /// As data files write it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Withheld => "withheld",
            Self::Apart => "apart",
            Self::Nothing => "nothing",
        }
    }
}

/// Whether a project records anything of a period, as [`Facts::has_period`] has it.
pub(crate) fn records(site: &Site, project: &Project, period: Period) -> bool {
    let mut years = project.years.iter().filter(|year| year.period == period).peekable();
    let has_money =
        || Ledger::of_project(site, project).columns().contains(&Column::Period(period));
    years.peek().is_some() && (years.any(is_filled) || has_money())
}

fn columns(project: &Project, ledger: &Ledger) -> Box<[Column]> {
    let filled = project.years.iter().filter(|year| is_filled(year));
    let filled = filled.map(|year| Column::Period(year.period));
    filled.chain(ledger.columns()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether a yearly record says anything besides money.
fn is_filled(year: &YearRecord) -> bool {
    year.plan.is_some() || !year.results.is_empty() || !year.grants.is_empty()
}

/// Where a column has no money but in its stated total, that is not broken down by source.
fn money(ledger: &Ledger) -> Vec<(Column, SourceKey)> {
    let cells = ledger.cells().filter(|(.., sum)| is_money(sum));
    let mut found: Vec<(Column, SourceKey)> =
        cells.map(|(column, source, ..)| (column, source)).collect();
    found.dedup();
    for column in ledger.columns() {
        let place = found.partition_point(|(other, _)| *other < column);
        let is_found = found.get(place).is_some_and(|(other, _)| *other == column);
        let mut totals = Stage::ALL.into_iter().map(|stage| ledger.column_total(column, stage));
        if !is_found && totals.any(|total| is_money(&total)) {
            found.insert(place, (column, SourceKey::All));
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
