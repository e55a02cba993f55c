//! What a file that is no YAML as a whole says at its margin, line by line.
//!
//! For the few keys without which nothing else of a run can be checked. A key that stands there
//! twice says nothing.

use super::Yaml;
use super::tree::{Kind, Tree};

/// The line of a key, and its number from 1.
pub(in crate::load) fn line<'a>(text: &'a str, key: &str) -> Option<(u32, &'a str)> {
    let is_of = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| is_of(line));
    let only = lines.next()?;
    lines.next().is_none().then_some(only)
}

/// The value of a key that is written on its line.
pub(in crate::load) fn value(text: &str, key: &str) -> Option<String> {
    let (_, line) = line(text, key)?;
    let tree = Tree::parse(Yaml::whole("", line)).ok()?;
    let [entry] = tree.entries() else { return None };
    match &entry.value.kind {
        Kind::Scalar { text, .. } if !entry.value.is_null() => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_at_the_margin_is_read_though_the_file_is_no_yaml() {
        let text =
            "title: 가: 나\nunit: \"백만원\"  # 단위\n as_of: 2021-06-30\nid: a\nid: b\nx: [\n";
        assert_eq!(value(text, "unit").as_deref(), Some("백만원"));
        for key in ["title", "as_of", "id", "x", "language"] {
            assert_eq!(value(text, key), None, "{key}");
        }
        assert_eq!(line(text, "title"), Some((1, "title: 가: 나")));
    }
}
