//! Files that are made piece by piece.
//!
//! Such a file grows with all projects, so it is compared, hashed and written while it is made,
//! and never held whole. Whether it differs from the one that stands is known at its end only: it
//! is written all the same, and taken away again where it does not. Which files those are is the
//! recipe's to say.

use super::folder::Folder;
use super::live::Live;
use super::plan::Fate;
use crate::diagnostics::Failure;
use crate::output::MakePiece;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

/// A file whose pieces were made and, where there was a stage, written.
pub(super) struct Done {
    /// Its size in bytes.
    pub(super) size: u64,
    /// The hash of its bytes.
    pub(super) hash: blake3::Hash,
    /// What becomes of it.
    pub(super) fate: Fate,
}

/// Makes a file of so many pieces, and writes it to the stage unless the one that stands is the
/// same. The folder it lies in must be there.
///
/// # Errors
/// The failure of a piece, or the disk's as `failed` words it.
pub(super) fn make(
    path: &str,
    (count, piece): (usize, &MakePiece),
    live: &Live,
    stage: Option<&Folder>,
    failed: &dyn Fn(&io::Error) -> Failure,
) -> Result<Done, Failure> {
    let mut there = There::of(live, path);
    let create = |stage: &Folder| stage.create(Path::new(path));
    let mut file = stage.map(create).transpose().map_err(|error| failed(&error))?;
    let (mut hasher, mut size) = (blake3::Hasher::new(), 0);
    for number in 0..count {
        let bytes = piece(number)?;
        there.go_on(&bytes);
        hasher.update(&bytes);
        size += bytes.len() as u64;
        if let Some(file) = &mut file {
            file.write_all(&bytes).map_err(|error| failed(&error))?;
        }
    }
    let fate = there.fate();
    if let Some(stage) = stage.filter(|_| fate == Fate::Same) {
        stage.remove(Path::new(path)).map_err(|error| failed(&error))?;
    }
    Ok(Done { size, hash: hasher.finalize(), fate })
}

/// The file that stands, read along while the new one is made.
enum There {
    /// None of ours stands there.
    Nothing,
    /// It is the same up to where it was read.
    Same(File),
    /// It is another.
    Other,
}

impl There {
    fn of(live: &Live, path: &str) -> Self {
        if live.has(path) { live.open(path).map_or(Self::Other, Self::Same) } else { Self::Nothing }
    }

    /// Compares the next bytes.
    fn go_on(&mut self, bytes: &[u8]) {
        let Self::Same(file) = self else { return };
        let mut there = Vec::with_capacity(bytes.len());
        let read = file.take(bytes.len() as u64).read_to_end(&mut there);
        if read.is_err() || there != bytes {
            *self = Self::Other;
        }
    }

    fn fate(self) -> Fate {
        match self {
            Self::Nothing => Fate::Added,
            Self::Same(mut file) => match file.read(&mut [0]) {
                Ok(0) => Fate::Same,
                _ => Fate::Changed,
            },
            Self::Other => Fate::Changed,
        }
    }
}
