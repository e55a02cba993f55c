//! The index of a site: every pair of letters with its pages, cut into files of about one size.
//!
//! Pages are read on as many threads as the pool has, but on threads of its own: a thread of the
//! pool that waits would begin another file of the index meanwhile, and wait for itself.

use super::document::{self, Half, Subject, subjects};
use super::pairs::{Field, MOST_PAGES, Pair, collect};
use super::posting::coded;
use crate::render::context::Shared;
use serde::Serialize;
use std::fmt::Write as _;
use std::thread;

/// The pairs of letters of a site.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Another for another index: a browser that kept files of an earlier one notices.
    edition: String,
    pages: usize,
    /// The first pair of each file, one behind the other.
    firsts: String,
    shards: Vec<String>,
}

/// What `index.js` says.
#[derive(Debug, Serialize)]
pub(super) struct Start<'a> {
    edition: &'a str,
    pages: usize,
    firsts: &'a str,
}

/// Files of pairs for so many pages. What a reader moves is `index.js`, which grows with them, and
/// a file for nearly every pair looked for, which shrinks: for a thousand records both are least
/// together with about as many files. No more than a thousand, since all of them are named at once.
pub(super) fn shards_of(pages: usize) -> usize {
    pages.clamp(4, 1024)
}

impl Index {
    /// Reads every page of a site.
    pub(crate) fn of(shared: &Shared) -> Self {
        let subjects = subjects(shared);
        let pages = subjects.len().min(MOST_PAGES);
        let pairs = all_pairs(shared, subjects.get(..pages).unwrap_or_default());
        let entries: Vec<Entry> = pairs
            .chunk_by(|a, b| a.letters() == b.letters())
            .map(|e| Entry::of(e, pages))
            .collect();
        let (firsts, shards) = cut(&entries, shards_of(subjects.len()));
        Self { edition: edition(&shards), pages, firsts, shards }
    }

    /// What a reader needs first.
    pub(super) fn start(&self) -> Start<'_> {
        Start { edition: &self.edition, pages: self.pages, firsts: &self.firsts }
    }

    /// The `number`-th file of pairs, from 0, with the edition it belongs to.
    pub(super) fn shard(&self, number: usize) -> [&str; 2] {
        [&self.edition, self.shards.get(number).map_or("", String::as_str)]
    }
}

/// A pair as its file has it: both letters, then the pages of each field between commas, then a
/// blank, which stands nowhere else but as the second letter.
struct Entry {
    letters: [char; 2],
    text: String,
}

impl Entry {
    fn of(pairs: &[Pair], pages: usize) -> Self {
        let letters = pairs.first().map(|pair| pair.letters()).unwrap_or_default();
        let mut text = String::from_iter(letters);
        let mut rest = pairs;
        for field in Field::ALL {
            let (own, behind) = rest.split_at(rest.partition_point(|pair| pair.is_in(field)));
            let own: Vec<usize> = own.iter().map(|pair| pair.page()).collect();
            text.push_str(&coded(&own, pages));
            text.push(',');
            rest = behind;
        }
        // Some field has a page, whose letters end in no comma.
        text.truncate(text.trim_end_matches(',').len());
        text.push(' ');
        Self { letters, text }
    }
}

/// Every pair of every page, each once, in order: the same on any number of threads.
fn all_pairs(shared: &Shared, subjects: &[Subject]) -> Vec<Pair> {
    let threads = rayon::current_num_threads().max(1);
    let stretch = subjects.len().div_ceil(threads).max(1);
    let mut all = thread::scope(|scope| {
        let read = |(nth, subjects)| scope.spawn(move || pairs_of(shared, nth * stretch, subjects));
        let readers: Vec<_> = subjects.chunks(stretch).enumerate().map(read).collect();
        let joined = readers.into_iter().map(|reader| match reader.join() {
            Ok(pairs) => pairs,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect::<Vec<_>>().concat()
    });
    // Stretches that are in order each are merged, not sorted again.
    all.sort();
    all
}

/// The pairs of some pages that follow one another from `first`, in order.
fn pairs_of(shared: &Shared, first: usize, subjects: &[Subject]) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut own = Vec::new();
    for (page, subject) in (first..).zip(subjects) {
        let document = document::of(shared, *subject, Half::Both);
        document.each_line(&mut |field, line| collect(line, field, page, &mut own));
        own.sort_unstable();
        own.dedup();
        all.append(&mut own);
    }
    all.sort();
    all
}

/// Entries cut into so many texts of about one size, with the first pair of each that has one.
fn cut(entries: &[Entry], shards: usize) -> (String, Vec<String>) {
    let whole: usize = entries.iter().map(|entry| entry.text.len()).sum();
    let mut firsts = String::new();
    let mut texts = Vec::with_capacity(shards);
    let mut text = String::new();
    let mut before = 0;
    for entry in entries {
        if text.is_empty() {
            firsts.extend(entry.letters);
        }
        text.push_str(&entry.text);
        before += entry.text.len();
        // The last one ends with the whole.
        if before * shards >= whole * (texts.len() + 1) {
            texts.push(std::mem::take(&mut text));
        }
    }
    texts.resize(shards, String::new());
    (firsts, texts)
}

/// Sixteen hexadecimal digits of all files (FNV-1a, 64 bits): no secret, only another number for
/// another index.
fn edition(shards: &[String]) -> String {
    let bytes = shards.iter().flat_map(|shard| shard.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut text = String::new();
    let _ = write!(text, "{hash:016x}");
    text
}
