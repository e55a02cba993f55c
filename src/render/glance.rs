//! What the home page picks out of all projects: the largest gaps and the latest results.

use super::facts::Facts;
use super::newest::{Kind, Rank};
use crate::model::{DatedResult, Gap};
use std::cmp::Reverse;
use std::sync::Arc;

/// How many latest results and largest gaps are picked out.
const MOST: usize = 5;

/// What stands out of some projects.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    /// The largest gaps without a reason of projects whose money is in the sums, largest first,
    /// whichever way they go.
    largest: Vec<Pick>,
    /// The latest results, newest first.
    latest: Vec<Pick>,
}

/// A project, and which of its gaps or of the results of all its years is meant, from 0.
#[derive(Debug, Clone)]
struct Pick(Arc<Facts>, usize);

impl Glance {
    /// Looks at some projects.
    pub(crate) fn of<'a>(all: impl IntoIterator<Item = &'a Arc<Facts>>) -> Self {
        let mut glance = Self::default();
        for facts in all {
            glance.largest.extend(untold(facts).map(|index| Pick(Arc::clone(facts), index)));
            glance.latest.extend(latest(facts).map(|index| Pick(Arc::clone(facts), index)));
        }
        glance.choose();
        glance
    }

    /// What stands out of the projects of several glances, in the order of their lists.
    pub(crate) fn joined(all: &[&Self]) -> Self {
        let mut glance = Self::default();
        for one in all {
            glance.largest.extend(one.largest.iter().cloned());
            glance.latest.extend(one.latest.iter().cloned());
        }
        glance.choose();
        glance
    }

    /// The largest gaps without a reason, each with its project.
    pub(crate) fn largest(&self) -> impl Iterator<Item = (&Facts, &Gap)> {
        self.largest.iter().filter_map(|pick| Some((&*pick.0, pick.gap()?)))
    }

    /// The latest results, newest first, each with its project.
    pub(crate) fn latest(&self) -> impl Iterator<Item = (&Facts, &DatedResult)> {
        self.latest.iter().filter_map(|pick| Some((&*pick.0, pick.result()?)))
    }

    /// Keeps the first few.
    fn choose(&mut self) {
        self.largest.sort_by(|one, other| one.as_gap().cmp(&other.as_gap()));
        self.largest.truncate(MOST);
        self.latest.sort_by(|one, other| one.as_news().cmp(&other.as_news()));
        self.latest.truncate(MOST);
    }
}

impl Pick {
    fn gap(&self) -> Option<&Gap> {
        self.0.ledger.gaps().get(self.1)
    }

    fn result(&self) -> Option<&DatedResult> {
        results(&self.0).nth(self.1)
    }

    fn as_gap(&self) -> impl Ord {
        let slug = self.0.project.slug.as_str();
        self.gap().map(|gap| (Reverse(gap.won().abs()), slug, gap.column, gap.source))
    }

    fn as_news(&self) -> impl Ord {
        let slug = self.0.project.slug.as_str();
        self.result().map(|result| Rank::new(result.date.from, slug, Kind::Result, self.1))
    }
}

/// Which of a project's gaps have no reason; none of a project whose money the sums leave out.
fn untold(facts: &Facts) -> impl Iterator<Item = usize> {
    let gaps = facts.ledger.gaps().iter().enumerate().filter(|(_, gap)| !gap.is_told());
    gaps.filter(|_| facts.is_counted()).map(|(index, _)| index)
}

/// Which of a project's results are the latest: no more of them are ever picked out.
fn latest(facts: &Facts) -> impl Iterator<Item = usize> {
    let rank = |(index, result): (usize, &DatedResult)| {
        Rank::new(result.date.from, (), Kind::Result, index)
    };
    let mut dated: Vec<_> = results(facts).enumerate().map(rank).collect();
    dated.sort_unstable();
    dated.into_iter().take(MOST).map(|rank| rank.place())
}

fn results(facts: &Facts) -> impl Iterator<Item = &DatedResult> {
    facts.project.years.iter().flat_map(|year| &year.results)
}
