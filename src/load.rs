//! Disk -> site: content and theme are read here, and nowhere else.
//!
//! Every problem of every file becomes a diagnostic; one wrong file hides nothing about the
//! others: what could be read beside it is given out as a fragment, to be checked. Whether figures agree and references lead anywhere is `check`'s business.
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
mod front_matter;
mod head;
mod money;
mod names;
mod notes;
mod number;
mod photo;
mod places;
mod project;
mod remains;
mod schema;
mod site;
mod stored;
mod text;
mod theme;
mod touched;
mod yaml;
mod year;

#[cfg(test)]
mod tests;

pub use faults::manuals;
pub use places::{Lines, pin};
pub use schema::{ContentFile, schema_of};
pub use theme::{LoadedTheme, theme};
pub use touched::Touched;

use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Language, Phrase, Place};
use crate::model::{Fragment, Fragments, Lacks, Page, Project, Prose, Section, Site, Unit};
use discover::Found;
use file::{read, read_text};
use head::Head;
use rayon::prelude::*;
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
    /// Every problem of every file, sorted, each at its line and column.
    pub diagnostics: Diagnostics,
}

/// Reads a content folder. Diagnostics name files relative to `root`.
///
/// # Errors
/// Where the folder does not exist, or the machine fails to read a file in it.
pub fn site(root: &Path, content: &Path) -> Result<Loaded, Failure> {
    let name = places::relative_to(root, content);
    let (found, problems) = discover::walk(content, &name)?;
    let mut reader =
        Reader { content, name, found, problems, lacks: Lacks::default(), unread: Vec::new() };
    let mut head = reader.head()?;
    reader.boundary(&mut head)?;
    let Projects { published, drafts, fragments } = reader.projects(head.unit)?;
    let pages = reader.pages()?;
    reader.strangers(&head);
    let whole = [&published[..], &drafts[..]].concat();
    head.gather_sources(&whole, &fragments);
    let mut diagnostics = Diagnostics::new();
    reader.problems.into_iter().for_each(|problem| diagnostics.push(problem));
    diagnostics.sort();
    let language = head.site.language;
    let unread = reader.unread;
    let site = Site { pages, projects: published, drafts, unread, ..head.site };
    // A head that lacks something only stands in for the site.
    let (site, stand_in) =
        if head.lacks.is_empty() { (Some(site), None) } else { (None, Some(site)) };
    let mut lacks = head.lacks;
    lacks.extend(&reader.lacks);
    let fragments = Fragments { stand_in, lacks, unread: head.unread, projects: fragments };
    Ok(Loaded { site, fragments, language, diagnostics })
}

struct Reader<'a> {
    content: &'a Path,
    /// The content folder as diagnostics name it.
    name: String,
    found: Found,
    problems: Vec<Diagnostic>,
    /// What is to be published and could not be read, below the content folder.
    unread: Vec<String>,
    /// What could not be read of the free pages.
    lacks: Lacks,
}

/// What the content folder holds.
const EXPECTED: &str = "site.yaml, pages/*.md, projects/*/project.yaml";

/// The projects, by slug.
#[derive(Default)]
struct Projects {
    published: Vec<Arc<Project>>,
    drafts: Vec<Arc<Project>>,
    fragments: Vec<Fragment>,
}

impl Reader<'_> {
    /// `site.yaml`, or what stands in for it.
    fn head(&mut self) -> Result<Head, Failure> {
        let file = format!("{}/site.yaml", self.name);
        let files = &self.found.files;
        let Some(on_disk) = files.on_disk("site.yaml") else {
            self.problems.push(no_site(&file));
            return Ok(Head::missing(&self.name, files));
        };
        let text = read_text(&self.content.join(on_disk), &file, &mut self.problems)?;
        Ok(Head::read(&file, &text, (&self.name, files), &mut self.problems))
    }

    /// The outline that `site.yaml` names.
    fn boundary(&mut self, head: &mut Head) -> Result<(), Failure> {
        let Some(name) = head.site.map.clone() else { return Ok(()) };
        let on_disk = self.content.join(self.found.files.on_disk(&name).unwrap_or(&name));
        let file = format!("{}/{name}", self.name);
        let read = boundary::boundary(&on_disk, &file, &mut self.problems)?;
        if read.is_none() {
            self.unread.push(name);
        }
        head.site.boundary = read.map(Arc::new);
        Ok(())
    }

    /// Every project, read in parallel.
    fn projects(&mut self, unit: Option<Unit>) -> Result<Projects, Failure> {
        let name = |slug: &str| format!("{}/projects/{slug}", self.name);
        let folders = self.found.projects.par_iter();
        let reads: Result<Vec<project::Read>, Failure> =
            folders.map(|folder| project::read(folder, name(&folder.slug), unit)).collect();
        let mut projects = Projects::default();
        for project::Read { fragment, whole, found } in reads? {
            self.problems.extend(found);
            match (whole, fragment.draft) {
                (true, false) => projects.published.push(fragment.project),
                (true, true) => projects.drafts.push(fragment.project),
                (false, draft) => {
                    let slug = &fragment.project.slug;
                    self.unread.extend((!draft).then(|| format!("projects/{slug}")));
                    projects.fragments.push(fragment);
                }
            }
        }
        Ok(projects)
    }

    /// Free pages, by name; one that can't be read has no text.
    fn pages(&mut self) -> Result<Vec<Page>, Failure> {
        let mut pages = Vec::new();
        for path in self.found.files.names() {
            let Some(name) = discover::page_name(path).filter(|n| names::is_address(n)) else {
                continue;
            };
            let on_disk = self.content.join(self.found.files.on_disk(path).unwrap_or(path));
            let file = format!("{}/{path}", self.name);
            let written = read_text(&on_disk, &file, &mut self.problems)?;
            if !written.readable || !written.marred.is_empty() {
                self.lacks.add(Section::Pages);
                self.unread.push(path.to_owned());
            }
            if pages.iter().any(|page: &Page| page.name.eq_ignore_ascii_case(name)) {
                self.problems.push(discover::same_address(&file));
            }
            if Page::is_taken(name) {
                self.problems.push(discover::taken_address(&file));
            }
            let source = if written.readable { written.text } else { String::new() };
            let (title, source) = titled(name, &source);
            let text = Prose { source, first_line: 1 };
            pages.push(Page { name: name.to_owned(), title, text });
        }
        Ok(pages)
    }

    /// Files outside of projects that nothing reads, and what can't be read.
    fn strangers(&mut self, head: &Head) {
        // Where `site.yaml` can't be relied on, any file may be the map it names.
        let perhaps = head.lacks.any_of(&[Section::SiteKeys]);
        let map = head.site.map.as_deref();
        let known = |path: &str| path == "site.yaml" || map == Some(path);
        for path in self.found.files.others().filter(|path| *path != "site.yaml") {
            let file = format!("{}/{path}", self.name);
            if discover::page_name(path).is_some() {
                self.problems.push(discover::no_file(&file));
                self.lacks.add(Section::Pages);
            } else {
                self.problems.push(discover::stranger(&file, EXPECTED));
            }
        }
        for path in self.found.files.names().filter(|path| !known(path)) {
            let file = format!("{}/{path}", self.name);
            match discover::page_name(path) {
                Some(page) if names::is_address(page) => {}
                Some(_) => self.problems.push(discover::bad_address(&file)),
                None if perhaps => {}
                None => {
                    self.problems.push(discover::stranger(&file, EXPECTED));
                }
            }
        }
    }
}

/// The language a content folder's `site.yaml` seems to ask for, without reading it through.
pub fn language(content: &Path) -> Option<Language> {
    let bytes = read(&content.join("site.yaml"), text::LARGEST as u64).ok()?;
    Some(head::apparent_language(&text::lossy(&bytes)))
}

/// A page's title, and its text without the heading that gave it; the line of a heading taken
/// out stays blank, so that every other line keeps its number.
fn titled(name: &str, source: &str) -> (String, String) {
    let first = source.lines().find(|line| !line.trim().is_empty());
    match first.and_then(heading) {
        Some(title) => (title.to_owned(), source.replacen(first.unwrap_or_default(), "", 1)),
        None => {
            let title = source.lines().find_map(heading).unwrap_or(name);
            (title.to_owned(), source.to_owned())
        }
    }
}

/// The words of a heading, where a line is one.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let heading = (1..=6).contains(&level) && words.starts_with(' ');
    heading.then_some(words.trim().trim_end_matches('#').trim_end()).filter(|w| !w.is_empty())
}

fn no_site(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "내용 폴더에 `site.yaml` 파일이 없습니다",
        "the content folder has no `site.yaml`",
    );
    Diagnostic::error("yaml/missing-file", Place::file(file), message).hint(Phrase::new(
        "`jangbu new site 폴더`로 만들거나 `--content`를 확인하세요",
        "make one with `jangbu new site DIR`, or check `--content`",
    ))
}
