//! What is checked, told to residents on the method page.

use crate::built::{SiteFiles, all, contents, text, within};
use jangbu::check::{RULES, manuals};
use jangbu::diagnostics::Severity;
use scraper::Html;

fn korean() -> Html {
    SiteFiles::sample().page("method/index.html")
}

fn english() -> Html {
    SiteFiles::of(&contents("hostile")).page("method/index.html")
}

#[test]
fn every_rule_is_told_in_the_language_of_the_site() {
    for (page, words) in
        [(korean(), ["오류", "경고", "알림"]), (english(), ["Error", "Warning", "Note"])]
    {
        let told = all(&page, "#rules details");
        assert_eq!(told.len(), RULES.len());
        for (entry, rule) in told.iter().zip(manuals()) {
            assert_eq!(
                entry.value().attr("id"),
                Some(&*format!("rule-{}", rule.code.replace('/', "-")))
            );
            let severity = match rule.severity {
                Severity::Error => words[0],
                Severity::Warning => words[1],
                Severity::Note => words[2],
            };
            let mark = text(within(*entry, "summary small")[0]);
            assert_eq!(mark, format!("{severity} {}", rule.code));
            assert!(text(within(*entry, ".prose")[0]).chars().count() > 20, "{}", rule.code);
            assert!(!text(*entry).contains('`'), "{}", rule.code);
        }
    }
}

#[test]
fn a_rule_says_what_is_wrong_in_one_sentence_and_more_below() {
    let page = korean();
    let gap = all(&page, "#rule-dates-gap-year")[0];
    let summary = text(within(gap, "summary")[0]);
    assert_eq!(summary, "연도별 기록 사이에 빠진 해가 있습니다. 경고 dates/gap-year");
    assert!(text(within(gap, ".prose")[0]).contains("합친 연도(2022-2023.md)는 그 안의 해마다"));
    let codes = within(gap, ".prose code").into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(codes[..2], ["2018.md", "2020.md"]);
    let page = english();
    let gap = all(&page, "#rule-dates-gap-year")[0];
    let summary = text(within(gap, "summary")[0]);
    assert_eq!(summary, "A year is missing between two yearly records. Warning dates/gap-year");
}

#[test]
fn rules_stand_below_the_name_of_their_area() {
    let page = korean();
    let areas: Vec<String> = all(&page, "#rules h3").into_iter().map(text).collect();
    for name in ["금액", "교부금과 실적", "날짜", "추진상황", "이름과 참조", "사유를 밝힌 차이"]
    {
        assert_eq!(areas.iter().filter(|area| *area == name).count(), 1, "{name} in {areas:?}");
    }
    // An area without a word would show its code.
    assert!(areas.iter().all(|area| !area.is_ascii()), "{areas:?}");
}
