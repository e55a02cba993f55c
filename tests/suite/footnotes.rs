//! The reasons of known differences: numbered in the order of the page, at the figure they are
//! about, and in the data.

use crate::built::{SiteFiles, all, text, within};
use crate::scratch::Scratch;
use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use std::sync::LazyLock;

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가재원, level: national}, {id: b, name: 나재원, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과}]
terms: [{id: 민선8기, start: 2026-06-30, end: 2022-07-01}]
known: [{rule: dates/range, where: \"terms[1].end\", why: 임기의 날짜는 공보에 적힌 대로임}]
";

/// The entries stand in an order that is not the page's. Two say a whole file and no place.
const CARD: &str = "\
id: 가-1
title: 길
status: going
department: one
progress: 100
period: {start: 2023-06, end: 2024-12}
known:
  - {rule: dates/project-period, why: 설계는 앞서 함}
  - {rule: words/any, where: overview.md, why: 고치지 않은 글}
  - {rule: grants/secured, why: 나머지는 도에서 바로 줌}
  - {rule: funding/sum, where: \"2023.md:total.secured\", why: 인쇄된 합계임}
  - {rule: funding/gap, where: 2023.md, why: \"<정산> & 확인 중\"}
  - {rule: status/progress, where: progress, why: 유지관리가 남음}
  - {rule: funding/gap, where: \"2024.md:parts.north.funding.b.executed\", why: 겨울이라 멈춤}
parts:
  - id: north
    title: 북쪽 길
    status: going
    known: [{rule: status/progress, where: \"parts[1].progress\", why: 포장은 마침}]
    progress: 100
";

const YEAR: &str = "---
funding:
  a: {secured: 10, executed: 7}
  b: {secured: 5, executed: 5}
total: {secured: 16, executed: 12}
grants: [{date: 2023-07, title: 교부, amounts: {a: 4}}]
---
- 2023-05-02: 설계
- 2023-08: 공사
";

const PART: &str =
    "---\nparts: {north: {funding: {b: {secured: 3, executed: 1}}, plan: 포장}}\n---\n";

static FILES: LazyLock<SiteFiles> = LazyLock::new(|| {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch.write("content/projects/road/overview.md", "길을 놓습니다.\n");
    scratch.write("content/projects/road/2023.md", YEAR);
    scratch.write("content/projects/road/2024.md", PART);
    scratch.write(
        "content/projects/other/project.yaml",
        &CARD[..CARD.find("period").unwrap()].replace("가-1", "가-2"),
    );
    SiteFiles::of(&scratch.path(""))
});

fn page() -> Html {
    FILES.page("projects/road/index.html")
}

fn attr<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// The text of an element without its references.
fn bare(element: ElementRef<'_>) -> String {
    let mut all = text(element);
    for mark in within(element, ".fn") {
        let mark = text(mark);
        all = all.strip_suffix(&format!(" {mark}")).unwrap().to_owned();
    }
    all
}

#[test]
fn the_content_has_one_warning_the_reason_that_explains_nothing() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch.write("content/projects/road/overview.md", "길을 놓습니다.\n");
    scratch.write("content/projects/road/2023.md", YEAR);
    scratch.write("content/projects/road/2024.md", PART);
    let found = crate::built::run(&scratch.path("")).diagnostics;
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["known/unused"]);
}

#[test]
fn references_stand_at_their_figures_in_the_order_of_the_page() {
    let page = page();
    let marks = all(&page, ".fn a[id]");
    let numbers: Vec<String> = marks.iter().map(|mark| text(*mark)).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7"]);
    let holder = |selector: &str| {
        let found = all(&page, selector);
        let found: Vec<_> =
            found.into_iter().filter(|e| !within(*e, ".fn a[id]").is_empty()).collect();
        found
            .into_iter()
            .map(|e| format!("{} {}", bare(e), text(within(e, ".fn")[0])))
            .collect::<Vec<_>>()
    };
    assert_eq!(holder("#money td"), ["7 2", "15 3"]);
    assert_eq!(holder(".part td"), ["1 5"]);
    let fact = |selector: &str| {
        let pair =
            all(&page, selector).into_iter().find(|e| !within(*e, ".fn").is_empty()).unwrap();
        (text(within(pair, "dt")[0]), text(within(pair, ".fn")[0]))
    };
    assert_eq!(fact(".top .facts div"), ("이행률".to_owned(), "1".to_owned()));
    assert_eq!(fact(".part .facts div"), ("이행률".to_owned(), "4".to_owned()));
    let event = |n: usize| text(within(all(&page, ".events > li")[n], ".what")[0]);
    assert_eq!(event(0), "설계 6");
    assert_eq!(event(1), "교부교부 (가재원) 7");
    assert_eq!(event(2), "공사");
}

#[test]
fn notes_and_references_lead_to_each_other_and_say_their_number() {
    let page = page();
    let notes = all(&page, "#known li");
    assert_eq!(notes.len(), 8);
    for (number, note) in (1..=7).zip(&notes) {
        assert_eq!(attr(*note, "id"), format!("note-{number}"));
        let back = within(*note, "a")[0];
        assert_eq!(attr(back, "href"), format!("#note-{number}-ref"));
        assert_eq!(attr(back, "aria-label"), format!("주 {number}: 본문으로 돌아가기"));
        let mark = all(&page, &format!("#note-{number}-ref"))[0];
        assert_eq!(attr(mark, "href"), format!("#note-{number}"));
        assert_eq!(attr(mark, "aria-label"), format!("주 {number}"));
    }
    let said: Vec<String> = notes.iter().map(|note| text(*note)).collect();
    assert_eq!(
        said,
        [
            "1이행률 유지관리가 남음",
            "22023년 가재원 집행액 <정산> & 확인 중",
            "32023년 계 확보액 인쇄된 합계임",
            "4북쪽 길 이행률 포장은 마침",
            "5북쪽 길 2024년 나재원 집행액 겨울이라 멈춤",
            "62023. 5. 2. 실적 설계는 앞서 함",
            "72023. 7. 교부 나머지는 도에서 바로 줌",
            "※고치지 않은 글",
        ]
    );
    let last = notes[7];
    assert!(within(last, "a").is_empty() && last.value().attr("id").is_none());
}

#[test]
fn the_sentence_about_a_difference_refers_to_its_reason_too() {
    let page = page();
    let why = |selector: &str| -> Vec<String> {
        all(&page, selector)
            .into_iter()
            .map(|e| within(e, ".fn").into_iter().map(text).collect())
            .collect()
    };
    assert_eq!(why("#money tr.why"), ["2", "5"]);
    assert_eq!(why(".part tr.why"), ["5"]);
    assert_eq!(why(".remark"), ["7"]);
}

#[test]
fn a_page_without_reasons_has_no_reference() {
    for (path, page) in SiteFiles::sample().pages() {
        assert!(all(&page, ".fn, .notes").is_empty(), "{path}");
    }
}

#[test]
fn a_reason_whose_finding_has_gone_keeps_its_place() {
    let page = FILES.page("projects/other/index.html");
    assert!(all(&page, ".fn").is_empty(), "other has no `known`");
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\ntotal: 15\nknown:\n";
    let entries = [
        ("2023.md:funding.a", "재원"),
        ("2023.md:funding.b.gap", "차이"),
        ("2023.md:9", "실적"),
        ("total_by_source.a", "총액"),
        ("status", "상태"),
        ("2023.md", "한 해"),
        ("2022.md:plan", "없는 해"),
        ("nowhere", "없는 곳"),
    ];
    let entries =
        entries.map(|(place, why)| format!("  - {{rule: x/y, where: \"{place}\", why: {why}}}\n"));
    scratch.write("content/projects/road/project.yaml", &format!("{card}{}", entries.concat()));
    scratch.write("content/projects/road/2023.md", &YEAR.replace("16", "15"));
    let files = SiteFiles::of(&scratch.path(""));
    let page = files.page("projects/road/index.html");
    let said: Vec<String> = all(&page, "#known li").into_iter().map(text).collect();
    assert_eq!(
        said,
        [
            "1상태 상태",
            "2총사업비 총액",
            "32023년 가재원 확보액 재원",
            "42023년 나재원 집행액 차이",
            "52023. 8. 실적 실적",
            "※2023년 한 해",
            "※없는 해",
            "※없는 곳",
        ]
    );
    let marks: Vec<String> = all(&page, ".fn a[id]").into_iter().map(text).collect();
    assert_eq!(marks, ["1", "2", "3", "4", "5"]);
    assert_eq!(text(all(&page, ".tags")[0]), "가-1추진중 1");
}

#[test]
fn the_record_has_the_place_of_each_reason() {
    let record: Value = serde_json::from_str(FILES.text("projects/road/record.json")).unwrap();
    assert_eq!(
        record["known"],
        json!([
            {"rule": "dates/project-period", "why": "설계는 앞서 함", "file": "2023.md", "line": 8,
             "number": 6},
            {"rule": "words/any", "where": "overview.md", "why": "고치지 않은 글",
             "file": "overview.md"},
            {"rule": "grants/secured", "why": "나머지는 도에서 바로 줌", "file": "2023.md",
             "key": "grants[1].amounts.a", "number": 7},
            {"rule": "funding/sum", "where": "2023.md:total.secured", "why": "인쇄된 합계임",
             "file": "2023.md", "key": "total.secured", "period": "2023", "stage": "secured",
             "number": 3},
            {"rule": "funding/gap", "where": "2023.md", "why": "<정산> & 확인 중", "file": "2023.md",
             "key": "funding.a.executed", "source": "a", "period": "2023", "stage": "executed",
             "number": 2},
            {"rule": "status/progress", "where": "progress", "why": "유지관리가 남음",
             "file": "project.yaml", "key": "progress", "number": 1},
            {"rule": "funding/gap", "where": "2024.md:parts.north.funding.b.executed",
             "why": "겨울이라 멈춤", "file": "2024.md", "key": "parts.north.funding.b.executed",
             "part": "north", "source": "b", "period": "2024", "stage": "executed", "number": 5},
        ])
    );
    assert_eq!(
        record["parts"][0]["known"],
        json!([{"rule": "status/progress", "where": "parts[1].progress", "why": "포장은 마침",
            "file": "project.yaml", "key": "parts[1].progress", "number": 4}])
    );
}

#[test]
fn the_reason_stands_at_its_cell_in_the_table_to_download() {
    let csv = FILES.text("projects/road/funding.csv").trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().get(12), Some("note"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let noted: Vec<(&str, &str, &str, &str, &str)> = rows
        .iter()
        .filter(|row| !row[12].is_empty())
        .map(|row| (&row[2], &row[3], &row[5], &row[6], &row[12]))
        .collect();
    assert_eq!(
        noted,
        [
            ("", "a", "2023", "executed", "<정산> & 확인 중"),
            ("north", "b", "2024", "executed", "겨울이라 멈춤"),
        ]
    );
}

#[test]
fn the_sites_own_reasons_stand_on_the_method_page() {
    let said: Vec<String> =
        all(&FILES.page("method/index.html"), "#known li").into_iter().map(text).collect();
    assert_eq!(said, ["※민선8기 임기의 날짜는 공보에 적힌 대로임"]);
    assert!(all(&SiteFiles::sample().page("method/index.html"), "#known").is_empty());
}
