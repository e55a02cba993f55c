//! Where the values of the model were written: file and key path.
//!
//! Knows how cards, records and grants are laid out in content files; says nothing about what is
//! wrong. Where the characters of a text stand is for `texts`.

use crate::diagnostics::{KeyPath, Place};
use crate::model::{Card, Column, Id, Line, Project, Site, SourceKey, Stage, Stated, YearRecord};

/// Money written together: that of a project or part, in one column.
pub(super) struct Block<'a> {
    /// Whose it is, where it is a part's.
    pub(super) part: Option<&'a Id>,
    /// The column it belongs to.
    pub(super) column: Column,
    /// One line per source.
    pub(super) lines: &'a [Line],
    /// The total beside it; money that is not by year has none.
    pub(super) total: Option<&'a Stated>,
    file: String,
    path: KeyPath,
}

impl Block<'_> {
    /// The source of a line.
    pub(super) fn source(&self, line: &Line) -> Place {
        Place::key(&*self.file, self.funding().key(line.source.key()))
    }

    /// One amount of a line.
    pub(super) fn amount(&self, line: &Line, stage: Stage) -> Place {
        self.cell(line.source.key(), stage)
    }

    /// The reason for the gap of a line.
    pub(super) fn reason(&self, line: &Line) -> Place {
        Place::value(&*self.file, self.funding().key(line.source.key()).key("gap"))
    }

    /// One amount of the total.
    pub(super) fn total(&self, stage: Stage) -> Place {
        Place::value(&*self.file, self.path.clone().key("total").key(stage.key()))
    }

    /// The amount of a source, named as content names it.
    pub(super) fn cell(&self, source: &str, stage: Stage) -> Place {
        Place::value(&*self.file, self.funding().key(source).key(stage.key()))
    }

    /// The amount of a source, or of the total where no source is named.
    pub(super) fn figure(&self, source: Option<&str>, stage: Stage) -> Place {
        source.map_or_else(|| self.total(stage), |source| self.cell(source, stage))
    }

    /// The money as a whole.
    pub(super) fn section(&self) -> Place {
        Place::key(&*self.file, self.funding())
    }

    fn funding(&self) -> KeyPath {
        self.path.clone().key("funding")
    }
}

/// All money of a project and its parts, each block once.
pub(super) fn blocks(project: &Project) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for (path, card, part) in cards(project) {
        let (file, lines) = (project.card_file(), card.funding.as_slice());
        blocks.push(Block { part, column: Column::NotByYear, lines, total: None, file, path });
    }
    for year in &project.years {
        let (file, column) = (project.year_file(year), Column::Period(year.period));
        let (lines, total) = (year.funding.as_slice(), Some(&year.total));
        let path = KeyPath::root();
        blocks.push(Block { part: None, column, lines, total, file: file.clone(), path });
        for (id, own) in &year.parts {
            let (lines, total) = (own.funding.as_slice(), Some(&own.total));
            let path = KeyPath::of("parts").key(id.as_str());
            blocks.push(Block { part: Some(id), column, lines, total, file: file.clone(), path });
        }
    }
    blocks
}

/// The card of a project and those of its parts, with the way to each in `project.yaml`.
pub(super) fn cards(project: &Project) -> Vec<(KeyPath, &Card, Option<&Id>)> {
    let parts = project
        .parts
        .iter()
        .enumerate()
        .map(|(index, part)| (KeyPath::of("parts").index(index), &part.card, Some(&part.id)));
    std::iter::once((KeyPath::root(), &project.card, None)).chain(parts).collect()
}

/// A key of a card.
pub(super) fn in_card(project: &Project, card: &KeyPath, key: &str) -> Place {
    Place::value(project.card_file(), card.clone().key(key))
}

/// A grant's amount of a source.
pub(super) fn grant_amount(
    project: &Project,
    year: &YearRecord,
    index: usize,
    source: &str,
) -> Place {
    let path = KeyPath::of("grants").index(index).key("amounts").key(source);
    Place::value(project.year_file(year), path)
}

/// A source as content names it.
pub(super) fn source_key(site: &Site, source: SourceKey) -> &str {
    match source {
        SourceKey::Source(index) => site.sources.get(index).map_or("", |s| s.id.as_str()),
        SourceKey::All => "all",
    }
}
