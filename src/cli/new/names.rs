//! The name of a new project's folder, which becomes its address.
//!
//! Looks at the name and at the folders beside it; nothing here writes.

use super::files;
use crate::diagnostics::{Failure, Phrase};
use crate::model::Project;
use std::path::Path;

/// The longest name, in characters: file systems end at 255 bytes, and people earlier.
const LONGEST: usize = 100;

/// Names no folder can have on Windows, where the content may be edited (Win32, "Naming Files").
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a name can be an address.
///
/// # Errors
/// Says what is wrong with it and how to write it.
pub(super) fn accept(slug: &str) -> Result<(), Failure> {
    let shown = shown(slug);
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !slug.chars().all(allowed) || !slug.contains(|c: char| c.is_ascii_alphanumeric()) {
        return Err(refused(
            format!(
                "`{shown}`: 주소가 되는 이름이라 영문자, 숫자, 붙임표(-)만 쓸 수 있습니다. \
                 `urban-makers-hub`처럼 쓰고, 우리말 이름은 project.yaml의 `title`에 쓰세요"
            ),
            format!(
                "`{shown}` can't be an address: use ASCII letters, digits and hyphens, like \
                 `urban-makers-hub`; other words belong in `title` of project.yaml"
            ),
        ));
    }
    if slug.len() > LONGEST {
        return Err(refused(
            format!("주소가 되는 이름이 {}자입니다. {LONGEST}자까지 쓸 수 있습니다", slug.len()),
            format!("the name has {} characters; use {LONGEST} at most", slug.len()),
        ));
    }
    let is_device = DEVICES.iter().any(|taken| slug.eq_ignore_ascii_case(taken));
    if is_device || Project::is_taken(slug) {
        return Err(refused(
            format!("`{slug}`: 누리집이나 윈도가 쓰는 이름입니다. `{slug}-project`처럼 바꾸세요"),
            format!("`{slug}` is used by the site itself or by Windows; write `{slug}-project`"),
        ));
    }
    Ok(())
}

/// Whether no other project has a name that differs by case only.
///
/// # Errors
/// Names that other project.
pub(super) fn accept_beside(projects: &Path, slug: &str) -> Result<(), Failure> {
    let Some(other) = files::same_but_for_case(projects, slug) else { return Ok(()) };
    let attempted = Phrase::new(
        format!("이미 있는 이름과 대소문자만 달라 주소가 겹칩니다(`{slug}`). 다른 이름으로 하세요"),
        format!("is there already, and `{slug}` differs from it by case only; take another name"),
    );
    Err(Failure::on(&projects.join(other), attempted, ""))
}

/// What was typed as messages quote it: control characters must not steer the terminal.
pub(super) fn shown(typed: &str) -> String {
    typed.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn refused(ko: String, en: String) -> Failure {
    Failure::new(Phrase::new(ko, en), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_can_be_addresses_are_taken() {
        for slug in ["urban-makers-hub", "A", "2024", "a-", "page-2", "console", &"x".repeat(100)] {
            assert!(accept(slug).is_ok(), "{slug}");
        }
    }

    #[test]
    fn other_names_are_refused() {
        let long = "x".repeat(101);
        for slug in [
            "", "-", "..", ".", "a/b", "../a", "/a", "a\\b", "a b", "a.b", "골목", "a_b", "page",
            "Page", "CON", "lpt9", "a\n", "ａ", &long,
        ] {
            assert!(accept(slug).is_err(), "{slug}");
        }
    }
}
