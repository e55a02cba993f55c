//! The events of a parser -> a tree.
//!
//! Without recursion. Anchors, aliases, tags and merge keys are refused, duplicate keys too.

use super::flow::Indented;
use super::tree::{Entry, Kind, Node, Tree};
use super::{DEEPEST, Yaml, syntax};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::{notes, text};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::HashMap;

/// Builds the tree of a document.
///
/// # Errors
/// The one diagnostic of text that is no YAML, or is nested too deep.
pub(super) fn tree(yaml: Yaml<'_>, text: &Indented<'_>) -> Result<Tree, Box<Diagnostic>> {
    let mut builder = Builder::of(yaml);
    for event in Parser::new_from_str(&text.text) {
        let (event, span) = event.map_err(|error| Box::new(syntax::explain(yaml, &error)))?;
        builder.take(event, in_file(span, yaml.first_line, text))?;
    }
    Ok(builder.finish())
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
    List {
        span: Span,
        items: Vec<Node>,
    },
    Section {
        span: Span,
        entries: Vec<Entry>,
        keys: HashMap<String, u32>,
        key: Option<(String, Span)>,
    },
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
                self.put(Node::new(span, kind).cut_if(refused))
            }
            Event::Alias(_) => {
                self.faults.push(self.extra(span));
                let kind = Kind::Scalar { text: String::new(), plain: true };
                self.put(Node::new(span, kind).cut_if(true))
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(Open::List { span, items: Vec::new() }, span)
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                let (entries, keys) = (Vec::new(), HashMap::new());
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
        Tree::of(root, self.faults)
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
                    let first = keys.get(&key).copied();
                    keys.entry(key.clone()).or_insert(key_span.line);
                    let merge = key == "<<";
                    node.cut.set(node.cut.get() || first.is_some() || merge);
                    entries.push(Entry { key: key.clone(), key_span, value: node });
                    if merge {
                        self.faults.push(self.extra(key_span));
                    } else if let Some(first) = first {
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
        let key = notes::shown(key);
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
