//! Rules about amounts in the words of a record.

use super::*;
use crate::model::Remark;

/// 2019 of the record with these results; details below a result are given with it.
fn told_by(results: &[(&str, &[&str])], grants: Vec<Grant>) -> Project {
    let mut project = record();
    let year = &mut project.years[0];
    year.grants = grants;
    for ((text, details), row) in results.iter().zip((10..).step_by(10)) {
        let mut one = result("2019-03", text, row);
        one.column = 13;
        one.details = details
            .iter()
            .zip(row + 1..)
            .map(|(text, line)| Remark { text: (*text).into(), line, column: 4 })
            .collect();
        year.results.push(one);
    }
    project
}

fn found(results: &[(&str, &[&str])], grants: Vec<Grant>) -> Vec<String> {
    told(&findings(&site(), told_by(results, grants)))
}

const NOTHING: [&str; 0] = [];

#[test]
fn grants_in_words_are_held_against_the_table() {
    let whole = [
        ("2019년도 사업비 보조금(구비 30백만원) 교부", &[][..]),
        (
            "2019년도 사업비 보조금(1,122백만원) 교부",
            &["국비 527백만원/ 시비 495백만원/ 구비 100백만원"],
        ),
    ];
    assert_eq!(
        found(&whole, Vec::new()),
        [
            "grants/prose 2019.md:21:18 of the 905백만원 secured of 2019 시비 (`city`), the grants told \
          account for 495백만원; 410백만원 is not accounted for"
        ]
    );
    assert_eq!(found(&[("국비 527백만원, 시비 905백만원을 교부", &[])], Vec::new()), NOTHING);
    assert_eq!(found(&[("사업비 보조금(1,562백만원) 교부", &[])], Vec::new()), NOTHING);
    let more = found(&[("국비 5억 2,800만원 교부", &[])], Vec::new());
    assert_eq!(
        more,
        ["grants/prose 2019.md:10:16 the 2019 국비 (`national`) grants told add up to 528백만원, \
          1백만원 more than the 527백만원 secured"]
    );
}

#[test]
fn what_is_not_plainly_a_grant_of_the_year_is_passed_over() {
    for text in [
        "2018년도 국비 647백만원 교부분 정산",
        "국비 약 5억원 교부",
        "국비 교부",
        "국비 500백만원 집행",
        "국비 교부 후 300백만원 집행",
        "시설 3개소에 국비와 시비를 교부",
        "운영비 70,000,000원 확보",
    ] {
        assert_eq!(found(&[(text, &[])], Vec::new()), NOTHING, "{text}");
    }
}

#[test]
fn lines_that_break_an_amount_down_add_up_to_it() {
    let split = [(
        "사업비 보조금(1,563백만원) 교부",
        &["국비 527백만원", "시비 905백만원/ 구비 130백만원"][..],
    )];
    assert_eq!(
        found(&split, Vec::new()),
        [
            "grants/prose 2019.md:10:21 this result says 1,563백만원, but the lines below it add up to \
          1,562백만원"
        ]
    );
}

#[test]
fn grants_in_words_are_among_those_listed() {
    let listed = || {
        vec![
            grant("2019-01", &[("city", "400")]),
            grant("2019-03", &[("city", "200")]),
            grant("2019-05", &[("city", "305")]),
        ]
    };
    for text in ["시비 400백만원 교부", "시비 6억원 교부", "시비 905백만원 교부", "국비 1원 교부"]
    {
        assert_eq!(found(&[(text, &[])], listed()), NOTHING, "{text}");
    }
    assert_eq!(
        found(&[("시비 450백만원 교부", &[])], listed()),
        ["grants/prose 2019.md:10:16 this result tells of 450백만원 2019 시비 (`city`) granted, \
          which is not among `grants`"]
    );
}

#[test]
fn the_overview_names_the_total_and_its_sources() {
    let with = |text: &str| {
        let mut project = record();
        project.overview = Prose { source: format!("## 개요\n\n- {text}"), first_line: 1 };
        told(&findings(&site(), project))
    };
    for right in [
        "총사업비 : 1,562백만원(국 527, 시 905, 구 130)",
        "총사업비는 15억 6,200만원(국비 527백만원, 시비 905백만원)",
        "공사비 1,200백만원, 감리비 50백만원",
        "총사업비의 절반인 700백만원",
        "총사업비 약 16억원",
    ] {
        assert_eq!(with(right), NOTHING, "{right}");
    }
    assert_eq!(
        with("총사업비 : 1,526백만원(국 527, 시 950, 구 130)"),
        [
            "funding/prose overview.md:3:10 the text says 1,526백만원, but the total is 1,562백만원",
            "funding/prose overview.md:3:28 the text says 950백만원, but the total of 시비 (`city`) \
             is 905백만원",
        ]
    );
}

#[test]
fn an_amount_in_words_is_held_to_the_digits_it_has() {
    let with = |text: &str| {
        let mut project = project("a");
        let record = year(&mut project, "2019");
        record.funding = vec![
            line("city", "secured 118.66719, executed 118.66719"),
            line("district", "secured 200, executed 200"),
        ];
        record.results = vec![result("2019-03", "시비 119백만원 교부", 10)];
        project.overview = Prose { source: text.into(), first_line: 1 };
        told(&findings(&site(), project))
    };
    for right in [
        "총사업비 3억 1,867만원",
        "총사업비 319백만원(시 118.7, 구 200)",
        "총사업비 318,667천원",
        "총사업비 3.19억원",
        "총사업비 3억 1,866만원",
        "총사업비 318,667,190원",
    ] {
        assert_eq!(with(right), NOTHING, "{right}");
    }
    for (wrong, written) in [
        ("총사업비 3억 1,876만원", "3억 1,876만원"),
        ("총사업비는 **320백만원**", "320백만원"),
        ("총사업비 318,668천원", "318,668천원"),
        ("총사업비 318,667,191원", "318,667,191원"),
    ] {
        let told = with(wrong);
        assert_eq!(told.len(), 1, "{told:?}");
        let says = format!("the text says {written}, but the total is 318.66719백만원");
        assert!(told[0].ends_with(&says), "{told:?}");
    }
}

#[test]
fn a_grant_in_words_is_held_to_the_digits_it_has() {
    let listed = || vec![grant("2019-01", &[("city", "118.66719")])];
    let told = |text: &str| {
        let mut all = found(&[(text, &[])], listed());
        all.retain(|one| one.starts_with("grants/prose"));
        all
    };
    for right in ["시비 119백만원 교부", "시비 118,667천원 교부", "시비 1억 1,867만원 교부"]
    {
        assert_eq!(told(right), NOTHING, "{right}");
    }
    let [wrong] = &told("시비 1억 1,876만원 교부")[..] else { panic!("one finding") };
    assert!(wrong.contains("this result tells of 1억 1,876만원 2019 시비"), "{wrong}");
}

#[test]
fn a_figure_named_in_a_year_is_not_above_the_table() {
    let with = |text: &str| found(&[(text, &[])], Vec::new());
    assert_eq!(
        with("시비 집행액 650백만원 정산"),
        [
            "funding/prose 2019.md:10:20 the text says 650백만원, but 2019 시비 (`city`) executed is \
          605백만원"
        ]
    );
    for right in [
        "시비 집행액 605백만원",
        "6월 말 시비 집행액 200백만원",
        "2018년 시비 집행액 900백만원",
        "집행액 9,000백만원",
        "국비와 시비 집행액 9,000백만원",
    ] {
        assert_eq!(with(right), NOTHING, "{right}");
    }
}
