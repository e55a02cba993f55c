//! The sample's report card and data files, compared with figures typed from the record.

use crate::built::{SiteFiles, all, text, within};
use crate::record::{self, Cell, DEMAND_YEAR, FUNDING, Row, YEARS};
use scraper::{ElementRef, Html};
use serde_json::Value;

const REPORT: &str = "projects/urban-makers-hub/index.html";
const MILLION: i64 = 1_000_000;

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Figure(amount) => {
            let digits = amount.to_string();
            match digits.len() {
                4.. => format!("{},{}", &digits[..digits.len() - 3], &digits[digits.len() - 3..]),
                _ => digits,
            }
        }
        Cell::Dash => "–".to_owned(),
    }
}

fn printed(row: &Row) -> Vec<String> {
    let years = row.years.iter().flat_map(|&(first, executed)| [first, executed]);
    [row.sum.0, row.sum.1].into_iter().chain(years).map(shown).collect()
}

fn report() -> Html {
    SiteFiles::sample().page(REPORT)
}

fn cells(row: ElementRef<'_>) -> Vec<String> {
    within(row, "td").into_iter().map(text).collect()
}

#[test]
fn every_cell_of_the_funding_table_is_the_records() {
    let page = report();
    let table = all(&page, "table.ledger")[0];
    let rows = within(table, "tbody tr");
    let names: Vec<String> = rows.iter().map(|row| text(within(*row, "th")[0])).collect();
    assert_eq!(names, ["국비", "시비", "구비"]);
    for (row, expected) in rows.iter().zip(&FUNDING[1..]) {
        assert_eq!(cells(*row), printed(expected), "{}", expected.name);
    }
    let total = within(table, "tfoot tr.total")[0];
    assert_eq!(cells(total), printed(&FUNDING[0]));
}

#[test]
fn the_table_has_a_two_level_header_with_the_records_stages() {
    let page = report();
    let heads = all(&page, "table.ledger thead tr");
    let first: Vec<String> = within(heads[0], "th").into_iter().map(text).collect();
    let years = YEARS.iter().map(|year| format!("{year}년"));
    let expected: Vec<String> =
        ["재원".to_owned(), "합계".to_owned()].into_iter().chain(years).collect();
    assert_eq!(first, expected);
    let second: Vec<String> = within(heads[1], "th").into_iter().map(text).collect();
    let mut stages = vec!["확보·수요", "집행액"];
    for year in YEARS {
        stages.push(if year == DEMAND_YEAR { "투자수요" } else { "확보액" });
        stages.push("집행액");
    }
    assert_eq!(second, stages);
    for head in within(heads[0], "th[colspan]") {
        assert_eq!(head.value().attr("scope"), Some("colgroup"));
    }
}

#[test]
fn rate_and_gap_rows_are_computed_and_the_gap_has_no_reason() {
    let page = report();
    let rows = all(&page, "table.ledger tfoot tr.calc");
    assert_eq!(cells(rows[0]), ["91.0%", "100.0%", "80.8%", "100.0%", "100.0%", "–"]);
    assert_eq!(cells(rows[1]), ["300", "0", "300", "0", "0", "–"]);
    let why = all(&page, "table.ledger tfoot tr.why");
    assert_eq!(why.len(), 1);
    let why = text(why[0]);
    assert!(why.contains("2019년 시비 905백만원 가운데 300백만원"), "{why}");
    assert!(why.contains("기록에 사유가 없습니다"), "{why}");
    let marked: Vec<String> =
        all(&page, "table.ledger tbody td.hole").into_iter().map(text).collect();
    assert_eq!(marked, ["605"]);
}

#[test]
fn the_page_opens_with_three_sentences_and_four_figures() {
    let page = report();
    let said: Vec<String> = all(&page, ".lead dd").into_iter().map(text).collect();
    assert_eq!(said.len(), 3);
    for (sentence, words) in
        said.iter().zip([
            &[
                "지역경제과가",
                "2018년 10월부터 2021년 10월까지",
                "공동작업장과 공동판매장",
                "두 곳",
            ][..],
            &[
                "33억 4,700만원을 확보해 30억 4,700만원을 집행",
                "91.0%",
                "시비 17억 8,500만원(53.3%)",
            ],
            &[
                "임기 안인 2020년에 완료",
                "계속",
                "2019년 시비 3억원은 집행되지 않았으며 기록에 사유가 없습니다",
            ],
        ])
    {
        for word in words {
            assert!(sentence.contains(word), "{word} in {sentence}");
        }
    }
    let figures: Vec<String> = all(&page, ".figs b").into_iter().map(text).collect();
    assert_eq!(figures, ["3,347백만원", "3,047백만원", "91.0%", "300백만원"]);
}

#[test]
fn sections_stand_in_the_order_of_the_card() {
    let page = report();
    let ids: Vec<&str> =
        all(&page, ".body > section").iter().filter_map(|s| s.value().attr("id")).collect();
    let expected = [
        "money", "rates", "plan", "results", "overview", "places", "bodies", "next", "contact",
        "get",
    ];
    assert_eq!(ids, expected);
    let toc: Vec<&str> =
        all(&page, ".toc a").iter().filter_map(|a| a.value().attr("href")).collect();
    let anchors: Vec<String> = expected.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(toc, anchors);
}

#[test]
fn every_dated_line_of_the_record_stands_under_its_year() {
    let page = report();
    let years = all(&page, ".year");
    for result in record::RESULTS {
        let year =
            years.iter().find(|y| text(within(**y, "h3")[0]) == format!("{}년", result.period));
        let events = within(*year.unwrap(), ".events > li:not(.grant)");
        let found = events.iter().any(|event| {
            let date = within(*event, "time")[0].value().attr("datetime");
            let said = text(*event);
            date == Some(result.date) && result.words.iter().all(|word| said.contains(word))
        });
        assert!(found, "{} {:?}", result.date, result.words);
    }
    assert_eq!(all(&page, ".events > li:not(.grant)").len(), record::RESULTS.len());
}

#[test]
fn grants_stand_between_the_results_with_their_amounts() {
    let page = report();
    let grants: Vec<(String, String)> = all(&page, ".events > li.grant")
        .into_iter()
        .map(|event| {
            let date = within(event, "time")[0].value().attr("datetime").unwrap_or_default();
            (date.to_owned(), text(within(event, ".sum")[0]))
        })
        .collect();
    let expected: Vec<(String, String)> = record::GRANTS
        .iter()
        .map(|g| (g.date.to_owned(), format!("{}백만원", shown(Cell::Figure(g.sum)))))
        .collect();
    assert_eq!(grants, expected);
    for year in all(&page, ".year") {
        let dates: Vec<&str> =
            within(year, "time").iter().filter_map(|t| t.value().attr("datetime")).collect();
        assert!(dates.is_sorted(), "{dates:?}");
    }
}

#[test]
fn the_page_says_where_grants_and_table_disagree() {
    let page = report();
    let remarks: Vec<String> = all(&page, ".remark").into_iter().map(text).collect();
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    let (_, year, told, secured) = record::GRANTS_DISAGREE;
    for word in [format!("{told}백만원"), format!("{secured}백만원"), format!("{year}년")] {
        assert!(remarks[0].contains(&word), "{word} in {}", remarks[0]);
    }
}

#[test]
fn the_rest_of_the_card_is_complete() {
    let page = report();
    let said = text(all(&page, "main")[0]);
    for (_, value) in record::HEAD {
        assert!(said.contains(value), "{value}");
    }
    for word in record::KIND.iter().chain(record::GOAL).chain(&record::NEXT) {
        assert!(said.contains(word), "{word}");
    }
    for (role, name) in record::BODIES {
        let pairs: Vec<String> = all(&page, "#bodies .pairs div").into_iter().map(text).collect();
        assert!(pairs.iter().any(|p| p.contains(role) && p.contains(name)), "{role} {name}");
    }
    for body in record::COOPERATION.0 {
        assert!(said.contains(body), "{body}");
    }
    assert!(said.contains(record::COOPERATION.1));
    for (role, extension) in record::CONTACTS {
        let pairs: Vec<String> = all(&page, "#contact .pairs div").into_iter().map(text).collect();
        assert!(pairs.iter().any(|p| p.contains(role) && p.contains(extension)), "{role}");
    }
    for (caption, place) in record::PHOTOS {
        let photos: Vec<String> = all(&page, ".photos li").into_iter().map(text).collect();
        assert!(photos.iter().any(|p| p.contains(caption) && p.contains(place)), "{caption}");
    }
    assert!(all(&page, ".photos img").is_empty(), "a photo without a file has no frame");
    assert!(said.contains("2018. 10. ~ 2021. 10.(36개월)"));
}

#[test]
fn facilities_and_plan_are_the_records() {
    let page = report();
    for (row, place) in all(&page, "#places tbody tr").into_iter().zip(record::FACILITIES) {
        assert_eq!(text(within(row, "th")[0]), place.name);
        assert_eq!(cells(row), [place.place, place.area_m2, &place.rooms.join(", ")]);
    }
    assert_eq!(all(&page, "#places tbody tr").len(), record::FACILITIES.len());
    let plans: Vec<String> = all(&page, ".plan li span").into_iter().map(text).collect();
    let expected: Vec<&str> = record::PLAN.iter().map(|p| p.unwrap_or("– 계획 없음")).collect();
    assert_eq!(plans, expected);
}

#[test]
fn rates_stand_with_formula_and_amounts_and_progress_apart() {
    let page = report();
    let rates: Vec<String> = all(&page, ".rate:not(.own)").into_iter().map(text).collect();
    for word in ["집행률", "91.0%", "집행액 ÷ 확보액", "3,047백만원", "3,347백만원", "2021. 6. 30."]
    {
        assert!(rates[0].contains(word), "{word} in {}", rates[0]);
    }
    assert!(rates[1].contains("확보율") && rates[1].contains("100.0%"), "{}", rates[1]);
    let own = text(all(&page, ".rate.own")[0]);
    assert!(own.contains("이행률") && own.contains("100%") && own.contains("자체평가"), "{own}");
    let rows: Vec<Vec<String>> = all(&page, "#rates tbody tr")
        .into_iter()
        .map(|row| within(row, "th, td").into_iter().map(text).collect())
        .collect();
    assert_eq!(rows[1], ["시비", "1,485", "1,785", "83.2%", "1,785", "100.0%"]);
    assert_eq!(rows[4], ["2019년", "1,262", "1,562", "80.8%", "1,562", "100.0%"]);
}

#[test]
fn home_of_one_project_is_its_report() {
    let files = SiteFiles::sample();
    let home = files.page("index.html");
    assert_eq!(text(all(&home, "h1")[0]), "도시형소공인 집적지구 인프라 구축");
    assert_eq!(all(&home, "table.ledger").len(), 1);
    for path in [
        "projects/index.html",
        "areas/local-economy/index.html",
        "departments/local-economy-division/index.html",
        "statuses/done-continuing/index.html",
        "years/2018/index.html",
        "years/2022/index.html",
        "method/index.html",
        "about/index.html",
    ] {
        assert!(files.0.contains_key(path), "{path}");
    }
}

#[test]
fn record_json_holds_what_was_written() {
    let files = SiteFiles::sample();
    let json: Value =
        serde_json::from_str(files.text("projects/urban-makers-hub/record.json")).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["totals"]["secured"], 3_347_000_000_i64);
    assert_eq!(json["totals"]["executed"], 3_047_000_000_i64);
    assert_eq!(json["totals"]["demand"], 0);
    let rate = &json["rates"]["execution"];
    assert_eq!(rate["percent"], record::EXECUTION_RATE);
    assert_eq!(rate["numerator"], 3_047 * MILLION);
    assert_eq!(rate["denominator"], 3_347 * MILLION);
    let funding = json["funding"].as_array().unwrap();
    let cell = |source: &str, year: u16, stage: &str| {
        funding.iter().find(|cell| {
            cell["source"] == source
                && cell["period"].as_str() == Some(&year.to_string())
                && cell["stage"] == stage
        })
    };
    for row in &FUNDING[1..] {
        for (year, (first, executed)) in YEARS.iter().zip(row.years) {
            let stage = if *year == DEMAND_YEAR { "demand" } else { "secured" };
            for (stage, expected) in [(stage, first), ("executed", executed)] {
                let found = cell(row.source.unwrap(), *year, stage).unwrap();
                match expected {
                    Cell::Figure(amount) => {
                        assert_eq!(found["won"], amount * MILLION);
                        assert_eq!(found["state"], "amount");
                    }
                    Cell::Dash => {
                        assert_eq!(found["won"], Value::Null);
                        assert_eq!(found["state"], "none");
                    }
                }
            }
        }
    }
    assert_eq!(funding.len(), 30);
    let gaps = json["gaps"].as_array().unwrap();
    assert_eq!(gaps.len(), 1);
    let (source, year, amount) = record::GAP;
    assert_eq!(gaps[0]["source"], source);
    assert_eq!(gaps[0]["period"], year.to_string());
    assert_eq!(gaps[0]["won"], amount * MILLION);
    assert_eq!(gaps[0]["reason"], Value::Null);
    assert_eq!(json["results"].as_array().unwrap().len(), record::RESULTS.len());
    assert_eq!(json["grants"].as_array().unwrap().len(), record::GRANTS.len());
    assert_eq!(json["total_by_source"]["city"], 1_785 * MILLION);
}

#[test]
fn funding_csv_is_what_excel_and_the_record_agree_on() {
    let files = SiteFiles::sample();
    let csv = files.text("projects/urban-makers-hub/funding.csv");
    assert!(csv.starts_with('\u{feff}'));
    assert_eq!(csv.matches("\r\n").count(), 31);
    assert_eq!(csv.matches('\n').count(), 31);
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let (stage, won, amount) = (at("stage"), at("won"), at("amount"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let sum = |name: &str, column: usize| -> i64 {
        let rows = rows.iter().filter(|row| &row[stage] == name && !row[column].is_empty());
        rows.map(|row| row[column].parse::<i64>().unwrap()).sum()
    };
    assert_eq!(sum("secured", won), 3_347 * MILLION);
    assert_eq!(sum("executed", won), 3_047 * MILLION);
    assert_eq!(sum("executed", amount), 3_047);
    let printed = FUNDING[1..].iter().flat_map(|row| row.years);
    let dashes = printed.flat_map(|(first, executed)| [first, executed]);
    let dashes = dashes.filter(|cell| *cell == Cell::Dash).count();
    assert_eq!(rows.iter().filter(|row| &row[at("state")] == "none").count(), dashes);
}
