//! What is checked before a site is published: the manual pages of the rules, for residents.
//!
//! Takes the rules as `check` gives them, area by area; which there are is not known here.

use crate::check;
use crate::diagnostics::Manual;
use crate::markdown;
use crate::render::context::Shared;
use crate::render::html::Html;
use serde::Serialize;

/// The rules of one area.
#[derive(Debug, Serialize)]
pub(crate) struct RuleArea {
    name: String,
    rules: Vec<RuleView>,
}

#[derive(Debug, Serialize)]
struct RuleView {
    /// `rule-funding-sum`: the anchor others link to.
    id: String,
    code: &'static str,
    severity: String,
    summary: Html,
    text: Html,
}

/// Every rule, in the order of the manual; areas in the order they first appear.
pub(crate) fn rules(shared: &Shared) -> Vec<RuleArea> {
    let mut areas: Vec<(&str, RuleArea)> = Vec::new();
    for manual in check::manuals() {
        let key = manual.code.split_once('/').map_or(manual.code, |(area, _)| area);
        let rule = rule(shared, &manual);
        match areas.iter_mut().find(|(area, _)| *area == key) {
            Some((_, area)) => area.rules.push(rule),
            None => areas.push((key, RuleArea { name: area_name(shared, key), rules: vec![rule] })),
        }
    }
    areas.into_iter().map(|(_, area)| area).collect()
}

/// The word for an area, or the area itself where the theme has none.
fn area_name(shared: &Shared, area: &str) -> String {
    let word = shared.locale.found(&format!("rules.{area}"));
    word.unwrap_or(area).to_owned()
}

fn rule(shared: &Shared, manual: &Manual) -> RuleView {
    let language = shared.locale.language();
    RuleView {
        id: format!("rule-{}", manual.code.replace('/', "-")),
        code: manual.code,
        severity: shared.locale.word(&format!("severity.{}", manual.severity.word())).to_owned(),
        summary: Html(markdown::inline_to_html(&as_sentence(manual.summary.in_language(language)))),
        text: Html(markdown::to_html(manual.text.in_language(language), 4)),
    }
}

/// With a capital, where its script has them: manual pages begin in lower case, as messages do.
fn as_sentence(summary: &str) -> String {
    let mut letters = summary.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
