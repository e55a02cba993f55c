//! The port a preview listens on, and what is said where it can't have it.
//!
//! Accepts no connection.

use crate::diagnostics::{Failure, Phrase};
use listeners::{Protocol, SocketState};
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _, UdpSocket};

/// A port that is ours.
#[derive(Debug)]
pub(super) struct Port {
    /// What connections come to.
    pub(super) listener: TcpListener,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

impl Port {
    /// Takes a port of a host: an address, or a name of one.
    ///
    /// # Errors
    /// Where the host is none of this machine's, or the port is taken or not to be had.
    pub(super) fn take(host: &str, port: u16) -> Result<Self, Failure> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let taken = || {
            let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs()?.collect();
            let listener = TcpListener::bind(addresses.as_slice())?;
            listener.set_nonblocking(true)?;
            let address = listener.local_addr()?;
            Ok(Self { listener, address })
        };
        taken().map_err(|error| refused(host, port, &error))
    }

    /// The address to open in a browser.
    pub(super) fn url(&self, host: &str) -> String {
        let (ip, port) = (self.address.ip(), self.address.port());
        if ip.is_unspecified() {
            // "Every address" is none that all systems open.
            let loopback = if ip.is_ipv6() { "[::1]" } else { "127.0.0.1" };
            return format!("http://{loopback}:{port}/");
        }
        if host.eq_ignore_ascii_case("localhost") {
            return format!("http://localhost:{port}/");
        }
        format!("http://{}/", self.address)
    }

    /// Whether others than this machine may connect.
    pub(super) fn is_open(&self) -> bool {
        !self.address.ip().is_loopback()
    }

    /// Whether it listens on every address of this machine.
    pub(super) fn is_everywhere(&self) -> bool {
        self.address.ip().is_unspecified()
    }

    /// The address to open on another machine, where it listens on every one of this machine's
    /// and the system says which it speaks to others from.
    pub(super) fn elsewhere(&self) -> Option<String> {
        // Connecting sends nothing, but chooses the address that would be sent from; these are of
        // no machine (RFC 5737, RFC 3849).
        let mut ways = vec![("0.0.0.0:0", "192.0.2.10:9")];
        if self.address.is_ipv6() {
            ways.push(("[::]:0", "[2001:db8::10]:9"));
        }
        let spoken_from = |(any, other): &(&str, &str)| {
            let socket = UdpSocket::bind(any).ok()?;
            socket.connect(other).ok()?;
            let ip = socket.local_addr().ok()?.ip();
            (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
        };
        let ip = self.is_everywhere().then(|| ways.iter().find_map(spoken_from)).flatten()?;
        Some(format!("http://{}/", SocketAddr::new(ip, self.address.port())))
    }
}

fn refused(host: &str, port: u16, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(in_use(port, holder(port)), ""),
        ErrorKind::PermissionDenied => {
            let attempted = Phrase::new(
                format!("포트 {port}번은 쓸 권한이 없습니다. `--port`로 1024 이상의 번호를 주세요"),
                format!("port {port} is not permitted to you; give `--port` one from 1024 on"),
            );
            Failure::new(attempted, error)
        }
        _ => {
            let attempted = Phrase::new(
                format!("`--host {host}`에서 열 수 없습니다. 이 컴퓨터의 주소를 주세요"),
                format!("can't listen on `--host {host}`; give it an address of this machine"),
            );
            Failure::new(attempted, error)
        }
    }
}

/// Name and number of the process that listens on a port, where the system tells: it does not of
/// other users' processes.
fn holder(port: u16) -> Option<(String, u32)> {
    let all = listeners::get_all().ok()?;
    let one = all.into_iter().find(|one| {
        let listens = one.protocol == Protocol::TCP && one.state == SocketState::Listen;
        listens && one.socket.port() == port
    })?;
    Some((one.process.name, one.process.pid))
}

fn in_use(port: u16, holder: Option<(String, u32)>) -> Phrase {
    let (ko, en) = match holder {
        Some((name, pid)) => (
            format!("`{name}`(프로세스 {pid}번)이 쓰고 있습니다"),
            format!("in use by `{name}` (process {pid})"),
        ),
        None => {
            ("다른 프로그램이 쓰고 있습니다".to_owned(), "in use by another program".to_owned())
        }
    };
    Phrase::new(
        format!(
            "포트 {port}번은 {ko}. 그것을 끝내거나 `--port`로 다른 번호를 주세요(`--port 0`: 아무거나)"
        ),
        format!(
            "port {port} is {en}; end that, or give another with `--port` (`--port 0`: any that is free)"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_process_that_holds_a_port_is_named() {
        let ours = Port::take("127.0.0.1", 0).unwrap();
        let port = ours.address.port();
        let told = Port::take("127.0.0.1", port).unwrap_err();
        let pid = format!("(process {})", std::process::id());
        assert!(told.attempted.en.contains(&pid), "{told}");
        assert!(told.attempted.en.contains(&format!("port {port} is in use by `")), "{told}");
        assert!(in_use(1, None).en.contains("another program"));
    }

    #[test]
    fn an_address_of_another_machine_is_refused() {
        for host in ["192.0.2.1", "no.such.host.invalid", "a b"] {
            let told = Port::take(host, 0).unwrap_err();
            assert!(told.attempted.en.contains(host), "{told}");
        }
    }

    #[test]
    fn the_address_can_be_opened() {
        for (host, start) in [
            ("127.0.0.1", "http://127.0.0.1:"),
            ("0.0.0.0", "http://127.0.0.1:"),
            ("localhost", "http://localhost:"),
        ] {
            let port = Port::take(host, 0).unwrap();
            assert_eq!(port.url(host), format!("{start}{}/", port.address.port()));
            assert_eq!(port.is_open(), host == "0.0.0.0");
            assert_eq!(port.is_everywhere(), host == "0.0.0.0");
            let elsewhere = port.elsewhere();
            assert!(host == "0.0.0.0" || elsewhere.is_none(), "{elsewhere:?}");
            let end = format!(":{}/", port.address.port());
            let is_other = |url: String| url.ends_with(&end) && !url.contains("127.0.0.1");
            assert!(elsewhere.is_none_or(is_other));
        }
    }
}
