//! Every total and rate that pages show, rebuilt from the tables a reader downloads.
//!
//! Reads `projects.csv`, `funding.csv` and `totals.csv` and adds up by itself: nothing of the tool
//! but its files is used. A figure on a page that is not accounted for here fails.

mod books;
mod figure;
mod lists;
mod pages;
mod print;
mod tables;

use crate::built::{SiteFiles, repository, run};
use jangbu::output::Recipe;
use pages::Checked;
use print::Printer;
use std::path::Path;
use tables::Tables;
pub(crate) use tables::rows;

/// The unit of most sites, and its zeros in won.
const MILLION: (&str, u32) = ("백만원", 6);

/// Checks every page of a site, and how many figures there were.
fn checked(root: &Path, language: &str, unit: (&str, u32)) -> usize {
    checked_files(&pages_and_tables(root), language, unit)
}

fn checked_files(files: &SiteFiles, language: &str, unit: (&str, u32)) -> usize {
    let tables = Tables::of(files);
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

/// The pages and tables of a site; its photos take long to make.
fn pages_and_tables(root: &Path) -> SiteFiles {
    let output = run(root).output.unwrap();
    let wanted = output.iter().filter(|(path, recipe)| {
        let photo = matches!(recipe, Recipe::Transform(..) | Recipe::Copy(_));
        !photo && (path.ends_with(".html") || path.ends_with(".csv"))
    });
    let made = |recipe: Recipe| recipe.carry_out(|path| panic!("{}", path.display())).unwrap();
    SiteFiles(wanted.map(|(path, recipe)| (path, made(recipe))).collect())
}

#[test]
fn the_tables_alone_make_every_figure_of_the_invented_district() {
    let count = checked(&repository().join("tests/districts/gaon"), "ko", MILLION);
    assert!(count > 7_500, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_small_english_district() {
    let count = checked(&repository().join("tests/districts/larkmoor"), "en", ("thousand won", 3));
    assert!(count > 1_700, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_sample() {
    let count = checked(&repository(), "ko", MILLION);
    assert!(count > 450, "only {count} figures");
}

#[test]
fn the_tables_alone_make_every_figure_of_districts_with_odd_money() {
    for name in ["district", "every-key"] {
        let count = checked(&crate::built::contents(name), "ko", MILLION);
        assert!(count > 100, "{name}: only {count} figures");
    }
}

#[test]
#[should_panic(expected = "projects/urban-makers-hub/index.html")]
fn a_table_that_is_off_by_one_won_is_found() {
    let mut files = SiteFiles::sample();
    let off = files.text("data/funding.csv").replacen(",905000000,", ",905000001,", 1);
    files.0.insert("data/funding.csv".to_owned(), off.into_bytes());
    checked_files(&files, "ko", MILLION);
}

#[test]
#[should_panic(expected = "is nowhere in the tables")]
fn a_figure_that_no_table_has_is_found() {
    let mut files = SiteFiles::sample();
    let page = files.text("projects/urban-makers-hub/index.html");
    let more = page.replacen("</dl>\n", "<div><dt>x</dt><dd><b>12</b></dd></div></dl>\n", 2);
    files.0.insert("projects/urban-makers-hub/index.html".to_owned(), more.into_bytes());
    checked_files(&files, "ko", MILLION);
}
