//! The invented district in English: 7조 in its sums, in thousands of won.

use super::District;
use crate::district::{figures, list, sums};
use std::sync::LazyLock;

static LARKMOOR: LazyLock<District> = LazyLock::new(|| District::of("larkmoor"));

#[test]
fn home_adds_up_what_another_program_adds_up() {
    let said = figures(&LARKMOOR.page("index.html"));
    let values: Vec<[&str; 2]> = said.iter().map(|figure| [&*figure[0], &*figure[1]]).collect();
    let expected = [
        ["Secured", "401,676,750thousand won"],
        ["Executed", "212,979,150thousand won"],
        ["Execution rate", "53.0%"],
        ["Completion rate", "25.0%"],
    ];
    assert_eq!(values, expected);
}

#[test]
fn seven_trillion_won_stand_in_the_sums() {
    let expected = [
        ["National grant", "5,680,000,000", "299,465,000", "113,450,000", "37.9%"],
        ["Province", "658,600,000", "41,990,000", "40,419,500", "96.3%"],
        ["Council", "30,600,000", "6,121,750", "5,621,650", "91.8%"],
        ["Business partners", "384,500,000", "51,225,000", "51,147,500", "99.8%"],
        ["Foundations", "–", "365,000", "365,000", "100.0%"],
        ["Not broken down", "–", "2,510,000", "1,975,500", "78.7%"],
    ];
    assert_eq!(sums(&LARKMOOR.page("index.html"))[..6], expected);
}

#[test]
fn every_kind_of_group_adds_up() {
    // As the other program computes them: page, secured, executed, how many projects it lists.
    for (path, secured, executed, projects) in [
        ("areas/transport", "392,427,750", "204,807,350", 4),
        ("areas/town", "4,330,000", "3,913,100", 3),
        ("departments/care", "2,510,000", "1,975,500", 1),
        ("statuses/on-track", "389,947,000", "203,362,500", 6),
        ("years/2025", "339,670,000", "152,247,200", 9),
        ("years/2022-2023", "1,350,000", "1,290,000", 1),
    ] {
        let page = LARKMOOR.page(&format!("{path}/index.html"));
        let said = figures(&page);
        assert_eq!(said[0][1], format!("{secured}thousand won"), "{path}");
        assert_eq!(said[1][1], format!("{executed}thousand won"), "{path}");
        assert_eq!(list(&page).len(), projects, "{path}");
    }
}

#[test]
fn it_has_no_errors_and_few_warnings() {
    assert_eq!(LARKMOOR.findings, 5);
}
