//! A broken file, and what is found elsewhere all the same.

use super::lines;
use crate::scratch::Scratch;

const SITE: &str = "\
title: 보기
publisher: 가온구
language: en
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}, {id: b, name: 나, level: local}]
statuses: [{id: going, name: 추진중, definition: 추진하고 있음}]
departments: [{id: one, name: 한과}]
";
const ROAD: &str = "\
id: 가-1
title: 길
status: gone
department: one
total: 22
known:
  - {rule: funding/gap, where: \"2022.md:funding.a.executed\", why: 정산 중}
";
const WALK: &str = "\
id: 가-1
title: 산책로
status: going
department: two
lineage: {split_from: road}
";
const OVERVIEW: &str = "## 목표\n\n[여기](javascript:a)\n";
const EXPLAINED: &str = "---\nfunding: {a: {secured: 5, executed: 4}}\n---\n";
const SUM: &str = "---\nfunding: {a: {secured: 5}, b: {secured: 3}}\ntotal: {secured: 9}\n---\n- 2023-05: 나중\n- 2023-06: 더 나중\n- 2023-04: 먼저\n";
const NEGATIVE: &str = "---\nfunding: {b: {demand: -5}}\n---\n- 2024-07-01: [길](javascript:b)\n";

/// Every finding where nothing is broken, by a name for it, and where it stands.
const ALL: [(&str, &str); 10] = [
    (
        "sum",
        "road/2023.md:3:18: error[funding/sum]: the 2023 total says 9백만원, its sources add up to 8백만원 (1백만원 less)",
    ),
    (
        "order",
        "road/2023.md:7:1: warning[dates/order]: the result of 2023-04 stands after that of 2023-06, out of order",
    ),
    (
        "negative",
        "road/2024.md:2:23: error[funding/negative]: the demand amount is negative: −5백만원",
    ),
    (
        "late",
        "road/2024.md:4:1: warning[dates/as-of]: 2024-07-01 is after the as-of date 2024-06-30",
    ),
    (
        "link",
        "road/2024.md:4:15: error[links/unsafe]: a link that may not be published: `javascript:b`",
    ),
    (
        "overview",
        "road/overview.md:3:1: error[links/unsafe]: a link that may not be published: `javascript:a`",
    ),
    ("status", "road/project.yaml:3:9: error[references/status]: unknown status: `gone`"),
    (
        "total",
        "road/project.yaml:5:8: error[funding/sum]: the total says 22백만원, its periods add up to 8백만원 (14백만원 less)",
    ),
    (
        "id",
        "walk/project.yaml:1:5: error[references/duplicate-id]: the id `가-1` is also that of `content/projects/road/project.yaml`",
    ),
    (
        "department",
        "walk/project.yaml:4:13: error[references/department]: unknown department: `two`",
    ),
];

const FILES: [(&str, &str); 7] = [
    ("site.yaml", SITE),
    ("projects/road/project.yaml", ROAD),
    ("projects/walk/project.yaml", WALK),
    ("projects/road/overview.md", OVERVIEW),
    ("projects/road/2022.md", EXPLAINED),
    ("projects/road/2023.md", SUM),
    ("projects/road/2024.md", NEGATIVE),
];

/// What is found of the content with one file broken, and what says that it is.
struct Row {
    /// The file, and what is replaced in it by what.
    file: &'static str,
    change: (&'static str, &'static str),
    /// What reading says of it.
    fault: &'static [&'static str],
    /// What can't be told without what is lost, by the names of [`ALL`].
    gone: &'static [&'static str],
}

const CARD: &str = "projects/road/project.yaml";
const SITE_FILE: &str = "site.yaml";

const ROWS: &[Row] = &[
    Row {
        file: "projects/road/2023.md",
        change: ("b: {secured: 3}", "b: {secured: 3"),
        fault: &["projects/road/2023.md:3:1: error[yaml/syntax]: this can't be read as YAML"],
        gone: &["sum", "total"],
    },
    Row {
        file: "projects/road/2023.md",
        change: ("secured: 3}", "secured: 1e3}"),
        fault: &[
            "projects/road/2023.md:2:41: error[yaml/value]: the amount `1e3` has letters within its number",
        ],
        gone: &["sum", "total"],
    },
    Row {
        file: "projects/road/2023.md",
        change: ("2023-06:", "2023-13:"),
        fault: &["projects/road/2023.md:6:3: error[dates/impossible]: there is no month 13"],
        gone: &["order"],
    },
    Row {
        file: "projects/road/2024.md",
        change: ("---\nfunding", "funding"),
        fault: &[
            "projects/road/2024.md:1:1: error[yaml/syntax]: money or a plan stands outside the front matter, where it is not read",
            "projects/road/2024.md:3:1: warning[dates/as-of]: 2024-07-01 is after the as-of date 2024-06-30",
            "projects/road/2024.md:3:15: error[links/unsafe]: a link that may not be published: `javascript:b`",
        ],
        gone: &["negative", "late", "link", "total"],
    },
    Row {
        file: "projects/road/2024.md",
        change: ("b: {demand", "b: {demnd"),
        fault: &["projects/road/2024.md:2:15: error[yaml/unknown-key]: unknown key `demnd`"],
        gone: &["negative", "total"],
    },
    Row {
        file: "projects/road/2024.md",
        change: ("2024-07-01: ", "개통 "),
        fault: &[
            "projects/road/2024.md:4:3: error[dates/undated]: the result `개통 [길](javascript:b)` has no date",
        ],
        gone: &["late", "link"],
    },
    Row {
        file: "projects/road/2024.md",
        change: ("길", "\u{1}"),
        fault: &[
            "projects/road/2024.md:4:16: error[yaml/character]: there is an invisible character, U+0001",
        ],
        gone: &[],
    },
    Row {
        file: "projects/road/2022.md",
        change: ("executed: 4", "executed: 4.44444444"),
        fault: &[
            "projects/road/2022.md:2:37: error[yaml/value]: the amount `4.44444444` has a fraction of a won",
        ],
        gone: &["total"],
    },
    Row {
        file: "projects/road/overview.md",
        change: ("목표", "목\u{1}표"),
        fault: &[
            "projects/road/overview.md:1:5: error[yaml/character]: there is an invisible character, U+0001",
        ],
        gone: &[],
    },
    Row {
        file: CARD,
        change: ("title: 길", "title: 길: 나"),
        fault: &[
            "projects/road/project.yaml:2:9: error[yaml/syntax]: the `: ` within this text makes a key of what stands before it",
        ],
        gone: &["status", "total"],
    },
    Row {
        file: CARD,
        change: ("title: 길", "title: 길\nprogress: 200"),
        fault: &[
            "projects/road/project.yaml:3:11: error[yaml/value]: `200` is not a percentage from 0 to 100",
            "projects/road/project.yaml:4:9: error[references/status]: unknown status: `gone`",
            "projects/road/project.yaml:6:8: error[funding/sum]: the total says 22백만원, its periods add up to 8백만원 (14백만원 less)",
        ],
        gone: &["status", "total"],
    },
    Row {
        file: CARD,
        change: ("total: 22", "total: 2.2.2"),
        fault: &[
            "projects/road/project.yaml:5:8: error[yaml/value]: the amount `2.2.2` needs digits on both sides of one point",
        ],
        gone: &["total"],
    },
    Row {
        file: CARD,
        change: ("total: 22", "ttal: 22"),
        fault: &["projects/road/project.yaml:5:1: error[yaml/unknown-key]: unknown key `ttal`"],
        gone: &["total"],
    },
    Row {
        file: CARD,
        change: ("why:", "wy:"),
        fault: &["projects/road/project.yaml:7:62: error[yaml/unknown-key]: unknown key `wy`"],
        gone: &[],
    },
    Row {
        file: CARD,
        change: ("status: gone", "status: [gone]"),
        fault: &[
            "projects/road/project.yaml:3:9: error[yaml/value]: expected a single value, found a list",
        ],
        gone: &["status"],
    },
    Row {
        file: SITE_FILE,
        change: ("title: 보기", "title: 보기: 나"),
        fault: &[
            "site.yaml:1:10: error[yaml/syntax]: the `: ` within this text makes a key of what stands before it",
        ],
        gone: &["status", "department"],
    },
    Row {
        file: SITE_FILE,
        change: ("title: 보기", "titel: 보기"),
        fault: &["site.yaml:1:1: error[yaml/unknown-key]: unknown key `titel`"],
        gone: &[],
    },
    Row {
        file: SITE_FILE,
        change: ("unit: 백만원", "unit: 만원"),
        fault: &["site.yaml:5:7: error[yaml/value]: `만원` is not a value for this key"],
        gone: &["sum", "negative", "total"],
    },
    Row {
        file: SITE_FILE,
        change: ("as_of: 2024-06-30", "as_of: 2024-06-31"),
        fault: &["site.yaml:4:8: error[dates/impossible]: 2024-06 has no day 31, it has 30"],
        gone: &["late"],
    },
    Row {
        file: SITE_FILE,
        change: ("name: 나, level: local", "name: 나, level: here"),
        fault: &["site.yaml:6:67: error[yaml/value]: `here` is not a value for this key"],
        gone: &[],
    },
    Row {
        file: SITE_FILE,
        change: ("[{id: going", "[{id: go ing"),
        fault: &["site.yaml:7:17: error[yaml/value]: `go ing` can't be an address"],
        gone: &["status"],
    },
    Row {
        file: SITE_FILE,
        change: ("departments:", "deparments:"),
        fault: &["site.yaml:8:1: error[yaml/unknown-key]: unknown key `deparments`"],
        gone: &["department"],
    },
];

fn content() -> Scratch {
    let scratch = Scratch::new();
    for (file, text) in FILES {
        scratch.write(&format!("content/{file}"), text);
    }
    scratch
}

#[test]
fn nothing_is_broken_and_everything_is_told() {
    let expected = ALL.map(|(_, line)| format!("content/projects/{line}"));
    assert_eq!(lines(&content()), expected);
}

#[test]
fn a_fault_hides_no_more_than_what_is_lost() {
    for row in ROWS {
        let scratch = content();
        let path = format!("content/{}", row.file);
        let (_, whole) = FILES.iter().find(|(file, _)| *file == row.file).unwrap();
        let (from, to) = row.change;
        assert!(whole.contains(from), "{from}");
        scratch.write(&path, &whole.replacen(from, to, 1));
        let told = ALL.iter().filter(|(name, _)| !row.gone.contains(name));
        let mut expected: Vec<String> =
            told.map(|(_, line)| format!("content/projects/{line}")).collect();
        expected.extend(row.fault.iter().map(|line| format!("content/{line}")));
        let mut found = lines(&scratch);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{} {:?}", row.file, row.change);
    }
}

/// The codes found, each once, with the file each is found in.
fn codes(scratch: &Scratch) -> Vec<String> {
    let cut = |line: String| {
        let (place, rest) = line.split_once(": ").unwrap();
        let file = place.split(':').next().unwrap().rsplit('/').next().unwrap();
        let code = rest.split(['[', ']']).nth(1).unwrap();
        format!("{file} {code}")
    };
    let mut codes: Vec<String> = lines(scratch).into_iter().map(cut).collect();
    codes.dedup();
    codes
}

#[test]
fn without_site_yaml_all_is_told_that_needs_neither_its_lists_nor_a_unit() {
    let scratch = content();
    std::fs::remove_file(scratch.path("content/site.yaml")).unwrap();
    let expected = [
        "2023.md dates/order",
        "2024.md links/unsafe",
        "overview.md links/unsafe",
        "project.yaml references/duplicate-id",
        "site.yaml yaml/missing-file",
    ];
    assert_eq!(codes(&scratch), expected);
}

#[test]
fn a_day_given_at_the_command_line_stands_in_for_one_that_can_not_be_read() {
    let scratch = content();
    scratch.write("content/site.yaml", &SITE.replacen("2024-06-30", "2024-06-31", 1));
    let command = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jangbu"));
        let ran = command.current_dir(scratch.path("")).args(args).output().unwrap();
        String::from_utf8(ran.stderr).unwrap()
    };
    assert!(!command(&["generate"]).contains("dates/as-of"));
    assert!(command(&["generate", "--as-of", "2024-06-30"]).contains("dates/as-of"));
}

#[test]
fn a_card_that_is_not_there_explains_nothing_and_hides_no_record() {
    let scratch = content();
    std::fs::remove_file(scratch.path("content/projects/road/project.yaml")).unwrap();
    let expected = [
        "2022.md funding/gap",
        "2023.md funding/sum",
        "2023.md dates/order",
        "2024.md funding/negative",
        "2024.md dates/as-of",
        "2024.md links/unsafe",
        "overview.md links/unsafe",
        "project.yaml yaml/missing-file",
        "project.yaml references/department",
    ];
    assert_eq!(codes(&scratch), expected);
}

#[test]
fn the_total_of_a_card_is_not_held_against_records_one_of_which_is_misnamed() {
    let scratch = content();
    scratch.write("content/projects/road/21년.md", EXPLAINED);
    let found = codes(&scratch);
    assert!(found.contains(&"21년.md references/address".to_owned()), "{found:?}");
    assert!(!lines(&scratch).iter().any(|line| line.contains("the total says 22")));
}

#[test]
fn what_a_rule_finds_in_a_broken_draft_is_a_warning() {
    let scratch = content();
    let draft = format!("{ROAD}draft: true\nprogres: 5\n");
    scratch.write("content/projects/road/project.yaml", &draft);
    let found = lines(&scratch);
    let of_draft: Vec<_> = found.iter().filter(|line| line.contains("/road/")).collect();
    assert!(of_draft.len() > 6, "{found:?}");
    assert!(of_draft.iter().all(|line| line.contains(": warning[")), "{of_draft:?}");
}

#[test]
fn a_fragment_is_neither_published_nor_counted() {
    let scratch = content();
    scratch.write("content/projects/road/2024.md", "---\nplan: [\n---\n");
    let built = crate::built::run(&scratch.path(""));
    assert!(built.output.is_none());
    assert_eq!(built.projects, 1);
}
