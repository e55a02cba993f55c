//! Which codes are meant: `funding/sum`, or all of an area, `funding`.
//!
//! A name that means nothing is refused: a run that silently looked for nothing would say that
//! all is well.

use crate::diagnostics::{Failure, Manual, Phrase};
use crate::pipeline;

/// The codes to be reported.
pub(super) struct Codes {
    only: Vec<String>,
    skip: Vec<String>,
}

impl Codes {
    /// What `--only` and `--skip` mean together: all of the first, less the second.
    ///
    /// # Errors
    /// Where one of them names neither a code nor an area.
    pub(super) fn meant(only: &[String], skip: &[String]) -> Result<Self, Failure> {
        if only.is_empty() && skip.is_empty() {
            return Ok(Self { only: Vec::new(), skip: Vec::new() });
        }
        let pages = pipeline::manuals();
        for name in only.iter().chain(skip) {
            if !pages.iter().any(|page| covers(name, page.code)) {
                return Err(unknown(name, &pages));
            }
        }
        Ok(Self { only: only.to_vec(), skip: skip.to_vec() })
    }

    /// Whether findings of a code are reported.
    pub(super) fn include(&self, code: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| covers(name, code));
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }
}

/// Whether a name is a code or its area.
fn covers(name: &str, code: &str) -> bool {
    code == name || code.split_once('/').is_some_and(|(area, _)| area == name)
}

/// That no code has this name, with the one that looks most like it.
pub(super) fn unknown(name: &str, pages: &[Manual]) -> Failure {
    let distance = |code: &str| strsim::damerau_levenshtein(name, code);
    let codes = || pages.iter().map(|page| page.code);
    let bare = codes().find(|code| code.split_once('/').is_some_and(|(_, bare)| bare == name));
    let alike = || codes().min_by_key(|code| distance(code)).filter(|code| distance(code) <= 4);
    let near = bare.or_else(alike);
    let (ko, en) = match near {
        Some(code) => (format!(". `{code}`인가요?"), format!("; did you mean `{code}`?")),
        None => (
            ". 문제 앞의 `[ ]` 안에 적힌 이름을 쓰세요".to_owned(),
            "; write what stands in `[ ]` before a finding".to_owned(),
        ),
    };
    let attempted = Phrase::new(
        format!("`{name}`: 그런 규칙이 없습니다{ko}"),
        format!("there is no code `{name}`{en}"),
    );
    Failure::new(attempted, "")
}
