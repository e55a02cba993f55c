//! What a run does to the folder: which files come, change, go and stay.
//!
//! A value, the same whether it is then carried out or only shown. Names no reason and prints
//! nothing.

use super::live::{self, Live};

/// One file of the new site.
#[derive(Debug)]
pub struct Made {
    /// Its path in the output.
    pub path: Box<str>,
    /// Its size in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub(super) hash: blake3::Hash,
    /// What this run does with it.
    pub fate: Fate,
}

impl Made {
    /// The BLAKE3 hash of its bytes.
    pub fn hash(&self) -> [u8; 32] {
        self.hash.into()
    }
}

/// What becomes of a file compared with the site as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was not there.
    Added,
    /// It had other bytes.
    Changed,
    /// It had these bytes: it is linked, not written.
    Same,
}

/// How many files of the site, `manifest.json` not counted, a run added, changed, removed and
/// left as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files that were not there before.
    pub added: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files of the earlier site that this one no longer has.
    pub removed: usize,
    /// Files that kept bytes, inode and modification time.
    pub unchanged: usize,
    /// Files somebody else put into the folder, left as they were; root dotfiles, which are
    /// expected there, not counted.
    pub kept: usize,
}

impl Summary {
    /// How many files the site has, `manifest.json` not counted.
    pub fn files(&self) -> usize {
        self.added + self.changed + self.unchanged
    }
}

/// What happens to a file that does not stay as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It was not there before.
    Added,
    /// It had other bytes before.
    Changed,
    /// The new site no longer has it.
    Removed,
}

/// One file that does not stay as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// What happens to it.
    pub mark: Mark,
    /// Its path in the output, with `/`.
    pub path: &'a str,
    /// Its new size in bytes; nothing where it goes.
    pub size: Option<u64>,
}

/// What a run does to the folder it publishes into.
#[derive(Debug)]
pub struct Plan {
    /// In the order of paths.
    pub(super) made: Vec<Made>,
    /// In the order of paths.
    removed: Vec<String>,
    summary: Summary,
}

impl Plan {
    /// What comes of these files, given in the order of paths, and the site as it stands.
    pub(super) fn of(made: Vec<Made>, live: &Live) -> Self {
        let is_gone = |path: &&String| made.binary_search_by(|m| (*m.path).cmp(path)).is_err();
        let removed: Vec<String> = live.ours().filter(is_gone).cloned().collect();
        let count = |fate| made.iter().filter(|made| made.fate == fate).count();
        let summary = Summary {
            added: count(Fate::Added),
            changed: count(Fate::Changed),
            removed: removed.len(),
            unchanged: count(Fate::Same),
            kept: live.foreign().filter(|path| !live::is_dotted(path)).count(),
        };
        Self { made, removed, summary }
    }

    /// How many files it is about.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// Every file of the site but `manifest.json`, in the order of paths.
    pub fn made(&self) -> &[Made] {
        &self.made
    }

    /// How many bytes they have.
    pub fn bytes(&self) -> u64 {
        self.made.iter().map(|made| made.size).sum()
    }

    /// Every file that does not stay as it is, in the order of paths; `manifest.json`, which
    /// follows the others, not among them.
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        let made = self.made.iter().filter_map(|made| {
            let mark = match made.fate {
                Fate::Added => Mark::Added,
                Fate::Changed => Mark::Changed,
                Fate::Same => return None,
            };
            Some(Change { mark, path: &made.path, size: Some(made.size) })
        });
        let removed =
            self.removed.iter().map(|path| Change { mark: Mark::Removed, path, size: None });
        let mut all: Vec<Change<'_>> = made.chain(removed).collect();
        all.sort_unstable_by_key(|change| change.path);
        all.into_iter()
    }

    /// Whether no file comes, changes or goes.
    pub(super) fn is_empty(&self) -> bool {
        self.summary.added + self.summary.changed + self.summary.removed == 0
    }
}
