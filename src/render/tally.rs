//! What the projects of a list have in common: how many are of each area, department, status,
//! period and source.

use super::context::Shared;
use super::facts::{Facts, Standing};
use super::routes::GroupKind;
use crate::model::{Column, SourceKey};
use std::collections::BTreeMap;

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

    /// Tells what a project has of it, by id; with a column, of its money that of the column only.
    pub(crate) fn values(
        self,
        shared: &Shared,
        fact: &Facts,
        only: Option<Column>,
        mut tell: impl FnMut(&str),
    ) {
        let card = &fact.project.card;
        match self {
            Self::Area => card.area.iter().for_each(|id| tell(id.as_str())),
            Self::Department => card.department.iter().for_each(|id| tell(id.as_str())),
            Self::Status => card.status.iter().for_each(|id| tell(id.as_str())),
            Self::Period => {
                let periods = fact.columns.iter().filter_map(|column| column.period());
                periods.for_each(|period| tell(&period.to_string()));
            }
            Self::Source => {
                let here = |column| only.is_none_or(|only| only == column);
                let money = fact.money().into_iter().filter(|(column, _)| here(*column));
                let mut sources: Vec<SourceKey> = money.map(|(_, source)| source).collect();
                sources.sort_unstable();
                sources.dedup();
                sources.into_iter().for_each(|source| tell(shared.source_id(source)));
            }
            Self::Gap => {
                let has = |told| fact.gaps(only).any(|gap| gap.is_told() == told);
                let gaps = [(false, "untold"), (true, "told")].into_iter();
                gaps.filter(|(told, _)| has(*told)).for_each(|(_, key)| tell(key));
            }
            Self::Sum => match fact.standing(only) {
                left_out @ (Standing::Withheld | Standing::Apart) => tell(left_out.key()),
                Standing::Counted | Standing::Nothing => {}
            },
        }
    }
}

/// How many projects have each value of each field.
#[derive(Debug, Default)]
pub(crate) struct Tally(BTreeMap<Field, Counts>);

/// How many projects have each value of one field.
pub(crate) type Counts = BTreeMap<String, usize>;

impl Tally {
    /// Counts some projects; with a column, of their money that of the column only.
    pub(crate) fn of<'a>(
        shared: &Shared,
        facts: impl IntoIterator<Item = &'a Facts>,
        only: Option<Column>,
    ) -> Self {
        let mut tally = Self::default();
        for fact in facts {
            for field in Field::ALL {
                let counts = tally.0.entry(field).or_default();
                field.values(shared, fact, only, |value| add(counts, value, 1));
            }
        }
        tally
    }

    /// The counts of several lists together.
    pub(crate) fn joined(all: &[&Self]) -> Self {
        let mut tally = Self::default();
        for (field, own) in all.iter().flat_map(|one| &one.0) {
            let counts = tally.0.entry(*field).or_default();
            own.iter().for_each(|(value, count)| add(counts, value, *count));
        }
        tally
    }

    /// The values of one field that occur, each with the number of its projects.
    pub(crate) fn values(&self, field: Field) -> &Counts {
        static NOTHING: Counts = Counts::new();
        self.0.get(&field).unwrap_or(&NOTHING)
    }
}

fn add(counts: &mut Counts, value: &str, count: usize) {
    match counts.get_mut(value) {
        Some(sum) => *sum += count,
        None => drop(counts.insert(value.to_owned(), count)),
    }
}
