//! What the disk says of a tree of files without opening one, so that it is known again.
//!
//! A stamp changes with whatever is done to a file by way of the system: the time of its last
//! change of state can't be set by anybody. What is not to be relied on, as the stamps of a
//! network drive, which another machine may be behind with, is no answer at all. Reads no file and
//! decides nothing.

mod tree;

pub use tree::{Links, Rules, of, walk};

/// Of how many nanoseconds before a moment a change may bear a stamp from before that moment:
/// kernels hand out times by the tick, of at most ten milliseconds.
const TICK: i128 = 30_000_000;
/// The same where the disk keeps whole seconds, as ext3 does.
const SECOND: i128 = 2_100_000_000;

/// Nanoseconds since 1970-01-01T00:00Z.
pub type Moment = i128;

/// What the disk says of a file, a folder or a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Kind and permissions, as POSIX has them.
    pub mode: u32,
    /// The file system.
    pub device: u64,
    /// Which file it is there.
    pub inode: u64,
    /// In bytes.
    pub length: i64,
    /// When its bytes changed, or when somebody said that they did.
    pub modified: Moment,
    /// When anything of it changed.
    pub changed: Moment,
}

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a device.
    Other,
}

impl Stamp {
    /// What it is of.
    pub fn kind(&self) -> Kind {
        match self.mode & 0o170_000 {
            0o100_000 => Kind::File,
            0o040_000 => Kind::Folder,
            0o120_000 => Kind::Link,
            _ => Kind::Other,
        }
    }

    /// Whether any later change than one before this moment shows in it.
    pub fn is_settled_by(&self, moment: Moment) -> bool {
        let whole_seconds = self.changed % 1_000_000_000 == 0;
        let margin = if whole_seconds { SECOND } else { TICK };
        self.changed.saturating_add(margin) < moment
    }

    /// Whether it is of the same file with the same bytes, as far as times and names of it may
    /// have changed.
    pub fn is_same_file(&self, other: &Self) -> bool {
        let file = |of: &Self| (of.device, of.inode, of.length, of.modified);
        file(self) == file(other)
    }

    /// All of it, to be a part of a hash. Of a folder times and size say nothing that the names in
    /// it do not say.
    pub fn bytes(&self) -> [u8; 64] {
        let mut all = [0; 64];
        let of_file = self.kind() != Kind::Folder;
        let (length, modified, changed) = match of_file {
            true => (self.length, self.modified, self.changed),
            false => (0, 0, 0),
        };
        let parts = [
            &self.mode.to_le_bytes()[..],
            &self.device.to_le_bytes(),
            &self.inode.to_le_bytes(),
            &length.to_le_bytes(),
            &modified.to_le_bytes(),
            &changed.to_le_bytes(),
        ];
        let parts = parts.into_iter().flatten();
        all.iter_mut().zip(parts).for_each(|(to, from)| *to = *from);
        all
    }
}

/// An entry of a folder.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name, as the disk has it.
    pub name: std::ffi::OsString,
    /// Its own stamp, of a link that of the link.
    pub stamp: Stamp,
    /// Of a link that is followed, where it leads to.
    pub target: Option<Target>,
}

/// Where a link leads to.
#[derive(Debug, Clone)]
pub enum Target {
    /// To something: where that is without links on the way, and its stamp.
    There(std::path::PathBuf, Stamp),
    /// To what is not there.
    Nowhere,
}

/// A folder of a tree, as it was walked.
#[derive(Debug)]
pub struct Folder<'a> {
    /// Its path below the root of the tree; where a link leads there that is followed, its path
    /// without links.
    pub path: &'a std::path::Path,
    /// What is in it, sorted by name.
    pub entries: &'a [Entry],
}
