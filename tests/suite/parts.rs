//! What a part says stands on its project's page, in its record, and among the published files.

use crate::built::{SiteFiles, all, text};
use crate::scratch::{ONE_SOURCE, Scratch};
use serde_json::Value;

const CARD: &str = "\
id: 가-1
title: 길
status: going
department: one
parts:
  - id: north
    title: 북쪽 길
    promise: {text: 길을 넓히겠습니다, source: 공보 1쪽}
    bodies: [{role: 시공, name: 가온건설}]
    contacts: [{role: 팀장, phone: \"1301\"}, {role: 상황실, phone: 02-2627-0000}]
    facilities: [{name: 쉼터, place: 가온로 1}]
    photos: [{caption: 새 길, place: 가온로 2}]
    files: [{file: files/plan.txt, title: 계획서}]
    indicators: [{name: 통행량, target: {2024: 10}}]
    changes: [{date: 2024-02, kind: 노선변경, before: 곧은 길, after: 굽은 길}]
    next: [포장을 마칩니다.]
    known: [{rule: funding/gap, where: \"2023.md:parts.north.funding.a.executed\", why: 겨울이라 멈춤}]
";

const YEAR: &str = "---\nparts: {north: {funding: {a: {secured: 5, executed: 4}}}}\n---\n";

fn files() -> SiteFiles {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch.write("content/projects/road/2023.md", YEAR);
    scratch.write("content/projects/road/files/plan.txt", "계획");
    SiteFiles::of(&scratch.path(""))
}

#[test]
fn everything_a_part_says_is_on_the_page() {
    let files = files();
    let page = files.page("projects/road/index.html");
    let part = text(all(&page, ".part")[0]);
    for words in [
        "북쪽 길",
        "길을 넓히겠습니다",
        "공보 1쪽",
        "가온건설",
        "내선 1301",
        "상황실02-2627-0000",
        "쉼터",
        "새 길",
        "계획서",
        "통행량",
        "노선변경",
        "굽은 길",
        "포장을 마칩니다.",
    ] {
        assert!(part.contains(words), "{words} in {part}");
    }
    let footnotes = text(all(&page, "#known")[0]);
    assert!(footnotes.contains("겨울이라 멈춤"), "{footnotes}");
    assert_eq!(files.0["media/road/files/plan.txt"], "계획".as_bytes());
}

#[test]
fn everything_a_part_says_is_in_its_record() {
    let files = files();
    let json: Value = serde_json::from_str(files.text("projects/road/record.json")).unwrap();
    let part = &json["parts"][0];
    for key in [
        "promise",
        "bodies",
        "contacts",
        "facilities",
        "photos",
        "files",
        "indicators",
        "changes",
        "next",
        "known",
    ] {
        assert!(!part[key].is_null(), "{key}");
    }
}
