//! Where something was written: file, and key path or line and column.
//!
//! A rule names a place by its key path, because the model carries no positions; `load` turns
//! the path into a [`Span`] only when a diagnostic needs it.

use std::fmt;

/// A stretch of text. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column just after the last character.
    pub end_column: u32,
}

impl Span {
    /// The very start of a file.
    pub const START: Self = Self { line: 1, column: 1, end_line: 1, end_column: 1 };

    /// `len` characters on one line.
    pub fn on_line(line: u32, column: u32, len: u32) -> Self {
        Self { line, column, end_line: line, end_column: column + len }
    }
}

/// One step into a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into the n-th item of a list, from 0.
    Index(usize),
}

/// The way from the root of a YAML document (or front matter) to one of its values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct KeyPath(pub Vec<Step>);

impl KeyPath {
    /// The document itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The path to a top-level key.
    pub fn of(key: &str) -> Self {
        Self::root().key(key)
    }

    /// One step further, into a key.
    #[must_use]
    pub fn key(mut self, key: impl AsRef<str>) -> Self {
        self.0.push(Step::Key(key.as_ref().to_owned()));
        self
    }

    /// One step further, into a list item counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}

/// As an author would write it: `funding.city.secured`, list items counted from 1: `grants[2].date`.
impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if depth == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The file as a whole.
    File,
    /// A stretch of its text.
    Span(Span),
    /// The value at a key path, not looked up yet.
    Value(KeyPath),
    /// The last key of a path itself, not looked up yet: for a section or an unknown key.
    Key(KeyPath),
    /// Some words of the value at a key path, not looked up yet.
    Part(KeyPath, String),
}

/// A file of the content (or theme) and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path relative to the root, with `/`.
    pub file: String,
    /// Where in the file.
    pub at: At,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), at: At::File }
    }

    /// The value at a key path of a file.
    pub fn value(file: impl Into<String>, path: KeyPath) -> Self {
        Self { file: file.into(), at: At::Value(path) }
    }

    /// The key at the end of a path of a file.
    pub fn key(file: impl Into<String>, path: KeyPath) -> Self {
        Self { file: file.into(), at: At::Key(path) }
    }

    /// Some words of the value at a key path of a file: the first that read so.
    pub fn part(file: impl Into<String>, path: KeyPath, words: &str) -> Self {
        Self { file: file.into(), at: At::Part(path, words.to_owned()) }
    }

    /// A stretch of a file's text.
    pub fn span(file: impl Into<String>, span: Span) -> Self {
        Self { file: file.into(), at: At::Span(span) }
    }

    /// The stretch of text, or the start of the file while it has not been looked up.
    pub fn resolved(&self) -> Span {
        match &self.at {
            At::Span(span) => *span,
            At::File | At::Value(_) | At::Key(_) | At::Part(..) => Span::START,
        }
    }
}
