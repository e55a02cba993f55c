//! The gaps of several projects: where secured and executed money differ, and whether the records
//! say why.
//!
//! Added up once for pages and data files, beside the sums they belong to. Never mixed are what was
//! not executed and what was executed beyond the secured money, nor the gaps of projects whose
//! money the sums hold and those of projects the sums leave out.

use super::facts::Standing;
use crate::model::{Gap, Won};

/// The gaps of some projects.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gaps {
    /// Of projects whose money is in the sums.
    pub(crate) counted: Kinds,
    /// Of projects that the sums leave out.
    pub(crate) left_out: Kinds,
}

/// Gaps that the records explain, and those they do not.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds {
    /// How many projects have any.
    pub(crate) projects: usize,
    /// Without a reason.
    pub(crate) untold: Ways,
    /// With one.
    pub(crate) told: Ways,
}

/// Gaps by which way they go.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ways {
    /// How many projects have any.
    pub(crate) projects: usize,
    /// 미집행: secured money that was not executed.
    pub(crate) unspent: Added,
    /// 초과 집행: money that was executed beyond the secured.
    pub(crate) overspent: Added,
}

/// Gaps of one kind, one way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Added {
    /// How many.
    pub(crate) count: usize,
    /// What they come to, never below zero.
    pub(crate) won: Won,
}

impl Gaps {
    /// Adds gaps of one project, whose money stands so to the sums.
    pub(crate) fn add<'a>(&mut self, gaps: impl Iterator<Item = &'a Gap>, standing: Standing) {
        match standing {
            Standing::Counted => self.counted.merge(Kinds::of(gaps)),
            _ => self.left_out.merge(Kinds::of(gaps)),
        }
    }

    /// Adds those of other projects.
    pub(crate) fn merge(&mut self, other: Self) {
        self.counted.merge(other.counted);
        self.left_out.merge(other.left_out);
    }
}

impl Kinds {
    /// Those of one project.
    fn of<'a>(gaps: impl Iterator<Item = &'a Gap>) -> Self {
        let [mut untold, mut told] = [Ways::default(); 2];
        for gap in gaps {
            let kind = if gap.is_told() { &mut told } else { &mut untold };
            kind.add(gap);
        }
        Self { projects: usize::from(untold.projects + told.projects > 0), untold, told }
    }

    fn merge(&mut self, other: Self) {
        self.projects += other.projects;
        self.untold.merge(other.untold);
        self.told.merge(other.told);
    }
}

impl Ways {
    /// How many, both ways.
    pub(crate) fn count(self) -> usize {
        self.unspent.count + self.overspent.count
    }

    /// Another gap of the same project.
    fn add(&mut self, gap: &Gap) {
        let way = if gap.won() > Won::ZERO { &mut self.unspent } else { &mut self.overspent };
        way.merge(Added { count: 1, won: gap.won().abs() });
        self.projects = 1;
    }

    fn merge(&mut self, other: Self) {
        self.projects += other.projects;
        self.unspent.merge(other.unspent);
        self.overspent.merge(other.overspent);
    }
}

impl Added {
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.won += other.won;
    }
}
