//! The groups of projects in `site.json`: areas, departments, statuses and years.
//!
//! The same groups as the pages, in the order of `site.yaml`.

use super::totals::{self, GroupRates, GroupTotals, Rows};
use super::way;
use crate::render::context::Shared;
use crate::render::roster::{Group, Roster};
use crate::render::routes::{GroupKind, Route};

/// What every group has, its page left aside.
#[derive(serde::Serialize)]
pub(super) struct Named<'a> {
    totals: GroupTotals,
    rates: GroupRates,
    by_source: Rows<'a>,
    by_period: Rows<'a>,
}

impl<'a> Named<'a> {
    fn of(shared: &'a Shared, roster: &Roster, kind: GroupKind) -> Self {
        let totals = roster.totals(shared);
        Self {
            totals: GroupTotals::of(totals),
            rates: GroupRates::of(totals, Some(kind)),
            by_source: totals::by_source(shared, totals),
            by_period: totals::by_period(totals),
        }
    }
}

/// An area.
#[derive(serde::Serialize)]
pub(super) struct AreaEntry<'a> {
    id: &'a str,
    name: &'a str,
    page: String,
    #[serde(flatten)]
    group: Named<'a>,
}

/// A department; who answers for it is not named.
#[derive(serde::Serialize)]
pub(super) struct DepartmentEntry<'a> {
    id: &'a str,
    name: &'a str,
    phone: Option<&'a str>,
    page: String,
    #[serde(flatten)]
    group: Named<'a>,
}

/// A status with what it means.
#[derive(serde::Serialize)]
pub(super) struct StatusEntry<'a> {
    id: &'a str,
    name: &'a str,
    definition: Option<&'a str>,
    done: bool,
    page: String,
    #[serde(flatten)]
    group: Named<'a>,
}

/// A period there is a yearly record of: the money of that period only.
#[derive(serde::Serialize)]
pub(super) struct YearEntry<'a> {
    period: &'a str,
    page: String,
    #[serde(flatten)]
    group: Named<'a>,
}

/// Every area.
pub(super) fn areas(shared: &Shared) -> Vec<AreaEntry<'_>> {
    of_kind(shared, GroupKind::Area)
        .zip(&shared.site.areas)
        .map(|(group, area)| AreaEntry {
            id: area.id.as_str(),
            name: &area.name,
            page: page(group),
            group: Named::of(shared, &group.roster, group.kind),
        })
        .collect()
}

/// The projects of no area, where there are areas and such projects.
pub(super) fn without_area(shared: &Shared) -> Option<Named<'_>> {
    let elsewhere = &shared.rosters.elsewhere;
    let shown = !shared.site.areas.is_empty() && elsewhere.len() > 0;
    shown.then(|| Named::of(shared, elsewhere, GroupKind::Area))
}

/// Every department.
pub(super) fn departments(shared: &Shared) -> Vec<DepartmentEntry<'_>> {
    of_kind(shared, GroupKind::Department)
        .zip(&shared.site.departments)
        .map(|(group, department)| DepartmentEntry {
            id: department.id.as_str(),
            name: &department.name,
            phone: department.phone.as_deref(),
            page: page(group),
            group: Named::of(shared, &group.roster, group.kind),
        })
        .collect()
}

/// Every status.
pub(super) fn statuses(shared: &Shared) -> Vec<StatusEntry<'_>> {
    of_kind(shared, GroupKind::Status)
        .zip(&shared.site.statuses)
        .map(|(group, status)| StatusEntry {
            id: status.id.as_str(),
            name: &status.name,
            definition: status.definition.as_deref(),
            done: status.done,
            page: page(group),
            group: Named::of(shared, &group.roster, group.kind),
        })
        .collect()
}

/// Every period with a page.
pub(super) fn years(shared: &Shared) -> Vec<YearEntry<'_>> {
    of_kind(shared, GroupKind::Year)
        .map(|group| YearEntry {
            period: &group.id,
            page: page(group),
            group: Named::of(shared, &group.roster, group.kind),
        })
        .collect()
}

/// The groups of a kind, one for each entry of `site.yaml`, in its order.
fn of_kind(shared: &Shared, kind: GroupKind) -> impl Iterator<Item = &Group> {
    shared.groups().iter().filter(move |group| group.kind == kind)
}

fn page(group: &Group) -> String {
    way(&Route::Group(group.kind, group.id.clone(), 1))
}
