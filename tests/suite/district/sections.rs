//! The sections of a report card that only some projects have, and every page's own address.

use super::{FILES, rows};
use crate::built::{all, text, within};
use scraper::Html;

fn market() -> Html {
    FILES.page("projects/market/index.html")
}

fn pairs(page: &Html, selector: &str) -> Vec<String> {
    all(page, &format!("{selector} .pairs div")).into_iter().map(text).collect()
}

#[test]
fn lineage_links_projects_and_names_what_has_no_page() {
    let page = market();
    let expected = ["대체 사업골목길 정비", "이전 이름시장 현대화"];
    assert_eq!(pairs(&page, "#changes >"), expected);
    let links: Vec<_> =
        all(&page, "#changes .pairs a").iter().filter_map(|a| a.value().attr("href")).collect();
    assert_eq!(links, ["../../projects/alleys/index.html"]);
}

#[test]
fn changes_have_before_after_reason_and_steps() {
    let page = market();
    let change = all(&page, "#changes .change")[0];
    assert_eq!(text(within(change, "h3")[0]), "2023. 11. 예산변경");
    let rows: Vec<String> = within(change, ".pairs div").into_iter().map(text).collect();
    assert_eq!(rows, ["변경 전2억원", "변경 후2억 2,700만원", "사유국비 증액"]);
    let steps: Vec<String> = within(change, "li").into_iter().map(text).collect();
    assert_eq!(steps, ["2023. 10. 15. 주민배심원단 심의"]);
}

#[test]
fn indicators_are_a_table_of_target_and_actual() {
    let page = market();
    assert_eq!(text(all(&page, "#indicators caption")[0]), "하루 손님 (명) 기준값 1,200");
    let expected = [["2023년", "1,500", "1,498"], ["2024년", "1,800.5", "–"]];
    assert_eq!(rows(&page, "#indicators tbody tr"), expected);
}

#[test]
fn the_promise_stands_as_it_was_made() {
    let said = text(all(&market(), "#overview blockquote")[0]);
    assert!(said.contains("시장을 새로 단장하겠습니다") && said.contains("선거공보 3쪽"), "{said}");
    assert!(text(all(&market(), "#overview")[0]).contains("시장을 살립니다."));
}

#[test]
fn known_differences_are_a_footnote() {
    let said: Vec<String> = all(&market(), "#known li").into_iter().map(text).collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("정산 자료를 찾고 있습니다"), "{said:?}");
}

#[test]
fn photos_are_pictures_or_their_captions() {
    let page = market();
    let photos = all(&page, "#places .photos li");
    assert_eq!(photos.len(), 2);
    let image = within(photos[0], "img")[0].value();
    assert_eq!(image.attr("alt"), Some("시장 입구"));
    assert_eq!(image.attr("src"), Some("../../media/market/photos/street.jpg"));
    assert!(FILES.0.contains_key("media/market/photos/street.jpg"));
    assert_eq!(text(photos[0]), "큰 사진 보기 새단장한 입구 가온로 1");
    assert!(within(photos[1], "img").is_empty());
    assert_eq!(text(photos[1]), "찍지 못한 곳 가온로 2 (사진 파일 없음)");
    let places = [["공동작업장", "가온로 1", "502.5", "작업실, 창고"]];
    assert_eq!(rows(&page, "#places .places tbody tr"), places);
}

#[test]
fn files_are_linked_by_their_title() {
    let page = market();
    let link = all(&page, "#get a[href$='plan.pdf']")[0];
    assert_eq!(link.value().attr("href"), Some("../../media/market/files/plan.pdf"));
    assert_eq!(text(link), "새단장 계획서");
    let source = crate::built::contents("district/content/projects/market/files/plan.pdf");
    assert_eq!(FILES.0["media/market/files/plan.pdf"], std::fs::read(source).unwrap());
}

#[test]
fn a_page_has_the_sections_its_record_fills() {
    let sections = |slug: &str| -> Vec<String> {
        let page = FILES.page(&format!("projects/{slug}/index.html"));
        let ids = all(&page, ".body > section").into_iter();
        ids.map(|section| section.value().attr("id").unwrap().to_owned()).collect()
    };
    let expected = [
        "money",
        "rates",
        "results",
        "indicators",
        "overview",
        "places",
        "changes",
        "contact",
        "known",
        "get",
    ];
    assert_eq!(sections("market"), expected);
    assert_eq!(
        sections("alleys"),
        ["money", "rates", "parts", "plan", "results", "contact", "get"]
    );
    assert_eq!(sections("library"), ["results", "contact", "get"]);
}

#[test]
fn every_page_names_its_own_address() {
    let base = "https://pledge.gaon.example/report/";
    // That page is shown at every address, and has none of its own.
    for (path, page) in FILES.pages().filter(|(path, _)| *path != "404.html") {
        let expected = format!("{base}{}", path.strip_suffix("index.html").unwrap());
        let links = all(&page, "link[rel=canonical]");
        let found: Vec<_> = links.iter().filter_map(|link| link.value().attr("href")).collect();
        assert_eq!(found, [expected], "{path}");
    }
}
