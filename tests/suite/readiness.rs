//! Readiness: what the yearly evaluation asks of each project, and what of it is there.
//!
//! Outcomes are typed by hand from the records, one letter for each criterion in the order of the
//! table: money, plan, evidence, gaps, changes, update, contact, promise, targets, status.

mod command;
mod shown;
mod single;

use crate::built::{contents, repository};
use crate::scratch::Scratch;
use jangbu::check::readiness::{Criterion, Outcome, ProjectReadiness, Readiness, readiness};
use jangbu::diagnostics::At;
use jangbu::load;
use std::path::Path;

/// The readiness of the content below a root.
fn of(root: &Path) -> Readiness {
    readiness(&load::site(root, &root.join("content")).unwrap().site.unwrap())
}

/// One project of it.
fn project(root: &Path, slug: &str) -> ProjectReadiness {
    let readiness = of(root);
    readiness.projects().find(|project| project.slug == slug).unwrap().clone()
}

/// A letter for each criterion: `O` met, `X` not met, `-` not asked for.
fn marks(project: &ProjectReadiness) -> String {
    let mark = |(_, outcome): &(Criterion, Outcome)| match outcome {
        Outcome::Met => 'O',
        Outcome::NotMet(_) => 'X',
        Outcome::NotApplicable(_) => '-',
    };
    project.criteria.iter().map(mark).collect()
}

/// Where something is missing for a criterion, below the project's folder: `2019.md:funding`.
fn places(project: &ProjectReadiness, criterion: Criterion) -> Vec<String> {
    let found = project.criteria.iter().find(|(of, _)| *of == criterion);
    let Some((_, Outcome::NotMet(missing))) = found else { return Vec::new() };
    let below = |file: &str| file.replace(&format!("{}/", project.folder), "");
    let place = |at: &At, file: &str| match at {
        At::Value(path) | At::Key(path) => format!("{}:{path}", below(file)),
        _ => below(file),
    };
    missing.iter().map(|one| place(&one.place.at, &one.place.file)).collect()
}

#[test]
fn the_sample_lacks_what_its_record_lacks() {
    let readiness = of(&repository());
    assert_eq!(readiness.as_of.iso(), "2021-06-30");
    let departments: Vec<_> = readiness.departments.iter().map(|of| of.name.as_str()).collect();
    assert_eq!(departments, ["지역경제과"]);
    let sample = project(&repository(), "urban-makers-hub");
    assert_eq!(
        (sample.id.as_str(), sample.draft, sample.is_ready()),
        ("지역경제-15", false, false)
    );
    assert_eq!(marks(&sample), "OXOX-XOXOO");
    let funding = ["2018.md:funding", "2019.md:funding", "2020.md:funding", "2021.md:funding"];
    assert_eq!(places(&sample, Criterion::Planned), funding);
    assert_eq!(places(&sample, Criterion::Gaps), ["2019.md:funding.city.executed"]);
    assert_eq!(places(&sample, Criterion::Updated), ["project.yaml:updated"]);
    assert_eq!(places(&sample, Criterion::Promise), ["project.yaml:promise"]);
    let gap = sample.criteria.iter().find(|(of, _)| *of == Criterion::Gaps);
    let Some((_, Outcome::NotMet(missing))) = gap else { panic!("{gap:?}") };
    let said = &missing[0].what;
    assert!(said.ko.contains("905백만원") && said.ko.contains("605백만원"), "{}", said.ko);
    assert!(said.en.contains("905백만원 secured, 605백만원 executed"), "{}", said.en);
}

#[test]
fn the_district_has_one_outcome_of_each_kind() {
    let root = contents("district");
    let readiness = of(&root);
    let listed: Vec<(&str, Vec<(&str, String)>)> = readiness
        .departments
        .iter()
        .map(|of| {
            let projects = of.projects.iter().map(|p| (p.slug.as_str(), marks(p)));
            (of.id.as_str(), projects.collect())
        })
        .collect();
    let own = |slug, marks: &str| (slug, marks.to_owned());
    assert_eq!(
        listed,
        [
            ("road-division", vec![own("alleys", "XXOX-XOXXX"), own("bridge", "XXX--XOXXX")]),
            (
                "living-division",
                vec![
                    own("clinic", "XXX--XXXXX"),
                    own("dance", "XXX--XXX-X"),
                    own("library", "--O--XXXXX"),
                    own("park", "-O---XXX-X"),
                    own("school", "OXOX-XXXXX"),
                ]
            ),
            ("trade-division", vec![own("market", "XXOOOXXOOX")]),
        ]
    );
}

#[test]
fn money_that_is_no_evidence_is_told_where_it_stands() {
    let root = contents("district");
    let money = |slug| places(&project(&root, slug), Criterion::Money);
    let withheld = [
        "2022.md:funding.city.secured",
        "2022.md:funding.city.executed",
        "2023.md:funding.city.secured",
        "2024.md",
    ];
    assert_eq!(money("bridge"), withheld);
    let not_broken_down =
        ["2022-2023.md:funding", "2024.md:funding.all.secured", "2024.md:funding.all.executed"];
    assert_eq!(money("clinic"), not_broken_down);
    assert_eq!(money("dance"), ["2023.md:total.secured", "2023.md:total.executed"]);
    assert_eq!(money("library"), [""; 0]);
    assert_eq!(money("park"), [""; 0]);
    let gap = ["2023.md:parts.south.funding.district.executed"];
    assert_eq!(places(&project(&root, "alleys"), Criterion::Gaps), gap);
    assert_eq!(places(&project(&root, "market"), Criterion::Gaps), [""; 0], "`known` explains it");
    assert_eq!(places(&project(&root, "bridge"), Criterion::Evidence), ["2022.md", "2023.md"]);
    assert_eq!(places(&project(&root, "clinic"), Criterion::Evidence), ["2022-2023.md"]);
    let undefined = ["content/site.yaml:statuses[3].definition", "project.yaml:completion"];
    assert_eq!(places(&project(&root, "park"), Criterion::Status), undefined);
}

#[test]
fn the_kinds_of_no_number_are_told_apart() {
    let said = |slug, at: usize| {
        let project = project(&contents("district"), slug);
        let (_, Outcome::NotMet(missing)) = &project.criteria[0] else { panic!("{project:?}") };
        (missing[at].what.ko.clone(), missing[at].what.en.clone())
    };
    for (slug, at, ko, en) in [
        ("bridge", 0, "2022년 시비의 확보액이 없습니다", "2022: no secured money of 시비"),
        (
            "bridge",
            2,
            "2023년 시비의 확보액을 공개하지 않아 증빙이 되지 않습니다",
            "2023: secured money of 시비 is withheld, which is no evidence",
        ),
        ("bridge", 3, "2024년 기록이 없습니다", "there is no record of 2024"),
        (
            "clinic",
            0,
            "2022~2023년 금액을 한 해씩 나누지 않았습니다",
            "the money of 2022-2023 is not broken down by year",
        ),
        (
            "clinic",
            2,
            "2024년 집행액을 재원별로 나누지 않았습니다",
            "2024: executed money is not broken down by source",
        ),
        (
            "dance",
            0,
            "2023년 확보액은 합계만 있고 재원별 금액이 없습니다",
            "2023: only a total of secured money, not by source",
        ),
    ] {
        assert_eq!(said(slug, at), (ko.to_owned(), en.to_owned()));
    }
}

#[test]
fn the_example_of_a_new_site_is_ready() {
    for language in ["ko", "en"] {
        let scratch = Scratch::new();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jangbu"));
        let args = ["new", "site", ".", "--language", language];
        assert!(
            command.current_dir(scratch.path("")).args(args).output().unwrap().status.success()
        );
        assert_eq!(marks(&project(&scratch.path(""), "example")), "OOOO-OOOOO");
    }
}
