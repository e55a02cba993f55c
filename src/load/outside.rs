//! The content folder outside of projects: `site.yaml`, the map it names, and the free pages.
//!
//! Reads them whole each time, for they are few; only the map is kept while its bytes are the
//! same, for it is long. Knows no project.

use super::discover::{self, Content};
use super::file::{content as read_content, read, text_of};
use super::head::Head;
use super::prints::{self, Print, States};
use super::{boundary, misplaced, names};
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place};
use crate::model::{Boundary, Lacks, Page, Prose, Route, Section};
use crate::output::names::fault_of_path;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What lies outside of projects, read.
#[derive(Debug)]
pub(super) struct Outside {
    /// Which files and project folders there are.
    pub(super) walked: discover::Outside,
    /// `site.yaml` and the map it names, or what stands in for it.
    pub(super) head: Head,
    /// The map as it was read; nothing where `site.yaml` names none.
    map: Option<Map>,
    /// The free pages.
    pub(super) pages: Pages,
    /// Every problem.
    pub(super) found: Vec<Diagnostic>,
    /// Of what was read, by composed name.
    prints: BTreeMap<String, u64>,
}

/// The free pages, by name.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) pages: Vec<Page>,
    /// What could not be read of them.
    pub(super) lacks: Lacks,
    /// Those that could not be read, below the content folder.
    pub(super) unread: Vec<String>,
}

/// The outline that `site.yaml` names.
#[derive(Debug, Clone)]
struct Map {
    name: String,
    print: u64,
    read: Result<Arc<Boundary>, Box<Diagnostic>>,
}

/// What the content folder holds.
const EXPECTED: &str = "site.yaml, pages/*.md, projects/*/project.yaml";

impl Outside {
    /// Reads what lies outside of projects; `before` is how it was read last.
    ///
    /// # Errors
    /// Where the machine fails to read a folder or file.
    pub(super) fn read(content: &Content, before: Option<&Self>) -> Result<Self, Failure> {
        let walked = discover::outside(content)?;
        let (found, prints) = (walked.told.clone(), BTreeMap::new());
        let mut reader = Reader { content, walked, found, prints, pages: Pages::default() };
        let mut head = reader.head()?;
        let map = reader.map(&head, before.and_then(|before| before.map.as_ref()))?;
        head.site.boundary = map.as_ref().and_then(|map| map.read.as_ref().ok().cloned());
        reader.read_pages()?;
        reader.strangers(&head);
        let Reader { walked, found, prints, pages, .. } = reader;
        Ok(Self { walked, head, map, pages, found, prints })
    }

    /// The map, where it could not be read.
    pub(super) fn unread_map(&self) -> Option<&str> {
        self.map.as_ref().filter(|map| map.read.is_err()).map(|map| map.name.as_str())
    }

    /// The state of every file, by name.
    pub(super) fn states(&self) -> States<'_> {
        prints::states(&self.walked.files, |name| {
            self.prints.get(name).map_or(Print::Named, |print| Print::Read(*print))
        })
    }
}

struct Reader<'a> {
    content: &'a Content,
    walked: discover::Outside,
    found: Vec<Diagnostic>,
    prints: BTreeMap<String, u64>,
    pages: Pages,
}

impl Reader<'_> {
    /// `site.yaml`, or what stands in for it.
    fn head(&mut self) -> Result<Head, Failure> {
        let file = self.content.file("site.yaml");
        let Some(on_disk) = self.walked.files.on_disk("site.yaml") else {
            self.found.push(no_site(&file));
            return Ok(Head::missing(self.content.name(), &self.walked.files));
        };
        let bytes = read_content(&self.content.on_disk(on_disk))?;
        self.print("site.yaml", &bytes);
        let text = text_of(&bytes, &file, &mut self.found);
        let ground = (self.content.name(), &self.walked.files);
        Ok(Head::read(&file, &text, ground, &mut self.found))
    }

    /// The outline that `site.yaml` names.
    fn map(&mut self, head: &Head, before: Option<&Map>) -> Result<Option<Map>, Failure> {
        let Some(name) = head.site.map.clone() else { return Ok(None) };
        let on_disk = self.content.on_disk(self.walked.files.on_disk(&name).unwrap_or(&name));
        let bytes = read(&on_disk, boundary::LARGEST as u64 + 1)?;
        let print = self.print(&name, &bytes);
        let same = before.filter(|map| map.name == name && map.print == print);
        let map = same.cloned().unwrap_or_else(|| {
            let read = boundary::parse(&self.content.file(&name), &bytes).map(Arc::new);
            Map { name, print, read }
        });
        self.found.extend(map.read.as_ref().err().map(|problem| (**problem).clone()));
        Ok(Some(map))
    }

    /// Free pages, by name; one that can't be read has no text.
    fn read_pages(&mut self) -> Result<(), Failure> {
        let paths: Vec<String> = self.walked.files.names().map(str::to_owned).collect();
        for path in &paths {
            if let Some(name) = discover::page_name(path).filter(|n| names::is_address(n)) {
                self.page(path, name)?;
            }
        }
        Ok(())
    }

    fn page(&mut self, path: &str, name: &str) -> Result<(), Failure> {
        let on_disk = self.walked.files.on_disk(path).unwrap_or(path);
        let bytes = read_content(&self.content.on_disk(on_disk))?;
        self.print(path, &bytes);
        let file = self.content.file(path);
        let written = text_of(&bytes, &file, &mut self.found);
        if !written.readable || !written.marred.is_empty() {
            self.pages.lacks.add(Section::Pages);
            self.pages.unread.push(path.to_owned());
        }
        if self.pages.pages.iter().any(|page| page.name.eq_ignore_ascii_case(name)) {
            self.found.push(misplaced::same_address(&file));
        }
        if let Some(fault) = fault_of_path(&Route::Page(name.to_owned()).path()) {
            self.found.push(misplaced::unfit(&file, name, fault));
        }
        if Page::is_taken(name) {
            self.found.push(misplaced::taken_address(&file));
        }
        let source = if written.readable { written.text } else { String::new() };
        let (title, source) = titled(name, &source);
        let text = Prose { source, first_line: 1 };
        self.pages.pages.push(Page { name: name.to_owned(), title, text });
        Ok(())
    }

    /// Files outside of projects that nothing reads, and what can't be read.
    fn strangers(&mut self, head: &Head) {
        // Where `site.yaml` can't be relied on, any file may be the map it names.
        let perhaps = head.lacks.any_of(&[Section::SiteKeys]);
        let map = head.site.map.as_deref();
        let known = |path: &str| path == "site.yaml" || map == Some(path);
        for path in self.walked.files.doubled() {
            self.found.push(misplaced::doubled(&self.content.file(path)));
        }
        for path in self.walked.files.others().filter(|path| *path != "site.yaml") {
            let file = self.content.file(path);
            if discover::page_name(path).is_some() {
                self.found.push(misplaced::no_file(&file));
                self.pages.lacks.add(Section::Pages);
            } else {
                self.found.push(misplaced::stranger(&file, EXPECTED));
            }
        }
        for path in self.walked.files.names().filter(|path| !known(path)) {
            let file = self.content.file(path);
            match discover::page_name(path) {
                Some(page) if names::is_address(page) => {}
                Some(_) => self.found.push(misplaced::bad_address(&file)),
                None if perhaps => {}
                None => self.found.push(misplaced::stranger(&file, EXPECTED)),
            }
        }
    }

    fn print(&mut self, name: &str, bytes: &[u8]) -> u64 {
        let print = prints::of_bytes(bytes);
        self.prints.insert(name.to_owned(), print);
        print
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
