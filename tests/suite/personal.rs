//! What is personal, seen from outside: in whatever format, on whatever stream, whichever finding
//! stands on its line, no output holds it, and nothing is published.

use crate::pictures::{jpeg, place};
use crate::scratch::Scratch;
use std::fs;
use std::process::{Command, Output};

const SITE: &str = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중}]
departments: [{id: one, name: 한과}] # 담당자 010-1111-2222
";
const CARD: &str = "\
id: 가-1
title: 사업
status: going
department: one
contacts:
  - {role: 팀장, name: 홍길동전, phone: 010-3333-4444}
bodies:
  - {role: 운영, name: 가온상인회 hidden.mail@naver.com}
";
/// Every line has a fault of another kind beside what is personal: a date out of order or to come.
const YEAR: &str = "\
---
plan: 계좌 농협 301-5555-6666-77
---
- 2024-05: 신청자 900101-1234568
- 2024-04: 법인카드 4500-1234-5678-9012, 담당 : 성춘향(1302)
- 2024-09: 팀장 이몽룡(1301), 850315-2777778, ９００１０１－１７７７７７８
";

/// What may be in no output, each as it was typed or a part of it long enough to tell.
const SECRETS: [&str; 14] = [
    "1111-2222",
    "2222",
    "3333-4444",
    "4444",
    "hidden.mail",
    "5555",
    "6666",
    "234568",
    "5678-9012",
    "777778",
    "７７７７７８",
    "길동전",
    "춘향",
    "몽룡",
];

const FORMATS: [&str; 4] = ["human", "short", "json", "github"];

fn site() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", CARD);
    scratch.write("content/projects/road/2024.md", YEAR);
    scratch.write("content/projects/road/photos/010-3333-4444.jpg", "");
    fs::write(scratch.path("content/projects/road/photos/1.jpg"), jpeg(&place())).unwrap();
    scratch
}

fn run(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).output().unwrap()
}

/// Everything a run writes, on both streams.
fn said(scratch: &Scratch, args: &[&str]) -> String {
    let ran = run(scratch, args);
    assert_eq!(ran.status.code(), Some(1), "{args:?}");
    assert!(!scratch.path("output").exists());
    String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
}

fn assert_silent(said: &str) {
    for secret in SECRETS {
        assert!(!said.contains(secret), "{secret} in\n{said}");
    }
}

#[test]
fn no_output_holds_what_is_personal() {
    let scratch = site();
    for format in FORMATS {
        for command in ["check", "generate"] {
            let said = said(&scratch, &[command, "--format", format]);
            assert_silent(&said);
            for code in ["resident-number", "mobile", "email", "account", "card", "name", "gps"] {
                assert!(said.contains(&format!("people/{code}")), "{code} in {said}");
            }
            assert!(said.contains("dates/order") && said.contains("dates/as-of"), "{said}");
        }
    }
}

/// A finding that is not asked for stays out of what the others quote.
#[test]
fn what_is_left_out_of_a_report_is_not_quoted_either() {
    let scratch = site();
    for args in [
        &["check", "--deny-warnings", "--only", "dates"][..],
        &["check", "--deny-warnings", "--skip", "people"],
    ] {
        let said = said(&scratch, args);
        assert_silent(&said);
        assert!(said.contains("성＊＊(1302)"), "{said}");
    }
}

/// Faults of reading quote the content too, before any rule has looked at it.
#[test]
fn a_content_that_can_not_be_read_is_quoted_without_what_is_personal() {
    for (file, text) in [
        (
            "project.yaml",
            "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n010-3333-4444: x\n",
        ),
        ("project.yaml", "id: 가-1\ntitle: 010-3333-4444: x\nstatus: going\ndepartment: one\n"),
        (
            "project.yaml",
            "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\ntotal: 010-3333-4444\n",
        ),
        ("project.yaml", "id: 가-1\ntitle: 사업\nstatus: 010-3333-4444\ndepartment: one\n"),
        ("2024.md", "- 신청자 900101-1234568\n"),
        ("2024.md", "---\nfunding:\n  농협 301-5555-6666-77: {secured: 1}\n---\n"),
        ("2024.md", "---\nplan: \"4500-1234-5678-9012\n---\n"),
        ("hidden.mail@naver.com.txt", "x"),
        ("850315-2777778.md", "x"),
    ] {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", "title: 보기\n");
        scratch.write("content/projects/road/project.yaml", "id: 가-1\n");
        scratch.write(&format!("content/projects/road/{file}"), text);
        for format in FORMATS {
            assert_silent(&said(&scratch, &["check", "--format", format]));
        }
    }
}

#[test]
fn a_failure_names_its_path_without_what_is_personal() {
    let scratch = Scratch::new();
    let ran = run(&scratch, &["check", "--content", "내용 010-3333-4444"]);
    assert_eq!(ran.status.code(), Some(2));
    assert_silent(&String::from_utf8(ran.stderr).unwrap());
}

/// A place is neither told nor kept; the line of a picture is not quoted.
#[test]
fn coordinates_are_not_told() {
    let said = said(&site(), &["check", "--only", "people/gps"]);
    assert!(said.contains("photos/1.jpg:1:1\n"), "{said}");
    for part in ["37", "27", "Exif", "Cam", "1 |"] {
        assert!(!said.contains(part), "{part} in {said}");
    }
}

/// A name or number is known by the words beside it; a finding that repeats it lacks those.
#[test]
fn other_findings_repeat_nothing_that_one_is_about() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    let card = "id: 가-1
title: 사업
status: going
department: one
";
    scratch.write("content/projects/road/project.yaml", card);
    scratch.write(
        "content/projects/road/2019.md",
        "- 2019-02: 계좌번호 [보기](3021234567891)\n\n## 추진\n\n가\n\n#### 담당 : 성춘향(1302)\n",
    );
    for format in FORMATS {
        let said = said(&scratch, &["check", "--format", format]);
        for secret in ["성춘향", "4567891"] {
            assert!(!said.contains(secret), "{secret} in\n{said}");
        }
        assert!(said.contains("links/broken") && said.contains("담당 : 성**(1302)"), "{said}");
    }
}

/// The table of readiness and what is said beside it hold no numbers, be they ids or titles.
#[test]
fn readiness_shows_nothing_personal() {
    let scratch = site();
    let card = "id: 010-3333-4444\ntitle: 길 010-3333-4444\nstatus: going\ndepartment: one\n\
                parts: [{id: 010-3333-4444, title: 010-3333-4444}]\n";
    scratch.write("content/projects/010-3333-4444/project.yaml", card);
    scratch.write("content/projects/010-3333-4444/2024.md", YEAR);
    for format in ["human", "json", "csv"] {
        let said = said(&scratch, &["check", "--readiness", "--format", format]);
        assert_silent(&said);
        assert!(said.contains("길 010-3333-****"), "{said}");
    }
}
