//! `jangbu check`: every problem in the content and theme, the manual page of one code, or how ready its
//! projects are.
//!
//! Problems are its data and go to stdout; the summary goes to stderr. Writes nothing but
//! what the cache keeps.

mod codes;
mod explain;
mod readiness;

use super::course::Course;
use super::settings::Settings;
use super::terminal::{Stream, Terminal};
use super::timings::Timings;
use super::{Status, environment, summary};
use crate::diagnostics::{Diagnostics, Failure, Severity};
use crate::pipeline::{self, Built, Inputs};
use clap::Args;
use codes::Codes;
use std::sync::Arc;

/// The options of `check`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Print the manual page of a code, such as `funding/sum`, and check nothing
    #[arg(long, value_name = "CODE", conflicts_with_all = ["only", "skip"])]
    explain: Option<String>,
    /// Show what the yearly evaluation asks of each project, and what of it is missing
    #[arg(long, conflicts_with_all = ["explain", "only", "skip", "deny_warnings"])]
    pub(super) readiness: bool,
    /// Report only these codes or areas, such as `funding/sum` or `funding`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<String>,
    /// Leave these codes or areas out
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    skip: Vec<String>,
    /// Exit with status 1 where there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Tell in the end where the time went
    #[arg(long, conflicts_with_all = ["explain", "readiness"])]
    timings: bool,
}

/// Checks the content and reports, or explains a code.
///
/// # Errors
/// Where the machine fails, be it at reading the content or at writing the report, and where an
/// option names a code that does not exist.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    if let Some(code) = &options.explain {
        return explain::run(code, settings, terminal);
    }
    if options.readiness {
        return readiness::run(settings, terminal);
    }
    let wanted = Codes::meant(&options.only, &options.skip)?;
    let course = Arc::new(Course::new());
    let following = terminal.follow(&course);
    let checked = check(&wanted, settings, terminal, &course);
    drop(following);
    if options.timings {
        terminal.timings(&Timings::of(&course, environment::peak_memory(), None));
    }
    Ok(options.status(&checked?))
}

/// Every problem that is to be reported, and was.
fn check(
    wanted: &Codes,
    settings: &Settings,
    terminal: &mut Terminal,
    course: &Course,
) -> Result<Diagnostics, Failure> {
    let Built { mut diagnostics, language, .. } = pipeline::build(&inputs(settings), course)?;
    course.rest();
    terminal.speak(language);
    // Also what is not reported this time stays private.
    terminal.hide(&diagnostics, &settings.root);
    diagnostics.retain(|one| wanted.include(one.code));
    terminal.diagnostics(Stream::Out, &diagnostics, &settings.root)?;
    terminal.summary(&summary::problems(&diagnostics));
    Ok(diagnostics)
}

impl Options {
    fn status(&self, found: &Diagnostics) -> Status {
        let denied = self.deny_warnings && found.count(Severity::Warning) > 0;
        if found.has_errors() || denied { Status::ContentHasErrors } else { Status::Done }
    }
}

fn inputs(settings: &Settings) -> Inputs {
    Inputs {
        root: settings.root.clone(),
        content: settings.content.clone(),
        theme: settings.theme.clone(),
        base_url: None,
        as_of: None,
        cache: settings.open_cache(),
    }
}
