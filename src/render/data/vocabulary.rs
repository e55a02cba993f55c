//! The words a column may hold where it holds words of ours, taken from what they stand for.

use super::state::State;
use crate::locale::Locale;
use crate::model::{Budget, Precision, Stage};
use crate::render::facts::Standing;

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// What was written of an amount, or that nothing was.
    State,
    /// What was written of a total, or that nothing was.
    TotalState,
    /// What a sum comes to.
    SumState,
    /// How exactly a date was written.
    Precision,
    /// The stages of money.
    Stage,
    /// The same, and `total`: secured and demanded money together.
    StageOrTotal,
    /// Whether a project needs money.
    Budget,
    /// How the money of a project stands to the sums of several.
    Standing,
}

/// Secured and demanded money together, where a stage may stand.
pub(super) const TOTAL: &str = "total";

impl Vocabulary {
    /// Its words, in order.
    pub(super) fn words(self) -> Vec<&'static str> {
        match self {
            Self::State | Self::TotalState => State::OF_AMOUNTS.map(State::key).to_vec(),
            Self::SumState => State::OF_SUMS.map(State::key).to_vec(),
            Self::Precision => Precision::ALL.map(Precision::word).to_vec(),
            Self::Stage => Stage::ALL.map(Stage::key).to_vec(),
            Self::StageOrTotal => [TOTAL].into_iter().chain(Stage::ALL.map(Stage::key)).collect(),
            Self::Budget => [Budget::Has, Budget::None].map(budget).to_vec(),
            Self::Standing => Standing::ALL.map(Standing::key).to_vec(),
        }
    }

    /// What one of its words is called.
    pub(super) fn label(self, locale: &Locale, word: &str) -> String {
        let area = match self {
            Self::State => "state",
            Self::TotalState | Self::SumState => "sum",
            Self::Precision => "precision",
            Self::Stage | Self::StageOrTotal => "stage",
            Self::Budget => "budget",
            Self::Standing => "standing",
        };
        locale.word(&format!("value.{area}_{word}")).to_owned()
    }
}

/// Whether a project needs money, as the tables write it.
pub(super) fn budget(budget: Budget) -> &'static str {
    match budget {
        Budget::Has => "has",
        Budget::None => "none",
    }
}
