//! In which order news stand, on the home page as in every feed.
//!
//! What is news, and how much of it is told, is for whoever tells it.

use crate::model::Date;
use std::cmp::Reverse;

/// Where a piece of news stands: by its date, the newest first, and on one date by project, kind,
/// and the last written first. A project is named by anything that is in the order of slugs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank<P> {
    date: Reverse<Date>,
    /// Its project.
    pub(crate) project: P,
    /// What it is.
    pub(crate) kind: Kind,
    place: Reverse<usize>,
}

/// What a piece of news is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A dated result.
    Result,
    /// A change of the plan.
    Change,
}

impl<P> Rank<P> {
    /// Of news of a project; `place` is its own among all of its kind there, in the order written.
    pub(crate) fn new(date: Date, project: P, kind: Kind, place: usize) -> Self {
        Self { date: Reverse(date), project, kind, place: Reverse(place) }
    }

    /// Its place among all of its kind in the project, from 0.
    pub(crate) fn place(&self) -> usize {
        self.place.0
    }
}
