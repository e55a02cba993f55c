//! `jangbu new`: a commented skeleton of a site, a project or a yearly record, for an official to
//! start from.
//!
//! What it writes passes `check` with nothing found, and so does every example in it once it is
//! put to use. Paths go to stdout, one a line, the next step to stderr. Never writes over
//! anything, and never half of what was asked for.

mod files;
mod names;
mod period;
mod project;
mod site;
mod skeleton;

use super::Status;
use super::settings::Settings;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Phrase, Severity};
use crate::load;
use crate::model::Site;
use clap::{Args, Subcommand};
use files::NewFile;
use std::path::Path;

/// What is to be made, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A site: DIR/content with site.yaml, a page and an example project
    Site(site::Options),
    /// A project: its folder with project.yaml, overview.md and the record of the as-of year
    Project(project::Options),
    /// A record of a project's year, of merged years, or of the time before or after the term
    Period(period::Options),
}

/// Writes a skeleton.
///
/// # Errors
/// Where something stands in its way, a name can't be used, or the machine fails; then nothing
/// was written.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    match &options.what {
        What::Site(options) => site::run(options, settings, terminal),
        What::Project(options) => project::run(options, settings, terminal),
        What::Period(options) => period::run(options, settings, terminal),
    }
}

/// Makes the files, names them, and says what to do next.
fn finish(
    content: &Path,
    files: &[NewFile],
    next: &Phrase,
    terminal: &Terminal,
) -> Result<Status, Failure> {
    files::make(content, files)?;
    let lines: String = files.iter().map(|file| format!("{}\n", file.path.display())).collect();
    terminal.data(&lines)?;
    terminal.summary(next);
    Ok(Status::Done)
}

/// A path as it was typed, without the `./` of the default root: what messages name.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path)
}

/// What stands in the content so far, in the site's language; `None` where `site.yaml` has errors,
/// which were told then.
fn read(settings: &Settings, terminal: &mut Terminal) -> Result<Option<Read>, Failure> {
    let loaded = load::site(&settings.root, &settings.content)?;
    terminal.speak(loaded.language);
    let (found, site) = (loaded.found(), loaded.site);
    let wrong =
        |d: &Diagnostic| d.severity == Severity::Error && d.place.file.ends_with("/site.yaml");
    match site.filter(|_| !found.iter().any(wrong)) {
        Some(site) => Ok(Some(Read { site, found })),
        None => {
            let told = told(&found, wrong, settings, terminal);
            told.map(|()| None)
        }
    }
}

/// The content as `new` needs it: a site without errors of its own, its projects perhaps with.
struct Read {
    site: Site,
    found: Diagnostics,
}

/// Tells the problems that keep a skeleton from being made.
fn told(
    found: &Diagnostics,
    which: impl Fn(&Diagnostic) -> bool,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut these = found.clone();
    these.retain(which);
    terminal.diagnostics(Stream::Err, &these, &settings.root)?;
    terminal.summary(&Phrase::new(
        "위의 문제가 있어 아무것도 쓰지 않았습니다. 고친 뒤 다시 하세요",
        "nothing was written because of these problems; mend them, then try again",
    ));
    Ok(())
}

/// The command that checks the content these settings are of.
fn check_command(settings: &Settings) -> String {
    let mut command = "jangbu".to_owned();
    if settings.root != Path::new(".") {
        command.push_str(&format!(" --root {}", plain(&settings.root).display()));
    }
    if settings.content != settings.root.join("content") {
        command.push_str(&format!(" --content {}", plain(&settings.content).display()));
    }
    format!("{command} check")
}
