//! `known` in `record.json`: each reason with its place resolved, and its number on the page.

use crate::model::{Column, Period, Project, Short, SourceKey, Stage};
use crate::render::context::Shared;
use crate::render::footnotes::{Footnote, Footnotes, Spot};

/// A reason, then what it is about: a file and a key (or line) of it, and where that is a cell or
/// total of a money table, which; last its number on the page.
#[derive(serde::Serialize)]
pub(super) struct KnownEntry<'a> {
    rule: &'a str,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
}

/// The entries of the project itself, and those of each of its parts.
pub(super) fn known<'a>(
    shared: &'a Shared,
    project: &'a Project,
    notes: &Footnotes<'a>,
) -> (Vec<KnownEntry<'a>>, Vec<Vec<KnownEntry<'a>>>) {
    let mut entries = notes.iter().map(|note| entry(shared, project, note));
    let mut take = |count: usize| -> Vec<KnownEntry<'a>> { entries.by_ref().take(count).collect() };
    let own = take(project.card.known.len());
    let parts = project.parts.iter().map(|part| take(part.card.known.len())).collect();
    (own, parts)
}

fn entry<'a>(shared: &'a Shared, project: &'a Project, note: &Footnote<'a>) -> KnownEntry<'a> {
    let line = note.key.as_ref().and_then(|key| key.parse::<u32>().ok());
    let key = note.key.as_ref().filter(|_| line.is_none());
    let cell = note.spot.and_then(cell);
    let part = cell.and_then(|(part, ..)| project.parts.get(part?)).map(|part| part.id.as_str());
    let column = cell.map(|(_, column, ..)| column);
    let source = cell.and_then(|(_, _, source, _)| source).map(|source| shared.source_id(source));
    KnownEntry {
        rule: &note.known.rule,
        place: note.known.place.as_deref(),
        why: &note.known.why,
        file: note.file.clone(),
        key: key.cloned(),
        line,
        part,
        source,
        period: column.and_then(Column::period).map(Period::short),
        stage: cell.map(|(.., stage)| stage.key()),
        number: note.number,
    }
}

/// Part, column, source (none of a total) and stage.
fn cell(spot: Spot) -> Option<(Option<usize>, Column, Option<SourceKey>, Stage)> {
    match spot {
        Spot::Cell(part, column, source, stage) => Some((part, column, Some(source), stage)),
        Spot::Total(part, column, stage) => Some((part, column, None, stage)),
        _ => None,
    }
}
