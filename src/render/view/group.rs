//! Pages of several projects: the list of all, and groups by area, department, status and year.

use super::find::chosen;
use super::frame::{Crumb, Frame, Head, Link};
use super::list::{self, Badge, List};
use super::money::{KeyFigure, money_figure};
use super::summary;
use super::sums::{GroupCharts, group_charts};
use crate::model::{Stage, Won};
use crate::render::context::Shared;
use crate::render::facts::Standing;
use crate::render::html::{Html, LINK, linking, plain, strong};
use crate::render::roster::Group;
use crate::render::routes::{GroupKind, Route};
use crate::render::tally::Field;
use crate::render::totals::Totals;
use serde::Serialize;

/// A page of a group.
#[derive(Debug, Serialize)]
pub(crate) struct GroupPage {
    frame: Frame,
    title: String,
    kind: String,
    intro: String,
    badge: Option<Badge>,
    phone: Option<String>,
    figures: Vec<KeyFigure>,
    left_out: Option<Html>,
    charts: Option<GroupCharts>,
    list: List,
}

/// The list of all projects, with the ways to look at them by group.
#[derive(Debug, Serialize)]
pub(crate) struct ProjectsPage {
    frame: Frame,
    title: String,
    figures: Vec<KeyFigure>,
    left_out: Option<Html>,
    list: List,
    indexes: Vec<Index>,
}

/// All groups of one kind.
#[derive(Debug, Serialize)]
pub(crate) struct Index {
    pub(super) anchor: &'static str,
    title: String,
    entries: Vec<(Link, String)>,
}

/// The page of a group, at one of its pages of list.
pub(crate) fn group(shared: &Shared, group: &Group, at: &Route) -> GroupPage {
    let title = group.name(shared);
    let totals = group.roster.totals(shared);
    let status = shared.site.statuses.iter().find(|s| is(group, GroupKind::Status, s.id.as_str()));
    let department =
        shared.site.departments.iter().find(|d| is(group, GroupKind::Department, d.id.as_str()));
    let intro = match status.and_then(|status| status.definition.clone()) {
        Some(definition) => definition,
        None => sentence(shared, totals),
    };
    GroupPage {
        frame: group_frame(shared, group, at, &title),
        kind: shared.locale.word(&format!("group.{}", group.kind.folder())).to_owned(),
        intro,
        badge: status.map(|status| Badge::new(shared, status, at)),
        phone: department.and_then(|department| department.phone.clone()),
        figures: group_figures(shared, group, totals),
        left_out: left_out(shared, at, totals),
        charts: group_charts(shared, at, totals),
        list: list::list(shared, at, &group.roster),
        title,
    }
}

fn is(group: &Group, kind: GroupKind, id: &str) -> bool {
    group.kind == kind && group.id == id
}

fn group_frame(shared: &Shared, group: &Group, at: &Route, title: &str) -> Frame {
    let word = |key: &str| shared.locale.word(key).to_owned();
    let kind = word(&format!("nav.{}", group.kind.folder()));
    let listed = (&group.roster, list::page_of(at));
    Frame::new(
        shared,
        at,
        Head {
            title: title.to_owned(),
            description: summary::of_list(shared, title, listed, Some(group.kind)),
            crumbs: vec![
                Crumb::new(Route::Projects(1), word("nav.projects")),
                Crumb::part(Route::Projects(1), group.kind.folder(), kind),
                Crumb::here(title),
            ],
            contact: None,
        },
    )
}

/// The list of all projects, at one of its pages.
pub(crate) fn projects(shared: &Shared, at: &Route) -> ProjectsPage {
    let title = shared.locale.word("nav.projects").to_owned();
    let all = &shared.rosters.all;
    let totals = all.totals(shared);
    let frame = Frame::new(
        shared,
        at,
        Head {
            title: title.clone(),
            description: summary::of_list(
                shared,
                &shared.site.title,
                (all, list::page_of(at)),
                None,
            ),
            crumbs: vec![Crumb::here(&title)],
            contact: None,
        },
    );
    ProjectsPage {
        frame,
        title,
        figures: figures(shared, totals),
        left_out: left_out(shared, at, totals),
        list: list::list(shared, at, all),
        indexes: indexes(shared, at),
    }
}

/// Every group of the site by kind, with the number of its projects.
pub(crate) fn indexes(shared: &Shared, at: &Route) -> Vec<Index> {
    let index = |kind: GroupKind| {
        let groups = shared.groups().iter().filter(|group| group.kind == kind);
        let entry = |group: &Group| {
            let route = Route::Group(kind, group.id.clone(), 1);
            let count = shared.locale.count("list.count", group.roster.len(), &[]);
            (Link::new(at, &route, group.name(shared)), count)
        };
        Index {
            anchor: kind.folder(),
            title: shared.locale.word(&format!("group.by_{}", kind.folder())).to_owned(),
            entries: groups.map(entry).collect(),
        }
    };
    GroupKind::ALL.into_iter().map(index).filter(|index| !index.entries.is_empty()).collect()
}

/// Secured, executed, the rate and the completion rate, each with what it is made of.
pub(crate) fn figures(shared: &Shared, totals: &Totals) -> Vec<KeyFigure> {
    let mut figures = money_figures(shared, totals);
    if totals.projects > 0 {
        let (done, all) = (totals.done.to_string(), totals.projects.to_string());
        let note = shared.locale.say("totals.completion", &[("done", &done), ("all", &all)]);
        let rate = totals.completion_rate();
        figures.push(KeyFigure::percent(shared, "rate.completion", rate, Some(note)));
    }
    figures
}

/// Those of money alone: projects of one status are all done, or none is.
fn money_figures(shared: &Shared, totals: &Totals) -> Vec<KeyFigure> {
    let locale = &shared.locale;
    let counted = locale.count("totals.counted", totals.counted, &[]);
    let money = |label, stage| {
        let sum = totals.ledger.total(stage);
        let figure = money_figure(shared, label, &sum);
        if sum.is_absent() { figure.dashed() } else { figure.with_note(counted.clone()) }
    };
    let mut figures = Vec::new();
    if !totals.ledger.is_empty() {
        figures.push(money("stage.secured", Stage::Secured));
        figures.push(money("stage.executed", Stage::Executed));
        let note = totals.ledger.execution_rate().map(|rate| {
            let amount = |won| locale.amount(Won(won));
            let (above, below) = (amount(rate.numerator()), amount(rate.denominator()));
            locale.say("totals.execution", &[("above", &above), ("below", &below)])
        });
        let rate = totals.ledger.execution_rate();
        figures.push(KeyFigure::percent(shared, "rate.execution", rate, note));
    }
    figures
}

fn group_figures(shared: &Shared, group: &Group, totals: &Totals) -> Vec<KeyFigure> {
    if group.kind.has_completion_rate() {
        figures(shared, totals)
    } else {
        money_figures(shared, totals)
    }
}

/// What the sums leave out, in words that lead to those projects.
pub(crate) fn left_out(shared: &Shared, at: &Route, totals: &Totals) -> Option<Html> {
    let left_out = [
        ("totals.left_out", Standing::Withheld, totals.withheld),
        ("totals.apart", Standing::Apart, totals.apart),
    ];
    let said = left_out.into_iter().filter(|(.., projects)| *projects > 0);
    let said = said.map(|(key, standing, projects)| {
        let href = chosen(at, (Field::Sum, standing.key()));
        let href = (totals.projects > 1).then_some(href.as_str());
        linking(&shared.locale.count(key, projects, &LINK), href).0
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| Html(said.join(" ")))
}

/// The totals in one sentence of plain text.
pub(crate) fn sentence(shared: &Shared, totals: &Totals) -> String {
    plain(&marked_sentence(shared, totals))
}

/// The totals in one sentence, its amounts marked for emphasis; says how many of the projects are
/// in the sums, where not all are.
pub(crate) fn marked_sentence(shared: &Shared, totals: &Totals) -> String {
    let locale = &shared.locale;
    if totals.projects == 0 {
        return locale.word("totals.no_projects").to_owned();
    }
    let (Some(secured), Some(executed)) = (totals.secured().known(), totals.executed().exact())
    else {
        return locale.count("totals.projects", totals.projects, &[]);
    };
    let [secured, executed] =
        locale.spoken_alike([secured, executed]).map(|amount| strong(&amount));
    let counted = locale.number(totals.counted as i128);
    let values =
        [("secured", secured.as_str()), ("executed", &executed), ("counted", counted.as_str())];
    let all = totals.counted == totals.projects;
    locale.count(if all { "totals.sentence" } else { "totals.some" }, totals.projects, &values)
}
