//! Finding projects in a list: the form's choices, what its rows are found by, and the script
//! files of a long list.
//!
//! Every figure is typed from the content; what the script does with them is the browser tests'.

use crate::built::{SiteFiles, all, contents, repository, text, within};
use crate::scratch::Scratch;
use scraper::Html;
use serde_json::{Value, json};
use std::sync::LazyLock;

static DISTRICT: LazyLock<SiteFiles> = LazyLock::new(|| SiteFiles::of(&contents("district")));
static LONG: LazyLock<SiteFiles> = LazyLock::new(long);

/// A title that ends scripts, strings and lines wherever it is not escaped.
const HOSTILE: &str = "</script><script>alert('1')</script> \\\"가나다`${x}` <!--";

/// A district of 101 projects; some have money of every shape, the rest a result only.
fn long() -> SiteFiles {
    let scratch = Scratch::new();
    let site = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: city, name: 시비, level: metropolitan}, {id: own, name: 구비, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}, {id: done, name: 완료, done: true, definition: 마침}]
areas: [{id: living, name: 생활}]
departments: [{id: one, name: 한과}]
";
    scratch.write("content/site.yaml", site);
    for number in 1..=101 {
        let folder = format!("content/projects/p-{number:03}");
        let title = if number == 2 { json!(HOSTILE).to_string() } else { format!("길 {number}") };
        let status = if number == 1 { "done" } else { "going" };
        let area = if number == 3 { "" } else { "area: living\n" };
        let card = format!("id: 가-{number}\ntitle: {title}\nstatus: {status}\ndepartment: one\n");
        scratch.write(&format!("{folder}/project.yaml"), &format!("{card}{area}"));
        let of_2023 = match number {
            1 => {
                "funding: {city: {secured: 1174, executed: 1000.5, gap: 남음}, own: {secured: 0, executed: 0}}\n"
            }
            2 => "funding: {own: {secured: 10, executed: 12, gap: 더 씀}}\n",
            3 => {
                "funding: {city: {secured: {withheld: 협상 중}, executed: 3}, own: {secured: 4, executed: 4}}\n"
            }
            4 => "funding: {all: {secured: \"48,667,190원\", executed: 0, gap: 늦음}}\n",
            5 => "funding: {city: {planned: 7}}\n",
            6 => "funding: {city: {secured: 9}}\n",
            7 => "funding: {city: {secured: \"-\", executed: \"-\"}}\n",
            _ => "",
        };
        scratch
            .write(&format!("{folder}/2023.md"), &format!("---\n{of_2023}---\n- 2023-01: 시작\n"));
        let of_2024 = "---\nfunding: {own: {secured: 100, executed: 50, gap: 남음}}\n---\n";
        if number == 1 {
            scratch.write(&format!("{folder}/2024.md"), of_2024);
        }
    }
    SiteFiles::of(&scratch.path(""))
}

/// What a script file hands over, read as the JSON between its brackets.
fn rows_of(files: &SiteFiles, path: &str) -> Value {
    let script = files.text(path);
    let json = script.strip_prefix("jangbuRows(1,").and_then(|rest| rest.strip_suffix(");\n"));
    serde_json::from_str(json.unwrap()).unwrap()
}

/// The choices of a form: key, then value, name and count of each.
fn choices(page: &Html) -> Vec<(String, Vec<[String; 3]>)> {
    let choice = |select: scraper::ElementRef<'_>| {
        let options = within(select, "option").into_iter().skip(1).map(|option| {
            let name = option.value().attr("data-name").unwrap().to_owned();
            let count = text(option).strip_prefix(&name).unwrap().trim().to_owned();
            [option.value().attr("value").unwrap().to_owned(), name, count]
        });
        (select.value().attr("name").unwrap().to_owned(), options.collect())
    };
    all(page, "form.find select:not([name=sort])").into_iter().map(choice).collect()
}

fn entries(entries: &[[&str; 3]]) -> Vec<[String; 3]> {
    entries.iter().map(|entry| entry.map(ToOwned::to_owned)).collect()
}

const SOURCES: [[&str; 3]; 4] = [
    ["national", "국비", "(4)"],
    ["city", "시비", "(3)"],
    ["district", "구비", "(4)"],
    ["all", "구분 없음", "(2)"],
];

#[test]
fn the_choices_are_what_occurs_with_its_count() {
    for path in ["index.html", "projects/index.html"] {
        let page = DISTRICT.page(path);
        let wanted = [
            ("area", &[["roads", "도로", "(2)"], ["living", "생활", "(6)"]][..]),
            (
                "department",
                &[
                    ["road-division", "도로과", "(2)"],
                    ["living-division", "생활과", "(5)"],
                    ["trade-division", "경제과", "(1)"],
                ],
            ),
            (
                "status",
                &[
                    ["done", "완료", "(3)"],
                    ["going", "정상추진", "(4)"],
                    ["slow", "일부추진", "(1)"],
                ],
            ),
            (
                "period",
                &[
                    ["before", "기투자", "(1)"],
                    ["2022", "2022년", "(2)"],
                    ["2022-2023", "2022~2023년", "(1)"],
                    ["2023", "2023년", "(4)"],
                    ["2024", "2024년", "(4)"],
                    ["2025", "2025년", "(1)"],
                ],
            ),
            ("source", &SOURCES),
            // Of the alleys one gap has a reason and another has none.
            ("gap", &[["untold", "사유 없음", "(2)"], ["told", "사유 있음", "(2)"]]),
            ("sum", &[["withheld", "비공개 금액이 있어 뺌", "(1)"]]),
        ];
        let wanted = wanted.map(|(key, choice)| (key.to_owned(), entries(choice)));
        assert_eq!(choices(&page), wanted, "{path}");
        assert!(all(&page, "form.find")[0].value().attr("hidden").is_some());
    }
}

#[test]
fn a_group_offers_neither_itself_nor_what_is_the_same_for_all() {
    let keys = |path: &str| -> Vec<String> {
        choices(&DISTRICT.page(path)).into_iter().map(|(key, _)| key).collect()
    };
    assert_eq!(
        keys("areas/living/index.html"),
        ["department", "status", "period", "source", "gap"]
    );
    assert_eq!(keys("statuses/done/index.html"), ["period", "source"]);
    assert_eq!(keys("years/2024/index.html"), ["department", "status", "source", "gap"]);
    let mut choices_of_2024 = choices(&DISTRICT.page("years/2024/index.html"));
    let gaps = choices_of_2024.pop().unwrap().1;
    assert_eq!(gaps, entries(&[["untold", "사유 없음", "(1)"], ["told", "사유 있음", "(1)"]]));
    let sources = choices_of_2024.pop().unwrap().1;
    let wanted =
        [["national", "국비", "(1)"], ["district", "구비", "(1)"], ["all", "구분 없음", "(1)"]];
    assert_eq!(sources, entries(&wanted));
    assert!(choices(&DISTRICT.page("departments/trade-division/index.html")).is_empty());
}

#[test]
fn rows_carry_the_exact_figures_they_are_sorted_by() {
    let names = ["id", "period", "source", "gap", "secured", "executed", "rate", "sum"];
    let keys = |path: &str| -> Vec<String> {
        let page = DISTRICT.page(path);
        let rows = all(&page, "table.projects tbody tr").into_iter();
        let key = |row: scraper::ElementRef<'_>, name: &&str| {
            row.value().attr(&format!("data-{name}")).unwrap().to_owned()
        };
        rows.map(|row| names.iter().map(|name| key(row, name)).collect::<Vec<_>>().join("|"))
            .collect()
    };
    let wanted = [
        "가-1|2022 2023|national city district|untold told|260000000|245000000|942307|whole",
        "가-2|2022 2023|national city|||590000000||withheld",
        "나-1|2022-2023 2024|all||50000000|50000000|1000000|whole",
        "나-2|2023|all||25000000|25000000|1000000|whole",
        "나-3|2024||||||",
        "나-4|before 2023 2024|national city district|told|227000000|217000000|955947|whole",
        "나-5|2025|national district|||||whole",
        "나-6|2024|district|untold|20000000|24000000|1200000|whole",
    ];
    assert_eq!(keys("projects/index.html"), wanted);
    let wanted = [
        "나-1|2022-2023 2024|all||10000000|10000000|1000000|whole",
        "나-3|2024||||||",
        "나-4|before 2023 2024|national|told|90000000|60000000|666666|whole",
        "나-6|2024|district|untold|20000000|24000000|1200000|whole",
    ];
    assert_eq!(keys("years/2024/index.html"), wanted);
}

/// The first rows as a script file says them: slug, id, label, title, then what they are found and
/// sorted by; figures with their remarks; the remark on the bar.
const TYPED: [&str; 7] = [
    r#"[["p-001", "가-1", "가-1 · 한과", "길 1", "living", "one", "done", "2023 2024", "city own", "told", "whole", "1274000000", "1050500000", "824568"],
        [["1,274", null], ["1,050.5", null], ["82.5%", null]], null]"#,
    r#"[["p-002", "가-2", "가-2 · 한과", "HOSTILE", "living", "one", "going", "2023", "own", "told", "whole", "10000000", "12000000", "1200000"],
        [["10", null], ["12", null], ["120.0%", " 사유\u00a0있음"]], null]"#,
    r#"[["p-003", "가-3", "가-3 · 한과", "길 3", "", "one", "going", "2023", "city own", "", "withheld", "", "7000000", ""],
        [["4", "비공개 제외"], ["7", null], ["–", null]], "합계에서 뺌: 비공개 금액 있음(협상 중)"]"#,
    r#"[["p-004", "가-4", "가-4 · 한과", "길 4", "living", "one", "going", "2023", "all", "told", "whole", "48667190", "0", "0"],
        [["48.66719", null], ["0", null], ["0.0%", null]], null]"#,
    r#"[["p-005", "가-5", "가-5 · 한과", "길 5", "living", "one", "going", "2023", "city", "", "apart", "", "", ""],
        [["기록 없음", null], ["기록 없음", null], ["–", null]], "합계에 없음: 확보액, 집행액, 투자수요 기록 없음"]"#,
    r#"[["p-006", "가-6", "가-6 · 한과", "길 6", "living", "one", "going", "2023", "city", "", "open", "9000000", "", ""],
        [["9", null], ["기록 없음", null], ["–", null]], null]"#,
    r#"[["p-007", "가-7", "가-7 · 한과", "길 7", "living", "one", "going", "2023", "", "", "whole", "", "", ""],
        [["–", null], ["–", null], ["–", null]], null]"#,
];

#[test]
fn a_script_file_says_each_row_as_it_was_typed() {
    let file = rows_of(&LONG, "projects/rows-1.js");
    let rows = file["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 101);
    for (row, typed) in rows.iter().zip(TYPED) {
        let mut wanted: Vec<Value> = serde_json::from_str(typed).unwrap();
        // No-break space, so that id and department stay on a line.
        wanted[0][2] = json!(wanted[0][2].as_str().unwrap().replace(" ·", "\u{a0}·"));
        if wanted[0][3] == "HOSTILE" {
            wanted[0][3] = json!(HOSTILE);
        }
        assert_eq!(row.as_array().unwrap()[..3], wanted);
    }
}

#[test]
fn a_years_script_file_has_the_money_of_that_year() {
    let row = |path| rows_of(&LONG, path)["rows"][0].clone();
    let of_2023 = row("years/2023/rows-1.js");
    assert_eq!(of_2023[1], json!([["1,174", null], ["1,000.5", null], ["85.2%", null]]));
    assert_eq!(of_2023[0][8], "city");
    assert!(!LONG.0.contains_key("years/2024/rows-1.js"), "one page needs no file");
    let scripts = LONG.0.keys().filter(|path| path.contains("/rows-"));
    // Of the 101 one is done and one has no area: those groups stand on one page each.
    let wanted = ["departments/one/rows-1.js", "projects/rows-1.js", "years/2023/rows-1.js"];
    assert_eq!(scripts.collect::<Vec<_>>(), wanted);
}

#[test]
fn a_script_file_is_one_call_whatever_the_titles_say() {
    for path in ["projects/rows-1.js", "years/2023/rows-1.js"] {
        let script = LONG.text(path);
        assert!(!script.contains('<'), "{path}");
        assert_eq!(script.lines().count(), 1, "{path}");
        let page = LONG.page(&path.replace("rows-1.js", "index.html"));
        let form = all(&page, "form.find")[0].value();
        let files = form.attr("data-files").unwrap();
        let up = if path.starts_with('y') { "../../" } else { "../" };
        assert_eq!(files, format!("{up}{} 1", path.strip_suffix("1.js").unwrap()));
        assert!(
            all(&page, "table.projects tr[data-secured]").is_empty(),
            "rows carry no keys twice"
        );
    }
}

#[test]
fn bars_of_a_script_file_are_those_of_the_page() {
    let file = rows_of(&LONG, "projects/rows-1.js");
    let page = LONG.text("projects/index.html");
    let mut drawn = 0;
    for row in file["rows"].as_array().unwrap().iter().take(7) {
        let pieces = row[3].as_array().unwrap().iter();
        let bar: String = pieces
            .map(|at| file["pieces"][at.as_u64().unwrap() as usize].as_str().unwrap())
            .collect();
        assert!(page.contains(&bar), "{bar}");
        drawn += usize::from(bar.starts_with("<svg"));
    }
    assert!(drawn > 2, "{drawn} bars");
}

#[test]
fn the_script_is_short_and_makes_no_markup_of_text() {
    for (name, most) in [("site.js", 12_000), ("search.js", 20_000)] {
        let script = repository().join("themes/default/assets").join(name);
        let script = std::fs::read_to_string(script).unwrap();
        assert!(script.len() < most, "{name}: {} bytes", script.len());
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "fetch(", "import("] {
            assert!(!script.contains(word), "{name}: {word}");
        }
    }
    // A page that may be shown at any address asks for nothing it could not find there.
    for (path, page) in DISTRICT.pages().filter(|(path, _)| *path != "404.html") {
        let scripts = all(&page, "script:not([type='application/ld+json'])");
        let own = usize::from(path == "search/index.html");
        assert_eq!(scripts.len(), 1 + own, "{path}");
        assert!(scripts.iter().all(|script| script.value().attr("defer").is_some()), "{path}");
    }
}
