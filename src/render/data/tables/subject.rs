//! A project as the rows of every table are made of it, with the cells that several tables have.

use crate::model::{SourceRef, Won};
use crate::render::context::Shared;
use crate::render::data::field::{Cell, Kind, Spec};
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnotes, Spot};

/// A project as rows are made of it.
pub(super) struct Subject<'a> {
    /// The site.
    pub(super) shared: &'a Shared,
    /// The project.
    pub(super) facts: &'a Facts,
    /// The footnotes of its page.
    pub(super) notes: Footnotes<'a>,
}

impl<'a> Subject<'a> {
    /// A project.
    pub(super) fn of(shared: &'a Shared, facts: &'a Facts) -> Self {
        Self { shared, facts, notes: Footnotes::of(shared, facts) }
    }

    /// The columns that begin every table: which project a row is about.
    pub(super) const COLUMNS: [Spec; 2] =
        [Spec::always("id", Kind::Text), Spec::always("slug", Kind::Text)];

    /// The cells of these columns, the same in every row: its id as printed, its name in addresses.
    /// JSON has them too, as they are there.
    pub(super) fn names(&self) -> [&str; 2] {
        [&self.facts.project.card.id, &self.facts.project.slug]
    }

    /// The id of a part, by its place among the project's.
    pub(super) fn part(&self, part: Option<usize>) -> Cell<'_> {
        let part = part.and_then(|index| self.facts.project.parts.get(index));
        Cell::maybe_name(part.map(|part| part.id.as_str()))
    }

    /// The title of a part, by its place among the project's.
    pub(super) fn part_title(&self, part: Option<usize>) -> Cell<'_> {
        let part = part.and_then(|index| self.facts.project.parts.get(index));
        Cell::maybe(part.map(|part| part.card.title.as_str()))
    }

    /// The name of a source.
    pub(super) fn source_name<'b>(&'b self, source: &'b SourceRef) -> Cell<'b> {
        Cell::text(self.shared.name_of(source))
    }

    /// An amount in the site's unit.
    pub(super) fn in_unit(&self, won: Option<Won>) -> Cell<'_> {
        Cell::in_unit(won, self.shared.site.unit)
    }

    /// The site's unit.
    pub(super) fn unit(&self) -> Cell<'_> {
        Cell::word(self.shared.site.unit.korean())
    }

    /// The reasons of the footnotes at a spot, one after the other.
    pub(super) fn note(&self, spot: Option<Spot>) -> Cell<'_> {
        if self.notes.is_empty() {
            return Cell::Empty;
        }
        let notes = spot.into_iter().flat_map(|spot| self.notes.at(spot));
        Cell::joined(notes.map(|note| &*note.known.why))
    }
}
