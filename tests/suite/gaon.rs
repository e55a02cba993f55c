//! The invented districts of `tests/districts`: what their pages add up to, and that they hold
//! everything there is to look at.
//!
//! Every figure was computed by another program, which reads the YAML and adds up in its own way,
//! and is typed here: nothing is computed by the tool it is compared with. Only the files a test
//! asks for are made, because photos take long to scale.

mod coverage;
mod english;
mod groups;
mod projects;

use crate::built::{all, repository, run, text};
use crate::district::{figures, left_out, rows, sums};
use jangbu::output::Output;
use scraper::Html;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;

pub(crate) static GAON: LazyLock<District> = LazyLock::new(|| District::of("gaon"));

/// The folder of a district's content.
fn folder(name: &str) -> PathBuf {
    repository().join("tests/districts").join(name)
}

/// A district's site, of which single files are made when asked for.
pub(crate) struct District {
    output: Output,
    /// How many of its findings are warnings or notes; it has no errors.
    findings: usize,
}

impl District {
    pub(crate) fn of(name: &str) -> Self {
        let built = run(&folder(name));
        let findings = built.diagnostics.iter().count();
        Self { output: built.output.unwrap_or_else(|| panic!("{name} has errors")), findings }
    }

    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        let recipe = self.output.get(path).unwrap_or_else(|| panic!("no {path}"));
        let read = |path: &std::path::Path| Ok(std::fs::read(path).unwrap());
        recipe.carry_out(read).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub(crate) fn page(&self, path: &str) -> Html {
        Html::parse_document(&String::from_utf8(self.bytes(path)).unwrap())
    }

    /// The record of every published project.
    fn records(&self) -> Vec<Value> {
        let is_record = |path: &String| path.ends_with("/record.json");
        let paths = self.output.iter().map(|(path, _)| path).filter(is_record);
        paths.map(|path| serde_json::from_slice(&self.bytes(&path)).unwrap()).collect()
    }
}

#[test]
fn home_adds_up_what_another_program_adds_up() {
    for path in ["index.html", "projects/index.html"] {
        let page = GAON.page(path);
        let expected = [
            ["확보액", "191,839.99719백만원", "52개 사업의 합계"],
            ["집행액", "187,121.35469백만원", "52개 사업의 합계"],
            ["집행률", "97.5%", "집행액 187,121.35469 ÷ 확보액 191,839.99719"],
            ["완료율", "36.1%", "완료 사업 22 ÷ 전체 사업 61"],
        ];
        assert_eq!(figures(&page), expected, "{path}");
        let said = left_out(&page).join(" ");
        assert!(said.contains("공개하지 않은 금액이 있는 3개 사업은"), "{said}");
        assert!(said.contains("확보액이나 집행액으로 적지 않은 금액만 있는 2개 사업도"), "{said}");
    }
}

#[test]
fn home_adds_up_by_source_and_by_year() {
    let expected = [
        ["국비", "25,320", "54,180", "53,110", "98.0%"],
        ["시비", "19,960", "60,929", "58,150.9", "95.4%"],
        ["구비", "8,467", "36,840.99719", "36,431.45469", "98.9%"],
        ["민간", "10,760", "33,700", "33,288", "98.8%"],
        ["기금", "660", "5,200", "5,158", "99.2%"],
        ["구분 없음", "–", "990", "983", "99.3%"],
        ["기투자", "–", "5,165", "5,165", "100.0%"],
        ["2020년", "–", "3,340", "3,280", "98.2%"],
        ["2021년", "–", "3,075", "3,075", "100.0%"],
        ["2022년", "–", "21,156.3", "21,076.9", "99.6%"],
        ["2023년", "–", "38,331.48", "37,687.955", "98.3%"],
        ["2023~2024년", "–", "960", "930", "96.9%"],
        ["2024년", "–", "54,674.66719", "52,529.91719", "96.1%"],
        ["2025년", "–", "62,387.55", "61,326.5825", "98.3%"],
        ["2026년", "40,092", "0", "0", "–"],
        ["임기후", "25,075", "–", "–", "–"],
        ["연도 구분 없음", "–", "2,750", "2,050", "74.5%"],
    ];
    assert_eq!(sums(&GAON.page("index.html")), expected);
}

#[test]
fn home_counts_the_projects_of_every_status() {
    let counted = rows(&GAON.page("index.html"), "#states tbody tr");
    let counted: Vec<[&str; 2]> = counted.iter().map(|row| [&*row[0], &*row[1]]).collect();
    let expected = [
        ["완료", "10"],
        ["이행 후 계속추진", "12"],
        ["정상추진", "27"],
        ["일부추진", "5"],
        ["보류", "3"],
        ["폐기", "4"],
    ];
    assert_eq!(counted, expected);
}

#[test]
fn home_lists_the_largest_gaps_without_a_reason() {
    let page = GAON.page("index.html");
    let part = |selector: &str| -> Vec<String> {
        all(&page, &format!(".holes li {selector}")).into_iter().map(text).collect()
    };
    let won = [680, 500, 250, 65, 32].map(|won| format!("미집행 {won}백만원"));
    assert_eq!(part(".won"), won);
    // 680 + 500 + 250 + 65 + 32 + 8 + 7 + 4 + 2, and 24 that was spent beyond what was secured.
    let said = text(all(&page, ".hero > p")[0]);
    let words = "확보액과 집행액의 차이 가운데 사유가 없는 것은 \
                 10건(미집행 9건 15억 4,800만원, 초과 집행 1건 2,400만원)입니다.";
    assert!(said.contains(words), "{said}");
}
