//! Much of one thing: a megabyte of one sign, deep nesting, ten thousand findings.

use super::{CARD, SITE, ends, site};
use crate::scratch::Scratch;

/// Just within the cap of a content file.
const MEGABYTE: usize = 1024 * 1024;

fn filled(sign: &str, room: usize) -> String {
    sign.repeat((MEGABYTE - room) / sign.len())
}

#[test]
fn a_megabyte_of_one_sign_is_no_site_card_or_front_matter() {
    for sign in ["[", "{", ">", "- ", "\"", "? ", "a: ", "{a: ", "&a ", "#x ", "\n\t", "[\n"] {
        for (file, before, after) in [
            ("content/site.yaml", "", ""),
            ("content/projects/road/project.yaml", "", ""),
            ("content/projects/road/2020.md", "---\nplan: ", "\n---\n- 2020-05-01: 개통\n"),
        ] {
            let scratch = site();
            scratch.write(file, &format!("{before}{}{after}", filled(sign, 96)));
            let ended = ends(&scratch, &["check", "--format", "short"]);
            // A comment is no mistake, nor is a plan that is quoted, or a record without one.
            let harmless = !before.is_empty() && matches!(sign, "#x " | "\n\t");
            let status = if harmless { 0 } else { 1 };
            assert_eq!(ended.status, Some(status), "{sign:?} in {file}");
            assert_eq!(ended.out.is_empty(), harmless, "{sign:?} in {file}");
        }
    }
}

#[test]
fn a_megabyte_of_one_sign_is_a_text_however_odd() {
    for sign in ["[", "{", ">", "- ", "1. ", "*", "`", "[a](", "![", "|a|b|\n|-|-|\n", "<", "> - "]
    {
        let scratch = site();
        scratch.write("content/projects/road/overview.md", &filled(sign, 0));
        let ended = ends(&scratch, &["generate"]);
        assert_eq!(ended.status, Some(0), "{sign:?}: {}", ended.err);
    }
}

const MANY: usize = 10_000;

fn each(line: impl Fn(usize) -> String) -> String {
    (0..MANY).map(line).collect()
}

/// A site with many mistakes in one file, the code of them, and how many more lines are told.
fn with(file: &str, text: &str) -> Scratch {
    let scratch = site();
    scratch.write(&format!("content/projects/road/{file}"), text);
    scratch
}

#[test]
fn ten_thousand_findings_are_all_told() {
    let results = each(|n| format!("- 2024-07-01: 개통 {n}\n"));
    let known = each(|n| format!("  - {{rule: funding/sum, where: x{n}, why: 까닭}}\n"));
    let parts = each(|n| format!("  - {{id: p{n}, title: 구간, status: gone}}\n"));
    let sources = each(|n| format!("  x{n}: {{secured: 5}}\n"));
    for (code, scratch) in [
        ("dates/as-of", with("2024.md", &results)),
        ("dates/undated", with("2024.md", &each(|n| format!("- 개통 {n}\n")))),
        ("links/unsafe", with("overview.md", &each(|n| format!("[a](javascript:{n})\n\n")))),
        ("links/unsafe", with("overview.md", &each(|n| format!("[a](javascript:{n}) ")))),
        ("references/status", with("project.yaml", &format!("{CARD}parts:\n{parts}"))),
        ("references/source", with("2024.md", &format!("---\nfunding:\n{sources}---\n"))),
        ("known/unused", with("project.yaml", &format!("{CARD}known:\n{known}"))),
        ("yaml/unknown-key", with("project.yaml", &each(|n| format!("x{n}: 1\n")))),
        (
            "yaml/value",
            with(
                "2024.md",
                &format!(
                    "---\nfunding:\n{}---\n",
                    each(|n| format!("  x{n}: {{secured: 1e{n}}}\n"))
                ),
            ),
        ),
        (
            "yaml/comment",
            with("project.yaml", &format!("{CARD}next:\n{}", each(|n| format!("  - 길 #{n}\n")))),
        ),
    ] {
        for format in ["human", "short"] {
            let ended = ends(&scratch, &["check", "--format", format]);
            let told = ended.out.matches(&format!("[{code}]")).count();
            assert_eq!(told, MANY, "{code}");
            assert!(ended.lines() >= MANY, "{code}");
        }
    }
}

#[test]
fn ten_thousand_findings_may_all_be_known() {
    let known =
        each(|n| format!("  - {{rule: dates/as-of, where: 2024.md:{}, why: 까닭}}\n", n + 1));
    let scratch = with("2024.md", &each(|n| format!("- 2024-07-01: 개통 {n}\n")));
    scratch.write("content/projects/road/project.yaml", &format!("{CARD}known:\n{known}"));
    let ended = ends(&scratch, &["check", "--format", "short"]);
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), ""));
}

#[test]
fn ten_thousand_findings_may_be_those_of_as_many_files() {
    let scratch = site();
    for n in 0..100 {
        let lines: String = (0..100).map(|n| format!("- 2025-01-01: 개통 {n}\n")).collect();
        scratch.write(&format!("content/projects/road-{n}/2025.md"), &lines);
        let card = CARD.replacen("가-1", &format!("나-{n}"), 1);
        scratch.write(&format!("content/projects/road-{n}/project.yaml"), &card);
    }
    let ended = ends(&scratch, &["check"]);
    assert_eq!(ended.out.matches("[dates/as-of]").count(), MANY);
}

#[test]
fn wrong_shapes_are_told_up_to_a_number_and_that_there_are_more() {
    let scratch = with("project.yaml", &format!("{CARD}next:\n{}", each(|_| "  - [길]\n".into())));
    let ended = ends(&scratch, &["check", "--format", "short"]);
    assert_eq!(ended.status, Some(1));
    assert!(ended.out.contains("more than 200 values of this file do not fit"), "{}", ended.out);
    assert_eq!(ended.lines(), 201);
}

#[test]
fn a_site_of_a_thousand_mistakes_is_told_as_a_whole() {
    let scratch = site();
    let statuses: String = (0..1_000).map(|n| format!("  - {{id: s{n}, nme: 가}}\n")).collect();
    let text = SITE.replacen(
        "statuses: [{id: going, name: 추진중, definition: 추진하고 있음}]",
        &format!("statuses:\n{statuses}"),
        1,
    );
    scratch.write("content/site.yaml", &text);
    let ended = ends(&scratch, &["check", "--format", "short"]);
    assert_eq!(ended.out.matches("error[yaml/unknown-key]").count(), 1_000);
}

#[test]
fn one_line_may_name_ten_thousand_officials() {
    let names = each(|_| "담당 성춘향(1302) ".into());
    let scratch = with("2019.md", &format!("- 2019-01: {names}\n"));
    for format in ["human", "short"] {
        let ended = ends(&scratch, &["check", "--format", format]);
        assert_eq!(ended.out.matches("[people/name]").count(), MANY);
        assert!(!ended.out.contains("성춘향"));
    }
}
