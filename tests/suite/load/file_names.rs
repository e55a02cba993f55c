//! Names that can't be those of files everywhere: told where they are written.

use crate::built::run;
use crate::scratch::{ONE_SOURCE, Scratch};
use jangbu::diagnostics::{Format, Language, render};

const CARD: &str = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";

/// A content of one project, whose card goes on like this, with these files.
fn content(card: &str, files: &[&str]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ONE_SOURCE);
    scratch.write("content/projects/road/project.yaml", &format!("{CARD}{card}"));
    for file in files {
        scratch.write(&format!("content/projects/road/{file}"), "x");
    }
    scratch
}

/// What is told of names, one line each.
fn told(scratch: &Scratch) -> Vec<String> {
    let built = run(&scratch.path(""));
    let of_names = built.diagnostics.iter().filter(|one| one.code == "references/name");
    let told: Vec<_> =
        of_names.map(|one| render(one, Format::Short, Language::English, None)).collect();
    assert_eq!(built.output.is_none(), !told.is_empty(), "what is told is not published");
    told
}

fn attached(file: &str) -> Vec<String> {
    let card = format!("files:\n  - {{file: \"files/{file}\", title: 문서}}\n");
    told(&content(&card, &[&format!("files/{file}")]))
}

#[test]
fn an_attachment_is_told_where_the_card_names_it() {
    for file in [
        "aux.pdf",
        "NUL",
        "com1.tar.gz",
        "LPT³.txt",
        "a?.pdf",
        "a<b.pdf",
        "a|b",
        "plan.",
        "x/con/y",
    ] {
        let told = attached(file);
        let place = "content/projects/road/project.yaml:6:12: error[references/name]: ";
        assert!(told.len() == 1 && told[0].starts_with(place), "{file}: {told:?}");
        assert!(told[0].contains(file.split('/').next().unwrap()), "{told:?}");
    }
    for file in ["auxiliary.pdf", "계획 1%.pdf", "com10.txt", "a.b.c", &"가".repeat(80)] {
        assert_eq!(attached(file), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn a_path_that_windows_can_not_open_is_told() {
    let long = format!("{}/{}.pdf", "a".repeat(110), "b".repeat(110));
    let told = attached(&long);
    assert!(told.len() == 1 && told[0].contains("at most 240 letters"), "{told:?}");
}

#[test]
fn names_that_differ_by_capitals_only_are_told_at_the_second() {
    let card = "files:\n  - {file: files/Plan.pdf, title: 하나}\n  - {file: files/plan.pdf, title: 둘}\n  - {file: files/Plan.pdf, title: 다시}\n";
    let told = told(&content(card, &["files/Plan.pdf", "files/plan.pdf"]));
    let expected = "content/projects/road/project.yaml:7:12: error[references/name]: \
                    `files/plan.pdf` differs from `files/Plan.pdf` by capitals only\n";
    assert_eq!(told, [expected]);
    let card = "files:\n  - {file: Files/a.pdf, title: 하나}\n  - {file: files/b.pdf, title: 둘}\n";
    let told = self::told(&content(card, &["Files/a.pdf", "files/b.pdf"]));
    assert!(told.len() == 1 && told[0].contains("`files` differs from `Files`"), "{told:?}");
}

#[test]
fn photos_that_differ_by_capitals_only_are_told_by_check() {
    let card =
        "photos:\n  - {file: photos/Gate.jpg, alt: 문}\n  - {file: photos/gate.jpg, alt: 문}\n";
    let scratch = content(card, &[]);
    for name in ["Gate", "gate"] {
        std::fs::create_dir_all(scratch.path("content/projects/road/photos")).unwrap();
        let path = format!("content/projects/road/photos/{name}.jpg");
        image::RgbImage::new(4, 4).save(scratch.path(&path)).unwrap();
    }
    let told = told(&scratch);
    assert!(told.len() == 1 && told[0].contains("project.yaml:7:12"), "{told:?}");
}

#[test]
fn two_names_that_look_the_same_are_told() {
    let decomposed = "files/\u{1100}\u{1161}.pdf";
    let card = "files:\n  - {file: files/가.pdf, title: 하나}\n";
    let told = told(&content(card, &["files/가.pdf", decomposed]));
    let expected = "content/projects/road/files/가.pdf:1:1: error[references/name]: \
                    two files have this name, one of them in decomposed letters (NFD)\n";
    assert_eq!(told, [expected]);
    assert!(self::told(&content(card, &[decomposed])).is_empty(), "one alone is read as it is");
}

#[test]
fn folders_pages_and_ids_are_told() {
    let scratch = content("", &[]);
    scratch.write("content/projects/nul/project.yaml", CARD);
    scratch.write(&format!("content/projects/{}/project.yaml", "a".repeat(230)), CARD);
    scratch.write("content/pages/con.md", "# 알림\n");
    let site = format!("{ONE_SOURCE}areas:\n  - {{id: PRN, name: 인쇄}}\n");
    scratch.write("content/site.yaml", &site);
    let told = told(&scratch);
    for place in [
        "content/pages/con.md:1:1: ",
        "content/projects/nul:1:1: ",
        "content/projects/aaaa",
        "content/site.yaml:9:10: ",
    ] {
        assert!(told.iter().any(|told| told.starts_with(place)), "{place}: {told:?}");
    }
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn assets_of_a_theme_are_told() {
    let scratch = content("", &[]);
    for name in ["aux.svg", "Logo.svg", "logo.svg"] {
        scratch.write(&format!("theme/assets/{name}"), "<svg/>");
    }
    let built = crate::built::run_in(&scratch.path(""), Some(&scratch.path("theme")));
    let told: Vec<_> = built
        .diagnostics
        .iter()
        .map(|one| render(one, Format::Short, Language::English, None))
        .collect();
    let said = |place: &str| told.iter().any(|told| told.starts_with(place));
    assert!(said("theme/assets/aux.svg:1:1: error[references/name]"), "{told:?}");
    assert!(said("theme/assets/logo.svg:1:1: error[references/address]"), "{told:?}");
}
