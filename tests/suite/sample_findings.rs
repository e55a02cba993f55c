//! What the check says of the sample, a real record: its true discrepancies, and nothing else.

use crate::built;
use crate::scratch::Scratch;
use jangbu::diagnostics::{Diagnostic, Severity};
use std::path::Path;
use std::process::Command;

/// Code, file and line of each finding.
fn told(found: impl IntoIterator<Item = Diagnostic>) -> Vec<(&'static str, String, u32)> {
    let one = |finding: Diagnostic| {
        let file = finding.place.file.rsplit('/').next().unwrap_or_default().to_owned();
        (finding.code, file, finding.place.resolved().line)
    };
    found.into_iter().map(one).collect()
}

#[test]
fn the_sample_has_no_error_and_its_discrepancies_are_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = built::run(root).diagnostics;
    assert_eq!(found.count(Severity::Error), 0);
    let at = |code, file: &str, line| (code, file.to_owned(), line);
    assert_eq!(
        told(found),
        [
            at("dates/project-period", "2018.md", 16),
            at("funding/gap", "2019.md", 7),
            at("grants/secured", "2019.md", 17),
            at("words/spelling", "project.yaml", 30),
        ]
    );
}

#[test]
fn the_readme_quotes_what_check_says_of_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    let ran = command.current_dir(root).args(["check", "--quiet"]).output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    let indent = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    let quoted: Vec<String> = said.trim_end().lines().map(indent).collect();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains(&quoted.join("\n")), "README.md should quote\n{}", quoted.join("\n"));
}

/// Results as the record has them, with the grants in their words and none in `grants`.
const PASTED: [(&str, &str); 4] = [
    ("2018", "- '18. 11. : 2018년도 사업비 보조금(717백만원) 교부\n"),
    (
        "2019",
        "- '19. 1. : 2019년도 사업비 보조금(구비 30백만원) 교부\n\
         - '19. 2. : 2018년도 실적보고 및 자금 집행보고(서울의류협회)\n\
         \x20- 공동인프라 운영비(교부 70,000,000원/ 집행 48,667,190원)\n\
         - '19. 3. : 2019년도 사업비 보조금(1,122백만원) 교부\n\
         \x20- 국비 527백만원/ 시비 495백만원/ 구비 100백만원\n",
    ),
    (
        "2020",
        "○ '20. 3. : 2020년도 사업비 보조금(100백만원) 교부\n\
         ○ '20. 8. : 2020년도 사업비 보조금 시비(410백만원) 교부\n",
    ),
    (
        "2021",
        "○ '21. 1. : 2021년도 구비 보조금(88백만원) 교부\n\
         ○ '21. 4. : 2021년도 시비 보조금(200백만원) 교부\n\
         ○ '21. 5. : 2021년도 시비 보조금(270백만원) 교부\n",
    ),
];

#[test]
fn the_record_as_pasted_reconciles_but_for_the_city_money_of_2019() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let scratch = Scratch::new();
    let copy = |name: &str| {
        let text = std::fs::read_to_string(sample.join(name)).unwrap();
        scratch.write(&format!("content/{name}"), &text);
        text
    };
    copy("site.yaml");
    copy("projects/urban-makers-hub/project.yaml");
    for (year, results) in PASTED {
        let name = format!("projects/urban-makers-hub/{year}.md");
        let text = copy(&name);
        let money = text.split("grants:").next().unwrap();
        scratch.write(&format!("content/{name}"), &format!("{money}---\n{results}"));
    }
    let found = built::run(&scratch.path("")).diagnostics;
    let of_money = found
        .into_iter()
        .filter(|one| one.code.starts_with("funding/") || one.code.starts_with("grants/"));
    let of_money: Vec<Diagnostic> = of_money.collect();
    let grants = of_money.iter().find(|one| one.code == "grants/prose").unwrap();
    assert_eq!(
        grants.message.en,
        "of the 905백만원 secured of 2019 시비 (`city`), the grants told account for 495백만원; \
         410백만원 is not accounted for"
    );
    let codes: Vec<_> = of_money.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["funding/gap", "grants/prose"]);
}
