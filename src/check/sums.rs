//! Sums that must agree.
//!
//! Compares what the author wrote with what the parts add up to, to the last won.
//! Never repairs: a difference is reported where it was written. A sum with an operand that is
//! withheld or not broken down is not compared at all.

use super::places::{self, Block};
use super::wording::{self, Wording, quoted, same};
use crate::diagnostics::{At, Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{
    Amount, Card, Column, Ledger, Project, Site, SourceKey, SourceRef, Stage, Sum, Won,
};

/// `funding/sum`: a stated figure must be what its parts add up to.
///
/// Checked are the `total` of a yearly record against its sources, `total` and `total_by_source`
/// of a card against secured + demand of all periods, both against each other, and the money of
/// a project against that of its parts where both are written. The same holds within a part.
/// Cells that are all `-` are equal to `-` and to `0`. With `rounded: true` a difference of up to
/// half a unit per figure added is only a note (`funding/rounding`).
///
/// Correct the figure that is off, or explain it in `known`: the reason is published.
pub(super) fn must_agree(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for claim in disagreements(site, project) {
        if !claim.is_rounding(site) {
            let found = Diagnostic::error("funding/sum", claim.place.clone(), claim.says(&wording));
            diagnostics.push(found.hint(claim.hint(&wording)));
        }
    }
}

/// `funding/rounding`: a stated figure differs from its sum by no more than rounding explains.
///
/// Only where `site.yaml` says `rounded: true`: each figure added may be off by half a unit.
pub(super) fn agree_when_rounded(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for claim in disagreements(site, project).into_iter().filter(|claim| claim.is_rounding(site)) {
        let mut message = claim.says(&wording);
        message.ko.push_str(": 반올림 차이입니다");
        message.en.push_str(": within rounding");
        diagnostics.push(Diagnostic::note("funding/rounding", claim.place, message));
    }
}

/// A figure and what should add up to it.
struct Claim {
    place: Place,
    /// What the figure is: `the 2019 total`.
    what: Phrase,
    stated: Amount,
    sum: Sum,
    added: Added,
    operands: Vec<(Phrase, Sum)>,
}

#[derive(Clone, Copy)]
enum Added {
    Sources,
    Periods,
    Parts,
}

impl Claim {
    /// Sum − stated; `None` where the two can't be compared.
    fn difference(&self) -> Option<Won> {
        let stated = match self.stated {
            Amount::Known(won) => won,
            Amount::None => Won::ZERO,
            Amount::Withheld(_) => return None,
        };
        Some(self.sum.exact()? - stated)
    }

    fn differs(&self) -> bool {
        self.difference().is_some_and(|difference| difference != Won::ZERO)
    }

    /// Half a unit per figure added, without halves: twice the difference is compared.
    fn is_rounding(&self, site: &Site) -> bool {
        let allowed = site.unit.in_won().saturating_mul(self.sum.figures() as i128);
        let difference = self.difference().unwrap_or_default().abs();
        site.rounded && difference.0.saturating_mul(2) <= allowed
    }

    fn says(&self, wording: &Wording) -> Phrase {
        let difference = self.difference().unwrap_or_default();
        let (direction, added) = (direction(difference), self.added.plural());
        let stated = match &self.stated {
            Amount::Known(won) => wording.amount(*won),
            Amount::None | Amount::Withheld(_) => same("-"),
        };
        wording.say(
            "{what|은/는} {stated}인데 {added|을/를} 더하면 {sum}입니다 ({difference} {direction})",
            "{what} says {stated}, its {added} add up to {sum} ({difference} {direction})",
            &[
                ("what", &self.what),
                ("stated", &stated),
                ("added", &added),
                ("sum", &wording.amount(self.sum.exact().unwrap_or_default())),
                ("difference", &wording.amount(difference.abs())),
                ("direction", &direction),
            ],
        )
    }

    fn hint(&self, wording: &Wording) -> Phrase {
        let key = match &self.place.at {
            At::Value(path) | At::Key(path) => quoted(path),
            At::File | At::Span(_) => self.what.clone(),
        };
        wording.say(
            "{key|을/를} 고치거나, 틀린 {one|을/를} 고치세요: {operands}",
            "correct {key}, or the {one} that is off: {operands}",
            &[
                ("key", &key),
                ("one", &self.added.singular()),
                ("operands", &wording.operands(&self.operands)),
            ],
        )
    }
}

impl Added {
    fn plural(self) -> Phrase {
        match self {
            Self::Sources => Phrase::new("재원별 금액", "sources"),
            Self::Periods => Phrase::new("기간별 금액", "periods"),
            Self::Parts => Phrase::new("세부사업 금액", "parts"),
        }
    }

    fn singular(self) -> Phrase {
        match self {
            Self::Sources => Phrase::new("재원", "source"),
            Self::Periods => Phrase::new("기간", "period"),
            Self::Parts => Phrase::new("세부사업", "part"),
        }
    }
}

fn direction(difference: Won) -> Phrase {
    if difference < Won::ZERO {
        Phrase::new("적음", "less")
    } else {
        Phrase::new("많음", "more")
    }
}

/// Every figure of a project that differs from its sum.
fn disagreements(site: &Site, project: &Project) -> Vec<Claim> {
    let books = Books::of(site, project);
    let mut claims = Vec::new();
    for block in places::blocks(project) {
        books.column_totals(&block, &mut claims);
        if block.part.is_none() {
            books.parts_of_block(&block, &mut claims);
        }
    }
    for (index, (path, card, _)) in places::cards(project).into_iter().enumerate() {
        let ledger = match index.checked_sub(1) {
            None => &books.whole,
            Some(part) => books.parts.get(part).unwrap_or(&books.whole),
        };
        let at = |key: &str| places::in_card(project, &path, key);
        books.card_totals(card, ledger, &at, &mut claims);
    }
    books.parts_of_total(project, &mut claims);
    claims.retain(Claim::differs);
    claims
}

/// The ledgers of one project, made once.
struct Books<'a> {
    site: &'a Site,
    project: &'a Project,
    own: Ledger,
    parts: Vec<Ledger>,
    whole: Ledger,
}

impl<'a> Books<'a> {
    fn of(site: &'a Site, project: &'a Project) -> Self {
        let part = |part| Ledger::of_part(site, project, part);
        let parts = project.parts.iter().map(part).collect();
        let (own, whole) = (Ledger::of_own(site, project), Ledger::of_project(site, project));
        Self { site, project, own, parts, whole }
    }

    /// The `total` of a yearly record, or of a part in it.
    fn column_totals(&self, block: &Block<'_>, claims: &mut Vec<Claim>) {
        let Some(ledger) = self.ledger_of(block) else { return };
        for (&stage, stated) in block.total.into_iter().flatten() {
            let sum = ledger.computed_column_total(block.column, stage);
            let only_parts = block.part.is_none() && sum.is_absent();
            let claim = Claim {
                place: block.total(stage),
                what: total_of(block),
                stated: stated.clone(),
                sum,
                added: Added::Sources,
                operands: self.by_source(|source| ledger.cell(block.column, source, stage)),
            };
            let of_parts = |part: &Ledger| part.column_total(block.column, stage);
            claims.push(if only_parts { self.against_parts(claim, of_parts) } else { claim });
        }
    }

    fn ledger_of(&self, block: &Block<'_>) -> Option<&Ledger> {
        let Some(id) = block.part else { return Some(&self.own) };
        let index = self.project.parts.iter().position(|part| part.id == *id)?;
        self.parts.get(index)
    }

    /// The project's own money against that of its parts: per source where both are broken
    /// down, else of the column.
    fn parts_of_block(&self, block: &Block<'_>, claims: &mut Vec<Claim>) {
        for stage in self.own.stages(block.column) {
            let whole = self.own.computed_column_total(block.column, stage);
            let Some(total) = whole.exact() else { continue };
            let before = claims.len();
            for source in self.own.sources() {
                let cell = |ledger: &Ledger| ledger.cell(block.column, source, stage);
                let Some(won) = cell(&self.own).exact() else { continue };
                let key = places::source_key(self.site, source);
                let claim = self.own_money(block, key, (stage, won));
                claims.push(self.against_parts(claim, cell));
            }
            if !claims.iter().skip(before).any(Claim::differs) {
                let mut claim = self.own_money(block, "", (stage, total));
                let stated = block.total.is_some_and(|total| total.contains_key(&stage));
                claim.place = if stated { block.total(stage) } else { block.section() };
                claims
                    .push(self.against_parts(claim, |part| part.column_total(block.column, stage)));
            }
        }
    }

    fn own_money(&self, block: &Block<'_>, source: &str, (stage, won): (Stage, Won)) -> Claim {
        let said = wording::stage(stage);
        let money = wording::money_of(self.site, &wording::column(block.column), source);
        Claim {
            place: block.cell(source, stage),
            what: Phrase::new(
                format!("{} {}", money.ko, said.ko),
                format!("the {} {} money", money.en, said.en),
            ),
            stated: Amount::Known(won),
            sum: Sum::default(),
            added: Added::Parts,
            operands: Vec::new(),
        }
    }

    /// `total` and `total_by_source` of a card.
    fn card_totals(
        &self,
        card: &Card,
        ledger: &Ledger,
        at: &dyn Fn(&str) -> Place,
        claims: &mut Vec<Claim>,
    ) {
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
            });
        }
        for (source, stated) in &card.total_by_source {
            claims.extend(self.total_of_source(ledger, source, stated, at));
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
        })
    }

    /// Whether `total_by_source` leaves out no source that has money.
    fn names_every_source(&self, card: &Card, ledger: &Ledger) -> bool {
        let named = |source: SourceKey| {
            let key = places::source_key(self.site, source);
            card.total_by_source.iter().any(|(named, _)| named.key() == key)
        };
        let has_money = |source: &SourceKey| {
            *source != SourceKey::All
                && ledger.computed_source_budget(*source).exact().is_some_and(|w| w != Won::ZERO)
        };
        let known = |(source, _): &(SourceRef, Amount)| match source {
            SourceRef::Source(id) => self.site.source(id).is_some(),
            SourceRef::All => true,
        };
        !card.total_by_source.is_empty()
            && card.total_by_source.iter().all(known)
            && ledger.sources().into_iter().filter(has_money).all(named)
    }

    fn total_of_sources(&self, card: &Card, stated: Amount, place: Place) -> Claim {
        let amounts = card.total_by_source.iter();
        let name = |source: &SourceRef| wording::operand(self.site, source.key());
        let operands: Vec<_> = amounts.map(|(of, won)| (name(of), Sum::from(won))).collect();
        let mut sum = Sum::default();
        operands.iter().for_each(|(_, operand)| sum.merge(operand));
        let what = Phrase::new("총사업비", "the total");
        Claim { place, what, stated, sum, added: Added::Sources, operands }
    }

    /// The project's `total` against those of its parts, where no period says anything.
    fn parts_of_total(&self, project: &Project, claims: &mut Vec<Claim>) {
        let Some(stated) = &project.card.total else { return };
        let each_known = self.parts.iter().all(|part| part.budget().exact().is_some());
        // Where own money stands beside the parts', `total` was held against all periods.
        if each_known && self.whole.computed_budget().exact().is_none() {
            let claim = Claim {
                place: Place::value(project.card_file(), KeyPath::of("total")),
                what: Phrase::new("총사업비", "the total"),
                stated: stated.clone(),
                sum: Sum::default(),
                added: Added::Parts,
                operands: Vec::new(),
            };
            claims.push(self.against_parts(claim, Ledger::budget));
        }
    }

    /// The claim with what the parts say.
    fn against_parts(&self, claim: Claim, amount: impl Fn(&Ledger) -> Sum) -> Claim {
        let names = self.project.parts.iter().map(|part| same(part.id.as_str()));
        let operands: Vec<_> = names.zip(self.parts.iter().map(amount)).collect();
        let mut sum = Sum::default();
        operands.iter().for_each(|(_, operand)| sum.merge(operand));
        Claim { sum, operands, added: Added::Parts, ..claim }
    }

    fn by_source(&self, cell: impl Fn(SourceKey) -> Sum) -> Vec<(Phrase, Sum)> {
        let sources = (0..self.site.sources.len()).map(SourceKey::Source);
        let all = sources.chain([SourceKey::All]);
        let name = |source| wording::operand(self.site, places::source_key(self.site, source));
        all.map(|source| (name(source), cell(source))).collect()
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

fn total_of(block: &Block<'_>) -> Phrase {
    let column = wording::column(block.column);
    match block.part {
        None => Phrase::new(format!("{} 합계", column.ko), format!("the {} total", column.en)),
        Some(id) => Phrase::new(
            format!("`{id}`의 {} 합계", column.ko),
            format!("the {} total of part `{id}`", column.en),
        ),
    }
}
