//! Which targets of links and pictures may be published.
//!
//! Only http, https, mailto, tel and relative targets; a picture must be relative, because no
//! request may leave the site. When in doubt a target is refused: a file with a colon in its
//! name can be written as `./name`.

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A target within the site, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The path, its percent signs resolved; empty where the page itself is meant.
    pub path: String,
    /// The query with its `?`, as written; perhaps empty.
    pub query: String,
    /// What stands behind `#`, as written.
    pub fragment: Option<String>,
}

impl Target {
    /// Takes a target apart; `None` where it leads to another site, or to a mailbox or phone.
    pub fn within_site(target: &str) -> Option<Self> {
        let fragment_only = target.starts_with('#');
        if !(fragment_only || is_relative(target)) || !is_safe_link(target) {
            return None;
        }
        let (rest, fragment) = match target.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment.to_owned())),
            None => (target, None),
        };
        let at = rest.find('?').unwrap_or(rest.len());
        let (path, query) = rest.split_at_checked(at).unwrap_or((rest, ""));
        Some(Self { path: percent_decoded(path), query: query.to_owned(), fragment })
    }

    /// The id that is meant by what stands behind `#`; nothing where that is empty or `top`,
    /// which every browser takes for the start of the page.
    pub fn anchor(&self) -> Option<String> {
        let id = percent_decoded(self.fragment.as_ref()?);
        (!id.is_empty() && !id.eq_ignore_ascii_case("top")).then_some(id)
    }
}

/// Whether a link may lead there.
pub(super) fn is_safe_link(target: &str) -> bool {
    let bare = undisguised(target);
    let known = scheme(&bare).is_none_or(|scheme| SCHEMES.contains(&scheme));
    known && is_plain(target) && !names_another_host(&bare)
}

/// Whether a picture may come from there.
pub(super) fn is_safe_picture(target: &str) -> bool {
    is_relative(target) && is_safe_link(target)
}

/// Whether the target is an address within the site: no scheme, no host, not only a fragment.
pub(super) fn is_relative(target: &str) -> bool {
    let bare = undisguised(target);
    !bare.is_empty() && !bare.starts_with('#') && scheme(&bare).is_none()
}

/// Browsers drop tabs and line breaks from an address before they read it (WHATWG URL §4.4).
fn is_plain(target: &str) -> bool {
    !target.chars().any(char::is_control)
}

/// Browsers take `\` for `/`, and two of them for "the same scheme, another host".
fn names_another_host(bare: &str) -> bool {
    let mut start = bare.chars();
    let mut slash = || matches!(start.next(), Some('/' | '\\'));
    slash() && slash()
}

/// What stands before the first colon of an address, unless the colon is in its path.
fn scheme(bare: &str) -> Option<&str> {
    let (before, _) = bare.split_once(':')?;
    (!before.contains(['/', '\\', '?', '#'])).then_some(before)
}

/// The target as its most gullible reader takes it: percent signs resolved however often they
/// are nested, lower case, and nothing that is not seen.
fn undisguised(target: &str) -> String {
    let mut text = target.to_owned();
    for _ in 0..4 {
        if !text.contains('%') {
            break;
        }
        text = percent_decoded(&text);
    }
    text.retain(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(c));
    text.to_ascii_lowercase()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) => match hex(*high).zip(hex(*low)) {
                Some((high, low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                None => bytes.push(b'%'),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_leaves_in_disguise_is_refused() {
        for target in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "java%0ascript:alert(1)",
            "%6aavascript:alert(1)",
            "javascript%3Aalert(1)",
            "javascript%253Aalert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:x",
            "//example.org/x",
            "\\\\example.org\\x",
            "/\\example.org",
            "%2f%2fexample.org",
            "/\t/example.org",
            "ftp://example.org",
            "보고서:1.pdf",
        ] {
            assert!(!is_safe_link(target), "{target:?}");
            assert!(!is_safe_picture(target), "{target:?}");
        }
    }

    #[test]
    fn ordinary_targets_pass() {
        for target in [
            "https://example.org/?a=b:c#d",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:02-2627-1300",
            "../statuses/done/index.html",
            "files/2019%20보고서.pdf",
            "./보고서:1.pdf",
            "#money",
            "a?b=c:d",
            "",
            "100%.html",
        ] {
            assert!(is_safe_link(target), "{target:?}");
        }
    }

    #[test]
    fn pictures_come_from_the_site() {
        assert!(is_safe_picture("photos/a.jpg"));
        assert!(is_safe_picture("사진 1.jpg"));
        for target in ["https://example.org/a.jpg", "mailto:a", "data:image/png;base64,x", "", "#a"]
        {
            assert!(!is_safe_picture(target), "{target}");
        }
    }
}
