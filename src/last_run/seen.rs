//! Folders by the stamps of what is in them, and how far these are to be relied on.
//!
//! Content and theme come down to one hash. Of the output each file is remembered, for it is
//! looked at again when the run has changed it.

use crate::load;
use crate::publish::{Fate, MANIFEST, Made, Published};
use crate::stamps::{self, Entry, Folder, Kind, Links, Moment, Rules, Stamp, Target};
use blake3::Hasher;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What content and theme say by their stamps.
#[derive(Debug)]
pub(super) struct Inside {
    pub(super) hash: [u8; 32],
    /// The stamps that changed last: of those with whole seconds, and of the others.
    newest: Vec<Stamp>,
}

impl Inside {
    /// Whether any change since this moment would show.
    pub(super) fn are_settled_by(&self, moment: Moment) -> bool {
        self.newest.iter().all(|stamp| stamp.is_settled_by(moment))
    }
}

/// Looks at content and theme; nothing where that can't be relied on.
pub(super) fn inputs(content: &Path, theme: Option<&Path>) -> Option<Inside> {
    let rules = Rules {
        links: Links::Followed,
        passes_by: |_, name| name.to_str().is_some_and(load::is_passed_by),
        enters: |_, _| true,
    };
    let mut hasher = Hasher::new();
    let mut newest = Vec::new();
    for folder in [Some(content), theme].into_iter().flatten() {
        hasher.update(&stamps::of(folder).ok()?.changed.to_le_bytes());
        for (hash, unsettled) in stamps::walk(folder, rules, fingerprint).ok()? {
            hasher.update(&hash);
            newest.extend(unsettled);
        }
        hasher.update(b"end");
    }
    Some(Inside { hash: hasher.finalize().into(), newest })
}

fn fingerprint(folder: &Folder<'_>) -> ([u8; 32], Vec<Stamp>) {
    let mut hasher = Hasher::new();
    part(&mut hasher, folder.path.as_os_str().as_encoded_bytes());
    for entry in folder.entries {
        add(&mut hasher, entry);
        // A folder that is moved away and back while it is read leaves no other trace.
        if entry.stamp.kind() == Kind::Folder {
            hasher.update(&entry.stamp.changed.to_le_bytes());
        }
    }
    (hasher.finalize().into(), newest(folder.entries))
}

/// The stamps that changed last, of those with whole seconds and of the others.
fn newest(entries: &[Entry]) -> Vec<Stamp> {
    let targets = entries.iter().filter_map(|entry| match &entry.target {
        Some(Target::There(_, stamp)) => Some(stamp),
        Some(Target::Nowhere) | None => None,
    });
    let stamps = entries.iter().map(|entry| &entry.stamp).chain(targets);
    let stamps = stamps.filter(|stamp| stamp.kind() != Kind::Folder);
    let mut newest: [Option<&Stamp>; 2] = [None; 2];
    for stamp in stamps {
        let [fine, coarse] = &mut newest;
        let last = if stamp.changed % 1_000_000_000 == 0 { coarse } else { fine };
        if last.is_none_or(|last| last.changed < stamp.changed) {
            *last = Some(stamp);
        }
    }
    newest.into_iter().flatten().copied().collect()
}

fn add(hasher: &mut Hasher, entry: &Entry) {
    part(hasher, entry.name.as_encoded_bytes());
    hasher.update(&entry.stamp.bytes());
    match &entry.target {
        None => part(hasher, b"-"),
        Some(Target::Nowhere) => part(hasher, b"nowhere"),
        Some(Target::There(path, stamp)) => {
            part(hasher, b"there");
            part(hasher, path.as_os_str().as_encoded_bytes());
            hasher.update(&stamp.bytes());
        }
    }
}

fn part(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

/// The output, entry by entry.
#[derive(Debug)]
pub(super) struct Seen {
    /// What is in its folders, each by its path below the output.
    folders: Vec<(PathBuf, Vec<Entry>)>,
}

/// Looks at a published site; nothing where that can't be relied on. What is in dot folders of its
/// root, as in `.git`, is left alone by every run and not looked at.
pub(super) fn output(target: &Path) -> Option<Seen> {
    let rules = Rules {
        links: Links::Kept,
        passes_by: |_, _| false,
        enters: |folder, name| !(folder == Path::new("") && is_dotted(name)),
    };
    let of = |folder: &Folder<'_>| (folder.path.to_owned(), folder.entries.to_vec());
    Some(Seen { folders: stamps::walk(target, rules, of).ok()? })
}

fn is_dotted(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

impl Seen {
    pub(super) fn hash(&self) -> [u8; 32] {
        let mut hasher = Hasher::new();
        for (path, entries) in &self.folders {
            part(&mut hasher, path.as_os_str().as_encoded_bytes());
            entries.iter().for_each(|entry| add(&mut hasher, entry));
        }
        hasher.finalize().into()
    }

    /// Whether any change to these files since this moment would show.
    pub(super) fn are_settled_by(&self, files: &[(String, [u8; 32])], moment: Moment) -> bool {
        let stamps = self.files();
        let settled = |stamp: &&Stamp| stamp.is_settled_by(moment);
        files.iter().all(|(path, _)| stamps.get(Path::new(path)).is_some_and(settled))
    }

    /// Everything but folders, by path.
    fn files(&self) -> HashMap<PathBuf, &Stamp> {
        let inside = self.folders.iter().flat_map(|(path, entries)| {
            let files = entries.iter().filter(|entry| entry.stamp.kind() != Kind::Folder);
            files.map(move |entry| (path.join(&entry.name), &entry.stamp))
        });
        inside.collect()
    }
}

/// By what it is told whether a file of the output is the one that this run made or compared.
pub(super) struct Trust<'a> {
    /// The output when the run began.
    pub(super) before: Option<&'a Seen>,
    /// When the run began.
    pub(super) began: Moment,
    /// From when on the new site stood where others get at it, where it was put in place.
    pub(super) swapped: Option<Moment>,
}

/// Files that are to be read before they are taken for what they should be: path and hash.
pub(super) type Unsettled = Vec<(String, [u8; 32])>;

impl Trust<'_> {
    /// The files of the site as it stands now whose stamps do not tell that they are what was made;
    /// nothing where the site is not what was published.
    pub(super) fn unsettled(&self, stands: &Seen, published: &Published) -> Option<Unsettled> {
        let (now, before) = (stands.files(), self.before.map(Seen::files).unwrap_or_default());
        let mut unsettled = Vec::new();
        for made in published.plan.made() {
            let path = Path::new(&*made.path);
            let stamp = now.get(path).copied().filter(|stamp| is_of(made, stamp))?;
            if !self.tells(made.fate, stamp, before.get(path).copied()) {
                unsettled.push((made.path.to_string(), made.hash()));
            }
        }
        now.get(Path::new(MANIFEST))?;
        unsettled.push((MANIFEST.to_owned(), published.manifest));
        let others =
            now.keys().filter(|path| !path.as_os_str().as_encoded_bytes().starts_with(b"."));
        let foreign = others.count().checked_sub(published.plan.made().len() + 1)?;
        (foreign == published.plan.summary().kept).then_some(unsettled)
    }

    fn tells(&self, fate: Fate, stamp: &Stamp, before: Option<&Stamp>) -> bool {
        match (fate, self.swapped) {
            // Linking it, and removing its old name, leaves a new time of the last change of state:
            // who else was at it meanwhile does not show.
            (Fate::Same, Some(_)) => false,
            // It was compared during the run.
            (Fate::Same, None) => before.is_some_and(|before| {
                before.is_settled_by(self.began)
                    && stamp.is_same_file(before)
                    && stamp.changed == before.changed
            }),
            // Nobody gets at a file before its site is in place.
            (Fate::Added | Fate::Changed, Some(swapped)) => {
                let other = before.is_none_or(|before| before.inode != stamp.inode);
                other && stamp.is_settled_by(swapped)
            }
            (Fate::Added | Fate::Changed, None) => false,
        }
    }
}

fn is_of(made: &Made, stamp: &Stamp) -> bool {
    stamp.kind() == Kind::File && u64::try_from(stamp.length).is_ok_and(|size| size == made.size)
}
