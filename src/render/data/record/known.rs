//! `known` in `record.json`: each reason with its place resolved, and its number on the page.

use super::card::lean;
use crate::model::{Column, Project, SourceKey, Stage};
use crate::render::context::Shared;
use crate::render::footnotes::{Footnote, Footnotes, Spot};
use serde_json::{Value, json};

/// The entries of the project itself, and those of each of its parts.
pub(super) fn known(
    shared: &Shared,
    project: &Project,
    notes: &Footnotes<'_>,
) -> (Value, Vec<Value>) {
    let mut entries = notes.iter().map(|note| entry(shared, project, note));
    let mut take = |count: usize| -> Value { entries.by_ref().take(count).collect() };
    let own = take(project.card.known.len());
    let parts = project.parts.iter().map(|part| take(part.card.known.len())).collect();
    (own, parts)
}

/// An entry as it was written, then what it is about: a file and a key (or line) of it, and where
/// that is a cell or total of a money table, which; last its number on the page.
fn entry(shared: &Shared, project: &Project, note: &Footnote<'_>) -> Value {
    let line = note.key.as_ref().and_then(|key| key.parse::<u32>().ok());
    let key = note.key.as_ref().filter(|_| line.is_none());
    let cell = note.spot.and_then(cell);
    let part = cell.and_then(|(part, ..)| project.parts.get(part?)).map(|part| part.id.as_str());
    let column = cell.map(|(_, column, ..)| column);
    let source = cell.and_then(|(_, _, source, _)| source).map(|source| shared.source_id(source));
    lean([
        ("rule", json!(note.known.rule)),
        ("where", json!(note.known.place)),
        ("why", json!(note.known.why)),
        ("file", json!(note.file)),
        ("key", json!(key)),
        ("line", json!(line)),
        ("part", json!(part)),
        ("source", json!(source)),
        ("period", json!(column.and_then(Column::period).map(|period| period.to_string()))),
        ("stage", json!(cell.map(|(.., stage)| stage.key()))),
        ("number", json!(note.number)),
    ])
}

/// Part, column, source (none of a total) and stage.
fn cell(spot: Spot) -> Option<(Option<usize>, Column, Option<SourceKey>, Stage)> {
    match spot {
        Spot::Cell(part, column, source, stage) => Some((part, column, Some(source), stage)),
        Spot::Total(part, column, stage) => Some((part, column, None, stage)),
        _ => None,
    }
}
