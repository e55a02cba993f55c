//! How a preview starts, and how it ends.

use super::client::{Listener, get};
use super::running::{Preview, command, district};
use std::net::TcpListener;
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
    preview.until_said("초안");
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
