//! Sums of which something is unknown: what can be told is told, and nothing else.

use super::*;

fn sums(project: Project) -> Vec<String> {
    let found = findings(&site(), project);
    let sums =
        found.iter().filter(|one| one.code == "funding/sum" || one.code == "funding/negative");
    let mut only = crate::diagnostics::Diagnostics::new();
    sums.cloned().for_each(|one| only.push(one));
    told(&only)
}

fn with(total: Option<&str>, by_source_of: &[(&str, &str)], lines: &[(&str, &str)]) -> Project {
    let mut project = project("a");
    project.card.total = total.map(amount);
    project.card.total_by_source = by_source(by_source_of);
    let record = year(&mut project, "2019");
    record.funding = lines.iter().map(|(source, amounts)| line(source, amounts)).collect();
    project
}

#[test]
fn what_no_source_is_named_for_may_be_any_source_s() {
    let national = ("national", "secured 100");
    for (total, named, other) in [
        (Some("300"), "100", ("city", "secured ?")),
        (Some("300"), "100", ("all", "secured 200")),
        (None, "110", ("all", "secured 20")),
    ] {
        let project = with(total, &[("national", named)], &[national, other]);
        assert_eq!(sums(project), [""; 0], "{total:?} {named} {other:?}");
    }
    let off = with(Some("300"), &[("national", "100")], &[national, ("city", "secured 200")]);
    assert_eq!(sums(off), [""; 0], "a source that is not named says nothing of the total");
    let off = with(Some("110"), &[("national", "99")], &[national, ("all", "secured 10")]);
    assert_eq!(sums(off).len(), 0, "10 of all may be less than nothing of national");
}

#[test]
fn one_withheld_source_hides_no_other_from_its_parts() {
    let mut project = with(None, &[], &[("national", "secured 100"), ("city", "secured ?")]);
    for (id, won) in [("x", "secured 60"), ("y", "secured 70")] {
        part(&mut project, id);
        project.years[0].parts.insert(Id::new(id), part_year(vec![line("national", won)]));
    }
    assert_eq!(
        sums(project),
        ["funding/sum 2019.md:funding.national.secured the 2019 국비 (`national`) secured money \
          says 100백만원, its parts add up to 130백만원 (30백만원 more)"]
    );
}

#[test]
fn totals_of_parts_are_held_against_the_card_beside_own_money() {
    let mut project = with(Some("100"), &[], &[("national", "secured 100")]);
    part(&mut project, "x").total = Some(amount("60"));
    part(&mut project, "y").total = Some(amount("50"));
    assert_eq!(
        sums(project.clone()),
        ["funding/sum project.yaml:total the total says 100백만원, its parts add up to 110백만원 \
          (10백만원 more)"]
    );
    project.parts[1].card.total = Some(amount("40"));
    assert_eq!(sums(project), [""; 0]);
}

#[test]
fn sources_of_parts_are_held_against_those_of_the_card() {
    let mut project = project("a");
    project.card.total = Some(amount("110"));
    project.card.total_by_source = by_source(&[("national", "10"), ("city", "100")]);
    for (id, won) in [("x", "60"), ("y", "50")] {
        let card = part(&mut project, id);
        card.total = Some(amount(won));
        card.total_by_source = by_source(&[("national", won)]);
    }
    assert_eq!(
        sums(project),
        ["funding/sum project.yaml:total_by_source.national the total of 국비 (`national`) says \
          10백만원, its parts add up to 110백만원 (100백만원 more)"]
    );
}

#[test]
fn money_of_a_source_nobody_knows_makes_no_sum_wrong() {
    let mut project = with(Some("8"), &[], &[("national", "secured 5"), ("moon", "secured 3")]);
    project.years[0].total = stated("secured 8");
    assert_eq!(codes(&findings(&site(), project)), ["references/source"]);
    let mut project = with(Some("8"), &[], &[]);
    part(&mut project, "x");
    project.years[0].parts.insert(Id::new("x"), part_year(vec![line("city", "secured 5")]));
    project.years[0].parts.insert(Id::new("zz"), part_year(vec![line("city", "secured 3")]));
    assert_eq!(codes(&findings(&site(), project)), ["references/part"]);
}

#[test]
fn a_total_is_not_negative() {
    let project = with(Some("-5"), &[], &[]);
    assert_eq!(
        sums(project),
        ["funding/negative project.yaml:total the total is negative: −5백만원"]
    );
}

#[test]
fn a_year_in_another_unit_is_not_called_agreeing() {
    let mut project = project("a");
    for (name, figure) in [("2019", "200000"), ("2020", "300")] {
        let record = year(&mut project, name);
        record.funding = vec![line("city", &format!("secured {figure}, executed {figure}"))];
        record.total = stated(&format!("secured {figure}, executed {figure}"));
    }
    project.card.total = Some(amount("500"));
    project.card.total_by_source = by_source(&[("city", "500")]);
    let found = findings(&site(), project);
    let hints: Vec<&str> =
        found.iter().filter_map(|one| one.hint.as_ref()).map(|hint| hint.en.as_str()).collect();
    assert!(
        !hints.is_empty() && hints.iter().all(|hint| !hint.contains("agree with")),
        "{hints:?}"
    );
}
