//! What the projects of a list have in common: how many are of each area, department, status,
//! period and source.

use super::context::Shared;
use super::facts::{Facts, Standing};
use super::routes::GroupKind;
use crate::model::{Column, Gap, Id, SourceKey};
use std::collections::{BTreeMap, BTreeSet};

/// By what projects can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Their area.
    Area,
    /// Their department.
    Department,
    /// Their status.
    Status,
    /// The periods something is recorded of.
    Period,
    /// Whose money they have.
    Source,
    /// Whether the record explains where their secured and executed money differ.
    Gap,
    /// Why sums of several projects leave out their money.
    Sum,
}

impl Field {
    /// Every field, in the order of the form.
    pub(crate) const ALL: [Self; 7] = [
        Self::Area,
        Self::Department,
        Self::Status,
        Self::Period,
        Self::Source,
        Self::Gap,
        Self::Sum,
    ];

    /// The group pages that hold projects of one value.
    pub(crate) fn group(self) -> Option<GroupKind> {
        match self {
            Self::Area => Some(GroupKind::Area),
            Self::Department => Some(GroupKind::Department),
            Self::Status => Some(GroupKind::Status),
            Self::Period => Some(GroupKind::Year),
            Self::Source | Self::Gap | Self::Sum => None,
        }
    }

    /// Its key in the address of a page.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Department => "department",
            Self::Status => "status",
            Self::Period => "period",
            Self::Source => "source",
            Self::Gap => "gap",
            Self::Sum => "sum",
        }
    }

    /// What a project has of it, by id; with a column, of its money that of the column only.
    pub(crate) fn values(self, shared: &Shared, fact: &Facts, only: Option<Column>) -> Vec<String> {
        let card = &fact.project.card;
        let one = |id: &Option<Id>| id.iter().map(ToString::to_string).collect();
        match self {
            Self::Area => one(&card.area),
            Self::Department => one(&card.department),
            Self::Status => one(&card.status),
            Self::Period => {
                let periods = fact.columns.iter().filter_map(|column| column.period());
                periods.map(|period| period.to_string()).collect()
            }
            Self::Source => {
                let here = |column| only.is_none_or(|only| only == column);
                let money = fact.money.iter().filter(|(column, _)| here(*column));
                let sources: BTreeSet<SourceKey> = money.map(|(_, source)| *source).collect();
                sources.into_iter().map(|source| shared.source_id(source).to_owned()).collect()
            }
            Self::Gap => gaps(fact, only),
            Self::Sum => {
                let standing = fact.standing(&fact.ledger_of(only));
                let left_out = matches!(standing, Standing::Withheld | Standing::Apart);
                left_out.then(|| standing.key().to_owned()).into_iter().collect()
            }
        }
    }
}

/// Whether a project has gaps without a reason, and with one.
fn gaps(fact: &Facts, only: Option<Column>) -> Vec<String> {
    let here = |gap: &&Gap| only.is_none_or(|only| only == gap.column);
    let found: BTreeSet<bool> = fact.ledger.gaps().iter().filter(here).map(Gap::is_told).collect();
    let key = |told| if told { "told" } else { "untold" };
    found.into_iter().map(|told| key(told).to_owned()).collect()
}

/// How many projects have each value of each field.
#[derive(Debug, Default)]
pub(crate) struct Tally(BTreeMap<(Field, String), usize>);

impl Tally {
    /// Counts some projects; with a column, of their money that of the column only.
    pub(crate) fn of<'a>(
        shared: &Shared,
        facts: impl IntoIterator<Item = &'a Facts>,
        only: Option<Column>,
    ) -> Self {
        let mut counts = BTreeMap::new();
        for fact in facts {
            for field in Field::ALL {
                for value in field.values(shared, fact, only) {
                    *counts.entry((field, value)).or_default() += 1;
                }
            }
        }
        Self(counts)
    }

    /// The counts of several lists together.
    pub(crate) fn joined(all: &[&Self]) -> Self {
        let mut counts = BTreeMap::new();
        for (key, count) in all.iter().flat_map(|one| &one.0) {
            match counts.get_mut(key) {
                Some(sum) => *sum += count,
                None => drop(counts.insert(key.clone(), *count)),
            }
        }
        Self(counts)
    }

    /// The values of one field that occur, each with the number of its projects.
    pub(crate) fn values(&self, field: Field) -> BTreeMap<&str, usize> {
        let own = self.0.iter().filter(|((of, _), _)| *of == field);
        own.map(|((_, value), count)| (value.as_str(), *count)).collect()
    }
}
