//! Rules about everything but amounts: names, dates, links, and what is known.

use super::*;

#[test]
fn a_broken_reference_names_the_nearest_that_exists() {
    let mut project = project("a");
    project.card.status = Some(Id::new("dne"));
    project.card.department = Some(Id::new("지역경제과"));
    project.card.term = Some(Id::new("민선7기"));
    project.card.total_by_source = by_source(&[("cty", "0")]);
    let record = year(&mut project, "2019");
    record.funding = vec![line("시비", "secured 0")];
    record.grants = vec![grant("2019", &[("moon", "?")])];
    record.parts.insert(Id::new("shop"), part_year(Vec::new()));
    let found = findings(&site(), project);
    let hints: Vec<_> =
        found.iter().map(|f| f.hint.as_ref().map_or("", |hint| hint.en.as_str())).collect();
    assert_eq!(
        told(&found),
        [
            "references/source 2019.md:funding.시비 unknown source: `시비`",
            "references/source project.yaml:total_by_source.cty unknown source: `cty`",
            "references/source 2019.md:grants[1].amounts.moon unknown source: `moon`",
            "references/status project.yaml:status unknown status: `dne`",
            "references/department project.yaml:department unknown department: `지역경제과`",
            "references/term project.yaml:term unknown term: `민선7기`",
            "references/part 2019.md:parts.shop unknown part: `shop`",
        ]
    );
    let did_you_mean = |one: &str| format!("did you mean {one}?");
    assert_eq!(hints[0], did_you_mean("`city` (시비)"));
    assert_eq!(hints[1], did_you_mean("`city` (시비)"));
    assert_eq!(
        hints[2],
        "one of: `national` (국비), `city` (시비), `district` (구비); \
         to use a new one, add it to `sources` in `site.yaml`"
    );
    assert_eq!(hints[3], did_you_mean("`done` (완료)"));
    assert_eq!(hints[4], did_you_mean("`economy` (지역경제과)"));
    assert_eq!(hints[5], "add it to `terms` in `site.yaml`");
}

#[test]
fn a_name_or_most_of_one_leads_to_its_id() {
    let hint = |status: &str| {
        let mut project = record();
        project.card.status = Some(Id::new(status));
        let found = findings(&site(), project);
        found.iter().find_map(|f| f.hint.as_ref().map(|hint| hint.ko.clone()))
    };
    let going = Some("`going`(정상추진)인가요?".to_owned());
    assert_eq!(hint("정상추진"), going);
    assert_eq!(hint("추진중"), going);
    assert_eq!(
        hint("보류").as_deref(),
        Some(
            "다음 중 하나를 쓰세요: `done`(완료), `going`(정상추진). \
             새로 쓰려면 `site.yaml`의 `statuses` 목록에 넣으세요"
        )
    );
}

#[test]
fn lineage_names_projects_or_plain_names() {
    let mut site = site();
    site.projects.push(project("makers-hub").into());
    let mut one = project("one");
    one.card.lineage.merged_into = vec!["makers-hub".into(), "옛 사업".into(), "maker-hub".into()];
    assert_told(
        &site,
        one,
        &["references/project project.yaml:lineage.merged_into[3] unknown project: `maker-hub`"],
    );
}

#[test]
fn ids_are_unique() {
    let mut site = site();
    site.projects.push(project("a").into());
    let mut twin = project("b");
    twin.card.id = "a".into();
    part(&mut twin, "x");
    part(&mut twin, "x");
    assert_told(
        &site,
        twin,
        &[
            "references/duplicate-part project.yaml:parts[2].id two parts have the id `x`",
            "references/duplicate-id project.yaml:id the id `a` is also that of \
             `content/projects/a/project.yaml`",
        ],
    );
}

#[test]
fn results_and_grants_belong_to_their_period() {
    let mut project = project("a");
    let record = year(&mut project, "2018");
    record.results = vec![
        result("2018-11", "가", 3),
        result("2018-12~2019-01", "나", 4),
        result("2019-02", "다", 5),
    ];
    record.grants = vec![grant("2017-11", &[])];
    year(&mut project, "2019-2020").results = vec![result("2020", "라", 1)];
    year(&mut project, "before").results = vec![result("2011", "마", 1)];
    let found = findings(&site(), project);
    assert_eq!(
        told(&found),
        [
            "dates/period 2018.md:grants[1].date 2017-11 is not in 2018, the period of this file",
            "dates/period 2018.md:5:1 2019-02 is not in 2018, the period of this file",
        ]
    );
    let hints: Vec<_> = found.iter().filter_map(|f| f.hint.as_ref()).map(|h| &*h.en).collect();
    assert_eq!(hints[1], "move it to `2019-2020.md`, or correct the date");
}

#[test]
fn nothing_ends_before_it_starts() {
    let mut site = site();
    let (start, end) = (date("2018-07-01"), date("2018-06-30"));
    site.terms = vec![Term { id: Id::new("민선7기"), start, end }];
    let mut project = project("a");
    project.card.period =
        Some(Span { start: date("2018-10"), end: Some(date("2018-09")), months: None });
    year(&mut project, "2019").results = vec![result("2019-06~2019-05", "가", 2)];
    assert_told(
        &site,
        project.clone(),
        &[
            "dates/range project.yaml:period.end the end 2018-09 is before the start 2018-10",
            "dates/range 2019.md:2:1 the end 2019-05 is before the start 2019-06",
            "dates/range site.yaml:terms[1].end the end 2018-06-30 is before the start 2018-07-01",
        ],
    );
    project.card.period =
        Some(Span { start: date("2018-10"), end: Some(date("2018")), months: None });
    project.years.clear();
    site.terms.clear();
    assert_told(&site, project, &[]);
}

#[test]
fn results_go_one_way() {
    let with = |dates: &[&str]| {
        let mut project = project("a");
        year(&mut project, "2019").results =
            dates.iter().zip(1..).map(|(when, line)| result(when, "가", line)).collect();
        told(&findings(&site(), project))
    };
    assert_eq!(with(&["2019-01", "2019-04", "2019-04-18", "2019-04"]), [""; 0]);
    assert_eq!(with(&["2019-04", "2019-03", "2019-01"]), [""; 0]);
    let told = |line: u32, date: &str, above: &str| {
        format!(
            "dates/order 2019.md:{line}:1 the result of {date} stands after that of {above}, out of order"
        )
    };
    assert_eq!(with(&["2019-01", "2019-04", "2019-03"]), [told(3, "2019-03", "2019-04")]);
    assert_eq!(
        with(&["2019-04", "2019-01", "2019-03", "2019-02"]),
        [told(3, "2019-03", "2019-01")]
    );
}

#[test]
fn nothing_happens_after_the_as_of_date() {
    let mut project = project("a");
    year(&mut project, "2021").results =
        vec![result("2021-06", "가", 1), result("2021-07-01", "나", 2)];
    assert_told(
        &site(),
        project,
        &["dates/as-of 2021.md:2:1 2021-07-01 is after the as-of date 2021-06-30"],
    );
}

#[test]
fn status_and_figures_fit() {
    let mut done = project("a");
    done.card.status = Some(Id::new("done"));
    year(&mut done, "2022").funding = vec![line("city", "demand 5")];
    assert_told(
        &site(),
        done,
        &["status/done-demand project.yaml:status the status is `done` (완료), \
           but 5백만원 is still demanded"],
    );
    let mut going = project("a");
    going.card.progress = Some(Percent(10_000));
    assert_told(
        &site(),
        going,
        &["status/progress project.yaml:progress the progress is 100%, \
           but the status is not done: `going` (정상추진)"],
    );
}

#[test]
fn unsafe_links_are_found_wherever_markdown_is() {
    let bad = "[가](javascript:x)";
    let prose = |first_line| Prose { source: format!("글\n\n글 {bad}"), first_line };
    let mut site = site();
    site.pages.push(Page { name: "about".into(), title: "소개".into(), text: prose(1) });
    let mut project = project("a");
    project.overview = prose(5);
    project.card.next = vec!["가".into(), bad.into()];
    let record = year(&mut project, "2019");
    record.remarks = prose(20);
    record.results = vec![result("2019", "가", 7)];
    record.results[0].notes =
        vec![crate::model::Remark { text: bad.into(), line: 8, column: 3 }].into();
    assert_told(
        &site,
        project,
        &[
            "links/unsafe project.yaml:next[2] ([가](javascript:x)) a link that may not be published: `javascript:x`",
            "links/unsafe overview.md:7:3 a link that may not be published: `javascript:x`",
            "links/unsafe 2019.md:8:3 a link that may not be published: `javascript:x`",
            "links/unsafe 2019.md:22:3 a link that may not be published: `javascript:x`",
            "links/unsafe about.md:3:3 a link that may not be published: `javascript:x`",
        ],
    );
}

/// 2019 with both of its totals off.
fn two_findings() -> Project {
    let mut project = record();
    project.years[0].total = stated("secured 1563, executed 1263");
    project
}

fn with_known(mut project: Project, known: Vec<Known>) -> Vec<&'static str> {
    project.card = Card { known, ..project.card };
    codes(&findings(&site(), project))
}

#[test]
fn a_known_entry_silences_one_place() {
    let entry = known("funding/sum", Some("2019.md:total.secured"));
    assert_eq!(with_known(two_findings(), vec![entry.clone()]), ["funding/sum"]);
    let both = vec![entry, known("funding/sum", Some("2019.md:total.executed"))];
    assert_eq!(with_known(two_findings(), both), [""; 0]);
}

#[test]
fn without_a_place_it_means_the_only_one() {
    let entry = known("funding/sum", None);
    let mut one = two_findings();
    one.years[0].total = stated("secured 1563");
    assert_eq!(with_known(one, vec![entry.clone()]), [""; 0]);
    let ambiguous = with_known(two_findings(), vec![entry]);
    assert_eq!(ambiguous, ["funding/sum", "funding/sum", "known/unused"]);
}

#[test]
fn an_entry_without_use_is_told() {
    for entry in [
        known("funding/sum", Some("2019.md:total.secured")),
        known("funding/smu", None),
        known("yaml/syntax", None),
    ] {
        assert_eq!(with_known(record(), vec![entry]), ["known/unused"]);
    }
}

#[test]
fn errors_of_reading_have_no_reason() {
    let unused = |rule: &str| {
        let mut project = record();
        project.card.known = vec![known(rule, None)];
        let found = findings(&site(), project);
        let [only] = &found.iter().collect::<Vec<_>>()[..] else { panic!("{found:?}") };
        let hint = only.hint.as_ref().unwrap();
        (only.message.en.clone(), only.message.ko.clone(), hint.en.clone())
    };
    for rule in [
        "yaml/syntax",
        "yaml/duplicate-key",
        "dates/impossible",
        "references/file",
        "references/photo",
    ] {
        let (en, ko, hint) = unused(rule);
        assert_eq!(
            en,
            format!("`{rule}` is about reading the file: no reason can stand in for mending it")
        );
        assert!(ko.contains("사유를 달아 넘길 수 없습니다"), "{ko}");
        assert_eq!(hint, "mend what it points at, and take this entry out");
    }
    assert!(unused("yamk/syntax").0.starts_with("no rule that can be explained"));
}

#[test]
fn a_reason_is_for_one_rule_and_one_place() {
    let elsewhere = [
        known("funding/gap", Some("2019.md:total.secured")),
        known("funding/sum", Some("2018.md:total.secured")),
        known("funding/sum", Some("2019.md:total")),
    ];
    for entry in elsewhere {
        let found = with_known(two_findings(), vec![entry]);
        assert_eq!(found, ["funding/sum", "funding/sum", "known/unused"]);
    }
}

#[test]
fn a_bare_path_is_of_the_card_and_site_entries_are_of_the_site() {
    let mut project = record();
    project.card.total = Some(amount("5"));
    assert_eq!(with_known(project, vec![known("funding/sum", Some("total"))]), [""; 0]);
    let mut site = site();
    let (start, end) = (date("2018-07-01"), date("2018-06-30"));
    site.terms = vec![Term { id: Id::new("민선7기"), start, end }];
    site.known = vec![known("dates/range", Some("terms[1].end"))];
    assert_told(&site, record(), &[]);
}
