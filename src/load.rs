//! Disk -> site: content and theme are read here, and nowhere else.
//!
//! Every problem of every file becomes a diagnostic; one wrong file hides nothing about the
//! others: what could be read beside it is given out as a fragment, to be checked. Whether figures
//! agree and references lead anywhere is `check`'s business.
//!
//! Architecture invariant: what this module gives out depends on the bytes of the files and their
//! names only, not on the order they were created or read in, nor on the number of threads.

mod amount;
mod body;
mod boundary;
mod card;
mod comments;
mod date;
mod discover;
mod faults;
mod file;
mod files;
mod front_matter;
mod head;
mod kept;
mod library;
mod misplaced;
mod money;
mod names;
mod notes;
mod number;
mod outside;
mod photo;
mod places;
mod prints;
mod project;
mod remains;
mod schema;
mod site;
mod sound;
mod stored;
mod text;
mod theme;
mod touched;
mod unmarked;
mod yaml;
mod year;

#[cfg(test)]
mod tests;

pub use discover::is_passed_by;
pub use faults::manuals;
pub use library::Library;
pub use places::{Lines, pin, relative_to, without_links};
pub use schema::{ContentFile, schema_of};
pub use sound::faults_of_photos;
pub use theme::{LoadedTheme, theme};
pub use touched::Touched;

use crate::diagnostics::{Diagnostics, Failure, Language};
use crate::model::{Fragments, Project, Site};
use file::read;
use std::path::Path;
use std::sync::Arc;

/// What came of reading a content folder.
#[derive(Debug)]
pub struct Loaded {
    /// The site; nothing where some of `site.yaml` can't be relied on. Projects with errors are
    /// left out of it.
    pub site: Option<Site>,
    /// What could be read only in part.
    pub fragments: Fragments,
    /// The language of the site, Korean where it could not be read.
    pub language: Language,
    /// Every problem outside of projects, sorted, each at its line and column.
    pub diagnostics: Diagnostics,
    /// What came of each project's folder, by slug.
    pub projects: Vec<OfProject>,
    /// Changes with what `site.yaml` says, the map included, and with nothing else. Where its
    /// sources could not be read, those that projects name are a part of it. A number of one
    /// [`Library`], that means nothing but same or not.
    pub edition: u64,
}

impl Loaded {
    /// Every problem of every file, sorted, each at its line and column.
    pub fn found(&self) -> Diagnostics {
        let mut all = self.diagnostics.clone();
        self.projects.iter().for_each(|project| all.append((*project.found).clone()));
        all.sort();
        all
    }
}

/// What came of one project's folder. While its files say the same, each part stays the same one,
/// so that whoever keeps something of a project can tell by [`Arc::ptr_eq`] whether it holds.
#[derive(Debug, Clone)]
pub struct OfProject {
    /// The name of the folder.
    pub slug: Arc<str>,
    /// The project, or what could be read of it.
    pub project: Arc<Project>,
    /// Every problem of the folder's files, sorted, each at its line and column.
    pub found: Arc<Diagnostics>,
}

/// Reads a content folder. Diagnostics name files relative to `root`.
///
/// # Errors
/// Where the folder does not exist, or the machine fails to read a file in it.
pub fn site(root: &Path, content: &Path) -> Result<Loaded, Failure> {
    Ok(Library::open(root, content)?.loaded())
}

/// The language a content folder's `site.yaml` seems to ask for, without reading it through.
pub fn language(content: &Path) -> Option<Language> {
    let site = content.join("site.yaml");
    // A pipe of that name is not waited for.
    let bytes = site.is_file().then(|| read(&site, text::LARGEST as u64).ok())??;
    Some(head::apparent_language(&text::lossy(&bytes)))
}
