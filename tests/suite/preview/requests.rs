//! What is refused, and what never leaves the site.

use super::client::{Listener, get, raw};
use super::running::Preview;

fn ask(preview: &Preview, first: &str, lines: &[&str]) -> (u16, Option<String>) {
    let request = format!("{first}\r\n{}\r\n\r\n", lines.join("\r\n"));
    let answer = raw(preview.port, request.as_bytes());
    (answer.status, answer.header("allow").map(str::to_owned))
}

#[test]
fn only_get_and_head_are_answered() {
    let preview = Preview::district();
    let host = format!("Host: 127.0.0.1:{}", preview.port);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let told = ask(&preview, &format!("{method} / HTTP/1.1"), &[&host]);
        assert_eq!(told, (405, Some("GET, HEAD".to_owned())), "{method}");
    }
    let head = raw(preview.port, format!("HEAD / HTTP/1.1\r\n{host}\r\n\r\n").as_bytes());
    let got = get(&preview, "/");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), got.header("content-length"));
    assert_eq!(head.header("content-length"), Some(got.body.len().to_string().as_str()));
}

#[test]
fn only_who_names_this_server_is_answered() {
    let preview = Preview::district();
    let port = preview.port;
    for (host, status) in [
        ("localhost", 200),
        ("127.0.0.1", 200),
        ("[::1]", 200),
        ("LocalHost", 200),
        ("attacker.example", 403),
        ("127.0.0.1.attacker.example", 403),
        ("192.168.0.7", 403),
        ("", 403),
    ] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let told = ask(&preview, "GET /projects/ HTTP/1.1", &[&format!("Host: {host}")]);
            assert_eq!(told.0, status, "{host}");
        }
    }
    let other = format!("Host: 127.0.0.1:{}", port.wrapping_add(1));
    assert_eq!(ask(&preview, "GET / HTTP/1.1", &[&other]).0, 403);
    assert_eq!(ask(&preview, "GET / HTTP/1.1", &["Accept: */*"]).0, 400);
    let host = format!("Host: 127.0.0.1:{port}");
    assert_eq!(ask(&preview, "GET / HTTP/1.1", &[&host, &host]).0, 400);
    let events = "GET /_jangbu/events?page=index.html HTTP/1.1";
    assert_eq!(ask(&preview, events, &["Host: attacker.example"]).0, 403);
}

#[test]
fn a_whole_address_is_held_against_both_names() {
    let preview = Preview::district();
    let port = preview.port;
    let host = format!("Host: 127.0.0.1:{port}");
    let first = |authority: &str| format!("GET http://{authority}/projects/ HTTP/1.1");
    assert_eq!(ask(&preview, &first(&format!("127.0.0.1:{port}")), &[&host]).0, 200);
    assert_eq!(ask(&preview, &first("attacker.example"), &[&host]).0, 403);
    let theirs = ["Host: attacker.example"];
    assert_eq!(ask(&preview, &first(&format!("127.0.0.1:{port}")), &theirs).0, 403);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::district();
    preview.scratch.write("secret.txt", "it is secret");
    preview.scratch.write("content/secret.txt", "it is secret");
    let host = format!("Host: 127.0.0.1:{}", preview.port);
    for path in [
        "/../secret.txt",
        "/projects/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/secret.txt",
        "/secret.txt%00.html",
        "/content/secret.txt",
        "/content/site.yaml",
        "/%c0%ae%c0%ae/secret.txt",
        "/assets//style.css",
        "/projects/%2e%2e/index.html",
        "/_jangbu/",
        "/_jangbu/preview.rs",
        "*",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\n{host}\r\n\r\n");
        let answer = raw(preview.port, request.as_bytes());
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("it is secret"), "{path}");
    }
    assert_eq!(get(&preview, "/projects/").status, 200);
}

#[test]
fn pages_that_are_opened_and_closed_leave_nothing_behind() {
    let preview = Preview::district();
    let query = get(&preview, "/projects/").query();
    let visit = || {
        assert_eq!(Listener::with(&preview, &query).next()["kind"], "state");
    };
    (0..50).for_each(|_| visit());
    let (files, memory) = (preview.open_files(), preview.memory());
    (0..1000).for_each(|_| visit());
    preview.until("their connections are closed", || preview.open_files() <= files);
    let grown = preview.memory().saturating_sub(memory);
    assert!(grown < 20_000, "{grown} KiB more");
    preview.edit("content/projects/alleys/project.yaml", "title: ", "title: 또 ");
    preview.until_said("바뀜: ");
    assert!(!preview.said().contains("열어 둔 페이지"), "none is open: {}", preview.said());
}
