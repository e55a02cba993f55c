//! What of a document can't be relied on, because a fault lies in it.
//!
//! Counted in keys at the top of the document: a key is whole or lost. What stands below a lost
//! one is not used, however little of it is wrong.

use super::tree::{self, Entry, Kind, Tree};
use crate::diagnostics::{At, Diagnostic, Severity, Span, Step};
use std::collections::{BTreeSet, HashSet};

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
        let written: HashSet<&str> = tree.entries().iter().map(|entry| &*entry.key).collect();
        let absent: Vec<&str> =
            known.iter().copied().filter(|key| !written.contains(key)).collect();
        for fault in found.iter().filter(|fault| fault.severity == Severity::Error) {
            match touched(fault, tree, &absent) {
                Some(touched) => keys.extend(touched),
                None => return Self::All,
            }
            // A file that lacks what it must have may have been cut off.
            if is_of_the_document(fault) && fault.code == "yaml/missing-key" {
                keys.extend(absent.iter().map(|key| (*key).to_owned()));
            }
        }
        let entries = tree.entries();
        let spoilt = |entry: &&Entry| entry.holds_one_of(marred);
        keys.extend(entries.iter().filter(spoilt).map(|entry| entry.key.clone()));
        Self::Keys(keys)
    }
}

/// The keys a fault touches; nothing where it is the document as a whole.
fn touched(fault: &Diagnostic, tree: &Tree, absent: &[&str]) -> Option<Vec<String>> {
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
    Some(if unknown { meant_by(entry, absent) } else { vec![entry.key.clone()] })
}

/// The entry a place belongs to: the last that starts before it.
fn entry_at(entries: &[Entry], span: Span) -> Option<&Entry> {
    let starts = |span: Span| (span.line, span.column);
    let behind = entries.partition_point(|entry| starts(entry.key_span) <= starts(span));
    entries.get(behind.checked_sub(1)?)
}

fn is_of_the_document(fault: &Diagnostic) -> bool {
    matches!(&fault.place.at, At::Key(path) if path.0.len() == 1)
}

/// The keys that one nobody knows may stand for: those it looks like, else all that are not there.
fn meant_by(entry: &Entry, absent: &[&str]) -> Vec<String> {
    let owned = |key: &&str| (*key).to_owned();
    let near = absent.iter().filter(|key| tree::is_near(&entry.key, key));
    let near: Vec<String> = near.map(owned).collect();
    if near.is_empty() { absent.iter().map(owned).collect() } else { near }
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
    /// Whether it stands on one of these lines, which are in order.
    fn holds_one_of(&self, lines: &[u32]) -> bool {
        let first = lines.partition_point(|line| *line < self.key_span.line);
        let end = self.value.span.end_line.max(self.key_span.line);
        lines.get(first).is_some_and(|line| *line <= end)
    }
}
