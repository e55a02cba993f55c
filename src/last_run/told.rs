//! What is kept of a run, and how it is written.
//!
//! JSON; whether it is whole, and of this build of the program, is the cache's to tell.

use super::Outcome;
use super::seen::Unsettled;
use crate::diagnostics::{At, Diagnostic, Diagnostics, Language, Phrase, Place, Severity, Span};
use crate::pipeline;
use crate::publish::Summary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a run came to, and by what it is known again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    /// Of content and theme.
    pub(super) inputs: [u8; 32],
    pub(super) output: [u8; 32],
    pub(super) unsettled: Unsettled,
    /// The tag of the language.
    language: String,
    projects: usize,
    files: usize,
    kept: usize,
    bytes: u64,
    told: Vec<Told>,
}

/// A diagnostic.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    severity: u8,
    code: String,
    file: String,
    /// Line, column, and those of the end; nothing where it is about the whole file.
    span: Option<[u32; 4]>,
    message: [String; 2],
    hint: Option<[String; 2]>,
    private: bool,
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Record {
    /// Of a run that has published; nothing where what it told can't be told again.
    pub(super) fn of(
        outcome: &Outcome,
        inputs: [u8; 32],
        output: [u8; 32],
        unsettled: Unsettled,
    ) -> Option<Self> {
        let Outcome { diagnostics, language, projects, summary, bytes } = outcome;
        let told: Option<Vec<Told>> = diagnostics.iter().map(Told::of).collect();
        Some(Self {
            inputs,
            output,
            unsettled,
            language: language.tag().to_owned(),
            projects: *projects,
            files: summary.files(),
            kept: summary.kept,
            bytes: *bytes,
            told: told?,
        })
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    pub(super) fn write(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(self).ok()
    }

    /// What the run would come to that it is known again by.
    pub(super) fn outcome(self) -> Option<Outcome> {
        let Self { language, projects, files, kept, bytes, told, .. } = self;
        let language =
            [Language::Korean, Language::English].into_iter().find(|l| l.tag() == language);
        let mut diagnostics = Diagnostics::new();
        let codes = if told.is_empty() { BTreeMap::new() } else { codes() };
        for one in told {
            diagnostics.push(one.meant(&codes)?);
        }
        let summary = Summary { unchanged: files, kept, ..Summary::default() };
        Some(Outcome { diagnostics, language: language?, projects, summary, bytes })
    }
}

/// Every code there is.
fn codes() -> BTreeMap<&'static str, &'static str> {
    pipeline::manuals().into_iter().map(|page| (page.code, page.code)).collect()
}

impl Told {
    /// Nothing of one that is not at its line yet.
    fn of(one: &Diagnostic) -> Option<Self> {
        let Diagnostic { severity, code, place, message, hint, private } = one;
        let span = match place.at {
            At::File => None,
            At::Span(Span { line, column, end_line, end_column }) => {
                Some([line, column, end_line, end_column])
            }
            At::Value(_) | At::Key(_) | At::Part(..) => return None,
        };
        let words = |Phrase { ko, en }: &Phrase| [ko.clone(), en.clone()];
        let severity = SEVERITIES.iter().position(|s| s == severity)?;
        Some(Self {
            severity: u8::try_from(severity).ok()?,
            code: (*code).to_owned(),
            file: place.file.clone(),
            span,
            message: words(message),
            hint: hint.as_ref().map(words),
            private: *private,
        })
    }

    fn meant(self, codes: &BTreeMap<&'static str, &'static str>) -> Option<Diagnostic> {
        let Self { severity, code, file, span, message, hint, private } = self;
        let at = |[line, column, end_line, end_column]: [u32; 4]| {
            At::Span(Span { line, column, end_line, end_column })
        };
        let words = |[ko, en]: [String; 2]| Phrase { ko, en };
        Some(Diagnostic {
            severity: *SEVERITIES.get(usize::from(severity))?,
            code: codes.get(code.as_str())?,
            place: Place { file, at: span.map_or(At::File, at) },
            message: words(message),
            hint: hint.map(words),
            private,
        })
    }
}
