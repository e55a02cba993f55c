//! The index of a site: every pair of letters with its pages, dealt out to files.
//!
//! Pages are read on as many threads as the pool has, but on threads of its own: a thread of the
//! pool that waits would begin another file of the index meanwhile, and wait for itself.

use super::document::{self, Half, Subject, subjects};
use super::pairs::{Field, MOST_PAGES, Pair, collect};
use super::posting::coded;
use crate::render::context::Shared;
use serde::Serialize;
use std::thread;

/// The pairs of letters of a site.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Another for another index: a browser that kept files of an earlier one notices.
    edition: String,
    pages: usize,
    shards: Vec<String>,
}

/// What `index.js` says.
#[derive(Debug, Serialize)]
pub(super) struct Start<'a> {
    edition: &'a str,
    pages: usize,
    shards: usize,
}

/// Files of pairs for so many pages. A reader moves one for nearly every pair looked for: the more
/// there are, the less that is. No more than some thousands, which a folder and an upload bear.
pub(super) fn shards_of(pages: usize) -> usize {
    (2 * pages).clamp(8, 4096)
}

impl Index {
    /// Reads every page of a site.
    pub(crate) fn of(shared: &Shared) -> Self {
        let subjects = subjects(shared);
        let shards = dealt(&read(shared, &subjects), subjects.len());
        Self { edition: edition(&shards), pages: subjects.len(), shards }
    }

    /// What a reader needs first.
    pub(super) fn start(&self) -> Start<'_> {
        Start { edition: &self.edition, pages: self.pages, shards: self.shards.len() }
    }

    /// The `number`-th file of pairs, from 0, with the edition it belongs to.
    pub(super) fn shard(&self, number: usize) -> [&str; 2] {
        [&self.edition, self.shards.get(number).map_or("", String::as_str)]
    }
}

/// The pairs of some pages that follow one another, each once, in order.
struct Stretch {
    first: usize,
    pairs: Vec<Pair>,
}

/// Reads all pages in stretches: as many as there are threads, or as the numbers of pages ask for.
fn read(shared: &Shared, subjects: &[Subject]) -> Vec<Stretch> {
    let threads = rayon::current_num_threads().max(1);
    let length = subjects.len().div_ceil(threads).clamp(1, MOST_PAGES);
    thread::scope(|scope| {
        let read = |(nth, subjects)| {
            let first = nth * length;
            scope.spawn(move || Stretch { first, pairs: pairs_of(shared, subjects) })
        };
        let readers: Vec<_> = subjects.chunks(length).enumerate().map(read).collect();
        let joined = readers.into_iter().map(|reader| match reader.join() {
            Ok(stretch) => stretch,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}

/// The pairs of some pages, which are counted from 0.
fn pairs_of(shared: &Shared, subjects: &[Subject]) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut own = Vec::new();
    for (page, subject) in subjects.iter().enumerate() {
        let document = document::of(shared, *subject, Half::Both);
        document.each_line(&mut |field, line| collect(line, field, page, &mut own));
        own.sort_unstable();
        own.dedup();
        all.append(&mut own);
    }
    all.sort_unstable();
    all
}

/// Every pair with its pages, in the file it belongs to: the same from any number of stretches.
fn dealt(stretches: &[Stretch], pages: usize) -> Vec<String> {
    let mut files = vec![String::new(); shards_of(pages)];
    let shards = files.len();
    let mut rest: Vec<(usize, &[Pair])> =
        stretches.iter().map(|stretch| (stretch.first, &stretch.pairs[..])).collect();
    while let Some(letters) =
        rest.iter().filter_map(|(_, pairs)| Some(pairs.first()?.letters())).min()
    {
        let runs: Vec<_> = rest.iter_mut().map(|stretch| run_of(letters, stretch)).collect();
        if let Some(file) = files.get_mut(shard_of(letters, shards)) {
            push_entry(letters, runs, pages, file);
        }
    }
    files
}

/// Takes the pairs of the same letters from the front of a stretch.
fn run_of<'a>(letters: [char; 2], (first, pairs): &mut (usize, &'a [Pair])) -> (usize, &'a [Pair]) {
    let (run, behind) = pairs.split_at(pairs.partition_point(|pair| pair.letters() == letters));
    *pairs = behind;
    (*first, run)
}

/// The number of a pair's file among so many, by multiplicative hashing (Knuth, The Art of Computer
/// Programming 3, §6.4): both letters by 2³² over the golden ratio. `assets/search.js` has the same.
fn shard_of(letters: [char; 2], shards: usize) -> usize {
    const GOLDEN: u32 = 0x9e37_79b1;
    let [first, second] = letters.map(u32::from);
    let mixed = first.wrapping_mul(GOLDEN).wrapping_add(second).wrapping_mul(GOLDEN);
    ((u64::from(mixed) * shards as u64) >> 32) as usize
}

/// A pair as its file has it: both letters, then the pages of each field between commas, then a
/// blank, which stands nowhere else but as the second letter.
fn push_entry(
    letters: [char; 2],
    mut runs: Vec<(usize, &[Pair])>,
    pages: usize,
    file: &mut String,
) {
    file.extend(letters);
    for field in Field::ALL {
        let mut own = Vec::new();
        for (first, run) in &mut runs {
            let (here, behind) = run.split_at(run.partition_point(|pair| pair.is_in(field)));
            own.extend(here.iter().map(|pair| *first + pair.page()));
            *run = behind;
        }
        file.push_str(&coded(&own, pages));
        file.push(',');
    }
    // Some field has a page, whose letters end in no comma.
    file.truncate(file.trim_end_matches(',').len());
    file.push(' ');
}

/// Sixteen hexadecimal digits of all files (FNV-1a, 64 bits): no secret, only another number for
/// another index.
fn edition(shards: &[String]) -> String {
    let bytes = shards.iter().flat_map(|shard| shard.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 5] = ["공동 작업장", "작업장은", "공동체", "가-7", "공동 작업"];

    /// The files of pages with a line each, read in stretches of so many.
    fn files(length: usize) -> Vec<String> {
        let stretch = |(nth, lines): (usize, &[&str])| {
            let mut pairs = Vec::new();
            for (page, line) in lines.iter().enumerate() {
                collect(line, Field::About, page, &mut pairs);
            }
            pairs.sort_unstable();
            pairs.dedup();
            Stretch { first: nth * length, pairs }
        };
        let stretches: Vec<Stretch> = LINES.chunks(length).enumerate().map(stretch).collect();
        dealt(&stretches, LINES.len())
    }

    #[test]
    fn pages_read_in_any_stretches_make_the_same_files() {
        let whole = files(5);
        assert_eq!(whole.len(), 10);
        for length in 1..5 {
            assert_eq!(files(length), whole, "{length}");
        }
        // 작업 stands in the first page, the second and the last: bits 1, 2 and 16, digit 19.
        let entries: Vec<&str> = whole.iter().flat_map(|file| file.split_inclusive(' ')).collect();
        assert!(entries.contains(&"작업,,*T "), "{entries:?}");
    }

    #[test]
    fn every_number_of_files_is_dealt_to() {
        for shards in [1, 8, 4096] {
            let mut dealt = vec![0; shards];
            for (first, second) in
                (0xac00..0xac80).flat_map(|a| (0xb000..0xb100).map(move |b| (a, b)))
            {
                let letters = [first, second].map(|code| char::from_u32(code).unwrap());
                dealt[shard_of(letters, shards)] += 1;
            }
            let even = 128 * 256 / shards;
            assert!(dealt.iter().all(|&count| count > 0 && count < 4 * even), "{shards}");
        }
    }
}
