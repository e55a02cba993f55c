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
mod date;
mod discover;
mod front_matter;
mod money;
mod names;
mod notes;
mod number;
mod places;
mod project;
mod schema;
mod site;
mod text;
mod theme;
mod yaml;
mod year;

#[cfg(test)]
mod tests;

pub use places::{pin, source_line};
pub use theme::theme;

use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Language, Phrase, Place};
use crate::model::{Page, Prose, Site, Unit};
use discover::{Files, Found};
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
    let folder = places::relative_to(root, content);
    let (found, strangers) = discover::walk(content, &folder)?;
    let mut problems = strangers;
    let head = head(content, &folder, &found.files, &mut problems)?;
    // Without a site the projects are still read, so that their problems are told in this run.
    let unit = head.as_ref().map_or(Unit::Million, |site| site.unit);
    let reads: Result<Vec<project::Read>, Failure> = found
        .projects
        .par_iter()
        .map(|found| project::read(found, format!("{folder}/projects/{}", found.slug), unit))
        .collect();
    let pages = pages(content, &folder, &found, &mut problems)?;
    let (mut projects, mut drafts) = (Vec::new(), Vec::new());
    for read in reads? {
        problems.extend(read.found);
        let list = if read.draft { &mut drafts } else { &mut projects };
        list.extend(read.project.map(Arc::new));
    }
    let mut diagnostics = Diagnostics::new();
    problems.into_iter().for_each(|problem| diagnostics.push(problem));
    diagnostics.sort();
    let language = head.as_ref().map(|site| site.language).unwrap_or_default();
    let site = head.map(|site| Site { pages, projects, drafts, ..site });
    Ok(Loaded { site, language, diagnostics })
}

/// `site.yaml`: the site without pages and projects.
fn head(
    content: &Path,
    folder: &str,
    files: &Files,
    problems: &mut Vec<Diagnostic>,
) -> Result<Option<Site>, Failure> {
    let file = format!("{folder}/site.yaml");
    let mut map = None;
    let head = match files.on_disk("site.yaml") {
        Some(name) => match read_text(&content.join(name), &file, problems)? {
            Some(text) => {
                let reading = yaml::read(Yaml::whole(&file, &text), |written, notes| {
                    site::mean(written, notes, folder, files)
                });
                problems.extend(reading.found);
                reading.meant.flatten()
            }
            None => None,
        },
        None => {
            problems.push(no_site(&file));
            None
        }
    };
    if let Some(site) = &head {
        map.clone_from(&site.map);
    }
    let at_root = files.names().filter(|name| !name.contains('/') && *name != "site.yaml");
    for name in at_root.filter(|name| map.as_deref().map(text::composed).as_deref() != Some(name)) {
        let expected = "site.yaml, pages/, projects/";
        problems.push(discover::stranger(&format!("{folder}/{name}"), expected));
    }
    Ok(head)
}

/// Free pages, by name.
fn pages(
    content: &Path,
    folder: &str,
    found: &Found,
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Page>, Failure> {
    let mut pages = Vec::new();
    for path in found.files.names() {
        let name = path.strip_prefix("pages/").and_then(|name| name.strip_suffix(".md"));
        let (Some(name), Some(on_disk)) = (name, found.files.on_disk(path)) else { continue };
        if !names::is_address(name) {
            continue;
        }
        let file = format!("{folder}/{path}");
        if let Some(source) = read_text(&content.join(on_disk), &file, problems)? {
            let title = first_heading(&source).unwrap_or(name).to_owned();
            pages.push(Page {
                name: name.to_owned(),
                title,
                text: Prose { source, first_line: 1 },
            });
        }
    }
    Ok(pages)
}

fn first_heading(source: &str) -> Option<&str> {
    source.lines().find_map(|line| {
        let words = line.trim_start_matches('#');
        let level = line.len() - words.len();
        let heading = (1..=6).contains(&level) && words.starts_with(' ');
        heading.then_some(words.trim().trim_end_matches('#').trim_end()).filter(|w| !w.is_empty())
    })
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
