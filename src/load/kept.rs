//! One project's folder as it was read last, with what tells whether it is to be read again.
//!
//! Acts on changed content, not on events: files that were only touched change nothing.

use super::discover::{self, Content, Folder, Inside};
use super::file;
use super::prints::{self, Print, Stamp, States};
use super::project::{self, Texts};
use super::stored::Stored;
use crate::diagnostics::{Diagnostic, Diagnostics, Failure};
use crate::model::{Fragment, Unit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A folder of `projects/`.
#[derive(Debug)]
pub(super) struct Kept {
    folder: Folder,
    /// Of the content files, in the order of their names.
    prints: Vec<u64>,
    /// What it was read with.
    unit: Option<Unit>,
    /// What can't be followed in it.
    pub(super) told: Vec<Diagnostic>,
    /// Whether links lead out of it, so that it may change without being touched.
    pub(super) linked: bool,
    /// What came of it; nothing of a folder without files, which a version control system leaves
    /// behind: it is no project.
    pub(super) read: Option<Read>,
}

/// What came of a project's folder.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) slug: Arc<str>,
    /// The project, or what could be read of it.
    pub(super) fragment: Arc<Fragment>,
    /// Whether it can be published, or is a whole draft.
    pub(super) whole: bool,
    /// Every problem, sorted.
    pub(super) found: Arc<Diagnostics>,
}

impl Kept {
    /// Reads a folder; where it says what it did `before`, what came of it stays the same.
    ///
    /// # Errors
    /// Where the machine fails to read the folder or a file in it, as where it has vanished.
    pub(super) fn read(
        content: &Content,
        slug: &str,
        unit: Option<Unit>,
        before: Option<&Self>,
    ) -> Result<Self, Failure> {
        let Inside { mut folder, told, linked } = discover::inside(content, slug)?;
        let texts = texts(&folder)?;
        let prints = texts.values().map(|text| prints::of_bytes(text)).collect();
        folder.stored = stored(&folder, before)?;
        let mut kept = Self { folder, prints, unit, told, linked, read: None };
        let same = before.filter(|before| before.says_what(&kept));
        kept.read = match same {
            Some(before) => before.read.clone(),
            None => kept.meant(content, &texts),
        };
        Ok(kept)
    }

    /// The state of every file, by name.
    pub(super) fn states(&self) -> States<'_> {
        let read: BTreeMap<&str, &u64> = content(&self.folder).zip(&self.prints).collect();
        prints::states(&self.folder.files, |name| {
            let stored = self.folder.stored.get(name).map(|file| Print::Seen(file.stamp));
            stored.or(read.get(name).map(|print| Print::Read(**print))).unwrap_or(Print::Named)
        })
    }

    fn says_what(&self, other: &Self) -> bool {
        self.unit == other.unit && self.told == other.told && self.states() == other.states()
    }

    fn meant(&self, content: &Content, texts: &Texts) -> Option<Read> {
        if self.folder.files.is_empty() {
            return None;
        }
        let name = content.file(&format!("projects/{}", self.folder.slug));
        let project::Read { fragment, whole, found } =
            project::read(&self.folder, texts, name, self.unit);
        let mut all = Diagnostics::new();
        self.told.iter().cloned().chain(found).for_each(|one| all.push(one));
        all.sort();
        let slug = Arc::from(self.folder.slug.as_str());
        Some(Read { slug, fragment: Arc::new(fragment), whole, found: Arc::new(all) })
    }
}

/// The names of the content files, sorted.
fn content(folder: &Folder) -> impl Iterator<Item = &str> {
    folder.files.names().filter(|name| discover::is_content(name))
}

/// The bytes of the content files.
fn texts(folder: &Folder) -> Result<Texts, Failure> {
    let text = |name: &str| {
        let on_disk = folder.files.on_disk(name).unwrap_or(name);
        Ok((name.to_owned(), file::content(&folder.path.join(on_disk))?))
    };
    content(folder).map(text).collect()
}

/// The other files; none is looked into that is what it was before.
fn stored(
    folder: &Folder,
    before: Option<&Kept>,
) -> Result<BTreeMap<String, Arc<Stored>>, Failure> {
    let names = folder.files.names().filter(|name| !discover::is_content(name));
    let file = |name: &str| {
        let path = folder.path.join(folder.files.on_disk(name).unwrap_or(name));
        let stamp = Stamp::of(&path)?;
        let known = before.and_then(|before| before.folder.stored.get(name));
        let same = known.filter(|known| known.stamp == stamp).cloned();
        let stored = same.unwrap_or_else(|| Arc::new(Stored::look(&path, stamp)));
        Ok((name.to_owned(), stored))
    };
    names.map(file).collect()
}
