//! Saves as editors make them: what the open pages are told.

use super::client::{Listener, get};
use super::running::{Preview, copy};
use std::fs;
use std::time::Duration;

const CARD: &str = "content/projects/alleys/project.yaml";
const ALLEYS: &str = "/projects/alleys/";
const OTHER: &str = "/projects/school/";

/// A page that listens and has heard how things stand.
fn open(preview: &Preview, path: &str) -> Listener {
    let mut browser = Listener::on(preview, path);
    assert_eq!(browser.next()["kind"], "state");
    browser
}

/// Whether the page at a path says something.
fn shows(preview: &Preview, path: &str, words: &str) -> bool {
    get(preview, path).text().contains(words)
}

#[test]
fn only_the_page_that_changed_is_told() {
    let preview = Preview::district();
    let (mut alleys, mut other) = (open(&preview, ALLEYS), open(&preview, OTHER));
    preview.edit(
        "content/projects/alleys/2023.md",
        "\n---\n",
        "\n---\n- 2023-02-01: 새 골목을 열었습니다\n",
    );
    let told = alleys.next_of("page");
    assert!(shows(&preview, ALLEYS, "새 골목을 열었습니다"));
    assert!(get(&preview, ALLEYS).query().contains(told["made"].as_str().unwrap()));
    // The other page hears of its own change next, and of nothing before it.
    preview.edit("content/projects/school/project.yaml", "title: ", "title: 다른 ");
    let next = other.next_of("page");
    assert!(get(&preview, OTHER).query().contains(next["made"].as_str().unwrap()));
}

#[test]
fn a_file_that_is_saved_unchanged_is_silence() {
    let preview = Preview::district();
    let mut browser = open(&preview, ALLEYS);
    let card = preview.scratch.read(CARD);
    for _ in 0..3 {
        preview.scratch.write(CARD, &card);
    }
    assert_eq!(browser.within(Duration::from_millis(600)), None);
    preview.edit(CARD, "title: ", "title: 새 ");
    let told = browser.next();
    assert_eq!(told["kind"], "page");
    assert!(get(&preview, ALLEYS).query().contains(told["made"].as_str().unwrap()));
}

#[test]
fn a_stylesheet_is_told_as_one() {
    let scratch = super::running::district();
    scratch.write("themes/mine/styles/90-mine.css", "a { color: red }\n");
    let preview = Preview::of(scratch, &["--theme", "mine"]);
    let mut browser = open(&preview, ALLEYS);
    preview.scratch.write("themes/mine/styles/90-mine.css", "a { color: #060 }\n");
    let told = browser.next();
    assert_eq!(told["kind"], "assets", "{told}");
    assert_eq!(told["paths"], serde_json::json!(["assets/style.css"]));
    assert!(get(&preview, ALLEYS).query().ends_with(told["style"].as_str().unwrap()));
}

#[test]
fn a_page_that_is_older_than_the_site_is_told_at_once() {
    let preview = Preview::district();
    let query = get(&preview, ALLEYS).query();
    preview.edit(CARD, "title: ", "title: 새 ");
    preview.until("the edit is served", || get(&preview, ALLEYS).query() != query);
    let told = Listener::with(&preview, &query).next();
    assert_eq!(told["kind"], "page");
    let style = query.rsplit_once('=').unwrap().0;
    let told = Listener::with(&preview, &format!("{style}=0000000000000000")).next_of("assets");
    assert_eq!(told["paths"], serde_json::json!(["assets/style.css"]));
}

#[test]
fn a_save_over_the_old_file_by_rename_is_one_save() {
    let preview = Preview::district();
    let mut browser = open(&preview, ALLEYS);
    let text = preview.scratch.read(CARD).replace("title: ", "title: 이름을 바꾼 ");
    preview.scratch.write("content/projects/alleys/.project.yaml.tmp", &text);
    let temporary = preview.scratch.path("content/projects/alleys/.project.yaml.tmp");
    fs::rename(temporary, preview.scratch.path(CARD)).unwrap();
    browser.next_of("page");
    preview.until("the new title", || shows(&preview, ALLEYS, "이름을 바꾼"));
}

#[test]
fn a_save_as_vim_does_it_ends_right() {
    let preview = Preview::district();
    let mut browser = open(&preview, ALLEYS);
    let (file, backup) = (preview.scratch.path(CARD), preview.scratch.path(&format!("{CARD}~")));
    let text = preview.scratch.read(CARD).replace("title: ", "title: 빔의 ");
    let probe = preview.scratch.path("content/projects/alleys/4913");
    fs::write(&probe, "").unwrap();
    fs::remove_file(&probe).unwrap();
    fs::rename(&file, &backup).unwrap();
    fs::write(&file, text).unwrap();
    fs::remove_file(&backup).unwrap();
    browser.next_of("page");
    preview.until("the new title", || shows(&preview, ALLEYS, "빔의"));
}

#[test]
fn a_project_that_goes_and_comes_back_does_so_in_the_browser() {
    let preview = Preview::district();
    let folder = preview.scratch.path("content/projects/school");
    let kept = preview.scratch.path("kept");
    copy(&folder, &kept);
    let mut browser = open(&preview, OTHER);
    fs::remove_dir_all(&folder).unwrap();
    browser.next_of("page");
    preview.until("it is gone", || get(&preview, OTHER).status == 404);
    copy(&kept, &folder);
    preview.until("it is back", || get(&preview, OTHER).status == 200);
    preview.edit("content/projects/school/project.yaml", "title: ", "title: 돌아온 ");
    preview.until("it is watched again", || shows(&preview, OTHER, "돌아온"));
}

#[test]
fn a_project_in_a_new_folder_is_found_and_watched() {
    let preview = Preview::district();
    let text = preview.scratch.read("content/projects/school/project.yaml");
    let card = |title: &str| {
        let lines = text.lines().map(|line| match line.split_once(": ") {
            Some(("id", _)) => "id: 새-99".to_owned(),
            Some(("title", _)) => format!("title: {title}"),
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    preview.scratch.write("content/projects/brand-new/notes/deep/er/a.txt", "");
    preview.scratch.write("content/projects/brand-new/project.yaml", &card("아주 새것"));
    fs::remove_dir_all(preview.scratch.path("content/projects/brand-new/notes")).unwrap();
    let path = "/projects/brand-new/";
    preview.until("the new project", || shows(&preview, path, "아주 새것"));
    preview.scratch.write("content/projects/brand-new/project.yaml", &card("더 새것"));
    preview.until("it is watched", || shows(&preview, path, "더 새것"));
}

#[test]
fn a_checkout_of_everything_ends_in_what_a_clean_run_gives() {
    let preview = Preview::district();
    let before = preview.scratch.path("before");
    copy(&preview.scratch.path("content"), &before);
    for slug in ["alleys", "school", "market", "park"] {
        let card = format!("content/projects/{slug}/project.yaml");
        preview.edit(&card, "title: ", "title: 가지의 ");
    }
    preview.until("the branch", || shows(&preview, "/projects/park/", "가지의"));
    fs::remove_dir_all(preview.scratch.path("content/projects")).unwrap();
    copy(&before, &preview.scratch.path("content"));
    let fresh = Preview::district();
    for path in ["/", "/projects/", ALLEYS, OTHER, "/projects/market/", "/projects.csv"] {
        let clean = get(&fresh, path);
        preview.until(path, || {
            let ours = get(&preview, path);
            (ours.status, &ours.body) == (clean.status, &clean.body)
        });
    }
}
