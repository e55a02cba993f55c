//! What of a document can't be relied on, because a fault lies in it.
//!
//! Counted in keys at the top of the document: a key is whole or lost. What stands below a lost
//! one is not used, however little of it is wrong.

use super::tree::{self, Entry, Kind, Tree};
use crate::diagnostics::{At, Diagnostic, Severity, Span, Step};
use std::collections::BTreeSet;

/// The keys at the top of a document that can't be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) enum Lost {
    /// These, perhaps none.
    Keys(BTreeSet<String>),
    /// All there are.
    All,
}

impl Default for Lost {
    fn default() -> Self {
        Self::Keys(BTreeSet::new())
    }
}

impl Lost {
    /// Whether everything can be relied on.
    pub(in crate::load) fn nothing(&self) -> bool {
        matches!(self, Self::Keys(keys) if keys.is_empty())
    }

    /// Whether one of these keys can't be relied on.
    pub(in crate::load) fn any_of(&self, wanted: &[&str]) -> bool {
        match self {
            Self::Keys(keys) => wanted.iter().any(|key| keys.contains(*key)),
            Self::All => true,
        }
    }

    /// Whether a key besides these can't be relied on.
    pub(in crate::load) fn any_but(&self, others: &[&str]) -> bool {
        match self {
            Self::Keys(keys) => keys.iter().any(|key| !others.contains(&key.as_str())),
            Self::All => true,
        }
    }

    /// What these faults take away of a document, whose schema knows these keys and in whose file
    /// characters were refused on these lines.
    pub(super) fn by(found: &[Diagnostic], tree: &Tree, known: &[&str], marred: &[u32]) -> Self {
        let mut keys = BTreeSet::new();
        for fault in found.iter().filter(|fault| fault.severity == Severity::Error) {
            match touched(fault, tree, known) {
                Some(touched) => keys.extend(touched),
                None => return Self::All,
            }
            // A file that lacks what it must have may have been cut off.
            if is_of_the_document(fault) && fault.code == "yaml/missing-key" {
                keys.extend(absent(tree, known).map(str::to_owned));
            }
        }
        let entries = tree.entries();
        let spoilt = |entry: &&Entry| marred.iter().any(|line| entry.covers(*line));
        keys.extend(entries.iter().filter(spoilt).map(|entry| entry.key.clone()));
        Self::Keys(keys)
    }
}

/// The keys a fault touches; nothing where it is the document as a whole.
fn touched(fault: &Diagnostic, tree: &Tree, known: &[&str]) -> Option<Vec<String>> {
    let span = match &fault.place.at {
        At::Value(path) | At::Key(path) | At::Part(path, _) => {
            return match path.0.first()? {
                Step::Key(key) => Some(vec![key.clone()]),
                Step::Index(_) => None,
            };
        }
        At::Span(span) => *span,
        At::File => return None,
    };
    let entry = entry_at(tree.entries(), span)?;
    let unknown = fault.code == "yaml/unknown-key" && entry.key_span == span;
    Some(if unknown { meant_by(entry, tree, known) } else { vec![entry.key.clone()] })
}

/// The entry a place belongs to: the last that starts before it.
fn entry_at(entries: &[Entry], span: Span) -> Option<&Entry> {
    let starts = |span: Span| (span.line, span.column);
    entries.iter().rev().find(|entry| starts(entry.key_span) <= starts(span))
}

fn is_of_the_document(fault: &Diagnostic) -> bool {
    matches!(&fault.place.at, At::Key(path) if path.0.len() == 1)
}

/// The keys that one nobody knows may stand for: those it looks like, else all that are not there.
fn meant_by(entry: &Entry, tree: &Tree, known: &[&str]) -> Vec<String> {
    let near = |key: &&str| tree::is_near(&entry.key, key);
    let mut meant: Vec<&str> = absent(tree, known).filter(near).collect();
    if meant.is_empty() {
        meant = absent(tree, known).collect();
    }
    meant.into_iter().map(str::to_owned).collect()
}

/// The keys that are not there.
fn absent<'a>(tree: &'a Tree, known: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let missing = |key: &&str| tree.entries().iter().all(|entry| entry.key != *key);
    known.iter().copied().filter(missing)
}

impl Tree {
    /// The keys at the top with their values; none where the document is no section.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.root().kind {
            Kind::Section(entries) => entries,
            Kind::Scalar { .. } | Kind::List(_) => &[],
        }
    }

    /// Has every lost key passed over from now on.
    pub(super) fn cut(&self, lost: &Lost) {
        for entry in self.entries().iter().filter(|entry| lost.any_of(&[&entry.key])) {
            entry.value.cut.set(true);
        }
    }
}

impl Entry {
    fn covers(&self, line: u32) -> bool {
        (self.key_span.line..=self.value.span.end_line.max(self.key_span.line)).contains(&line)
    }
}
