//! How the content stands, as the browser of one page is told.
//!
//! Decides which problems are told and in which order; `problems` says them.

use super::hub::{Hub, Now};
use super::problems::bare;
use super::shelf::Made;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Span, personal};
use crate::pipeline::Findings;
use serde_json::{Value, json};

/// More than this nobody reads.
const MOST_ERRORS: usize = 500;
/// Most warnings and notes.
const MOST_WARNINGS: usize = 50;

/// What all pages are told alike.
#[derive(Debug)]
pub(super) struct Common {
    errors: Vec<Value>,
    counts: [usize; 3],
    warnings: Vec<Value>,
}

impl Common {
    /// Tells the problems of a snapshot.
    pub(super) fn of(hub: &Hub, now: &Now) -> Self {
        let (findings, language) = (&now.snapshot.findings, now.snapshot.language);
        let first = |is: fn(Severity) -> bool, most: usize| {
            hub.teller.problems(&findings.first(is, most), findings, language)
        };
        let mut counts = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| findings.count(severity));
        let mut errors = first(|severity| severity == Severity::Error, MOST_ERRORS);
        if let Some(trouble) = &now.trouble {
            let hint = trouble.hint.as_ref().map(|hint| hint.in_language(language));
            errors.insert(0, bare(trouble.message.in_language(language), hint));
            counts.iter_mut().take(1).for_each(|errors| *errors += 1);
        }
        let warnings = first(|severity| severity != Severity::Error, MOST_WARNINGS);
        Self { errors, counts, warnings }
    }
}

/// The message for the browsers of a page, of which this was made.
pub(super) fn message(hub: &Hub, now: &Now, page: &str, made: &Made) -> String {
    let common = now.common.get_or_init(|| Common::of(hub, now));
    let (findings, language) = (&now.snapshot.findings, now.snapshot.language);
    let failed = made.failure.as_ref().map(|why| hub.teller.failure(why, findings, language));
    let [errors, warnings, notes] = common.counts;
    // Found by a proof as well, it is one of the site's.
    let all = errors + usize::from(failed.is_some() && !is_known(made, findings));
    let counts = json!({ "errors": all, "warnings": warnings, "notes": notes });
    let sources = now.snapshot.sources(page);
    let edit: Vec<Value> = sources
        .iter()
        .map(|file| {
            let href = hub.teller.href(file, Span::START).unwrap_or_default();
            json!({ "file": personal::masked(file), "href": href })
        })
        .collect();
    let others = common.errors.iter().filter(|one| failed.as_ref() != Some(*one));
    let errors: Vec<&Value> = failed.iter().chain(others).take(MOST_ERRORS).collect();
    json!({
        "kind": "state",
        "language": language.tag(),
        "nothing": now.snapshot.output.is_none() || made.status >= 500,
        "missing": made.status == 404,
        "errors": errors,
        "more": all.saturating_sub(errors.len()),
        "counts": counts,
        "warnings": warnings_for(hub, now, &sources, common),
        "edit": edit,
    })
    .to_string()
}

/// Whether the fault that a page can't be made for is among the problems of the site.
fn is_known(made: &Made, findings: &Findings) -> bool {
    let fault = made.failure.as_ref().and_then(|failure| failure.fault.as_deref());
    fault.is_some_and(|fault| {
        let files = [fault.place.file.as_str()].into();
        findings.within(&files).iter().any(|one| one == fault)
    })
}

/// Those of the page's own files first.
fn warnings_for(hub: &Hub, now: &Now, sources: &[String], common: &Common) -> Vec<Value> {
    let findings = &now.snapshot.findings;
    let files = sources.iter().map(String::as_str).collect();
    let own = findings.within(&files).into_iter().filter(|one| one.severity != Severity::Error);
    let mut own: Vec<Diagnostic> = own.collect();
    // In the order of the files: the one to open first is in front.
    own.sort_by_key(|one| sources.iter().position(|file| *file == one.place.file));
    let mut first = Diagnostics::new();
    own.into_iter().take(MOST_WARNINGS).for_each(|one| first.push(one));
    let mut told = hub.teller.problems(&first, findings, now.snapshot.language);
    let others = common.warnings.iter().filter(|one| !told.contains(one));
    let others: Vec<Value> = others.cloned().collect();
    told.extend(others);
    told.truncate(MOST_WARNINGS);
    told
}
