//! Lineages that go in a circle, and those that only look like it.

use super::*;
use crate::model::Lineage;

/// A site of projects with these lineages: `a>b c` went into, `a=b` replaced by, `a<b` split from.
fn site_of(lineages: &[&str]) -> Site {
    let mut site = site();
    for written in lineages {
        let mark = written.find(['>', '=', '<', '.']).unwrap();
        let (slug, rest) = written.split_at(mark);
        let (mark, names) = rest.split_at(1);
        let names = names.split_whitespace().map(str::to_owned).collect();
        let mut project = project(slug);
        let lineage = &mut project.card.lineage;
        match mark {
            ">" => lineage.merged_into = names,
            "=" => lineage.replaced_by = names,
            "<" => lineage.split_from = names,
            _ => *lineage = Lineage::default(),
        }
        site.projects.push(project.into());
    }
    site
}

fn circles(lineages: &[&str]) -> Vec<String> {
    let mut found = crate::check::site(&site_of(lineages));
    found.retain(|finding| finding.code == "references/circle");
    let place = |finding: &crate::diagnostics::Diagnostic| {
        let crate::diagnostics::At::Value(path) = &finding.place.at else { panic!() };
        let way = finding.message.en.rsplit(": ").next().unwrap().to_owned();
        format!("{} {path} {way}", finding.place.file.rsplit('/').nth(1).unwrap())
    };
    found.iter().map(place).collect()
}

#[test]
fn each_circle_is_told_once_at_its_first_project() {
    assert_eq!(circles(&["a>b", "b>a"]), ["a lineage.merged_into[1] `a` → `b` → `a`"]);
    assert_eq!(
        circles(&["a.", "b>a d", "c>b", "d=c"]),
        ["b lineage.merged_into[2] `b` → `d` → `c` → `b`"]
    );
    assert_eq!(circles(&["a<b", "b<c", "c<a"]), ["a lineage.split_from[1] `a` → `b` → `c` → `a`"]);
    assert_eq!(
        circles(&["a>b", "b>a", "c=d", "d=c"]),
        ["a lineage.merged_into[1] `a` → `b` → `a`", "c lineage.replaced_by[1] `c` → `d` → `c`"]
    );
}

#[test]
fn a_circle_is_found_behind_projects_that_lead_to_it() {
    assert_eq!(
        circles(&["a>b", "b>c", "c>d", "d>c e", "e>f", "f."]),
        ["c lineage.merged_into[1] `c` → `d` → `c`"]
    );
}

#[test]
fn a_project_that_names_itself_is_a_circle() {
    assert_eq!(
        circles(&["a.", "b>a b"]),
        ["b lineage.merged_into[2] the lineage of `b` names the project itself"]
    );
}

#[test]
fn lines_diamonds_and_names_are_no_circles() {
    for fine in [
        &["a>b", "b>c", "c."][..],
        &["a>b c", "b>d", "c>d", "d."],
        &["a>옛", "옛."],
        // Split off, and merged back later.
        &["a<b", "b."],
        &["a>b", "b<a"],
    ] {
        assert_eq!(circles(fine), [""; 0], "{fine:?}");
    }
    let mut back = site_of(&["a<b", "b."]);
    let mut project = project("c");
    project.card.lineage = Lineage {
        split_from: vec!["b".into()],
        merged_into: vec!["b".into()],
        ..Lineage::default()
    };
    back.projects.push(project.into());
    assert_eq!(told(&crate::check::site(&back)), [""; 0]);
}

#[test]
fn the_circle_of_a_draft_is_a_warning_and_a_reason_silences_it() {
    let mut site = site_of(&["b>a"]);
    let mut draft = project("a");
    draft.card.lineage.merged_into = vec!["b".into()];
    site.drafts.push(draft.into());
    // The first is the first published project.
    let found = crate::check::site(&site);
    assert_eq!(codes(&found), ["references/circle"]);
    assert!(found.iter().all(|finding| finding.place.file.ends_with("/b/project.yaml")));
    let mut one = project("b");
    one.card.lineage.merged_into = vec!["a".into()];
    one.card.known = vec![known("references/circle", Some("lineage.merged_into[1]"))];
    site.projects = vec![one.into()];
    assert_eq!(told(&crate::check::site(&site)), [""; 0]);
}

#[test]
fn a_long_chain_costs_no_stack_and_a_long_circle_is_told_shortly() {
    let count = 50_000;
    let name = |n: usize| format!("p{n:05}>p{:05}", (n + 1) % count);
    let lineages: Vec<String> = (0..count).map(name).collect();
    let site = site_of(&lineages.iter().map(String::as_str).collect::<Vec<_>>());
    let mut found = crate::diagnostics::Diagnostics::new();
    crate::check::references::lineage::circle(&site, &mut found);
    let told = told(&found);
    assert_eq!(told.len(), 1);
    assert!(told[0].ends_with("`p00007` → … → `p00000`"), "{}", told[0]);
}
