//! load -> check -> render, in one function everybody reads.
//!
//! Gives the site as a value and every problem with its place. Prints nothing, and writes
//! nothing but what the cache keeps: publishing and terminals are for who calls.

mod findings;
mod reading;
mod session;
mod shown;

pub use findings::Findings;
pub use session::{Session, Snapshot};

use crate::cache::Cache;
use crate::diagnostics::{Diagnostics, Failure, Language, Manual};
use crate::model::{Date, Site, WebAddress};
use crate::output::Output;
use crate::photo::Archive;
use crate::progress::{Progress, Silent, Step};
use crate::theme::Theme;
use crate::{check, load, render};
use reading::{Reading, State};
use std::path::PathBuf;
use std::sync::Arc;

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
    pub base_url: Option<WebAddress>,
    /// Takes the place of `as_of` of `site.yaml`.
    pub as_of: Option<Date>,
    /// What keeps things from run to run; nothing that comes of a run depends on it.
    pub cache: Arc<dyn Cache>,
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
    pub theme: Arc<Theme>,
}

/// Reads the content and theme and checks everything but what only making the pages, or reading
/// photos through, tells.
///
/// # Errors
/// Where the machine fails: a folder that can't be read.
pub fn examine(inputs: &Inputs) -> Result<Examined, Failure> {
    let (diagnostics, state) = examined(inputs, &Silent)?.gathered();
    let State { site, theme, language, .. } = state;
    let site = site.map(Arc::unwrap_or_clone);
    Ok(Examined { diagnostics, language, site, theme })
}

fn examined(inputs: &Inputs, progress: &dyn Progress) -> Result<State, Failure> {
    let mut reading = Reading::open(inputs.clone(), progress)?;
    // What is kept for reading again is of no use to a single run, and goes here.
    Ok(reading.examined(progress))
}

/// What is wrong with the photos of whatever could be read.
fn photos(
    inputs: &Inputs,
    state: &State,
    archive: &Archive,
    progress: &dyn Progress,
) -> Diagnostics {
    let site = state.site.iter().flat_map(|site| site.projects.iter().chain(&site.drafts));
    let fragments = state.fragments.iter().map(|fragment| &fragment.project);
    let projects = site.chain(fragments).map(|project| &**project);
    let mut found = load::faults_of_photos(&inputs.content, projects, archive, progress);
    load::pin(&inputs.root, &mut found);
    found
}

/// Reads the content and theme, checks everything, and gives the site as a map of recipes. Where
/// the theme has templates of its own, every page is made once to see that it can be; and every
/// photo is read through, so that what can be published here will be.
///
/// # Errors
/// Where the machine fails: a folder that can't be read.
pub fn build(inputs: &Inputs, progress: &dyn Progress) -> Result<Built, Failure> {
    let (mut diagnostics, state) = examined(inputs, progress)?.gathered();
    let archive = Arc::new(Archive::new(Arc::clone(&inputs.cache)));
    diagnostics.append(photos(inputs, &state, &archive, progress));
    diagnostics.sort();
    let (site, theme, language) = state.shown();
    let site = site.map(Arc::unwrap_or_clone);
    progress.begin(Step::Arrange, None);
    let projects = site.as_ref().map_or(0, |site| site.projects.len());
    let mut output = match site {
        Some(site) if !diagnostics.has_errors() => {
            Some(render::site(site, &theme, &inputs.content, archive)?)
        }
        _ => None,
    };
    if let Some(made) = &output {
        let found = render::proof(made, &theme, progress)?;
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
