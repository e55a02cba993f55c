//! The index of a site: every pair of letters with its pages, dealt out to files.
//!
//! Pages are read on as many threads as the pool has, but on threads of its own: a thread of the
//! pool that waits would begin another file of the index meanwhile, and wait for itself.

use super::document::{self, Half, Subject, subjects};
use super::edition::Edition;
use super::gathered::{Gathered, Pages};
use super::pairs::{Field, Pair, each_pair};
use super::posting::coded;
use crate::render::context::Shared;
use serde::Serialize;
use std::hash::Hasher as _;
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
        let stretches = read(shared, &subjects);
        let shards = dealt(&stretches, subjects.len());
        Self { edition: edition(&shards, &stretches), pages: subjects.len(), shards }
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

/// Some pages that follow one another, from the `first`.
struct Stretch {
    first: usize,
    /// Their pairs in order, each with its pages, counted from the first.
    pairs: Vec<(Pair, Pages)>,
    /// The edition of each page's texts.
    texts: Vec<u64>,
}

/// Reads all pages in stretches, as many as there are threads.
fn read(shared: &Shared, subjects: &[Subject]) -> Vec<Stretch> {
    let threads = rayon::current_num_threads().max(1);
    let length = subjects.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let read = |(nth, subjects)| {
            let first = nth * length;
            scope.spawn(move || Stretch::of(shared, first, subjects))
        };
        let readers: Vec<_> = subjects.chunks(length).enumerate().map(read).collect();
        let joined = readers.into_iter().map(|reader| match reader.join() {
            Ok(stretch) => stretch,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}

impl Stretch {
    /// Reads some pages, which their pairs count from 0.
    fn of(shared: &Shared, first: usize, subjects: &[Subject]) -> Self {
        let (mut pairs, mut texts) = (Gathered::new(), Vec::with_capacity(subjects.len()));
        for (page, subject) in subjects.iter().enumerate() {
            let document = document::of(shared, *subject, Half::Both);
            document.each_line(&mut |field, line| {
                each_pair(line, field, |pair| pairs.add(pair, page));
            });
            texts.push(Edition::of(&document));
        }
        Self { first, pairs: pairs.in_order(), texts }
    }
}

/// Every pair with its pages, in the file it belongs to: the same from any number of stretches.
fn dealt(stretches: &[Stretch], pages: usize) -> Vec<String> {
    let mut files = vec![String::new(); shards_of(pages)];
    let shards = files.len();
    let mut rest: Vec<Rest<'_>> =
        stretches.iter().map(|stretch| (stretch.first, &stretch.pairs[..])).collect();
    let letters_of = |(_, pairs): &Rest<'_>| Some(pairs.first()?.0.letters());
    while let Some(letters) = rest.iter().filter_map(letters_of).min() {
        if let Some(file) = files.get_mut(shard_of(letters, shards)) {
            push_entry(letters, &mut rest, pages, file);
        }
    }
    files
}

/// The first page of a stretch, and those of its pairs that are not dealt yet.
type Rest<'a> = (usize, &'a [(Pair, Pages)]);

/// The number of a pair's file among so many, by multiplicative hashing (Knuth, The Art of Computer
/// Programming 3, §6.4): both letters by 2³² over the golden ratio. `assets/search.js` has the same.
fn shard_of(letters: [char; 2], shards: usize) -> usize {
    const GOLDEN: u32 = 0x9e37_79b1;
    let [first, second] = letters.map(u32::from);
    let mixed = first.wrapping_mul(GOLDEN).wrapping_add(second).wrapping_mul(GOLDEN);
    ((u64::from(mixed) * shards as u64) >> 32) as usize
}

/// Takes the pairs of the same letters from the front of all stretches, and adds them as their file
/// has them: both letters, then the pages of each field between commas, then a blank, which stands
/// nowhere else but as the second letter.
fn push_entry(letters: [char; 2], rest: &mut [Rest<'_>], pages: usize, file: &mut String) {
    file.extend(letters);
    let mut own = Vec::new();
    for field in Field::ALL {
        own.clear();
        for (first, pairs) in &mut *rest {
            if let Some(((pair, pages), behind)) = pairs.split_first()
                && pair.letters() == letters
                && pair.is_in(field)
            {
                pages.list(*first, &mut own);
                *pairs = behind;
            }
        }
        file.push_str(&coded(&own, pages));
        file.push(',');
    }
    // Some field has a page, whose letters end in no comma.
    file.truncate(file.trim_end_matches(',').len());
    file.push(' ');
}

/// The edition of the files of pairs and of the texts of all pages.
fn edition(shards: &[String], stretches: &[Stretch]) -> String {
    let mut edition = Edition::new();
    shards.iter().for_each(|shard| edition.write(shard.as_bytes()));
    stretches.iter().flat_map(|stretch| &stretch.texts).for_each(|text| edition.write_u64(*text));
    edition.digits()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 5] = ["공동 작업장", "작업장은", "공동체", "가-7", "공동 작업"];

    /// The files of pages with a line each, read in stretches of so many.
    fn files(length: usize) -> Vec<String> {
        let stretch = |(nth, lines): (usize, &[&str])| {
            let mut pairs = Gathered::new();
            for (page, line) in lines.iter().enumerate() {
                each_pair(line, Field::About, |pair| pairs.add(pair, page));
            }
            Stretch { first: nth * length, pairs: pairs.in_order(), texts: Vec::new() }
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
