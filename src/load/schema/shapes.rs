//! Shapes a value may have that serde has no word for.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// An amount as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::load) enum Cell {
    /// Nobody wrote it: not broken down.
    #[default]
    Absent,
    /// As typed; an empty value is a text too, and says that there is none.
    Text(String),
    /// `{withheld: why}`.
    Withheld(Withheld),
}

/// An amount that is not published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Withheld {
    pub(in crate::load) withheld: Option<String>,
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for as a string, because serde_yaml would make a float of anything it knows for
        // a number. A section it then refuses; the slow pass hands it over.
        deserializer.deserialize_str(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        Withheld::deserialize(MapAccessDeserializer::new(map)).map(Cell::Withheld)
    }
}

/// One text, or a list of them.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Words {
    pub(in crate::load) list: Vec<Option<String>>,
    /// Whether it was written as one text.
    pub(in crate::load) single: bool,
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A single text is left to the slow pass, as for `Cell`.
        deserializer.deserialize_seq(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Words, E> {
        Ok(Words { list: vec![Some(text.to_owned())], single: true })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut list = Vec::new();
        while let Some(word) = seq.next_element()? {
            list.push(word);
        }
        Ok(Words { list, single: false })
    }
}

/// A section whose keys are the author's, in the order written. A repeated key is refused:
/// serde_yaml alone would silently keep the last.
#[derive(Debug, Clone)]
pub(in crate::load) struct Entries<V>(pub(in crate::load) Vec<(String, V)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<V> {
    type Value = Entries<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a section")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<V>, A::Error> {
        let mut entries = Vec::new();
        let mut keys = std::collections::HashSet::new();
        while let Some((key, value)) = map.next_entry::<String, V>()? {
            if !keys.insert(key.clone()) {
                return Err(de::Error::custom(format_args!("duplicate key `{key}`")));
            }
            entries.push((key, value));
        }
        Ok(Entries(entries))
    }
}
