//! What lies around the content: other files, links, the theme, and places after the fact.

use super::{CARD, Content, SITE};
use crate::built::{SiteFiles, contents};
use jangbu::diagnostics::{Diagnostic, Diagnostics, KeyPath, Language, Phrase, Place};
use jangbu::load;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn a_content_folder_that_is_not_there_is_a_failure() {
    let content = Content::new("no-folder");
    let failure = load::site(&content.root, &content.root.join("nowhere")).unwrap_err();
    assert!(failure.message(Language::English).contains("nowhere"));
}

#[test]
fn a_folder_without_site_yaml_still_has_its_projects_checked() {
    let content = Content::new("no-site").file("projects/a/project.yaml", "id: a\ntitel: b\n");
    assert_eq!(
        content.places(),
        [
            "content/projects/a/project.yaml:1:1: error[yaml/missing-key]",
            "content/projects/a/project.yaml:1:1: error[yaml/missing-key]",
            "content/projects/a/project.yaml:2:1: error[yaml/unknown-key]",
            "content/site.yaml:1:1: error[yaml/missing-file]",
        ]
    );
}

const PHOTO_NFD: &str = "\u{110c}\u{1165}\u{11ab}\u{1100}\u{1167}\u{11bc}.jpg";
const FILE_NFD: &str = "\u{1100}\u{1168}\u{1112}\u{116c}\u{11a8}.pdf";

/// Every file published of a site whose picture and attachment the disk names like this.
fn published(test: &str, photo: &str, file: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = contents("every-key").join("content/projects/market/photos");
    let picture = fs::read(folder.join(PHOTO_NFD)).unwrap();
    let card = "photos: [{file: photos/전경.jpg, alt: 전경}]\nfiles: [{file: files/계획.pdf, title: 계획}]\n";
    let content = Content::with_site(test)
        .file("projects/a/project.yaml", format!("{CARD}{card}"))
        .file("projects/a/overview.md", "![전경](photos/전경.jpg) [계획](files/계획.pdf)\n")
        .file(&format!("projects/a/photos/{photo}"), picture)
        .file(&format!("projects/a/files/{file}"), "%PDF");
    SiteFiles::of(&content.root).0
}

#[test]
fn decomposed_file_names_publish_the_same_site() {
    let composed = published("names-nfc", "전경.jpg", "계획.pdf");
    assert!(composed.keys().any(|path| path.ends_with("전경.jpg")), "{:?}", composed.keys());
    assert_eq!(published("names-nfd", PHOTO_NFD, FILE_NFD), composed);
}

#[test]
fn files_that_mean_nothing_are_warned_of() {
    let content = Content::with_site("strangers")
        .file("notes.txt", "")
        .file(".hidden", "")
        .file("site.yaml~", "")
        .file("pages/about.md", "# 소개 #\n")
        .file("pages/소개.md", "")
        .file("pages/a.txt", "")
        .file("projects/readme.md", "")
        .file(
            "projects/a/project.yaml",
            format!("{CARD}files: [{{file: other/a.pdf, title: a}}]\n"),
        )
        .file("projects/a/219.md", "")
        .file("projects/a/other/a.pdf", "")
        .file("projects/a/photos/unused.jpg", "")
        .file("projects/a/.DS_Store", "")
        .file("projects/b/2019.md", "")
        .file("projects/나/project.yaml", CARD);
    assert_eq!(
        content.places(),
        [
            "content/notes.txt:1:1: warning[yaml/unknown-file]",
            "content/pages/a.txt:1:1: warning[yaml/unknown-file]",
            "content/pages/소개.md:1:1: error[references/address]",
            "content/projects/a/219.md:1:1: error[references/address]",
            "content/projects/b/project.yaml:1:1: error[yaml/missing-file]",
            "content/projects/readme.md:1:1: warning[yaml/unknown-file]",
            "content/projects/나:1:1: error[references/address]",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_content_only() {
    use std::os::unix::fs::symlink;
    let content = Content::with_site("links").file("projects/a/project.yaml", CARD);
    let folder = content.root.join("content/projects/a");
    fs::write(content.root.join("secret.md"), "- 2020: secret\n").unwrap();
    symlink(content.root.join("secret.md"), folder.join("2020.md")).unwrap();
    symlink("../../../secret.md", folder.join("2021.md")).unwrap();
    symlink("nowhere.md", folder.join("2022.md")).unwrap();
    symlink("..", folder.join("files")).unwrap();
    symlink("project.yaml", folder.join("overview.md")).unwrap();
    assert_eq!(
        content.places(),
        [
            "content/projects/a/2020.md:1:1: warning[yaml/unknown-file]",
            "content/projects/a/2021.md:1:1: warning[yaml/unknown-file]",
            "content/projects/a/2022.md:1:1: warning[yaml/unknown-file]",
            "content/projects/a/files:1:1: error[references/path]",
        ]
    );
    let site = content.load().site.unwrap();
    assert!(site.projects[0].years.is_empty());
    assert_eq!(site.projects[0].overview.source, CARD);
}

#[test]
fn the_order_files_were_made_in_does_not_matter() {
    let names = ["b", "a-1", "a", "c"];
    let make = |test: &str, names: &mut dyn Iterator<Item = &&str>| {
        let content = names.fold(Content::with_site(test), |content, name| {
            content
                .file(&format!("projects/{name}/project.yaml"), CARD)
                .file(&format!("projects/{name}/2019.md"), "- x\n")
                .file(&format!("projects/{name}/before.md"), "- 2019: x\n")
        });
        (content.lines(), format!("{:?}", content.load().site))
    };
    assert_eq!(make("order-1", &mut names.iter()), make("order-2", &mut names.iter().rev()));
}

#[test]
fn a_draft_with_mistakes_does_not_hold_up_the_others() {
    let content = Content::with_site("draft")
        .file("projects/a/project.yaml", CARD)
        .file("projects/b/project.yaml", format!("{CARD}draft: true\nprogres: 5\n"))
        .file("projects/b/2019.md", "- 개소식\n");
    assert_eq!(
        content.places(),
        [
            "content/projects/b/2019.md:1:3: warning[dates/undated]",
            "content/projects/b/project.yaml:6:1: warning[yaml/unknown-key]",
        ]
    );
    let site = content.load().site.unwrap();
    assert_eq!((site.projects.len(), site.drafts.len()), (1, 0));
}

#[test]
fn mistakes_of_an_english_site_are_told_in_english() {
    let content = Content::new("english").file("site.yaml", "language: en # not ko\nunit: x\n");
    assert_eq!(content.load().language, Language::English);
}

#[test]
fn the_content_may_be_the_root_itself() {
    let content = Content::with_site("root").file("projects/a/project.yaml", "id: a\n");
    let root = content.root.join("content");
    let mut found = load::site(&root, &root).unwrap().found();
    let place = Place::value("./site.yaml", KeyPath::of("unit"));
    found.push(Diagnostic::error("a/b", place, Phrase::new("", "")));
    load::pin(&root, &mut found);
    let lines: Vec<_> = found.iter().map(|d| d.place.resolved().line).collect();
    assert_eq!(lines, [1, 1, 1, 4]);
}

#[test]
fn a_folder_without_files_is_no_project() {
    let content = Content::with_site("empty").file("projects/a/.gitkeep", "");
    assert_eq!(content.places(), Vec::<String>::new());
}

#[test]
fn key_paths_become_lines_and_columns_afterwards() {
    let content = Content::with_site("pin").file(
        "projects/a/2019.md",
        "\n---\nfunding:\n  city: {secured: 5}\ngrants:\n  - {date: 2019, title: 가}\n---\n",
    );
    let file = "content/projects/a/2019.md";
    let funding = || KeyPath::of("funding").key("city");
    let mut diagnostics = Diagnostics::new();
    let places = [
        (Place::value(file, funding().key("secured")), (4, 19, 20)),
        (Place::key(file, funding().key("secured")), (4, 10, 17)),
        (Place::value(file, funding()), (4, 3, 7)),
        (Place::value(file, funding().key("gap")), (4, 3, 7)),
        (Place::value(file, KeyPath::of("funding").key("national").key("gap")), (3, 1, 8)),
        (Place::value(file, KeyPath::of("grants").index(0).key("title")), (6, 25, 26)),
        (Place::value(file, KeyPath::of("grants").index(0)), (6, 6, 10)),
        (Place::value(file, KeyPath::of("grants").index(7)), (5, 1, 7)),
        (Place::value(file, KeyPath::of("total")), (1, 1, 1)),
        (Place::value("content/gone.yaml", KeyPath::of("total")), (1, 1, 1)),
        (Place::value("content/site.yaml", KeyPath::of("as_of")), (3, 8, 18)),
    ];
    for (place, _) in &places {
        diagnostics.push(Diagnostic::error("a/b", place.clone(), Phrase::new("", "")));
    }
    load::pin(&content.root, &mut diagnostics);
    for (diagnostic, (place, expected)) in diagnostics.iter().zip(&places) {
        let span = diagnostic.place.resolved();
        assert_eq!((span.line, span.column, span.end_column), *expected, "{place:?}");
    }
}

#[test]
fn lines_are_quoted_as_their_columns_are_counted() {
    let content =
        Content::new("quote").file("site.yaml", "\u{feff}a: 1\r\nb: \u{1100}\u{1161}\r\n");
    let mut lines = load::Lines::default();
    let mut line = |n| lines.line(&content.root, "content/site.yaml", n).map(str::to_owned);
    assert_eq!(line(1).as_deref(), Some("a: 1"));
    assert_eq!(line(2).as_deref(), Some("b: 가"));
    assert_eq!((line(0), line(3)), (None, None));
    assert_eq!(lines.line(&content.root, "content/gone.yaml", 1), None);
}

#[test]
fn a_theme_folder_replaces_files_and_words_one_by_one() {
    let plain = load::theme(Path::new("/"), None).unwrap().theme;
    let words = &plain.words["ko"];
    assert_eq!(words.get("range").map(String::as_str), Some("{from} ~ {until}"));
    let content = Content::new("theme")
        .file("words/ko.yaml", "range: \"{from}부터 {until}까지\"\n")
        .file("words/fr.yaml", "range: à\n")
        .file("templates/report.html", "<p>")
        .file("assets/img/logo.svg", [0xff, 0x00])
        .file("README.md", "");
    let read = load::theme(&content.root, Some(&content.root.join("content"))).unwrap();
    let theme = read.theme;
    assert_eq!(theme.words["ko"]["range"], "{from}부터 {until}까지");
    assert_eq!(theme.words["ko"].len(), words.len());
    assert_eq!(theme.words["fr"].len(), 1);
    assert_eq!(theme.templates["report.html"], "<p>");
    assert_eq!(theme.assets["img/logo.svg"], [0xff, 0x00]);
}

#[test]
fn a_broken_theme_is_told_with_its_place_and_a_missing_one_is_a_failure() {
    let content = Content::new("broken-theme").file("words/ko.yaml", "nav.home: [b]\n");
    let read = load::theme(&content.root, Some(&content.root.join("content"))).unwrap();
    let found: Vec<_> = read.diagnostics.iter().collect();
    let [fault] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(fault.place.file, "content/words/ko.yaml");
    assert_eq!((fault.place.resolved().line, fault.place.resolved().column), (1, 11));
    assert!(load::theme(&content.root, Some(Path::new("/nowhere/at/all"))).is_err());
}

#[test]
fn a_site_in_another_folder_is_named_from_the_root() {
    let content =
        Content::new("elsewhere").file("../district/texts/site.yaml", SITE.replace("unit", "unti"));
    let loaded = load::site(&content.root, &content.root.join("district/texts")).unwrap();
    let file = loaded.found().iter().next().unwrap().place.file.clone();
    assert_eq!(file, "district/texts/site.yaml");
}
