//! Every total and rate that pages show, rebuilt from the tables a reader downloads.
//!
//! Reads the CSV files and adds up by itself: nothing of the tool but its files is used. Each text
//! and attribute of each page with a figure in it is held against a rule that says what stands
//! there, or is of a kind that is no total and no rate; a figure nobody accounts for fails.

mod books;
mod charts;
mod checked;
mod drawn;
mod figure;
mod findings;
mod gaps;
mod holes;
mod lists;
mod mutated;
mod opening;
mod pages;
mod print;
mod site;
mod sweep;
mod tables;
mod told;
mod wording;

use crate::built::{SiteFiles, contents, repository, run};
use crate::paging::district_of;
use crate::scratch::{Scratch, TWO_SOURCES};
use jangbu::output::Recipe;
use std::path::{Path, PathBuf};
pub(crate) use tables::rows;

/// The unit of most sites, and its zeros in won.
const MILLION: (&str, u32) = ("백만원", 6);
const THOUSAND: (&str, u32) = ("thousand won", 3);

/// How many places of a site have been rebuilt; none of them may say another thing.
fn rebuilt(root: &Path, language: &str, unit: (&str, u32)) -> usize {
    agreeing(&pages_and_tables(root, |_| true), language, unit)
}

fn agreeing(files: &SiteFiles, language: &str, unit: (&str, u32)) -> usize {
    let (count, faults) = site::checked(files, language, unit);
    assert!(
        faults.is_empty(),
        "{}\n{} in all",
        faults[..faults.len().min(20)].join("\n"),
        faults.len()
    );
    count
}

/// The tables of a site and some of its pages; its photos take long to make.
fn pages_and_tables(root: &Path, is_wanted: impl Fn(&str) -> bool) -> SiteFiles {
    let output = run(root).output.unwrap();
    let wanted = output.iter().filter(|(path, recipe)| {
        let photo = matches!(recipe, Recipe::Transform(..) | Recipe::Copy(_));
        let page = path.ends_with(".html") && is_wanted(path);
        !photo && (page || path.ends_with(".csv"))
    });
    let made = |recipe: Recipe| recipe.carry_out(|path| panic!("{}", path.display())).unwrap();
    SiteFiles(wanted.map(|(path, recipe)| (path, made(recipe))).collect())
}

fn district(name: &str) -> PathBuf {
    repository().join("tests/districts").join(name)
}

#[test]
fn the_tables_alone_make_every_figure_of_the_invented_district() {
    let count = rebuilt(&district("gaon"), "ko", MILLION);
    assert!(count > 24_000, "only {count} places");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_small_english_district() {
    let count = rebuilt(&district("larkmoor"), "en", THOUSAND);
    assert!(count > 5_500, "only {count} places");
}

#[test]
fn the_tables_alone_make_every_figure_of_the_sample() {
    let count = rebuilt(&repository(), "ko", MILLION);
    assert!(count > 1_350, "only {count} places");
}

#[test]
fn the_tables_alone_make_every_figure_of_districts_with_odd_money() {
    for name in ["district", "every-key"] {
        let count = rebuilt(&contents(name), "ko", MILLION);
        assert!(count > 900, "{name}: only {count} places");
    }
}

#[test]
fn the_tables_alone_make_every_figure_of_a_list_of_several_pages() {
    let scratch = district_of(101);
    let is_list = |path: &str| !path.starts_with("projects/road-");
    let files = pages_and_tables(&scratch.path(""), is_list);
    assert!(files.0.contains_key("years/2024/page/2/index.html"));
    let count = agreeing(&files, "ko", MILLION);
    assert!(count > 2_000, "only {count} places");
}

/// `known` explains gaps that have no cell of their own: between stated totals, and between money
/// that is not broken down and cells that are.
#[test]
fn the_tables_tell_every_reason_that_pages_tell() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    let projects = [
        ("totals", "total: {secured: 100, executed: 80}", "total.executed"),
        ("half", "funding: {a: {executed: 30}}\ntotal: {secured: 40}", "funding"),
        (
            "all",
            "funding: {all: {secured: 9}, a: {executed: 2}, b: {executed: 3}}",
            "funding.all.secured",
        ),
        ("cell", "funding: {a: {secured: 50, executed: 40}}", "funding.a.executed"),
    ];
    for (slug, money, place) in projects {
        let known =
            format!("known: [{{rule: funding/gap, where: \"2023.md:{place}\", why: 까닭}}]");
        let card = format!("id: {slug}\ntitle: {slug}\nstatus: going\ndepartment: one\n{known}\n");
        scratch.write(&format!("content/projects/{slug}/project.yaml"), &card);
        scratch.write(&format!("content/projects/{slug}/2023.md"), &format!("---\n{money}\n---\n"));
    }
    let files = pages_and_tables(&scratch.path(""), |_| true);
    for project in rows(files.text("data/projects.csv")) {
        let said = [&*project["gaps"], &*project["gaps_untold"]];
        assert_eq!(said, ["1", "0"], "{}", project["slug"]);
    }
    agreeing(&files, "ko", MILLION);
}

#[test]
fn a_page_that_is_off_by_one_is_refused_wherever_it_is() {
    let files = pages_and_tables(&district("larkmoor"), |_| true);
    let outcome = mutated::change(&files, "en", THOUSAND);
    assert!(outcome.missed.is_empty(), "{:#?}", outcome.missed);
    let tried: usize = outcome.tried.values().sum();
    assert!(tried > 200 && outcome.tried.len() > 40, "{:#?}", outcome.tried);
}

#[test]
fn a_grant_that_is_off_by_one_is_refused_in_korean_too() {
    let pages = ["projects/market/index.html", "method/index.html"];
    let files = pages_and_tables(&contents("district"), |path| pages.contains(&path));
    let outcome = mutated::change(&files, "ko", MILLION);
    assert!(outcome.missed.is_empty(), "{:#?}", outcome.missed);
    for rule in ["the amount of a grant", "the sources of a grant", "a remark on grants"] {
        assert!(outcome.tried.contains_key(rule), "{rule}: {:#?}", outcome.tried);
    }
}

#[test]
fn a_table_that_is_off_by_one_won_is_found() {
    let mut files = pages_and_tables(&repository(), |_| true);
    let off = files.text("data/funding.csv").replacen(",905000000,", ",905000001,", 1);
    files.0.insert("data/funding.csv".to_owned(), off.into_bytes());
    let (_, faults) = site::checked(&files, "ko", MILLION);
    for place in ["a cell of money", "a sentence of the opening", "the description of a chart"] {
        assert!(faults.iter().any(|fault| fault.starts_with(place)), "{place}: {faults:#?}");
    }
}

/// A figure that no rule knows of, as new code might write it.
#[test]
fn a_figure_that_nobody_accounts_for_is_found() {
    let files = pages_and_tables(&district("larkmoor"), |_| true);
    let pages = [
        "index.html",
        "projects/index.html",
        "projects/market-hall/index.html",
        "areas/town/index.html",
        "departments/parks/index.html",
        "statuses/on-track/index.html",
        "years/2024/index.html",
        "method/index.html",
        "data/index.html",
    ];
    let more = [
        ("</main>", "<p>12 won</p></main>"),
        ("</main>", "<p aria-label=\"45.1%\">so much</p></main>"),
        ("</main>", "<table><tr><td>1,234</td></tr></table></main>"),
        ("</main>", "<svg><title>3,347 million won</title></svg></main>"),
        ("</h1>", "</h1><p>1 of them</p>"),
        ("<title>", "<meta name=\"description\" content=\"It cost 3,347 million won.\"><title>"),
    ];
    let pages = pages.iter().flat_map(|path| more.map(|more| (*path, more)));
    let changed = pages.map(|(path, (at, with))| (path, files.text(path).replacen(at, with, 1)));
    let changed: Vec<(&str, String)> = changed.collect();
    assert!(site::agreeing(&files, "en", THOUSAND, &changed).is_empty());
    let whole: Vec<(&str, String)> = vec![("index.html", files.text("index.html").to_owned())];
    assert_eq!(site::agreeing(&files, "en", THOUSAND, &whole).len(), 1);
}
