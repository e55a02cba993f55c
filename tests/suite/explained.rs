//! When a gap counts as explained, and whose money is in the sums: what a published reason says
//! is never contradicted beside it, and one reason does not excuse other money.

use crate::built::{SiteFiles, all, text};
use crate::scratch::{Scratch, TWO_SOURCES};
use serde_json::{Value, json};

/// A site of two projects; the first has this year and more on its card.
fn files(card: &str, year: &str) -> SiteFiles {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    let start = "title: 사업\nstatus: going\ndepartment: one\n";
    scratch.write("content/projects/road/project.yaml", &format!("id: 가-1\n{start}{card}"));
    scratch.write("content/projects/road/2023.md", &format!("---\nfunding:\n{year}---\n"));
    scratch.write("content/projects/walk/project.yaml", &format!("id: 가-2\n{start}"));
    let other = "---\nfunding:\n  a: {secured: 5, executed: 5}\n---\n";
    scratch.write("content/projects/walk/2023.md", other);
    SiteFiles::of(&scratch.path(""))
}

fn gaps(files: &SiteFiles) -> Value {
    let record: Value = serde_json::from_str(files.text("projects/road/record.json")).unwrap();
    record["gaps"].clone()
}

#[test]
fn a_reason_published_for_money_that_none_was_secured_for_is_a_reason() {
    let known = "known: [{rule: funding/unsecured, where: \"2023.md:funding.a.executed\", \
                 why: 앞당겨 씀}]\n";
    let files = files(known, "  a: {secured: 0, executed: 15}\n");
    assert_eq!(gaps(&files)[0]["reason"], json!("앞당겨 씀"));
    for path in ["projects/road/index.html", "index.html"] {
        let page = text(all(&files.page(path), "main")[0]);
        assert!(!page.contains("사유가 없습니다"), "{path}: {page}");
        assert!(!page.contains("사유가 기록되지 않은"), "{path}: {page}");
    }
}

#[test]
fn one_source_does_not_explain_what_stands_under_all() {
    let year = "  all: {secured: 100, executed: 5}\n  \
                a: {secured: 10, executed: 9, gap: 낙찰 차액}\n";
    let files = files("", year);
    assert_eq!(gaps(&files)[0]["won"], json!(96_000_000));
    assert_eq!(gaps(&files)[0]["reason"], Value::Null);
    let told = "  all: {secured: 100, executed: 5, gap: 다음 해로 미룸}\n  \
                a: {secured: 10, executed: 9, gap: 낙찰 차액}\n";
    let reason = gaps(&self::files("", told))[0]["reason"].clone();
    let reason = reason.as_str().unwrap();
    assert!(reason.contains("낙찰 차액") && reason.contains("다음 해로 미룸"), "{reason}");
}

#[test]
fn a_plan_that_is_withheld_leaves_the_project_in_the_sums() {
    let files = files("", "  a: {planned: {withheld: 협상 중}, secured: 10, executed: 10}\n");
    let figures: Vec<String> =
        all(&files.page("index.html"), ".figs b").into_iter().take(2).map(text).collect();
    assert_eq!(figures, ["15백만원", "15백만원"]);
}

#[test]
fn steps_that_end_before_withheld_money_claim_nothing_of_all_years() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    let card = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n";
    scratch.write("content/projects/road/project.yaml", card);
    for (period, line) in [
        ("2021", "  a: {secured: 10, executed: 10}\n"),
        ("2022", "  a: {secured: 10, executed: 10}\n"),
        ("2023", "  a: {secured: 10, executed: 6, gap: 남음}\n  b: {secured: {withheld: 협상}}\n"),
    ] {
        let record = format!("---\nfunding:\n{line}---\n");
        scratch.write(&format!("content/projects/road/{period}.md"), &record);
    }
    let files = SiteFiles::of(&scratch.path(""));
    let page = files.page("projects/road/index.html");
    let found = text(all(&page, ".fig-steps figcaption b")[0]);
    assert_eq!(found, "2022년까지 20백만원 확보, 20백만원 집행");
}
