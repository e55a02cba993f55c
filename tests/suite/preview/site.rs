//! What is served is what is published.

use super::client::{Listener, get, with};
use super::running::{Preview, district};
use std::process::Command;
use std::time::Duration;

fn published(scratch: &crate::scratch::Scratch) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    let ran = command.current_dir(scratch.path("")).arg("generate").output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn every_file_is_the_published_one_less_one_line_in_pages() {
    let scratch = district();
    published(&scratch);
    let preview = Preview::of(scratch, &[]);
    let tree = preview.scratch.tree("output");
    let files = tree.iter().filter_map(|(path, bytes)| Some((path, bytes.as_ref()?)));
    let mut compared = 0;
    for (path, bytes) in files.filter(|(path, _)| *path != "manifest.json") {
        let answer = get(&preview, &format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let body = if path.ends_with(".html") { answer.published() } else { answer.body.clone() };
        assert!(body == *bytes, "{path} differs");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        compared += 1;
    }
    assert!(compared > 40, "{compared} files");
    assert_eq!(get(&preview, "/manifest.json").status, 404, "that is the publisher's");
}

#[test]
fn a_folder_is_its_index_and_a_name_without_slash_leads_to_it() {
    let preview = Preview::district();
    let home = get(&preview, "/");
    assert_eq!(home.status, 200);
    assert_eq!(home.published(), get(&preview, "/index.html").published());
    assert!(home.query().starts_with("page=index.html&made="), "{}", home.query());
    let moved = get(&preview, "/projects?q=a%20b");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/projects/?q=a%20b")));
    assert_eq!(moved.header("cache-control"), Some("no-store"), "or it would hold forever");
    assert_eq!(get(&preview, "/projects/?q=a").status, 200);
}

#[test]
fn what_is_missing_is_the_sites_own_page_until_it_is_there() {
    let preview = Preview::district();
    let missing = get(&preview, "/pages-of-old/");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.published(), get(&preview, "/404.html").published());
    assert!(missing.query().starts_with("page=pages-of-old/index.html&"));
    let mut browser = Listener::with(&preview, &missing.query());
    assert_eq!(browser.next()["kind"], "state");
    preview.scratch.write("content/pages/pages-of-old.md", "# 예전 페이지\n\n글\n");
    browser.next_of("page");
    assert_eq!(get(&preview, "/pages-of-old/").status, 200);
}

#[test]
fn content_that_had_errors_from_the_start_says_so_and_heals() {
    let scratch = district();
    let site = scratch.read("content/site.yaml");
    scratch.write("content/site.yaml", &format!("nonsense: 1\n{site}"));
    let preview = Preview::of(scratch, &[]);
    let page = get(&preview, "/projects/");
    assert_eq!(page.status, 503);
    preview.until_said("yaml/unknown-key");
    let mut browser = Listener::with(&preview, &page.query());
    let state = browser.next();
    assert_eq!(state["errors"][0]["code"], "yaml/unknown-key");
    assert_eq!(state["errors"][0]["file"], "content/site.yaml");
    preview.scratch.write("content/site.yaml", &site);
    browser.next_of("page");
    assert_eq!(browser.next_of("state")["errors"].as_array().unwrap().len(), 0);
    assert_eq!(get(&preview, "/projects/").status, 200);
}

#[test]
fn a_picture_is_fetched_again_only_where_it_changed() {
    let preview = Preview::district();
    let path = "/media/market/photos/street-64.webp";
    let first = get(&preview, path);
    assert_eq!((first.status, first.header("content-type")), (200, Some("image/webp")));
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    let tag = first.header("etag").unwrap();
    let again = with(&preview, path, &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(with(&preview, path, "If-None-Match: \"0\"\r\n").status, 200);
    assert_eq!(get(&preview, "/").header("cache-control"), Some("no-store"));
}

#[test]
fn an_attachment_that_changes_is_told_and_one_that_is_touched_is_not() {
    let preview = Preview::district();
    let (path, file) = ("media/market/files/plan.pdf", "content/projects/market/files/plan.pdf");
    let tag = get(&preview, &format!("/{path}")).header("etag").unwrap().to_owned();
    let mut browser = Listener::on(&preview, "/");
    assert_eq!(browser.next()["kind"], "state");
    let mut bytes = std::fs::read(preview.scratch.path(file)).unwrap();
    std::fs::write(preview.scratch.path(file), &bytes).unwrap();
    assert_eq!(browser.within(Duration::from_millis(400)), None);
    bytes.push(b'\n');
    std::fs::write(preview.scratch.path(file), &bytes).unwrap();
    let told = browser.next();
    assert_eq!((&told["kind"], &told["paths"]), (&"assets".into(), &serde_json::json!([path])));
    let again = with(&preview, &format!("/{path}"), &format!("If-None-Match: {tag}\r\n"));
    assert!(again.body == bytes);
}
