//! Content and theme, read and checked; and after an edit again, as far as it may have changed.
//!
//! Gathers what was found by what it is about, each at its line and column, and keeps it where it
//! is the same. What of it is shown is not decided here.

use super::Inputs;
use super::findings::Group;
use crate::check::Examiner;
use crate::diagnostics::{Diagnostics, Failure, Language};
use crate::load::{self, Library, Loaded, Touched};
use crate::model::{Fragment, Section, Site};
use crate::progress::{Progress, Step};
use crate::render;
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was read, and what is kept to read it again.
pub(super) struct Reading {
    inputs: Inputs,
    library: Library,
    theme: Themed,
    examiner: Examiner,
    /// Of the last check, by slug.
    kept: Vec<Kept>,
}

/// The theme, and what is wrong with it whatever the content says.
#[derive(Clone)]
struct Themed {
    theme: Arc<Theme>,
    found: Diagnostics,
}

/// What was found in a project's folder.
#[derive(Clone)]
struct Kept {
    slug: Arc<str>,
    /// By reading it.
    read: Arc<Diagnostics>,
    /// By checking it, not at its line yet.
    checked: Arc<Diagnostics>,
    /// Both, sorted, each at its line.
    told: Group,
}

/// How things stand.
pub(super) struct State {
    /// What could be read whole; nothing where some of `site.yaml` could not.
    pub(super) site: Option<Arc<Site>>,
    /// The projects of which something could not be read.
    pub(super) fragments: Vec<Arc<Fragment>>,
    /// Changes with what `site.yaml` says.
    pub(super) edition: u64,
    /// The theme.
    pub(super) theme: Arc<Theme>,
    /// The language of the site, Korean where it could not be read.
    pub(super) language: Language,
    /// What stands in each project's folder, by slug, sorted.
    pub(super) of_projects: Vec<Group>,
    /// What stands elsewhere, sorted.
    pub(super) beside: Arc<Diagnostics>,
}

impl Reading {
    /// Reads content and theme.
    ///
    /// # Errors
    /// Where the machine fails: a folder that can't be read.
    pub(super) fn open(inputs: Inputs, progress: &dyn Progress) -> Result<Self, Failure> {
        progress.begin(Step::Read, None);
        let theme = Themed::read(&inputs)?;
        let library = Library::open_heard(&inputs.root, &inputs.content, progress)?;
        Ok(Self { inputs, library, theme, examiner: Examiner::default(), kept: Vec::new() })
    }

    /// Reads again what may have changed. Gives the files that did, as diagnostics name them,
    /// sorted.
    ///
    /// # Errors
    /// Where the machine fails; everything stays as it was.
    pub(super) fn refresh(&mut self, touched: &Touched) -> Result<Vec<String>, Failure> {
        let has_theme = self.inputs.theme.is_some();
        let anew = has_theme && (touched.theme || touched.everything);
        let theme = anew.then(|| Themed::read(&self.inputs)).transpose()?;
        let mut changed: BTreeSet<String> = self.library.refresh(touched)?.into_iter().collect();
        if let Some(theme) = theme {
            let differing = self.differing(&theme);
            if !differing.is_empty() {
                self.theme = theme;
            }
            changed.extend(differing);
        }
        Ok(changed.into_iter().collect())
    }

    /// How things stand before they are checked: with the problems of reading alone.
    pub(super) fn unchecked(&self) -> State {
        let loaded = self.loaded();
        let found = |one: &load::OfProject| Group::of_project(one.slug.clone(), one.found.clone());
        let of_projects = loaded.projects.iter().map(found).collect();
        let mut beside = loaded.diagnostics.clone();
        beside.append(self.theme.found.clone());
        self.state(loaded, of_projects, beside)
    }

    /// Checks what may have changed since the last time, and tells how things stand.
    pub(super) fn examined(&mut self, progress: &dyn Progress) -> State {
        progress.begin(Step::Check, None);
        let loaded = self.loaded();
        let mut beside = loaded.diagnostics.clone();
        // What could not be read whole is checked all the same, and never rendered.
        let site = loaded.site.as_ref().or(loaded.fragments.stand_in.as_ref());
        let checked =
            site.map(|site| self.examiner.examine_heard(site, &loaded.fragments, progress));
        let checked = checked.unwrap_or_default();
        beside.append(checked.beside);
        self.keep(&loaded, &checked.projects);
        beside.append(self.theme.found.clone());
        if let Some(site) = loaded.site.as_ref().filter(|_| self.inputs.theme.is_some()) {
            beside.append(render::dead_links(&self.theme.theme, site));
        }
        let of_projects = self.kept.iter().map(|kept| kept.told.clone()).collect();
        self.state(loaded, of_projects, beside)
    }

    fn state(&self, loaded: Loaded, of_projects: Vec<Group>, mut beside: Diagnostics) -> State {
        load::pin(&self.inputs.root, &mut beside);
        beside.sort();
        State {
            site: loaded.site.map(Arc::new),
            fragments: loaded.fragments.projects,
            edition: loaded.edition,
            theme: self.theme.theme.clone(),
            language: loaded.language,
            of_projects,
            beside: Arc::new(beside),
        }
    }

    /// What the folder says, with what the inputs put in its place.
    fn loaded(&self) -> Loaded {
        let mut loaded = self.library.loaded();
        let overridden = |mut site: Site| {
            site.as_of = self.inputs.as_of.unwrap_or(site.as_of);
            site.base_url = self.inputs.base_url.clone().or(site.base_url);
            site
        };
        loaded.site = loaded.site.map(overridden);
        loaded.fragments.stand_in = loaded.fragments.stand_in.map(overridden);
        if self.inputs.as_of.is_some() {
            loaded.fragments.lacks.mend(Section::AsOf);
        }
        loaded
    }

    /// Puts together what was read and what was checked, both by slug; drafts were checked last.
    fn keep(&mut self, loaded: &Loaded, checked: &[(Arc<str>, Arc<Diagnostics>)]) {
        let published = checked.windows(2).position(|two| matches!(two, [a, b] if a.0 >= b.0));
        let (published, drafts) = checked.split_at(published.map_or(checked.len(), |at| at + 1));
        let (mut published, mut drafts) = (published.iter().peekable(), drafts.iter().peekable());
        let mut last = std::mem::take(&mut self.kept).into_iter().peekable();
        let none = Arc::new(Diagnostics::new());
        let found = loaded.projects.iter().map(|project| {
            let is_it = |one: &&(Arc<str>, Arc<Diagnostics>)| one.0 == project.slug;
            let checked = published.next_if(is_it).or_else(|| drafts.next_if(is_it));
            let checked = checked.map_or(&none, |(_, found)| found);
            // Most are as they were, and comparing their names would cost more than all the rest.
            let same = last.next_if(|kept| Arc::ptr_eq(&kept.slug, &project.slug));
            let last = same.or_else(|| {
                while last.next_if(|kept| kept.slug < project.slug).is_some() {}
                last.next_if(|kept| kept.slug == project.slug)
            });
            (project, checked.clone(), last)
        });
        let found: Vec<_> = found.collect();
        let root = &self.inputs.root;
        let kept = found.into_par_iter().map(|(project, checked, last)| {
            let is_same = |kept: &Kept| {
                Arc::ptr_eq(&kept.read, &project.found) && Arc::ptr_eq(&kept.checked, &checked)
            };
            last.filter(is_same).unwrap_or_else(|| {
                let (slug, read) = (project.slug.clone(), project.found.clone());
                let mut told = (*read).clone();
                told.append((*checked).clone());
                load::pin(root, &mut told);
                told.sort();
                Kept {
                    slug: slug.clone(),
                    read,
                    checked,
                    told: Group::of_project(slug, Arc::new(told)),
                }
            })
        });
        self.kept = kept.collect();
    }

    /// The files in which another theme differs.
    fn differing(&self, other: &Themed) -> Vec<String> {
        let folder = self.inputs.theme.as_deref().unwrap_or(&self.inputs.root);
        let folder = load::relative_to(&self.inputs.root, folder);
        let names = self.theme.theme.differing(&other.theme);
        let mut files: Vec<String> =
            names.into_iter().map(|name| format!("{folder}/{name}")).collect();
        if files.is_empty() {
            let gone = self.theme.found.iter().filter(|one| !other.found.iter().any(|o| o == *one));
            let new = other.found.iter().filter(|one| !self.theme.found.iter().any(|o| o == *one));
            files.extend(gone.chain(new).map(|one| one.place.file.clone()));
        }
        files
    }
}

impl Themed {
    fn read(inputs: &Inputs) -> Result<Self, Failure> {
        let load::LoadedTheme { theme, diagnostics: mut found } =
            load::theme(&inputs.root, inputs.theme.as_deref())?;
        if inputs.theme.is_some() {
            found.append(render::faults(&theme));
        }
        Ok(Self { theme: Arc::new(theme), found })
    }
}

impl State {
    /// Every problem, sorted, taken out of the rest.
    pub(super) fn gathered(mut self) -> (Diagnostics, Self) {
        let mut all = Arc::unwrap_or_clone(std::mem::take(&mut self.beside));
        for group in self.of_projects.drain(..).filter(|group| !group.is_empty()) {
            all.append(Arc::unwrap_or_clone(group.into_found()));
        }
        all.sort();
        (all, self)
    }

    /// What is to be shown, with the theme and language it is shown in; all else is given up.
    pub(super) fn shown(self) -> (Option<Arc<Site>>, Arc<Theme>, Language) {
        (self.site, self.theme, self.language)
    }

    /// Whether something can't be published, besides projects.
    pub(super) fn is_broken(&self) -> bool {
        self.site.is_none() || self.beside.has_errors()
    }
}
