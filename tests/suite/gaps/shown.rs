//! What pages show of gaps, and where they lead.

use super::LARKMOOR;
use crate::built::{all, text, within};
use crate::gaon::{District, GAON};
use scraper::{ElementRef, Html};

/// Slugs of the rows of a list of which something is true.
fn slugs(page: &Html, is: impl Fn(ElementRef<'_>) -> bool) -> Vec<String> {
    let rows = all(page, "table.projects tbody tr").into_iter().filter(|row| is(*row));
    let slug = |row: ElementRef<'_>| {
        let href = within(row, "th a")[0].value().attr("href").unwrap();
        href.rsplit('/').nth(1).unwrap().to_owned()
    };
    rows.map(slug).collect()
}

fn links(page: &Html, selector: &str) -> Vec<[String; 2]> {
    let link = |link: ElementRef<'_>| [text(link), link.value().attr("href").unwrap().to_owned()];
    all(page, selector).into_iter().map(link).collect()
}

fn linked(text: &str, href: &str) -> [String; 2] {
    [text.to_owned(), href.to_owned()]
}

/// The projects of the Korean district that have a gap without a reason.
const UNTOLD: [&str; 9] = [
    "empty-houses",
    "fire-lanes",
    "gaoncheon-footbridge",
    "local-currency",
    "parking-share",
    "sculpture-trail",
    "smart-farm",
    "station-renewal",
    "storm-drains",
];

#[test]
fn home_says_of_how_many_gaps_it_shows_the_largest() {
    let page = GAON.page("index.html");
    assert_eq!(text(all(&page, "#holes h2")[0]), "사유 없는 차이");
    assert_eq!(text(all(&page, "#holes .lede")[0]), "10건 가운데 금액이 큰 5건입니다.");
    assert_eq!(all(&page, "#holes li").len(), 5);
    let note = text(all(&page, "#holes .marks")[0]);
    let said = "사유가 있는 차이는 미집행 38건 3,639.9425백만원, 초과 집행 8건 445.3백만원입니다. \
                금액 합계에서 뺀 2개 사업의 차이(사유 있는 미집행 3건 1,200,164백만원)는 \
                여기에 더하지 않았습니다.";
    assert!(note.starts_with(said), "{note}");
    let page = LARKMOOR.page("index.html");
    assert_eq!(text(all(&page, "#holes .lede")[0]), "All 2 of them.");
    let note = text(all(&page, "#holes .marks")[0]);
    let said = "With a reason: 13 not executed (188,015,100 thousand won), \
                2 executed beyond the secured money (57,500 thousand won). Not added, as the sums \
                leave the project out: 1 not executed, without a reason (1,200 thousand won).";
    assert!(note.starts_with(said), "{note}");
    let intro = text(all(&page, ".hero > p")[0]);
    let said = "2 differences between secured and executed money have no reason: \
                740 million won was not executed.";
    assert!(intro.ends_with(said), "{intro}");
}

#[test]
fn home_leads_to_every_project_with_a_gap_without_a_reason() {
    let page = GAON.page("index.html");
    let untold = "projects/index.html?gap=untold#list";
    assert_eq!(
        links(&page, ".hero > p:first-of-type a"),
        [linked("사유가 없는 것은 10건", untold)]
    );
    let all_nine = [linked("사유 없는 차이가 있는 9개 사업 보기", untold)];
    assert_eq!(links(&page, "#holes .all a"), all_nine);
    // The list finds three, one of which is in no sum.
    let three = "See the 3 projects with a difference without a reason";
    assert_eq!(links(&LARKMOOR.page("index.html"), "#holes .all a"), [linked(three, untold)]);
}

#[test]
fn a_row_says_that_a_gap_of_it_has_no_reason() {
    let says = |row: ElementRef<'_>| text(within(row, "td.n")[2]).ends_with("사유 없음");
    let is_found = |row: ElementRef<'_>| {
        row.value().attr("data-gap").unwrap().split(' ').any(|key| key == "untold")
    };
    for path in ["index.html", "projects/index.html"] {
        let page = GAON.page(path);
        assert_eq!(slugs(&page, says), UNTOLD, "{path}");
        assert_eq!(slugs(&page, is_found), UNTOLD, "{path}");
    }
    // Of 2025 only those of 2025; the drains' gap without a reason is of 2024.
    let page = GAON.page("years/2025/index.html");
    let of_2025 = [
        "empty-houses",
        "fire-lanes",
        "gaoncheon-footbridge",
        "local-currency",
        "sculpture-trail",
        "station-renewal",
    ];
    assert_eq!(slugs(&page, says), of_2025);
    assert_eq!(slugs(&page, is_found), of_2025);
}

#[test]
fn the_form_counts_projects_by_their_gaps_and_what_the_sums_leave_out() {
    let options = |page: &Html, name: &str| -> Vec<String> {
        all(page, &format!("form.find select[name={name}] option")).into_iter().map(text).collect()
    };
    let page = GAON.page("projects/index.html");
    assert_eq!(options(&page, "gap"), ["모든 사업", "사유 없음 (9)", "사유 있음 (35)"]);
    let sums = ["모든 사업", "비공개 금액이 있어 뺌 (3)", "확보, 집행, 수요 기록 없음 (2)"];
    assert_eq!(options(&page, "sum"), sums);
    let page = GAON.page("departments/transport/index.html");
    assert_eq!(options(&page, "gap"), ["모든 사업", "사유 없음 (1)", "사유 있음 (2)"]);
    let page = LARKMOOR.page("projects/index.html");
    let gaps = ["All projects", "No reason given (3)", "Reason given (9)"];
    assert_eq!(options(&page, "gap"), gaps);
}

/// The note below the bar of a row.
fn note(page: &Html, slug: &str) -> String {
    let rows = all(page, "table.projects tbody tr").into_iter();
    let mut row = rows.filter(|row| {
        within(*row, "th a")[0].value().attr("href").unwrap().contains(&format!("/{slug}/"))
    });
    text(within(row.next().unwrap(), "td.bar")[0])
}

#[test]
fn a_row_says_that_no_sum_holds_it() {
    let page = GAON.page("departments/transport/index.html");
    let railway = "합계에서 뺌: 비공개 금액 있음(민간투자 협상 중)";
    assert_eq!(note(&page, "express-railway"), railway);
    assert_eq!(note(&page, "night-bus-planned"), "합계에 없음: 확보액, 집행액, 투자수요 기록 없음");
    assert_eq!(note(&page, "level-bus-stops"), "");
    let folder = "../../departments/transport/index.html";
    let left_out = [
        linked("공개하지 않은 금액이 있는 1개 사업", &format!("{folder}?sum=withheld#list")),
        linked(
            "확보액이나 집행액으로 적지 않은 금액만 있는 1개 사업",
            &format!("{folder}?sum=apart#list"),
        ),
    ];
    assert_eq!(links(&page, ".hero .marks a"), left_out);
    // What is withheld is of 2026: the row of another year says that the year's sums leave it out.
    let page = GAON.page("years/2024/index.html");
    assert_eq!(note(&page, "express-railway"), "합계에서 뺌: 비공개 금액 있음");
    let marked = |files: &District, words: &str| {
        let page = files.page("projects/index.html");
        slugs(&page, |row| text(within(row, "td.bar")[0]).starts_with(words))
    };
    let three = ["express-railway", "watch-network", "youth-allowance"];
    assert_eq!(marked(&GAON, "합계에서 뺌"), three);
    assert_eq!(marked(&GAON, "합계에 없음"), ["night-bus-planned", "public-housing"]);
    assert_eq!(marked(&LARKMOOR, "Not in the sums: amounts are withheld"), ["empty-shops"]);
}

#[test]
fn a_sum_that_nobody_recorded_is_not_called_a_sum_that_is_not_broken_down() {
    for slug in ["night-bus-planned", "public-housing"] {
        let page = GAON.page(&format!("projects/{slug}/index.html"));
        let figures: Vec<String> = all(&page, ".figs dd b").into_iter().map(text).collect();
        assert_eq!(figures[..2], ["기록 없음", "기록 없음"], "{slug}");
        let list = GAON.page("projects/index.html");
        let rows = all(&list, "table.projects tbody tr").into_iter();
        let mut rows = rows.filter(|row| text(within(*row, "th a")[0]) == title(&page));
        let row = rows.next().unwrap();
        let cells: Vec<String> = within(row, "td.n").into_iter().map(text).collect();
        assert_eq!(cells, ["기록 없음", "기록 없음", "–"], "{slug}");
    }
    // A project without a budget has no money to record.
    let list = GAON.page("projects/index.html");
    let none = slugs(&list, |row| text(within(row, "td.n")[0]) == "–");
    assert_eq!(none, ["airport-noise", "ordinance-youth", "passport-hours", "plain-forms"]);
}

fn title(page: &Html) -> String {
    text(all(page, "h1")[0])
}
