//! Readiness as CSV: one row for each project and criterion.
//!
//! UTF-8 with BOM, CRLF, one header row, as every CSV of ours (RFC 4180). What is missing and where
//! are two lists in the same order, parted by `; `.

use super::{key, missing, one_line, place, what};
use crate::check::readiness::{
    Criterion, DepartmentReadiness, Outcome, ProjectReadiness, Readiness,
};
use crate::diagnostics::{Failure, Language, Phrase};
use crate::render::data::defused;

/// The columns, in order. `outcome` is `met`, `not_met` or `not_applicable`, `draft` is `true` or
/// `false`; `missing` and `explanation` are in the language asked for.
pub const COLUMNS: [&str; 11] = [
    "department_id",
    "department",
    "project_id",
    "slug",
    "title",
    "criterion",
    "outcome",
    "missing",
    "where",
    "draft",
    "explanation",
];

/// The file's bytes.
///
/// # Errors
/// The CSV writer's failure; none is known for writing into memory.
pub fn csv(readiness: &Readiness, language: Language) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS).map_err(|e| failure(&e))?;
    for department in &readiness.departments {
        for project in &department.projects {
            for (criterion, outcome) in &project.criteria {
                let row = row((department, project), (*criterion, outcome), language);
                writer.write_record(row).map_err(|e| failure(&e))?;
            }
        }
    }
    writer.into_inner().map_err(|e| failure(&e))
}

fn row(
    (department, project): (&DepartmentReadiness, &ProjectReadiness),
    (criterion, outcome): (Criterion, &Outcome),
    language: Language,
) -> [String; 11] {
    let missing = missing(outcome);
    let joined = |texts: Vec<String>| defused(texts.join("; ").into()).into_owned();
    let text = |text: &str| defused(one_line(text).into()).into_owned();
    [
        text(&department.id),
        text(&department.name),
        text(&project.id),
        one_line(&project.slug),
        text(&project.title),
        criterion.key().to_owned(),
        key(outcome).to_owned(),
        joined(missing.iter().map(|one| what(one, language)).collect()),
        joined(missing.iter().map(place).collect()),
        project.draft.to_string(),
        text(criterion.explanation().in_language(language)),
    ]
}

fn failure(error: &dyn std::error::Error) -> Failure {
    Failure::new(Phrase::new("CSV를 만들지 못했습니다", "could not make the CSV"), error)
}
