//! From key paths to lines and columns, after the fact.
//!
//! The model carries no positions, so rules name key paths; only files that have something to
//! report are read again.

use super::yaml::{self, Tree};
use super::{front_matter, read, text};
use crate::diagnostics::{At, Diagnostics, Span};
use std::collections::BTreeMap;
use std::path::Path;

/// Turns every key path into lines and columns of its file. A path that is not there stands for
/// the nearest key around it, a section or list for its key; a file that can't be read for its
/// start.
pub fn pin(root: &Path, diagnostics: &mut Diagnostics) {
    let mut trees: BTreeMap<String, Option<Tree>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let place = &mut diagnostic.place;
        if !matches!(place.at, At::Value(_) | At::Key(_)) {
            continue;
        }
        let tree = trees.entry(place.file.clone()).or_insert_with(|| tree(root, &place.file));
        match tree {
            Some(tree) => yaml::pin(place, tree),
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

fn tree(root: &Path, file: &str) -> Option<Tree> {
    let bytes = read(&root.join(file), text::LARGEST as u64).ok()?;
    let text = text::lossy(&bytes);
    Tree::parse(front_matter::yaml_of(file, &text)?).ok()
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
