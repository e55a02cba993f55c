//! What texts the loader reads, as regular expressions (ECMA 262) for editors.
//!
//! Each accepts whatever the parser beside it accepts, and of the rest as little as a readable
//! expression can: an editor must never underline what loads. None is used for reading.

use crate::load::amount;

#[cfg(test)]
mod tests;

/// Digits without a sign, perhaps grouped by three.
const WHOLE: &str = "(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)";
const FRACTION: &str = r"(?:\.[0-9]+)?";
/// A year, month and day of a date.
const YEAR: &str = "(?:19|20|21)[0-9]{2}";
const MONTH: &str = "(?:0?[1-9]|1[0-2])";
const DAY: &str = "(?:0?[1-9]|[12][0-9]|3[01])";
const WEEKDAY: &str = r"(?:\s*\([월화수목금토일]\))?";
/// One step of a path: no `.`, `..`, `\` or `:`.
const STEP: &str = r"(?!\.{1,2}(?:/|\s*$))[^/\\:]+";

/// Anything but blanks.
pub(super) const FILLED: &str = r"\S";

/// [`crate::load::names::no_formula`], and anything but blanks.
pub(super) const PRINTED_ID: &str = r"^\s*(?![=+@＝＋－＠-])\S";

/// [`crate::load::names::plain_id`].
pub(super) const SPACELESS: &str = r"^\s*(?![=+@＝＋－＠-])\S+\s*$";

/// [`crate::load::names::source_id`].
pub(super) const SOURCE_ID: &str = r"^\s*(?!all\s*$|[=+@＝＋－＠-])\S+\s*$";

/// [`crate::load::names::address_id`].
pub(super) const ADDRESS_ID: &str = r"^\s*[A-Za-z0-9][A-Za-z0-9-]*\s*$";

/// [`crate::load::card::year`].
pub(super) const COMPLETION_YEAR: &str = r"^\s*0*(?:19|20|21)[0-9]{2}년*\s*$";

/// [`crate::load::card::months`].
pub(super) const MONTHS: &str = "^0*(?:[1-9][0-9]{0,2}|1[01][0-9]{2}|1200)$";

/// [`crate::model::Period::parse`], years only.
pub(super) const YEARS: &str = "^(?:19|20|21)[0-9]{2}(?:-(?:19|20|21)[0-9]{2})?$";

/// Half of an amount that a comma split in two: `{city: 3,163}` is 3 and a key `163`.
pub(super) const HALF_AN_AMOUNT: &str = "^[0-9]{3}$";

/// One of some words, with or without blanks around it.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    framed(&words.join("|"))
}

/// [`crate::load::number::decimal`].
pub(super) fn decimal() -> String {
    framed(&format!("-?{WHOLE}{FRACTION}"))
}

/// [`crate::load::number::decimal`], or a text that says that there is none.
pub(super) fn decimal_or_none() -> String {
    framed(&format!("{}|-?{WHOLE}{FRACTION}", none()))
}

/// [`crate::load::number::percent`], or a text that says that there is none.
pub(super) fn percent() -> String {
    let number = r"(?:100(?:\.0{1,2})?|[1-9]?[0-9](?:\.[0-9]{1,2})?)";
    framed(&format!(r"{}|{number}\s*%?", none()))
}

/// [`crate::load::amount::parse`]. That units go from the larger to the smaller is not in it.
pub(super) fn amount() -> String {
    let large = "(?:[십백천]?[만억]|조)";
    let earlier = format!(r"(?:{WHOLE}\s*(?:{large}|천)\s*)*");
    let last = format!(r"{WHOLE}{FRACTION}\s*(?:{large}(?:\s*원)?|천\s*원|원)");
    let sign = r"(?:△\s*|-)?";
    framed(&format!("{}|{sign}(?:{WHOLE}{FRACTION}|{earlier}{last})", none()))
}

/// [`crate::load::date::day`].
pub(super) fn day() -> String {
    framed(&one_date(true))
}

/// [`crate::load::date::date`].
pub(super) fn date() -> String {
    framed(&one_date(false))
}

/// [`crate::load::date::range`].
pub(super) fn dates() -> String {
    let date = one_date(false);
    let by_word = format!(r"{MONTH}\s*월(?:\s*{DAY}\s*일{WEEKDAY})?|{DAY}\s*일{WEEKDAY}");
    let by_sign = format!(r"(?:{MONTH}[.-]\s*)?{DAY}\.?{WEEKDAY}");
    framed(&format!(r"{date}(?:\s*[~～∼〜]\s*(?:{date}|{by_word}|{by_sign}))?"))
}

/// [`crate::load::names::file`], but for whether the file is there.
pub(super) fn file() -> String {
    format!(r"^\s*(?!\s){STEP}(?:/{STEP})*\s*$")
}

/// [`crate::load::site::base_url`].
pub(super) fn web_address() -> String {
    let label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    let server = format!(r"(?:\[[0-9A-Fa-f:.]+\]|{label}(?:\.{label})*)(?::[1-9][0-9]{{0,4}})?");
    let step = r"(?!\.{1,2}(?:/|\s*$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+";
    framed(&format!("[Hh][Tt][Tt][Pp][Ss]?://{server}(?:/{step})*/?"))
}

/// [`crate::load::site::site_path`].
pub(super) fn site_path() -> String {
    let step = STEP.replace("[^/", "[^#/").replace("(?:/|", "(?:[/#]|");
    format!(r"^\s*(?!\s){step}(?:/{step})*/?\s*(?:#[\s\S]*)?$")
}

/// A date of any precision, or of a full day only.
fn one_date(full: bool) -> String {
    let optional = if full { "" } else { "?" };
    let year = format!("(?:{YEAR}|['’‘`′´＇][0-9]{{2}})");
    let iso =
        format!("{YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])){optional}){optional}");
    let dotted =
        format!(r"{year}\.(?:\s*{MONTH}(?:\.(?:\s*{DAY}\.?){optional}){optional}){optional}");
    let spelled = format!(r"{year}\s*년(?:\s*{MONTH}\s*월(?:\s*{DAY}\s*일){optional}){optional}");
    format!("(?:{iso}|{dotted}|{spelled}){WEEKDAY}")
}

fn none() -> String {
    amount::NONE.join("|")
}

fn framed(core: &str) -> String {
    format!(r"^\s*(?:{core})\s*$")
}
