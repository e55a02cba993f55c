//! Every total and rate that pages show, rebuilt from the tables a reader downloads.
//!
//! Reads `projects.csv`, `funding.csv` and `totals.csv` and adds up by itself: nothing of the tool
//! but its files is used. A figure on a page that is not accounted for here fails.

mod books;
mod figure;
mod pages;
mod print;
mod tables;

use crate::built::{SiteFiles, repository};
use pages::Checked;
use print::Printer;
use std::path::Path;
use tables::Tables;

/// Checks every page of a site, and how many figures there were.
fn checked(root: &Path, language: &str, unit: &str) -> usize {
    let files = SiteFiles::of(root);
    let tables = Tables::of(&files);
    let printer = Printer::new(language, unit);
    let mut checked = Checked::new(&tables, &printer);
    let only = tables.projects.len() == 1;
    for project in tables.projects.values() {
        let path = format!("projects/{}/index.html", project["slug"].trim_start_matches('\''));
        checked.report(&files.page(&path), &path, &project["slug"]);
        if only {
            checked.report(&files.page("index.html"), "index.html", &project["slug"]);
        }
    }
    for (path, page) in files.pages() {
        let steps: Vec<&str> = path.split('/').collect();
        match steps.as_slice() {
            ["index.html"] if !only => checked.list(&page, path, None),
            ["projects", "index.html"] => checked.list(&page, path, None),
            [kind @ ("areas" | "departments" | "statuses" | "years"), id, "index.html"] => {
                checked.list(&page, path, Some((kind, id)));
            }
            _ => {}
        }
    }
    checked.count()
}

#[test]
fn the_tables_alone_make_every_figure_of_the_invented_district() {
    let count = checked(&repository().join("tests/districts/gaon"), "ko", "백만원");
    assert!(count > 4_000, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_small_english_district() {
    let count = checked(&repository().join("tests/districts/larkmoor"), "en", "million won");
    assert!(count > 500, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_sample() {
    let count = checked(&repository(), "ko", "백만원");
    assert!(count > 150, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_districts_with_odd_money() {
    for name in ["district", "every-key"] {
        let count = checked(&crate::built::contents(name), "ko", "백만원");
        assert!(count > 100, "{name}: only {count} figures");
    }
}
