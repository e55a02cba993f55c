//! The server of an address: its name or number, and its port.
//!
//! Names are those that DNS and every browser agree on: letters, digits and hyphens (RFC 1123
//! §2.1), other alphabets in punycode. Nothing is looked up.

use super::fault::AddressFault;
use super::punycode;
use core::net::{Ipv4Addr, Ipv6Addr};

/// Octets that a label, and a whole name, may have: RFC 1035 §2.3.4.
const LONGEST: (usize, usize) = (63, 253);

/// The server and its port as written between `//` and `/`, in small letters.
pub(super) fn server(written: &str) -> Result<String, AddressFault> {
    if written.contains('@') {
        return Err(AddressFault::User);
    }
    let (host, port) = if written.starts_with('[') {
        let end = written.find(']').map_or(written.len(), |end| end + 1);
        let (host, rest) = written.split_at(end);
        (number_of_six(host, written)?, rest)
    } else {
        let (host, rest) = written.split_at(written.find(':').unwrap_or(written.len()));
        if rest.matches(':').count() > 1 {
            return Err(AddressFault::Ipv6(written.to_owned()));
        }
        (name(host)?, rest)
    };
    match port.strip_prefix(':') {
        None if port.is_empty() => Ok(host),
        None => Err(AddressFault::Ipv6(written.to_owned())),
        Some(port) if is_port(port) => Ok(format!("{host}:{port}")),
        Some(port) => Err(AddressFault::Port(port.to_owned())),
    }
}

/// A number of IPv6 in brackets: `IP-literal` of RFC 3986 §3.2.2, without zones.
fn number_of_six(host: &str, written: &str) -> Result<String, AddressFault> {
    let number = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match number.map(str::parse::<Ipv6Addr>) {
        Some(Ok(_)) => Ok(host.to_ascii_lowercase()),
        _ => Err(AddressFault::Ipv6(written.to_owned())),
    }
}

/// A number from 1 to 65535, as ports are written.
fn is_port(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    digits && text.parse::<u16>().is_ok()
}

fn name(host: &str) -> Result<String, AddressFault> {
    if host.is_empty() {
        return Err(AddressFault::NoServer);
    }
    let name = host.to_ascii_lowercase();
    if let Some(c) = name.chars().find(|c| is_of_no_name(*c)) {
        return Err(AddressFault::ServerCharacter(c));
    }
    if !name.is_ascii() {
        return Err(AddressFault::Foreign { ascii: in_ascii(&name), host: host.to_owned() });
    }
    name.split('.').try_for_each(label)?;
    if name.len() > LONGEST.1 {
        return Err(AddressFault::LongName);
    }
    // Browsers take whatever ends in a number for a number of IPv4.
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && name.parse::<Ipv4Addr>().is_err() {
        return Err(AddressFault::Ipv4(name));
    }
    Ok(name)
}

/// Whether no name of any alphabet has this character.
fn is_of_no_name(c: char) -> bool {
    let is_plain = c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    c.is_whitespace() || c.is_control() || (c.is_ascii() && !is_plain)
}

fn label(label: &str) -> Result<(), AddressFault> {
    if label.is_empty() {
        return Err(AddressFault::EmptyLabel);
    }
    if label.len() > LONGEST.0 {
        return Err(AddressFault::LongName);
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(AddressFault::Hyphen(label.to_owned()));
    }
    match label.strip_prefix(punycode::MARK) {
        Some(coded) if !punycode::is_sound(coded) => Err(AddressFault::Punycode(label.to_owned())),
        _ => Ok(()),
    }
}

/// The name that browsers ask for where one in Hangul is typed. Composed syllables are coded as
/// they stand (RFC 5892 §2); how letters of other alphabets are folded first is not known here.
fn in_ascii(name: &str) -> Option<String> {
    let is_known = |c: char| c.is_ascii() || matches!(c, '가'..='힣');
    let labels = name.split('.').map(|label| match label.is_ascii() {
        true => Some(label.to_owned()),
        false => punycode::encoded(label).map(|coded| format!("{}{coded}", punycode::MARK)),
    });
    let ascii = labels.collect::<Option<Vec<_>>>()?.join(".");
    (name.chars().all(is_known) && self::name(&ascii).is_ok()).then_some(ascii)
}
