//! The content folder, walked: which file is what.
//!
//! Reads no file. Sorted by name, whatever order the disk gives; hidden files are passed over,
//! and links that lead out of the folder are not followed.

use super::names;
use super::notes::Wrong;
use super::text::composed;
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place};
use crate::model::Period;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use walkdir::{DirEntry, WalkDir};

/// Files below a folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    /// Composed name with `/`, and the name the disk has for it.
    names: BTreeMap<String, String>,
    /// What is no file that can be read: folders named like one, pipes, devices.
    others: BTreeSet<String>,
    /// What each name looks like, in their order, once it is asked for.
    likenesses: OnceLock<Vec<Likeness>>,
}

/// What a name looks like, capitals aside, so that most others are told from it at a glance.
#[derive(Debug, Clone)]
struct Likeness {
    lower: String,
    length: usize,
    /// A bit for each character that occurs, several sharing one.
    characters: u64,
}

impl Likeness {
    /// At most so many letters apart are names that are near.
    const NEAR: usize = 2;

    fn of(name: &str) -> Self {
        let lower = name.to_lowercase();
        let bit = |c: char| 1_u64 << (u32::from(c) % 64);
        let characters = lower.chars().fold(0, |all, c| all | bit(c));
        Self { length: lower.chars().count(), characters, lower }
    }

    /// No letter that is added, left out or changed makes a greater difference than this.
    fn may_be_near(&self, other: &Self) -> bool {
        let differing = (self.characters ^ other.characters).count_ones() as usize;
        self.length.abs_diff(other.length) <= Self::NEAR && differing <= 2 * Self::NEAR
    }

    /// How many letters apart they are; what both start and end with makes no difference.
    fn apart(&self, other: &Self) -> usize {
        let (ours, theirs) = without_shared_start(&self.lower, &other.lower);
        let reversed = |text: &str| text.chars().rev().collect::<String>();
        let (ours, theirs) = (reversed(ours), reversed(theirs));
        let (ours, theirs) = without_shared_start(&ours, &theirs);
        strsim::damerau_levenshtein(ours, theirs)
    }
}

fn without_shared_start<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let pairs = one.char_indices().zip(other.chars());
    let differing = pairs.into_iter().find(|((_, a), b)| a != b);
    let shared = differing.map_or(one.len().min(other.len()), |((at, _), _)| at);
    (one.get(shared..).unwrap_or_default(), other.get(shared..).unwrap_or_default())
}

impl Files {
    /// The name on the disk of a file.
    pub(super) fn on_disk(&self, name: &str) -> Option<&str> {
        self.names.get(name).map(String::as_str)
    }

    /// The name most like one that does not exist.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let wanted = Likeness::of(name);
        let likenesses = self.likenesses.get_or_init(|| self.names().map(Likeness::of).collect());
        let near = self.names().zip(likenesses).filter(|(_, other)| wanted.may_be_near(other));
        let apart = near.map(|(name, other)| (wanted.apart(other), name));
        apart.min().filter(|(apart, _)| *apart <= Likeness::NEAR).map(|(_, name)| name)
    }

    /// Every composed name, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The composed names of what is no file that can be read, sorted.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(String::as_str)
    }

    fn insert(&mut self, name: &str, kind: FileType) {
        if kind.is_file() {
            self.names.insert(composed(name), name.to_owned());
        } else if !kind.is_dir() || name.ends_with(".md") || name.ends_with(".yaml") {
            self.others.insert(composed(name));
        }
    }
}

/// What the content folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files that lie in the content folder itself and in `pages/`.
    pub(super) files: Files,
    /// The folders of `projects/`, by name.
    pub(super) projects: Vec<Folder>,
}

/// The folder of one project.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) slug: String,
    pub(super) path: PathBuf,
    pub(super) files: Files,
}

/// Walks the content folder; `name` is how diagnostics call it.
///
/// # Errors
/// Where the folder or one in it can't be read.
pub(super) fn walk(content: &Path, name: &str) -> Result<(Found, Vec<Diagnostic>), Failure> {
    let real = content.canonicalize().map_err(|error| unreadable(content, &error))?;
    if !real.is_dir() {
        return Err(unreadable(content, &"not a folder"));
    }
    let (mut files, mut folders) = (Files::default(), BTreeMap::new());
    let mut found = Vec::new();
    let mut walk =
        WalkDir::new(content).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push(dead_end(&error, content, name)?);
                continue;
            }
        };
        let skipped = is_hidden(&entry);
        let outside = !skipped && leads_outside(&entry, &real);
        if skipped || outside {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            if outside {
                found.push(link_outside(&named(entry.path(), content, name)));
            }
            continue;
        }
        let Some(path) = relative(entry.path(), content) else {
            found.push(unreadable_name(&named(entry.path(), content, name)));
            continue;
        };
        place(&entry, &path, &mut files, &mut folders);
    }
    // A folder without files is what a version control system leaves behind: no project.
    let folders = folders.into_values().filter(|folder: &Folder| !folder.files.names.is_empty());
    let projects: Vec<Folder> = folders.collect();
    let mut seen = BTreeSet::new();
    for folder in &projects {
        if !seen.insert(folder.slug.to_ascii_lowercase()) {
            found.push(same_address(&composed(&format!("{name}/projects/{}", folder.slug))));
        }
    }
    for folder in projects.iter().filter(|folder| !names::is_address(&folder.slug)) {
        found.push(bad_address(&composed(&format!("{name}/projects/{}", folder.slug))));
    }
    Ok((Found { files, projects }, found))
}

/// Puts an entry with the project it belongs to, or with the site's own files.
fn place(entry: &DirEntry, path: &str, files: &mut Files, folders: &mut BTreeMap<String, Folder>) {
    let kind = entry.file_type();
    match path.strip_prefix("projects/").map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
        Some((slug, "")) if kind.is_dir() => {
            let path = entry.path().to_owned();
            let folder = Folder { slug: slug.to_owned(), path, files: Files::default() };
            folders.insert(slug.to_owned(), folder);
        }
        Some((slug, rest)) if !rest.is_empty() => {
            if let Some(folder) = folders.get_mut(slug) {
                folder.files.insert(rest, kind);
            }
        }
        _ => files.insert(path, kind),
    }
}

/// Hidden files, and the litter of editors and desktops.
pub(super) fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || matches!(&*name, "Thumbs.db" | "desktop.ini")
}

pub(super) fn leads_outside(entry: &DirEntry, content: &Path) -> bool {
    entry.path_is_symlink()
        && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(content))
}

/// The path below a folder with `/`; nothing where it is no Unicode.
pub(super) fn relative(path: &Path, folder: &Path) -> Option<String> {
    let below = path.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
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
    let nowhere = error.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound);
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

/// A link to a folder it lies in: whatever was meant, it can't be read.
fn circular(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 링크는 제자리로 돌아와 끝없이 이어집니다",
        "this link leads back to a folder it lies in, without end",
    );
    let wrong = wrong.coded("references/path");
    wrong
        .hint("링크를 지우거나 고치세요", "take the link away, or correct it")
        .at(Place::file(file))
}

pub(super) fn link_outside(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "내용 폴더 밖을 가리키는 링크라서 따라가지 않습니다",
        "this link leads out of the content folder and is not followed",
    );
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message)
}

pub(super) fn unreadable_name(file: &str) -> Diagnostic {
    let message = Phrase::new("파일 이름이 유니코드가 아닙니다", "the file's name is not Unicode");
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message)
}

/// The name of a free page, from its path below the content folder.
pub(super) fn page_name(path: &str) -> Option<&str> {
    path.strip_prefix("pages/")?.strip_suffix(".md").filter(|name| !name.contains('/'))
}

/// A file or folder whose name can't be an address.
pub(super) fn bad_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 이름은 주소가 되므로 영문자, 숫자, 붙임표(-)만 쓸 수 있습니다",
        "this name becomes an address: only ASCII letters, digits and hyphens can be used",
    );
    let wrong = wrong.coded("references/address").hint(
        "`urban-makers-hub`처럼 바꾸고, 우리말 이름은 `title`에 쓰세요",
        "rename it, like `urban-makers-hub`, and write its Korean name in `title`",
    );
    wrong.at(Place::file(file))
}

/// A free page whose address the site needs itself.
pub(super) fn taken_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 이름의 주소는 누리집이 스스로 쓰는 주소입니다",
        "the site itself uses the address of this name",
    );
    let wrong = wrong.coded("references/address").hint(
        "파일을 다른 이름으로 바꾸세요. 예: `about.md`",
        "give the file another name, such as `about.md`",
    );
    wrong.at(Place::file(file))
}

/// A name that differs from another by case only.
pub(super) fn same_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "대소문자만 다른 이름이 또 있어 주소가 겹칩니다",
        "another name differs from this one by case only, so their addresses collide",
    );
    let wrong = wrong
        .coded("references/address")
        .hint("둘 가운데 하나의 이름을 바꾸세요", "give one of the two another name");
    wrong.at(Place::file(file))
}

/// A folder, pipe or the like that has the name of a content file.
pub(super) fn no_file(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "이 이름은 파일이어야 하는데 폴더이거나 읽을 수 없는 것입니다",
        "this must be a file, and is a folder or something that can't be read",
    );
    Diagnostic::error("yaml/missing-file", Place::file(file), message).hint(Phrase::new(
        "다른 이름으로 바꾸고 그 이름의 파일을 만드세요",
        "give it another name, and make a file of this one",
    ))
}

/// A file that nothing reads.
pub(super) fn stranger(file: &str, expected: &str) -> Diagnostic {
    let message = Phrase::new(
        "어디에도 쓰이지 않는 파일입니다. 이름을 확인하세요",
        "nothing reads this file; check its name",
    );
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message).hint(Phrase::new(
        format!("여기에 놓는 것: {expected}"),
        format!("what belongs here: {expected}"),
    ))
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

/// A yearly record whose name is no period.
pub(super) fn misnamed_year(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "파일 이름이 연도가 아니어서 이 파일의 금액과 실적을 읽을 수 없습니다",
        "the file's name is no year, so its money and results can't be read",
    );
    let wrong = wrong.coded("references/address").hint(
        "`2021.md`, `2022-2023.md`, `before.md`, `after.md` 가운데 하나로 바꾸세요",
        "name it like `2021.md`, `2022-2023.md`, `before.md` or `after.md`",
    );
    wrong.at(Place::file(file))
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
