//! The district: its terms, sources, statuses, departments and areas, and its projects.

use super::{Boundary, Card, Date, Known, License, Part, Prose, Unit, WebAddress, YearRecord};
use crate::diagnostics::Language;
use std::fmt;
use std::sync::Arc;

/// An id local to its list: ASCII letters, digits, hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// What a text begins with that spreadsheets take for a formula (OWASP, CSV Injection), also in
/// full width, as Excel reads them where such letters are typed. No id begins so: tables must name
/// it as every other file does.
pub const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

impl Id {
    /// An id as written; its shape is `load`'s to check.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into().into_boxed_str())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything there is to publish.
#[derive(Debug, Clone)]
pub struct Site {
    /// Title of the site.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Language of interface words, numbers and dates.
    pub language: Language,
    /// 기준일: the day the figures hold for.
    pub as_of: Date,
    /// Unit of bare amounts in content and of every table.
    pub unit: Unit,
    /// Where the site will stand.
    pub base_url: Option<WebAddress>,
    /// Licence of the data.
    pub license: Option<License>,
    /// Whether officials' names may appear.
    pub publish_names: bool,
    /// Whether published figures are rounded to the unit.
    pub rounded: bool,
    /// Terms of office.
    pub terms: Vec<Term>,
    /// Sources of money, in the order of tables and charts.
    pub sources: Vec<Source>,
    /// Statuses, in the order of lists.
    pub statuses: Vec<Status>,
    /// Policy fields.
    pub areas: Vec<Area>,
    /// Departments.
    pub departments: Vec<Department>,
    /// Old addresses and where they went: (from, to), both relative to the site.
    pub redirects: Vec<(String, String)>,
    /// Boundary of the district: a GeoJSON file below the content folder.
    pub map: Option<String>,
    /// What that file outlines; nothing where there is none, or it can't be read.
    pub boundary: Option<Arc<Boundary>>,
    /// Comments in `site.yaml`.
    pub comments: Vec<Comment>,
    /// Findings of `site.yaml` the author explains.
    pub known: Vec<Known>,
    /// Free pages, by name.
    pub pages: Vec<Page>,
    /// Published projects, by slug.
    pub projects: Vec<Arc<Project>>,
    /// Projects that are checked and not published (`draft: true`), by slug.
    pub drafts: Vec<Arc<Project>>,
    /// What is to be published and could not be read, below the content folder:
    /// `projects/market`, `pages/about.md`. While there is any, nothing is published.
    pub unread: Vec<String>,
    /// The content folder relative to the root, with `/`, as diagnostics name files: `content`.
    pub folder: String,
}

impl Site {
    /// The source with this id and its place in the order, from 0.
    pub fn source(&self, id: &Id) -> Option<(usize, &Source)> {
        self.sources.iter().enumerate().find(|(_, source)| source.id == *id)
    }

    /// The status with this id.
    pub fn status(&self, id: &Id) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id == *id)
    }

    /// The area with this id.
    pub fn area(&self, id: &Id) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// The department with this id.
    pub fn department(&self, id: &Id) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == *id)
    }

    /// The term with this id.
    pub fn term(&self, id: &Id) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == *id)
    }

    /// Published projects and drafts, by slug: what rules look at.
    pub fn all_projects(&self) -> impl Iterator<Item = &Arc<Project>> {
        self.projects.iter().chain(&self.drafts)
    }

    /// `site.yaml` as diagnostics name it.
    pub fn file(&self) -> String {
        format!("{}/site.yaml", self.folder)
    }
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its id, also its name, e.g. `민선7기`.
    pub id: Id,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// A source of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id in content.
    pub id: Id,
    /// Its name, e.g. 시비.
    pub name: String,
    /// Whose money it is, which decides fill and hatch in charts.
    pub level: Level,
}

/// The level of government (or none) a source belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The state.
    National,
    /// A metropolis or province.
    Metropolitan,
    /// The district itself.
    Local,
    /// Private money.
    Private,
    /// Anything else: funds, own share.
    Other,
}

impl Level {
    /// As content and data write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Metropolitan => "metropolitan",
            Self::Local => "local",
            Self::Private => "private",
            Self::Other => "other",
        }
    }
}

/// A status a project may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its id.
    pub id: Id,
    /// The word shown.
    pub name: String,
    /// What the word means.
    pub definition: Option<String>,
    /// Whether it counts as done in the completion rate.
    pub done: bool,
    /// The mark beside the word.
    pub shape: Shape,
}

impl Status {
    /// Whether it is said what the word means.
    pub fn is_defined(&self) -> bool {
        self.definition.as_ref().is_some_and(|text| !text.trim().is_empty())
    }
}

/// The mark of a status: a shape, so that colour is never needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Full disc: done.
    Done,
    /// Ring with a core: done and continuing.
    Continuing,
    /// Half disc: going as planned.
    Going,
    /// Quarter: slow.
    Slow,
    /// Two bars: held.
    Held,
    /// Cross: dropped.
    Dropped,
}

/// A policy field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id, also its address.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its id, also its address.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its number.
    pub phone: Option<String>,
}

/// A free page of `pages/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The file's name without `.md`, also its address.
    pub name: String,
    /// Its title: its first heading, or its name.
    pub title: String,
    /// Its text, without the title.
    pub text: Prose,
}

impl Page {
    /// Whether an address at the root is the site's own, so no page can have it.
    /// `method` is not: its text stands at the top of the method page.
    pub fn is_taken(name: &str) -> bool {
        const TAKEN: [&str; 12] = [
            "projects",
            "areas",
            "departments",
            "statuses",
            "years",
            "changes",
            "data",
            "search",
            "assets",
            "media",
            "index",
            "404",
        ];
        let nearly_method = name != "method" && name.eq_ignore_ascii_case("method");
        nearly_method || TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(name))
    }
}

/// A public project with its yearly records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The folder's name, and the address.
    pub slug: String,
    /// Its card.
    pub card: Card,
    /// Its sub-projects.
    pub parts: Vec<Part>,
    /// Goal and overview, as Markdown.
    pub overview: Prose,
    /// Its yearly records, by period.
    pub years: Vec<YearRecord>,
    /// Every file of its folder that is no content file, in the order of their names.
    pub stored: Vec<StoredFile>,
    /// Comments in its card and in the front matter of its yearly records.
    pub comments: Vec<Comment>,
    /// Its folder relative to the root, with `/`, as diagnostics name files.
    pub folder: String,
}

/// What an author noted in a content file for those who edit it; never published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The file, as diagnostics name it.
    pub file: String,
    /// Its words, without the `#`.
    pub text: String,
    /// The line its words stand on, from 1.
    pub line: u32,
    /// The column its words start at, in characters from 1.
    pub column: u32,
}

/// A picture, an attachment, or whatever else lies in a project's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Path below the project's folder, composed (NFC), with `/`.
    pub name: String,
    /// Whether it is a picture that holds the coordinates of where it was taken.
    pub gps: bool,
}

impl Project {
    /// Whether an address below `projects/` is the site's own, so no project can have it: the list
    /// goes on at `projects/page/2/`. Capitals make no difference on many disks.
    pub fn is_taken(slug: &str) -> bool {
        slug.eq_ignore_ascii_case("page")
    }

    /// The file of its folder with this path (composed), where there is one.
    pub fn stored(&self, name: &str) -> Option<&StoredFile> {
        let at = self.stored.binary_search_by(|file| file.name.as_str().cmp(name)).ok()?;
        self.stored.get(at)
    }

    /// A file of its folder as diagnostics name it.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// `project.yaml` as diagnostics name it.
    pub fn card_file(&self) -> String {
        self.file("project.yaml")
    }

    /// The file of a yearly record as diagnostics name it.
    pub fn year_file(&self, year: &YearRecord) -> String {
        format!("{}/{}.md", self.folder, year.period)
    }

    /// Every finding the author explains: of the project, then of its parts.
    pub fn known(&self) -> impl Iterator<Item = &Known> {
        let parts = self.parts.iter().flat_map(|part| &part.card.known);
        self.card.known.iter().chain(parts)
    }
}
