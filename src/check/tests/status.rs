//! A status beside progress, plans, the year of completion, and its own definition.

use super::*;
use crate::model::{Completion, Shape, Status};

const TERM: &str = "`민선7기` (2018-07-01 ~ 2022-06-30)";

/// The sample site with one status for each shape, and a term.
fn site_of_shapes() -> Site {
    let mut site = site();
    let status = |id: &str, done, shape| Status {
        id: Id::new(id),
        name: id.into(),
        definition: Some("뜻".into()),
        done,
        shape,
    };
    site.statuses = vec![
        status("done", true, Shape::Done),
        status("continuing", true, Shape::Continuing),
        status("going", false, Shape::Going),
        status("held", false, Shape::Held),
        status("dropped", false, Shape::Dropped),
    ];
    let (start, end) = (date("2018-07-01"), date("2022-06-30"));
    site.terms = vec![Term { id: Id::new("민선7기"), start, end }];
    site
}

fn project_with(status: &str) -> Project {
    let mut project = project("a");
    project.card.status = Some(Id::new(status));
    project
}

#[test]
fn progress_and_status_contradict_each_other_both_ways() {
    let with = |status, hundredths| {
        let mut project = project_with(status);
        project.card.progress = Some(Percent(hundredths));
        told(&findings(&site_of_shapes(), project))
    };
    let below = |status| {
        format!(
            "status/progress project.yaml:progress the progress is 87.5%, \
             but the status is done: `{status}` ({status})"
        )
    };
    assert_eq!(with("done", 8_750), [below("done")]);
    assert_eq!(with("continuing", 8_750), [below("continuing")]);
    assert_eq!(
        with("going", 10_000),
        ["status/progress project.yaml:progress the progress is 100%, \
          but the status is not done: `going` (going)"]
    );
    for (status, hundredths) in [("done", 10_000), ("continuing", 10_000), ("going", 9_999)] {
        assert_eq!(with(status, hundredths), [""; 0], "{status} {hundredths}");
    }
}

#[test]
fn a_done_project_has_no_plan_to_come() {
    let with = |status: &str, period: &str| {
        let mut project = project_with(status);
        year(&mut project, period).plan = Some("간담회 개최".into());
        told(&findings(&site_of_shapes(), project))
    };
    let found = |period: &str| {
        [format!(
            "status/done-plan {period}.md:plan the status is `done` (done), \
             but there is a plan for {period}"
        )]
    };
    assert_eq!(with("done", "2022"), found("2022"));
    assert_eq!(with("done", "2022-2023"), found("2022-2023"));
    assert_eq!(with("done", "after"), found("after"));
    for period in ["before", "2021", "2021-2022"] {
        assert_eq!(with("done", period), [""; 0], "{period}");
    }
    for status in ["continuing", "going", "held"] {
        assert_eq!(with(status, "2022"), [""; 0], "{status}");
    }
}

#[test]
fn a_part_that_is_done_has_no_plan_to_come_and_one_that_continues_may() {
    let mut project = project_with("done");
    part(&mut project, "x");
    part(&mut project, "y").status = Some(Id::new("continuing"));
    let record = year(&mut project, "2023");
    for id in ["x", "y"] {
        let mut of = part_year(Vec::new());
        of.plan = Some("보수".into());
        record.parts.insert(Id::new(id), of);
    }
    assert_eq!(
        told(&findings(&site_of_shapes(), project)),
        ["status/done-plan 2023.md:parts.x.plan the status is `done` (done), \
          but there is a plan for 2023"]
    );
}

/// What is found of a project completed in a year, as of 2021-06-30, with these results.
fn completed(status: &str, year_of: u16, within: Option<bool>, results: &[&str]) -> Vec<String> {
    let mut project = project_with(status);
    project.card.completion = Some(Completion { year: year_of, within_term: within });
    for (line, when) in (1..).zip(results) {
        let name = when.split('-').next().unwrap();
        if project.years.last().is_none_or(|last| last.period.to_string() != name) {
            year(&mut project, name);
        }
        project.years.last_mut().unwrap().results.push(result(when, "가", line));
    }
    let mut found = findings(&site_of_shapes(), project);
    found.retain(|finding| finding.code == "status/completion");
    let told = told(&found);
    let path = "status/completion project.yaml:completion.";
    told.into_iter().map(|line| line.strip_prefix(path).unwrap().to_owned()).collect()
}

#[test]
fn the_year_of_completion_fits_the_status() {
    assert_eq!(
        completed("done", 2022, None, &[]),
        ["year the status is `done` (done), \
          but the completion year 2022 is after the as-of date 2021-06-30"]
    );
    assert_eq!(
        completed("going", 2020, None, &[]),
        ["year the completion year 2020 is past, but the status is `going` (going)"]
    );
    for (status, year) in [
        ("done", 2021),
        ("done", 2020),
        ("continuing", 2021),
        ("going", 2021),
        ("going", 2025),
        ("held", 2020),
        ("dropped", 2020),
    ] {
        assert_eq!(completed(status, year, None, &[]), [""; 0], "{status} {year}");
    }
}

#[test]
fn within_the_term_is_what_the_dates_of_the_term_say() {
    let outside =
        |year| format!("within_term `within_term` is true, but {year} is outside the term {TERM}");
    let within =
        |year| format!("within_term `within_term` is false, but {year} is within the term {TERM}");
    assert_eq!(completed("going", 2023, Some(true), &[]), [outside(2023)]);
    assert_eq!(completed("done", 2017, Some(true), &[]), [outside(2017)]);
    assert_eq!(completed("done", 2019, Some(false), &[]), [within(2019)]);
    // A term may begin and end within a year: then either may be right.
    for year in [2018, 2022] {
        assert_eq!(completed("held", year, Some(true), &[]), [""; 0], "{year}");
        assert_eq!(completed("held", year, Some(false), &[]), [""; 0], "{year}");
    }
    assert_eq!(completed("going", 2023, Some(false), &[]), [""; 0]);
    assert_eq!(completed("done", 2020, Some(true), &[]), [""; 0]);
    assert_eq!(completed("going", 2023, None, &[]), [""; 0]);
}

#[test]
fn a_term_of_whole_years_leaves_no_doubt() {
    let found = |start, end, year| {
        let mut site = site_of_shapes();
        site.terms[0] = Term { id: Id::new("민선7기"), start: date(start), end: date(end) };
        let mut project = project_with("held");
        project.card.completion = Some(Completion { year, within_term: Some(false) });
        codes(&findings(&site, project)).len()
    };
    for (start, end) in [("2019-01-01", "2020-12-31"), ("2019-01", "2020-12"), ("2019", "2020")] {
        assert_eq!((found(start, end, 2019), found(start, end, 2020)), (1, 1), "{start} {end}");
        assert_eq!(found(start, end, 2021), 0);
    }
    assert_eq!((found("2019-01-02", "2019-12-31", 2019), found("2019", "2019-11", 2019)), (0, 0));
}

#[test]
fn results_after_completion_need_a_status_that_continues() {
    assert_eq!(
        completed("done", 2019, None, &["2019-10", "2020-01", "2021-03"]),
        ["year the completion year is 2019, but 2 results are later, from 2020-01 on"]
    );
    assert_eq!(
        completed("done", 2020, None, &["2020-10", "2021-03"]),
        ["year the completion year is 2020, but 1 result is later, from 2021-03 on"]
    );
    assert_eq!(completed("continuing", 2019, None, &["2019-10", "2021-03"]), [""; 0]);
    assert_eq!(completed("done", 2020, None, &["2020-12~2021-01"]), [""; 0]);
}

#[test]
fn the_year_of_completion_has_a_result_where_it_has_a_record() {
    let with_record = |status, results: &[&str], names: &[&str]| {
        let mut project = project_with(status);
        project.card.completion = Some(Completion { year: 2020, within_term: None });
        year(&mut project, "2019").results =
            (1..).zip(results).map(|(line, when)| result(when, "가", line)).collect();
        for name in names {
            year(&mut project, name);
        }
        let mut found = findings(&site_of_shapes(), project);
        found.retain(|finding| finding.code == "status/completion");
        told(&found)
    };
    let told = |file: &str| {
        [format!(
            "status/completion project.yaml:completion.year the completion year is 2020 \
             and there is `{file}.md`, but the last result is of 2019-10-29"
        )]
    };
    let results = ["2019-06", "2019-10-29"];
    assert_eq!(with_record("done", &results, &["2020"]), told("2020"));
    assert_eq!(with_record("continuing", &results, &["2020-2021"]), told("2020-2021"));
    assert_eq!(with_record("done", &results, &[]), [""; 0]);
    assert_eq!(with_record("done", &[], &["2020"]), [""; 0], "no results are kept at all");
    assert_eq!(with_record("done", &["2019-06", "2019-12~2020-01"], &["2020"]), [""; 0]);
}

#[test]
fn the_record_with_money_after_its_completion_is_silent() {
    let within = Some(true);
    let found = completed("continuing", 2020, within, &["2019-10-29", "2020-11", "2021-06"]);
    assert_eq!(found, [""; 0]);
}

#[test]
fn parts_have_years_of_completion_of_their_own() {
    let mut project = project_with("going");
    year(&mut project, "2021").results = vec![result("2021-03", "가", 1)];
    let card = part(&mut project, "x");
    card.status = Some(Id::new("done"));
    card.completion = Some(Completion { year: 2020, within_term: Some(false) });
    assert_eq!(
        told(&findings(&site_of_shapes(), project)),
        [format!(
            "status/completion project.yaml:parts[1].completion.within_term \
             `within_term` is false, but 2020 is within the term {TERM}"
        )]
    );
}

#[test]
fn a_status_that_projects_have_is_explained() {
    let mut site = site_of_shapes();
    for index in [0, 2, 3] {
        site.statuses[index].definition = None;
    }
    site.statuses[4].definition = Some(" ".into());
    let draft =
        Project { card: Card { id: "b".into(), ..project_with("held").card }, ..project("b") };
    site.drafts.push(draft.into());
    let mut project = project_with("going");
    part(&mut project, "x").status = Some(Id::new("dropped"));
    let told = told(&findings(&site, project));
    let expected = [(3, "going"), (5, "dropped")].map(|(number, id)| {
        format!(
            "status/definition site.yaml:statuses[{number}].id the status `{id}` ({id}) \
             has no `definition`: readers can't tell what it means"
        )
    });
    assert_eq!(told, expected);
}
