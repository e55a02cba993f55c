//! The table on a terminal: columns that line up, titles that are cut.

use super::command::text;
use crate::scratch::Scratch;
use std::process::Command;

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중}]
departments: [{id: one, name: 한과}]
";

const LONG: &str =
    "걷기 좋은 골목길을 만들고 어르신과 아이가 마음 놓고 다니는 동네를 이루는 아주 긴 이름의 사업";

fn table(language: &str, columns: &str) -> String {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", &format!("{SITE}language: {language}\n"));
    for (slug, title) in [("a", "길"), ("b", "A road"), ("c", LONG), ("d", "두 줄\\n제목")] {
        let card = format!("id: {slug}\ntitle: \"{title}\"\nstatus: going\ndepartment: one\n");
        scratch.write(&format!("content/projects/{slug}/project.yaml"), &card);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    let ran = command.env("COLUMNS", columns).current_dir(scratch.path(""));
    text(&ran.args(["check", "--readiness"]).output().unwrap().stdout).to_owned()
}

/// Columns a text takes where Hangul takes two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if ('가'..='힣').contains(&c) { 2 } else { 1 }).sum()
}

/// The head and the rows of the one table.
fn rows(shown: &str) -> Vec<&str> {
    shown.lines().skip(1).take(5).collect()
}

/// Where the marks of a row, or the words of the head, begin.
fn starts(row: &str) -> Vec<usize> {
    let mut from = Vec::new();
    let mut before = ' ';
    for (at, c) in row.char_indices() {
        if before == ' ' && c != ' ' {
            from.push(width(&row[..at]));
        }
        before = c;
    }
    from.split_off(from.len() - 10)
}

#[test]
fn marks_stand_below_their_words() {
    for (language, columns) in [("ko", "80"), ("ko", "120"), ("en", "80"), ("en", "120")] {
        let shown = table(language, columns);
        let rows = rows(&shown);
        let heads = starts(rows[0]);
        let words: Vec<usize> = rows[0].split_whitespace().map(width).collect();
        for row in &rows[1..] {
            for ((mark, head), word) in starts(row).into_iter().zip(&heads).zip(&words) {
                assert!((*head..head + word).contains(&mark), "{language} {columns}\n{shown}");
            }
        }
    }
}

#[test]
fn a_row_is_no_wider_than_the_terminal_and_titles_are_cut_to_it() {
    for (columns, least) in [("80", 70), ("120", 110), ("nonsense", 70)] {
        let most = columns.parse().unwrap_or(80);
        let shown = table("ko", columns);
        for row in rows(&shown) {
            assert!((least..=most).contains(&width(row)), "{}: {row}", width(row));
        }
        let cut = rows(&shown)[3];
        assert!(cut.starts_with("걷기 좋은 골목길을 만들고") && cut.contains('…'), "{cut}");
        assert!(shown.contains(&format!("  {LONG} (content/projects/c)\n")), "whole in the list");
        assert!(rows(&shown)[4].starts_with("두 줄 제목 "), "on one line");
    }
    let wide = table("ko", "200");
    assert!(rows(&wide)[3].starts_with(&format!("{LONG} ")), "cut only where it must be");
}

#[test]
fn every_column_is_explained_and_no_colour_is_needed() {
    for (language, words) in [
        ("ko", ["재정", "계획", "실적", "차액", "변경", "갱신", "문의", "원문", "목표", "상황"]),
        (
            "en",
            [
                "money", "plan", "proof", "gaps", "change", "update", "phone", "words", "target",
                "status",
            ],
        ),
    ] {
        let shown = table(language, "80");
        let legend: Vec<&str> = shown.lines().rev().take(10).collect();
        for (line, word) in legend.iter().rev().zip(words) {
            assert!(line.starts_with(word) && line.len() > 40, "{line}");
        }
        assert!(rows(&shown)[0].split_whitespace().eq(words));
        assert!(!shown.contains('\u{1b}'));
    }
}
