//! Sections whose keys are the author's, as an editor should know them.
//!
//! Like `spelling`, types that only name a schema. Whether a source or part of that name exists
//! is not known here: it stands in another file.

use super::patterns;
use super::shapes::{Cell, Entries};
use super::spelling::{DecimalOrNone, SPACES, SitePath, text};
use super::year::Money;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;
use std::borrow::Cow;

/// Money by source, and `all`.
#[derive(Debug)]
pub(in crate::load) enum MoneyBySource {}

/// Amounts by source, and `all`.
#[derive(Debug)]
pub(in crate::load) enum AmountsBySource {}

/// Values by period.
#[derive(Debug)]
pub(in crate::load) enum ValuesByPeriod {}

/// Old addresses with the new ones.
#[derive(Debug)]
pub(in crate::load) enum Redirects {}

/// An entry of `parts`: a card without what only a whole project has. `editor` fills it in,
/// since a type can't hold itself and be written out.
#[derive(Debug)]
pub(in crate::load) enum PartCard {}

/// Types that stand for a schema made with the generator's help.
macro_rules! sections {
    ($($name:ty: $make:expr;)+) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let make: fn(&mut SchemaGenerator) -> Schema = $make;
                make(generator)
            }
        }
    )+};
}

sections! {
    MoneyBySource: |generator| by_source(&generator.subschema_for::<Option<Money>>());
    AmountsBySource: amounts_by_source;
    ValuesByPeriod: values_by_period;
    Redirects: redirects;
    PartCard: |_| meaning(json_schema!({"type": "object"}), PART);
}

impl<V: JsonSchema> JsonSchema for Entries<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            // Editors indent below a key whose value has properties, be it none.
            "properties": {},
            "additionalProperties": generator.subschema_for::<V>(),
        })
    }
}

/// A title, and what is said in Korean and in English.
type Meaning = (&'static str, &'static str);

const ALL: Meaning = (
    "재원을 나누지 않음 · All sources",
    "재원을 나눌 수 없는 금액입니다.\n\nMoney not broken down by source.",
);
const COMMA: Meaning = (
    "따옴표 없는 쉼표 · A comma without quotes",
    "쉼표가 있는 금액은 따옴표로 묶습니다. 예: \"3,163\"\n\nPut an amount with commas in quotes.",
);
const BEFORE: Meaning = (
    "임기 전 · Before the term",
    "임기 전의 값입니다. 단위 없이 적습니다.\n\nThe value before the term, without the unit.",
);
const AFTER: Meaning = (
    "임기 후 · After the term",
    "임기 후의 값입니다. 단위 없이 적습니다.\n\nThe value after the term, without the unit.",
);
const OF_YEARS: Meaning = (
    "그 기간의 값 · Value of the period",
    "이 기간의 값입니다. 단위 없이 적고, 없으면 \"-\"로 적습니다.\n\nThe value of this period, without the unit; \"-\" where there is none.",
);
const NEW_ADDRESS: Meaning = (
    "새 주소 · New address",
    "누리집 안의 새 경로입니다. 예: projects/market/index.html\n\nThe new path within the site.",
);
const PART: Meaning = (
    "세부사업 · Part",
    "세부사업 하나의 카드입니다. 연도별 기록의 parts에서 이 id로 부릅니다.\n\nThe card of one part; the parts of yearly records call it by its id.",
);

const PART_ID: Meaning = (
    "세부사업 id · Id of the part",
    "연도별 기록의 parts에서 이 세부사업을 부르는 말입니다. 빈칸 없이 적습니다.\n\nHow the parts of yearly records call this part; without spaces.",
);

/// The `id` of an entry of `parts`.
pub(super) fn part_id() -> Schema {
    meaning(text(patterns::SPACELESS, SPACES), PART_ID)
}

fn meaning(mut schema: Schema, (title, description): Meaning) -> Schema {
    schema.insert("title".into(), title.into());
    schema.insert("description".into(), description.into());
    schema
}

fn by_source(value: &Schema) -> Schema {
    json_schema!({
        "type": "object",
        "properties": {"all": meaning(value.clone(), ALL)},
        "additionalProperties": value,
    })
}

/// Within `{…}` a comma ends a value: `3,163` is 3, and a key `163` without a value.
fn amounts_by_source(generator: &mut SchemaGenerator) -> Schema {
    let value = generator.subschema_for::<Cell>();
    let mut half = meaning(value.clone(), COMMA);
    half.insert("type".into(), json!(["number", "string", "object"]));
    let mut schema = by_source(&value);
    schema.insert("patternProperties".into(), json!({(patterns::HALF_AN_AMOUNT): half}));
    schema
}

fn values_by_period(generator: &mut SchemaGenerator) -> Schema {
    let value = generator.subschema_for::<Option<DecimalOrNone>>();
    json_schema!({
        "type": "object",
        "properties": {
            "before": meaning(value.clone(), BEFORE),
            "after": meaning(value.clone(), AFTER),
        },
        "patternProperties": {(patterns::YEARS): meaning(value, OF_YEARS)},
        "additionalProperties": false,
    })
}

fn redirects(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "properties": {},
        "propertyNames": {"pattern": patterns::site_path()},
        "additionalProperties": meaning(generator.subschema_for::<SitePath>(), NEW_ADDRESS),
    })
}
