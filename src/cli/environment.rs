//! What the environment says: language, colour, home.
//!
//! The only file that reads it; nothing below the command line depends on it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that looks at the environment"
)]

use crate::diagnostics::Language;
use std::env;
use std::path::PathBuf;

/// The language of messages as long as `site.yaml` has not said one.
pub(super) fn language() -> Language {
    language_of(|name| env::var(name).ok())
}

/// Whether a terminal may be sent colours: not with `NO_COLOR` (<https://no-color.org>), nor
/// where the terminal says it can do nothing.
pub(super) fn allows_colour() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The user's own folder.
pub(super) fn home() -> Option<PathBuf> {
    env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// Locale variables in the order of POSIX: the first that is set and not empty decides.
fn language_of(variable: impl Fn(&str) -> Option<String>) -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    match set.into_iter().find(|value| !value.is_empty()) {
        Some(value) if value.starts_with("ko") => Language::Korean,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let language = |set: &[(&str, &str)]| {
            language_of(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(language(&[("LANG", "ko_KR.UTF-8")]), Language::Korean);
        assert_eq!(language(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")]), Language::English);
        assert_eq!(language(&[("LANG", "en_US"), ("LC_MESSAGES", "ko")]), Language::Korean);
        assert_eq!(language(&[("LC_ALL", ""), ("LANG", "ko")]), Language::Korean);
        assert_eq!(language(&[]), Language::English);
    }
}
