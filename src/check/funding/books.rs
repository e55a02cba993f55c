//! Every figure an author states, beside the money that should add up to it.

mod cards;

use super::sums::{Added, Balance, Claim, Weighed};
use super::suspects::Figure;
use crate::check::places::{self, Block};
use crate::check::subject::Subject;
use crate::check::wording::{self, same};
use crate::diagnostics::Phrase;
use crate::model::{
    Amount, Column, Id, Ledger, Period, Project, Site, SourceKey, SourceRef, Stage, Sum, Won,
};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The ledgers of one project.
pub(super) struct Books<'a> {
    site: &'a Site,
    project: &'a Project,
    own: &'a Ledger,
    parts: &'a [Ledger],
    whole: &'a Ledger,
    blocks: &'a [Block<'a>],
    /// Made where a sum is off, or there are parts.
    written: OnceCell<Written<'a>>,
    /// Where money of a source or part nobody knows was left out.
    strange: BTreeSet<(Column, Stage)>,
}

/// Every written figure, with its place.
#[derive(Default)]
struct Written<'a> {
    figures: Vec<Figure>,
    /// By part and column.
    cells: BTreeMap<(Option<&'a Id>, Column), Vec<Cell<'a>>>,
    /// Where the project itself has money, that of its parts is not added to it.
    filled: BTreeSet<(Column, Stage)>,
}

/// Which a figure of a block is, and its place among all figures.
struct Cell<'a> {
    source: &'a str,
    stage: Stage,
    index: usize,
}

/// The column that stands before all others.
const FIRST: Column = Column::Period(Period::Before);

impl<'a> Written<'a> {
    fn enter(&mut self, block: &'a Block<'_>) {
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
}

impl<'a> Books<'a> {
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        let Subject { site, project, .. } = *subject;
        let mut books = Self {
            site,
            project,
            own: subject.own(),
            parts: subject.parts(),
            whole: subject.whole(),
            blocks: subject.blocks(),
            written: OnceCell::new(),
            strange: BTreeSet::new(),
        };
        books.strange = books.blocks.iter().flat_map(|block| books.strange_in(block)).collect();
        books
    }

    fn written(&self) -> &Written<'a> {
        self.written.get_or_init(|| {
            let mut written = Written::default();
            self.blocks.iter().for_each(|block| written.enter(block));
            written
        })
    }

    /// Every written figure.
    pub(super) fn figures(&self) -> &[Figure] {
        &self.written().figures
    }

    /// The figures of one block.
    fn in_block(
        &self,
        part: Option<&Id>,
        column: Column,
        is: impl Fn(&Cell<'_>) -> bool,
    ) -> Vec<usize> {
        let cells = self.written().cells.get(&(part, column)).into_iter().flatten();
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
        let Written { cells, filled, .. } = self.written();
        let blocks = match part {
            Some(_) => cells.range((first, FIRST)..=(first, Column::NotByYear)),
            None => cells.range(..),
        };
        let counted = |owner: Option<&Id>, column: Column, stage: Stage| {
            let open = || !filled.contains(&(column, stage));
            matches!(stage, Stage::Secured | Stage::Demand)
                && (part.is_some() || owner.is_none() || open())
        };
        let figures = blocks.flat_map(|((owner, column), cells)| {
            cells.iter().filter(|cell| counted(*owner, *column, cell.stage) && is(cell))
        });
        figures.map(|cell| cell.index).collect()
    }

    /// The `total` of a yearly record, or of a part in it.
    pub(super) fn column_totals<'b>(&'b self, block: &'b Block<'_>, all: &mut Vec<Weighed<'b>>) {
        let Some(ledger) = self.ledger_of(block) else { return };
        let stated = block.total.into_iter().flatten();
        let told = |(stage, _): &(&Stage, _)| !self.strange.contains(&(block.column, **stage));
        for (&stage, stated) in stated.filter(told) {
            let sum = ledger.computed_column_total(block.column, stage);
            let only_parts = block.part.is_none() && sum.is_absent();
            let sum = if only_parts {
                self.of_parts(|part| part.column_total(block.column, stage))
            } else {
                sum
            };
            let claim = move |balance| self.column_total(block, stage, only_parts, balance);
            all.push(Weighed::new(stated.clone(), sum, claim));
        }
    }

    /// One stage of a stated total; of parts where no source says anything.
    fn column_total(
        &self,
        block: &Block<'_>,
        stage: Stage,
        only_parts: bool,
        balance: Balance,
    ) -> Claim {
        let is_meant = |cell: &Cell<'_>| cell.stage == stage;
        let (added, operands, figures) = if only_parts {
            let total = |part: &Ledger| part.column_total(block.column, stage);
            (Added::Parts, self.by_part(total), self.in_parts(block.column, is_meant))
        } else {
            let ledger = self.ledger_of(block);
            let cell =
                |source| ledger.map(|of| of.cell(block.column, source, stage)).unwrap_or_default();
            let figures = self.in_block(block.part, block.column, is_meant);
            (Added::Sources, self.by_source(cell), figures)
        };
        Claim {
            operands,
            figures,
            ..Claim::new(block.total(stage), total_of(block), balance, added)
        }
    }

    fn ledger_of(&self, block: &Block<'_>) -> Option<&Ledger> {
        let Some(id) = block.part else { return Some(self.own) };
        let index = self.project.parts.iter().position(|part| part.id == *id)?;
        self.parts.get(index)
    }

    /// The project's own money against that of its parts: per source where both are broken
    /// down, else of the column.
    pub(super) fn parts_of_block<'b>(&'b self, block: &'b Block<'_>, all: &mut Vec<Weighed<'b>>) {
        let stages = self.own.stages(block.column).into_iter();
        for stage in stages.filter(|stage| !self.strange.contains(&(block.column, *stage))) {
            let whole = self.own.computed_column_total(block.column, stage);
            let before = all.len();
            for source in self.own.sources() {
                let cell = move |ledger: &Ledger| ledger.cell(block.column, source, stage);
                let Some(won) = cell(self.own).exact() else { continue };
                let claim = move |balance| self.own_money(block, Some(source), stage, balance);
                all.push(Weighed::new(Amount::Known(won), self.of_parts(cell), claim));
            }
            let Some(total) = whole.exact() else { continue };
            if !all.iter().skip(before).any(Weighed::differs) {
                let sum = self.of_parts(|part| part.column_total(block.column, stage));
                let claim = move |balance| self.own_money(block, None, stage, balance);
                all.push(Weighed::new(Amount::Known(total), sum, claim));
            }
        }
    }

    /// The project's own money of a source, or of a column as a whole, beside that of its parts.
    fn own_money(
        &self,
        block: &Block<'_>,
        source: Option<SourceKey>,
        stage: Stage,
        balance: Balance,
    ) -> Claim {
        let key = source.map(|source| places::source_key(self.site, source));
        let said = wording::stage(stage);
        let column = wording::column(block.column);
        let money = wording::money_of(self.site, &column, key.unwrap_or_default());
        let what = Phrase::new(
            format!("{} {}", money.ko, said.ko),
            format!("the {} {} money", money.en, said.en),
        );
        let stated = block.total.is_some_and(|total| total.contains_key(&stage));
        let place = match key {
            Some(key) => block.cell(key, stage),
            None if stated => block.total(stage),
            None => block.section(),
        };
        let is_meant =
            |cell: &Cell<'_>| cell.stage == stage && key.is_none_or(|key| cell.source == key);
        let own = |_| self.in_block(None, block.column, is_meant).pop();
        Claim {
            operands: self.by_part(|part| match source {
                Some(source) => part.cell(block.column, source, stage),
                None => part.column_total(block.column, stage),
            }),
            figures: self.in_parts(block.column, is_meant),
            stated_figure: key.and_then(own),
            ..Claim::new(place, what, balance, Added::Parts)
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

    /// What the parts say together.
    fn of_parts(&self, amount: impl Fn(&Ledger) -> Sum) -> Sum {
        let mut sum = Sum::default();
        self.parts.iter().for_each(|part| sum.merge(&amount(part)));
        sum
    }

    fn by_part(&self, amount: impl Fn(&Ledger) -> Sum) -> Vec<(Phrase, Sum)> {
        let names = self.project.parts.iter().map(|part| same(part.id.as_str()));
        names.zip(self.parts.iter().map(amount)).collect()
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
