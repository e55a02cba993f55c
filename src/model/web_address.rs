//! The address of a site on the web: the one judge of what may be one.
//!
//! What is published under an address is read by programs (feeds, sitemaps, JSON-LD, OC4IDS), so
//! it must be a URI of RFC 3986 and lead where browsers lead. Nothing is mended but what means the
//! same: scheme and server are told in small letters (RFC 3986 §6.2.2.1), and a `/` stands at the
//! end. Whether anything answers there is not asked.

mod fault;
mod host;
mod punycode;

pub use fault::AddressFault;

use super::push_encoded;
use std::fmt;
use std::ops::Deref;

/// An absolute `http` or `https` address that paths are appended to: scheme and server in small
/// letters, a path that ends in `/`, no user, query or fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address a text writes, blanks around it aside.
    ///
    /// # Errors
    /// The first thing that keeps it from being one.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let (scheme, rest) = scheme(text.trim()).ok_or(AddressFault::Scheme)?;
        if let Some(mark) = rest.chars().find(|c| matches!(c, '?' | '#')) {
            return Err(AddressFault::Mark(mark));
        }
        let (server, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let server = host::server(server)?;
        if matches!(path, "" | "/") {
            return Ok(Self(format!("{scheme}://{server}/")));
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        path.split('/').try_for_each(step)?;
        Ok(Self(format!("{scheme}://{server}/{path}/")))
    }
}

impl Deref for WebAddress {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// The scheme, which is the same in capitals (RFC 3986 §3.1), and what follows its `://`.
fn scheme(text: &str) -> Option<(&'static str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let known = ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    known.map(|known| (known, rest))
}

/// One step of a path: `segment-nz` of RFC 3986 §3.3, and none that browsers take for a way up.
fn step(step: &str) -> Result<(), AddressFault> {
    if step.is_empty() {
        return Err(AddressFault::EmptyStep);
    }
    if matches!(step.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..") {
        return Err(AddressFault::Dots(step.to_owned()));
    }
    if let Some(character) = step.chars().find(|c| !is_of_path(*c)) {
        return Err(AddressFault::Character { character, escaped: escaped(step) });
    }
    let is_escape = |after: &str| {
        let digits = after.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    match step.split('%').skip(1).find(|after| !is_escape(after)) {
        Some(after) => Err(AddressFault::Escape(after.chars().take(2).collect())),
        None => Ok(()),
    }
}

/// A step with what can't stand in a path in escapes (§2.1).
fn escaped(step: &str) -> String {
    let mut out = String::with_capacity(step.len());
    for c in step.chars() {
        if is_of_path(c) {
            out.push(c);
        } else {
            push_encoded(c.encode_utf8(&mut [0; 4]), &mut out);
        }
    }
    out
}

/// `pchar` of RFC 3986 §3.3, the sign of an escape included.
fn is_of_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        WebAddress::parse(text).map_or_else(|fault| format!("{fault:?}"), |read| read.to_string())
    }

    #[test]
    fn addresses_are_told_as_they_mean_the_same() {
        for (text, expected) in [
            ("https://a.kr", "https://a.kr/"),
            (" https://a.kr/b ", "https://a.kr/b/"),
            ("https://a.kr/b/", "https://a.kr/b/"),
            ("HTTPS://A.kr/B", "https://a.kr/B/"),
            ("Http://localhost:4710", "http://localhost:4710/"),
            ("http://192.168.0.1:65535/", "http://192.168.0.1:65535/"),
            ("http://[::1]:80/a", "http://[::1]:80/a/"),
            ("http://[2001:DB8::192.0.2.1]", "http://[2001:db8::192.0.2.1]/"),
            ("https://xn--3e0b707e.xn--3e0b707e/", "https://xn--3e0b707e.xn--3e0b707e/"),
            ("https://1.kr/", "https://1.kr/"),
            ("https://a--b.c-d/", "https://a--b.c-d/"),
            (
                "https://a.kr/%EA%B0%80/~b,c;d=e&f'(g)*+!$:@/..a/...",
                "https://a.kr/%EA%B0%80/~b,c;d=e&f'(g)*+!$:@/..a/.../",
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        let longest = format!("https://{}.kr/", "a".repeat(63));
        assert_eq!(read(&longest), longest);
    }

    fn are_told(faults: &[(&str, &str)]) {
        for (text, expected) in faults {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn each_fault_of_a_server_is_told_apart() {
        let long = format!("https://{}.kr/", "a".repeat(64));
        let longer = format!("https://{}kr/", "a.".repeat(126));
        are_told(&[
            ("", "Scheme"),
            ("a.kr", "Scheme"),
            ("ftp://a.kr", "Scheme"),
            ("//a.kr", "Scheme"),
            ("javascript:alert(1)", "Scheme"),
            ("https:/a.kr", "Scheme"),
            ("https://", "NoServer"),
            ("https:///path", "NoServer"),
            ("https://:80/", "NoServer"),
            ("https://user:password@a.kr/", "User"),
            ("https://a.kr/?q=1", "Mark('?')"),
            ("https://a.kr#top", "Mark('#')"),
            ("https://a b/", "ServerCharacter(' ')"),
            ("https://a.kr\\b", "ServerCharacter('\\\\')"),
            ("https://a_b.kr/", "ServerCharacter('_')"),
            ("https://a%2eb/", "ServerCharacter('%')"),
            ("https://a..kr/", "EmptyLabel"),
            ("https://a.kr./", "EmptyLabel"),
            ("https://-a.kr/", "Hyphen(\"-a\")"),
            ("https://a-.kr/", "Hyphen(\"a-\")"),
            (&long, "LongName"),
            (&longer, "LongName"),
            ("http://256.1.1.1/", "Ipv4(\"256.1.1.1\")"),
            ("http://1.2.3/", "Ipv4(\"1.2.3\")"),
            ("http://01.2.3.4/", "Ipv4(\"01.2.3.4\")"),
            ("http://a.1/", "Ipv4(\"a.1\")"),
            ("https://[x]/", "Ipv6(\"[x]\")"),
            ("https://[::1/", "Ipv6(\"[::1\")"),
            ("https://[fe80::1%25eth0]/", "Ipv6(\"[fe80::1%25eth0]\")"),
            ("https://[::1]a/", "Ipv6(\"[::1]a\")"),
            ("https://2001:db8::1/", "Ipv6(\"2001:db8::1\")"),
            ("https://xn--zzzzzzzzz.kr/", "Punycode(\"xn--zzzzzzzzz\")"),
            ("https://xn--.kr/", "Hyphen(\"xn--\")"),
            ("https://xn--abc-.kr/", "Hyphen(\"xn--abc-\")"),
            ("https://a.kr:0/", "Port(\"0\")"),
            ("https://a.kr:65536/", "Port(\"65536\")"),
            ("https://a.kr:99999999999999999999/", "Port(\"99999999999999999999\")"),
            ("https://a.kr:/", "Port(\"\")"),
            ("https://a.kr:+80/", "Port(\"+80\")"),
            ("https://a.kr:080/", "Port(\"080\")"),
            ("https://a.kr:8o/", "Port(\"8o\")"),
        ]);
    }

    #[test]
    fn each_fault_of_a_path_is_told_apart() {
        are_told(&[
            ("https://a.kr/a/../b", "Dots(\"..\")"),
            ("https://a.kr/./b", "Dots(\".\")"),
            ("https://a.kr/%2E./b", "Dots(\"%2E.\")"),
            ("https://a.kr//b", "EmptyStep"),
            ("https://a.kr/b//", "EmptyStep"),
            ("https://a.kr//", "EmptyStep"),
            ("https://a.kr/%zz", "Escape(\"zz\")"),
            ("https://a.kr/a%", "Escape(\"\")"),
            ("https://a.kr/a%4", "Escape(\"4\")"),
            ("https://a.kr/a b", "Character { character: ' ', escaped: \"a%20b\" }"),
            ("https://a.kr/b/공/c", "Character { character: '공', escaped: \"%EA%B3%B5\" }"),
            ("https://a.kr/\"x", "Character { character: '\"', escaped: \"%22x\" }"),
            ("https://a.kr/[x]", "Character { character: '[', escaped: \"%5Bx%5D\" }"),
            ("https://a.kr/\u{7f}", "Character { character: '\\u{7f}', escaped: \"%7F\" }"),
        ]);
    }

    /// The names that Python's `idna` codec makes: `'가온구.kr'.encode('idna')`.
    #[test]
    fn a_server_in_hangul_is_told_as_browsers_ask_for_it() {
        for (text, server) in [
            ("https://가온구.kr/공약", "xn--o39a00az65c.kr"),
            ("https://금천구청.한국:8080", "xn--2e0boly69e8b.xn--3e0b707e"),
            ("https://Seoul서울.KR", "xn--seoul-7r5vh10a.kr"),
        ] {
            let fault = WebAddress::parse(text).unwrap_err();
            assert!(matches!(&fault, AddressFault::Foreign { ascii: Some(a), .. } if a == server));
            assert!(fault.hint().ko.contains(&format!("`{server}`")), "{:?}", fault.hint());
            assert!(fault.hint().en.contains(&format!("`{server}`")), "{:?}", fault.hint());
        }
        for text in ["https://bücher.example/", "https://a。kr/", "https://\u{1100}\u{1161}.kr"] {
            let fault = WebAddress::parse(text).unwrap_err();
            assert!(matches!(fault, AddressFault::Foreign { ascii: None, .. }), "{text}");
            assert!(fault.hint().en.contains("`xn--"));
        }
    }

    #[test]
    fn a_password_is_not_repeated() {
        let fault = WebAddress::parse("https://someone:secret@a.kr/").unwrap_err();
        let told = format!("{:?} {:?} {fault:?}", fault.phrase(), fault.hint());
        assert!(!told.contains("secret") && !told.contains("someone"), "{told}");
    }
}
