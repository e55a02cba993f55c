//! What a text holds, and where in its source.

use super::*;
use std::ops::Range;

/// The start and target of what a text may not publish.
pub(super) fn refused(outline: &Outline) -> Vec<(usize, &str)> {
    let links = outline.links.iter().map(|link| (link.is_allowed, &link.range, &link.target));
    let pictures = outline.pictures.iter().map(|p| (p.is_allowed, &p.range, &p.target));
    let refused = links.chain(pictures).filter(|(is_allowed, ..)| !is_allowed);
    refused.map(|(_, range, target)| (range.start, target.as_str())).collect()
}

/// What the source says at each range.
fn said(source: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<&str> {
    ranges.into_iter().map(|range| source.get(range).unwrap().trim_end()).collect()
}

#[test]
fn refused_targets_say_where_they_stand() {
    let source = "첫 줄\n\n**「가」**는 [나](javascript:x) 뒤 ![다](https://a/b.png)";
    let outline = outline(source);
    let from = |outline: &Outline, source: &str| -> Vec<(String, String)> {
        let rest = |start| source.get(start..).unwrap_or_default().to_owned();
        refused(outline).into_iter().map(|(start, to)| (rest(start), to.to_owned())).collect()
    };
    let pair = |rest: &str, target: &str| (rest.to_owned(), target.to_owned());
    assert_eq!(
        from(&outline, source),
        [
            pair("[나](javascript:x) 뒤 ![다](https://a/b.png)", "javascript:x"),
            pair("![다](https://a/b.png)", "https://a/b.png"),
        ]
    );
    let line = "  ~~~ **「가」**는 [나](javascript:x)";
    let found = from(&outline_of_line(line), line);
    assert_eq!(found, [pair("[나](javascript:x)", "javascript:x")]);
}

#[test]
fn links_and_pictures_have_words_and_ranges() {
    let source = "앞 **「가」**의 [**나** `다`](a.html \"제목\")와 [![라](photos/b.jpg)](c.html), \
                  <https://d.kr>, <e@f.kr>, [마][g], ![](h.png)\n\n[g]: i.html\n";
    let held = outline(source);
    let links: Vec<_> = held.links.iter().map(|l| (&*l.text, &*l.target, l.has_picture)).collect();
    assert_eq!(
        links,
        [
            ("나 다", "a.html", false),
            ("라", "c.html", true),
            ("https://d.kr", "https://d.kr", false),
            ("e@f.kr", "mailto:e@f.kr", false),
            ("마", "i.html", false),
        ]
    );
    assert!(held.links.iter().all(|link| link.is_allowed));
    let pictures: Vec<_> = held.pictures.iter().map(|p| (&*p.alt, &*p.target)).collect();
    assert_eq!(pictures, [("라", "photos/b.jpg"), ("", "h.png")]);
    assert_eq!(
        said(source, held.links.iter().map(|link| link.range.clone())),
        [
            "[**나** `다`](a.html \"제목\")",
            "[![라](photos/b.jpg)](c.html)",
            "<https://d.kr>",
            "<e@f.kr>",
            "[마][g]",
        ]
    );
}

#[test]
fn words_are_what_a_reader_reads() {
    let source = "**「아뜰리에」**는 [안내](a.html)에 `440`\n";
    let held = outline(source);
    let words = said(source, held.words);
    assert_eq!(words, ["「아뜰리에」", "는", "안내", "에", "`440`"]);
    let line = "  - [나](b.html)의 길";
    assert_eq!(said(line, outline_of_line(line).words), ["-", "나", "의 길"]);
}

#[test]
fn a_heading_knows_whether_something_stands_under_it() {
    let empty = |source: &str| -> Vec<String> {
        let held = outline(source).headings;
        held.into_iter().filter(|h| !h.is_followed).map(|h| h.text).collect()
    };
    for (source, expected) in [
        ("## 가\n\n글\n\n## 나\n\n- 목록\n", vec![]),
        ("## 가\n\n## 나\n\n글\n", vec!["가"]),
        ("## 가\n\n글\n\n## 나\n", vec!["나"]),
        ("## 가\n\n### 나\n\n글\n\n## 다\n\n| a |\n| - |\n| b |\n", vec![]),
        ("## 가\n\n### 나\n\n## 다\n\n글\n", vec!["나"]),
        ("### 가\n\n## 나\n\n글\n", vec!["가"]),
        ("## 가\n\n---\n\n## 나\n\n![다](a.jpg)\n", vec!["가"]),
        ("## ![가](a.jpg)\n", vec!["가"]),
        ("글\n\n## 가\n\n```\n코드\n```\n", vec![]),
        ("## **「가」**의\n\n>\n", vec!["「가」의"]),
    ] {
        assert_eq!(empty(source), expected, "{source}");
    }
    let levels: Vec<u8> =
        outline("# 1\n\n둘\n---\n#### 4\n").headings.iter().map(|h| h.level).collect();
    assert_eq!(levels, [1, 2, 4]);
}

#[test]
fn a_table_gives_its_header() {
    let source = "글\n\n| 구분 | **금액** |\n| --- | --: |\n| 국비 | [가](b) |\n\n| | |\n|-|-|\n| 1 | 2 |\n\n\
                  ```\n| a | b |\n```\n";
    let held = outline(source);
    assert_eq!(held.tables[0].cells, ["구분", "금액"]);
    assert_eq!(held.tables[1].cells, ["", ""]);
    assert_eq!(said(source, [held.tables[0].header.clone()]), ["| 구분 | **금액** |"]);
    assert_eq!(said(source, held.code), ["```\n| a | b |\n```"]);
    assert_eq!(held.tables.len(), 2);
}

#[test]
fn a_target_within_the_site_is_taken_apart() {
    let parts = |target: &str| {
        Target::within_site(target).map(|t| (t.path.clone(), t.query.clone(), t.anchor()))
    };
    let found = |path: &str, query: &str, anchor: Option<&str>| {
        Some((path.to_owned(), query.to_owned(), anchor.map(str::to_owned)))
    };
    assert_eq!(parts("files/2019%20%EA%B0%80.pdf"), found("files/2019 가.pdf", "", None));
    assert_eq!(parts("../b/index.html?q=1#y2019"), found("../b/index.html", "?q=1", Some("y2019")));
    assert_eq!(parts("#%EA%B0%80"), found("", "", Some("가")));
    assert_eq!(parts("a.html#"), found("a.html", "", None));
    assert_eq!(parts("#top"), found("", "", None));
    assert_eq!(parts("?q=1"), found("", "?q=1", None));
    for target in ["https://a.kr/b", "mailto:a@b.kr", "tel:1", "javascript:x", "//a.kr", ""] {
        assert_eq!(parts(target), None, "{target}");
    }
}

#[test]
fn deep_brackets_take_no_time() {
    for open in ["![", "[", "![a", "[![", "> ## ["] {
        let source = open.repeat(20_000) + "가" + &"](x)".repeat(20_000);
        let held = outline(&source);
        assert!(held.links.len() <= 20_000, "{open}");
    }
}
