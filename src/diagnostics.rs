//! What we tell the author: problems in the content, each with its place.
//!
//! Two kinds of failure never mix: a [`Diagnostic`] is the author's mistake, a value, and a run
//! collects as many as there are; a [`Failure`] is the machine's, and ends the run.
//! Nothing here reads a file, prints, or decides what is a mistake.

mod hidden;
mod manual;
pub mod personal;
mod place;
mod text;

pub use hidden::Hidden;
pub use manual::{Manual, manual_page};
pub use place::{At, KeyPath, Place, Span, Step};
pub(crate) use text::width;
pub use text::{Format, render};

use std::fmt;
use std::path::{Path, PathBuf};

/// How grave a diagnostic is. Errors stop publishing; warnings and notes do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content can't be published as it stands.
    Error,
    /// Most likely a mistake; published all the same.
    Warning,
    /// Something a reader of the record may want to know.
    Note,
}

impl Severity {
    /// The English word used in every output format: `error`, `warning` or `note`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The language of messages and pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Korean, the language of the trade.
    #[default]
    Korean,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag, as `lang` in HTML and `language` in `site.yaml`: `ko` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }
}

/// One sentence in both languages; which one is shown is decided when it is printed,
/// because a file may have to be reported before `site.yaml` says the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Korean wording.
    pub ko: String,
    /// English wording: lower case, no full stop.
    pub en: String,
}

impl Phrase {
    /// A phrase from its two wordings.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ko: ko.into(), en: en.into() }
    }

    /// The wording of one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Korean => &self.ko,
            Language::English => &self.en,
        }
    }
}

/// One problem in the content: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// `area/name`, stable across versions.
    pub code: &'static str,
    /// Where it was written.
    pub place: Place,
    /// What is wrong.
    pub message: Phrase,
    /// The one obvious fix, where there is one.
    pub hint: Option<Phrase>,
    /// Whether the words at its place must not be quoted.
    pub private: bool,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, place: Place, message: Phrase) -> Self {
        Self { severity: Severity::Error, code, place, message, hint: None, private: false }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, place: Place, message: Phrase) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// A note at a place.
    pub fn note(code: &'static str, place: Place, message: Phrase) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, place, message) }
    }

    /// The same diagnostic with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same diagnostic about words that must not be quoted.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }
}

/// Every problem of one run, in the order found until [`Diagnostics::sort`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all problems of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
    }

    /// Whether publishing must not happen.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Every problem, in the present order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Every problem, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.found.iter_mut()
    }

    /// Keeps only the problems for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }

    /// Puts the problems in the order of file, line, column, then code, and drops exact repeats.
    pub fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            (&a.place, a.severity, a.code, &a.message.en).cmp(&(
                &b.place,
                b.severity,
                b.code,
                &b.message.en,
            ))
        });
        self.found.dedup();
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

/// The machine's failure: what was attempted, on which path, and what the system said.
#[derive(Debug)]
pub struct Failure {
    /// What was attempted, e.g. "could not write".
    pub attempted: Phrase,
    /// On which path, where there is one.
    pub path: Option<PathBuf>,
    /// What the system or a library answered; empty where the sentence says it all.
    pub cause: String,
    /// The author's mistake behind it, where there is one: a template that fails on a page comes
    /// to light only when the page is made.
    pub fault: Option<Box<Diagnostic>>,
}

impl Failure {
    /// A failure on a path.
    pub fn on(path: &Path, attempted: Phrase, cause: impl fmt::Display) -> Self {
        Self { attempted, path: Some(path.to_owned()), cause: cause.to_string(), fault: None }
    }

    /// A failure without a path.
    pub fn new(attempted: Phrase, cause: impl fmt::Display) -> Self {
        Self { attempted, path: None, cause: cause.to_string(), fault: None }
    }

    /// The same failure, with the author's mistake behind it.
    #[must_use]
    pub fn because_of(self, fault: Diagnostic) -> Self {
        Self { fault: Some(Box::new(fault)), ..self }
    }

    /// One line for the author: what, where, why; what is personal in it is masked.
    pub fn message(&self, language: Language) -> String {
        let attempted = self.attempted.in_language(language).trim_end_matches(':');
        let mut line = match &self.path {
            Some(path) => format!("`{}`: {attempted}", path.display()),
            None => attempted.to_owned(),
        };
        if !self.cause.is_empty() {
            line.push_str(&format!(": {}", self.cause));
        }
        personal::masked(&line)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for Failure {}
