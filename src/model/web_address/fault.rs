//! What keeps a text from being the address of a site, in words for who wrote it.
//!
//! Judges nothing. Quotes of an address no more than what is wrong with it: a password least of
//! all.

use crate::diagnostics::{Phrase, personal};

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressFault {
    /// It does not begin with `https://` or `http://`.
    Scheme,
    /// Nothing is named between `//` and what follows.
    NoServer,
    /// A user or password stands before an `@`.
    User,
    /// A query or fragment: `?` or `#`.
    Mark(char),
    /// A character that no name of a server has.
    ServerCharacter(char),
    /// The server is written in another alphabet.
    Foreign {
        /// As it was written.
        host: String,
        /// As it is to be written, where that is known.
        ascii: Option<String>,
    },
    /// Two dots of a server's name in a row, or one at an end.
    EmptyLabel,
    /// A part of a server's name that begins or ends with a hyphen.
    Hyphen(String),
    /// A part of a server's name above 63 letters, or a name above 253.
    LongName,
    /// A part of a server's name that begins like punycode and is none.
    Punycode(String),
    /// It ends like a number of IPv4 and is none.
    Ipv4(String),
    /// Brackets or colons, and no number of IPv6.
    Ipv6(String),
    /// A port that is no number from 1 to 65535.
    Port(String),
    /// Two slashes of a path in a row.
    EmptyStep,
    /// A step `.` or `..` of a path, perhaps in escapes.
    Dots(String),
    /// A character that no path has as it stands.
    Character {
        /// The character.
        character: char,
        /// The step it is in, with what can't stand there in escapes.
        escaped: String,
    },
    /// A `%` and what follows it, not two hexadecimal digits.
    Escape(String),
}

impl AddressFault {
    /// What is wrong.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Scheme => Phrase::new(
                "웹 주소가 `https://`나 `http://`로 시작하지 않습니다",
                "the web address does not start with `https://` or `http://`",
            ),
            Self::NoServer => Phrase::new(
                "웹 주소의 `//` 다음에 서버 이름이 없습니다",
                "the web address names no server after `//`",
            ),
            Self::User => Phrase::new(
                "웹 주소에 사용자 이름이나 비밀번호(`@`와 그 앞)가 들어 있습니다",
                "the web address holds a user name or password, before its `@`",
            ),
            Self::Mark(c) => Phrase::new(
                format!("웹 주소에 `{c}`가 있어 그 뒤에 페이지 이름을 붙일 수 없습니다"),
                format!("the web address has a `{c}`, so names of pages can't follow it"),
            ),
            Self::EmptyStep => Phrase::new(
                "웹 주소의 경로에 `/`가 두 번 잇달아 있습니다",
                "the path of the web address has two slashes in a row",
            ),
            Self::Dots(step) => Phrase::new(
                format!("웹 주소의 경로에 `{step}` 마디가 있습니다"),
                format!("the path of the web address has the step `{step}`"),
            ),
            Self::Character { character, .. } => {
                in_words(*character, "웹 주소의 경로", "the path of the web address")
            }
            Self::Escape(after) => Phrase::new(
                format!("웹 주소의 `%{after}`: `%` 다음이 16진수 두 자리가 아닙니다"),
                format!("`%{after}` in the web address: two hexadecimal digits must follow `%`"),
            ),
            _ => self.of_server(),
        }
    }

    /// What is wrong with the server or its port.
    fn of_server(&self) -> Phrase {
        match self {
            Self::ServerCharacter(c) => {
                in_words(*c, "웹 주소의 서버 이름", "the server of the web address")
            }
            Self::Foreign { host, .. } => Phrase::new(
                format!(
                    "웹 주소의 서버 이름 `{}`에 한글처럼 영문이 아닌 글자가 있습니다",
                    shown(host)
                ),
                format!("the server `{}` of the web address is not in ASCII letters", shown(host)),
            ),
            Self::Hyphen(label) => Phrase::new(
                format!(
                    "웹 주소의 서버 이름 가운데 `{}` 부분이 붙임표(-)로 시작하거나 끝납니다",
                    shown(label)
                ),
                format!(
                    "`{}` in the server of the web address begins or ends with a hyphen",
                    shown(label)
                ),
            ),
            Self::LongName => Phrase::new(
                "웹 주소의 서버 이름이 너무 깁니다 (점 사이마다 63자, 모두 253자까지)",
                "the server of the web address has too long a name, at most 63 letters between dots and 253 in all",
            ),
            Self::Punycode(label) => Phrase::new(
                format!(
                    "웹 주소의 서버 이름 가운데 `{}` 부분은 바른 퓨니코드가 아닙니다",
                    shown(label)
                ),
                format!("`{}` in the server of the web address is no punycode", shown(label)),
            ),
            Self::Ipv4(host) => Phrase::new(
                format!("웹 주소의 `{}` 부분은 IP 주소가 아닙니다", shown(host)),
                format!("`{}` in the web address is no IP address", shown(host)),
            ),
            Self::Ipv6(host) => Phrase::new(
                format!("웹 주소의 `{}` 부분은 대괄호로 묶은 IPv6 주소가 아닙니다", shown(host)),
                format!("`{}` in the web address is no IPv6 address in brackets", shown(host)),
            ),
            Self::Port(port) => Phrase::new(
                format!("웹 주소의 포트 `{}` 자리에는 1부터 65535까지의 수를 씁니다", shown(port)),
                format!(
                    "the port `{}` of the web address is no number from 1 to 65535",
                    shown(port)
                ),
            ),
            _ => Phrase::new(
                "웹 주소의 서버 이름에 점이 잇달아 있거나 처음이나 끝에 있습니다",
                "the server of the web address has two dots in a row, or one at an end",
            ),
        }
    }

    /// What to do.
    pub fn hint(&self) -> Phrase {
        match self {
            Self::User => Phrase::new(
                "`@`와 그 앞을 지우세요. 이 주소는 모든 페이지에 실립니다",
                "leave out the `@` and what is before it: every page tells this address",
            ),
            Self::Mark(c) => Phrase::new(
                format!("`{c}`부터 끝까지 지우세요"),
                format!("leave out the `{c}` and what follows it"),
            ),
            Self::Foreign { ascii: Some(ascii), .. } => Phrase::new(
                format!("한글 도메인은 퓨니코드로 쓰세요: `{ascii}`"),
                format!("write it in punycode: `{ascii}`"),
            ),
            Self::Foreign { ascii: None, .. } | Self::Punycode(_) => Phrase::new(
                "도메인을 등록한 곳에서 알려 주는 퓨니코드 이름(`xn--…`)을 쓰세요. 브라우저의 주소창에서 복사해도 됩니다",
                "write its name in punycode (`xn--…`), as the registrar tells it or as copied from a browser's address bar",
            ),
            Self::Character { character, escaped } if *character != '\\' => Phrase::new(
                format!("그 문자를 지우거나, 그 마디를 이렇게 쓰세요: `{escaped}`"),
                format!("leave the character out, or write that step as `{escaped}`"),
            ),
            Self::Escape(_) => Phrase::new(
                "`%`라는 글자 자체는 `%25`로 씁니다",
                "a `%` that is meant as such is written `%25`",
            ),
            Self::EmptyStep | Self::Dots(_) => Phrase::new(
                "서버가 보여 주는 실제 경로를 쓰세요. 예: `https://www.example.kr/pledge/`",
                "write the path as the server has it, such as `https://www.example.kr/pledge/`",
            ),
            _ => Phrase::new(
                "`https://www.example.kr/pledge/`처럼 쓰세요",
                "write it like `https://www.example.kr/pledge/`",
            ),
        }
    }
}

fn in_words(c: char, ko: &str, en: &str) -> Phrase {
    if c.is_whitespace() {
        return Phrase::new(format!("{ko}에 빈칸이 있습니다"), format!("{en} has a blank"));
    }
    if c.is_control() {
        return Phrase::new(
            format!("{ko}에 보이지 않는 문자가 있습니다"),
            format!("{en} has a character that can't be seen"),
        );
    }
    Phrase::new(
        format!("{ko}에 쓸 수 없는 문자 `{c}`가 있습니다"),
        format!("{en} has the character `{c}`, which can't stand there"),
    )
}

/// A part of an address as it may be quoted: personal numbers masked, cut where it is long.
fn shown(part: &str) -> String {
    const LONGEST: usize = 60;
    let part = personal::masked(part);
    let mut start: String = part.chars().take(LONGEST).collect();
    if start.len() < part.len() {
        start.push('…');
    }
    start
}
