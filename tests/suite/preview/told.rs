//! What a browser is told of problems.

use super::client::{Listener, get};
use super::running::{Preview, district};
use crate::built::repository;
use serde_json::{Value, json};
use std::time::Duration;

const CARD: &str = "content/projects/alleys/project.yaml";

#[test]
fn an_error_is_told_with_its_place_and_taken_back_when_it_is_mended() {
    let preview = Preview::district();
    let mut browser = Listener::on(&preview, "/projects/alleys/");
    let state = browser.next();
    assert_eq!((&state["kind"], &state["language"]), (&json!("state"), &json!("ko")));
    assert_eq!((&state["errors"], &state["more"]), (&json!([]), &json!(0)));
    assert_eq!((&state["nothing"], &state["missing"]), (&json!(false), &json!(false)));
    let page = get(&preview, "/projects/alleys/").body;
    let text = preview.scratch.read(CARD);
    preview.scratch.write(CARD, &format!("nonsense: 가\n{text}"));
    let state = browser.next_of("state");
    let error = &state["errors"][0];
    assert_eq!(state["counts"]["errors"], 1);
    for (key, value) in [
        ("severity", json!("error")),
        ("code", json!("yaml/unknown-key")),
        ("file", json!(CARD)),
        ("line", json!(1)),
        ("column", json!(1)),
        ("snippet", json!({"text": "nonsense: 가", "column": 1, "length": 8})),
    ] {
        assert_eq!(error[key], value, "{key}");
    }
    let file = preview.scratch.path(CARD);
    assert_eq!(error["href"], format!("vscode://file{}:1:1", file.display()));
    assert!(error["message"].as_str().unwrap().contains("`nonsense`"));
    assert!(get(&preview, "/projects/alleys/").body == page, "the page stays as it was");
    preview.until_said("error[yaml/unknown-key] content/projects/alleys/project.yaml:1:1");
    preview.scratch.write(CARD, &text);
    assert_eq!(browser.next_of("state")["errors"], json!([]));
    preview.until_said("오류를 모두 고쳤습니다");
    let said = preview.said();
    assert!(said.contains("오류 1건: 고칠 때까지는 마지막으로 맞았던 내용이 보입니다"), "{said}");
}

#[test]
fn nothing_is_promised_that_was_never_shown() {
    let scratch = district();
    let site = scratch.read("content/site.yaml");
    scratch.write("content/site.yaml", "nonsense: 1\n");
    let preview = Preview::of(scratch, &[]);
    let page = get(&preview, "/");
    assert_eq!(page.status, 503);
    let mut browser = Listener::with(&preview, &page.query());
    assert_eq!(browser.next_of("state")["nothing"], true);
    preview.until_said("고치면 누리집이 나타납니다");
    assert!(!preview.said().contains("마지막으로 맞았던"), "{}", preview.said());
    preview.scratch.write("content/site.yaml", &site);
    while browser.next_of("state")["nothing"] != false {}
    assert_eq!(get(&preview, "/").status, 200);
}

#[test]
fn what_is_to_be_checked_is_counted_again_when_it_is_more_or_less() {
    let preview = Preview::district();
    let lines = "`jangbu check`로 볼 수 있습니다";
    let count = || preview.said().matches(lines).count();
    preview.until_said(lines);
    // Words of a title leave it as it is, a reason for what was not spent does not.
    preview.edit(CARD, "title: ", "title: 또 ");
    preview.until_said("project.yaml` 바뀜");
    let record = "content/projects/alleys/2023.md";
    preview.edit(record, "executed: 15}", "executed: 15, gap: 겨울에 공사를 멈춤}");
    preview.until("it is counted again", || count() > 1);
    assert_eq!(count(), 2, "{}", preview.said());
}

#[test]
fn what_is_personal_is_told_to_nobody() {
    let scratch = district();
    let number = "010-1234-5678";
    let file = "content/projects/alleys/2023.md";
    let text = scratch.read(file);
    scratch.write(
        file,
        &format!("{text}\n- 2023-03-01: 문의 {number}\n- 2023-13-01: {number} 전화\n"),
    );
    let preview = Preview::of(scratch, &[]);
    let page = get(&preview, "/projects/alleys/");
    assert_eq!(page.status, 404, "a project that never could be read has no page");
    let state = Listener::with(&preview, &page.query()).next_of("state").to_string();
    assert!(state.contains("010-1234-****"), "{state}");
    preview.until_said("1234-****");
    assert!(!state.contains(number) && !preview.said().contains(number));
}

#[test]
fn problems_link_to_the_editor_that_was_asked_for() {
    for (editor, start) in
        [("zed", Some("zed://file/")), ("x:{file}#{line}", Some("x:/")), ("none", None)]
    {
        let preview = Preview::of(district(), &["--editor", editor]);
        let state = Listener::on(&preview, "/projects/alleys/").next();
        let href = state["warnings"][0]["href"].as_str();
        assert_eq!(href.is_some(), start.is_some(), "{state}");
        assert!(start.is_none_or(|start| href.unwrap().starts_with(start)), "{href:?}");
        let edit = state["edit"][0]["href"].as_str().unwrap();
        assert_eq!(edit.is_empty(), start.is_none());
    }
}

#[test]
fn a_page_that_can_not_be_made_says_why_and_heals() {
    let scratch = district();
    let template = "themes/mine/templates/404.html";
    scratch.write(template, "<body>\n{{ no_such_thing }}\n</body>\n");
    let preview = Preview::of(scratch, &["--theme", "mine"]);
    let page = get(&preview, "/no/such/page");
    assert_eq!(page.status, 500, "{}", page.text());
    assert!(page.text().contains("no_such_thing"), "{}", page.text());
    let mut browser = Listener::with(&preview, &page.query());
    let state = browser.next_of("state");
    let error = &state["errors"][0];
    assert_eq!(
        (&state["counts"]["errors"], &error["code"], &error["file"], &error["line"]),
        (&json!(1), &json!("theme/template"), &json!(template), &json!(2)),
        "{state}"
    );
    assert_eq!(error["snippet"]["text"], "{{ no_such_thing }}");
    assert_eq!(state["nothing"], true, "there is no such page from before");
    let sound = get(&preview, "/");
    assert_eq!(sound.status, 200, "other pages are made");
    let mut other = Listener::with(&preview, &sound.query());
    assert_eq!(&state_with(&mut other, 1)["errors"][0], error, "the same, there as well");
    preview.scratch.write(template, "<body>\nit is mended\n</body>\n");
    browser.next_of("page");
    assert_eq!(state_with(&mut browser, 0)["errors"], json!([]));
    let page = get(&preview, "/no/such/page");
    assert_eq!(page.status, 404);
    assert_eq!(page.published(), b"<body>\nit is mended\n</body>\n");
}

/// The first state with so many errors.
fn state_with(browser: &mut Listener, errors: usize) -> Value {
    loop {
        let state = browser.next_of("state");
        if state["counts"]["errors"] == errors {
            return state;
        }
    }
}

/// A template of the built-in theme with something before its first title, in a theme `mine`.
fn report(put: &str) -> String {
    let path = repository().join("themes/default/templates/report.html");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("<h1"));
    text.replacen("<h1", &format!("{put}<h1"), 1)
}

#[test]
fn a_template_that_fails_on_pages_nobody_opened_is_told_everywhere_and_once() {
    let scratch = district();
    let template = "themes/mine/templates/report.html";
    scratch.write(template, &report("\n{{ nope_x }}\n"));
    let preview = Preview::of(scratch, &["--theme", "mine"]);
    let mut home = Listener::on(&preview, "/");
    let state = state_with(&mut home, 1);
    let text = preview.scratch.read(template);
    let line = text.split("{{ nope_x").next().unwrap().matches('\n').count() + 1;
    let error = &state["errors"][0];
    assert_eq!(
        (&error["code"], &error["file"], &error["line"], &error["column"]),
        (&json!("theme/template"), &json!(template), &json!(line), &json!(4)),
        "{state}"
    );
    let said = format!("error[theme/template] {template}:{line}:4");
    preview.until_said(&said);
    // A page of its own tells it once, too, and the terminal does not say it again.
    let page = get(&preview, "/projects/alleys/");
    assert_eq!(page.status, 500);
    let own = Listener::with(&preview, &page.query()).next_of("state");
    assert_eq!((&own["errors"], &own["counts"]["errors"]), (&state["errors"], &json!(1)));
    // Another edit takes nothing back.
    preview.edit("content/projects/market/project.yaml", "title: ", "title: 새 ");
    preview.until_said("market/project.yaml");
    while let Some(told) = home.within(Duration::from_millis(900)) {
        assert!(told["kind"] != "state" || told["counts"]["errors"] == 1, "{told}");
    }
    assert_eq!(preview.said().matches(&said).count(), 1, "{}", preview.said());
    preview.scratch.write(template, &report(""));
    assert_eq!(state_with(&mut home, 0)["errors"], json!([]));
    preview.until_said("오류를 모두 고쳤습니다");
    assert_eq!(get(&preview, "/projects/alleys/").status, 200);
}

#[test]
fn a_template_that_is_broken_while_its_page_is_open_is_said_once() {
    let scratch = district();
    let template = "themes/mine/templates/report.html";
    scratch.write(template, &report(""));
    let preview = Preview::of(scratch, &["--theme", "mine"]);
    let (mut home, mut open) =
        (Listener::on(&preview, "/"), Listener::on(&preview, "/projects/alleys/"));
    preview.scratch.write(template, &report("{{ nope_x }}"));
    let state = state_with(&mut open, 1);
    assert_eq!(state_with(&mut home, 1)["errors"], state["errors"]);
    preview.until_said("`jangbu check`");
    while let Some(told) = open.within(Duration::from_millis(600)) {
        assert!(told["kind"] != "state" || told["counts"]["errors"] == 1, "{told}");
    }
    let said = preview.said();
    assert_eq!(said.matches("error[theme/template]").count(), 1, "{said}");
}

#[test]
fn a_page_that_can_not_be_made_any_more_stays_as_it_last_was() {
    let scratch = district();
    let template = "themes/mine/templates/404.html";
    scratch.write(template, "<body>\nas it was\n</body>\n");
    let preview = Preview::of(scratch, &["--theme", "mine"]);
    let before = get(&preview, "/no/such/page");
    let mut browser = Listener::with(&preview, &before.query());
    assert_eq!(browser.next_of("state")["errors"], json!([]));
    preview.scratch.write(template, "<body>\n{{ no_such_thing }}\n</body>\n");
    let state = browser.next();
    assert_eq!((&state["kind"], &state["errors"][0]["line"]), (&json!("state"), &json!(2)));
    let now = get(&preview, "/no/such/page");
    assert_eq!((now.status, now.published()), (404, before.published()));
    preview.until_said("error[theme/template] themes/mine/templates/404.html:2:");
    preview.scratch.write(template, "<body>\nmended\n</body>\n");
    browser.next_of("page");
    assert_eq!(get(&preview, "/no/such/page").published(), b"<body>\nmended\n</body>\n");
}
