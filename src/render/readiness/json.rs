//! Readiness as JSON, version 1: one object.
//!
//! `criteria` says what each asks for; `departments` hold `projects`, and those one outcome for each
//! criterion: `met`, `not_met` with `missing`, or `not_applicable` with a `reason`. Texts are in one
//! language; keys, outcomes and places are not translated. Drafts are listed and not counted.

use super::{key, missing, one_line, path, what};
use crate::check::readiness::{
    Criterion, DepartmentReadiness, Missing, Outcome, ProjectReadiness, Readiness,
};
use crate::diagnostics::Language;
use serde_json::{Value, json};

/// The object as text, indented, ending in a newline.
pub fn json(readiness: &Readiness, language: Language) -> String {
    let published: Vec<_> = readiness.projects().filter(|project| !project.draft).collect();
    let ready = published.iter().filter(|project| project.is_ready()).count();
    let departments = readiness.departments.iter().map(|of| department(of, language));
    let object = json!({
        "version": 1,
        "as_of": readiness.as_of.iso(),
        "language": language.tag(),
        "projects": published.len(),
        "ready": ready,
        "criteria": Criterion::ALL.map(|criterion| about(criterion, language)),
        "departments": departments.collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn about(criterion: Criterion, language: Language) -> Value {
    json!({
        "criterion": criterion.key(),
        "word": criterion.word().in_language(language),
        "explanation": criterion.explanation().in_language(language),
    })
}

fn department(of: &DepartmentReadiness, language: Language) -> Value {
    let projects = of.projects.iter().map(|of| project(of, language));
    json!({"id": one_line(&of.id), "name": one_line(&of.name), "projects": projects.collect::<Vec<_>>()})
}

fn project(of: &ProjectReadiness, language: Language) -> Value {
    let criteria =
        of.criteria.iter().map(|(criterion, outcome)| judged(*criterion, outcome, language));
    json!({
        "id": one_line(&of.id),
        "slug": one_line(&of.slug),
        "title": one_line(&of.title),
        "draft": of.draft,
        "ready": of.is_ready(),
        "criteria": criteria.collect::<Vec<_>>(),
    })
}

/// `missing` is empty unless something is, `reason` null unless it is not asked for.
fn judged(criterion: Criterion, outcome: &Outcome, language: Language) -> Value {
    let reason = match outcome {
        Outcome::NotApplicable(reason) => Some(one_line(reason.in_language(language))),
        Outcome::Met | Outcome::NotMet(_) => None,
    };
    let missing = missing(outcome).iter().map(|one| lacking(one, language));
    json!({
        "criterion": criterion.key(),
        "outcome": key(outcome),
        "missing": missing.collect::<Vec<_>>(),
        "reason": reason,
    })
}

/// `key` is null where the file as a whole is meant.
fn lacking(one: &Missing, language: Language) -> Value {
    let path = path(one);
    json!({
        "what": what(one, language),
        "file": one_line(&one.place.file),
        "key": (!path.is_empty()).then_some(path),
    })
}
