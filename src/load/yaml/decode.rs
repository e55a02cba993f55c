//! A tree of values -> a schema type, with every value that does not fit.
//!
//! A small serde deserializer. Scalars are handed over as the text that was written. A key that
//! the schema does not know is noted and passed over; a value of the wrong shape is noted and
//! cut, and the tree decoded again, because serde stops at the first.

use super::tree::{Entry, Kind, Node, Tree};
use super::unfit::{Shape, Unfit};
use crate::diagnostics::{Diagnostic, Phrase, Place};
use crate::load::notes::{self, Wrong};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::{OnceCell, RefCell};

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
                visitor.visit_map(Entries::of(&[], log))
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
            Kind::Section(entries) => visitor.visit_map(Entries::of(entries, log)),
        }
        .map_err(|unfit| unfit.wanted(wanted))
    }

    /// Notes and cuts every key of a section that its schema does not know: all at once, for serde
    /// stops at the first.
    fn refuse_strangers(self, known: &'static [&'static str]) {
        let Kind::Section(entries) = &self.node.kind else { return };
        let mut rest = entries.as_slice();
        let mut before: Option<&Entry> = None;
        while let Some((entry, behind)) = rest.split_first() {
            rest = behind;
            let stranger = !entry.value.cut.get() && !known.contains(&entry.key.as_str());
            if stranger {
                let unfit = Unfit::UnknownKey { key: entry.key.clone(), known };
                let mut told = unfit.diagnostic(self.log.file, entry.key_span);
                if let Some(amount) = before.and_then(|start| split_amount(start, entry, behind)) {
                    let Wrong { message, hint, .. } = notes::split_amount(&amount);
                    told = Diagnostic { message, hint, ..told };
                }
                self.log.note(told);
                entry.value.cut.set(true);
            }
            before = Some(entry);
        }
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
        self.refuse_strangers(keys);
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

/// The amount that a comma split: it starts as the value of an entry, and goes on as the key of
/// the next, perhaps of more, which are told with it.
fn split_amount(start: &Entry, part: &Entry, behind: &[Entry]) -> Option<String> {
    let Kind::Scalar { text, plain: true } = &start.value.kind else { return None };
    let digits = text.starts_with(|c: char| c.is_ascii_digit() || "-△".contains(c));
    if !digits || !part.is_part_of_an_amount() || !part.follows(start) {
        return None;
    }
    let (mut amount, mut last) = (format!("{text},{}", part.key), part);
    for part in behind.iter().take_while(|entry| entry.is_part_of_an_amount()) {
        if !part.follows(last) {
            break;
        }
        amount = format!("{amount},{}", part.key);
        part.value.cut.set(true);
        last = part;
    }
    Some(amount)
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

impl<'a> Entries<'a> {
    fn of(entries: &'a [Entry], log: &'a Log<'a>) -> Self {
        Self { rest: entries.iter(), value: None, log }
    }
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
