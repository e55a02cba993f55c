//! `jangbu schema`: the JSON Schema of a content file, for editors.
//!
//! It is data and goes to stdout. Needs no content, and reads none.

use super::Status;
use super::terminal::Terminal;
use crate::diagnostics::Failure;
use crate::load::{self, ContentFile};
use clap::{Args, ValueEnum};

/// The options of `schema`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Which file
    file: FileName,
}

/// The files there is a schema of.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum FileName {
    /// site.yaml
    Site,
    /// project.yaml
    Project,
    /// The front matter of a yearly record, such as 2021.md
    Period,
}

/// Prints the schema of the file asked for.
///
/// # Errors
/// Where it can't be written, as on a full disk.
pub(super) fn run(options: &Options, terminal: &Terminal) -> Result<Status, Failure> {
    let file = match options.file {
        FileName::Site => ContentFile::Site,
        FileName::Project => ContentFile::Project,
        FileName::Period => ContentFile::Period,
    };
    terminal.data(&format!("{:#}\n", load::schema_of(file)))?;
    Ok(Status::Done)
}
