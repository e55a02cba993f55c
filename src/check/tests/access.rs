//! Pictures, headings, links and tables that everybody can use, and sections with something in.

use super::*;
use crate::model::{Photo, Remark};

/// A project with this overview.
fn overview(text: &str) -> Project {
    let mut project = project("a");
    project.overview = Prose { source: text.into(), first_line: 1 };
    project
}

fn photo(file: &str, alt: Option<&str>) -> Photo {
    let file = (!file.is_empty()).then(|| file.to_owned());
    let (on_disk, alt) = (file.clone(), alt.map(str::to_owned));
    Photo {
        file, on_disk, picture: None, alt, caption: Some("공동작업장".into()), place: None
    }
}

fn photos(photos: &[(&str, &str)]) -> Project {
    let mut project = project("a");
    project.card.photos = photos.iter().map(|(file, alt)| photo(file, Some(alt))).collect();
    project
}

fn of(code: &str, project: Project) -> Vec<String> {
    let found = told(&findings(&site(), project)).into_iter();
    found.filter(|line| line.starts_with(code)).collect()
}

#[test]
fn a_photo_needs_words_that_say_something() {
    let alts =
        ["사진", "사진 1", "[이미지]", "그림3", "Photo", "image-02", "7", "…", "전경", "전경.jpg"];
    for alt in alts.into_iter().chain(["IMG_2034.JPG", "다른 사진.png", "DSC01234", "캡처"]) {
        let found = of("access/alt", photos(&[("photos/전경.jpg", alt)]));
        assert_eq!(found.len(), 1, "{alt}: {found:?}");
        assert!(found[0].contains("project.yaml:photos[1].alt"), "{found:?}");
    }
    let mut project = project("a");
    project.card.photos =
        vec![photo("photos/a.jpg", None), photo("", None), photo("photos/b.jpg", None)];
    part(&mut project, "x").photos = vec![photo("photos/c.jpg", None)];
    assert_eq!(
        of("access/alt", project),
        [
            "access/alt project.yaml:photos[1].file the picture `photos/a.jpg` has no description",
            "access/alt project.yaml:photos[3].file the picture `photos/b.jpg` has no description",
            "access/alt project.yaml:parts[1].photos[1].file the picture `photos/c.jpg` has no \
             description",
        ]
    );
}

#[test]
fn words_that_say_what_is_seen_pass() {
    for alt in [
        "시장 입구",
        "개소식 사진을 찍는 주민들",
        "그림책을 읽는 아이들",
        "사진관이 있던 골목",
        "2019년 개소식",
        "440번지 건물",
        "A market hall",
        "Image of the market hall",
    ] {
        assert_eq!(of("access/alt", photos(&[("photos/a.jpg", alt)])), [""; 0], "{alt}");
    }
    // The file's name may be a description, where it is a phrase.
    let same = photos(&[("photos/새로 단장한 시장 입구.jpg", "새로 단장한 시장 입구")]);
    assert_eq!(of("access/alt", same), [""; 0]);
}

#[test]
fn different_pictures_have_different_words() {
    let pair = [("photos/a.jpg", "시장 입구"), ("photos/b.jpg", "시장 입구.")];
    assert_eq!(
        of("access/alt", photos(&pair)),
        ["access/alt project.yaml:photos[2].alt `photos/b.jpg` has the same description as \
          `photos/a.jpg`: `시장 입구.`"]
    );
    let mut twice = photos(&pair[..1]);
    twice.overview = Prose { source: "![시장 입구](photos/a.jpg)\n".into(), first_line: 1 };
    assert_eq!(of("access/alt", twice), [""; 0], "the same picture in the text");
}

#[test]
fn pictures_in_markdown_are_described_too() {
    let text = "![](photos/a.jpg) ![사진](photos/b%201.jpg) ![시장](photos/c.jpg) ![d](photos/d.jpg)\n\n\
                ![https](https://a.kr/b.png)\n";
    assert_eq!(
        of("access/alt", overview(text)),
        [
            "access/alt overview.md:1:1 the picture `photos/a.jpg` has no description",
            "access/alt overview.md:1:19 the description of `photos/b 1.jpg` does not say what it \
             shows: `사진`",
            "access/alt overview.md:1:63 the description of `photos/d.jpg` is the name of a file: `d`",
        ]
    );
}

#[test]
fn a_heading_may_rise_by_any_level_and_fall_by_one() {
    let found = of("access/heading", overview("## 가\n\n글\n\n#### 나\n\n글\n\n#### 다\n\n글\n"));
    assert_eq!(
        found,
        ["access/heading overview.md:5:1 this heading skips a level: `#### 나` after `##`"]
    );
    for text in [
        "### 가\n\n글\n\n### 나\n\n글\n",
        "#### 가\n\n글\n\n## 나\n\n글\n\n### 다\n\n글\n",
        "# 가\n\n글\n\n## 나\n\n글\n\n# 다\n\n글\n",
        "## 가\n\n글\n\n```\n#### 코드\n```\n",
        "## 가\n\n\\#### 글\n",
    ] {
        assert_eq!(of("access/heading", overview(text)), [""; 0], "{text}");
    }
}

#[test]
fn a_link_says_where_it_leads() {
    for words in [
        "여기",
        "이곳",
        "[여기]",
        "여기를 클릭하세요",
        "클릭",
        "바로가기",
        "링크",
        "자세히",
        "자세히 보기 >",
        "더보기",
        "더 보기",
        "here",
        "Click here",
        "link",
        "More…",
        "https://a.kr/b",
        "www.a.kr",
        "a.kr/b",
        "",
    ] {
        let text = format!("자료는 [{words}](https://a.kr/b)에 있습니다.\n");
        assert_eq!(of("access/link-text", overview(&text)).len(), 1, "{words}");
    }
    for text in [
        "[여기에 모인 사람들](https://a.kr/b)",
        "[가온구 누리집 바로가기](https://a.kr/b)",
        "[더보기 좋은 길](https://a.kr/b)",
        "[안내](mailto:a@b.kr), <a@b.kr>",
        "[![시장 입구](photos/a.jpg)](https://a.kr/b)",
        "[](javascript:x)",
        "`[여기](https://a.kr/b)`",
        "여기 \\[여기](https://a.kr/b)",
    ] {
        assert_eq!(of("access/link-text", overview(text)), [""; 0], "{text}");
    }
    let found =
        of("access/link-text", overview("<https://a.kr/b>와 [![](a.jpg)](https://a.kr/b)\n"));
    assert_eq!(
        found,
        ["access/link-text overview.md:1:1 the words of this link are nothing but its address"]
    );
    let mut project = project("a");
    project.card.next = vec!["[여기](https://a.kr/b)를 봄".into()];
    year(&mut project, "2019").results = vec![result("2019", "[여기](https://a.kr/b)", 7)];
    assert_eq!(of("access/link-text", project).len(), 2);
}

#[test]
fn a_table_names_its_columns() {
    let message = |found: Vec<String>| found.first().cloned().unwrap_or_default();
    let head = |head: &str| {
        of(
            "access/table-header",
            overview(&format!("글\n\n{head}\n| - | - | - |\n| 1 | 2 | 3 |\n")),
        )
    };
    assert_eq!(
        message(head("| | | |")),
        "access/table-header overview.md:3:1 this table has no header"
    );
    assert_eq!(
        message(head("| 가 | | 나 |")),
        "access/table-header overview.md:3:1 column 2 of this table has no name"
    );
    for good in ["| | 가 | 나 |", "| 가 | 나 | 다 |", "| **가** | `나` | ![다](a.jpg) |"] {
        assert_eq!(head(good), [""; 0], "{good}");
    }
}

#[test]
fn rows_without_a_line_below_the_first_are_no_table() {
    for rows in [
        "| 가 | 나 |\n| 1 | 2 |\n| 3 | 4 |",
        "|가|나|\n|1|2|",
        "| 가 | 나 |\n| --- |\n| 1 | 2 |",
        "가\t나\n1\t2\n3\t4",
        "- 표\n  | 가 | 나 |\n  | 1 | 2 |",
    ] {
        let found = of("access/table-header", overview(&format!("글\n\n{rows}\n\n글\n")));
        assert_eq!(found.len(), 1, "{rows}: {found:?}");
        assert!(found[0].ends_with("these rows are no table on the page"), "{found:?}");
    }
    for text in [
        "| 가 | 나 |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |",
        "```\n| 가 | 나 |\n| 1 | 2 |\n```",
        "    | 가 | 나 |\n    | 1 | 2 |",
        "a | b\n\nc | d",
        "| 가 | 나 |",
        "\t들여 쓴 글\n\t둘째 줄",
        "-\t가\n-\t나",
        "1.\t가\n2.\t나",
        "가 || 나\n다 || 라",
    ] {
        assert_eq!(of("access/table-header", overview(text)), [""; 0], "{text}");
    }
}

#[test]
fn rows_below_a_result_are_no_table_either() {
    let remark = |text: &str, line| Remark { text: text.into(), line, column: 3 };
    let with = |details: &[&str]| {
        let mut project = project("a");
        let mut done = result("2019-02", "운영비 교부", 4);
        done.details = details.iter().zip(5..).map(|(text, line)| remark(text, line)).collect();
        year(&mut project, "2019").results = vec![done];
        of("access/table-header", project)
    };
    assert_eq!(
        with(&["| 구분 | 금액 |", "| 국비 | 70 |", "| 시비 | 30 |"]),
        ["access/table-header 2019.md:5:3 these rows are no table on the page"]
    );
    assert_eq!(with(&["국비 70백만원", "시비 30백만원", "| 표 |"]), [""; 0]);
}

#[test]
fn a_section_holds_something() {
    let found = of("words/", overview("## 가\n\n## 나\n\n글\n\n##\n\n## 다\n\n---\n"));
    assert_eq!(
        found,
        [
            "words/empty-section overview.md:1:1 there is nothing under the heading `가`",
            "words/empty-section overview.md:7:1 this heading has no words and is not shown",
            "words/empty-section overview.md:9:1 there is nothing under the heading `다`",
        ]
    );
    for text in
        ["## 가\n\n### 나\n\n글\n", "## 가\n\n- 목록\n", "글만 있음\n", "## 가\n\n![나](a.jpg)\n"]
    {
        assert_eq!(of("words/", overview(text)), [""; 0], "{text}");
    }
}

#[test]
fn files_hold_something() {
    let mut project = overview("\n\n");
    year(&mut project, "2018");
    year(&mut project, "2019").plan = Some("구축".into());
    year(&mut project, "2020").results = vec![result("2020", "개소", 1)];
    year(&mut project, "2021").total = stated("demand 0");
    let with_part = year(&mut project, "2022");
    with_part.parts.insert(Id::new("x"), part_year(vec![line("city", "secured -")]));
    year(&mut project, "2023").parts.insert(Id::new("x"), part_year(Vec::new()));
    part(&mut project, "x");
    assert_eq!(
        of("words/", project.clone()),
        [
            "words/empty-section overview.md: `overview.md` has no text",
            "words/empty-section 2018.md: this yearly record has no plan, money, grants or results",
            "words/empty-section 2023.md: this yearly record has no plan, money, grants or results",
        ]
    );
    // A new record with the comments of `jangbu new` in it was begun on purpose.
    let file = project.file("2018.md");
    let text = "계획을 적습니다".into();
    project.comments.push(crate::model::Comment { file, text, line: 2, column: 3 });
    assert_eq!(of("words/", project).len(), 2);
    // No overview at all is no empty one.
    let mut without = super::project("a");
    year(&mut without, "2019").plan = Some("구축".into());
    assert_eq!(of("words/", without), [""; 0]);
    let mut site = site();
    let text = Prose { source: "\n \n".into(), first_line: 1 };
    site.pages = vec![Page { name: "about".into(), title: "안내".into(), text }];
    let about = "words/empty-section about.md: this page has no text";
    assert_told(&site, super::project("a"), &[about]);
}

#[test]
fn a_heading_above_results_is_told_why_it_is_empty() {
    let mut project = project("a");
    let record = year(&mut project, "2019");
    record.results = vec![result("2019-02", "개소", 5)];
    record.remarks = Prose { source: "## 추진실적\n\n\n".into(), first_line: 3 };
    let found = findings(&site(), project);
    let hint = found.iter().next().and_then(|f| f.hint.as_ref()).map(|hint| hint.en.as_str());
    let expected = "dated results stand apart on the page: take out the heading above them";
    assert_eq!((codes(&found), hint), (vec!["words/empty-section"], Some(expected)));
}

#[test]
fn free_pages_are_looked_at_like_texts_of_projects() {
    let mut site = site();
    let source = "## 가\n\n[여기](https://a.kr)\n\n#### 나\n\n![](../projects/a/photos/a.jpg)\n\n| |\n| - |\n| 1 |\n\n## 다\n";
    let text = Prose { source: source.into(), first_line: 1 };
    site.pages = vec![Page { name: "about".into(), title: "안내".into(), text }];
    let found = findings(&site, photos(&[("photos/a.jpg", "시장 입구")]));
    let expected = ["access/alt", "access/heading", "access/link-text", "access/table-header"];
    assert_eq!(codes(&found), [&expected[..], &["words/empty-section"]].concat());
}
