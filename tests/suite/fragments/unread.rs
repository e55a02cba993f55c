//! What can't be read explains, allows and names as before: nothing comes up only because of it.

use super::{found, lines};
use crate::robust::{CARD, SITE};
use crate::scratch::Scratch;

const GAP: &str = "---\nfunding: {a: {secured: 5, executed: 4}}\n---\n";

fn content(card: &str, record: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", card);
    scratch.write("content/projects/road/2023.md", record);
    scratch
}

fn card(rest: &str) -> String {
    format!("{CARD}{rest}")
}

#[test]
fn an_entry_that_can_not_be_read_explains_what_it_names() {
    let explained = "known: [{rule: funding/gap, why: 정산 중}]\n";
    assert_eq!(found(&content(&card(explained), GAP)), [""; 0]);
    for (broken, fault) in [
        ("known: [{rule: funding/gap, wy: 정산 중}]\n", "5:29: error[yaml/unknown-key]"),
        ("known: [{rule: funding/gap, why: 정산: 중}]\n", "5:36: error[yaml/syntax]"),
        ("known: {rule: funding/gap, why: 정산 중}\n", "5:8: error[yaml/value]"),
        ("known: [{rule: funding/gap, why: 정산 중}]\nkind: \"신규\n", "6:7: error[yaml/syntax]"),
        ("knwon: [{rule: funding/gap, why: 정산 중}]\n", "5:1: error[yaml/unknown-key]"),
    ] {
        let expected = [format!("content/projects/road/project.yaml:{fault}")];
        assert_eq!(found(&content(&card(broken), GAP)), expected, "{broken}");
    }
    let other = "known: [{rule: funding/sum, wy: 정산 중}]\n";
    let expected = [
        "content/projects/road/2023.md:2:37: warning[funding/gap]",
        "content/projects/road/project.yaml:5:29: error[yaml/unknown-key]",
    ];
    assert_eq!(found(&content(&card(other), GAP)), expected, "it names another rule");
}

#[test]
fn an_entry_saved_in_another_encoding_explains_all_the_same() {
    let text = card("known: [{rule: funding/gap, why: settled}]\n");
    let scratch = content("", GAP);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let path = scratch.path("content/projects/road/project.yaml");
    std::fs::write(&path, [b"\xff\xfe".as_slice(), &wide].concat()).unwrap();
    let expected = ["content/projects/road/project.yaml:1:1: error[yaml/encoding]"];
    assert_eq!(found(&scratch), expected);
}

#[test]
fn an_entry_is_of_use_where_what_it_explains_may_be_unread() {
    let walk = "known: [{rule: references/duplicate-id, why: 옛 번호}, {rule: no/rule, why: 가}]\n";
    let scratch = content(&card(""), "- 2023-05-01: 개통\n");
    scratch.write("content/projects/walk/project.yaml", &card(walk));
    let unused = "content/projects/walk/project.yaml:5:60: warning[known/unused]";
    assert_eq!(found(&scratch), [unused]);
    scratch.write("content/projects/road/project.yaml", "title: 길: 나\n");
    let fault = "content/projects/road/project.yaml:1:9: error[yaml/syntax]";
    assert_eq!(found(&scratch), [fault, unused]);
}

#[test]
fn an_entry_of_site_yaml_explains_what_it_names_though_it_can_not_be_read() {
    let known = "known: [{rule: links/unsafe, where: \"pages/about.md:1\", why: 시험}]\n";
    let scratch = content(&card(""), "- 2023-05-01: 개통\n");
    scratch.write("content/pages/about.md", "[가](javascript:a)\n");
    assert_eq!(found(&scratch), ["content/pages/about.md:1:1: error[links/unsafe]"]);
    scratch.write("content/site.yaml", &format!("{SITE}{known}"));
    assert_eq!(found(&scratch), [""; 0]);
    scratch.write("content/site.yaml", &format!("{SITE}{known}rounded: ja\n"));
    assert_eq!(found(&scratch), ["content/site.yaml:10:10: error[yaml/value]"]);
    scratch.write("content/site.yaml", &format!("{SITE}{known}title: \"가\n"));
    assert_eq!(found(&scratch), ["content/site.yaml:10:8: error[yaml/syntax]"]);
}

#[test]
fn rounding_that_is_perhaps_allowed_is_no_wrong_sum() {
    let off_by_one =
        "---\nfunding: {a: {secured: 5}, all: {secured: 4}}\ntotal: {secured: 10}\n---\n";
    let scratch = content(&card(""), off_by_one);
    let sum = "content/projects/road/2023.md:3:18: error[funding/sum]";
    let rounding = "content/projects/road/2023.md:3:18: note[funding/rounding]";
    assert_eq!(found(&scratch), [sum]);
    let fault = "content/site.yaml:9:10: error[yaml/value]";
    scratch.write("content/site.yaml", &format!("{SITE}rounded: yes\n"));
    assert_eq!(found(&scratch), [rounding, fault]);
    let broken = SITE.replacen("title: 보기", "title: 보기: 나", 1);
    let fault = "content/site.yaml:1:10: error[yaml/syntax]";
    for (rounded, expected) in [("true", rounding), ("false", sum)] {
        scratch.write("content/site.yaml", &format!("{broken}rounded: {rounded}\n"));
        assert_eq!(found(&scratch), [expected, fault], "{rounded}");
    }
}

#[test]
fn an_id_is_found_where_it_stands_though_its_file_is_no_yaml() {
    let scratch = content(&card(""), "- 2023-05-01: 개통\n");
    let walk = "title: 산책로: 나\nid: 가-1   # 옛 번호\nstatus: going\n";
    scratch.write("content/projects/walk/project.yaml", walk);
    let expected = [
        "content/projects/walk/project.yaml:1:11: error[yaml/syntax]",
        "content/projects/walk/project.yaml:2:5: error[references/duplicate-id]",
    ];
    assert_eq!(found(&scratch), expected);
}

#[test]
fn sources_that_can_not_be_read_are_those_that_projects_name() {
    let record = "---\nfunding: {x: {secured: 5}, y: {secured: 4}}\ntotal: {secured: 10}\n---\n";
    let scratch = content(&card(""), record);
    let broken = SITE.replacen("level: local", "level: here", 1);
    scratch.write("content/site.yaml", &broken);
    let expected = [
        "content/projects/road/2023.md:3:18: error[funding/sum]: the 2023 total says 10백만원, \
         its sources add up to 9백만원 (1백만원 less)",
        "content/site.yaml:6:35: error[yaml/value]: `here` is not a value for this key",
    ];
    assert_eq!(lines(&scratch), expected);
}

#[test]
fn parts_that_can_not_be_read_are_those_that_records_name() {
    let record = "---\nparts:\n  one: {funding: {a: {secured: 5, executed: 4, gap: 정산}}}\n\
                  funding: {a: {secured: 5, executed: 4}}\ntotal: {secured: 6}\n---\n";
    let parts = "parts: [{id: one, title: 가, progress: 200}]\n";
    let expected = [
        "content/projects/road/2023.md:5:18: error[funding/sum]",
        "content/projects/road/project.yaml:5:39: error[yaml/value]",
    ];
    assert_eq!(found(&content(&card(parts), record)), expected);
}
