//! stub
#![allow(missing_docs)]
use crate::locale::Locale;
use crate::model::*;
pub struct KeyEntry {
    pub svg: String,
    pub label: String,
}
pub struct Figure {
    pub title: String,
    pub headline: String,
    pub subtitle: String,
    pub description: String,
    pub key: Vec<KeyEntry>,
    pub wide: String,
    pub narrow: String,
}
pub fn by_period(_: &Ledger, _: &Site, _: &Locale, _: &str) -> Option<Figure> {
    None
}
pub fn shares(_: &Ledger, _: &Site, _: &Locale, _: &str) -> Option<Figure> {
    None
}
pub fn cumulative(_: &Ledger, _: &Site, _: &Locale, _: &str) -> Option<Figure> {
    None
}
pub fn group_by_source(_: &Ledger, _: &Site, _: &Locale, _: &str) -> Option<Figure> {
    None
}
pub fn group_by_period(_: &Ledger, _: &Site, _: &Locale, _: &str) -> Option<Figure> {
    None
}
pub fn spark(_: &Ledger) -> Option<String> {
    None
}
pub fn gap_bar(_: &Gap, _: &Site) -> String {
    String::new()
}
pub fn poster(_: &Ledger, _: &Site, _: &Locale, _: &str) -> String {
    String::new()
}
