//! Folders that go, come back, and are others than before.

use super::client::{Listener, get};
use super::running::{Preview, copy, district};
use std::fs;

const CARD: &str = "content/projects/alleys/project.yaml";
const ALLEYS: &str = "/projects/alleys/";

fn edited(preview: &Preview, words: &str) {
    preview.edit(CARD, "title: ", &format!("title: {words} "));
    preview.until(words, || get(preview, ALLEYS).text().contains(words));
}

#[test]
fn content_that_is_renamed_and_back_is_watched_again() {
    let preview = Preview::district();
    let mut browser = Listener::on(&preview, ALLEYS);
    assert_eq!(browser.next()["kind"], "state");
    let page = get(&preview, ALLEYS);
    let (here, there) = (preview.scratch.path("content"), preview.scratch.path("away"));
    fs::rename(&here, &there).unwrap();
    let state = browser.next_of("state");
    let error = &state["errors"][0];
    assert_eq!((error["code"].as_str(), error["file"].as_str()), (Some(""), None), "{state}");
    assert!(error["message"].as_str().unwrap().contains("content"), "{state}");
    assert_eq!(get(&preview, ALLEYS).body, page.body, "pages stay");
    fs::rename(&there, &here).unwrap();
    assert_eq!(browser.next_of("state")["errors"].as_array().unwrap().len(), 0);
    edited(&preview, "돌아온");
}

#[test]
fn content_that_is_replaced_by_another_folder_is_read_anew() {
    let preview = Preview::district();
    let (here, next) = (preview.scratch.path("content"), preview.scratch.path("next"));
    copy(&here, &next);
    preview.scratch.write(
        "next/site.yaml",
        &preview.scratch.read("content/site.yaml").replacen("title: ", "title: 새 ", 1),
    );
    fs::rename(&here, preview.scratch.path("old")).unwrap();
    fs::rename(&next, &here).unwrap();
    preview.until("the other content", || get(&preview, "/").text().contains("새 가온구 공약사업"));
    edited(&preview, "바꾼 뒤");
}

#[test]
fn content_behind_a_link_is_watched_where_it_is() {
    let scratch = district();
    fs::rename(scratch.path("content"), scratch.path("real")).unwrap();
    std::os::unix::fs::symlink("real", scratch.path("content")).unwrap();
    let preview = Preview::of(scratch, &[]);
    edited(&preview, "고리 뒤");
}

#[test]
fn content_that_is_removed_and_made_again_is_watched_again() {
    let preview = Preview::district();
    let (here, spare) = (preview.scratch.path("content"), preview.scratch.path("spare"));
    copy(&here, &spare);
    // Again and again: the file system often gives the new folder the number of the old.
    for round in 1..=4 {
        fs::remove_dir_all(&here).unwrap();
        copy(&spare, &here);
        preview.edit(CARD, "title: ", &format!("title: 다시 {round} "));
        let words = format!("다시 {round}");
        preview.until(&words, || get(&preview, ALLEYS).text().contains(&words));
        edited(&preview, &format!("고친 {round}"));
    }
}

#[test]
fn content_that_becomes_a_link_to_itself_elsewhere_is_followed() {
    let preview = Preview::district();
    let (here, there) = (preview.scratch.path("content"), preview.scratch.path("real"));
    fs::rename(&here, &there).unwrap();
    std::os::unix::fs::symlink("real", &here).unwrap();
    edited(&preview, "고리 뒤");
}

#[test]
fn all_projects_may_be_swapped_at_once() {
    let preview = Preview::district();
    let (here, next) =
        (preview.scratch.path("content/projects"), preview.scratch.path("projects-next"));
    copy(&here, &next);
    let card = "projects-next/alleys/project.yaml";
    let text = preview.scratch.read(card).replacen("title: ", "title: 바뀐 ", 1);
    preview.scratch.write(card, &text);
    fs::rename(&here, preview.scratch.path("projects-old")).unwrap();
    fs::rename(&next, &here).unwrap();
    preview.until("the other projects", || get(&preview, ALLEYS).text().contains("바뀐"));
    edited(&preview, "그 뒤");
}

#[test]
fn what_lies_beside_content_and_theme_is_nobodys_business() {
    let preview = Preview::district();
    let mut browser = Listener::on(&preview, ALLEYS);
    assert_eq!(browser.next()["kind"], "state");
    for n in 0..50 {
        preview.scratch.write(&format!("output/{n}.html"), "x");
    }
    preview.scratch.write("elsewhere/a.txt", "x");
    preview.edit(CARD, "title: ", "title: 새 ");
    assert_eq!(browser.next()["kind"], "page");
    preview.until_said("열어 둔 페이지 1곳을 새로 고침");
    assert_eq!(preview.said().matches("ms, ").count(), 1);
}
