//! Each rule on a record that breaks it, and on one that does not.

mod access;
mod crossed;
mod dates;
mod incomplete;
mod lineage;
mod links;
mod money;
mod people;
mod prose;
mod records;
mod spelling;
mod status;
mod years;

use super::sample::*;
use super::{RULES, manuals};
use crate::diagnostics::Severity;
use crate::model::{
    Budget, Card, Grant, Id, Known, Page, Percent, Project, Prose, Site, Span, Term,
};
use std::collections::BTreeSet;

/// 2019 of the record, as it is.
fn record() -> Project {
    let mut project = project("urban-makers-hub");
    let year = year(&mut project, "2019");
    year.funding = vec![
        line("national", "secured 527, executed 527"),
        line("city", "secured 905, executed 605"),
        line("district", "secured 130, executed 130"),
    ];
    year.funding[1].gap = Some("집행 잔액".into());
    year.total = stated("secured 1562, executed 1262");
    project
}

fn assert_told(site: &Site, project: Project, expected: &[&str]) {
    assert_eq!(told(&findings(site, project)), expected);
}

fn grant(when: &str, amounts: &[(&str, &str)]) -> Grant {
    Grant { date: range(when), title: "보조금 교부".into(), amounts: by_source(amounts) }
}

fn known(rule: &str, place: Option<&str>) -> Known {
    Known { rule: rule.into(), place: place.map(str::to_owned), why: "이유".into() }
}

#[test]
fn every_rule_has_one_row_and_a_manual_page() {
    let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    let pages = manuals();
    let with_page: BTreeSet<_> = pages.iter().map(|page| page.code).collect();
    assert_eq!(codes.difference(&with_page).collect::<Vec<_>>(), [&""; 0]);
    for page in pages {
        let korean = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
        assert!(page.summary.en.len() > 20 && page.text.en.len() > 20, "{}", page.code);
        assert!(korean(&page.summary.ko) && korean(&page.text.ko), "{}", page.code);
    }
}

#[test]
fn errors_of_a_draft_are_warnings() {
    let mut site = site();
    let mut draft = project("unfinished");
    draft.card.area = Some(Id::new("nowhere"));
    site.drafts.push(draft.into());
    let found = super::site(&site);
    assert_eq!(codes(&found), ["references/area"]);
    assert!(!found.has_errors());
}
