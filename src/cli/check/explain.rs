//! `check --explain CODE`: the manual page of one code.
//!
//! In the site's language where there is a site, else in that of the environment.

use super::{codes, inputs};
use crate::cli::Status;
use crate::cli::settings::Settings;
use crate::cli::terminal::Terminal;
use crate::diagnostics::{Failure, Manual, Phrase, Severity};
use crate::pipeline;

/// Prints the page.
///
/// # Errors
/// Where there is no such code.
pub(super) fn run(
    code: &str,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    if let Some(language) = pipeline::language(&inputs(settings)) {
        terminal.speak(language);
    }
    let pages = pipeline::manuals();
    let Some(page) = pages.iter().find(|page| page.code == code) else {
        return Err(codes::unknown(code, &pages));
    };
    terminal.page(&written(page))?;
    Ok(Status::Done)
}

fn written(page: &Manual) -> Phrase {
    let severity = match page.severity {
        Severity::Error => Phrase::new("오류", "error"),
        Severity::Warning => Phrase::new("경고", "warning"),
        Severity::Note => Phrase::new("알림", "note"),
    };
    let of = |severity: &str, summary: &str, text: &str| {
        format!("{} ({severity})\n\n{summary}\n\n{text}\n", page.code)
    };
    Phrase::new(
        of(&severity.ko, &page.summary.ko, &page.text.ko),
        of(&severity.en, &page.summary.en, &page.text.en),
    )
}
