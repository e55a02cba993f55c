//! A tree of values -> a schema type, with every value that does not fit.
//!
//! A small serde deserializer. Scalars are handed over as the text that was written. A key that
//! the schema does not know is noted and passed over; a value of the wrong shape is noted and
//! cut, and the tree decoded again, because serde stops at the first.

use super::tree::{self, Entry, Kind, Node, Tree};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::notes::{quoted, shown};
use crate::locale::fitting_particle;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::{OnceCell, RefCell};
use std::fmt;

/// More wrong values than anybody wants to read of one file.
const MOST: usize = 200;

/// A schema type, decoded as far as it fits.
pub(super) struct Decoded<S> {
    /// Nothing where the document as a whole does not fit, or too much of it.
    pub(super) written: Option<S>,
    pub(super) found: Vec<Diagnostic>,
    /// The keys the schema knows at the top of the document.
    pub(super) known: &'static [&'static str],
}

/// Decodes the whole tree and finds everything that does not fit.
pub(super) fn whole<S: DeserializeOwned>(tree: &Tree, file: &str) -> Decoded<S> {
    let found = RefCell::new(tree.faults().to_vec());
    let log = Log { file, found, known: OnceCell::new() };
    let written = in_rounds(tree, &log);
    let known = log.known.get().copied().unwrap_or_default();
    Decoded { written, found: log.found.into_inner(), known }
}

/// Decodes until all that does not fit is cut.
fn in_rounds<S: DeserializeOwned>(tree: &Tree, log: &Log<'_>) -> Option<S> {
    let root = tree.root();
    for _ in 0..MOST {
        match S::deserialize(Reader { node: root, log }) {
            Ok(whole) => return Some(whole),
            Err(Unfit::Noted) => {}
            Err(unfit) => {
                log.note(unfit.diagnostic(log.file, root.span));
                return None;
            }
        }
    }
    log.note(and_more(Place::span(log.file, root.span)));
    None
}

/// That a file has more wrong values than are told one by one.
fn and_more(place: Place) -> Diagnostic {
    let message = Phrase::new(
        format!("이 파일에는 맞지 않는 값이 {MOST}개보다 많습니다"),
        format!("more than {MOST} values of this file do not fit"),
    );
    Diagnostic::error("yaml/value", place, message).hint(Phrase::new(
        "알려 드린 것을 고친 뒤 다시 확인하세요",
        "mend those that are told, then check again",
    ))
}

struct Log<'a> {
    file: &'a str,
    found: RefCell<Vec<Diagnostic>>,
    /// The keys of the first schema type met: that of the whole document.
    known: OnceCell<&'static [&'static str]>,
}

impl Log<'_> {
    fn note(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }
}

/// Why a value does not fit the schema.
#[derive(Debug)]
enum Unfit {
    /// It was noted with its place, and cut.
    Noted,
    UnknownKey {
        key: String,
        known: &'static [&'static str],
    },
    Shape {
        found: Shape,
        wanted: Option<Shape>,
    },
    Other(String),
}

/// What a value is, or should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text,
    List,
    Section,
}

impl Shape {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("값 하나", "a single value"),
            Self::List => ("목록", "a list"),
            Self::Section => ("`이름: 값` 묶음", "a section of `key: value`"),
        }
    }
}

impl Unfit {
    fn wanted(self, shape: Shape) -> Self {
        match self {
            Self::Shape { found, wanted: None } => Self::Shape { found, wanted: Some(shape) },
            other => other,
        }
    }

    fn diagnostic(&self, file: &str, span: Span) -> Diagnostic {
        let place = Place::span(file, span);
        match self {
            Self::UnknownKey { key, known } => unknown_key(place, key, known),
            Self::Shape { found, wanted } => misfit(place, *found, *wanted),
            Self::Other(message) => {
                Diagnostic::error("yaml/value", place, Phrase::new(message, message))
            }
            Self::Noted => Diagnostic::error(
                "yaml/value",
                place,
                Phrase::new("값이 맞지 않습니다", "the value does not fit"),
            ),
        }
    }
}

fn misfit(place: Place, found: Shape, wanted: Option<Shape>) -> Diagnostic {
    let (found_ko, found_en) = found.words();
    let (wanted_ko, wanted_en) = wanted.unwrap_or(Shape::Text).words();
    let message = Phrase::new(
        format!("{} 와야 할 곳에 {} 있습니다", subject(wanted_ko), subject(found_ko)),
        format!("expected {wanted_en}, found {found_en}"),
    );
    let diagnostic = Diagnostic::error("yaml/value", place, message);
    match wanted {
        Some(Shape::List) => diagnostic.hint(Phrase::new(
            "줄마다 `- `로 시작하거나 `[…, …]`로 쓰세요",
            "start each line with `- `, or write `[…, …]`",
        )),
        Some(Shape::Section) => diagnostic.hint(Phrase::new(
            "한 단계 들여서 `이름: 값`으로 쓰거나 `{이름: 값}`으로 쓰세요. 쌍점은 반각(:)으로, 뒤에 빈칸을 둡니다",
            "write `key: value` on indented lines, or `{key: value}`, with a plain colon and a space behind it",
        )),
        _ => diagnostic,
    }
}

fn subject(words: &str) -> String {
    format!("{words}{}", fitting_particle(words, "이/가"))
}

fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    let message = Phrase::new(
        format!("{} 여기에 쓸 수 없는 항목입니다", quoted(key, "은/는")),
        format!("unknown key `{}`", shown(key)),
    );
    let diagnostic = Diagnostic::error("yaml/unknown-key", place, message);
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        return diagnostic.hint(Phrase::new(
            "쉼표가 있는 금액은 따옴표로 묶으세요: `\"3,163\"`",
            "put an amount with commas in quotes: `\"3,163\"`",
        ));
    }
    if let Some(near) = nearest(key, known) {
        return diagnostic
            .hint(Phrase::new(format!("혹시 `{near}`입니까?"), format!("did you mean `{near}`?")));
    }
    let list: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
    let list = list.join(", ");
    diagnostic.hint(Phrase::new(
        format!("여기에 쓸 수 있는 항목: {list}"),
        format!("keys allowed here: {list}"),
    ))
}

fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = known.iter().min_by_key(|known| tree::distance(key, known))?;
    tree::is_near(key, near).then_some(near)
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::UnknownKey { key: key.to_owned(), known }
    }

    fn invalid_type(found: de::Unexpected<'_>, _wanted: &dyn de::Expected) -> Self {
        let found = match found {
            de::Unexpected::Seq => Shape::List,
            de::Unexpected::Map => Shape::Section,
            _ => Shape::Text,
        };
        Self::Shape { found, wanted: None }
    }
}

/// Hands one value over.
#[derive(Clone, Copy)]
struct Reader<'a> {
    node: &'a Node,
    log: &'a Log<'a>,
}

impl<'a> Reader<'a> {
    fn hand_over<'de, V: Visitor<'de>>(self, visitor: V, wanted: Shape) -> Result<V::Value, Unfit> {
        let log = self.log;
        match &self.node.kind {
            // An empty value where a list or section belongs is an empty one, as for serde_yaml.
            Kind::Scalar { .. } if self.node.is_null() && wanted == Shape::Section => {
                visitor.visit_map(Entries { rest: [].iter(), value: None, log })
            }
            Kind::Scalar { .. } if self.node.is_null() && wanted == Shape::List => {
                visitor.visit_seq(Items { rest: [].iter(), log })
            }
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            // A derived struct would take a list for its fields in order.
            Kind::List(_) if wanted == Shape::Section => {
                Err(Unfit::Shape { found: Shape::List, wanted: None })
            }
            Kind::List(items) => visitor.visit_seq(Items { rest: items.iter(), log }),
            Kind::Section(entries) => {
                visitor.visit_map(Entries { rest: entries.iter(), value: None, log })
            }
        }
        .map_err(|unfit| unfit.wanted(wanted))
    }

    /// Notes why the value does not fit, at its own place, and cuts it; once, at the innermost.
    fn note(self, unfit: &Unfit) -> Unfit {
        if !matches!(unfit, Unfit::Noted) {
            self.log.note(unfit.diagnostic(self.log.file, self.node.span));
            self.node.cut.set(true);
        }
        Unfit::Noted
    }
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.hand_over(visitor, Shape::Text)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.hand_over(visitor, Shape::List)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.hand_over(visitor, Shape::Section)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.log.known.get_or_init(|| keys);
        #[cfg(test)]
        trace::section(_name, keys, self.node);
        self.hand_over(visitor, Shape::Section)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct enum identifier ignored_any
    }
}

struct Items<'a> {
    rest: std::slice::Iter<'a, Node>,
    log: &'a Log<'a>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let Some(node) = self.rest.find(|node| !node.cut.get()) else { return Ok(None) };
        let reader = Reader { node, log: self.log };
        seed.deserialize(reader).map(Some).map_err(|unfit| reader.note(&unfit))
    }
}

struct Entries<'a> {
    rest: std::slice::Iter<'a, Entry>,
    value: Option<&'a Node>,
    log: &'a Log<'a>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        let Some(entry) = self.rest.find(|entry| !entry.value.cut.get()) else { return Ok(None) };
        self.value = Some(&entry.value);
        let key: StrDeserializer<'_, Unfit> = StrDeserializer::new(&entry.key);
        seed.deserialize(key).map(Some).map_err(|unfit| {
            self.log.note(unfit.diagnostic(self.log.file, entry.key_span));
            entry.value.cut.set(true);
            Unfit::Noted
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let Some(node) = self.value.take() else {
            return Err(Unfit::Other("a key without its value".into()));
        };
        let reader = Reader { node, log: self.log };
        seed.deserialize(reader).map_err(|unfit| reader.note(&unfit))
    }
}

#[cfg(test)]
pub(in crate::load) use trace::used_keys;

/// Which keys of which schema types were met: lets a test find the ones no content uses.
#[cfg(test)]
mod trace {
    use super::super::tree::{Kind, Node};
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    /// Of one schema type: every key it knows, and those that were met.
    #[derive(Debug, Default, Clone)]
    pub(in crate::load) struct Used {
        pub(in crate::load) known: BTreeSet<&'static str>,
        pub(in crate::load) met: BTreeSet<String>,
    }

    thread_local! {
        static MET: RefCell<BTreeMap<&'static str, Used>> = RefCell::default();
    }

    pub(super) fn section(name: &'static str, keys: &'static [&'static str], node: &Node) {
        let Kind::Section(entries) = &node.kind else { return };
        MET.with_borrow_mut(|met| {
            let used = met.entry(name).or_default();
            used.known.extend(keys);
            used.met.extend(entries.iter().map(|entry| entry.key.clone()));
        });
    }

    /// What was met on this thread so far.
    pub(in crate::load) fn used_keys() -> BTreeMap<&'static str, Used> {
        MET.with_borrow(BTreeMap::clone)
    }
}
