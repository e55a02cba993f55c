//! Dates against the project's period, the term, the as-of date, and years left out.

use super::*;
use crate::model::{Change, ChangeStep, Indicator, Period};

fn term(start: &str, end: &str) -> Term {
    Term { id: Id::new("민선7기"), start: date(start), end: date(end) }
}

fn site_with_term() -> Site {
    Site { terms: vec![term("2018-07-01", "2022-06-30")], as_of: date("2030-12-31"), ..site() }
}

/// A project of this period, with these results in the record of their year.
fn project_of(period: Option<(&str, Option<&str>)>, results: &[&str]) -> Project {
    let mut project = project("a");
    project.card.period =
        period.map(|(start, end)| Span { start: date(start), end: end.map(date), months: None });
    for (line, when) in (1..).zip(results) {
        let name = when.split('-').next().unwrap();
        if project.years.last().is_none_or(|last| last.period.to_string() != name) {
            year(&mut project, name);
        }
        project.years.last_mut().unwrap().results.push(result(when, "가", line));
    }
    project
}

#[test]
fn the_record_begins_before_its_period() {
    let told = told(&findings(
        &site(),
        project_of(
            Some(("2018-10", Some("2021-10"))),
            &["2018-07-05", "2018-07-27", "2018-08-06", "2018-09", "2018-10-01", "2018-11"],
        ),
    ));
    assert_eq!(
        told,
        ["dates/project-period 2018.md:1:1 4 results before the project's period \
          2018-10 ~ 2021-10: 2018-07-05, 2018-07-27, 2018-08-06, 2018-09"]
    );
}

#[test]
fn both_sides_of_a_period_are_one_finding_of_results_and_grants() {
    let mut project = project_of(
        Some(("2019-03-02", Some("2019-06"))),
        &[
            "2019-01",
            "2019-01",
            "2019-02",
            "2019-02-28",
            "2019-03-01",
            "2019-03-02",
            "2019-06-30",
            "2019-07",
        ],
    );
    project.years[0].grants = vec![grant("2019-07-01", &[]), grant("2019-08", &[])];
    let found = findings(&site(), project);
    assert_eq!(
        told(&found),
        ["dates/project-period 2019.md:1:1 5 results before and 1 result, 2 grants after \
          the project's period 2019-03-02 ~ 2019-06: \
          2019-01, 2019-01, 2019-02, 2019-02-28, 2019-03-01, 2019-07-01, …"]
    );
    let korean = &found.iter().next().unwrap().message.ko;
    assert!(
        korean.starts_with(
            "사업기간(2019-03-02 ~ 2019-06)보다 앞선 실적 5건, 늦은 실적 1건, 교부금 2건이 있습니다: "
        ),
        "{korean}"
    );
}

#[test]
fn what_may_lie_within_a_period_is_within() {
    let silent = |period, results: &[&str]| {
        assert_eq!(told(&findings(&site(), project_of(Some(period), results))), [""; 0]);
    };
    silent(("2018-10", Some("2019-03")), &["2018", "2018-10-01", "2019", "2019-03-31"]);
    silent(("2018-10-15", None), &["2018-10", "2020-01"].map(|_| "2018-10"));
    silent(("2018", Some("2018")), &["2018-01-01", "2018-12-31"]);
    silent(("2018-10", Some("2018-12")), &["2018-07~2018-10", "2018-12~2019-02"]);
    assert_eq!(told(&findings(&site(), project_of(None, &["2018-01"]))), [""; 0]);
    let open = project_of(Some(("2018-10", None)), &["2018-10", "2019-01", "2020-01"]);
    assert_eq!(told(&findings(&site(), open)), [""; 0]);
}

#[test]
fn a_period_the_wrong_way_round_puts_nothing_outside() {
    let wrong = project_of(Some(("2018-10", Some("2018-01"))), &["2018-05"]);
    assert_eq!(codes(&findings(&site(), wrong)), ["dates/range"]);
}

#[test]
fn the_term_is_the_projects_own_or_the_only_one() {
    let found = |site: &Site, named: Option<&str>| {
        let mut project = project_of(None, &["2018-06", "2018-07-01", "2019-01"]);
        year(&mut project, "after").results = vec![result("2023-01", "가", 1)];
        project.years[0].results.push(result("2018-05-30", "가", 9));
        project.years[0].results.sort_by_key(|result| result.date);
        project.card.term = named.map(Id::new);
        told(&findings(site, project))
    };
    let told = ["dates/term 2018.md:9:1 2 results before the term `민선7기` \
                 (2018-07-01 ~ 2022-06-30): 2018-05-30, 2018-06"];
    let mut site = site_with_term();
    assert_eq!(found(&site, None), told);
    assert_eq!(found(&site, Some("민선7기")), told);
    let next = Term { id: Id::new("민선8기"), ..term("2022-07-01", "2026-06-30") };
    site.terms.push(next);
    assert_eq!(found(&site, None), [""; 0]);
    assert_eq!(found(&site, Some("민선7기")), told);
    site.terms.clear();
    assert_eq!(found(&site, None), [""; 0]);
}

#[test]
fn a_term_that_ends_before_it_starts_puts_nothing_outside() {
    let site = Site { terms: vec![term("2022-06-30", "2018-07-01")], ..site_with_term() };
    assert_eq!(codes(&findings(&site, project_of(None, &["2019"]))), ["dates/range"]);
}

#[test]
fn years_left_out_between_records_are_told() {
    let with = |names: &[&str]| {
        let mut project = project("a");
        for name in names {
            year(&mut project, name);
        }
        let mut found = findings(&site_with_term(), project);
        found.retain(|finding| finding.code == "dates/gap-year");
        told(&found)
    };
    for complete in [
        &["2018", "2019", "2020"][..],
        &["2018", "2019-2021", "2022"],
        &["2018"],
        &["before", "2018", "after"],
        &["2018", "2018-2020", "2019", "2021"],
        &[],
    ] {
        assert_eq!(with(complete), [""; 0], "{complete:?}");
    }
    let missing = |file: &str, years: &str, earlier: &str| {
        format!(
            "dates/gap-year {file}.md: there is no record of {years} \
             between `{earlier}.md` and `{file}.md`"
        )
    };
    assert_eq!(with(&["2018", "2020"]), [missing("2020", "2019", "2018")]);
    assert_eq!(
        with(&["2018", "2020-2021", "2025"]),
        [missing("2020-2021", "2019", "2018"), missing("2025", "2022 to 2024", "2020-2021")]
    );
}

#[test]
fn what_has_happened_is_not_after_the_as_of_date() {
    let mut project = project("a");
    let step = |when| ChangeStep { date: Some(range(when)), body: None, act: None };
    let change = |when, steps| Change {
        date: Some(range(when)),
        kind: None,
        before: None,
        after: None,
        reason: None,
        steps,
    };
    project.card.changes = vec![
        change("2021-06-30", vec![step("2021-06"), step("2021-07-01~2021-07-03")]),
        change("2022", Vec::new()),
    ];
    project.card.updated = Some(date("2021-07"));
    let values = |periods: &[&str]| {
        let value = |name: &&str| {
            let value = crate::model::Decimal { digits: 1, scale: 0 };
            (Period::parse(name).unwrap(), value)
        };
        periods.iter().map(value).collect()
    };
    project.card.indicators = vec![Indicator {
        name: "손님".into(),
        unit: None,
        baseline: None,
        target: values(&["2025"]),
        actual: values(&["2021", "2021-2022", "2022-2023", "after"]),
    }];
    part(&mut project, "x").updated = Some(date("2021-07-01"));
    project.card.period =
        Some(Span { start: date("2023-01"), end: Some(date("2024")), months: None });
    let late = |place: &str, date: &str| {
        format!("dates/as-of project.yaml:{place} {date} is after the as-of date 2021-06-30")
    };
    assert_eq!(
        told(&findings(&site(), project)),
        [
            late("changes[1].steps[2].date", "2021-07-01 ~ 2021-07-03"),
            late("changes[2].date", "2022"),
            late("indicators[1].actual.2022-2023", "2022-2023"),
        ]
    );
}
