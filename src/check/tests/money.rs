//! Rules about amounts: sums, gaps, grants.

use super::*;

#[test]
fn the_record_agrees_with_itself() {
    let mut project = record();
    project.card.total = Some(amount("1562"));
    project.card.total_by_source =
        by_source(&[("national", "527"), ("city", "905"), ("district", "130")]);
    assert_told(&site(), project, &[]);
}

#[test]
fn a_total_must_be_the_sum_of_its_sources() {
    let mut project = record();
    project.years[0].funding[1] = line("city", "secured 895, executed 595");
    project.years[0].funding[1].gap = Some("집행 잔액".into());
    let found = findings(&site(), project);
    assert_eq!(
        told(&found)[0],
        "funding/sum 2019.md:total.secured the 2019 total says 1,562백만원, \
         its sources add up to 1,552백만원 (10백만원 less)"
    );
    let first = found.iter().next().expect("a finding");
    let hint = first.hint.as_ref().expect("a hint");
    assert_eq!(
        hint.en,
        "correct `total.secured`, or the source that is off: national 527, city 895, district 130"
    );
    assert_eq!(
        first.message.ko,
        "2019년 합계는 1,562백만원인데 재원별 금액을 더하면 1,552백만원입니다 (10백만원 적음)"
    );
    assert_eq!(found.count(Severity::Error), 2);
}

#[test]
fn none_equals_none_and_zero_but_no_figure() {
    let with = |total: &str, cell: &str| {
        let mut project = project("a");
        let year = year(&mut project, "2022");
        year.funding = vec![line("city", &format!("demand {cell}"))];
        year.total = stated(&format!("demand {total}"));
        codes(&findings(&site(), project))
    };
    assert_eq!(with("0", "-"), [""; 0]);
    assert_eq!(with("-", "-"), [""; 0]);
    assert_eq!(with("-", "0"), [""; 0]);
    assert_eq!(with("-", "5"), ["funding/sum"]);
    assert_eq!(with("5", "-"), ["funding/sum"]);
    assert_eq!(with("5", "?"), [""; 0]);
    assert_eq!(with("?", "5"), [""; 0]);
}

#[test]
fn rounded_figures_may_be_off_by_half_a_unit_each() {
    let with = |total: &str, rounded| {
        let mut site = site();
        site.rounded = rounded;
        let mut project = project("a");
        let year = year(&mut project, "2021");
        year.funding = vec![line("national", "secured 1"), line("city", "secured 2")];
        year.total = stated(&format!("secured {total}"));
        codes(&findings(&site, project))
    };
    assert_eq!(with("4", false), ["funding/sum"]);
    assert_eq!(with("4", true), ["funding/rounding"]);
    assert_eq!(with("5", true), ["funding/sum"]);
}

#[test]
fn card_totals_are_secured_and_demand_of_all_periods() {
    let mut project = record();
    year(&mut project, "2020-2021").funding = vec![line("city", "demand 10, planned 99")];
    project.card.total = Some(amount("1562"));
    project.card.total_by_source = by_source(&[("city", "905"), ("national", "527")]);
    assert_told(
        &site(),
        project,
        &[
            "funding/sum project.yaml:total the total says 1,562백만원, \
             its periods add up to 1,572백만원 (10백만원 more)",
            "funding/sum project.yaml:total_by_source.city the total of 시비 (`city`) says 905백만원, \
             its periods add up to 915백만원 (10백만원 more)",
        ],
    );
}

#[test]
fn two_marginals_are_held_against_each_other_only() {
    let mut project = project("a");
    year(&mut project, "2020").funding = vec![line("all", "secured 30")];
    project.card.total = Some(amount("30"));
    project.card.total_by_source = by_source(&[("city", "20"), ("national", "9")]);
    assert_told(
        &site(),
        project.clone(),
        &["funding/sum project.yaml:total the total says 30백만원, \
           its sources add up to 29백만원 (1백만원 less)"],
    );
    project.card.total = None;
    assert_eq!(codes(&findings(&site(), project.clone())), ["funding/sum"]);
    project.card.total_by_source = by_source(&[("city", "20"), ("all", "10")]);
    assert_told(&site(), project, &[]);
}

#[test]
fn parts_are_held_against_the_projects_own_money() {
    let mut project = record();
    project.years[0].total.clear();
    part(&mut project, "shop");
    part(&mut project, "works");
    let own = |amounts| part_year(vec![line("city", amounts)]);
    project.years[0].parts.insert(Id::new("shop"), own("secured 500, executed 605"));
    project.years[0].parts.insert(Id::new("works"), own("secured 400"));
    let found = told(&findings(&site(), project.clone()));
    assert_eq!(
        found,
        [
            "funding/sum 2019.md:funding.city.secured the 2019 시비 (`city`) secured money says \
          905백만원, its parts add up to 900백만원 (5백만원 less)",
            "funding/sum 2019.md:funding the 2019 executed money says 1,262백만원, \
          its parts add up to 605백만원 (657백만원 less)"
        ]
    );
    project.years[0].funding.clear();
    project.years[0].total = stated("secured 900");
    assert!(!codes(&findings(&site(), project.clone())).contains(&"funding/sum"));
    project.years[0].total = stated("secured 901");
    assert!(codes(&findings(&site(), project)).contains(&"funding/sum"));
}

#[test]
fn a_part_has_sums_of_its_own() {
    let mut project = project("a");
    part(&mut project, "shop").total = Some(amount("4"));
    project.card.total = Some(amount("5"));
    let mut own = part_year(vec![line("city", "secured 5")]);
    own.total = stated("secured 6");
    year(&mut project, "2019").parts.insert(Id::new("shop"), own);
    assert_told(
        &site(),
        project,
        &[
            "funding/sum 2019.md:parts.shop.total.secured the 2019 total of part `shop` says \
             6백만원, its sources add up to 5백만원 (1백만원 less)",
            "funding/sum project.yaml:parts[1].total the total says 4백만원, \
             its periods add up to 5백만원 (1백만원 more)",
        ],
    );
}

#[test]
fn a_gap_needs_a_reason() {
    let mut project = record();
    project.years[0].funding[1].gap = None;
    let expected = "funding/gap 2019.md:funding.city.executed 300백만원 of 905백만원 2019 시비 (`city`) \
                    secured was not executed and no reason is given; the page will say so";
    assert_told(&site(), project.clone(), &[expected]);
    project.years[0].funding[1] = line("city", "secured 905, executed 605, carried_over 300");
    assert_told(&site(), project.clone(), &[]);
    project.years[0].funding[1] = line("city", "secured 905, executed 605, returned 100");
    assert_eq!(codes(&findings(&site(), project.clone())), ["funding/gap"]);
    project.years[0].funding.clear();
    assert_eq!(
        told(&findings(&site(), project))[0],
        "funding/gap 2019.md:total.executed 300백만원 of 1,562백만원 2019 \
         secured was not executed and no reason is given; the page will say so"
    );
}

#[test]
fn more_executed_than_secured_needs_a_reason() {
    let mut project = record();
    project.years[0].total.clear();
    project.years[0].funding[1] = line("city", "secured 905, executed 1000");
    assert_told(
        &site(),
        project,
        &[
            "funding/over-executed 2019.md:funding.city.executed 1,000백만원 2019 시비 (`city`) was \
           executed of 905백만원 secured, and no reason is given",
        ],
    );
}

#[test]
fn only_cuts_are_negative() {
    let with = |amounts: &str| {
        let mut project = project("a");
        year(&mut project, "2019").funding = vec![line("city", amounts)];
        codes(&findings(&site(), project))
    };
    assert_eq!(with("secured -5, executed -5"), [""; 0]);
    assert_eq!(with("executed -5"), ["funding/negative"]);
    assert!(with("secured 5, executed -5").contains(&"funding/negative"));
    for stage in ["demand", "planned", "carried_over", "returned"] {
        assert_eq!(with(&format!("{stage} -5")), ["funding/negative"]);
    }
}

#[test]
fn what_needs_no_budget_has_no_money() {
    let with = |budget, total: &str| {
        let mut project = project("a");
        project.card.budget = budget;
        project.card.total = Some(amount(total));
        codes(&findings(&site(), project))
    };
    assert_eq!(with(Budget::None, "5"), ["funding/budget-none"]);
    assert_eq!(with(Budget::None, "0"), [""; 0]);
    assert_eq!(with(Budget::Has, "5"), [""; 0]);
}

#[test]
fn no_more_is_carried_over_than_was_left() {
    let with = |amounts: &str| {
        let mut project = project("a");
        let year = year(&mut project, "2019");
        year.funding = vec![line("city", amounts)];
        year.funding[0].gap = Some("이유".into());
        codes(&findings(&site(), project))
    };
    assert_eq!(with("secured 9, executed 5, carried_over 3, returned 1"), [""; 0]);
    assert_eq!(with("secured 9, executed 5, carried_over 3, returned 2"), ["funding/carried-over"]);
    assert_eq!(with("secured 9, executed 9, returned 1"), ["funding/carried-over"]);
    assert_eq!(with("secured 9, executed ?, returned 1"), [""; 0]);
}

#[test]
fn grants_are_held_against_the_table() {
    let mut project = record();
    project.years[0].grants = vec![
        grant("2019-01", &[("district", "30")]),
        grant("2019-03", &[("national", "527"), ("city", "495"), ("district", "100")]),
    ];
    assert_told(
        &site(),
        project.clone(),
        &["grants/secured 2019.md:grants[2].amounts.city of the 905백만원 secured of 2019 시비 \
           (`city`), the grants told account for 495백만원; 410백만원 is not accounted for"],
    );
    project.years[0].grants = vec![grant("2019-11", &[("all", "1562")])];
    assert_told(&site(), project, &[]);
}

#[test]
fn more_grants_than_were_secured_are_not_told_to_be_missing() {
    let hint = |granted: &str| {
        let mut project = record();
        project.years[0].grants = vec![grant("2019-01", &[("district", granted)])];
        let found = findings(&site(), project);
        let hint = found.iter().next().and_then(|one| one.hint.clone());
        hint.unwrap()
    };
    assert!(hint("120").ko.contains("빠진 교부를 `grants`에 더하거나"));
    let over = hint("140");
    assert!(!over.ko.contains("빠진 교부") && over.ko.contains("두 번 적은 교부"), "{}", over.ko);
    assert!(!over.en.contains("missing") && over.en.contains("twice"), "{}", over.en);
}
