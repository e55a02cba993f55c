//! What the money of several projects adds up to.
//!
//! Totals of totals are the totals of all, so that after an edit only those are added up anew
//! that the project is in.

use super::facts::{Facts, Standing};
use super::gaps::Gaps;
use crate::model::{Column, Ledger, Rate, Stage, Sum};
use std::sync::Arc;

/// Several projects together and what their money adds up to.
#[derive(Debug, Clone)]
pub(crate) struct Totals {
    /// Money of the projects that can be added.
    pub(crate) ledger: Ledger,
    /// All projects.
    pub(crate) projects: usize,
    /// Projects whose money is in the sums.
    pub(crate) counted: usize,
    /// Projects left out because some of their money is withheld.
    pub(crate) withheld: usize,
    /// Projects with money that no sum here holds: planned only, or a total without years.
    pub(crate) apart: usize,
    /// Projects without money.
    pub(crate) nothing: usize,
    /// Projects whose status counts as done.
    pub(crate) done: usize,
    /// Where secured and executed money differ.
    pub(crate) gaps: Gaps,
}

impl Totals {
    /// The totals of some projects; with a column, of its money only.
    pub(crate) fn of<'a>(
        facts: impl IntoIterator<Item = &'a Arc<Facts>>,
        only: Option<Column>,
    ) -> Self {
        let (mut ledgers, mut withheld, mut apart, mut nothing) = (Vec::new(), 0, 0, 0);
        let (mut projects, mut done, mut gaps) = (0, 0, Gaps::default());
        for fact in facts {
            projects += 1;
            done += usize::from(fact.done);
            let standing = fact.standing(only);
            gaps.add(fact.gaps(only), standing);
            match standing {
                Standing::Counted => ledgers.push(fact.ledger_of(only)),
                Standing::Withheld => withheld += 1,
                Standing::Apart => apart += 1,
                Standing::Nothing => nothing += 1,
            }
        }
        let ledger = Ledger::of_group(ledgers.iter().map(AsRef::as_ref));
        Self { ledger, projects, counted: ledgers.len(), withheld, apart, nothing, done, gaps }
    }

    /// The totals of all projects that some totals are of; none of them is in two.
    pub(crate) fn joined(all: &[&Self]) -> Self {
        let sum = |count: fn(&Self) -> usize| all.iter().map(|one| count(one)).sum();
        let mut gaps = Gaps::default();
        all.iter().for_each(|one| gaps.merge(one.gaps));
        Self {
            gaps,
            ledger: Ledger::of_group(all.iter().map(|one| &one.ledger)),
            projects: sum(|one| one.projects),
            counted: sum(|one| one.counted),
            withheld: sum(|one| one.withheld),
            apart: sum(|one| one.apart),
            nothing: sum(|one| one.nothing),
            done: sum(|one| one.done),
        }
    }

    /// 확보액.
    pub(crate) fn secured(&self) -> Sum {
        self.ledger.total(Stage::Secured)
    }

    /// 집행액.
    pub(crate) fn executed(&self) -> Sum {
        self.ledger.total(Stage::Executed)
    }

    /// 완료율: projects done ÷ all projects.
    pub(crate) fn completion_rate(&self) -> Option<Rate> {
        Rate::of_counts(self.done as i128, self.projects as i128)
    }
}
