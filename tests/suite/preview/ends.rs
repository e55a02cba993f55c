//! How a preview starts, and how it ends.

use super::client::{Listener, get};
use super::running::{Preview, command, district};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

#[test]
fn a_polite_request_ends_it_at_once_whoever_listens() {
    for name in ["INT", "TERM"] {
        let mut preview = Preview::district();
        let mut browsers: Vec<_> = (0..20).map(|_| Listener::on(&preview, "/")).collect();
        browsers.iter_mut().for_each(|browser| drop(browser.next()));
        preview.signal(name);
        let (status, took) = preview.end();
        assert_eq!(status.code(), Some(0), "{name}: {}", preview.said());
        assert!(took < Duration::from_secs(1), "{name}: {took:?}");
        assert!(!preview.said().contains('\u{1b}'));
    }
}

#[test]
fn a_taken_port_is_told_with_who_holds_it() {
    let held = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = held.local_addr().unwrap().port().to_string();
    let ran = command(&district(), &["--port", &port]).output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    for words in
        [format!("port {port}"), format!("process {}", std::process::id()), "`--port`".into()]
    {
        assert!(told.contains(&words), "{words} in {told}");
    }
    assert!(ran.stdout.is_empty());
}

#[test]
fn what_can_not_be_served_is_told_with_status_2() {
    let scratch = district();
    scratch.folder("empty");
    for args in [
        &["--host", "192.0.2.1", "--port", "0"][..],
        &["--host", "no.such.host.invalid", "--port", "0"],
        &["--port", "70000"],
        &["--editor", "javascript:{file}"],
        &["--editor", "emacs"],
        &["--content", "nowhere", "--port", "0"],
        &["--as-of", "2021-13-45"],
    ] {
        let ran = command(&scratch, args).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn the_address_is_data_and_all_else_is_not() {
    let preview = Preview::of(district(), &["--quiet"]);
    assert_eq!(get(&preview, "/").status, 200);
    assert_eq!(preview.said(), "");
}

#[test]
fn others_on_the_network_are_warned_of() {
    let preview = Preview::of(district(), &["--host", "0.0.0.0", "--quiet"]);
    preview.until_said("공개 전 내용");
    preview.until_said("이 컴퓨터의 IP 주소");
    assert_eq!(get(&preview, "/").status, 200);
}

#[test]
fn the_day_and_the_address_can_be_given() {
    let args = ["--as-of", "2030-01-02", "--base-url", "https://example.org/x"];
    let preview = Preview::of(district(), &args);
    let page = get(&preview, "/projects/alleys/").text();
    assert!(page.contains("2030-01-02"));
    assert!(page.contains("https://example.org/x/projects/alleys/"));
}

#[test]
fn a_page_of_the_one_that_ended_is_told_by_the_next() {
    let (alleys, school) = ("/projects/alleys/", "/projects/school/");
    let preview = Preview::district();
    let (changed, same) = (get(&preview, alleys).query(), get(&preview, school).query());
    let preview = preview.started_again(|scratch| {
        let card = "content/projects/alleys/project.yaml";
        scratch.write(card, &scratch.read(card).replacen("title: ", "title: 그사이 ", 1));
    });
    let told = Listener::with(&preview, &changed).next();
    assert_eq!(told["kind"], "page", "{told}");
    let page = get(&preview, alleys);
    assert!(page.text().contains("그사이") && page.query() != changed);
    assert!(page.query().contains(told["made"].as_str().unwrap()));
    assert_eq!(Listener::with(&preview, &same).next()["kind"], "state", "nothing else is");
    assert_eq!(get(&preview, school).query(), same);
}

#[test]
fn the_browser_is_opened_at_the_address_where_that_is_asked_for() {
    let scratch = district();
    let browser = "#!/bin/sh\necho \"$@\" > opening && mv opening opened\n";
    scratch.write("bin/xdg-open", browser);
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(scratch.path("bin/xdg-open"), executable).unwrap();
    let path = format!("{}:{}", scratch.path("bin").display(), std::env::var("PATH").unwrap());
    let mut command = command(&scratch, &["--port", "0", "--open"]);
    command.env("PATH", path).env_remove("BROWSER");
    let preview = Preview::run(scratch, command);
    preview.until("it is opened", || preview.scratch.path("opened").exists());
    let expected = format!("http://127.0.0.1:{}/\n", preview.port);
    assert_eq!(preview.scratch.read("opened"), expected);
}

#[test]
fn a_browser_that_can_not_be_opened_ends_nothing() {
    let scratch = district();
    let mut command = command(&scratch, &["--port", "0", "--open"]);
    command.env("BROWSER", scratch.path("no/such/browser"));
    let preview = Preview::run(scratch, command);
    preview.until_said("주소를 직접 여세요");
    assert_eq!(get(&preview, "/").status, 200);
}

#[test]
fn the_help_names_every_option_with_its_default() {
    let ran = command(&district(), &["--help"]).output().unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert_eq!((ran.status.code(), ran.stderr.len()), (Some(0), 0), "{told}");
    for words in [
        "--port <N>",
        "[default: 4710]",
        "--host <ADDR>",
        "[default: 127.0.0.1]",
        "--open",
        "--editor <NAME|URL>",
        "[default: vscode]",
        "--base-url <URL>",
        "--as-of <DATE>",
        "--content <DIR>",
        "--theme <",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
}
