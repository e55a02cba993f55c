//! The content folder, walked: which file is what.
//!
//! Reads no file. Sorted by name, whatever order the disk gives; hidden files are passed over,
//! and links that lead out of the folder are not followed. Everything but the projects is one
//! walk, and each project's folder another, so that one can be walked alone.

use super::files::Files;
use super::misplaced::{
    bad_address, circular, link_outside, same_address, taken_by_the_list, unfit, unreadable_name,
};
use super::names;
use super::stored::Stored;
use super::text::composed;
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place};
use crate::model::{Period, Project, Route};
use crate::output::names::fault_of_path;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// A content folder: where it is, and how diagnostics call it.
#[derive(Debug)]
pub(super) struct Content {
    path: PathBuf,
    name: String,
    /// Without links.
    real: PathBuf,
    /// The same of the folder of projects; nothing where there is none.
    real_projects: Option<PathBuf>,
}

impl Content {
    /// The folder as it stands now.
    ///
    /// # Errors
    /// Where it does not exist, or is no folder.
    pub(super) fn at(path: &Path, name: &str) -> Result<Self, Failure> {
        let real = path.canonicalize().map_err(|error| unreadable(path, &error))?;
        if !real.is_dir() {
            return Err(unreadable(path, &"not a folder"));
        }
        let real_projects = path.join(PROJECTS).canonicalize().ok();
        Ok(Self { path: path.to_owned(), name: name.to_owned(), real, real_projects })
    }

    /// How diagnostics call a file of it.
    pub(super) fn file(&self, below: &str) -> String {
        format!("{}/{below}", self.name)
    }

    /// How diagnostics call it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Where a file of it is, by its name on the disk.
    pub(super) fn on_disk(&self, below: &str) -> PathBuf {
        self.path.join(below)
    }

    /// Where a project's folder is.
    pub(super) fn project(&self, slug: &str) -> PathBuf {
        self.path.join(PROJECTS).join(slug)
    }

    /// Whether the folder of a project is there, and is neither a link nor hidden.
    pub(super) fn has_plainly(&self, slug: &str) -> bool {
        let of_disk = self.project(slug).symlink_metadata();
        of_disk.is_ok_and(|found| found.is_dir()) && !is_passed_by(slug)
    }
}

/// Where projects lie in the content folder.
const PROJECTS: &str = "projects";

/// What the content folder holds outside of projects.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// Files that lie in the content folder itself and in `pages/`.
    pub(super) files: Files,
    /// The folders of `projects/`, by name.
    pub(super) folders: BTreeSet<String>,
    /// What can't be followed.
    pub(super) told: Vec<Diagnostic>,
    /// Whether there are links, so that what they lead to may change elsewhere.
    pub(super) linked: bool,
}

/// The folder of one project.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) slug: String,
    pub(super) path: PathBuf,
    pub(super) files: Files,
    /// What is known of the files that are no content files, by composed name.
    pub(super) stored: BTreeMap<String, Arc<Stored>>,
}

/// Walks the content folder, but not the folders of projects.
///
/// # Errors
/// Where the folder or one in it can't be read.
pub(super) fn outside(content: &Content) -> Result<Outside, Failure> {
    let mut walker = Walker::new(content, None);
    let (mut files, mut projects) = (Files::default(), None);
    let all = WalkDir::new(&content.path).min_depth(1);
    walker.walk(all, |entry, path| {
        if path == PROJECTS && entry.file_type().is_dir() {
            projects = Some(entry.path().to_owned());
            return Next::PassBy;
        }
        files.insert(path, entry.file_type());
        Next::Enter
    })?;
    let mut folders = BTreeSet::new();
    if let Some(projects) = projects {
        list(&mut walker, &projects, &mut files, &mut folders)?;
    }
    Ok(Outside { files, folders, told: walker.told, linked: walker.linked })
}

/// The folders of `projects/`, none of which is opened: there may be ten thousand. What is no
/// folder belongs to the site.
#[expect(clippy::disallowed_methods, reason = "a walk opens every folder it lists")]
fn list(
    walker: &mut Walker<'_>,
    projects: &Path,
    files: &mut Files,
    folders: &mut BTreeSet<String>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| unreadable(projects, &error);
    let entries = std::fs::read_dir(projects).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let plain = entry.file_type().map_err(failed)?.is_dir();
        if let Some(slug) = name.to_str().filter(|_| plain) {
            if !is_passed_by(slug) {
                folders.insert(slug.to_owned());
            }
            continue;
        }
        // A link is followed once; a folder whose name is no Unicode has its files told.
        let one = WalkDir::new(&path).max_depth(if plain { usize::MAX } else { 0 });
        walker.walk(one, |entry, path| {
            match path.strip_prefix("projects/").filter(|_| entry.file_type().is_dir()) {
                Some(slug) => drop(folders.insert(slug.to_owned())),
                None => files.insert(path, entry.file_type()),
            }
            Next::Enter
        })?;
    }
    Ok(())
}

/// What a project's folder holds.
#[derive(Debug)]
pub(super) struct Inside {
    /// The folder; what is known of its stored files is not.
    pub(super) folder: Folder,
    /// What can't be followed.
    pub(super) told: Vec<Diagnostic>,
    /// Whether links lead out of the folder, so that what they lead to may change elsewhere.
    pub(super) linked: bool,
}

/// Walks the folder of one project.
///
/// # Errors
/// Where the folder or one in it can't be read.
pub(super) fn inside(content: &Content, slug: &str) -> Result<Inside, Failure> {
    let path = content.project(slug);
    let mut walker = Walker::new(content, Some(slug));
    walker.linked = path.is_symlink();
    let mut files = Files::default();
    let own = format!("{PROJECTS}/{slug}/");
    walker.walk(WalkDir::new(&path).min_depth(1), |entry, below| {
        if let Some(file) = below.strip_prefix(&own) {
            files.insert(file, entry.file_type());
        }
        Next::Enter
    })?;
    let Walker { told, linked, .. } = walker;
    let slug = slug.to_owned();
    Ok(Inside { folder: Folder { slug, path, files, stored: BTreeMap::new() }, told, linked })
}

/// What a walk does with a folder.
#[derive(PartialEq, Eq)]
enum Next {
    Enter,
    PassBy,
}

/// Walks parts of a content folder by the same rules.
struct Walker<'a> {
    content: &'a Content,
    /// Where links may lead without anybody noticing; nothing where that is nowhere.
    home: Option<PathBuf>,
    told: Vec<Diagnostic>,
    linked: bool,
}

impl<'a> Walker<'a> {
    fn new(content: &'a Content, slug: Option<&str>) -> Self {
        let home = slug.and_then(|slug| Some(content.real_projects.as_ref()?.join(slug)));
        Self { content, home, told: Vec::new(), linked: false }
    }

    /// Gives each entry that belongs to the content, with its path below it.
    fn walk(
        &mut self,
        walk: WalkDir,
        mut give: impl FnMut(&DirEntry, &str) -> Next,
    ) -> Result<(), Failure> {
        let Content { path, name, .. } = self.content;
        let mut walk = walk.follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.linked = true;
                    self.told.push(dead_end(&error, path, name)?);
                    continue;
                }
            };
            let next = match self.refusal(&entry) {
                Some(told) => {
                    self.told.extend(told);
                    Next::PassBy
                }
                None => match relative(entry.path(), path) {
                    Some(below) => give(&entry, &below),
                    None => {
                        self.told.push(unreadable_name(&named(entry.path(), path, name)));
                        Next::Enter
                    }
                },
            };
            if next == Next::PassBy && entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        }
        Ok(())
    }

    /// Whether an entry is passed by, and what is said of it.
    fn refusal(&mut self, entry: &DirEntry) -> Option<Option<Diagnostic>> {
        let Content { path, name, real, .. } = self.content;
        let file = || named(entry.path(), path, name);
        let target = entry.path_is_symlink().then(|| entry.path().canonicalize().ok());
        if let Some(target) = &target {
            let target = target.as_deref();
            let at_home = self.home.as_deref().zip(target).is_some_and(|(h, t)| t.starts_with(h));
            self.linked |= !at_home;
            // A walk of a part does not know the folders that it lies in.
            let within = |target| self.lies_in(entry.path(), target);
            if entry.file_type().is_dir() && target.is_some_and(within) {
                return Some(Some(circular(&file())));
            }
        }
        if is_hidden(entry) {
            return Some(None);
        }
        let outside = target.is_some_and(|target| !target.is_some_and(|t| t.starts_with(real)));
        outside.then(|| Some(link_outside(&file())))
    }

    /// Whether a link leads to a folder that it lies in.
    fn lies_in(&self, link: &Path, folder: &Path) -> bool {
        let Content { path, real, real_projects, .. } = self.content;
        // Where `projects` is a link itself, it lies in the content folder only.
        let in_projects =
            link.strip_prefix(path.join(PROJECTS)).is_ok_and(|below| below != Path::new(""));
        folder == real || (in_projects && real_projects.as_deref() == Some(folder))
    }
}

/// The folders of projects whose names can't be addresses, or not all of them.
pub(super) fn address_faults<'a>(
    content: &Content,
    slugs: impl Iterator<Item = &'a str> + Clone,
) -> Vec<Diagnostic> {
    let file = |slug: &str| composed(&content.file(&format!("{PROJECTS}/{slug}")));
    let mut seen = BTreeSet::new();
    let repeated = slugs.clone().filter(|slug| !seen.insert(slug.to_ascii_lowercase()));
    let mut found: Vec<_> = repeated.map(|slug| same_address(&file(slug))).collect();
    found.extend(slugs.filter_map(|slug| {
        if !names::is_address(slug) {
            return Some(bad_address(&file(slug)));
        }
        if Project::is_taken(slug) {
            return Some(taken_by_the_list(&file(slug), slug));
        }
        let report = Route::Report(slug.to_owned()).path();
        fault_of_path(&report).map(|fault| unfit(&file(slug), slug, fault))
    }));
    found
}

/// Hidden files, and the litter of editors and desktops.
pub(super) fn is_hidden(entry: &DirEntry) -> bool {
    is_passed_by(&entry.file_name().to_string_lossy())
}

/// Whether a file or folder of this name is no part of content or theme, nor what is in it: hidden
/// ones, and the litter of editors and desktops.
pub fn is_passed_by(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || matches!(name, "Thumbs.db" | "desktop.ini")
}

pub(super) fn leads_outside(entry: &DirEntry, content: &Path) -> bool {
    entry.path_is_symlink()
        && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(content))
}

/// The path below a folder with `/`; nothing where it is no Unicode.
pub(super) fn relative(path: &Path, folder: &Path) -> Option<String> {
    let below = path.strip_prefix(folder).ok()?.to_str()?;
    Some(if MAIN_SEPARATOR == '/' { below.to_owned() } else { below.replace(MAIN_SEPARATOR, "/") })
}

pub(super) fn named(path: &Path, content: &Path, name: &str) -> String {
    let below = path.strip_prefix(content).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    composed(&format!("{name}/{}", parts.join("/")))
}

fn unreadable(path: &Path, cause: &dyn std::fmt::Display) -> Failure {
    Failure::on(
        path,
        Phrase::new("내용 폴더를 읽을 수 없습니다", "could not read the content folder"),
        cause,
    )
}

/// A link that leads nowhere or in a circle is the author's; anything else the machine's.
pub(super) fn dead_end(
    error: &walkdir::Error,
    content: &Path,
    name: &str,
) -> Result<Diagnostic, Failure> {
    let path = error.path().unwrap_or(content).to_owned();
    // A link to itself fails like any other that can't be followed; the system calls it a loop.
    let to_itself = std::fs::read_link(&path)
        .is_ok_and(|target| path.parent().is_some_and(|folder| folder.join(target) == path));
    let circle = error.loop_ancestor().is_some() || to_itself;
    let missing = error.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound);
    // What vanished while the folder was walked was no link, or is none any more.
    let nowhere = missing && path.is_symlink();
    if !circle && !nowhere {
        return Err(unreadable(&path, error));
    }
    let file = named(&path, content, name);
    if circle {
        return Ok(circular(&file));
    }
    let message = Phrase::new(
        "이 링크는 없는 곳을 가리켜 따라가지 않습니다",
        "this link leads nowhere and is not followed",
    );
    Ok(Diagnostic::warning("yaml/unknown-file", Place::file(file), message))
}

/// The name of a free page, from its path below the content folder.
pub(super) fn page_name(path: &str) -> Option<&str> {
    path.strip_prefix("pages/")?.strip_suffix(".md").filter(|name| !name.contains('/'))
}

/// Whether a file that is no yearly record seems to be meant as one: `21년.md`, `2021 실적.md`.
/// Left out with a warning, its money would be missing from the page.
pub(super) fn is_meant_as_a_year(file: &str) -> bool {
    let stem = file.strip_suffix(".md").or_else(|| file.strip_suffix(".MD"));
    let kept = file.starts_with("photos/") || file.starts_with("files/");
    stem.is_some_and(|stem| {
        let outside = ["before", "after", "기투자", "임기전", "임기후"];
        let named = outside.iter().any(|name| stem.eq_ignore_ascii_case(name));
        !kept && (named || stem.contains(|c: char| c.is_ascii_digit()))
    })
}

/// Whether a file of a project's folder means something by its name alone.
pub(super) fn has_a_place(name: &str) -> bool {
    is_content(name) || name.starts_with("photos/") || name.starts_with("files/")
}

/// Whether a file of a project's folder is one of those that say something of the project.
pub(super) fn is_content(name: &str) -> bool {
    let year = name.strip_suffix(".md").and_then(Period::parse).is_some();
    year || matches!(name, "project.yaml" | "overview.md")
}
