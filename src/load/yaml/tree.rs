//! A YAML document as a tree of values that know their place.
//!
//! Built from `saphyr-parser` events without recursion. Holds text only: what a scalar means is
//! decided by the schema. Anchors, aliases, tags and merge keys are refused, duplicate keys too;
//! such a value is cut: it stays in the tree and is passed over.

use super::flow::Indented;
use super::{DEEPEST, Yaml, syntax};
use crate::diagnostics::{Diagnostic, KeyPath, Phrase, Place, Span, Step};
use crate::load::text;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::cell::Cell;
use std::collections::HashSet;

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
    fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind, cut: Cell::new(false) }
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
        let Kind::Section(entries) = &self.kind else { return None };
        let mut kept = entries.iter().filter(|entry| !entry.value.cut.get());
        // The model has its keys without the blanks around them.
        kept.clone().find(|entry| entry.key == key).or_else(|| kept.find(|e| e.key.trim() == key))
    }

    fn item(&self, index: usize) -> Option<&Self> {
        let Kind::List(items) = &self.kind else { return None };
        items.iter().filter(|item| !item.cut.get()).nth(index)
    }
}

impl Tree {
    /// Parses a document.
    ///
    /// # Errors
    /// The one diagnostic of text that is no YAML, or is nested too deep: nothing can be said
    /// about what follows.
    pub(in crate::load) fn parse(yaml: Yaml<'_>) -> Result<Self, Box<Diagnostic>> {
        Self::build(yaml, &Indented::plain(yaml.text)).or_else(|diagnostic| {
            let indented = Indented::of(yaml.text);
            indented.and_then(|text| Self::build(yaml, &text).ok()).ok_or(diagnostic)
        })
    }

    fn build(yaml: Yaml<'_>, text: &Indented<'_>) -> Result<Self, Box<Diagnostic>> {
        let mut builder = Builder::of(yaml);
        for event in Parser::new_from_str(&text.text) {
            let (event, span) = event.map_err(|error| Box::new(syntax::explain(yaml, &error)))?;
            builder.take(event, in_file(span, yaml.first_line, text))?;
        }
        Ok(builder.finish())
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
    distance(written, known) <= 1 + known.chars().count() / 4
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

/// The parser counts lines from 1 and columns from 0.
fn in_file(span: saphyr_parser::Span, first_line: u32, text: &Indented<'_>) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX - 1);
    let line = |n: usize| number(n).saturating_add(first_line.saturating_sub(1));
    let column = |marker: saphyr_parser::Marker| {
        number(text.column(marker.line(), marker.col())).saturating_add(1)
    };
    Span {
        line: line(span.start.line()),
        column: column(span.start),
        end_line: line(span.end.line()),
        end_column: column(span.end),
    }
}

/// A list or section that is still open.
enum Open {
    List { span: Span, items: Vec<Node> },
    Section { span: Span, entries: Vec<Entry>, keys: HashSet<String>, key: Option<(String, Span)> },
}

struct Builder<'a> {
    yaml: Yaml<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    faults: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    fn of(yaml: Yaml<'a>) -> Self {
        Self { yaml, open: Vec::new(), root: None, faults: Vec::new() }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                let escaped = text.chars().find(|c| text::is_refused(*c));
                let place = || Place::span(self.yaml.file, span);
                self.faults.extend(escaped.map(|c| text::invisible(c, place())));
                let refused = self.refuse_extras(anchor, tag.is_some(), span) || escaped.is_some();
                let kind = Kind::Scalar { text: text.into_owned(), plain };
                self.put(Node { cut: Cell::new(refused), ..Node::new(span, kind) })
            }
            Event::Alias(_) => {
                self.faults.push(self.extra(span));
                let kind = Kind::Scalar { text: String::new(), plain: true };
                self.put(Node { cut: Cell::new(true), ..Node::new(span, kind) })
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(Open::List { span, items: Vec::new() }, span)
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                let (entries, keys) = (Vec::new(), HashSet::new());
                self.open(Open::Section { span, entries, keys, key: None }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::DocumentStart(_) if self.root.is_some() => Err(self.fault(
                "yaml/syntax",
                span,
                Phrase::new(
                    "한 파일에는 문서가 하나만 있어야 합니다",
                    "a file holds one document only; `---` starts a second one",
                ),
            )),
            Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => Ok(()),
        }
    }

    fn finish(self) -> Tree {
        let nothing = Kind::Scalar { text: String::new(), plain: true };
        let root = self.root.unwrap_or_else(|| Node::new(Span::START, nothing));
        Tree { root, faults: self.faults }
    }

    fn open(&mut self, open: Open, span: Span) -> Result<(), Box<Diagnostic>> {
        if let Some(Open::Section { key: None, .. }) = self.open.last() {
            return Err(self.odd_key(span));
        }
        if self.open.len() >= DEEPEST {
            return Err(Box::new(syntax::too_deep(Place::span(self.yaml.file, span))));
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Box<Diagnostic>> {
        let until =
            |start: Span| Span { end_line: end.end_line, end_column: end.end_column, ..start };
        match self.open.pop() {
            Some(Open::List { span, items }) => self.put(Node::new(until(span), Kind::List(items))),
            Some(Open::Section { span, entries, .. }) => {
                self.put(Node::new(until(span), Kind::Section(entries)))
            }
            None => Ok(()),
        }
    }

    /// A finished value goes where it belongs; in a section, every other one is a key.
    fn put(&mut self, node: Node) -> Result<(), Box<Diagnostic>> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Section { entries, keys, key, .. }) => match key.take() {
                Some((key, key_span)) => {
                    let repeated = !keys.insert(key.clone());
                    let first = entries.iter().find(|entry| entry.key == key);
                    let first = first.map_or(1, |entry| entry.key_span.line);
                    let merge = key == "<<";
                    node.cut.set(node.cut.get() || repeated || merge);
                    entries.push(Entry { key: key.clone(), key_span, value: node });
                    if merge {
                        self.faults.push(self.extra(key_span));
                    } else if repeated {
                        self.faults.push(self.duplicate(&key, key_span, first));
                    }
                }
                None => match node.kind {
                    Kind::Scalar { text, .. } => *key = Some((text, node.span)),
                    Kind::List(_) | Kind::Section(_) => return Err(self.odd_key(node.span)),
                },
            },
        }
        Ok(())
    }

    fn refuse_extras(&mut self, anchor: usize, tagged: bool, span: Span) -> bool {
        let refused = anchor > 0 || tagged;
        if refused {
            self.faults.push(self.extra(span));
        }
        refused
    }

    fn extra(&self, span: Span) -> Diagnostic {
        syntax::extra(Place::span(self.yaml.file, span))
    }

    fn duplicate(&self, key: &str, span: Span, first: u32) -> Diagnostic {
        let key = super::super::notes::shown(key);
        let fault = self.fault(
            "yaml/duplicate-key",
            span,
            Phrase::new(
                format!("`{key}` 항목이 두 번 나옵니다"),
                format!("the key `{key}` stands here a second time"),
            ),
        );
        fault.hint(Phrase::new(
            format!("{first}번째 줄에 이미 있습니다. 둘을 하나로 합치세요"),
            format!("it stands on line {first} already; make one of the two"),
        ))
    }

    fn odd_key(&self, span: Span) -> Box<Diagnostic> {
        let message = Phrase::new(
            "항목 이름은 한 줄의 글이어야 합니다",
            "a key must be plain text on one line",
        );
        self.fault("yaml/syntax", span, message)
    }

    fn fault(&self, code: &'static str, span: Span, message: Phrase) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(code, Place::span(self.yaml.file, span), message))
    }
}
