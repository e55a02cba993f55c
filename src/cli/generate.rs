//! `jangbu generate`: content -> output.
//!
//! Problems and summary go to stderr; what a dry run would change is data, for stdout. A site
//! that nothing was changed of is left as it stands, and what was told of it is told again. Content
//! with errors is not published; whether the output folder may be written is the publisher's to say.

use super::course::Course;
use super::settings::Settings;
use super::terminal::Terminal;
use super::timings::Timings;
use super::{Status, changes, environment, summary};
use crate::diagnostics::{Diagnostics, Failure, Phrase, Severity};
use crate::last_run::{Asked, Done, Look, Outcome};
use crate::model::{Date, WebAddress};
use crate::pipeline::{self, Built, Inputs};
use crate::progress::{Progress, Step};
use crate::publish::{self, Claim, Plan, Published};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Read and make everything, also where nothing has changed since the last run
    #[arg(long)]
    force: bool,
    /// Tell in the end where the time went
    #[arg(long)]
    timings: bool,
    /// Show which files would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What takes the place of something in site.yaml, as typed.
#[derive(Debug, Args)]
pub(super) struct Overrides {
    /// Address the site will have, in place of `base_url` in site.yaml
    #[arg(long, value_name = "URL")]
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
    let course = Arc::new(Course::new());
    let following = terminal.follow(&course);
    let ended = generate(options, settings, terminal, &course);
    course.rest();
    drop(following);
    if options.timings {
        let site = ended.as_ref().ok().and_then(Option::as_ref);
        let site = site.map(|site| (site.summary.files(), site.bytes));
        terminal.timings(&Timings::of(&course, environment::peak_memory(), site));
    }
    Ok(ended?.map_or(Status::ContentHasErrors, |_| Status::Done))
}

/// What a run came to; nothing where problems kept it from that.
fn generate(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
    course: &Course,
) -> Result<Option<Outcome>, Failure> {
    let target = options.output.clone().unwrap_or_else(|| settings.root.join("output"));
    let inputs = options.overrides.inputs(settings)?;
    if let Some(language) = pipeline::language(&inputs) {
        terminal.speak(language);
    }
    let limits = limits(settings, &target)?;
    let denied = if options.deny_warnings { "deny warnings" } else { "" };
    let asked = Asked { inputs: &inputs, target: &target, limits: &limits, options: &[denied] };
    // What a dry run finds it does not keep, nor is it content with what was kept.
    let look = if options.dry_run { None } else { look(&asked, course) };
    let known = look.as_ref().filter(|_| !options.force);
    if let Some(outcome) = known.and_then(|look| look.recognised(&*inputs.cache)) {
        course.rest();
        terminal.found(outcome.language, &outcome.diagnostics, &settings.root)?;
        let said = summary::recognised(outcome.projects, &outcome.summary, &target);
        conclude(terminal, &outcome.diagnostics, &said);
        return Ok(Some(outcome));
    }
    let waiting = || terminal.warning(&summary::waiting(&target));
    let claim = match options.dry_run {
        true => None,
        false => Some(Claim::take(&target, &limits, &waiting)?),
    };
    let Built { diagnostics, language, output, projects } = pipeline::build(&inputs, course)?;
    course.rest();
    terminal.found(language, &diagnostics, &settings.root)?;
    let Some(output) = output.filter(|_| options.allow(&diagnostics)) else {
        terminal.summary(&summary::not_written(&diagnostics));
        return Ok(None);
    };
    let outcome = |plan: &Plan, diagnostics| Outcome {
        diagnostics,
        language,
        projects,
        summary: plan.summary(),
        bytes: plan.bytes(),
    };
    let Some(claim) = claim else {
        let waiting = || terminal.warning(&summary::waiting(&target));
        let plan = publish::plan(&output, &target, &limits, &waiting, course)?;
        course.rest();
        terminal.data(&changes::text(&plan, settings.format))?;
        conclude(terminal, &diagnostics, &summary::planned(&plan.summary(), &target));
        return Ok(Some(outcome(&plan, diagnostics)));
    };
    let published = claim.publish(output, course)?;
    let outcome = outcome(&published.plan, diagnostics);
    if let Some(look) = look {
        note(&look, &asked, (&outcome, &published), course);
    }
    course.rest();
    let said = summary::published(projects, &outcome.summary, &target);
    conclude(terminal, &outcome.diagnostics, &said);
    Ok(Some(outcome))
}

/// How everything stands before it is read; not looked at where nothing is kept from run to run.
fn look(asked: &Asked<'_>, course: &Course) -> Option<Look> {
    if !asked.inputs.cache.keeps() {
        return None;
    }
    course.begin(Step::Look, None);
    Some(Look::at(asked, course.now().date))
}

/// Keeps what this run came to for the next one.
fn note(
    look: &Look,
    asked: &Asked<'_>,
    (outcome, published): (&Outcome, &Published),
    course: &Course,
) {
    let swapped = course.beginning(Step::Swap).map(|moment| moment.date);
    course.begin(Step::Note, None);
    let done = Done { outcome, published, swapped };
    look.keep(&*asked.inputs.cache, asked, &done);
}

fn conclude(terminal: &Terminal, found: &Diagnostics, said: &Phrase) {
    if !found.is_empty() {
        terminal.summary(&summary::problems(found));
    }
    terminal.summary(said);
}

impl Options {
    fn allow(&self, found: &Diagnostics) -> bool {
        let warnings = self.deny_warnings && found.count(Severity::Warning) > 0;
        !found.has_errors() && !warnings
    }
}

impl Overrides {
    /// What a run works on.
    ///
    /// # Errors
    /// Where the address typed is none.
    pub(super) fn inputs(&self, settings: &Settings) -> Result<Inputs, Failure> {
        Ok(Inputs {
            root: settings.root.clone(),
            content: settings.content.clone(),
            theme: settings.theme.clone(),
            base_url: self.base_url.as_deref().map(address).transpose()?,
            as_of: self.as_of,
            cache: settings.open_cache(),
        })
    }
}

/// The address typed, judged as `base_url` is.
fn address(typed: &str) -> Result<WebAddress, Failure> {
    WebAddress::parse(typed).map_err(|fault| {
        let (what, hint) = (fault.phrase(), fault.hint());
        let said = Phrase::new(
            format!("`--base-url`: {}. {}", what.ko, hint.ko),
            format!("`--base-url`: {}; {}", what.en, hint.en),
        );
        Failure::new(said, "")
    })
}

/// What publishing may not touch, and that the output is apart from the cache.
fn limits(settings: &Settings, target: &Path) -> Result<publish::Options, Failure> {
    let mut protected = vec![settings.root.clone()];
    protected.extend(environment::home());
    let mut sources = vec![settings.content.clone()];
    sources.extend(settings.theme.clone());
    let limits = publish::Options { protected, sources };
    if let Some(cache) = &settings.cache {
        publish::refuse_cache(target, &limits, cache)?;
    }
    Ok(limits)
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
    fn only_whole_days_that_exist_are_taken() {
        assert_eq!(day("2021-06-30").map(Date::iso).as_deref(), Ok("2021-06-30"));
        for typed in
            ["2021-06", "2021-02-29", "2021-6-30", "21-06-30", "2021-06-30-1", "2021-06-3x"]
        {
            assert!(day(typed).is_err(), "{typed}");
        }
    }
}
