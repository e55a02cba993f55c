//! Links and foreign folders: never followed, never emptied.

use super::{failing, put};
use crate::scratch::Scratch;
use std::fs;
use std::os::unix::fs::symlink;

const OLD: [(&str, &str); 3] =
    [("index.html", "old"), ("a/index.html", "old"), ("b/index.html", "same")];
const NEW: [(&str, &str); 2] = [("index.html", "new"), ("b/index.html", "same")];

/// A published site, and a folder of somebody else beside it.
fn published() -> Scratch {
    let scratch = Scratch::new();
    put(&OLD, &scratch.path("out")).unwrap();
    scratch.write("theirs/index.html", "precious");
    scratch.write("theirs/x", "precious");
    scratch
}

#[test]
fn a_link_in_place_of_a_folder_of_ours_is_not_followed() {
    for (link, target) in [("out/b", "../theirs"), ("out/a", "../theirs"), ("out/b", "/nowhere")] {
        let scratch = published();
        fs::remove_dir_all(scratch.path(link)).unwrap();
        symlink(target, scratch.path(link)).unwrap();
        let theirs = scratch.tree("theirs");
        let before = scratch.tree("out");
        let done = put(&NEW, &scratch.path("out"));
        // Where the site has a folder there, the link is in the way; else it is let be.
        assert_eq!(done.is_err(), link == "out/b", "{link}: {done:?}");
        assert_eq!(fs::read_link(scratch.path(link)).unwrap().to_str(), Some(target));
        assert!(done.is_ok() || scratch.tree("out") == before);
        assert_eq!(scratch.tree("theirs"), theirs);
        assert_eq!(scratch.names(), ["out", "theirs"]);
    }
}

#[test]
fn a_link_in_place_of_a_page_of_ours_is_replaced_and_not_written_through() {
    let scratch = published();
    for page in ["out/index.html", "out/a/index.html", "out/b/index.html"] {
        fs::remove_file(scratch.path(page)).unwrap();
        symlink(scratch.path("theirs/x"), scratch.path(page)).unwrap();
    }
    scratch.write("theirs/x", "same");
    let theirs = scratch.tree("theirs");
    put(&NEW, &scratch.path("out")).unwrap();
    for (page, text) in NEW {
        let page = format!("out/{page}");
        assert!(fs::symlink_metadata(scratch.path(&page)).unwrap().is_file(), "{page}");
        assert_eq!(scratch.read(&page), text);
    }
    assert!(fs::symlink_metadata(scratch.path("out/a/index.html")).is_err(), "its page is gone");
    assert_eq!(scratch.tree("theirs"), theirs);
}

#[test]
fn a_folder_in_place_of_a_page_is_looked_into() {
    let scratch = published();
    fs::remove_file(scratch.path("out/index.html")).unwrap();
    scratch.folder("out/index.html");
    put(&NEW, &scratch.path("out")).unwrap();
    assert_eq!(scratch.read("out/index.html"), "new", "an empty one is nobody's");

    fs::remove_file(scratch.path("out/index.html")).unwrap();
    scratch.write("out/index.html/mine.txt", "precious");
    let before = scratch.tree("");
    let told = put(&NEW, &scratch.path("out")).unwrap_err().to_string();
    assert!(told.contains("index.html/mine.txt"), "{told}");
    assert_eq!(scratch.tree(""), before);
}

#[test]
fn a_manifest_that_is_a_link_marks_nothing_as_ours() {
    let scratch = published();
    scratch.write("other/index.html", "precious");
    symlink("../out/manifest.json", scratch.path("other/manifest.json")).unwrap();
    let before = scratch.tree("");
    assert!(put(&NEW, &scratch.path("other")).is_err());
    assert_eq!(scratch.tree(""), before);
}

#[test]
fn what_a_manifest_lists_elsewhere_is_never_touched() {
    let scratch = published();
    let odd = [
        "../theirs/x",
        "../theirs",
        "/etc/passwd",
        "",
        ".",
        "..",
        "a/../../theirs/x",
        "index.html",
        "index.html",
        "a/index.html",
        "a/index.html/",
        "b//index.html",
    ];
    let entry = |path: &str| format!("{{\"path\":\"{path}\",\"size\":1,\"hash\":\"\"}}");
    let files: Vec<String> = odd.iter().map(|path| entry(path)).collect();
    let text = format!("{{\"generator\":\"jangbu 9\",\"files\":[{}]}}", files.join(","));
    scratch.write("out/manifest.json", &text);
    let theirs = scratch.tree("theirs");
    let told = put(&NEW, &scratch.path("out")).unwrap_err().to_string();
    assert!(told.contains("b/index.html"), "it is not listed, so not ours: {told}");
    assert_eq!(scratch.tree("theirs"), theirs);
    let summary = put(&[("index.html", "new")], &scratch.path("out")).unwrap();
    assert_eq!((summary.removed, summary.kept), (1, 1));
    assert_eq!(scratch.tree("theirs"), theirs);
    assert_eq!(scratch.read("out/b/index.html"), "same");
}

#[test]
fn a_manifest_without_end_is_none_of_ours() {
    let nested = "[".repeat(1 << 20);
    for text in [
        format!("{{\"generator\":\"jangbu 1\",\"files\":{nested}"),
        format!("{{\"generator\":\"jangbu 1\",\"more\":{nested}"),
        "{\"generator\":\"jangbu 1\",\"files\":[{\"path\":1}]}".to_owned(),
        format!("{{\"generator\":\"jangbu {}", "9".repeat(1 << 20)),
    ] {
        let scratch = published();
        scratch.write("out/manifest.json", &text);
        let before = scratch.tree("");
        assert!(put(&NEW, &scratch.path("out")).is_err());
        assert_eq!(scratch.tree(""), before);
    }
}

#[test]
fn a_link_on_the_way_leads_to_the_folder_itself() {
    let scratch = published();
    scratch.folder("real/web");
    symlink("real/web", scratch.path("www")).unwrap();
    put(&OLD, &scratch.path("www/site")).unwrap();
    put(&NEW, &scratch.path("www/site")).unwrap();
    assert_eq!(scratch.read("real/web/site/index.html"), "new");
    assert_eq!(fs::read_dir(scratch.path("real/web")).unwrap().count(), 1);
    assert!(fs::symlink_metadata(scratch.path("www")).unwrap().is_symlink());
}

#[test]
fn what_has_the_name_of_the_staging_folder_is_not_followed() {
    for name in [".out.jangbu", ".out.jangbu.old"] {
        let scratch = published();
        symlink("theirs", scratch.path(name)).unwrap();
        let before = scratch.tree("");
        let done = put(&NEW, &scratch.path("out"));
        assert_eq!(done.is_err(), name == ".out.jangbu", "{name}: {done:?}");
        assert_eq!(scratch.read("theirs/x"), "precious");
        assert_eq!(fs::read_link(scratch.path(name)).unwrap().to_str(), Some("theirs"));
        assert!(done.is_ok() || scratch.tree("") == before);
    }
    let scratch = published();
    scratch.write(".out.jangbu", "a file");
    assert!(put(&NEW, &scratch.path("out")).is_err());
    assert_eq!(scratch.read("out/index.html"), "old");
}

#[test]
fn a_failure_leaves_what_others_put_there_too() {
    let scratch = published();
    scratch.write("out/uploads/form.pdf", "theirs");
    symlink("../theirs", scratch.path("out/shortcut")).unwrap();
    let before = scratch.tree("");
    let mut next = super::site(&NEW);
    next.insert("z.html", failing());
    assert!(super::publish(&next, &scratch.path("out"), &super::options()).is_err());
    assert_eq!(scratch.tree(""), before);
    put(&NEW, &scratch.path("out")).unwrap();
    assert_eq!(fs::read_link(scratch.path("out/shortcut")).unwrap().to_str(), Some("../theirs"));
}
