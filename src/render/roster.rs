//! Lists of projects: all of them, and those of each group; and what they come to.
//!
//! What a list comes to is made when it is first asked for, a stretch of neighbours at a time. In
//! the next site the stretches in which nothing changed keep what they came to, so that a page of
//! ten thousand projects adds up a hundred after an edit.

use super::context::Shared;
use super::facts::Facts;
use super::glance::Glance;
use super::routes::GroupKind;
use super::tally::Tally;
use super::totals::Totals;
use crate::model::{Column, Id, Period, Site};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// How many neighbours make a stretch.
const STRETCH: usize = 128;

/// The projects of a list, in its order.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    /// Its projects, as places in the list of facts.
    pub(crate) places: Vec<usize>,
    /// The column whose money is shown, where it is not all money.
    pub(crate) column: Option<Column>,
    stretches: Vec<Arc<Known>>,
    whole: Arc<Known>,
}

/// What some projects come to, as far as somebody asked.
#[derive(Debug, Default)]
struct Known {
    totals: OnceLock<Totals>,
    tally: OnceLock<Tally>,
    glance: OnceLock<Glance>,
}

impl Roster {
    fn new(places: Vec<usize>, column: Option<Column>) -> Self {
        let stretches = places.chunks(STRETCH).map(|_| Arc::default()).collect();
        Self { places, column, stretches, whole: Arc::default() }
    }

    /// How many projects it has.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The facts of its projects.
    pub(crate) fn facts<'a>(&'a self, shared: &'a Shared) -> impl Iterator<Item = &'a Arc<Facts>> {
        at(&shared.facts, &self.places)
    }

    /// What the money of its projects adds up to.
    pub(crate) fn totals(&self, shared: &Shared) -> &Totals {
        let of = |places: &[usize]| Totals::of(at(&shared.facts, places), self.column);
        self.known(|known| &known.totals, of, Totals::joined)
    }

    /// How many of its projects have each value of what they can be chosen by.
    pub(crate) fn tally(&self, shared: &Shared) -> &Tally {
        let of = |places: &[usize]| {
            Tally::of(shared, at(&shared.facts, places).map(|facts| &**facts), self.column)
        };
        self.known(|known| &known.tally, of, Tally::joined)
    }

    /// What stands out among its projects.
    pub(crate) fn glance(&self, shared: &Shared) -> &Glance {
        let of = |places: &[usize]| Glance::of(at(&shared.facts, places));
        self.known(|known| &known.glance, of, Glance::joined)
    }

    /// What is known of the whole, or now made from its stretches.
    fn known<'a, T>(
        &'a self,
        which: impl Fn(&'a Known) -> &'a OnceLock<T>,
        of: impl Fn(&[usize]) -> T,
        joined: impl Fn(&[&T]) -> T,
    ) -> &'a T {
        which(&self.whole).get_or_init(|| {
            let both = self.stretches.iter().zip(self.places.chunks(STRETCH));
            let each: Vec<&T> =
                both.map(|(known, places)| which(known).get_or_init(|| of(places))).collect();
            joined(&each)
        })
    }

    /// Takes over what is known of stretches that are the same as in a list of the last site.
    fn keep(&mut self, facts: &[Arc<Facts>], last: &Self, last_facts: &[Arc<Facts>]) {
        let is_same = |(one, other): (&[usize], &[usize])| {
            let mut both = at(facts, one).zip(at(last_facts, other));
            one.len() == other.len() && both.all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let both = self.places.chunks(STRETCH).zip(last.places.chunks(STRETCH));
        let mut kept = 0;
        for ((own, both), known) in self.stretches.iter_mut().zip(both).zip(&last.stretches) {
            if is_same(both) {
                *own = Arc::clone(known);
                kept += 1;
            }
        }
        if kept == self.stretches.len() && kept == last.stretches.len() {
            self.whole = Arc::clone(&last.whole);
        }
    }
}

fn at<'a>(facts: &'a [Arc<Facts>], places: &'a [usize]) -> impl Iterator<Item = &'a Arc<Facts>> {
    places.iter().filter_map(|&place| facts.get(place))
}

/// A group of projects with a page of its own.
#[derive(Debug)]
pub(crate) struct Group {
    /// By what it groups.
    pub(crate) kind: GroupKind,
    /// Its id, also its address.
    pub(crate) id: String,
    /// Its projects.
    pub(crate) roster: Roster,
}

impl Group {
    /// What it is called on pages.
    pub(crate) fn name(&self, shared: &Shared) -> String {
        let (site, id) = (&shared.site, Id::new(&*self.id));
        let name = match self.kind {
            GroupKind::Area => site.area(&id).map(|area| &area.name),
            GroupKind::Department => site.department(&id).map(|department| &department.name),
            GroupKind::Status => site.status(&id).map(|status| &status.name),
            GroupKind::Year => {
                let period = self.roster.column.and_then(Column::period);
                return period.map_or_else(|| self.id.clone(), |p| shared.locale.period(p));
            }
        };
        name.unwrap_or(&self.id).clone()
    }
}

/// Every list of projects of a site.
#[derive(Debug, Default)]
pub(crate) struct Rosters {
    /// All projects.
    pub(crate) all: Roster,
    /// Every group that has a page: all areas, departments and statuses of `site.yaml`, and every
    /// period there is a yearly record of.
    pub(crate) groups: Vec<Group>,
    /// The projects of no area of `site.yaml`.
    pub(crate) elsewhere: Roster,
}

impl Rosters {
    /// The lists of a site. What stayed the same since the last one keeps what it came to; `last`
    /// is its lists and facts, of the same `site.yaml`.
    pub(crate) fn new(
        site: &Site,
        facts: &[Arc<Facts>],
        last: Option<(&Self, &[Arc<Facts>])>,
    ) -> Self {
        let mut rosters = seated(site, facts);
        let Some((last, last_facts)) = last else { return rosters };
        rosters.all.keep(facts, &last.all, last_facts);
        rosters.elsewhere.keep(facts, &last.elsewhere, last_facts);
        for group in &mut rosters.groups {
            let mut before = last.groups.iter();
            if let Some(before) = before.find(|g| (g.kind, &g.id) == (group.kind, &group.id)) {
                group.roster.keep(facts, &before.roster, last_facts);
            }
        }
        rosters
    }
}

/// Every project in its lists, in one pass.
fn seated(site: &Site, facts: &[Arc<Facts>]) -> Rosters {
    let lists = |count| vec![Vec::new(); count];
    let mut areas = lists(site.areas.len());
    let mut departments = lists(site.departments.len());
    let mut statuses = lists(site.statuses.len());
    let (mut years, mut elsewhere) = (BTreeMap::<Period, Vec<usize>>::new(), Vec::new());
    for (place, fact) in facts.iter().enumerate() {
        let seat = &fact.seat;
        let area = seat.area.and_then(|area| areas.get_mut(area));
        area.unwrap_or(&mut elsewhere).push(place);
        let department = seat.department.and_then(|department| departments.get_mut(department));
        let status = seat.status.and_then(|status| statuses.get_mut(status));
        department.into_iter().chain(status).for_each(|list| list.push(place));
        for &period in &seat.years {
            let year = years.entry(period).or_default();
            if fact.has_period(Column::Period(period)) {
                year.push(place);
            }
        }
    }
    let mut groups = Vec::new();
    groups.extend(named(GroupKind::Area, site.areas.iter().map(|area| &area.id), areas));
    let ids = site.departments.iter().map(|department| &department.id);
    groups.extend(named(GroupKind::Department, ids, departments));
    groups.extend(named(
        GroupKind::Status,
        site.statuses.iter().map(|status| &status.id),
        statuses,
    ));
    groups.extend(years.into_iter().map(|(period, places)| Group {
        kind: GroupKind::Year,
        id: period.to_string(),
        roster: Roster::new(places, Some(Column::Period(period))),
    }));
    Rosters {
        all: Roster::new((0..facts.len()).collect(), None),
        groups,
        elsewhere: Roster::new(elsewhere, None),
    }
}

fn named<'a>(
    kind: GroupKind,
    ids: impl Iterator<Item = &'a Id>,
    lists: Vec<Vec<usize>>,
) -> impl Iterator<Item = Group> {
    let group = move |(id, places): (&Id, _)| Group {
        kind,
        id: id.to_string(),
        roster: Roster::new(places, None),
    };
    ids.zip(lists).map(group)
}
