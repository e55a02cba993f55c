//! Money as a record states it: one line per source, one amount per stage.

use super::{ByStage, Id};

/// A stage of money, in the order columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 투자수요: asked for, not secured yet.
    Demand,
    /// 계획: planned.
    Planned,
    /// 확보액: budgeted.
    Secured,
    /// 집행액: spent.
    Executed,
    /// 이월: secured, carried over into the next period.
    CarriedOver,
    /// 반납: secured, given back.
    Returned,
}

impl Stage {
    /// Every stage, in the order columns stand.
    pub const ALL: [Self; 6] = [
        Self::Demand,
        Self::Planned,
        Self::Secured,
        Self::Executed,
        Self::CarriedOver,
        Self::Returned,
    ];

    /// Those that sums of several projects hold. What is only planned, carried over or returned is
    /// in none of them.
    pub const SUMMED: [Self; 3] = [Self::Demand, Self::Secured, Self::Executed];

    /// Whether sums of several projects hold it.
    pub fn is_summed(self) -> bool {
        Self::SUMMED.contains(&self)
    }

    /// As content, CSV and JSON write it, e.g. `carried_over`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Demand => "demand",
            Self::Planned => "planned",
            Self::Secured => "secured",
            Self::Executed => "executed",
            Self::CarriedOver => "carried_over",
            Self::Returned => "returned",
        }
    }
}

/// Whose money a line is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceRef {
    /// A source of `site.yaml`, by its id; whether it exists is for `check`.
    Source(Id),
    /// `all`: not broken down by source.
    All,
}

impl SourceRef {
    /// As content, CSV and JSON write it: the id, or `all`.
    pub fn key(&self) -> &str {
        match self {
            Self::Source(id) => id.as_str(),
            Self::All => "all",
        }
    }
}

/// One source's money of one period (or of a project, where it is not broken down by year).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose money.
    pub source: SourceRef,
    /// What was written, by stage; a stage that is missing is not broken down.
    pub amounts: ByStage,
    /// Why secured and executed differ, in the author's words.
    pub gap: Option<String>,
}

/// A total the author wrote, by stage: to be checked, never to be added.
pub type Stated = ByStage;
