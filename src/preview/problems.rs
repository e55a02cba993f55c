//! Problems as a browser is told them: JSON, in the site's language, nothing personal in it.
//!
//! Masks as the terminal does. Knows no connection and no page.

use super::editor::Editor;
use crate::diagnostics::{
    At, Diagnostic, Diagnostics, Failure, Hidden, Language, Phrase, Span, personal,
};
use crate::load::Lines;
use crate::pipeline::Findings;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What it takes to tell a problem.
#[derive(Debug)]
pub(super) struct Teller {
    /// The folder that diagnostics name files from, as it was given.
    pub(super) root: PathBuf,
    /// The same without links and relative steps, for editors.
    pub(super) absolute: PathBuf,
    /// Whose addresses problems link to.
    pub(super) editor: Editor,
}

impl Teller {
    /// Problems, in their order; `findings` holds whatever else is known of their files.
    pub(super) fn problems(
        &self,
        told: &Diagnostics,
        findings: &Findings,
        language: Language,
    ) -> Vec<Value> {
        let hidden = hidden(&self.root, told, findings);
        let mut lines = Lines::default();
        told.iter().map(|one| self.problem(one, &hidden, language, &mut lines)).collect()
    }

    /// Why a page could not be made: the author's mistake behind it, or the machine's failure.
    pub(super) fn failure(
        &self,
        failure: &Failure,
        findings: &Findings,
        language: Language,
    ) -> Value {
        let Some(fault) = &failure.fault else { return bare(&failure.message(language), None) };
        let mut told = Diagnostics::new();
        told.push((**fault).clone());
        self.problems(&told, findings, language).pop().unwrap_or_default()
    }

    /// The address of a file in the editor.
    pub(super) fn href(&self, file: &str, span: Span) -> Option<String> {
        // An address can't be masked and still lead there.
        let named = personal::masked(file) == file;
        let path = self.absolute.join(file);
        self.editor.href(&path, span.line, span.column).filter(|_| named)
    }

    fn problem(
        &self,
        one: &Diagnostic,
        hidden: &Hidden,
        language: Language,
        lines: &mut Lines,
    ) -> Value {
        let said = hidden.silenced(one);
        let words = |phrase: &Phrase| personal::masked(phrase.in_language(language));
        let (file, span) = (&one.place.file, one.place.resolved());
        json!({
            "severity": one.severity.word(),
            "code": one.code,
            "file": personal::masked(file),
            "line": span.line,
            "column": span.column,
            "message": words(&said.message),
            "hint": said.hint.as_ref().map(words),
            "snippet": self.snippet(one, hidden, lines),
            "href": self.href(file, span),
        })
    }

    /// The line a problem stands on; nothing where it is about a file as a whole.
    fn snippet(&self, one: &Diagnostic, hidden: &Hidden, lines: &mut Lines) -> Option<Value> {
        let At::Span(span) = one.place.at else { return None };
        let file = &one.place.file;
        let line =
            lines.line(&self.root, file, span.line).filter(|line| !line.trim().is_empty())?;
        let masked = personal::masked(&hidden.masked(file, span.line, line));
        let text: String = masked.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let behind = u32::try_from(text.chars().count()).ok()?.saturating_add(1);
        let end = if span.end_line > span.line { behind } else { span.end_column.min(behind) };
        let length = end.saturating_sub(span.column).max(1);
        Some(json!({ "text": text, "column": span.column, "length": length }))
    }
}

/// A problem that is no file's.
pub(super) fn bare(message: &str, hint: Option<&str>) -> Value {
    json!({
        "severity": "error",
        "code": "",
        "file": null,
        "line": null,
        "column": null,
        "message": personal::masked(message),
        "hint": hint,
        "snippet": null,
        "href": null,
    })
}

/// What must not be quoted of the files that problems are in: other findings of these files tell.
fn hidden(root: &Path, told: &Diagnostics, findings: &Findings) -> Hidden {
    let files: BTreeSet<&str> = told.iter().map(|one| one.place.file.as_str()).collect();
    let mut known = findings.within(&files);
    // A page that can't be made has a fault that nothing was found of before.
    known.append(told.clone());
    known.sort();
    let mut lines = Lines::default();
    Hidden::of(&known, |file, line| lines.whole(root, file, line).map(str::to_owned))
}
