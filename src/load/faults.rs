//! What reading may find wrong: the manual page of each code that `load` gives.
//!
//! Only pages stand here; where a fault is found, its own message says what and where.

use crate::diagnostics::{Manual, Severity, manual_page};

/// The manual page of every code of reading, in the order of this file.
pub fn manuals() -> Vec<Manual> {
    let manual = |&(code, severity): &(&'static str, Severity)| {
        let (summary, text) = manual_page(include_str!("faults.rs"), code)?;
        Some(Manual { code, severity, summary, text })
    };
    FAULTS.iter().filter_map(manual).collect()
}

/// One row a code.
const FAULTS: &[(&str, Severity)] = &[SYNTAX];

/// `yaml/syntax`: a text that can't be read as YAML.
///
/// Look at the line it names and the one before: most often a quote or bracket is not closed, a
/// text with `: ` in it has no quotes, a line is indented with a tab, or `-` stands without quotes.
///
/// ---
/// YAML로 읽을 수 없는 글입니다.
///
/// 적힌 줄과 그 앞줄을 보세요. 따옴표나 괄호를 닫지 않았거나, `: `이 든 글을 따옴표로 묶지 않았거나, 탭으로 들여
/// 썼거나, `-`를 따옴표 없이 쓴 경우가 많습니다.
const SYNTAX: (&str, Severity) = ("yaml/syntax", Severity::Error);
