//! What each text of a content file stands for, as an editor should know it: number, date, id.
//!
//! Content is decoded as text, so the types here are never made: they only name a schema, for
//! fields (`#[schemars(with = …)]`) whose own type is a text. What a text means is decided by
//! the loader's parsers, whose word lists and limits are used here.

use super::patterns;
use crate::diagnostics::Language;
use crate::load::{card, site};
use crate::model::{self, Level, License, Shape, Unit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Types that stand for a schema.
macro_rules! spellings {
    ($($(#[$doc:meta])* $name:ident: $schema:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(in crate::load) enum $name {}

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

spellings! {
    /// Any text; YAML may take it for a number, or for true or false.
    Text: json_schema!({"type": ["string", "number", "boolean"]});
    /// A text that is not empty.
    Filled: text(patterns::FILLED, EMPTY);
    /// An id as printed.
    PrintedId: text(patterns::PRINTED_ID, PRINTED);
    /// An id without spaces.
    Spaceless: text(patterns::SPACELESS, SPACES);
    /// An id of a source.
    SourceId: text(patterns::SOURCE_ID, SOURCE);
    /// An id that becomes an address.
    AddressId: text(patterns::ADDRESS_ID, ADDRESS);
    /// A path of a file.
    FilePath: text(&patterns::file(), PATH);
    /// A path of a picture; an empty one stands for none.
    PhotoFile: text(&format!(r"^\s*$|{}", patterns::file()), PATH);
    /// An address within the site.
    SitePath: text(&patterns::site_path(), SITE_PATH);
    /// The address of a site.
    WebAddress: with_examples(
        json_schema!({
            "type": "string",
            "pattern": patterns::web_address(),
            "patternErrorMessage": WEB,
        }),
        json!(["https://www.example.kr/pledge/"]),
    );
    /// A full day.
    Day: with_examples(
        json_schema!({"type": "string", "pattern": patterns::day(), "patternErrorMessage": DAY}),
        json!(["2021-06-30"]),
    );
    /// A date of whatever precision.
    Date: with_examples(dated(&patterns::date(), DATE), json!(["2021-06-30", "2021-06"]));
    /// A date or a range of dates.
    Dates: with_examples(dated(&patterns::dates(), DATES), json!(["2019-06", "2018-11 ~ 2018-12"]));
    /// A year.
    Year: json_schema!({
        "type": ["integer", "string"],
        "minimum": model::Date::YEARS.start(),
        "maximum": model::Date::YEARS.end(),
        "pattern": patterns::COMPLETION_YEAR,
        "patternErrorMessage": YEAR,
    });
    /// A number of months.
    Months: with_examples(
        json_schema!({
            "type": ["integer", "string"],
            "minimum": card::MONTHS.start(),
            "maximum": card::MONTHS.end(),
            "pattern": patterns::MONTHS,
            "patternErrorMessage": MONTHS,
        }),
        json!([36]),
    );
    /// True or false.
    Truth: with_examples(
        json_schema!({
            "type": ["boolean", "string"],
            "pattern": patterns::one_of(["true", "false"]),
            "patternErrorMessage": TRUTH,
        }),
        json!([true, false]),
    );
    /// Self-rated progress, in percent.
    Progress: with_examples(
        limited(0, 100, numeric(&patterns::percent(), PERCENT)),
        json!([100, exactly("87.5")]),
    );
    /// A decimal number.
    Decimal: with_examples(numeric(&patterns::decimal(), NUMBER), json!([exactly("502.5")]));
    /// A decimal number, or a word that there is none.
    DecimalOrNone: numeric(&patterns::decimal_or_none(), NUMBER);
    /// A latitude.
    Latitude: with_examples(
        limited(-90, 90, numeric(&patterns::decimal(), NUMBER)),
        json!([exactly("37.4550")]),
    );
    /// A longitude.
    Longitude: with_examples(
        limited(-180, 180, numeric(&patterns::decimal(), NUMBER)),
        json!([exactly("126.9000")]),
    );
    /// The language of a site.
    LanguageTag: words(&site::LANGUAGES.map(|language| (language.tag(), of_language(language))));
    /// The unit of amounts.
    UnitWord: words(&Unit::ALL.map(|unit| (unit.korean(), of_unit(unit))));
    /// A licence.
    LicenseWord: words(&License::ALL.map(|license| (license.key(), of_license(license))));
    /// Whose money a source is.
    LevelWord: words(&site::LEVELS.map(|(word, level)| (word, of_level(level))));
    /// The mark of a status.
    ShapeWord: words(&site::SHAPES.map(|(word, shape)| (word, of_shape(shape))));
    /// That a project has no budget.
    BudgetWord: words(&card::NO_BUDGET.map(|word| (word, "비예산 · no budget")));
}

const EMPTY: &str = "비워 둘 수 없습니다 · this can't be left empty";
/// What is said of an id with spaces.
pub(super) const SPACES: &str = "빈칸 없이 글자나 숫자로 시작하게 적습니다 · \
    write it without spaces, beginning with a letter or digit";
const PRINTED: &str = "비워 두거나 =, +, -, @로 시작할 수 없습니다 · \
    this can't be empty, nor begin with =, +, - or @";
const SOURCE: &str = "빈칸 없이 글자나 숫자로 시작하게 적고, all은 쓸 수 없습니다 · \
    write it without spaces, beginning with a letter or digit; it can't be the word all";
const ADDRESS: &str = "영문자, 숫자, 붙임표(-)만 쓰고 붙임표로 시작하지 않습니다 · \
    use ASCII letters, digits and hyphens only, no hyphen first";
const PATH: &str = "photos/1.jpg처럼 폴더 아래의 경로를 적습니다. \\가 아니라 /를 씁니다 · \
    write a path below the folder, like photos/1.jpg, with / and not \\";
const SITE_PATH: &str = "projects/market/index.html처럼 누리집 안의 경로를 적습니다 · \
    write a path within the site, like projects/market/index.html";
const WEB: &str = "https://로 시작하는 주소를 영문으로 적습니다(한글 도메인은 xn--…). ?, #, @, ..는 쓰지 않습니다 · \
    write an address in ASCII that starts with https:// (other domains as xn--…), without ?, #, @ and ..";
const DAY: &str =
    "연, 월, 일을 모두 2021-06-30처럼 적습니다 · write a full day that exists, like 2021-06-30";
const DATE: &str = "2019, 2019-06, 2019-06-21이나 2019. 6. 21.처럼 적습니다 · \
    write it like 2019, 2019-06, 2019-06-21 or 2019. 6. 21.";
const DATES: &str = "2019-06-21이나 2018-11 ~ 2018-12처럼 적습니다 · \
    write it like 2019-06-21 or 2018-11 ~ 2018-12";
const YEAR: &str = "2020처럼 적습니다 · write it like 2020";
const MONTHS: &str = "개월 수를 36처럼 적습니다 · write a number of months, like 36";
const TRUTH: &str = "true나 false로 적습니다 · write true or false";
const PERCENT: &str =
    "0에서 100까지 87.5처럼 적습니다 · write a percentage from 0 to 100, like 87.5";
const NUMBER: &str = "502.5처럼 단위 없이 적습니다 · write it like 502.5, without a unit";

/// A text of a pattern, and what is said where it does not match. YAML takes some texts for
/// numbers, true or false.
pub(super) fn text(pattern: &str, advice: &str) -> Schema {
    json_schema!({
        "type": ["string", "number", "boolean"],
        "pattern": pattern,
        "patternErrorMessage": advice,
    })
}

/// A number, or a text that is one.
fn numeric(pattern: &str, advice: &str) -> Schema {
    json_schema!({
        "type": ["number", "string"],
        "pattern": pattern,
        "patternErrorMessage": advice,
    })
}

/// A date; YAML takes a bare year, and a year and month with a point, for numbers.
fn dated(pattern: &str, advice: &str) -> Schema {
    json_schema!({
        "type": ["string", "number"],
        "minimum": model::Date::YEARS.start(),
        "exclusiveMaximum": model::Date::YEARS.end() + 1,
        "pattern": pattern,
        "patternErrorMessage": advice,
    })
}

/// A schema whose numbers lie between two, both included.
fn limited(least: i64, most: i64, mut schema: Schema) -> Schema {
    schema.insert("minimum".into(), least.into());
    schema.insert("maximum".into(), most.into());
    schema
}

/// One of some words, each with its meaning.
fn words(words: &[(&str, &str)]) -> Schema {
    let (words, meanings): (Vec<&str>, Vec<&str>) = words.iter().copied().unzip();
    json_schema!({"type": "string", "enum": words, "enumDescriptions": meanings})
}

fn with_examples(mut schema: Schema, examples: Value) -> Schema {
    schema.insert("examples".into(), examples);
    schema
}

/// A number as it is written, digit by digit.
fn exactly(number: &str) -> Value {
    serde_json::from_str(number).unwrap_or_default()
}

fn of_language(language: Language) -> &'static str {
    match language {
        Language::Korean => "한국어 · Korean",
        Language::English => "영어 · English",
    }
}

fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Won => "1원 · one won",
        Unit::Thousand => "1,000원 · a thousand won",
        Unit::Million => "1,000,000원 · a million won",
        Unit::HundredMillion => "100,000,000원 · a hundred million won",
    }
}

fn of_license(license: License) -> &'static str {
    match license {
        License::Kogl1 => "공공누리 제1유형: 출처표시 · KOGL type 1: attribution",
        License::Kogl2 => {
            "공공누리 제2유형: 출처표시, 상업적 이용금지 · KOGL type 2: non-commercial"
        }
        License::Kogl3 => "공공누리 제3유형: 출처표시, 변경금지 · KOGL type 3: no derivatives",
        License::Kogl4 => {
            "공공누리 제4유형: 출처표시, 상업적 이용금지, 변경금지 · KOGL type 4: non-commercial, no derivatives"
        }
        License::CcBy4 => "크리에이티브 커먼즈 저작자표시 4.0 · Creative Commons Attribution 4.0",
        License::Cc0 => {
            "크리에이티브 커먼즈 제로: 조건 없음 · Creative Commons Zero: no conditions"
        }
    }
}

fn of_level(level: Level) -> &'static str {
    match level {
        Level::National => "국가 · the state",
        Level::Metropolitan => "광역(시·도) · a metropolis or province",
        Level::Local => "우리 시·군·구 · the district itself",
        Level::Private => "민간 · private money",
        Level::Other => "그 밖(기금 등) · anything else, such as a fund",
    }
}

fn of_shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Done => "완료 · done",
        Shape::Continuing => "완료하고 계속함 · done and continuing",
        Shape::Going => "계획대로 나아감 · going as planned",
        Shape::Slow => "늦거나 일부만 나아감 · slow, or in part",
        Shape::Held => "멈추어 둠 · held",
        Shape::Dropped => "하지 않기로 함 · dropped",
    }
}
