//! Feeds: what is news, in which order, under which ids, and that it is Atom.
//!
//! News are typed from the content; the form is held against the format's own schema.

use crate::built::{SiteFiles, all, contents, repository, text};
use crate::scratch::{ONE_SOURCE, Scratch};
use roxmltree::{Document, Node};
use scraper::Html;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The children of an element with this name.
fn children<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.has_tag_name((ATOM, name)))
}

fn said<'a>(node: Node<'a, 'a>, name: &'a str) -> &'a str {
    let found: Vec<_> = children(node, name).collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or_default()
}

fn entries<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    children(document.root_element(), "entry").collect()
}

/// The ids of a feed with its titles.
fn ids(feed: &str) -> BTreeMap<String, String> {
    let document = Document::parse(feed).unwrap();
    let both = |entry: &Node<'_, '_>| {
        let text = |name| {
            let mut found = entry.children().filter(|child| child.has_tag_name((ATOM, name)));
            found.next().unwrap().text().unwrap().to_owned()
        };
        (text("id"), text("title"))
    };
    let all = entries(&document);
    let found: BTreeMap<String, String> = all.iter().map(both).collect();
    assert_eq!(found.len(), all.len(), "an id stands twice");
    found
}

fn feeds(files: &SiteFiles) -> Vec<&str> {
    files.0.keys().map(String::as_str).filter(|path| path.ends_with("feed.xml")).collect()
}

#[test]
fn news_are_the_dated_results_and_changes_newest_first() {
    let files = SiteFiles::of(&contents("district"));
    let document = Document::parse(files.text("feed.xml")).unwrap();
    let told = |entry: &Node<'_, '_>| {
        let content = children(*entry, "content").next().unwrap();
        assert_eq!(content.attribute("type"), Some("html"));
        let html = Html::parse_fragment(content.text().unwrap());
        let date = all(&html, "time")[0].text().collect::<String>();
        (said(*entry, "title").to_owned(), said(*entry, "published").to_owned(), date)
    };
    let found: Vec<_> = entries(&document).iter().map(told).collect();
    let expected = [
        ("책 읽는 동네: 책 읽는 날 운영", "2024-06-03", "2024. 6. 3."),
        ("가온시장 새단장: 시장 개장", "2024-05-02", "2024. 5. 2."),
        ("학교 가는 길: 보도를 넓힘", "2024-03-01", "2024. 3."),
        ("동네 진료소: 진료 시작", "2024-02-10", "2024. 2. 10."),
        ("골목길 정비: 북쪽 포장을 마침", "2023-12-20", "2023. 12. 20."),
        ("가온시장 새단장: 설계를 마침", "2023-11-01", "2023. 11."),
        ("가온시장 새단장: 예산변경", "2023-11-01", "2023. 11."),
        ("골목길 정비: 북쪽 착공", "2022-07-01", "2022. 7. 1."),
    ];
    let expected = expected
        .map(|(title, day, date)| (title.to_owned(), format!("{day}T00:00:00Z"), date.to_owned()));
    assert_eq!(found, expected);
    let feed = document.root_element();
    assert_eq!(said(feed, "updated"), "2024-06-03T00:00:00Z");
    assert_eq!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("ko"));
    assert!(said(feed, "rights").contains("공공누리 제1유형"));

    let change = children(entries(&document)[6], "content").next().unwrap();
    assert!(change.text().unwrap().contains("<strong>변경 후</strong> 2억 2,700만원"));
    let link = children(entries(&document)[6], "link").next().unwrap();
    let page = "https://pledge.gaon.example/report/projects/market/#changes";
    assert_eq!(link.attribute("href"), Some(page));
}

#[test]
fn home_shows_the_news_the_feed_begins_with() {
    // Nothing but the rule of the order tells these apart: all are of one day.
    let results = "- 2023-05-02: 처음\n- 2023-05-02: 나중\n";
    let year: [(&str, &str); 1] = [("2023.md", results)];
    let scratch = site(&[("ta", &year), ("tb", &year), ("tc", &year)]);
    let files = SiteFiles::of(&scratch.path(""));
    let document = Document::parse(files.text("feed.xml")).unwrap();
    let told: Vec<String> =
        entries(&document).iter().map(|entry| said(*entry, "title").to_owned()).collect();
    let expected = ["ta: 나중", "ta: 처음", "tb: 나중", "tb: 처음", "tc: 나중", "tc: 처음"];
    assert_eq!(told, expected.map(|title| format!("사업 {title}")));
    let shown: Vec<String> = all(&files.page("index.html"), ".news li div")
        .into_iter()
        .map(|news| {
            text(news)
                .replace("사업 ta", "사업 ta: ")
                .replace("사업 tb", "사업 tb: ")
                .replace("사업 tc", "사업 tc: ")
        })
        .collect();
    assert_eq!(shown, told[..5]);
}

#[test]
fn the_feed_of_a_department_has_the_news_of_its_projects() {
    let files = SiteFiles::of(&contents("district"));
    let titles = |department: &str| -> Vec<String> {
        let document = Document::parse(files.text(&format!("departments/{department}/feed.xml")));
        let document = document.unwrap();
        entries(&document).iter().map(|entry| said(*entry, "title").to_owned()).collect()
    };
    assert_eq!(
        titles("road-division"),
        ["골목길 정비: 북쪽 포장을 마침", "골목길 정비: 북쪽 착공"]
    );
    assert_eq!(titles("living-division").len(), 3);
    assert_eq!(titles("trade-division").len(), 3);
    let text = files.text("departments/road-division/feed.xml");
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    let own = "https://pledge.gaon.example/report/departments/road-division/";
    assert_eq!(said(feed, "id"), format!("{own}feed.xml"));
    let links: Vec<_> =
        children(feed, "link").map(|l| (l.attribute("rel"), l.attribute("href"))).collect();
    assert!(links.contains(&(Some("self"), Some(&*format!("{own}feed.xml")))));
    assert!(links.contains(&(Some("alternate"), Some(own))));
}

#[test]
fn every_feed_is_what_the_atom_format_asks_for() {
    let schema = repository().join("tests/schemas/atom.rng");
    let scratch = Scratch::new();
    let mut without = 0;
    for name in ["district", "every-key", "hostile"] {
        let files = SiteFiles::of(&contents(name));
        let mut all_ids = BTreeSet::new();
        for path in feeds(&files) {
            let text = files.text(path);
            let document = Document::parse(text).unwrap_or_else(|e| panic!("{name} {path}: {e}"));
            for entry in entries(&document) {
                let id = said(entry, "id");
                assert!(id.starts_with("https://") && id.contains('#'), "{id}");
                all_ids.insert((path, id.to_owned()));
                assert_eq!(children(entry, "link").count(), 1);
                assert!(said(entry, "published") <= said(document.root_element(), "updated"));
            }
            scratch.write("feed.xml", text);
            let mut check = Command::new("xmllint");
            check.args(["--nonet", "--noout", "--relaxng"]).arg(&schema);
            let Ok(checked) = check.arg(scratch.path("feed.xml")).output() else {
                without += 1;
                continue;
            };
            let told = String::from_utf8_lossy(&checked.stderr).into_owned();
            assert!(checked.status.success(), "{name} {path}: {told}");
        }
        assert!(!all_ids.is_empty(), "{name} has news");
    }
    if without > 0 {
        // `tests/run` installs it: where tests are run to be relied on, it may not be missing.
        let told =
            format!("xmllint is not there: {without} feeds were not held against the schema");
        assert!(std::env::var_os("CI").is_none(), "{told}");
        eprintln!("{told}");
    }
}

#[test]
fn no_text_of_the_content_becomes_markup_of_a_feed() {
    let files = SiteFiles::of(&contents("hostile"));
    for path in feeds(&files) {
        let document = Document::parse(files.text(path)).unwrap();
        for content in document.descendants().filter(|node| node.has_tag_name((ATOM, "content"))) {
            let html = Html::parse_fragment(content.text().unwrap());
            assert!(all(&html, "script, img, iframe, [onclick], [onerror]").is_empty(), "{path}");
        }
    }
    let said = files.text("feed.xml");
    assert!(said.contains("]]&gt;") && !said.contains("]]>"), "a section is not ended");
}

/// A site with an address, whose projects have these files: slug, name, text.
fn site(projects: &[(&str, &[(&str, &str)])]) -> Scratch {
    let scratch = Scratch::new();
    let head = ONE_SOURCE.replace("unit: 백만원", "unit: 백만원\nbase_url: https://a.example/b");
    scratch.write("content/site.yaml", &head);
    for (slug, files) in projects {
        let folder = format!("content/projects/{slug}");
        let card = format!("id: 가-{slug}\ntitle: 사업 {slug}\nstatus: going\ndepartment: one\n");
        scratch.write(&format!("{folder}/project.yaml"), &card);
        for (name, text) in *files {
            match *name {
                "project.yaml" => {
                    scratch.write(&format!("{folder}/{name}"), &(card.clone() + text));
                }
                name => scratch.write(&format!("{folder}/{name}"), text),
            }
        }
    }
    scratch
}

fn ids_of(projects: &[(&str, &[(&str, &str)])]) -> BTreeMap<String, String> {
    ids(SiteFiles::of(&site(projects).path("")).text("feed.xml"))
}

const CHANGES: &str = "changes:\n  - {date: 2023-05, kind: 예산변경, after: 1억원}\n  - {kind: 날짜 없음, after: 2억원}\n";

#[test]
fn ids_follow_the_rule_of_the_guide() {
    let found = ids_of(&[(
        "one",
        &[
            (
                "project.yaml",
                &format!(
                    "{CHANGES}parts:\n  - id: hall\n    title: 회관\n    changes:\n      - {{date: 2023-05, after: 1억원}}\n      - {{date: 2023-05, after: 2억원}}\n"
                ),
            ),
            ("2022.md", "- 2022: 시작\n- 2022-03 ~ 2022-04: 설계\n"),
            ("2023.md", "- 2023-05-02: 착공\n- 2023-05-02: 기공식\n"),
        ],
    )]);
    let page = "https://a.example/b/projects/one/#";
    let expected = [
        ("change.2023-05.1", "사업 one: 예산변경"),
        ("change.hall.2023-05.1", "사업 one: 회관: 계획 변경"),
        ("change.hall.2023-05.2", "사업 one: 회관: 계획 변경"),
        ("result.2022-03.1", "사업 one: 설계"),
        ("result.2022.1", "사업 one: 시작"),
        ("result.2023-05-02.1", "사업 one: 착공"),
        ("result.2023-05-02.2", "사업 one: 기공식"),
    ];
    let expected = expected.map(|(id, title)| (format!("{page}{id}"), title.to_owned()));
    assert_eq!(found, expected.into());
}

#[test]
fn ids_stay_what_they_are_whatever_else_is_edited() {
    let before = ids_of(&[
        ("one", &[("2022.md", "- 2022-03: 설게\n"), ("2023.md", "- 2023-05-02: 착공\n")]),
        ("two", &[("2022.md", "- 2022-03: 보상\n")]),
    ]);
    assert_eq!(before.len(), 3);
    let record = "- 2022-03: 설계\n  - 자세히\n- 2023-01: 새 실적\n- 2023-05-02: 착공\n";
    // A typo is mended, results and a project are added, years are merged, a title is another.
    let merged = format!("---\nplan: 다시 세움\n---\n{record}- 2023-05-02: 같은 날\n");
    let after = ids_of(&[
        ("new", &[("2022.md", "- 2022-03: 다른 사업\n")]),
        ("one", &[("project.yaml", CHANGES), ("2022-2023.md", &merged)]),
        ("two", &[("2022.md", "- 2022-03: 보상을 마침\n")]),
    ]);
    assert!(before.keys().all(|id| after.contains_key(id)), "{before:?}\n{after:?}");
    assert_eq!(after.len(), 7);
    let id = "https://a.example/b/projects/one/#result.2023-05-02.1";
    assert_eq!((&*before[id], &*after[id]), ("사업 one: 착공", "사업 one: 착공"));
}

#[test]
fn a_feed_holds_the_newest_hundred() {
    let years = |first: usize| -> String {
        (0..60)
            .map(|n| format!("- {}-{:02}-{:02}: 일 {n}\n", first, n % 12 + 1, n / 12 + 1))
            .collect()
    };
    let (old, new) = (years(2021), years(2022));
    let scratch = site(&[("one", &[("2021.md", &old)]), ("two", &[("2022.md", &new)])]);
    let files = SiteFiles::of(&scratch.path(""));
    let document = Document::parse(files.text("feed.xml")).unwrap();
    let days: Vec<&str> = entries(&document).iter().map(|e| said(*e, "published")).collect();
    assert_eq!(days.len(), 100);
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
    assert_eq!((days[0], days[59]), ("2022-12-05T00:00:00Z", "2022-01-01T00:00:00Z"));
    assert_eq!(ids(files.text("departments/one/feed.xml")).len(), 100);
}

#[test]
fn links_in_a_feed_are_absolute() {
    let text = "- 2022-03: [뜻](../../method/index.html#terms), [돈](#money), [둘](../two/overview.md), [밖](https://b.example/)\n  - [올해](2022.md)\n";
    let money = "---\nfunding: {a: {secured: 1, executed: 1}}\n---\n";
    let terms = "overview.md";
    let scratch = site(&[
        ("one", &[("2022.md", &format!("{money}{text}"))]),
        ("two", &[(terms, "## 목표\n\n글\n")]),
    ]);
    let site = scratch.read("content/site.yaml");
    let site = format!("{site}terms: [{{id: 하나, start: 2022-01-01, end: 2025-12-31}}]\n");
    scratch.write("content/site.yaml", &site);
    let files = SiteFiles::of(&scratch.path(""));
    let document = Document::parse(files.text("feed.xml")).unwrap();
    let content = children(entries(&document)[0], "content").next().unwrap().text().unwrap();
    let html = Html::parse_fragment(content);
    let links: Vec<_> = all(&html, "a").iter().filter_map(|a| a.value().attr("href")).collect();
    let base = "https://a.example/b/";
    let expected = [
        format!("{base}method/#terms"),
        format!("{base}projects/one/#money"),
        format!("{base}projects/two/"),
        "https://b.example/".to_owned(),
        format!("{base}projects/one/#y2022"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn pages_name_the_feeds_and_only_where_there_are_some() {
    let files = SiteFiles::of(&contents("district"));
    let named = |path: &str| -> Vec<String> {
        let page = files.page(path);
        let links = all(&page, "link[type='application/atom+xml']");
        links.iter().map(|link| link.value().attr("href").unwrap().to_owned()).collect()
    };
    let department = "departments/road-division/feed.xml";
    assert_eq!(named("index.html"), ["feed.xml"]);
    assert_eq!(named("method/index.html"), ["../feed.xml"]);
    assert_eq!(
        named("projects/bridge/index.html"),
        ["../../feed.xml", &format!("../../{department}")]
    );
    assert_eq!(
        named("departments/road-division/index.html"),
        ["../../feed.xml", &format!("../../{department}")]
    );
    for (path, selector) in [
        ("index.html", "#news a[href='feed.xml']"),
        ("index.html", ".foot a[href='feed.xml']"),
        ("departments/road-division/index.html", "main a[href$='road-division/feed.xml']"),
    ] {
        assert_eq!(all(&files.page(path), selector).len(), 1, "{selector}");
    }

    let alone = SiteFiles::of(&repository());
    assert!(feeds(&alone).is_empty() && !alone.0.contains_key("sitemap.xml"));
    for (path, page) in alone.pages() {
        assert!(all(&page, "[href$='feed.xml']").is_empty(), "{path}");
    }
}
