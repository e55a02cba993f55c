//! Lists are split at a hundred projects: which page has which rows, and how they lead to each other.

use crate::built::{SiteFiles, all, text, within};
use crate::scratch::Scratch;
use scraper::Html;
use std::sync::LazyLock;

/// A district of 101 projects, all of one area, department, status and year.
static FILES: LazyLock<SiteFiles> = LazyLock::new(|| files(101));

/// The lists that hold all of them.
const LISTS: [&str; 5] =
    ["projects", "areas/living", "departments/one", "statuses/going", "years/2024"];

fn files(projects: usize) -> SiteFiles {
    SiteFiles::of(&district_of(projects).path(""))
}

/// The content of a district of so many projects.
pub(crate) fn district_of(projects: usize) -> Scratch {
    let scratch = Scratch::new();
    let site = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
base_url: https://pledge.gaon.example/
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
areas: [{id: living, name: 생활}]
departments: [{id: one, name: 한과}]
";
    scratch.write("content/site.yaml", site);
    for number in 1..=projects {
        let folder = format!("content/projects/road-{number:03}");
        let card = format!(
            "id: 가-{number}\ntitle: 길 {number}\nstatus: going\ndepartment: one\narea: living\n"
        );
        scratch.write(&format!("{folder}/project.yaml"), &card);
        let record = "---\nfunding: {a: {secured: 2, executed: 1, gap: 낙찰 차액}}\n---\n";
        scratch.write(&format!("{folder}/2024.md"), record);
    }
    scratch
}

/// The titles of a list, in order.
fn titles(page: &Html) -> Vec<String> {
    all(page, "table.projects th a").into_iter().map(text).collect()
}

/// The links of a page to other pages of its list.
fn links(page: &Html) -> Vec<String> {
    let links = all(page, "nav.pages a").into_iter();
    links.map(|link| link.value().attr("href").unwrap().to_owned()).collect()
}

#[test]
fn the_hundred_and_first_stands_on_a_second_page() {
    let title = |number| format!("길 {number}");
    for list in LISTS {
        let first = FILES.page(&format!("{list}/index.html"));
        let second = FILES.page(&format!("{list}/page/2/index.html"));
        assert_eq!(titles(&first), (1..=100).map(title).collect::<Vec<_>>(), "{list}");
        assert_eq!(titles(&second), ["길 101"], "{list}");
        assert!(!FILES.0.contains_key(&format!("{list}/page/1/index.html")), "{list}");
        assert!(!FILES.0.contains_key(&format!("{list}/page/3/index.html")), "{list}");
    }
    assert_eq!(FILES.0.keys().filter(|path| path.contains("/page/")).count(), LISTS.len());
}

#[test]
fn the_pages_of_a_list_lead_to_each_other() {
    for list in LISTS {
        let up = "../".repeat(list.split('/').count());
        let first = FILES.page(&format!("{list}/index.html"));
        assert_eq!(links(&first), [format!("{up}{list}/page/2/index.html")], "{list}");
        let second = FILES.page(&format!("{list}/page/2/index.html"));
        assert_eq!(links(&second), [format!("{up}../../{list}/index.html")], "{list}");
        for (page, here) in [(&first, "쪽 1"), (&second, "쪽 2")] {
            let current: Vec<String> =
                all(page, "nav.pages [aria-current=page]").into_iter().map(text).collect();
            assert_eq!(current, [here], "{list}");
        }
        let row = all(&second, "table.projects th a")[0].value().attr("href").unwrap();
        assert_eq!(row, format!("{up}../../projects/road-101/index.html"), "{list}");
    }
}

#[test]
fn every_page_of_a_list_says_the_totals_of_the_whole() {
    for list in LISTS {
        for path in [format!("{list}/index.html"), format!("{list}/page/2/index.html")] {
            let page = FILES.page(&path);
            let figures = all(&page, ".figs > div");
            let value = |index: usize| text(within(figures[index], "dd b")[0]);
            assert_eq!([value(0), value(1)], ["202백만원", "101백만원"], "{path}");
            assert_eq!(text(all(&page, "#list-h")[0]), "101개 사업", "{path}");
            let canonical = all(&page, "link[rel=canonical]")[0].value().attr("href").unwrap();
            let address = path.strip_suffix("index.html").unwrap();
            assert_eq!(canonical, format!("https://pledge.gaon.example/{address}"));
        }
    }
}

#[test]
fn a_hundred_stand_on_one_page() {
    let files = files(100);
    assert!(!files.0.keys().any(|path| path.contains("/page/")));
    for list in LISTS {
        let page = files.page(&format!("{list}/index.html"));
        assert_eq!(titles(&page).len(), 100, "{list}");
        assert!(all(&page, "nav.pages").is_empty(), "{list}");
    }
}

#[test]
fn a_table_of_many_projects_has_one_head_and_every_row_once() {
    let files = files(257);
    for (table, rows_of_each) in [("projects", 1), ("funding", 2)] {
        let csv = files.text(&format!("data/{table}.csv"));
        assert_eq!(csv.matches('\u{feff}').count(), 1);
        let rows = crate::rebuilt::rows(csv);
        assert_eq!(rows.len(), 257 * rows_of_each);
        let slugs: std::collections::BTreeSet<&String> =
            rows.iter().map(|row| &row["slug"]).collect();
        assert_eq!(slugs.len(), 257);
        assert!(rows.is_sorted_by_key(|row| row["slug"].clone()));
    }
}
