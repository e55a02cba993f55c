//! Every date of the format: one that does not exist is told at its place.

use super::{CARD, Content, SITE};

/// The place of the one problem of a file, without its path.
fn only(test: &str, path: &str, text: &str) -> String {
    let content = Content::with_site(test).file("projects/a/project.yaml", CARD).file(path, text);
    let places = content.places();
    assert_eq!(places.len(), 1, "{text}{places:?}");
    places[0].replacen(&format!("content/{path}:"), "", 1)
}

#[test]
fn a_day_that_does_not_exist_is_told_at_every_date_of_a_card() {
    for (number, (line, column)) in [
        ("updated: 2021-02-29", 10),
        ("period: {start: 2021-02-29}", 17),
        ("period: {start: 2021, end: 2021. 2. 29.}", 28),
        ("changes: [{date: 2021-02-29}]", 18),
        ("changes: [{steps: [{date: 2021-02-29}]}]", 27),
        ("changes: [{date: 2021-01 ~ 2021-02-29}]", 18),
    ]
    .into_iter()
    .enumerate()
    {
        let file = "projects/a/project.yaml";
        let found = only(&format!("dates-card-{number}"), file, &format!("{CARD}{line}\n"));
        assert_eq!(found, format!("5:{column}: error[dates/impossible]"), "{line}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_told_at_every_date_of_a_part() {
    for (number, line) in
        ["updated: 2021-02-29", "period: {start: 2021-02-29}", "changes: [{date: 2021-02-29}]"]
            .into_iter()
            .enumerate()
    {
        let text = format!("{CARD}parts:\n  - id: x\n    title: 가\n    {line}\n");
        let found = only(&format!("dates-part-{number}"), "projects/a/project.yaml", &text);
        assert!(found.starts_with("8:") && found.ends_with("error[dates/impossible]"), "{found}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_told_at_every_date_of_a_record() {
    let grant = |date: &str| {
        format!("---\ngrants: [{{date: {date}, title: 가, amounts: {{city: 1}}}}]\n---\n")
    };
    for (number, (text, place)) in [
        (grant("2019-02-29"), "2:17"),
        (grant("2019-02 ~ 2019-02-29"), "2:17"),
        ("- 2019-02-29: 개소식\n".to_owned(), "1:3"),
        ("- '19. 2. 1. ~ '19. 2. 29. : 개소식\n".to_owned(), "1:3"),
    ]
    .into_iter()
    .enumerate()
    {
        let found = only(&format!("dates-record-{number}"), "projects/a/2019.md", &text);
        assert_eq!(found, format!("{place}: error[dates/impossible]"), "{text}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_told_at_every_date_of_the_site() {
    let terms = |start: &str, end: &str| {
        format!("{SITE}terms: [{{id: 민선7기, start: {start}, end: {end}}}]\n")
    };
    for (number, (text, place)) in [
        (SITE.replace("2024-06-30", "2023-02-29"), "3:8"),
        (terms("2018-02-29", "2022-06-30"), "8:27"),
        (terms("2018-07-01", "2022-06-31"), "8:44"),
    ]
    .into_iter()
    .enumerate()
    {
        let found = only(&format!("dates-site-{number}"), "site.yaml", &text);
        assert_eq!(found, format!("{place}: error[dates/impossible]"), "{text}");
    }
}
