//! What a card states of all its money, beside what its periods, sources and parts add up to.

use super::Books;
use crate::check::funding::sums::{Added, Balance, Claim, Weighed};
use crate::check::places;
use crate::check::wording;
use crate::diagnostics::{At, KeyPath, Phrase, Place};
use crate::model::{
    Amount, Card, Column, Id, Ledger, Project, SourceKey, SourceRef, Stage, Sum, Won,
};

impl Books<'_> {
    /// `total` and `total_by_source` of the n-th card of `places::cards`.
    pub(in crate::check::funding) fn card_totals<'b>(
        &'b self,
        (card, path): (&'b Card, &KeyPath),
        index: usize,
        all: &mut Vec<Weighed<'b>>,
    ) {
        let part = index.checked_sub(1).and_then(|part| self.parts.get(part));
        let ledger = part.unwrap_or(self.whole);
        let before = all.len();
        let budget = ledger.computed_budget();
        let at = |key: &str| {
            let path = path.clone().key(key);
            move || Place::value(self.project.card_file(), path.clone())
        };
        if let Some(stated) = &card.total {
            let place = at("total");
            let claim = move |balance| self.total_of_periods((ledger, index), place(), balance);
            all.push(Weighed::new(stated.clone(), budget.clone(), claim));
        }
        for (source, stated) in &card.total_by_source {
            let Some((id, key)) = self.known_source(source) else { continue };
            let section = at("total_by_source");
            let claim =
                move |balance| self.total_of_source((ledger, index), (id, key), section(), balance);
            all.push(Weighed::new(stated.clone(), ledger.computed_source_budget(key), claim));
        }
        // One wrong figure is reported once: by its periods where they can tell.
        let told = all.iter().skip(before).any(Weighed::differs);
        if !told && self.names_every_source(card, ledger) {
            let (stated, place) = match &card.total {
                Some(total) => (total.clone(), at("total")),
                None => match budget.exact() {
                    Some(won) => (Amount::Known(won), at("total_by_source")),
                    None => return,
                },
            };
            let mut sum = Sum::default();
            card.total_by_source.iter().for_each(|(_, amount)| sum.add(amount));
            let claim = move |balance| self.total_of_sources(card, place(), balance);
            all.push(Weighed::new(stated, sum, claim));
        }
    }

    /// A source of the site. `all` in a total is what remains, and can't be compared.
    fn known_source<'b>(&self, source: &'b SourceRef) -> Option<(&'b Id, SourceKey)> {
        let SourceRef::Source(id) = source else { return None };
        self.site.source(id).map(|(index, _)| (id, SourceKey::Source(index)))
    }

    fn total_of_periods(
        &self,
        (ledger, index): (&Ledger, usize),
        place: Place,
        balance: Balance,
    ) -> Claim {
        let operands = by_column(ledger, |column, stage| ledger.column_total(column, stage));
        let figures = self.in_budget(index, |_| true);
        Claim {
            operands,
            figures,
            is_whole: true,
            ..Claim::new(place, total(), balance, Added::Periods)
        }
    }

    /// One entry of `total_by_source`, which stands at `section`.
    fn total_of_source(
        &self,
        (ledger, index): (&Ledger, usize),
        (id, key): (&Id, SourceKey),
        section: Place,
        balance: Balance,
    ) -> Claim {
        let place = match section.at {
            At::Value(path) => Place::value(section.file, path.key(id.as_str())),
            _ => section,
        };
        let what = wording::total_of(self.site, id.as_str());
        let operands = by_column(ledger, |column, stage| ledger.cell(column, key, stage));
        let figures = self.in_budget(index, |cell| cell.source == id.as_str());
        Claim { operands, figures, ..Claim::new(place, what, balance, Added::Periods) }
    }

    /// Whether `total_by_source` leaves out no source that has money.
    fn names_every_source(&self, card: &Card, ledger: &Ledger) -> bool {
        let named = |source: SourceKey| {
            let key = places::source_key(self.site, source);
            card.total_by_source.iter().any(|(named, _)| named.key() == key)
        };
        // Money that is withheld may be any, and an unnamed source that has some may have more.
        let has_money = |source: &SourceKey| {
            let budget = ledger.computed_source_budget(*source);
            let some = budget.known_part().is_some_and(|won| won != Won::ZERO);
            *source != SourceKey::All && (some || budget.is_withheld())
        };
        let known = |(source, _): &(SourceRef, Amount)| match source {
            SourceRef::Source(id) => self.site.source(id).is_some(),
            SourceRef::All => true,
        };
        !card.total_by_source.is_empty()
            && card.total_by_source.iter().all(known)
            && (named(SourceKey::All) || !self.leaves_open(card, ledger))
            && ledger.sources().into_iter().filter(has_money).all(named)
    }

    /// Whether some of the budget is of no source, beside money of sources that are named: what
    /// remains may be theirs or another's.
    fn leaves_open(&self, card: &Card, ledger: &Ledger) -> bool {
        let part = |source: SourceKey| {
            ledger.computed_source_budget(source).known_part().unwrap_or_default()
        };
        let sources = (0..self.site.sources.len()).map(SourceKey::Source);
        let of_sources: Won = sources.map(part).sum();
        let budget = ledger.computed_budget().known_part().unwrap_or_default();
        let has_own = |(named, _): &(SourceRef, Amount)| match named {
            SourceRef::Source(id) => {
                let key = self.site.source(id).map(|(index, _)| SourceKey::Source(index));
                key.is_some_and(|key| part(key) != Won::ZERO)
            }
            SourceRef::All => false,
        };
        budget != of_sources && card.total_by_source.iter().any(has_own)
    }

    fn total_of_sources(&self, card: &Card, place: Place, balance: Balance) -> Claim {
        let amounts = card.total_by_source.iter();
        let name = |source: &SourceRef| wording::operand(self.site, source.key());
        let operands = amounts.map(|(of, won)| (name(of), Sum::from(won))).collect();
        Claim { operands, is_whole: true, ..Claim::new(place, total(), balance, Added::Sources) }
    }

    /// The project's `total` against those of its parts, where no period says anything.
    pub(in crate::check::funding) fn parts_of_total<'b>(
        &'b self,
        project: &'b Project,
        all: &mut Vec<Weighed<'b>>,
    ) {
        self.parts_of_sources(project, all);
        let Some(stated) = &project.card.total else { return };
        let each_known = self.parts.iter().all(|part| part.budget().exact().is_some());
        // Where own money stands beside the parts', `total` was held against all periods.
        let silent = |part: &Ledger| part.computed_budget().is_absent();
        let apart = !self.written().filled.is_empty() && self.parts.iter().all(silent);
        if each_known && (apart || self.whole.computed_budget().exact().is_none()) {
            let claim = |balance| {
                let place = Place::value(project.card_file(), KeyPath::of("total"));
                let operands = self.by_part(Ledger::budget);
                Claim { operands, ..Claim::new(place, total(), balance, Added::Parts) }
            };
            all.push(Weighed::new(stated.clone(), self.of_parts(Ledger::budget), claim));
        }
    }

    /// The project's `total_by_source` against those of its parts, where no period says anything.
    fn parts_of_sources<'b>(&'b self, project: &'b Project, all: &mut Vec<Weighed<'b>>) {
        for (source, stated) in &project.card.total_by_source {
            let Some((id, key)) = self.known_source(source) else { continue };
            let each_known =
                self.parts.iter().all(|part| part.source_budget(key).exact().is_some());
            if each_known && self.whole.computed_source_budget(key).is_absent() {
                let claim = move |balance| {
                    let path = KeyPath::of("total_by_source").key(id.as_str());
                    let place = Place::value(project.card_file(), path);
                    let what = wording::total_of(self.site, id.as_str());
                    let operands = self.by_part(|part| part.source_budget(key));
                    Claim { operands, ..Claim::new(place, what, balance, Added::Parts) }
                };
                let sum = self.of_parts(|part| part.source_budget(key));
                all.push(Weighed::new(stated.clone(), sum, claim));
            }
        }
    }
}

fn total() -> Phrase {
    Phrase::new("총사업비", "the total")
}

/// Secured + demand of each column.
fn by_column(ledger: &Ledger, cell: impl Fn(Column, Stage) -> Sum) -> Vec<(Phrase, Sum)> {
    let budget = |column| {
        let mut sum = cell(column, Stage::Secured);
        sum.merge(&cell(column, Stage::Demand));
        (wording::column(column), sum)
    };
    ledger.columns().into_iter().map(budget).collect()
}
