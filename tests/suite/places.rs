//! Where a project's places are: numbers, map and list on its page, and links to map services.

use crate::built::{SiteFiles, all, run, text, within};
use crate::scratch::{ONE_SOURCE, Scratch};
use jangbu::diagnostics::{Format, Language, render};
use scraper::Html;
use serde_json::{Value, json};

const CARD: &str = "\
id: 가-1
title: 길
status: going
department: one
location: {lat: 37.46, lon: 126.9, address: 가온로 10}
facilities:
  - {name: 사무실, place: 가온로 2}
  - {name: \"작업장, 1/2층 & <옆>\", place: 가온로 1, location: {lat: 37.455, lon: 126.8877777}}
  - {name: 쉼터, location: {lat: 37.47, lon: 126.91, address: 나무 아래}}
parts:
  - id: north
    title: 북쪽 길
    location: {lat: 37.48, lon: 126.9}
    facilities: [{name: 샘터, place: 가온로 3, location: {lat: 37.475, lon: 126.92}}]
";

const BOUNDARY: &str = r#"{"type":"Polygon","coordinates":[[[126.85,37.43],[126.95,37.43],
[126.95,37.49],[126.85,37.49],[126.85,37.43]]]}"#;

fn site(head: &str, card: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", &format!("{ONE_SOURCE}{head}"));
    scratch.write("content/projects/road/project.yaml", card);
    scratch.write("content/projects/other/project.yaml", &CARD.replace("가-1", "가-2"));
    scratch.write("content/boundary.geojson", BOUNDARY);
    scratch
}

fn page(head: &str, card: &str) -> Html {
    let files = SiteFiles::of(&site(head, card).path(""));
    files.page("projects/road/index.html")
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).into_iter().map(text).collect()
}

const MAP: &str = "map: boundary.geojson\n";

#[test]
fn numbers_run_through_the_list_and_the_map() {
    let page = page(MAP, CARD);
    assert_eq!(
        texts(&page, "#places .places tbody th"),
        ["사무실", "지도 1번 작업장, 1/2층 & <옆>", "지도 2번 쉼터"]
    );
    let also = texts(&page, "#places ul > li");
    let heads = ["지도 3번 사업 위치", "지도 4번 북쪽 길: 샘터", "지도 5번 북쪽 길"];
    for (line, head) in also.iter().zip(heads) {
        assert!(line.starts_with(head), "{line}");
    }
    assert_eq!(also.len(), heads.len());
    // A part's own table names the number; coordinates and links stand beside the map.
    assert_eq!(texts(&page, ".part .places tbody th"), ["지도 4번 샘터"]);
    assert!(all(&page, ".part .at").is_empty());
    for drawing in all(&page, "#places .fig-map svg.chart") {
        let marks = within(drawing, ".on-sum text, text.on-sum").into_iter().map(text);
        assert_eq!(marks.collect::<Vec<_>>(), ["1", "2", "3", "4", "5"]);
    }
    assert_eq!(all(&page, "#places .fig-map svg.chart").len(), 2);
    assert_eq!(all(&page, ".toc a[href='#places']").len(), 1);
}

#[test]
fn each_place_has_its_coordinates_and_links_that_say_where_they_lead() {
    let page = page(MAP, CARD);
    let row = all(&page, "#places .places tbody tr")[1];
    let place = text(within(row, "td")[0]);
    assert!(place.starts_with("가온로 1위도 37.45500, 경도 126.88778"), "{place}");
    let links = within(row, "a");
    let said: Vec<String> = links.iter().map(|link| text(*link)).collect();
    assert_eq!(
        said,
        [
            "카카오맵에서 작업장, 1/2층 & <옆> 보기",
            "네이버 지도에서 작업장, 1/2층 & <옆> 보기",
            "오픈스트리트맵에서 작업장, 1/2층 & <옆> 보기",
        ]
    );
    let href: Vec<&str> = links.iter().map(|link| link.value().attr("href").unwrap()).collect();
    // `작업장  1 2층 & <옆>` as UTF-8, by hand.
    let name = "%EC%9E%91%EC%97%85%EC%9E%A5%20%201%202%EC%B8%B5%20%26%20%3C%EC%98%86%3E";
    assert_eq!(
        href,
        [
            format!("https://map.kakao.com/link/map/{name},37.45500,126.88778").as_str(),
            "https://map.naver.com/p/search/37.45500,126.88778",
            "https://www.openstreetmap.org/?mlat=37.45500&mlon=126.88778#map=17/37.45500/126.88778",
        ]
    );
    // An address without coordinates is listed, without number and links.
    let office = all(&page, "#places .places tbody tr")[0];
    assert_eq!(text(within(office, "td")[0]), "가온로 2");
    assert!(within(office, "a").is_empty());
    assert!(
        texts(&page, "#places .places td")[3..].iter().any(|at| at.starts_with("나무 아래위도"))
    );
}

#[test]
fn english_pages_link_the_services_their_readers_know() {
    let page = page(&format!("{MAP}language: en\n"), CARD);
    let row = all(&page, "#places .places tbody tr")[2];
    let said: Vec<String> = within(row, "a").into_iter().map(text).collect();
    assert_eq!(said, ["OpenStreetMap, 쉼터", "Google Maps, 쉼터"]);
    assert_eq!(texts(&page, "#places tbody th")[2], "number 2 on the map 쉼터");
    let google = within(row, "a")[1].value().attr("href").unwrap();
    assert_eq!(google, "https://www.google.com/maps/search/?api=1&query=37.47000%2C126.91000");
}

#[test]
fn nothing_is_asked_of_a_map_service() {
    let files = SiteFiles::of(&site(MAP, CARD).path(""));
    for path in files.0.keys().filter(|path| path.ends_with(".html")) {
        let page = files.page(path);
        for asks in
            ["[src*='//']", "link[href*='map']", "iframe", "form[action*='//']", "[ping]", "object"]
        {
            assert!(all(&page, asks).is_empty(), "{path}: {asks}");
        }
    }
    let record: Value = serde_json::from_str(files.text("projects/road/record.json")).unwrap();
    let location = &record["facilities"][1]["location"];
    assert_eq!(*location, json!({"lat": 37.455, "lon": 126.8877777}));
    assert!(
        !files.0.contains_key("boundary.geojson")
            && !files.0.contains_key("media/boundary.geojson")
    );
}

#[test]
fn without_a_boundary_the_places_are_shown_to_one_another() {
    let page = page("", CARD);
    assert!(all(&page, "#places .fig-map .land").is_empty());
    assert_eq!(all(&page, "#places .fig-map svg").len(), 2);
}

#[test]
fn a_place_alone_without_a_boundary_needs_no_map_and_no_number() {
    let card = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n\
                location: {lat: 37.46, lon: 126.9, address: 가온로 10}\n";
    let alone = page("", card);
    assert!(all(&alone, ".fig-map").is_empty());
    let said = texts(&alone, "#places li");
    assert!(said.len() == 1 && said[0].starts_with("사업 위치 가온로 10위도 37.46000"), "{said:?}");
    let shown = page(MAP, card);
    assert_eq!(texts(&shown, ".fig-map figcaption b"), ["길은 관할 구역 가운데에 있음"]);
    // An address alone is a fact of the card, and makes no section.
    let address = page(MAP, &card.replace("lat: 37.46, lon: 126.9, ", ""));
    assert!(all(&address, "#places").is_empty());
    assert!(texts(&address, ".facts dd").contains(&"가온로 10".to_owned()));
}

#[test]
fn a_boundary_that_is_wrong_holds_publishing_up_in_both_languages() {
    let scratch = site(MAP, CARD);
    scratch.write(
        "content/boundary.geojson",
        "{\"type\":\"Polygon\",\n\"coordinates\":[[[953000,1952000]]]}",
    );
    let built = run(&scratch.path(""));
    assert!(built.output.is_none());
    let said = |language| -> String {
        built.diagnostics.iter().map(|d| render(d, Format::Human, language, None)).collect()
    };
    let korean = said(Language::Korean);
    for words in ["boundary.geojson:2:17", "미터로 적은 다른 좌표계", "WGS 84(EPSG:4326)"]
    {
        assert!(korean.contains(words), "{words}\n{korean}");
    }
    assert!(said(Language::English).contains("save it in a mapping program as WGS 84"));
    let without = site("map: bounds.geojson\n", CARD);
    let built = run(&without.path(""));
    let codes: Vec<&str> = built.diagnostics.iter().map(|d| d.code).collect();
    // The other file may be the one that is meant: nothing is said against it.
    assert_eq!(codes, ["references/file"]);
}
