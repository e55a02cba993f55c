//! load -> check -> render, in one function everybody reads.
//!
//! Gives the site as a value and every problem with its place. Writes nothing, prints nothing:
//! publishing and terminals are for who calls.

mod session;

pub use session::{Findings, Session, Snapshot};

use crate::diagnostics::{Diagnostics, Failure, Language, Manual};
use crate::model::{Date, Section, Site};
use crate::output::Output;
use crate::theme::Theme;
use crate::{check, load, render};
use std::path::PathBuf;

/// What a run works on.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The root; diagnostics name files relative to it.
    pub root: PathBuf,
    /// The content folder.
    pub content: PathBuf,
    /// The theme's folder, or the built-in theme.
    pub theme: Option<PathBuf>,
    /// Takes the place of `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Takes the place of `as_of` of `site.yaml`.
    pub as_of: Option<Date>,
}

/// What came of it.
#[derive(Debug)]
pub struct Built {
    /// Every problem found, sorted, each with its place.
    pub diagnostics: Diagnostics,
    /// The language of the site, Korean where it could not be read.
    pub language: Language,
    /// The site; nothing where the content has errors.
    pub output: Option<Output>,
    /// How many projects are published.
    pub projects: usize,
}

/// Content read and checked, not rendered.
#[derive(Debug)]
pub struct Examined {
    /// Every problem found, sorted, each with its place.
    pub diagnostics: Diagnostics,
    /// The language of the site, Korean where it could not be read.
    pub language: Language,
    /// What could be read whole; nothing where some of `site.yaml` could not.
    pub site: Option<Site>,
    /// The theme it is to be shown in.
    pub theme: Theme,
}

/// Reads the content and theme and checks everything but what only making the pages tells.
///
/// # Errors
/// Where the machine fails: a folder that can't be read.
pub fn examine(inputs: &Inputs) -> Result<Examined, Failure> {
    let loaded = load::site(&inputs.root, &inputs.content)?;
    let mut diagnostics = loaded.found();
    let load::Loaded { site, mut fragments, language, .. } = loaded;
    let load::LoadedTheme { theme, diagnostics: of_theme } =
        load::theme(&inputs.root, inputs.theme.as_deref())?;
    diagnostics.append(of_theme);
    let overridden = |mut site: Site| {
        site.as_of = inputs.as_of.unwrap_or(site.as_of);
        site.base_url = inputs.base_url.clone().or(site.base_url);
        site
    };
    let site = site.map(overridden);
    fragments.stand_in = fragments.stand_in.map(overridden);
    if inputs.as_of.is_some() {
        fragments.lacks.mend(Section::AsOf);
    }
    // What could not be read whole is checked all the same, and never rendered.
    if let Some(site) = site.as_ref().or(fragments.stand_in.as_ref()) {
        diagnostics.append(check::content(site, &fragments));
    }
    if inputs.theme.is_some() {
        diagnostics.append(render::faults(&theme, site.as_ref()));
    }
    load::pin(&inputs.root, &mut diagnostics);
    diagnostics.sort();
    Ok(Examined { diagnostics, language, site, theme })
}

/// Reads the content and theme, checks everything, and gives the site as a map of recipes. Where
/// the theme has templates of its own, every page is made once to see that it can be.
///
/// # Errors
/// Where the machine fails: a folder that can't be read.
pub fn build(inputs: &Inputs) -> Result<Built, Failure> {
    let Examined { mut diagnostics, language, site, theme } = examine(inputs)?;
    let projects = site.as_ref().map_or(0, |site| site.projects.len());
    let mut output = match site {
        Some(site) if !diagnostics.has_errors() => {
            Some(render::site(site, &theme, &inputs.content)?)
        }
        _ => None,
    };
    if let Some(made) = &output {
        let found = render::proof(made, &theme)?;
        if found.has_errors() {
            output = None;
        }
        diagnostics.append(found);
        diagnostics.sort();
    }
    Ok(Built { diagnostics, language, output, projects })
}

/// The language the site asks for; nothing where there is none, or it can't be read.
pub fn language(inputs: &Inputs) -> Option<Language> {
    load::language(&inputs.content)
}

/// The manual page of every code a run may report: those of reading, then those of rules.
pub fn manuals() -> Vec<Manual> {
    let mut pages = load::manuals();
    pages.extend(check::manuals());
    pages
}
