//! A project that has everything, and every single thing taken from it.

use super::{marks, places, project};
use crate::scratch::Scratch;
use jangbu::check::readiness::{Criterion, Outcome};
use jangbu::load;

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}, {id: b, name: 나, level: city}]
statuses: [{id: going, name: 추진중, definition: 하는 중}, {id: done, name: 완료, definition: 마침, done: true}, {id: dropped, name: 폐기, definition: 그만둠, shape: dropped}]
departments: [{id: one, name: 한과}]
";

const CARD: &str = "\
id: 가-1
title: 길
status: going
department: one
period: {start: 2023-01, end: 2025-12}
completion: {year: 2025}
contacts: [{role: 담당, phone: 02-0000-0000}]
promise: {text: 길을 놓겠습니다, source: 선거공보 3쪽}
updated: 2024-05-10
changes:
  - before: 1차로
    after: 2차로
    reason: 교통량 증가
    steps: [{date: 2023-09, body: 주민배심원단, act: 심의}]
";

const OLD: &str = "\
---
plan: 설계
funding:
  a: {planned: 10, secured: 10, executed: 8, gap: 낙찰 차액}
  b: {planned: \"-\", secured: \"-\", executed: \"-\"}
---
- 2023-03-02: 설계 착수
";

const NOW: &str = "\
---
plan: 착공
funding:
  a: {demand: 5, secured: 0, executed: 0}
  b: {planned: 20, secured: 20, executed: 20}
grants:
  - {date: 2024-02, title: 교부, amounts: {b: 20}}
---
";

/// The files of the project, each with one text replaced where a change asks for it.
fn with(changes: &[(&str, &str, &str)]) -> Scratch {
    let scratch = Scratch::new();
    for (name, text) in [
        ("site.yaml", SITE.replace("level: city", "level: metropolitan")),
        ("projects/road/project.yaml", CARD.to_owned()),
        ("projects/road/2023.md", OLD.to_owned()),
        ("projects/road/2024.md", NOW.to_owned()),
    ] {
        let mut text = text;
        for (_, from, to) in changes.iter().filter(|(file, ..)| name.ends_with(file)) {
            assert!(text.contains(from), "{from} in {name}");
            text = text.replacen(from, to, 1);
        }
        scratch.write(&format!("content/{name}"), &text);
    }
    scratch
}

const CRITERIA: &str = "OOOOOOOOOO";

/// The marks with these criteria not met.
fn without(criteria: &[Criterion]) -> String {
    let mark = |of: &Criterion| if criteria.contains(of) { 'X' } else { 'O' };
    Criterion::ALL.iter().map(mark).collect()
}

#[test]
fn a_project_with_everything_is_ready() {
    let scratch = with(&[]);
    let loaded = load::site(&scratch.path(""), &scratch.path("content")).unwrap();
    assert!(loaded.found().is_empty(), "{:?}", loaded.found());
    let road = project(&scratch.path(""), "road");
    assert_eq!(marks(&road), CRITERIA);
    assert!(road.is_ready());
}

/// What is changed (file, from, to), the criterion that fails by it, and where.
type Loss = (&'static str, &'static str, &'static str, Criterion, &'static [&'static str]);

const LOSSES: &[Loss] = {
    use Criterion::{Changes, Contact, Evidence, Gaps, Money, Planned};
    use Criterion::{Promise, Status, Targets, Updated};
    const CARD: &str = "project.yaml";
    &[
        ("2024.md", ", executed: 0}", "}", Money, &["2024.md:funding.a.executed"]),
        ("2024.md", "secured: 0, ", "", Money, &["2024.md:funding.a.secured"]),
        (
            "2024.md",
            "executed: 20",
            "executed: {withheld: 협상 중}",
            Money,
            &["2024.md:funding.b.executed"],
        ),
        ("2023.md", "a: {planned: 10,", "all: {planned: 10,", Money, &[]),
        (
            "2023.md",
            ", secured: \"-\", executed: \"-\"",
            "",
            Money,
            &["2023.md:funding.b.secured", "2023.md:funding.b.executed"],
        ),
        (
            CARD,
            "updated: 2024-05-10",
            "updated: 2024-05-10\nfunding: {a: {secured: 1, executed: 1}}",
            Money,
            &["project.yaml:funding"],
        ),
        ("2023.md", "planned: 10, ", "", Planned, &["2023.md:funding.a.planned"]),
        ("2024.md", "demand: 5, ", "", Planned, &["2024.md:funding.a.planned"]),
        (
            "2024.md",
            "demand: 5",
            "demand: {withheld: 협상 중}",
            Planned,
            &["2024.md:funding.a.planned"],
        ),
        ("2023.md", "- 2023-03-02: 설계 착수\n", "", Evidence, &["2023.md"]),
        ("2024.md", "date: 2024-02", "date: 2024-08", Evidence, &["2024.md"]),
        (
            "2024.md",
            "amounts: {b: 20}",
            "amounts: {b: {withheld: 협상 중}}",
            Evidence,
            &["2024.md"],
        ),
        ("2024.md", "amounts: {b: 20}", "amounts: {b: \"-\"}", Evidence, &["2024.md"]),
        ("2023.md", ", gap: 낙찰 차액", "", Gaps, &["2023.md:funding.a.executed"]),
        ("2023.md", "gap: 낙찰 차액", "returned: 1", Gaps, &["2023.md:funding.a.executed"]),
        (CARD, "before: 1차로\n    ", "", Changes, &["project.yaml:changes[1].before"]),
        (CARD, "after: 2차로\n    ", "", Changes, &["project.yaml:changes[1].after"]),
        (CARD, "reason: 교통량 증가\n    ", "", Changes, &["project.yaml:changes[1].reason"]),
        (
            CARD,
            "\n    steps: [{date: 2023-09, body: 주민배심원단, act: 심의}]",
            "",
            Changes,
            &["project.yaml:changes[1].steps"],
        ),
        (CARD, "date: 2023-09, ", "", Changes, &["project.yaml:changes[1].steps[1].date"]),
        (CARD, "body: 주민배심원단, ", "", Changes, &["project.yaml:changes[1].steps[1].body"]),
        (CARD, "updated: 2024-05-10\n", "", Updated, &["project.yaml:updated"]),
        (CARD, "updated: 2024-05-10", "updated: 2024-03-29", Updated, &["project.yaml:updated"]),
        (CARD, "updated: 2024-05-10", "updated: 2024-07-01", Updated, &["project.yaml:updated"]),
        (CARD, "updated: 2024-05-10", "updated: 2024", Updated, &["project.yaml:updated"]),
        (CARD, ", phone: 02-0000-0000", "", Contact, &["project.yaml:contacts"]),
        (
            CARD,
            "promise: {text: 길을 놓겠습니다, source: 선거공보 3쪽}\n",
            "",
            Promise,
            &["project.yaml:promise"],
        ),
        (CARD, ", source: 선거공보 3쪽", "", Promise, &["project.yaml:promise.source"]),
        ("2024.md", "plan: 착공\n", "", Targets, &["2024.md:plan"]),
        (
            "site.yaml",
            ", definition: 하는 중",
            "",
            Status,
            &["content/site.yaml:statuses[1].definition"],
        ),
        (CARD, "completion: {year: 2025}\n", "", Status, &["project.yaml:completion"]),
        (CARD, "year: 2025", "year: 2023", Status, &["project.yaml:completion.year"]),
        (CARD, "status: going", "status: done", Status, &["project.yaml:completion.year"]),
        (CARD, "status: going", "status: nothing", Status, &["project.yaml:status"]),
    ]
};

#[test]
fn any_single_thing_missing_fails_its_criterion_and_no_other() {
    for &(file, from, to, criterion, expected) in LOSSES {
        let road = project(&with(&[(file, from, to)]).path(""), "road");
        if expected.is_empty() {
            // Money under `all` is planned money too.
            let both = without(&[Criterion::Money, Criterion::Planned]);
            assert_eq!(marks(&road), both, "{from} -> {to}");
            continue;
        }
        assert_eq!(marks(&road), without(&[criterion]), "{from} -> {to}");
        assert_eq!(places(&road, criterion), expected, "{from} -> {to}");
        assert!(!road.is_ready());
    }
    let tried = |criterion| LOSSES.iter().any(|loss| loss.3 == criterion);
    assert!(Criterion::ALL.into_iter().all(tried), "every criterion was made to fail");
}

#[test]
fn what_says_the_same_in_another_way_is_as_good() {
    const CARD: &str = "project.yaml";
    for changes in [
        &[("2024.md", "executed: 0", "executed: \"-\"")][..],
        &[("2024.md", "demand: 5", "planned: \"-\"")],
        &[("2023.md", "gap: 낙찰 차액", "carried_over: 1, returned: 1")],
        &[
            ("2023.md", ", gap: 낙찰 차액", ""),
            (CARD, "id: 가-1", "known: [{rule: funding/gap, why: 낙찰}]\nid: 가-1"),
        ],
        &[
            ("site.yaml", "name: 한과", "name: 한과, phone: 02-0000-0001"),
            (CARD, ", phone: 02-0000-0000", ""),
        ],
        &[(CARD, "updated: 2024-05-10", "updated: 2024-03-30")],
        &[(CARD, "updated: 2024-05-10", "updated: 2024-06-30")],
        &[(CARD, "updated: 2024-05-10", "updated: 2024-06")],
        &[
            ("2024.md", "plan: 착공\n", ""),
            (CARD, "id: 가-1", "indicators: [{name: 길이, target: {2024: 1}}]\nid: 가-1"),
        ],
        &[(CARD, "status: going", "status: done"), (CARD, "year: 2025", "year: 2024")],
        &[(
            "2024.md",
            "grants:\n  - {date: 2024-02, title: 교부, amounts: {b: 20}}\n---\n",
            "---\n- 2024-02: 착공\n",
        )],
    ] {
        assert_eq!(marks(&project(&with(changes).path(""), "road")), CRITERIA, "{changes:?}");
    }
}

#[test]
fn years_without_a_record_are_missed_within_the_project_only() {
    let longer = [("project.yaml", "start: 2023-01", "start: 2022-03")];
    let road = project(&with(&longer).path(""), "road");
    assert_eq!(marks(&road), without(&[Criterion::Money, Criterion::Planned]));
    assert_eq!(places(&road, Criterion::Money), ["2022.md"]);
    let scratch = with(&[]);
    scratch.write("content/projects/road/2025.md", "---\nfunding: {a: {demand: 9}}\n---\n");
    scratch.write(
        "content/projects/road/before.md",
        "---\nfunding: {b: {secured: 9, executed: 9}}\n---\n",
    );
    assert_eq!(marks(&project(&scratch.path(""), "road")), CRITERIA);
    scratch.write("content/projects/road/2025.md", "---\nfunding: {a: {secured: 9}}\n---\n");
    let road = project(&scratch.path(""), "road");
    assert_eq!(places(&road, Criterion::Planned), ["2025.md:funding.a.planned"]);
    scratch.write("content/projects/road/before.md", "---\nfunding: {b: {secured: 9}}\n---\n");
    let road = project(&scratch.path(""), "road");
    assert_eq!(places(&road, Criterion::Money), ["before.md:funding.b.executed"]);
}

#[test]
fn money_that_can_still_be_spent_needs_no_evidence_yet() {
    let unspent = ("2024.md", "executed: 20", "executed: 0, gap: 하반기 집행");
    let no_grant = ("2024.md", "grants:\n  - {date: 2024-02, title: 교부, amounts: {b: 20}}\n", "");
    let road = |changes: &[_]| marks(&project(&with(changes).path(""), "road"));
    assert_eq!(road(&[unspent, no_grant]), CRITERIA);
    assert_eq!(road(&[no_grant]), without(&[Criterion::Evidence]));
    let next_year = ("site.yaml", "as_of: 2024-06-30", "as_of: 2025-01-31");
    let over = project(&with(&[unspent, no_grant, next_year]).path(""), "road");
    assert_eq!(places(&over, Criterion::Evidence), ["2024.md"]);
}

#[test]
fn a_part_does_not_hide_behind_another() {
    let parts = "id: 가-1\nparts: [{id: n, title: 북}, {id: s, title: 남}]";
    let now = "funding:\n  a: {demand: 5, secured: 0, executed: 0}\n  b: {planned: 20, secured: 20, executed: 20}\n";
    let split = "parts:\n  n: {funding: {a: {demand: 5, secured: 0, executed: 0}, b: {planned: 20, secured: 5, executed: 5}}}\n  \
                 s: {funding: {b: {planned: 0, secured: 15, executed: 15}}}\n";
    let scratch = with(&[("project.yaml", "id: 가-1", parts), ("2024.md", now, split)]);
    assert_eq!(marks(&project(&scratch.path(""), "road")), CRITERIA);
    let open = split.replace("secured: 15, executed: 15", "secured: 15");
    let scratch = with(&[("project.yaml", "id: 가-1", parts), ("2024.md", now, &open)]);
    let road = project(&scratch.path(""), "road");
    assert_eq!(places(&road, Criterion::Money), ["2024.md:parts.s.funding.b.executed"]);
}

#[test]
fn what_changed_without_a_word_is_asked_for() {
    let changes = CARD.find("changes:").map(|at| CARD.get(at..).unwrap()).unwrap();
    let none = ("project.yaml", changes, "");
    let quiet = |more: &[(&'static str, &'static str, &'static str)]| {
        let scratch = with(&[&[none], more].concat());
        project(&scratch.path(""), "road")
    };
    assert_eq!(marks(&quiet(&[])), "OOOO-OOOOO");
    let dropped = quiet(&[("project.yaml", "status: going", "status: dropped")]);
    assert_eq!(places(&dropped, Criterion::Changes), ["project.yaml:changes"]);
    assert_eq!(marks(&dropped), without(&[Criterion::Changes]));
    let lineage = "lineage: {merged_into: 다른 길}\nid: 가-1";
    let merged = quiet(&[("project.yaml", "id: 가-1", lineage)]);
    assert_eq!(places(&merged, Criterion::Changes), ["project.yaml:changes"]);
}

#[test]
fn a_project_without_budget_is_asked_for_results_and_no_money() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", &SITE.replace("level: city", "level: metropolitan"));
    scratch.write("content/projects/road/project.yaml", &format!("{CARD}budget: none\n"));
    scratch.write("content/projects/road/2024.md", "---\nplan: 간담회\n---\n");
    let road = project(&scratch.path(""), "road");
    assert_eq!(marks(&road), "--X-OOOOOO");
    assert_eq!(places(&road, Criterion::Evidence), ["2024.md"]);
    let (_, Outcome::NotApplicable(why)) = &road.criteria[0] else { panic!("{road:?}") };
    assert_eq!(
        (why.ko.as_str(), why.en.as_str()),
        ("비예산 사업입니다", "the project has no budget")
    );
    scratch.write("content/projects/road/2024.md", "---\nplan: 간담회\n---\n- 2024-03: 간담회\n");
    assert_eq!(marks(&project(&scratch.path(""), "road")), "--O-OOOOOO");
}
