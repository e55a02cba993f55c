//! What is new in some projects: their dated results and changes of plan, newest first.
//!
//! What is not dated is no news. A draft is none either: it is not among the facts.

use crate::model::{Change, DateRange, DatedResult, Part, Project, YearRecord};
use crate::render::facts::Facts;
use crate::render::newest::{Kind, Rank};
use crate::render::routes::encode;
use std::collections::BinaryHeap;

/// One piece of news.
#[derive(Debug, Clone, Copy)]
pub(super) struct News<'a> {
    /// The project it is about.
    pub(super) facts: &'a Facts,
    /// What happened.
    pub(super) what: What<'a>,
    /// When, as exactly as it was written.
    pub(super) date: DateRange,
    /// Its number among the news of its project of the same kind, part and date, in the order they
    /// are written; from 1.
    ordinal: usize,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub(super) enum What<'a> {
    /// A dated result, with the yearly record it stands in.
    Result(&'a YearRecord, &'a DatedResult),
    /// A change of the plan, of the project or of a part.
    Change(Option<&'a Part>, &'a Change),
}

impl News<'_> {
    /// What stays the same of it whatever else is edited, its own words among it: kind, part,
    /// date and ordinal, as a URL's fragment. `result.2019-06-21.1`, `change.2020-03.1`, and of a
    /// part `change.market-hall.2020-03.2`. Of a range the date is its first.
    ///
    /// No period is in it, so that years which are merged later bring no old news back. Read from
    /// its end, no two pieces of news of a project have the same.
    pub(super) fn fragment(&self) -> String {
        let kind = match self.what {
            What::Result(..) => "result".to_owned(),
            What::Change(None, _) => "change".to_owned(),
            What::Change(Some(part), _) => format!("change.{}", encode(part.id.as_str())),
        };
        format!("{kind}.{}.{}", self.date.from.iso(), self.ordinal)
    }
}

/// A piece of news before it is known whether it is among the newest, with the place of its project.
type Candidate = Rank<usize>;

/// The newest of some projects' news, at most so many. The projects are in the order of slugs.
pub(super) fn newest<'a>(projects: &[&'a Facts], most: usize) -> Vec<News<'a>> {
    let mut kept = BinaryHeap::with_capacity(most + 1);
    for (index, facts) in projects.iter().enumerate() {
        for candidate in candidates(index, &facts.project) {
            let is_older = kept.peek().is_some_and(|oldest| candidate > *oldest);
            if kept.len() < most || !is_older {
                kept.push(candidate);
            }
            if kept.len() > most {
                kept.pop();
            }
        }
    }
    let chosen = kept.into_sorted_vec().into_iter();
    chosen.filter_map(|candidate| news(projects.get(candidate.project)?, &candidate)).collect()
}

fn candidates(index: usize, project: &Project) -> impl Iterator<Item = Candidate> {
    let candidate = move |kind, place, date| Rank::new(date, index, kind, place);
    let results = results(project).enumerate();
    let results = results.map(move |(place, (_, r))| candidate(Kind::Result, place, r.date.from));
    let changes = changes(project).enumerate();
    results.chain(changes.map(move |(place, (.., d))| candidate(Kind::Change, place, d.from)))
}

fn news<'a>(facts: &'a Facts, candidate: &Candidate) -> Option<News<'a>> {
    let (project, place) = (&*facts.project, candidate.place());
    match candidate.kind {
        Kind::Result => {
            let (year, result) = results(project).nth(place)?;
            let before = results(project).take(place);
            let alike = before.filter(|(_, other)| other.date.from == result.date.from);
            let what = What::Result(year, result);
            Some(News { facts, what, date: result.date, ordinal: alike.count() + 1 })
        }
        Kind::Change => {
            let (part, change, date) = changes(project).nth(place)?;
            let id = |part: Option<&'a Part>| part.map(|part| &part.id);
            let before = changes(project).take(place);
            let alike =
                before.filter(|(other, _, day)| id(*other) == id(part) && day.from == date.from);
            let what = What::Change(part, change);
            Some(News { facts, what, date, ordinal: alike.count() + 1 })
        }
    }
}

/// Every result, in the order of periods and within them as written.
fn results(project: &Project) -> impl Iterator<Item = (&YearRecord, &DatedResult)> {
    project.years.iter().flat_map(|year| year.results.iter().map(move |result| (year, result)))
}

/// Every change with a date: of the project, then of its parts, as written.
fn changes(project: &Project) -> impl Iterator<Item = (Option<&Part>, &Change, DateRange)> {
    let own = project.card.changes.iter().map(|change| (None, change));
    let of_part = |part| move |change| (Some(part), change);
    let of_parts = project.parts.iter().flat_map(move |p| p.card.changes.iter().map(of_part(p)));
    own.chain(of_parts).filter_map(|(part, change)| Some((part, change, change.date?)))
}
