//! Addresses of requests, and paths of the output.
//!
//! Knows no site: whether something is published at a path is for who has the output.

/// The output path a request's path leads to, `index.html` for a folder; nothing where it can be
/// no path of a site: not UTF-8, or with a step that is empty, a dot, or not plain.
pub(super) fn output_path(requested: &str) -> Option<String> {
    let below = requested.strip_prefix('/')?;
    let (folders, name) = match below.rsplit_once('/') {
        Some((folders, name)) => (Some(folders), name),
        None => (None, below),
    };
    let mut steps = Vec::new();
    for step in folders.into_iter().flat_map(|folders| folders.split('/')) {
        steps.push(plain(step)?);
    }
    steps.push(if name.is_empty() { "index.html".to_owned() } else { plain(name)? });
    Some(steps.join("/"))
}

fn plain(step: &str) -> Option<String> {
    let step = decoded(step)?;
    let odd = |c: char| c == '/' || c == '\\' || c.is_control();
    let plain = !step.is_empty() && step != "." && step != ".." && !step.contains(odd);
    plain.then_some(step)
}

/// Text without its `%XX` (RFC 3986 §2.1); nothing where an escape is cut off or the bytes are no
/// UTF-8.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|n| u8::try_from(n).ok());
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? * 16 + digit(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The value of a name in a query. A browser's own forms write a blank as `+`; we never do.
pub(super) fn asked(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()?;
    decoded(&value.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::encoded;

    #[test]
    fn a_folder_is_its_index() {
        for (requested, path) in [
            ("/", "index.html"),
            ("/projects/", "projects/index.html"),
            ("/projects/x", "projects/x"),
            ("/a/style.css", "a/style.css"),
            ("/%EB%AF%BC%EC%84%A07%EA%B8%B0/", "민선7기/index.html"),
            ("/a%20b%25.txt", "a b%.txt"),
            ("/...", "..."),
        ] {
            assert_eq!(output_path(requested).as_deref(), Some(path), "{requested}");
        }
    }

    #[test]
    fn nothing_leaves_the_site() {
        for requested in [
            "",
            "x",
            "*",
            "//",
            "//etc/passwd",
            "/../x",
            "/a/../x",
            "/a/..",
            "/%2e%2e/x",
            "/a//b",
            "/./x",
            "/%2E/x",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/a%00",
            "/a%0a",
            "/a%",
            "/a%4",
            "/a%zz",
            "/%ff",
            "/%c0%ae%c0%ae/x",
        ] {
            assert_eq!(output_path(requested), None, "{requested}");
        }
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        for path in ["projects/x/index.html", "민선7기/a b&c=d+e%.html", "a'\"<>#?"] {
            assert_eq!(decoded(&encoded(path)).as_deref(), Some(path));
            let query = format!("made=0&page={}&style=1", encoded(path));
            assert_eq!(asked(&query, "page").as_deref(), Some(path));
        }
        assert_eq!(encoded("a b/가"), "a%20b/%EA%B0%80");
        assert_eq!(asked("made=&x", "made").as_deref(), Some(""));
        assert_eq!(asked("made=&x", "x"), None);
    }
}
