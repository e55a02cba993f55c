//! Which pages have which pair of letters, as it is gathered page after page.
//!
//! A page has a thousand pairs, each many times, and a district ten thousand pages: so each pair is
//! looked up where it stands, nothing is sorted but the pairs in the end, and a page takes a byte.

use super::pairs::Pair;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The pages of every pair that was met.
#[derive(Debug)]
pub(super) struct Gathered {
    pages: HashMap<Pair, Pages, BuildHasherDefault<Spread>>,
    /// What was noted lately, at a place of its own each: a page says most of its pairs again, and
    /// then this is all that is looked at.
    lately: Box<[(u64, usize)]>,
}

/// How many pairs are kept in mind, as a power of two: more than most pages have.
const LATELY: u32 = 11;

impl Gathered {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { pages: HashMap::default(), lately: vec![(0, usize::MAX); 1 << LATELY].into() }
    }

    /// Notes that a page has a pair. Pages come in rising order, a pair of theirs any number of
    /// times.
    pub(super) fn add(&mut self, pair: Pair, page: usize) {
        let place = (spread(pair.number()) >> (u64::BITS - LATELY)) as usize;
        let Some(lately) = self.lately.get_mut(place) else { return };
        if *lately != (pair.number(), page) {
            *lately = (pair.number(), page);
            self.pages.entry(pair).or_default().add(page);
        }
    }

    /// Every pair with its pages, in the order of pairs.
    pub(super) fn in_order(self) -> Vec<(Pair, Pages)> {
        let mut all: Vec<_> = self.pages.into_iter().collect();
        all.sort_unstable_by_key(|(pair, _)| *pair);
        all
    }
}

/// Pages in rising order, as the steps between them.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// Each is the distance to the page before, less one, in digits of seven bits, the lowest
    /// first; the eighth bit says that another digit follows.
    steps: Vec<u8>,
    /// The number behind the last page.
    next: usize,
}

impl Pages {
    fn add(&mut self, page: usize) {
        // Anything less is the last page once more.
        let Some(mut step) = page.checked_sub(self.next) else { return };
        while step > 0x7f {
            self.steps.push(0x80 | (step & 0x7f) as u8);
            step >>= 7;
        }
        self.steps.push(step as u8);
        self.next = page + 1;
    }

    /// Adds the pages to a list, each counted from `first`.
    pub(super) fn list(&self, first: usize, list: &mut Vec<usize>) {
        let (mut page, mut step, mut shift) = (first, 0, 0);
        for digit in &self.steps {
            step |= usize::from(digit & 0x7f) << shift;
            shift += 7;
            if digit & 0x80 == 0 {
                list.push(page + step);
                page += step + 1;
                (step, shift) = (0, 0);
            }
        }
    }
}

/// Spreads pairs over a table by multiplicative hashing (Knuth, The Art of Computer Programming 3,
/// §6.4), by 2⁶⁴ over the golden ratio. The upper bits, which depend on both letters, come to where
/// the table looks. What comes out of the table is sorted: no order of it is seen.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = spread(self.0 ^ number);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::{Field, each_pair};
    use super::*;

    #[test]
    fn pages_are_read_back_as_they_were_added() {
        for pages in [vec![], vec![0], vec![3, 4, 131, 132, 260, 16_777_216], vec![127, 255, 256]] {
            let mut own = Pages::default();
            for page in &pages {
                own.add(*page);
                own.add(*page);
            }
            let mut list = vec![1];
            own.list(0, &mut list);
            assert_eq!(list, [&[1], &pages[..]].concat());
            let mut moved = Vec::new();
            own.list(7, &mut moved);
            assert!(moved.iter().zip(&pages).all(|(moved, page)| *moved == page + 7));
        }
    }

    #[test]
    fn pairs_come_in_order_with_each_page_once() {
        let mut gathered = Gathered::new();
        for (page, line) in ["작업 작업", "공동 작업장", "업"].into_iter().enumerate() {
            each_pair(line, Field::About, |pair| gathered.add(pair, page));
        }
        let all = gathered.in_order();
        assert!(all.is_sorted_by(|one, other| one.0 < other.0));
        let pages = |letters: [char; 2]| {
            let (_, pages) = all.iter().find(|(pair, _)| pair.letters() == letters)?;
            let mut list = Vec::new();
            pages.list(0, &mut list);
            Some(list)
        };
        assert_eq!(pages(['작', '업']), Some(vec![0, 1]));
        assert_eq!(pages(['업', ' ']), Some(vec![0, 1, 2]));
        assert_eq!(pages(['동', '장']), None);
    }
}
