//! `new`: skeletons an official starts from, and everything that keeps one from being written.

mod examples;

use crate::built;
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, render};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

/// The command in an environment whose language is English.
fn run(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.env("LC_ALL", "C").current_dir(scratch.path("")).args(args).output().unwrap()
}

/// Runs a command that must succeed, and gives the paths it names.
fn made(scratch: &Scratch, args: &[&str]) -> Vec<String> {
    let ran = run(scratch, args);
    assert_eq!(ran.status.code(), Some(0), "{args:?}: {}", text(&ran.stderr));
    text(&ran.stdout).lines().map(str::to_owned).collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Everything `check` finds below a root, notes included.
fn found(root: &Path) -> String {
    let all = built::run(root).diagnostics;
    all.iter().map(|one| render(one, Format::Short, Language::English, None)).collect()
}

/// A site in the scratch folder itself.
fn site(language: &str, as_of: &str) -> Scratch {
    let scratch = Scratch::new();
    made(&scratch, &["new", "site", ".", "--language", language, "--as-of", as_of]);
    scratch
}

const SITE: [&str; 4] = [
    "content/site.yaml",
    "content/pages/about.md",
    "content/projects/example/project.yaml",
    "content/projects/example/overview.md",
];

#[test]
fn a_new_site_is_checked_and_published_without_a_finding() {
    for language in ["ko", "en"] {
        for (day, year) in [
            ("2024-06-30", "2024"),
            ("2024-02-29", "2024"),
            ("2026-01-01", "2026"),
            ("2018-07-01", "2018"),
            ("1900-07-01", "1900"),
            ("2199-06-30", "2199"),
        ] {
            let scratch = Scratch::new();
            let args = ["new", "site", "deep/er", "--language", language, "--as-of", day];
            let mut expected: Vec<_> = SITE.iter().map(|name| format!("deep/er/{name}")).collect();
            expected.push(format!("deep/er/content/projects/example/{year}.md"));
            assert_eq!(made(&scratch, &args), expected);
            let files = scratch.tree("").into_iter().filter(|(_, bytes)| bytes.is_some());
            assert_eq!(files.count(), 5, "no more files than were named");
            assert_eq!(found(&scratch.path("deep/er")), "", "{language} {day}");
            let ran = run(&scratch, &["--root", "deep/er", "generate", "--deny-warnings"]);
            assert_eq!(ran.status.code(), Some(0));
            let page = scratch.read("deep/er/output/projects/example/index.html");
            assert!(page.contains(&format!("<html lang=\"{language}\"")) && page.contains(day));
        }
    }
}

#[test]
fn without_options_a_site_is_korean_and_of_today() {
    let today = || {
        let ran = Command::new("date").env("TZ", "KST-9").arg("+%F").output().unwrap();
        text(&ran.stdout).trim().to_owned()
    };
    let (scratch, before) = (Scratch::new(), today());
    let ran = run(&scratch, &["new", "site", "x"]);
    let told = text(&ran.stderr);
    assert!(told.contains("`x/content/site.yaml`") && told.contains("`jangbu --root x check`"));
    assert!(told.contains("고치고"), "the language of the site, not of the shell: {told}");
    let yaml = scratch.read("x/content/site.yaml");
    assert!(yaml.contains("\nlanguage: ko\n"));
    let of = |day: String| yaml.contains(&format!("\nas_of: {day}\n"));
    assert!(of(before) || of(today()), "{yaml}");
}

#[test]
fn a_new_project_and_its_records_are_checked_without_a_finding() {
    for (language, next) in [("ko", "고치고"), ("en", "now edit")] {
        let scratch = site(language, "2024-06-30");
        let ran = run(&scratch, &["new", "project", "road"]);
        let paths = ["project.yaml", "overview.md", "2024.md"];
        let expected: String = paths.map(|p| format!("content/projects/road/{p}\n")).concat();
        assert_eq!(text(&ran.stdout), expected);
        let told = text(&ran.stderr);
        assert!(told.contains("`jangbu check`") && told.contains(next), "{told}");
        for period in ["2022-2023", "2025", "2026-2027", "before", "after"] {
            let path = format!("content/projects/road/{period}.md");
            assert_eq!(made(&scratch, &["new", "period", "road", period]), [path]);
        }
        assert_eq!(found(&scratch.path("")), "");
        let built = built::run(&scratch.path(""));
        assert_eq!(built.projects, 1, "the new one is a draft");
        assert!(built.output.is_some());
    }
}

#[test]
fn a_draft_says_nothing_that_is_not_so() {
    let scratch = site("ko", "2024-06-30");
    made(&scratch, &["new", "project", "road"]);
    let site = jangbu::load::site(&scratch.path(""), &scratch.path("content")).unwrap().site;
    let site = site.unwrap();
    let draft = &site.drafts[0];
    let money = draft.years.iter().flat_map(|year| &year.funding).count();
    assert_eq!((draft.years.len(), money, draft.years[0].results.len()), (1, 0, 0));
    let status = site.status(draft.card.status.as_ref().unwrap()).unwrap();
    assert_eq!((status.id.as_str(), status.done), ("on-track", false));
    assert_eq!(draft.card.department.as_ref().unwrap().as_str(), "planning");
    assert_eq!(draft.card.updated, None);
}

#[test]
fn a_printed_id_that_is_taken_is_not_taken_again() {
    let scratch = site("ko", "2024-06-30");
    let card = scratch.read("content/projects/example/project.yaml").replace("보기-1", "road");
    scratch.write("content/projects/example/project.yaml", &card);
    made(&scratch, &["new", "project", "road"]);
    let card = scratch.read("content/projects/road/project.yaml");
    assert!(card.contains("\nid: road-2\n"), "{card}");
    assert_eq!(found(&scratch.path("")), "");
}

/// Runs a command that must be refused, and leave everything below the folder as it is.
fn refused(scratch: &Scratch, args: &[&str], status: i32, says: &str) {
    let before: BTreeMap<_, _> = scratch.tree("");
    let ran = run(scratch, args);
    let told = text(&ran.stderr);
    assert_eq!(ran.status.code(), Some(status), "{args:?}: {told}");
    assert!(told.contains(says), "{args:?}: {told}");
    assert!(ran.stdout.is_empty(), "{args:?}");
    assert_eq!(scratch.tree(""), before, "{args:?} wrote something");
}

#[test]
fn nothing_is_written_over_and_nothing_by_half() {
    for name in SITE.iter().chain(&["content/projects/example/2024.md"]) {
        let scratch = Scratch::new();
        scratch.write(name, "mine");
        let args = ["new", "site", ".", "--language", "en", "--as-of", "2024-06-30"];
        refused(&scratch, &args, 2, &format!("`{name}`: exists already"));
        fs::remove_file(scratch.path(name)).unwrap();
        symlink("nowhere", scratch.path(name)).unwrap();
        refused(&scratch, &args, 2, "exists already");
    }
    for name in ["project.yaml", "overview.md", "2024.md"] {
        let scratch = site("en", "2024-06-30");
        let path = format!("content/projects/road/{name}");
        scratch.write(&path, "title: mine\n");
        refused(&scratch, &["new", "project", "road"], 2, &format!("`{path}`: exists already"));
    }
    let scratch = site("en", "2024-06-30");
    refused(&scratch, &["new", "period", "example", "2024"], 2, "2024.md`: exists already");
    let scratch = Scratch::new();
    scratch.write("x", "a file");
    refused(&scratch, &["new", "site", "x"], 2, "`x`");
    scratch.write("y/content/projects", "a file");
    refused(&scratch, &["new", "site", "y"], 2, "`y/content/projects`");
}

#[test]
fn what_else_lies_in_the_folder_stays() {
    let scratch = site("ko", "2024-06-30");
    scratch.write("content/projects/road/photos/1.jpg", "a picture");
    made(&scratch, &["new", "project", "road"]);
    assert_eq!(scratch.read("content/projects/road/photos/1.jpg"), "a picture");
    assert_eq!(scratch.tree("content/projects/road").len(), 5);
}

#[test]
fn names_that_can_be_no_address_are_refused_with_the_way_to_write_them() {
    let scratch = site("en", "2024-06-30");
    let long = "x".repeat(101);
    for slug in
        ["골목", "a b", "a_b", "a.b", "..", "../x", "a/b", "/tmp/x", "-", "page", "Con", &long]
    {
        refused(&scratch, &["new", "project", slug], 2, "use");
        refused(&scratch, &["new", "period", slug, "2024"], 2, "use");
    }
    refused(&scratch, &["new", "project", ""], 2, "use ASCII letters");
    refused(&scratch, &["new", "project", "Example"], 2, "`content/projects/example`");
    scratch.folder("content/projects/Empty");
    refused(&scratch, &["new", "project", "empty"], 2, "by case only");
}

#[test]
fn periods_that_can_not_be_are_refused() {
    let scratch = site("en", "2024-06-30");
    for period in ["24", "2024년", "2024-2024", "2025-2024", "1800", "../2024", "overview", ""] {
        refused(&scratch, &["new", "period", "example", period], 2, "`2022-2023`, `before`");
    }
    refused(&scratch, &["new", "period", "example", "2023-2024"], 2, "stands in `2024.md`");
    refused(&scratch, &["new", "period", "nobody", "2024"], 2, "`jangbu new project nobody`");
    refused(&scratch, &["new", "period", "Example", "2023"], 2, "no such project");
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    let scratch = Scratch::new();
    scratch.folder("a");
    for args in [
        &["new"][..],
        &["new", "site"],
        &["new", "site", ""],
        &["new", "site", "x", "--as-of", "2024-06"],
        &["new", "site", "x", "--as-of", "2024-02-30"],
        &["new", "site", "x", "--language", "fr"],
        &["new", "site", "x", "--root", "a"],
        &["new", "site", "x", "--content", "a"],
        &["new", "project"],
        &["new", "project", "a", "b"],
        &["new", "period", "a"],
        &["new", "project", "a", "--as-of", "2024-06-30"],
    ] {
        refused(&scratch, args, 2, "");
    }
    refused(&scratch, &["new", "project", "road"], 2, "`./content`");
}

#[test]
fn a_site_with_errors_is_told_and_not_added_to() {
    let scratch = site("en", "2024-06-30");
    scratch.write("content/projects/broken/project.yaml", "titel: typo\n");
    made(&scratch, &["new", "project", "road"]);
    refused(&scratch, &["new", "period", "broken", "2024"], 1, "[yaml/unknown-key]");
    scratch.write("content/projects/broken/project.yaml", "titel: typo\ndraft: true\n");
    refused(&scratch, &["new", "period", "broken", "2024"], 1, "[yaml/unknown-key]");
    let yaml = scratch.read("content/site.yaml");
    scratch.write("content/site.yaml", &yaml.replace("publisher:", "publishr:"));
    refused(&scratch, &["new", "project", "walk"], 1, "[yaml/unknown-key] content/site.yaml:6:1");
    refused(&scratch, &["new", "period", "road", "2023"], 1, "`publishr`");
    fs::remove_file(scratch.path("content/site.yaml")).unwrap();
    refused(&scratch, &["new", "project", "walk"], 1, "[yaml/missing-file]");
}

#[test]
fn links_out_of_the_content_are_not_followed() {
    let scratch = site("en", "2024-06-30");
    let content = scratch.path("content");
    fs::rename(content.join("projects"), scratch.path("elsewhere")).unwrap();
    symlink("../elsewhere", content.join("projects")).unwrap();
    refused(&scratch, &["new", "project", "road"], 2, "`content/projects`: is a link");
    fs::remove_file(content.join("projects")).unwrap();
    symlink("nowhere", content.join("projects")).unwrap();
    refused(&scratch, &["new", "project", "road"], 2, "is a link");
    refused(&scratch, &["new", "site", "."], 2, "`content/site.yaml`");
    fs::remove_file(content.join("site.yaml")).unwrap();
    fs::remove_dir_all(content.join("pages")).unwrap();
    refused(&scratch, &["new", "site", "."], 2, "`content/projects`");
    fs::remove_file(content.join("projects")).unwrap();
    scratch.folder("content/projects");
    symlink("../../elsewhere", content.join("projects/example")).unwrap();
    refused(&scratch, &["new", "site", "."], 2, "`content/projects/example`");
}

#[test]
fn a_content_folder_that_is_a_link_itself_is_the_users_choice() {
    let scratch = site("en", "2024-06-30");
    fs::rename(scratch.path("content"), scratch.path("real")).unwrap();
    symlink("real", scratch.path("content")).unwrap();
    made(&scratch, &["new", "project", "road"]);
    assert!(scratch.path("real/projects/road/project.yaml").is_file());
    let other = ["--content", "real", "new", "period", "road", "2023"];
    assert_eq!(made(&scratch, &other), ["real/projects/road/2023.md"]);
}
