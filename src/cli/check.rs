//! `jangbu check`: every problem in the content, or how ready its projects are.
//!
//! Problems are its data and go to stdout; the summary goes to stderr. Writes nothing.

mod readiness;

use super::settings::Settings;
use super::terminal::{Stream, Terminal};
use super::{Status, summary};
use crate::diagnostics::Failure;
use crate::pipeline::{self, Inputs};
use clap::Args;

/// The options of `check`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Show what the yearly evaluation asks of each project, and what of it is missing
    #[arg(long)]
    pub(super) readiness: bool,
}

/// Checks the content and reports.
///
/// # Errors
/// Where the machine fails, be it at reading the content or at writing the report.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    if options.readiness {
        return readiness::run(settings, terminal);
    }
    let built = pipeline::build(&Inputs {
        root: settings.root.clone(),
        content: settings.content.clone(),
        theme: settings.theme.clone(),
        base_url: None,
        as_of: None,
    })?;
    terminal.speak(built.language);
    terminal.diagnostics(Stream::Out, &built.diagnostics, &settings.root)?;
    terminal.summary(&summary::problems(&built.diagnostics));
    Ok(if built.diagnostics.has_errors() { Status::ContentHasErrors } else { Status::Done })
}
