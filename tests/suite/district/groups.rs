//! The district's areas, departments, statuses and years: figures, sums and rows of each page.

use super::{FILES, ONE_LEFT_OUT, figures, left_out, list, rows, sums};
use crate::built::{all, text};

/// What one group page says.
struct Page {
    path: &'static str,
    /// Secured, executed, rate, and how many projects are in the sums.
    money: [&'static str; 3],
    counted: usize,
    /// Completion rate, projects done, all projects; a year has none.
    completion: Option<[&'static str; 3]>,
    left_out: bool,
    /// Slug, secured, executed, rate, words beside the bar.
    rows: &'static [[&'static str; 5]],
}

const ALLEYS: [&str; 5] = ["alleys", "260", "245", "94.2% 사유 없음", ""];
const BRIDGE: [&str; 5] =
    ["bridge", "580비공개 제외", "590", "–", "합계에서 뺌: 비공개 금액 있음(협상 중)"];
const CLINIC: [&str; 5] = ["clinic", "50", "50", "100.0%", ""];
const DANCE: [&str; 5] = ["dance", "25", "25", "100.0%", ""];
const LIBRARY: [&str; 5] = ["library", "–", "–", "–", "예산 없이 추진"];
const MARKET: [&str; 5] = ["market", "227", "217", "95.6%", ""];
const PARK: [&str; 5] = ["park", "기록 없음", "기록 없음", "–", "아직 확보한 금액 없음"];
const SCHOOL: [&str; 5] = ["school", "20", "24", "120.0% 사유 없음", ""];

const GROUPS: [Page; 6] = [
    Page {
        path: "areas/roads",
        money: ["260", "245", "94.2"],
        counted: 1,
        completion: Some(["0.0", "0", "2"]),
        left_out: true,
        rows: &[ALLEYS, BRIDGE],
    },
    Page {
        path: "areas/living",
        money: ["322", "316", "98.1"],
        counted: 5,
        completion: Some(["50.0", "3", "6"]),
        left_out: false,
        rows: &[CLINIC, DANCE, LIBRARY, MARKET, PARK, SCHOOL],
    },
    Page {
        path: "departments/living-division",
        money: ["95", "99", "104.2"],
        counted: 4,
        completion: Some(["60.0", "3", "5"]),
        left_out: false,
        rows: &[CLINIC, DANCE, LIBRARY, PARK, SCHOOL],
    },
    Page {
        path: "departments/trade-division",
        money: ["227", "217", "95.6"],
        counted: 1,
        completion: Some(["0.0", "0", "1"]),
        left_out: false,
        rows: &[MARKET],
    },
    Page {
        path: "statuses/done",
        money: ["75", "75", "100.0"],
        counted: 2,
        completion: Some(["100.0", "3", "3"]),
        left_out: false,
        rows: &[CLINIC, DANCE, LIBRARY],
    },
    Page {
        path: "statuses/going",
        money: ["507", "486", "95.9"],
        counted: 3,
        completion: Some(["0.0", "0", "4"]),
        left_out: true,
        rows: &[ALLEYS, BRIDGE, MARKET, SCHOOL],
    },
];

const YEARS: [Page; 4] = [
    Page {
        path: "years/before",
        money: ["7", "7", "100.0"],
        counted: 1,
        completion: None,
        left_out: false,
        rows: &[["market", "7", "7", "100.0%", ""]],
    },
    Page {
        path: "years/2022-2023",
        money: ["40", "40", "100.0"],
        counted: 1,
        completion: None,
        left_out: false,
        rows: &[["clinic", "40", "40", "100.0%", ""]],
    },
    Page {
        path: "years/2023",
        money: ["235", "250", "106.4"],
        counted: 3,
        completion: None,
        left_out: true,
        rows: &[
            ["alleys", "80", "75", "93.8% 사유 없음", ""],
            ["bridge", "500비공개 제외", "510", "–", "합계에서 뺌: 비공개 금액 있음(협상 중)"],
            ["dance", "25", "25", "100.0%", ""],
            ["market", "130", "150", "115.4% 사유 있음", ""],
        ],
    },
    Page {
        path: "years/2024",
        money: ["120", "94", "78.3"],
        counted: 3,
        completion: None,
        left_out: false,
        rows: &[
            ["clinic", "10", "10", "100.0%", ""],
            LIBRARY,
            ["market", "90", "60", "66.7%", ""],
            SCHOOL,
        ],
    },
];

fn path(page: &Page) -> String {
    format!("{}/index.html", page.path)
}

#[test]
fn groups_have_their_own_totals() {
    for expected in GROUPS.iter().chain(&YEARS) {
        let page = FILES.page(&path(expected));
        let [secured, executed, rate] = expected.money;
        let note = format!("{}개 사업의 합계", expected.counted);
        let figures = figures(&page);
        assert_eq!(figures[0], ["확보액", &format!("{secured}백만원"), &note], "{}", expected.path);
        assert_eq!(
            figures[1],
            ["집행액", &format!("{executed}백만원"), &note],
            "{}",
            expected.path
        );
        let formula = format!("집행액 {executed} ÷ 확보액 {secured}");
        assert_eq!(figures[2], ["집행률", &format!("{rate}%"), &formula], "{}", expected.path);
        let of_a_status = expected.path.starts_with("statuses/");
        if let Some([rate, done, of]) = expected.completion.filter(|_| !of_a_status) {
            let formula = format!("완료 사업 {done} ÷ 전체 사업 {of}");
            assert_eq!(figures[3], ["완료율", &format!("{rate}%"), &formula], "{}", expected.path);
        }
        let remark: &[&str] = if expected.left_out { &[ONE_LEFT_OUT] } else { &[] };
        assert_eq!(left_out(&page), remark, "{}", expected.path);
    }
}

#[test]
fn groups_list_their_projects_with_the_money_that_belongs_there() {
    for expected in GROUPS.iter().chain(&YEARS) {
        let page = FILES.page(&path(expected));
        assert_eq!(list(&page), expected.rows, "{}", expected.path);
        let count = format!("{}개 사업", expected.rows.len());
        assert_eq!(text(all(&page, "#list-h")[0]), count, "{}", expected.path);
    }
    assert_eq!(list(&FILES.page("statuses/slow/index.html")), [PARK]);
    assert_eq!(list(&FILES.page("departments/road-division/index.html")), [ALLEYS, BRIDGE]);
}

#[test]
fn years_and_statuses_have_no_completion_rate() {
    let years = ["before", "2022", "2022-2023", "2023", "2024", "2025"];
    let years = years.map(|year| format!("years/{year}/index.html"));
    let statuses = GROUPS.iter().filter(|group| group.path.starts_with("statuses/")).map(path);
    for year in years.into_iter().chain(statuses) {
        let page = FILES.page(&year);
        let labels: Vec<String> = figures(&page).into_iter().map(|[label, ..]| label).collect();
        assert!(!labels.contains(&"완료율".to_owned()), "{year}: {labels:?}");
    }
}

/// A withheld amount leaves its project out everywhere, or the year's page and home would say
/// different sums of the same year.
#[test]
fn a_project_with_withheld_money_is_left_out_of_every_year() {
    let page = FILES.page("years/2022/index.html");
    let figures = figures(&page);
    assert_eq!(figures[0][1..], ["180백만원", "1개 사업의 합계"]);
    assert_eq!(figures[1][1..], ["170백만원", "1개 사업의 합계"]);
    assert_eq!(figures[2][1..], ["94.4%", "집행액 170 ÷ 확보액 180"]);
    assert_eq!(left_out(&page), [ONE_LEFT_OUT]);
    assert_eq!(sums(&page).last().unwrap()[..], ["2022년", "–", "180", "170", "94.4%"]);
    let rows = [
        ["alleys", "180", "170", "94.4%", ""],
        ["bridge", "80", "80", "100.0%", "합계에서 뺌: 비공개 금액 있음"],
    ];
    assert_eq!(list(&page), rows, "the list still shows what is known of each");
}

#[test]
fn groups_add_by_source_and_by_year() {
    let roads = [
        ["국비", "–", "100", "100", "100.0%"],
        ["시비", "–", "60", "60", "100.0%"],
        ["구비", "–", "100", "85", "85.0%"],
        ["2022년", "–", "180", "170", "94.4%"],
        ["2023년", "–", "80", "75", "93.8%"],
    ];
    for path in ["areas/roads", "departments/road-division"] {
        assert_eq!(sums(&FILES.page(&format!("{path}/index.html"))), roads, "{path}");
    }
    let going = [
        ["국비", "–", "197", "167", "84.8%"],
        ["시비", "–", "160", "180", "112.5%"],
        ["구비", "–", "150", "139", "92.7%"],
        ["기투자", "–", "7", "7", "100.0%"],
        ["2022년", "–", "180", "170", "94.4%"],
        ["2023년", "–", "210", "225", "107.1%"],
        ["2024년", "–", "110", "84", "76.4%"],
    ];
    assert_eq!(sums(&FILES.page("statuses/going/index.html")), going);
    let of_2024 = [
        ["국비", "–", "90", "60", "66.7%"],
        ["구비", "–", "20", "24", "120.0%"],
        ["구분 없음", "–", "10", "10", "100.0%"],
        ["2024년", "–", "120", "94", "78.3%"],
    ];
    assert_eq!(sums(&FILES.page("years/2024/index.html")), of_2024);
}

#[test]
fn money_that_is_only_asked_for_leaves_the_rest_a_dash() {
    for path in ["statuses/slow", "years/2025"] {
        let page = FILES.page(&format!("{path}/index.html"));
        let expected = [
            ["국비", "100", "–", "–", "–"],
            ["구비", "200", "–", "–", "–"],
            ["2025년", "300", "–", "–", "–"],
        ];
        assert_eq!(sums(&page), expected, "{path}");
        assert_eq!(list(&page), [PARK], "{path}");
    }
}

#[test]
fn a_figure_nobody_recorded_is_a_dash() {
    for path in ["statuses/slow", "years/2025"] {
        let page = FILES.page(&format!("{path}/index.html"));
        let values: Vec<String> =
            figures(&page).into_iter().take(3).map(|[_, value, _]| value).collect();
        assert_eq!(values, ["–", "–", "–"], "{path}");
    }
}

#[test]
fn groups_say_what_they_are() {
    let head = |path: &str| text(all(&FILES.page(path), ".hero")[0]);
    let roads = head("departments/road-division/index.html");
    assert!(roads.contains("부서") && roads.contains("전화 02-0000-2000"), "{roads}");
    let done = head("statuses/done/index.html");
    assert!(done.contains("상태") && done.contains("약속한 일을 모두 마침"), "{done}");
    assert!(head("years/2022-2023/index.html").contains("2022~2023년"));
    assert!(head("years/before/index.html").contains("기투자"));
}

/// Areas on home: the bridge, the second project of roads, has withheld money and is left out.
#[test]
fn home_tells_the_areas_with_their_money_and_leads_to_them() {
    let page = FILES.page("index.html");
    let expected = [
        ["도로", "2금액은 비공개 1개 제외", "260", "245", "94.2%", ""],
        ["생활", "6", "322", "316", "98.1%", ""],
    ];
    assert_eq!(rows(&page, "table.areas tbody tr"), expected);
    let links: Vec<_> =
        all(&page, "table.areas a").iter().map(|link| link.value().attr("href").unwrap()).collect();
    assert_eq!(links, ["areas/roads/index.html", "areas/living/index.html"]);
}

#[test]
fn periods_and_sources_beside_the_charts_lead_on() {
    for (path, root) in [("index.html", ""), ("areas/living/index.html", "../../")] {
        let page = FILES.page(path);
        let links = |body: &str| -> Vec<String> {
            let links = all(&page, &format!("table:has(#sums-cap) {body} a"));
            links.iter().map(|link| link.value().attr("href").unwrap().to_owned()).collect()
        };
        let list = if path == "index.html" { "projects" } else { "../../areas/living" };
        let sources = ["national", "city", "district", "all"];
        let sources = sources.map(|id| format!("{list}/index.html?source={id}#list"));
        assert_eq!(links("tbody:first-of-type"), sources, "{path}");
        let years = links("tbody:last-of-type");
        assert!(!years.is_empty(), "{path}");
        for href in years {
            assert!(href.starts_with(&format!("{root}years/")), "{path}: {href}");
        }
    }
}
