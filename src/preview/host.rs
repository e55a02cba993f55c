//! Which `Host` a request may name.
//!
//! Any web page may send a request to loopback, and a name of its own may lead there ("DNS
//! rebinding"): who does not name this server is not meant for it. Knows nothing of sockets.

use std::net::IpAddr;

/// The names a preview answers to.
#[derive(Debug, Clone)]
pub(super) struct Names {
    given: String,
    port: u16,
    open: bool,
}

impl Names {
    /// Loopback, and the host that was given. `open` where others on the network can connect: they
    /// name the machine by its address, which no page of theirs can have as a name.
    pub(super) fn new(given: &str, port: u16, open: bool) -> Self {
        let bare = given.trim_start_matches('[').trim_end_matches(']');
        Self { given: bare.to_ascii_lowercase(), port, open }
    }

    /// Whether a `Host`, or the authority of an address, is this server, with or without its port.
    pub(super) fn include(&self, authority: &str) -> bool {
        let Some((name, port)) = split(authority) else { return false };
        let ours = port.is_none_or(|port| port.parse() == Ok(self.port));
        ours && self.is_name(&name.to_ascii_lowercase())
    }

    fn is_name(&self, name: &str) -> bool {
        let loopback = ["localhost", "127.0.0.1", "::1"].contains(&name);
        let address = || self.open && name.parse::<IpAddr>().is_ok();
        loopback || name == self.given || address()
    }
}

/// The name and the port of `name:port`, `[::1]:port` or a name alone.
fn split(authority: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = authority.strip_prefix('[') {
        let (name, behind) = rest.split_once(']')?;
        let port = if behind.is_empty() { None } else { Some(behind.strip_prefix(':')?) };
        return name.contains(':').then_some((name, port));
    }
    match authority.split_once(':') {
        Some((_, port)) if port.contains(':') => None,
        Some((name, port)) => Some((name, Some(port))),
        None => Some((authority, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_and_the_given_host_are_this_server() {
        let names = Names::new("Desk.example", 4710, false);
        for host in [
            "localhost",
            "LOCALHOST:4710",
            "127.0.0.1",
            "127.0.0.1:4710",
            "[::1]",
            "[::1]:4710",
            "desk.example:4710",
        ] {
            assert!(names.include(host), "{host}");
        }
    }

    #[test]
    fn anybody_else_is_not() {
        let names = Names::new("127.0.0.1", 4710, false);
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.0.0.1:80",
            "127.0.0.1:",
            "127.0.0.1:4710:4710",
            "127.0.0.1:x",
            "192.168.0.7:4710",
            "user@localhost",
            "::1",
            "[::1",
            "[localhost]:4710",
            "[::1]4710",
        ] {
            assert!(!names.include(host), "{host}");
        }
    }

    #[test]
    fn on_the_network_any_address_is_but_no_other_name() {
        let names = Names::new("0.0.0.0", 4710, true);
        assert!(names.include("192.168.0.7:4710") && names.include("[fe80::1]:4710"));
        assert!(!names.include("attacker.example:4710") && !names.include("192.168.0.7:80"));
    }
}
