//! What pages say of themselves: description, Open Graph, linked data, licence.

use crate::built::{SiteFiles, all, contents, repository, text};
use crate::scratch::{ONE_SOURCE, Scratch};
use crate::site::resolve;
use scraper::Html;
use serde_json::Value;

/// What <https://schema.org> knows of the types we use, and the properties we use of each.
const VOCABULARY: [(&str, &[&str]); 11] = [
    ("WebSite", &["name", "url", "inLanguage", "publisher", "potentialAction"]),
    ("SearchAction", &["target", "query-input"]),
    ("EntryPoint", &["urlTemplate"]),
    ("GovernmentOrganization", &["name", "url"]),
    (
        "Dataset",
        &[
            "name",
            "identifier",
            "description",
            "url",
            "inLanguage",
            "creator",
            "publisher",
            "license",
            "isAccessibleForFree",
            "temporalCoverage",
            "spatialCoverage",
            "dateModified",
            "variableMeasured",
            "distribution",
        ],
    ),
    ("Place", &["name", "address", "geo"]),
    ("GeoCoordinates", &["latitude", "longitude"]),
    ("GeoShape", &["box"]),
    ("DataDownload", &["encodingFormat", "contentUrl"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
];

fn linked(page: &Html) -> Option<Value> {
    let blocks = all(page, "script[type='application/ld+json']");
    assert!(blocks.len() <= 1);
    let block = blocks.first()?;
    Some(serde_json::from_str(&block.text().collect::<String>()).unwrap())
}

/// The thing of a type that a page tells of.
fn thing(page: &Html, kind: &str) -> Value {
    let linked = linked(page).unwrap();
    let graph = linked["@graph"].as_array().unwrap();
    graph.iter().find(|thing| thing["@type"] == kind).unwrap().clone()
}

fn meta(page: &Html, name: &str) -> Option<String> {
    let found = all(page, &format!("meta[name='{name}'], meta[property='{name}']"));
    assert!(found.len() <= 1, "{name}");
    found.first().map(|meta| meta.value().attr("content").unwrap().to_owned())
}

/// Whether every object has a known type and only properties of it.
fn is_known(value: &Value) -> bool {
    match value {
        Value::Array(all) => all.iter().all(is_known),
        Value::Object(object) => {
            let kind = object["@type"].as_str().unwrap();
            let known = VOCABULARY.iter().find(|(name, _)| *name == kind);
            let (_, properties) = known.unwrap_or_else(|| panic!("no type: {kind}"));
            let own = object.iter().filter(|(key, _)| *key != "@type");
            let mut own = own.inspect(|(key, value)| {
                assert!(properties.contains(&key.as_str()), "{kind} has no {key}");
                assert!(**value != Value::Null && **value != "", "{kind}.{key} is empty");
            });
            own.all(|(_, value)| is_known(value))
        }
        _ => true,
    }
}

fn sites() -> Vec<SiteFiles> {
    let names = ["district", "every-key", "hostile", "linked"].map(contents);
    std::iter::once(repository()).chain(names).map(|root| SiteFiles::of(&root)).collect()
}

#[test]
fn linked_data_speaks_the_vocabulary_of_schema_org_alone() {
    for files in sites() {
        for (path, page) in files.pages().filter(|(path, _)| *path != "404.html") {
            let Some(linked) = linked(&page) else { panic!("{path} tells nothing") };
            assert_eq!(linked["@context"], "https://schema.org");
            assert!(is_known(&linked["@graph"]), "{path}");
        }
    }
}

#[test]
fn a_report_card_is_described_as_its_data() {
    let files = SiteFiles::of(&repository());
    let page = files.page("projects/urban-makers-hub/index.html");
    let data = thing(&page, "Dataset");
    assert_eq!(data["name"], "지역경제-15 도시형소공인 집적지구 인프라 구축");
    assert_eq!(data["identifier"], "지역경제-15");
    assert_eq!(data["publisher"]["name"], "금천구");
    assert_eq!(data["creator"]["name"], "지역경제과");
    assert_eq!(data["license"], "https://www.kogl.or.kr/info/licenseType1.do");
    assert_eq!(data["temporalCoverage"], "2018/2022");
    assert_eq!(data["spatialCoverage"][0]["address"], "금천구 시흥대로 414, 5층");
    let description = data["description"].as_str().unwrap();
    assert!(
        description.contains("33억 4,700만원을 확보해 30억 4,700만원을 집행했습니다(집행률 91.0%)")
    );
    assert!((50..=5000).contains(&description.chars().count()), "what search engines ask for");
    assert_eq!(meta(&page, "description").as_deref(), Some(description));

    let folder = "projects/urban-makers-hub/";
    let downloads: Vec<(&str, String)> = data["distribution"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            let address = file["contentUrl"].as_str().unwrap();
            let path = resolve(&format!("{folder}index.html"), address);
            assert!(files.0.contains_key(&path), "{path}");
            (file["encodingFormat"].as_str().unwrap(), path)
        })
        .collect();
    let expected = [("text/csv", "funding.csv"), ("application/json", "record.json")];
    assert_eq!(downloads, expected.map(|(kind, name)| (kind, format!("{folder}{name}"))));
    // With its one project the sample's home page is the same report.
    assert_eq!(thing(&files.page("index.html"), "WebSite")["name"], "금천구 공약사업 추진현황");
}

#[test]
fn the_site_is_described_on_its_home_and_data_pages() {
    let files = SiteFiles::of(&contents("every-key"));
    let base = "https://pledge.gaon.example/report/";
    let home = files.page("index.html");
    let site = thing(&home, "WebSite");
    let search = format!("{base}search/index.html?q={{text}}");
    assert_eq!(site["url"], base);
    assert_eq!(site["potentialAction"]["target"]["urlTemplate"], search);
    for (path, address) in [("index.html", String::new()), ("data/index.html", "data/".into())] {
        let data = thing(&files.page(path), "Dataset");
        assert_eq!(data["url"], format!("{base}{address}"));
        assert_eq!(data["dateModified"], "2024-06-30");
        assert_eq!(data["spatialCoverage"][0]["geo"]["@type"], "GeoShape");
        for file in data["distribution"].as_array().unwrap() {
            let path = file["contentUrl"].as_str().unwrap().strip_prefix(base).unwrap();
            assert!(files.0.contains_key(path), "{path}");
            let kind = if path.ends_with(".csv") { "text/csv" } else { "application/json" };
            assert_eq!(file["encodingFormat"], kind);
        }
        assert!(data["distribution"].as_array().unwrap().len() >= 5);
    }
}

/// Catalogues of data take a description of 50 to 5,000 characters, Google's among them
/// (<https://developers.google.com/search/docs/appearance/structured-data/dataset>).
#[test]
fn data_is_described_at_such_length_as_catalogues_take() {
    let empty = Scratch::new();
    empty.write("content/site.yaml", ONE_SOURCE);
    let others = [empty.path(""), repository().join("tests/districts/larkmoor")];
    for files in sites().into_iter().chain(others.map(|root| SiteFiles::of(&root))) {
        for (path, page) in files.pages() {
            let graph = linked(&page).map(|linked| linked["@graph"].clone()).unwrap_or_default();
            let things = graph.as_array().into_iter().flatten();
            for data in things.filter(|thing| thing["@type"] == "Dataset") {
                let said = data["description"].as_str().unwrap().chars().count();
                assert!((50..=5_000).contains(&said), "{path}: {data}");
            }
        }
        let said = meta(&files.page("data/index.html"), "description").unwrap();
        assert!((50..=160).contains(&said.chars().count()), "{said}");
    }
}

/// The files of data that the linked data of a page names, as paths.
fn downloads(files: &SiteFiles, path: &str) -> Vec<String> {
    let data = thing(&files.page(path), "Dataset");
    let all = data["distribution"].as_array().unwrap().iter();
    all.map(|file| resolve(path, file["contentUrl"].as_str().unwrap())).collect()
}

#[test]
fn every_file_of_data_is_named_and_none_that_is_not_there() {
    let empty = Scratch::new();
    empty.write("content/site.yaml", ONE_SOURCE);
    for (root, has_oc4ids) in [(empty.path(""), false), (contents("linked"), true)] {
        let files = SiteFiles::of(&root);
        let of_all = |path: &&String| {
            let name = path.strip_prefix("data/").unwrap_or_default();
            let is_data = name.ends_with(".csv") || ["site.json", "oc4ids.json"].contains(&name);
            is_data && !name.contains('/')
        };
        let published: Vec<&String> = files.0.keys().filter(of_all).collect();
        assert_eq!(published.contains(&&"data/oc4ids.json".to_owned()), has_oc4ids);
        for page in ["index.html", "data/index.html"] {
            let mut named = downloads(&files, page);
            named.sort_unstable();
            assert_eq!(named.iter().collect::<Vec<_>>(), published, "{page}");
        }
    }
}

#[test]
fn the_breadcrumb_of_the_data_is_that_of_the_page() {
    let base = "https://pledge.gaon.example/report/";
    let files = SiteFiles::of(&contents("district"));
    let page = files.page("projects/market/index.html");
    let shown: Vec<String> = all(&page, ".crumbs li").into_iter().map(text).collect();
    let told = thing(&page, "BreadcrumbList");
    let told = told["itemListElement"].as_array().unwrap();
    let names: Vec<&str> = told.iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!(names, shown);
    let addresses: Vec<_> =
        told.iter().map(|item| item.get("item").and_then(Value::as_str)).collect();
    let expected = ["", "projects/", "areas/living/"].map(|path| format!("{base}{path}"));
    let expected: Vec<_> = expected.iter().map(|at| Some(at.as_str())).chain([None]).collect();
    assert_eq!(addresses, expected);
}

#[test]
fn a_description_is_short_its_own_and_made_of_whole_sentences() {
    for files in sites() {
        for (path, page) in files.pages().filter(|(path, _)| *path != "404.html") {
            let said = meta(&page, "description").unwrap();
            assert!(!said.is_empty(), "{path}");
            assert_eq!(meta(&page, "og:description").as_ref(), Some(&said), "{path}");
        }
    }
    let files = SiteFiles::of(&contents("district"));
    let of = |path: &str| meta(&files.page(path), "description").unwrap();
    for (path, _) in files.pages().filter(|(path, _)| *path != "404.html") {
        assert!(of(path).chars().count() <= 160, "{path}: {}", of(path));
    }
    assert!(of("departments/road-division/index.html").starts_with("도로과: 공약사업 2개 "));
    assert!(of("departments/road-division/index.html").ends_with("기준일 2024. 6. 30."));
    assert!(of("projects/index.html").contains("8개 가운데 "), "{}", of("projects/index.html"));
    assert!(!of("statuses/done/index.html").contains("가운데 0개를"), "all of a status is alike");
    let partly = "5억 9,000만원을 집행했습니다. 공개하지 않은 금액은 넣지 않았습니다.";
    assert!(of("projects/bridge/index.html").contains(partly));
    let free = SiteFiles::of(&repository());
    let about = meta(&free.page("about/index.html"), "description").unwrap();
    let begins = "이 누리집에 대하여: 금천구가 주민에게 약속한 사업이 어디까지 왔고 돈을 얼마나 썼는지 보여 주는 장부입니다.";
    assert!(about.starts_with(begins), "{about}");
}

#[test]
fn a_link_that_is_passed_on_shows_the_page() {
    let files = SiteFiles::of(&contents("district"));
    let base = "https://pledge.gaon.example/report/";
    let page = files.page("projects/market/index.html");
    let said = |name: &str| meta(&page, name).unwrap_or_default();
    assert!(said("og:title").ends_with("가온시장 새단장"));
    assert_eq!(said("og:type"), "article");
    assert_eq!(said("og:locale"), "ko_KR");
    assert_eq!(said("og:site_name"), "가온구 공약사업 추진현황");
    assert_eq!(said("og:url"), format!("{base}projects/market/"));
    let image = said("og:image");
    let path = image.strip_prefix(base).unwrap();
    assert!(files.0.contains_key(path) && path.ends_with(".jpg"), "{path}");
    let print =
        image::load(std::io::Cursor::new(&files.0[path]), image::ImageFormat::Jpeg).unwrap();
    let size = (print.width().to_string(), print.height().to_string());
    assert_eq!((said("og:image:width"), said("og:image:height")), size);
    assert_eq!(said("og:image:alt"), "시장 입구");
    assert_eq!(said("twitter:card"), "summary_large_image");

    let dated = SiteFiles::of(&contents("every-key")).page("projects/market/index.html");
    assert_eq!(meta(&dated, "article:modified_time").as_deref(), Some("2024-06-30"));
    // Without an address nothing is absolute, and a picture could not be fetched.
    for files in [SiteFiles::of(&repository()), SiteFiles::of(&contents("linked"))] {
        for (path, page) in files.pages().filter(|(path, _)| *path != "404.html") {
            assert_eq!(meta(&page, "og:url"), None, "{path}");
            assert_eq!(meta(&page, "og:image"), None, "{path}");
            assert_eq!(meta(&page, "twitter:card").as_deref(), Some("summary"), "{path}");
        }
    }
}

#[test]
fn every_page_names_the_licence_and_what_it_allows() {
    let kogl = "https://www.kogl.or.kr/info/licenseType1.do";
    let deed = "https://creativecommons.org/licenses/by/4.0/deed.en";
    for (name, address, words) in [
        ("district", kogl, ["공공누리 제1유형", "출처를 밝히면 자유롭게 이용할 수 있습니다."]),
        ("hostile", deed, ["CC BY 4.0", "Free to use with attribution."]),
    ] {
        let files = SiteFiles::of(&contents(name));
        for (path, page) in files.pages() {
            let links = all(&page, ".foot a[rel=license]");
            assert_eq!(links[0].value().attr("href"), Some(address), "{path}");
            let foot = text(all(&page, ".foot")[0]);
            for words in words {
                assert_eq!(foot.matches(words).count(), 1, "{words} on {path}");
            }
        }
    }
    let bare = SiteFiles::of(&repository()).page("404.html");
    assert!(all(&bare, "a").is_empty() && text(all(&bare, ".foot")[0]).contains("공공누리"));
}
