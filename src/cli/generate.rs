//! `jangbu generate`: content -> output.
//!
//! Problems and summary go to stderr; what a dry run would change is data, for stdout. Content with
//! errors is not published; whether the output folder may be written is the publisher's to say.

use super::settings::Settings;
use super::terminal::{Stream, Terminal};
use super::{Status, changes, environment, summary};
use crate::diagnostics::{Diagnostics, Failure, Phrase, Severity};
use crate::model::Date;
use crate::output::Output;
use crate::pipeline::{self, Inputs};
use crate::progress::Silent;
use crate::publish::{self, Claim};
use clap::Args;
use std::path::{Path, PathBuf};

/// The options of `generate`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Folder to publish into; empty, or published by jangbu before [default: ROOT/output]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    /// Publish nothing where there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Show which files would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What takes the place of something in site.yaml, as typed.
#[derive(Debug, Args)]
pub(super) struct Overrides {
    /// Address the site will have, in place of `base_url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Day the figures hold for (YYYY-MM-DD), in place of `as_of` in site.yaml
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
}

/// Checks the content and publishes the site.
///
/// # Errors
/// Where the machine fails, or the output folder is refused.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let target = options.output.clone().unwrap_or_else(|| settings.root.join("output"));
    let limits = limits(settings);
    let inputs = options.overrides.inputs(settings);
    if let Some(language) = pipeline::language(&inputs) {
        terminal.speak(language);
    }
    let waiting = || terminal.warning(&summary::waiting(&target));
    let claim = match options.dry_run {
        true => None,
        false => Some(Claim::take(&target, &limits, &waiting)?),
    };
    let built = pipeline::build(&inputs, &Silent)?;
    terminal.speak(built.language);
    terminal.hide(&built.diagnostics, &settings.root);
    terminal.diagnostics(Stream::Err, &built.diagnostics, &settings.root)?;
    let output = built.output.filter(|_| options.allow(&built.diagnostics));
    let Some(output) = output else {
        terminal.summary(&summary::not_written(&built.diagnostics));
        return Ok(Status::ContentHasErrors);
    };
    let told = match claim {
        Some(claim) => {
            let published = claim.publish(&output, &Silent)?;
            summary::published(built.projects, &published, &target)
        }
        None => show_plan(&output, &target, &limits, settings, terminal)?,
    };
    if !built.diagnostics.is_empty() {
        terminal.summary(&summary::problems(&built.diagnostics));
    }
    terminal.summary(&told);
    Ok(Status::Done)
}

/// Prints what publishing would change, and gives the summary of it.
fn show_plan(
    output: &Output,
    target: &Path,
    limits: &publish::Options,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Phrase, Failure> {
    let plan = publish::plan(output, target, limits, &Silent)?;
    terminal.data(&changes::text(&plan, settings.format))?;
    Ok(summary::planned(&plan.summary(), target))
}

impl Options {
    fn allow(&self, found: &Diagnostics) -> bool {
        let warnings = self.deny_warnings && found.count(Severity::Warning) > 0;
        !found.has_errors() && !warnings
    }
}

impl Overrides {
    /// What a run works on.
    pub(super) fn inputs(&self, settings: &Settings) -> Inputs {
        Inputs {
            root: settings.root.clone(),
            content: settings.content.clone(),
            theme: settings.theme.clone(),
            base_url: self.base_url.clone(),
            as_of: self.as_of,
            cache: settings.open_cache(),
        }
    }
}

fn limits(settings: &Settings) -> publish::Options {
    let mut protected = vec![settings.root.clone()];
    protected.extend(environment::home());
    let mut sources = vec![settings.content.clone()];
    sources.extend(settings.theme.clone());
    sources.extend(settings.cache.clone());
    publish::Options { protected, sources }
}

/// An address as pages append to it: http or https, with a host, ending in `/`.
fn base_url(typed: &str) -> Result<String, String> {
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#<>\"'\\`@{}|^".contains(c);
    if host.is_empty() || host.starts_with(':') || typed.contains(odd) {
        return Err("write a web address such as `https://example.org/pledges/`".to_owned());
    }
    Ok(format!("{}/", typed.trim_end_matches('/')))
}

/// A day that exists, written `2021-06-30`.
pub(super) fn day(typed: &str) -> Result<Date, String> {
    let digits = |text: &str, len: usize| {
        text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut parts = typed.split('-');
    let date = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day), None)
            if digits(year, 4) && digits(month, 2) && digits(day, 2) =>
        {
            let year = year.parse().unwrap_or_default();
            Date::new(year, month.parse().ok(), day.parse().ok())
        }
        _ => None,
    };
    date.ok_or_else(|| "write a day that exists as YYYY-MM-DD, such as `2021-06-30`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_in_a_slash() {
        for typed in ["https://example.org/a", "https://example.org/a/", "https://example.org/a//"]
        {
            assert_eq!(base_url(typed).as_deref(), Ok("https://example.org/a/"));
        }
        assert_eq!(base_url("http://localhost:4710").as_deref(), Ok("http://localhost:4710/"));
    }

    #[test]
    fn only_web_addresses_are_taken() {
        for typed in [
            "",
            "example.org",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://",
            "https:///path",
            "https://:80/",
            "https://a b/",
            "https://a/\"x",
            "https://a/?q=1",
            "https://a/#top",
        ] {
            assert!(base_url(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn only_whole_days_that_exist_are_taken() {
        assert_eq!(day("2021-06-30").map(Date::iso).as_deref(), Ok("2021-06-30"));
        for typed in
            ["2021-06", "2021-02-29", "2021-6-30", "21-06-30", "2021-06-30-1", "2021-06-3x"]
        {
            assert!(day(typed).is_err(), "{typed}");
        }
    }
}
