//! From key paths to lines and columns, after the fact.
//!
//! The model carries no positions, so rules name key paths; only files that have something to
//! report are read again, each once however much there is to report.

use super::file::read;
use super::yaml::{self, Tree, Yaml, margin};
use super::{front_matter, text};
use crate::diagnostics::{At, Diagnostics, KeyPath, Place, Span, Step};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Turns every key path into lines and columns of its file. A path that is not there stands for
/// the nearest key around it, a section or list for its key; a file that can't be read for its
/// start.
pub fn pin(root: &Path, diagnostics: &mut Diagnostics) {
    let mut sources: BTreeMap<String, Source> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let place = &mut diagnostic.place;
        let (path, words) = match &place.at {
            At::Value(path) | At::Key(path) => (path, ""),
            At::Part(path, words) => (path, words.as_str()),
            At::File | At::Span(_) => continue,
        };
        let file = &place.file;
        if !sources.contains_key(file) {
            sources.insert(file.clone(), Source::read(root, file));
        }
        let Some(source) = sources.get_mut(file) else { continue };
        let Some(tree) = &source.tree else {
            let line = source.line_of_key(file, path, &place.at);
            place.at = At::Span(line.unwrap_or(Span::START));
            continue;
        };
        let words = words.to_owned();
        yaml::pin(place, tree);
        source.narrow(place, &words);
    }
}

/// The lines of content files, each as its columns are counted, for quoting them. Keeps the file
/// it was asked for last.
#[derive(Debug, Default)]
pub struct Lines {
    file: String,
    source: Option<Text>,
}

impl Lines {
    /// The text of a line of a file, from 1; of a very long one its start. Nothing where there is
    /// no such line, or the file can't be read.
    pub fn line(&mut self, root: &Path, file: &str, line: u32) -> Option<&str> {
        const WIDEST: usize = 1000;
        let line = self.whole(root, file, line)?;
        let end = line.char_indices().nth(WIDEST).map_or(line.len(), |(at, _)| at);
        line.get(..end)
    }

    /// Like [`Lines::line`], however long the line is.
    pub fn whole(&mut self, root: &Path, file: &str, line: u32) -> Option<&str> {
        if self.file != file {
            let bytes = read(&root.join(file), text::LARGEST as u64).ok();
            self.source = bytes.map(|bytes| Text::of(text::lossy(&bytes)));
            file.clone_into(&mut self.file);
        }
        self.source.as_ref()?.line(usize::try_from(line).ok()?)
    }
}

/// A text that finds its lines at once.
#[derive(Debug)]
struct Text {
    text: String,
    /// Where each line starts.
    starts: Vec<usize>,
}

impl Text {
    fn of(text: String) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(behind).filter(|at| *at < text.len()).collect();
        Self { text, starts }
    }

    /// A line, from 1, without its end.
    fn line(&self, number: usize) -> Option<&str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.text.get(start..end).map(|line| line.trim_end_matches('\n'))
    }
}

/// A file that is read again.
struct Source {
    text: Text,
    /// Nothing where it is no YAML.
    tree: Option<Tree>,
    /// The last column looked for, and where it starts: the next one often stands behind it.
    cursor: Cursor,
}

#[derive(Default, Clone, Copy)]
struct Cursor {
    row: u32,
    column: usize,
    at: usize,
}

impl Source {
    fn read(root: &Path, file: &str) -> Self {
        let bytes = read(&root.join(file), text::LARGEST as u64).unwrap_or_default();
        let text = text::blanked(text::lossy(&bytes));
        let yaml = front_matter::yaml_of(file, &text);
        let tree = yaml.and_then(|yaml| Tree::parse(yaml).ok());
        Self { text: Text::of(text), tree, cursor: Cursor::default() }
    }

    /// The value of a key at the margin of a file that is no YAML as a whole.
    fn line_of_key(&self, file: &str, path: &KeyPath, at: &At) -> Option<Span> {
        let Some(Step::Key(key)) = path.0.first() else { return None };
        let (first_line, text) = margin::line(&self.text.text, key)?;
        let tree = Tree::parse(Yaml { first_line, ..Yaml::whole(file, text) }).ok()?;
        let mut place = Place { file: file.to_owned(), at: at.clone() };
        yaml::pin(&mut place, &tree);
        Some(place.resolved())
    }

    /// From a whole value to the first words in it that read so. Where they are written otherwise
    /// (escaped, or folded over lines) the value stays the place.
    fn narrow(&mut self, place: &mut Place, words: &str) {
        let At::Span(whole) = place.at else { return };
        if words.is_empty() {
            return;
        }
        for row in whole.line..=whole.end_line {
            let first = if row == whole.line { whole.column as usize } else { 1 };
            let start = self.offset(row, first);
            let line = self.text.line(row as usize).unwrap_or_default();
            let rest = line.get(start..).unwrap_or_default();
            let Some(at) = rest.find(words) else { continue };
            let before = rest.get(..at).unwrap_or_default().chars().count();
            if row == whole.end_line && first + before >= whole.end_column as usize {
                return;
            }
            let column = u32::try_from(first + before).unwrap_or(1);
            let len = u32::try_from(words.chars().count()).unwrap_or(1);
            place.at = At::Span(Span::on_line(row, column, len));
            return;
        }
    }

    /// Where a column of a line starts, in bytes.
    fn offset(&mut self, row: u32, column: usize) -> usize {
        let last = self.cursor;
        let behind = last.row == row && last.column <= column;
        let from = if behind { last } else { Cursor { row, column: 1, at: 0 } };
        let line = self.text.line(row as usize).unwrap_or_default();
        let rest = line.get(from.at..).unwrap_or_default();
        let step = rest.char_indices().nth(column.saturating_sub(from.column));
        let at = from.at + step.map_or(rest.len(), |(at, _)| at);
        self.cursor = Cursor { row, column, at };
        at
    }
}

/// Where a path leads without links on the way; nothing where it leads nowhere.
pub fn without_links(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// How diagnostics name a folder: relative to the root where it lies below it, with `/`.
pub fn relative_to(root: &Path, folder: &Path) -> String {
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
