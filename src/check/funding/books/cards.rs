//! What a card states of all its money, beside what its periods, sources and parts add up to.

use super::Books;
use crate::check::funding::sums::{Added, Claim};
use crate::check::places;
use crate::check::wording;
use crate::diagnostics::{At, KeyPath, Phrase, Place};
use crate::model::{Amount, Card, Column, Ledger, Project, SourceKey, SourceRef, Stage, Sum, Won};

impl Books<'_> {
    /// `total` and `total_by_source` of a card.
    pub(in crate::check::funding) fn card_totals(
        &self,
        card: &Card,
        index: usize,
        at: &dyn Fn(&str) -> Place,
        claims: &mut Vec<Claim>,
    ) {
        let part = index.checked_sub(1).and_then(|part| self.parts.get(part));
        let ledger = part.unwrap_or(self.whole);
        let before = claims.len();
        let budget = ledger.computed_budget();
        let by_column = by_column(ledger, |column, stage| ledger.column_total(column, stage));
        if let Some(stated) = &card.total {
            claims.push(Claim {
                place: at("total"),
                what: Phrase::new("총사업비", "the total"),
                stated: stated.clone(),
                sum: budget.clone(),
                added: Added::Periods,
                operands: by_column,
                figures: self.in_budget(index, |_| true),
                is_whole: true,
                stated_figure: None,
            });
        }
        for (source, stated) in &card.total_by_source {
            let claim = self.total_of_source(ledger, source, stated, at);
            claims.extend(claim.map(|claim| Claim {
                figures: self.in_budget(index, |cell| cell.source == source.key()),
                ..claim
            }));
        }
        // One wrong figure is reported once: by its periods where they can tell.
        let told = claims.iter().skip(before).any(Claim::differs);
        if !told && self.names_every_source(card, ledger) {
            let (stated, place) = match &card.total {
                Some(total) => (total.clone(), at("total")),
                None => match budget.exact() {
                    Some(won) => (Amount::Known(won), at("total_by_source")),
                    None => return,
                },
            };
            claims.push(self.total_of_sources(card, stated, place));
        }
    }

    /// One entry of `total_by_source`. `all` there is what remains, and can't be compared.
    fn total_of_source(
        &self,
        ledger: &Ledger,
        source: &SourceRef,
        stated: &Amount,
        at: &dyn Fn(&str) -> Place,
    ) -> Option<Claim> {
        let SourceRef::Source(id) = source else { return None };
        let key = SourceKey::Source(self.site.source(id)?.0);
        let section = at("total_by_source");
        let At::Value(path) = section.at else { return None };
        Some(Claim {
            place: Place::value(section.file, path.key(id.as_str())),
            what: wording::total_of(self.site, id.as_str()),
            stated: stated.clone(),
            sum: ledger.computed_source_budget(key),
            added: Added::Periods,
            operands: by_column(ledger, |column, stage| ledger.cell(column, key, stage)),
            figures: Vec::new(),
            is_whole: false,
            stated_figure: None,
        })
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

    fn total_of_sources(&self, card: &Card, stated: Amount, place: Place) -> Claim {
        let amounts = card.total_by_source.iter();
        let name = |source: &SourceRef| wording::operand(self.site, source.key());
        let operands: Vec<_> = amounts.map(|(of, won)| (name(of), Sum::from(won))).collect();
        let mut sum = Sum::default();
        operands.iter().for_each(|(_, operand)| sum.merge(operand));
        let what = Phrase::new("총사업비", "the total");
        Claim {
            place,
            what,
            stated,
            sum,
            added: Added::Sources,
            operands,
            figures: Vec::new(),
            is_whole: true,
            stated_figure: None,
        }
    }

    /// The project's `total` against those of its parts, where no period says anything.
    pub(in crate::check::funding) fn parts_of_total(
        &self,
        project: &Project,
        claims: &mut Vec<Claim>,
    ) {
        self.parts_of_sources(project, claims);
        let Some(stated) = &project.card.total else { return };
        let each_known = self.parts.iter().all(|part| part.budget().exact().is_some());
        // Where own money stands beside the parts', `total` was held against all periods.
        let silent = |part: &Ledger| part.computed_budget().is_absent();
        let apart = !self.filled.is_empty() && self.parts.iter().all(silent);
        if each_known && (apart || self.whole.computed_budget().exact().is_none()) {
            let claim = Claim {
                place: Place::value(project.card_file(), KeyPath::of("total")),
                what: Phrase::new("총사업비", "the total"),
                stated: stated.clone(),
                sum: Sum::default(),
                added: Added::Parts,
                operands: Vec::new(),
                figures: Vec::new(),
                is_whole: false,
                stated_figure: None,
            };
            claims.push(self.against_parts(claim, Ledger::budget));
        }
    }

    /// The project's `total_by_source` against those of its parts, where no period says anything.
    fn parts_of_sources(&self, project: &Project, claims: &mut Vec<Claim>) {
        for (source, stated) in &project.card.total_by_source {
            let SourceRef::Source(id) = source else { continue };
            let Some((index, _)) = self.site.source(id) else { continue };
            let key = SourceKey::Source(index);
            let path = KeyPath::of("total_by_source").key(id.as_str());
            let each_known =
                self.parts.iter().all(|part| part.source_budget(key).exact().is_some());
            if each_known && self.whole.computed_source_budget(key).is_absent() {
                let claim = Claim {
                    place: Place::value(project.card_file(), path),
                    what: wording::total_of(self.site, id.as_str()),
                    stated: stated.clone(),
                    sum: Sum::default(),
                    added: Added::Parts,
                    operands: Vec::new(),
                    figures: Vec::new(),
                    is_whole: false,
                    stated_figure: None,
                };
                claims.push(self.against_parts(claim, |part| part.source_budget(key)));
            }
        }
    }
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
