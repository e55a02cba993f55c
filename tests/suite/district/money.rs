//! The money tables and grants of the district's report cards.

use super::{FILES, rows};
use crate::built::{all, text, within};
use scraper::ElementRef;

const BLANK: &str = "구분 없음";

fn cells(table: ElementRef<'_>, selector: &str) -> Vec<Vec<String>> {
    let row = |row| within(row, "th, td").into_iter().map(text).collect();
    within(table, selector).into_iter().map(row).collect()
}

#[test]
fn the_parts_have_their_tables() {
    let page = FILES.page("projects/alleys/index.html");
    let parts = all(&page, "#parts article.part");
    let titles: Vec<String> = parts.iter().map(|part| text(within(*part, "h3")[0])).collect();
    assert_eq!(titles, ["북쪽 골목", "남쪽 골목"]);
    let north = [
        ["국비", "100", "100", "100", "100", BLANK, BLANK],
        ["시비", "60", "60", BLANK, BLANK, "60", "60"],
        ["구비", "50", "40", "50", "40", BLANK, BLANK],
    ];
    assert_eq!(cells(parts[0], ".ledger tbody tr"), north);
    let total = [["계", "210", "200", "150", "140", "60", "60"]];
    assert_eq!(cells(parts[0], ".ledger tr.total"), total);
    let computed = [["집행률", "95.2%", "93.3%", "100.0%"], ["미집행", "10", "10", "0"]];
    assert_eq!(cells(parts[0], ".ledger tr.calc"), computed);
    assert!(cells(parts[0], "tr.why")[0][0].contains("사유: 낙찰 차액"));

    assert_eq!(cells(parts[1], ".ledger tbody tr"), [["구비", "50", "45", "30", "30", "20", "15"]]);
    assert_eq!(cells(parts[1], ".ledger tr.total"), [["계", "50", "45", "30", "30", "20", "15"]]);
    let computed = [["집행률", "90.0%", "100.0%", "75.0%"], ["미집행", "5", "0", "5"]];
    assert_eq!(cells(parts[1], ".ledger tr.calc"), computed);
    assert!(cells(parts[1], "tr.why")[0][0].contains("기록에 사유가 없습니다"));
}

#[test]
fn the_project_is_the_sum_of_its_parts() {
    let page = FILES.page("projects/alleys/index.html");
    let expected = [
        ["국비", "100", "100", "100", "100", BLANK, BLANK],
        ["시비", "60", "60", BLANK, BLANK, "60", "60"],
        ["구비", "100", "85", "80", "70", "20", "15"],
        ["계", "260", "245", "180", "170", "80", "75"],
    ];
    assert_eq!(rows(&page, "#money .ledger tbody tr, #money .ledger tr.total"), expected);
    let computed = [["집행률", "94.2%", "94.4%", "93.8%"], ["미집행", "15", "10", "5"]];
    assert_eq!(rows(&page, "#money .ledger tr.calc"), computed);
    let why: Vec<String> = all(&page, "#money tr.why").into_iter().map(text).collect();
    assert!(why[0].contains("북쪽 골목 2022년 구비") && why[0].contains("낙찰 차액"), "{why:?}");
    assert!(why[1].contains("남쪽 골목 2023년 구비"), "{why:?}");
    let plan: Vec<String> = all(&page, "#plan li").into_iter().map(text).collect();
    assert_eq!(plan, ["2022년북쪽 골목 북쪽 포장", "2023년남쪽 골목 남쪽 포장"]);
}

#[test]
fn every_shape_of_money_has_its_table() {
    let total = |slug: &str| {
        rows(&FILES.page(&format!("projects/{slug}/index.html")), "#money .ledger tr.total")
    };
    let heads = |slug: &str| -> Vec<String> {
        let page = FILES.page(&format!("projects/{slug}/index.html"));
        all(&page, ".ledger th.y[scope=colgroup]").into_iter().map(text).collect()
    };
    assert_eq!(total("clinic"), [["계", "50", "50", "40", "40", "10", "10"]]);
    assert_eq!(heads("clinic"), ["합계", "2022~2023년", "2024년"]);
    assert_eq!(total("dance"), [["계", "25", "25", "25", "25"]]);
    assert_eq!(total("market"), [["계", "227", "217", "7", "7", "130", "150", "90", "60"]]);
    assert_eq!(heads("market"), ["합계", "기투자", "2023년", "2024년"]);
    let bridge = [["계", "580비공개 제외", "590", "80", "80", "500비공개 제외", "510"]];
    assert_eq!(total("bridge"), bridge);
    assert!(total("library").is_empty());
}

#[test]
fn over_execution_is_shown_with_its_reason_or_without() {
    let why = |slug: &str| -> Vec<String> {
        let page = FILES.page(&format!("projects/{slug}/index.html"));
        all(&page, ".ledger tr.why").into_iter().map(text).collect()
    };
    let market = why("market");
    assert!(market[0].contains("2023년 시비는 확보액 100백만원보다 20백만원 더 집행했습니다."));
    assert!(market[0].contains("사유: 이월분을 함께 집행"), "{market:?}");
    assert!(market[1].contains("2024년 국비 90백만원 가운데 30백만원이 집행되지 않았습니다."));
    assert!(market[1].contains("사유: 정산 자료를 찾고 있습니다"), "{market:?}");
    assert!(!market[1].contains("사유가 없습니다"), "{market:?}");
    let figures = text(all(&FILES.page("projects/market/index.html"), ".figs")[0]);
    assert!(figures.ends_with("10백만원2건 모두 사유 있음"), "{figures}");
    let school = why("school");
    assert!(school[0].contains("2024년 구비는 확보액 20백만원보다 4백만원 더 집행했습니다."));
    assert!(school[0].contains("기록에 사유가 없습니다"), "{school:?}");
}

#[test]
fn a_grant_of_two_sources_is_added_and_broken_down() {
    let page = FILES.page("projects/market/index.html");
    let grants = all(&page, ".events li.grant");
    assert_eq!(grants.len(), 2);
    assert_eq!(text(within(grants[0], ".sum")[0]), "120백만원");
    assert_eq!(text(within(grants[0], "li")[0]), "시비 100, 구비 20");
    assert_eq!(text(within(grants[1], ".sum")[0]), "90백만원");
    assert!(text(within(grants[1], ".what")[0]).contains("새해 교부 (국비)"));
    assert!(within(grants[1], "li").is_empty());
}

#[test]
fn a_remark_says_where_grants_and_table_differ() {
    let page = FILES.page("projects/market/index.html");
    let remarks: Vec<String> = all(&page, ".remark").into_iter().map(text).collect();
    let expected = "교부 기록의 구비는 20백만원이고 위 표의 2023년 구비 확보액은 30백만원입니다. \
                    10백만원의 차이를 설명하는 기록이 없습니다.";
    assert_eq!(remarks, [expected]);
}
