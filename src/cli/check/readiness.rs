//! `jangbu check --readiness`: what the yearly evaluation asks of each project.
//!
//! The table is its data and goes to stdout. A project that is not ready is no error; content that
//! can't be read is, and is told on stderr beside the table of the rest.

use super::inputs;
use crate::check::readiness::{Readiness, readiness};
use crate::cli::settings::{FormatName, Settings};
use crate::cli::terminal::{Stream, Terminal};
use crate::cli::{Status, environment};
use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Language, Phrase};
use crate::model::Site;
use crate::pipeline::{self, Examined};
use crate::render::readiness as show;

/// Checks the content, and lists what is there of what is asked for.
///
/// # Errors
/// Where the format is one of problems only, or the machine fails.
pub(super) fn run(settings: &Settings, terminal: &mut Terminal) -> Result<Status, Failure> {
    if matches!(settings.format, FormatName::Short | FormatName::Github) {
        return Err(no_format());
    }
    let Examined { diagnostics: mut told, language, site, .. } =
        pipeline::examine(&inputs(settings))?;
    terminal.speak(language);
    terminal.hide(&told, &settings.root);
    let errors = told.has_errors();
    if !errors {
        told.retain(|one| site.as_ref().is_none_or(|site| is_left_out(site, one)));
    }
    terminal.diagnostics(Stream::Err, &told, &settings.root)?;
    if let Some(site) = &site {
        let readiness = readiness(site);
        terminal.data(&text(&readiness, settings.format, language)?)?;
        terminal.summary(&summary(&readiness, &told));
    }
    Ok(if errors { Status::ContentHasErrors } else { Status::Done })
}

/// Whether a problem is one of a project that could not be read, and so is not in the table.
fn is_left_out(site: &Site, problem: &Diagnostic) -> bool {
    let projects = format!("{}/projects/", site.folder);
    let below = problem.place.file.strip_prefix(&projects);
    let slug = below.and_then(|below| below.split('/').next());
    slug.is_some_and(|slug| !site.all_projects().any(|project| project.slug == slug))
}

fn text(of: &Readiness, format: FormatName, language: Language) -> Result<String, Failure> {
    match format {
        FormatName::Csv => {
            show::csv(of, language).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        }
        FormatName::Json => Ok(show::json(of, language)),
        FormatName::Human | FormatName::Short | FormatName::Github => {
            Ok(show::human(of, language, environment::columns()))
        }
    }
}

/// How many projects are ready of how many; drafts are not counted.
fn summary(readiness: &Readiness, told: &Diagnostics) -> Phrase {
    let count = |draft: bool| readiness.projects().filter(|of| of.draft == draft).count();
    let (projects, drafts) = (count(false), count(true));
    let ready = readiness.projects().filter(|of| !of.draft && of.is_ready()).count();
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let mut phrase = Phrase::new(
        format!("사업 {projects}개 중 {ready}개가 평가에서 요구하는 것을 모두 갖추었습니다"),
        format!("{ready} of {} ready for the evaluation", plural(projects, "project")),
    );
    if drafts > 0 {
        phrase.ko.push_str(&format!(" (초안 {drafts}개는 세지 않음)"));
        phrase.en.push_str(&format!(" ({} not counted)", plural(drafts, "draft")));
    }
    if !told.is_empty() {
        phrase.ko.push_str(". 다 읽지 못한 사업은 표에 없습니다");
        phrase.en.push_str("; projects that can't be read whole are not in the table");
    }
    phrase
}

fn no_format() -> Failure {
    let attempted = Phrase::new(
        "`--readiness`는 `human`, `json`, `csv` 형식으로만 냅니다",
        "`--readiness` comes in the formats `human`, `json` and `csv` only",
    );
    Failure::new(attempted, "")
}
