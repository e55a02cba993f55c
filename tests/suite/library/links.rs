//! Links: what they lead to may change without the place they stand at being touched.
#![cfg(unix)]

use super::{CARD, Kept};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn a_project_that_a_link_leads_out_of_is_looked_at_each_time() {
    let mut kept = Kept::with(&[("pages/about.md", "하나\n")]);
    let projects = kept.scratch.path("content/projects");
    symlink("../../pages/about.md", projects.join("road/overview.md")).unwrap();
    symlink("road", projects.join("twin")).unwrap();
    assert_eq!(
        kept.refresh(&["projects/road", "projects/twin"]),
        ["projects/road/overview.md", "projects/twin/overview.md", "projects/twin/project.yaml"]
    );
    kept.write("pages/about.md", "둘\n");
    assert_eq!(
        kept.refresh(&["pages/about.md"]),
        ["pages/about.md", "projects/road/overview.md", "projects/twin/overview.md"]
    );
    kept.write("projects/road/project.yaml", &format!("{CARD}draft: true\n"));
    assert_eq!(
        kept.refresh(&["projects/road/project.yaml"]),
        ["projects/road/project.yaml", "projects/twin/project.yaml"]
    );
    fs::rename(projects.join("road"), projects.join("lane")).unwrap();
    kept.refresh(&["projects/road", "projects/lane"]);
    assert_eq!(kept.library.loaded().diagnostics.iter().count(), 1, "`twin` leads nowhere");
}

#[test]
fn links_back_to_a_folder_they_lie_in_are_told_where_they_stand() {
    for (link, target) in [
        ("projects/road/photos", ".."),
        ("projects/road/photos", "../.."),
        ("projects/road/photos", "."),
        ("projects/road/.photos", "../.."),
        ("projects/loop", "../projects"),
        ("projects/loop", ".."),
        ("projects/loop", "loop"),
        ("loop", "."),
        ("pages", "."),
    ] {
        let mut kept = Kept::with(&[]);
        symlink(target, kept.scratch.path(&format!("content/{link}"))).unwrap();
        let changed = kept.refresh(&[link]);
        let found: Vec<_> = kept.library.loaded().found().into_iter().collect();
        let [only] = &found[..] else { panic!("{link} -> {target}: {found:?}") };
        assert_eq!(only.code, "references/path", "{link} -> {target}");
        assert_eq!(only.place.file, format!("content/{link}"));
        assert_eq!(changed, [link]);
        fs::remove_file(kept.scratch.path(&format!("content/{link}"))).unwrap();
        assert_eq!(kept.refresh(&[link]), [link]);
        assert!(kept.library.loaded().found().is_empty());
    }
}

#[test]
fn what_lies_outside_is_not_followed_from_a_project_either() {
    let mut kept = Kept::with(&[]);
    kept.scratch.write("secret/2019.md", "- 2019-05-01: 비밀\n");
    let projects = kept.scratch.path("content/projects");
    symlink(kept.scratch.path("secret"), projects.join("road/files")).unwrap();
    symlink(kept.scratch.path("secret"), projects.join("secret")).unwrap();
    kept.refresh(&["projects/road", "projects/secret"]);
    let loaded = kept.library.loaded();
    let files: Vec<_> = loaded.found().into_iter().map(|one| one.place.file).collect();
    assert_eq!(files, ["content/projects/road/files", "content/projects/secret"]);
    assert_eq!(loaded.projects.len(), 2);
    assert!(loaded.projects.iter().all(|one| one.project.stored.is_empty()));
}

#[test]
fn a_folder_that_is_no_project_has_its_dead_links_told_by_the_site() {
    let mut kept = Kept::with(&[]);
    let folder = kept.scratch.folder("content/projects/empty");
    symlink("nowhere", folder.join("2019.md")).unwrap();
    assert_eq!(kept.refresh(&["projects/empty"]), ["projects/empty/2019.md"]);
    let loaded = kept.library.loaded();
    let files: Vec<_> = loaded.diagnostics.iter().map(|one| one.place.file.as_str()).collect();
    assert_eq!(files, ["content/projects/empty/2019.md"]);
    assert_eq!(loaded.projects.len(), 2);
}
