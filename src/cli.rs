//! The command line: what was typed, and which command it means.
//!
//! One file per command; each turns its options into what the pipeline takes, and its outcome
//! into an exit status. Only here are the environment and the terminal looked at, and only
//! `terminal` prints. Knows nothing of how content is read, checked or rendered.

mod changes;
mod check;
mod course;
mod environment;
mod folders;
mod generate;
mod new;
mod preview;
mod schema;
mod settings;
mod steps;
mod summary;
mod terminal;
mod timings;

use crate::diagnostics::{Failure, Phrase};
use clap::{Parser, Subcommand};
use rayon::{ThreadPool, ThreadPoolBuilder};
use settings::{CommonOptions, FormatName, Settings};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Arc;
use terminal::Terminal;

/// Runs the command these arguments name, the program's own name first, and gives its exit
/// status: 0 done, 1 the content or theme has errors and nothing was written, 2 it could not run.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(answer) => return terminal::answer(&answer),
    };
    let mut terminal = Terminal::new(cli.common.format.into(), cli.common.quiet);
    let outcome = cli.settings().and_then(|settings| {
        terminal.name_files(settings.folders());
        let pool = threads(settings.jobs)?;
        match &cli.command {
            // Reads on the pool's threads and serves on others, so that neither waits for the other.
            Command::Preview(options) => {
                preview::run(options, &settings, &mut terminal, Arc::new(pool))
            }
            command => pool.install(|| command.run(&settings, &mut terminal)),
        }
    });
    match outcome {
        Ok(status) => status.into(),
        Err(failure) => {
            terminal.failure(&failure);
            Status::CouldNotRun.into()
        }
    }
}

impl Cli {
    /// What the options mean.
    ///
    /// # Errors
    /// Where they name no folder or theme, or a format that the command does not have.
    fn settings(&self) -> Result<Settings, Failure> {
        let settings = self.common.settings()?;
        let table = matches!(&self.command, Command::Check(options) if options.readiness);
        if settings.format == FormatName::Csv && !table {
            let attempted = Phrase::new(
                "`--format csv`는 `check --readiness`에만 쓸 수 있습니다",
                "`--format csv` goes with `check --readiness` only",
            );
            return Err(Failure::new(attempted, ""));
        }
        Ok(settings)
    }
}

/// The threads everything below works on: reading, checking, making pages.
fn threads(jobs: NonZeroUsize) -> Result<ThreadPool, Failure> {
    ThreadPoolBuilder::new().num_threads(jobs.get()).build().map_err(|error| {
        let attempted = Phrase::new("스레드를 시작할 수 없습니다", "could not start threads");
        Failure::new(attempted, error)
    })
}

/// Turns a district's project records into a static report site.
#[derive(Debug, Parser)]
#[command(name = "jangbu", version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(flatten)]
    common: CommonOptions,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Options may stand before or after the command.
Exit status: 0 done, 1 the content or theme has errors (nothing was written), 2 could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content and publish the site into the output folder.
    Generate(generate::Options),
    /// Serve the site on this computer and show every save in the browser at once.
    Preview(preview::Options),
    /// Report every problem in the content; write nothing.
    Check(check::Options),
    /// Write the commented skeleton of a site, a project or a yearly record.
    New(new::Options),
    /// Print the JSON Schema of a content file, with which editors complete and underline.
    Schema(schema::Options),
}

impl Command {
    /// Runs a command that ends by itself.
    fn run(&self, settings: &Settings, terminal: &mut Terminal) -> Result<Status, Failure> {
        match self {
            Self::Generate(options) => generate::run(options, settings, terminal),
            Self::Check(options) => check::run(options, settings, terminal),
            Self::New(options) => new::run(options, settings, terminal),
            Self::Schema(options) => schema::run(options, terminal),
            Self::Preview(_) => Ok(Status::Done),
        }
    }
}

/// How a command ended, as far as a caller can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Done,
    ContentHasErrors,
    CouldNotRun,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::ContentHasErrors => Self::from(1),
            Status::CouldNotRun => Self::from(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }
}
