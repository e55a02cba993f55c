//! From key paths to lines and columns, after the fact.
//!
//! The model carries no positions, so rules name key paths; only files that have something to
//! report are read again.

use super::yaml::{self, Tree};
use super::{front_matter, read, text};
use crate::diagnostics::{At, Diagnostics, Place, Span};
use std::collections::BTreeMap;
use std::path::Path;

/// Turns every key path into lines and columns of its file. A path that is not there stands for
/// the nearest key around it, a section or list for its key; a file that can't be read for its
/// start.
pub fn pin(root: &Path, diagnostics: &mut Diagnostics) {
    let mut trees: BTreeMap<String, Option<(Tree, Vec<String>)>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let place = &mut diagnostic.place;
        if !matches!(place.at, At::Value(_) | At::Key(_) | At::Part(..)) {
            continue;
        }
        let tree = trees.entry(place.file.clone()).or_insert_with(|| tree(root, &place.file));
        match tree {
            Some((tree, lines)) => {
                let words = match &place.at {
                    At::Part(_, words) => words.clone(),
                    _ => String::new(),
                };
                yaml::pin(place, tree);
                narrow(place, lines, &words);
            }
            None => place.at = At::Span(Span::START),
        }
    }
}

/// The text of a line of a content file, from 1, as its columns are counted; nothing where
/// there is no such line.
pub fn source_line(root: &Path, file: &str, line: u32) -> Option<String> {
    SourceLines::default().line(root, file, line).map(str::to_owned)
}

/// Lines of content files, each file read once as long as no other is asked for between.
#[derive(Debug, Default)]
pub struct SourceLines {
    file: Option<String>,
    lines: Vec<String>,
}

impl SourceLines {
    /// Like [`source_line`].
    pub fn line(&mut self, root: &Path, file: &str, line: u32) -> Option<&str> {
        if self.file.as_deref() != Some(file) {
            let bytes = read(&root.join(file), text::LARGEST as u64).unwrap_or_default();
            self.lines = text::lossy(&bytes).lines().map(str::to_owned).collect();
            self.file = Some(file.to_owned());
        }
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        self.lines.get(index).map(String::as_str)
    }
}

/// The tree of a file, and its lines.
fn tree(root: &Path, file: &str) -> Option<(Tree, Vec<String>)> {
    let bytes = read(&root.join(file), text::LARGEST as u64).ok()?;
    let text = text::lossy(&bytes);
    let tree = Tree::parse(front_matter::yaml_of(file, &text)?).ok()?;
    Some((tree, text.lines().map(str::to_owned).collect()))
}

/// From a whole value to the first words in it that read so. Where they are written otherwise
/// (escaped, or folded over lines) the value stays the place.
fn narrow(place: &mut Place, lines: &[String], words: &str) {
    let At::Span(whole) = place.at else { return };
    if words.is_empty() {
        return;
    }
    let rows = (whole.line..=whole.end_line).zip(lines.iter().skip(whole.line as usize - 1));
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
