//! Which pages have a pair of letters, in as few letters as may be.
//!
//! A list of numbers is written as the steps between them, as the steps between those that are
//! missing, or a bit for each page; whichever is shortest. Everything is ASCII that a JSON string
//! holds as it is. `assets/search.js` reads it back.

/// The digits of base 64, the URL-safe ones of RFC 4648 §5: no quote, backslash or bracket.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Before the steps between the pages that have it, between those that have it not, and bits.
const THESE: char = '+';
const OTHERS: char = '~';
const BITS: char = '*';

/// The pages among so many, in rising order; empty for none.
pub(super) fn coded(pages: &[usize], of: usize) -> String {
    if pages.is_empty() {
        return String::new();
    }
    let bits = of.div_ceil(6);
    let these = (pages.len() <= bits).then(|| steps(THESE, pages.iter().copied()));
    let missing = || {
        let mut those = pages.iter().copied().peekable();
        (0..of).filter(move |page| those.next_if_eq(page).is_none())
    };
    let others = (of - pages.len().min(of) <= bits).then(|| steps(OTHERS, missing()));
    let shortest = these.into_iter().chain(others).min_by_key(String::len);
    shortest.filter(|text| text.len() <= bits).unwrap_or_else(|| bit_by_bit(pages, bits))
}

/// Each step is the distance to the page before, less one, in digits of five bits, the lowest
/// first; the sixth bit says that another digit follows.
fn steps(mark: char, pages: impl Iterator<Item = usize>) -> String {
    let mut text = String::from(mark);
    let mut next = 0;
    for page in pages {
        let mut step = page - next;
        while step >= 32 {
            text.push(digit(32 | (step & 31)));
            step >>= 5;
        }
        text.push(digit(step));
        next = page + 1;
    }
    text
}

fn bit_by_bit(pages: &[usize], digits: usize) -> String {
    let mut values = vec![0_usize; digits];
    for page in pages {
        if let Some(value) = values.get_mut(page / 6) {
            *value |= 1 << (page % 6);
        }
    }
    std::iter::once(BITS).chain(values.into_iter().map(digit)).collect()
}

fn digit(value: usize) -> char {
    DIGITS.get(value).copied().map_or('A', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_is_taken() {
        assert_eq!(coded(&[], 1000), "");
        assert_eq!(coded(&[0], 1), "~");
        assert_eq!(coded(&[3], 1000), "+D");
        // 39 = 7 + 32: the low digit with its sixth bit, then 1.
        assert_eq!(coded(&[39, 41], 1000), "+nBB");
        let all: Vec<usize> = (0..1000).collect();
        assert_eq!(coded(&all, 1000), "~");
        let but_two: Vec<usize> = (0..1000).filter(|n| ![5, 7].contains(n)).collect();
        assert_eq!(coded(&but_two, 1000), "~FB");
        let even: Vec<usize> = (0..12).step_by(2).collect();
        assert_eq!(coded(&even, 12), "*VV");
    }
}
