//! Every figure an author states, beside the money that should add up to it.

mod cards;

use super::sums::{Added, Claim};
use super::suspects::Figure;
use crate::check::places::{self, Block};
use crate::check::subject::Subject;
use crate::check::wording::{self, same};
use crate::diagnostics::Phrase;
use crate::model::{
    Amount, Column, Id, Ledger, Period, Project, Site, SourceKey, SourceRef, Stage, Sum, Won,
};
use std::collections::{BTreeMap, BTreeSet};

/// The ledgers of one project.
pub(super) struct Books<'a> {
    site: &'a Site,
    project: &'a Project,
    own: &'a Ledger,
    parts: &'a [Ledger],
    whole: &'a Ledger,
    figures: Vec<Figure>,
    /// By part and column.
    cells: BTreeMap<(Option<&'a Id>, Column), Vec<Cell<'a>>>,
    /// Where the project itself has money, that of its parts is not added to it.
    filled: BTreeSet<(Column, Stage)>,
    /// Where money of a source or part nobody knows was left out.
    strange: BTreeSet<(Column, Stage)>,
}

/// Which a figure of a block is, and its place among all figures.
struct Cell<'a> {
    source: &'a str,
    stage: Stage,
    index: usize,
}

/// The column that stands before all others.
const FIRST: Column = Column::Period(Period::Before);

impl<'a> Books<'a> {
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        let Subject { site, project, .. } = *subject;
        let mut books = Self {
            site,
            project,
            own: subject.own(),
            parts: subject.parts(),
            whole: subject.whole(),
            figures: Vec::new(),
            cells: BTreeMap::new(),
            filled: BTreeSet::new(),
            strange: BTreeSet::new(),
        };
        subject.blocks().iter().for_each(|block| books.enter(block));
        books
    }

    fn enter(&mut self, block: &'a Block<'_>) {
        self.strange.extend(self.strange_in(block));
        let cells = self.cells.entry((block.part, block.column)).or_default();
        for line in block.lines {
            if block.part.is_none() {
                self.filled.extend(line.amounts.keys().map(|stage| (block.column, *stage)));
            }
            for (stage, won) in line.amounts.iter().filter_map(known) {
                let (source, index) = (line.source.key(), self.figures.len());
                cells.push(Cell { source, stage, index });
                self.figures.push(Figure { place: block.amount(line, stage), won });
            }
        }
    }

    /// Every written figure.
    pub(super) fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figures of one block.
    fn in_block(
        &self,
        part: Option<&Id>,
        column: Column,
        is: impl Fn(&Cell<'_>) -> bool,
    ) -> Vec<usize> {
        let cells = self.cells.get(&(part, column)).into_iter().flatten();
        cells.filter(|cell| is(cell)).map(|cell| cell.index).collect()
    }

    /// The figures of all parts in one column.
    fn in_parts(&self, column: Column, is: impl Fn(&Cell<'_>) -> bool) -> Vec<usize> {
        let parts = self.project.parts.iter();
        parts.flat_map(|part| self.in_block(Some(&part.id), column, &is)).collect()
    }

    /// The figures that make up the budget of the n-th card: the project's own, and where it
    /// leaves a column and stage open those of its parts; or those of one part.
    fn in_budget(&self, card: usize, is: impl Fn(&Cell<'_>) -> bool) -> Vec<usize> {
        let part = card.checked_sub(1).and_then(|part| self.project.parts.get(part));
        let first = part.map(|part| &part.id);
        let blocks = match part {
            Some(_) => self.cells.range((first, FIRST)..=(first, Column::NotByYear)),
            None => self.cells.range(..),
        };
        let counted = |owner: Option<&Id>, column: Column, stage: Stage| {
            let open = || !self.filled.contains(&(column, stage));
            matches!(stage, Stage::Secured | Stage::Demand)
                && (part.is_some() || owner.is_none() || open())
        };
        let figures = blocks.flat_map(|((owner, column), cells)| {
            cells.iter().filter(|cell| counted(*owner, *column, cell.stage) && is(cell))
        });
        figures.map(|cell| cell.index).collect()
    }

    /// The `total` of a yearly record, or of a part in it.
    pub(super) fn column_totals(&self, block: &Block<'_>, claims: &mut Vec<Claim>) {
        let Some(ledger) = self.ledger_of(block) else { return };
        let stated = block.total.into_iter().flatten();
        let told = |(stage, _): &(&Stage, _)| !self.strange.contains(&(block.column, **stage));
        for (&stage, stated) in stated.filter(told) {
            let sum = ledger.computed_column_total(block.column, stage);
            let only_parts = block.part.is_none() && sum.is_absent();
            let claim = Claim {
                place: block.total(stage),
                what: total_of(block),
                stated: stated.clone(),
                sum,
                added: Added::Sources,
                operands: self.by_source(|source| ledger.cell(block.column, source, stage)),
                figures: self.in_block(block.part, block.column, |cell| cell.stage == stage),
                is_whole: false,
                stated_figure: None,
            };
            let of_parts = |part: &Ledger| part.column_total(block.column, stage);
            claims.push(if only_parts {
                let figures = self.in_parts(block.column, |cell| cell.stage == stage);
                self.against_parts(Claim { figures, ..claim }, of_parts)
            } else {
                claim
            });
        }
    }

    fn ledger_of(&self, block: &Block<'_>) -> Option<&Ledger> {
        let Some(id) = block.part else { return Some(self.own) };
        let index = self.project.parts.iter().position(|part| part.id == *id)?;
        self.parts.get(index)
    }

    /// The project's own money against that of its parts: per source where both are broken
    /// down, else of the column.
    pub(super) fn parts_of_block(&self, block: &Block<'_>, claims: &mut Vec<Claim>) {
        let stages = self.own.stages(block.column).into_iter();
        for stage in stages.filter(|stage| !self.strange.contains(&(block.column, *stage))) {
            let whole = self.own.computed_column_total(block.column, stage);
            let before = claims.len();
            for source in self.own.sources() {
                let cell = |ledger: &Ledger| ledger.cell(block.column, source, stage);
                let Some(won) = cell(self.own).exact() else { continue };
                let key = places::source_key(self.site, source);
                let claim = self.own_money(block, key, (stage, won));
                let figures = self.in_parts(block.column, |c| (c.stage, c.source) == (stage, key));
                claims.push(self.against_parts(Claim { figures, ..claim }, cell));
            }
            let Some(total) = whole.exact() else { continue };
            if !claims.iter().skip(before).any(Claim::differs) {
                let mut claim = self.own_money(block, "", (stage, total));
                let stated = block.total.is_some_and(|total| total.contains_key(&stage));
                claim.place = if stated { block.total(stage) } else { block.section() };
                claim.stated_figure = None;
                claim.figures = self.in_parts(block.column, |cell| cell.stage == stage);
                let sum = |part: &Ledger| part.column_total(block.column, stage);
                claims.push(self.against_parts(claim, sum));
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
            figures: Vec::new(),
            is_whole: false,
            stated_figure: self
                .in_block(None, block.column, |c| (c.stage, c.source) == (stage, source))
                .pop(),
        }
    }

    /// Whether money of a source or part nobody knows, which is told as such, is missing from the
    /// budget: then its sums say nothing.
    pub(super) fn leaves_out_budget(&self) -> bool {
        self.strange.iter().any(|(_, stage)| matches!(stage, Stage::Secured | Stage::Demand))
    }

    /// The stages of a block's money that could not be entered.
    fn strange_in(&self, block: &Block<'_>) -> Vec<(Column, Stage)> {
        let known = |source: &SourceRef| match source {
            SourceRef::Source(id) => self.site.source(id).is_some(),
            SourceRef::All => true,
        };
        let part = |id: &Id| self.project.parts.iter().any(|part| part.id == *id);
        let owned = block.part.is_none_or(part);
        let lines = block.lines.iter().filter(|line| !owned || !known(&line.source));
        let stages = lines.flat_map(|line| line.amounts.keys());
        stages.map(|stage| (block.column, *stage)).collect()
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

fn known<'a>((stage, amount): (&'a Stage, &'a Amount)) -> Option<(Stage, Won)> {
    amount.won().map(|won| (*stage, won))
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
