//! A YAML document as a tree of values that know their place.
//!
//! Holds text only: what a scalar means is decided by the schema. What was refused while it was
//! built is cut: it stays in the tree and is passed over.

use super::flow::Indented;
use super::{Yaml, build};
use crate::diagnostics::{Diagnostic, KeyPath, Span, Step};
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

/// A document.
#[derive(Debug)]
pub(in crate::load) struct Tree {
    root: Node,
    faults: Vec<Diagnostic>,
}

/// A value and its place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// Found wrong: to be passed over from now on.
    pub(super) cut: Cell<bool>,
    /// What is not cut, once it is looked for: nothing is cut after that.
    kept: OnceCell<Box<Kept>>,
}

/// The items or entries of a value that are not cut, by the number or key the model has for them.
#[derive(Debug)]
enum Kept {
    Items(Vec<usize>),
    Entries(HashMap<String, usize>),
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    Scalar { text: String, plain: bool },
    List(Vec<Node>),
    Section(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Entry {
    /// Whether it is what `{secured: 3,163}` makes of the digits behind the comma.
    pub(super) fn is_part_of_an_amount(&self) -> bool {
        self.key.starts_with(|c: char| c.is_ascii_digit()) && self.value.is_null()
    }

    /// Whether only a comma stands between another entry and this one.
    pub(super) fn follows(&self, other: &Self) -> bool {
        let end = if other.value.is_null() { other.key_span } else { other.value.span };
        let start = self.key_span;
        (end.end_line, end.end_column + 1) == (start.line, start.column)
    }
}

impl Node {
    pub(super) fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind, cut: Cell::new(false), kept: OnceCell::new() }
    }

    pub(super) fn cut_if(self, refused: bool) -> Self {
        self.cut.set(refused);
        self
    }

    /// An unquoted `~`, `null` or nothing at all.
    pub(super) fn is_null(&self) -> bool {
        match &self.kind {
            Kind::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            Kind::List(_) | Kind::Section(_) => false,
        }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        let (Kind::Section(entries), Kept::Entries(kept)) = (&self.kind, self.kept()) else {
            return None;
        };
        entries.get(*kept.get(key)?)
    }

    fn item(&self, index: usize) -> Option<&Self> {
        let (Kind::List(items), Kept::Items(kept)) = (&self.kind, self.kept()) else {
            return None;
        };
        items.get(*kept.get(index)?)
    }

    fn kept(&self) -> &Kept {
        self.kept.get_or_init(|| {
            Box::new(match &self.kind {
                Kind::Scalar { .. } => Kept::Items(Vec::new()),
                Kind::List(items) => {
                    let numbered = items.iter().enumerate();
                    let kept = numbered.filter(|(_, item)| !item.cut.get());
                    Kept::Items(kept.map(|(number, _)| number).collect())
                }
                Kind::Section(entries) => {
                    let numbered = entries.iter().enumerate();
                    let kept = numbered.filter(|(_, entry)| !entry.value.cut.get()).rev();
                    let mut keys = HashMap::new();
                    // The model has its keys without the blanks around them, but one that is
                    // written so comes first.
                    for (number, entry) in kept.clone() {
                        keys.insert(entry.key.trim().to_owned(), number);
                    }
                    keys.extend(kept.map(|(number, entry)| (entry.key.clone(), number)));
                    Kept::Entries(keys)
                }
            })
        })
    }
}

impl Tree {
    /// Parses a document.
    ///
    /// # Errors
    /// The one diagnostic of text that is no YAML, or is nested too deep: nothing can be said
    /// about what follows.
    pub(in crate::load) fn parse(yaml: Yaml<'_>) -> Result<Self, Box<Diagnostic>> {
        build::tree(yaml, &Indented::plain(yaml.text)).or_else(|diagnostic| {
            let again = diagnostic.code == "yaml/syntax";
            let indented = again.then(|| Indented::of(yaml.text)).flatten();
            indented.and_then(|text| build::tree(yaml, &text).ok()).ok_or(diagnostic)
        })
    }

    /// A tree of these parts.
    pub(super) fn of(root: Node, faults: Vec<Diagnostic>) -> Self {
        Self { root, faults }
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// What was refused while parsing.
    pub(super) fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Where the value of a path is written. A section or list stands at its key; a path that
    /// does not exist at the key of the nearest one around it.
    pub(in crate::load) fn value_span(&self, path: &KeyPath) -> Span {
        let walk = self.walk(path);
        match &walk.node.kind {
            Kind::Scalar { .. } if walk.whole && !walk.node.is_null() => walk.node.span,
            _ => walk.key,
        }
    }

    /// Where the last key of a path is written, or the nearest one around it.
    pub(in crate::load) fn key_span(&self, path: &KeyPath) -> Span {
        self.walk(path).key
    }

    /// Whether a missing key is only missing because its value was cut, because it was misspelt,
    /// or because nothing in its section is known: each was told where it stands.
    pub(super) fn was_cut(&self, path: &KeyPath) -> bool {
        let Some((Step::Key(missing), parents)) = path.0.split_last() else { return false };
        let parent = self.walk(&KeyPath(parents.to_vec()));
        let Kind::Section(entries) = &parent.node.kind else { return false };
        let (mut cut, kept): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().partition(|entry| entry.value.cut.get());
        cut.retain(|entry| {
            kept.is_empty() || entry.key == *missing || is_near(&entry.key, missing)
        });
        parent.whole && !cut.is_empty()
    }

    fn walk(&self, path: &KeyPath) -> Walk<'_> {
        let mut walk = Walk { node: &self.root, key: Span::START, whole: true };
        for step in &path.0 {
            let (node, key) = match step {
                Step::Key(key) => match walk.node.entry(key) {
                    Some(entry) => (&entry.value, entry.key_span),
                    None => return Walk { whole: false, ..walk },
                },
                Step::Index(index) => match walk.node.item(*index) {
                    Some(item) => (item, first_key(item)),
                    None => return Walk { whole: false, ..walk },
                },
            };
            walk = Walk { node, key, whole: true };
        }
        walk
    }
}

/// Whether a key was probably meant to be another.
pub(super) fn is_near(written: &str, known: &str) -> bool {
    let most = 1 + known.chars().count() / 4;
    // No fewer letters apart than one has more: that is told without comparing them.
    let longer = written.chars().count().abs_diff(known.chars().count());
    longer <= most && distance(written, known) <= most
}

/// How many letters apart two keys are, hyphens and capitals aside.
pub(super) fn distance(written: &str, known: &str) -> usize {
    strsim::damerau_levenshtein(&written.to_lowercase().replace('-', "_"), known)
}

struct Walk<'a> {
    node: &'a Node,
    key: Span,
    whole: bool,
}

/// A list item has no key of its own: its first one stands for it.
fn first_key(item: &Node) -> Span {
    match &item.kind {
        Kind::Section(entries) => entries.first().map_or(item.span, |entry| entry.key_span),
        Kind::List(_) | Kind::Scalar { .. } => item.span,
    }
}
