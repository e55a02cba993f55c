//! One project's folder -> the project, with every problem of every file in it.
//!
//! A fault takes away what it touches and nothing else: what remains is given out as a fragment.

use super::card::{self, Desk};
use super::discover::{self, Folder};
use super::file::{Text, text_of};
use super::names::Seats;
use super::yaml::{self, Lost, Yaml, margin};
use super::{comments, front_matter, misplaced, remains, schema, stored, year};
use crate::diagnostics::{Diagnostic, Phrase, Place, Severity};
use crate::model::{
    Card, Comment, Fragment, Lacks, Part, Period, Project, Prose, Section, Unit, YearRecord,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What came of one folder.
#[derive(Debug)]
pub(super) struct Read {
    /// The project, or what could be read of it.
    pub(super) fragment: Fragment,
    /// Whether it can be published, or is a whole draft: nothing in it is wrong.
    pub(super) whole: bool,
    pub(super) found: Vec<Diagnostic>,
}

/// The bytes of a folder's content files, by composed name.
pub(super) type Texts = BTreeMap<String, Vec<u8>>;

/// Reads a folder; `name` is how diagnostics call it. Without a unit, money is lost. What comes
/// of it depends on nothing else.
pub(super) fn read(folder: &Folder, texts: &Texts, name: String, unit: Option<Unit>) -> Read {
    let usual = unit.unwrap_or(Unit::Million);
    let mut reader = Reader {
        folder,
        texts,
        name,
        unit: usual,
        lacks: Lacks::default(),
        torn: BTreeSet::new(),
        money: unit.is_some(),
        comments: Vec::new(),
        found: Vec::new(),
    };
    let Whole { card, parts, lost, draft, unread } = reader.card();
    let overview = reader.overview();
    let years = reader.years();
    let Reader { name, mut lacks, torn, money, comments, mut found, .. } = reader;
    let (slug, folder_name) = (folder.slug.clone(), name);
    let mut project = Project {
        slug,
        card,
        parts,
        overview,
        years,
        stored: stored::files(folder),
        comments,
        folder: folder_name,
    };
    let misnamed = strangers(folder, &project, &lost, &mut found);
    if misnamed {
        lacks.add(Section::Records);
    }
    if unit.is_none() {
        remains::without_unit(&mut project, &mut lacks);
    }
    remains::settle(&mut project, &lost, money && !misnamed);
    let whole = lacks.is_empty() && found.iter().all(|d| d.severity != Severity::Error);
    if draft {
        // It is checked, but does not hold up the others.
        found.iter_mut().for_each(|d| d.severity = d.severity.max(Severity::Warning));
    }
    let fragment = Fragment { project: Arc::new(project), draft, lacks, torn, unread };
    Read { fragment, whole, found }
}

/// Notes the files that nothing reads, and what can't be read; gives whether money may stand in
/// one of them.
fn strangers(folder: &Folder, project: &Project, lost: &Lost, found: &mut Vec<Diagnostic>) -> bool {
    let used = used_files(project);
    // Where the card can't be relied on, any file may be one it names.
    let perhaps = lost.any_of(&["photos", "files", "parts"]);
    let mut misnamed = false;
    found.extend(folder.files.doubled().map(|file| misplaced::doubled(&project.file(file))));
    for file in folder.files.names().filter(|file| !discover::has_a_place(file)) {
        let name = project.file(file);
        if used.contains(&file) {
            continue;
        }
        if discover::is_meant_as_a_year(file) {
            misnamed = true;
            found.push(misplaced::misnamed_year(&name));
        } else if !perhaps {
            found.push(misplaced::stranger(&name, EXPECTED));
        }
    }
    for other in folder.files.others() {
        let year = other.strip_suffix(".md").and_then(Period::parse).is_some();
        misnamed |= year;
        if year || other == "overview.md" {
            found.push(misplaced::no_file(&project.file(other)));
        } else if other != "project.yaml" {
            found.push(misplaced::stranger(&project.file(other), EXPECTED));
        }
    }
    misnamed
}

/// What a project's folder holds.
const EXPECTED: &str =
    "project.yaml, overview.md, 2019.md, 2022-2023.md, before.md, after.md, photos/, files/";

/// Files the card refers to, wherever they lie.
fn used_files(project: &Project) -> BTreeSet<&str> {
    let cards = project.cards();
    cards
        .flat_map(|card| {
            let photos = card.photos.iter().filter_map(|photo| photo.file.as_deref());
            photos.chain(card.files.iter().map(|file| file.file.as_str()))
        })
        .collect()
}

struct Reader<'a> {
    folder: &'a Folder,
    texts: &'a Texts,
    name: String,
    unit: Unit,
    lacks: Lacks,
    torn: BTreeSet<Period>,
    /// Whether all money of the records could be read.
    money: bool,
    comments: Vec<Comment>,
    found: Vec<Diagnostic>,
}

/// `project.yaml` as far as it could be read.
#[derive(Default)]
struct Whole {
    card: Card,
    parts: Vec<Part>,
    lost: Lost,
    draft: bool,
    /// The text where its `known` entries could not be read; else empty.
    unread: String,
}

impl Reader<'_> {
    fn card(&mut self) -> Whole {
        let Some(bytes) = self.texts.get("project.yaml") else {
            self.found.push(no_card(&format!("{}/project.yaml", self.name)));
            self.lacks.add(Section::Card);
            return Whole { lost: Lost::All, ..Whole::default() };
        };
        let file = self.file("project.yaml");
        let written = text_of(bytes, &file, &mut self.found);
        let whole = self.read_card(&file, &written);
        if !whole.lost.nothing() {
            self.lacks.add(Section::Card);
        }
        whole
    }

    fn read_card(&mut self, file: &str, written: &Text) -> Whole {
        // What can't be read as a whole says line by line what it is.
        let says = |key| margin::value(&written.text, key);
        let draft = says("draft").as_deref() == Some("true");
        let unread = || written.text.clone();
        if !written.readable {
            return Whole { lost: Lost::All, draft, unread: unread(), ..Whole::default() };
        }
        let yaml = Yaml { marred: &written.marred, ..Yaml::whole(file, &written.text) };
        let (unit, folder) = (self.unit, self.folder);
        let reading = yaml::read(yaml, |written: schema::Card, notes| {
            card::whole(written, &mut Desk { notes, unit, folder, seats: Seats::default() })
        });
        self.comments.extend(comments::of(yaml));
        self.found.extend(reading.found);
        let lost = reading.lost;
        let unread = if lost.any_of(&["known", "parts"]) { unread() } else { String::new() };
        match reading.meant {
            Some(whole) => {
                let draft = if lost.any_of(&["draft"]) { draft } else { whole.draft };
                Whole { card: whole.card, parts: whole.parts, lost, draft, unread }
            }
            None => {
                let id = says("id").unwrap_or_default().trim().to_owned();
                let card = Card { id, ..Card::default() };
                Whole { card, lost, draft, unread, parts: Vec::new() }
            }
        }
    }

    fn overview(&mut self) -> Prose {
        if self.folder.files.others().any(|other| other == "overview.md") {
            self.lacks.add(Section::Overview);
        }
        let Some(bytes) = self.texts.get("overview.md") else { return Prose::default() };
        let file = self.file("overview.md");
        let written = text_of(bytes, &file, &mut self.found);
        if !written.readable || !written.marred.is_empty() {
            self.lacks.add(Section::Overview);
        }
        let source = if written.readable { written.text } else { String::new() };
        Prose { source, first_line: 1 }
    }

    fn years(&mut self) -> Vec<YearRecord> {
        let mut years = Vec::new();
        for (name, bytes) in self.texts {
            let Some(period) = name.strip_suffix(".md").and_then(Period::parse) else { continue };
            let file = self.file(name);
            let written = text_of(bytes, &file, &mut self.found);
            if written.readable && written.text.contains('#') {
                let yaml = front_matter::yaml_of(&file, &written.text);
                self.comments.extend(yaml.map(comments::of).into_iter().flatten());
            }
            let read = year::read(&file, &written, period, self.unit);
            self.found.extend(read.found);
            self.money &= !read.lost.any_of(&year::MONEY);
            if read.torn {
                self.torn.insert(period);
                self.lacks.add(Section::Results);
            }
            if read.torn || !read.lost.nothing() {
                self.lacks.add(Section::Records);
            }
            years.push(read.record);
        }
        years.shrink_to_fit();
        years.sort_by_key(|year| year.period);
        years
    }

    fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.name)
    }
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
