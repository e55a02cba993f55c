//! Carries recipes out, and writes what is new or changed.
//!
//! A folder's files are made one after another and others beside them, so that its folder is made
//! once and no more recipes are held than are being carried out. Nothing here opens an existing
//! file for writing.

use super::folder::Folder;
use super::live::Live;
use super::plan::{Fate, Made};
use super::{paths, pieces, trouble};
use crate::diagnostics::{Failure, Phrase};
use crate::output::{Output, Recipe};
use crate::progress::Progress;
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where recipes are carried out.
pub(super) struct Bench<'a> {
    /// The site as it stands, that is compared with.
    pub(super) live: &'a Live,
    /// Where new and changed files are written; nothing where nothing is to be.
    pub(super) stage: Option<&'a Folder>,
    /// Hears of every file.
    pub(super) progress: &'a dyn Progress,
}

/// Carries every recipe out, on the threads of the pool this is called in, and gives the files in
/// the order of paths.
///
/// # Errors
/// The first failure in that order, whatever the number of threads.
pub(super) fn every(output: &Output, bench: &Bench<'_>) -> Result<Vec<Made>, Failure> {
    let failed = AtomicBool::new(false);
    let batches = Batches { entries: output.iter(), next: None, given: 0, failed: &failed };
    let made: Vec<_> = batches
        .par_bridge()
        .map(|batch| {
            let made = bench.batch(&batch);
            // Batches are given out in order: whatever comes before this one is under way.
            failed.fetch_or(made.is_err(), Ordering::Relaxed);
            (batch.number, made)
        })
        .collect();
    in_order(made)
}

/// The files of all batches in order, or the failure of the first.
fn in_order(mut made: Vec<(usize, Result<Vec<Made>, Failure>)>) -> Result<Vec<Made>, Failure> {
    made.sort_unstable_by_key(|(number, _)| *number);
    let mut all =
        Vec::with_capacity(made.iter().map(|(_, m)| m.as_ref().map_or(0, Vec::len)).sum());
    for (_, batch) in made {
        all.append(&mut batch?);
    }
    Ok(all)
}

/// Some files of one folder.
struct Batch {
    number: usize,
    entries: Vec<(String, Recipe)>,
}

/// More than this and the threads beside would wait for the last batch.
const MOST: usize = 8;

/// Files in the order of paths, by folder, until one has failed.
struct Batches<'a, I> {
    entries: I,
    next: Option<(String, Recipe)>,
    given: usize,
    failed: &'a AtomicBool,
}

impl<I: Iterator<Item = (String, Recipe)>> Iterator for Batches<'_, I> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        if self.failed.load(Ordering::Relaxed) {
            return None;
        }
        let first = self.next.take().or_else(|| self.entries.next())?;
        let mut entries = vec![first];
        while entries.len() < MOST {
            let Some(entry) = self.entries.next() else { break };
            if entries.first().is_some_and(|(path, _)| folder_of(path) != folder_of(&entry.0)) {
                self.next = Some(entry);
                break;
            }
            entries.push(entry);
        }
        self.given += 1;
        Some(Batch { number: self.given, entries })
    }
}

/// The folder that a path lies in; nothing for the root.
fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

impl Bench<'_> {
    fn batch(&self, batch: &Batch) -> Result<Vec<Made>, Failure> {
        let mut folder_is_there = false;
        let one = |(path, recipe): &(String, Recipe)| self.one(path, recipe, &mut folder_is_there);
        batch.entries.iter().map(one).collect()
    }

    fn one(
        &self,
        path: &str,
        recipe: &Recipe,
        folder_is_there: &mut bool,
    ) -> Result<Made, Failure> {
        paths::check(path)?;
        let made = match recipe {
            Recipe::Pieces(count, piece) => {
                self.make_folder_of(path, folder_is_there)?;
                let failed = |error: &std::io::Error| self.could_not_write(path, error);
                let pieces = (*count, &**piece);
                let done = pieces::make(path, pieces, self.live, self.stage, &failed)?;
                Made { path: path.into(), size: done.size, hash: done.hash, fate: done.fate }
            }
            _ => self.whole(path, &recipe.carry_out(read)?, folder_is_there)?,
        };
        self.progress.advance(1);
        Ok(made)
    }

    /// A file whose bytes are all there.
    fn whole(&self, path: &str, bytes: &[u8], folder_is_there: &mut bool) -> Result<Made, Failure> {
        let fate = self.live.compare(path, bytes);
        if let Some(stage) = self.stage.filter(|_| fate != Fate::Same) {
            self.make_folder_of(path, folder_is_there)?;
            write(stage, path, bytes).map_err(|error| self.could_not_write(path, &error))?;
        }
        let (size, hash) = (bytes.len() as u64, blake3::hash(bytes));
        Ok(Made { path: path.into(), size, hash, fate })
    }

    /// Makes the folder of a file in the stage, where there is one and it is not known to be there.
    fn make_folder_of(&self, path: &str, is_there: &mut bool) -> Result<(), Failure> {
        let Some(stage) = self.stage.filter(|_| !*is_there) else { return Ok(()) };
        let made = stage.make_folders_of(Path::new(path));
        made.map_err(|error| self.could_not_write(path, &error))?;
        *is_there = true;
        Ok(())
    }

    fn could_not_write(&self, path: &str, error: &std::io::Error) -> Failure {
        could_not_write(&self.live.place(path), error)
    }
}

/// Writes a new file into a folder that is there.
pub(super) fn write(stage: &Folder, path: &str, bytes: &[u8]) -> std::io::Result<()> {
    stage.create(Path::new(path))?.write_all(bytes)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        Failure::on(path, Phrase::new("파일을 읽을 수 없습니다", "could not read"), error)
    })
}

/// That a file could not be written, named by the place it was to have.
pub(super) fn could_not_write(place: &Path, error: &std::io::Error) -> Failure {
    let attempted = Phrase::new("파일을 쓸 수 없습니다", "could not write");
    trouble::failed_before(place, attempted, error)
}
