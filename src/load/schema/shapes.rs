//! Shapes a value may have that serde has no word for.

use super::patterns;
use super::spelling::Filled;
use crate::model::LARGEST_AMOUNT;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
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

/// # 밝히지 않는 금액 · Withheld
/// 금액이 있지만 공개하지 않습니다.
///
/// There is an amount, and it is not published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["withheld"]))]
pub(in crate::load) struct Withheld {
    /// # 밝히지 않는 까닭 · Why it is withheld
    /// 금액을 공개하지 않는 까닭입니다. 누리집에 그대로 나옵니다. 예: 협상 중
    ///
    /// Why the amount is not published; shown on the page.
    #[schemars(with = "Filled")]
    pub(in crate::load) withheld: Option<String>,
}

impl JsonSchema for Cell {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Cell".into()
    }

    /// A number, a text or none; where it is a section, one that says why it is withheld.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Withheld>();
        let amount = json_schema!({
            "title": "금액 · Amount",
            "description": CELL,
            "type": ["number", "string", "object", "null"],
            "minimum": -LARGEST_AMOUNT,
            "maximum": LARGEST_AMOUNT,
            "pattern": patterns::amount(),
            "patternErrorMessage": ADVICE,
            "examples": [527, "3347백만원", "-"],
        });
        schema.ensure_object().extend(amount.to_value().as_object().cloned().unwrap_or_default());
        schema
    }
}

const CELL: &str = "단위 없는 숫자는 site.yaml의 단위로 읽습니다. 단위를 붙이면 그 단위입니다. \
    쉼표가 있으면 따옴표로 묶습니다. 예: 527, \"48,667,190원\", \"33억 4,700만원\". \
    0은 영, \"-\"는 없음, {withheld: 까닭}은 밝히지 않음입니다.\n\n\
    A bare number is in the unit of site.yaml; text may bring its own unit. Put commas in quotes. \
    0 is zero, \"-\" is none, {withheld: why} is not published.";

const ADVICE: &str = "527, \"48,667,190원\", \"33억 4,700만원\"처럼 적고, 없으면 \"-\"로 적습니다 · \
    write it like 527, \"48,667,190원\" or \"33억 4,700만원\", and \"-\" for none";

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

impl JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Filled>();
        schema.insert("type".into(), ["array", "string", "number", "boolean"].as_slice().into());
        schema.insert("items".into(), generator.subschema_for::<Filled>().to_value());
        schema
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
