//! The files of a folder by name, and which of them a misspelt name may mean.
//!
//! Looks at names only; who walks the disk puts them in.

use super::text::composed;
use std::collections::BTreeSet;
use std::fs::FileType;
use std::sync::OnceLock;

/// Files below a folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    /// Composed names with `/`, sorted, each with the name the disk has for it where that is
    /// another. There are ten thousand folders, each with a handful.
    names: Vec<(Box<str>, Option<Box<str>>)>,
    /// Composed names that two files have.
    doubled: BTreeSet<String>,
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
        let at = self.names.binary_search_by(|(other, _)| (**other).cmp(name)).ok()?;
        self.names.get(at).map(|(name, on_disk)| on_disk.as_deref().unwrap_or(name))
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
        self.names.iter().map(|(name, _)| &**name)
    }

    /// Whether there is no file.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The composed names of what is no file that can be read, sorted.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(String::as_str)
    }

    /// The composed names that two files have, one of them decomposed; sorted.
    pub(super) fn doubled(&self) -> impl Iterator<Item = &str> {
        self.doubled.iter().map(String::as_str)
    }

    /// Adds what a walk meets.
    pub(super) fn insert(&mut self, name: &str, kind: FileType) {
        if kind.is_file() {
            self.name(composed(name).into(), name);
        } else if !kind.is_dir() || name.ends_with(".md") || name.ends_with(".yaml") {
            self.others.insert(composed(name));
        }
    }

    /// Of two files whose names are composed the same, the last one counts; both are told.
    fn name(&mut self, name: Box<str>, on_disk: &str) {
        let on_disk = (*name != *on_disk).then(|| on_disk.into());
        match self.names.binary_search_by(|(other, _)| other.cmp(&name)) {
            Ok(at) => {
                if let Some(same) = self.names.get_mut(at) {
                    if same.1 != on_disk {
                        self.doubled.insert(same.0.to_string());
                    }
                    same.1 = on_disk;
                }
            }
            Err(at) => self.names.insert(at, (name, on_disk)),
        }
    }
}
