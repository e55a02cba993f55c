//! A content folder that is read once, and read again in part.
//!
//! Reading it whole and reading it again are one path, so that both come to the same. A refresh
//! that fails leaves everything as it was. Watches nothing: who has a library says what may have
//! changed.

use super::discover::{self, Content};
use super::head::Head;
use super::kept::{Kept, Read};
use super::outside::Outside;
use super::places;
use super::prints::{States, differing, told_differently};
use super::{Loaded, OfProject, Touched};
use crate::diagnostics::{Diagnostic, Diagnostics, Failure};
use crate::model::{Fragment, Fragments, Site, Unit};
use crate::progress::{Progress, Silent, Step};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What a content folder said when it was last read.
#[derive(Debug)]
pub struct Library {
    path: PathBuf,
    /// How diagnostics call the folder.
    name: String,
    outside: Outside,
    /// The folders of `projects/`, by name; those without files too.
    folders: BTreeMap<String, Kept>,
    /// Those of them that may change without being touched.
    linked: BTreeSet<String>,
    whole: Whole,
}

/// What all parts make together, but for the projects themselves.
#[derive(Debug)]
struct Whole {
    /// The head; where sources could not be read, with those that projects name.
    head: Head,
    edition: u64,
    /// What the edition goes by: what is said in the head.
    said: String,
    /// Folders of projects whose names are no addresses.
    addresses: Vec<Diagnostic>,
    /// Every problem outside of projects, sorted.
    found: Diagnostics,
}

/// What a refresh has read.
struct Again {
    /// Nothing where it was not read.
    outside: Option<Outside>,
    /// By slug.
    folders: Vec<(String, Kept)>,
}

impl Library {
    /// Reads a content folder. Diagnostics name files relative to `root`.
    ///
    /// # Errors
    /// Where the folder does not exist, or the machine fails to read a file in it.
    pub fn open(root: &Path, content: &Path) -> Result<Self, Failure> {
        Self::open_heard(root, content, &Silent)
    }

    /// Like [`Library::open`]; `progress` hears of [`Step::Read`], project by project.
    ///
    /// # Errors
    /// As there.
    pub fn open_heard(
        root: &Path,
        content: &Path,
        progress: &dyn Progress,
    ) -> Result<Self, Failure> {
        progress.begin(Step::Read, None);
        let name = places::relative_to(root, content);
        let ground = Content::at(content, &name)?;
        let outside = Outside::read(&ground, None)?;
        let slugs: Vec<String> = outside.walked.folders.iter().cloned().collect();
        progress.begin(Step::Read, Some(slugs.len()));
        let reads = Reads { unit: outside.head.unit, before: &BTreeMap::new(), progress };
        let folders = reads.read(&ground, slugs)?;
        let folders = folders.into_iter().collect();
        let addresses = addresses(&ground, &folders);
        let whole = Whole::of(&outside, &folders, addresses);
        let (path, linked) = (content.to_owned(), linked(&folders));
        Ok(Self { path, name, outside, folders, linked, whole })
    }

    /// Reads again what may have changed. Gives the files whose content did, as diagnostics name
    /// them, sorted: added and removed ones too, and pictures and attachments that are not the
    /// ones they were. None where nothing changed, and then all is the same as before.
    ///
    /// # Errors
    /// Where the machine fails, as where a file vanishes before it is read; everything stays as
    /// it was, and what was touched is still to be read.
    pub fn refresh(&mut self, touched: &Touched) -> Result<Vec<String>, Failure> {
        if !touched.everything && !touched.site && touched.projects.is_empty() {
            return Ok(Vec::new());
        }
        let content = Content::at(&self.path, &self.name)?;
        let outside = self.reads_outside(touched, &content);
        let outside = outside.then(|| Outside::read(&content, Some(&self.outside))).transpose()?;
        let now = outside.as_ref().unwrap_or(&self.outside);
        let slugs = self.to_be_read(touched, outside.as_ref());
        let reads = Reads { unit: now.head.unit, before: &self.folders, progress: &Silent };
        let folders = reads.read(&content, slugs)?;
        let again = Again { outside, folders };
        let changed = self.changed(&content, &again);
        self.take(&content, again);
        Ok(changed)
    }

    /// What the folder says now.
    pub fn loaded(&self) -> Loaded {
        let Whole { head, edition, found, .. } = &self.whole;
        let (mut site, mut fragments) = (head.site.clone(), Fragments::default());
        site.unread.extend(self.outside.unread_map().map(str::to_owned));
        let mut projects = Vec::with_capacity(self.folders.len());
        site.projects.reserve_exact(self.folders.len());
        for read in self.reads() {
            let project = read.fragment.project.clone();
            sort_out(read, &mut site, &mut fragments);
            projects.push(OfProject {
                slug: read.slug.clone(),
                project,
                found: read.found.clone(),
            });
        }
        let pages = &self.outside.pages;
        site.unread.extend_from_slice(&pages.unread);
        site.pages.clone_from(&pages.pages);
        fragments.lacks = head.lacks.clone();
        fragments.lacks.extend(&pages.lacks);
        fragments.unread.clone_from(&head.unread);
        let language = site.language;
        // A head that lacks something only stands in for the site.
        let (site, stand_in) =
            if head.lacks.is_empty() { (Some(site), None) } else { (None, Some(site)) };
        fragments.stand_in = stand_in;
        let (diagnostics, edition) = (found.clone(), *edition);
        Loaded { site, fragments, language, diagnostics, projects, edition }
    }

    fn reads(&self) -> impl Iterator<Item = &Read> {
        reads(&self.folders)
    }

    /// Whether what lies outside of projects has to be read: also where a project is new or gone,
    /// or what was touched is no folder.
    fn reads_outside(&self, touched: &Touched, content: &Content) -> bool {
        let plain = |slug: &String| self.folders.contains_key(slug) && content.has_plainly(slug);
        let linked = self.outside.walked.linked;
        touched.everything || touched.site || linked || !touched.projects.iter().all(plain)
    }

    /// The folders to be read again. Looks at all of them only where there may be other ones.
    fn to_be_read(&self, touched: &Touched, outside: Option<&Outside>) -> Vec<String> {
        let chosen = touched.projects.union(&self.linked);
        let Some(now) = outside else { return chosen.cloned().collect() };
        let folders = &now.walked.folders;
        if touched.everything || now.head.unit != self.outside.head.unit {
            return folders.iter().cloned().collect();
        }
        let new = folders.iter().filter(|slug| !self.folders.contains_key(*slug));
        let chosen: BTreeSet<&String> = chosen.filter(|slug| folders.contains(*slug)).collect();
        chosen.into_iter().chain(new).cloned().collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The files that are not what they were, as diagnostics name them.
    fn changed(&self, content: &Content, again: &Again) -> Vec<String> {
        let mut changed = BTreeSet::new();
        if let Some(now) = &again.outside {
            let differing = differing(&self.outside.states(), &now.states());
            changed.extend(differing.into_iter().map(|name| content.file(name)));
            changed.extend(told_differently(&self.outside.walked.told, &now.walked.told));
            let gone = self.folders.iter().filter(|(slug, _)| !now.walked.folders.contains(*slug));
            for (slug, kept) in gone {
                changed.extend(changed_in(content, slug, Some(kept), None));
            }
        }
        for (slug, kept) in &again.folders {
            changed.extend(changed_in(content, slug, self.folders.get(slug), Some(kept)));
        }
        changed.into_iter().collect()
    }

    /// From now on the library holds what was read.
    fn take(&mut self, content: &Content, again: Again) {
        let mut listed = again.outside.is_some();
        if let Some(now) = again.outside {
            self.folders.retain(|slug, _| now.walked.folders.contains(slug));
            self.outside = now;
        }
        let mut relinked = listed;
        for (slug, kept) in again.folders {
            relinked |= kept.linked != self.linked.contains(&slug);
            let is_project = kept.read.is_some();
            let before = self.folders.insert(slug, kept);
            listed |= before.is_some_and(|before| before.read.is_some()) != is_project;
        }
        if relinked {
            self.linked = linked(&self.folders);
        }
        let kept = || self.whole.addresses.clone();
        let addresses = if listed { addresses(content, &self.folders) } else { kept() };
        self.whole = Whole::of(&self.outside, &self.folders, addresses).after(&self.whole);
    }
}

impl Whole {
    fn of(outside: &Outside, folders: &BTreeMap<String, Kept>, addresses: Vec<Diagnostic>) -> Self {
        let mut head = outside.head.clone();
        head.gather_sources(reads(folders).map(|read| &*read.fragment.project));
        let mut found = Diagnostics::new();
        // What can't be followed in a folder that is no project is nobody's but the site's.
        let empty = folders.values().filter(|kept| kept.read.is_none());
        let told = outside.found.iter().chain(empty.flat_map(|kept| &kept.told));
        told.chain(&addresses).for_each(|one| found.push(one.clone()));
        found.sort();
        let said = said(&mut head);
        Self { head, edition: 0, said, addresses, found }
    }

    /// The same as what follows another.
    fn after(mut self, before: &Self) -> Self {
        let (now, then) = (&self.head.site.boundary, &before.head.site.boundary);
        self.edition = before.edition + u64::from(self.said != before.said || now != then);
        self
    }
}

/// What the head says but for the boundary, which is long: to be compared.
fn said(head: &mut Head) -> String {
    let boundary = head.site.boundary.take();
    let said = format!("{head:?}");
    head.site.boundary = boundary;
    said
}

/// How folders of projects are read.
struct Reads<'a> {
    unit: Option<Unit>,
    /// How they were read before.
    before: &'a BTreeMap<String, Kept>,
    /// Hears of each.
    progress: &'a dyn Progress,
}

impl Reads<'_> {
    /// Reads folders in parallel, each beside how it was read before.
    fn read(&self, content: &Content, slugs: Vec<String>) -> Result<Vec<(String, Kept)>, Failure> {
        let read = |slug: String| {
            let kept = Kept::read(content, &slug, self.unit, self.before.get(&slug))?;
            self.progress.advance(1);
            Ok((slug, kept))
        };
        slugs.into_par_iter().map(read).collect()
    }
}

fn reads(folders: &BTreeMap<String, Kept>) -> impl Iterator<Item = &Read> {
    folders.values().filter_map(|kept| kept.read.as_ref())
}

/// The folders that links lead out of.
fn linked(folders: &BTreeMap<String, Kept>) -> BTreeSet<String> {
    folders.iter().filter(|(_, kept)| kept.linked).map(|(slug, _)| slug.clone()).collect()
}

fn addresses(content: &Content, folders: &BTreeMap<String, Kept>) -> Vec<Diagnostic> {
    let projects = folders.iter().filter(|(_, kept)| kept.read.is_some());
    discover::address_faults(content, projects.map(|(slug, _)| slug.as_str()))
}

/// Puts a project with those that are published, with the drafts, or with the fragments.
fn sort_out(read: &Read, site: &mut Site, fragments: &mut Fragments) {
    let Fragment { project, draft, .. } = &*read.fragment;
    match (read.whole, draft) {
        (true, false) => site.projects.push(project.clone()),
        (true, true) => site.drafts.push(project.clone()),
        (false, draft) => {
            site.unread.extend((!draft).then(|| format!("projects/{}", project.slug)));
            fragments.projects.push(read.fragment.clone());
        }
    }
}

/// The files of a project's folder that are not what they were, as diagnostics name them.
fn changed_in(
    content: &Content,
    slug: &str,
    before: Option<&Kept>,
    after: Option<&Kept>,
) -> BTreeSet<String> {
    let told = [before, after].map(|kept| kept.map_or(&[][..], |kept| &*kept.told));
    let states = [before, after].map(|kept| kept.map_or_else(States::new, Kept::states));
    let ([told_before, told_after], [before, after]) = (told, states);
    let mut changed = told_differently(told_before, told_after);
    let file = |name: &str| content.file(&format!("projects/{slug}/{name}"));
    changed.extend(differing(&before, &after).into_iter().map(file));
    changed
}
