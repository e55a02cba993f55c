//! A browser as far as the protocol goes: requests and events over a socket, nothing else.

use super::running::{PATIENCE, Preview};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The query of the script's line.
    pub(super) fn query(&self) -> String {
        let text = self.text();
        let (_, rest) = text.split_once("<script src=\"/_jangbu/live.js?").unwrap();
        rest.split_once('"').unwrap().0.replace("&amp;", "&")
    }

    /// The page without the script's line.
    pub(super) fn published(&self) -> Vec<u8> {
        let text = self.text();
        let (before, rest) = text.split_once("<script src=\"/_jangbu/live.js?").unwrap();
        let (_, behind) = rest.split_once("\"></script>\n").unwrap();
        assert!(before.ends_with('\n') && behind.starts_with("</body>"), "a line of its own");
        format!("{before}{behind}").into_bytes()
    }
}

/// Bytes to the server, and its answer.
pub(super) fn raw(port: u16, request: &[u8]) -> Answer {
    let mut stream = connect(port);
    stream.write_all(request).unwrap();
    let mut reader = BufReader::new(stream);
    let (status, headers) = head(&mut reader);
    let length = headers.iter().find(|(key, _)| key == "content-length");
    let mut body = Vec::new();
    if !request.starts_with(b"HEAD") {
        let length = length.map_or(0, |(_, n)| n.parse().unwrap());
        reader.take(length).read_to_end(&mut body).unwrap();
    }
    Answer { status, headers, body }
}

/// A path, asked for as a browser does.
pub(super) fn get(preview: &Preview, path: &str) -> Answer {
    with(preview, path, "")
}

/// The same with more lines in the head.
pub(super) fn with(preview: &Preview, path: &str, lines: &str) -> Answer {
    let port = preview.port;
    raw(port, format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n").as_bytes())
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn head(reader: &mut BufReader<TcpStream>) -> (u16, Vec<(String, String)>) {
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let status = first.split(' ').nth(1).unwrap_or_else(|| panic!("{first:?}")).parse().unwrap();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((key, value)) = line.split_once(':') else { return (status, headers) };
        headers.push((key.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

/// An open page, as its script listens.
pub(super) struct Listener {
    reader: BufReader<TcpStream>,
}

impl Listener {
    /// Opens a page and listens for it.
    pub(super) fn on(preview: &Preview, path: &str) -> Self {
        Self::with(preview, &get(preview, path).query())
    }

    /// Listens as a page with such a query.
    pub(super) fn with(preview: &Preview, query: &str) -> Self {
        let mut stream = connect(preview.port);
        let host = format!("127.0.0.1:{}", preview.port);
        write!(stream, "GET /_jangbu/events?{query} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut reader = BufReader::new(stream);
        let (status, headers) = head(&mut reader);
        assert_eq!(status, 200, "{headers:?}");
        Self { reader }
    }

    /// The next message; nothing where none comes in time.
    pub(super) fn within(&mut self, time: Duration) -> Option<Value> {
        let start = Instant::now();
        self.reader.get_ref().set_read_timeout(Some(time)).unwrap();
        while start.elapsed() < time {
            let mut line = String::new();
            match self.reader.read_line(&mut line) {
                Ok(0) => panic!("the stream ended"),
                Ok(_) => {}
                Err(error)
                    if [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()) =>
                {
                    return None;
                }
                Err(error) => panic!("{error}"),
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data.trim_end()).unwrap());
            }
        }
        None
    }

    /// The next message.
    pub(super) fn next(&mut self) -> Value {
        self.within(PATIENCE).unwrap_or_else(|| panic!("no message"))
    }

    /// The next message of a kind; those before it are passed over.
    pub(super) fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next();
            if message["kind"] == kind {
                return message;
            }
        }
    }
}
