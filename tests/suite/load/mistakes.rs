//! Mistakes in content: each at its file, line and column, all in one run.

use super::{CARD, Content};

/// Places and codes of one broken file beside a sound site, without what all of them share.
fn of_file(test: &str, path: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let content = Content::with_site(test).file("projects/a/project.yaml", CARD).file(path, text);
    let prefix = format!("content/{path}:");
    content.places().into_iter().map(|place| place.replacen(&prefix, "", 1)).collect()
}

fn card(test: &str, lines: &str) -> Vec<String> {
    of_file(test, "projects/a/project.yaml", format!("{CARD}{lines}"))
}

fn year(test: &str, text: &str) -> Vec<String> {
    of_file(test, "projects/a/2019.md", text)
}

#[test]
fn one_run_tells_every_mistake_of_site_yaml() {
    let content = Content::new("whole-site").file(
        "site.yaml",
        "titel: 가온구
publisher: [a]
as_of: 2024-06
unit: 만원
sources:
  - {id: all, name: 국비, level: national}
  - {id: a, name: 국비, levl: nationa}
  - {id: a, name: 시비, level: local}
  - {id: b b, level: local}
statuses: x
departments: []
license: KOGL-5
publish_names: yes
base_url: a.kr
areas: [{id: 생활, name: 생활}]
terms: [{id: t, start: 2022-07-01, end: 2022-06-30}]
redirects: {/a: b, c: ../d}
map: b.geojson
known: [{rule: funding/sum}]
language: jp
zzz: 1
",
    );
    assert!(content.load().site.is_none());
    let places: Vec<_> =
        content.places().iter().map(|place| place.replace("content/site.yaml:", "")).collect();
    assert_eq!(
        places,
        [
            "1:1: error[yaml/unknown-key]",
            "2:12: error[yaml/value]",
            "3:8: error[yaml/value]",
            "4:7: error[yaml/value]",
            "6:10: error[yaml/value]",
            "7:23: error[yaml/unknown-key]",
            "8:10: error[references/duplicate-id]",
            "9:6: error[yaml/missing-key]",
            "9:10: error[yaml/value]",
            "10:11: error[yaml/value]",
            "11:1: error[yaml/missing-key]",
            "12:10: error[yaml/value]",
            "13:16: error[yaml/value]",
            "14:11: error[yaml/value]",
            "15:14: error[yaml/value]",
            "17:13: error[references/path]",
            "17:23: error[references/path]",
            "18:6: error[references/file]",
            "19:10: error[yaml/missing-key]",
            "20:11: error[yaml/value]",
            "21:1: error[yaml/unknown-key]",
        ]
    );
}

#[test]
fn one_run_tells_the_mistakes_of_every_file() {
    let content = Content::with_site("many-files")
        .file("projects/a/project.yaml", "id: a\n")
        .file("projects/a/2019.md", "- 개소식\n")
        .file("projects/b/project.yaml", format!("{CARD}progress: 200\n"))
        .file("projects/b/2020.md", "---\nplan: [\n---\n- 2020-13: 개소식\n")
        .file("projects/c/project.yaml", CARD)
        .file("projects/c/overview.md", b"\xb1\xdd\xc3\xb5\n");
    assert_eq!(
        content.places(),
        [
            "content/projects/a/2019.md:1:3: error[dates/undated]",
            "content/projects/a/project.yaml:1:1: error[yaml/missing-key]",
            "content/projects/a/project.yaml:1:1: error[yaml/missing-key]",
            "content/projects/a/project.yaml:1:1: error[yaml/missing-key]",
            "content/projects/b/2020.md:3:1: error[yaml/syntax]",
            "content/projects/b/2020.md:4:3: error[dates/impossible]",
            "content/projects/b/project.yaml:5:11: error[yaml/value]",
            "content/projects/c/overview.md:1:1: error[yaml/encoding]",
        ]
    );
    let site = content.load().site.unwrap();
    assert!(site.projects.is_empty(), "projects with errors are left out");
}

#[test]
fn shapes_and_keys_of_a_card() {
    assert_eq!(
        card(
            "card",
            "total: {secured: 3,163}
total_by_source: {national: 3,163}
location: {lat: 1}
parts:
  - id: x
    title: y
    parts: []
    draft: true
    funding: {national: {secured: 1e3, 163: }}
  - {title: no id}
photos: [{alt: a}, {file: ../a}, {file: b.jpg}]
files: [{file: a}]
indicators: [{name: a, target: {20: 1, 2020: x}}]
budget: 5
period: {start: 2020-02-30}
next: [a, ~]
facilities: {name: x}
bodies: [x, {role: a, name: b}, [y]]
title: 또
"
        ),
        [
            "5:9: error[yaml/unknown-key]",
            "5:20: error[yaml/unknown-key]",
            "6:31: error[yaml/unknown-key]",
            "7:1: error[yaml/missing-key]",
            "11:5: error[yaml/unknown-key]",
            "12:5: error[yaml/unknown-key]",
            "13:35: error[yaml/value]",
            "13:40: error[yaml/unknown-key]",
            "14:6: error[yaml/missing-key]",
            "15:11: error[yaml/missing-key]",
            "15:27: error[references/path]",
            "15:41: error[references/file]",
            "16:10: error[yaml/missing-key]",
            "16:16: error[references/file]",
            "17:33: error[yaml/value]",
            "17:46: error[yaml/value]",
            "18:9: error[yaml/value]",
            "19:17: error[dates/impossible]",
            "20:11: error[yaml/value]",
            "21:13: error[yaml/value]",
            "22:10: error[yaml/value]",
            "22:33: error[yaml/value]",
            "23:1: error[yaml/duplicate-key]",
        ]
    );
}

#[test]
fn a_typo_gets_the_key_it_was_meant_to_be() {
    let content = Content::with_site("typo").file("projects/a/project.yaml", CARD).file(
        "projects/a/2019.md",
        "---\nfunding:\n  city: {secure: 5, excuted: 3, foo: 1}\n---\n",
    );
    let hints: Vec<_> = content
        .load()
        .found()
        .iter()
        .filter_map(|d| d.hint.as_ref().map(|hint| hint.en.clone()))
        .collect();
    assert_eq!(
        hints,
        [
            "did you mean `secured`?",
            "did you mean `executed`?",
            "keys allowed here: `demand`, `planned`, `secured`, `executed`, `carried_over`, `returned`, `gap`",
        ]
    );
}

#[test]
fn text_that_is_no_yaml() {
    for (number, (text, expected)) in [
        ("---\nplan: \"a\ntotal: {secured: 5}\n---\n", "2:7: error[yaml/syntax]"),
        ("---\nplan: a\ngrants: [{date: '19. 6. 21.}]\n---\n", "3:17: error[yaml/syntax]"),
        ("---\ntotal:\n  secured: -\n---\n", "3:12: error[yaml/syntax]"),
        ("---\ntotal: {secured: 5, executed: -}\n---\n", "2:31: error[yaml/syntax]"),
        ("---\nplan: 가: 나\n---\n", "2:8: error[yaml/syntax]"),
        ("---\ntotal:\n\tsecured: 5\n---\n", "3:1: error[yaml/syntax]"),
        ("---\nplan: a\n", "1:1: error[yaml/syntax]"),
        ("plan: a\n---\n- 2019: b\n", "1:1: error[yaml/syntax]"),
        ("---\nplan: *a\n---\n", "2:7: error[yaml/anchor]"),
        ("---\nplan: &a 가\n---\n", "2:7: error[yaml/anchor]"),
        ("---\nplan: !x 가\n---\n", "2:7: error[yaml/anchor]"),
        ("---\nfunding: {<<: {secured: 1}}\n---\n", "2:11: error[yaml/anchor]"),
        ("---\nplan: a\nplan: b\n---\n", "3:1: error[yaml/duplicate-key]"),
        ("---\n[a]: b\n---\n", "2:1: error[yaml/syntax]"),
        ("---\n- a\n---\n", "2:1: error[yaml/value]"),
        ("---\nplan\n---\n", "2:1: error[yaml/value]"),
        ("---\nplan: a\u{1}b\n---\n", "2:8: error[yaml/character]"),
        ("- 2019: a\u{fdd0}\n", "1:10: error[yaml/character]"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(year(&format!("syntax-{number}"), text), [expected], "{text}");
    }
}

#[test]
fn keys_that_differ_by_blanks_lose_no_money() {
    let text = "---
funding: {city: {secured: 5}, \"city \": {secured: 6}}
grants: [{date: 2019-01, title: 교부, amounts: {city: 1, \" city\": 2}}]
parts:
  x: {total: {secured: 1}}
  \"x \": {funding: {all: {secured: 1}, \"all \": {secured: 2}}}
---
";
    assert_eq!(
        year("blanks", text),
        [
            "2:31: error[yaml/duplicate-key]",
            "3:56: error[yaml/duplicate-key]",
            "6:3: error[yaml/duplicate-key]",
            "6:39: error[yaml/duplicate-key]",
        ]
    );
    let total = "total_by_source: {city: 1, \"city \": 2}\n";
    assert_eq!(card("blanks-card", total), ["5:28: error[yaml/duplicate-key]"]);
}

#[test]
fn hints_say_what_was_probably_meant() {
    for (number, (text, expected)) in [
        ("---\nplan: a\nplan: b\n---\n", "it stands on line 2 already"),
        ("---\nplan:독산\ntotal: {secured: 5}\n---\n", "a plain colon with a space"),
        ("---\nplan：독산\ntotal: {secured: 5}\n---\n", "a plain colon with a space"),
        ("---\nplan：독산\n---\n", "a plain colon and a space"),
        ("---\ntotal: {secured: 5\nplan: a\n---\n", "opened on line 2"),
        ("---\nplan: \"독산\ntotal: {secured: 5}\n---\n", "close it on the same line"),
        ("---\nfunding: {city: {planned:120, secured: 5}}\n---\n", "behind it: `planned: 120`"),
        ("---\nfunding: {city: {secured：5}}\n---\n", "behind it: `secured: 5`"),
        ("---\nfunding: {city: {집행: 100}}\n---\n", "did you mean `executed` (집행액)?"),
        ("---\nfunding:\n  city:\n    투자수요: 100\n---\n", "did you mean `demand` (투자수요)?"),
        ("---\n계획: 공사\n---\n", "did you mean `plan` (계획)?"),
        ("---\nplan: [긴급] 짓기\n---\n", "in quotes: `\"[긴급] 짓기\"`"),
        ("---\nplan: [긴급] 짓기\ntotal: {secured: 5}\n---\n", "in quotes: `\"[긴급] 짓기\"`"),
        ("---\nplan: {중점} 짓기\n---\n", "in quotes: `\"{중점} 짓기\"`"),
        ("- 44287 : 개소식\n", "spreadsheet's date number"),
        ("- ２０２１. 3. 5. : 개소식\n", "full-width digits"),
        ("- 2021/3/5: 개소식\n", "without slashes"),
        ("- 20210305 개소식\n", "part the eight digits"),
        ("---\ngrants: [{date: 20210305, title: 교부, amounts: {city: 1}}]\n---\n", "eight digits"),
    ]
    .into_iter()
    .enumerate()
    {
        let content = Content::with_site(&format!("hint-{number}"))
            .file("projects/a/project.yaml", CARD)
            .file("projects/a/2019.md", text);
        let found = content.load().found();
        let hints: Vec<_> =
            found.iter().filter_map(|d| d.hint.as_ref()).map(|hint| hint.en.clone()).collect();
        assert!(hints.iter().any(|hint| hint.contains(expected)), "{text}{hints:?}");
    }
}

#[test]
fn a_text_that_begins_with_a_bracket_is_told_at_the_bracket() {
    for (number, (text, expected)) in [
        ("---\nplan: [긴급] 짓기\ntotal: {secured: 5}\n---\n", "2:7: error[yaml/syntax]"),
        ("---\ntotal: {secured: 5}\nplan: [가, 나] 짓기\n---\n", "3:7: error[yaml/syntax]"),
        ("---\ngrants:\n  - title: [국비] 교부\n---\n", "3:12: error[yaml/syntax]"),
        ("---\ntotal: {secured: 5} executed: 3\n---\n", "2:8: error[yaml/syntax]"),
        ("---\ntotal: {secured: 5\nplan: [가] 나\n---\n", "3:7: error[yaml/syntax]"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(year(&format!("bracket-{number}"), text), [expected], "{text}");
    }
}

#[test]
fn brackets_may_close_at_the_margin() {
    let text = "---\nfunding: {\ncity: {secured: 5,\n  excuted: 3}\n}\nplan: [\n]\n---\n";
    assert_eq!(year("margin", text), ["4:3: error[yaml/unknown-key]", "6:7: error[yaml/value]"]);
}

#[test]
fn too_large_and_too_deep_files_are_refused_at_once() {
    let large = vec![b'a'; 1024 * 1024 + 1];
    assert_eq!(of_file("large", "projects/a/overview.md", large), ["1:1: error[yaml/size]"]);
    for (name, deep) in [
        ("deep-flow", format!("plan: {}", "[".repeat(100_000))),
        ("deep-block", format!("plan:\n  {}a", "- ".repeat(100_000))),
        ("deep-pairs", "{a: ".repeat(100_000)),
    ] {
        let found = year(name, &format!("---\n{deep}\n---\n"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("error[yaml/depth]"), "{name}: {found:?}");
    }
}

#[test]
fn columns_count_characters_wherever_the_file_came_from() {
    // A byte order mark, CRLF, and decomposed Hangul: 가 as two characters.
    let text = "\u{feff}---\r\nplan: a\r\nfunding: {\u{1100}\u{1161}: {x: 1}}\r\n---\r\n- \u{1100}\u{1161} 없음\r\n";
    assert_eq!(
        year("columns", text),
        ["3:15: error[yaml/unknown-key]", "5:3: error[dates/undated]"]
    );
}
