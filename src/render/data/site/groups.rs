//! The groups of projects in `site.json`: areas, departments, statuses and years.
//!
//! The same groups as the pages, in the order of `site.yaml`.

use super::totals::{self, GroupRates, GroupTotals, Rows};
use super::way;
use crate::model::Id;
use crate::render::context::Shared;
use crate::render::roster::{Group, Roster};
use crate::render::routes::{GroupKind, Route};
use serde::ser::Error as _;

/// What the money of every group comes to.
#[derive(serde::Serialize)]
pub(super) struct GroupFigures<'a> {
    totals: GroupTotals,
    rates: GroupRates,
    by_source: Rows<'a>,
    by_period: Rows<'a>,
}

impl<'a> GroupFigures<'a> {
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
    figures: GroupFigures<'a>,
}

/// A department; who answers for it is not named.
#[derive(serde::Serialize)]
pub(super) struct DepartmentEntry<'a> {
    id: &'a str,
    name: &'a str,
    phone: Option<&'a str>,
    page: String,
    #[serde(flatten)]
    figures: GroupFigures<'a>,
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
    figures: GroupFigures<'a>,
}

/// A period there is a yearly record of: the money of that period only.
#[derive(serde::Serialize)]
pub(super) struct YearEntry<'a> {
    period: &'a str,
    page: String,
    #[serde(flatten)]
    figures: GroupFigures<'a>,
}

/// Every area.
///
/// # Errors
/// Where a group is of no area; its projects must not go missing.
pub(super) fn areas(shared: &Shared) -> serde_json::Result<Vec<AreaEntry<'_>>> {
    let entry = |group| {
        let area = of_id(&shared.site.areas, group, |area| &area.id)?;
        Ok(AreaEntry {
            id: area.id.as_str(),
            name: &area.name,
            page: page(group),
            figures: figures(shared, group),
        })
    };
    of_kind(shared, GroupKind::Area).map(entry).collect()
}

/// The projects of no area, where there are areas and such projects.
pub(super) fn without_area(shared: &Shared) -> Option<GroupFigures<'_>> {
    let elsewhere = &shared.rosters.elsewhere;
    let shown = !shared.site.areas.is_empty() && elsewhere.len() > 0;
    shown.then(|| GroupFigures::of(shared, elsewhere, GroupKind::Area))
}

/// Every department.
///
/// # Errors
/// As [`areas`].
pub(super) fn departments(shared: &Shared) -> serde_json::Result<Vec<DepartmentEntry<'_>>> {
    let entry = |group| {
        let department = of_id(&shared.site.departments, group, |department| &department.id)?;
        Ok(DepartmentEntry {
            id: department.id.as_str(),
            name: &department.name,
            phone: department.phone.as_deref(),
            page: page(group),
            figures: figures(shared, group),
        })
    };
    of_kind(shared, GroupKind::Department).map(entry).collect()
}

/// Every status.
///
/// # Errors
/// As [`areas`].
pub(super) fn statuses(shared: &Shared) -> serde_json::Result<Vec<StatusEntry<'_>>> {
    let entry = |group| {
        let status = of_id(&shared.site.statuses, group, |status| &status.id)?;
        Ok(StatusEntry {
            id: status.id.as_str(),
            name: &status.name,
            definition: status.definition.as_deref(),
            done: status.done,
            page: page(group),
            figures: figures(shared, group),
        })
    };
    of_kind(shared, GroupKind::Status).map(entry).collect()
}

/// Every period with a page.
pub(super) fn years(shared: &Shared) -> Vec<YearEntry<'_>> {
    of_kind(shared, GroupKind::Year)
        .map(|group| YearEntry {
            period: &group.id,
            page: page(group),
            figures: figures(shared, group),
        })
        .collect()
}

/// The groups of a kind, in the order of `site.yaml`.
fn of_kind(shared: &Shared, kind: GroupKind) -> impl Iterator<Item = &Group> {
    shared.groups().iter().filter(move |group| group.kind == kind)
}

/// What `site.yaml` says of a group.
fn of_id<'a, T>(
    listed: &'a [T],
    group: &Group,
    id: impl Fn(&T) -> &Id,
) -> serde_json::Result<&'a T> {
    let found = listed.iter().find(|one| id(one).as_str() == group.id);
    found.ok_or_else(|| {
        let nobody = format!("{} `{}` is not in site.yaml", group.kind.folder(), group.id);
        serde_json::Error::custom(nobody)
    })
}

fn figures<'a>(shared: &'a Shared, group: &Group) -> GroupFigures<'a> {
    GroupFigures::of(shared, &group.roster, group.kind)
}

fn page(group: &Group) -> String {
    way(&Route::Group(group.kind, group.id.clone(), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Area;

    #[test]
    fn a_group_of_nothing_in_site_yaml_is_told() {
        let areas = [Area { id: Id::new("roads"), name: "길".to_owned() }];
        let group = |id: &str| Group {
            kind: GroupKind::Area,
            id: id.to_owned(),
            roster: Roster::default(),
        };
        let found = of_id(&areas, &group("roads"), |area| &area.id);
        assert!(found.is_ok_and(|area| area.name == "길"));
        let told = of_id(&areas, &group("parks"), |area| &area.id).unwrap_err();
        assert_eq!(told.to_string(), "areas `parks` is not in site.yaml");
    }
}
