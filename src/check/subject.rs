//! One project as its rules look at it: what several of them need is made once.
//!
//! Lazily, because most projects ask for little. Holds nothing that could change.

use super::people::{self, Personal};
use super::places::{self, Block};
use super::texts::{self, Text};
use super::wording::Wording;
use crate::model::{Card, Ledger, Part, Project, Site, Term};
use std::cell::OnceCell;

/// A project, the site it belongs to, and what can be made of them.
pub(super) struct Subject<'a> {
    /// What `site.yaml` says. Rules get it without projects and pages, so that none of them can
    /// see another project by the way.
    pub(super) site: &'a Site,
    /// The whole site, for rules that look beyond the project. What they may ask it for stands at
    /// `examiner::look::Look`; who asks for more must be written there.
    pub(super) beyond: &'a Site,
    pub(super) project: &'a Project,
    pub(super) wording: &'a Wording,
    own: OnceCell<Ledger>,
    parts: OnceCell<Vec<Ledger>>,
    whole: OnceCell<Ledger>,
    blocks: OnceCell<Vec<Block<'a>>>,
    texts: OnceCell<Vec<Text<'a>>>,
    personal: OnceCell<Vec<Personal>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(site: &'a Site, project: &'a Project, wording: &'a Wording) -> Self {
        Self {
            site,
            beyond: site,
            project,
            wording,
            own: OnceCell::new(),
            parts: OnceCell::new(),
            whole: OnceCell::new(),
            blocks: OnceCell::new(),
            texts: OnceCell::new(),
            personal: OnceCell::new(),
        }
    }

    /// The same project, among the others of the whole site.
    pub(super) fn among(self, beyond: &'a Site) -> Self {
        Self { beyond, ..self }
    }

    /// The money of the project and its parts together, as its page shows it.
    pub(super) fn whole(&self) -> &Ledger {
        self.whole.get_or_init(|| Ledger::of_project(self.site, self.project))
    }

    /// What the project itself says of its money.
    pub(super) fn own(&self) -> &Ledger {
        if self.project.parts.is_empty() {
            return self.whole();
        }
        self.own.get_or_init(|| Ledger::of_own(self.site, self.project))
    }

    /// The money of each part, in the order of the parts.
    pub(super) fn parts(&self) -> &[Ledger] {
        let part = |part: &Part| Ledger::of_part(self.site, self.project, part);
        self.parts.get_or_init(|| self.project.parts.iter().map(part).collect())
    }

    /// The money of the n-th card of `places::cards`: the project's as a whole, then its parts'.
    pub(super) fn of_card(&self, index: usize) -> &Ledger {
        let part = index.checked_sub(1).and_then(|part| self.parts().get(part));
        part.unwrap_or_else(|| self.whole())
    }

    /// All money that was written, block by block.
    pub(super) fn blocks(&self) -> &[Block<'a>] {
        self.blocks.get_or_init(|| places::blocks(self.project))
    }

    /// The term of a card of the project: the one it names, or else the project, or the only one
    /// there is. Nothing where that is not listed, or ends before it starts.
    pub(super) fn term(&self, card: &Card) -> Option<&'a Term> {
        let named = card.term.as_ref().or(self.project.card.term.as_ref());
        let term = match (named, self.site.terms.as_slice()) {
            (Some(id), _) => self.site.term(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        term.filter(|term| term.start <= term.end)
    }

    /// Every text somebody wrote of the project, each with its place.
    pub(super) fn texts(&self) -> &[Text<'a>] {
        self.texts.get_or_init(|| texts::of_project(self.project))
    }
    /// Every number and address of a person anywhere in the project's folder.
    pub(super) fn personal(&self) -> &[Personal] {
        self.personal.get_or_init(|| people::in_project(self))
    }
}
