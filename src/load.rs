//! Disk -> site: content and theme are read here, and nowhere else.
//!
//! Every problem of every file becomes a diagnostic; one wrong file hides nothing about the
//! others. Whether figures agree and references lead anywhere is `check`'s business.
//!
//! Architecture invariant: what this module gives out depends on the bytes of the files and their
//! names only, not on the order they were created or read in, nor on the number of threads.

mod amount;
mod body;
mod card;
mod comments;
mod date;
mod discover;
mod faults;
mod front_matter;
mod money;
mod names;
mod notes;
mod number;
mod places;
mod project;
mod schema;
mod site;
mod stored;
mod text;
mod theme;
mod yaml;
mod year;

#[cfg(test)]
mod tests;

pub use faults::manuals;
pub use places::{SourceLines, pin, source_line};
pub use schema::{ContentFile, schema_of};
pub use theme::theme;

use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Language, Phrase, Place};
use crate::model::{Page, Project, Prose, Site, Unit};
use discover::Found;
use rayon::prelude::*;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use yaml::Yaml;

/// What came of reading a content folder.
#[derive(Debug)]
pub struct Loaded {
    /// The site; nothing where `site.yaml` leaves open what the rest is measured by. Projects
    /// with errors are left out of it.
    pub site: Option<Site>,
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
    let mut reader = Reader { content, name, found, problems, unread: Vec::new() };
    let (head, language) = reader.head()?;
    // Without a site the projects are still read, so that their problems are told in this run.
    let unit = head.as_ref().map_or(Unit::Million, |site| site.unit);
    let (projects, drafts) = reader.projects(unit)?;
    let pages = reader.pages()?;
    reader.strangers(head.as_ref().and_then(|site| site.map.as_deref()));
    let mut diagnostics = Diagnostics::new();
    reader.problems.into_iter().for_each(|problem| diagnostics.push(problem));
    diagnostics.sort();
    let site = head.map(|site| Site { pages, projects, drafts, unread: reader.unread, ..site });
    Ok(Loaded { site, language, diagnostics })
}

struct Reader<'a> {
    content: &'a Path,
    /// The content folder as diagnostics name it.
    name: String,
    found: Found,
    problems: Vec<Diagnostic>,
    /// What is to be published and could not be read, below the content folder.
    unread: Vec<String>,
}

type Projects = Vec<Arc<Project>>;

impl Reader<'_> {
    /// `site.yaml`: the site without pages and projects, and its language.
    fn head(&mut self) -> Result<(Option<Site>, Language), Failure> {
        let file = format!("{}/site.yaml", self.name);
        if self.found.files.on_disk("site.yaml").is_none() {
            self.problems.push(no_site(&file));
            return Ok((None, Language::default()));
        }
        let path = self.content.join("site.yaml");
        let Some(text) = read_text(&path, &file, &mut self.problems)? else {
            return Ok((None, Language::default()));
        };
        let (name, files) = (&self.name, &self.found.files);
        let yaml = Yaml::whole(&file, &text);
        let reading = yaml::read(yaml, |written, notes| site::mean(written, notes, name, files));
        self.problems.extend(reading.found);
        let comments = comments::of(yaml);
        let site = reading.meant.flatten().map(|site| Site { comments, ..site });
        let language = site.as_ref().map_or_else(|| apparent_language(&text), |s| s.language);
        Ok((site, language))
    }

    /// Every project, read in parallel: those to publish, and the drafts; by slug.
    fn projects(&mut self, unit: Unit) -> Result<(Projects, Projects), Failure> {
        let name = |slug: &str| format!("{}/projects/{slug}", self.name);
        let folders = self.found.projects.par_iter();
        let reads: Result<Vec<project::Read>, Failure> =
            folders.map(|folder| project::read(folder, name(&folder.slug), unit)).collect();
        let (mut projects, mut drafts) = (Vec::new(), Vec::new());
        for (folder, read) in self.found.projects.iter().zip(reads?) {
            self.problems.extend(read.found);
            if read.project.is_none() && !read.draft {
                self.unread.push(format!("projects/{}", folder.slug));
            }
            let list = if read.draft { &mut drafts } else { &mut projects };
            list.extend(read.project.map(Arc::new));
        }
        Ok((projects, drafts))
    }

    /// Free pages, by name.
    fn pages(&mut self) -> Result<Vec<Page>, Failure> {
        let mut pages = Vec::new();
        for path in self.found.files.names() {
            let Some(name) = discover::page_name(path).filter(|n| names::is_address(n)) else {
                continue;
            };
            let on_disk = self.content.join(self.found.files.on_disk(path).unwrap_or(path));
            let file = format!("{}/{path}", self.name);
            if let Some(source) = read_text(&on_disk, &file, &mut self.problems)? {
                if pages.iter().any(|page: &Page| page.name.eq_ignore_ascii_case(name)) {
                    self.problems.push(discover::same_address(&file));
                }
                if Page::is_taken(name) {
                    self.problems.push(discover::taken_address(&file));
                }
                let (title, source) = titled(name, &source);
                let text = Prose { source, first_line: 1 };
                pages.push(Page { name: name.to_owned(), title, text });
            } else {
                self.unread.push(path.to_owned());
            }
        }
        Ok(pages)
    }

    /// Files outside of projects that nothing reads.
    fn strangers(&mut self, map: Option<&str>) {
        let known = |path: &str| path == "site.yaml" || map == Some(path);
        for path in self.found.files.names().filter(|path| !known(path)) {
            let file = format!("{}/{path}", self.name);
            match discover::page_name(path) {
                Some(page) if names::is_address(page) => {}
                Some(_) => self.problems.push(discover::bad_address(&file)),
                None => {
                    let expected = "site.yaml, pages/*.md, projects/*/project.yaml";
                    self.problems.push(discover::stranger(&file, expected));
                }
            }
        }
    }
}

/// The language a content folder's `site.yaml` seems to ask for, without reading it through.
pub fn language(content: &Path) -> Option<Language> {
    let bytes = read(&content.join("site.yaml"), text::LARGEST as u64).ok()?;
    Some(apparent_language(&text::lossy(&bytes)))
}

/// The language a `site.yaml` with errors seems to ask for, so that they are told in it.
fn apparent_language(text: &str) -> Language {
    let value = text.lines().find_map(|line| line.strip_prefix("language:"));
    match value.and_then(|value| value.split_whitespace().next()) {
        Some("en" | "\"en\"" | "'en'") => Language::English,
        _ => Language::Korean,
    }
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

/// The text of a content file; nothing where its bytes are no text, which was noted then.
fn read_text(
    path: &Path,
    file: &str,
    problems: &mut Vec<Diagnostic>,
) -> Result<Option<String>, Failure> {
    let bytes = read(path, text::LARGEST as u64 + 1)?;
    match text::plain(file, &bytes) {
        Ok((text, found)) => {
            problems.extend(found);
            Ok(Some(text))
        }
        Err(diagnostic) => {
            problems.push(*diagnostic);
            Ok(None)
        }
    }
}

/// The bytes of a file, at most `most` of them.
#[expect(clippy::disallowed_methods, reason = "the one place where content and theme are read")]
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(
        |error| {
            let attempted = Phrase::new("파일을 읽을 수 없습니다", "could not read the file");
            Failure::on(path, attempted, error)
        },
    )?;
    Ok(bytes)
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
