//! From key paths to lines and columns, after the fact.
//!
//! The model carries no positions, so rules name key paths; only files that have something to
//! report are read again.

use super::file::read;
use super::yaml::{self, Tree};
use super::{front_matter, text};
use crate::diagnostics::{At, Diagnostics, Place, Span};
use std::collections::BTreeMap;
use std::path::Path;

/// Turns every key path into lines and columns of its file. A path that is not there stands for
/// the nearest key around it, a section or list for its key; a file that can't be read for its
/// start.
pub fn pin(root: &Path, diagnostics: &mut Diagnostics) {
    let mut trees: BTreeMap<String, Option<(Tree, String)>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let place = &mut diagnostic.place;
        if !matches!(place.at, At::Value(_) | At::Key(_) | At::Part(..)) {
            continue;
        }
        let tree = trees.entry(place.file.clone()).or_insert_with(|| tree(root, &place.file));
        match tree {
            Some((tree, text)) => {
                let words = match &place.at {
                    At::Part(_, words) => words.clone(),
                    _ => String::new(),
                };
                yaml::pin(place, tree);
                narrow(place, text, &words);
            }
            None => place.at = At::Span(Span::START),
        }
    }
}

/// The text of a line of a content file, from 1, as its columns are counted; nothing where
/// there is no such line.
pub fn source_line(root: &Path, file: &str, line: u32) -> Option<String> {
    let bytes = read(&root.join(file), text::LARGEST as u64).ok()?;
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    text::lossy(&bytes).lines().nth(index).map(str::to_owned)
}

fn tree(root: &Path, file: &str) -> Option<(Tree, String)> {
    let bytes = read(&root.join(file), text::LARGEST as u64).ok()?;
    let text = text::blanked(&text::lossy(&bytes));
    let tree = Tree::parse(front_matter::yaml_of(file, &text)?).ok()?;
    Some((tree, text))
}

/// From a whole value to the first words in it that read so. Where they are written otherwise
/// (escaped, or folded over lines) the value stays the place.
fn narrow(place: &mut Place, text: &str, words: &str) {
    let At::Span(whole) = place.at else { return };
    if words.is_empty() {
        return;
    }
    let rows = (whole.line..=whole.end_line).zip(text.lines().skip(whole.line as usize - 1));
    for (row, line) in rows {
        let first = if row == whole.line { whole.column as usize - 1 } else { 0 };
        let start = line.char_indices().nth(first).map_or(line.len(), |(at, _)| at);
        let Some(at) = line.get(start..).and_then(|rest| rest.find(words)) else { continue };
        let before = line.get(..start + at).unwrap_or_default().chars().count();
        let column = u32::try_from(before + 1).unwrap_or(1);
        let len = u32::try_from(words.chars().count()).unwrap_or(1);
        place.at = At::Span(Span::on_line(row, column, len));
        return;
    }
}

/// How diagnostics name a folder: relative to the root where it lies below it, with `/`.
pub(super) fn relative_to(root: &Path, folder: &Path) -> String {
    let below = folder.strip_prefix(root).map(Path::to_owned);
    let real = || {
        let (root, folder) = (root.canonicalize().ok()?, folder.canonicalize().ok()?);
        folder.strip_prefix(root).map(Path::to_owned).ok()
    };
    let path = below.ok().or_else(real).unwrap_or_else(|| folder.to_owned());
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let joined = parts.join("/").replace("//", "/");
    let name = text::composed(joined.strip_prefix("./").unwrap_or(&joined));
    if name.is_empty() { ".".to_owned() } else { name }
}
