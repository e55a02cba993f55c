//! One project's folder -> the project, with every problem of every file in it.

use super::card::{self, Desk};
use super::discover::{self, Folder};
use super::yaml::{self, Yaml};
use super::{comments, front_matter, read_text, schema, stored, year};
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place, Severity};
use crate::model::{Comment, Period, Project, Prose, Unit, YearRecord};
use std::path::PathBuf;

/// What came of one folder.
#[derive(Debug)]
pub(super) struct Read {
    /// The project; nothing where something in it is wrong.
    pub(super) project: Option<Project>,
    /// Whether it is checked but not published.
    pub(super) draft: bool,
    pub(super) found: Vec<Diagnostic>,
}

/// Reads a folder; `name` is how diagnostics call it.
///
/// # Errors
/// Where the machine fails to read a file.
pub(super) fn read(folder: &Folder, name: String, unit: Unit) -> Result<Read, Failure> {
    let mut reader =
        Reader { folder, name, unit, draft: false, comments: Vec::new(), found: Vec::new() };
    let whole = reader.card()?;
    let overview = reader.overview()?;
    let years = reader.years()?;
    let Reader { name, draft, comments, mut found, .. } = reader;
    let used = whole.as_ref().map(used_files).unwrap_or_default();
    for file in folder.files.names().filter(|file| !discover::has_a_place(file)) {
        if !used.iter().any(|used| used == file) {
            let expected = "project.yaml, overview.md, 2019.md, 2022-2023.md, before.md, after.md, photos/, files/";
            let file_name = format!("{name}/{file}");
            found.push(match discover::is_meant_as_a_year(file) {
                true => discover::misnamed_year(&file_name),
                false => discover::stranger(&file_name, expected),
            });
        }
    }
    let sound = found.iter().all(|d| d.severity != Severity::Error);
    if draft {
        // It is checked, but does not hold up the others.
        found.iter_mut().for_each(|d| d.severity = d.severity.max(Severity::Warning));
    }
    let project = whole.filter(|_| sound).map(|project| Project {
        slug: folder.slug.clone(),
        overview,
        years,
        stored: stored::files(folder),
        comments,
        folder: name,
        ..project
    });
    Ok(Read { project, draft, found })
}

/// Files the card refers to, wherever they lie.
fn used_files(project: &Project) -> Vec<String> {
    let cards = std::iter::once(&project.card).chain(project.parts.iter().map(|part| &part.card));
    cards
        .flat_map(|card| {
            let photos = card.photos.iter().filter_map(|photo| photo.file.as_deref());
            photos.chain(card.files.iter().map(|file| file.file.as_str()))
        })
        .map(str::to_owned)
        .collect()
}

struct Reader<'a> {
    folder: &'a Folder,
    name: String,
    unit: Unit,
    draft: bool,
    comments: Vec<Comment>,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// `project.yaml`: a project without its other files.
    fn card(&mut self) -> Result<Option<Project>, Failure> {
        let Some(path) = self.path("project.yaml") else {
            self.found.push(no_card(&format!("{}/project.yaml", self.name)));
            return Ok(None);
        };
        let file = self.file("project.yaml");
        let Some(text) = read_text(&path, &file, &mut self.found)? else { return Ok(None) };
        let (unit, files) = (self.unit, &self.folder.files);
        let yaml = Yaml::whole(&file, &text);
        let reading = yaml::read(yaml, |written: schema::Card, notes| {
            card::whole(written, &mut Desk { notes, unit, files })
        });
        self.comments.extend(comments::of(yaml));
        self.found.extend(reading.found);
        // A draft with errors says that it is one all the same.
        let says_so = || text.lines().any(is_draft);
        self.draft = reading.meant.as_ref().map_or_else(says_so, |whole| whole.draft);
        Ok(reading.meant.map(|whole| Project {
            slug: String::new(),
            card: whole.card,
            parts: whole.parts,
            overview: Prose::default(),
            years: Vec::new(),
            stored: Vec::new(),
            comments: Vec::new(),
            folder: String::new(),
        }))
    }

    fn overview(&mut self) -> Result<Prose, Failure> {
        let Some(path) = self.path("overview.md") else { return Ok(Prose::default()) };
        let file = self.file("overview.md");
        let text = read_text(&path, &file, &mut self.found)?;
        Ok(text.map(|source| Prose { source, first_line: 1 }).unwrap_or_default())
    }

    fn years(&mut self) -> Result<Vec<YearRecord>, Failure> {
        let mut years = Vec::new();
        let folder = self.folder;
        for name in folder.files.names() {
            let Some(period) = name.strip_suffix(".md").and_then(Period::parse) else { continue };
            let Some(path) = self.path(name) else { continue };
            let file = self.file(name);
            let Some(text) = read_text(&path, &file, &mut self.found)? else { continue };
            let (year, found) = year::read(&file, &text, period, self.unit);
            self.comments.extend(
                front_matter::yaml_of(&file, &text).map(comments::of).into_iter().flatten(),
            );
            self.found.extend(found);
            years.extend(year);
        }
        years.sort_by_key(|year| year.period);
        Ok(years)
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.folder.files.on_disk(name).map(|name| self.folder.path.join(name))
    }

    fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.name)
    }
}

/// Whether a line of a card that can't be read says that it is a draft.
fn is_draft(line: &str) -> bool {
    let value = line.strip_prefix("draft:").and_then(|rest| rest.split('#').next());
    value.is_some_and(|value| value.trim() == "true")
}

fn no_card(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "사업 폴더에 `project.yaml` 파일이 없습니다",
        "the project's folder has no `project.yaml`",
    );
    Diagnostic::error("yaml/missing-file", Place::file(file), message).hint(Phrase::new(
        "`project.yaml`을 만들거나 파일 이름을 확인하세요",
        "make a `project.yaml`, or check the file's name",
    ))
}
