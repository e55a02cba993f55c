//! What reading may find wrong: the manual page of each code that `load` gives.
//!
//! Only the table stands here, and the pages in its files; where a fault is found, its own message
//! says what and where. `references/duplicate-id` is also a rule, whose page tells of both.

mod names;
mod theme;
mod yaml;

use crate::diagnostics::{Manual, Severity, manual_page};

/// One row a code: the code, and how grave it is.
type Fault = (&'static str, Severity);

/// Every code of reading that no rule has, in the order of the manual.
const FAULTS: [Fault; 28] = [
    yaml::SYNTAX,
    yaml::ANCHOR,
    yaml::DEPTH,
    yaml::COMMENT,
    yaml::UNKNOWN_KEY,
    yaml::DUPLICATE_KEY,
    yaml::MISSING_KEY,
    yaml::VALUE,
    yaml::CHARACTER,
    yaml::ENCODING,
    yaml::SIZE,
    yaml::MISSING_FILE,
    yaml::UNKNOWN_FILE,
    names::IMPOSSIBLE,
    names::UNDATED,
    names::ADDRESS,
    names::NAME,
    names::FILE,
    names::PATH,
    theme::CONTRAST,
    theme::PLACEHOLDER,
    theme::LEFT_OUT,
    theme::LINK,
    theme::TEMPLATE,
    theme::UNUSED,
    names::PHOTO,
    names::MOVING,
    names::MAP,
];

/// Where the pages stand.
const SOURCES: [&str; 3] = [
    include_str!("faults/yaml.rs"),
    include_str!("faults/names.rs"),
    include_str!("faults/theme.rs"),
];

/// The manual page of every code of reading that no rule has.
pub fn manuals() -> Vec<Manual> {
    let manual = |(code, severity): Fault| {
        let mut pages = SOURCES.iter().filter_map(|source| manual_page(source, code));
        let (summary, text) = pages.next()?;
        Some(Manual { code, severity, summary, text })
    };
    FAULTS.into_iter().filter_map(manual).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page() {
        let pages: Vec<&str> = manuals().iter().map(|page| page.code).collect();
        assert_eq!(pages, FAULTS.map(|(code, _)| code));
    }
}
